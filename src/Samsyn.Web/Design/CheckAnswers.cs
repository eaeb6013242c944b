using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design;

/// <summary>
/// The answers before the act: <c>&lt;check-answers&gt;&lt;answer-row term="Beslutsdag" name="On" change="~/…"&gt;onsdag 14
/// december 2022&lt;/answer-row&gt;&lt;/check-answers&gt;</c>.
/// </summary>
[HtmlTargetElement("check-answers")]
public sealed class CheckAnswersTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "answers");
    }
}

/// <summary>
/// One answer with its "Ändra". A row whose <c>name</c> has an error in ModelState carries the falu bar and the message, and
/// the error summary points at it. An empty row says "Inte ifylld".
/// </summary>
[HtmlTargetElement("answer-row", ParentTag = "check-answers")]
public sealed class AnswerRowTagHelper : TagHelper
{
    public string Term { get; set; } = "";

    /// <summary>The property the answer belongs to, as in ModelState.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where it is changed, beginning with <c>~/</c>; unset shows no link.</summary>
    public string? Change { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        FieldOrder.Of(ViewContext).Add(Name);
        var content = await output.GetChildContentAsync();
        var answer = content.IsEmptyOrWhiteSpace
            ? Markup.Of($"<span class=\"missing\">{L("Inte ifylld", "Not filled in")}</span>")
            : content;
        var error = ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
        output.TagName = "div";
        output.Attributes.SetAttribute("id", FieldTagHelper.IdOf(Name));
        output.Attributes.SetAttribute("tabindex", "-1");
        if (error is not null)
        {
            output.Attributes.SetAttribute("class", "faulty");
        }

        output.Content.SetHtmlContent(Markup.Of(
            $"<dt>{Term}</dt><dd>{answer}{Markup.When(error is not null, $"<span class=\"message\">{L("Fel:", "Error:")} {error}</span>")}</dd>{Markup.When(!string.IsNullOrEmpty(Change), $"<dd class=\"change\"><a href=\"{ViewContext.HttpContext.Request.Href(Change)}\">{L("Ändra", "Change")}<span class=\"sr-only\"> {Term.ToLowerInvariant()}</span></a></dd>")}"));
    }
}
