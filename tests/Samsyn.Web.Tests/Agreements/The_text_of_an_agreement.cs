using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Samsyn.Documents.Docx;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Api;

namespace Samsyn.Web.Tests.Agreements;

/// <summary>
/// One can point at a point: each numbered one has its address, and one that holds for ever; the address without a version shows the text that is current on
/// a day; what changed, and who is responsible, is read from the text.
/// </summary>
[Rule("R05", "R50")]
public sealed class The_text_of_an_agreement
{
    private const string Path = $"/avtal/{OpenSite.Exercise}";

    [Fact]
    public async Task Has_contents_and_an_address_for_each_point()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        var page = await Page(site, Path + "/text/1.0");
        var links = page.QuerySelectorAll(".text-contents a").ToList();

        Assert.Equal("1 Parter", links[0].TextContent);
        Assert.All(links, link => Assert.Equal(link.TextContent, page.GetElementById(((IHtmlAnchorElement)link).Hash[1..])!.TextContent));
        Assert.StartsWith("4.2Volymerna", page.GetElementById("punkt-4.2")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Version 1.0")]
    [InlineData("?den=2022-02-01", "Version 0.9")]
    [InlineData("?den=2021-12-31", "Avtalets text")]
    public async Task Without_a_version_is_the_one_current_on_the_day(string day, string title)
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);

        Assert.Equal(title, (await Page(site, $"{Path}/text{day}")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Before_the_first_says_what_will_stand_there_and_an_unknown_version_is_not_found()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);

        Assert.Contains("Ingen text är inläst", await site.Text(Path + "/text?den=2021-12-31"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get(Path + "/text/7.7")).StatusCode);
    }

    [Fact]
    public async Task A_clause_has_an_address_that_follows_it_from_version_to_version()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        var link = (IHtmlAnchorElement)(await Page(site, Path + "/text/0.9")).QuerySelector("#punkt-5\\.4 a.num")!;
        Assert.EndsWith("?den=2022-01-20", link.GetAttribute("href"), StringComparison.Ordinal);
        var address = link.GetAttribute("href")!.Split('?')[0];

        Assert.Equal($"{Path}/text/1.0#punkt-4.4", (await site.Get(address)).Headers.Location!.OriginalString);
        Assert.Equal($"{Path}/text/0.9#punkt-5.4", (await site.Get(address + "?den=2022-02-01")).Headers.Location!.OriginalString);
        Assert.Equal($"/en{Path}/text/1.0#punkt-4.4", (await site.Get("/en" + address)).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get($"{Path}/punkt/bbbbbbbb")).StatusCode);
    }

    [Fact]
    public async Task What_changed_is_shown_clause_by_clause()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        var page = await Page(site, Path + "/jamfor?fran=0.9&till=1.0");
        var rows = page.QuerySelectorAll("tr.changed").ToList();

        Assert.Equal("5 ändringar från version 0.9 till version 1.0.", page.QuerySelector(".lead")!.TextContent);
        Assert.Equal(5, rows.Count);
        Assert.Equal("struket: 30 november", rows[1].QuerySelector("del")!.TextContent);
        Assert.Equal("tillagt: andra fredagen i december", rows[1].QuerySelector("ins")!.TextContent);
        Assert.Contains("Flyttad hit från punkt 5.4, oförändrad", rows[3].TextContent, StringComparison.Ordinal);
        Assert.Empty(rows[3].QuerySelectorAll("del, ins"));
        Assert.Contains("Efter remissen", page.QuerySelector(".diff-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_changes_are_there_in_one_column()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        var page = await Page(site, Path + "/jamfor?fran=0.9&till=1.0&visa=lopande");
        var changed = page.QuerySelectorAll("li.changed").ToList();

        Assert.Equal(5, changed.Count);
        Assert.Contains("senast den struket: 30 november tillagt: andra fredagen i december varje år.", changed[1].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?fran=1.0&till=1.0", HttpStatusCode.OK, "Inget har ändrats")]
    [InlineData("?fran=7&till=1.0", HttpStatusCode.NotFound, null)]
    [InlineData("", HttpStatusCode.OK, "5 ändringar")]
    public async Task Versions_are_chosen_and_an_unknown_one_is_not_found(string query, HttpStatusCode status, string? says)
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        using var answer = await site.Get(Path + "/jamfor" + query);

        Assert.Equal(status, answer.StatusCode);
        if (says is not null) Assert.Contains(says, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_responsible_is_found_by_words_and_side()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        static List<string> Found(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody th").Select(th => th.TextContent)];

        Assert.Equal(12, Found(await Page(site, Path + "/ansvar")).Count);
        Assert.Equal(["Lokaler och personal"], Found(await Page(site, Path + "/ansvar?vem=region")));
        Assert.Equal(["Redovisning i mars varje år"], Found(await Page(site, Path + "/ansvar?q=HJÄLPMEDELSCENTRALEN")));
        Assert.Contains("Inget ansvar passar", await site.Text(Path + "/ansvar?q=rymdraket"), StringComparison.Ordinal);
        Assert.Contains("Inget ansvar är angivet", await site.Text(Path + "/ansvar?den=2022-02-01"), StringComparison.Ordinal);
        Assert.EndsWith("/text/1.0#punkt-5.2", ((IHtmlAnchorElement)(await Page(site, Path + "/ansvar?vem=region")).QuerySelector("tbody a")!).GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact, Rule("R17")]
    public async Task Is_downloaded_as_Markdown_with_its_hash_and_as_Word_with_the_same_text()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        var markdown = await (await site.Get(Path + "/text/1.0.md")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var word = await (await site.Get(Path + "/text/1.0.docx")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var hash = Convert.ToHexStringLower(SHA256.HashData(markdown));

        Assert.Contains(hash, await site.Text(Path + "/text/1.0"), StringComparison.Ordinal);
        Assert.Equal(hash, CanonicalText.HashOf(OfficeText.Read(word).Text));
        Assert.Equal(hash, CanonicalText.HashOf(MarkdownText.Read(Encoding.UTF8.GetString(markdown))));
        Assert.Empty(OfficeValidator.Errors(word));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get(Path + "/text/7.7.docx")).StatusCode);
        Assert.StartsWith("place,number,heading,clause_id,responsible", await site.Text(Path + "/text/1.0.csv"), StringComparison.Ordinal);
    }

    /// <summary>On paper, with bookmarks, and the hash that decisions bind to in its description; one file in both languages.</summary>
    [Fact, Rule("R17")]
    public async Task Is_downloaded_as_PDF_with_its_hash()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        using var answer = await site.Get(Path + "/text/1.0.pdf");
        var pdf = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var hash = Convert.ToHexStringLower(SHA256.HashData(await (await site.Get(Path + "/text/1.0.md")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));

        Assert.Equal(("application/pdf", $"{OpenSite.Exercise}-1.0.pdf"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        Assert.Equal(pdf, await (await site.Get("/en" + Path + "/text/1.0.pdf")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains(hash, Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get(Path + "/text/7.7.pdf")).StatusCode);
        Assert.Contains("/text/1.0.pdf", await site.Text(Path + "/text/1.0"), StringComparison.Ordinal);
        Assert.StartsWith("%PDF-1.7", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        Assert.Contains("/Title (1 Parter)", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }

    private static async Task<IHtmlDocument> Page(OpenSite site, string path) => new HtmlParser().ParseDocument(await site.Text(path));
}
