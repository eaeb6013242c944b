using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Agreements;

/// <summary>How many must say yes (ikraftträdandevillkor). Data per agreement, never a constant (DOMAIN.md 35, R03).</summary>
public enum EntryRule
{
    /// <summary>No source gives the rule: nothing is computed, nothing is said to have fallen.</summary>
    Unknown,

    /// <summary>All parties. One no is enough for it to fall: it happened in 2022 (DOMAIN.md 30).</summary>
    All,

    /// <summary>A number of parties, a share of the inhabitants, or both.</summary>
    Quorum,

    /// <summary>Each party for itself, from two.</summary>
    PerParty,
}

/// <summary>Whether a yes counts from the meeting or only when nobody can appeal any more (KL 13:14).</summary>
public enum CountsFrom
{
    Decision,
    LegalForce,
}

/// <summary>What it takes for the agreement to enter into force, as its text says.</summary>
public sealed record EntryIntoForce
{
    public static readonly EntryIntoForce Unknown = new() { Rule = EntryRule.Unknown };

    public required EntryRule Rule { get; init; }

    /// <summary>Quorum: how many parties at least.</summary>
    public int? Parties { get; init; }

    /// <summary>Quorum: the least share of the municipalities' inhabitants.</summary>
    public Share? PopulationShare { get; init; }

    /// <summary>Parties without whose yes nothing enters into force, under every rule.</summary>
    public IReadOnlyList<PrincipalId> MustInclude { get; init; } = [];

    /// <summary>The first day it may apply, however early everybody agrees.</summary>
    public DateOnly? NotBefore { get; init; }

    public CountsFrom CountsFrom { get; init; } = CountsFrom.Decision;

    /// <summary>A source says it came into force, though no source gives the decisions.</summary>
    public StatedEntry? Stated { get; init; }
}

/// <summary>"In force from 1 April 2017", says the source.</summary>
public sealed record StatedEntry(DateOnly On, string? Source);

/// <summary>
/// A share from 0 to 1, exact: <c>0.6</c> is 6/10, so that 60 000 of 100 000 is enough and no rounding decides.
/// </summary>
public sealed record Share
{
    /// <exception cref="FormatException">Not a decimal number in 0..1 with at most 18 decimals.</exception>
    public Share(string text)
    {
        if (!TryParts(text, out var numerator, out var denominator)) throw new FormatException($"'{text}' is not a share in 0..1.");
        (Text, Numerator, Denominator) = (text, numerator, denominator);
    }

    /// <summary>As written: <c>0.8</c>.</summary>
    public string Text { get; }

    public long Numerator { get; }

    public long Denominator { get; }

    /// <summary>True when <paramref name="part"/> of <paramref name="whole"/> is at least this share; never when the whole is zero.</summary>
    public bool IsReachedBy(long part, long whole) =>
        whole > 0 && (Int128)part * Denominator >= (Int128)whole * Numerator;

    public bool Equals(Share? other) => other is not null && Numerator * (Int128)other.Denominator == other.Numerator * (Int128)Denominator;

    public override int GetHashCode() => ((double)Numerator / Denominator).GetHashCode();

    public override string ToString() => Text;

    public static bool IsValid(string text) => TryParts(text, out _, out _);

    private static bool TryParts(string text, out long numerator, out long denominator)
    {
        (numerator, denominator) = (0, 1);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var decimals = point < 0 ? "" : text[(point + 1)..];
        if (whole is not ("0" or "1") || (point >= 0 && decimals.Length is 0 or > 18)) return false;
        foreach (var c in decimals)
        {
            if (!char.IsAsciiDigit(c)) return false;
            numerator = numerator * 10 + (c - '0');
            denominator *= 10;
        }
        if (whole == "1") numerator += denominator;
        return numerator <= denominator;
    }
}
