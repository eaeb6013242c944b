using Microsoft.Playwright;
using Samsyn.Browser.Tests.Site;
using Samsyn.Web.Design;

namespace Samsyn.Browser.Tests.Visits;

/// <summary>What a page may look like. A page that cannot look like one of them says why in <see cref="PageRoute.Without"/>.</summary>
public enum VisitState
{
    /// <summary>With real facts.</summary>
    Full,

    /// <summary>Before there is anything to show.</summary>
    Empty,

    /// <summary>After something was filled in or asked for wrongly.</summary>
    Error,

    /// <summary>To somebody who may not see it, or when it is not there: both look alike (DESIGN.md 5).</summary>
    Refused,

    /// <summary>With invented facts, which the page says.</summary>
    Demonstration,
}

/// <summary>One page in one state, as a reader meets it.</summary>
/// <param name="Path">The Swedish address, with its query; the English one has <c>/en</c> before it.</param>
public sealed record Visit(VisitState State, string Path)
{
    public Filling On { get; init; } = Filling.Everything;

    /// <summary>The status the last answer has.</summary>
    public int Status { get; init; } = 200;

    /// <summary>True when the page shows invented facts and therefore says so.</summary>
    public bool Invented { get; init; }

    /// <summary>The account that is signed in, by its user name; null for everybody else.</summary>
    public string? As { get; init; }

    /// <summary>True when the page may keep a cookie: it is somebody's own, or has a form that needs one.</summary>
    public bool HasCookies { get; init; }

    /// <summary>What the reader does on the page before it looks as registered: sends a form with something wrong in it.</summary>
    public Func<IPage, Task>? Does { get; init; }

    /// <summary>What she does, in a word or two; part of the name.</summary>
    public string? Doing { get; init; }

    public string Name =>
        $"{Path}{(Doing is null ? "" : $" ({Doing})")}{(As is null ? "" : $" as {As}")}, {State.ToString().ToLowerInvariant()}{(On == Filling.Everything ? "" : $", {On.ToString().ToLowerInvariant()}")}";

    public string Address(Language language) => language == Language.Swedish ? Path : Path == "/" ? "/en" : "/en" + Path;
}

/// <summary>A page and how it may look.</summary>
/// <param name="Route">As in the page's own <c>@page</c>.</param>
public sealed record PageRoute(string Route, IReadOnlyList<Visit> Visits)
{
    /// <summary>The states this page cannot be in, each with the reason.</summary>
    public IReadOnlyDictionary<VisitState, string> Without { get; init; } = new Dictionary<VisitState, string>();
}

/// <summary>An address that answers with data or does something, and the answers it gives.</summary>
public sealed record DataRoute(string Route, IReadOnlyList<DataVisit> Visits);

public sealed record DataVisit(string Path, int Status, string ContentType)
{
    public string Method { get; init; } = "GET";
}
