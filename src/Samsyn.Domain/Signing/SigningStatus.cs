using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Signing;

/// <summary>Where a party stands with its signature.</summary>
public enum SigningState
{
    /// <summary>It has not said yes to the current text: there is nothing to sign.</summary>
    NotDecided,

    /// <summary>Its decision has not gained legal force, and nobody has chosen to sign before that.</summary>
    AwaitsLegalForce,

    /// <summary>Parties of an earlier round have not signed yet, or signing has not opened.</summary>
    AwaitsOthers,

    Ready,

    /// <summary>Some of those who sign for it have.</summary>
    PartlySigned,

    Signed,

    /// <summary>It signed an older text and has not said yes to the current one.</summary>
    SignedOlderText,

    Declined,

    /// <summary>The last day to sign has passed.</summary>
    Expired,
}

/// <summary>What is worth knowing about a signature that is true and counts: how it fell outside the plan or the decision.</summary>
public enum SignatureMark
{
    /// <summary>The party had not said yes, or its yes came later.</summary>
    BeforeDecision,

    /// <summary>The decision could still be appealed, and nobody had chosen to sign before that.</summary>
    BeforeLegalForce,

    /// <summary>Somebody who was to sign before had not.</summary>
    OutOfTurn,

    AfterLastDay,
}

/// <summary>One who signs for a party (undertecknare).</summary>
/// <param name="Function">As the decision names it, or the function that took its place.</param>
/// <param name="Replaces">The function it took the place of; null for one the decision names.</param>
/// <param name="Since">The day it was named: of the decision, or of the replacement.</param>
/// <param name="Signature">What it signed; null while it has not.</param>
public sealed record Signatory(string Function, string? Replaces, DateOnly? Since, Signature? Signature);

/// <summary>One party's signing on a day.</summary>
/// <param name="Signatories">In the order of the decision; empty when the decision names nobody.</param>
/// <param name="Other">Signatures by a function that the decision does not name: kept and marked.</param>
/// <param name="Declined">What it said when it would not sign.</param>
/// <param name="MayFrom">The first day it may sign, when that can be told.</param>
/// <param name="NewAssembly">Assemblies have been chosen anew since somebody who has not signed was named: the function may have another holder (R21).</param>
/// <param name="DecisionAnnulled">It signed, and no decision stands behind it any more (DOMAIN.md 106).</param>
/// <param name="SignedOlder">It has signed an older text or another original, and nothing of the current one.</param>
public sealed record PartySigning(
    PartyStatus Party, SigningState State, IReadOnlyList<Signatory> Signatories, IReadOnlyList<Signature> Other, Signature? Declined, DateOnly? MayFrom, Election? NewAssembly, bool DecisionAnnulled, bool SignedOlder)
{
    /// <summary>How its signatures fell outside the plan or the decision, in the order of <see cref="SignatureMark"/>.</summary>
    public IReadOnlyList<SignatureMark> Marks { get; init; } = [];

    /// <summary>It has signed, or never will: those after it need not wait.</summary>
    public bool IsDone => State is SigningState.Signed or SigningState.Declined || Party.State == PartyState.Rejected;

    /// <summary>All that was signed for it, on the current text.</summary>
    public IEnumerable<Signature> Signatures => Signatories.Select(one => one.Signature).OfType<Signature>().Concat(Other);
}

/// <summary>
/// Where the signing of an agreement stands on a day (läget för underskrifterna). It counts nowhere in the agreement's own status: a yes counts from the decision.
/// </summary>
/// <remarks>Source: R21, R24; DOMAIN.md 11, 105, 106, 154, 157.</remarks>
public sealed record SigningStatus(SigningPlan Plan, AgreementStatus Agreement, IReadOnlyList<PartySigning> Parties)
{
    public int SignedCount => Parties.Count(party => party.State == SigningState.Signed);

    /// <summary>The file that the next one signs, where the original is common and somebody has signed it: each signature is added to those before. Null when the original itself is signed.</summary>
    public Signature? Latest => Plan.Document != SigningDocument.Common ? null
        : Parties.SelectMany(party => party.Signatures).Where(s => s is { Evidence: not null, FileSha256: not null }).MaxBy(s => s.Place);

    public PartySigning? Of(PrincipalId party) => Parties.FirstOrDefault(one => one.Party.Party.Id == party);

    /// <param name="signatures">All of the agreement.</param>
    public static SigningStatus Of(AgreementStatus status, SigningPlan plan, IEnumerable<Signature> signatures, IEnumerable<SignatoryChange> changes)
    {
        // What no source dates stands on the day it became known.
        var known = signatures.Where(s => s.RecordedAt <= status.KnownAt && (s.On is null || s.On <= status.AsOf)).OrderBy(DayOf).ThenBy(s => s.Place).ToLookup(s => s.Party);
        var replaced = changes.Where(c => c.RecordedAt <= status.KnownAt && c.On <= status.AsOf).OrderBy(c => c.On).ThenBy(c => c.Place).ToLookup(c => c.Party);
        var alone = status.Parties.Select(party => Alone(party, status, plan, known[party.Party.Id], replaced[party.Party.Id])).ToList();
        return new SigningStatus(plan, status, [.. alone.Select(party => party with { State = party.State == SigningState.Ready && Earlier(party, plan, alone).Any() ? SigningState.AwaitsOthers : party.State, Marks = MarksOf(party, plan, alone) })]);
    }

    /// <summary>Those of an earlier round who are still to sign: who has declined or said no is not waited for.</summary>
    public IReadOnlyList<PartySigning> Before(PrincipalId party) => Of(party) is { } one ? [.. Earlier(one, Plan, Parties)] : [];

    private static IEnumerable<PartySigning> Earlier(PartySigning party, SigningPlan plan, IReadOnlyList<PartySigning> all) =>
        plan.RoundOf(party.Party.Party.Id) is { } round ? all.Where(other => plan.RoundOf(other.Party.Party.Id) < round && !other.IsDone) : [];

    private static DateOnly DayOf(Signature signature) => signature.On ?? Stockholm.DayOf(signature.RecordedAt);

    private static IReadOnlyList<SignatureMark> MarksOf(PartySigning party, SigningPlan plan, List<PartySigning> all) =>
        [.. party.Signatures.Where(s => s.On is not null).Select(s => MarkOf(party, s.On!.Value, plan, all)).OfType<SignatureMark>().Distinct().Order()];

    private static SignatureMark? MarkOf(PartySigning party, DateOnly on, SigningPlan plan, List<PartySigning> all)
    {
        if (party.DecisionAnnulled) return null;
        if (party.Party.State != PartyState.Approved || party.Party.On > on) return SignatureMark.BeforeDecision;
        if (!(Force(party.Party, plan) <= on)) return SignatureMark.BeforeLegalForce;
        if (on > plan.ExpiresOn) return SignatureMark.AfterLastDay;
        return plan.RoundOf(party.Party.Party.Id) is { } round && all.Exists(other => plan.RoundOf(other.Party.Party.Id) < round && other.Party.State == PartyState.Approved && !HadSigned(other, on)) ? SignatureMark.OutOfTurn : null;
    }

    private static bool HadSigned(PartySigning party, DateOnly by) => party.Declined is not null || (party.State == SigningState.Signed && party.Signatures.All(s => s.On is null || s.On <= by));

    /// <summary>The party by itself, whatever the others have done.</summary>
    private static PartySigning Alone(PartyStatus party, AgreementStatus status, SigningPlan plan, IEnumerable<Signature> own, IEnumerable<SignatoryChange> changes)
    {
        var all = own.ToList();
        var current = all.Where(s => !s.IsDeclined && IsCurrent(s, status, plan)).ToList();
        // What was said last holds: who declined and then signed has signed.
        var declined = all.Count > 0 && all[^1].IsDeclined ? all[^1] : null;
        var signatories = SignatoriesOf(party.Decision ?? Annulled(party, status), changes, current);
        var other = current.Where(s => signatories.TrueForAll(one => one.Signature != s)).ToList();
        var whole = signatories.Count > 0 ? signatories.TrueForAll(one => one.Signature is not null) : current.Count > 0;
        var older = current.Count == 0 && all.Exists(s => !s.IsDeclined);
        var mayFrom = MayFrom(party, plan);
        var approved = party.State == PartyState.Approved;
        var state = declined is not null ? SigningState.Declined
            : whole ? SigningState.Signed
            : !approved ? older ? SigningState.SignedOlderText : SigningState.NotDecided
            : plan.ExpiresOn < status.AsOf ? SigningState.Expired
            : current.Count > 0 ? SigningState.PartlySigned
            : mayFrom is null ? SigningState.AwaitsLegalForce
            : mayFrom > status.AsOf ? plan.OpensOn > status.AsOf ? SigningState.AwaitsOthers : SigningState.AwaitsLegalForce
            : SigningState.Ready;
        var unsigned = signatories.Count > 0 ? signatories.Where(one => one.Signature is null).Min(one => one.Since) : party.On;
        var election = !whole && approved && unsigned is { } since ? Election.Since(status.Cascade.County.Elections, since, status.AsOf) : null;
        return new PartySigning(party, state, signatories, other, declined, mayFrom, election, current.Count > 0 && party.Decision is null && party.Flags.Contains(PartyFlag.Annulled), older);
    }

    /// <summary>The first day a party may sign: when its decision has gained legal force, or the day of the decision when the parties have chosen so; never before signing opens.</summary>
    private static DateOnly? MayFrom(PartyStatus party, SigningPlan plan) => Force(party, plan) is { } day ? plan.OpensOn > day ? plan.OpensOn : day : null;

    /// <summary>From when the decision is enough. One by a body whose decisions cannot be appealed gains no legal force: the decision itself is.</summary>
    private static DateOnly? Force(PartyStatus party, SigningPlan plan) => plan.BeforeLegalForce is not null || party.Body is { Side: Side.Joint } ? party.On : party.LegalForceOn;

    /// <summary>The decision that stood behind what was signed before it was annulled: it still says who was to sign.</summary>
    private static Decision? Annulled(PartyStatus party, AgreementStatus status) => !party.Flags.Contains(PartyFlag.Annulled) ? null
        : status.Cascade.Decisions.LastOrDefault(d => d.Body == party.Body?.Id && d.Signs.Count > 0 && d.On <= status.AsOf && d.RecordedAt <= status.KnownAt);

    private static List<Signatory> SignatoriesOf(Decision? decision, IEnumerable<SignatoryChange> changes, List<Signature> signed)
    {
        List<Signatory> named = [.. (decision?.Signs ?? []).Select(function => new Signatory(function, null, decision!.On, null))];
        foreach (var change in changes)
        {
            var at = named.FindIndex(one => Same(one.Function, change.Replaces));
            if (at >= 0) named[at] = named[at] with { Function = change.Function, Replaces = named[at].Replaces ?? named[at].Function, Since = change.On };
            else named.Add(new Signatory(change.Function, change.Replaces, change.On, null));
        }

        return named.ConvertAll(one => one with { Signature = signed.LastOrDefault(s => Same(s.ByFunction, one.Function) || Same(s.ByFunction, one.Replaces)) });
    }

    /// <summary>Functions are written by many hands: capitals and spaces do not tell them apart.</summary>
    public static bool Same(string? one, string? other) =>
        one is not null && other is not null && string.Equals(string.Join(' ', one.Split(' ', StringSplitOptions.RemoveEmptyEntries)), string.Join(' ', other.Split(' ', StringSplitOptions.RemoveEmptyEntries)), StringComparison.OrdinalIgnoreCase);

    /// <summary>A signature that names no version counts: no source says that it was another. A file made from another original than the one of its version does not.</summary>
    private static bool IsCurrent(Signature signature, AgreementStatus status, SigningPlan plan)
    {
        if (signature.Version is not { } version) return true;
        if (signature.Evidence is { } evidence && plan.MasterOf(version) is { } master && master.Sha256 != evidence.MasterSha256) return false;
        var agreement = status.Cascade.Agreement;
        var signed = agreement.Versions.FindIndex(v => v.Id == version);
        return signed >= 0 && agreement.IsSameText(signed, agreement.CurrentVersion(status.AsOf));
    }
}
