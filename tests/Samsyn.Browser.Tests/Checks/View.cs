using System.Globalization;
using Microsoft.Playwright;
using Samsyn.Browser.Tests.Site;

namespace Samsyn.Browser.Tests.Checks;

/// <summary>A width and a colour scheme that a page is looked at in.</summary>
public sealed record View(string Name, int Width, ColorScheme Colours)
{
    public static readonly View Wide = new("wide", Chromium.Wide, ColorScheme.Light);
    public static readonly View Phone = new("320 px", Chromium.Phone, ColorScheme.Light);
    public static readonly View WideDark = new("wide, dark", Chromium.Wide, ColorScheme.Dark);
    public static readonly View PhoneDark = new("320 px, dark", Chromium.Phone, ColorScheme.Dark);

    /// <summary>Everything, not a sample: <c>./test all</c>.</summary>
    public static readonly bool All = Environment.GetEnvironmentVariable("SAMSYN_TEST_ALL") == "1";

    /// <summary>Whose turn it is: the day's number, or <c>SAMSYN_TEST_TURN</c> to repeat an earlier day's run.</summary>
    public static readonly int Turn = int.TryParse(Environment.GetEnvironmentVariable("SAMSYN_TEST_TURN"), NumberStyles.None, CultureInfo.InvariantCulture, out var turn)
        ? turn : DateOnly.FromDateTime(DateTime.UtcNow).DayNumber;

    /// <summary>The views axe looks at one visit in: always wide and light, and one of the others by turns; or all four.</summary>
    public static IReadOnlyList<View> Of(int visit)
    {
        View[] others = [Phone, WideDark, PhoneDark];
        return All ? [Wide, .. others] : [Wide, others[(visit + Turn) % others.Length]];
    }

    public async Task Take(IPage page)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = Colours });
        await page.SetViewportSizeAsync(Width, 900);
    }
}
