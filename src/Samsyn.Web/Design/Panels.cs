using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Design.Drawings;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design;

/// <summary>
/// <c>&lt;receipt-panel when="act.RecordedAt" title="Melleruds beslut är registrerat"&gt;…&lt;/receipt-panel&gt;</c>: after an act. When,
/// what, the number, and what happens now. Its heading is the page's h1 and so belongs first in main.
/// </summary>
[HtmlTargetElement("receipt-panel")]
public sealed class ReceiptPanelTagHelper : TagHelper
{
    /// <summary>The instant it was recorded, UTC.</summary>
    public DateTime When { get; set; }

    /// <summary>What was done, as one sentence without a full stop.</summary>
    public string Title { get; set; } = "";

    /// <summary>The level of its heading: 1 on a page of its own.</summary>
    public int Level { get; set; } = 1;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "receipt");
        output.Content.SetHtmlContent(Markup.Of(
            $"<p class=\"when\">{StateTile.For(PartyState.Approved)}<span>{L("Registrerat", "Recorded")} {Dates.Instant(When)}</span></p><h{Level}>{Title}</h{Level}>{body}"));
    }
}

/// <summary>
/// <c>&lt;empty-state title="Inga beslut ännu"&gt;De första fullmäktige möts i september. …&lt;/empty-state&gt;</c>: what is empty, when it
/// fills, what to do now.
/// </summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper : TagHelper
{
    private static readonly HtmlString Tiles = new(
        "<svg viewBox=\"0 0 64 28\" width=\"64\" height=\"28\" aria-hidden=\"true\" focusable=\"false\"><path fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linejoin=\"round\" d=\"M2 3H17V25H2ZM25 4L39 4.6V25H25ZM47 4.4L62 3V25H47Z\"/></svg>");

    public string Title { get; set; } = "";

    /// <summary>2 under an h1, 3 under an h2.</summary>
    public int Level { get; set; } = 3;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "empty-state");
        output.Content.SetHtmlContent(Markup.Of($"{Tiles}<div><h{Level}>{Title}</h{Level}><p>{body}</p></div>"));
    }
}

/// <summary>
/// <c>&lt;facts-panel title="Det som saknas"&gt;…&lt;counts-list&gt;…&lt;/facts-panel&gt;</c>: facts beside the page's own text, on mist.
/// </summary>
[HtmlTargetElement("facts-panel")]
public sealed class FactsPanelTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    /// <summary>2 or 3.</summary>
    public int Level { get; set; } = 3;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        output.TagName = "section";
        output.Attributes.SetAttribute("class", "panel");
        output.Content.SetHtmlContent(Markup.Of($"<h{Level}>{Title}</h{Level}>{body}"));
    }
}

/// <summary>
/// <c>&lt;counts-list&gt;&lt;count-row term="Parter som återstår"&gt;19 av 50&lt;/count-row&gt;&lt;/counts-list&gt;</c>: name left, figure right.
/// Also money: the last row with <c>total</c>.
/// </summary>
[HtmlTargetElement("counts-list")]
public sealed class CountsListTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "counts");
    }
}

/// <summary>One row of a <c>counts-list</c>.</summary>
[HtmlTargetElement("count-row", ParentTag = "counts-list")]
public sealed class CountRowTagHelper : TagHelper
{
    public string Term { get; set; } = "";

    public bool Total { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.TagName = "div";
        if (Total)
        {
            output.Attributes.SetAttribute("class", "total");
        }

        output.Content.SetHtmlContent(Markup.Of($"<dt>{Term}</dt><dd>{value}</dd>"));
    }
}

/// <summary>
/// <c>&lt;facts-list&gt;&lt;fact term="Form"&gt;Flera parter, en text&lt;/fact&gt;&lt;/facts-list&gt;</c>: a definition list with the term at the left.
/// </summary>
[HtmlTargetElement("facts-list")]
public sealed class FactsListTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "facts");
    }
}

/// <summary>One row of a <c>facts-list</c>.</summary>
[HtmlTargetElement("fact", ParentTag = "facts-list")]
public sealed class FactTagHelper : TagHelper
{
    public string Term { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Content.SetHtmlContent(Markup.Of($"<dt>{Term}</dt><dd>{value}</dd>"));
    }
}
