using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Search;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Consultations;
using static Samsyn.Web.Tests.Consultations.RoundSite;

namespace Samsyn.Web.Tests.Search;

/// <summary>Drafts, positions, scenarios, registrations, answers before they are published and words that were redacted: no row of the index holds them.</summary>
[Rule("R59", "R29")]
public sealed class What_is_never_found
{
    private const string Exercise = $"/arbete/avtal/{WorkspaceSite.Exercise}/";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    /// <summary>Everything that is kept for search, as one text.</summary>
    private static async Task<string> Index(WorkspaceSite site)
    {
        var county = SearchedCounty.Of(site.Store);
        // The site keeps its index too, and on PostgreSQL one of the two leaves it to the other.
        for (var tries = 0; !await county.Index.IsUpToDate(Cancel); tries++)
        {
            Assert.True(tries < 200, "The index is never up to date.");
            await county.Index.Refresh(Cancel);
            await Task.Delay(50, Cancel);
        }

        county.Finder.Dispose();
        var words = site.Store.Database.Engine == Engine.PostgreSql ? await site.Store.List("select words::text from search_words") : [];
        return string.Join('\n', [.. await site.Store.List("select address, title, context, text from search_document"), .. await site.Store.List("select word from search_word"), .. words]);
    }

    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines))]
    public async Task Is_what_is_being_written_and_what_a_side_keeps_to_itself(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        using (var leader = await site.SignedIn("process_leader-VK"))
        {
            await leader.Go(Exercise + "standpunkt?om-punkt=hela");
            await leader.Choose("Nej").Choose("Avgörande").Fill("Vad ni vill, och varför", "Ståndpunktshemligheten.").Press("Fortsätt");
            await leader.Press("Spara ståndpunkten");
            await leader.Go(Exercise + "scenario?utgang=extend");
            await leader.Fill("Vad som behöver göras", "Scenariohemligheten.").Press("Fortsätt");
            await leader.Fill("Kostnad i kronor", "1").Fill("Var beloppet kommer ifrån", "Scenariohemligheten.").Press("Fortsätt");
            await leader.Press("Spara scenariot");
            Assert.Equal("Scenariot är sparat", leader.Heading);
        }

        using (var writer = await site.SignedIn("process_leader"))
        {
            await writer.Go($"/arbete/avtal/{WorkspaceSite.NightWatch}/text");
            await writer.Fill("Utkastets namn", "Utkasthemligheten").Fill("Börja från", "Version 1.0, 21 februari 2022").Press("Börja utkastet");
            Assert.Equal("Utkasthemligheten", writer.Heading);
        }

        await using (var db = site.Store.Context())
        {
            Assert.Equal(1, await db.Positions.CountAsync(Cancel));
            Assert.Equal(1, await db.TextDrafts.CountAsync(Cancel));
            var consultation = await db.Consultations.FirstAsync(Cancel);
            db.Add(new Domain.Consultations.ConferenceRegistration { Id = Guid.CreateVersion7(), ConsultationId = consultation.Id, Conference = "Remisskonferens", Name = "Anmälningshemligheten", Email = "anmalningshemligheten@example.org", Needs = "Anmälningshemligheten", SecretSha256 = "x", At = new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc) });
            await db.SaveChangesAsync(Cancel);
        }

        var index = await Index(site);

        Assert.Contains("takvolym", index, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hemligheten", index, StringComparison.OrdinalIgnoreCase);
        // In the data: a round that is open, a question without an answer, and a phone number that was redacted.
        Assert.DoesNotContain("anhöriga som bor långt bort", index, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("tidplan för leveranserna", index, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("går sönder en helg", index, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("390 06 77", index, StringComparison.Ordinal);
        Assert.DoesNotContain("031-390", index, StringComparison.Ordinal);
        Assert.DoesNotContain("Kim Övning", index, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Robin Prövning", index, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Min mamma fick vänta", index, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Tests.Storage.Engines.Both), MemberType = typeof(Tests.Storage.Engines))]
    public async Task Is_an_answer_before_its_compilation_is_published_and_afterwards_only_what_may_be_shown(Engine engine)
    {
        await using var site = await RoundSite.Start(engine, closes: "2022-11-28");
        using (var officer = await site.SignedIn("officer-1470"))
        {
            var draft = await Begin(officer);
            await Write(officer, draft, "", "Tillstyrker", "");
            await Write(officer, draft, "2", "Tillstyrker med synpunkter", "Nattugglan ringer 031-390 06 77.");
            Assert.DoesNotContain("nattugglan", await Index(site), StringComparison.OrdinalIgnoreCase);
            await HandIn(officer, draft);
        }

        Assert.DoesNotContain("nattugglan", await Index(site), StringComparison.OrdinalIgnoreCase);

        using var leader = await site.SignedIn("process_leader");
        await leader.Go($"/arbete/avtal/{Slug}/remiss/synpunkter");
        await leader.Go(leader.Page.QuerySelector("main tbody a")!.GetAttribute("href")!);
        await leader.Choose("Beaktas delvis").Fill("Motivering", "Uggleskälet.").Fill("Text att publicera i stället", "Nattugglan ringer gärna.").Fill("Skäl till maskningen, eller till att uppgiften står kvar", "Telefonnumret behövs inte.").Press("Spara");
        Assert.DoesNotContain("nattugglan", await Index(site), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("uggleskälet", await Index(site), StringComparison.OrdinalIgnoreCase);

        await leader.Go($"/arbete/avtal/{Slug}/publicera-sammanstallning");
        await leader.Choose("Ja, alla svar är lästa").Press("Fortsätt");
        await leader.Press("Publicera sammanställningen");
        Assert.Equal("Sammanställningen är publicerad", leader.Heading);
        var index = await Index(site);
        Assert.Contains("Nattugglan ringer gärna.", index, StringComparison.Ordinal);
        Assert.Contains("Uggleskälet.", index, StringComparison.Ordinal);
        Assert.DoesNotContain("031-390", index, StringComparison.Ordinal);
        Assert.DoesNotContain("Telefonnumret behövs inte", index, StringComparison.Ordinal);
        var county = SearchedCounty.Of(site.Store);
        Assert.Contains(await county.First("nattuggla"), address => address.StartsWith($"~/avtal/{Slug}/remiss/svar/", StringComparison.Ordinal));
        county.Finder.Dispose();
    }
}
