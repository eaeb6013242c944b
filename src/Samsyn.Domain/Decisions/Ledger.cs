using Samsyn.Domain.Agreements;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Decisions;

/// <summary>
/// The facts of a cascade laid out for counting: decisions on the text in the order that decides "latest", each with the
/// span of instants during which the record said so. Built once per cascade; every status is one pass over it.
/// </summary>
/// <remarks>
/// A correction does not change a row: the decision as first recorded was known until then, and the corrected one is known
/// from then on. So nothing needs to be rewritten when somebody asks what was known at an instant. "Latest" is by day, on
/// one day by the numbers in the paragraph, then by place; never by when it was recorded (CONTRACT.md C2 Identity). Between
/// bodies the order of one day does not matter: a day is judged at its end.
/// </remarks>
internal sealed class Ledger
{
    /// <summary>No index, no day.</summary>
    internal const int None = -1;

    private const long ForEver = long.MaxValue;

    /// <summary>A decision on the text as the record had it for a time; small, since a hundred thousand are read in a row.</summary>
    internal struct Entry
    {
        public int Day;
        public int Body;

        /// <summary>Which text it is about: editorial versions share one (<see cref="TextOfVersion"/>).</summary>
        public int Text;

        /// <summary>The entry before it of the same body.</summary>
        public int Previous;

        /// <summary>Index in <see cref="Verdicts"/>.</summary>
        public int Verdicts;

        public Outcome Outcome;
        public bool IsCorrected;
        public long KnownFrom;
        public long KnownUntil;

        public readonly bool IsKnown(long instant) => KnownFrom <= instant && instant < KnownUntil;
    }

    /// <summary>A judgment or an assessment of a decision, from its day.</summary>
    internal readonly record struct Verdict(int Day, long KnownFrom, bool Annuls, Assessment? Assessed);

    /// <summary>A day on which a verdict changes what a body's decision is worth.</summary>
    internal readonly record struct Change(int Day, int Body, long KnownFrom);

    /// <summary>A decision that a correction says never was, known as such for a time.</summary>
    internal readonly record struct StruckDecision(int Day, int Body, long KnownFrom, long KnownUntil);

    private readonly Cascade _cascade;
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<BodyId, int> _indexOfBody = [];
    private readonly List<Entry> _entries;
    private readonly List<Decision> _decisions;
    private readonly List<Verdict[]> _verdicts = [];
    private readonly List<Change> _changes = [];
    private readonly List<StruckDecision> _struck = [];

    public Ledger(Cascade cascade)
    {
        _cascade = cascade;
        var versions = cascade.Agreement.Versions;
        TextOfVersion = new int[versions.Count];
        for (var v = 0; v < versions.Count; v++)
        {
            _versions.TryAdd(versions[v].Id, v);
            if (v > 0) TextOfVersion[v] = TextOfVersion[v - 1] + (versions[v].Editorial ? 0 : 1);
        }

        var stepOfBody = new List<int>();
        for (var s = 0; s < cascade.Steps.Count; s++)
            foreach (var body in cascade.Steps[s].Bodies)
                if (_indexOfBody.TryAdd(body.Id, stepOfBody.Count)) stepOfBody.Add(s);
        StepOfBody = [.. stepOfBody];
        PartyOfBody = new int[stepOfBody.Count];
        Array.Fill(PartyOfBody, None);
        for (var p = 0; p < cascade.Parties.Count; p++)
            if (cascade.DeciderFor(cascade.Parties[p].Id) is { } decider) PartyOfBody[_indexOfBody[decider.Id]] = p;
        (Inhabitants, AllInhabitants, FigureMissing) = Population.FiguresOf(cascade);

        _entries = new List<Entry>(cascade.Decisions.Count);
        _decisions = new List<Decision>(cascade.Decisions.Count);
        Enter();
        (Entries, Decisions) = InOrder();
        Verdicts = [.. _verdicts];
        Changes = [.. _changes.OrderBy(change => change.Day)];
        Struck = [.. _struck];
    }

    /// <summary>By day, for each body by what decides "latest".</summary>
    public Entry[] Entries { get; }

    /// <summary>For each entry the decision as it stood then.</summary>
    public Decision[] Decisions { get; }

    /// <summary>What was later found out about a decision; of one day the last recorded is last.</summary>
    public Verdict[][] Verdicts { get; }

    /// <summary>By day.</summary>
    public Change[] Changes { get; }

    public StruckDecision[] Struck { get; }

    public int[] TextOfVersion { get; }

    public int[] StepOfBody { get; }

    /// <summary>The party a body decides for, or <see cref="None"/>.</summary>
    public int[] PartyOfBody { get; }

    /// <summary>For each party those that are counted, null for the others.</summary>
    public long?[] Inhabitants { get; }

    public long AllInhabitants { get; }

    public bool FigureMissing { get; }

    /// <summary>For each entry the first day nobody can appeal it any more; the calendar is asked only where yeses count from then.</summary>
    public int[] LegalForceDays => field ??= [.. Decisions.Select(LegalForceOf)];

    public int IndexOf(Body body) => _indexOfBody[body.Id];

    private int LegalForceOf(Decision decision)
    {
        var body = _cascade.StepOf(decision.Body)!.Bodies.First(b => b.Id == decision.Body);
        return LegalForce.AppealUntil(decision, body, Mandate.Decides) is { } last ? last.DayNumber + 1 : int.MaxValue;
    }

    /// <summary>Enters every decision as first recorded, then what was later found out about some of them.</summary>
    private void Enter()
    {
        var later = new List<(int Body, Decision Fact)>();
        foreach (var decision in _cascade.Decisions)
        {
            if (decision.Concerns != Concerns.Text || !_indexOfBody.TryGetValue(decision.Body, out var body)) continue;
            if (decision.IsLaterFact) later.Add((body, decision));
            else Enter(decision, body, decision.RecordedAt.Ticks, ForEver);
        }
        foreach (var (entry, facts) in Named(later)) Revise(entry, facts);
    }

    /// <summary>
    /// A deciding body's recommendation is left out: it came along by <c>also</c> from an agreement where the body recommends, and is no
    /// decision here (R11).
    /// </summary>
    private void Enter(Decision decision, int body, long from, long until, int verdicts = None, bool isCorrected = false)
    {
        if (_cascade.Steps[StepOfBody[body]].Step.Act == Mandate.Decides && !Step.Allows(Mandate.Decides, decision.Outcome)) return;
        _decisions.Add(decision);
        _entries.Add(new Entry
        {
            Day = decision.On.DayNumber, Body = body, Text = VersionOf(decision) is var version and not None ? TextOfVersion[version] : None,
            Verdicts = verdicts, Outcome = decision.Outcome, IsCorrected = isCorrected, KnownFrom = from, KnownUntil = until,
        });
    }

    /// <summary>
    /// Finds the decision each later fact names, by body, day and paragraph as first recorded. One that names no paragraph was
    /// about the only decision of that day, the first recorded, also when another has been recorded since.
    /// </summary>
    private Dictionary<int, List<Decision>> Named(List<(int Body, Decision Fact)> later)
    {
        var candidates = new Dictionary<(int Body, int Day), List<int>>();
        foreach (var (body, fact) in later) candidates.TryAdd((body, fact.Corrects?.DayNumber ?? None), []);
        if (candidates.Count > 0)
            for (var i = 0; i < _entries.Count; i++)
                if (candidates.TryGetValue((_entries[i].Body, _entries[i].Day), out var those)) those.Add(i);

        var named = new Dictionary<int, List<Decision>>();
        foreach (var (body, fact) in later)
        {
            var about = candidates[(body, fact.Corrects?.DayNumber ?? None)].Where(i => _decisions[i].AgreementId == fact.AgreementId
                && (fact.CorrectsParagraph is not { } paragraph || string.Equals(paragraph, _decisions[i].Paragraph, StringComparison.Ordinal))).ToList();
            if (about.Count == 0) continue;
            var entry = about.MinBy(i => _decisions[i].Place);
            if (!named.TryGetValue(entry, out var facts)) named[entry] = facts = [];
            facts.Add(fact);
        }
        return named;
    }

    /// <summary>
    /// Enters a decision once more for each way a correction has made it stand in the record, until the next: of several the
    /// last recorded holds alone. Verdicts are about the decision however it stands.
    /// </summary>
    private void Revise(int entry, List<Decision> facts)
    {
        facts.Sort(AsRecorded);
        var (decision, body) = (_decisions[entry], _entries[entry].Body);
        var verdicts = EnterVerdicts(body, facts.Where(fact => fact.Outcome != Outcome.Corrected));
        var corrections = facts.FindAll(fact => fact.Outcome == Outcome.Corrected);
        _entries[entry] = _entries[entry] with { Verdicts = verdicts, KnownUntil = Recorded(corrections, 0) };
        for (var c = 0; c < corrections.Count; c++)
        {
            var (from, until) = (Math.Max(_entries[entry].KnownFrom, Recorded(corrections, c)), Recorded(corrections, c + 1));
            if (corrections[c].To is { } to) Enter(_cascade.Corrected(decision, to), body, from, until, verdicts, isCorrected: true);
            else _struck.Add(new StruckDecision(decision.On.DayNumber, body, from, until));
        }
    }

    private static long Recorded(List<Decision> corrections, int index) => index < corrections.Count ? corrections[index].RecordedAt.Ticks : ForEver;

    private int EnterVerdicts(int body, IEnumerable<Decision> facts)
    {
        Verdict[] verdicts = [.. facts.OrderBy(fact => fact.On)
            .Select(fact => new Verdict(fact.On.DayNumber, fact.RecordedAt.Ticks, fact.Outcome == Outcome.Annulled, fact.Assessed))];
        if (verdicts.Length == 0) return None;
        foreach (var verdict in verdicts) _changes.Add(new Change(verdict.Day, body, verdict.KnownFrom));
        _verdicts.Add(verdicts);
        return _verdicts.Count - 1;
    }

    /// <summary>The version an own decision names; one that came along by <c>also</c> is about the text current that day.</summary>
    private int VersionOf(Decision decision) =>
        decision.AgreementId != _cascade.Agreement.Id ? _cascade.Agreement.CurrentVersion(decision.On)
        : decision.Version is { } id && _versions.TryGetValue(id, out var index) ? index
        : None;

    private (Entry[] Entries, Decision[] Decisions) InOrder()
    {
        var (keys, order) = (new long[_entries.Count], new int[_entries.Count]);
        for (var i = 0; i < keys.Length; i++) (keys[i], order[i]) = (((long)_entries[i].Day << 32) | (uint)_entries[i].Body, i);
        Array.Sort(keys, order);

        // A body that decided more than once that day.
        var asInMinutes = Comparer<int>.Create((a, b) => AsInMinutes(_decisions[a], _decisions[b]));
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];) end++;
            if (end - start > 1) Array.Sort(order, start, end - start, asInMinutes);
        }

        var (entries, decisions, last) = (new Entry[order.Length], new Decision[order.Length], new int[StepOfBody.Length]);
        Array.Fill(last, None);
        for (var i = 0; i < order.Length; i++)
        {
            (entries[i], decisions[i]) = (_entries[order[i]], _decisions[order[i]]);
            entries[i].Previous = last[entries[i].Body];
            last[entries[i].Body] = i;
        }
        return (entries, decisions);
    }

    /// <summary>
    /// By the numbers in the paragraph, then by place. Places are counted within an agreement and say nothing of another's: of two under one number the
    /// agreement's own file knows best, so that an export read in again tells the same.
    /// </summary>
    private int AsInMinutes(Decision a, Decision b) =>
        ParagraphOrder.Instance.Compare(a.Paragraph, b.Paragraph) is var byNumbers and not 0 ? byNumbers
        : a.AgreementId != b.AgreementId && (a.AgreementId == _cascade.Agreement.Id || b.AgreementId == _cascade.Agreement.Id) ? (a.AgreementId == _cascade.Agreement.Id ? 1 : -1)
        : a.Place != b.Place ? a.Place.CompareTo(b.Place)
        : a.Id.CompareTo(b.Id);

    private static int AsRecorded(Decision a, Decision b) =>
        a.RecordedAt != b.RecordedAt ? a.RecordedAt.CompareTo(b.RecordedAt)
        : a.Place != b.Place ? a.Place.CompareTo(b.Place)
        : a.Id.CompareTo(b.Id);
}
