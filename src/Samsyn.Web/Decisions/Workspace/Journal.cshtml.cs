using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Groups;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>The journal of an agreement: in what function, when, what, how it was before, and why. Newest first.</summary>
/// <remarks>Who may read only about the own bodies sees those rows and no others. A person is named nowhere here.</remarks>
public sealed class JournalModel(Records records, SamsynDb db) : WorkspacePage
{
    private const int PageSize = 50;

    public Cascade Cascade { get; private set; } = null!;

    public AgreementSettings Settings => Cascade.Agreement.Settings;

    public string Slug => Cascade.Agreement.Slug;

    public IReadOnlyList<JournalEntry> Entries { get; private set; } = [];

    public IReadOnlyList<Body> Bodies { get; private set; } = [];

    public Body? Chosen { get; private set; }

    public int Number { get; private set; } = 1;

    public bool HasOlder { get; private set; }

    public bool ReadsAll => Who.CanForAll(WorkspaceAct.ReadJournal);

    public async Task<IActionResult> OnGetAsync(string slug, string? organ, int? sida)
    {
        if (!Who.Can(WorkspaceAct.ReadJournal) || await records.Cascade(slug) is not { } cascade) return NotFound();
        Cascade = cascade;
        Bodies = [.. Who.Where(WorkspaceAct.ReadJournal, cascade).InReadingOrder()];
        if (!ReadsAll && Bodies.Count == 0) return NotFound();
        Chosen = Bodies.FirstOrDefault(b => b.Id.Value == organ);
        Number = Math.Clamp(sida ?? 1, 1, 100_000);
        var rows = db.Journal.AsNoTracking().Where(e => e.AgreementSlug == slug).Readable(Who, cascade);
        if (Chosen is { } chosen) rows = rows.Where(About(NamesOf([chosen])));
        else if (!ReadsAll) rows = rows.Where(About(NamesOf(Bodies)));
        var found = await rows.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Skip((Number - 1) * PageSize).Take(PageSize + 1).ToListAsync();
        (Entries, HasOlder) = (found.Take(PageSize).ToList(), found.Count > PageSize);
        return Page();
    }

    /// <summary>The bodies, and the principals they belong to or decide for: a duty is reported by the principal.</summary>
    private IEnumerable<string> NamesOf(IReadOnlyList<Body> bodies) =>
        bodies.SelectMany(b => new[] { b.Id.Value, (b.Of ?? Cascade.PartyOf(b))?.Id.Value }).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Rows whose subject is one of the names: <c>KF:1480 2022-10-13 § 21</c> and <c>1480 takvolymer 2022</c> begin with it.</summary>
    private static Expression<Func<JournalEntry, bool>> About(IEnumerable<string> names)
    {
        var row = Expression.Parameter(typeof(JournalEntry), "e");
        var begins = typeof(string).GetMethod(nameof(string.StartsWith), [typeof(string)])!;
        var any = names.Select(name => (Expression)Expression.Call(Expression.Property(row, nameof(JournalEntry.Subject)), begins, Expression.Constant(name + " ")))
            .Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<JournalEntry, bool>>(any, row);
    }

    public IEnumerable<Choice> BodyChoices => [new("", L("Alla", "All")), .. Bodies.Select(b => new Choice(b.Id.Value, b.Full(), Data: true))];

    /// <summary>The same filter, another page.</summary>
    public string PageLink(int number) => $"?{(Chosen is { } chosen ? "organ=" + Uri.EscapeDataString(chosen.Id.Value) + "&" : "")}sida={number}";
}
