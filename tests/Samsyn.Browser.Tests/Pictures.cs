using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Playwright;
using Samsyn.Browser.Tests.Checks;

namespace Samsyn.Browser.Tests;

/// <summary>Pictures of pages in one folder and a page of them all, to be looked at by people.</summary>
/// <param name="folder">Null when nobody wants pictures: a test takes them only when asked, since each takes as long as the page itself.</param>
public sealed class Pictures(string? folder)
{
    private readonly ConcurrentQueue<(string Name, string File)> _taken = new();

    /// <summary>Where a test leaves the pictures of its journey: <c>SAMSYN_TEST_PICTURES</c>.</summary>
    public static Pictures OfTests => new(Environment.GetEnvironmentVariable("SAMSYN_TEST_PICTURES") is { Length: > 0 } named ? named : null);

    public int Count => _taken.Count;

    /// <summary>Photographs the whole page in each view.</summary>
    /// <param name="file">Name of the files, without what tells the views apart.</param>
    /// <param name="name">What stands under the pictures.</param>
    public async Task Take(IPage page, string file, string name, params View[] views)
    {
        if (folder is null) return;
        Directory.CreateDirectory(folder);
        foreach (var view in views)
        {
            await view.Take(page);
            var own = string.Create(CultureInfo.InvariantCulture, $"{file}-{view.Width}{(view.Colours == ColorScheme.Dark ? "-dark" : "")}.png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, own), FullPage = true });
            _taken.Enqueue(($"{name}, {view.Name}", own));
        }
    }

    /// <summary>Writes the page of all pictures, in the order of their names.</summary>
    /// <returns>Where it is; null when there are no pictures.</returns>
    public async Task<string?> WriteIndex(string index, string heading)
    {
        if (folder is null || _taken.IsEmpty) return null;
        var html = new StringBuilder($$"""
            <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{{heading}}</title>
            <style>body{font:16px sans-serif;margin:2rem}main{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0;width:20rem}img{width:100%;height:24rem;object-fit:cover;object-position:top;border:1px solid}</style>
            <h1>{{heading}}</h1><main>
            """);
        foreach (var (name, file) in _taken.OrderBy(picture => picture.File, StringComparer.Ordinal))
            html.Append(CultureInfo.InvariantCulture, $"""<figure><a href="{file}"><img src="{file}" alt="" loading="lazy"></a><figcaption>{WebUtility.HtmlEncode(name)}</figcaption></figure>""");
        var path = Path.Combine(folder, index);
        await File.WriteAllTextAsync(path, html.Append("</main></html>").ToString());
        return path;
    }
}
