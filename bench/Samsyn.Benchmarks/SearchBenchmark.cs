using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Principals;
using Samsyn.Web;
using Samsyn.Web.Search;
using Samsyn.Web.Storage;
using Samsyn.Web.Storage.Migrations;

namespace Samsyn.Benchmarks;

/// <summary>A hundred thousand things searched, on both engines: words, several words, compounds, filters, slips; and whether both give the same ten.</summary>
internal static class SearchBenchmark
{
    private const int Things = 100_000, Scopes = 20, Searches = 1_000;

    public static async Task Run(Report report)
    {
        var texts = new SearchTexts(2026);
        var things = texts.Things(Things);
        var queries = texts.Queries(Searches);
        var folder = Directory.CreateTempSubdirectory("samsyn-bench-search-").FullName;
        try
        {
            await using var server = await TemporaryPostgreSql.Start();
            var first = await On(report, "SQLite", Path.Combine(folder, "samsyn.db"), things, queries);
            var second = await On(report, "PostgreSQL", server.Setting, things, queries);
            report.Must("the same first ten on both, for every search", first.Zip(second).All(pair => pair.First.SequenceEqual(pair.Second)));
            report.Note("searches that found something", first.Count(ten => ten.Count > 0), $"of {queries.Count}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<List<string>>> On(Report report, string engine, string setting, IReadOnlyList<Searchable> things, IReadOnlyList<(string Words, SearchFilter Filter)> queries)
    {
        using var database = new Database(setting);
        await Migrator.Migrate(database);
        await new Acts(database, TimeProvider.System).Run(new ActOrder(Guid.CreateVersion7(), "import", Actor.Import), async act =>
        {
            await act.Db.ReplaceCounty(new County { Id = "99", Name = "Bänklän", Principals = [], Federations = [], Memberships = [], Bodies = [] });
            act.Journal("county", null, "bench");
        });
        var sources = things.Chunk(Things / Scopes).Select((some, n) => SearchSource.OfAll($"bank-{n}", _ => ValueTask.FromResult("1"), _ => ValueTask.FromResult<IReadOnlyList<Searchable>>(some)));
        var clock = Stopwatch.StartNew();
        await new SearchIndex(database, new Records(database), new Clock(TimeProvider.System), sources).Refresh();
        report.Note($"{engine}: indexed", Things / clock.Elapsed.TotalSeconds, "/s");
        if (database.Engine == Engine.PostgreSql)
        {
            await using var db = database.NewContext();
            await db.Database.ExecuteSqlAsync($"vacuum analyze search_words");
            await db.Database.ExecuteSqlAsync($"vacuum analyze search_document");
        }

        using var finder = new Finder(database);
        clock.Restart();
        await finder.Prepare();
        report.Note($"{engine}: the words read, once after a change", clock.Elapsed.TotalMilliseconds, "ms");
        foreach (var (words, filter) in queries.Take(200)) await finder.Find(words, filter);
        var times = new List<double>(queries.Count);
        var tens = new List<List<string>>(queries.Count);
        var processor = Environment.CpuUsage.TotalTime;
        foreach (var (words, filter) in queries)
        {
            var start = Stopwatch.GetTimestamp();
            var found = await finder.Find(words, filter);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            tens.Add([.. found.Hits.Select(hit => hit.Document.Address)]);
        }

        var spent = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / queries.Count;
        var slowest = queries.Zip(times).OrderByDescending(pair => pair.Second).First();
        times.Sort();
        report.AtMost($"{engine}: p99", times[times.Count * 99 / 100], 50, "ms");
        report.Note($"{engine}: median", times[times.Count / 2], "ms");
        report.Note($"{engine}: processor time of this process for each", spent, "ms");
        report.Note($"{engine}: slowest, ”{slowest.First.Words}”", slowest.Second, "ms");
        return tens;
    }
}

/// <summary>Swedish-looking texts with words as unevenly common as words are (Zipf), compounds and endings: the same each time.</summary>
internal sealed class SearchTexts
{
    private static readonly string[] Onsets = ["b", "br", "d", "dr", "f", "fl", "g", "gr", "h", "k", "kl", "kr", "l", "m", "n", "p", "pl", "r", "s", "sk", "sl", "sn", "st", "str", "t", "tr", "v"];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "y", "å", "ä", "ö"];
    private static readonly string[] Codas = ["d", "g", "k", "l", "ll", "m", "n", "nd", "ng", "r", "rd", "rk", "s", "sk", "st", "t", "v"];
    private static readonly string[] Endings = ["", "", "", "en", "et", "ar", "er", "arna", "erna", "s", "ens"];
    private static readonly string[] Known = ["avtal", "hjälpmedel", "kommun", "region", "vård", "beslut", "remiss", "ansvar", "kostnad", "part", "uppföljning", "samverkan", "boende", "läkare", "volym", "plan", "år", "stöd", "barn", "tid"];

    private readonly Random random;
    private readonly string[] roots;
    private readonly string[] compounds;
    private readonly double[] sums;

    public SearchTexts(int seed)
    {
        random = new Random(seed);
        var made = new HashSet<string>(Known, StringComparer.Ordinal);
        while (made.Count < 12_000) made.Add(string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(Onsets) + Pick(Vowels) + Pick(Codas))));
        roots = [.. Known, .. made.Except(Known, StringComparer.Ordinal).Order(StringComparer.Ordinal).OrderBy(_ => random.Next())];
        compounds = [.. Enumerable.Range(0, 20_000).Select(n => roots[n < 4000 ? n % Known.Length : random.Next(roots.Length)] + (n % 3 == 0 ? "s" : "") + roots[n % 2 == 0 ? random.Next(Known.Length) : random.Next(roots.Length)])];
        // Zipf's law: the n-th word is 1/n as common as the first.
        sums = new double[roots.Length];
        for (var i = 0; i < roots.Length; i++) sums[i] = (i == 0 ? 0 : sums[i - 1]) + 1.0 / (i + 3);
    }

    public IReadOnlyList<Searchable> Things(int count) => [.. Enumerable.Range(0, count).Select(n => new Searchable(
        (n % 10) switch { < 5 => SearchKind.Clause, < 7 => SearchKind.Decision, 7 => SearchKind.Answer, 8 => SearchKind.News, _ => SearchKind.Document },
        n.ToString(CultureInfo.InvariantCulture), $"~/bank/{n}", string.Join(' ', Enumerable.Range(0, random.Next(2, 7)).Select(_ => Word())), string.Join(' ', Enumerable.Range(0, random.Next(15, 110)).Select(_ => Word())))
        { Agreement = $"avtal-{n % 300}", On = new DateOnly(2010 + n % 17, 1 + n % 12, 1), Demonstration = n % 9 == 0, Standing = n % 4 == 0 ? Standing.Past : Standing.Current, Context = $"{roots[n % 300]} {roots[n % 40]}" })];

    public IReadOnlyList<(string Words, SearchFilter Filter)> Queries(int count) => [.. Enumerable.Range(0, count).Select(n => (
        (n % 8) switch
        {
            0 => Known[n / 8 % Known.Length],
            1 => $"{Known[n % Known.Length]} {Root()}",
            2 => $"{Root()} {Root()} {Root()}",
            3 => Root() + Root(),
            4 => WordForms.Undotted(Root()),
            5 => $"{Known[n % Known.Length]} {Known[n / 3 % Known.Length]}",
            6 => Root()[1..] + "x",
            _ => $"hur är det med {Root()} och {Known[n % Known.Length]} -{Root()}",
        },
        n % 5 == 0 ? new SearchFilter(SearchKind.Clause) : n % 17 == 0 ? new SearchFilter(Agreement: $"avtal-{n % 300}") : new SearchFilter()))];

    private string Word()
    {
        // Every sixth word of such texts is made of two.
        return (random.Next(6) == 0 ? compounds[(int)(compounds.Length * Math.Pow(random.NextDouble(), 3))] : Root()) + Pick(Endings);
    }

    private string Root()
    {
        var at = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
        return roots[Math.Min(at < 0 ? ~at : at, roots.Length - 1)];
    }

    private string Pick(string[] some) => some[random.Next(some.Length)];
}
