using Microsoft.AspNetCore.Razor.TagHelpers;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;
using Samsyn.Web.Design.Drawings;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.About;

/// <summary>
/// <c>&lt;status-example of="WorkedExamples.OneNo" title="Fyra ja och ett nej"&gt;what happened&lt;/status-example&gt;</c>: the five parties
/// with their states, and the sentence the program makes of it.
/// </summary>
[HtmlTargetElement("status-example")]
public sealed class StatusExampleTagHelper : TagHelper
{
    public AgreementStatus Of { get; set; } = null!;

    public string Title { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var told = await output.GetChildContentAsync();
        var rows = Of.Parties.Select(p => Markup.Of(
            $"<li><span{Markup.Attribute("lang", DataLang)}>{p.Party.Name}</span> <span class=\"state\">{StateTile.For(p.State)}<span>{p.State.Label()}</span></span></li>"));
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "panel about-example-status");
        output.Content.SetHtmlContent(Markup.Of(
            $"<figcaption><b>{L("Exempel:", "Example:")} {Title}</b>{Markup.When(!told.IsEmptyOrWhiteSpace, $"<br>{told}")}</figcaption><ul>{Markup.Join(rows)}</ul><p class=\"stage\">{Of.Stage.Label()}</p><p class=\"so\">{Of.EntryIntoForce.Reason.Sentence()}</p>"));
    }
}
