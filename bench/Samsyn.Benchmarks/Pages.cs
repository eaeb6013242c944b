using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Samsyn.Benchmarks;

/// <summary>The tracker page from the cache and rendered live, beside the same bytes from nginx and from bare Kestrel, all in one run.</summary>
internal static class Pages
{
    private const string Tracker = "/avtal/ovning-digitala-hjalpmedel/beslut";
    private const int Rounds = 3;

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

        // Warm until the compiler has done its work, then in turns, so that no one has the quiet moments to itself.
        foreach (var address in new[] { cached.Address + Tracker, bare.Address, nginx.Address + "/page.html", live.Address + Tracker }) await Served.Rate(address, 3);
        var rates = new Dictionary<string, List<double>>(StringComparer.Ordinal) { ["cached"] = [], ["bare"] = [], ["nginx"] = [], ["live"] = [] };
        var before = await Loads(http, live);
        var answered = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            rates["bare"].Add(await Served.Rate(bare.Address));
            rates["cached"].Add(await Served.Rate(cached.Address + Tracker));
            rates["nginx"].Add(await Served.Rate(nginx.Address + "/page.html"));
            rates["live"].Add(await Served.Rate(live.Address + Tracker));
            answered += rates["live"][^1] * 4;
        }
        var after = await Loads(http, live);
        var (fromCache, fromBare, fromNginx, rendered) = (Median(rates["cached"]), Median(rates["bare"]), Median(rates["nginx"]), Median(rates["live"]));
        report.Note("bare Kestrel, same bytes from memory", fromBare, "/s");
        report.Note("nginx, same bytes from a file", fromNginx, "/s");
        report.Note("from the cache", fromCache, "/s");
        report.AtLeast("from the cache beside bare Kestrel", fromCache / fromBare, 0.9, "×");
        report.Note("from the cache beside nginx", fromCache / fromNginx, "×");
        report.AtLeast("rendered live", rendered, 500, "/s");
        report.Must("the query ran for each live page", after - before >= answered * 0.98);

        await Freshness(report, http, example, cached, "cached");
        await Freshness(report, http, example, live, "live");
    }

    /// <summary>Another process records a decision; how long until a reader's page shows it.</summary>
    private static async Task Freshness(Report report, HttpClient http, Example example, Served server, string which)
    {
        var body = which == "cached" ? "KF:1461" : "KF:1430";
        var (expected, folder) = (which == "cached" ? "<b>32</b>" : "<b>33</b>", Path.Combine(example.Folder, which));
        Directory.CreateDirectory(folder);
        var source = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "data"), "agreement.yaml", SearchOption.AllDirectories)
            .First(f => f.Contains("ovning-digitala-hjalpmedel", StringComparison.Ordinal));
        CopyFolder(Path.GetDirectoryName(source)!, folder);
        var yaml = (await File.ReadAllTextAsync(source)).Replace("\ndecisions:\n", $"\ndecisions:\n  - {{ body: \"{body}\", on: 2022-11-28, outcome: approved, version: \"1.0\", paragraph: \"§ 900\" }}\n", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "agreement.yaml"), yaml);
        var (code, output) = await Served.Finish(Example.Dotnet, Example.Program, "import", folder, "--database", example.Database);
        if (code != 0) throw new InvalidOperationException(output);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!(await http.GetStringAsync(server.Address + Tracker)).Contains(expected, StringComparison.Ordinal))
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(10)) break;
            await Task.Delay(10);
        }
        report.AtMost($"another process's decision is on the {which} page after", watch.Elapsed.TotalSeconds, 1, "s");
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

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<Served> Nginx(string folder)
    {
        var config = Path.Combine(folder, "nginx.conf");
        var (server, _) = await Served.Start("nginx", port =>
        {
            File.WriteAllText(config, $$"""
                worker_processes 2; daemon off; pid {{folder}}/nginx.pid; error_log {{folder}}/nginx.log;
                events { worker_connections 512; }
                http { access_log off; sendfile on; open_file_cache max=10; default_type text/html;
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
