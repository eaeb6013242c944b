using Microsoft.Playwright;

namespace Samsyn.Browser.Tests.Journeys;

/// <summary>What leads to another page, and is over when that page has been loaded.</summary>
public static class Leaving
{
    /// <summary>Clicks a link or a button and waits for the page it leads to.</summary>
    public static Task Leave(this ILocator locator) => locator.Page.Leave(() => locator.ClickAsync());

    /// <summary>Does something that leads to another page and waits for it.</summary>
    public static async Task Leave(this IPage page, Func<Task> act)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage _) => loaded.TrySetResult();
        page.Load += Loaded;
        await act();
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(60));
        page.Load -= Loaded;
    }
}
