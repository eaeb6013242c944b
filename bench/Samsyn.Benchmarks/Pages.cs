using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Samsyn.Benchmarks;

/// <summary>The tracker page from the cache and rendered live, beside the same bytes from nginx and from bare Kestrel, all in one run.</summary>
internal static class Pages
{
    private const string Tracker = "/avtal/ovning-digitala-hjalpmedel/beslut";
    private const int Rounds = 5;

    public static async Task Run(Report report, string[] rest)
    {
        using var example = await Example.Load();
        using var http = new HttpClient();
        var (cached, _) = await example.Serve(Tracker);
        using var cachedServer = cached;
        var page = await http.GetByteArrayAsync(cached.Address + Tracker);
        var file = Path.Combine(example.Folder, "page.html");
        await File.WriteAllBytesAsync(file, page);
        report.Note("the tracker page", page.Length / 1024.0, "kB");

        var (bare, _) = await Served.Start(Path.Combine(AppContext.BaseDirectory, "Samsyn.Benchmarks"), port => ["bare", file, port.ToString(CultureInfo.InvariantCulture)], "/");
        using var bareServer = bare;
        using var nginx = await Nginx(example.Folder);
        var (live, _) = await example.Serve(Tracker, cache: false);
        using var liveServer = live;

        var (onCache, onBare, onNginx, onLive) = (new Rates(cached, Tracker), new Rates(bare, "/"), new Rates(nginx, "/page.html"), new Rates(live, Tracker));
        Rates[] all = [onCache, onBare, onNginx, onLive];
        foreach (var server in all) await server.Warm();
        var before = await Loads(http, live);
        // In turns, so that no one has the quiet moments to itself.
        for (var round = 0; round < Rounds; round++)
            foreach (var server in all) await server.Measure();
        var queries = await Loads(http, live) - before;
        report.Note("bare Kestrel, same bytes from memory", onBare.Best, "/s");
        report.Note("nginx, same bytes from a file", onNginx.Best, "/s");
        report.Note("from the cache", onCache.Best, "/s");
        report.Note("from the cache, median round", onCache.Median, "/s");
        report.AtLeast("from the cache beside bare Kestrel", onCache.Best / onBare.Best, 0.9, "×");
        report.Note("from the cache beside nginx", onCache.Best / onNginx.Best, "×");
        report.Note("processor time from the cache beside bare Kestrel", onCache.ProcessorTime / onBare.ProcessorTime, "×");
        report.AtLeast("rendered live", onLive.Best, 500, "/s");
        report.Note("rendered live, median round", onLive.Median, "/s");
        report.Note("rendered live, processor time of a page", onLive.ProcessorTime, "ms");
        report.Must("the query ran for each live page", queries >= onLive.Answered);

        await Freshness(report, http, example, cached, "cached", "KF:1461", "§ 98001");
        await Freshness(report, http, example, live, "live", "KF:1430", "§ 98002");
    }

    /// <summary>One server's rounds. Other work on the machine is not what is measured: of all rounds the best counts, for each alike.</summary>
    private sealed class Rates(Served server, string path)
    {
        private const int Longest = 12;
        private readonly List<double> _rates = [];
        private double _processor;

        public double Best => _rates.Max();

        public double Median => _rates.Order().ElementAt(_rates.Count / 2);

        public long Answered { get; private set; }

        /// <summary>Milliseconds of the server's processor time for one answer.</summary>
        public double ProcessorTime => 1000 * _processor / Answered;

        /// <summary>Until the compiler has done its work: no round is more than a twentieth better than those before.</summary>
        public async Task Warm()
        {
            var (best, last) = (0.0, (await Served.Rate(server.Address + path, 3)).PerSecond);
            for (var i = 0; i < Longest && last > best * 1.05; i++)
                (best, last) = (Math.Max(best, last), (await Served.Rate(server.Address + path, 3)).PerSecond);
        }

        public async Task Measure()
        {
            var before = server.ProcessorSeconds();
            var (rate, answered) = await Served.Rate(server.Address + path);
            _processor += server.ProcessorSeconds() - before;
            _rates.Add(rate);
            Answered += answered;
        }
    }

    /// <summary>
    /// Another process records a decision: how long from when its commit can be read in the database until a reader's page shows it.
    /// </summary>
    private static async Task Freshness(Report report, HttpClient http, Example example, Served server, string which, string body, string paragraph)
    {
        var folder = Path.Combine(example.Folder, which);
        var source = Directory.GetFiles(Example.Data, "agreement.yaml", SearchOption.AllDirectories)
            .First(f => f.Contains("ovning-digitala-hjalpmedel", StringComparison.Ordinal));
        CopyFolder(Path.GetDirectoryName(source)!, folder);
        var yaml = (await File.ReadAllTextAsync(source)).Replace("\ndecisions:\n", $"\ndecisions:\n  - {{ body: \"{body}\", on: 2022-11-28, outcome: approved, version: \"1.0\", paragraph: \"{paragraph}\" }}\n", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "agreement.yaml"), yaml);

        var import = Served.Finish(Example.Dotnet, Example.Program, "import", folder, "--database", example.Database);
        var shown = Until(async () => (await http.GetStringAsync(server.Address + Tracker)).Contains(paragraph, StringComparison.Ordinal));
        var committed = await Until(() => Task.FromResult(IsRecorded(example.Database, paragraph)));
        var (code, output) = await import;
        if (code != 0) throw new InvalidOperationException(output);
        report.AtMost($"another process's decision is on the {which} page after", Stopwatch.GetElapsedTime(committed, await shown).TotalSeconds, 1, "s");
    }

    /// <summary>Asks every few milliseconds; the instant of the first yes.</summary>
    private static async Task<long> Until(Func<Task<bool>> holds)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(60)) throw new TimeoutException("A decision that was recorded was not shown within a minute.");
            await Task.Delay(5);
        }
        return Stopwatch.GetTimestamp();
    }

    private static bool IsRecorded(string database, string paragraph)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select 1 from decision where paragraph = $paragraph";
        command.Parameters.AddWithValue("$paragraph", paragraph);
        return command.ExecuteScalar() is not null;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    /// <summary>How many times cascades have been read from the database, as the server without a cache tells in a header.</summary>
    private static async Task<long> Loads(HttpClient http, Served live)
    {
        using var answer = await http.GetAsync(live.Address + Tracker);
        return long.Parse(answer.Headers.GetValues("Samsyn-Status-Loads").Single(), CultureInfo.InvariantCulture);
    }

    private static async Task<Served> Nginx(string folder)
    {
        var config = Path.Combine(folder, "nginx.conf");
        var (server, _) = await Served.Start("nginx", port =>
        {
            File.WriteAllText(config, $$"""
                {{(Environment.UserName == "root" ? "user root;" : "")}} worker_processes 2; daemon off; pid {{folder}}/nginx.pid; error_log {{folder}}/nginx.log;
                events { worker_connections 512; }
                http { client_body_temp_path {{folder}}; proxy_temp_path {{folder}}; fastcgi_temp_path {{folder}}; uwsgi_temp_path {{folder}}; scgi_temp_path {{folder}};
                  access_log off; sendfile on; open_file_cache max=10; default_type text/html;
                  server { listen 127.0.0.1:{{port}}; root {{folder}}; } }
                """);
            return ["-c", config, "-e", Path.Combine(folder, "nginx.log")];
        }, "/page.html");
        return server;
    }

    /// <summary><c>bare FILE PORT</c>: Kestrel with nothing on it, answering the same bytes from memory.</summary>
    public static async Task Bare(string file, int port)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        await using var app = builder.Build();
        app.Run(async context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            await context.Response.BodyWriter.WriteAsync(bytes);
        });
        await app.RunAsync();
    }
}
