using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Decisions;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Tests.Storage;

/// <summary>
/// A process that records decisions one after another, until a line comes in or it is killed. It says <c>begins act</c>, <c>writes act</c>
/// when the rows are made and not yet committed, and <c>done act decision</c> when the act was acknowledged.
/// </summary>
internal static class WriterProcess
{
    /// <param name="words">The database; the agreements' slugs with commas; <c>outbox</c> if it works on that too, else <c>-</c>; and an act to do first, whose fate the killed writer before it did not learn.</param>
    public static async Task<int> Run(string[] words)
    {
        var (setting, slugs) = (words[0], words[1].Split(","));
        using var database = new Database(setting);
        var acts = new Acts(database, TimeProvider.System);
        using var worker = new OutboxWorker(database, [HistoryHandler.Handler], TimeProvider.System, NullLogger<OutboxWorker>.Instance);
        if (words[2] == "outbox") await worker.StartAsync(CancellationToken.None);
        // The slow work of a cold start, done before any lock is held: the tables' model, a query.
        await using (var db = database.NewContext()) _ = db.Journal.Where(e => e.ActId == Guid.Empty).ToQueryString();
        var told = Task.Factory.StartNew(Console.In.ReadLine, TaskCreationOptions.LongRunning);
        for (var n = 0; !told.IsCompleted; n++)
        {
            var act = n == 0 && words.Length > 3 ? Guid.Parse(words[3]) : Guid.CreateVersion7();
            // Drawn from the act's id, so that doing an act again is doing the same.
            var slug = slugs[act.ToByteArray()[15] % slugs.Length];
            var municipality = Example.Municipalities[act.ToByteArray()[14] % Example.Municipalities.Count];
            Say($"begins {act}");
            var receipt = await acts.Run(Example.Order(slug, act), async doing =>
            {
                var cascade = (await doing.Cascade(slug))!;
                await doing.Record(cascade, Example.Yes(cascade.Agreement.Id, municipality, $"§ {act:N}"), Example.Today);
                Say($"writes {act}");
            });
            Say($"done {act} {StoredText.Read<Decision>(receipt.Entries.Single().After!).Id}");
        }
        await worker.StopAsync(CancellationToken.None);
        return 0;

        static void Say(string line)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
