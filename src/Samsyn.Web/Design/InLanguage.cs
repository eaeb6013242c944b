using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsyn.Web.Design;

/// <summary>
/// <c>&lt;p only="sv"&gt;…&lt;/p&gt;&lt;p only="en"&gt;…&lt;/p&gt;</c>: a paragraph with links and emphasis in it, in both languages beside each
/// other. Only the one of the page's language is written; the other is not even rendered.
/// </summary>
/// <remarks>For a few words without markup <see cref="Languages.L"/> is shorter. Both must have an <c>only</c>: a test counts them.</remarks>
[HtmlTargetElement("*", Attributes = "only")]
public sealed class InLanguageTagHelper : TagHelper
{
    /// <summary><c>sv</c> or <c>en</c>.</summary>
    public string Only { get; set; } = "";

    // Before every other tag helper: what is not shown need not resolve its links.
    public override int Order => -2000;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Only is not ("sv" or "en"))
        {
            throw new InvalidOperationException($"only=\"{Only}\": write sv or en.");
        }

        if (Only != Languages.Tag)
        {
            output.SuppressOutput();
        }
    }
}
