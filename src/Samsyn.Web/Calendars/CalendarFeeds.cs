using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Api;
using Samsyn.Web.Consultations;
using Samsyn.Web.Duties;
using Samsyn.Web.Groups;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Calendars;

/// <summary>The calendars one subscribes to: all agreements, one agreement, one principal's.</summary>
public static class CalendarFeeds
{
    public static void MapCalendars(this WebApplication app)
    {
        app.MapGet("/kalender.ics", All).ExcludeFromDescription();
        app.MapGet("/avtal/{slug}/kalender.ics", One).ExcludeFromDescription();
    }

    /// <summary>Every real agreement; with <c>?huvudman=1480</c> those that principal is a party of, without other principals' meetings. Exercises have theirs on their own pages.</summary>
    private static async Task<IResult> All(HttpContext context, string? huvudman, Records records, Clock clock, SamsynDb db, DutyRecords duties)
    {
        var county = await records.County();
        Principal? whose = null;
        if (huvudman is not null && (!PrincipalId.IsValid(huvudman) || (whose = county?.Find(new PrincipalId(huvudman))) is null)) return Results.NotFound();
        var cascades = (await records.Cascades()).Where(c => !c.Agreement.Settings.Demonstration && (whose is null || c.Parties.Any(p => p.Id == whose.Id))).ToList();
        var name = whose is null ? $"Samsyn {county?.Name}".TrimEnd() : $"Samsyn: {whose.Name}";
        return await Write(context, name, cascades, whose?.Id, county?.Id, clock, db, records, duties);
    }

    private static async Task<IResult> One(HttpContext context, string slug, Records records, Clock clock, SamsynDb db, DutyRecords duties) =>
        await records.Cascade(slug) is { } cascade ? await Write(context, cascade.Agreement.Settings.Title, [cascade], null, cascade.County.Id, clock, db, records, duties) : Results.NotFound();

    private static async Task<IResult> Write(HttpContext context, string name, List<Cascade> cascades, PrincipalId? whose, string? county, Clock clock, SamsynDb db, Records records, DutyRecords dutyRecords)
    {
        var calendar = new ICalendar(name, "Möten, beslut, hållpunkter och sista dagar. Preliminära dagar är markerade som preliminära.");
        var ids = cascades.Select(c => c.Agreement.Id).ToList();
        var duties = await dutyRecords.All();
        var told = (await db.CalendarRows.AsNoTracking().Where(r => ids.Contains(r.AgreementId)).ToListAsync()).ToLookup(r => r.AgreementId);
        var groups = await records.Groups(cascades.Count == 1 ? ids[0] : null);
        var site = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
        foreach (var cascade in cascades)
        {
            var rows = told[cascade.Agreement.Id].ToDictionary(r => r.Key, StringComparer.Ordinal);
            IReadOnlyList<CalendarEntry> Of(AgreementStatus status) => AgreementCalendar.Of(status, duties.TryGetValue(cascade.Agreement.Id, out var stored) ? DutyBooks.Of(status, stored) : null);
            string Uid(string key) => $"{key}.{cascade.Agreement.Slug}@samsyn-{county}";
            var status = AgreementStatus.Of(cascade, clock.Today, clock.Now);
            foreach (var entry in Of(status).Concat(GroupCalendar.Of(status, [.. groups.Where(g => g.AgreementId == cascade.Agreement.Id)])).Concat(ConsultationCalendar.Of(status, cascade.Consultations.Count == 0 ? [] : await records.RoundsAlone(cascade.Agreement.Id))))
            {
                // Rows are brought up to date after the act; until then what is true now is told under the next number.
                var row = rows.Remove(entry.Key, out var found) ? found : null;
                if (whose is not null && entry.Principal is { } own && own != whose) continue;
                calendar.Event(
                    Uid(entry.Key), row is null ? 0 : row.Says(entry) ? row.Sequence : row.Sequence + 1, row?.ChangedAt ?? Domain.Calendars.Stockholm.EndOf(clock.Today.AddDays(-1)),
                    entry.From, entry.Until, entry.Preliminary ? "TENTATIVE" : "CONFIRMED", entry.Summary, entry.Description, site + entry.Path);
            }

            foreach (var gone in rows.Values.Where(r => whose is null || r.PrincipalId is null || r.PrincipalId == whose.Value.Value).OrderBy(r => r.Key, StringComparer.Ordinal))
                calendar.Event(
                    Uid(gone.Key), gone.Cancelled ? gone.Sequence : gone.Sequence + 1, gone.ChangedAt, gone.From, gone.Until, "CANCELLED", gone.Summary, gone.Description, $"{site}/avtal/{cascade.Agreement.Slug}");
        }

        PageCache.Allow(context);
        return Results.Text(calendar.End(), "text/calendar; charset=utf-8");
    }
}
