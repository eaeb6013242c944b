using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Publishing;

/// <summary>Questions from readers and at conferences, and the document library (R31, R49, R50, R53).</summary>
[Collection(WorkspaceTests.Name)]
[Rule("R49"), Rule("R31")]
public sealed class Questions_and_documents(WorkspaceSites sites)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_reader_asks_and_the_answer_becomes_one_of_the_questions_and_answers(Engine engine)
    {
        var site = await sites.On(engine);
        using var reader = site.Visit();
        var asked = $"Vad kostar det {Guid.NewGuid():N}?"[..26];
        await reader.Go("/stall-en-fraga");
        await reader.Press("Ställ frågan");
        Assert.Contains("Skriv din fråga.", reader.Errors);
        await reader.Fill("Din fråga", asked).Fill("E-post", "kim@").Press("Ställ frågan");
        Assert.Equal(422, (int)reader.Status);
        Assert.Equal(asked, reader.ValueOf("Din fråga"));
        await reader.Fill("E-post", "kim+fraga@example.org").Fill("Avtal", "Samverkansavtal digitala hjälpmedel (övning)").Press("Ställ frågan");
        Assert.Equal("Tack, vi har fått din fråga", reader.Heading);

        using var leader = await site.SignedIn("process_leader");
        await leader.Go("/arbete/publicering");
        var link = leader.Page.QuerySelectorAll("main a").Single(a => Visitor.Words(a) == asked).GetAttribute("href")!;
        await leader.Go(link);
        Assert.Contains("kim+fraga@example.org", leader.Text, StringComparison.Ordinal);
        await leader.Fill("Svar", "Ingenting det första året.").Choose("Gör ett utkast bland frågor och svar").Press("Spara svaret");
        Assert.Equal(WorkspaceSite.Exercise, leader.ValueOf("Avtal"));
        await leader.Press("Publicera svaret");
        await reader.Go("/fragor-och-svar");
        Assert.Contains(asked, reader.Text, StringComparison.Ordinal);
        Assert.Contains("Ingenting det första året.", reader.Text, StringComparison.Ordinal);

        // The journal holds neither the address nor who asked; it is erased thirty days after the answer.
        await using var db = site.Store.Context();
        var question = await db.ReaderQuestions.AsNoTracking().SingleAsync(q => q.Text == asked, Cancel);
        Assert.Equal("kim+fraga@example.org", question.Email);
        Assert.DoesNotContain(await db.Journal.AsNoTracking().Select(e => e.After).ToListAsync(Cancel), after => after?.Contains("kim+fraga", StringComparison.Ordinal) == true);
        await db.ReaderQuestions.Where(q => q.Id == question.Id).ExecuteUpdateAsync(set => set.SetProperty(q => q.AnsweredAt, new DateTime(2022, 1, 1, 0, 0, 0, DateTimeKind.Utc)), Cancel);
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "question.erase", new Actor(null, "rule")), act => act.EraseAskers(), Cancel);
        await using var after = site.Store.Context();
        var erased = await after.ReaderQuestions.AsNoTracking().SingleAsync(q => q.Id == question.Id, Cancel);
        Assert.Null(erased.Email);
        Assert.NotNull(erased.ErasedAt);
        Assert.Equal(asked, erased.Text);
    }

    [Fact]
    public async Task A_document_keeps_its_address_and_its_older_versions_are_marked()
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        using var reader = site.Visit();
        await leader.Go("/arbete/dokument/nytt");
        await Add(leader, "Rutin för utlämning", "1.0", null, "rutin.txt", "Första texten."u8.ToArray());
        await reader.Go("/dokument/rutin-for-utlamning");
        Assert.Equal("Rutin för utlämning", reader.Heading);
        await leader.Go("/arbete/dokument/rutin-for-utlamning");
        await Add(leader, "Rutin för utlämning", "1.1", "Nytt telefonnummer.", "rutin.txt", "Andra texten."u8.ToArray());
        await reader.Go("/dokument/rutin-for-utlamning");
        Assert.Contains("Version 1.0, äldre", reader.Text, StringComparison.Ordinal);
        Assert.Contains("Nytt telefonnummer.", reader.Text, StringComparison.Ordinal);
        await reader.Go("/dokument/rutin-for-utlamning/1/rutin.txt");
        Assert.Equal("Första texten.", await reader.Answer.Content.ReadAsStringAsync(Cancel));
        await reader.Go("/dokument/rutin-for-utlamning/2/rutin.txt");
        Assert.Equal(("Andra texten.", "nosniff"), (await reader.Answer.Content.ReadAsStringAsync(Cancel), reader.Answer.Headers.GetValues("X-Content-Type-Options").First()));

        await leader.Go("/arbete/dokument/rutin-for-utlamning");
        await Add(leader, "Rutin för utlämning", "1.1", "Igen.", "rutin.txt", "Tredje."u8.ToArray());
        Assert.Contains("har redan en version 1.1", Assert.Single(leader.Errors), StringComparison.Ordinal);
        await leader.Go("/arbete/dokument/rutin-for-utlamning");
        await leader.Press("Ta ned dokumentet");
        await reader.Go("/dokument/rutin-for-utlamning");
        Assert.Equal(410, (int)reader.Status);
        await reader.Go("/dokument/rutin-for-utlamning/1/rutin.txt");
        Assert.Equal(404, (int)reader.Status);
    }

    [Theory]
    [InlineData("virus.exe", "MZ", "går inte att publicera")]
    [InlineData("avtal.pdf", "inte en pdf", "heter .pdf men är något annat")]
    [InlineData("sida.html", "<script>", "går inte att publicera")]
    [InlineData("avtal.pdf.exe", "%PDF-1.7", "går inte att publicera")]
    public async Task A_file_that_is_not_what_it_says_is_refused(string name, string content, string why)
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go("/arbete/dokument/nytt");
        await Add(leader, "Fel fil", "1.0", null, name, System.Text.Encoding.UTF8.GetBytes(content));
        Assert.Equal(422, (int)leader.Status);
        Assert.Contains(why, Assert.Single(leader.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_needs_its_words()
    {
        var site = await sites.On(Engine.Sqlite);
        using var leader = await site.SignedIn("process_leader");
        await leader.Go("/arbete/dokument/nytt");
        await leader.Fill("Namn", "Inspelning").Fill("Sort", "Inspelning").Fill("Adress till inspelning", "http://example.org/x").Press("Lägg till dokumentet");
        Assert.Equal(2, leader.Errors.Count);
        await leader.Fill("Adress till inspelning", "https://example.org/x").Fill("Inspelningen i text", "Vi gick igenom förslaget.").Press("Lägg till dokumentet");
        Assert.Contains("Dokumentet är sparat.", leader.Text, StringComparison.Ordinal);
        using var reader = site.Visit();
        await reader.Go("/dokument/inspelning");
        Assert.Contains("Vi gick igenom förslaget.", reader.Text, StringComparison.Ordinal);
    }

    /// <summary>Sends the form with a file, as a browser does.</summary>
    private static async Task Add(Visitor leader, string title, string label, string? changed, string name, byte[] bytes)
    {
        using var content = new MultipartFormDataContent();
        foreach (var field in leader.Form.QuerySelectorAll("input[type=hidden]")) content.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        foreach (var (key, value) in new[] { ("Title", title), ("Kind", "instruction"), ("Language", "sv"), ("Label", label), ("On", "2022-11-29"), ("Changed", changed ?? ""), ("act", "spara") }) content.Add(new StringContent(value), key);
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Add(file, "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(leader.Address, leader.Form.GetAttribute("action"))) { Content = content };
        await leader.Send(request);
    }
}
