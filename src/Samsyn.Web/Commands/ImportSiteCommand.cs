using System.CommandLine;
using Samsyn.Web.Files;
using Samsyn.Web.Publishing.OldPages;
using Samsyn.Web.Publishing.Workspace;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Commands;

/// <summary>
/// <c>samsyn import-site DIR</c>: saved pages of an earlier site become drafts of news and documents, and their addresses lead to them once they are published. Pages that cannot be read are
/// left out and told; the others are written in one commit.
/// </summary>
internal static class ImportSiteCommand
{
    public static Command Make()
    {
        var folder = new Argument<string>("DIR") { Description = "En mapp med sparade webbsidor (.html) och deras filer" };
        var command = new Command("import-site", "Gör utkast till nyheter och dokument av sparade sidor från en äldre webbplats.") { folder };
        command.SetAction(async (parsed, cancel) =>
        {
            var dir = parsed.GetRequiredValue(folder);
            if (!Directory.Exists(dir)) throw new CommandRefusedException($"{dir}: mappen finns inte. Ange en mapp med sparade webbsidor.");
            var settings = CommandLine.SettingsOf(parsed);
            var site = SavedSite.Of(dir, new Clock(TimeProvider.System, settings.Today).Today);
            var faults = new FaultList();
            var pages = site.PagePaths.Select(path => SavedPage.Read(site, path, faults)).OfType<SavedPage>().ToList();
            if (pages.Count == 0)
            {
                faults.ThrowIfAny();
                throw new CommandRefusedException($"{dir}: mappen har inga webbsidor. Spara sidorna från webbläsaren som .html.");
            }

            using var store = await Opened.Existing(settings);
            IReadOnlyList<TakenIn> told = [];
            await store.Acts.Run(new ActOrder(Guid.CreateVersion7(), "site.import", Actor.Import), async act => told = await act.TakeIn(site, pages), cancel);

            foreach (var one in told.Where(t => t.What.Length > 0)) Console.WriteLine($"{one.Path}: {one.What}");
            foreach (var rest in Unused(site, pages)) Console.WriteLine(rest);
            foreach (var note in told.SelectMany(t => t.Notes)) faults.Add(note);
            foreach (var line in faults.Lines()) await Console.Error.WriteLineAsync(line);
            var made = told.Count(t => t.IsNew);
            Console.WriteLine(made == 0 ? "Inget nytt: alla sidor är redan inlästa eller utelämnade." : $"{(made == 1 ? "1 sida är inläst" : $"{made} sidor är inlästa")} som utkast. Läs och publicera dem under Publicering.");
            return CommandLine.Done;
        });
        return command;
    }

    /// <summary>Files that no page led to: those that could be published by name, the rest by number.</summary>
    private static IEnumerable<string> Unused(SavedSite site, List<SavedPage> pages)
    {
        var used = pages.SelectMany(page => page.Files).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var rest = site.Paths.Where(path => !SavedSite.IsPage(path) && !used.Contains(path)).ToList();
        bool IsDocument(string path) => UploadedFile.MediaTypeOf(path) is not null && Path.GetExtension(path).ToLowerInvariant() is not (".png" or ".jpg");
        foreach (var path in rest.Where(IsDocument)) yield return $"{site.Named(path)}: utelämnad, ingen sida länkar till den — lägg till den i biblioteket om den behövs";
        if (rest.Count(path => !IsDocument(path)) is > 0 and var others) yield return $"{site.Shown}: {(others == 1 ? "1 fil" : $"{others} filer")} till (stilmallar, skript, bilder och annat) är utelämnade";
    }
}
