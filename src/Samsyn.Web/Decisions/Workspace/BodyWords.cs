using System.Globalization;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>Bodies and decisions as the workspace names them.</summary>
public static class BodyWords
{
    private static readonly StringComparer Swedish = StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);

    /// <summary>"Kommunfullmäktige i Mellerud"; a body that stands alone by its name.</summary>
    public static string Full(this Body body) => body.Of is { } of ? $"{body.Name} {L("i", "in")} {of.Name}" : body.Name;

    /// <summary>In the middle of a sentence: "kommunfullmäktige", "VästKoms styrelse".</summary>
    public static string InSentence(this Body body) => body.Of is null ? body.Name : body.Name.ToLower(CultureInfo.GetCultureInfo("sv-SE"));

    /// <summary>"Melleruds", "Borås".</summary>
    public static string Genitive(string name) =>
        English ? name + "’s" : name.Length > 0 && name[^1] is 's' or 'x' or 'z' ? name : name + "s";

    /// <summary>The party a body decides for: Mellerud of its assembly, VGR of HSS; null for those that only recommend.</summary>
    public static Principal? PartyOf(this Cascade cascade, Body body) =>
        cascade.StepOf(body.Id) is { Step.Act: Mandate.Decides } step ? body.Of ?? (step.Step.For is { } party ? cascade.County.Find(party) : null) : null;

    /// <summary>For lists: joint bodies as the cascade has them, then those of each principal by name.</summary>
    public static IEnumerable<Body> InReadingOrder(this IEnumerable<Body> bodies)
    {
        var all = bodies.ToList();
        return all.Where(b => b.Of is null).Concat(all.Where(b => b.Of is not null).OrderBy(b => b.Of!.Name, Swedish).ThenBy(b => b.Name, Swedish));
    }

    /// <summary>"Kommunfullmäktige i Mark godkände 24 november 2022, § 141".</summary>
    public static string InWords(this Cascade cascade, Decision decision)
    {
        var body = cascade.County.TryFind(decision.Body, out var found) ? found.Full() : decision.Body.Value;
        return $"{body} {decision.Outcome.Label().ToLowerInvariant()} {Dates.Full(decision.On)}{(decision.Paragraph.Length > 0 ? ", " + decision.Paragraph : "")}";
    }

    /// <summary>The state whose badge stands beside an outcome; null for what only advises.</summary>
    public static PartyState? Badge(this Outcome outcome) => outcome switch
    {
        Outcome.Approved => PartyState.Approved,
        Outcome.ApprovedWithCondition => PartyState.Conditional,
        Outcome.Rejected => PartyState.Rejected,
        Outcome.Tabled => PartyState.Tabled,
        Outcome.ReferredBack => PartyState.ReferredBack,
        _ => null,
    };
}
