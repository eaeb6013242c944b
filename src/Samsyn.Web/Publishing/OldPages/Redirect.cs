using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Publishing.OldPages;

/// <summary>
/// Where an address of an earlier site leads (vidarekoppling): to the news item or document that was made of its page, from the day that readers see it. Links in letters, minutes and other
/// sites go on working when the site's name is pointed here.
/// </summary>
/// <example><c>/aktuellt/avtal?id=12</c> → <c>/nyheter/nytt-avtal</c>.</example>
public sealed class Redirect
{
    /// <summary>Path and query as <see cref="KeyOf(string, string)"/> makes them: without the host, which is this site's own by then.</summary>
    public required string Key { get; init; }

    /// <summary>The whole old address: what a page is known by when it is read in again.</summary>
    public required string Address { get; init; }

    public Guid? ArticleId { get; init; }

    public Guid? DocumentId { get; init; }

    /// <summary>A file of the article: <c>{hash}/{name}</c>; null for the page itself.</summary>
    public string? File { get; init; }

    public required DateTime CreatedAt { get; init; }

    internal static void Map(ModelBuilder model) => model.Entity<Redirect>(redirect =>
    {
        redirect.ToTable("redirect").HasKey(r => r.Key);
        redirect.HasOne<Article>().WithMany().HasForeignKey(r => r.ArticleId);
        redirect.HasOne<LibraryDocument>().WithMany().HasForeignKey(r => r.DocumentId);
        redirect.HasIndex(r => r.Address).IsUnique();
    });

    /// <summary>True of an address that this site has a page of its own at: it is answered by that page, and never leads on.</summary>
    public static bool IsTaken(string key)
    {
        var path = key.Split('?')[0];
        SiteLink[] own = [SiteLinks.Agreements, SiteLinks.News, SiteLinks.Faq, SiteLinks.Documents, SiteLinks.HowStatusIsCounted, SiteLinks.OpenData, SiteLinks.About, SiteLinks.Accessibility, SiteLinks.ExerciseData, SiteLinks.Calendar, SiteLinks.Feed, SiteLinks.Subscribe, SiteLinks.Search, SiteLinks.SignIn, SiteLinks.SignOut, SiteLinks.ToDo];
        return path is "/" or "/en" or "/sitemap.xml" or "/robots.txt" || path.StartsWith("/api/", StringComparison.Ordinal)
            || own.Any(link => path == link.Path.TrimStart('~') || path == "/en" + link.Path.TrimStart('~'));
    }

    public static string KeyOf(Uri address) => KeyOf(Uri.UnescapeDataString(address.AbsolutePath), address.Query);

    /// <summary>Small letters, without a last slash, the query's parts in order; without what newsletters and networks add to count visits.</summary>
    public static string KeyOf(string path, string query)
    {
        var parts = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !part.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) && !part.StartsWith("fbclid=", StringComparison.OrdinalIgnoreCase) && !part.StartsWith("gclid=", StringComparison.OrdinalIgnoreCase))
            .Select(part => Uri.UnescapeDataString(part.Replace('+', ' '))).Order(StringComparer.Ordinal).ToList();
        var key = path.TrimEnd('/') + (parts.Count > 0 ? "?" + string.Join('&', parts) : "");
        return (key.Length > 0 ? key : "/").ToLowerInvariant();
    }
}

/// <summary>Answers where nothing is found: 301 to the new page if the old one has been read in and published, else the 404 that it was.</summary>
public static class RedirectSetup
{
    /// <remarks>Stands inside the error pages, so that it sees the bare 404. Only our own pages are led to. No browser keeps the answer unasked: what is taken down shall say so.</remarks>
    public static IApplicationBuilder UseOldAddresses(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        var (request, response) = (context.Request, context.Response);
        if (response.StatusCode != StatusCodes.Status404NotFound || response.HasStarted || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || context.Features.Get<IStatusCodeReExecuteFeature>() is not null) return;
        if (request.Path.Value is not { Length: > 1 and < 2000 } path || path.StartsWith("/api/", StringComparison.Ordinal)) return;
        if (await Target(context.RequestServices, Redirect.KeyOf(path, request.QueryString.Value ?? "")) is not { } target) return;
        response.StatusCode = StatusCodes.Status301MovedPermanently;
        response.ContentType = null;
        response.Headers.Location = request.PathBase.ToUriComponent() + target;
        response.Headers.CacheControl = "no-cache";
    });

    private static async Task<string?> Target(IServiceProvider services, string key)
    {
        var (db, publications) = (services.GetRequiredService<SamsynDb>(), services.GetRequiredService<Publications>());
        if (await db.Redirects.AsNoTracking().SingleOrDefaultAsync(r => r.Key == key) is not { } redirect) return null;
        if (redirect.DocumentId is { } document)
            return await db.Documents.AsNoTracking().Include(d => d.Versions).SingleOrDefaultAsync(d => d.Id == document) is { } one && one.IsOfferedAt(publications.NowFor(await publications.Of(one.AgreementId))) ? "/dokument/" + one.Slug : null;
        if (await db.Articles.AsNoTracking().Include(a => a.Versions).SingleOrDefaultAsync(a => a.Id == redirect.ArticleId) is not { } article || await publications.Read(article) is not { } shown) return null;
        return redirect.File is { } file && shown.Text.Files.Any(f => file == $"{f.Sha256}/{Uri.EscapeDataString(f.Name)}") ? "/fil/" + file : shown.Path;
    }
}
