using Samsyn.Domain.Duties;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements;

namespace Samsyn.Web.Workspace;

/// <summary>One thing that awaits somebody (att göra).</summary>
/// <param name="Day">The day it is about; null when there is none.</param>
/// <param name="Passed">The day has passed: said without blame.</param>
/// <param name="Href">Where it is done.</param>
public sealed record ToDoItem(DateOnly? Day, bool Passed, string Title, string Text, string Href, string Action, string Agreement)
{
    /// <summary>What the text ends with in somebody's own words: a condition, a plan.</summary>
    public string? Quoted { get; init; }

    /// <summary><c>sv</c> on an English page when <see cref="Quoted"/> is Swedish data.</summary>
    public string? QuotedLang { get; init; }

    /// <summary>The title is Swedish data: a duty as the agreement calls it.</summary>
    public bool TitleIsData { get; init; }

    /// <summary>When, where no single day is known: "preliminärt mars 2023". Shown instead of <see cref="Day"/>, in italics.</summary>
    public string? When { get; init; }

    /// <summary><c>sv</c> on an English page when <see cref="When"/> is the source's own words.</summary>
    public string? WhenLang { get; init; }

    /// <summary>What it rests on and how long it takes: "Punkt 4.2 i avtalet. Ungefär 20 minuter."</summary>
    public string? Detail { get; init; }

    /// <summary>What it costs, only where the agreement's data says so.</summary>
    public string? Cost { get; init; }

    /// <summary>What others have decided or done: "31 av 50 har sagt ja."</summary>
    public string? Others { get; init; }

    /// <summary>What happens if we wait.</summary>
    public string? IfWeWait { get; init; }

    /// <summary><c>sv</c> on an English page when <see cref="IfWeWait"/> is the agreement's own words.</summary>
    public string? IfWeWaitLang { get; init; }

    /// <summary>It lies more than a month ahead: shown under Later.</summary>
    public bool Later { get; init; }

    /// <summary>The day it was done: shown among what is done, and nowhere else.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>The agreement's short name, for what an agreement costs us.</summary>
    public string? Slug { get; init; }
}

/// <summary>Who asks what awaits, and in which agreements.</summary>
/// <param name="Cards">Every agreement on the day it is shown as of.</param>
public sealed record ToDoAsker(SignedIn Who, IReadOnlyList<AgreementCard> Cards)
{
    /// <summary>How far ahead something is To do and not Later.</summary>
    public const int DaysAhead = 31;

    /// <summary>
    /// Somebody who reads for a principal or a body and does nothing here: a politician (förtroendevald). Such an account gets what is asked of
    /// its principal on one screen, each with one link.
    /// </summary>
    public bool IsPolitician => Who.Grants.Count > 0 && Who.Grants.All(g => g is { Role: Role.Reader, IsPrincipalAdministrator: false } && (g.PrincipalId is not null || g.BodyId is not null));

    /// <summary>The principals one works for or sits in: a body of a principal is one of its own.</summary>
    public bool IsOurs(PrincipalId principal) => Who.Grants.Any(g => g.PrincipalId == principal || g.BodyId?.Principal == principal);

    /// <summary>Whether a duty is asked of us.</summary>
    public bool IsOurs(DutyOwner owner) => owner.Body is { } body
        ? Who.Grants.Any(g => g.BodyId == body.Id || (body.Of is { } of && g.PrincipalId == of.Id))
        : owner.Principal is { } principal && IsOurs(principal.Id);
}

/// <summary>
/// Where things that await somebody come from. Each capability registers its own with the services, as it registers an outbox handler; the page
/// sorts them by day. What is done comes from the same source, with <see cref="ToDoItem.DoneOn"/>.
/// </summary>
/// <example><code>services.AddSingleton(p => new ToDoSource(asker => SigningToDos.Of(asker, …)));</code></example>
public sealed record ToDoSource(Func<ToDoAsker, ValueTask<IEnumerable<ToDoItem>>> Of);

/// <summary>All sources as one list.</summary>
public static class ToDoSources
{
    /// <summary>By day, what has no day last; what is done by the day it was done, the newest first.</summary>
    public static async Task<IReadOnlyList<ToDoItem>> Items(this IEnumerable<ToDoSource> sources, ToDoAsker asker)
    {
        var items = new List<ToDoItem>();
        foreach (var source in sources) items.AddRange(await source.Of(asker));
        return [.. items.Where(i => i.DoneOn is null).OrderBy(i => i.Day ?? DateOnly.MaxValue), .. items.Where(i => i.DoneOn is not null).OrderByDescending(i => i.DoneOn)];
    }
}
