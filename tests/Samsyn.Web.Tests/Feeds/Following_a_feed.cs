using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Outbox;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Files.Schemas;
using Samsyn.Web.Tests.Storage;
using static Samsyn.Web.Tests.Feeds.FeedSite;

namespace Samsyn.Web.Tests.Feeds;

/// <summary>What one who follows a feed is told: what readers of the pages see, once, valid whatever has been written. Source: RFC 4287; R49, R50.</summary>
[Rule("R49")]
public sealed class Following_a_feed
{
    private const string Exercise = "ovning-digitala-hjalpmedel";
    private const string Real = "digitala-hjalpmedel-2022";

    /// <summary>On the day that the exercise is shown as of.</summary>
    private static readonly DateTime ThatDay = new(2022, 11, 29, 10, 0, 0, DateTimeKind.Utc);

    private static ArticleText Text(string title, string body = "Läs [mer](/avtal).", string lead = "Kort sagt.") => new(title, lead, body, "Processledningen");

    [Fact]
    public async Task Every_feed_is_valid_in_both_languages()
    {
        await using var site = await FeedSite.Start(Engine.Sqlite);
        await using var db = site.Store.Context();
        var feeds = (await db.Agreements.Select(a => $"/avtal/{a.Slug}/atom.xml").ToListAsync(Cancel)).Concat(["/atom.xml", "/huvudman/1480/atom.xml", "/huvudman/VGR/atom.xml"]).SelectMany(path => new[] { path, "/en" + path }).ToList();
        Assert.True(feeds.Count > 50);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in feeds) Assert.True(ids.Add(Of(await site.Feed(path), "id")), path);

        var all = await site.Feed("/atom.xml");
        Assert.Equal("Samsyn: Västra Götaland", Of(all, "title"));
        Assert.NotEmpty(Entries(all));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/avtal/finns-inte/atom.xml")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/huvudman/9999/atom.xml")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("/huvudman/x_y/atom.xml")).StatusCode);
    }

    [Fact]
    public async Task Of_everything_has_nothing_invented_and_an_exercises_own_says_so_everywhere()
    {
        await using var site = await FeedSite.Start(Engine.Sqlite);
        await site.Publish(null, Text("Länets nyhet"));
        await site.Publish(Exercise, Text("Påhittad nyhet"), from: ThatDay);
        var all = Entries(await site.Feed("/atom.xml")).ToList();
        Assert.Contains(all, e => Of(e, "title") == "Länets nyhet");
        Assert.DoesNotContain(all, e => e.ToString().Contains("vning", StringComparison.Ordinal));

        var feed = await site.Feed($"/avtal/{Exercise}/atom.xml");
        Assert.StartsWith("Övning: ", Of(feed, "title"), StringComparison.Ordinal);
        Assert.StartsWith("Övning: påhittade uppgifter. ", Of(feed, "subtitle"), StringComparison.Ordinal);
        Assert.Contains(Entries(feed), e => Of(e, "title") == "Övning: Påhittad nyhet");
        Assert.All(Entries(feed), e =>
        {
            Assert.StartsWith("Övning: ", Of(e, "title"), StringComparison.Ordinal);
            Assert.StartsWith("Övning: påhittade uppgifter. ", Of(e, "summary"), StringComparison.Ordinal);
            Assert.StartsWith("<p><strong>Övning: påhittade uppgifter.</strong></p>", Of(e, "content"), StringComparison.Ordinal);
            Assert.Contains(e.Elements(Atom + "category"), c => c.Attribute("term")!.Value == "exercise");
        });
        Assert.All(Entries(await site.Feed($"/en/avtal/{Exercise}/atom.xml")), e => Assert.StartsWith("Exercise: invented facts. ", Of(e, "summary"), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_new_version_is_the_same_entry_and_one_taken_down_is_gone(Engine engine)
    {
        await using var site = await FeedSite.Start(engine, "data/county-14", "data/avtal/digitala-hjalpmedel-2022");
        var id = await site.Publish(Real, Text("Mötet flyttas", "Läs [mer](/avtal), [överst](#top) eller [hos oss](https://example.org/a?b=1&c=2).\n\n| Dag | Plats |\n|---|---|\n| Måndag | Skara |"));
        var first = Entries(await site.Feed("/atom.xml")).Single(e => Of(e, "id") == $"urn:uuid:{id}");
        Assert.Equal(("Mötet flyttas", "Kort sagt.", "Processledningen"), (Of(first, "title"), Of(first, "summary"), first.Element(Atom + "author")!.Value));
        Assert.Equal(Of(first, "published"), Of(first, "updated"));
        var html = Of(first, "content");
        Assert.Contains($"<a href=\"{site.Origin}/avtal\">mer</a>", html, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{site.Origin}/nyheter/motet-flyttas#top\">", html, StringComparison.Ordinal);
        Assert.Contains("<table><thead><tr><th scope=\"col\">Dag</th>", html, StringComparison.Ordinal);
        Assert.Equal($"{site.Origin}/nyheter/motet-flyttas", first.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == "alternate").Attribute("href")!.Value);

        await site.Change(id, (act, article) => { article.Draft = Text("Mötet flyttas till Skövde"); act.AddVersion(article, act.At, null, "Ny plats.", Real); });
        var second = Entries(await site.Feed($"/avtal/{Real}/atom.xml")).Single(e => Of(e, "id") == $"urn:uuid:{id}");
        Assert.Equal("Mötet flyttas till Skövde", Of(second, "title"));
        Assert.Equal(Of(first, "published"), Of(second, "published"));
        Assert.True(string.CompareOrdinal(Of(second, "updated"), Of(first, "updated")) > 0);
        Assert.Equal(Of(second, "updated"), Of(await site.Feed("/atom.xml"), "updated"));

        await site.Change(id, (act, article) => article.Until = act.At);
        Assert.DoesNotContain(Entries(await site.Feed("/atom.xml")), e => Of(e, "id") == $"urn:uuid:{id}");
    }

    [Fact]
    public async Task A_decision_is_told_in_the_words_of_the_history_and_news_of_it_takes_its_place()
    {
        var (undecided, folder) = await Undecided(Exercise, real: false);
        await using var site = await FeedSite.Start(Engine.Sqlite, "data/county-14", undecided);
        await site.Import(folder);
        var path = $"/avtal/{Exercise}/atom.xml";
        var before = Entries(await site.Feed(path)).ToList();
        await using var db = site.Store.Context();
        var lines = await db.History.AsNoTracking().Where(l => l.Kind == HistoryKind.DecisionRecorded).ToListAsync(Cancel);
        var line = lines.First(l => before.Exists(e => Of(e, "id") == $"urn:uuid:{l.Id}"));
        var entry = before.Single(e => Of(e, "id") == $"urn:uuid:{line.Id}");
        var history = await site.Reader.GetStringAsync(new Uri($"/avtal/{Exercise}/historik", UriKind.Relative), Cancel);
        var sentence = Of(entry, "title").Split(": ", 3)[2];
        Assert.Contains(WebUtility.HtmlEncode(sentence), WebUtility.HtmlEncode(WebUtility.HtmlDecode(history)), StringComparison.Ordinal);

        var news = await site.Publish(Exercise, Text("Ett ja till"), $"history:{line.Id}", ThatDay);
        var after = Entries(await site.Feed(path)).ToList();
        Assert.Equal("Övning: Ett ja till", Of(after.Single(e => Of(e, "id") == $"urn:uuid:{line.Id}"), "title"));
        Assert.DoesNotContain(after, e => Of(e, "id") == $"urn:uuid:{news}");
        Assert.Equal(before.Select(e => Of(e, "id")).Order(StringComparer.Ordinal), after.Select(e => Of(e, "id")).Order(StringComparer.Ordinal));

        // An exercise is shown as of its day: what is decided later is not told.
        var (cascade, own) = ((await site.Store.Records.Cascade(Exercise))!, before.Select(e => Of(e, "id")).ToHashSet(StringComparer.Ordinal));
        var later = lines.Where(l => l.Facts.On > cascade.Agreement.Settings.ShownAsOf).ToList();
        Assert.NotEmpty(later);
        Assert.DoesNotContain(later, l => own.Contains($"urn:uuid:{l.Id}"));
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

        // Taken down, the line stands again: it still happened.
        await site.Change(news, (act, article) => article.Until = ThatDay.AddHours(1));
        Assert.Equal(Of(entry, "title"), Of(Entries(await site.Feed(path)).Single(e => Of(e, "id") == $"urn:uuid:{line.Id}"), "title"));
    }

    [Fact]
    public async Task Two_whose_words_turn_in_the_same_instant_are_told_apart()
    {
        await using var site = await FeedSite.Start(Engine.Sqlite, "data/county-14", "data/avtal/digitala-hjalpmedel-2022");
        var yesterday = Stockholm.DayOf(DateTime.UtcNow).AddDays(-1);
        var words = $"{{{{{yesterday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} | Före. | Efter.}}}}";
        Guid[] ids = [await site.Publish(null, Text("Ett", words)), await site.Publish(null, Text("Två", words))];
        await using (var db = site.Store.Context())
            await db.Set<ArticleVersion>().Where(v => ids.Contains(v.ArticleId)).ExecuteUpdateAsync(set => set.SetProperty(v => v.From, DateTime.UtcNow.Date.AddDays(-3).AddHours(9)), Cancel);
        foreach (var id in ids) await site.Change(id, (_, article) => article.ReviewOn = yesterday);
        // The feed has been judged: no two instants are equal. Each is the midnight, give or take a millisecond.
        var updated = Entries(await site.Feed("/atom.xml")).Where(e => ids.Any(id => Of(e, "id") == $"urn:uuid:{id}")).Select(e => DateTime.Parse(Of(e, "updated"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)).ToList();
        Assert.Equal(2, updated.Distinct().Count());
        Assert.All(updated, instant => Assert.InRange((instant - Stockholm.EndOf(yesterday)).TotalMilliseconds, 0, 2));
    }

    [Fact]
    public async Task Words_that_follow_the_state_are_never_newer_than_what_is_said_of_them()
    {
        await using var site = await FeedSite.Start(Engine.Sqlite, "data/county-14", "data/avtal/digitala-hjalpmedel-2022");
        var yesterday = Stockholm.DayOf(DateTime.UtcNow).AddDays(-1);
        var id = await site.Publish(null, Text("Ny dag", $"{{{{{yesterday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} | Sista dag är i går. | Tiden har gått ut.}}}}"));
        // Written three days ago: its words turned at midnight.
        await using (var db = site.Store.Context())
            await db.Set<ArticleVersion>().Where(v => v.ArticleId == id).ExecuteUpdateAsync(set => set.SetProperty(v => v.From, DateTime.UtcNow.Date.AddDays(-3).AddHours(9)), Cancel);
        await site.Change(id, (_, article) => article.ReviewOn = yesterday);
        var entry = Entries(await site.Feed("/atom.xml")).Single(e => Of(e, "id") == $"urn:uuid:{id}");
        Assert.Contains("Tiden har gått ut", Of(entry, "content"), StringComparison.Ordinal);
        Assert.Equal(Stockholm.EndOf(yesterday).AddMilliseconds(1), DateTime.Parse(Of(entry, "updated"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
    }

    [Fact]
    public void Days_turn_the_words_and_the_latest_turn_is_found()
    {
        var facts = new TenseFacts(new(2022, 4, 20), (new(2022, 1, 20), new(2022, 4, 18)), (new(2023, 1, 1), null), (3, 50));
        Assert.Equal(new DateOnly(2022, 4, 19), TensedText.ChangedOn("{{remiss | före | under | efter}}", facts));
        Assert.Equal(new DateOnly(2022, 1, 20), TensedText.ChangedOn("{{remiss | före | under | efter}}", facts with { Today = new(2022, 4, 18) }));
        Assert.Null(TensedText.ChangedOn("{{remiss | före | under | efter}}", facts with { Today = new(2022, 1, 19) }));
        Assert.Null(TensedText.ChangedOn("{{remiss | samma | samma | samma}} {{beslut | {ja} | alla}}", facts));
        Assert.Equal(new DateOnly(2022, 3, 2), TensedText.ChangedOn("{{2022-03-01 | före | efter}}", facts));
        Assert.Equal(new DateOnly(2022, 4, 1), TensedText.ChangedOn("{{2022-04-01/2022-05-01 | a | b | c}}", facts));
        Assert.Null(TensedText.ChangedOn("{{avtalet | a | b | c}}", facts));
    }

    [Fact]
    public async Task A_principals_has_no_other_principals_own_decisions()
    {
        // A real agreement with more than fifty decisions: the exercise without its mark.
        var (before, folder) = await Undecided(Exercise, real: true);
        await using var site = await FeedSite.Start(Engine.Sqlite, "data/county-14", before);
        Assert.Empty(Entries(await site.Feed("/atom.xml")));
        await site.Import(folder);
        var all = Entries(await site.Feed("/atom.xml")).ToList();
        Assert.Equal(50, all.Count);
        Assert.Equal(all.Select(e => Of(e, "updated")).OrderDescending(StringComparer.Ordinal), all.Select(e => Of(e, "updated")));
        var cascade = (await site.Store.Records.Cascade(Exercise))!;
        var decided = cascade.Decisions.Where(d => d.Body.Value.StartsWith("KF:", StringComparison.Ordinal)).Select(d => d.Body.Value[3..]).Distinct().ToList();
        var (own, other) = (decided[0], cascade.County.Find(new(decided[1]))!.Name);
        var mine = Entries(await site.Feed($"/huvudman/{own}/atom.xml")).Select(e => Of(e, "title")).ToList();
        var name = cascade.County.Find(new(own))!.Name;
        Assert.Contains(mine, t => t.Contains($" i {name} ", StringComparison.Ordinal));
        Assert.DoesNotContain(mine, t => t.Contains($" i {other} ", StringComparison.Ordinal));
        Assert.DoesNotContain(mine, t => t.Contains("Hälso- och sjukvårdsstyrelsen", StringComparison.Ordinal) && t.Contains("godkän", StringComparison.Ordinal));
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [Fact]
    public async Task Is_the_same_bytes_until_something_happens_and_is_not_sent_again_to_who_has_it()
    {
        await using var site = await FeedSite.Start(Engine.Sqlite, "data/county-14", "data/avtal");
        var first = await site.Bytes("/atom.xml");
        using var answer = await site.Get("/atom.xml");
        using var again = await site.Get("/atom.xml", answer.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        // A commit that changes nothing of it throws the kept bytes away; those made anew are the same.
        await site.Store.Acts.Run(new ActOrder(Guid.CreateVersion7(), "test", Actor.Import), act => { act.Journal<ArticleTrace>("x", null, new(null, null, null, null, null, null, null)); return Task.CompletedTask; }, Cancel);
        Assert.Equal(first, await site.Bytes("/atom.xml"));
        using var same = await site.Get("/atom.xml", answer.Headers.ETag.Tag);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        await site.Publish(null, Text("Något hände"));
        using var changed = await site.Get("/atom.xml", answer.Headers.ETag.Tag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task Is_valid_whatever_has_been_written()
    {
        await using var site = await FeedSite.Start(Engine.Sqlite, "data/county-14", "data/avtal/digitala-hjalpmedel-2022");
        var lines = (await File.ReadAllLinesAsync(Path.Combine(Examples.Root, "tests/Samsyn.Web.Tests/Publishing/naughty/own.txt"), Cancel)).Select(System.Text.RegularExpressions.Regex.Unescape).Select(l => l.Length > 150 ? l[..150] : l).ToList();
        lines.AddRange(["\u0000\u0001\u0008\u000b\u001f\u007f\u0085\ud800 a", "\ufffe\uffff\ufffd", "]]> <![CDATA[ </content></entry>", "<b>fet</b> &amp; <script>alert(1)</script>", "\ud800", "\t \n", "{{2022-01-01 | a"]);
        foreach (var line in lines) await site.Publish(Real, new ArticleText(ArticleContent.Clean(line) is { Length: > 0 } title ? title : "x", line, line + "\n\n## " + line + "\n\n- " + line, line), wait: false);
        await site.Settled();
        var feed = await site.Feed($"/avtal/{Real}/atom.xml");
        Assert.Equal(50, Entries(feed).Count());
    }

    [Fact]
    public async Task Begins_on_every_page()
    {
        await using var site = await FeedSite.Start(Engine.Sqlite, "data/county-14", "data/avtal/digitala-hjalpmedel-2022");
        async Task<List<string>> On(string path) => [.. System.Text.RegularExpressions.Regex.Matches(await site.Reader.GetStringAsync(new Uri(path, UriKind.Relative), Cancel), """<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">""").Select(m => m.Groups[1].Value)];
        Assert.Equal(["/atom.xml"], await On("/"));
        Assert.Equal(["/en/atom.xml", $"/en/avtal/{Real}/atom.xml"], await On($"/en/avtal/{Real}/tidplan"));
        var id = await site.Publish(Real, Text("Om avtalet"));
        Assert.NotEqual(Guid.Empty, id);
        Assert.Equal(["/atom.xml", $"/avtal/{Real}/atom.xml"], await On("/nyheter/om-avtalet"));
    }

    [Fact]
    public async Task Has_nothing_to_tell_before_anything_has_happened()
    {
        await using var store = await Engines.Fresh(Engine.Sqlite);
        await using var site = await FeedSite.Start(Engine.Sqlite, "data/county-14");
        Assert.Empty(Entries(await site.Feed("/atom.xml")));
    }
}
