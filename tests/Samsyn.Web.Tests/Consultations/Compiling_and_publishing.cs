using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Samsyn.Documents.Xlsx;
using Samsyn.Web.Consultations;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Commands;
using Samsyn.Web.Tests.Files;
using static Samsyn.Web.Tests.Consultations.RoundSite;

namespace Samsyn.Web.Tests.Consultations;

/// <summary>Every remark gets its answer before the compilation is published; page, workbook and CSV agree; words that may not be published are not (R28–R30; DOMAIN.md 44–46, 49, 51, 53).</summary>
public sealed class Compiling_and_publishing
{
    private const string Work = $"/arbete/avtal/{Slug}/remiss";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    /// <summary>A round that has closed, with an answer that holds a phone number.</summary>
    private static async Task<WorkspaceSite> Closed(Engine engine)
    {
        var site = await RoundSite.Start(engine, closes: "2022-11-28");
        using var officer = await site.SignedIn("officer-1470");
        var draft = await Begin(officer);
        await Write(officer, draft, "", "Tillstyrker", "");
        await Write(officer, draft, "2", "Tillstyrker med synpunkter", "Ring 031-390 06 77 om ni undrar.");
        await HandIn(officer, draft);
        return site;
    }

    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines)), Rule("R29", "R30", "F51", "F53")]
    public async Task Each_remark_is_answered_and_personal_data_looked_at_before_it_is_published(Engine engine)
    {
        await using var site = await Closed(engine);
        using var leader = await site.SignedIn("process_leader");
        using var anybody = await site.Visit().Go(Public + "/sammanstallning");
        Assert.Equal(HttpStatusCode.NotFound, anybody.Status);
        await leader.Go(Work);
        Assert.Contains("Utan bemötande 1", leader.Text, StringComparison.Ordinal);
        Assert.Contains("Personuppgifter att granska 1", leader.Text, StringComparison.Ordinal);

        await Publish(leader, "Vi hinner inte.");
        Assert.Contains("personuppgifter", leader.Errors[0], StringComparison.Ordinal);

        await leader.Go(Work + "/synpunkter");
        await leader.Go(leader.Page.QuerySelector("main tbody a")!.GetAttribute("href")!);
        Assert.Equal("031-390 06 77", leader.Page.QuerySelector("mark")!.TextContent);
        await leader.Choose("Beaktas delvis").Press("Spara");
        Assert.Contains("Skriv en motivering.", leader.Errors[0], StringComparison.Ordinal);
        await leader.Fill("Motivering", "Tidplanen ligger i stödmaterialet.").Fill("Text att publicera i stället", "Ring om ni undrar.").Press("Spara");
        Assert.Contains("Skriv varför texten är maskad.", leader.Errors[0], StringComparison.Ordinal);
        await leader.Fill("Skäl till maskningen, eller till att uppgiften står kvar", "Telefonnumret behövs inte.").Fill("Taggar", "tidplan, kontakt").Press("Spara");
        Assert.Equal(HttpStatusCode.OK, leader.Status);

        await Publish(leader, null);
        Assert.Equal("Sammanställningen är publicerad", leader.Heading);
        await anybody.Go(Public + "/sammanstallning");
        Assert.Contains("Ring om ni undrar.", anybody.Text, StringComparison.Ordinal);
        Assert.Contains("Beaktas delvis. Tidplanen ligger i stödmaterialet.", anybody.Text, StringComparison.Ordinal);
        Assert.Contains("Maskat: Telefonnumret behövs inte.", anybody.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("031-390 06 77", anybody.Page.Source.Text, StringComparison.Ordinal);
        await using var db = site.Store.Context();
        Assert.Contains("031-390 06 77", (await db.Answers.SingleAsync(a => a.HandedInBy == "officer:1470", Cancel)).Parts[1].Text, StringComparison.Ordinal);
        Assert.Equal("1470", (await db.Notifications.SingleAsync(n => n.Kind == Messages.Answered, Cancel)).To?.Value);
        Assert.DoesNotContain(await db.Journal.Where(e => e.Act == "consultation.treat").ToListAsync(Cancel), e => e.After!.Contains("390 06 77", StringComparison.Ordinal));
        await leader.Go(Work + "/synpunkter");
        await leader.Go(leader.Page.QuerySelector("main tbody a")!.GetAttribute("href")!);
        await leader.Press("Spara");
        Assert.Contains("Sammanställningen är publicerad. Bemötandet går inte att ändra.", leader.Errors[0], StringComparison.Ordinal);
    }

    [Fact, Rule("R30")]
    public async Task With_remarks_left_it_is_published_only_with_a_reason_and_says_how_many()
    {
        await using var site = await RoundSite.Start(Engine.Sqlite, closes: "2022-11-28");
        using var officer = await site.SignedIn("officer-1470");
        var draft = await Begin(officer);
        await Write(officer, draft, "2", "Avstyrker", "Stryk punkten.");
        await HandIn(officer, draft);
        using var leader = await site.SignedIn("process_leader");
        // No new text either, while the remark has no answer.
        await leader.Go($"/arbete/avtal/{Slug}/text");
        await leader.Fill("Utkastets namn", "Efter remissen").Fill("Börja från", "Version 1.0, 21 februari 2022").Press("Börja utkastet");
        await leader.Go($"/arbete/avtal/{Slug}/version");
        await leader.Fill("Utkast", "Efter remissen").Press("Fortsätt");
        Assert.Contains("saknar 1 synpunkter bemötande", leader.Errors[0], StringComparison.Ordinal);

        await Publish(leader, "Punkten avgörs av fullmäktige i mars.");
        Assert.Equal("Sammanställningen är publicerad", leader.Heading);
        using var anybody = await site.Visit().Go(Public + "/sammanstallning");
        Assert.Contains("1 synpunkter hade inget bemötande när sammanställningen publicerades. Skäl: Punkten avgörs av fullmäktige i mars.", anybody.Text, StringComparison.Ordinal);
        Assert.Contains("Inget bemötande ännu.", anybody.Text, StringComparison.Ordinal);
    }

    private static async Task Publish(Visitor leader, string? reason)
    {
        await leader.Go($"/arbete/avtal/{Slug}/publicera-sammanstallning");
        await leader.Choose("Ja, alla svar är lästa").Press("Fortsätt");
        if (leader.Errors.Count > 0) return;
        if (leader.Text.Contains("saknar bemötande. Varför", StringComparison.Ordinal)) await leader.Fill("Skäl", reason ?? "").Press("Fortsätt");
        await leader.Press("Publicera sammanställningen");
    }

    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines)), Rule("C4", "R28", "R29", "F44", "F46", "F49")]
    public async Task The_page_the_workbook_and_the_CSV_file_agree_cell_by_cell(Engine engine)
    {
        using var folder = new Folder();
        await using var site = await WorkspaceSite.Start(engine);
        using var anybody = site.Visit();
        (await Executable.Run("compile", WorkspaceSite.Exercise, "--out", folder["k.xlsx"], "--database", site.Store.Setting)).AssertDone();
        using var book = XlsxReader.Open(await File.ReadAllBytesAsync(folder["k.xlsx"], Cancel));
        Assert.Equal(["Svar", "Per avsnitt", "Ej svarat", "Om"], book.Sheets);
        var rows = book.Rows("Svar").Select(r => Enumerable.Range(0, 13).Select(c => r.Cells.FirstOrDefault(cell => cell.Column == c).Text ?? "").ToArray()).ToList();
        Assert.Equal(["Remissinstans", "Typ", "Antagen av", "Antagen den", "Inkom", "Sen", "Avsnitt", "Ställningstagande", "Synpunkt", "Bemötande", "Motivering", "Ändring", "Version"], rows[0]);

        var csv = await (await anybody.Go($"/avtal/{WorkspaceSite.Exercise}/remiss/sammanstallning.csv")).Answer.Content.ReadAsStringAsync(Cancel);
        var lines = Csv(csv);
        Assert.Equal(rows.Select(r => string.Join('|', r)), lines.Select(l => string.Join('|', l.Take(13))));

        await anybody.Go($"/avtal/{WorkspaceSite.Exercise}/remiss/sammanstallning?visa=svarande");
        var remarks = anybody.Page.QuerySelectorAll("article.remark").Select(a => (Visitor.Words(a.QuerySelector(".said")), Visitor.Words(a.QuerySelector(".answered")))).ToList();
        Assert.Equal(rows.Skip(1).Where(r => r[8].Length > 0).Select(r => r[8].ReplaceLineEndings(" ")), remarks.Select(r => r.Item1));
        Assert.All(rows.Skip(1).Where(r => r[8].Length > 0).Zip(remarks), pair => Assert.StartsWith($"{pair.First[9]}. {pair.First[10]}".ReplaceLineEndings(" "), pair.Second.Item2, StringComparison.Ordinal));
        Assert.DoesNotContain(rows, r => r[8].Contains("031-390 06 77", StringComparison.Ordinal));

        var counts = book.Rows("Per avsnitt").Select(r => string.Join('|', r.Cells.Select(c => c.Text))).ToList();
        Assert.Contains("4.2|Avstyrker|7|2|0|0", counts);
        // Thirty-four of the fifty have answered.
        Assert.Equal(16, book.Rows("Ej svarat").Count() - 1);
        Assert.Equal(Samsyn.Documents.Xlsx.WorkbookValidator.Errors(await File.ReadAllBytesAsync(folder["k.xlsx"], Cancel)), []);
    }

    private static List<List<string>> Csv(string text)
    {
        var (rows, row, field, quoted) = (new List<List<string>>(), new List<string>(), new System.Text.StringBuilder(), false);
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) { row.Add(field.ToString()); field.Clear(); }
            else if (c == '\n' && !quoted) { row.Add(field.ToString()); field.Clear(); rows.Add(row); row = []; }
            else field.Append(c);
        }

        return rows;
    }

    [Fact, Rule("R30", "F45")]
    public async Task From_a_changed_clause_to_its_remarks_and_from_a_remark_to_the_clause()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var reader = await site.Visit().Go($"/avtal/{WorkspaceSite.Exercise}/remiss/sammanstallning");
        var link = reader.Page.QuerySelectorAll("article.remark a").First(a => Visitor.Words(a) == "Se ändringen i 4.2").GetAttribute("href")!;
        await reader.Go(link);
        Assert.Equal("Synpunkterna bakom punkt 4.2", reader.Heading);
        Assert.Equal("struket: 30 november", Visitor.Words(reader.Page.QuerySelector("del")));
        Assert.Equal("tillagt: andra fredagen i december", Visitor.Words(reader.Page.QuerySelector("ins")));
        var behind = reader.Page.QuerySelectorAll("article.remark").Length;
        Assert.True(behind >= 7);
        Assert.Contains($"{behind} synpunkter", reader.Text, StringComparison.Ordinal);
        await reader.Go(reader.Page.QuerySelectorAll("main a").First(a => Visitor.Words(a) == "Läs punkten i avtalet").GetAttribute("href")!.Split('#')[0]);
        Assert.Equal(HttpStatusCode.OK, reader.Status);

        await reader.Go($"/avtal/{WorkspaceSite.Exercise}/remiss/spar");
        foreach (var number in new[] { "2.3", "4.2", "4.3", "7.2" }) Assert.Contains(reader.Page.QuerySelectorAll("ol.diff-running li b"), b => Visitor.Words(b) == number);
        Assert.DoesNotContain("Ingen synpunkt är kopplad till ändringen.", reader.Text, StringComparison.Ordinal);
    }

    [Fact, Rule("R25", "R30")]
    public async Task What_a_consultee_said_and_what_became_of_it_stands_on_a_page_of_its_own()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var reader = await site.Visit().Go($"/avtal/{WorkspaceSite.Exercise}/remiss/svar/2");
        Assert.Equal("Det här sa Göteborgs kommun, så här blev det", reader.Heading);
        Assert.Contains("Beaktas. Dagen är flyttad", reader.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Go($"/avtal/{WorkspaceSite.Exercise}/remiss/svar/9999")).Status);
    }
}
