using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;

namespace Samsyn.Web.Tests.Mail;

/// <summary>One content, told as plain text and as HTML that is read in the dark too. Source: issue "Everyone knows"; WCAG 2.2 1.4.3.</summary>
public sealed class The_layout_of_letters
{
    private static readonly Uri There = new("https://samsyn.vgregion.se/avtal/hjälpmedel?a=1&b=\"2\"");

    internal static readonly LetterContent Full = new()
    {
        Heading = "Borås har sagt ja & <nej>",
        Blocks =
        [
            new LetterBlock.Paragraph("Kommunfullmäktige i Borås godkände avtalet den 27 november 2026.\r\nBeslutet har § 12."),
            new LetterBlock.Subheading("Så står det nu"),
            new LetterBlock.Items(["31 av 50 har sagt ja", "2 har sagt \"nej\"", "17 har inte beslutat än"]),
            new LetterBlock.Quote("Vi vill se volymerna.\nRad två <script>alert(1)</script>"),
            new LetterBlock.Button("Läs beslutet", There),
            new LetterBlock.Link("Se hur det går för alla", new Uri("https://samsyn.vgregion.se/avtal")),
        ],
        Why = "Du får det här mejlet för att du följer Hjälpmedelsavtalet.", Unsubscribe = new Uri("https://samsyn.vgregion.se/sluta/abc"), SentBy = "Samsyn drivs av Västra Götalandsregionen.", Demonstration = true,
    };

    [Fact]
    public void Both_parts_say_the_same_word_for_word()
    {
        foreach (var language in Enum.GetValues<Language>())
        foreach (var content in new[] { Full, Full with { Demonstration = false, Unsubscribe = null }, Full with { Blocks = [] } })
        {
            var (text, html) = LetterLayout.Render(content, language);
            var (fromText, fromHtml) = (OfText(text), OfHtml(html));

            Assert.Equal(fromText, fromHtml);
            Assert.Contains("Hjälpmedelsavtalet.", fromText);
            Assert.InRange(fromText.Count, 15, 200);
        }
    }

    [Fact]
    public void The_page_tells_its_language_and_is_made_for_the_dark()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var page = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(LetterLayout.Render(Full, language).Html);

            Assert.Equal(language.Code(), page.DocumentElement.GetAttribute("lang"));
            Assert.Equal("light dark", page.QuerySelector("meta[name=color-scheme]")!.GetAttribute("content"));
            Assert.Contains("prefers-color-scheme:dark", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Borås har sagt ja & <nej>", page.Title);
            Assert.Single(page.QuerySelectorAll("h1"));
        }
    }

    [Fact]
    public void Nothing_is_fetched_and_nobody_is_followed()
    {
        var (_, html) = LetterLayout.Render(Full, Language.Swedish);
        var page = new HtmlParser().ParseDocument(html);

        Assert.Empty(page.QuerySelectorAll("img, script, link, iframe, object, embed, form, input, table, font, [src], [background], [onclick]"));
        Assert.DoesNotMatch(new Regex(@"url\(|@import", RegexOptions.IgnoreCase), html);
        Assert.Equal([There.AbsoluteUri, "https://samsyn.vgregion.se/avtal", "https://samsyn.vgregion.se/sluta/abc"], page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void Every_text_has_contrast_enough_in_light_and_in_dark()
    {
        var (_, html) = LetterLayout.Render(Full, Language.Swedish);
        var page = new HtmlParser().ParseDocument(html);
        var dark = Regex.Matches(page.QuerySelector("style")!.TextContent, @"^([^@{}\n]+)\{([^}]*)\}", RegexOptions.Multiline);

        foreach (var isDark in new[] { false, true })
            foreach (var element in page.Body!.QuerySelectorAll("*").Prepend(page.Body).Where(e => e.ChildNodes.OfType<IText>().Any(t => t.Text.Trim().Length > 0)))
            {
                var (ink, paper) = (Colour(element, "color", dark, isDark), Colour(element, "background-color", dark, isDark));
                Assert.True(Contrast(ink, paper) >= 4.5, $"{element.TextContent} {(isDark ? "in the dark" : "in the light")}: {ink} on {paper}");
            }
    }

    [Fact]
    public void The_version_is_raised_when_the_octets_change()
    {
        var (text, html) = LetterLayout.Render(Full, Language.Swedish);
        var (textEn, htmlEn) = LetterLayout.Render(Full, Language.English);
        var print = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text + html + textEn + htmlEn)))[..16];

        // When this fails: raise LetterLayout.Version and write the new print here beside it.
        Assert.Equal(("layout/2", "989eadcb6d8d56d2"), (LetterLayout.Version, print));
    }

    private static List<string> OfText(string text) => Split(Regex.Replace(text, @"^(?:> |- |-- $)", "", RegexOptions.Multiline));

    /// <summary>What a reader of the page is told, with the address of each link after its words.</summary>
    private static List<string> OfHtml(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        foreach (var link in page.QuerySelectorAll("a")) link.TextContent += " " + link.GetAttribute("href") + " ";
        foreach (var line in page.QuerySelectorAll("br")) line.Replace(page.CreateTextNode(" "));
        return Split(page.Body!.TextContent);
    }

    private static List<string> Split(string text) => [.. text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The colour that an element has or inherits, by its own style and by the sheet's rules for the dark.</summary>
    private static string Colour(IElement element, string property, MatchCollection sheet, bool isDark)
    {
        for (var at = element; at is not null; at = at.ParentElement)
        {
            if (isDark && sheet.LastOrDefault(rule => at.Matches(rule.Groups[1].Value) && Of(rule.Groups[2].Value, property) is not null) is { } found) return Of(found.Groups[2].Value, property)!;
            if (Of(at.GetAttribute("style") ?? "", property) is { } own) return own;
        }

        throw new InvalidOperationException($"{element.TagName} has no {property}.");
    }

    private static string? Of(string style, string property) => Regex.Match(style, $@"(?:^|;)\s*{property}:(#[0-9A-F]{{6}})") is { Success: true } match ? match.Groups[1].Value : null;

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Part(int at) => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0 is var c && c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        return 0.2126 * Part(1) + 0.7152 * Part(3) + 0.0722 * Part(5);
    }
}
