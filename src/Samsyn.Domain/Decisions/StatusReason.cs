using Samsyn.Domain.Agreements;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Decisions;

/// <summary>Where the agreement is in its life (läge). Computed, typed nowhere; the first that holds, in the order of CONTRACT.md C3.</summary>
public enum Stage
{
    Preparing,
    Consulting,
    Recommending,
    Deciding,
    Decided,
    InForce,
    Fallen,
    Expired,
}

/// <summary>
/// How many parties have said yes, and how many of those yeses the rule counts: the same, unless a yes counts from legal force. All five have
/// said yes, though the last three decisions can still be appealed: five said, two counting.
/// </summary>
public readonly record struct YesCount(int Said, int Counting, CountsFrom From);

/// <summary>
/// Why the agreement is or is not in force: a closed family with the values a sentence needs. The words, in both
/// languages, stand in <c>Web/Decisions/Wording.cs</c>, and a test fails on a reason without both (R03).
/// </summary>
public abstract record StatusReason
{
    private StatusReason() { }

    /// <summary>Everybody needed said yes, and it applies since that day.</summary>
    public sealed record InForceSince(DateOnly On) : StatusReason;

    /// <summary>A source says it applies since that day; the decisions are not known here.</summary>
    public sealed record StatedInForceSince(DateOnly On, string? Source) : StatusReason;

    /// <summary>It has applied and its term is over.</summary>
    public sealed record ExpiredAfter(DateOnly Until) : StatusReason;

    /// <summary>Its term ended before it ever entered into force.</summary>
    public sealed record TermPassedBeforeForce(DateOnly Until) : StatusReason;

    /// <summary>A no from a party without which it cannot be (all parties, or one that must be included).</summary>
    public sealed record FallenByNo(IReadOnlyList<Principal> Parties) : StatusReason;

    /// <summary>The quorum is out of reach even if all who have not said no say yes.</summary>
    public sealed record QuorumOutOfReach(IReadOnlyList<Principal> Parties) : StatusReason;

    /// <summary>The rule is met; it begins to apply on a later day.</summary>
    public sealed record AwaitsDay(DateOnly On) : StatusReason;

    /// <summary>The rule is met, though so late that the term ends before it could apply.</summary>
    public sealed record MetTooLate(DateOnly Until) : StatusReason;

    /// <summary>All must say yes, and some have not.</summary>
    public sealed record WaitsForAll(YesCount Yeses, int Parties, IReadOnlyList<Principal> Missing) : StatusReason;

    /// <summary>A quorum that is not reached yet.</summary>
    /// <param name="NeededParties">Null when the rule counts inhabitants only.</param>
    /// <param name="Share">The share of the yeses that count; null when a figure is missing.</param>
    /// <param name="NeededShare">Null when the rule counts parties only.</param>
    /// <param name="MustInclude">Those that must be included and have no counting yes.</param>
    public sealed record WaitsForQuorum(YesCount Yeses, int? NeededParties, decimal? Share, Share? NeededShare, IReadOnlyList<Principal> MustInclude) : StatusReason;

    /// <summary>Each for itself, and there are not yet two, or one that must be included is missing.</summary>
    public sealed record WaitsForTwo(YesCount Yeses, IReadOnlyList<Principal> MustInclude) : StatusReason;

    /// <summary>No text to decide about yet.</summary>
    public sealed record NoTextYet : StatusReason;

    /// <summary>No source gives the rule, so nothing is computed.</summary>
    public sealed record RuleNotKnown : StatusReason;
}
