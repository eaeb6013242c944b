using System.Globalization;
using System.Text;
using System.Xml;
using Samsyn.Web.Api;
using Samsyn.Web.Design;
using Samsyn.Web.Publishing;

namespace Samsyn.Web.Feeds;

/// <summary>For search engines: which pages there are (sitemaps.org 0.9) and which to stay away from (RFC 9309).</summary>
/// <remarks>Neither exercises, whose facts are invented, nor the workspace, nor what stands in letters with a key.</remarks>
public static class Sitemap
{
    private const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly string[] Pages = ["/", "/avtal", "/nyheter", "/fragor-och-svar", "/dokument", "/prenumerera", "/lagrum", "/om", "/sa-raknas-laget", "/oppna-data", "/tillganglighet"];

    public static void Map(WebApplication app)
    {
        app.MapGet("/sitemap.xml", async (HttpContext context, Publications publications, Settings settings) =>
        {
            var site = SiteOf(context, settings);
            var found = new List<(string Path, DateTime? Changed)>(Pages.Select(p => (p, (DateTime?)null)));
            foreach (var agreement in (await publications.Agreements()).Where(a => !a.Settings.Demonstration)) found.AddRange(SiteLinks.AgreementPages.Select(p => ($"/avtal/{agreement.Slug}{p.Path}", (DateTime?)null)));
            found.AddRange((await publications.Shown(ArticleKind.NewsItem)).Where(n => !n.IsExercise).Select(n => (n.Path, (DateTime?)n.UpdatedAt)));
            found.AddRange((await publications.Documents()).Where(d => !d.IsExercise).Select(d => (d.Path, (DateTime?)d.Document.Newest.AddedAt)));
            PageCache.Allow(context);
            return Results.Bytes(Write(site, found), "application/xml; charset=utf-8");
        }).ExcludeFromDescription();
        app.MapGet("/robots.txt", (HttpContext context, Settings settings) =>
        {
            PageCache.Allow(context);
            return Results.Text($"User-agent: *\nDisallow: /arbete\nDisallow: /en/arbete\nDisallow: /logga-in\nDisallow: /prenumerera/\nDisallow: /sok\nDisallow: /avtal/ovning-\n\nSitemap: {SiteOf(context, settings)}/sitemap.xml\n", "text/plain; charset=utf-8");
        }).ExcludeFromDescription();
    }

    internal static byte[] Write(string site, IEnumerable<(string Path, DateTime? Changed)> pages)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("urlset", Space);
            foreach (var (path, changed) in pages)
            {
                xml.WriteStartElement("url", Space);
                xml.WriteElementString("loc", Space, new Uri(site + path).AbsoluteUri);
                if (changed is { } at) xml.WriteElementString("lastmod", Space, at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static string SiteOf(HttpContext context, Settings settings) => settings.SiteUrl?.AbsoluteUri.TrimEnd('/') ?? $"{context.Request.Scheme}://{context.Request.Host}";
}
