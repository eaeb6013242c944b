using Samsyn.Domain.Agreements;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Decisions;

/// <summary>What the walk has left at the end of the day asked about, put into words a reader can check.</summary>
internal sealed partial class StatusComputation
{
    private AgreementStatus Result()
    {
        _day = _asOf.DayNumber;
        var term = TermStatus.Of(_agreement, _asOf, _knownAt);
        var noes = Noes();
        var entry = Entry(term, noes);
        var steps = Steps();
        return new AgreementStatus
        {
            Cascade = _cascade,
            AsOf = _asOf,
            KnownAt = _knownAt,
            Version = _version == None ? null : _agreement.Versions[_version],
            Stage = StageOf(entry, term),
            EntryIntoForce = entry,
            Term = term,
            Counts = Counts(),
            PopulationShareApproved = ShareApproved(),
            Steps = steps,
            Parties = [.. Enumerable.Range(0, _state.Length).Select(party => PartyOf(party, entry))],
            Curve = _curve,
        };
    }

    private bool IsInForce => _inForceSince != None;

    private bool IsStated => !IsInForce && _rule.Stated is { } stated && stated.On <= _asOf;

    private EntryStatus Entry(TermStatus term, IReadOnlyList<int> noes)
    {
        var unknown = _rule.Rule == EntryRule.Unknown;
        var metNow = IsMet();
        var met = metNow || (_rule.Rule == EntryRule.PerParty && IsInForce);
        var fallen = !IsInForce && IsFallen(noes);
        DateOnly? inForceOn = IsInForce ? DateOnly.FromDayNumber(_inForceSince) : null;
        if (!IsInForce && metNow && FirstPossibleDay > _day && DateOnly.FromDayNumber(FirstPossibleDay) is var first
            && !TermStatus.Of(_agreement, first, _asOf, _knownAt).HasPassed(first))
            inForceOn = first;
        var runs = IsInForce && !term.HasPassed(_asOf);
        return new EntryStatus(
            _rule.Rule, unknown ? null : met, fallen, inForceOn,
            runs && _versionInForce != None ? _agreement.Versions[_versionInForce].Id : null,
            IsStated, Reason(term, fallen, met, inForceOn, noes), Blocking(met, fallen, noes));
    }

    /// <summary>
    /// Parties that have said no to the current text and not yes since. A no holds until the same party's yes, also when
    /// the matter has been tabled in between; a changed text or a judgment takes it away.
    /// </summary>
    private List<int> Noes()
    {
        var noes = new List<int>();
        for (var body = 0; body < _latest.Length; body++)
        {
            if (_ledger.PartyOfBody[body] is not (var party and not None)) continue;

            // Nothing from before the current text can be about it.
            for (var i = _latest[body]; i != None && _entries[i].Day >= _textSince; i = _entries[i].Previous)
            {
                ref readonly var entry = ref _entries[i];
                if (entry.Text != _text || !Stands(entry)) continue;
                if (entry.Outcome == Outcome.Rejected) noes.Add(party);
                if (entry.Outcome is Outcome.Rejected or Outcome.Approved || AssessmentOf(entry) == Assessment.Counts) break;
            }
        }
        noes.Sort();
        return noes;
    }

    private bool IsFallen(IReadOnlyList<int> noes) => _rule.Rule switch
    {
        EntryRule.Unknown => false,
        EntryRule.All => noes.Count > 0,
        EntryRule.Quorum => noes.Any(party => _mustInclude[party]) || IsOutOfReach(noes),
        EntryRule.PerParty => noes.Any(party => _mustInclude[party]),
        _ => throw new InvalidOperationException($"Nothing says when the rule {_rule.Rule} falls."),
    };

    /// <summary>The quorum would not be met even if every party that has not said no said yes.</summary>
    private bool IsOutOfReach(IReadOnlyList<int> noes)
    {
        if (_rule.Parties is { } parties && _state.Length - noes.Count < parties) return true;
        if (_rule.PopulationShare is not { } share || _ledger.FigureMissing) return false;
        var reachable = _ledger.AllInhabitants - noes.Sum(party => _ledger.Inhabitants[party] ?? 0);
        return !share.IsReachedBy(reachable, _ledger.AllInhabitants);
    }

    private StatusReason Reason(TermStatus term, bool fallen, bool met, DateOnly? inForceOn, IReadOnlyList<int> noes)
    {
        if (IsInForce)
            return term.HasPassed(_asOf) ? new StatusReason.ExpiredAfter(term.Until!.Value) : new StatusReason.InForceSince(inForceOn!.Value);
        if (IsStated)
            return term.HasPassed(_asOf) ? new StatusReason.ExpiredAfter(term.Until!.Value) : new StatusReason.StatedInForceSince(_rule.Stated!.On, _rule.Stated.Source);
        if (fallen)
        {
            var decisive = _rule.Rule == EntryRule.All ? noes : [.. noes.Where(party => _mustInclude[party])];
            return decisive.Count > 0 ? new StatusReason.FallenByNo(Named(decisive)) : new StatusReason.QuorumOutOfReach(Named(noes));
        }
        if (term.HasPassed(_asOf)) return new StatusReason.TermPassedBeforeForce(term.Until!.Value);
        if (met) return inForceOn is { } day ? new StatusReason.AwaitsDay(day) : new StatusReason.MetTooLate(term.Until ?? _asOf);
        if (_rule.Rule == EntryRule.Unknown) return new StatusReason.RuleNotKnown();
        if (_version == None) return new StatusReason.NoTextYet();
        var lacking = Named([.. Where(party => _mustInclude[party] && !_counts[party])]);
        var yeses = new YesCount(_approved, _counting, _rule.CountsFrom);
        return _rule.Rule switch
        {
            EntryRule.All => new StatusReason.WaitsForAll(yeses, _state.Length, Named([.. Where(party => !_counts[party])])),
            EntryRule.Quorum => new StatusReason.WaitsForQuorum(
                yeses, _rule.Parties, _ledger.FigureMissing ? null : Population.ShareOf(_countingInhabitants, _ledger.AllInhabitants), _rule.PopulationShare, lacking),
            EntryRule.PerParty => new StatusReason.WaitsForTwo(yeses, lacking),
            _ => throw new InvalidOperationException($"The rule {_rule.Rule} has no reason to wait."),
        };
    }

    private IReadOnlyList<Principal> Blocking(bool met, bool fallen, IReadOnlyList<int> noes)
    {
        if (met || _rule.Rule == EntryRule.Unknown) return [];
        if (!fallen)
            return Named([.. Where(party => !_counts[party] && (_rule.Rule == EntryRule.All || _mustInclude[party]))]);
        if (_rule.Rule == EntryRule.All || (_rule.Rule == EntryRule.Quorum && IsOutOfReach(noes))) return Named(noes);
        return Named([.. noes.Where(party => _mustInclude[party])]);
    }

    private IEnumerable<int> Where(Func<int, bool> holds) => Enumerable.Range(0, _state.Length).Where(holds);

    private IReadOnlyList<Principal> Named(IReadOnlyList<int> parties) => [.. parties.Select(party => _cascade.Parties[party])];

    /// <summary>The first that holds, in the order of CONTRACT.md C3.</summary>
    private Stage StageOf(EntryStatus entry, TermStatus term)
    {
        var passed = term.HasPassed(_asOf);
        if (IsInForce || IsStated) return passed ? Stage.Expired : Stage.InForce;
        if (entry.Fallen) return Stage.Fallen;
        if (passed) return Stage.Expired;
        if (entry.Met == true) return Stage.Decided;
        if (_version == None) return Stage.Preparing;
        var before = Enumerable.Range(0, _cascade.Steps.Count).Where(s => _cascade.Steps[s].Step.Act != Mandate.Decides);
        if (HasSpokenOnCurrentText(Mandate.Decides) || before.All(IsDone)) return Stage.Deciding;
        if (HasSpokenOnCurrentText(Mandate.Recommends)) return Stage.Recommending;
        return _cascade.Consultations.Any(round => round.KnownFrom <= _knownAt && round.IsOpen(_asOf)) ? Stage.Consulting : Stage.Preparing;
    }

    private bool HasSpokenOnCurrentText(Mandate act)
    {
        for (var body = 0; body < _standing.Length; body++)
            if (_cascade.Steps[_ledger.StepOfBody[body]].Step.Act == act && _standing[body] is var standing and not None && IsOnCurrentText(standing)) return true;
        return false;
    }

    private PartyCounts Counts()
    {
        var counts = new int[Enum.GetValues<PartyState>().Length];
        foreach (var state in _state) counts[(int)state]++;
        return new PartyCounts(
            _state.Length, counts[(int)PartyState.Approved], counts[(int)PartyState.Rejected], counts[(int)PartyState.Conditional],
            counts[(int)PartyState.Outdated], counts[(int)PartyState.Tabled], counts[(int)PartyState.ReferredBack], counts[(int)PartyState.Undecided]);
    }

    private decimal? ShareApproved() =>
        _ledger.FigureMissing ? null : Population.ShareOf(Where(party => _state[party] == PartyState.Approved).Sum(party => _ledger.Inhabitants[party] ?? 0), _ledger.AllInhabitants);

    private StepStatus[] Steps()
    {
        var steps = new StepStatus[_cascade.Steps.Count];
        for (var s = 0; s < steps.Length; s++)
        {
            var step = _cascade.Steps[s];
            var bodies = step.Bodies.Select(body => _standing[_ledger.IndexOf(body)] is var standing and not None
                ? new BodyStatus(body, _ledger.Decisions[standing], IsEarly(standing))
                : new BodyStatus(body, null, false)).ToList();
            steps[s] = new StepStatus(step, IsDone(s), IsDone(s) ? DateOnly.FromDayNumber(_turns[s][^1]) : null, bodies.Any(b => b.Early), bodies);
        }
        return steps;
    }

    private PartyStatus PartyOf(int party, EntryStatus entry)
    {
        var principal = _cascade.Parties[party];
        var decider = _cascade.DeciderFor(principal.Id);
        var standing = decider is null ? None : _standing[_ledger.IndexOf(decider)];
        var decision = standing == None ? null : _ledger.Decisions[standing];
        DateOnly? inForceOn = _entered[party] != None ? DateOnly.FromDayNumber(_entered[party])
            : !IsInForce && _counts[party] ? entry.InForceOn : null;

        var flags = new List<PartyFlag>();
        var (appealUntil, stated, legalForce) = ((DateOnly?)null, (DateOnly?)null, (DateOnly?)null);
        if (decider is not null && IsNotDatedAfter(_lastAnnulled, decider, decision)) flags.Add(PartyFlag.Annulled);
        if (decision is not null && decider is not null)
        {
            var announced = decision.AnnouncedOn is not { } on || on <= _asOf;
            stated = announced ? decision.AppealUntilStated : null;
            if (decision.AnnouncedOn is not null && announced) appealUntil = LegalForce.AppealUntil(decision, decider, Mandate.Decides);
            var appealed = decision.AppealedOn <= _asOf;
            legalForce = appealed ? null : appealUntil?.AddDays(1);
            if (appealUntil is not null && stated is not null && stated != appealUntil) flags.Add(PartyFlag.AppealDateDiffers);
            if (appealed) flags.Add(PartyFlag.Appealed);
        }
        if (decider is not null && ((standing != None && _entries[standing].IsCorrected) || IsNotDatedAfter(_lastStruck, decider, decision))) flags.Add(PartyFlag.Corrected);
        if (standing != None && _state[party] == PartyState.Conditional && AssessmentOf(_entries[standing]) == Assessment.DoesNotCount) flags.Add(PartyFlag.DoesNotCount);
        if (standing != None && IsEarly(standing)) flags.Add(PartyFlag.Early);
        return new PartyStatus(principal, _state[party], decider, decision, inForceOn, appealUntil, stated, legalForce, flags);
    }

    /// <summary>True while no standing decision is dated after the body's last one that was taken away.</summary>
    private bool IsNotDatedAfter(int[] lastGone, Body body, Decision? standing) =>
        lastGone[_ledger.IndexOf(body)] is var gone and not None && (standing is null || standing.On.DayNumber <= gone);
}
