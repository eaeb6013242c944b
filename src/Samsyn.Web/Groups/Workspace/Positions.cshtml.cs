using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Groups;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Groups.Workspace;

/// <summary>Ståndpunkter och scenarier of the reader's own side. For everybody else the page is not there, whether anything has been written or not.</summary>
public sealed class PositionsModel(Records records, SamsynDb db) : WorkspacePage
{
    public Cascade Cascade { get; private set; } = null!;

    public GroupContext Known { get; private set; } = null!;

    public IReadOnlyList<NegotiatingSide> Sides { get; private set; } = [];

    /// <summary>How they have been changed, the newest first: the journal's rows about the own sides.</summary>
    public IReadOnlyList<JournalEntry> Changes { get; private set; } = [];

    private const int MostChanges = 100;

    public string Root => $"~/arbete/avtal/{Cascade.Agreement.Slug}/";

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!Who.Can(WorkspaceAct.WritePositions) || await records.Cascade(slug) is not { } cascade) return NotFound();
        (Cascade, Sides) = (cascade, Who.Sides(cascade));
        if (Sides.Count == 0) return NotFound();
        Known = await GroupContext.Load(records, db, Who, cascade);
        var rows = await db.Journal.AsNoTracking().Where(e => e.AgreementSlug == slug && GroupAccess.ConfidentialActs.Contains(e.Act)).Readable(Who, cascade)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(MostChanges).ToListAsync();
        Changes = rows;
        return Page();
    }

    /// <summary>The text as a whole first, then in reading order.</summary>
    public IReadOnlyList<Position> PositionsOf(NegotiatingSide side)
    {
        var order = Known.Clauses.Select((clause, i) => (clause.Id, i)).ToDictionary(c => c.Id, c => c.i);
        return [.. Known.Positions.Where(p => p.Side == side).OrderBy(p => p.Clause is not { } id ? -1 : order.GetValueOrDefault(id, int.MaxValue))];
    }

    /// <summary>What a row of the journal is about: a clause, or how the negotiation ends.</summary>
    public string Subject(JournalEntry entry) => entry.Subject.Split(' ', 2) is [_, var about]
        ? Enum.GetValues<Ending>().Where(e => StoredWords.Of(e) == about).Select(e => e.Label()).FirstOrDefault() ?? Known.NameOf(ClauseId.IsValid(about) ? new ClauseId(about) : null)
        : "";

    public IReadOnlyList<Scenario> ScenariosOf(NegotiatingSide side) => [.. Known.Scenarios.Where(s => s.Side == side)];
}
