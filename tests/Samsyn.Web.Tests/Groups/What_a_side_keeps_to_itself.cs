using System.Net;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Groups;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Commands;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Groups;

/// <summary>Positions and scenarios are seen by their own side and by nobody else: not that they say something, and not that they are there.</summary>
[Rule("R59")]
public sealed class What_a_side_keeps_to_itself
{
    private const string Root = $"/arbete/avtal/{WorkspaceSite.Exercise}/";
    private const string Municipal = "Kommunhemligheten";
    private const string Own = "Markhemligheten";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    /// <summary>Everybody there is, but for the two that write.</summary>
    private static IEnumerable<string> Others => WorkspaceSite.Accounts.Select(a => a.UserName).Except(["process_leader-VK", "officer-1463"]);

    private static async Task Write(WorkspaceSite site, string account, string word, string stance = "Nej")
    {
        using var writer = await site.SignedIn(account);
        await writer.Go(Root + "standpunkt?om-punkt=hela");
        await writer.Choose(stance).Choose("Avgörande").Fill("Vad ni vill, och varför", $"{word} om texten.").Press("Fortsätt");
        await writer.Press("Spara ståndpunkten");
        Assert.Equal("Ståndpunkten är sparad", writer.Heading);
        await writer.Go(Root + "scenario?utgang=extend");
        await writer.Fill("Vad som behöver göras", $"{word} om tiden.").Press("Fortsätt");
        await writer.Fill("Kostnad i kronor", "1 000,50").Fill("Var beloppet kommer ifrån", $"{word}.").Press("Fortsätt");
        await writer.Press("Spara scenariot");
        Assert.Equal("Scenariot är sparat", writer.Heading);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_in_no_answer_to_anybody_else(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        await Write(site, "process_leader-VK", Municipal);
        await Write(site, "officer-1463", Own);

        string[] open =
        [
            "/", "/avtal", "/arbete", "/kalender.ics", "/api/v1/agreements", "/api/v1/principals", "/api/v1/openapi.json", $"/api/v1/agreements/{WorkspaceSite.Exercise}/status", $"/avtal/{WorkspaceSite.Exercise}/beslut.csv",
            $"/avtal/{WorkspaceSite.Exercise}/kalender.ics",
            .. new[] { "", "/en" }.SelectMany(language => new[] { "", "/text", "/beslut", "/tidplan", "/historik", "/giltighet", "/ansvar", "/grupper", "/jamfor?fran=0.9&till=1.0" }.Select(page => $"{language}/avtal/{WorkspaceSite.Exercise}{page}")),
        ];
        string[] inside = ["journal", "grupper", "standpunkter", "standpunkt", "scenario", "sammandrag", "text", "inte-beslutat"];
        foreach (var who in Others.Append(null))
        {
            using var visitor = who is null ? site.Visit() : await site.SignedIn(who);
            foreach (var path in open.Concat(inside.Select(page => Root + page)).Concat(inside.Select(page => "/en" + Root + page)))
            {
                await visitor.Go(path);
                var answer = await visitor.Answer.Content.ReadAsStringAsync(Cancel) + visitor.Page.DocumentElement.OuterHtml;
                Assert.False(answer.Contains("hemligheten", StringComparison.OrdinalIgnoreCase), $"{who ?? "nobody"} reads it at {path}.");
                Assert.False(answer.Contains("Skrev en ståndpunkt", StringComparison.Ordinal) || answer.Contains("Skrev ett scenario", StringComparison.Ordinal), $"{who ?? "nobody"} sees at {path} that something is written.");
            }
        }

        // The same for whoever does not know: the reader of one side reads nothing of the other.
        using var leader = await site.SignedIn("process_leader-VK");
        using var mark = await site.SignedIn("officer-1463");
        foreach (var page in inside)
        {
            Assert.DoesNotContain(Own, (await leader.Go(Root + page)).Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotContain(Municipal, (await mark.Go(Root + page)).Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        Assert.Contains(Municipal, (await leader.Go(Root + "standpunkter")).Text, StringComparison.Ordinal);
        Assert.Contains(Own, (await mark.Go(Root + "standpunkter")).Text, StringComparison.Ordinal);
        Assert.Contains("1 000,50 kr", mark.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_in_no_export(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        await Write(site, "process_leader-VK", Municipal);
        using var folder = new Folder();

        (await Executable.Run("export", "--out", folder["ut"], "--database", site.Store.Setting)).AssertDone();

        Assert.All(Directory.EnumerateFiles(folder["ut"], "*", SearchOption.AllDirectories), file => Assert.DoesNotContain("hemligheten", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase));
        (await Executable.Run("status", WorkspaceSite.Exercise, "--json", "--database", site.Store.Setting)).AssertDone();
    }

    /// <summary>Whether there is something or nothing, others get the same answer.</summary>
    [Fact]
    public async Task Is_for_others_as_if_it_were_not_there()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        string[] without = ["process_leader", "administrator", "reader", "economist", "approver", "registrar-1463", "admin-1463", "officer-FY", "officer-SRO"];
        for (var round = 0; round < 2; round++)
        {
            foreach (var who in without)
            {
                using var visitor = await site.SignedIn(who);
                foreach (var page in new[] { "standpunkter", "standpunkt", "scenario", "standpunkt?om-punkt=hela" })
                    Assert.True(HttpStatusCode.NotFound == (await visitor.Go(Root + page)).Status, $"{who} at {page}, round {round}: {(int)visitor.Status}");
            }

            using var region = await site.SignedIn("officer-HSS");
            Assert.Contains("Inga ståndpunkter än", (await region.Go(Root + "standpunkter")).Text, StringComparison.Ordinal);
            if (round == 0) await Write(site, "process_leader-VK", Municipal);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines)), Rule("R56")]
    public async Task Is_overwritten_under_a_revision_with_before_and_after_in_the_journal(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        await Write(site, "officer-1463", Own);
        using var first = await site.SignedIn("officer-1463");
        using var second = await site.SignedIn("officer-1463");
        await first.Go(Root + "standpunkt?om-punkt=hela");
        Assert.Equal($"{Own} om texten.", first.ValueOf("Vad ni vill, och varför"));
        await first.Choose("Ja, med ändringar").Fill("Vad ni vill, och varför", "Första ändringen").Press("Fortsätt");
        await second.Go(Root + "standpunkt?om-punkt=hela");
        await second.Choose("Vi vill ha den som den är").Fill("Vad ni vill, och varför", "Andra ändringen").Press("Fortsätt");
        await second.Press("Spara ståndpunkten");

        await first.Press("Spara ståndpunkten");
        Assert.Contains("Någon annan ändrade den under tiden", first.Text, StringComparison.Ordinal);
        await first.Go(first.Path[..first.Path.LastIndexOf('/')] + "/ersatt");
        Assert.Contains("Andra ändringen", first.Text, StringComparison.Ordinal);
        await first.Choose("Ja, mitt ersätter det som står").Press("Fortsätt");
        await first.Press("Spara ståndpunkten");
        Assert.Equal("Ståndpunkten är sparad", first.Heading);

        await using var db = site.Store.Context();
        Assert.Equal(2, (await db.Positions.SingleAsync(Cancel)).Revision);
        var rows = await db.Journal.Where(e => e.Act == "position.write").OrderBy(e => e.At).ToListAsync(Cancel);
        Assert.Equal([null, $"{Own} om texten.", "Andra ändringen"], rows.Select(e => e.Before is { } before ? Web.Storage.StoredText.Read<PositionWords>(before).Text : null));
        Assert.Equal([$"{Own} om texten.", "Andra ändringen", "Första ändringen"], rows.Select(e => Web.Storage.StoredText.Read<PositionWords>(e.After!).Text));
        Assert.All(rows, e => Assert.Equal("1463 hela", e.Subject));
        Assert.Contains("Första ändringen i stället för Andra ändringen", (await first.Go(Root + "standpunkter")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Becomes_public_only_as_the_digest_that_is_published()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        await Write(site, "process_leader-VK", Municipal);
        using var leader = await site.SignedIn("process_leader-VK");
        await leader.Go(Root + "sammandrag?grupp=forhandlingsgruppen");
        await leader.Choose("Avtalet som helhet: Nej").Press("Fortsätt");
        Assert.Equal($"{Municipal} om texten.", leader.ValueOf("Sammandrag"));
        await leader.Fill("Rubrik", "Läget i november").Fill("Sammandrag", "Kommunerna vill se en annan text.").Press("Fortsätt");
        await leader.Fill("Funktion", "processledare vid VästKom").Press("Fortsätt");
        using var reader = await site.Visit().Go($"/avtal/{WorkspaceSite.Exercise}/grupper");
        Assert.DoesNotContain("Läget i november", reader.Text, StringComparison.Ordinal);
        await leader.Press("Publicera sammandraget");

        Assert.Equal("Sammandraget är publicerat", leader.Heading);
        await reader.Go($"/avtal/{WorkspaceSite.Exercise}/grupper");
        Assert.Contains("Läget i november", reader.Text, StringComparison.Ordinal);
        Assert.Contains("Kommunerna vill se en annan text.", reader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hemligheten", reader.Page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        using var admin = await site.SignedIn("administrator");
        Assert.Contains("Publicerade ett sammandrag", (await admin.Go(Root + "journal")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Needs_words_for_a_no_and_a_source_for_an_amount()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1463");
        await officer.Go(Root + "standpunkt");
        await officer.Fill("Punkt", "Avtalet som helhet").Press("Fortsätt");
        await officer.Choose("Nej").Choose("Viktigt").Press("Fortsätt");
        Assert.Contains("Skriv vad ni vill ha i stället, eller varför ni säger nej.", string.Concat(officer.Errors), StringComparison.Ordinal);
        await officer.Go(Root + "scenario?utgang=lapse");
        await officer.Fill("Vad som behöver göras", "Ett korttidsavtal.").Press("Fortsätt");
        await officer.Fill("Kostnad i kronor", "mycket").Press("Fortsätt");
        Assert.Contains("Skriv ett belopp i kronor", string.Concat(officer.Errors), StringComparison.Ordinal);
        await officer.Fill("Kostnad i kronor", "1000").Press("Fortsätt");
        Assert.Contains("Skriv var beloppet kommer ifrån.", string.Concat(officer.Errors), StringComparison.Ordinal);
    }
}
