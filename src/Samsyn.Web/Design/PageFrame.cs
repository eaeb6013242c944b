using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Samsyn.Web.Design;

/// <summary>One step of the breadcrumb (brödsmula). The last one has no link.</summary>
/// <param name="Data">True when the text is Swedish data (an agreement's title), so that English pages mark its language.</param>
public sealed record Crumb(string Text, string? Path = null, bool Data = false);

/// <summary>
/// What a page tells the layout about itself: title, breadcrumb, which link is current, whether its facts are invented.
/// </summary>
/// <remarks>
/// A view writes <c>@{ var frame = ViewData.Frame(); frame.Title = L("Avtal", "Agreements"); }</c>. What is not set is
/// not shown.
/// </remarks>
public sealed class PageFrame
{
    /// <summary>The page's name, first in <c>&lt;title&gt;</c>: the same words as its h1.</summary>
    public string Title { get; set; } = "";

    /// <summary>What the page belongs to, second in <c>&lt;title&gt;</c>: the agreement's title.</summary>
    public string? Within { get; set; }

    /// <summary>One sentence for search engines and link previews.</summary>
    public string? Description { get; set; }

    /// <summary>The link of the header that is current, for example <see cref="SiteLinks.Agreements"/>.</summary>
    public SiteLink? Section { get; set; }

    /// <summary>The breadcrumb from the start page down; empty shows none.</summary>
    public IList<Crumb> Crumbs { get; } = [];

    /// <summary>
    /// The sentence of the exercise banner, saying what is invented: "Besluten och mötena här är påhittade. Tidplanen är
    /// verklig." Null on pages with real facts only.
    /// </summary>
    public string? Exercise { get; set; }

    /// <summary>True in the workspace: its own links in the header, and search engines are told to stay out.</summary>
    public bool Workspace { get; set; }

    /// <summary>True on form pages: a smaller h1 and a narrow column.</summary>
    public bool Form { get; set; }

    /// <summary>Pages search engines must not keep: sign-in, errors, the component page.</summary>
    public bool NoIndex { get; set; }

    /// <summary>The feed of what the page is about, beside the one of everything: of an agreement on all its pages.</summary>
    public SiteLink? Feed { get; set; }

    /// <summary>At the right of the printed head: what this sheet is, "Läget den 29 november 2022".</summary>
    public string? PrintedAs { get; set; }
}

/// <summary>How a view reaches its <see cref="PageFrame"/>.</summary>
public static class PageFrames
{
    private const string Key = "Samsyn.PageFrame";

    /// <summary>The frame of the page being rendered; made the first time it is asked for.</summary>
    public static PageFrame Frame(this ViewDataDictionary viewData)
    {
        if (viewData[Key] is not PageFrame frame)
        {
            viewData[Key] = frame = new PageFrame();
        }

        return frame;
    }
}
