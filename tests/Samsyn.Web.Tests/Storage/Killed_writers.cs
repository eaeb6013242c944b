using System.Collections.Concurrent;
using System.Diagnostics;
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
    /// <summary>In full under ./test all: twenty processes, fifty kills, a thousand acts. Else a sample, since each process costs a second of start.</summary>
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
        var (started, acknowledged) = (new ConcurrentDictionary<string, bool>(), new ConcurrentDictionary<string, string>());
        var all = new List<Writer>();
        try
        {
            var living = Enumerable.Range(0, Writers).Select(_ => Start(null)).ToList();
            await Until(() => living.TrueForAll(w => w.Acknowledged > 0), "every writer writes");
            for (var kills = 0; kills < Kills;)
            {
                await Until(() => acknowledged.Count >= kills * Acts / Kills, "writers get on");
                var victim = living[Random.Shared.Next(living.Count)];
                if (!await victim.KillWhileItWrites()) continue;
                if (victim.InFlight is not null) kills++;
                living.Remove(victim);
                living.Add(Start(victim.InFlight));
            }
            await Until(() => acknowledged.Count >= Acts, "a thousand acts are acknowledged");
            await Until(() => all.TrueForAll(w => living.Contains(w) || w.InFlight is not { } act || acknowledged.ContainsKey(act)), "what was cut short is sent again");
            foreach (var writer in living) await writer.Stop();
        }
        finally
        {
            foreach (var writer in all) writer.Dispose();
        }

        // An act in flight when its writer died was sent again by the next: in the end every act that began was acknowledged.
        Assert.Equal(Kills, all.Count(w => w.InFlight is not null));
        Assert.Equal(started.Keys.Order(StringComparer.Ordinal), acknowledged.Keys.Order(StringComparer.Ordinal));
        Assert.True(acknowledged.Count >= Acts);
        await Recount(db, acknowledged);

        Writer Start(string? again)
        {
            var writer = new Writer(db.Setting, slugs, all.Count % 4 == 0, again, started, acknowledged);
            all.Add(writer);
            return writer;
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

    private static async Task Until(Func<bool> holds, string what)
    {
        for (var clock = Stopwatch.StartNew(); !holds(); await Task.Delay(5))
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(5), $"After five minutes it still does not hold that {what}.");
    }

    /// <summary>One writing process, and what it has said.</summary>
    private sealed class Writer : IDisposable
    {
        private readonly Process _process;
        private readonly Task _reading;
        private volatile string? _inFlight;
        private volatile bool _writes;
        private volatile int _acknowledged;

        public Writer(string setting, string[] slugs, bool outbox, string? again, ConcurrentDictionary<string, bool> started, ConcurrentDictionary<string, string> acknowledged)
        {
            var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Samsyn.Web.Tests"))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            };
            string[] words = ["writer", setting, string.Join(',', slugs), outbox ? "outbox" : "-", .. again is null ? Array.Empty<string>() : [again]];
            foreach (var word in words) start.ArgumentList.Add(word);
            // Short-lived: spend no time on making code faster than it need be.
            start.Environment["DOTNET_TieredPGO"] = "0";
            start.Environment["DOTNET_TC_BackgroundWorkerTimeoutMs"] = "0";
            _process = Process.Start(start)!;
            _reading = Task.Factory.StartNew(() =>
            {
                while (_process.StandardOutput.ReadLine() is { } line)
                {
                    var said = line.Split(' ');
                    if (said is ["begins", var begun])
                    {
                        started[begun] = true;
                        _inFlight = begun;
                    }
                    else if (said is ["writes", _])
                    {
                        _writes = true;
                    }
                    else if (said is ["done", var act, var decision])
                    {
                        Assert.True(acknowledged.TryAdd(act, decision), $"Act {act} was acknowledged twice.");
                        _inFlight = null;
                        _writes = false;
                        Interlocked.Increment(ref _acknowledged);
                    }
                }
            }, TaskCreationOptions.LongRunning);
        }

        public int Acknowledged => _acknowledged;

        /// <summary>The act it had begun and not had acknowledged.</summary>
        public string? InFlight => _inFlight;

        /// <summary>
        /// SIGKILL between the making of an act's rows and its acknowledgement: before, in or after the commit. False when it made none
        /// for a while and lives on. When the acknowledgement came through after all, <see cref="InFlight"/> is null.
        /// </summary>
        public async Task<bool> KillWhileItWrites()
        {
            for (var clock = Stopwatch.StartNew(); !_writes; await Task.Delay(1))
                if (clock.ElapsedMilliseconds > 500) return false;
            if (Random.Shared.Next(2) == 0) await Task.Delay(Random.Shared.Next(1, 10));
            _process.Kill();
            await _process.WaitForExitAsync();
            await _reading;
            return true;
        }

        public async Task Stop()
        {
            await _process.StandardInput.WriteLineAsync("stop");
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
            await _reading;
            Assert.Equal(0, _process.ExitCode);
        }

        public void Dispose()
        {
            if (!_process.HasExited) _process.Kill();
            _process.Dispose();
        }
    }
}
