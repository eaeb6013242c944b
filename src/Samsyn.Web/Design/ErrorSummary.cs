using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
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
/// the title with "Fel:". The links lead to the field, or on a page of check answers to its row.
/// Errors under an empty key concern the whole form and are no links. Source: LOOK 5 "error summary".
/// </remarks>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

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

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-error-summary");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("aria-labelledby", "fel-rubrik");
        output.Attributes.Add(new TagHelperAttribute("autofocus", null, HtmlAttributeValueStyle.Minimized));
        output.Content.AppendHtml(Markup.Of($"<h2 id=\"fel-rubrik\">{Heading(errors.Count)}</h2>"));
        output.Content.AppendHtml(new Lines(errors, FieldOrder.Of(ViewContext)));
    }

    /// <summary>
    /// The list, written when the whole page has been run and every field has noted itself: ModelState keeps its keys in
    /// alphabetical order, and people read from the top.
    /// </summary>
    private sealed class Lines(List<(string Key, string Message)> errors, List<string> order) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var lines = errors.OrderBy(e => Place(e.Key)).Select(e => e.Key.Length == 0
                ? Markup.Of($"<li>{e.Message}</li>")
                : Markup.Of($"<li><a href=\"#{FieldTagHelper.IdOf(e.Key)}\">{e.Message}</a></li>"));
            Markup.Of($"<ul>{Markup.Join(lines)}</ul>").WriteTo(writer, encoder);
        }

        private int Place(string key) => order.IndexOf(key) is >= 0 and var place ? place : int.MaxValue;
    }

    private static string Heading(int count)
    {
        var words = Dates.InWords(count);
        var capital = char.ToUpperInvariant(words[0]) + words[1..];
        return L($"{capital} {(count == 1 ? "sak" : "saker")} behöver rättas", $"{capital} {(count == 1 ? "thing needs" : "things need")} correcting");
    }
}

/// <summary>The fields of the page in the order they stand, noted by each as it is drawn.</summary>
internal static class FieldOrder
{
    private static readonly object Key = new();

    public static List<string> Of(ViewContext view)
    {
        if (view.HttpContext.Items[Key] is not List<string> names)
        {
            view.HttpContext.Items[Key] = names = [];
        }

        return names;
    }
}
