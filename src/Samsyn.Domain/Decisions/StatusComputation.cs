using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Decisions;

/// <summary>
/// One status, computed in one pass over the days: what each body had said, which steps were done, whether the rule was
/// met, and on which day the agreement entered into force. Cost grows with the number of facts, not with its square.
/// </summary>
/// <remarks>
/// Entry into force is reached once and kept, so the past must be walked: a rule met and lost again before the first
/// possible day never took effect, and one met on the day did, whatever came later (CONTRACT.md C3 rule 5).
/// </remarks>
internal sealed partial class StatusComputation
{
    private const int Never = -1;

    private readonly Cascade _cascade;
    private readonly Ledger _ledger;
    private readonly Agreement _agreement;
    private readonly EntryIntoForce _rule;
    private readonly DateOnly _asOf;
    private readonly DateTime _knownAt;

    /// <summary>Decisions as they stand after the corrections known at the instant, in the order that decides "latest".</summary>
    private Ledger.Entry[] _entries;
    private readonly HashSet<Decision> _corrected = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Decision, int> _annulledOn = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Decision, List<(int Day, Assessment Value)>> _assessments = new(ReferenceEqualityComparer.Instance);

    // Per body: the head of a chain of its decisions, latest first (_previous links them).
    private readonly int[] _head;
    private int[] _previous = [];
    private bool[] _early = [];
    private readonly bool[] _completes;
    private readonly int[] _partyOfBody;

    // Per body: the day of its last decision that by the day asked about a court has annulled, or a correction struck.
    private readonly int[] _lastAnnulled;
    private readonly int[] _lastStruck;

    // Per step: how many of its bodies have completed it, and since which day all have.
    private readonly int[] _completed;
    private readonly int[] _doneSince;

    // Per party.
    private readonly PartyState[] _state;
    private readonly bool[] _counts;
    private readonly int[] _entered;
    private readonly long?[] _inhabitants;
    private readonly bool[] _mustInclude;
    private readonly int _mustIncludeCount;

    private readonly int[] _textOfVersion;
    private int _version = Never;
    private int _day;
    private int _approved;
    private int _counting;
    private int _mustIncludeCounting;
    private long _countingInhabitants;
    private readonly long _allInhabitants;
    private readonly bool _figureMissing;
    private int _inForceSince = Never;
    private int _versionInForce = Never;
    private readonly List<CurvePoint> _curve = [];

    public StatusComputation(Cascade cascade, DateOnly asOf, DateTime knownAt)
    {
        (_cascade, _agreement, _asOf, _knownAt) = (cascade, cascade.Agreement, asOf, knownAt);
        _ledger = cascade.Ledger;
        _rule = _agreement.Settings.EntryIntoForce;
        _entries = _ledger.Entries;

        var bodies = _ledger.Bodies.Count;
        _head = new int[bodies];
        Array.Fill(_head, Never);
        _completes = new bool[bodies];
        _partyOfBody = new int[bodies];
        Array.Fill(_partyOfBody, Never);
        _lastAnnulled = new int[bodies];
        Array.Fill(_lastAnnulled, Never);
        _lastStruck = new int[bodies];
        Array.Fill(_lastStruck, Never);
        _completed = new int[cascade.Steps.Count];
        _doneSince = new int[cascade.Steps.Count];
        Array.Fill(_doneSince, Never);

        var parties = cascade.Parties;
        _state = new PartyState[parties.Count];
        _counts = new bool[parties.Count];
        _entered = new int[parties.Count];
        Array.Fill(_entered, Never);
        for (var p = 0; p < parties.Count; p++)
            if (cascade.DeciderFor(parties[p].Id) is { } decider && _ledger.BodyIndex.TryGetValue(decider.Id, out var body))
                _partyOfBody[body] = p;

        _mustInclude = new bool[parties.Count];
        for (var p = 0; p < parties.Count; p++)
        {
            _mustInclude[p] = _rule.MustInclude.Contains(parties[p].Id)
                || (_agreement.Settings.Form == AgreementForm.Bilateral && parties[p].Type == PrincipalType.Region);
            if (_mustInclude[p]) _mustIncludeCount++;
        }
        (_inhabitants, _allInhabitants, _figureMissing) = Population.FiguresOf(cascade);
        _textOfVersion = new int[_agreement.Versions.Count];
        for (var v = 1; v < _textOfVersion.Length; v++)
            _textOfVersion[v] = _textOfVersion[v - 1] + (_agreement.Versions[v].Editorial ? 0 : 1);
    }

    public AgreementStatus Run(ConsultationWindow? consultation)
    {
        ApplyLaterFacts();
        Sweep();
        return Result(consultation);
    }

    /// <summary>Turns the corrections known at the instant into decisions as they stand, and dates annulments and assessments.</summary>
    private void ApplyLaterFacts()
    {
        var corrections = new Dictionary<int, Decision>();
        foreach (var (entry, fact) in _ledger.LaterFacts)
        {
            if (fact.RecordedAt > _knownAt) continue;
            if (fact.Outcome == Outcome.Corrected)
            {
                if (!corrections.TryGetValue(entry, out var other) || IsRecordedAfter(fact, other)) corrections[entry] = fact;
            }
        }
        var moved = new List<Ledger.Entry>();
        var replaced = new Dictionary<int, Decision?>();
        if (corrections.Count > 0)
        {
            _entries = (Ledger.Entry[])_entries.Clone();
            foreach (var (index, correction) in corrections)
            {
                var original = _entries[index].Decision;
                if (original.RecordedAt > _knownAt) continue;
                if (correction.To is not { } to)
                {
                    NoteGone(_lastStruck, _entries[index].Body, original);
                    _entries[index].RecordedAt = long.MaxValue;
                    replaced[index] = null;
                    continue;
                }
                var corrected = _cascade.Corrected(original, to);
                _corrected.Add(corrected);
                replaced[index] = corrected;
                var entry = _entries[index];
                entry.Decision = corrected;
                entry.Outcome = corrected.Outcome;
                entry.Version = _ledger.VersionIndex(corrected);
                entry.Day = corrected.On.DayNumber;
                if (entry.Day == _entries[index].Day) _entries[index] = entry;
                else
                {
                    moved.Add(entry);
                    _entries[index].RecordedAt = long.MaxValue;
                }
            }
        }
        foreach (var (index, fact) in _ledger.LaterFacts)
        {
            if (fact.RecordedAt > _knownAt || fact.On > _asOf || fact.Outcome == Outcome.Corrected) continue;
            if (_ledger.Entries[index].Decision.RecordedAt > _knownAt) continue;
            var target = replaced.TryGetValue(index, out var changed) ? changed : _entries[index].Decision;
            if (target is null) continue;
            if (fact.Outcome == Outcome.Annulled)
            {
                NoteGone(_lastAnnulled, _ledger.BodyIndex[target.Body], target);
                if (!_annulledOn.TryGetValue(target, out var day) || fact.On.DayNumber < day) _annulledOn[target] = fact.On.DayNumber;
            }
            else if (fact.Assessed is { } value)
            {
                if (!_assessments.TryGetValue(target, out var list)) _assessments[target] = list = [];
                list.Add((fact.On.DayNumber, value));
            }
        }
        if (moved.Count > 0) _entries = Merge(_entries, moved);
    }

    private void NoteGone(int[] lastGone, int body, Decision decision)
    {
        if (decision.On <= _asOf && decision.On.DayNumber > lastGone[body]) lastGone[body] = decision.On.DayNumber;
    }

    private static bool IsRecordedAfter(Decision a, Decision b) =>
        a.RecordedAt != b.RecordedAt ? a.RecordedAt > b.RecordedAt : a.Place > b.Place;

    private static Ledger.Entry[] Merge(Ledger.Entry[] sorted, List<Ledger.Entry> moved)
    {
        moved.Sort(Ledger.InOrder);
        var merged = new Ledger.Entry[sorted.Length + moved.Count];
        var (i, j) = (0, 0);
        for (var k = 0; k < merged.Length; k++)
            merged[k] = j >= moved.Count || (i < sorted.Length && Ledger.InOrder(sorted[i], moved[j]) <= 0) ? sorted[i++] : moved[j++];
        return merged;
    }
}
