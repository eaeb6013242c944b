using System.Data.Common;
using System.Threading.Channels;
using Samsyn.Web.Mail.Smtp;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Mail.Delivery;

/// <summary>
/// Writes what became of letters, as many in one commit as have just been sent. A connection sends its next letter only when the last one is written here: a killed process repeats at most one letter for
/// each open connection.
/// </summary>
/// <remarks>
/// The commit does not wait for the disk (SQLite: synchronous = normal, PostgreSQL: synchronous_commit = off): it survives the process, and a power cut may repeat the last letters but lose none, since a letter that is
/// not written as sent is sent again. Everything else Samsyn writes waits for the disk.
/// </remarks>
internal sealed class DeliveryBook(Database database, Func<DateTime> now)
{
    private readonly Channel<Entry> waiting = Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true });

    private sealed record Entry(ClaimedLetter Claimed, string? Template, string? MessageId, LetterVerdict Verdict)
    {
        public readonly TaskCompletionSource Written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Writes what became of a letter, and is done when that is committed.</summary>
    public Task Write(ClaimedLetter claimed, Letter letter, SendOutcome outcome) =>
        Write(new Entry(claimed, letter.Template, letter.MessageId, LetterVerdict.Of(outcome, claimed.Attempts, claimed.WrittenAt, now())));

    /// <summary>There is nobody, or nothing, left to tell.</summary>
    public Task WriteUnneeded(ClaimedLetter claimed) => Write(new Entry(claimed, null, null, new LetterVerdict(LetterState.Unneeded, null, false, "", false)));

    /// <summary>The letter cannot be made: a fault in Samsyn, which the page of failures tells.</summary>
    public Task WriteFailed(ClaimedLetter claimed, string why) => Write(new Entry(claimed, null, null, new LetterVerdict(LetterState.Failed, null, false, why.ReplaceLineEndings(" "), true)));

    private Task Write(Entry entry)
    {
        waiting.Writer.TryWrite(entry);
        return entry.Written.Task;
    }

    public void Close() => waiting.Writer.TryComplete();

    /// <summary>Commits until it is closed. What cannot be written is told to those who wait, and is sent again when its lease has run out.</summary>
    public async Task Run()
    {
        var entries = new List<Entry>();
        Desk? desk = null;
        try
        {
            while (await waiting.Reader.WaitToReadAsync())
            {
                entries.Clear();
                while (entries.Count < 500 && waiting.Reader.TryRead(out var entry)) entries.Add(entry);
                for (var attempt = 1; ; attempt++)
                    try
                    {
                        desk ??= await Desk.Open(database);
                        await Commit(desk, entries);
                        foreach (var entry in entries) entry.Written.TrySetResult();
                        break;
                    }
                    catch (Exception fault)
                    {
                        if (desk is not null) await desk.DisposeAsync();
                        desk = null;
                        // What was sent and is not written would be sent again: so it is tried until it is written, or it is plain that it cannot be.
                        if (attempt < 6 && Database.IsWorthTryingAgain(fault))
                        {
                            await Task.Delay(Random.Shared.Next(5, 20 << attempt));
                            continue;
                        }

                        foreach (var entry in entries) entry.Written.TrySetException(fault);
                        break;
                    }
            }
        }
        finally
        {
            if (desk is not null) await desk.DisposeAsync();
        }
    }

    /// <summary>Where the book is written: a connection whose commits do not wait for the disk, and the statement, ready for the next commit.</summary>
    private sealed class Desk(DbConnection connection, DbCommand update, Engine engine) : IAsyncDisposable
    {
        public DbConnection Connection => connection;

        public DbCommand Update => update;

        public static async Task<Desk> Open(Database database)
        {
            var connection = await database.Open();
            await Say(connection, database.Engine == Engine.Sqlite ? "pragma synchronous = normal" : "set synchronous_commit = off");
            var update = connection.CreateCommand();
            update.CommandText = database.Engine == Engine.Sqlite ? OneByOne : AllAtOnce;
            if (database.Engine == Engine.Sqlite) foreach (var name in Fields) update.Add(name, null);
            return new Desk(connection, update, database.Engine);
        }

        public async ValueTask DisposeAsync()
        {
            await update.DisposeAsync();
            // The pool gives it to others afterwards; PostgreSQL's pool sets all back by itself.
            if (engine == Engine.Sqlite && connection.State == System.Data.ConnectionState.Open) await Say(connection, "pragma synchronous = full");
            await connection.DisposeAsync();
        }
    }

    /// <summary>What <see cref="OneByOne"/> is given, in the order of <see cref="Values"/>.</summary>
    private static readonly string[] Fields = ["state", "due", "counts", "ended", "reply", "template", "message", "batch", "person"];

    private const string OneByOne = """
        update letter set state = @state, due_at = coalesce(@due, due_at), attempts = attempts + @counts, claimed_by = null, claimed_until = null,
            ended_at = @ended, reply = @reply, template = coalesce(@template, template), message_id = coalesce(@message, message_id)
        where batch_id = @batch and person_id = @person and state = 'waiting'
        """;

    /// <summary>All in one statement: one answer to wait for, however many letters.</summary>
    private const string AllAtOnce = """
        update letter l set state = u.state, due_at = coalesce(u.due, l.due_at), attempts = l.attempts + u.counts, claimed_by = null, claimed_until = null,
            ended_at = u.ended, reply = u.reply, template = coalesce(u.template, l.template), message_id = coalesce(u.message, l.message_id)
        from unnest(@state::text[], @due::timestamptz[], @counts::int[], @ended::timestamptz[], @reply::text[], @template::text[], @message::text[], @batch::uuid[], @person::uuid[]) u(state, due, counts, ended, reply, template, message, batch, person)
        where l.batch_id = u.batch and l.person_id = u.person and l.state = 'waiting'
        """;

    private async Task Commit(Desk desk, List<Entry> entries)
    {
        await using var turn = await database.WaitForTurn(CancellationToken.None);
        await using var transaction = await desk.Connection.BeginTransactionAsync();
        desk.Update.Transaction = transaction;
        if (database.Engine == Engine.Sqlite) await UpdateOneByOne(desk.Update, entries);
        else await UpdateAtOnce(desk.Update, entries);
        foreach (var batch in entries.Where(e => e.Claimed.Kind == LetterKind.Notice && e.Verdict.State == LetterState.Sent).Select(e => e.Claimed.BatchId).Distinct()) await Delivered(desk.Connection, transaction, batch, now());
        await transaction.CommitAsync();
    }

    private async Task UpdateOneByOne(DbCommand update, List<Entry> entries)
    {
        foreach (var entry in entries)
        {
            var values = Values(entry);
            for (var i = 0; i < values.Length; i++) update.Parameters[i].Value = values[i] ?? DBNull.Value;
            await update.ExecuteNonQueryAsync();
        }
    }

    private async Task UpdateAtOnce(DbCommand update, List<Entry> entries)
    {
        update.Parameters.Clear();
        var rows = entries.ConvertAll(Values);
        update.Add("state", rows.ConvertAll(r => (string)r[0]!));
        update.Add("due", rows.ConvertAll(r => (DateTime?)r[1]));
        update.Add("counts", rows.ConvertAll(r => (int)r[2]!));
        update.Add("ended", rows.ConvertAll(r => (DateTime?)r[3]));
        update.Add("reply", rows.ConvertAll(r => (string?)r[4]));
        update.Add("template", rows.ConvertAll(r => (string?)r[5]));
        update.Add("message", rows.ConvertAll(r => (string?)r[6]));
        update.Add("batch", rows.ConvertAll(r => (Guid)r[7]!));
        update.Add("person", rows.ConvertAll(r => (Guid)r[8]!));
        await update.ExecuteNonQueryAsync();
    }

    private object?[] Values(Entry entry)
    {
        var verdict = entry.Verdict;
        return [StoredWords.Of(verdict.State), verdict.DueAt, verdict.Counts ? 1 : 0, verdict.State == LetterState.Waiting ? null : now(), verdict.Reply.Length > 0 ? verdict.Reply : null, entry.Template, entry.MessageId, entry.Claimed.BatchId, entry.Claimed.PersonId];
    }

    /// <summary>A notice is delivered when the relay has taken all its letters.</summary>
    private static async Task Delivered(DbConnection connection, DbTransaction transaction, Guid notification, DateTime at)
    {
        await using var mark = connection.CreateCommand();
        mark.Transaction = transaction;
        mark.CommandText = "update notification set delivered_at = @at where id = @id and delivered_at is null and not exists (select 1 from letter where batch_id = @id and state in ('waiting', 'failed', 'uncertain'))";
        mark.Add("at", at);
        mark.Add("id", notification);
        await mark.ExecuteNonQueryAsync();
    }

    private static async Task Say(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
