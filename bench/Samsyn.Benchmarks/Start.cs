using System.Globalization;

namespace Samsyn.Benchmarks;

/// <summary>From starting the program to the first answered start page, beside the empty Razor Pages template; and memory after 1,000 requests.</summary>
internal static class Start
{
    private const int Times = 5;

    public static async Task Run(Report report, string[] rest)
    {
        using var example = await Example.Load();
        var (built, ahead) = (await Template(example.Folder, "tom", ahead: false), await Template(example.Folder, "tom-ahead", ahead: true));
        // Once untimed: what the import left to do is done, and the files are in the machine's memory for all three.
        foreach (var template in new[] { built, ahead }) (await StartTemplate(template)).Server.Dispose();
        using (var first = (await example.Serve("/")).Server) await Task.Delay(TimeSpan.FromSeconds(3));

        var (ours, asBuilt, asAhead) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Times; i++)
        {
            ours.Add(Seconds(await example.Serve("/")));
            asBuilt.Add(Seconds(await StartTemplate(built)));
            asAhead.Add(Seconds(await StartTemplate(ahead)));
        }
        report.Note("the empty template, compiled ahead of time like ours", Median(asAhead), "s");
        report.Note("the empty template, as it is published by default", Median(asBuilt), "s");
        report.AtMost("start to the first answered /, median", Median(ours), 2, "s");
        report.Note("  the quickest", ours.Min(), "s");
        report.AtMost("beside the empty template, both ahead of time", Median(ours) / Median(asAhead), 4, "×");
        report.Note("  beside the template as published by default", Median(ours) / Median(asBuilt), "×");

        var (warm, _) = await example.Serve("/");
        using var warmed = warm;
        using var http = new HttpClient();
        string[] paths = ["/", "/avtal", "/avtal/ovning-digitala-hjalpmedel", "/avtal/ovning-digitala-hjalpmedel/beslut", "/avtal/ovning-digitala-hjalpmedel/tidplan", "/en/avtal/ovning-digitala-hjalpmedel/beslut", "/api/v1/agreements/ovning-digitala-hjalpmedel/status", "/avtal/ovning-digitala-hjalpmedel/historik"];
        for (var i = 0; i < 1000; i++)
        {
            // Another day each time, so that most pages are rendered and not read from the cache.
            var day = new DateOnly(2022, 1, 1).AddDays(i % 365).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            using var answer = await http.GetAsync($"{warm.Address}{paths[i % paths.Length]}?den={day}");
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
        }
        report.AtMost("resident memory after 1,000 requests", warm.ResidentMegabytes(), 200, "MB");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static double Seconds((Served Server, TimeSpan UntilAnswered) started)
    {
        started.Server.Dispose();
        return started.UntilAnswered.TotalSeconds;
    }

    private static Task<(Served Server, TimeSpan UntilAnswered)> StartTemplate(string program) => Served.Start(
        Example.Dotnet, port => [program, "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"), "--contentRoot", Path.GetDirectoryName(program)!], "/");

    private static async Task<string> Template(string folder, string name, bool ahead)
    {
        var project = Path.Combine(folder, name);
        var (made, said) = await Served.Finish(Example.Dotnet, "new", "webapp", "-o", project, "--no-https", "-n", "Tom");
        if (made != 0) throw new InvalidOperationException(said);
        if (ahead) File.Copy(Environment.GetEnvironmentVariable("BENCH_AHEAD")!, Path.Combine(project, "Directory.Build.targets"));
        var (built, output) = await Served.Finish(Example.Dotnet, "publish", project, "-c", "Release", "-p:CompileAhead=" + ahead, "-o", Path.Combine(folder, name + "-ut"), "-v", "q");
        return built == 0 ? Path.Combine(folder, name + "-ut", "Tom.dll") : throw new InvalidOperationException(output);
    }
}
