using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions;

/// <summary>
/// The words of decisions in both languages: every state, stage, outcome, flag and status reason. The domain holds values,
/// pages hold markup, and the sentences stand here.
/// </summary>
/// <remarks>Voice: LOOK.md 7. The test <c>The_words_of_decisions</c> enumerates every case and fails on one without both sentences.</remarks>
public static class Wording
{
    /// <summary>Why the agreement is or is not in force, in one sentence.</summary>
    public static string Sentence(this StatusReason reason) => reason switch
    {
        StatusReason.InForceSince r => L(
            $"Avtalet gäller sedan den {Dates.Full(r.On)}.",
            $"The agreement has been in force since {Dates.Full(r.On)}."),
        StatusReason.StatedInForceSince r => L(
            $"Avtalet gäller sedan den {Dates.Full(r.On)} enligt källan{Cited(r.Source)}. Parternas beslut är inte kända här.",
            $"The agreement has been in force since {Dates.Full(r.On)} according to the source{Cited(r.Source)}. The parties’ decisions are not known here."),
        StatusReason.ExpiredAfter r => L(
            $"Avtalet slutade gälla efter den {Dates.Full(r.Until)}, när avtalstiden gick ut.",
            $"The agreement ceased to apply after {Dates.Full(r.Until)}, when its term ended."),
        StatusReason.TermPassedBeforeForce r => L(
            $"Avtalstiden gick ut den {Dates.Full(r.Until)} innan avtalet hade börjat gälla.",
            $"The term ended on {Dates.Full(r.Until)} before the agreement had entered into force."),
        StatusReason.FallenByNo r => L(
            $"Avtalet kan inte börja gälla i den här formen, eftersom {Names(r.Parties)} har sagt nej.",
            $"The agreement cannot enter into force in this form, because {Names(r.Parties)} said no."),
        StatusReason.QuorumOutOfReach r => L(
            $"Avtalet kan inte börja gälla i den här formen: sedan {Names(r.Parties)} har sagt nej kan inte tillräckligt många säga ja.",
            $"The agreement cannot enter into force in this form: now that {Names(r.Parties)} said no, not enough parties can say yes."),
        StatusReason.AwaitsDay r => L(
            $"Det som krävs är uppfyllt. Avtalet börjar gälla den {Dates.Full(r.On)}.",
            $"What is required has been met. The agreement enters into force on {Dates.Full(r.On)}."),
        StatusReason.MetTooLate r => L(
            $"Det som krävs är uppfyllt, men avtalstiden går ut den {Dates.Full(r.Until)}, innan avtalet hinner börja gälla.",
            $"What is required has been met, but the term ends on {Dates.Full(r.Until)}, before the agreement could enter into force."),
        StatusReason.WaitsForAll r => r.Yeses.From switch
        {
            CountsFrom.Decision => L(
                $"{r.Yeses.Said} av {r.Parties} parter har sagt ja. Avtalet börjar gälla när alla har sagt ja.",
                $"{r.Yeses.Said} of {r.Parties} parties have said yes. The agreement enters into force when all parties have said yes."),
            CountsFrom.LegalForce => L(
                $"{r.Yeses.Said} av {r.Parties} parter har sagt ja, och {InLegalForce(r.Yeses)}. Avtalet börjar gälla när alla har sagt ja och besluten har fått laga kraft.",
                $"{r.Yeses.Said} of {r.Parties} parties have said yes, and {InLegalForce(r.Yeses)}. The agreement enters into force when all parties have said yes and their decisions have gained legal force."),
            _ => throw Wordless(r.Yeses.From),
        },
        StatusReason.WaitsForQuorum r => L(
            $"{Quorum(r)}.{MustHave(r.MustInclude)}",
            $"{Quorum(r)}.{MustHave(r.MustInclude)}"),
        StatusReason.WaitsForTwo r => L(
            r.MustInclude.Count > 0
                ? $"Avtalet börjar gälla mellan dem som har sagt ja när {Names(r.MustInclude)} har gjort det."
                : "Avtalet börjar gälla mellan dem som har sagt ja när minst två har gjort det.",
            r.MustInclude.Count > 0
                ? $"The agreement enters into force between those who have said yes once {Names(r.MustInclude)} has."
                : "The agreement enters into force between those who have said yes once at least two have.") + WhatCounts(r.Yeses.From),
        StatusReason.NoTextYet => L(
            "Det finns ingen text att besluta om ännu.",
            "There is no text to decide on yet."),
        StatusReason.RuleNotKnown => L(
            "Det är inte känt vad som krävs för att avtalet ska börja gälla.",
            "What it takes for the agreement to enter into force is not known."),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason.GetType().Name, "A status reason without words."),
    };

    private static string Cited(string? source) => source is null ? "" : L($" ({source})", $" ({source})");

    private static string Quorum(StatusReason.WaitsForQuorum r)
    {
        var legalForce = r.Yeses.From switch
        {
            CountsFrom.Decision => false,
            CountsFrom.LegalForce => true,
            _ => throw Wordless(r.Yeses.From),
        };
        var parties = r.NeededParties is not { } needed ? ""
            : legalForce
                ? L($"{r.Yeses.Said} parter har sagt ja, {InLegalForce(r.Yeses)} och minst {needed} behövs", $"{r.Yeses.Said} parties have said yes, {InLegalForce(r.Yeses)} and at least {needed} are needed")
                : L($"{r.Yeses.Said} parter har sagt ja och minst {needed} behövs", $"{r.Yeses.Said} parties have said yes and at least {needed} are needed");
        if (r.NeededShare is not { } share) return parties;
        var wanted = Numbers.Percent((decimal)share.Numerator / share.Denominator);
        var inhabitants = r.Share is { } have
            ? L($"{(legalForce ? "de vars beslut har fått laga kraft" : "de som har sagt ja")} har {Numbers.Percent(have)} av invånarna och minst {wanted} behövs",
                $"{(legalForce ? "those whose decisions have gained legal force" : "those who have said yes")} have {Numbers.Percent(have)} of the inhabitants and at least {wanted} is needed")
            : L($"minst {wanted} av invånarna behövs, men folkmängden är inte känd", $"at least {wanted} of the inhabitants is needed, but the population is not known");
        return parties.Length == 0 ? Capital(inhabitants)
            : legalForce ? $"{parties}. {Capital(inhabitants)}"
            : L($"{parties}, och {inhabitants}", $"{parties}, and {inhabitants}");
    }

    /// <summary>How many of the yeses count: "1 av besluten har fått laga kraft".</summary>
    private static string InLegalForce(YesCount yeses) => yeses.Counting switch
    {
        0 => L("inget av besluten har fått laga kraft", "none of the decisions has gained legal force"),
        1 => L("1 av besluten har fått laga kraft", "1 of the decisions has gained legal force"),
        var many => L($"{many} av besluten har fått laga kraft", $"{many} of the decisions have gained legal force"),
    };

    /// <summary>The sentence that says when a yes counts, where that is not at once.</summary>
    private static string WhatCounts(CountsFrom from) => from switch
    {
        CountsFrom.Decision => "",
        CountsFrom.LegalForce => L(" Ett ja räknas när beslutet har fått laga kraft.", " A yes counts once the decision has gained legal force."),
        _ => throw Wordless(from),
    };

    /// <summary>A value somebody has added and not worded: a test finds it before a reader does.</summary>
    private static ArgumentOutOfRangeException Wordless<T>(T value) where T : struct, Enum => new(nameof(value), value, "A value without words.");

    private static string MustHave(IReadOnlyList<Principal> parties) =>
        parties.Count == 0 ? "" : L($" {Names(parties)} måste vara med.", $" {Names(parties)} must be among them.");

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>"Mark, Mellerud och Orust"; from seven on "Mark, Mellerud, Orust och 4 till".</summary>
    public static string Names(IReadOnlyList<Principal> parties)
    {
        var names = parties.Select(p => p.Name).ToList();
        var and = L(" och ", " and ");
        if (names.Count > 6)
            return string.Join(", ", names.Take(3)) + and + L($"{names.Count - 3} till", $"{names.Count - 3} more");
        return names.Count < 2 ? string.Concat(names) : string.Join(", ", names.SkipLast(1)) + and + names[^1];
    }

    /// <summary>The stage as a label: "Ute för beslut hos parterna".</summary>
    public static string Label(this Stage stage) => stage switch
    {
        Stage.Preparing => L("Förbereds", "Being prepared"),
        Stage.Consulting => L("Ute på remiss", "Out for consultation"),
        Stage.Recommending => L("Tas upp av rekommenderande organ", "Before the recommending bodies"),
        Stage.Deciding => L("Ute för beslut hos parterna", "Awaiting the parties’ decisions"),
        Stage.Decided => L("Beslutat, gäller inte ännu", "Decided, not yet in force"),
        Stage.InForce => L("Gäller", "In force"),
        Stage.Fallen => L("Kan inte börja gälla", "Cannot enter into force"),
        Stage.Expired => L("Har slutat gälla", "No longer in force"),
        _ => throw Wordless(stage),
    };

    /// <summary>The state of a party as the badge says it.</summary>
    public static string Label(this PartyState state) => state switch
    {
        PartyState.Approved => L("Godkänt", "Approved"),
        PartyState.Rejected => L("Avslag", "Rejected"),
        PartyState.Conditional => L("Godkänt med villkor", "Approved with a condition"),
        PartyState.Outdated => L("Beslut om äldre version", "Decision on an older version"),
        PartyState.Tabled => L("Bordlagt", "Postponed"),
        PartyState.ReferredBack => L("Återremiss", "Referred back"),
        PartyState.Undecided => L("Inget beslut ännu", "No decision yet"),
        _ => throw Wordless(state),
    };

    /// <summary>
    /// As <see cref="Label(PartyState)"/>, but where nobody knows what the parties decided (<see cref="AreDecisionsUnknown"/>) "inget känt
    /// beslut" and not "inget beslut ännu".
    /// </summary>
    public static string Label(this PartyState state, bool unknown) =>
        state == PartyState.Undecided && unknown ? L("Inget känt beslut", "No known decision") : state.Label();

    /// <summary>As <see cref="Label(PartyState, bool)"/>, within a sentence: "bordlagt".</summary>
    public static string InSentence(this PartyState state, bool unknown) => Lowered.GetOrAdd(state.Label(unknown), label => label.ToLowerInvariant());

    // Fifty names a page have their state after them, and Swedish letters are turned small slowly.
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> Lowered = new(StringComparer.Ordinal);

    /// <summary>
    /// True when a source says that the agreement is in force, or when no decision of any party was ever recorded: "has not decided yet"
    /// would then be a claim that nobody has made. What no source gives is shown as not known.
    /// </summary>
    public static bool AreDecisionsUnknown(this AgreementStatus status) =>
        status.EntryIntoForce.Stated || !status.Cascade.Decisions.Any(d => status.Parties.Any(p => p.Body?.Id == d.Body));

    /// <summary>What a body said or what was found out later, as a past event: "godkände".</summary>
    public static string Label(this Outcome outcome) => outcome switch
    {
        Outcome.Recommended => L("Rekommenderade", "Recommended"),
        Outcome.Endorsed => L("Ställde sig bakom", "Endorsed"),
        Outcome.RecommendedAgainst => L("Avrådde", "Recommended against"),
        Outcome.Noted => L("Noterade", "Noted"),
        Outcome.Approved => L("Godkände", "Approved"),
        Outcome.ApprovedWithCondition => L("Godkände med villkor", "Approved with a condition"),
        Outcome.Rejected => L("Avslog", "Rejected"),
        Outcome.Tabled => L("Bordlade", "Postponed"),
        Outcome.ReferredBack => L("Återremitterade", "Referred back"),
        Outcome.Annulled => L("Upphävdes av domstol", "Annulled by a court"),
        Outcome.Corrected => L("Uppgiften rättades", "Record corrected"),
        Outcome.Assessed => L("Villkoret bedömdes", "Condition assessed"),
        _ => throw Wordless(outcome),
    };

    /// <summary>What a body does in a step: bereder, rekommenderar, beslutar.</summary>
    public static string Label(this Mandate act) => act switch
    {
        Mandate.Prepares => L("bereder", "prepares"),
        Mandate.Recommends => L("rekommenderar", "recommends"),
        Mandate.Decides => L("beslutar", "decides"),
        _ => throw Wordless(act),
    };

    /// <summary>What makes a line worth a second look, as a short remark.</summary>
    public static string Label(this PartyFlag flag) => flag switch
    {
        PartyFlag.Annulled => L("Ett beslut har upphävts av domstol", "A decision was annulled by a court"),
        PartyFlag.AppealDateDiffers => L("Anslaget anger en annan sista dag att överklaga", "The notice states another last day to appeal"),
        PartyFlag.Appealed => L("Överklagat", "Appealed"),
        PartyFlag.Corrected => L("Uppgiften är rättad", "The record was corrected"),
        PartyFlag.DoesNotCount => L("Villkoret är bedömt: räknas inte som ja", "Condition assessed: does not count as a yes"),
        PartyFlag.Early => L("Beslutade före ett tidigare steg i beslutsgången", "Decided before an earlier decision step"),
        _ => throw Wordless(flag),
    };

    /// <summary>What it takes to enter into force, in a sentence; where a yes does not count at once, in two.</summary>
    public static string Sentence(this EntryIntoForce rule, int parties)
    {
        var start = rule.NotBefore is { } day
            ? L($", dock tidigast den {Dates.Full(day)}", $", though not before {Dates.Full(day)}") : "";
        return rule.Rule switch
        {
            EntryRule.All => L($"Avtalet börjar gälla när alla {parties} parter har sagt ja{start}.", $"The agreement enters into force when all {parties} parties have said yes{start}.") + WhatCounts(rule.CountsFrom),
            EntryRule.Quorum => L($"Avtalet börjar gälla när {QuorumNeeds(rule)}{start}.", $"The agreement enters into force when {QuorumNeeds(rule)}{start}.") + WhatCounts(rule.CountsFrom),
            EntryRule.PerParty => L($"Avtalet börjar gälla för varje part när den själv och minst en till har sagt ja{start}.", $"The agreement enters into force for each party once it and at least one more have said yes{start}.") + WhatCounts(rule.CountsFrom),
            EntryRule.Unknown => L("Det är inte känt.", "It is not known."),
            _ => throw Wordless(rule.Rule),
        };
    }

    private static string QuorumNeeds(EntryIntoForce rule)
    {
        var parts = new List<string>();
        if (rule.Parties is { } parties) parts.Add(L($"minst {parties} parter har sagt ja", $"at least {parties} parties have said yes"));
        if (rule.PopulationShare is { } share)
        {
            var percent = Numbers.Percent((decimal)share.Numerator / share.Denominator, 0);
            parts.Add(L($"kommuner med minst {percent} av invånarna har sagt ja", $"municipalities with at least {percent} of the inhabitants have said yes"));
        }
        return string.Join(L(" och ", " and "), parts);
    }
}
