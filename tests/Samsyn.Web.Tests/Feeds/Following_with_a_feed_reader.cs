using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Samsyn.Web.Feeds;
using Samsyn.Web.Outbox;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Storage;
using Samsyn.Web.Tests.Subscriptions;

namespace Samsyn.Web.Tests.Feeds;

/// <summary>Feeds by RFC 4287: held to the rules of the public validator and read by another program (python's feedparser). Source: R49, issue 6, Done when 3.</summary>
[Rule("R49")]
public sealed class Following_with_a_feed_reader
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static async Task<(byte[] Bytes, string Type)> Get(Uri address)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(address, Cancel);
        Assert.Equal(200, (int)answer.StatusCode);
        return (await answer.Content.ReadAsByteArrayAsync(Cancel), answer.Content.Headers.ContentType!.ToString());
    }

    private static async Task<List<XElement>> Entries(WorkspaceSite site, string path)
    {
        var (bytes, _) = await Get(new Uri(site.Address, path));
        return [.. XDocument.Load(new MemoryStream(bytes)).Root!.Elements(Atom + "entry")];
    }

    /// <summary>News with everything a text can hold, and decisions; on every address.</summary>
    private static async Task<WorkspaceSite> Filled(Engine engine)
    {
        var site = await WorkspaceSite.Start(engine);
        var leader = await site.Account("process_leader");
        var facts = new TenseFacts(new DateOnly(2026, 11, 27));
        var id = Guid.CreateVersion7();
        var text = new ArticleText("Nyhet om \"allt\" <3 & \u0007lite till 😀", "En ingress.", "## Rubrik\n\nEtt [svar](/fragor-och-svar) och [en sida](https://example.org/?a=1&b=2).\n\n- punkt\n\n| A | B |\n|---|---|\n| 1 | å |\n\n<script>alert(1)</script>", "Processledningen");
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "article.write", new Actor(leader.Id, "process_leader")), act => act.Write(id, ArticleKind.NewsItem, null, null, text, null, 0), Cancel);
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "article.publish", new Actor(leader.Id, "process_leader")), act => act.Publish(id, null, null, null, 1, facts, null), Cancel);
        using var officer = await site.SignedIn("officer-1461");
        await officer.Go($"/arbete/avtal/{WorkspaceSite.Exercise}/beslut?organ=KF:1461");
        await officer.Fill("Sammanträdesdag", "28 november 2022").Press("Fortsätt");
        await officer.Choose("Godkände avtalet").Press("Fortsätt");
        await officer.Press("Fortsätt");
        await officer.Fill("Paragraf", "§ 121").Press("Fortsätt");
        await officer.Press("Fortsätt");
        await officer.Press("Fortsätt");
        if (officer.Heading == "Gällde beslutet fler avtal?") await officer.Press("Fortsätt");
        await officer.Press("Registrera beslutet");
        await MailSite.Until(async () => await site.Store.Ask<long>("select count(*) from outbox_message where done_at is null and kind = 'history'") == 0);
        return site;
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_feed_keeps_the_rules_of_the_validator_and_is_read_by_another_program(Engine engine)
    {
        await using var site = await Filled(engine);
        foreach (var path in new[] { "/atom.xml", "/en/atom.xml", "/atom.xml?huvudman=1461", $"/avtal/{WorkspaceSite.Exercise}/atom.xml", $"/en/avtal/{WorkspaceSite.Exercise}/atom.xml", $"/avtal/{WorkspaceSite.NightWatch}/atom.xml" })
        {
            var address = new Uri(site.Address, path);
            var (bytes, type) = await Get(address);
            Assert.Equal([], AtomRules.Broken(bytes, type, address, DateTime.UtcNow));

            var read = await Feedparser(bytes);
            Assert.Equal((false, "atom10"), (read.GetProperty("bozo").GetBoolean(), read.GetProperty("version").GetString()));
            var ours = XDocument.Load(new MemoryStream(bytes)).Root!.Elements(Atom + "entry").Select(e => $"{e.Element(Atom + "id")!.Value}|{e.Element(Atom + "title")!.Value}|{e.Element(Atom + "link")!.Attribute("href")!.Value}|{e.Element(Atom + "updated")!.Value}");
            Assert.Equal(ours, read.GetProperty("entries").EnumerateArray().Select(e => e.GetString()));
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Exercises_stand_in_their_own_feed_alone_and_say_what_they_are(Engine engine)
    {
        await using var site = await Filled(engine);
        var all = await Entries(site, "/atom.xml");
        Assert.Equal("Nyhet om \"allt\" <3 & lite till 😀", Assert.Single(all).Element(Atom + "title")!.Value);
        Assert.Contains($"href=\"{site.Address}fragor-och-svar\"", all[0].Element(Atom + "content")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", all[0].Element(Atom + "content")!.Value, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await Entries(site, "/atom.xml?huvudman=1461"));
        var own = await Entries(site, $"/avtal/{WorkspaceSite.Exercise}/atom.xml");
        Assert.NotEmpty(own);
        Assert.All(own, e => Assert.StartsWith("Övning: ", e.Element(Atom + "title")!.Value, StringComparison.Ordinal));
        Assert.Contains(own, e => e.Element(Atom + "title")!.Value.Contains("Mellerud", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_decision_keeps_its_id_when_it_is_corrected()
    {
        await using var mail = await MailSite.Start(Engine.Sqlite);
        var path = $"/avtal/{MailSite.Exercise}/atom.xml";
        await mail.Decide("KF:1472");
        async Task<XElement> Tibro() => Assert.Single(await Entries(mail.Site, path), e => e.Element(Atom + "title")!.Value.Contains("Tibro", StringComparison.Ordinal));
        await MailSite.Until(async () => (await Entries(mail.Site, path)).Exists(e => e.Element(Atom + "title")!.Value.Contains("Tibro", StringComparison.Ordinal)));
        var first = await Tibro();
        await Task.Delay(1100, Cancel);
        await mail.Site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "decision.correct", Actor.Import) { AgreementSlug = MailSite.Exercise }, async act =>
        {
            var cascade = (await act.Cascade(MailSite.Exercise))!;
            await Web.Decisions.DecisionActs.Record(act, cascade, new Domain.Decisions.Decision { Id = Guid.CreateVersion7(), AgreementId = cascade.Agreement.Id, Body = new Domain.Principals.BodyId("KF:1472"), On = new DateOnly(2022, 11, 29), Outcome = Domain.Decisions.Outcome.Corrected, Corrects = new DateOnly(2022, 11, 28), To = new Domain.Decisions.Correction(Domain.Decisions.Outcome.Rejected, null, null, null, null), Paragraph = "", RecordedAt = act.At, Place = 0 }, new DateOnly(2022, 11, 29));
        }, Cancel);
        await MailSite.Until(async () => await mail.Site.Store.Ask<long>("select count(*) from outbox_message where done_at is null and kind = 'history'") == 0);
        await MailSite.Until(async () => (await Tibro()).Element(Atom + "summary")!.Value.StartsWith("Avslog", StringComparison.Ordinal));
        var corrected = await Tibro();
        Assert.Equal(first.Element(Atom + "id")!.Value, corrected.Element(Atom + "id")!.Value);
        Assert.Equal(first.Element(Atom + "published")!.Value, corrected.Element(Atom + "published")!.Value);
        Assert.True(string.CompareOrdinal(corrected.Element(Atom + "updated")!.Value, first.Element(Atom + "updated")!.Value) > 0);
    }

    [Theory]
    [InlineData("/atom.xml?huvudman=9999")]
    [InlineData("/atom.xml?huvudman=<script>")]
    [InlineData("/avtal/finns-inte/atom.xml")]
    public async Task What_there_is_not_is_not_found(string path)
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var client = new HttpClient();
        Assert.Equal(404, (int)(await client.GetAsync(new Uri(site.Address, path), Cancel)).StatusCode);
    }

    [Fact]
    public void The_rules_find_what_is_broken()
    {
        var feed = new AtomFeed { Id = Guid.NewGuid(), Title = "Prov", Self = new("https://samsyn.example/atom.xml"), Page = new("https://samsyn.example/avtal"), Language = "sv", Author = "Samsyn", Since = DateTime.UnixEpoch, Entries = [new AtomEntry(Guid.NewGuid(), "En", new("https://samsyn.example/1"), DateTime.UnixEpoch, DateTime.UnixEpoch, "S", "<p>x</p>", "Någon", "news", "Nyhet")] };
        var good = Encoding.UTF8.GetString(feed.Write());
        List<string> Broken(string xml, string? from = null) => AtomRules.Broken(Encoding.UTF8.GetBytes(xml), "application/atom+xml; charset=utf-8", new Uri(from ?? "https://samsyn.example/atom.xml"), DateTime.UtcNow);
        Assert.Equal([], Broken(good));
        foreach (var (from, to, message) in new[]
        {
            ("<title>En</title>", "", "MissingElement"), ("<title>En</title>", "<title>&lt;b&gt;En</title>", "ContainsHTML"), ("1970-01-01T00:00:00Z</published>", "1970-01-01</published>", "InvalidRFC3339Date"), ("rel=\"self\"", "rel=\"via\"", "MissingSelf"),
            ("href=\"https://samsyn.example/1\"", "href=\"/1\"", "InvalidURI"), ("&lt;p&gt;x", "&lt;p onclick=\"y\"&gt;x", "SecurityRiskAttr"), ("&lt;p&gt;x", "&lt;script&gt;x", "SecurityRisk"), ("&lt;p&gt;x", "&lt;a href=\"/x\"&gt;x", "ContainsRelRef"), ("</feed>", "<title>Till</title></feed>", "MisplacedMetadata"),
            ("<entry>", "<entry><gaffel/>", "UndefinedElement"), ("xml:lang=\"sv\"", "", "InvalidLanguage"), ("<name>Någon</name>", "<name> </name>", "MissingElement"), ("urn:uuid:", "uuid:", "InvalidFullLink"),
        })
            Assert.Contains(Broken(good.Replace(from, to, StringComparison.Ordinal)), b => b.StartsWith(message, StringComparison.Ordinal));
        Assert.Contains(Broken(good, "https://samsyn.example/annan"), b => b.StartsWith("SelfDoesntMatch", StringComparison.Ordinal));
        Assert.Contains(Broken(good[..^10]), b => b.StartsWith("SAXError", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_engines_are_shown_what_there_is_and_nothing_else()
    {
        await using var store = await Engines.Fresh(Engine.Sqlite);
        await Commands.Executable.Import(store.Setting, "data");
        await using var app = WorkspaceSite.Serve(store.Database);
        await app.StartAsync(Cancel);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
        var map = XDocument.Parse(await client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative), Cancel));
        XNamespace space = "http://www.sitemaps.org/schemas/sitemap/0.9";
        Assert.Equal(space + "urlset", map.Root!.Name);
        var pages = map.Root.Elements(space + "url").Select(u => u.Element(space + "loc")!.Value).ToList();
        Assert.Equal(pages.Count, pages.Distinct().Count());
        Assert.Contains(pages, p => p.Contains("/nyheter/", StringComparison.Ordinal));
        Assert.DoesNotContain(pages, p => p.Contains("ovning-", StringComparison.Ordinal) || p.Contains("/arbete", StringComparison.Ordinal));
        foreach (var page in pages) Assert.True((int)(await client.GetAsync(new Uri(page), Cancel)).StatusCode == 200, page);
        var robots = await client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative), Cancel);
        Assert.Contains("Disallow: /arbete\n", robots, StringComparison.Ordinal);
        Assert.EndsWith("/sitemap.xml\n", robots, StringComparison.Ordinal);
    }

    private const string Reader = """
        import sys, json, feedparser, time
        f = feedparser.parse(sys.stdin.buffer.read(), sanitize_html=False)
        json.dump({'bozo': bool(f.bozo), 'version': f.version, 'entries': ['|'.join([e.id, e.title, e.link, time.strftime('%Y-%m-%dT%H:%M:%SZ', e.updated_parsed)]) for e in f.entries]}, sys.stdout)
        """;

    private static async Task<JsonElement> Feedparser(byte[] feed)
    {
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Reader]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["PYTHONIOENCODING"] = "utf-8" }, StandardOutputEncoding = new UTF8Encoding(false) })!;
        var (said, wrong) = (python.StandardOutput.ReadToEndAsync(Cancel), python.StandardError.ReadToEndAsync(Cancel));
        await python.StandardInput.BaseStream.WriteAsync(feed, Cancel);
        python.StandardInput.Close();
        await python.WaitForExitAsync(Cancel);
        Assert.True(python.ExitCode == 0, await wrong);
        return JsonDocument.Parse(await said).RootElement;
    }
}
