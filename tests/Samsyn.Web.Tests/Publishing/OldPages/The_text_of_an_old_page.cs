using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Samsyn.Web.Publishing;
using Samsyn.Web.Publishing.OldPages;
using Samsyn.Web.Tests.Files.Schemas;

namespace Samsyn.Web.Tests.Publishing.OldPages;

/// <summary>What an old page said, its draft says: the same words in the same order, whatever signs they hold. Source: CommonMark 0.31.</summary>
public sealed class The_text_of_an_old_page
{
    private static string Markdown(string html, Func<IElement, string?>? link = null)
    {
        using var page = new HtmlParser().ParseDocument($"<body>{html}</body>");
        return new SavedText(link ?? (a => a.GetAttribute("href"))).Markdown(page.Body!, _ => false);
    }

    [Theory]
    [InlineData("<h2>Rubrik</h2><p>Ett  stycke\n med rader.</p>", "## Rubrik\n\nEtt stycke med rader.")]
    [InlineData("<h4>Djup</h4><h6>Djupare</h6>", "## Djup\n\n### Djupare")]
    [InlineData("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>", "- a\n- b\n\n  1. c")]
    [InlineData("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b")]
    [InlineData("<ol start=\"3\"><li>a</li><li>b</li></ol>", "3. a\n4. b")]
    [InlineData("<p>a<br>b<br><br>c</p>", "a\\\nb\n\nc")]
    [InlineData("<p>Så <b>fet </b>text och <strong>”citat”</strong></p>", "Så **fet** text och ”citat”")]
    [InlineData("<p><b>a</b><b>b</b></p>", "**ab**")]
    [InlineData("<p><a href=\"https://a.example/?b=1\"> länken </a></p>", "[länken](<https://a.example/?b=1>)")]
    [InlineData("<p>- inte en lista</p><p>1. inte heller</p><p># nej</p>", "\\- inte en lista\n\n1\\. inte heller\n\n\\# nej")]
    [InlineData("<p>{{remiss | a | b}} *x* _y_ [z](q) &lt;b&gt; &amp;amp;</p>", "\\{\\{remiss \\| a \\| b\\}\\} \\*x\\* \\_y\\_ \\[z\\](q) \\<b\\> \\&amp;")]
    [InlineData("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2 | 3</td></tr></table>", "| A | B |\n| --- | --- |\n| 1 | 2 \\| 3 |")]
    [InlineData("<table><tr><td><p>Bara</p><p>för utseendet</p></td></tr></table>", "Bara\n\nför utseendet")]
    [InlineData("<div>lös text<p>stycke</p>mer</div>", "lös text\n\nstycke\n\nmer")]
    [InlineData("<p>kvar<script>bort()</script></p><style>p{}</style><iframe src=x></iframe><p hidden>dold</p><p style=\"display: none\">dold</p>", "kvar")]
    [InlineData("<blockquote><p>citat</p></blockquote><dl><dt>Ord</dt><dd>Vad det är</dd></dl>", "citat\n\n**Ord**\n\nVad det är")]
    [InlineData("<p>Publicerad 3 maj 2020 av Kim</p><p>Kvar</p>", "Kvar")]
    public void Becomes_the_markdown_of_news(string html, string markdown) => Assert.Equal(markdown, Markdown(html));

    [Fact]
    public void Says_the_same_words_whatever_they_are()
    {
        var strings = File.ReadAllLines(Path.Combine(Examples.Root, "tests/Samsyn.Web.Tests/Publishing/naughty/own.txt")).Select(System.Text.RegularExpressions.Regex.Unescape).Select(ArticleContent.Clean)
            .Concat(["* a", "+ b", "===", "---", "12) c", "> d", "    e", "~~~", "```", "a|b", "http://a.example", "<https://a.example>", "\\", "a\\", "&copy;", "![x](y)", "[x]: y", "a  ", "| a |", ": a", "- ", "1."]).Where(s => s.Trim().Length > 0).ToList();
        foreach (var words in strings)
        {
            using var page = new HtmlParser().ParseDocument("<body><p></p><h2></h2><ul><li></li></ul><table><tr><th></th><th>x</th></tr><tr><td></td><td>y</td></tr></table></body>");
            foreach (var element in page.QuerySelectorAll("p, h2, li, tr > :first-child")) element.TextContent = words;
            var read = ArticleContent.Read(null, new SavedText(_ => null).Markdown(page.Body!, _ => false));
            var said = System.Text.RegularExpressions.Regex.Replace(words, "[ \t\r\n\f]+", " ").Trim(' ');
            var all = read.Blocks.Select(b => string.Concat(ArticleContent.RunsOf(b).Select(r => r.Text))).ToList();
            if (said.Length == 0) continue;
            Assert.Equal([said, said, said, said + "x" + said + "y"], all);
            Assert.All(read.Blocks.SelectMany(ArticleContent.RunsOf), run => Assert.Null(run.Link));
            Assert.False(TensedText.HasBlocks(new SavedText(_ => null).Markdown(page.Body!, _ => false)));
        }
    }

    [Fact]
    public void Of_the_four_pages_is_whole()
    {
        using var pages = SavedPages.TheFour();
        var (site, faults) = (SavedSite.Of(pages.Folder, new(2026, 11, 27)), new Samsyn.Web.Files.FaultList());
        var page = SavedPage.Read(site, "digitala.html", faults)!;
        Assert.False(faults.Any);
        Assert.Equal(("Om avtalet om digitala hjälpmedel", "Avtalet är ute hos parterna för beslut.", new DateOnly(2022, 3, 2)), (page.Title, page.Lead, page.On));
        Assert.Equal("""
            Mer står på [sidan med stödmaterial](<https://www.gamla.example/stod/material>) och hos [regionen](<https://www.regionen.example/halsa?a=1&b=2>).

            ## Bakgrund

            En utredning under **2021** visade att behovet finns.\
            Den är klar.

            ## Hållpunkter

            - Remiss: januari–april
            - Beslut

              1. Samrådsorganet
              2. Varje fullmäktige

            Kostnad per år

            | Part | Kronor \| år |
            | --- | --- |
            | Kommunerna | 1 200 |
            | Regionen | 1 200 |
            """, page.Body);
        Assert.Empty(ArticleContent.BadLinks(page.Body));
        Assert.DoesNotContain("Kim", page.Body, StringComparison.Ordinal);

        Assert.Equal(new DateOnly(2017, 2, 14), SavedPage.Read(site, "fortsatter.html", faults)!.On);
        var extended = SavedPage.Read(site, "forlangt.html", faults)!;
        Assert.Equal(("Avtalet förlängs", new DateOnly(2015, 3, 2), "https://www.gamla.example/aktuellt/avtalet-forlangs"), (extended.Title, extended.On, extended.Address.AbsoluteUri));
        var renewed = SavedPage.Read(site, "nytt.html", faults)!;
        var file = Assert.Single(renewed.Files);
        Assert.Equal(("nyheten.pdf", "Nyheten som PDF", false), (file.File.Name, file.File.Title, renewed.IsOfDocuments));
        Assert.Contains($"[Nyheten som PDF](</fil/{file.File.Sha256}/nyheten.pdf>)", renewed.Body, StringComparison.Ordinal);
        Assert.False(faults.Any);
    }
}
