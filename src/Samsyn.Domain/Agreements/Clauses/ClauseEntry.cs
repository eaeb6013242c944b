namespace Samsyn.Domain.Agreements.Clauses;

/// <summary>What is kept about a clause of a version beside its text: its id for ever, and who is responsible for what by it.</summary>
public sealed record ClauseEntry(ClauseId Id, IReadOnlyList<Responsibility> Responsibilities)
{
    /// <summary>Two entries that say the same are the same, whatever lists they hold.</summary>
    public bool Equals(ClauseEntry? other) => other is not null && Id == other.Id && Responsibilities.SequenceEqual(other.Responsibilities);

    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>The clauses of one version, in reading order: overwritten as a whole under <see cref="Revision"/>, with before and after in the journal.</summary>
public sealed class VersionClauses
{
    public required Guid AgreementId { get; init; }

    /// <summary>The version's id, <c>1.0</c>.</summary>
    public required string Version { get; init; }

    public required IReadOnlyList<ClauseEntry> Entries { get; set; }

    /// <summary>Counts the overwritings; two people who edit at once cannot both win.</summary>
    public int Revision { get; set; }
}

/// <summary>Which side answers for something (huvudman).</summary>
public enum Responsible
{
    Region,
    Municipality,

    /// <summary>Both, together or each for its own.</summary>
    Both,

    /// <summary>Somebody else, who is named: a joint board, a supplier.</summary>
    Other,
}

/// <summary>
/// Who answers for what and for whom by a clause: "the region, for aids at medical treatment, for adults". The question everybody asks of an agreement.
/// </summary>
/// <param name="Named">Who exactly, when the side does not tell: "hjälpmedelscentralen". Needed for <see cref="Responsible.Other"/>.</param>
/// <param name="What">"Förskrivning av digitala hjälpmedel".</param>
/// <param name="Whom">"Den som bor i särskilt boende"; null for everybody.</param>
public sealed record Responsibility(Responsible Who, string? Named, string What, string? Whom);

/// <summary>A responsibility that is another after a change of the text.</summary>
/// <param name="Before">What the clause said before; empty when it said nothing or is new.</param>
/// <param name="After">What it says now; empty when it says nothing or is gone.</param>
public sealed record ResponsibilityChange(ClauseComparison Clause, IReadOnlyList<Responsibility> Before, IReadOnlyList<Responsibility> After)
{
    /// <summary>Somebody else answers for the same thing: what a reader must not miss.</summary>
    public bool IsMove => Before.Any(b => After.Any(a => (a.Who, a.Named) != (b.Who, b.Named)));

    /// <summary>The clauses whose responsibilities differ between two versions.</summary>
    public static IReadOnlyList<ResponsibilityChange> Between(TextComparison comparison, IReadOnlyList<ClauseEntry> old, IReadOnlyList<ClauseEntry> @new)
    {
        var changes = new List<ResponsibilityChange>();
        foreach (var clause in comparison.Clauses)
        {
            IReadOnlyList<Responsibility> before = clause.OldIndex is { } o ? old[o].Responsibilities : [];
            IReadOnlyList<Responsibility> after = clause.NewIndex is { } n ? @new[n].Responsibilities : [];
            var gone = before.Except(after).ToList();
            var come = after.Except(before).ToList();
            if (gone.Count + come.Count > 0) changes.Add(new ResponsibilityChange(clause, gone, come));
        }

        return changes;
    }
}
