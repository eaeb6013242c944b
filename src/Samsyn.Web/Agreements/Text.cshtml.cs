using System.Text;
using Markdig;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Agreements;

/// <summary>
/// One published text of the agreement, as decided on, with its hash. Without a version in the address: the text that is current on the day asked for.
/// </summary>
public sealed class TextModel(Records records, Clock clock) : AgreementPage(records, clock)
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();
    private readonly Records _records = records;

    public AgreementVersion Version { get; private set; } = null!;

    /// <summary>The headings, to go to.</summary>
    public IReadOnlyList<TextHeading> Contents { get; private set; } = [];

    public IHtmlContent Body { get; private set; } = HtmlString.Empty;

    public async Task<IActionResult> OnGetAsync(string slug, string? version, string? den)
    {
        if (!await Load(slug, version is null ? den : null)) return NotFound();
        var wanted = version ?? Status.Version?.Id;
        if (Agreement.Versions.Find(v => string.Equals(v.Id, wanted, StringComparison.Ordinal)) is not { Sha256: { } sha256 } found) return NotFound();
        if (await _records.Blob(sha256) is not { } bytes) return NotFound();
        Version = found;
        // The page has its own h1: the text's headings begin one step below.
        var document = Markdig.Markdown.Parse(Encoding.UTF8.GetString(bytes), Markdown);
        Contents = TextContents.Address(document);
        foreach (var heading in document.OfType<Markdig.Syntax.HeadingBlock>()) heading.Level = Math.Min(heading.Level + 1, 6);
        Body = new HtmlString(document.ToHtml(Markdown));
        return Page();
    }
}
