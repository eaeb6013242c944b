using Microsoft.Playwright;
using Samsyn.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Samsyn.Browser.Tests.Journeys;

/// <summary>Every act can be done with scripts turned off, and is on everybody's page at once.</summary>
public sealed class The_workspace_without_a_script(Sites sites)
{
    private const string Exercise = "ovning-digitala-hjalpmedel";

    private async Task<IPage> Open(IBrowserContext reader, SamsynServer server, string account, string form)
    {
        await Sites.SignIn(reader, server, account);
        var page = reader.Pages[0];
        await page.GotoAsync($"{server.Origin}/arbete/avtal/{Exercise}/{form}");
        return page;
    }

    [Fact]
    public async Task Records_a_decision_in_a_vote()
    {
        await using var server = await SamsynServer.Start(Filling.Desk);
        await using var reader = await (await sites.Browser).Reader(scripts: false);
        var page = await Open(reader, server, "handlaggare-mellerud", "beslut");

        await ActForms.To("kontrollera", ("utfall", "rejected"), ("paragraf", "§ 98"), ("roster-ja", "14"), ("roster-nej", "17"))(page);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("14 ja, 17 nej");
        await ActForms.Continue(page);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Melleruds beslut är registrerat");
        await page.GotoAsync($"{server.Origin}/avtal/{Exercise}/beslut");
        await Expect(page.Locator(".status")).ToHaveTextAsync("Avtalet kan inte börja gälla i den här formen, eftersom Mellerud har sagt nej.");
    }

    [Fact]
    public async Task Sent_twice_is_recorded_once()
    {
        await using var server = await SamsynServer.Start(Filling.Desk);
        await using var reader = await (await sites.Browser).Reader(scripts: false);
        var page = await Open(reader, server, "handlaggare-mellerud", "beslut");

        await ActForms.ToReceipt(page);
        var receipt = await page.Locator("main").InnerTextAsync();
        await page.Leave(() => page.GoBackAsync());
        if (ActForms.Now(page) == "kontrollera" && await page.Locator("main form button.ds-button").CountAsync() > 0) await ActForms.Continue(page);

        Assert.Equal(receipt, await page.Locator("main").InnerTextAsync());
    }

    [Fact]
    public async Task Assesses_a_condition_that_was_recorded()
    {
        await using var server = await SamsynServer.Start(Filling.Desk);
        await using var officer = await (await sites.Browser).Reader(scripts: false);
        var page = await Open(officer, server, "handlaggare-mellerud", "beslut");
        await ActForms.To("kontrollera", ("utfall", "approved_with_condition"), ("villkor", "Kommunen betalar först 2024."))(page);
        await ActForms.Continue(page);
        await Expect(page.GetByText("Nu har 31 av 50 sagt ja.")).ToBeVisibleAsync();

        await using var leader = await (await sites.Browser).Reader(scripts: false);
        page = await Open(leader, server, "processledare", "bedomning");
        await page.GotoAsync(server.Origin + "/arbete");
        await page.Locator(".duties > li", new() { HasText = "Bedöm Melleruds villkor" }).GetByRole(AriaRole.Link, new() { NameRegex = new("Bedöm") }).First.Leave();
        await ActForms.ToReceipt(page);

        await page.GotoAsync($"{server.Origin}/avtal/{Exercise}/beslut");
        await Expect(page.Locator(".status")).ToContainTextAsync("32 av 50");
    }

    [Fact]
    public async Task Plans_a_step_anew()
    {
        await using var server = await SamsynServer.Start(Filling.Desk);
        await using var reader = await (await sites.Browser).Reader(scripts: false);
        var page = await Open(reader, server, "processledare", "omplanering");

        await ActForms.To("kontrollera", ("tid", "våren 2023"), ("ord", "under våren"), ("skal", "Flera fullmäktige möts först i mars."))(page);
        await ActForms.Continue(page);

        await page.GotoAsync($"{server.Origin}/avtal/{Exercise}/tidplan");
        var row = page.Locator("tr", new() { HasText = "Kommunfullmäktige i 49 kommuner" });
        await Expect(row).ToContainTextAsync("under våren");
        await Expect(row).ToContainTextAsync("Flera fullmäktige möts först i mars.");
        await Expect(row).ToContainTextAsync("preliminärt september-december");
    }

    [Fact]
    public async Task Hands_over_an_invitation()
    {
        await using var server = await SamsynServer.Start(Filling.Desk);
        await using var administrator = await (await sites.Browser).Reader(scripts: false);
        await Sites.SignIn(administrator, server, "administrator");
        var page = administrator.Pages[0];
        await page.GotoAsync(server.Origin + "/arbete/konton/bjud-in");
        await ActForms.Answer(page, ("UserName", "ny.person"), ("DisplayName", "Ny Person"));
        await ActForms.Continue(page);
        var link = await page.Locator(".handover").InnerTextAsync();

        await using var invited = await (await sites.Browser).Reader(scripts: false);
        page = await invited.NewPageAsync();
        await page.GotoAsync(link);
        await page.GetByLabel("Lösenord", new() { Exact = true }).FillAsync("en mening som är lätt att minnas");
        await page.GetByLabel("Samma lösenord en gång till").FillAsync("en mening som är lätt att minnas");
        await ActForms.Continue(page);

        Assert.Equal(server.Origin + "/arbete", page.Url);
        await page.GotoAsync(link);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Länken gäller inte längre");
    }
}
