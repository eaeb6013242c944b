using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Storage;
using Samsyn.Web.Tests.Subscriptions;

namespace Samsyn.Web.Tests.Publishing;

/// <summary>What a publisher is shown while working: what awaits, how many will know, where one is (R49, R50).</summary>
[Collection(WorkspaceTests.Name)]
[Rule("R49"), Rule("R50")]
public sealed class A_publishers_day(WorkspaceSites sites)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_that_awaits_its_answer_is_to_be_done_and_a_flood_is_one_line()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        await Ask(site, "Vad gäller för ramper?");
        using var leader = await site.SignedIn("process_leader");
        var link = leader.Page.QuerySelectorAll("ul.duties a").First(a => Visitor.Words(a).StartsWith("Svara på en läsares fråga från", StringComparison.Ordinal));
        Assert.Contains("”Vad gäller för ramper?”", leader.Text, StringComparison.Ordinal);
        await leader.Go(link.GetAttribute("href")!);
        Assert.Equal("Svara på en fråga", leader.Heading);
        for (var i = 0; i < 6; i++) await Ask(site, $"Fråga {i}");
        await leader.Go("/arbete");
        Assert.Contains("Svara på 2 frågor till", leader.Text, StringComparison.Ordinal);
        using var officer = await site.SignedIn("officer-1402");
        Assert.DoesNotContain("läsares fråga", officer.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Says_how_many_will_get_mail_and_as_many_are_told(Engine engine)
    {
        await using var mail = await MailSite.Start(engine);
        await mail.Follower("ett@example.org", MailSite.Wishes(Pace.Weekly));
        await mail.Follower("tva@example.org", MailSite.Wishes(kinds: Telling.News));
        await mail.Follower("beslut@example.org", MailSite.Wishes(kinds: Telling.Decisions));
        await mail.Follower("allt@example.org", MailSite.Wishes(topics: Topic.Everything));
        using var leader = await mail.Site.SignedIn("process_leader");
        await leader.Go("/arbete/publicering/ny?sort=nyhet");
        await leader.Fill("Rubrik", "Om övningen").Fill("Text", "Text.").Fill("Avtal", "Samverkansavtal digitala hjälpmedel (övning)").Press("Spara och förhandsgranska");
        Assert.Contains("2 prenumeranter får mejl.", leader.Text, StringComparison.Ordinal);
        Assert.Contains("Texter om övningen visas genast, som av övningens dag", leader.Text, StringComparison.Ordinal);
        await leader.Fill("Avtal", "Inget särskilt avtal").Press("Spara och förhandsgranska");
        Assert.Contains("1 prenumerant får mejl.", leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("visas genast, som av övningens dag", leader.Text, StringComparison.Ordinal);
        await leader.Fill("Avtal", "Samverkansavtal digitala hjälpmedel (övning)").Press("Spara och förhandsgranska");
        await leader.Press("Publicera nyheten");
        Assert.Contains("Prenumeranterna får inget mejl om en ändring.", leader.Text, StringComparison.Ordinal);
        await MailSite.Until(async () => await mail.Site.Store.Count("letter_item") == 2);
        using var english = await mail.Site.SignedIn("process_leader");
        await english.Go("/en/arbete/publicering/ny?sort=fraga");
        await english.Fill("The question", "Who?").Fill("The answer", "All.").Press("Save and preview");
        Assert.DoesNotContain("subscriber", english.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_nobody_gets_mail_where_no_server_is_set()
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go("/arbete/publicering/ny?sort=nyhet");
        await leader.Fill("Rubrik", "Utan mejl").Fill("Text", "Text.").Press("Spara och förhandsgranska");
        Assert.Contains("Inga mejl skickas, eftersom ingen mejlserver är inställd.", leader.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_address_of_an_answer_has_the_words_it_was_first_published_with(Engine engine)
    {
        var site = await sites.On(engine);
        var (mark, id) = ($"{Guid.NewGuid():N}"[..8], await Ask(site, "Jag heter Kim Ek, vad gäller mig?"));
        using var leader = await site.SignedIn("process_leader");
        await leader.Go("/arbete/publicering/fraga/" + id);
        await leader.Fill("Svar", "Det här gäller.").Choose("Gör ett utkast bland frågor och svar").Press("Spara svaret");
        var path = leader.Path;
        await leader.Fill("Frågan", $"Vad gäller {mark}?").Press("Publicera svaret");
        Assert.Equal($"/fragor-och-svar#vad-galler-{mark}", leader.Page.QuerySelector(".receipt a")!.GetAttribute("href"));
        await leader.Go(path);
        await leader.Fill("Frågan", $"Vad gäller nu {mark}?").Fill("Vad är ändrat?", "Frågan är tydligare.").Press("Publicera svaret");
        Assert.Equal($"/fragor-och-svar#vad-galler-{mark}", leader.Page.QuerySelector(".receipt a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_menu_leads_to_publishing_and_shows_where_one_is()
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        foreach (var path in new[] { "/arbete/publicering", "/arbete/publicering/ny", "/arbete/publicering/kontroll", "/arbete/dokument/nytt" })
        {
            await leader.Go(path);
            Assert.Equal("Publicering", Visitor.Words(leader.Page.QuerySelector("#huvudmeny a[aria-current]")));
        }

        await leader.Go("/arbete/publicering");
        Assert.Equal("Skriv en nyhet", Visitor.Words(Assert.Single(leader.Page.QuerySelectorAll("main .ds-button"))));
        using var officer = await site.SignedIn("officer-1402");
        Assert.DoesNotContain(officer.Page.QuerySelectorAll("#huvudmeny a, #meny a"), a => Visitor.Words(a) == "Publicering");
    }

    [Fact]
    public async Task A_text_that_still_holds_is_read_again_in_half_a_year()
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        var title = $"Läs igen {Guid.NewGuid():N}"[..24];
        await leader.Go("/arbete/publicering/ny?sort=nyhet");
        await leader.Fill("Rubrik", title).Fill("Text", "Text.").Fill("Läs igenom igen", "2022-12-01").Press("Spara och förhandsgranska");
        await leader.Press("Publicera nyheten");
        var article = leader.Path.Split('?')[0];
        await leader.Go("/arbete/publicering/kontroll");
        var row = leader.Page.QuerySelectorAll("ul.entries > li").Single(li => Visitor.Words(li).Contains(title, StringComparison.Ordinal));
        Assert.Equal(article, row.QuerySelectorAll("a").Single(a => Visitor.Words(a).StartsWith("Ändra", StringComparison.Ordinal)).GetAttribute("href"));
        var button = (AngleSharp.Html.Dom.IHtmlButtonElement)row.QuerySelector("button")!;
        Assert.StartsWith("Den stämmer, påminn", Visitor.Words(button), StringComparison.Ordinal);
        var (holds, late) = (leader.Sent(button.Form!, button), leader.Sent(button.Form!, button));
        await leader.Send(holds);
        Assert.Contains("Noterat att texten stämmer.", leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(title, leader.Text, StringComparison.Ordinal);
        await using var db = site.Store.Context();
        var id = Guid.Parse(article.Split('/')[^1]);
        var reviewed = await db.Articles.AsNoTracking().SingleAsync(a => a.Id == id, Cancel);
        Assert.InRange(reviewed.ReviewOn!.Value, DateOnly.FromDateTime(DateTime.UtcNow).AddMonths(5), DateOnly.FromDateTime(DateTime.UtcNow).AddMonths(7));
        // Somebody else has changed it since the list was shown: they are asked to read again.
        await leader.Go("/arbete/publicering/kontroll");
        var fields = await late.Content!.ReadAsStringAsync(Cancel);
        await leader.Post("/arbete/publicering/kontroll", [.. fields.Split('&').Select(f => f.Split('=')).Where(f => f[0] is "articleId" or "seen").Select(f => (f[0], f[1])), ("actId", Guid.CreateVersion7().ToString())]);
        Assert.Equal(409, (int)leader.Status);
        Assert.Contains("Någon annan har ändrat texten under tiden. Läs igenom den igen.", leader.Errors);
    }

    [Fact]
    public async Task The_attachments_stand_on_paper_too_with_their_kind_and_size()
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        var title = $"Med bilaga {Guid.NewGuid():N}"[..24];
        await leader.Go("/arbete/publicering/ny?sort=nyhet");
        await leader.Fill("Rubrik", title).Fill("Text", "Texten.").Fill("Vad filen är", "Kallelsen i text").Press("Spara och förhandsgranska", "kallelse.txt", Encoding.UTF8.GetBytes(new string('a', 74_000)));
        await leader.Press("Publicera nyheten");
        using var reader = site.Visit();
        await reader.Go(leader.Page.QuerySelector(".receipt a")!.GetAttribute("href")!);
        var file = new Uri(reader.Address, reader.Page.QuerySelector("ul.files a")!.GetAttribute("href")).AbsoluteUri;
        await reader.Go(reader.Path + ".pdf");
        var pdf = await reader.Answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Contains("Kallelsen i text (text, 74 kB)", (await Copied(pdf)).Replace('\u00a0', ' ').ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains(file, Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_documents_of_another_day_are_those_dated_by_then()
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        var title = $"Daterat {Guid.NewGuid():N}"[..24];
        await leader.Go("/arbete/dokument/nytt");
        await leader.Fill("Namn", title).Fill("Avtal", "Samverkansavtal digitala hjälpmedel (övning)").Fill("Daterat", "2022-11-10").Press("Lägg till dokumentet", "v.txt", "Ett."u8.ToArray());
        using var reader = site.Visit();
        await reader.Go($"/avtal/{WorkspaceSite.Exercise}/dokument?den=x");
        Assert.Equal("true", reader.Page.QuerySelector("#den")!.GetAttribute("aria-invalid"));
        Assert.Contains("Den dagen går inte att läsa eller finns inte.", reader.Text, StringComparison.Ordinal);
        await reader.Go($"/avtal/{WorkspaceSite.Exercise}/dokument?den=2022-11-10");
        Assert.Contains(title, reader.Text, StringComparison.Ordinal);
        await reader.Go($"/avtal/{WorkspaceSite.Exercise}/dokument?den=2022-11-09");
        Assert.DoesNotContain(title, reader.Text, StringComparison.Ordinal);
    }

    private static async Task<Guid> Ask(WorkspaceSite site, string text)
    {
        var id = Guid.CreateVersion7();
        await site.Acts.Run(new ActOrder(id, "question.ask", new Actor(null, "reader")), act =>
        {
            act.Ask(null, null, text, null, "sv");
            return Task.CompletedTask;
        }, Cancel);
        return id;
    }

    private static async Task<string> Copied(byte[] pdf)
    {
        using var poppler = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var said = poppler.StandardOutput.ReadToEndAsync(Cancel);
        await poppler.StandardInput.BaseStream.WriteAsync(pdf, Cancel);
        poppler.StandardInput.Close();
        await poppler.WaitForExitAsync(Cancel);
        return await said;
    }
}
