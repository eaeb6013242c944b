using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Web.Access;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Publishing;

/// <summary>News from draft to page: written, looked at, published now or later, changed, restored, taken down (R49, R50).</summary>
[Collection(WorkspaceTests.Name)]
[Rule("R49"), Rule("R50")]
public sealed class Publishing_news(WorkspaceSites sites)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task From_a_draft_nobody_sees_to_a_page_with_its_versions(Engine engine)
    {
        var site = await sites.On(engine);
        using var leader = await site.SignedIn("process_leader");
        using var reader = site.Visit();
        var title = $"Nytt samråd {Guid.NewGuid():N}"[..24];
        await Write(leader, title, "Samrådet hålls i Skövde.");
        Assert.Contains("Utkastet är sparat", leader.Text, StringComparison.Ordinal);
        Assert.Contains("Samrådet hålls i Skövde.", Visitor.Words(leader.Page.QuerySelector("section.preview")), StringComparison.Ordinal);
        await reader.Go("/nyheter");
        Assert.DoesNotContain(title, reader.Text, StringComparison.Ordinal);

        await leader.Press("Publicera nyheten");
        Assert.Contains("Det är publicerat.", leader.Text, StringComparison.Ordinal);
        await reader.Go("/nyheter");
        Assert.Contains(title, reader.Text, StringComparison.Ordinal);
        var path = reader.Page.QuerySelectorAll("main h2 a").Single(a => Visitor.Words(a) == title).GetAttribute("href")!;
        await reader.Go(path);
        Assert.Equal(title, reader.Heading);

        // A change must say what changed; both versions stay.
        leader.Fill("Text", "Samrådet hålls i Skara.");
        await leader.Press("Publicera nyheten");
        Assert.Equal(422, (int)leader.Status);
        Assert.Contains("Skriv i en mening vad som är ändrat. Läsarna ser den.", leader.Errors);
        await leader.Fill("Vad är ändrat?", "Mötet hålls i Skara.").Press("Publicera nyheten");
        await reader.Go(path);
        Assert.Contains("hålls i Skara", reader.Text, StringComparison.Ordinal);
        Assert.Contains("Mötet hålls i Skara.", reader.Text, StringComparison.Ordinal);
        await reader.Go(path + "/1");
        Assert.Contains("hålls i Skövde", reader.Text, StringComparison.Ordinal);
        Assert.Contains("Det här är version 1 av 2", reader.Text, StringComparison.Ordinal);

        await leader.Press("Hämta tillbaka version 1");
        Assert.Equal("Samrådet hålls i Skövde.", leader.ValueOf("Text"));
        await reader.Go(path);
        Assert.Contains("hålls i Skara", reader.Text, StringComparison.Ordinal);

        await leader.Press("Ta ned texten");
        await reader.Go(path);
        Assert.Equal(410, (int)reader.Status);
        Assert.DoesNotContain("Skara", reader.Text, StringComparison.Ordinal);
        await reader.Go("/nyheter");
        Assert.DoesNotContain(title, reader.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task About_an_exercise_is_shown_at_once_on_the_day_the_exercise_is_shown_as_of(Engine engine)
    {
        var site = await sites.On(engine);
        using var leader = await site.SignedIn("process_leader");
        using var reader = site.Visit();
        var title = $"Om en övning {Guid.NewGuid():N}"[..24];
        await leader.Go("/arbete/publicering/ny?sort=nyhet");
        await leader.Fill("Rubrik", title).Fill("Text", "Nu har fler svarat.").Fill("Avtal", "Samverkansavtal digitala hjälpmedel (övning)").Press("Spara och förhandsgranska");
        await leader.Press("Publicera nyheten");
        await reader.Go("/nyheter");
        var path = reader.Page.QuerySelectorAll("main h2 a").Single(a => Visitor.Words(a) == title).GetAttribute("href")!;
        await leader.Press("Ta ned texten");
        await reader.Go(path);
        Assert.Equal(410, (int)reader.Status);

        // The same words can be shown again.
        await leader.Fill("Vad är ändrat?", "Den visas igen.").Press("Publicera nyheten");
        Assert.Contains("Det är publicerat.", leader.Text, StringComparison.Ordinal);
        await reader.Go(path);
        Assert.Equal(title, reader.Heading);
        await leader.Press("Ta ned texten");
    }

    [Fact]
    public async Task A_form_sent_before_is_not_taken_for_what_has_been_written_since()
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        var title = $"Två gånger {Guid.NewGuid():N}"[..24];
        await leader.Go("/arbete/publicering/ny?sort=nyhet");
        leader.Fill("Rubrik", title).Fill("Text", "Första texten.");
        HttpRequestMessage Sent() => leader.Sent(leader.Form, leader.Page.QuerySelectorAll("main button").OfType<AngleSharp.Html.Dom.IHtmlButtonElement>().Single(b => Visitor.Words(b) == "Spara och förhandsgranska"));
        var first = Sent();
        var same = Sent();
        leader.Fill("Text", "Andra texten.");
        var second = Sent();
        await leader.Send(first);
        await leader.Send(same);
        Assert.Contains("Utkastet är sparat", leader.Text, StringComparison.Ordinal);
        await leader.Send(second);
        Assert.Equal(409, (int)leader.Status);
        Assert.Equal("Andra texten.", leader.ValueOf("Text"));
        Assert.Contains("Första texten.", leader.Text, StringComparison.Ordinal);
        await leader.Press("Spara och förhandsgranska");
        Assert.Equal((200, "Andra texten."), ((int)leader.Status, leader.ValueOf("Text")));
    }

    [Fact]
    public async Task What_waits_keeps_its_hour_when_a_word_is_corrected_and_can_be_stopped()
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        await Write(leader, $"Väntar {Guid.NewGuid():N}"[..24], "Text.");
        await leader.Fill("Klockan", "08.30").Press("Publicera nyheten");
        Assert.Contains("Skriv också vilken dag.", leader.Errors);
        await leader.Fill("Visas från", "2199-01-02").Press("Publicera nyheten");
        Assert.Equal(("2199-01-02", "08.30"), (leader.ValueOf("Visas från"), leader.ValueOf("Klockan")));
        await leader.Fill("Text", "Ny text.").Press("Publicera nyheten");
        Assert.Contains("Den visas från 2 januari 2199 kl. 08.30.", leader.Text, StringComparison.Ordinal);
        await leader.Press("Ta ned texten");
        Assert.Equal(200, (int)leader.Status);
    }

    [Fact]
    public async Task What_is_published_for_later_is_shown_at_its_instant_and_not_before()
    {
        await using var store = await Engines.Fresh(Engine.Sqlite);
        var at = DateTime.UtcNow;
        var article = new Article { Id = Guid.CreateVersion7(), Kind = ArticleKind.NewsItem, Slug = "senare", CreatedAt = at, Draft = new("Senare", "", "Text", "Processledningen") };
        var version = new ArticleVersion { Id = Guid.CreateVersion7(), ArticleId = article.Id, Number = 1, From = at.AddHours(1), PublishedAt = at, Text = article.Draft };
        article.Versions.Add(version);
        Assert.Null(article.At(at));
        Assert.Equal(version, article.Waiting(at));
        Assert.Equal(version, article.At(at.AddHours(1)));
        article.Until = at.AddHours(2);
        Assert.Equal(version, article.At(at.AddHours(2).AddMilliseconds(-1)));
        Assert.Null(article.At(at.AddHours(2)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_to_be_shown_later_waits_in_the_outbox_until_then(Engine engine)
    {
        var site = await sites.On(engine);
        using var leader = await site.SignedIn("process_leader");
        var title = $"Visas senare {Guid.NewGuid():N}"[..24];
        await Write(leader, title, "Text.");
        await leader.Fill("Visas från", "2199-01-02").Fill("Klockan", "08.30").Press("Publicera nyheten");
        Assert.Contains("Den visas från 2 januari 2199 kl. 08.30.", leader.Text, StringComparison.Ordinal);
        await using var db = site.Store.Context();
        var article = (await db.Articles.AsNoTracking().Include(a => a.Versions).ToListAsync(Cancel)).Single(a => a.Versions.Exists(v => v.Text.Title == title));
        Assert.Equal(new DateTime(2199, 1, 2, 7, 30, 0, DateTimeKind.Utc), article.Versions[0].From);
        Assert.Equal(article.Versions[0].From, (await db.Outbox.AsNoTracking().Where(m => m.Kind == PublishingActs.Shown && m.DoneAt == null).ToListAsync(Cancel)).Max(m => m.DueAt));
        using var reader = site.Visit();
        await reader.Go("/nyheter/" + article.Slug);
        Assert.Equal(404, (int)reader.Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_who_write_at_once_lose_nothing(Engine engine)
    {
        var site = await sites.On(engine);
        using var first = await site.SignedIn("process_leader");
        await Write(first, "Två skriver", "Början.");
        using var second = await site.SignedIn("process_leader");
        await second.Go(first.Path);
        await first.Fill("Text", "Den förstas text.").Press("Spara och förhandsgranska");
        await second.Fill("Text", "Den andras text.").Press("Spara och förhandsgranska");
        Assert.Equal(409, (int)second.Status);
        Assert.Equal("Den andras text.", second.ValueOf("Text"));
        Assert.Contains("Den förstas text.", second.Text, StringComparison.Ordinal);
        await second.Press("Spara och förhandsgranska");
        Assert.Equal(200, (int)second.Status);
    }

    [Theory]
    [InlineData("{{remiss | en | två}}", "har fel antal texter")]
    [InlineData("[klicka](javascript:alert(1))", "går inte att använda")]
    public async Task What_would_deceive_a_reader_is_not_published(string body, string why)
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        await Write(leader, "Går inte", body);
        await leader.Press("Publicera nyheten");
        Assert.Equal(422, (int)leader.Status);
        Assert.Contains(why, Assert.Single(leader.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_sees_the_desk_or_acts_behind_the_page()
    {
        var site = await sites.On(Engine.Sqlite);
        foreach (var account in WorkspaceSite.Accounts.Where(a => a.UserName != "process_leader"))
        {
            using var other = await site.SignedIn(account.UserName);
            foreach (var path in new[] { "/arbete/publicering", "/arbete/publicering/ny", "/arbete/publicering/kontroll", "/arbete/dokument/nytt" })
            {
                await other.Go(path);
                Assert.Equal(404, (int)other.Status);
            }

            var own = await site.Account(account.UserName);
            await Assert.ThrowsAsync<NotPermittedException>(() => site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "article.write", new Actor(own.Id, "x")), act => act.Write(Guid.CreateVersion7(), ArticleKind.NewsItem, null, null, new("x", "", "y", "z"), null, 0), Cancel));
        }
    }

    [Fact]
    public void A_version_without_a_byline_or_an_end_before_its_beginning_is_refused()
    {
        var at = DateTime.UtcNow;
        Article Of(ArticleText? draft) => new() { Id = Guid.CreateVersion7(), Kind = ArticleKind.NewsItem, Slug = "x", CreatedAt = at, Draft = draft };
        var whole = new ArticleText("t", "", "b", "f");
        Assert.IsType<PublishingRefusal.NothingToPublish>(Of(null).WhyNotPublish(at, null));
        Assert.IsType<PublishingRefusal.NoTitle>(Of(whole with { Title = "" }).WhyNotPublish(at, null));
        Assert.IsType<PublishingRefusal.NoBody>(Of(whole with { Body = "" }).WhyNotPublish(at, null));
        Assert.IsType<PublishingRefusal.NoByline>(Of(whole with { Byline = "" }).WhyNotPublish(at, null));
        Assert.IsType<PublishingRefusal.EndsBeforeItBegins>(Of(whole).WhyNotPublish(at, at));
        Assert.Null(Of(whole).WhyNotPublish(at, at.AddDays(1)));
    }

    private static async Task Write(Visitor leader, string title, string body)
    {
        await leader.Go("/arbete/publicering/ny?sort=nyhet");
        await leader.Fill("Rubrik", title).Fill("Text", body).Press("Spara och förhandsgranska");
    }
}
