using Microsoft.AspNetCore.Mvc;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements;

/// <summary>Avtalet på lättläst svenska (R52): what it is about, for who reads with effort. Every word is written by people, in the agreement's file.</summary>
public sealed class EasyReadModel(Records records, Clock clock) : AgreementPage(records, clock)
{
    public string Title => L("Lättläst", "Easy to read");

    public IReadOnlyList<string> Paragraphs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!await Load(slug, null)) return NotFound();
        Paragraphs = [.. (Settings.EasyRead ?? "").ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        return Page();
    }
}
