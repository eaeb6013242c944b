using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Api;
using Samsyn.Web.Design;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Feeds;

/// <summary>The feeds one subscribes to: everything, one agreement, what concerns one principal. Each in both languages, at the address with and without <c>/en</c>.</summary>
public static class FeedAddresses
{
    /// <summary>What <c>updated</c> is in a feed that has told nothing: before every installation, so that nothing told later is older.</summary>
    private static readonly DateTime BeforeAll = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        app.MapGet("/atom.xml", All).ExcludeFromDescription();
        app.MapGet("/avtal/{slug}/atom.xml", OfAgreement).ExcludeFromDescription();
        app.MapGet("/huvudman/{id}/atom.xml", OfPrincipal).ExcludeFromDescription();
    }

    /// <summary>Every real agreement and the county's own news. Exercises have theirs at their own addresses.</summary>
    private static async Task<IResult> All(HttpContext context, Records records, SamsynDb db, Publications publications, Clock clock, SiteIdentity site) =>
        await Write(context, new Sources(db, publications, clock, records, site), await Real(records), null, "",
            Named(site.County), L("Nyheter och beslut om avtalen, det senaste först.", "News and decisions on the agreements, latest first."), "/nyheter");

    private static async Task<IResult> OfAgreement(HttpContext context, string slug, Records records, SamsynDb db, Publications publications, Clock clock, SiteIdentity site)
    {
        if (await records.Cascade(slug) is not { } cascade) return Results.NotFound();
        var (settings, words) = (cascade.Agreement.Settings, L("Nyheter och beslut om avtalet, det senaste först.", "News and decisions on the agreement, latest first."));
        return await Write(context, new Sources(db, publications, clock, records, site), [cascade], null, slug,
            settings.Demonstration ? L("Övning: ", "Exercise: ") + settings.Title : settings.Title, settings.Demonstration ? L("Övning: påhittade uppgifter. ", "Exercise: invented facts. ") + words : words, "/avtal/" + cascade.Agreement.Slug);
    }

    /// <summary>The real agreements that the principal is a party of, without other principals' own decisions.</summary>
    private static async Task<IResult> OfPrincipal(HttpContext context, string id, Records records, SamsynDb db, Publications publications, Clock clock, SiteIdentity site)
    {
        if (!PrincipalId.IsValid(id) || (await records.County())?.Find(new PrincipalId(id)) is not { } whose) return Results.NotFound();
        return await Write(context, new Sources(db, publications, clock, records, site), [.. (await Real(records)).Where(c => c.Parties.Any(p => p.Id == whose.Id))], whose.Id, "huvudman " + whose.Id,
            Named(whose.Name), L($"Nyheter och beslut om de avtal som {whose.Name} är part i. Andra parters egna beslut är inte med.", $"News and decisions on the agreements that {whose.Name} is a party of. Other parties’ own decisions are left out."), "/avtal");
    }

    private sealed record Sources(SamsynDb Db, Publications Publications, Clock Clock, Records Records, SiteIdentity Site);

    private static string Named(string? name) => string.IsNullOrEmpty(name) ? "Samsyn" : "Samsyn: " + name;

    private static async Task<List<Cascade>> Real(Records records) => [.. (await records.Cascades()).Where(c => !c.Agreement.Settings.Demonstration)];

    /// <param name="key">Tells the feeds of one site apart, for ever.</param>
    /// <param name="page">The page about the same.</param>
    private static async Task<IResult> Write(HttpContext context, Sources from, IReadOnlyList<Cascade> cascades, PrincipalId? whose, string key, string title, string subtitle, string page)
    {
        var request = context.Request;
        var host = $"{request.Scheme}://{request.Host.ToUriComponent()}";
        var site = host + request.PathBase.ToUriComponent();
        var author = from.Site.RunBy ?? Named(from.Site.County);
        var entries = await new FeedEntries(from.Db, from.Publications, from.Clock, site, host + request.SiteRoot().ToUriComponent(), author).Of(cascades, countyToo: key.Length == 0 || whose is not null, whose);
        // Of the county and not of the address, so that it stays when the site moves.
        var feed = new AtomFeed(MailEvents.Made($"feed {(await from.Records.County())?.Id} {Tag} {key}"), Tag, title, subtitle, site + request.Path.ToUriComponent(), site + page, author, BeforeAll);
        PageCache.Allow(context);
        return Results.Bytes(feed.Write(entries), AtomFeed.MediaType + "; charset=utf-8");
    }
}
