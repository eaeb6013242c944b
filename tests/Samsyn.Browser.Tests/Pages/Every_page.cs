using Samsyn.Browser.Tests.Checks;
using Samsyn.Browser.Tests.Site;
using Samsyn.Browser.Tests.Visits;
using Samsyn.Web.Design;

namespace Samsyn.Browser.Tests.Pages;

/// <summary>Every registered page in one language: as registered, valid, accessible, and whole at every width, in the dark and on paper.</summary>
/// <remarks>Which widths and colours axe looks at in a run that is not whole stands in docs/testing.md.</remarks>
public abstract class Every_page(Sites sites, Language language)
{
    private static readonly List<string> Order = [.. RegisteredVisits.ByName.Keys];

    [Theory, MemberData(nameof(RegisteredVisits.Names), MemberType = typeof(RegisteredVisits))]
    public async Task Is_good_to_read(string name)
    {
        var visit = RegisteredVisits.ByName[name];
        var server = await sites.Of(visit.On);
        var reader = await sites.ReaderOf(visit, language);
        await using var opened = await OpenedPage.Open(reader, server, visit, language);

        var findings = await PageChecks.Of(opened, View.Of(Order.IndexOf(name) + (int)language)).WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);

        Assert.True(findings.Count == 0, $"{server.Origin}{visit.Address(language)} (turn {View.Turn}):\n  " + string.Join("\n  ", findings));
        if (!visit.HasCookies) Assert.Empty(await reader.CookiesAsync());
        Assert.Empty(server.Faults);
    }
}

/// <inheritdoc/>
public sealed class Every_page_in_Swedish(Sites sites) : Every_page(sites, Language.Swedish);

/// <inheritdoc/>
public sealed class Every_page_in_English(Sites sites) : Every_page(sites, Language.English);
