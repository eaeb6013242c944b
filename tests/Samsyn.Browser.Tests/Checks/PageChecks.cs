using System.Text.Json;
using Microsoft.Playwright;
using Samsyn.Browser.Tests.Site;
using Samsyn.Browser.Tests.Visits;
using Samsyn.Web.Design;

namespace Samsyn.Browser.Tests.Checks;

/// <summary>Everything that must hold for a page, whichever it is; each finding is a sentence.</summary>
public static class PageChecks
{
    private static readonly string Script = ReadScript();

    /// <summary>All findings of one page: the answer, the markup, the screen at both widths, with large text, in the dark and on paper.</summary>
    public static async Task<IReadOnlyList<string>> Of(OpenedPage opened, IReadOnlyList<View> views)
    {
        var (page, visit) = (opened.Page, opened.Visit);
        var found = new List<string>();
        void Add(string where, IEnumerable<string> findings) => found.AddRange(findings.Select(f => $"{where}: {f}"));

        if (visit.Status == 200 && RegisteredVisits.RouteOf(visit) is { } route && !RegisteredVisits.Fits(route, new Uri(page.Url).AbsolutePath, opened.Language))
            found.Add($"shows {page.Url}, registered {route}");
        if (opened.Answer.Status != visit.Status) found.Add($"status {opened.Answer.Status}, registered {visit.Status}");
        Add("answer", AnswerChecks.Headers(await opened.Answer.AllHeadersAsync(), visit.HasCookies));
        Add("markup", Markup.Faults(await opened.Answer.TextAsync()));
        Add("structure", await Ask(page, "structure", opened.Language.Code()));
        Add("words", await Ask(page, "words", await opened.Server.Names()));
        Add("exercise", await Ask(page, "banner", visit.Invented));
        foreach (var view in views)
        {
            await view.Take(page);
            Add(view.Name, await Axe.Violations(page));
        }

        await View.Wide.Take(page);
        foreach (var check in new[] { "width", "sizes", "targets", "overlaps" }) Add("wide", await Ask(page, check));
        await opened.SetTextSize(2);
        foreach (var check in new[] { "width", "overlaps" }) Add("200 % text", await Ask(page, check));
        await opened.SetTextSize(1);
        await View.Phone.Take(page);
        foreach (var check in new[] { "width", "sizes", "targets", "overlaps" }) Add("320 px", await Ask(page, check));
        await View.Wide.Take(page);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Add("print", await Ask(page, "paper", visit.Invented));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        Add("browser", opened.Complaints);
        return found;
    }

    /// <summary>One check of <c>page.js</c>.</summary>
    public static async Task<IReadOnlyList<string>> Ask(IPage page, string check, object? argument = null) =>
        await page.EvaluateAsync<string[]>(Script, new[] { check, argument });

    private static string ReadScript()
    {
        using var stream = typeof(PageChecks).Assembly.GetManifestResourceStream("page.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
