using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Samsyn.Browser.Tests.Site;
using static Microsoft.Playwright.Assertions;

namespace Samsyn.Browser.Tests.Journeys;

/// <summary>Everything that can be read can be read with scripts turned off.</summary>
public sealed partial class A_reader_without_a_script(Sites sites)
{
    [GeneratedRegex("^\\d+")]
    private static partial Regex Figure();

    [Theory, InlineData(Chromium.Wide), InlineData(Chromium.Phone)]
    public async Task Finds_who_has_decided_filters_goes_back_in_time_and_takes_the_file(int width)
    {
        var server = await sites.Of(Filling.Everything);
        await using var reader = await (await sites.Browser).Reader(scripts: false, width: width);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(server.Origin + "/");

        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Samverkansavtal digitala hjälpmedel (övning)", Exact = true }).First.Leave();
        if (new Uri(page.Url).AbsolutePath == "/avtal/ovning-digitala-hjalpmedel")
            await page.GetByRole(AriaRole.Link, new() { Name = "Se vem som har beslutat" }).Leave();
        var rows = page.GetByRole(AriaRole.Table, new() { NameRegex = new Regex("parter") }).Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(50);

        await page.GetByLabel("Kommunalförbund", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Fyrbodal" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Filtrera" }).Leave();
        await Expect(rows).ToHaveCountAsync(14);
        Assert.Contains("forbund=FY", page.Url, StringComparison.Ordinal);
        var yesThen = await rows.Filter(new() { HasText = "Godkänt" }).CountAsync();

        await page.GetByLabel("Visa läget den").FillAsync("10 oktober 2022");
        await page.GetByRole(AriaRole.Button, new() { Name = "Visa", Exact = true }).Leave();
        await Expect(rows).ToHaveCountAsync(14);
        await Expect(page.GetByRole(AriaRole.Table, new() { NameRegex = new Regex("14 av 50 parter: Fyrbodal. Läget den 10 oktober 2022") })).ToBeVisibleAsync();
        Assert.InRange(await rows.Filter(new() { HasText = "Godkänt" }).CountAsync(), 1, yesThen - 1);

        await page.GetByRole(AriaRole.Link, new() { Name = "Rensa" }).Leave();
        await Expect(rows).ToHaveCountAsync(50);
        var status = await page.Locator(".status").InnerTextAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        Assert.Equal("ovning-digitala-hjalpmedel-2022-10-10.csv", file.SuggestedFilename);
        var lines = (await File.ReadAllLinesAsync(await file.PathAsync(), TestContext.Current.CancellationToken)).Where(line => line.Length > 0).ToList();
        Assert.Equal(51, lines.Count);
        Assert.Equal(Figure().Match(status).Value, $"{lines.Count(line => line.Split(',')[6] == "approved")}");
    }

    [Fact]
    public async Task Finds_the_menu_on_a_phone()
    {
        var server = await sites.Of(Filling.Everything);
        await using var reader = await (await sites.Browser).Reader(scripts: false, width: Chromium.Phone);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(server.Origin + "/");

        await page.GetByRole(AriaRole.Link, new() { Name = "Meny", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Meny" }).GetByRole(AriaRole.Link, new() { Name = "Avtal", Exact = true }).Leave();

        Assert.Equal(server.Origin + "/avtal", page.Url);
    }

    [Fact]
    public async Task Reads_the_same_page_in_English()
    {
        var server = await sites.Of(Filling.Everything);
        await using var reader = await (await sites.Browser).Reader(scripts: false);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(server.Origin + "/avtal/ovning-digitala-hjalpmedel/beslut?forbund=SK&den=2022-10-10");

        await page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "English" }).Leave();

        Assert.Equal(server.Origin + "/en/avtal/ovning-digitala-hjalpmedel/beslut?forbund=SK&den=2022-10-10", page.Url);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Who has decided?" })).ToBeVisibleAsync();
    }
}
