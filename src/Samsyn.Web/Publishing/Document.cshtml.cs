using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Web.Api;

namespace Samsyn.Web.Publishing;

/// <summary>One document with all its versions; older ones are reachable and marked (R50).</summary>
public sealed class DocumentModel(Publications publications) : PageModel
{
    public OfferedDocument One { get; private set; } = null!;

    public LibraryDocument Document => One.Document;

    public IReadOnlyList<DocumentVersion> Versions => [.. Document.Versions.OrderByDescending(v => v.Number)];

    public OfferedDocument? ReplacedBy { get; private set; }

    public bool IsTakenDown { get; private set; }

    public string FileLink(DocumentVersion version) => $"~/dokument/{Document.Slug}/{version.Number}/{Uri.EscapeDataString(version.File!.Name)}";

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await publications.Document(slug) is not { Document.DraftedAt: null } one) return NotFound();
        One = one;
        ReplacedBy = Document.ReplacedBy is { } other ? await publications.Document(other) : null;
        IsTakenDown = !Document.IsOfferedAt(publications.NowFor(one.Agreement));
        if (IsTakenDown) Response.StatusCode = StatusCodes.Status410Gone;
        else PageCache.Allow(HttpContext);
        return Page();
    }
}
