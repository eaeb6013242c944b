using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Markdig;
using Samsyn.Web.Agreements;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Api;

namespace Samsyn.Web.Tests.Agreements;

/// <summary>One can point at a point: each numbered one has its address, and the address without a version shows the text that is current on a day.</summary>
[Rule("R05")]
public sealed class The_text_of_an_agreement
{
    [Fact]
    public async Task Has_contents_and_an_address_for_each_point()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        var page = await Page(site, $"/avtal/{OpenSite.Exercise}/text/1.0");
        var links = page.QuerySelectorAll(".text-contents a").ToList();

        Assert.Equal("1 Parter", links[0].TextContent);
        Assert.All(links, link => Assert.Equal(link.TextContent, page.GetElementById(((IHtmlAnchorElement)link).Hash[1..])!.TextContent));
        Assert.StartsWith("4.2 Volymerna", page.GetElementById("punkt-4.2")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Version 1.0")]
    [InlineData("?den=2022-02-01", "Version 0.9")]
    public async Task Without_a_version_is_the_one_current_on_the_day(string day, string title)
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);

        Assert.Equal(title, (await Page(site, $"/avtal/{OpenSite.Exercise}/text{day}")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Is_not_found_before_the_first()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);

        Assert.Equal(HttpStatusCode.NotFound, (await site.Reader.GetAsync(new Uri($"/avtal/{OpenSite.Exercise}/text?den=2021-12-31", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public void Numbers_are_addresses_once_and_years_are_not()
    {
        var document = Markdown.Parse("# Avtal\n\n## Inledning\n\n2022 antog parterna detta.\n\n## 1 Parter\n\n1.1. Alla.\n\n1.1 Igen.\n\n## 2 *Syfte* och mål\n\n- 3.1 i en lista\n");
        var headings = TextContents.Address(document);

        Assert.Equal([("rubrik-1", "Inledning"), ("punkt-1", "1 Parter"), ("punkt-2", "2 Syfte och mål")], headings.Select(heading => (heading.Anchor, heading.Words)));
        Assert.Equal(1, document.ToHtml().Split("id=\"punkt-1.1\"").Length - 1);
    }

    private static async Task<IHtmlDocument> Page(OpenSite site, string path) =>
        new HtmlParser().ParseDocument(await site.Reader.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));
}
