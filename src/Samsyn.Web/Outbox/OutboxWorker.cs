using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Outbox;

/// <summary>Does the messages of one kind. What it adds to the context is committed together with their being done, all or nothing.</summary>
/// <remarks>A handler whose effect is outside the database, such as a mail, must bear being asked twice: it may die between effect and commit.</remarks>
public sealed record OutboxHandler(string Kind, Func<Act, IReadOnlyList<OutboxMessage>, Task> Handle);

/// <summary>
/// Takes up what acts have left in the outbox: at once after a commit here, within a second after one elsewhere. Any number of nodes may
/// run one; each message is done once.
/// </summary>
public sealed partial class OutboxWorker(
    Database database, IEnumerable<OutboxHandler> handlers, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, OutboxHandler> _handlers = handlers.ToDictionary(h => h.Kind, StringComparer.Ordinal);
    private readonly string _name = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var change = database.Signal.NextChange;
            try
            {
                while (await DoDue(stoppingToken) > 0)
                {
                }
                await Task.WhenAny(change, Task.Delay(LookAnyway, stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                CannotWork(log, fault);
                await Task.WhenAny(Task.Delay(LookAnyway, stoppingToken));
            }
        }
    }

    /// <summary>Claims what is due and does it; how many it was.</summary>
    internal async Task<int> DoDue(CancellationToken cancel)
    {
        var claimed = await new OutboxLease(database, _name).Claim(_handlers.Keys, Batch, Instants.Now(clock), cancel);
        foreach (var kind in claimed.GroupBy(message => message.Kind, StringComparer.Ordinal))
        {
            var messages = kind.ToList();
            if (await Try(messages, cancel) || messages.Count == 1) continue;
            foreach (var message in messages) await Try([message], cancel);
        }
        return claimed.Count;
    }

    /// <summary>Does messages in one commit. One that fails alone is put off.</summary>
    private async Task<bool> Try(List<OutboxMessage> messages, CancellationToken cancel)
    {
        try
        {
            await Do(messages, cancel);
            database.Signal.Changed();
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            if (messages.Count == 1) await PutOff(messages[0], fault, cancel);
            return false;
        }
    }

    private async Task Do(List<OutboxMessage> messages, CancellationToken cancel)
    {
        await using var turn = await database.WaitForTurn(cancel);
        await using var db = database.NewContext();
        await using var transaction = await database.BeginWriting(db, cancel);
        var now = Instants.Now(clock);
        var ids = messages.ConvertAll(message => message.Id);
        var mine = await db.Outbox.Where(m => ids.Contains(m.Id) && m.ClaimedBy == _name && m.DoneAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DoneAt, now).SetProperty(m => m.LastError, (string?)null), cancel);
        // The lease ran out while waiting and another worker has some of them: it does them, and what is left is claimed again.
        if (mine != messages.Count) return;
        var act = new Act(database, db, new ActOrder(Guid.CreateVersion7(), "outbox", new Actor(null, "outbox")), now);
        await _handlers[messages[0].Kind].Handle(act, messages);
        await db.SaveChangesAsync(cancel);
        await database.TellOthers(db);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task PutOff(OutboxMessage message, Exception fault, CancellationToken cancel)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(3600, 5 << Math.Min(message.Attempts, 10)));
        PuttingOff(log, message.Kind, message.ActId, pause.TotalSeconds, fault);
        var (due, words) = (Instants.Now(clock) + pause, $"{fault.GetType().Name}: {fault.Message}");
        await using var turn = await database.WaitForTurn(cancel);
        await using var db = database.NewContext();
        await db.Outbox.Where(m => m.Id == message.Id && m.ClaimedBy == _name && m.DoneAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, due).SetProperty(m => m.ClaimedUntil, (DateTime?)null).SetProperty(m => m.LastError, words), cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox message {Kind} of act {ActId} failed and waits {Seconds} s")]
    private static partial void PuttingOff(ILogger log, string kind, Guid actId, double seconds, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox cannot be worked on; trying again soon")]
    private static partial void CannotWork(ILogger log, Exception fault);
}
