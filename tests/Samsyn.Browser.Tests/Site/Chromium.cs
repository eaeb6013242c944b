using Microsoft.Playwright;

namespace Samsyn.Browser.Tests.Site;

/// <summary>The machine's own Chromium, driven by Playwright. Each reader has a context of her own: cookies, language, scripts on or off.</summary>
public sealed class Chromium : IAsyncDisposable
{
    public const int Wide = 1280;
    public const int Phone = 320;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Chromium> Start()
    {
        var program = Environment.GetEnvironmentVariable("SAMSYN_TEST_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new Chromium(playwright, browser);
    }

    /// <summary>A person with a browser: nobody signed in, no history.</summary>
    public async Task<IBrowserContext> Reader(bool scripts = true, int width = Wide, ColorScheme colours = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            JavaScriptEnabled = scripts,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = colours,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "sv-SE",
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(30_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
