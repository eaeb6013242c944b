using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Decisions;

/// <summary>A decision or a later fact has been recorded: the row to save, and what listeners hear of.</summary>
public sealed record DecisionRecorded(Decision Decision);

/// <summary>A step has a new plan; the old one stays beside it.</summary>
public sealed record StepReplanned(Step Step, Replanning Replanning);

/// <summary>
/// What can be recorded: ask <see cref="WhyNotRecord"/>, then act. True facts out of order are recorded and marked, never
/// refused: a municipality may decide before anybody recommended it to (DESIGN.md 3, DOMAIN.md 17).
/// </summary>
public sealed partial class Cascade
{
    private ILookup<(BodyId, DateOnly), Decision>? _byDay;

    private ILookup<(BodyId, DateOnly), Decision> ByDay => _byDay ??= Decisions.Where(d => !d.IsLaterFact).ToLookup(d => (d.Body, d.On));

    /// <summary>
    /// Why a row cannot stand beside the recorded ones, or null. A row that already is among <see cref="Decisions"/> is
    /// judged against the others, so that a whole file can be checked at once.
    /// </summary>
    /// <param name="today">The day in Stockholm, or the day an exercise is shown as of.</param>
    /// <param name="now">The instant, UTC.</param>
    public Refusal? WhyNotRecord(Decision decision, DateOnly today, DateTime now)
    {
        if (!County.TryFind(decision.Body, out var body)) return new DecisionRefusal.UnknownBody(decision.Body);
        var step = StepOf(decision.Body);
        if (step is null && decision.Concerns == Concerns.Text) return new DecisionRefusal.NoPartInTheAgreement(decision.Body);
        if (decision.On > today) return new DecisionRefusal.InTheFuture(decision.On, today);
        if (decision.RecordedAt > now) return new DecisionRefusal.RecordedLaterThanNow(decision.RecordedAt);
        if (Stockholm.DayOf(decision.RecordedAt) < decision.On) return new DecisionRefusal.RecordedBeforeItHappened(decision.RecordedAt, decision.On);
        var act = step?.Step.Act ?? body.Mandate;
        if (decision.IsLaterFact) return WhyNotRecordLater(decision, act, today);
        if (WhyNotContent(decision, act, today) is { } refusal) return refusal;
        return ByDay[(decision.Body, decision.On)].Any(other =>
            other.AgreementId == decision.AgreementId && other.Id != decision.Id
            && string.Equals(other.Paragraph, decision.Paragraph, StringComparison.Ordinal))
            ? new DecisionRefusal.AlreadyRecorded(decision.Body, decision.On, decision.Paragraph)
            : null;
    }

    /// <summary>Records a decision on the version it names, or on the one current that day.</summary>
    /// <exception cref="RefusedException">What <see cref="WhyNotRecord"/> answers.</exception>
    public DecisionRecorded Record(Decision decision, DateOnly today, DateTime now)
    {
        var bound = BindToVersion(decision);
        return WhyNotRecord(bound, today, now) is { } refusal ? throw new RefusedException(refusal) : new DecisionRecorded(bound);
    }

    /// <summary>A decision that names no version is about the one current on its day; before the first there is none.</summary>
    public Decision BindToVersion(Decision decision)
    {
        if (decision.Version is not null || decision.IsLaterFact) return decision;
        var current = Agreement.CurrentVersion(decision.On);
        return current < 0 ? decision : decision with { Version = Agreement.Versions[current].Id };
    }

    /// <summary>The recorded decisions a later fact may mean: of its body, on the day it names, with the paragraph if it names one.</summary>
    public IEnumerable<Decision> NamedBy(Decision later) =>
        later.Corrects is not { } on ? [] : ByDay[(later.Body, on)].Where(d =>
            d.AgreementId == later.AgreementId
            && (later.CorrectsParagraph is not { } paragraph || string.Equals(paragraph, d.Paragraph, StringComparison.Ordinal)));

    private DecisionRefusal? WhyNotContent(Decision decision, Mandate act, DateOnly today)
    {
        if (!Step.Allows(act, decision.Outcome)) return new DecisionRefusal.OutcomeDoesNotFit(decision.Outcome, decision.Body, act);
        if (decision.On > today) return new DecisionRefusal.InTheFuture(decision.On, today);
        if (decision.Version is { } id)
        {
            if (Agreement.Versions.Find(v => string.Equals(v.Id, id, StringComparison.Ordinal)) is not { } version)
                return new DecisionRefusal.UnknownVersion(id);
            if (decision.On < version.On) return new DecisionRefusal.BeforeItsVersion(decision.On, id, version.On);
        }
        return decision.AnnouncedOn < decision.On ? new DecisionRefusal.AnnouncedBeforeItsDay(decision.AnnouncedOn.Value, decision.On) : null;
    }

    private DecisionRefusal? WhyNotRecordLater(Decision later, Mandate act, DateOnly today)
    {
        var named = NamedBy(later).Take(2).ToList();
        if (named.Count == 0) return new DecisionRefusal.NoSuchDecision(later.Body, later.Corrects, later.CorrectsParagraph);
        if (named.Count > 1) return new DecisionRefusal.NameTheParagraph(later.Body, named[0].On);
        var decision = named[0];
        switch (later.Outcome)
        {
            case Outcome.Corrected:
                if (later.To is not { } to) return null;
                if (to == new Correction(null, null, null, null, null)) return new DecisionRefusal.NothingCorrected();
                return WhyNotContent(Corrected(decision, to), act, today);
            case Outcome.Assessed when later.Assessed is null:
                return new DecisionRefusal.AssessmentMissing();
            case Outcome.Assessed when AsCorrected(decision).Outcome != Outcome.ApprovedWithCondition:
                return new DecisionRefusal.NotConditional(decision.Body, decision.On);
            default:
                var decidedOn = AsCorrected(decision).On;
                return later.On < decidedOn ? new DecisionRefusal.BeforeTheDecision(later.On, decidedOn) : null;
        }
    }

    /// <summary>
    /// A decision with a correction's changes; what the correction leaves out stays. A decision that turns out to be older than
    /// the text it was recorded on, or was recorded on none, is about the text of its new day.
    /// </summary>
    public Decision Corrected(Decision decision, Correction to)
    {
        var corrected = decision with
        {
            Outcome = to.Outcome ?? decision.Outcome,
            On = to.On ?? decision.On,
            Version = to.Version ?? decision.Version,
            AnnouncedOn = to.AnnouncedOn ?? decision.AnnouncedOn,
            AppealUntilStated = to.AppealUntilStated ?? decision.AppealUntilStated,
        };
        if (to.On is null || to.Version is not null) return corrected;
        var version = Agreement.Versions.Find(v => string.Equals(v.Id, corrected.Version, StringComparison.Ordinal));
        return version is null || version.On > corrected.On ? BindToVersion(corrected with { Version = null }) : corrected;
    }

    /// <summary>A decision as the last recorded correction leaves it (unchanged when that says it never was).</summary>
    public Decision AsCorrected(Decision decision) =>
        LaterFacts(decision).LastOrDefault(fact => fact.Outcome == Outcome.Corrected)?.To is { } to ? Corrected(decision, to) : decision;

    /// <summary>What was found out about a decision afterwards, in the order it was recorded: corrected, annulled, assessed.</summary>
    public IReadOnlyList<Decision> LaterFacts(Decision decision) =>
        [.. Later[decision.Body].Where(fact => NamedBy(fact).MinBy(d => d.Place) == decision).OrderBy(fact => fact.RecordedAt).ThenBy(fact => fact.Place)];

    private ILookup<BodyId, Decision> Later => field ??= Decisions.Where(d => d.IsLaterFact).ToLookup(d => d.Body);

    /// <summary>Why a step cannot be planned anew, or null.</summary>
    public Refusal? WhyNotReplan(string step, Replanning replanning, DateOnly today)
    {
        if (Steps.FirstOrDefault(s => string.Equals(s.Step.Name, step, StringComparison.Ordinal)) is not { } found)
            return new DecisionRefusal.UnknownStep(step);
        if (replanning.KnownOn > today) return new DecisionRefusal.InTheFuture(replanning.KnownOn, today);
        if (string.IsNullOrWhiteSpace(replanning.Reason)) return new DecisionRefusal.ReasonMissing();
        var (planned, preliminary, words) = found.Step.PlanAsOf(replanning.KnownOn);
        return planned == replanning.Planned && preliminary == replanning.Preliminary && string.Equals(words, replanning.Words, StringComparison.Ordinal)
            ? new DecisionRefusal.SamePlan(step)
            : null;
    }

    /// <summary>Gives a step a new plan beside the old ones, with the day it became known and why.</summary>
    /// <exception cref="RefusedException">What <see cref="WhyNotReplan"/> answers.</exception>
    public StepReplanned Replan(string step, Replanning replanning, DateOnly today)
    {
        if (WhyNotReplan(step, replanning, today) is { } refusal) throw new RefusedException(refusal);
        var found = Steps.First(s => string.Equals(s.Step.Name, step, StringComparison.Ordinal)).Step;
        return new StepReplanned(found with { Replanned = [.. found.Replanned, replanning] }, replanning);
    }
}
