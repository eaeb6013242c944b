using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Publishing.OldPages;

/// <summary>What the journal keeps of an old address.</summary>
public sealed record RedirectTrace(string Address, string Leads);

/// <summary>What became of one page, in words for who ran the command.</summary>
internal sealed record TakenIn(string Path, string What, bool IsNew, IReadOnlyList<Fault> Notes);

/// <summary>Makes drafts of saved pages. A command does it: nobody is signed in, and nothing is shown to readers until somebody has read and published it.</summary>
internal static class OldPageActs
{
    /// <summary>All pages, in one commit. A page that has been read in before is passed over: its old address says which it is.</summary>
    public static async Task<IReadOnlyList<TakenIn>> TakeIn(this Act act, SavedSite site, IReadOnlyList<SavedPage> pages)
    {
        var told = new List<TakenIn>();
        var here = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            if (!here.Add(page.Address.AbsoluteUri)) told.Add(new TakenIn(page.Path, "", false, [new Fault(Place.StartOf(page.Path), $"en annan fil i mappen har samma gamla adress, {page.Address}", "ta bort den ena")]));
            else if (await act.IsKnown(page.Address)) told.Add(new TakenIn(page.Path, "redan inläst", false, []));
            else told.Add(page.IsOfDocuments ? await act.AsDocuments(site, page) : await act.AsNews(site, page));
        }

        return told;
    }

    private static async Task<bool> IsKnown(this Act act, Uri address) =>
        await act.Db.Redirects.AnyAsync(r => r.Address == address.AbsoluteUri) || await act.Db.Articles.AnyAsync(a => a.Source == SavedPage.Source + address.AbsoluteUri);

    private static async Task<TakenIn> AsNews(this Act act, SavedSite site, SavedPage page)
    {
        foreach (var file in page.Files) await act.Keep(await File.ReadAllBytesAsync(site.Full(file.Path)));
        // The page's own day: the draft is published on another.
        var first = page.On is { } day ? $"\n\nPublicerades först {Languages.In(Language.Swedish, () => Dates.Full(day))} på {page.Address.Host}." : "";
        var text = new ArticleText(page.Title, page.Lead, page.Body + first, "") { Files = [.. page.Files.Select(f => f.File)] };
        var article = await act.Begin(Guid.CreateVersion7(), ArticleKind.NewsItem, null, text, SavedPage.Source + page.Address.AbsoluteUri, page.On);
        act.Journal<ArticleTrace>("nyhet " + article.Slug, null, new(null, text, null, null, null, null, null));
        // Written at once: the next page asks which addresses are taken.
        await act.Db.SaveChangesAsync();
        var notes = page.Notes.ToList();
        await act.Lead(page.Address, "/nyheter/" + article.Slug, page.Path, notes, articleId: article.Id);
        foreach (var file in page.Files.Where(f => f.OldAddress is not null)) await act.Lead(file.OldAddress!, "/nyheter/" + article.Slug, page.Path, notes, articleId: article.Id, file: $"{file.File.Sha256}/{Uri.EscapeDataString(file.File.Name)}");
        return new TakenIn(page.Path, $"utkast till nyheten ”{page.Title}”{Day(page)}{page.Files.Count switch { 0 => "", 1 => ", 1 bilaga", var n => $", {n} bilagor" }}", true, notes);
    }

    private static async Task<TakenIn> AsDocuments(this Act act, SavedSite site, SavedPage page)
    {
        var (notes, titles, first) = (page.Notes.ToList(), new List<string>(), (LibraryDocument?)null);
        foreach (var file in page.Files)
        {
            var title = page.Files.Count == 1 ? page.Title : file.File.Title;
            await act.Keep(await File.ReadAllBytesAsync(site.Full(file.Path)));
            var on = page.On ?? site.Today;
            var document = await act.LayIn(Guid.CreateVersion7(), new DocumentFacts(title, page.Description, DocumentKind.Other, null, null, "sv", null), new NewDocumentVersion("1.0", on, null, file.File with { Title = title }, null, null), isDraft: true);
            await act.Db.SaveChangesAsync();
            if (file.OldAddress is { } old) await act.Lead(old, "/dokument/" + document.Slug, page.Path, notes, documentId: document.Id);
            first ??= document;
            titles.Add($"”{title}”");
        }

        await act.Lead(page.Address, "/dokument/" + first!.Slug, page.Path, notes, documentId: first.Id);
        return new TakenIn(page.Path, $"utkast till {(titles.Count == 1 ? "dokumentet" : "dokumenten")} {string.Join(", ", titles)}{Day(page)}", true, notes);
    }

    /// <summary>Remembers where an old address is to lead. The first page that had it keeps it.</summary>
    private static async Task Lead(this Act act, Uri address, string leads, string path, List<Fault> notes, Guid? articleId = null, Guid? documentId = null, string? file = null)
    {
        var key = Redirect.KeyOf(address);
        if (Redirect.IsTaken(key)) notes.Add(new Fault(Place.StartOf(path), $"adressen {key} är en egen sida här, så den gamla kan aldrig leda vidare", "tala om den nya adressen för dem som länkar till den gamla"));
        if (await act.Db.Redirects.AnyAsync(r => r.Key == key || r.Address == address.AbsoluteUri))
        {
            // A file that several pages lead to is one file; two pages at one path are two.
            if (file is null && documentId is null) notes.Add(new Fault(Place.StartOf(path), $"en annan sida hade samma sökväg, {key}; den gamla adressen leder dit", "ändra inget, eller ta bort den ena innan du läser in"));
            return;
        }

        act.Db.Add(new Redirect { Key = key, Address = address.AbsoluteUri, ArticleId = articleId, DocumentId = documentId, File = file, CreatedAt = act.At });
        act.Journal<RedirectTrace>("gammal adress", null, new(address.AbsoluteUri, leads));
        await act.Db.SaveChangesAsync();
    }

    private static string Day(SavedPage page) => page.On is { } day ? $" ({Languages.In(Language.Swedish, () => Dates.Full(day))})" : "";
}
