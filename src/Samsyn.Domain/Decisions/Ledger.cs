using Samsyn.Domain.Agreements;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Decisions;

/// <summary>
/// The facts of a cascade laid out for counting: decisions on the text in the order that decides "latest", and the later
/// facts with the decision each is about. Built once per cascade; every status is one pass over it.
/// </summary>
/// <remarks>
/// "Latest" is by day, on one day by the numbers in the paragraph, then by place; never by when it was recorded
/// (CONTRACT.md C2 Identity).
/// </remarks>
internal sealed class Ledger
{
    private const int Never = -1;

    /// <summary>A decision on the text, with what the pass needs beside each other in memory.</summary>
    internal struct Entry
    {
        public int Day;
        public int Body;
        public int Version;
        public Outcome Outcome;
        public long RecordedAt;
        public Decision Decision;
    }

    /// <summary>A later fact and the index of the entry it names.</summary>
    internal readonly record struct LaterFact(int Entry, Decision Fact);

    public Ledger(Cascade cascade)
    {
        var agreement = cascade.Agreement;
        var versions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < agreement.Versions.Count; i++) versions.TryAdd(agreement.Versions[i].Id, i);

        var indexes = new Dictionary<BodyId, int>();
        var bodies = new List<Body>();
        var stepOfBody = new List<int>();
        for (var s = 0; s < cascade.Steps.Count; s++)
            foreach (var body in cascade.Steps[s].Bodies)
                if (indexes.TryAdd(body.Id, bodies.Count))
                {
                    bodies.Add(body);
                    stepOfBody.Add(s);
                }
        (Bodies, StepOfBody, BodyIndex) = (bodies, [.. stepOfBody], indexes);

        var entries = new List<Entry>(cascade.Decisions.Count);
        var later = new List<(int Body, Decision Fact)>();
        foreach (var decision in cascade.Decisions)
        {
            if (decision.Concerns != Concerns.Text || !indexes.TryGetValue(decision.Body, out var body)) continue;
            if (decision.IsLaterFact)
            {
                later.Add((body, decision));
                continue;
            }
            entries.Add(new Entry
            {
                Day = decision.On.DayNumber,
                Body = body,
                Version = VersionIndex(decision, agreement, versions),
                Outcome = decision.Outcome,
                RecordedAt = decision.RecordedAt.Ticks,
                Decision = decision,
            });
        }
        Entries = [.. entries];
        Array.Sort(Entries, InOrder);
        _agreement = agreement;
        _versions = versions;
        LaterFacts = Resolve(later);
    }

    private readonly Agreement _agreement;
    private readonly Dictionary<string, int> _versions;

    public Entry[] Entries { get; }

    public IReadOnlyList<Body> Bodies { get; }

    public int[] StepOfBody { get; }

    public IReadOnlyDictionary<BodyId, int> BodyIndex { get; }

    /// <summary>By day; of one day the last recorded is last.</summary>
    public IReadOnlyList<LaterFact> LaterFacts { get; }

    /// <summary>Day, then the numbers in the paragraph, then place.</summary>
    internal static int InOrder(Entry a, Entry b)
    {
        if (a.Day != b.Day) return a.Day.CompareTo(b.Day);
        var byParagraph = ParagraphOrder.Instance.Compare(a.Decision.Paragraph, b.Decision.Paragraph);
        if (byParagraph != 0) return byParagraph;
        return a.Decision.Place != b.Decision.Place ? a.Decision.Place.CompareTo(b.Decision.Place) : a.Decision.Id.CompareTo(b.Decision.Id);
    }

    private static int InOrder(Decision a, Decision b) =>
        a.On != b.On ? a.On.CompareTo(b.On)
        : a.RecordedAt != b.RecordedAt ? a.RecordedAt.CompareTo(b.RecordedAt)
        : a.Place != b.Place ? a.Place.CompareTo(b.Place)
        : a.Id.CompareTo(b.Id);

    /// <summary>The version an own decision names; one that came along by <c>also</c> is about the text current that day.</summary>
    internal int VersionIndex(Decision decision) => VersionIndex(decision, _agreement, _versions);

    private static int VersionIndex(Decision decision, Agreement agreement, Dictionary<string, int> versions) =>
        decision.AgreementId != agreement.Id ? agreement.CurrentVersion(decision.On)
        : decision.Version is { } id && versions.TryGetValue(id, out var index) ? index
        : -1;

    /// <summary>
    /// Finds the decision each later fact names, by body, day and paragraph as first recorded. One that names no paragraph was
    /// about the only decision of that day, the first recorded, also when another has been recorded since.
    /// </summary>
    private List<LaterFact> Resolve(List<(int Body, Decision Fact)> later)
    {
        var facts = new List<LaterFact>(later.Count);
        if (later.Count == 0) return facts;
        var wanted = later.Select(l => (l.Body, Day: l.Fact.Corrects?.DayNumber ?? -1)).ToHashSet();
        var found = new Dictionary<(int, int), List<int>>();
        for (var i = 0; i < Entries.Length; i++)
        {
            var key = (Entries[i].Body, Entries[i].Day);
            if (!wanted.Contains(key)) continue;
            if (!found.TryGetValue(key, out var list)) found[key] = list = [];
            list.Add(i);
        }
        foreach (var (body, fact) in later)
        {
            if (!found.TryGetValue((body, fact.Corrects?.DayNumber ?? -1), out var candidates)) continue;
            var named = Never;
            foreach (var i in candidates)
            {
                var decision = Entries[i].Decision;
                if (decision.AgreementId != fact.AgreementId) continue;
                if (fact.CorrectsParagraph is { } paragraph && !string.Equals(paragraph, decision.Paragraph, StringComparison.Ordinal)) continue;
                if (named == Never || decision.Place < Entries[named].Decision.Place) named = i;
            }
            if (named != Never) facts.Add(new LaterFact(named, fact));
        }
        facts.Sort((a, b) => InOrder(a.Fact, b.Fact));
        return facts;
    }
}
