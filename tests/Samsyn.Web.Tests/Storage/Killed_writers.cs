using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Tests.Storage;

/// <summary>
/// Twenty processes record decisions in the same agreements; fifty times one of them is killed in the middle of a write. Whoever comes
/// after it sends the same act again. Then everything is counted: nothing that was acknowledged is lost, and nothing is there twice.
/// </summary>
public sealed class Killed_writers
{
    /// <summary>In full under ./test all: twenty processes, fifty kills, a thousand acts. Else a sample, since each process costs two seconds of start.</summary>
    private static readonly bool InFull = Environment.GetEnvironmentVariable("SAMSYN_TEST_ALL") == "1";

    private static readonly int Writers = InFull ? 20 : 4;
    private static readonly int Kills = InFull ? 50 : 5;
    private static readonly int Acts = InFull ? 1000 : 60;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Lose_nothing_and_double_nothing(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        string[] slugs = ["prov-a", "prov-b", "prov-c", "prov-d"];
        await db.Acts.Store([.. slugs.Select(Example.Agreement)]);
        var rehearsal = engine == Engine.Sqlite ? db.Setting + "-rehearsal" : "-";
        if (engine == Engine.Sqlite) await db.Do($"vacuum into '{rehearsal}'");
        var said = new Said();
        var (all, clock) = (new List<WriterUnderTest>(), Stopwatch.StartNew());
        try
        {
            var living = Enumerable.Range(0, Writers).Select(_ => Start(null)).ToList();
            await Until(() => living.TrueForAll(w => w.Acknowledged > 0), "every writer writes");
            for (var kills = 0; kills < Kills;)
            {
                await Until(() => said.Acknowledged.Count >= kills * Acts / Kills && living.Exists(w => w.Acknowledged > 0), "writers get on");
                var victim = living.Where(w => w.Acknowledged > 0).MinBy(_ => Random.Shared.Next())!;
                await victim.KillWhileItWrites(afterCommit: kills % 2 == 1);
                if (victim.KilledInFlight) kills++;
                living.Remove(victim);
                living.Add(Start(victim.InFlight));
            }
            await Until(() => said.Acknowledged.Count >= Acts, "a thousand acts are acknowledged");
            await Until(() => all.TrueForAll(w => living.Contains(w) || w.InFlight is not { } act || said.Acknowledged.ContainsKey(act)), "what was cut short is sent again");
            await Until(() => living.TrueForAll(w => w.Acknowledged > 0), "every writer writes to the end");
            await Task.WhenAll(living.Select(w => w.Stop()));
        }
        finally
        {
            foreach (var writer in all) writer.Dispose();
        }

        // An act in flight when its writer died was sent again by the next: in the end every act that began was acknowledged.
        var killed = all.Where(w => w.KilledInFlight).ToList();
        var committed = killed.Count(w => said.Again.ContainsKey(w.InFlight!));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{engine}: {said.Acknowledged.Count} acts by {all.Count} processes in {clock.Elapsed.TotalSeconds:0} s; {killed.Count} killed in flight, of them {killed.Count - committed} before the commit and {committed} after it; longest wait for a turn {all.Max(w => w.LongestWait).TotalSeconds:0.0} s."));
        Assert.Equal(Kills, killed.Count);
        Assert.All(killed.Where(w => w.KilledAfterCommit), w => Assert.True(said.Again.ContainsKey(w.InFlight!), $"Act {w.InFlight} was committed, and not recognised when it was sent again."));
        Assert.True(committed >= Kills / 3 && killed.Count - committed >= Kills / 3, "Too few were killed before the commit, or after it.");
        Assert.Equal(said.Begun.Keys.Order(StringComparer.Ordinal), said.Acknowledged.Keys.Order(StringComparer.Ordinal));
        Assert.True(said.Acknowledged.Count >= Acts);
        await Recount(db, said.Acknowledged);

        WriterUnderTest Start(string? again)
        {
            var writer = new WriterUnderTest([db.Setting, rehearsal, string.Join(',', slugs), all.Count % 4 == 0 ? "outbox" : "-", .. again is null ? Array.Empty<string>() : [again]], said);
            all.Add(writer);
            return writer;
        }

        async Task Until(Func<bool> holds, string what)
        {
            for (var waited = Stopwatch.StartNew(); !holds(); await Task.Delay(5))
            {
                foreach (var writer in all) writer.AssertItDidNotFail();
                Assert.True(waited.Elapsed < TimeSpan.FromMinutes(5), $"After five minutes it still does not hold that {what}.");
            }
        }
    }

    private static async Task Recount(TestDatabase db, ConcurrentDictionary<string, string> acknowledged)
    {
        var acts = acknowledged.Keys.Order(StringComparer.Ordinal).ToList();
        Assert.Equal(acts, await Ids(db, "select act_id from journal_entry where act = 'decision.record'"));
        Assert.Equal(acts, await Ids(db, "select act_id from outbox_message"));
        Assert.Equal(acknowledged.Values.Order(StringComparer.Ordinal), await Ids(db, "select id from decision"));

        // Places run 1, 2, 3… in each agreement: no act was half done and none overtook another under the lock.
        Assert.Equal(0, await db.Ask<long>(
            "select count(*) from (select agreement_id from decision group by agreement_id having min(place) <> 1 or max(place) <> count(*)) broken"));

        // Leases of killed workers have run out two minutes from now; then every message has become one line.
        var worker = new OutboxWorker(db.Database, [HistoryHandler.Handler], new ShiftedClock(TimeSpan.FromMinutes(2)), NullLogger<OutboxWorker>.Instance);
        while (await worker.DoDue(CancellationToken.None) > 0)
        {
        }
        Assert.Equal(await Ids(db, "select id from outbox_message where done_at is not null"), await Ids(db, "select id from agreement_event"));
        Assert.Equal((acts.Count, acts.Count), (await db.Ask<int>("select count(*) from agreement_event"), await db.Ask<int>("select max(number) from agreement_event")));
        if (db.Database.Engine == Engine.Sqlite) Assert.Equal("ok", await db.Ask<string>("pragma integrity_check"));
    }

    private static async Task<List<string>> Ids(TestDatabase db, string sql)
    {
        var ids = (await db.List(sql)).ConvertAll(id => Guid.Parse(id).ToString());
        ids.Sort(StringComparer.Ordinal);
        return ids;
    }
}
