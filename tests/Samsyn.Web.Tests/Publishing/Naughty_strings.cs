using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Files.Schemas;
using Samsyn.Web.Tests.Storage;
using Samsyn.Web.Tests.Subscriptions;

namespace Samsyn.Web.Tests.Publishing;

/// <summary>
/// The Big List of Naughty Strings (485 that have broken programs; Max Woolf, MIT licence, beside it) through every field of news, questions, documents, subscriptions and search: each comes back equal, and
/// does nothing on any page.
/// </summary>
[Rule("R49")]
public sealed class Naughty_strings
{
    private static readonly string[] All = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(Examples.Root, "tests/Samsyn.Web.Tests/Publishing/naughty/blns.json")))!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Forms => new()
    {
        { "/arbete/publicering/ny", "Spara och förhandsgranska" },
        { "/arbete/publicering/ny?sort=fraga", "Spara och förhandsgranska" },
        { "/arbete/dokument/nytt", "Lägg till dokumentet" },
        { "/arbete/mejl/adresser", "Lägg till adressen" },
        { "/arbete/mejl", "Börja skicka dit igen" },
        { "/stall-en-fraga", "Ställ frågan" },
        { "/prenumerera", "Prenumerera" },
    };

    [Theory, MemberData(nameof(Forms))]
    public async Task In_every_field_of_a_form_come_back_as_they_were_typed(string path, string button)
    {
        Assert.Equal(485, All.Length);
        await using var mail = await MailSite.Start(Engine.Sqlite);
        using var who = path.StartsWith("/arbete", StringComparison.Ordinal) ? await mail.Site.SignedIn("process_leader") : mail.Site.Visit();
        await who.Go(path);
        var (fields, compared) = (0, 0);
        foreach (var naughty in All)
        {
            // A form that was refused is gone on with, as people do; one that was taken is opened anew.
            if (who.Page.QuerySelectorAll<IHtmlButtonElement>("main button").All(b => Visitor.Words(b) != button)) await who.Go(path);
            var form = who.Page.QuerySelectorAll<IHtmlButtonElement>("main button").First(b => Visitor.Words(b) == button).Form!;
            var typed = form.Elements.Where(IsTyped).ToList();
            fields = Math.Max(fields, typed.Count);
            foreach (var field in typed)
                if (field is IHtmlTextAreaElement area) area.Value = naughty;
                else ((IHtmlInputElement)field).Value = naughty;
            await who.Press(button);
            Assert.True(who.Status is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity or HttpStatusCode.TooManyRequests, $"{(int)who.Status} for {Shown(naughty)}");
            Harmless(who.Page, naughty);
            foreach (var back in who.Page.QuerySelectorAll("main form[method=post] input, main form[method=post] textarea").OfType<IHtmlElement>().Where(IsTyped))
            {
                var value = back is IHtmlTextAreaElement area ? area.Value : ((IHtmlInputElement)back).Value;
                // Fields that the page gives another word when nothing was typed, and those of a second form.
                if (typed.All(t => t.GetAttribute("name") != back.GetAttribute("name")) || (value != naughty && Plain(naughty).Length == 0)) continue;
                Assert.True(Plain(naughty) == Plain(value), $"{back.GetAttribute("name")} of {path}: {Shown(naughty)} came back as {Shown(value)}");
                compared++;
            }
        }

        Assert.True(compared > All.Length * fields / 2, $"Only {compared} of {All.Length} × {fields} fields came back.");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task In_published_news_stand_as_they_are_on_the_page_in_the_feed_and_in_the_search(Engine engine)
    {
        await using var mail = await MailSite.Start(engine);
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var naughty in All)
        {
            var title = ArticleContent.Clean(naughty).ReplaceLineEndings(" ");
            if (title.Length is 0 or > 150) continue;
            var id = Guid.CreateVersion7();
            await mail.Acts.Run(new ActOrder(Guid.CreateVersion7(), "article.publish", Actor.Import), async act =>
            {
                var text = new ArticleText(title, ArticleContent.Clean(naughty), "Text.\n\n- " + ArticleContent.Clean(naughty), "Processledningen");
                var article = await act.Begin(id, ArticleKind.NewsItem, null, text, null);
                act.AddVersion(article, act.At, null, null, null);
                titles[article.Slug] = title;
            }, Cancel);
        }

        Assert.InRange(titles.Count, 440, 485);
        using var reader = mail.Site.Visit();
        foreach (var (slug, title) in titles)
        {
            await reader.Go("/nyheter/" + slug);
            Assert.Equal(HttpStatusCode.OK, reader.Status);
            Assert.Equal(title, reader.Page.QuerySelector("h1")!.TextContent);
            Harmless(reader.Page, title);
        }

        foreach (var naughty in All)
        {
            await reader.Go("/sok?q=" + Uri.EscapeDataString(naughty.Length > 400 ? naughty[..400] : naughty));
            Assert.Equal(HttpStatusCode.OK, reader.Status);
            Harmless(reader.Page, naughty);
        }

        await reader.Go("/nyheter");
        Harmless(reader.Page, "all");
        using var client = new HttpClient { BaseAddress = mail.Site.Address };
        var feed = XDocument.Parse(await (await client.GetAsync(new Uri("/atom.xml", UriKind.Relative), Cancel)).Content.ReadAsStringAsync(Cancel));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.All(feed.Descendants(atom + "entry"), entry => Assert.Contains(Title(entry.Element(atom + "title")!), titles.Values));

        static string Title(XElement title) => title.Attribute("type")?.Value == "html" ? WebUtility.HtmlDecode(title.Value) : title.Value;
    }

    private static bool IsTyped(IElement field) => field is IHtmlTextAreaElement || field is IHtmlInputElement { Type: "text" or "email" or "tel" or "url" or "search" };

    /// <summary>What is not kept: signs that steer a terminal and no text, line ends of one kind or another, and space around.</summary>
    private static string Plain(string text) => ArticleContent.Clean(text).ReplaceLineEndings(" ").Trim();

    /// <summary>Nothing that was typed has become part of the page: no script but the site's own, nothing that runs, no address that does.</summary>
    private static void Harmless(IHtmlDocument page, string typed)
    {
        Assert.All(page.QuerySelectorAll("script"), script => Assert.StartsWith("/", script.GetAttribute("src"), StringComparison.Ordinal));
        Assert.True(page.QuerySelectorAll("main :is(iframe, object, embed, style, meta, base, form[action^=http])").Length == 0, Shown(typed));
        foreach (var element in page.All)
            foreach (var attribute in element.Attributes)
            {
                Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{attribute.Name} for {Shown(typed)}");
                if (attribute.Name is "href" or "src" or "action" or "formaction") Assert.DoesNotMatch(@"(?i)^\s*(javascript|data|vbscript):", attribute.Value);
            }
    }

    private static string Shown(string text) => string.Concat(text.Take(80).Select(c => c is >= ' ' and < (char)127 ? c.ToString() : $"\\u{(int)c:x4}"));
}
