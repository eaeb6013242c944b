using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;

namespace Samsyn.Web.Agreements.Disagreements;

/// <summary>Ärenden som rör oss: deviations and disagreements with what has been said of each. Others' are not there, nor that there are any.</summary>
public sealed class MattersModel(Records records, Clock clock) : WorkspacePage
{
    public Cascade Cascade { get; private set; } = null!;

    public IReadOnlyList<Disagreement> Matters { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public bool HasLadder => Cascade.Agreement.Settings.Ladder is { Steps.Count: > 0 };

    protected override IActionResult ForOthers() => Challenge(AccessSetup.Scheme);

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await records.Cascade(slug) is not { } cascade || Who.MaySpeakFor(cascade).Count == 0) return NotFound();
        Cascade = cascade;
        Today = FormContext.TodayOf(cascade.Agreement, clock);
        Matters = [.. Disagreement.Of(cascade.Agreement, await records.Disagreements(cascade.Agreement.Id), Today).Where(matter => Who.MaySee(matter, cascade))];
        return Page();
    }

    public string NameOf(Domain.Principals.PrincipalId id) => Cascade.County.Find(id)?.Name ?? id.Value;

    public string LevelOf(Disagreement matter, DisagreementFact fact) => matter.Ladder?.Steps.ElementAtOrDefault(fact.Step ?? 0)?.Name ?? "";
}
