using System.Collections.Concurrent;
using Microsoft.Playwright;
using Samsyn.Browser.Tests.Journeys;
using Samsyn.Browser.Tests.Site;
using Samsyn.Browser.Tests.Visits;
using Samsyn.Web.Commands;
using Samsyn.Web.Design;

[assembly: AssemblyFixture(typeof(Sites))]

namespace Samsyn.Browser.Tests.Site;

/// <summary>The servers and the browser of one test run: each is started the first time it is asked for, and once.</summary>
public sealed class Sites : IAsyncDisposable
{
    private readonly Dictionary<Filling, Lazy<Task<SamsynServer>>> _servers =
        Enum.GetValues<Filling>().ToDictionary(filling => filling, filling => new Lazy<Task<SamsynServer>>(() => SamsynServer.Start(filling)));

    private readonly Lazy<Task<Chromium>> _chromium = new(Chromium.Start);

    /// <summary>A server that many tests read from. A test that writes starts its own: <see cref="SamsynServer.Start"/>.</summary>
    public Task<SamsynServer> Of(Filling filling) => _servers[filling].Value;

    private readonly ConcurrentDictionary<string, Lazy<Task<IBrowserContext>>> _readers = new(StringComparer.Ordinal);

    /// <summary>
    /// The browser of whoever makes the visit. Those who are not signed in share one that has no cookies, and each account has one in
    /// which it is signed in already; pages that set a cookie get a new one.
    /// </summary>
    public async Task<IBrowserContext> ReaderOf(Visit visit, Language language)
    {
        if (visit.As is null && visit.HasCookies) return await (await Browser).Reader();
        return await _readers.GetOrAdd($"{language} {visit.As}", _ => new(() => Arrive(visit))).Value;
    }

    private async Task<IBrowserContext> Arrive(Visit visit)
    {
        var reader = await (await Browser).Reader();
        if (visit.As is { } account) await SignIn(reader, await Of(visit.On), account);
        return reader;
    }

    /// <summary>Signs in through the form.</summary>
    public static async Task SignIn(IBrowserContext reader, SamsynServer server, string account)
    {
        var page = await reader.NewPageAsync();
        await page.GotoAsync(server.Origin + "/logga-in");
        await page.GetByLabel("Användarnamn").FillAsync(account);
        await page.GetByLabel("Lösenord").FillAsync(DemoAccounts.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Logga in" }).Leave();
        Assert.Equal(server.Origin + "/arbete", page.Url);
    }

    public Task<Chromium> Browser => _chromium.Value;

    public async ValueTask DisposeAsync()
    {
        if (_chromium.IsValueCreated) await (await _chromium.Value).DisposeAsync();
        foreach (var server in _servers.Values.Where(s => s.IsValueCreated)) await (await server.Value).DisposeAsync();
    }
}
