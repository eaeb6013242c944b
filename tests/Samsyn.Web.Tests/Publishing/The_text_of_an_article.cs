using AngleSharp.Html.Parser;
using Samsyn.Web.Design;
using Samsyn.Web.Publishing;
using Samsyn.Web.Tests.Files.Schemas;

namespace Samsyn.Web.Tests.Publishing;

/// <summary>What is written becomes words, headings, lists, tables and links; nothing of it becomes markup or script.</summary>
[Rule("R49")]
public sealed class The_text_of_an_article
{
    [Fact]
    public void Has_headings_lists_tables_and_links()
    {
        var page = Html("## Rubrik\n\nEtt **viktigt** *ord*.  \nNy rad.\n\n- ett\n- två\n  1. inre\n  2. till\n\n3. tre\n4. fyra\n\n| A | B |\n|---|---|\n| 1 | [mer](/avtal) |\n\n<https://example.org>");
        Assert.Equal("Rubrik", page.QuerySelector("h2")!.TextContent);
        Assert.Equal(("viktigt", "ord", 1), (page.QuerySelector("strong")!.TextContent, page.QuerySelector("em")!.TextContent, page.QuerySelectorAll("br").Length));
        Assert.Equal("två", page.QuerySelector("body > ul > li:nth-child(2)")!.ChildNodes[0].TextContent);
        Assert.Equal(["inre", "till"], page.QuerySelectorAll("ul ol li").Select(li => li.TextContent));
        Assert.Equal("3", page.QuerySelector("body > ol")!.GetAttribute("start"));
        Assert.Equal(["A", "B"], page.QuerySelectorAll("th[scope=col]").Select(th => th.TextContent));
        Assert.Equal("/en/avtal", page.QuerySelector("td a")!.GetAttribute("href"));
        Assert.Equal("https://example.org", page.QuerySelectorAll("a")[^1].GetAttribute("href"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<style>body{display:none}</style>")]
    [InlineData("[klicka](javascript:alert(1))")]
    [InlineData("[klicka](JaVaScRiPt:alert(1))")]
    [InlineData("[klicka](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[klicka](vbscript:x)")]
    [InlineData("[klicka](//evil.example/x)")]
    [InlineData("[klicka](/\\evil.example)")]
    [InlineData("![bild](javascript:alert(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](https://a.example \"onmouseover=alert(1)\")")]
    [InlineData("&#60;script&#62;")]
    public void Script_and_style_become_words_and_never_an_address(string written)
    {
        var page = Html(written);
        Assert.Empty(page.QuerySelectorAll("script, style, img, iframe, object"));
        Assert.All(page.All, element => Assert.All(element.Attributes, a => Assert.True(a.Name is "href" or "class" or "tabindex" or "role" or "aria-label" or "scope" or "start", a.Name)));
        Assert.All(page.QuerySelectorAll("a"), a => Assert.Matches("^(https?://[^/]|mailto:|/[^/\\\\]|#)", a.GetAttribute("href")!));
    }

    [Theory]
    [InlineData("[klicka](javascript:alert(1))", "javascript:alert(1)")]
    [InlineData("[klicka](file:///etc/passwd)", "file:///etc/passwd")]
    [InlineData("[klicka](avtal/x)", "avtal/x")]
    public void Who_publishes_is_told_of_a_link_that_is_none(string written, string address) => Assert.Equal([address], ArticleContent.BadLinks(written));

    [Fact]
    public void Every_naughty_string_comes_back_equal_and_harmless()
    {
        var strings = File.ReadAllLines(Path.Combine(Examples.Root, "tests", "Samsyn.Web.Tests", "Publishing", "naughty", "own.txt")).Select(line => System.Text.RegularExpressions.Regex.Unescape(line)).ToList();
        Assert.True(strings.Count >= 60, $"Only {strings.Count} strings.");
        foreach (var naughty in strings)
        {
            var kept = ArticleContent.Clean(naughty);
            var carried = string.Concat(naughty.Where(c => !char.IsControl(c) || c is '\n' or '\t')).Trim(' ', '\n', '\t');
            if (!naughty.Any(char.IsSurrogate) && !naughty.Contains('￾', StringComparison.Ordinal) && !naughty.Contains('￿', StringComparison.Ordinal)) Assert.Equal(carried, kept);
            var page = new HtmlParser().ParseDocument("<body>" + Markup.Render(Markup.Of($"<p title=\"{kept}\">{kept}</p>")));
            Assert.Equal((kept, kept), (page.QuerySelector("p")!.TextContent, page.QuerySelector("p")!.GetAttribute("title")));
            var body = Html(naughty);
            Assert.Empty(body.QuerySelectorAll("script, style, img, iframe, svg, object, embed"));
            Assert.All(body.QuerySelectorAll("a"), a => Assert.Matches("^(https?://[^/]|mailto:|/[^/\\\\]|#)", a.GetAttribute("href")!));
        }
    }

    [Fact]
    public void Says_the_same_as_plain_text_as_on_the_page()
    {
        const string written = "## Rubrik\n\nText med [länk](/avtal).\n\n- ett\n- två\n\n| A | B |\n|---|---|\n| 1 | 2 |";
        var plain = ArticleContent.Plain(ArticleContent.Read(null, written));
        var page = Html(written);
        // The caption says once more what the columns are, to those who hear the page.
        Assert.Equal("A, B", page.QuerySelector("caption.sr-only")!.TextContent);
        page.QuerySelector("caption")!.Remove();
        Assert.Equal(Words(page.Body!.TextContent), Words(plain));
        Assert.Contains("länk (https://samsyn.example/avtal)", ArticleContent.Plain(ArticleContent.Read(null, written), "https://samsyn.example"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("## Rubrik\n\nEtt *stycke* med [länk](/avtal).\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\nEtt till.", "Ett stycke med länk. Ett till.")]
    [InlineData("Ta med:\n\n- protokollet\n- **kartan**\n\nVi ses.", "Ta med: protokollet; kartan Vi ses.")]
    [InlineData("1. Läs.\n2. Svara.", "Läs. Svara.")]
    [InlineData("## När\n\n| Kommun | Dag |\n|---|---|\n| Borås | 3 maj |\n| Tibro | |", "Kommun: Borås, Dag: 3 maj. Kommun: Tibro.")]
    [InlineData("## Bara en rubrik", "")]
    public void Begins_as_running_text_in_a_letter(string written, string said) => Assert.Equal(said, ArticleContent.Running(ArticleContent.Read(null, written)));

    [Fact]
    public void Ten_thousand_list_levels_and_brackets_are_read_in_no_time()
    {
        foreach (var written in new[] { string.Concat(Enumerable.Repeat("> ", 5_000)) + "x", string.Concat(Enumerable.Repeat("[", 20_000)), string.Concat(Enumerable.Repeat("*a", 20_000)), string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', i) + "- x\n")) })
        {
            var time = System.Diagnostics.Stopwatch.StartNew();
            Assert.NotNull(Html(written));
            Assert.True(time.Elapsed < TimeSpan.FromSeconds(20), $"{time.Elapsed} for {written[..10]}…");
        }
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Html(string written) => new HtmlParser().ParseDocument("<body>" + Markup.Render(ArticleContent.Html(ArticleContent.Read(null, written), "/en")));

    /// <summary>Letters and digits alone: what stands between them differs by kind.</summary>
    private static string Words(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
