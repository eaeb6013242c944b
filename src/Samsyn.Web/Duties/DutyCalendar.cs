using Samsyn.Domain.Decisions;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Principals;
using Samsyn.Web.Calendars;
using Samsyn.Web.Design;

namespace Samsyn.Web.Duties;

/// <summary>
/// The days of duties in a calendar: one entry for each time, for all its owners; where each owner has a day of its own, one for each of those.
/// </summary>
/// <remarks>
/// An entry of a duty that one principal alone owns is that principal's; of one that all municipalities own it is everybody's, since a calendar of
/// a principal holds what it is a party of. What has been reported is not taken away: the day was the day.
/// </remarks>
internal static class DutyCalendar
{
    public static IEnumerable<CalendarEntry> Entries(AgreementStatus status, DutyBook book)
    {
        var settings = status.Cascade.Agreement.Settings;
        var title = (settings.Demonstration ? "Övning: " : "") + settings.Title;
        var (recent, last) = DutyView.Window(status.AsOf);
        foreach (var duty in book.Duties)
        {
            // What has been told stays in the calendar: only what comes again without a known beginning must begin somewhere.
            var first = duty.Due.Recurs && duty.From is null && status.Term.From is null
                ? status.Cascade.Agreement.Versions is [var version, ..] ? version.On : recent : DateOnly.MinValue;
            var owners = book.OwnersOf(duty);
            var each = duty.Due is DueRule.After { From: DueFrom.Decision };
            foreach (var owner in each ? owners : owners.Take(1))
                foreach (var occurrence in book.Occurrences(duty, owner, first, last))
                    yield return new CalendarEntry(
                        $"duty-{duty.Id}-{occurrence.Key}" + (each ? $"-{owner.Id.Replace(':', '-').ToLowerInvariant()}" : ""), occurrence.First, occurrence.Day, occurrence.Preliminary,
                        $"{(occurrence.IsExact ? "Senast: " : "")}{DutyWords.TitleOf(duty, occurrence)}{(each ? $" ({owner.Name})" : "")}: {title}", Description(duty, book, occurrence, settings.Demonstration),
                        $"/avtal/{status.Cascade.Agreement.Slug}/ataganden?atagande={duty.Id}", each || owners.Count == 1 ? owner.Principal?.Id : null);
        }
    }

    private static string Description(Duty duty, DutyBook book, DutyOccurrence occurrence, bool exercise)
    {
        var parts = new[]
        {
            duty.Why,
            $"Gäller {DutyWords.Owners(duty, book)}.",
            DutyWords.Clause(duty.Clause) is { } clause ? clause + " i avtalet." : null,
            duty.Due is DueRule.Planned { Words: { } words } ? $"Källans ord: {words}." : null,
            DutyWords.Account(duty.Due, occurrence) is { } account ? DutyWords.Capital(account) + "." : null,
            DutyWords.HolidayNote(occurrence),
            exercise ? "Övningsdata: påhittat." : null,
        };
        return string.Join(" ", parts.OfType<string>());
    }
}
