using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Decisions;

/// <summary>Why a decision, a later fact or a new plan cannot be recorded: a closed family, with words in <c>Web/Decisions/Refusals.cs</c>.</summary>
public abstract record DecisionRefusal : Refusal
{
    private DecisionRefusal() { }

    /// <summary>The register lists no such body.</summary>
    public sealed record UnknownBody(BodyId Body) : DecisionRefusal;

    /// <summary>The body stands in no step of this agreement's cascade.</summary>
    public sealed record NoPartInTheAgreement(BodyId Body) : DecisionRefusal;

    /// <summary>The day has not been yet.</summary>
    public sealed record InTheFuture(DateOnly On, DateOnly Today) : DecisionRefusal;

    /// <summary>Said to have been recorded later than now.</summary>
    public sealed record RecordedLaterThanNow(DateTime RecordedAt) : DecisionRefusal;

    /// <summary>Said to have been recorded before it happened.</summary>
    public sealed record RecordedBeforeItHappened(DateTime RecordedAt, DateOnly On) : DecisionRefusal;

    /// <summary>A recommending body cannot approve, nor a deciding one recommend.</summary>
    public sealed record OutcomeDoesNotFit(Outcome Outcome, BodyId Body, Mandate Act) : DecisionRefusal;

    public sealed record UnknownVersion(string Version) : DecisionRefusal;

    /// <summary>The text did not exist that day.</summary>
    public sealed record BeforeItsVersion(DateOnly On, string Version, DateOnly VersionOn) : DecisionRefusal;

    public sealed record AnnouncedBeforeItsDay(DateOnly AnnouncedOn, DateOnly On) : DecisionRefusal;

    /// <summary>Another decision stands under the same body, day and paragraph: correct it instead.</summary>
    public sealed record AlreadyRecorded(BodyId Body, DateOnly On, string Paragraph) : DecisionRefusal;

    /// <summary>A later fact that names a decision nobody has recorded.</summary>
    public sealed record NoSuchDecision(BodyId Body, DateOnly? On, string? Paragraph) : DecisionRefusal;

    /// <summary>The body decided more than once that day: name the paragraph.</summary>
    public sealed record NameTheParagraph(BodyId Body, DateOnly On) : DecisionRefusal;

    /// <summary>Annulled or assessed before it was decided.</summary>
    public sealed record BeforeTheDecision(DateOnly On, DateOnly DecidedOn) : DecisionRefusal;

    /// <summary>Only a yes with a condition is assessed.</summary>
    public sealed record NotConditional(BodyId Body, DateOnly On) : DecisionRefusal;

    /// <summary>An assessment that does not say what it came to.</summary>
    public sealed record AssessmentMissing : DecisionRefusal;

    /// <summary>A correction that changes nothing.</summary>
    public sealed record NothingCorrected : DecisionRefusal;

    public sealed record UnknownStep(string Step) : DecisionRefusal;

    /// <summary>A new plan says why (R10).</summary>
    public sealed record ReasonMissing : DecisionRefusal;

    /// <summary>The new plan is the old one.</summary>
    public sealed record SamePlan(string Step) : DecisionRefusal;
}
