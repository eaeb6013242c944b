using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Subscriptions;

/// <summary>The outbox's message to make letters of what has waited for its hour.</summary>
public sealed record BindMessage(DateTime DueAt);

/// <summary>
/// From an event to letters, as rows: first who is to be told (<see cref="LetterItem"/>), then, when the hour has come, one letter for each of them with all that waits. Both are set-based statements over some
/// thousand people at a time, in the commit of the outbox's message: done once, whenever the process dies.
/// </summary>
internal static class Mailing
{
    public const string Bind = "mail.bind";

    /// <summary>How many people a commit reaches, so that others who write wait no longer than some tenths of a second.</summary>
    internal const int Chunk = 5000;

    /// <summary>Who is to be told an event, of <c>subscriber s</c>: who had said yes, wants that kind, follows what it is about, and is not told it by another event. Its values in order: <see cref="Values"/>.</summary>
    private const string Chosen = """
        s.confirmed_at <= {0} and s.suppressed_at is null and (s.kinds & {1}) <> 0
            and exists (select 1 from subscribed_topic t where t.subscriber_id = s.id
                and (t.kind = {2} or (t.kind = 'agreement' and t.key = {3}) or (t.kind = 'principal' and t.key = {4}) or (t.kind = 'body' and t.key = {5})))
            and not exists (select 1 from letter_item i where i.event_id = {6} and i.subscriber_id = s.id)
        """;

    private static async Task<object[]> Values(SamsynDb db, MailEvent told)
    {
        var agreement = await db.Agreements.AsNoTracking().Where(a => a.Id == told.AgreementId).SingleOrDefaultAsync();
        var other = told.SameAs ?? await db.MailEvents.Where(e => e.SameAs == told.Id).Select(e => (Guid?)e.Id).FirstOrDefaultAsync() ?? Guid.Empty;
        return [told.At, (int)told.Kind, agreement?.Settings.Demonstration == true ? "" : "everything", agreement?.Slug ?? "", told.Principal ?? "", told.Body ?? "", other];
    }

    /// <summary>How many would be told of it now.</summary>
    public static async Task<long> Count(SamsynDb db, MailEvent told) =>
        await db.Database.SqlQueryRaw<long>("select count(*) as \"Value\" from subscriber s where " + Chosen, await Values(db, told)).SingleAsync();

    /// <summary>Finds out who is to be told. Only who has said yes before it happened is.</summary>
    public static async Task TellPeople(Act act, IReadOnlyList<OutboxMessage> messages, MailHours hours)
    {
        foreach (var message in messages)
        {
            var (id, after) = StoredText.Read<TellMessage>(message.Payload);
            if (await act.Db.MailEvents.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id) is not { } told) continue;
            var start = after ?? Guid.Empty;
            var last = (await act.Db.Database.SqlQuery<Guid>($"select id as \"Value\" from subscriber where id > {start} order by id limit 1 offset {Chunk - 1}").ToListAsync()).Select(x => (Guid?)x).FirstOrDefault();
            var end = last ?? Guid.AllBitsSet;
            var (daily, weekly) = (hours.Daily(told.DueAt), hours.Weekly(told.DueAt));
            // What is told at once stands alone in its letter, so that is written here too; decisions wait for the others of their hour.
            var alone = told.Kind != Telling.Decisions;
            var waits = alone ? Guid.Empty : told.Id;
            await act.Db.Database.ExecuteSqlRawAsync($$"""
                insert into letter_item (event_id, subscriber_id, due_at, batch_id)
                select {7}, s.id, case s.pace when 'daily' then {8} when 'weekly' then {9} else {10} end, case s.pace when 'immediately' then nullif({7}, {11}) else null end
                from subscriber s
                where s.id > {12} and s.id <= {13} and {{Chosen}}
                on conflict do nothing
                """, [.. await Values(act.Db, told), told.Id, daily, weekly, told.DueAt, waits, start, end]);
            if (alone)
                await act.Db.Database.ExecuteSqlAsync($"""
                    insert into letter (batch_id, person_id, kind, state, written_at, due_at, attempts)
                    select i.batch_id, i.subscriber_id, 'told', 'waiting', {act.At}, {act.At}, 0 from letter_item i where i.batch_id = {told.Id} and i.subscriber_id > {start} and i.subscriber_id <= {end}
                    on conflict do nothing
                    """);
            if (last is { } more) act.Later(MailEvents.Tell, new TellMessage(id, more));
            else
                foreach (var due in await act.Db.LetterItems.Where(i => i.EventId == id && i.BatchId == null).Select(i => i.DueAt).Distinct().ToListAsync()) act.Later(Bind, new BindMessage(due), due);
        }
    }

    /// <summary>One letter for each person with all that waits and whose hour has come. Nothing waits twice: an item stands in one letter.</summary>
    public static async Task MakeLetters(Act act, IReadOnlyList<OutboxMessage> messages)
    {
        foreach (var message in messages)
        {
            var (due, batch, now) = (StoredText.Read<BindMessage>(message.Payload).DueAt, message.Id, act.At);
            var made = await act.Db.Database.ExecuteSqlAsync($"""
                insert into letter (batch_id, person_id, kind, state, written_at, due_at, attempts)
                select {batch}, w.subscriber_id, 'told', 'waiting', {now}, {now}, 0
                from (select distinct subscriber_id from letter_item where batch_id is null and due_at <= {due} order by subscriber_id limit {Chunk}) w
                """);
            if (made == 0) continue;
            await act.Db.Database.ExecuteSqlAsync($"""
                update letter_item set batch_id = {batch}
                where batch_id is null and due_at <= {due} and exists (select 1 from letter l where l.batch_id = {batch} and l.person_id = letter_item.subscriber_id)
                """);
            if (made == Chunk) act.Later(Bind, new BindMessage(due));
        }
    }

    /// <summary>Without a relay nobody follows by mail, and what happens is told to nobody: when mail is turned on, the past is not sent.</summary>
    public static Task Nobody(Act act, IReadOnlyList<OutboxMessage> messages) => Task.CompletedTask;
}
