using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Publishing;
using Samsyn.Web.Publishing.OldPages;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Commands;
using Samsyn.Web.Tests.Feeds;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Publishing.OldPages;

/// <summary><c>samsyn import-site</c>: saved pages become drafts once, what cannot be read is told with its mend, and old addresses lead on when the new page is there (R50).</summary>
[Rule("R50")]
public sealed class Taking_over_from_an_old_site
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<Ended> Run(TestDatabase store, string folder) => Executable.Run("import-site", folder, "--database", store.Setting);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_four_pages_become_drafts_once(Engine engine)
    {
        await using var store = await Engines.Fresh(engine);
        using var pages = SavedPages.TheFour();
        var first = await Run(store, pages.Folder);
        Assert.Equal(0, first.Code);
        Assert.Equal(
        [
            $"{pages.Folder}/digitala.html: utkast till nyheten ”Om avtalet om digitala hjälpmedel” (2 mars 2022)",
            $"{pages.Folder}/forlangt.html: utkast till nyheten ”Avtalet förlängs” (2 mars 2015)",
            $"{pages.Folder}/fortsatter.html: utkast till nyheten ”Samarbetet fortsätter” (14 februari 2017)",
            $"{pages.Folder}/nytt.html: utkast till nyheten ”Arbetet med ett nytt avtal börjar” (30 maj 2024), 1 bilaga",
            $"{pages.Folder}: 1 fil till (stilmallar, skript, bilder och annat) är utelämnade",
            "4 sidor är inlästa som utkast. Läs och publicera dem under Publicering.",
        ], first.Output.Replace('\u00a0', ' ').Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await using var db = store.Context();
        var articles = await db.Articles.AsNoTracking().Include(a => a.Versions).OrderBy(a => a.Slug).ToListAsync(Cancel);
        Assert.All(articles, a => Assert.True(a.Draft is not null && a.Versions.Count == 0));
        Assert.Equal("page:https://www.gamla.example/Aktuellt/Samarbetet-fortsatter/?id=17&utm_source=brev", articles.Single(a => a.Slug == "samarbetet-fortsatter").Source);
        Assert.EndsWith("Publicerades först 14\u00a0februari 2017 på www.gamla.example.", articles.Single(a => a.Slug == "samarbetet-fortsatter").Draft!.Body, StringComparison.Ordinal);
        Assert.Equal(["/aktuellt/avtalet-forlangs", "/aktuellt/nytt-avtal", "/aktuellt/nytt_files/nyheten.pdf", "/aktuellt/samarbetet-fortsatter?id=17", "/om-avtalet"], (await db.Redirects.Select(r => r.Key).ToListAsync(Cancel)).Order(StringComparer.Ordinal));
        var act = Assert.Single(await db.Journal.Select(j => new { j.ActId, j.ByFunction, j.Act }).Distinct().ToListAsync(Cancel));
        Assert.Equal(("import", "site.import"), (act.ByFunction, act.Act));

        var counts = (await store.Count("article"), await store.Count("redirect"), await store.Count("journal_entry"), await store.Count("blob"));
        var again = (await Run(store, pages.Folder)).AssertDone();
        Assert.Contains($"{pages.Folder}/nytt.html: redan inläst\n", again, StringComparison.Ordinal);
        Assert.EndsWith("Inget nytt: alla sidor är redan inlästa eller utelämnade.\n", again, StringComparison.Ordinal);
        Assert.Equal(counts, (await store.Count("article"), await store.Count("redirect"), await store.Count("journal_entry"), await store.Count("blob")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Old_news_stands_at_its_own_day(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        using var pages = SavedPages.TheFour();
        Assert.Equal(0, (await Run(site.Store, pages.Folder)).Code);
        await using var db = site.Store.Context();
        var old = await db.Articles.AsNoTracking().SingleAsync(a => a.Slug == "samarbetet-fortsatter", Cancel);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go($"/arbete/publicering/{old.Id}");
        Assert.Equal("2017-02-14", leader.ValueOf("Visas från"));
        await leader.Fill("Av", "Kansliet").Press("Publicera nyheten");
        Assert.Contains("Det är publicerat.", leader.Text, StringComparison.Ordinal);
        using var reader = site.Visit();
        await reader.Go("/nyheter/samarbetet-fortsatter");
        Assert.Contains("14 februari 2017", reader.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        var version = await db.Set<ArticleVersion>().AsNoTracking().SingleAsync(v => v.ArticleId == old.Id, Cancel);
        Assert.Equal(new DateTime(2017, 2, 13, 23, 0, 0, DateTimeKind.Utc), version.From);
        Assert.True(version.PublishedAt > new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        // What is begun here cannot be said to have been shown before.
        await leader.Go("/arbete/publicering/ny?sort=nyhet");
        await leader.Fill("Rubrik", "Skriven nu").Fill("Text", "Text.").Press("Spara och förhandsgranska");
        await leader.Fill("Visas från", "2017-02-14").Press("Publicera nyheten");
        var fresh = await db.Articles.AsNoTracking().Include(a => a.Versions).SingleAsync(a => a.Slug == "skriven-nu", Cancel);
        Assert.Equal(fresh.Versions[0].PublishedAt, fresh.Versions[0].From);
    }

    [Fact]
    public async Task What_a_page_says_besides_its_files_describes_the_documents()
    {
        await using var store = await Engines.Fresh(Engine.Sqlite);
        using var pages = new SavedPages();
        pages.Write("a.html", SavedPages.Page("https://gamla.example/nyheter", "Blanketten", "<p class='ingress'>För den som söker.</p><p>Publicerad 2021-05-04</p><p>Skickas in senast den 1 mars. <a href='a.pdf'>Hämta blanketten</a></p>"));
        pages.Write("a.pdf", SavedPages.Pdf);
        var ended = await Run(store, pages.Folder);
        await using var db = store.Context();
        Assert.Equal("För den som söker.\n\nSkickas in senast den 1 mars.", (await db.Documents.SingleAsync(Cancel)).Description);
        Assert.Equal([$"{pages.Folder}/a.html:1:1: adressen /nyheter är en egen sida här, så den gamla kan aldrig leda vidare — tala om den nya adressen för dem som länkar till den gamla"], ended.Faults);
    }

    [Fact]
    public async Task A_page_for_its_files_becomes_documents_that_wait()
    {
        await using var site = await FeedSite.Start(Engine.Sqlite, "data/county-14");
        using var pages = new SavedPages();
        pages.Write("instruktion.html", SavedPages.Page("https://gamla.example/dokument/instruktion", "Instruktion för beslut", "<p>Publicerad 2021-05-04</p><p><a href='https://gamla.example/download/18.1/instruktion.pdf'>Hämta</a></p>"));
        pages.Write("filer/instruktion.pdf", SavedPages.Pdf);
        var ended = await Run(site.Store, pages.Folder);
        Assert.Contains("utkast till dokumentet ”Instruktion för beslut”", ended.Output, StringComparison.Ordinal);
        await site.Settled();
        foreach (var path in new[] { "/dokument/instruktion-for-beslut", "/dokument/instruktion-for-beslut/1/instruktion.pdf", "/dokument/instruktion", "/download/18.1/instruktion.pdf" })
            using (var hidden = await site.Get(path)) Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.DoesNotContain("Instruktion för beslut", await site.Reader.GetStringAsync(new Uri("/dokument", UriKind.Relative), Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("instruktion-for-beslut", Encoding.UTF8.GetString(await site.Bytes("/sitemap.xml")), StringComparison.Ordinal);
        using var export = new Folder();
        (await Executable.Run("export", "--out", export["ut"], "--database", site.Store.Setting)).AssertDone();
        Assert.DoesNotContain("Instruktion för beslut", string.Concat(Directory.EnumerateFiles(export["ut"], "*", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);

        // Whoever saves it in the workspace offers it.
        await site.Store.Acts.Run(new ActOrder(Guid.CreateVersion7(), "document.offer", Actor.Import), async act =>
        {
            var document = await act.Db.Documents.SingleAsync(Cancel);
            Assert.Equal(new DateOnly(2021, 5, 4), (await act.Db.Set<DocumentVersion>().SingleAsync(Cancel)).On);
            document.DraftedAt = null;
            act.Journal<RedirectTrace>("x", null, new("x", "y"));
        }, Cancel);
        await site.Settled();
        foreach (var path in new[] { "/dokument/instruktion", "/download/18.1/instruktion.pdf" })
        {
            using var moved = await site.Get(path);
            Assert.Equal((HttpStatusCode.MovedPermanently, "/dokument/instruktion-for-beslut"), (moved.StatusCode, moved.Headers.Location?.OriginalString));
        }
    }

    [Fact]
    public async Task An_old_address_leads_on_from_the_day_its_page_is_shown_and_not_after()
    {
        await using var site = await FeedSite.Start(Engine.Sqlite, "data/county-14");
        using var pages = SavedPages.TheFour();
        Assert.Equal(0, (await Run(site.Store, pages.Folder)).Code);
        await site.Settled();
        async Task<(int, string?)> Answer(string path)
        {
            using var answer = await site.Get(path);
            return ((int)answer.StatusCode, answer.Headers.Location?.OriginalString);
        }

        Assert.Equal((404, null), await Answer("/aktuellt/nytt-avtal"));
        Article article;
        await using (var db = site.Store.Context()) article = await db.Articles.AsNoTracking().SingleAsync(a => a.Slug == "arbetet-med-ett-nytt-avtal-borjar", Cancel);
        await site.Change(article.Id, (act, one) => { one.Draft = one.Draft! with { Byline = "Kansliet" }; act.AddVersion(one, act.At, null, null, null); });
        Assert.Equal((301, "/nyheter/arbetet-med-ett-nytt-avtal-borjar"), await Answer("/aktuellt/nytt-avtal"));
        Assert.Equal((301, "/nyheter/arbetet-med-ett-nytt-avtal-borjar"), await Answer("/Aktuellt/Nytt-Avtal/?utm_source=brev&fbclid=1"));
        Assert.Equal((301, "/en/nyheter/arbetet-med-ett-nytt-avtal-borjar"), await Answer("/en/aktuellt/nytt-avtal"));
        var file = article.Draft!.Files[0];
        Assert.Equal((301, $"/fil/{file.Sha256}/nyheten.pdf"), await Answer("/aktuellt/nytt_files/nyheten.pdf"));
        Assert.Equal((200, null), await Answer($"/fil/{file.Sha256}/nyheten.pdf"));
        Assert.Equal((404, null), await Answer("/aktuellt/nytt-avtal?id=2"));
        Assert.Equal((404, null), await Answer("/aktuellt/annat"));
        using (var post = await site.Reader.PostAsync(new Uri("/aktuellt/nytt-avtal", UriKind.Relative), null, Cancel)) Assert.NotEqual(HttpStatusCode.MovedPermanently, post.StatusCode);

        // Who follows was told when the page was new; of what is new today they are told.
        await site.Settled();
        await using (var db = site.Store.Context()) Assert.Equal(0, await db.MailEvents.CountAsync(e => e.ArticleId == article.Id, Cancel));
        var today = await site.Publish(null, new ArticleText("Nytt i dag", "", "Text.", "Kansliet"));
        await using (var db = site.Store.Context()) Assert.Equal(1, await db.MailEvents.CountAsync(e => e.ArticleId == today, Cancel));

        Guid other;
        await using (var db = site.Store.Context()) other = (await db.Articles.SingleAsync(a => a.Slug == "samarbetet-fortsatter", Cancel)).Id;
        await site.Change(other, (act, one) => act.AddVersion(one, act.At, null, null, null));
        Assert.Equal((301, "/nyheter/samarbetet-fortsatter"), await Answer("/aktuellt/samarbetet-fortsatter?id=17"));
        Assert.Equal((404, null), await Answer("/aktuellt/samarbetet-fortsatter"));

        await site.Change(article.Id, (act, one) => one.Until = act.At);
        Assert.Equal((404, null), await Answer("/aktuellt/nytt-avtal"));
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_with_what_and_mend()
    {
        await using var store = await Engines.Fresh(Engine.Sqlite);
        using var pages = new SavedPages();
        var good = "<p>En text som räcker till.</p>";
        pages.Write("a-bild.html", [0x89, 0x50, 0x4e, 0x47, 0, 0, 1]);
        pages.Write("b-text.html", "bara ord");
        pages.Write("c-rubrik.html", SavedPages.Page("https://g.example/c", "", good).Replace("<title> | Kommunerna i samverkan</title>", "<title></title>", StringComparison.Ordinal));
        pages.Write("d-stor.html", new byte[50 * 1024 * 1024]);
        pages.Write("e-adress.html", "<html><body><h1>Hej</h1><p>ord</p></body></html>");
        pages.Write("f-tva.html", "<!-- saved from url=(0020)https://annan.example/f -->" + SavedPages.Page("https://g.example/f", "F", good));
        pages.Write("g-tom.html", SavedPages.Page("https://g.example/g", "G", "<img src=x>"));
        pages.Write("h-djup.html", SavedPages.Page("https://g.example/h", "H", string.Concat(Enumerable.Repeat("<div>", 20000)) + "ord"));
        pages.Write("i-latin.html", Encoding.Latin1.GetBytes(SavedPages.Page("https://g.example/i", "Åtgärder i höst", good).Replace("utf-8", "iso-8859-1", StringComparison.Ordinal)));
        pages.Write("j-lankar.html", SavedPages.Page("https://g.example/j", "J", """
            <p onclick="x()">En text som räcker till. <a href="javascript:alert(1)">skript</a> <a href="data:text/html,x">data</a> <a href="file:///c:/x">fil</a> <a href="https://ond.example/in">https://www.regionen.example</a>
            <a href="/d/saknas.pdf">saknad</a> <a href="ljuger.pdf">ljuger</a> <a href="../../utanfor.pdf">utanför</a> <a href="tel:1">1</a></p><script>1</script><iframe src="x"></iframe><style>p{}</style><img src="a.png"><form><input></form>
            """, "<meta name=date content=2031-01-01>"));
        pages.Write("ljuger.pdf", "inte alls");
        pages.Write("k-dubbel.html", SavedPages.Page("https://g.example/j", "K", good));
        pages.Write("l-samma.html", SavedPages.Page("https://annan.example/J", "L", good));
        pages.Write("losa.pdf", SavedPages.Pdf);
        var ended = await Run(store, pages.Folder);
        Assert.Equal(0, ended.Code);
        var mark = pages.Folder + "/";
        Assert.Equal(
        [
            "a-bild.html:1:1: filen är ingen webbsida (HTML) — spara sidan på nytt från webbläsaren, som hela sidan eller bara HTML",
            "b-text.html:1:1: filen är ingen webbsida (HTML) — spara sidan på nytt från webbläsaren, som hela sidan eller bara HTML",
            "c-rubrik.html:1:1: sidan har ingen rubrik — skriv en rubrik i filen: <h1>…</h1>",
            "d-stor.html:1:1: sidan är 52,4 MB — spara den utan inbakade bilder; högst 5,2 MB",
            "e-adress.html:1:1: sidans gamla adress står ingenstans — skriv sidans gamla adress i filen: <link rel=\"canonical\" href=\"https://…\">",
            "f-tva.html:1:1: sidan säger att den stod både på g.example och på annan.example — skriv sidans gamla adress i filen: <link rel=\"canonical\" href=\"https://…\">",
            "g-tom.html:1:1: sidan har ingen text — spara den på nytt när den har hunnit visas, eller klistra in texten i en nyhet",
            "h-djup.html:1:1: sidan är djupare än 256 nivåer — spara den på nytt från webbläsaren",
            "i-latin.html:1:1: ingen dag står på sidan — skriv rätt dag i utkastet; annars får det dagens datum",
            "i-latin.html:1:1: sidan är läst som Windows-1252 (Latin-1) — se efter att å, ä och ö är rätt i utkastet",
            "j-lankar.html:1:1: bilder (1) följer inte med — lägg in det som behövs för hand",
            "j-lankar.html:1:1: dagen 2031-01-01 kan inte stämma — skriv rätt dag i utkastet; annars får det dagens datum",
            "j-lankar.html:1:1: filen saknas.pdf finns inte i mappen; länken leder till den gamla adressen — hämta filen och lägg till den i utkastet",
            "j-lankar.html:1:1: filen utanfor.pdf finns inte i mappen; länken leder till den gamla adressen — hämta filen och lägg till den i utkastet",
            "j-lankar.html:1:1: formulärfält (1) följer inte med — lägg in det som behövs för hand",
            "j-lankar.html:1:1: inbäddade sidor (1) följer inte med — lägg in det som behövs för hand",
            "j-lankar.html:1:1: länken data:text/html,x vid ”data” går inte att använda, och är bara text — skriv en adress som börjar med https:// i utkastet, om den behövs",
            "j-lankar.html:1:1: länken file:///c:/x vid ”fil” går inte att använda, och är bara text — skriv en adress som börjar med https:// i utkastet, om den behövs",
            "j-lankar.html:1:1: länken javascript:alert(1) vid ”skript” går inte att använda, och är bara text — skriv en adress som börjar med https:// i utkastet, om den behövs",
            "j-lankar.html:1:1: länken säger https://www.regionen.example men leder till ond.example, och är bara text — ta reda på vilken som är rätt, och skriv den i utkastet",
            "j-lankar.html:1:1: skript (1) följer inte med — lägg in det som behövs för hand",
            "j-lankar.html:1:1: stilmallar (1) följer inte med — lägg in det som behövs för hand",
            "k-dubbel.html:1:1: en annan fil i mappen har samma gamla adress, https://g.example/j — ta bort den ena",
            "l-samma.html:1:1: en annan sida hade samma sökväg, /j; den gamla adressen leder dit — ändra inget, eller ta bort den ena innan du läser in",
            "l-samma.html:1:1: ingen dag står på sidan — skriv rätt dag i utkastet; annars får det dagens datum",
            "ljuger.pdf:1:1: filen heter .pdf men är något annat — hämta den på nytt från den gamla webbplatsen",
        ], ended.Faults.Select(line => line.Replace(mark, "", StringComparison.Ordinal).Replace('\u00a0', ' ')).Order(StringComparer.Ordinal));
        Assert.Contains("losa.pdf: utelämnad, ingen sida länkar till den — lägg till den i biblioteket om den behövs", ended.Output, StringComparison.Ordinal);
        Assert.Contains("3 sidor är inlästa som utkast", ended.Output, StringComparison.Ordinal);
        await using var db = store.Context();
        var drafts = await db.Articles.AsNoTracking().ToDictionaryAsync(a => a.Slug, a => a.Draft!, Cancel);
        Assert.Equal("Åtgärder i höst", drafts["atgarder-i-host"].Title);
        var body = drafts["j"].Body;
        Assert.DoesNotContain("alert", body, StringComparison.Ordinal);
        Assert.DoesNotContain("ond.example", body, StringComparison.Ordinal);
        Assert.Empty(ArticleContent.BadLinks(body));
        Assert.Equal(["https://g.example/d/saknas.pdf", "https://g.example/ljuger.pdf", "https://g.example/utanfor.pdf"], ArticleContent.Links(ArticleContent.Read(null, body)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_folder_without_pages_or_that_is_not_there_is_refused()
    {
        await using var store = await Engines.Fresh(Engine.Sqlite);
        using var pages = new SavedPages();
        (await Run(store, pages.Folder)).AssertRefused($"{pages.Folder}: mappen har inga webbsidor. Spara sidorna från webbläsaren som .html.");
        (await Run(store, pages["borta"])).AssertRefused($"{pages["borta"]}: mappen finns inte. Ange en mapp med sparade webbsidor.");
        pages.Write("x.html", "inget");
        var only = await Run(store, pages.Folder);
        Assert.Equal((1, 1, 0L), (only.Code, only.Faults.Length, await store.Count("journal_entry")));
    }

    [Theory]
    [InlineData("/Aktuellt/Sida/", "", "/aktuellt/sida")]
    [InlineData("/a", "?id=3&b=2", "/a?b=2&id=3")]
    [InlineData("/a", "?UTM_source=x&fbclid=y&gclid=z", "/a")]
    [InlineData("/åtgärd", "?q=%C3%A5", "/åtgärd?q=å")]
    [InlineData("/", "", "/")]
    public void An_address_is_known_however_it_is_written(string path, string query, string key)
    {
        Assert.Equal(key, Redirect.KeyOf(path, query));
        Assert.Equal(key, Redirect.KeyOf(new Uri("https://gamla.example" + path + query)));
    }
}
