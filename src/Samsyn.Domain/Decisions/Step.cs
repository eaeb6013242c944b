using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Decisions;

/// <summary>
/// A step of the cascade (steg i beslutsordningen): some bodies prepare, recommend or decide, after other steps.
/// </summary>
/// <remarks>
/// The plan is the first one, in the source's own words; each <see cref="Replanning"/> stands beside it and erases nothing.
/// Source: CONTRACT.md C2 <c>cascade</c>, R10, R12.
/// </remarks>
public sealed record Step
{
    /// <summary>Its name within the agreement: <c>federations</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Body ids, or <c>each KF</c> for one per municipal party (<c>each RF</c> per region).</summary>
    public required IReadOnlyList<string> Bodies { get; init; }

    /// <summary>What its bodies do.</summary>
    public required Mandate Act { get; init; }

    /// <summary>The party a single body decides for: HSS decides for VGR.</summary>
    public PrincipalId? For { get; init; }

    public PlannedDate? Planned { get; init; }

    public bool Preliminary { get; init; }

    /// <summary>The source's own words: "preliminärt juni alt. augusti".</summary>
    public string? Words { get; init; }

    /// <summary>Names of the steps that should be done first. A decision before them is recorded and marked early.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    public IReadOnlyList<Replanning> Replanned { get; init; } = [];

    /// <summary>The plan as known on a day: the last re-planning known by then, else the first plan.</summary>
    public (PlannedDate? Planned, bool Preliminary, string? Words) PlanAsOf(DateOnly day)
    {
        Replanning? last = null;
        foreach (var replanning in Replanned)
            if (replanning.KnownOn <= day && (last is null || replanning.KnownOn >= last.KnownOn)) last = replanning;
        return last is null ? (Planned, Preliminary, Words) : (last.Planned, last.Preliminary, last.Words);
    }

    /// <summary>True of <c>each KF</c>, with the kind it names.</summary>
    public static bool IsEach(string entry, out string kind)
    {
        var each = entry.StartsWith("each ", StringComparison.Ordinal);
        kind = each ? entry[5..] : "";
        return each;
    }

    /// <summary>Outcomes a body may have in a step of this act.</summary>
    public static bool Allows(Mandate act, Outcome outcome) => outcome switch
    {
        Outcome.Tabled or Outcome.ReferredBack => true,
        Outcome.Approved or Outcome.ApprovedWithCondition or Outcome.Rejected => act == Mandate.Decides,
        Outcome.Recommended or Outcome.Endorsed or Outcome.RecommendedAgainst or Outcome.Noted => act != Mandate.Decides,
        _ => false,
    };

    /// <summary>Outcomes that make a body's part of the step done; tabling and referral back do not.</summary>
    public static bool Completes(Outcome outcome) => outcome is not (Outcome.Tabled or Outcome.ReferredBack);
}

/// <summary>A new plan for a step, with the day it became known and why (R10). The first plan stays.</summary>
public sealed record Replanning(PlannedDate? Planned, bool Preliminary, string? Words, DateOnly KnownOn, string? Reason);
