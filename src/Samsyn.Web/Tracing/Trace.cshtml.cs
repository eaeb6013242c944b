using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Groups;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Tracing;

/// <summary>Spår: what became of one act; without one, where to find it. For those who may read the journal of every agreement.</summary>
public sealed class TraceModel(SamsynDb db, Records records) : WorkspacePage
{
    private const int Most = 20;

    /// <summary>Null when no act has been asked for.</summary>
    public ActTrace? Trace { get; private set; }

    /// <summary>The latest acts about agreements and by people, to choose from. Subscribers come and go without standing there, and a side's own positions are its own.</summary>
    public IReadOnlyList<JournalEntry> Latest { get; private set; } = [];

    public County? County { get; private set; }

    private Dictionary<string, string> titles = [];
    private Dictionary<string, string> articles = [];

    /// <summary>What the act was about, by its name: the title of a text, of an agreement; else as the journal has it.</summary>
    public string SubjectOf(JournalEntry entry) =>
        string.Join(", ", new[] { articles.GetValueOrDefault(entry.Subject) is { } title ? $"”{title}”" : titles.GetValueOrDefault(entry.Subject) ?? entry.Subject, entry.AgreementSlug is { } slug && slug != entry.Subject ? titles.GetValueOrDefault(slug) : null }.OfType<string>());

    /// <summary>What was typed: the number on a receipt, or an act's id.</summary>
    public string? Number { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? act, string? nummer)
    {
        if (!Who.CanForAll(WorkspaceAct.ReadJournal)) return NotFound();
        if (act is { } one)
        {
            if (await ActTrace.Find(db, one.ToString()) is null) return NotFound();
            Trace = await ActTrace.Of(db, one);
            return Page();
        }

        Number = nummer?.Trim();
        if (Number is { Length: > 0 } typed)
        {
            if (await ActTrace.Find(db, typed) is { } found) return LocalRedirect(Url.Content($"~/arbete/spar/{found}"));
            ModelState.AddModelError("nummer", L("Ingen registrering har det numret. Skriv numret som det står på kvittot.", "No act has that number. Write the number as it stands on the receipt."));
        }

        County = await records.County();
        // An import has a row for each thing: more rows than acts.
        var rows = await db.Journal.AsNoTracking().Where(e => (e.AgreementSlug != null || e.AccountId != null) && !GroupAccess.ConfidentialActs.Contains(e.Act)).OrderByDescending(e => e.At).ThenBy(e => e.Position).Take(10 * Most).ToListAsync();
        Latest = [.. rows.DistinctBy(e => e.ActId).Take(Most)];
        var slugs = Latest.Select(e => e.Subject[(e.Subject.IndexOf(' ', StringComparison.Ordinal) + 1)..]).ToList();
        articles = (await db.Articles.AsNoTracking().Include(a => a.Versions).Where(a => slugs.Contains(a.Slug)).ToListAsync())
            .ToDictionary(a => $"{PublishingActs.Words(a.Kind)} {a.Slug}", a => (a.Draft ?? a.Versions.MaxBy(v => v.Number)?.Text)?.Title ?? a.Slug);
        titles = (await db.Agreements.AsNoTracking().ToListAsync()).ToDictionary(a => a.Slug, a => a.Settings.Title);
        return Page();
    }
}
