using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Decisions;

/// <summary>The decisions' acts as rows: what the domain says yes to is saved, journalled and told to the public history.</summary>
public static class DecisionActs
{
    /// <summary>Records a decision, or a later fact about one. Its place and instant are set here.</summary>
    /// <returns>The row as recorded, bound to its version.</returns>
    /// <exception cref="Domain.RefusedException">What <c>Cascade.WhyNotRecord</c> answers.</exception>
    public static async Task<Decision> Record(this Act act, Cascade cascade, Decision decision, DateOnly today)
    {
        var row = decision with { RecordedAt = act.At, Place = await act.NextPlace(cascade.Agreement.Id) };
        var recorded = cascade.Record(row, today, act.At).Decision;
        act.Db.Add(recorded);
        // Of a later fact the journal keeps the decision as it stood before it.
        var named = cascade.NamedBy(recorded).MinBy(d => d.Place);
        act.Journal(SubjectOf(recorded), named is null ? null : cascade.AsCorrected(named), recorded, cascade.Agreement.Slug);
        act.Tell(HistoryEvents.KindOf(recorded), cascade.Agreement.Id, HistoryEvents.FactsOf(recorded));
        return recorded;
    }

    /// <summary>Gives a step a new plan beside the old ones.</summary>
    /// <exception cref="Domain.RefusedException">What <c>Cascade.WhyNotReplan</c> answers.</exception>
    public static async Task<Step> Replan(this Act act, Cascade cascade, string step, Replanning replanning, DateOnly today)
    {
        var replanned = cascade.Replan(step, replanning, today).Step;
        var agreement = await act.Agreement(cascade.Agreement.Slug) ?? throw new InvalidOperationException("The agreement is gone.");
        var plan = await act.Db.CascadePlans.SingleAsync(p => p.AgreementId == agreement.Id);
        var before = plan.Steps.First(s => string.Equals(s.Name, step, StringComparison.Ordinal));
        plan.Steps = [.. plan.Steps.Select(s => ReferenceEquals(s, before) ? replanned : s)];
        agreement.Revision++;
        act.Journal(step, before, replanned, agreement.Slug);
        act.Tell(HistoryKind.StepReplanned, agreement.Id, new HistoryFacts { Step = step, On = replanning.KnownOn, Planned = replanning.Planned?.Text });
        return replanned;
    }

    /// <summary>The decision it is about, as first recorded: <c>KF:1461 2022-11-28 § 121</c>.</summary>
    private static string SubjectOf(Decision decision) =>
        $"{decision.Body} {decision.Corrects ?? decision.On:yyyy-MM-dd} {decision.CorrectsParagraph ?? decision.Paragraph}".TrimEnd();
}
