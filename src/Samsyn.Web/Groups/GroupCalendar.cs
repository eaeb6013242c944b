using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Groups;
using Samsyn.Web.Calendars;

namespace Samsyn.Web.Groups;

/// <summary>The meetings of an agreement's groups in its calendar: a preliminary one is tentative, a moved one moves, a cancelled one is withdrawn.</summary>
public static class GroupCalendar
{
    /// <summary>Meetings that have a day, held ones too: whoever looks back finds them. In Swedish, as the sources are.</summary>
    public static IReadOnlyList<CalendarEntry> Of(AgreementStatus status, IReadOnlyList<Group> groups)
    {
        var settings = status.Cascade.Agreement.Settings;
        var title = (settings.Demonstration ? "Övning: " : "") + settings.Title;
        var exercise = settings.Demonstration ? " Övningsdata: påhittat." : "";
        // What is known now, whatever day an exercise is shown as of.
        return [.. groups.SelectMany(group => GroupMeeting.Of(group, DateOnly.MaxValue, status.KnownAt).Where(m => m.State != MeetingState.Cancelled).SelectMany(meeting => Days(meeting).Select((days, n) =>
            new CalendarEntry(
                $"group-{group.Name}-{meeting.Name}" + (n == 0 ? "" : $"-{n + 1}"), days.First, days.Last, meeting.State == MeetingState.Planned && (meeting.Plan.Preliminary || meeting.Plan.Planned?.Kind == PlannedDateKind.OneOf),
                $"{group.Settings.Title}: {title}", Description(meeting) + exercise, $"/avtal/{status.Cascade.Agreement.Slug}/grupper", null))))];
    }

    private static string Description(GroupMeeting meeting) => string.Join(' ', new[]
    {
        meeting.Plan.Time is { Length: > 0 } time ? $"{time}." : null,
        meeting.Plan.Where is { Length: > 0 } where ? $"{where}." : null,
        meeting.Plan.Digital ? "Digitalt möte." : null,
        meeting.State == MeetingState.Planned && meeting.Plan.Words is { Length: > 0 } words ? $"Källans ord: {words}." : null,
        meeting.Plan.Agenda,
    }.Where(part => !string.IsNullOrWhiteSpace(part)));

    private static IEnumerable<(DateOnly First, DateOnly Last)> Days(GroupMeeting meeting) => meeting switch
    {
        { State: MeetingState.Held, On: { } on } => [(on, on)],
        { Plan.Planned: { Kind: PlannedDateKind.OneOf } either } => either.Alternatives.Select(span => (span.First, span.Last)),
        { Plan.Planned: { } planned } => [(planned.Earliest, planned.Latest)],
        _ => [],
    };
}
