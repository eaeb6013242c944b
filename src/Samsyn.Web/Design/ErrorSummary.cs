using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design;

/// <summary>
/// <c>&lt;error-summary /&gt;</c>, first on every form page: everything that must be mended, each line a link to its field.
/// Without errors it leaves nothing behind.
/// </summary>
/// <remarks>
/// It takes focus when the page opens (<c>autofocus</c>, and the module where that is not enough), and the layout begins
/// the title with "Fel:". Errors under an empty key concern the whole form and are no links. Source: LOOK 5 "error summary".
/// </remarks>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>On a page of check answers, errors point at the rows: <c>link-prefix="rad-"</c>.</summary>
    public string LinkPrefix { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ModelState
            .SelectMany(entry => (entry.Value?.Errors ?? []).Select(error => (entry.Key, error.ErrorMessage)))
            .Distinct()
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var lines = errors.Select(e => e.Key.Length == 0
            ? Markup.Of($"<li>{e.ErrorMessage}</li>")
            : Markup.Of($"<li><a href=\"#{LinkPrefix}{FieldTagHelper.IdOf(e.Key)}\">{e.ErrorMessage}</a></li>"));
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-error-summary");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("aria-labelledby", "fel-rubrik");
        output.Attributes.Add(new TagHelperAttribute("autofocus", null, HtmlAttributeValueStyle.Minimized));
        output.Content.SetHtmlContent(Markup.Of($"<h2 id=\"fel-rubrik\">{Heading(errors.Count)}</h2><ul>{Markup.Join(lines)}</ul>"));
    }

    private static string Heading(int count)
    {
        var words = Dates.InWords(count);
        var capital = char.ToUpperInvariant(words[0]) + words[1..];
        return L($"{capital} {(count == 1 ? "sak" : "saker")} behöver rättas", $"{capital} {(count == 1 ? "thing needs" : "things need")} correcting");
    }
}
