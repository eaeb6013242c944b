using System.Diagnostics;
using Samsyn.Domain.Decisions;

namespace Samsyn.Benchmarks;

/// <summary>
/// How long one status takes: a country of 311 parties, 20 texts and 100,000 facts, asked as of many days and as known at many instants;
/// and that ten times the facts take ten times as long, not a hundred.
/// </summary>
/// <remarks>
/// A county has fifty parties and some hundred facts. What is measured is the whole computation that a page or the command asks for; that
/// the facts are laid out once per <see cref="Cascade"/>, before its first status, is measured and printed apart. The two countries are
/// asked by turns. Other work on the machine is not what is measured: of ten rounds the calmest counts, and ten times the facts are
/// compared in processor time.
/// </remarks>
internal static class StatusBenchmark
{
    private const int Facts = 100_000;
    private const int Rounds = 10;

    public static Task Run(Report report, string[] rest)
    {
        var (small, large) = (new Asked(Facts, perRound: 20), new Asked(10 * Facts, perRound: 6));
        report.Must("311 parties, 20 versions, 100,000 facts, 5 % later facts", small.Is(311, 20, Facts));
        report.Must("and ten times the facts", large.Is(311, 20, 10 * Facts));
        Warm();

        for (var round = 0; round < Rounds; round++)
        {
            small.Ask(round);
            large.Ask(round);
        }
        report.Must("the questions meet every party state, three stages, ten texts", small.Variety && large.Variety);
        Notes(report, "100,000 facts", small);
        Notes(report, "1,000,000 facts", large);
        report.AtMost("one status over 100,000 facts, median of the calmest round", small.Calmest, 5, "ms");
        report.AtMost("ten times the facts, times the processor time of a status", large.Status / small.Status, 11, "times");
        report.Note("  (of laying them out, which sorts, and outgrows the caches", large.LayingOut / small.LayingOut, "times)");
        return Task.CompletedTask;
    }

    private static void Notes(Report report, string facts, Asked asked)
    {
        report.Note($"{facts}: one status, median of the calmest round", asked.Calmest, "ms");
        report.Note($"{facts}: one status, median of all", asked.Median, "ms");
        report.Note($"{facts}: one status, mean processor time", asked.Status, "ms");
        report.Note($"{facts}: lay out, once per cascade, processor time", asked.LayingOut, "ms");
    }

    /// <summary>The compiler has seen everything before the clock starts.</summary>
    private static void Warm()
    {
        var country = StatusCountry.With(2_000);
        var cascade = country.Cascade();
        for (var i = 0; i < 400; i++)
        {
            if (i % 10 == 0) cascade = country.Cascade();
            var (asOf, knownAt) = StatusCountry.Question(i, 400);
            AgreementStatus.Of(cascade, asOf, knownAt);
        }
    }

    /// <summary>A country and how long its answers took.</summary>
    private sealed class Asked(int facts, int perRound)
    {
        private readonly StatusCountry _country = StatusCountry.With(facts);
        private readonly List<double> _rounds = [];
        private readonly List<double> _all = [];
        private double _layingOut;
        private double _statuses;
        private readonly HashSet<Stage> _stages = [];
        private readonly HashSet<string?> _versions = [];
        private readonly HashSet<PartyState> _states = [];

        /// <summary>Milliseconds of the processor for one status, and for the first of a cascade above that.</summary>
        public double Status => _statuses / (Rounds * perRound);

        public double LayingOut => (_layingOut / Rounds) - Status;

        public double Calmest => _rounds.Min();

        public double Median => MedianOf(_all);

        public bool Variety => _stages.Count >= 3 && _versions.Count >= 10 && _states.Count == Enum.GetValues<PartyState>().Length;

        public bool Is(int parties, int versions, int count)
        {
            var cascade = _country.Cascade();
            return cascade.Parties.Count == parties && cascade.Agreement.Versions.Count == versions && cascade.Decisions.Count == count
                && cascade.Decisions.Count(d => d.IsLaterFact) == count / 20;
        }

        /// <summary>A new cascade, its first status, and then the round's questions.</summary>
        public void Ask(int round)
        {
            var times = new List<double>(perRound);
            var cascade = _country.Cascade();
            var before = Environment.CpuUsage.TotalTime;
            Answer(cascade, 0);
            var laidOut = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < perRound; i++) times.Add(Answer(cascade, round + (i * Rounds)));
            _layingOut += (laidOut - before).TotalMilliseconds;
            _statuses += (Environment.CpuUsage.TotalTime - laidOut).TotalMilliseconds;
            _rounds.Add(MedianOf(times));
            _all.AddRange(times);
        }

        private double Answer(Cascade cascade, int question)
        {
            var (asOf, knownAt) = StatusCountry.Question(question, perRound * Rounds);
            var start = Stopwatch.GetTimestamp();
            var status = AgreementStatus.Of(cascade, asOf, knownAt);
            var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            _stages.Add(status.Stage);
            _versions.Add(status.Version?.Id);
            _states.UnionWith(status.Parties.Select(p => p.State));
            return time;
        }

        private static double MedianOf(List<double> times) => times.Order().ElementAt(times.Count / 2);
    }
}
