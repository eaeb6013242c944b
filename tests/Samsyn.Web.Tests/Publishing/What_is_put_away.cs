using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Publishing;

/// <summary>Drafts that come to nothing are removed, and what is no question is put aside (R49).</summary>
[Collection(WorkspaceTests.Name)]
[Rule("R49")]
public sealed class What_is_put_away(WorkspaceSites sites)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_draft_that_was_never_published_is_removed_and_stays_in_the_journal(Engine engine)
    {
        var site = await sites.On(engine);
        using var leader = await site.SignedIn("process_leader");
        var title = $"Ångrad {Guid.NewGuid():N}"[..24];
        await leader.Go("/arbete/publicering/ny?sort=nyhet");
        await leader.Fill("Rubrik", title).Fill("Text", "Blev inget.").Press("Spara och förhandsgranska");
        var path = leader.Path;
        // It is asked for first: the button stands folded in under its question.
        Assert.Equal("Ta bort utkastet", Visitor.Words(leader.Page.QuerySelectorAll("main button[value=ta-bort]").Single().Closest("details")!.QuerySelector("summary")));
        var button = leader.Page.QuerySelectorAll<IHtmlButtonElement>("main button").Single(b => b.Value == "ta-bort");
        var (first, again) = (leader.Sent(button.Form!, button), leader.Sent(button.Form!, button));
        await leader.Send(first);
        Assert.Equal("/arbete/publicering?sparat=borttaget", leader.Path);
        Assert.Contains("Utkastet är borttaget.", leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(title, leader.Text, StringComparison.Ordinal);
        await leader.Send(again);
        Assert.Equal(200, (int)leader.Status);
        await leader.Go(path);
        Assert.Equal(404, (int)leader.Status);
        await using var db = site.Store.Context();
        var row = (await db.Journal.AsNoTracking().Where(e => e.Act == "article.discard").ToListAsync(Cancel)).Single(e => e.Before!.Contains(title, StringComparison.Ordinal));
        Assert.Null(row.After);
    }

    [Fact]
    public async Task What_has_been_published_is_taken_down_and_not_removed()
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go("/arbete/publicering/ny?sort=nyhet");
        await leader.Fill("Rubrik", $"Står kvar {Guid.NewGuid():N}"[..24]).Fill("Text", "Text.").Press("Spara och förhandsgranska");
        await leader.Press("Publicera nyheten");
        Assert.Empty(leader.Page.QuerySelectorAll("main button[value=ta-bort]"));
        var form = leader.Form;
        await leader.Post(leader.Path, ("articleId", Value(form, "articleId")), ("seen", Value(form, "seen")), ("actId", Guid.CreateVersion7().ToString()), ("act", "ta-bort"));
        Assert.Equal(422, (int)leader.Status);
        Assert.Contains("Den är redan publicerad. Ta ned den i stället.", leader.Errors);

        await leader.Go("/arbete/dokument/nytt");
        await leader.Fill("Namn", $"Erbjudet {Guid.NewGuid():N}"[..24]).Press("Lägg till dokumentet", "v.txt", "Ett."u8.ToArray());
        Assert.Empty(leader.Page.QuerySelectorAll("main button[value=ta-bort]"));
        await leader.Post(leader.Path.Split('?')[0], ("seen", Value(leader.Form, "seen")), ("actId", Guid.CreateVersion7().ToString()), ("act", "ta-bort"));
        Assert.Contains("Den är redan publicerad. Ta ned den i stället.", leader.Errors);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_document_that_waits_as_a_draft_is_removed(Engine engine)
    {
        var site = await sites.On(engine);
        using var leader = await site.SignedIn("process_leader");
        var title = $"Gammalt {Guid.NewGuid():N}"[..24];
        var slug = "";
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "site.import", Actor.Import), async act =>
            slug = (await act.LayIn(Guid.CreateVersion7(), new DocumentFacts(title, "", DocumentKind.Other, null, null, "sv", null), new NewDocumentVersion("1.0", new DateOnly(2021, 5, 4), null, null, "https://example.org/x", "Ord."), isDraft: true)).Slug, Cancel);
        await leader.Go("/arbete/dokument/" + slug);
        await leader.Press("Ta bort utkastet");
        Assert.Contains("Utkastet är borttaget.", leader.Text, StringComparison.Ordinal);
        await using var db = site.Store.Context();
        Assert.False(await db.Documents.AnyAsync(d => d.Slug == slug, Cancel));
        Assert.Single(await db.Journal.Where(e => e.Act == "document.discard" && e.Subject == "dokument " + slug).ToListAsync(Cancel));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Advertising_is_put_aside_without_an_answer_and_its_address_is_erased(Engine engine)
    {
        var site = await sites.On(engine);
        using var reader = site.Visit();
        var asked = $"Köp billigt {Guid.NewGuid():N}"[..26];
        await reader.Go("/stall-en-fraga");
        await reader.Fill("Din fråga", asked).Fill("E-post", "reklam@example.org").Press("Ställ frågan");
        using var leader = await site.SignedIn("process_leader");
        await leader.Go("/arbete/publicering");
        await leader.Go(leader.Page.QuerySelectorAll("main a").Single(a => Visitor.Words(a) == asked).GetAttribute("href")!);
        var path = leader.Path;
        await leader.Press("Lägg åt sidan utan svar");
        Assert.Contains("Frågan är lagd åt sidan.", leader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(asked, leader.Text, StringComparison.Ordinal);

        await using var db = site.Store.Context();
        var question = await db.ReaderQuestions.AsNoTracking().SingleAsync(q => q.Text == asked, Cancel);
        Assert.True(question.IsPutAside);
        Assert.Null(question.Email);
        Assert.NotNull(question.ErasedAt);
        var row = await db.Journal.AsNoTracking().SingleAsync(e => e.Act == "question.put_aside" && e.Subject == "fraga " + question.Id, Cancel);
        Assert.DoesNotContain("reklam", row.Before + row.After, StringComparison.Ordinal);
        Assert.DoesNotContain(asked, row.Before + row.After, StringComparison.Ordinal);

        // By mistake: it can still be answered, among questions and answers. What has its answer is not put aside.
        await leader.Go(path);
        Assert.Contains("Frågan lades åt sidan utan svar", leader.Text, StringComparison.Ordinal);
        await leader.Fill("Svar", "Nej tack.").Press("Spara svaret");
        await leader.Go(path);
        Assert.Empty(leader.Page.QuerySelectorAll("main button[value=at-sidan]"));
        await leader.Post(path, ("actId", Guid.CreateVersion7().ToString()), ("act", "at-sidan"));
        Assert.Equal(409, (int)leader.Status);
        Assert.Contains("Frågan är redan besvarad.", leader.Errors);
    }

    [Fact]
    public async Task Nobody_else_removes_or_puts_aside()
    {
        var site = await sites.On(Engine.Sqlite);
        var other = await site.Account("officer-1402");
        foreach (var wrong in new Func<Act, Task>[] { act => act.Discard(Guid.CreateVersion7(), 1, null), act => act.DiscardDocument(Guid.CreateVersion7(), 1, null), act => act.PutAside(Guid.CreateVersion7(), null), act => act.Review(Guid.CreateVersion7(), new DateOnly(2030, 1, 1), 1, null) })
            await Assert.ThrowsAsync<Samsyn.Web.Access.NotPermittedException>(() => site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "x", new Actor(other.Id, "x")), wrong, Cancel));
    }

    private static string Value(IHtmlFormElement form, string name) => form.QuerySelector($"[name={name}]")!.GetAttribute("value")!;
}
