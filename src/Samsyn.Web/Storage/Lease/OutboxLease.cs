using Samsyn.Web.Outbox;

namespace Samsyn.Web.Storage;

/// <summary>
/// Claims outbox messages for a time: a worker that dies gives them back when the lease runs out. PostgreSQL steps over rows another
/// node is claiming (SKIP LOCKED); on SQLite one statement is one write.
/// </summary>
internal sealed class OutboxLease(Database database, string worker)
{
    public static readonly TimeSpan Time = TimeSpan.FromMinutes(1);

    /// <summary>Up to <paramref name="count"/> messages of these kinds that are due, oldest first, now claimed by this worker.</summary>
    public async Task<List<OutboxMessage>> Claim(IReadOnlyCollection<string> kinds, int count, DateTime now, CancellationToken cancel)
    {
        var due = $"""
            from outbox_message
            where done_at is null and due_at <= @now and (claimed_until is null or claimed_until < @now)
                and kind in ({string.Join(", ", kinds.Select(kind => $"'{kind}'"))})
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
            update outbox_message set claimed_by = @worker, claimed_until = @until, attempts = attempts + 1
            where id in (select id {due} order by at, act_id, position limit {count} {(database.Engine == Engine.PostgreSql ? "for update skip locked" : "")})
            returning id, act_id, position, kind, payload, at, due_at, attempts
            """;
        claim.Add("now", now);
        claim.Add("worker", worker);
        claim.Add("until", now + Time);
        var claimed = new List<OutboxMessage>();
        await using var row = await claim.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            claimed.Add(new OutboxMessage
            {
                Id = row.GetGuid(0),
                ActId = row.GetGuid(1),
                Position = row.GetInt32(2),
                Kind = row.GetString(3),
                Payload = row.GetString(4),
                At = row.Instant(5),
                DueAt = row.Instant(6),
                Attempts = row.GetInt32(7),
            });
        return [.. claimed.OrderBy(m => m.At).ThenBy(m => m.ActId).ThenBy(m => m.Position)];
    }
}
