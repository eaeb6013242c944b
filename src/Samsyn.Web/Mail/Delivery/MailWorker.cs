using System.Collections.Concurrent;
using System.Threading.Channels;
using Samsyn.Web.Mail.Smtp;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Mail.Delivery;

/// <summary>
/// Sends the letters that wait: claims some, has them written, sends them over a few connections at the pace of the settings, and writes what became of each. Any number of nodes may run one.
/// </summary>
/// <remarks>
/// Nothing is kept here: a process that is killed leaves rows, and what it had claimed is free again when its lease runs out. While letters go out the next ones are written, so that no connection waits for the
/// database.
/// </remarks>
public sealed partial class MailWorker(
    Database database, MailSettings settings, MailRelay relay, IEnumerable<LetterWriter> writers, IEnumerable<DeadAddress> dead, IServiceScopeFactory scopes, Acts acts, TimeProvider clock, ILogger<MailWorker> log) : BackgroundService
{
    /// <summary>How many letters are claimed at a time; twice as many may be in memory.</summary>
    private const int Batch = 500;

    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5);

    private readonly Dictionary<LetterKind, LetterWriter> writers = writers.ToDictionary(w => w.Kind);
    private readonly Dictionary<LetterKind, DeadAddress> dead = dead.ToDictionary(d => d.Kind);
    private readonly string name = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    /// <summary>How long a claim holds without being renewed: after this long the letters of a killed process are sent by another.</summary>
    internal TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    private DateTime Now => Instants.Now(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var change = database.Signal.NextChange;
            try
            {
                if (await SendDue(stoppingToken) == 0) await Task.WhenAny(change, Task.Delay(LookAnyway, stoppingToken));
                if (relay.Rest is { Ticks: > 0 } rest) await Task.Delay(rest < LookAnyway ? rest : LookAnyway, stoppingToken);
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

    /// <summary>Sends all that is due now; how many letters were tried.</summary>
    internal async Task<int> SendDue(CancellationToken cancel)
    {
        var lease = new LetterLease(database, name, Lease);
        var first = await lease.Claim(writers.Keys, Batch, Now, cancel);
        if (first.Count == 0) return 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var book = new DeliveryBook(database, () => Now);
        var writing = book.Run();
        var ready = Channel.CreateBounded<Letter>(Batch);
        var claimed = new ConcurrentDictionary<string, ClaimedLetter>(StringComparer.Ordinal);
        var tried = 0;
        var preparing = Prepare(lease, first, ready.Writer, claimed, book, stop.Token);
        var renewing = Renew(lease, stop.Token);
        try
        {
            await relay.SendAll(ready.Reader.ReadAllAsync(stop.Token), async (letter, outcome) =>
            {
                Interlocked.Increment(ref tried);
                claimed.TryRemove(letter.MessageId, out var of);
                await book.Write(of, letter, outcome);
                if (outcome is SendOutcome.RecipientRefused && dead.TryGetValue(of.Kind, out var capability))
                    await acts.Run(new ActOrder(Guid.CreateVersion7(), "mail.dead", new Actor(null, "mail")), act => capability.Stop(act, of.PersonId), CancellationToken.None);
            }, cancel);
            await preparing;
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAny(preparing);
            await Task.WhenAny(renewing);
            book.Close();
            await writing;
            await lease.LetGo();
        }

        return tried;
    }

    /// <summary>Has letters written, some at a time, until nothing is due or the relay rests.</summary>
    private async Task Prepare(LetterLease lease, List<ClaimedLetter> batch, ChannelWriter<Letter> ready, ConcurrentDictionary<string, ClaimedLetter> claimed, DeliveryBook book, CancellationToken cancel)
    {
        try
        {
            while (batch.Count > 0)
            {
                var unneeded = new List<Task>();
                await using (var scope = scopes.CreateAsyncScope())
                    foreach (var kind in batch.GroupBy(letter => letter.Kind))
                    {
                        var written = await Write(scope.ServiceProvider, writers[kind.Key], [.. kind], book);
                        foreach (var one in kind)
                        {
                            if (written is null) continue;
                            if (!written.TryGetValue((one.BatchId, one.PersonId), out var letter))
                            {
                                unneeded.Add(book.WriteUnneeded(one));
                                continue;
                            }

                            claimed[letter.MessageId] = one;
                            await ready.WriteAsync(letter, cancel);
                        }
                    }

                await Task.WhenAll(unneeded);
                batch = relay.Rest > TimeSpan.Zero ? [] : await lease.Claim(writers.Keys, Batch, Now, cancel);
            }

            ready.TryComplete();
        }
        catch (Exception fault)
        {
            ready.TryComplete(fault);
        }
    }

    /// <summary>The letters of one kind. When one of them cannot be written it alone fails: the others are written one by one.</summary>
    private async Task<IReadOnlyDictionary<(Guid, Guid), Letter>?> Write(IServiceProvider services, LetterWriter writer, List<ClaimedLetter> letters, DeliveryBook book)
    {
        try
        {
            return await writer.Write(services, settings, letters.ConvertAll(l => (l.BatchId, l.PersonId, l.WrittenAt)));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            CannotWrite(log, writer.Kind, letters.Count, fault);
            if (letters.Count == 1)
            {
                await book.WriteFailed(letters[0], fault.Message);
                return null;
            }

            var written = new Dictionary<(Guid, Guid), Letter>();
            foreach (var one in letters)
                if (await Write(services, writer, [one], book) is { } alone)
                    foreach (var (key, letter) in alone) written[key] = letter;
            return written;
        }
    }

    private async Task Renew(LetterLease lease, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Lease / 3);
        while (await timer.WaitForNextTickAsync(cancel)) await lease.Renew(Now, cancel);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Letters of kind {Kind} cannot be written ({Count} at once)")]
    private static partial void CannotWrite(ILogger log, LetterKind kind, int count, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Letters cannot be sent; trying again soon")]
    private static partial void CannotWork(ILogger log, Exception fault);
}
