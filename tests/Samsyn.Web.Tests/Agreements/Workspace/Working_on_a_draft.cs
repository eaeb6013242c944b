using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;

namespace Samsyn.Web.Tests.Agreements.Workspace;

/// <summary>A draft from a version or a Word file, changed clause by clause, published as a version that is never changed. Source: R05, R17.</summary>
public sealed class Working_on_a_draft
{
    private const string Root = $"/arbete/avtal/{WorkspaceSite.NightWatch}/text";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static async Task<Visitor> Begun(WorkspaceSite site, string name = "Utkast efter remissen")
    {
        var leader = await site.SignedIn("process_leader");
        await leader.Go(Root);
        await leader.Fill("Utkastets namn", name).Fill("Börja från", "Version 1.0, 21 februari 2022").Press("Börja utkastet");
        Assert.Equal(name, leader.Heading);
        return leader;
    }

    private static string Edit(Visitor leader, string number) =>
        leader.Page.QuerySelectorAll<IHtmlAnchorElement>(".draft a").First(a => Visitor.Words(a) == $"Ändra punkt {number}").GetAttribute("href")!;

    private static async Task Upload(Visitor visitor, string button, string name, byte[] bytes, params (string Name, string Value)[] fields)
    {
        var form = visitor.Page.QuerySelectorAll<IHtmlFormElement>("main form").First(f => f.QuerySelectorAll("button").Any(b => Visitor.Words(b) == button));
        var content = new MultipartFormDataContent();
        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")) content.Add(new StringContent(input.Value), input.Name!);
        foreach (var (field, value) in fields) content.Add(new StringContent(value), field);
        content.Add(new ByteArrayContent(bytes), "file", name);
        var action = form.GetAttribute("action");
        await visitor.Send(new HttpRequestMessage(HttpMethod.Post, string.IsNullOrEmpty(action) ? visitor.Address : new Uri(visitor.Address, action)) { Content = content });
    }

    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines))]
    public async Task Ends_in_a_version_that_keeps_the_clauses_addresses(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        using var leader = await Begun(site);
        var draft = leader.Path;
        await leader.Go(Edit(leader, "3.2"));
        var address = leader.Path[(leader.Path.LastIndexOf('/') + 1)..];
        await leader.Fill("Text", "Centralen svarar inom en minut på ett larm.").Press("Spara punkten");
        await leader.Go(Edit(leader, "3.1"));
        await leader.Fill("Flytta till", "Efter 3.3 Varje kommun beslutar vilka som erbjuds digital nattillsyn.").Press("Flytta");
        Assert.Contains("3.1 kommer efter 3.3.", leader.Text, StringComparison.Ordinal);

        await leader.Go(((IHtmlAnchorElement)leader.Page.QuerySelectorAll("main a").First(a => Visitor.Words(a) == "Publicera som version")).GetAttribute("href")!);
        await leader.Fill("Versionens nummer", "1.0").Press("Fortsätt");
        Assert.Contains("Det finns redan en version 1.0. Ge den nya ett eget nummer.", leader.Errors.Concat([leader.Text]).Aggregate((a, b) => a + b), StringComparison.Ordinal);
        await leader.Fill("Versionens nummer", "1.1").Press("Fortsätt");
        await leader.Fill("Dag", "2023-05-01").Press("Fortsätt");
        await leader.Choose("Nej, texten säger något annat").Press("Fortsätt");
        await leader.Fill("Sammanfattning", "Kortare svarstid. Påhittat.").Press("Fortsätt");
        await leader.Press("Publicera versionen");

        Assert.Equal("Version 1.1 är publicerad", leader.Heading);
        using var reader = await site.Visit().Go($"/avtal/{WorkspaceSite.NightWatch}/punkt/{address}?den=2023-06-01");
        Assert.EndsWith("/text/1.1#punkt-3.2", reader.Address.ToString(), StringComparison.Ordinal);
        Assert.Contains("inom en minut", reader.Text, StringComparison.Ordinal);
        await reader.Go($"/avtal/{WorkspaceSite.NightWatch}/jamfor?fran=1.0&till=1.1");
        Assert.Contains("2 ändringar", reader.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await leader.Go(draft)).Status);

        await using var db = site.Store.Context();
        var agreement = await db.Agreements.Include(a => a.Versions).SingleAsync(a => a.Slug == WorkspaceSite.NightWatch, Cancel);
        var version = agreement.Versions.Single(v => v.Id == "1.1");
        Assert.Equal(version.Sha256, version.TextSha256);
        Assert.Equal(version.TextSha256, CanonicalText.HashOf(VersionText.Of((await db.Blobs.SingleAsync(b => b.Sha256 == version.Sha256, Cancel)).Bytes)));
        Assert.Single(await db.Journal.Where(e => e.Act == "text.publish").ToListAsync(Cancel));
    }

    [Fact]
    public async Task Keeps_both_wordings_when_two_change_the_same_clause()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var first = await Begun(site);
        using var second = await site.SignedIn("process_leader");
        var clause = Edit(first, "3.2");
        await first.Go(clause);
        await second.Go(clause);
        await first.Fill("Text", "Centralen svarar inom en minut.").Press("Spara punkten");
        await second.Fill("Text", "Centralen svarar inom tre minuter.").Press("Spara punkten");

        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("Din lydelse är sparad bredvid den som står", second.Text, StringComparison.Ordinal);
        Assert.Equal("Centralen svarar inom en minut.", second.ValueOf("Text"));
        Assert.StartsWith("Centralen svarar inom struket: en minut tillagt: tre minuter", Visitor.Words(second.Page.QuerySelector(".panel div")), StringComparison.Ordinal);
        await first.Go(Root[..^5] + "/version?utkast=" + first.Path.Split('/')[^1]);
        Assert.Contains("två lydelser", (await Checked(first)).Text, StringComparison.Ordinal);

        await second.Press("Använd den här lydelsen");
        Assert.Contains("inom tre minuter", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Två lydelser", second.Text, StringComparison.Ordinal);
        await using var db = site.Store.Context();
        Assert.Empty((await db.TextDrafts.SingleAsync(Cancel)).Others);
        Assert.Equal(3, await db.Journal.CountAsync(e => e.Act == "text.edit", Cancel));
    }

    private static async Task<Visitor> Checked(Visitor leader)
    {
        if (leader.Heading == "Vilket utkast ska publiceras?") await leader.Press("Fortsätt");
        await leader.Fill("Versionens nummer", "2.0").Press("Fortsätt");
        await leader.Press("Fortsätt");
        await leader.Choose("Nej, texten säger något annat").Press("Fortsätt");
        return await leader.Fill("Sammanfattning", "x").Press("Fortsätt");
    }

    [Fact]
    public async Task Goes_out_to_Word_and_comes_back()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var leader = await Begun(site);
        var (draft, address) = (leader.Path, Edit(leader, "4.1"));
        await leader.Go(draft + "?handler=word");
        var docx = await leader.Answer.Content.ReadAsByteArrayAsync(Cancel);
        var text = CanonicalText.Of(OfficeText.Read(docx).Text).Replace("4.1 Parterna delar", "4.3 Parterna delar lika på", StringComparison.Ordinal);
        await leader.Go(draft);
        await Upload(leader, "Ersätt utkastet med filen", "text.docx", OfficeText.Write(MarkdownText.Read(text)));

        Assert.Equal(draft, leader.Path);
        Assert.Equal(address, Edit(leader, "4.3"));
        Assert.Contains("4.2 kommer efter 4.3.", leader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_file_in_words_and_keeps_the_draft()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var leader = await Begun(site);
        foreach (var (name, bytes, says) in new[]
        {
            ("text.docx", "inget"u8.ToArray(), "Filen är ingen Word-fil (docx), eller är skadad"),
            ("text.pdf", "%PDF"u8.ToArray(), "Lämna en Word-fil (.docx) eller en Markdown-fil (.md)"),
            ("text.md", [0xFF, 0xFE, 0x00], "UTF-8"),
            ("text.md", " \n"u8.ToArray(), "Filen innehåller ingen text"),
        })
        {
            await Upload(leader, "Ersätt utkastet med filen", name, bytes);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, leader.Status);
            Assert.Contains(says, leader.Text, StringComparison.Ordinal);
        }

        await Upload(leader, "Ersätt utkastet med filen", "text.docx", new byte[27 * 1024 * 1024]);
        Assert.Contains("Filen är större än 25 MB", leader.Text, StringComparison.Ordinal);
        await using var db = site.Store.Context();
        Assert.Equal(0, (await db.TextDrafts.SingleAsync(Cancel)).Revision);
    }

    [Fact]
    public async Task A_file_laid_over_somebodys_change_is_stopped()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var leader = await Begun(site);
        using var other = await site.SignedIn("process_leader");
        await other.Go(Edit(leader, "3.2"));
        await other.Fill("Text", "Centralen svarar genast.").Press("Spara punkten");
        await Upload(leader, "Ersätt utkastet med filen", "text.md", "# Avtal\n\n## 1 Annat\n"u8.ToArray());

        Assert.Equal(HttpStatusCode.Conflict, leader.Status);
        Assert.Contains("Inget har skrivits över", leader.Text, StringComparison.Ordinal);
        Assert.Contains("svarar genast", leader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clauses_are_added_taken_away_and_given_somebody_responsible()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var leader = await Begun(site);
        var draft = leader.Path;
        await leader.Go(Edit(leader, "2.2"));
        await leader.Press("Lägg till ansvaret");
        Assert.Equal(["Välj vem som ansvarar.", "Skriv vad ansvaret gäller."], leader.Errors);
        await leader.Fill("Ansvarig", "Regionen").Fill("För vad", "Bemanning av centralen").Press("Lägg till ansvaret");
        Assert.Contains("Ansvarig: Regionen. Vad: Bemanning av centralen.", leader.Text, StringComparison.Ordinal);
        await leader.Go(leader.Page.QuerySelectorAll<IHtmlAnchorElement>("main a").First(a => Visitor.Words(a) == "Lägg till en punkt efter den här").GetAttribute("href")!);
        await leader.Fill("Nummer", "fel").Fill("Text", "x").Press("Lägg till punkten");
        Assert.Equal(["Skriv punktens nummer med minst två delar, till exempel 4.2."], leader.Errors);
        await leader.Fill("Nummer", "2.3").Fill("Text", "En ny.\n\n2.4 Och en till.\n\n- med lista").Press("Lägg till punkten");
        var numbers = leader.Page.QuerySelectorAll(".draft .num").Select(Visitor.Words).ToList();
        Assert.Equal(["2.2", "2.3", "2.4", "3"], numbers.Skip(numbers.IndexOf("2.2")).Take(4));

        await leader.Go(Edit(leader, "2.3"));
        await leader.Press("Ta bort punkten");
        Assert.Equal(draft, leader.Path);
        Assert.DoesNotContain("En ny.", leader.Text, StringComparison.Ordinal);
        Assert.Contains("Bemanning av centralen", leader.Text, StringComparison.Ordinal);
        await leader.Press("Kasta utkastet");
        Assert.Contains("Inga utkast", leader.Text, StringComparison.Ordinal);
    }
}
