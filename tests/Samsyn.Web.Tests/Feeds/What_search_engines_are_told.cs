using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Storage;
using static Samsyn.Web.Tests.Feeds.FeedSite;

namespace Samsyn.Web.Tests.Feeds;

/// <summary>The site map names every public page that is real, each address answers as itself, and nothing else is named. Source: sitemaps.org protocol 0.9, RFC 9309.</summary>
public sealed partial class What_search_engines_are_told
{
    private static readonly XNamespace Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [GeneratedRegex("""<a\b[^>]*?\shref="(/[^"#]*)""")]
    private static partial Regex Link();

    [GeneratedRegex("""<link rel="canonical" href="([^"]*)">""")]
    private static partial Regex Canonical();

    [Fact]
    public async Task Every_real_page_is_on_the_map_and_each_answers_at_its_own_address()
    {
        await using var site = await FeedSite.Start(Engine.Sqlite);
        var draft = Guid.CreateVersion7();
        await site.Store.Acts.Run(new ActOrder(Guid.CreateVersion7(), "article.write", Actor.Import), async act =>
        {
            await act.Begin(draft, ArticleKind.NewsItem, null, new ArticleText("Bara ett utkast", "", "x", "y"), null);
            act.Journal<ArticleTrace>("nyhet", null, new(null, null, null, null, null, null, null));
        }, Cancel);
        var map = await Map(site);
        Assert.Equal(map.Count, map.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(map, path => path.Contains("/ovning-", StringComparison.Ordinal) || path.Contains("utkast", StringComparison.Ordinal) || path.Contains('?', StringComparison.Ordinal) || path.Contains("/arbete", StringComparison.Ordinal));
        Assert.Contains("/nyheter/samarbetet-om-hjalpmedel-fortsatter", map);
        Assert.Contains("/en/avtal/hos-2023/beslut", map);

        // What a reader who begins at the start page and follows every link finds, as far as it may be found by others.
        var (seen, waiting, found) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(["/"]), new HashSet<string>(StringComparer.Ordinal));
        foreach (var path in map) waiting.Enqueue(path);
        var faults = new List<string>();
        while (waiting.TryDequeue(out var path))
        {
            if (!seen.Add(path)) continue;
            if (path.Contains("/ovning-", StringComparison.Ordinal) || path.Contains("/arbete", StringComparison.Ordinal)) continue;
            using var answer = await site.Get(path);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var body = await answer.Content.ReadAsStringAsync(Cancel);
            var canonical = Canonical().Match(body) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value).Replace(site.Origin, "", StringComparison.Ordinal) : null;
            if (map.Contains(path) && (answer.StatusCode != HttpStatusCode.OK || canonical != path)) faults.Add($"{path}: {(int)answer.StatusCode}, canonical {canonical}");
            if (answer.StatusCode == HttpStatusCode.OK && canonical == path) found.Add(path);
            // Only real pages lead on: an exercise's own links are its own.
            foreach (Match link in Link().Matches(body)) if (WebUtility.HtmlDecode(link.Groups[1].Value).Split('?')[0] is { Length: > 0 } next) waiting.Enqueue(next is "/en/" ? "/en" : next);
        }

        // An address of a version of news, pages of exercises under another address than theirs, what one person asks for, and the search itself.
        found.RemoveWhere(path => Regex.IsMatch(path, "^(/en)?/(sok|byggstenar|logga-in|nyheter/ovning-.*|dokument/ovning-.*|nyheter/[^/]+/\\d+)$") || Regex.IsMatch(path, "/remiss/(svara|konferens/.*|spar)$"));
        Assert.Empty(faults);
        Assert.Equal([], found.Except(map).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_map_holds_to_the_protocol()
    {
        await using var site = await FeedSite.Start(Engine.Sqlite, "data/county-14", "data/avtal");
        await site.Publish(null, new ArticleText("Å & ä", "", "x", "y"));
        using var answer = await site.Get("/sitemap.xml");
        Assert.Equal("application/xml; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.InRange(bytes.Length, 1, 50 * 1024 * 1024);
        var root = XElement.Load(new MemoryStream(bytes));
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(Protocol + "urlset", root.Name);
        Assert.InRange(root.Elements().Count(), 100, 50_000);
        Assert.All(root.Elements(), url =>
        {
            Assert.Equal(Protocol + "url", url.Name);
            Assert.Equal(Protocol + "loc", url.Elements().First().Name);
            Assert.All(url.Elements().Skip(1), e => Assert.Equal(Protocol + "lastmod", e.Name));
            var address = url.Element(Protocol + "loc")!.Value;
            Assert.StartsWith(site.Origin + "/", address, StringComparison.Ordinal);
            Assert.InRange(address.Length, 12, 2047);
            Assert.True(Uri.IsWellFormedUriString(address, UriKind.Absolute), address);
            if (url.Element(Protocol + "lastmod") is { } changed) Assert.True(DateTime.TryParseExact(changed.Value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at) && at <= DateTime.UtcNow && at.Year > 2020, changed.Value);
        });
        Assert.NotNull(root.Elements().Single(u => u.Element(Protocol + "loc")!.Value == site.Origin + "/nyheter/a-a").Element(Protocol + "lastmod"));
    }

    [Fact]
    public async Task Robots_are_told_where_the_map_is_and_where_nobody_needs_to_look()
    {
        await using var site = await FeedSite.Start(Engine.Sqlite, "data/county-14");
        using var answer = await site.Get("/robots.txt");
        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var lines = (await answer.Content.ReadAsStringAsync(Cancel)).Split('\n');
        Assert.Equal("User-agent: *", lines[0]);
        Assert.Contains("Disallow: /arbete", lines);
        Assert.Contains("Disallow: /en/arbete", lines);
        Assert.Contains($"Sitemap: {site.Origin}/sitemap.xml", lines);
        var closed = lines.Where(l => l.StartsWith("Disallow: ", StringComparison.Ordinal)).Select(l => l["Disallow: ".Length..]).ToList();
        Assert.DoesNotContain(await Map(site), path => closed.Exists(c => path.StartsWith(c, StringComparison.Ordinal)));
    }

    private static async Task<List<string>> Map(FeedSite site) =>
        [.. XElement.Load(new MemoryStream(await site.Bytes("/sitemap.xml"))).Elements().Select(u => u.Element(Protocol + "loc")!.Value.Replace(site.Origin, "", StringComparison.Ordinal))];
}
