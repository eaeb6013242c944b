using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Duties;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Duties;

/// <summary>The duties' acts as rows: what the domain says yes to is saved and journalled.</summary>
internal static class DutyActs
{
    /// <summary>Records a report, or takes one back. Its place and instant are set here.</summary>
    /// <exception cref="Domain.RefusedException">What <c>DutyBook.WhyNotRecord</c> answers.</exception>
    public static async Task<DutyReport> Report(this Act act, Cascade cascade, DutyReport report, DateOnly today)
    {
        var book = await act.Duties(cascade, today);
        var row = report with { AgreementId = cascade.Agreement.Id, RecordedAt = act.At, Place = book.Reports.Select(r => r.Place).DefaultIfEmpty().Max() + 1 };
        var before = book.Standing(row.Duty, row.Occurrence, row.By, DateOnly.MaxValue, DateTime.MaxValue);
        book.Record(row, today, act.At);
        act.Db.Add(row);
        act.Journal($"{row.By} {row.Duty} {row.Occurrence}", before, row, cascade.Agreement.Slug);
        return row;
    }

    /// <summary>The duties as this act sees them. The agreement's lock must be held.</summary>
    public static async Task<DutyBook> Duties(this Act act, Cascade cascade, DateOnly asOf)
    {
        var id = cascade.Agreement.Id;
        var stored = (await DutyRecords.Read(act.Db.Database.GetDbConnection(), id)).GetValueOrDefault(id, StoredDuties.None);
        return DutyBooks.Of(AgreementStatus.Of(cascade, asOf, act.At), stored);
    }

    /// <summary>The duties of an agreement, in place of those recorded.</summary>
    public static async Task Keep(this Act act, Guid agreementId, IReadOnlyList<Duty> duties)
    {
        if (await act.Db.DutyPlans.SingleOrDefaultAsync(p => p.AgreementId == agreementId) is not { } stored)
        {
            act.Db.Add(new DutyPlan { AgreementId = agreementId, Duties = duties });
            return;
        }

        stored.Duties = duties;
        stored.Revision++;
    }
}
