using System.Globalization;
using System.Text;
using Samsyn.Domain.Agreements.Clauses;

namespace Samsyn.Benchmarks;

/// <summary>The page of a text of 500 clauses and 60,000 words, rendered live: no page is kept between requests.</summary>
internal static class TextBenchmark
{
    private const string Page = "/avtal/bank-lang-text/text";

    public static async Task Run(Report report, string[] rest)
    {
        using var example = await Example.Load();
        var texts = new EditedTexts(2026);
        var nodes = texts.Text(chapters: 20, points: 24, words: 125);
        var text = EditedTexts.Built(nodes).Text;
        var folder = Path.Combine(example.Folder, "text");
        Directory.CreateDirectory(folder);
        var yaml = new StringBuilder("samsyn: 1\nagreement:\n  slug: bank-lang-text\n  title: En lång text\n  demonstration: true\n  form: multilateral\n  parties: all\n  versions:\n    - { id: \"1.0\", on: 2022-01-01, file: text.md }\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "agreement.yaml"), yaml.ToString());
        await File.WriteAllTextAsync(Path.Combine(folder, "text.md"), CanonicalText.Of(text));
        var (code, output) = await Served.Finish(Example.Dotnet, Example.Program, "import", folder, "--database", example.Database);
        if (code != 0) throw new InvalidOperationException(output);

        var (live, _) = await example.Serve(Page, cache: false);
        using var server = live;
        using var http = new HttpClient();
        var page = await http.GetStringAsync(server.Address + Page);
        report.Note("clauses", text.InOrder.Count, "");
        report.Note("words", nodes.Sum(chapter => chapter.Heading.Count + chapter.Children.Sum(point => point.Words.Count)), "");
        report.Note("the page", Encoding.UTF8.GetByteCount(page) / 1024.0, "kB");
        report.Must("every clause has its address on the page", text.InOrder.All(placed => page.Contains(string.Create(CultureInfo.InvariantCulture, $"id=\"punkt-{placed.Clause.Number}\""), StringComparison.Ordinal)));
        var best = 0.0;
        var rates = new List<double>();
        for (var round = 0; round < 8; round++)
        {
            var rate = (await Served.Rate(server.Address + Page, 3)).PerSecond;
            rates.Add(rate);
            best = Math.Max(best, rate);
        }

        report.AtLeast("rendered live", best, 300, "/s");
        report.Note("rendered live, median round", rates.Order().ElementAt(rates.Count / 2), "/s");
    }
}
