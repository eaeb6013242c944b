namespace Samsyn.Domain.Agreements;

/// <summary>Something between agreements that hang together which somebody must act on in time (larm).</summary>
/// <remarks>Source: R07, R08; DOMAIN.md 32, 57, 58, 62: if a statutory agreement lapses the parties breach a duty; basic equipment can only be used while the collaboration agreement runs.</remarks>
public abstract record FamilyAlarm
{
    private FamilyAlarm() { }

    /// <summary>A law requires the agreement, it ends, and no later one is there to take over.</summary>
    public sealed record StatutoryLapses(DateOnly Until, bool HasLapsed) : FamilyAlarm;

    /// <summary>A law requires the agreement, no source gives its own end, and the main agreement it belongs to ends without a later one.</summary>
    public sealed record MainEnds(string Main, DateOnly Until, bool HasEnded) : FamilyAlarm;

    /// <summary>An agreement it cannot run without ends before it.</summary>
    public sealed record CarrierEnds(string Carrier, DateOnly CarrierUntil, bool HasEnded) : FamilyAlarm;

    /// <summary>Days without any agreement, between it and the one that replaces it.</summary>
    public sealed record Gap(string Successor, DateOnly From, DateOnly Until) : FamilyAlarm;

    /// <summary>Days on which both it and the one that replaces it apply.</summary>
    public sealed record Overlap(string Successor, DateOnly From, DateOnly Until) : FamilyAlarm;

    /// <summary>How long before the end of a statutory agreement the alarm sounds, unless the county says otherwise: the round of fifty councils takes more than a year.</summary>
    public const int LeadMonths = 24;

    /// <summary>The alarms of one agreement among all.</summary>
    /// <param name="applies">Agreements that are or will be in force: one that fell or was never decided carries nothing.</param>
    public static IReadOnlyList<FamilyAlarm> Of(Agreement agreement, IReadOnlyList<Agreement> all, DateOnly asOf, DateTime knownAt, Func<Agreement, bool> applies, int leadMonths = LeadMonths)
    {
        var alarms = new List<FamilyAlarm>();
        if (!applies(agreement)) return alarms;
        var until = TermStatus.Of(agreement, asOf, knownAt).Until;
        var successors = all.Where(other => other.Settings.Succeeds == agreement.Slug && applies(other)).ToList();
        var ends = TermStatus.EndsOn(agreement, asOf, knownAt);
        if (agreement.Settings.Statutory && ends is { } end && !successors.Exists(other => Begins(other) is { } from && from <= end.AddDays(1)) && asOf >= end.AddMonths(-leadMonths))
            alarms.Add(new StatutoryLapses(end, asOf > end));
        if (agreement.Settings.Statutory && until is null && all.FirstOrDefault(other => other.Slug == agreement.Settings.Parent) is { } main && TermStatus.EndsOn(main, asOf, knownAt) is { } mainUntil
            && asOf >= mainUntil.AddMonths(-leadMonths) && !all.Any(other => other.Settings.Succeeds == main.Slug && applies(other) && Begins(other) is { } from && from <= mainUntil.AddDays(1)))
            alarms.Add(new MainEnds(main.Slug, mainUntil, asOf > mainUntil));
        foreach (var slug in agreement.Settings.Requires)
        {
            if (all.FirstOrDefault(other => other.Slug == slug) is not { } carrier || TermStatus.EndsOn(carrier, asOf, knownAt) is not { } carrierUntil) continue;
            if (ends is null || carrierUntil < ends) alarms.Add(new CarrierEnds(slug, carrierUntil, asOf > carrierUntil));
        }

        foreach (var successor in successors)
        {
            if (until is not { } last || Begins(successor) is not { } from) continue;
            if (from > last.AddDays(1)) alarms.AddRange(Uncovered(last.AddDays(1), from.AddDays(-1), [agreement, successor], all, asOf, knownAt, applies).Select(gap => new Gap(successor.Slug, gap.From, gap.Until)));
            else if (from <= last) alarms.Add(new Overlap(successor.Slug, from, last));
        }

        return alarms;
    }

    /// <summary>What of a gap no stop-gap agreement covers (korttidsavtal; DOMAIN.md 32).</summary>
    private static IEnumerable<(DateOnly From, DateOnly Until)> Uncovered(
        DateOnly from, DateOnly until, Agreement[] between, IReadOnlyList<Agreement> all, DateOnly asOf, DateTime knownAt, Func<Agreement, bool> applies)
    {
        var day = from;
        var bridges = from other in all
                      where other.Settings.StopGapFor is { } slug && between.Any(agreement => agreement.Slug == slug) && applies(other)
                      let begins = Begins(other)
                      let ends = TermStatus.Of(other, asOf, knownAt).Until
                      where begins is not null && ends is not null
                      orderby begins
                      select (From: begins.Value, Until: ends.Value);
        foreach (var bridge in bridges)
        {
            if (bridge.From > day && day <= until) yield return (day, bridge.From.AddDays(-1) < until ? bridge.From.AddDays(-1) : until);
            if (bridge.Until >= day) day = bridge.Until.AddDays(1);
        }

        if (day <= until) yield return (day, until);
    }

    /// <summary>The first day it says to apply; null when no source gives it.</summary>
    private static DateOnly? Begins(Agreement agreement) =>
        agreement.Settings.Term.From ?? agreement.Settings.EntryIntoForce.Stated?.On ?? agreement.Settings.EntryIntoForce.NotBefore;
}
