using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Calendars;
using Samsyn.Web.Consultations.Conferences;
using Samsyn.Web.Design;

namespace Samsyn.Web.Consultations;

/// <summary>The days of rounds in a calendar: the last day to answer, which moves when the round is extended, and the conferences.</summary>
/// <remarks>In Swedish, as the sources are.</remarks>
internal static class ConsultationCalendar
{
    public static IReadOnlyList<CalendarEntry> Of(AgreementStatus status, IEnumerable<Consultation> rounds)
    {
        var settings = status.Cascade.Agreement.Settings;
        var title = (settings.Demonstration ? "Övning: " : "") + settings.Title;
        var exercise = settings.Demonstration ? " Övningsdata: påhittat." : "";
        var path = $"/avtal/{status.Cascade.Agreement.Slug}/remiss";
        var entries = new List<CalendarEntry>();
        foreach (var round in rounds)
        {
            var key = $"round-{AddressKey.Of(round.Version)}";
            var moved = round.Extensions.Count > 0 ? $" Förlängd från {Dates.Iso(round.Settings.Closes)}." : "";
            entries.Add(new CalendarEntry(key, round.ClosesOn(), round.ClosesOn(), false, $"Sista dag att svara på remissen: {title}", $"Version {round.Version} är ute på remiss från {Dates.Iso(round.Settings.Opens)}.{moved}{exercise}", path, null));
            foreach (var conference in round.Settings.Conferences.Where(c => c.Held != false))
                entries.Add(new CalendarEntry(
                    $"{key}-{AddressKey.Of(conference.Title)}", conference.On, conference.On, false, $"{conference.Title}{(conference.Time is { } time ? $" kl. {time}" : "")}: {title}",
                    (conference.Place is { } place ? $"Plats: {place}." : "Plats är inte känd.") + exercise, path, null));
        }

        return [.. entries.DistinctBy(e => e.Key)];
    }
}
