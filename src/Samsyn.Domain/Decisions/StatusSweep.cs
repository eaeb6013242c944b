using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Decisions;

/// <summary>The walk over the days: everything that happens on a day is applied, then the day's end is judged.</summary>
internal sealed partial class StatusComputation
{
    private readonly List<int> _touched = [];
    private bool[] _isTouched = [];
    private readonly List<int> _touchedSteps = [];
    private bool[] _isStepTouched = [];
    private readonly List<int> _newlyCounting = [];
    private bool _everybodyMayJoin;
    private readonly PriorityQueue<int, int> _legalForceDays = new();

    /// <summary>The first day the agreement may apply: the later of <c>not_before</c> and the term's first day.</summary>
    private int FirstPossibleDay => Math.Max(_rule.NotBefore?.DayNumber ?? 0, _agreement.Settings.Term.From?.DayNumber ?? 0);

    private void Sweep()
    {
        _previous = new int[_entries.Length];
        _early = new bool[_entries.Length];
        _isTouched = new bool[_head.Length];
        _isStepTouched = new bool[_completed.Length];
        var lastDay = _asOf.DayNumber;
        var known = _knownAt.Ticks;
        var versions = _agreement.Versions;
        var (next, nextVersion, otherDays) = (0, 0, OtherDays());
        var nextOther = 0;

        // A step without bodies left (a register that has changed) is not done by itself.
        while (true)
        {
            while (next < _entries.Length && _entries[next].RecordedAt > known) next++;
            _day = int.MaxValue;
            if (next < _entries.Length) _day = _entries[next].Day;
            if (nextVersion < versions.Count) _day = Math.Min(_day, versions[nextVersion].On.DayNumber);
            if (nextOther < otherDays.Count) _day = Math.Min(_day, otherDays[nextOther].Day);
            if (_legalForceDays.TryPeek(out _, out var legalForce)) _day = Math.Min(_day, legalForce);
            if (_day > lastDay) break;

            var versionBefore = _version;
            while (nextVersion < versions.Count && versions[nextVersion].On.DayNumber <= _day) _version = nextVersion++;
            while (nextOther < otherDays.Count && otherDays[nextOther].Day <= _day)
            {
                var body = otherDays[nextOther++].Body;
                if (body == Never) _everybodyMayJoin = true;
                else Touch(body);
            }
            while (_legalForceDays.TryPeek(out var body, out var day) && day <= _day)
            {
                _legalForceDays.Dequeue();
                Touch(body);
            }
            var firstToday = next;
            for (; next < _entries.Length && _entries[next].Day == _day; next++)
            {
                ref readonly var entry = ref _entries[next];
                if (entry.RecordedAt > known) continue;
                _previous[next] = _head[entry.Body];
                _head[entry.Body] = next;
                Touch(entry.Body);
            }
            if (_version != versionBefore)
                for (var body = 0; body < _head.Length; body++) Touch(body);

            foreach (var body in _touched) Refresh(body);
            foreach (var step in _touchedSteps) JudgeStep(step);
            for (var i = firstToday; i < next; i++)
                if (_entries[i].RecordedAt <= known) _early[i] = IsEarly(_entries[i].Body);
            JudgeRule();
            ClearTouched();
        }
    }

    /// <summary>
    /// Days on which something changes without a decision being taken: annulments and assessments of a body's decision, and
    /// (for everybody) the first possible day and those on which the term is extended.
    /// </summary>
    private List<(int Day, int Body)> OtherDays()
    {
        var days = new List<(int Day, int Body)>();
        foreach (var (decision, day) in _annulledOn) days.Add((day, _ledger.BodyIndex[decision.Body]));
        foreach (var (decision, list) in _assessments)
            foreach (var (day, _) in list) days.Add((day, _ledger.BodyIndex[decision.Body]));
        if (FirstPossibleDay > 0) days.Add((FirstPossibleDay, Never));
        foreach (var change in _agreement.TermChanges)
            if (change.Act == TermAct.Extended && change.RecordedAt <= _knownAt) days.Add((change.On.DayNumber, Never));
        days.Sort();
        return days;
    }

    private void Touch(int body)
    {
        if (_isTouched[body]) return;
        _isTouched[body] = true;
        _touched.Add(body);
    }

    private void ClearTouched()
    {
        foreach (var body in _touched) _isTouched[body] = false;
        foreach (var step in _touchedSteps) _isStepTouched[step] = false;
        _touched.Clear();
        _touchedSteps.Clear();
        _newlyCounting.Clear();
        _everybodyMayJoin = false;
    }

    /// <summary>A body's latest decision that no court has taken away by the day, or <see cref="Never"/>.</summary>
    private int Standing(int body)
    {
        var entry = _head[body];
        if (_annulledOn.Count == 0) return entry;
        while (entry != Never && _annulledOn.TryGetValue(_entries[entry].Decision, out var day) && day <= _day) entry = _previous[entry];
        return entry;
    }

    private bool IsOnCurrentText(int version) =>
        version == _version || (version >= 0 && _version >= 0 && _textOfVersion[version] == _textOfVersion[_version]);

    private void Refresh(int body)
    {
        var standing = Standing(body);
        var completes = standing != Never && Step.Completes(_entries[standing].Outcome) && IsOnCurrentText(_entries[standing].Version);
        var step = _ledger.StepOfBody[body];
        if (completes != _completes[body])
        {
            _completes[body] = completes;
            _completed[step] += completes ? 1 : -1;
            if (!_isStepTouched[step])
            {
                _isStepTouched[step] = true;
                _touchedSteps.Add(step);
            }
        }
        if (_partyOfBody[body] is var party and not Never) RefreshParty(party, body, standing);
    }

    private void RefreshParty(int party, int body, int standing)
    {
        var state = StateOf(standing);
        if (state == PartyState.Approved != (_state[party] == PartyState.Approved)) _approved += state == PartyState.Approved ? 1 : -1;
        _state[party] = state;
        var counts = state == PartyState.Approved && (_rule.CountsFrom == CountsFrom.Decision || HasLegalForce(body, standing));
        if (counts == _counts[party]) return;
        _counts[party] = counts;
        var sign = counts ? 1 : -1;
        _counting += sign;
        _countingInhabitants += sign * (_inhabitants[party] ?? 0);
        if (_mustInclude[party]) _mustIncludeCounting += sign;
        if (counts) _newlyCounting.Add(party);
    }

    private PartyState StateOf(int standing)
    {
        if (standing == Never) return PartyState.Undecided;
        ref readonly var entry = ref _entries[standing];
        if (entry.Outcome == Outcome.Tabled) return PartyState.Tabled;
        if (entry.Outcome == Outcome.ReferredBack) return PartyState.ReferredBack;
        if (!IsOnCurrentText(entry.Version)) return PartyState.Outdated;
        return entry.Outcome switch
        {
            Outcome.Approved => PartyState.Approved,
            Outcome.Rejected => PartyState.Rejected,
            _ => AssessmentOf(entry.Decision) == Assessment.Counts ? PartyState.Approved : PartyState.Conditional,
        };
    }

    /// <summary>The assessment that holds on the day: the latest one.</summary>
    private Assessment? AssessmentOf(Decision decision)
    {
        if (decision.Outcome != Outcome.ApprovedWithCondition || !_assessments.TryGetValue(decision, out var list)) return null;
        Assessment? latest = null;
        foreach (var (day, value) in list)
            if (day <= _day) latest = value;
        return latest;
    }

    /// <summary>
    /// Under <c>counts_from: legal_force</c>: the time to appeal is out and nobody has appealed by the day. Days on which
    /// that changes are put in the queue.
    /// </summary>
    private bool HasLegalForce(int body, int standing)
    {
        var decision = _entries[standing].Decision;
        if (LegalForce.AppealUntil(decision, _ledger.Bodies[body], Mandate.Decides) is not { } last || decision.AnnouncedOn is not { } announced) return false;
        if (announced.DayNumber > _day)
        {
            _legalForceDays.Enqueue(body, announced.DayNumber);
            return false;
        }
        var appealed = decision.AppealedOn?.DayNumber ?? int.MaxValue;
        if (appealed <= _day) return false;
        var force = last.DayNumber + 1;
        if (force > _day)
        {
            _legalForceDays.Enqueue(body, force);
            return false;
        }
        if (appealed != int.MaxValue) _legalForceDays.Enqueue(body, appealed);
        return true;
    }

    private void JudgeStep(int step)
    {
        var done = _completed[step] == _cascade.Steps[step].Bodies.Count;
        if (!done) _doneSince[step] = Never;
        else if (_doneSince[step] == Never) _doneSince[step] = _day;
    }

    /// <summary>A step named directly in <c>after</c> was not done at the day's end; done that same day is not early.</summary>
    private bool IsEarly(int body)
    {
        foreach (var step in _cascade.Steps[_ledger.StepOfBody[body]].After)
            if (_doneSince[step] == Never) return true;
        return false;
    }

    /// <summary>The rule on the day's text, as the yeses that count stand at the day's end.</summary>
    private bool IsMet() => _mustIncludeCounting == _mustIncludeCount && _rule.Rule switch
    {
        EntryRule.All => _counting == _counts.Length && _counting > 0,
        EntryRule.Quorum => (_rule.Parties is not { } parties || _counting >= parties)
            && (_rule.PopulationShare is not { } share || (!_figureMissing && share.IsReachedBy(_countingInhabitants, _allInhabitants))),
        EntryRule.PerParty => _counting >= 2,
        _ => false,
    };

    private void JudgeRule()
    {
        if (_curve.Count == 0 ? _approved > 0 : _curve[^1].Approved != _approved)
            _curve.Add(new CurvePoint(DateOnly.FromDayNumber(_day), _approved));
        var met = IsMet();
        if (met) _versionInForce = _version;
        if (_day < FirstPossibleDay) return;
        if (_inForceSince == Never)
        {
            if (!met || HasTermPassed()) return;
            (_inForceSince, _everybodyMayJoin) = (_day, true);
        }

        // A later yes joins from its own day; nobody leaves but with the term, and nobody joins after it.
        var mayJoin = _everybodyMayJoin ? Enumerable.Range(0, _counts.Length) : _newlyCounting;
        foreach (var party in mayJoin.Where(party => _counts[party] && _entered[party] == Never).ToList())
            if (!HasTermPassed()) _entered[party] = _day;
    }

    private bool HasTermPassed() =>
        TermStatus.Of(_agreement, DateOnly.FromDayNumber(_day), _knownAt).HasPassed(DateOnly.FromDayNumber(_day));
}
