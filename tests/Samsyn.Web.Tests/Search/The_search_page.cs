using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Samsyn.Web.Search;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Api;
using Samsyn.Web.Tests.Files.Schemas;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Search;

/// <summary>The page: a form by GET that works without scripts, hits that lead to the place itself, and an answer to whatever is typed.</summary>
[Rule("R18", "R50")]
public sealed class The_search_page
{
    private static readonly HtmlParser Parser = new();
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static async Task<IDocument> Page(OpenSite site, string path) => Parser.ParseDocument(await site.Text(path));

    private static string Words(IElement? element) => string.Join(' ', (element?.TextContent ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Leads_to_the_place_itself_with_the_readers_words_marked(Engine engine)
    {
        await using var site = await OpenSite.Start(engine);

        var page = await Page(site, "/sok?q=takvolymen");
        var hit = page.QuerySelectorAll("ol.hits > li").First(li => li.QuerySelector("a")!.GetAttribute("href") == $"/avtal/{OpenSite.Exercise}/text/1.0#punkt-4.4");
        Assert.Contains("Takvolymen", hit.QuerySelectorAll("mark").Select(mark => mark.TextContent));
        Assert.Contains("Övning", Words(hit.QuerySelector(".stage")), StringComparison.Ordinal);
        Assert.Contains("Version 1.0", Words(hit), StringComparison.Ordinal);
        Assert.Equal("takvolymen", page.QuerySelector("input[name=q]")!.GetAttribute("value"));
        Assert.NotNull((await Page(site, $"/avtal/{OpenSite.Exercise}/text/1.0")).GetElementById("punkt-4.4"));
        Assert.Contains("Träffar märkta Övning är påhittade.", Words(page.QuerySelector(".exercise")), StringComparison.Ordinal);

        // Every hit's address is there, to its place.
        foreach (var query in new[] { "kommun", "remiss", "beslut", "förlängning", "SRO", "överskott" })
            foreach (var link in (await Page(site, "/sok?q=" + Uri.EscapeDataString(query))).QuerySelectorAll("ol.hits h2 a"))
            {
                var parts = link.GetAttribute("href")!.Split('#');
                var target = await Page(site, parts[0]);
                if (parts.Length == 2) Assert.True(target.GetElementById(parts[1]) is not null, $"{link.GetAttribute("href")} has no such place.");
            }
    }

    [Fact]
    public async Task Is_narrowed_turned_and_sent_as_an_address()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);

        var first = await Page(site, "/sok?q=kommun&typ=answer");
        Assert.NotEmpty(first.QuerySelectorAll("ol.hits > li"));
        Assert.All(first.QuerySelectorAll("ol.hits .stage"), stage => Assert.StartsWith("Remissvar", Words(stage), StringComparison.Ordinal));
        Assert.Equal("answer", first.QuerySelector("select[name=typ] option[selected]")?.GetAttribute("value"));
        var next = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var second = await Page(site, next);
        Assert.Equal("11", second.QuerySelector("ol.hits")!.GetAttribute("start"));
        Assert.Empty(first.QuerySelectorAll("ol.hits a").Select(a => a.GetAttribute("href")).Intersect(second.QuerySelectorAll("ol.hits a").Select(a => a.GetAttribute("href"))));
        Assert.All((await Page(site, "/sok?q=Mark&part=1463")).QuerySelectorAll("ol.hits > li"), li => Assert.Contains("Mark", Words(li), StringComparison.Ordinal));
        Assert.Contains("Skriv ett år med fyra siffror", Words((await Page(site, "/sok?q=kommun&ar=i+fjol")).QuerySelector(".ds-error-summary")), StringComparison.Ordinal);
        // What no filter knows is no filter.
        Assert.NotEmpty((await Page(site, "/sok?q=kommun&typ=x&avtal=finns-inte&part=0&sida=abc")).QuerySelectorAll("ol.hits > li"));
    }

    [Fact]
    public async Task Says_what_to_do_when_nothing_is_found()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);

        Assert.Contains("Menade du takvolymer?", Words((await Page(site, "/sok?q=takvloymer")).QuerySelector("main")), StringComparison.Ordinal);
        Assert.Contains("Pröva färre ord", Words((await Page(site, "/sok?q=rymdraket")).QuerySelector("main")), StringComparison.Ordinal);
        Assert.Contains("Sök i allt", Words((await Page(site, "/sok?q=takvolym&typ=news")).QuerySelector("main")), StringComparison.Ordinal);
        var empty = await Page(site, "/sok");
        Assert.Equal("Sök", Words(empty.QuerySelector("h1")));
        Assert.Contains("Så kan du söka", Words(empty.QuerySelector("main")), StringComparison.Ordinal);
        Assert.NotNull(empty.QuerySelector("header .site-tools a[href='/sok']"));
    }

    [Fact]
    public async Task In_English_says_which_words_are_Swedish()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);

        var page = await Page(site, "/en/sok?q=assistive+technology");
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.NotEmpty(page.QuerySelectorAll("ol.hits h2 a"));
        Assert.All(page.QuerySelectorAll("ol.hits h2 a"), a => Assert.Equal("sv", a.GetAttribute("lang")));
        Assert.All(page.QuerySelectorAll("ol.hits h2 a"), a => Assert.StartsWith("/en/", a.GetAttribute("href"), StringComparison.Ordinal));
        var own = (await Page(site, "/en/sok?q=open+data+licence")).QuerySelector("ol.hits h2 a")!;
        Assert.Equal((null, "/en/oppna-data"), (own.GetAttribute("lang"), own.GetAttribute("href")));
    }

    [Fact]
    public async Task Answers_whatever_is_typed_and_keeps_no_answer()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        string[] hostile = ["%00", "%22", "*", "NEAR(a+b)", "AND", "%27%3B+drop+table+x%3B--", "%E2%80%AEx", "%F0%9F%98%80", "och+att", "%ED%A0%80", "%FF", "-", "<script>alert(1)</script>", new string('a', 6000), "q%5B%5D"];
        foreach (var query in hostile)
        {
            using var answer = await site.Get("/sok?q=" + query);
            Assert.True((int)answer.StatusCode < 500, $"{query}: {(int)answer.StatusCode}");
            Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        // Longer than an address may be: the server says so, or hangs up while the rest is on its way.
        try
        {
            using var endless = await site.Get("/sok?q=" + new string('b', 200_000));
            Assert.Equal(HttpStatusCode.RequestUriTooLong, endless.StatusCode);
        }
        catch (HttpRequestException)
        {
        }

        using var one = await site.Get("/sok?q=kommun");
        Assert.Equal(HttpStatusCode.OK, one.StatusCode);
        Assert.Null(one.Headers.ETag);
        using var form = await site.Get("/sok");
        Assert.NotNull(form.Headers.ETag);
        Assert.Contains("noindex", await site.Text("/sok?q=kommun"), StringComparison.Ordinal);
    }

    /// <summary>Another process imports while the server runs; nobody starts anything.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Finds_what_was_imported_within_some_seconds(Engine engine)
    {
        await using var site = await OpenSite.Start(engine);
        Assert.Empty((await Page(site, "/sok?q=naturbruksavtalet")).QuerySelectorAll("ol.hits > li"));

        await SearchedCounty.Import(site.Store, Path.Combine(Examples.Root, "data/avtal"));

        for (var waited = 0; ; waited++)
        {
            if ((await Page(site, "/sok?q=naturbruksavtalet")).QuerySelector("ol.hits h2 a")?.GetAttribute("href") == "/avtal/naturbruk-2023") break;
            Assert.True(waited < 300, "Not found after half a minute.");
            await Task.Delay(100, Cancel);
        }
    }

    [Fact]
    public async Task Says_that_a_file_could_not_be_read()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        var index = SearchedCounty.Of(site.Store, SearchSource.OfAll("dokument", _ => ValueTask.FromResult("1"), _ => ValueTask.FromResult<IReadOnlyList<Searchable>>([new Searchable(SearchKind.Document, "1", "~/dokument", "Inskannad bilaga", "") { TextUnread = true }])));
        await index.Index.Refresh(Cancel);
        index.Finder.Dispose();

        Assert.Contains("Filens text går inte att läsa här.", Words((await Page(site, "/sok?q=inskannad")).QuerySelector("ol.hits")), StringComparison.Ordinal);
    }
}
