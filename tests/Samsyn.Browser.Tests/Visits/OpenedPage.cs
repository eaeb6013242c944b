using Microsoft.Playwright;
using Samsyn.Browser.Tests.Checks;
using Samsyn.Browser.Tests.Site;
using Samsyn.Web.Design;

namespace Samsyn.Browser.Tests.Visits;

/// <summary>A registered visit on the screen: the page, the answer it came with, and what the browser complained of on the way.</summary>
/// <remarks>A reader has one tab, which goes from visit to visit: to open a new one takes longer than to load a page.</remarks>
public sealed class OpenedPage : IAsyncDisposable
{
    private readonly List<string> _complaints = [];
    private IResponse? _answer;

    private OpenedPage(IPage page, Visit visit, Language language, SamsynServer server)
    {
        (Page, Visit, Language, Server) = (page, visit, language, server);
        page.Response += Answered;
        page.Request += Asked;
        page.PageError += Failed;
        page.Console += Wrote;
    }

    public IPage Page { get; }

    /// <summary>What the page ought to be; whoever goes about on it by herself says it anew at each stop.</summary>
    public Visit Visit { get; set; }

    public Language Language { get; }

    public SamsynServer Server { get; }

    public IResponse Answer => _answer ?? throw new InvalidOperationException($"{Visit.Name} was not answered");

    /// <summary>Console messages (a breach of the content security policy is one), script errors and requests to other sites.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<OpenedPage> Open(IBrowserContext reader, SamsynServer server, Visit visit, Language language)
    {
        var page = reader.Pages.Count > 0 ? reader.Pages[0] : await reader.NewPageAsync();
        await View.Wide.Take(page);
        var opened = new OpenedPage(page, visit, language, server);
        await page.GotoAsync(server.Origin + visit.Address(language));
        if (visit.Does is { } does) await does(page);
        return opened;
    }

    /// <summary>Watches a page that somebody goes about on by herself.</summary>
    public static OpenedPage Watch(IPage page, SamsynServer server, Visit visit, Language language) => new(page, visit, language, server);

    /// <summary>What a reader sets as text size in her browser: 2 is twice the usual 16 px.</summary>
    public async Task SetTextSize(int times)
    {
        var session = await Page.Context.NewCDPSessionAsync(Page);
        var sizes = new Dictionary<string, object> { ["fontSizes"] = new Dictionary<string, object> { ["standard"] = 16 * times, ["fixed"] = 13 * times } };
        await session.SendAsync("Page.setFontSizes", sizes);
        await session.DetachAsync();
    }

    private void Answered(object? sender, IResponse answer)
    {
        if (answer.Request.IsNavigationRequest && answer.Frame == Page.MainFrame) _answer = answer;
    }

    private void Asked(object? sender, IRequest request)
    {
        if (!request.Url.StartsWith(Server.Origin + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            _complaints.Add($"asks another site for {request.Url}");
    }

    private void Failed(object? sender, string error) => _complaints.Add($"script error: {error}");

    private void Wrote(object? sender, IConsoleMessage message)
    {
        if (message.Type is "error" or "warning" && !IsAnErrorPage(message)) _complaints.Add($"console {message.Type}: {message.Text}");
    }

    /// <summary>Chromium writes every 4xx and 5xx to the console, also that of the page itself when it is meant to be one.</summary>
    private bool IsAnErrorPage(IConsoleMessage message) =>
        Visit.Status >= 400 && message.Text.StartsWith($"Failed to load resource: the server responded with a status of {Visit.Status}", StringComparison.Ordinal)
        && !message.Location.Contains("?v=", StringComparison.Ordinal);

    public ValueTask DisposeAsync()
    {
        Page.Response -= Answered;
        Page.Request -= Asked;
        Page.PageError -= Failed;
        Page.Console -= Wrote;
        return ValueTask.CompletedTask;
    }
}
