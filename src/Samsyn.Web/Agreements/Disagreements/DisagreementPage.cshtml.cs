using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Disagreements;

/// <summary>Om parter läser avtalet olika: the ladder, its days, what holds meanwhile, and how many matters are on each level. What a matter is about is for its parties.</summary>
/// <remarks>Source: R09, DOMAIN.md 64.</remarks>
public sealed class DisagreementPageModel(Records records, Clock clock) : AgreementPage(records, clock)
{
    private readonly Records _records = records;

    public IReadOnlyList<Disagreement> Matters { get; private set; } = [];

    public string Title => L("Om ni läser avtalet olika", "If you read the agreement differently");

    public async Task<IActionResult> OnGetAsync(string slug, string? den)
    {
        if (!await Load(slug, den)) return NotFound();
        Matters = Disagreement.Of(Agreement, (await _records.Disagreements(Agreement.Id)).Where(fact => fact.RecordedAt <= Status.KnownAt), Status.AsOf);
        return Page();
    }

    public int OpenAt(int level) => Matters.Count(matter => matter is { Kind: DisagreementKind.Dispute, Ended: null } && matter.LevelIndex == level);

    public int OpenDeviations => Matters.Count(matter => matter is { Kind: DisagreementKind.Deviation, Ended: null });

    public string Finding => Matters.Count(matter => matter is { Kind: DisagreementKind.Dispute, Ended: null }) is > 0 and var open
        ? L($"{open} {(open == 1 ? "oenighet" : "oenigheter")} om tolkning pågår.", $"{open} {(open == 1 ? "disagreement" : "disagreements")} on interpretation {(open == 1 ? "is" : "are")} open.")
        : L("Ingen oenighet om tolkning pågår.", "No disagreement on interpretation is open.");
}
