using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;

namespace Samsyn.Web.Files;

/// <summary>
/// How the values of the domain are written in files and in JSON: <c>approved_with_condition</c>, <c>per_party</c>. Fixed by
/// CONTRACT.md C1-C3; what people read stands in <c>Decisions/Wording.cs</c>.
/// </summary>
public static class Spelling
{
    public static readonly Words<PrincipalType> PrincipalTypes = new(("municipality", PrincipalType.Municipality), ("region", PrincipalType.Region));

    public static readonly Words<GroupKind> GroupKinds = new(("federation", GroupKind.Federation), ("care_area", GroupKind.CareArea), ("block", GroupKind.Block));

    public static readonly Words<Side> Sides = new(("joint", Side.Joint), ("municipal", Side.Municipal), ("region", Side.Region));

    public static readonly Words<Mandate> Mandates = new(("prepares", Mandate.Prepares), ("recommends", Mandate.Recommends), ("decides", Mandate.Decides));

    public static readonly Words<AgreementForm> Forms = new(("multilateral", AgreementForm.Multilateral), ("bilateral", AgreementForm.Bilateral));

    public static readonly Words<EntryRule> EntryRules = new(
        ("all", EntryRule.All), ("quorum", EntryRule.Quorum), ("per_party", EntryRule.PerParty), ("unknown", EntryRule.Unknown));

    public static readonly Words<CountsFrom> CountsFroms = new(("decision", CountsFrom.Decision), ("legal_force", CountsFrom.LegalForce));

    public static readonly Words<TermAct> TermActs = new(("extended", TermAct.Extended), ("notice", TermAct.Notice), ("applied", TermAct.Applied));

    public static readonly Words<AgreementKind> AgreementKinds = new(("main", AgreementKind.Main), ("sub", AgreementKind.Sub), ("specification", AgreementKind.Specification));

    public static readonly Words<RequirementState> RequirementStates = new(("met", RequirementState.Met), ("not_met", RequirementState.NotMet), ("left", RequirementState.Left));

    public static readonly Words<DisagreementKind> DisagreementKinds = new(("deviation", DisagreementKind.Deviation), ("dispute", DisagreementKind.Dispute));

    public static readonly Words<DisagreementEvent> DisagreementEvents = new(
        ("raised", DisagreementEvent.Raised), ("moved_up", DisagreementEvent.MovedUp), ("settled", DisagreementEvent.Settled), ("withdrawn", DisagreementEvent.Withdrawn));

    public static readonly Words<SigningDocument> SigningDocuments = new(("common", SigningDocument.Common), ("counterparts", SigningDocument.Counterparts));

    public static readonly Words<PowerReach> PowerReaches = new(("editorial", PowerReach.Editorial), ("content", PowerReach.Content));

    public static readonly Words<Outcome> Outcomes = new(
        ("recommended", Outcome.Recommended), ("endorsed", Outcome.Endorsed), ("recommended_against", Outcome.RecommendedAgainst),
        ("noted", Outcome.Noted), ("approved", Outcome.Approved), ("approved_with_condition", Outcome.ApprovedWithCondition),
        ("rejected", Outcome.Rejected), ("tabled", Outcome.Tabled), ("referred_back", Outcome.ReferredBack),
        ("annulled", Outcome.Annulled), ("corrected", Outcome.Corrected), ("assessed", Outcome.Assessed));

    public static readonly Words<Concerns> Concerning = new(
        ("text", Concerns.Text), ("mandate", Concerns.Mandate), ("extension", Concerns.Extension), ("notice", Concerns.Notice),
        ("result", Concerns.Result), ("other", Concerns.Other));

    public static readonly Words<Assessment> Assessments = new(("counts", Assessment.Counts), ("does_not_count", Assessment.DoesNotCount));

    public static readonly Words<PartyState> PartyStates = new(
        ("approved", PartyState.Approved), ("rejected", PartyState.Rejected), ("conditional", PartyState.Conditional),
        ("outdated", PartyState.Outdated), ("tabled", PartyState.Tabled), ("referred_back", PartyState.ReferredBack),
        ("undecided", PartyState.Undecided));

    public static readonly Words<Stage> Stages = new(
        ("preparing", Stage.Preparing), ("consulting", Stage.Consulting), ("recommending", Stage.Recommending), ("deciding", Stage.Deciding),
        ("decided", Stage.Decided), ("in_force", Stage.InForce), ("fallen", Stage.Fallen), ("expired", Stage.Expired));

    public static readonly Words<PartyFlag> PartyFlags = new(
        ("annulled", PartyFlag.Annulled), ("appeal_date_differs", PartyFlag.AppealDateDiffers), ("appealed", PartyFlag.Appealed),
        ("corrected", PartyFlag.Corrected), ("does_not_count", PartyFlag.DoesNotCount), ("early", PartyFlag.Early));
}
