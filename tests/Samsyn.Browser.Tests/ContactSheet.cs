using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Playwright;
using Samsyn.Browser.Tests.Checks;
using Samsyn.Browser.Tests.Site;
using Samsyn.Browser.Tests.Visits;
using Samsyn.Web.Design;

namespace Samsyn.Browser.Tests;

/// <summary>
/// Photographs every registered visit in both languages, wide and narrow, light and dark, and makes a page of them, to be looked at by
/// people: <c>Samsyn.Browser.Tests contact-sheet FOLDER</c>.
/// </summary>
public static class ContactSheet
{
    /// <summary>Two languages at a time are as many as two cores draw.</summary>
    public static async Task<int> Photograph(string folder)
    {
        Directory.CreateDirectory(folder);
        await using var sites = new Sites();
        var rows = await Task.WhenAll(Enum.GetValues<Language>().Select(language => Photograph(sites, language, folder)));
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), Index(rows.SelectMany(r => r)));
        Console.WriteLine($"{rows.Sum(r => r.Count)} pages in {Path.Combine(folder, "index.html")}");
        return 0;
    }

    private static async Task<List<(string Name, string File)>> Photograph(Sites sites, Language language, string folder)
    {
        var pictures = new List<(string, string)>();
        var number = 0;
        foreach (var visit in RegisteredVisits.ByName.Values)
        {
            number++;
            if (!visit.Name.Contains(RegisteredVisits.Wanted, StringComparison.Ordinal)) continue;
            var server = await sites.Of(visit.On);
            var reader = await sites.ReaderOf(visit, language);
            await using var opened = await OpenedPage.Open(reader, server, visit, language);
            foreach (var view in new[] { View.Wide, View.Phone, View.WideDark, View.PhoneDark })
            {
                await view.Take(opened.Page);
                var file = string.Create(CultureInfo.InvariantCulture, $"{number:000}-{language.Code()}-{view.Width}{(view.Colours == ColorScheme.Dark ? "-dark" : "")}.png");
                await opened.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, file), FullPage = true });
                pictures.Add(($"{visit.Name}, {language.Code()}, {view.Name}", file));
            }
        }
        return pictures;
    }

    private static string Index(IEnumerable<(string Name, string File)> pictures)
    {
        var html = new StringBuilder("""
            <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title>
            <style>body{font:16px sans-serif;margin:2rem}main{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0;width:20rem}img{width:100%;height:24rem;object-fit:cover;object-position:top;border:1px solid}</style>
            <h1>Every registered visit</h1><main>
            """);
        foreach (var (name, file) in pictures)
            html.Append(CultureInfo.InvariantCulture, $"""<figure><a href="{file}"><img src="{file}" alt="" loading="lazy"></a><figcaption>{WebUtility.HtmlEncode(name)}</figcaption></figure>""");
        return html.Append("</main></html>").ToString();
    }
}
