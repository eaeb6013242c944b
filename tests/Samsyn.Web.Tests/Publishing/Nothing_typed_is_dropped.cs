using Samsyn.Domain;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Publishing;

/// <summary>What a publisher fills in is kept or refused at its field, and a label says rightly whether a field may be left empty (R49).</summary>
[Collection(WorkspaceTests.Name)]
[Rule("R49")]
public sealed class Nothing_typed_is_dropped(WorkspaceSites sites)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Telefon", "0500-49 90 00", "#ContactFunction-error", "Skriv vem som kan svara")]
    [InlineData("E-post", "kim@example.org", "#ContactFunction-error", "Skriv vem som kan svara")]
    [InlineData("E-post", "kim@", "#ContactEmail-error", "Det står ingenting efter @")]
    public async Task A_contact_is_whole_or_refused_at_its_field(string field, string typed, string at, string why)
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go("/arbete/publicering/ny?sort=nyhet");
        leader.Fill("Rubrik", "Med kontakt").Fill("Text", "Text.").Fill(field, typed);
        if (at == "#ContactEmail-error") leader.Fill("Vem kan svara på frågor?", "Processledaren");
        await leader.Press("Spara och förhandsgranska");

        Assert.Equal((422, typed), ((int)leader.Status, leader.ValueOf(field)));
        Assert.Contains(why, Visitor.Words(leader.Page.QuerySelector(at)), StringComparison.Ordinal);
        Assert.True(leader.Page.QuerySelector(at)!.Closest("details")!.HasAttribute("open"));
        await leader.Fill("Vem kan svara på frågor?", "Processledaren").Fill("E-post", "kim@example.org").Press("Spara och förhandsgranska");
        Assert.Equal((200, "kim@example.org"), ((int)leader.Status, leader.ValueOf("E-post")));

        // The act asks the same, whoever fills in the form.
        var own = await site.Account("process_leader");
        var refused = await Assert.ThrowsAsync<RefusedException>(() => site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "article.write", new Actor(own.Id, "process_leader")),
            act => act.Write(Guid.CreateVersion7(), ArticleKind.NewsItem, null, null, new("x", "", "y", "z") { Contact = new("", "0500", null) }, null, 0), Cancel));
        Assert.IsType<PublishingRefusal.NoFunction>(refused.Refusal);
    }

    [Fact]
    public async Task An_empty_file_is_refused_and_the_text_stands()
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go("/arbete/publicering/ny?sort=nyhet");
        await leader.Fill("Rubrik", "Med tom bilaga").Fill("Text", "Text som står kvar.").Press("Spara och förhandsgranska", "tom.pdf", []);
        Assert.Equal((422, "Text som står kvar."), ((int)leader.Status, leader.ValueOf("Text")));
        Assert.Contains("Filen är tom", Assert.Single(leader.Errors), StringComparison.Ordinal);

        await leader.Go("/arbete/dokument/nytt");
        await leader.Fill("Namn", "Tom fil").Press("Lägg till dokumentet", "tom.pdf", []);
        Assert.Contains("Filen är tom", Assert.Single(leader.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_about_a_new_version_ask_for_the_version()
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go("/arbete/dokument/nytt");
        await leader.Fill("Namn", "Version utan fil").Press("Lägg till dokumentet", "v.txt", "Ett."u8.ToArray());
        Assert.Contains("Dokumentet är sparat.", leader.Text, StringComparison.Ordinal);
        await leader.Fill("Versionens namn", "1.1").Fill("Daterat", "2022-11-29").Fill("Vad är ändrat?", "Ny text.").Press("Spara");
        Assert.Equal((422, "Ny text."), ((int)leader.Status, leader.ValueOf("Vad är ändrat?")));
        Assert.Equal("Välj en fil först.", Assert.Single(leader.Errors));
    }

    [Fact]
    public async Task Labels_say_when_a_field_may_be_empty()
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        string Label(string field) => Visitor.Words(leader.Page.QuerySelector($"label[for={field}]"));
        await leader.Go("/arbete/dokument/nytt");
        Assert.Equal(("Versionens namn", "Daterat", "Fil (om det inte är en inspelning)", "Adress till inspelning (för en inspelning)", "Inspelningen i text (för en inspelning)"), (Label("Label"), Label("On"), Label("file"), Label("Address"), Label("TextAlternative")));
        await leader.Fill("Namn", "Med etiketter").Press("Lägg till dokumentet", "v.txt", "Ett."u8.ToArray());
        Assert.Equal(("Versionens namn (för en ny version)", "Daterat (för en ny version)", "Vad är ändrat? (för en ny version)"), (Label("Label"), Label("On"), Label("Changed")));
        using var officer = await site.SignedIn("officer-1402");
        await officer.Go($"/arbete/avtal/{WorkspaceSite.Exercise}/beslut?organ=KF:1402");
        await officer.Fill("Sammanträdesdag", "2022-11-21").Press("Fortsätt");
        await officer.Choose("Godkände avtalet").Press("Fortsätt");
        await officer.Press("Fortsätt");
        Assert.Equal("Paragraf (om den är känd)", Visitor.Words(officer.Page.QuerySelector("label[for=paragraf]")));
    }
}
