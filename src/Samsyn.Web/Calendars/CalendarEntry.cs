using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;
using Samsyn.Web.Duties;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Calendars;

/// <summary>Something in an agreement's calendar: a day, or a span of days.</summary>
/// <param name="Key">What it is within its agreement, whatever day it moves to: <c>step-sro</c>, <c>meeting-kf-1480-1</c>.</param>
/// <param name="Until">The last day, included.</param>
/// <param name="Preliminary">The source calls it preliminary: shown as tentative.</param>
/// <param name="Principal">Whose alone it is; null for everybody's.</param>
public sealed record CalendarEntry(string Key, DateOnly From, DateOnly Until, bool Preliminary, string Summary, string? Description, string Path, PrincipalId? Principal);

/// <summary>
/// What an agreement has in its calendar: planned steps, meetings where it is on the agenda, milestones, the term's last days, and the days of its duties.
/// </summary>
/// <remarks>
/// In Swedish, as the sources are. A plan of several possible days is one entry each; a span is an all-day span with the source's own words. Source: R10; issue "The agreement
/// itself", Calendar.
/// </remarks>
public static class AgreementCalendar
{
    /// <param name="duties">What the agreement demands of its parties; null when nothing is known of it.</param>
    public static IReadOnlyList<CalendarEntry> Of(AgreementStatus status, DutyBook? duties = null)
    {
        var spoken = System.Globalization.CultureInfo.CurrentUICulture;
        Speak(Language.Swedish);
        try
        {
            return [.. Entries(status), .. duties is null ? [] : DutyCalendar.Entries(status, duties)];
        }
        finally
        {
            Speak(spoken.TwoLetterISOLanguageName == "en" ? Language.English : Language.Swedish);
        }
    }

    private static IEnumerable<CalendarEntry> Entries(AgreementStatus status)
    {
        var (agreement, county) = (status.Cascade.Agreement, status.Cascade.County);
        var settings = agreement.Settings;
        var root = $"/avtal/{agreement.Slug}";
        var title = (settings.Demonstration ? "Övning: " : "") + settings.Title;
        var exercise = settings.Demonstration ? " Övningsdata: påhittat." : "";
        foreach (var step in status.Steps)
        {
            // What is known now, whatever day an exercise is shown as of.
            var (planned, preliminary, words) = step.Step.Step.PlanAsOf(DateOnly.MaxValue);
            if (planned is null) continue;
            var said = $"{Upcoming.StepTitle(step, county)} {step.Step.Step.Act.Label()}";
            foreach (var (span, n) in Spans(planned).Select((span, n) => (span, n)))
                yield return new CalendarEntry(
                    n == 0 ? $"step-{step.Step.Step.Name}" : $"step-{step.Step.Step.Name}-{n + 1}", span.First, span.Last, preliminary || planned.Kind == PlannedDateKind.OneOf,
                    $"{said}: {title}", $"Planerat: {Plans.Words(planned, preliminary, words)}.{exercise}", root + "/tidplan", null);
        }

        foreach (var body in settings.Meetings.GroupBy(m => m.Body))
            foreach (var (meeting, n) in body.OrderBy(m => m.On).Select((meeting, n) => (meeting, n + 1)))
                if (county.TryFind(meeting.Body, out var found))
                    yield return new CalendarEntry(
                        $"meeting-{meeting.Body.Value.Replace(':', '-').ToLowerInvariant()}-{n}", meeting.On, meeting.On, false, $"{(found.Of is { } of ? $"{found.Name} i {of.Name}" : found.Name)} tar upp frågan: {title}",
                        (meeting.Source is { } source ? $"Källa: {source}." : "") + exercise, root + "/beslut", found.Of?.Id);
        foreach (var (milestone, n) in settings.Milestones.Select((milestone, n) => (milestone, n + 1)))
        {
            IEnumerable<(DateOnly First, DateOnly Last)> days = milestone.DoneOn is { } done ? [(done, done)] : milestone.Planned is { } planned ? Spans(planned) : [];
            foreach (var (span, i) in days.Select((span, i) => (span, i)))
                yield return new CalendarEntry(
                    $"milestone-{n}" + (i == 0 ? "" : $"-{i + 1}"), span.First, span.Last, milestone.DoneOn is null && milestone.Preliminary, $"{milestone.Title}: {title}",
                    (string.IsNullOrWhiteSpace(milestone.Words) ? "" : $"Källans ord: {milestone.Words}.") + exercise, root + "/tidplan", null);
        }

        if (status.Term.LastNoticeDay is { } notice)
            yield return new CalendarEntry("term-notice", notice, notice, false, $"Sista dagen att säga upp: {title}", $"Uppsägningstiden är {settings.Term.NoticeMonths} månader före den sista dagen.{exercise}", root, null);
        if (status.Term.Until is { } until)
            yield return new CalendarEntry("term-until", until, until, false, $"Avtalstiden går ut: {title}", $"Den sista dagen avtalet gäller.{exercise}", root, null);
    }

    private static IEnumerable<(DateOnly First, DateOnly Last)> Spans(PlannedDate planned) =>
        planned.Kind == PlannedDateKind.OneOf ? planned.Alternatives.Select(span => (span.First, span.Last)) : [(planned.Earliest, planned.Latest)];
}
