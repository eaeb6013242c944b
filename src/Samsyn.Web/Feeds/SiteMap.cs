namespace Samsyn.Web.Feeds;

public static class SiteMap
{
    public static void MapSiteMap(this IEndpointRouteBuilder app) { }
}
