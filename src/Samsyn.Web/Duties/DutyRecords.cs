using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Duties;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Duties;

/// <summary>The duties of one agreement with what was reported, as stored.</summary>
public sealed record StoredDuties(IReadOnlyList<Duty> Duties, IReadOnlyList<DutyReport> Reports)
{
    public static readonly StoredDuties None = new([], []);
}

/// <summary>Reads the duties' tables as they are now; the same SQL on both engines, as <see cref="RecordReader"/> does.</summary>
public sealed class DutyRecords(Database database)
{
    private const string PlanColumns = "select agreement_id, duties from duty_plan";

    private const string ReportColumns = """
        select id, agreement_id, duty, occurrence, "by", "on", note, link, withdraws, recorded_at, place from duty_report
        """;

    /// <summary>The duties of an agreement, ready to be asked.</summary>
    public async ValueTask<DutyBook> Book(AgreementStatus status)
    {
        await using var connection = await database.Open();
        await using var view = await Database.BeginReading(connection);
        return DutyBooks.Of(status, (await Read(connection, status.Cascade.Agreement.Id)).GetValueOrDefault(status.Cascade.Agreement.Id, StoredDuties.None));
    }

    /// <summary>The same, for a page that has a context open already.</summary>
    public static async ValueTask<DutyBook> Book(SamsynDb db, AgreementStatus status)
    {
        await db.Database.OpenConnectionAsync();
        var id = status.Cascade.Agreement.Id;
        return DutyBooks.Of(status, (await Read(db.Database.GetDbConnection(), id)).GetValueOrDefault(id, StoredDuties.None));
    }

    /// <summary>The duties of all agreements that have any, by agreement.</summary>
    public async ValueTask<IReadOnlyDictionary<Guid, StoredDuties>> All()
    {
        await using var connection = await database.Open();
        await using var view = await Database.BeginReading(connection);
        return await Read(connection);
    }

    internal static async Task<Dictionary<Guid, StoredDuties>> Read(DbConnection connection, Guid? agreement = null)
    {
        await using var command = connection.CreateCommand();
        var own = agreement is null ? "" : " where agreement_id = @agreement";
        command.CommandText = $"{PlanColumns}{own}; {ReportColumns}{own} order by agreement_id, place";
        if (agreement is { } one) command.Add("agreement", one);
        await using var row = await command.ExecuteReaderAsync();
        var plans = new Dictionary<Guid, IReadOnlyList<Duty>>();
        while (await row.ReadAsync()) plans[row.GetGuid(0)] = StoredText.Read<IReadOnlyList<Duty>>(row.GetString(1));
        await row.NextResultAsync();
        var reports = new List<DutyReport>();
        while (await row.ReadAsync())
            reports.Add(new DutyReport
            {
                Id = row.GetGuid(0),
                AgreementId = row.GetGuid(1),
                Duty = row.GetString(2),
                Occurrence = row.GetString(3),
                By = row.GetString(4),
                On = row.Day(5),
                Note = row.TextOrNull(6),
                Link = row.TextOrNull(7),
                Withdraws = row.DayOrNull(8),
                RecordedAt = row.Instant(9),
                Place = row.GetInt64(10),
            });
        var byAgreement = reports.ToLookup(r => r.AgreementId);
        return plans.Keys.Union(byAgreement.Select(g => g.Key))
            .ToDictionary(id => id, id => new StoredDuties(plans.GetValueOrDefault(id, []), [.. byAgreement[id]]));
    }
}

/// <summary>Makes a book of duties of an agreement: the days to count from are those of its status.</summary>
public static class DutyBooks
{
    public static DutyBook Of(AgreementStatus status, StoredDuties stored)
    {
        var term = status.Term;
        var entry = status.EntryIntoForce.InForceOn ?? status.Cascade.Agreement.Settings.EntryIntoForce.Stated?.On;
        var decided = status.Parties.Where(p => p is { State: PartyState.Approved, Decision: not null }).ToDictionary(p => p.Party.Id.Value, p => p.Decision!.On, StringComparer.Ordinal);
        return new DutyBook(status.Cascade.County, status.Cascade.Agreement, stored.Duties, stored.Reports, owner =>
            new DueDays(term.From, entry, term.Until, term.LastNoticeDay, owner.Principal is { } principal && decided.TryGetValue(principal.Id.Value, out var on) ? on : null));
    }
}
