using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Agreements;

/// <summary>
/// The decision to draft an agreement (uppdraget att ta fram avtalet) and what it asks of the text, point by point: so that every draft can say how it
/// answers, and nobody finds out at the end that the text became another than was asked for.
/// </summary>
/// <example>SRO decided on 23 May 2024 that a new HoS agreement be drafted: "ny form, mer övergripande, tydligt ansvar" (DOMAIN.md 24, 141).</example>
/// <param name="Body">Who decided it.</param>
/// <param name="On">Null when no source gives the day.</param>
/// <param name="Decided">What was decided, in words.</param>
/// <param name="Requirements">In the order of their numbers.</param>
public sealed record DraftingMandate(BodyId Body, DateOnly? On, string? Paragraph, string? Decided, string? Source, IReadOnlyList<Requirement> Requirements)
{
    /// <summary>Each requirement with the answer a text gives; null where it gives none.</summary>
    public IReadOnlyList<(Requirement Requirement, RequirementAnswer? Answer)> Answered(IReadOnlyList<RequirementAnswer>? answers) =>
        [.. Requirements.Select(requirement => (requirement, answers?.FirstOrDefault(answer => answer.Number == requirement.Number)))];
}

/// <summary>One thing the mandate asks of the text (krav).</summary>
/// <param name="Number">As the mandate numbers it; each once.</param>
public sealed record Requirement(int Number, string Text, string? Source = null);

/// <summary>How a text answers a requirement.</summary>
public enum RequirementState
{
    /// <summary>Uppfyllt.</summary>
    Met,

    /// <summary>Inte uppfyllt i den här texten.</summary>
    NotMet,

    /// <summary>Lämnat: dealt with elsewhere, or given up, and said so.</summary>
    Left,
}

/// <summary>What one draft or version says about one requirement.</summary>
/// <param name="How">How it is met, or why not: never empty, since a bare "met" convinces nobody.</param>
/// <param name="Clause">Printed number of the clause that answers it.</param>
public sealed record RequirementAnswer(int Number, RequirementState State, string How, string? Clause = null);
