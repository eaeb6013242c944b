using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Groups;

/// <summary>
/// Whose a position is: the municipal side's together, or one principal's own. Nobody else sees it, nor that it is there.
/// </summary>
/// <remarks>Source: R59; issue "The agreement itself", Groups.</remarks>
public readonly record struct NegotiatingSide
{
    /// <summary>The municipalities together, led by VästKom (DOMAIN.md 6).</summary>
    public static readonly NegotiatingSide Municipal = new("municipal");

    /// <exception cref="FormatException">Neither the municipal side nor a principal's id.</exception>
    public NegotiatingSide(string value) => Value = value == "municipal" || PrincipalId.IsValid(value) ? value : throw new FormatException($"'{value}' is no side.");

    public string Value { get; }

    public PrincipalId? Principal => PrincipalId.IsValid(Value) ? new PrincipalId(Value) : null;

    public override string ToString() => Value;
}

/// <summary>What a side wants of a clause.</summary>
public enum PositionStance
{
    Agree,
    AgreeWithChanges,
    Oppose,
    NoView,
}

/// <summary>How much it matters: what one can give up, and what one cannot.</summary>
public enum Weight
{
    Decisive,
    Important,
    Minor,
}

/// <summary>
/// A position (ståndpunkt): what one side wants of one clause, or of the whole text. Confidential; overwritten under <see cref="Revision"/> with
/// before and after in a journal that only the same side reads.
/// </summary>
public sealed class Position
{
    public required Guid Id { get; init; }

    public required Guid AgreementId { get; init; }

    public required NegotiatingSide Side { get; init; }

    /// <summary>The clause's id for ever, whatever number it has; null for the text as a whole.</summary>
    public required ClauseId? Clause { get; init; }

    public required PositionWords Words { get; set; }

    public int Revision { get; set; }

    public required DateTime ChangedAt { get; set; }

    /// <summary>Why it cannot be kept; null when it can.</summary>
    public static GroupRefusal? WhyNot(PositionWords words) =>
        words.Stance is PositionStance.AgreeWithChanges or PositionStance.Oppose && string.IsNullOrWhiteSpace(words.Text) ? new GroupRefusal.PositionNeedsWords() : null;
}

/// <summary>What a position says.</summary>
/// <param name="Text">What is wanted, and why.</param>
public sealed record PositionWords(PositionStance Stance, Weight Weight, string? Text);

/// <summary>How the negotiation may end.</summary>
public enum Ending
{
    /// <summary>Full enighet.</summary>
    Agree,

    /// <summary>Delvis.</summary>
    Partly,

    /// <summary>Nuvarande avtal förlängs: what happened in 2015, when views came in late (DOMAIN.md 19).</summary>
    Extend,

    /// <summary>Avtalet löper ut.</summary>
    Lapse,
}

/// <summary>
/// One way in which the negotiation may end (scenario): what it takes, by when, what it costs and what it leads to. Confidential like a <see cref="Position"/>.
/// </summary>
public sealed class Scenario
{
    public required Guid Id { get; init; }

    public required Guid AgreementId { get; init; }

    public required NegotiatingSide Side { get; init; }

    public required Ending Ending { get; init; }

    public required ScenarioWords Words { get; set; }

    public int Revision { get; set; }

    public required DateTime ChangedAt { get; set; }

    /// <summary>Why it cannot be kept; null when it can.</summary>
    public static GroupRefusal? WhyNot(ScenarioWords words) =>
        string.IsNullOrWhiteSpace(words.Needs) ? new GroupRefusal.SaysNothing()
        : words.CostOre is not null && string.IsNullOrWhiteSpace(words.CostSource) ? new GroupRefusal.CostNeedsSource() : null;
}

/// <summary>What a scenario says.</summary>
/// <param name="Needs">What has to be done.</param>
/// <param name="Dates">By when, in words.</param>
/// <param name="CostOre">In whole öre; a saving is below zero; null when nobody knows.</param>
/// <param name="CostSource">Where the amount comes from.</param>
/// <param name="Consequence">What it leads to.</param>
public sealed record ScenarioWords(string Needs, string? Dates, long? CostOre, string? CostSource, string? Consequence);
