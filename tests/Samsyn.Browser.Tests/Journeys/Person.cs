using Microsoft.Playwright;
using Samsyn.Browser.Tests.Checks;
using Samsyn.Browser.Tests.Site;
using Samsyn.Browser.Tests.Visits;
using Samsyn.Web.Design;
using static Microsoft.Playwright.Assertions;

namespace Samsyn.Browser.Tests.Journeys;

/// <summary>
/// One of several people who are on the site at once, each with a browser of her own that stays open. What she does is named as she reads it on the screen.
/// </summary>
public sealed class Person : IAsyncDisposable
{
    private readonly IBrowserContext _browser;
    private readonly OpenedPage _opened;
    private readonly SamsynServer _server;
    private readonly Stops _stops;
    private readonly int _width;

    private Person(IBrowserContext browser, OpenedPage opened, SamsynServer server, Stops stops, int width) => (_browser, _opened, _server, _stops, _width) = (browser, opened, server, stops, width);

    /// <summary>The stops of a journey, by whoever makes them: numbered, checked as every page is, and photographed when somebody wants pictures.</summary>
    public sealed class Stops(string journey, Pictures pictures)
    {
        private readonly List<string> _found = [];
        private int _number;

        /// <summary>What was wrong with the pages, said when the journey is over so that all of it is said.</summary>
        public IReadOnlyList<string> Found => _found;

        internal async Task Make(OpenedPage opened, string name)
        {
            var number = ++_number;
            var findings = await PageChecks.Of(opened, View.Of(number)).WaitAsync(TimeSpan.FromMinutes(3));
            _found.AddRange(findings.Select(finding => $"{number}: {name}, {opened.Page.Url}: {finding}"));
            // Playwright hides the caret for a picture, and leaves a trace of that in the page.
            await pictures.Take(opened.Page, $"{journey}-{number:00}-{name.Replace(", ", "-", StringComparison.Ordinal).Replace(' ', '-').ToLowerInvariant()}", $"{journey} {number}: {name}", View.Wide, View.Phone);
        }
    }

    /// <summary>Somebody opens a browser, and signs in when she has an account.</summary>
    public static async Task<Person> Arrive(Sites sites, SamsynServer server, Stops stops, string? account = null, int width = Chromium.Wide)
    {
        var browser = await (await sites.Browser).Reader(width: width);
        if (account is null) await browser.NewPageAsync();
        else await Sites.SignIn(browser, server, account);
        var visit = new Visit(VisitState.Demonstration, "") { As = account, HasCookies = true, Invented = true };
        return new Person(browser, OpenedPage.Watch(browser.Pages[0], server, visit, Language.Swedish), server, stops, width);
    }

    public IPage Page => _opened.Page;

    public Keyboard Keyboard => new(Page);

    public ILocator Main => Page.GetByRole(AriaRole.Main);

    /// <summary>The path of the page she is on.</summary>
    public string Path => new Uri(Page.Url).AbsolutePath;

    /// <summary>The status of the page she is on.</summary>
    public int Status => _opened.Answer.Status;

    /// <summary>Everything she has in front of her, in words.</summary>
    public Task<string> Words => Main.InnerTextAsync();

    public async Task Go(string path)
    {
        Expects(200);
        await Page.GotoAsync(_server.Origin + path);
        Assert.True(Status == 200, $"{path}: {Status}");
    }

    /// <summary>Says what the next page will be answered with, when she does something wrong on purpose: the browser writes every other one to its console.</summary>
    public void Expects(int status) => _opened.Visit = _opened.Visit with { Status = status };

    /// <summary>Follows a link by its words.</summary>
    public Task Follow(string link) => Leave(Main.GetByRole(AriaRole.Link, new() { Name = link }), 200);

    /// <summary>Follows a link of the innermost row, list item or remark that has all the words.</summary>
    public Task Follow(string link, params string[] row) =>
        Leave(row.Append(link).Aggregate(Main.Locator("tr,li,article"), (rows, words) => rows.Filter(new() { HasText = words })).Last.GetByRole(AriaRole.Link, new() { Name = link }).First, 200);

    /// <summary>Presses a button by its words, and is on the page that comes.</summary>
    public Task Press(string button, int status = 200) => Leave(Button(button), status);

    public ILocator Button(string button) => Main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });

    private async Task Leave(ILocator what, int status)
    {
        Expects(status);
        await what.Leave();
        Assert.True(Status == status, $"{Page.Url}: {Status}, not {status}: {await Words}");
    }

    public Task Fill(string label, string text) => Main.GetByRole(AriaRole.Textbox, new() { Name = label }).FillAsync(text);

    /// <summary>Takes one of several choices. Its label covers the whole row, the round button too: a press lands on it.</summary>
    public Task Choose(string choice) => Main.GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true }).CheckAsync(new() { Force = true });

    /// <summary>Takes the one line of a list that has the words in it.</summary>
    public async Task Select(string label, string words)
    {
        var list = Main.GetByRole(AriaRole.Combobox, new() { Name = label });
        var lines = await list.Locator("option").EvaluateAllAsync<string[]>("all => all.map(one => one.textContent.trim())");
        await list.SelectOptionAsync(new SelectOptionValue { Index = Array.FindIndex(lines, line => line == Assert.Single(lines, l => l.Contains(words, StringComparison.Ordinal))) });
    }

    /// <summary>The file a link leads to.</summary>
    public async Task<(string Name, byte[] Bytes)> Fetch(string link)
    {
        var file = await Page.RunAndWaitForDownloadAsync(() => Main.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
        return (file.SuggestedFilename, await File.ReadAllBytesAsync(await file.PathAsync()));
    }

    public Task Reads(string words) => Expect(Main).ToContainTextAsync(words);

    public Task ReadsNot(string words) => Expect(Main).Not.ToContainTextAsync(words);

    public Task Stands(string heading) => Expect(Main.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);

    /// <summary>What she is told that she has done wrong.</summary>
    public Task IsTold(string words) => Expect(Main.Locator(".ds-error-summary")).ToContainTextAsync(words);

    /// <summary>Looks at the page: whole at every width, accessible, valid; photographed when somebody wants pictures.</summary>
    public async Task Look(string name)
    {
        await _stops.Make(_opened, name);
        await Page.SetViewportSizeAsync(_width, 900);
    }

    public async ValueTask DisposeAsync()
    {
        await _opened.DisposeAsync();
        await _browser.DisposeAsync();
    }
}
