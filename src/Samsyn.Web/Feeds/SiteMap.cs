using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Api;
using Samsyn.Web.Design;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Feeds;

/// <summary>
/// What search engines are told: <c>/sitemap.xml</c>, every public page of real agreements, news and documents in both languages, and <c>/robots.txt</c>, where nobody needs to look.
/// </summary>
/// <remarks>
/// Exercises are left out: who searches for a decision must not find an invented one first. So are the workspace, sign-in, search results and addresses with somebody's key. A
/// principal has no page of its own; its line stands on the pages of its agreements. Source: sitemaps.org, protocol 0.9; RFC 9309.
/// </remarks>
public static class SiteMap
{
    /// <summary>What the protocol allows in one file. A county has some thousand.</summary>
    private const int Most = 50_000;

    private const string Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>Pages that stand by themselves, beside those of the frame.</summary>
    private static readonly string[] Others = ["/", "/lagrum", "/stall-en-fraga"];

    /// <summary>Pages of an agreement beside those of its row of tabs.</summary>
    private static readonly string[] OfAgreement = ["", "/ansvar", "/familj", "/giltighet", "/jamfor", "/lattlast", "/minne", "/oenighet", "/remiss", "/uppdrag"];

    /// <summary>The workspace, sign-in, addresses with somebody's key, search results.</summary>
    private static readonly string[] Closed = ["/arbete", "/logga-in", "/inbjudan/", "/prenumerera/bekrafta/", "/prenumerera/val/", "/prenumerera/avsluta/", "/sok?"];

    public static void MapSiteMap(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sitemap.xml", Map).ExcludeFromDescription();
        app.MapGet("/robots.txt", Robots).ExcludeFromDescription();
    }

    private static async Task<IResult> Map(HttpContext context, Records records, SamsynDb db, Publications publications)
    {
        var pages = new SortedDictionary<string, DateTime?>(StringComparer.Ordinal);
        foreach (var link in SiteLinks.Header.Concat(SiteLinks.Footer).Where(link => link.Path.StartsWith("~/", StringComparison.Ordinal))) pages[link.Path[1..]] = null;
        foreach (var path in Others) pages[path] = null;
        var changed = await db.History.AsNoTracking().GroupBy(line => line.AgreementId).Select(lines => new { lines.Key, At = lines.Max(line => line.At) }).ToDictionaryAsync(lines => lines.Key, lines => lines.At);
        foreach (var cascade in (await records.Cascades()).Where(c => !c.Agreement.Settings.Demonstration))
            foreach (var path in PagesOf(cascade, cascade.Consultations.Count > 0 && (await records.RoundsAlone(cascade.Agreement.Id)).Any(round => round.Release is not null))) pages[path] = changed.TryGetValue(cascade.Agreement.Id, out var at) ? at : null;
        foreach (var news in (await publications.Shown(ArticleKind.NewsItem)).Where(n => !n.IsExercise)) pages[news.Path] = news.UpdatedAt;
        foreach (var offered in (await publications.Documents()).Where(d => !d.IsExercise)) pages[offered.Path] = offered.Document.Newest.AddedAt;

        var request = context.Request;
        var root = $"{request.Scheme}://{request.Host.ToUriComponent()}{request.SiteRoot().ToUriComponent()}";
        PageCache.Allow(context);
        return Results.Bytes(Write(pages.SelectMany(page => new[] { (root + page.Key, page.Value), (root + (page.Key == "/" ? "/en" : "/en" + page.Key), page.Value) })), "application/xml; charset=utf-8");
    }

    private static IEnumerable<string> PagesOf(Cascade cascade, bool isCompiled)
    {
        var home = "/avtal/" + cascade.Agreement.Slug;
        foreach (var path in OfAgreement.Concat(SiteLinks.AgreementPages.Select(page => page.Path))) yield return home + path;
        foreach (var version in cascade.Agreement.Versions.Where(v => v.Sha256 is not null)) yield return $"{home}/text/{Uri.EscapeDataString(version.Id)}";
        if (isCompiled)
        {
            yield return home + "/remiss/sammanstallning";
            yield return home + "/remiss/underlag";
        }
    }

    private static byte[] Write(IEnumerable<(string Address, DateTime? Changed)> pages)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("urlset", Protocol);
            foreach (var (address, changed) in pages.Take(Most))
            {
                xml.WriteStartElement("url", Protocol);
                xml.WriteElementString("loc", Protocol, address);
                if (changed is { } at) xml.WriteElementString("lastmod", Protocol, at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    private static IResult Robots(HttpContext context)
    {
        var request = context.Request;
        var root = request.SiteRoot().ToUriComponent();
        var closed = Closed.SelectMany(path => new[] { root + path, root + "/en" + path });
        PageCache.Allow(context);
        return Results.Text($"User-agent: *\n{string.Concat(closed.Select(path => $"Disallow: {path}\n"))}\nSitemap: {request.Scheme}://{request.Host.ToUriComponent()}{root}/sitemap.xml\n", "text/plain; charset=utf-8");
    }
}
