using Samsyn.Documents.Pdf.Writing;
using Samsyn.Documents.Texts;
using Samsyn.Domain.Calendars;
using Samsyn.Web.Api;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing;

/// <summary>A news item on paper: the same words as its page, as a PDF that a screen reader reads too.</summary>
internal static class PrintedNews
{
    public static void MapPrintedNews(this IEndpointRouteBuilder app)
    {
        app.MapGet("/nyheter/{slug}.pdf", (string slug, HttpContext context, Publications publications, SiteIdentity site) => Send(slug, null, context, publications, site)).ExcludeFromDescription();
        app.MapGet("/nyheter/{slug}/{version:int}.pdf", (string slug, int version, HttpContext context, Publications publications, SiteIdentity site) => Send(slug, version, context, publications, site)).ExcludeFromDescription();
    }

    private static async Task<IResult> Send(string slug, int? version, HttpContext context, Publications publications, SiteIdentity site)
    {
        if (await publications.Find(ArticleKind.NewsItem, slug) is not { } article || await publications.Read(article) is not { } shown) return Results.NotFound();
        var now = publications.NowFor(shown.Agreement);
        if ((version is null ? shown.Version : article.Versions.Find(v => v.Number == version && v.From <= now)) is not { } wanted) return Results.NotFound();
        var text = await publications.OnDay(wanted.Text, shown.Agreement);
        var root = $"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}{context.Request.SiteRoot().ToUriComponent()}";
        PageCache.Allow(context);
        return Results.File(Write(shown with { Version = wanted, Text = text }, site, root), "application/pdf", $"{slug}{(version is null ? "" : $"-{version}")}.pdf");
    }

    /// <param name="root">Before an address of this site: the paper leads to the web.</param>
    internal static byte[] Write(ShownArticle shown, SiteIdentity site, string root) => In(Language.Swedish, () =>
    {
        var text = shown.Text;
        var blocks = new List<TextBlock>();
        if (text.Lead.Length > 0) blocks.Add(new TextParagraph(null, [new TextRun(text.Lead.ReplaceLineEndings(" "), Strong: true)]));
        // The title is the first level on paper, so the article's own headings keep theirs.
        blocks.AddRange(ArticleContent.WithLinks(ArticleContent.Read(null, text.Body), link => link[0] == '/' ? root + link : link[0] == '#' ? null : link).Blocks);
        if (text.Files.Count > 0) blocks.Add(new TextHeading(2, null, [new TextRun("Bilagor")]));
        blocks.AddRange(text.Files.Select(file => new TextListItem(0, null, [new TextRun(file.Title, Link: $"{root}/fil/{file.Sha256}/{Uri.EscapeDataString(file.Name)}"), new TextRun(" " + FileWords.Of(file))])));
        blocks.Add(new TextParagraph(null, [new TextRun($"{(text.Byline.Length > 0 ? text.Byline + ", " : "")}{Dates.Instant(shown.Version.From)}.")]));
        if (text.Contact is { } contact) blocks.Add(new TextParagraph(null, [new TextRun("Kontakt: " + string.Join(", ", new[] { contact.Function, contact.Telephone, contact.Email }.OfType<string>()))]));
        return PdfWriter.Write(new TextContent { Title = text.Title, Blocks = blocks }, new PdfSheet
        {
            Site = "Samsyn",
            Place = site.County,
            Mark = SiteMark.Drawing,
            Kind = "Nyhet",
            RunningHead = text.Title,
            Warning = shown.IsExercise ? "Övningsdata: nyheten är påhittad" : null,
            Address = $"{root}/nyheter/{shown.Article.Slug}".Split("://")[1],
            Author = text.Byline.Length > 0 ? text.Byline : site.RunBy,
            Subject = shown.Agreement?.Settings.Title,
            Date = Stockholm.DayOf(shown.Version.From),
        });
    });
}
