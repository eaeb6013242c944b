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

    /// <summary>Commits until <see cref="Close"/>. What cannot be written is told to those who wait, and is sent again when its lease has run out.</summary>
    public async Task Run()
    {
        var entries = new List<Entry>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            entries.Clear();
            while (entries.Count < 500 && waiting.Reader.TryRead(out var entry)) entries.Add(entry);
            try
            {
                await Commit(entries);
                foreach (var entry in entries) entry.Written.TrySetResult();
            }
            catch (Exception fault)
            {
                foreach (var entry in entries) entry.Written.TrySetException(fault);
            }
        }
    }

    private async Task Commit(List<Entry> entries)
    {
        await using var turn = await database.WaitForTurn(CancellationToken.None);
        await using var connection = await database.Open();
        var sqlite = database.Engine == Engine.Sqlite;
        if (sqlite) await Say(connection, "pragma synchronous = normal");
        try
        {
            await using var transaction = await connection.BeginTransactionAsync();
            if (!sqlite) await Say(connection, "set local synchronous_commit = off");
            await using var update = connection.CreateCommand();
            update.Transaction = transaction;
            update.CommandText = """
                update letter set state = @state, due_at = coalesce(@due, due_at), attempts = attempts + @counts, claimed_by = null, claimed_until = null,
                    ended_at = @ended, reply = @reply, template = coalesce(@template, template), message_id = coalesce(@message, message_id)
                where batch_id = @batch and person_id = @person and state = 'waiting'
                """;
            foreach (var entry in entries)
            {
                var verdict = entry.Verdict;
                update.Parameters.Clear();
                update.Add("state", StoredWords.Of(verdict.State));
                update.Add("due", verdict.DueAt);
                update.Add("counts", verdict.Counts ? 1 : 0);
                update.Add("ended", verdict.State == LetterState.Waiting ? null : now());
                update.Add("reply", verdict.Reply.Length > 0 ? verdict.Reply : null);
                update.Add("template", entry.Template);
                update.Add("message", entry.MessageId);
                update.Add("batch", entry.Claimed.BatchId);
                update.Add("person", entry.Claimed.PersonId);
                await update.ExecuteNonQueryAsync();
            }

            foreach (var (batch, at) in entries.Where(e => e.Claimed.Kind == LetterKind.Notice && e.Verdict.State == LetterState.Sent).Select(e => (e.Claimed.BatchId, now())).Distinct()) await Delivered(connection, transaction, batch, at);
            await transaction.CommitAsync();
        }
        finally
        {
            if (sqlite) await Say(connection, "pragma synchronous = full");
        }
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
