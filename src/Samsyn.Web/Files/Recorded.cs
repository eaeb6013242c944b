using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;
using Samsyn.Web.Consultations;

namespace Samsyn.Web.Files;

/// <summary>What the database holds before an import, and what an export writes: the register and every agreement with its facts.</summary>
public sealed record Recorded(County? County, IReadOnlyList<RecordedAgreement> Agreements)
{
    /// <summary>An empty database.</summary>
    public static readonly Recorded Nothing = new(null, []);

    /// <summary>News, questions with answers and documents.</summary>
    public RecordedPublishing Publishing { get; init; } = RecordedPublishing.Nothing;
}

/// <summary>One agreement with everything recorded about it.</summary>
/// <param name="Steps">Its cascade; empty without one.</param>
/// <param name="Decisions">Decisions and later facts of its own, in any order; not those that came along by another's <c>also</c>.</param>
public sealed record RecordedAgreement(
    Agreement Agreement, IReadOnlyList<Step> Steps, IReadOnlyList<Decision> Decisions, IReadOnlyList<Signature> Signatures)
{
    /// <summary>By version: the clauses' ids and responsibilities, in reading order. A version without a text has none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ClauseEntry>> Clauses { get; init; } = new Dictionary<string, IReadOnlyList<ClauseEntry>>();

    /// <summary>What it demands of its parties, in the file's order.</summary>
    public IReadOnlyList<Duty> Duties { get; init; } = [];

    public IReadOnlyList<DutyReport> DutyReports { get; init; } = [];
    /// <summary>The groups that work with it, by name. Positions and scenarios are confidential and never among what is exported.</summary>
    public IReadOnlyList<Domain.Groups.Group> Groups { get; init; } = [];

    /// <summary>Its consultation rounds in the order they opened, with everything that was answered.</summary>
    public IReadOnlyList<StoredRound> Rounds { get; init; } = [];

    /// <summary>Views that came outside every round, in the order they came.</summary>
    public IReadOnlyList<OutsideView> Views { get; init; } = [];

    public IReadOnlyList<DisagreementFact> Disagreements { get; init; } = [];

    /// <summary>Null when nobody has made one.</summary>
    public SigningPlan? SigningPlan { get; init; }

    public IReadOnlyList<SignatoryChange> Signatories { get; init; } = [];
}
