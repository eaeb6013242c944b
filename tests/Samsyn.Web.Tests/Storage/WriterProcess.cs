using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Decisions;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Tests.Storage;

/// <summary>
/// A process that records decisions one after another, until it is told to stop or is killed. It says <c>begins act</c>, <c>writes act</c>
/// when the rows are made and not yet committed, <c>committed act</c>, and <c>done act decision first</c> when the act was acknowledged – <c>again</c> when it had
/// been committed before. Told to <c>linger 40</c>, it pauses up to 40 ms before and after each commit, so that a kill finds it there.
/// </summary>
internal static class WriterProcess
{
    /// <param name="words">
    /// The database; a database to rehearse on or <c>-</c>; the agreements' slugs with commas; <c>outbox</c> if it works on that too, else
    /// <c>-</c>; and an act to do first, whose fate the killed writer before it did not learn.
    /// </param>
    public static async Task<int> Run(string[] words)
    {
        var (setting, rehearsal, slugs, outbox) = (words[0], words[1], words[2].Split(","), words[3] == "outbox");
        if (rehearsal != "-") await Rehearse(rehearsal, slugs);
        using var database = new Database(setting);
        var acts = new Acts(database, TimeProvider.System);
        using var worker = new OutboxWorker(database, [HistoryHandler.Handler], TimeProvider.System, NullLogger<OutboxWorker>.Instance);
        if (outbox) await worker.StartAsync(CancellationToken.None);
        var linger = 0;
        var told = Task.Factory.StartNew(
            () =>
            {
                while (Console.In.ReadLine()?.Split(' ') is ["linger", var milliseconds]) Volatile.Write(ref linger, int.Parse(milliseconds, CultureInfo.InvariantCulture));
            },
            TaskCreationOptions.LongRunning);
        for (var n = 0; !told.IsCompleted; n++)
        {
            var act = n == 0 && words.Length > 4 ? Guid.Parse(words[4]) : Guid.CreateVersion7();
            Say($"begins {act}");
            var receipt = await Record(acts, slugs, act, () =>
            {
                Say($"writes {act}");
                Linger();
            });
            Say($"committed {act}");
            Linger();
            Say($"done {act} {StoredText.Read<Decision>(receipt.Entries.Single().After!).Id} {(receipt.Repeated ? "again" : "first")}");
        }
        await worker.StopAsync(CancellationToken.None);
        return 0;

        void Linger()
        {
            if (Volatile.Read(ref linger) is > 0 and var longest) Thread.Sleep(Random.Shared.Next(longest + 1));
        }

        static void Say(string line)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }

    /// <summary>Everything is drawn from the act's id, so that doing an act again is doing the same.</summary>
    private static Task<ActReceipt> Record(Acts acts, string[] slugs, Guid act, Action written)
    {
        var slug = slugs[act.ToByteArray()[15] % slugs.Length];
        var municipality = Example.Municipalities[act.ToByteArray()[14] % Example.Municipalities.Count];
        return acts.Run(Example.Order(slug, act), async doing =>
        {
            var cascade = (await doing.Cascade(slug))!;
            await doing.Record(cascade, Example.Yes(cascade.Agreement.Id, municipality, $"§ {act:N}"), Example.Today);
            written();
        });
    }

    /// <summary>
    /// The slow work of a cold start, done where nobody waits for it: a process compiles its first act for about a second, and on SQLite
    /// all others would stand waiting for the one write lock meanwhile.
    /// </summary>
    private static async Task Rehearse(string file, string[] slugs)
    {
        var own = $"{file}-{Environment.ProcessId}";
        File.Copy(file, own);
        using (var database = new Database(own))
        {
            await Record(new Acts(database, TimeProvider.System), slugs, Guid.CreateVersion7(), () => { });
            using var worker = new OutboxWorker(database, [HistoryHandler.Handler], TimeProvider.System, NullLogger<OutboxWorker>.Instance);
            await worker.DoDue(CancellationToken.None);
        }
        foreach (var left in new[] { own, own + "-wal", own + "-shm", own + ".turn" }) File.Delete(left);
    }
}
