using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;

namespace Samsyn.Web.Files;

/// <summary>
/// What an import changes, checked and ready to be stored in one commit. An import of what is recorded already changes nothing.
/// </summary>
/// <param name="County">The register to store in place of the recorded one; null when it stays as it is.</param>
/// <param name="Blobs">Bytes of maps and texts by their SHA-256 (lower-case hex); some may be stored already.</param>
/// <param name="Agreements">The agreements that change, those a file names in the files' order.</param>
/// <param name="After">Everything as it stands afterwards, but what is published: that as it stood before.</param>
public sealed record ImportPlan(
    County? County, IReadOnlyDictionary<string, byte[]> Blobs, IReadOnlyList<AgreementChange> Agreements, Recorded After)
{
    /// <summary>The consultation rounds that change.</summary>
    public IReadOnlyList<RoundChange> Rounds { get; init; } = [];

    /// <summary>What changes of what is published; null when nothing does.</summary>
    public PublishingChange? Publishing { get; init; }

    public bool ChangesNothing => County is null && Agreements.Count == 0 && Rounds.Count == 0 && Publishing is null;

    /// <summary>New answers of all rounds.</summary>
    public int AnswerCount => Rounds.Sum(change => change.NewAnswers.Count);

    /// <summary>New decisions and later facts of all agreements.</summary>
    public int DecisionCount => Agreements.Sum(change => change.NewDecisions.Count);
}

/// <summary>What changes about one agreement.</summary>
/// <param name="Agreement">As it stands afterwards: settings, all versions in order, all term changes. A recorded one keeps its id and revision.</param>
/// <param name="IsNew">Nothing is recorded about it; the lists below then hold everything.</param>
/// <param name="SettingsBefore">The settings it replaces; null when it is new or the settings stay.</param>
/// <param name="Steps">The whole cascade as it stands afterwards.</param>
/// <param name="StepsChanged">The cascade is another than the recorded one.</param>
/// <param name="CompletedVersions">Recorded versions that now have a text, or another summary.</param>
/// <param name="Clauses">Of each version whose clauses are new or changed, all of them as they stand afterwards.</param>
public sealed record AgreementChange(
    Agreement Agreement, bool IsNew, AgreementSettings? SettingsBefore, IReadOnlyList<Step> Steps, bool StepsChanged,
    IReadOnlyList<AgreementVersion> NewVersions, IReadOnlyList<AgreementVersion> CompletedVersions, IReadOnlyList<TermChange> NewTermChanges,
    IReadOnlyList<Decision> NewDecisions, IReadOnlyList<Signature> NewSignatures, IReadOnlyList<VersionClauses> Clauses)
{
    /// <summary>All duties as they stand afterwards; null when they stay as recorded.</summary>
    public IReadOnlyList<Duty>? Duties { get; init; }

    public IReadOnlyList<DutyReport> NewDutyReports { get; init; } = [];
    /// <summary>Groups that are new or changed, each with its new facts.</summary>
    public IReadOnlyList<GroupChange> Groups { get; init; } = [];
    public IReadOnlyList<DisagreementFact> NewDisagreements { get; init; } = [];

    public IReadOnlyList<OutsideView> NewViews { get; init; } = [];

    public IReadOnlyList<SignatoryChange> NewSignatories { get; init; } = [];

    /// <summary>The plan for signing to store; null when it stays.</summary>
    public SigningPlan? SigningPlan { get; init; }

    public bool SettingsChanged => IsNew || SettingsBefore is not null;
}
