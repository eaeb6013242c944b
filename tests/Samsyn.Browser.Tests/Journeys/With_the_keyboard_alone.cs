using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Samsyn.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Samsyn.Browser.Tests.Journeys;

/// <summary>Reading and working without a mouse: every stop shows where one is, in the order things are read.</summary>
public sealed class With_the_keyboard_alone(Sites sites)
{
    private const string Tracker = "/avtal/ovning-digitala-hjalpmedel/beslut";

    private async Task<IPage> Open(IBrowserContext reader, SamsynServer server, string path)
    {
        var page = await reader.NewPageAsync();
        await page.GotoAsync(server.Origin + path);
        return page;
    }

    [Theory, InlineData("/", "Hoppa till innehållet"), InlineData("/en" + Tracker, "Skip to the content")]
    public async Task The_first_stop_skips_to_the_content(string path, string name)
    {
        await using var reader = await (await sites.Browser).Reader();
        var page = await Open(reader, await sites.Of(Filling.Everything), path);
        var keyboard = new Keyboard(page);

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(":focus")).ToHaveTextAsync(name);
        await keyboard.Press("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.True(await page.Locator("main").EvaluateAsync<bool>("main => main.contains(document.activeElement)"), "the stop after the skip link is in the content");
    }

    [Theory, InlineData(Chromium.Wide, ColorScheme.Light), InlineData(Chromium.Phone, ColorScheme.Dark)]
    public async Task The_table_is_filtered(int width, ColorScheme colours)
    {
        await using var reader = await (await sites.Browser).Reader(width: width, colours: colours);
        var page = await Open(reader, await sites.Of(Filling.Everything), Tracker);
        var keyboard = new Keyboard(page);

        await keyboard.ToField("forbund");
        await page.Keyboard.TypeAsync("Sk");
        await keyboard.To("Filtrera");
        await keyboard.Enter();

        Assert.Contains("forbund=SK", page.Url, StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Table, new() { NameRegex = new Regex("Skaraborg") }).Locator("tbody tr")).ToHaveCountAsync(15);
    }

    [Fact]
    public async Task The_menu_of_a_phone_opens_and_closes()
    {
        await using var reader = await (await sites.Browser).Reader(width: Chromium.Phone);
        var page = await Open(reader, await sites.Of(Filling.Everything), "/");
        var keyboard = new Keyboard(page);

        await keyboard.To("Meny");
        await keyboard.Press("Enter");
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Huvudmeny" })).ToBeVisibleAsync();
        await keyboard.To("Avtal");
        await keyboard.Press("Escape");

        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Huvudmeny" })).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Meny" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_decision_is_recorded_and_corrected()
    {
        await using var server = await SamsynServer.Start(Filling.Desk);
        await using var reader = await (await sites.Browser).Reader();
        var page = await Open(reader, server, "/logga-in");
        var keyboard = new Keyboard(page);
        await keyboard.ToField("UserName");
        await keyboard.Write("handlaggare-mellerud");
        await keyboard.ToField("Password");
        await keyboard.Write("ovning-samsyn");
        await keyboard.To("Logga in");
        await keyboard.Enter();

        await keyboard.To("Registrera");
        await keyboard.Enter();
        Assert.Equal("dag", ActForms.Now(page));
        await keyboard.To("Fortsätt");
        await keyboard.Enter();
        await Expect(page.Locator(".ds-error-summary")).ToBeFocusedAsync();
        await keyboard.To("Ange vilken dag beslutet fattades.");
        await keyboard.Press("Enter");
        await Expect(page.Locator("[name=dag]")).ToBeFocusedAsync();
        await keyboard.Write("23 november 2022");
        await Continue(keyboard);
        await keyboard.ToField("utfall");
        await keyboard.Choose("approved");
        await Continue(keyboard);
        await Continue(keyboard); // the version that was current is chosen already
        await keyboard.ToField("paragraf");
        await keyboard.Write("§ 112");
        await Continue(keyboard);
        while (ActForms.Now(page) != "kontrollera") await Continue(keyboard);
        await keyboard.To("Registrera beslutet");
        await keyboard.Enter();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Melleruds beslut är registrerat");
        await Expect(page.GetByText("Nu är 32 av 50 klara.")).ToBeVisibleAsync();
        await Shows(reader, server, "Godkänt", "23 nov 2022", "§ 112");

        await keyboard.To("Tillbaka till Att göra");
        await keyboard.Enter();
        await keyboard.To("Lägg till");
        await keyboard.Enter();
        Assert.Equal("fel", ActForms.Now(page));
        await keyboard.ToField("fel");
        while (await page.EvaluateAsync<string>("() => document.activeElement.value") != "dag") await keyboard.Press("Tab");
        await keyboard.Press("Space");
        await Continue(keyboard);
        await keyboard.ToField("dag");
        await keyboard.Write("2022-11-24");
        await Continue(keyboard);
        await keyboard.ToField("skal");
        await keyboard.Write("Protokollet säger den 24 november.");
        await Continue(keyboard);
        await keyboard.To("Rätta uppgiften");
        await keyboard.Enter();

        await Shows(reader, server, "Godkänt", "24 nov 2022", "§ 112");
    }

    private static async Task Continue(Keyboard keyboard)
    {
        await keyboard.To("Fortsätt");
        await keyboard.Enter();
    }

    /// <summary>What everybody sees of Mellerud, in the same moment.</summary>
    private static async Task Shows(IBrowserContext reader, SamsynServer server, params string[] words)
    {
        var page = await reader.NewPageAsync();
        await page.GotoAsync(server.Origin + Tracker);
        var row = page.Locator("tr", new() { Has = page.Locator("th[id=part-1461]") });
        foreach (var word in words) await Expect(row).ToContainTextAsync(word);
        await page.CloseAsync();
    }
}
