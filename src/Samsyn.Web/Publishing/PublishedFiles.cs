using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Publishing;

/// <summary>Files of news and of the library, at addresses that last. Only what is or has been shown: a file of a draft is nowhere.</summary>
public static class PublishedFiles
{
    public static void MapPublishedFiles(this IEndpointRouteBuilder app)
    {
        app.MapPrintedNews();
        app.MapGet("/fil/{sha256:length(64)}/{name}", OfArticle).ExcludeFromDescription();
        app.MapGet("/dokument/{slug}/{number:int}/{name}", OfDocument).ExcludeFromDescription();
    }

    private static async Task<IResult> OfArticle(string sha256, string name, HttpContext context, SamsynDb db, Publications publications)
    {
        // Few articles have files; those shown are read anew, so that one taken down takes its files with it.
        foreach (var kind in Enum.GetValues<ArticleKind>())
            foreach (var shown in await publications.Shown(kind))
                foreach (var version in shown.Article.Versions.Where(v => v.From <= publications.NowFor(shown.Agreement)))
                    if (version.Text.Files.FirstOrDefault(f => f.Sha256 == sha256 && f.Name == name) is { } file) return await Send(context, db, file);
        return Results.NotFound();
    }

    private static async Task<IResult> OfDocument(string slug, int number, string name, HttpContext context, SamsynDb db, Publications publications)
    {
        if (await publications.Document(slug) is not { } one || !one.Document.IsOfferedAt(publications.NowFor(one.Agreement))) return Results.NotFound();
        return one.Document.Versions.Find(v => v.Number == number)?.File is { } file && file.Name == name ? await Send(context, db, file) : Results.NotFound();
    }

    private static async Task<IResult> Send(HttpContext context, SamsynDb db, AttachedFile file)
    {
        if (await db.Blobs.AsNoTracking().Where(b => b.Sha256 == file.Sha256).Select(b => b.Bytes).SingleOrDefaultAsync() is not { } bytes) return Results.NotFound();
        context.Response.Headers["X-Content-Type-Options"] = "nosniff";
        return Results.File(bytes, file.MediaType, file.MediaType == "application/pdf" ? null : file.Name, entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{file.Sha256[..24]}\""));
    }
}
