using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Principals;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Mandates;

/// <summary>Vad skulle avtalet bli? The decision to draft it, what that asked of the text, and how the text current on a day answers.</summary>
/// <remarks>Source: DOMAIN.md 24, 141.</remarks>
public sealed class MandatePageModel(Records records, Clock clock) : AgreementPage(records, clock)
{
    public DraftingMandate? Mandate => Settings.Mandate;

    /// <summary>The text whose answers are shown; null before the first.</summary>
    public AgreementVersion? Version { get; private set; }

    public IReadOnlyList<(Requirement Requirement, RequirementAnswer? Answer)> Answered { get; private set; } = [];

    public string Title => L("Vad skulle avtalet bli?", "What was the agreement to be?");

    public async Task<IActionResult> OnGetAsync(string slug, string? den)
    {
        if (!await Load(slug, den)) return NotFound();
        Version = Status.Version;
        Answered = Mandate?.Answered(Version?.Requirements) ?? [];
        return Page();
    }

    /// <summary>"Regionfullmäktige beslutade 23 maj 2024 att avtalet skulle tas fram." Of a body that only recommends: "ställde sig bakom", since a recommendation is no decision (R11).</summary>
    public string Decision => Mandate is not { } mandate ? "" : !Decides(mandate.Body)
        ? mandate.On is { } day
            ? L($"{Name(mandate.Body)} ställde sig {Dates.Full(day)}{In(mandate.Paragraph)} bakom att avtalet skulle tas fram.", $"{Name(mandate.Body)} supported on {Dates.Full(day)}{In(mandate.Paragraph)} that the agreement was to be drafted.")
            : L($"{Name(mandate.Body)} har ställt sig bakom att avtalet ska tas fram.", $"{Name(mandate.Body)} has supported that the agreement is to be drafted.")
        : mandate.On is { } on
        ? L($"{Name(mandate.Body)} beslutade {Dates.Full(on)}{In(mandate.Paragraph)} att avtalet skulle tas fram.", $"{Name(mandate.Body)} decided on {Dates.Full(on)}{In(mandate.Paragraph)} that the agreement was to be drafted.")
        : L($"{Name(mandate.Body)} har beslutat att avtalet ska tas fram.", $"{Name(mandate.Body)} has decided that the agreement is to be drafted.");

    private static string In(string? paragraph) => paragraph is null ? "" : $" ({paragraph})";

    private bool Decides(BodyId id) => !Cascade.County.TryFind(id, out var body) || body.Mandate == Samsyn.Domain.Principals.Mandate.Decides;

    private string Name(BodyId id) => Cascade.County.TryFind(id, out var body) ? body.Name : id.Value;
}
