using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Agreements.Disagreements;

/// <summary>
/// A deviation or a disagreement as it stands on a day, worked out from what has been recorded of it.
/// </summary>
/// <remarks>Source: R09, DOMAIN.md 64. Whose it is decides who sees it: the parties to it and those who lead the process.</remarks>
public sealed class Disagreement
{
    private readonly List<DisagreementFact> facts;

    private Disagreement(DisagreementLadder? ladder, List<DisagreementFact> facts) => (Ladder, this.facts) = (ladder, facts);

    public DisagreementLadder? Ladder { get; }

    /// <summary>What has been recorded, in order of day, then of recording.</summary>
    public IReadOnlyList<DisagreementFact> Facts => facts;

    public DisagreementFact Raised => facts[0];

    public DisagreementKind Kind => Raised.Kind!.Value;

    /// <summary>Settled or withdrawn.</summary>
    public DisagreementFact? Ended => facts.FirstOrDefault(fact => fact.Event is DisagreementEvent.Settled or DisagreementEvent.Withdrawn);

    /// <summary>The level that tries to agree; null for a deviation, and without a ladder.</summary>
    public LadderStep? Level => Kind == DisagreementKind.Dispute && Ladder is { Steps.Count: > 0 } ladder ? ladder.Steps[Math.Min(LevelIndex, ladder.Steps.Count - 1)] : null;

    public int LevelIndex => facts.Where(fact => fact.Event == DisagreementEvent.MovedUp).Select(fact => fact.Step ?? 0).DefaultIfEmpty(0).Max();

    /// <summary>Since when the level has had it.</summary>
    public DateOnly Since => facts.LastOrDefault(fact => fact.Event is DisagreementEvent.MovedUp or DisagreementEvent.Raised)!.On;

    /// <summary>The last day the level has; null when the agreement gives no time, and when it is over. The day is not moved from a holiday: the ladder is no law.</summary>
    public DateOnly? Deadline => Ended is null && Level?.Days is { } days ? Since.AddDays(days) : null;

    /// <summary>The level's time is out, and one above is there to go to.</summary>
    public bool ShouldMoveUp(DateOnly day) => Deadline < day && Next is not null;

    /// <summary>The level above; null at the top.</summary>
    public LadderStep? Next => Kind == DisagreementKind.Dispute && Ladder is { } ladder && LevelIndex + 1 < ladder.Steps.Count ? ladder.Steps[LevelIndex + 1] : null;

    /// <summary>Whether a party is one of the two.</summary>
    public bool Concerns(PrincipalId party) => Raised.By == party || Raised.Against == party;

    /// <summary>The matters of an agreement, the newest first, by what had happened by a day.</summary>
    public static IReadOnlyList<Disagreement> Of(Agreement agreement, IEnumerable<DisagreementFact> facts, DateOnly asOf) =>
    [
        .. facts.Where(fact => fact.On <= asOf).GroupBy(fact => fact.Matter, StringComparer.Ordinal)
            .Select(matter => new Disagreement(agreement.Settings.Ladder, [.. matter.OrderBy(fact => fact.Event != DisagreementEvent.Raised).ThenBy(fact => fact.On).ThenBy(fact => fact.Place)]))
            .Where(matter => matter.Raised is { Event: DisagreementEvent.Raised, Kind: not null })
            .OrderByDescending(matter => matter.Raised.On).ThenByDescending(matter => matter.Raised.Place),
    ];

    /// <summary>The number of the next matter: one more than the highest.</summary>
    public static string NextMatter(IEnumerable<DisagreementFact> recorded) =>
        (recorded.Select(fact => int.TryParse(fact.Matter, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty(0).Max() + 1)
            .ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Why a fact cannot be recorded; null when it can. What comes late is recorded: the day says so.</summary>
    /// <param name="recorded">All facts of the agreement.</param>
    public static DisagreementRefusal? WhyNotRecord(Agreement agreement, IReadOnlyList<Principal> parties, IReadOnlyList<DisagreementFact> recorded, DisagreementFact fact, DateOnly today)
    {
        if (fact.On > today) return new DisagreementRefusal.InTheFuture(fact.On, today);
        if (parties.All(party => party.Id != fact.By)) return new DisagreementRefusal.NotAParty(fact.By);
        if (fact.Event == DisagreementEvent.Raised)
        {
            if (recorded.Any(other => other.Matter == fact.Matter)) return new DisagreementRefusal.MatterIsTaken(fact.Matter);
            if (fact.Against is { } other && parties.All(party => party.Id != other)) return new DisagreementRefusal.NotAParty(other);
            if (fact.Against == fact.By) return new DisagreementRefusal.AgainstItself();
            return fact.Kind == DisagreementKind.Dispute && agreement.Settings.Ladder is not { Steps.Count: > 0 } ? new DisagreementRefusal.NoLadder() : null;
        }

        if (Of(agreement, recorded, DateOnly.MaxValue).FirstOrDefault(one => one.Raised.Matter == fact.Matter) is not { } matter) return new DisagreementRefusal.NoSuchMatter(fact.Matter);
        if (matter.Ended is not null) return new DisagreementRefusal.IsOver();
        if (fact.On < matter.Facts[^1].On) return new DisagreementRefusal.BeforeTheLast(fact.On, matter.Facts[^1].On);
        if (fact.Event != DisagreementEvent.MovedUp) return null;
        if (matter.Kind == DisagreementKind.Deviation) return new DisagreementRefusal.DeviationsDoNotMoveUp();
        return matter.Next is null ? new DisagreementRefusal.NoStepAbove(matter.Level?.Name ?? "") : null;
    }
}
