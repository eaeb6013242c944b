using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Agreements;

/// <summary>
/// One published text of the agreement, as decided on, with its hash. Without a version in the address: the text that is current on the day asked for.
/// </summary>
public sealed class TextModel(Records records, Clock clock, Texts texts) : AgreementPage(records, clock)
{
    /// <summary>The version that is shown; null when the agreement has no text yet.</summary>
    public AgreementVersion? Version { get; private set; }

    /// <summary>Its text as clauses; null when the file is no text that can be read here.</summary>
    public ReadableText? Text { get; private set; }

    /// <summary>The version that is current on the day and whose text nobody has read in: published text lags decided text (DOMAIN.md 150).</summary>
    public AgreementVersion? Lagging { get; private set; }

    /// <summary>The version before with a text, to compare with.</summary>
    public AgreementVersion? Earlier { get; private set; }

    public IHtmlContent Body { get; private set; } = HtmlString.Empty;

    /// <summary>The chapters, to go to.</summary>
    public IEnumerable<(string Anchor, string Words)> Contents =>
        Text is null ? [] : Text.Text.InOrder.Select((placed, i) => (placed, Anchor: Text.Anchors[i])).Where(c => c.placed.Depth == 1 && c.placed.Clause.Heading is not null)
            .Select(c => (c.Anchor, c.placed.Clause.ToString()));

    public async Task<IActionResult> OnGetAsync(string slug, string? version, string? den)
    {
        if (!await Load(slug, version is null ? den : null)) return NotFound();
        Version = version is null ? Status.Version : Agreement.Versions.Find(v => string.Equals(v.Id, version, StringComparison.Ordinal));
        if (version is not null && Version is null) return NotFound();
        if (version is null && Version is { Sha256: null })
        {
            Lagging = Version;
            Version = Agreement.Versions.FindLast(v => v.On <= Status.AsOf && v.Sha256 is not null);
        }

        if (Version is null) return Page();
        if (Version.Sha256 is null) return version is null ? Page() : NotFound();
        Text = await texts.Of(Agreement, Version);
        Body = Text?.Html(Request.PathBase.ToUriComponent(), Version == Status.Version) ?? Body;
        Earlier = Agreement.Versions.TakeWhile(v => v != Version).LastOrDefault(v => v.TextSha256 is not null);
        return Page();
    }
}
