using Samsyn.Domain.Agreements;

namespace Samsyn.Domain.Decisions;

/// <summary>Where one municipality's copy of a bilateral agreement stands.</summary>
public enum CounterpartState
{
    /// <summary>One of the two has not said yes to it.</summary>
    NotDecided,

    /// <summary>Both have said yes; its first day has not come.</summary>
    Awaits,

    InForce,

    /// <summary>In force, and not renewed: notice was given in time.</summary>
    Ending,

    Expired,
}

/// <summary>
/// One of the copies of a template (motpartsavtal): between one municipality and the region, with a life of its own. Of one text there are 49 (R02, DOMAIN.md 27).
/// </summary>
/// <param name="From">Its first day; null while one of the two has not said yes.</param>
/// <param name="Stated">A source says that the agreement came into force, and no decision says it of this copy.</param>
/// <param name="Term">Its own term: the other municipalities' notices do not touch it.</param>
/// <param name="Notice">The notice that ends it; null when nobody gave one in time.</param>
public sealed record Counterpart(PartyStatus Party, CounterpartState State, DateOnly? From, bool Stated, TermStatus Term, TermChange? Notice)
{
    /// <summary>The copies of a bilateral agreement, by the municipality's id; none of a multilateral one.</summary>
    public static IReadOnlyList<Counterpart> Of(AgreementStatus status)
    {
        var agreement = status.Cascade.Agreement;
        if (agreement.Settings.Form != AgreementForm.Bilateral) return [];
        return [.. status.Parties.Where(party => party.Party.Id.IsMunicipality).Select(party => Of(party, status))];
    }

    private static Counterpart Of(PartyStatus party, AgreementStatus status)
    {
        var agreement = status.Cascade.Agreement;
        var term = TermStatus.OfCounterpart(agreement, party.Party.Id, status.AsOf, status.KnownAt);
        var stated = party.InForceOn is null && status.EntryIntoForce.Stated && party.State != PartyState.Rejected;
        var from = party.InForceOn ?? (stated ? agreement.Settings.EntryIntoForce.Stated?.On : null);
        var notice = Ends(agreement, party, term, status);
        var state = from is not { } first ? CounterpartState.NotDecided
            : term.HasPassed(status.AsOf) ? CounterpartState.Expired
            : first > status.AsOf ? CounterpartState.Awaits
            : notice is not null ? CounterpartState.Ending
            : CounterpartState.InForce;
        return new Counterpart(party, state, from, stated, term, notice);
    }

    /// <summary>The first notice, by the municipality itself or the region, that was given by the last day for it; without a renewal to stop a notice changes nothing.</summary>
    private static TermChange? Ends(Agreement agreement, PartyStatus party, TermStatus term, AgreementStatus status) =>
        term.Until is not { } until || agreement.Settings.Term.RenewalMonths is not > 0 ? null
        : agreement.TermChanges.Where(change => change.Act == TermAct.Notice && change.On <= (term.LastNoticeDay ?? until) && change.On <= status.AsOf && change.RecordedAt <= status.KnownAt
                && change.By.Any(name => name == party.Party.Id.Value || status.Parties.Any(other => !other.Party.Id.IsMunicipality && other.Party.Id.Value == name)))
            .OrderBy(change => change.On).ThenBy(change => change.Place).FirstOrDefault();
}
