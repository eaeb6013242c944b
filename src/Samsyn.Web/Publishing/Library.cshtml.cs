using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Web.Agreements;
using Samsyn.Web.Api;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Publishing;

/// <summary>All documents (dokument) of the county, agreement by agreement.</summary>
public sealed class LibraryModel(Publications publications) : PageModel
{
    public IReadOnlyList<IGrouping<string?, OfferedDocument>> Groups { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var all = await publications.Documents();
        Groups = [.. all.OrderBy(d => d.Agreement is not null).ThenBy(d => d.IsExercise).GroupBy(d => d.Agreement?.Slug)];
        PageCache.Allow(HttpContext);
    }
}

/// <summary>Documents of one agreement.</summary>
public sealed class AgreementLibraryModel(Publications publications, Records records, Clock clock) : AgreementPage(records, clock)
{
    public IReadOnlyList<OfferedDocument> Documents { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, string? den)
    {
        if (!await Load(slug, den)) return NotFound();
        Documents = await publications.Documents(Agreement.Id);
        // Another day has what was dated by then.
        if (ShowsAnotherDay) Documents = [.. Documents.Where(d => d.Document.Versions.Exists(v => v.On <= Status.AsOf)).Select(d => d with { AsOf = Status.AsOf })];
        return Page();
    }
}
