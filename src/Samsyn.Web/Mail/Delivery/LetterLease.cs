using Samsyn.Web.Storage;

namespace Samsyn.Web.Mail.Delivery;

/// <summary>A letter that this worker has claimed.</summary>
internal readonly record struct ClaimedLetter(Guid BatchId, Guid PersonId, LetterKind Kind, int Attempts, DateTime WrittenAt);

/// <summary>
/// Claims letters for a time, as <see cref="OutboxLease"/> claims messages: of a worker that dies they are free again when the lease runs out. PostgreSQL steps over those another node is claiming.
/// </summary>
internal sealed class LetterLease(Database database, string worker, TimeSpan time)
{
    /// <summary>Letters of these kinds that are due, the oldest first.</summary>
    public async Task<List<ClaimedLetter>> Claim(IReadOnlyCollection<LetterKind> kinds, int count, DateTime now, CancellationToken cancel)
    {
        var due = $"""
            from letter where state = 'waiting' and due_at <= @now and (claimed_until is null or claimed_until < @now)
                and kind in ({string.Join(", ", kinds.Select(kind => $"'{StoredWords.Of(kind)}'"))})
            """;
        await using var connection = await database.Open(cancel);
        await using (var any = connection.CreateCommand())
        {
            any.CommandText = $"select 1 {due} limit 1";
            any.Add("now", now);
            if (await any.ExecuteScalarAsync(cancel) is null) return [];
        }

        await using var turn = await database.WaitForTurn(cancel);
        await using var claim = connection.CreateCommand();
        claim.CommandText = $"""
            update letter set claimed_by = @worker, claimed_until = @until
            where (batch_id, person_id) in (select batch_id, person_id {due} order by due_at limit {count} {(database.Engine == Engine.PostgreSql ? "for update skip locked" : "")})
            returning batch_id, person_id, kind, attempts, written_at
            """;
        claim.Add("now", now);
        claim.Add("worker", worker);
        claim.Add("until", now + time);
        var claimed = new List<ClaimedLetter>(count);
        await using var row = await claim.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) claimed.Add(new ClaimedLetter(row.GetGuid(0), row.GetGuid(1), StoredWords.Read<LetterKind>(row.GetString(2)), row.GetInt32(3), row.Instant(4)));
        return claimed;
    }

    /// <summary>Holds what is claimed for another while: a slow relay is no dead worker.</summary>
    public async Task Renew(DateTime now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await using var turn = await database.WaitForTurn(cancel);
        await using var renew = connection.CreateCommand();
        // On PostgreSQL those that are just being written as sent are stepped over: to wait for them could be to wait for one another.
        renew.CommandText = $"""
            update letter set claimed_until = @until
            where (batch_id, person_id) in (select batch_id, person_id from letter where claimed_by = @worker and state = 'waiting' and claimed_until >= @now {(database.Engine == Engine.PostgreSql ? "for update skip locked" : "")})
            """;
        renew.Add("worker", worker);
        renew.Add("now", now);
        renew.Add("until", now + time);
        await renew.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Lets go of what was claimed and not sent: the worker stops.</summary>
    public async Task LetGo()
    {
        await using var connection = await database.Open();
        await using var turn = await database.WaitForTurn(CancellationToken.None);
        await using var free = connection.CreateCommand();
        free.CommandText = "update letter set claimed_by = null, claimed_until = null where claimed_by = @worker and state = 'waiting'";
        free.Add("worker", worker);
        await free.ExecuteNonQueryAsync();
    }
}
