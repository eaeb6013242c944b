using System.Globalization;

namespace Samsyn.Benchmarks;

/// <summary>From starting the program to the first answered start page, beside the empty Razor Pages template; and memory after 1,000 requests.</summary>
internal static class Start
{
    private const int Times = 5;

    public static async Task Run(Report report, string[] rest)
    {
        using var example = await Example.Load();
        var template = await Template(example.Folder);
        var (ours, empty) = (new List<double>(), new List<double>());
        for (var i = 0; i < Times; i++)
        {
            var (server, answered) = await example.Serve("/");
            using (server) ours.Add(answered.TotalSeconds);
            var (other, first) = await Served.Start(Example.Dotnet, port => [template, "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"), "--contentRoot", Path.GetDirectoryName(template)!], "/");
            using (other) empty.Add(first.TotalSeconds);
        }
        var (mine, theirs) = (ours.Order().ElementAt(Times / 2), empty.Order().ElementAt(Times / 2));
        report.Note("the empty Razor Pages template", theirs, "s");
        report.AtMost("start to the first answered /", mine, 2, "s");
        report.AtMost("beside the empty template", mine / theirs, 4, "×");

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

    private static async Task<string> Template(string folder)
    {
        var project = Path.Combine(folder, "tom");
        var (made, said) = await Served.Finish(Example.Dotnet, "new", "webapp", "-o", project, "--no-https", "-n", "Tom");
        if (made != 0) throw new InvalidOperationException(said);
        var (built, output) = await Served.Finish(Example.Dotnet, "publish", project, "-c", "Release", "-o", Path.Combine(folder, "tom-ut"), "-v", "q");
        return built == 0 ? Path.Combine(folder, "tom-ut", "Tom.dll") : throw new InvalidOperationException(output);
    }
}
