using Samsyn.Domain.Agreements;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Decisions;

/// <summary>What makes a party's line worth a second look. Shown, blames nobody, stops nothing. Alphabetical, as in JSON.</summary>
public enum PartyFlag
{
    Annulled,
    AppealDateDiffers,
    Appealed,
    Corrected,
    DoesNotCount,
    Early,
}

/// <summary>One party on the day asked about.</summary>
/// <param name="Body">Its deciding body, also while undecided; null without a cascade.</param>
/// <param name="Decision">The body's latest standing decision as it stands after corrections; null when it has none.</param>
/// <param name="InForceOn">From when the agreement applies to it; may lie after the day asked about.</param>
/// <param name="AppealUntil">Last day to appeal, computed (C3 rule 6).</param>
/// <param name="LegalForceOn">The day after; null while not announced or while appealed.</param>
public sealed record PartyStatus(
    Principal Party, PartyState State, Body? Body, Decision? Decision, DateOnly? InForceOn, DateOnly? AppealUntil,
    DateOnly? AppealUntilStated, DateOnly? LegalForceOn, IReadOnlyList<PartyFlag> Flags)
{
    public DateOnly? On => Decision?.On;

    public string? Version => Decision?.Version;
}

/// <summary>A body in a step: its standing decision, or null when it has not spoken.</summary>
public sealed record BodyStatus(Body Body, Decision? Decision, bool Early);

/// <summary>A step on the day asked about.</summary>
/// <param name="On">The day the last of its bodies had spoken on the current text.</param>
public sealed record StepStatus(CascadeStep Step, bool Done, DateOnly? On, bool Early, IReadOnlyList<BodyStatus> Bodies);

/// <summary>Entry into force on the day asked about, with its reason.</summary>
/// <param name="Met">Null when the rule is unknown.</param>
/// <param name="Blocking">Who stands between here and entry into force, by id (R22).</param>
public sealed record EntryStatus(
    EntryRule Rule, bool? Met, bool Fallen, DateOnly? InForceOn, string? Version, bool Stated, StatusReason Reason,
    IReadOnlyList<Principal> Blocking);

/// <summary>How many parties are in each state; adds up to the parties.</summary>
public sealed record PartyCounts(int Parties, int Approved, int Rejected, int Conditional, int Outdated, int Tabled, int ReferredBack, int Undecided)
{
    public int Of(PartyState state) => state switch
    {
        PartyState.Approved => Approved,
        PartyState.Rejected => Rejected,
        PartyState.Conditional => Conditional,
        PartyState.Outdated => Outdated,
        PartyState.Tabled => Tabled,
        PartyState.ReferredBack => ReferredBack,
        PartyState.Undecided => Undecided,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state that is not counted."),
    };
}

/// <summary>How many had said yes from a day on: a step of the curve.</summary>
public readonly record struct CurvePoint(DateOnly On, int Approved);

/// <summary>
/// Where an agreement stands (läge): as of a day, as known at an instant, each figure with its reason. The only place that names a stage.
/// </summary>
/// <remarks>
/// Two independent questions: <c>asOf</c> is about when things happened, <c>knownAt</c> about when they were recorded. On
/// 5 March all five had decided, but on 10 March only two of the decisions were known here. Source: CONTRACT.md C3.
/// </remarks>
public sealed record AgreementStatus
{
    public required Cascade Cascade { get; init; }

    public required DateOnly AsOf { get; init; }

    public required DateTime KnownAt { get; init; }

    /// <summary>The current text; null before the first.</summary>
    public required AgreementVersion? Version { get; init; }

    public required Stage Stage { get; init; }

    public required EntryStatus EntryIntoForce { get; init; }

    /// <summary>The day it is in force from: as computed, else as a source says; null when neither is known, and when it has fallen.</summary>
    public DateOnly? InForceOn => EntryIntoForce.Fallen ? null : EntryIntoForce.InForceOn ?? (EntryIntoForce.Stated ? Cascade.Agreement.Settings.EntryIntoForce.Stated?.On : null);

    public required TermStatus Term { get; init; }

    public required PartyCounts Counts { get; init; }

    /// <summary>Four decimals, half up; null when a figure is missing.</summary>
    public required decimal? PopulationShareApproved { get; init; }

    public required IReadOnlyList<StepStatus> Steps { get; init; }

    /// <summary>Sorted by id, ordinal.</summary>
    public required IReadOnlyList<PartyStatus> Parties { get; init; }

    /// <summary>The yeses day by day up to the day asked about.</summary>
    public required IReadOnlyList<CurvePoint> Curve { get; init; }

    /// <exception cref="ArgumentException"><paramref name="knownAt"/> is not UTC.</exception>
    public static AgreementStatus Of(Cascade cascade, DateOnly asOf, DateTime knownAt)
    {
        if (knownAt.Kind != DateTimeKind.Utc) throw new ArgumentException("The instant must be UTC.", nameof(knownAt));
        return new StatusComputation(cascade, asOf, knownAt).Run();
    }
}
