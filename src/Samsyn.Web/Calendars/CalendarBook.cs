using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Consultations;
using Samsyn.Web.Duties;
using Samsyn.Web.Groups;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Calendars;

/// <summary>How an entry was last told to those who subscribe: a change gets the next number, one that is gone is cancelled and not forgotten.</summary>
public sealed class CalendarRow
{
    public required Guid AgreementId { get; init; }

    public required string Key { get; init; }

    public required DateOnly From { get; set; }

    public required DateOnly Until { get; set; }

    public bool Preliminary { get; set; }

    public bool Cancelled { get; set; }

    public required string Summary { get; set; }

    public string? Description { get; set; }

    public string? PrincipalId { get; set; }

    public int Sequence { get; set; }

    public required DateTime ChangedAt { get; set; }

    public bool Says(CalendarEntry entry) =>
        !Cancelled && (From, Until, Preliminary, Summary, Description) == (entry.From, entry.Until, entry.Preliminary, entry.Summary, entry.Description);
}

/// <summary>Keeps the rows up with what the agreements say, after each act.</summary>
public static class CalendarBook
{
    /// <summary>Lays what the agreement says now over what was told before.</summary>
    public static async Task KeepUp(this Act act, Cascade cascade)
    {
        var agreementId = cascade.Agreement.Id;
        var rows = await act.Db.CalendarRows.Where(r => r.AgreementId == agreementId).ToDictionaryAsync(r => r.Key, StringComparer.Ordinal);
        var today = Domain.Calendars.Stockholm.DayOf(act.At);
        var status = AgreementStatus.Of(cascade, today, act.At);
        var groups = (await act.Groups(cascade)).All;
        var rounds = await ConsultationReader.Consultations(act.Db.Database.GetDbConnection(), agreementId);
        foreach (var entry in AgreementCalendar.Of(status, await act.Duties(cascade, today)).Concat(GroupCalendar.Of(status, groups)).Concat(ConsultationCalendar.Of(status, rounds)))
        {
            if (!rows.Remove(entry.Key, out var row))
            {
                act.Db.Add(new CalendarRow
                {
                    AgreementId = agreementId, Key = entry.Key, From = entry.From, Until = entry.Until, Preliminary = entry.Preliminary, Summary = entry.Summary,
                    Description = entry.Description, PrincipalId = entry.Principal?.Value, ChangedAt = act.At,
                });
            }
            else if (!row.Says(entry))
            {
                (row.From, row.Until, row.Preliminary, row.Cancelled, row.Summary, row.Description) = (entry.From, entry.Until, entry.Preliminary, false, entry.Summary, entry.Description);
                row.Sequence++;
                row.ChangedAt = act.At;
            }
        }

        foreach (var gone in rows.Values.Where(row => !row.Cancelled))
        {
            gone.Cancelled = true;
            gone.Sequence++;
            gone.ChangedAt = act.At;
        }
    }
}
