using Samsyn.Domain.Agreements;

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
    private const int None = Ledger.None;

    private readonly Cascade _cascade;
    private readonly Ledger _ledger;
    private readonly Ledger.Entry[] _entries;
    private readonly Agreement _agreement;
    private readonly EntryIntoForce _rule;
    private readonly DateOnly _asOf;
    private readonly DateTime _knownAt;
    private readonly long _known;

    // The day the walk has come to, and the text current on it.
    private int _day;
    private int _version = None;
    private int _text = None;
    private int _textSince;

    // Per body: its latest decision, its latest that no court has taken away, and whether that completes its part of the step.
    private readonly int[] _latest;
    private readonly int[] _standing;
    private readonly bool[] _completes;

    // Per body: the day of its last decision that has been annulled by the day asked about, or struck from the record.
    private readonly int[] _lastAnnulled;
    private readonly int[] _lastStruck;

    // Per step: how many of its bodies have completed it, and the days on which it was done, undone, done again …
    private readonly int[] _completed;
    private readonly List<int>[] _turns;

    // Per party.
    private readonly PartyState[] _state;
    private readonly bool[] _counts;
    private readonly bool[] _mustInclude;
    private readonly int[] _entered;

    // Sums of those that count.
    private int _approved;
    private int _counting;
    private long _countingInhabitants;
    private int _mustIncludeCounting;
    private readonly int _mustIncludeCount;

    private int _inForceSince = None;
    private int _versionInForce = None;
    private readonly List<CurvePoint> _curve = [];

    public StatusComputation(Cascade cascade, DateOnly asOf, DateTime knownAt)
    {
        (_cascade, _agreement, _asOf, _knownAt, _known) = (cascade, cascade.Agreement, asOf, knownAt, knownAt.Ticks);
        _ledger = cascade.Ledger;
        _entries = _ledger.Entries;
        _rule = _agreement.Settings.EntryIntoForce;

        var bodies = _ledger.StepOfBody.Length;
        (_latest, _standing, _lastAnnulled, _lastStruck) = (Nones(bodies), Nones(bodies), Nones(bodies), Nones(bodies));
        _completes = new bool[bodies];
        _completed = new int[cascade.Steps.Count];
        _turns = [.. cascade.Steps.Select(_ => new List<int>())];

        var parties = cascade.Parties;
        _state = new PartyState[parties.Count];
        _counts = new bool[parties.Count];
        _entered = Nones(parties.Count);
        _mustInclude = [.. parties.Select(party => _rule.MustInclude.Contains(party.Id)
            || (_agreement.Settings.Form == AgreementForm.Bilateral && party.Type == Principals.PrincipalType.Region))];
        _mustIncludeCount = _mustInclude.Count(must => must);
    }

    public AgreementStatus Run()
    {
        foreach (var struck in _ledger.Struck)
            if (struck.KnownFrom <= _known && _known < struck.KnownUntil && struck.Day <= _asOf.DayNumber)
                _lastStruck[struck.Body] = Math.Max(_lastStruck[struck.Body], struck.Day);
        Sweep();
        return Result();
    }

    private static int[] Nones(int count)
    {
        var nones = new int[count];
        Array.Fill(nones, None);
        return nones;
    }

    private bool IsDone(int step) => _turns[step].Count % 2 == 1;

    private bool WasDone(int step, int day) => (_turns[step].BinarySearch(day) is var at && at >= 0 ? at + 1 : ~at) % 2 == 1;

    /// <summary>A step named directly in <c>after</c> was not done at the end of the decision's day; done that same day is not early.</summary>
    private bool IsEarly(int entry)
    {
        foreach (var step in _cascade.Steps[_ledger.StepOfBody[_entries[entry].Body]].After)
            if (!WasDone(step, _entries[entry].Day)) return true;
        return false;
    }

    private bool IsOnCurrentText(int entry) => _entries[entry].Text == _text;

    private bool IsAnnulled(in Ledger.Entry entry, int by)
    {
        if (entry.Verdicts == None) return false;
        foreach (var verdict in _ledger.Verdicts[entry.Verdicts])
            if (verdict.Annuls && verdict.Day <= by && verdict.KnownFrom <= _known) return true;
        return false;
    }

    /// <summary>The assessment that holds on the day: the latest one.</summary>
    private Assessment? AssessmentOf(in Ledger.Entry entry)
    {
        if (entry.Outcome != Outcome.ApprovedWithCondition || entry.Verdicts == None) return null;
        Assessment? latest = null;
        foreach (var verdict in _ledger.Verdicts[entry.Verdicts])
            if (!verdict.Annuls && verdict.Day <= _day && verdict.KnownFrom <= _known) latest = verdict.Assessed;
        return latest;
    }
}
