using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Samsyn.Browser.Tests.Site;
using Samsyn.Browser.Tests.Visits;

namespace Samsyn.Browser.Tests.Pages;

/// <summary>What the server answers and what is registered are the same: no page comes into being that no test visits.</summary>
public sealed class Every_route(Sites sites)
{
    private static string Written(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    private static bool IsPage(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    [Fact]
    public async Task Of_a_page_has_registered_visits()
    {
        var server = await sites.Of(Filling.Everything);
        var answered = server.Endpoints.Where(IsPage).Select(Written).Where(route => route != "/Index").Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(answered, RegisteredVisits.Pages.Select(page => page.Route).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_data_has_registered_visits()
    {
        var server = await sites.Of(Filling.Everything);
        var answered = server.Endpoints.Where(endpoint => !IsPage(endpoint)).Select(Written).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(answered, RegisteredVisits.Data.Select(data => data.Route).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Has_every_state_or_says_why_not()
    {
        var lacking =
            from page in RegisteredVisits.Pages
            from state in Enum.GetValues<VisitState>()
            where page.Visits.All(visit => visit.State != state) == !page.Without.ContainsKey(state)
            select $"{page.Route} {state}";

        Assert.Empty(lacking);
    }
}
