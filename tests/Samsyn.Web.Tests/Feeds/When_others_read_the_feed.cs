using System.Diagnostics;
using System.Text.Json;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using static Samsyn.Web.Tests.Feeds.FeedSite;

namespace Samsyn.Web.Tests.Feeds;

/// <summary>Judged by another's parser, field by field: python's feedparser, Debian's. The validator of W3C itself is no package of Debian's; its rules are in <see cref="AtomJudge"/>.</summary>
public sealed class When_others_read_the_feed
{
    /// <summary>Without feedparser's own cleaning, so that it says what stands there; once more with it, to see that it finds nothing to clean.</summary>
    private const string Script = """
        import sys, json, feedparser
        text = sys.stdin.buffer.read()
        feedparser.api.SANITIZE_HTML = 0
        raw = feedparser.parse(text, response_headers={'content-type': 'application/atom+xml; charset=utf-8'})
        feedparser.api.SANITIZE_HTML = 1
        clean = feedparser.parse(text, response_headers={'content-type': 'application/atom+xml; charset=utf-8'})
        def links(e): return [[l.get('rel'), l.get('type'), l.get('href')] for l in e.get('links', [])]
        json.dump({'bozo': bool(raw.bozo), 'version': raw.version, 'encoding': raw.encoding, 'id': raw.feed.id, 'title': raw.feed.title, 'links': links(raw.feed),
            'entries': [[e.id, e.title, e.published, e.updated, e.author, e.link, e.summary, e.content[0].value, e.content[0].type, e.tags[0].term] for e in raw.entries],
            'hrefs': [len(e.links) for e in raw.entries],
            'cleaned': [e.content[0].value for e in clean.entries]}, sys.stdout)
        """;

    [Fact]
    public async Task Every_field_is_found_and_nothing_needs_cleaning()
    {
        await using var site = await FeedSite.Start(Engine.Sqlite);
        await site.Publish("digitala-hjalpmedel-2022", new ArticleText("Å & ä < ö", "Ett ”citat” & en <tagg>.", "## Rubrik\n\n1. Ett\n2. **Två**\n\n- [länk](https://example.org/?a=1&b=2)\n  - inne\n\n| a | b |\n|---|---|\n| 1 | 2 |", "Processledningen"));
        foreach (var path in new[] { "/atom.xml", "/avtal/ovning-digitala-hjalpmedel/atom.xml", "/en/atom.xml" })
        {
            var bytes = await site.Bytes(path);
            var feed = await site.Feed(path);
            using var answer = JsonDocument.Parse(await Ask(bytes));
            var said = answer.RootElement;
            Assert.Equal((false, "atom10", "utf-8"), (said.GetProperty("bozo").GetBoolean(), said.GetProperty("version").GetString(), said.GetProperty("encoding").GetString()));
            Assert.Equal((Of(feed, "id"), Of(feed, "title")), (said.GetProperty("id").GetString(), said.GetProperty("title").GetString()));
            Assert.Equal(Links(feed), said.GetProperty("links").EnumerateArray().Select(l => string.Join('|', l.EnumerateArray())));
            var ours = Entries(feed).Select(e => string.Join('|', Of(e, "id"), Of(e, "title"), Of(e, "published"), Of(e, "updated"), e.Element(Atom + "author")!.Value, e.Elements(Atom + "link").First().Attribute("href")!.Value, Of(e, "summary"), Same(Of(e, "content")), "text/html", e.Element(Atom + "category")!.Attribute("term")!.Value)).ToList();
            Assert.NotEmpty(ours);
            Assert.Equal(ours, said.GetProperty("entries").EnumerateArray().Select(e => string.Join('|', e.EnumerateArray().Select((field, i) => i == 7 ? Same(field.GetString()!) : field.ToString()))));
            Assert.Equal(Entries(feed).Select(e => e.Elements(Atom + "link").Count()), said.GetProperty("hrefs").EnumerateArray().Select(n => n.GetInt32()));
            Assert.Equal(Entries(feed).Select(e => Same(Of(e, "content"))), said.GetProperty("cleaned").EnumerateArray().Select(c => Same(c.GetString()!)));
        }
    }

    private static IEnumerable<string> Links(System.Xml.Linq.XElement parent) => parent.Elements(Atom + "link").Select(l => $"{l.Attribute("rel")!.Value}|{l.Attribute("type")!.Value}|{l.Attribute("href")!.Value}");

    /// <summary>The same markup, however its characters are written.</summary>
    private static string Same(string html)
    {
        using var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument($"<body>{html}</body>");
        return page.Body!.InnerHtml;
    }

    private static async Task<string> Ask(byte[] feed)
    {
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["PYTHONIOENCODING"] = "utf-8" } })!;
        var said = python.StandardOutput.ReadToEndAsync(Cancel);
        var wrong = python.StandardError.ReadToEndAsync(Cancel);
        await python.StandardInput.BaseStream.WriteAsync(feed, Cancel);
        python.StandardInput.Close();
        await python.WaitForExitAsync(Cancel);
        return python.ExitCode == 0 ? await said : throw new InvalidOperationException(await wrong);
    }
}
