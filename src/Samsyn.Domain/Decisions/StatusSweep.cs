using Samsyn.Domain.Agreements;

namespace Samsyn.Domain.Decisions;

/// <summary>The walk over the days: everything that happens on a day is applied, then the day's end is judged.</summary>
internal sealed partial class StatusComputation
{
    private readonly PriorityQueue<int, int> _legalForceDays = new();
    private readonly List<int> _newlyCounting = [];
    private bool _everybodyMayJoin;

    /// <summary>The first day the agreement may apply: the later of <c>not_before</c> and the term's first day.</summary>
    private int FirstPossibleDay => Math.Max(_rule.NotBefore?.DayNumber ?? 0, _agreement.Settings.Term.From?.DayNumber ?? 0);

    private void Sweep()
    {
        var (changes, versions, days) = (_ledger.Changes, _agreement.Versions, EverybodysDays());
        var (entry, change, version, day) = (0, 0, 0, 0);
        while (true)
        {
            _day = int.MaxValue;
            if (entry < _entries.Length) _day = _entries[entry].Day;
            if (change < changes.Length) _day = Math.Min(_day, changes[change].Day);
            if (version < versions.Count) _day = Math.Min(_day, versions[version].On.DayNumber);
            if (day < days.Count) _day = Math.Min(_day, days[day]);
            if (_legalForceDays.TryPeek(out _, out var legalForce)) _day = Math.Min(_day, legalForce);
            if (_day > _asOf.DayNumber) return;

            for (; version < versions.Count && versions[version].On.DayNumber <= _day; version++) _version = version;
            if (_version != None && _ledger.TextOfVersion[_version] != _text) TakeUpText();
            for (; day < days.Count && days[day] <= _day; day++) _everybodyMayJoin = true;
            for (; change < changes.Length && changes[change].Day <= _day; change++)
                if (changes[change].KnownFrom <= _known) Refresh(changes[change].Body);
            while (_legalForceDays.TryPeek(out var body, out var force) && force <= _day)
            {
                _legalForceDays.Dequeue();
                Refresh(body);
            }
            for (; entry < _entries.Length && _entries[entry].Day <= _day; entry++)
                if (_entries[entry].IsKnown(_known)) Hear(entry);

            JudgeSteps();
            JudgeRule();
        }
    }

    /// <summary>Days on which nobody says anything and all the same everybody may enter: the first possible, and those on which the term is extended.</summary>
    private List<int> EverybodysDays()
    {
        var days = new List<int>();
        if (FirstPossibleDay > 0) days.Add(FirstPossibleDay);
        foreach (var change in _agreement.TermChanges)
            if (change.Act == TermAct.Extended && change.RecordedAt <= _knownAt) days.Add(change.On.DayNumber);
        days.Sort();
        return days;
    }

    private void TakeUpText()
    {
        (_text, _textSince) = (_ledger.TextOfVersion[_version], _day);
        for (var body = 0; body < _latest.Length; body++) Refresh(body);
    }

    private void Hear(int entry)
    {
        ref readonly var said = ref _entries[entry];
        _latest[said.Body] = entry;
        if (IsAnnulled(said, _asOf.DayNumber)) _lastAnnulled[said.Body] = said.Day;
        Refresh(said.Body);
    }

    /// <summary>A body's latest decision that no court has taken away by the day.</summary>
    private int Standing(int body)
    {
        var entry = _latest[body];
        while (entry != None && !Stands(_entries[entry])) entry = _entries[entry].Previous;
        return entry;
    }

    private bool Stands(in Ledger.Entry entry) => entry.IsKnown(_known) && !IsAnnulled(entry, _day);

    /// <summary>Judges anew what a body's standing decision is worth on the day.</summary>
    private void Refresh(int body)
    {
        var standing = Standing(body);
        _standing[body] = standing;
        var completes = standing != None && _entries[standing].Text == _text && Step.Completes(_entries[standing].Outcome);
        if (completes != _completes[body])
        {
            _completes[body] = completes;
            _completed[_ledger.StepOfBody[body]] += completes ? 1 : -1;
        }
        if (_ledger.PartyOfBody[body] is var party and not None) RefreshParty(party, body, standing);
    }

    private void RefreshParty(int party, int body, int standing)
    {
        var state = StateOf(standing);
        if (state != _state[party])
        {
            if (state == PartyState.Approved) _approved++;
            else if (_state[party] == PartyState.Approved) _approved--;
            _state[party] = state;
        }
        var counts = state == PartyState.Approved && _rule.CountsFrom switch
        {
            CountsFrom.Decision => true,
            CountsFrom.LegalForce => HasLegalForce(body, standing),
            _ => throw new InvalidOperationException($"Nothing says when a yes counts from {_rule.CountsFrom}."),
        };
        if (counts == _counts[party]) return;
        _counts[party] = counts;
        var sign = counts ? 1 : -1;
        _counting += sign;
        _countingInhabitants += sign * (_ledger.Inhabitants[party] ?? 0);
        if (_mustInclude[party]) _mustIncludeCounting += sign;
        if (counts) _newlyCounting.Add(party);
    }

    private PartyState StateOf(int standing)
    {
        if (standing == None) return PartyState.Undecided;
        ref readonly var entry = ref _entries[standing];
        if (entry.Outcome == Outcome.Tabled) return PartyState.Tabled;
        if (entry.Outcome == Outcome.ReferredBack) return PartyState.ReferredBack;
        if (entry.Text != _text) return PartyState.Outdated;
        return entry.Outcome switch
        {
            Outcome.Approved => PartyState.Approved,
            Outcome.Rejected => PartyState.Rejected,
            Outcome.ApprovedWithCondition => AssessmentOf(entry) == Assessment.Counts ? PartyState.Approved : PartyState.Conditional,
            _ => throw new InvalidOperationException($"{entry.Outcome} gives a party no state."),
        };
    }

    /// <summary>
    /// Under <c>counts_from: legal_force</c>: announced, the time to appeal is out, and nobody has appealed by the day. The next
    /// day on which that changes is put in the queue.
    /// </summary>
    private bool HasLegalForce(int body, int standing)
    {
        var force = _ledger.LegalForceDays[standing];
        if (force == int.MaxValue) return false;
        var decision = _ledger.Decisions[standing];
        var appealed = decision.AppealedOn?.DayNumber ?? int.MaxValue;
        if (appealed <= _day) return false;
        if (force <= _day && appealed != int.MaxValue) _legalForceDays.Enqueue(body, appealed);
        if (force > _day) _legalForceDays.Enqueue(body, force);
        return force <= _day;
    }

    /// <summary>A step is done when all its bodies have spoken on the current text; one left without bodies (a register that has changed) never is.</summary>
    private void JudgeSteps()
    {
        for (var step = 0; step < _completed.Length; step++)
        {
            var done = _completed[step] > 0 && _completed[step] == _cascade.Steps[step].Bodies.Count;
            if (done != IsDone(step)) _turns[step].Add(_day);
        }
    }

    /// <summary>The rule on the day's text, as the yeses that count stand at the day's end.</summary>
    private bool IsMet() => _mustIncludeCounting == _mustIncludeCount && _rule.Rule switch
    {
        EntryRule.All => _counting == _counts.Length && _counting > 0,
        EntryRule.Quorum => (_rule.Parties is not { } parties || _counting >= parties)
            && (_rule.PopulationShare is not { } share || (!_ledger.FigureMissing && share.IsReachedBy(_countingInhabitants, _ledger.AllInhabitants))),
        EntryRule.PerParty => _counting >= 2,
        EntryRule.Unknown => false,
        _ => throw new InvalidOperationException($"Nothing says when the rule {_rule.Rule} is met."),
    };

    private void JudgeRule()
    {
        if (_curve.Count == 0 ? _approved > 0 : _curve[^1].Approved != _approved)
            _curve.Add(new CurvePoint(DateOnly.FromDayNumber(_day), _approved));
        var met = IsMet();
        if (met) _versionInForce = _version;
        if (met && _inForceSince == None && _day >= FirstPossibleDay && !HasTermPassed())
            (_inForceSince, _everybodyMayJoin) = (_day, true);
        if (_inForceSince != None && (_everybodyMayJoin || _newlyCounting.Count > 0)) Join();
        _newlyCounting.Clear();
        _everybodyMayJoin = false;
    }

    /// <summary>A later yes joins from its own day; nobody leaves but with the term, and nobody joins after it.</summary>
    private void Join()
    {
        if (HasTermPassed()) return;
        foreach (var party in _everybodyMayJoin ? [.. Enumerable.Range(0, _counts.Length)] : _newlyCounting)
            if (_counts[party] && _entered[party] == None) _entered[party] = _day;
    }

    private bool HasTermPassed() =>
        TermStatus.Of(_agreement, DateOnly.FromDayNumber(_day), _knownAt).HasPassed(DateOnly.FromDayNumber(_day));
}
