using System.Diagnostics;
using System.Globalization;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;

namespace Samsyn.Benchmarks;

/// <summary>
/// One event told to a hundred thousand subscribers by the program itself: rows, letters, the relay, and what it said written down. Beside a bare loop that sends prebuilt octets over as many sockets. Then once more, killed with
/// <c>kill -9</c> twenty times on the way: nobody is missed, and no kill repeats more letters than there are connections.
/// </summary>
internal static class MailBenchmark
{
    private const int People = 100_000;
    private const int Kills = 20;

    /// <summary>As many as the bare loop has (<c>mail_connections</c>): a relay of one's own bears them.</summary>
    private const int Connections = 16;

    private const string Slug = "ovning-digitala-hjalpmedel";

    public static async Task Run(Report report, string[] rest)
    {
        var bare = double.MaxValue;
        using (var sink = new MailSink())
        {
            await MailWireBenchmark.Bare(sink, 2_000);
            for (var round = 0; round < 3; round++) bare = Math.Min(bare, await MailWireBenchmark.Bare(sink, People, Connections));
        }

        report.Note("a bare loop over as many sockets", bare, "s");
        if (rest is not ["postgresql"])
        {
            using var example = await Example.Load();
            await Engine(report, "SQLite", example.Database, bare, kills: rest is not [_, "whole"]);
        }

        if (rest is ["sqlite", ..]) return;
        await using (var server = await TemporaryPostgreSql.Start())
        {
            using var example = await Example.Load(server.Setting);
            await Engine(report, "PostgreSQL", server.Setting, bare, kills: true);
        }
    }

    private static async Task Engine(Report report, string engine, string setting, double bare, bool kills)
    {
        await Subscribe(setting);
        var taken = new int[People];
        using var sink = new MailSink(n => Interlocked.Increment(ref taken[n]));
        using (var served = await Serve(setting, sink.Port))
        {
            // A server that has just started compiles while it sends; one that has run for a day has done so. Both are told, and the goal is for the second.
            var first = await Mailing();
            var seconds = await Mailing();
            report.Note($"{engine}: the first mailing of a server just started", first, "s");
            report.Note($"{engine}: the next, from the commit to the last letter taken", seconds, "s");
            report.Note($"{engine}: letters a second", People / seconds, "/s");
            report.AtLeast($"{engine}: the bare loop's time as a part of ours", bare / seconds, 0.3, "x");
            report.AtMost($"{engine}: most memory of the server", Peak(served.Pid), 256, "MB");
        }

        report.Must($"{engine}: every subscriber got two letters of two events, and none three", taken.All(n => n == 2));

        if (!kills) return;
        Array.Clear(taken);
        var before = sink.Count;
        var deaths = 0;
        var running = await Serve(setting, sink.Port);
        await Happen(setting);
        var watch = Stopwatch.StartNew();
        while (deaths < Kills)
        {
            var at = before + (long)People * (deaths + 1) / (Kills + 1);
            await Until(() => sink.Count >= at, setting);
            using (var process = Process.GetProcessById(running.Pid)) process.Kill();
            running.Dispose();
            deaths++;
            running = await Serve(setting, sink.Port);
        }

        await Until(async () => await Count(setting, "sent") >= 3 * People, 600);
        running.Dispose();
        var repeats = taken.Sum(n => Math.Max(0, n - 1));
        report.Note($"{engine}: with {Kills} kills", watch.Elapsed.TotalSeconds, "s");
        report.Must($"{engine}: with {Kills} kills every subscriber got a letter", taken.All(n => n >= 1));
        report.AtMost($"{engine}: letters repeated by {Kills} kills", repeats, Kills * Connections, "letters");

        async Task<double> Mailing()
        {
            var until = sink.Count + People;
            var clock = Stopwatch.StartNew();
            await Happen(setting);
            await Until(() => sink.Count >= until, setting);
            var seconds = clock.Elapsed.TotalSeconds;
            await Until(async () => await Count(setting, "sent") >= until);
            return seconds;
        }
    }

    private static async Task<Served> Serve(string setting, int port) => (await Served.Start(
        Example.Dotnet, web => [Example.Program, "serve", "--database", setting, "--urls", $"http://127.0.0.1:{web}"], "/om",
        ("SAMSYN_MAIL_RELAY", $"smtp://127.0.0.1:{port}"), ("SAMSYN_MAIL_FROM", "Samsyn <samsyn@vgregion.se>"), ("SAMSYN_SITE_URL", "https://samsyn.vgregion.se"), ("SAMSYN_MAIL_RATE", "0"), ("SAMSYN_MAIL_CONNECTIONS", Connections.ToString(CultureInfo.InvariantCulture)))).Server;

    /// <summary>A hundred thousand who follow one agreement and said yes long ago.</summary>
    private static async Task Subscribe(string setting)
    {
        using var database = new Database(setting);
        var longAgo = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var n = 0; n < People;)
        {
            await using var db = database.NewContext();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var end = Math.Min(n + 5_000, People); n < end; n++)
            {
                var person = new Subscriber
                {
                    Id = Guid.CreateVersion7(), Address = $"prenumerant{n}@boras.se", AddressKey = $"prenumerant{n}@boras.se", Language = n % 10 == 0 ? "en" : "sv", Pace = Pace.Immediately, Kinds = Telling.All, Key = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(12)), AskedAt = longAgo, ConfirmedAt = longAgo, ConsentWords = "ja",
                };
                db.Add(person);
                db.Add(new SubscribedTopic { SubscriberId = person.Id, Kind = TopicKind.Agreement, Key = Slug });
            }

            await db.SaveChangesAsync();
        }
    }

    /// <summary>The agreement's term changes: told at once.</summary>
    private static async Task Happen(string setting)
    {
        using var database = new Database(setting);
        await new Acts(database, TimeProvider.System).Run(new ActOrder(Guid.CreateVersion7(), "bench", Actor.Import) { AgreementSlug = Slug }, async act =>
        {
            var agreement = await act.Agreement(Slug) ?? throw new InvalidOperationException("The exercise is not there.");
            act.Journal<string>("bench", null, "bench");
            act.Tell(HistoryKind.TermChanged, agreement.Id, new HistoryFacts());
        });
    }

    private static async Task<long> Count(string setting, string state)
    {
        using var database = new Database(setting);
        await using var connection = await database.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select count(*) from letter where state = '{state}'";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static Task Until(Func<bool> holds, string setting) => Until(() => Task.FromResult(holds()), 300, setting);

    private static async Task Until(Func<Task<bool>> holds, int seconds = 120, string? setting = null)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(seconds);)
        {
            if (await holds()) return;
            await Task.Delay(setting is null ? 200 : 2);
        }

        throw new TimeoutException("The letters did not come.");
    }

    /// <summary>The most memory a process has had, MB.</summary>
    private static double Peak(int pid) => File.ReadLines($"/proc/{pid}/status").Where(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)).Select(l => double.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).First();
}
