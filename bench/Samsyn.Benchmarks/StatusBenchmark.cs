using System.Diagnostics;
using Samsyn.Domain.Decisions;

namespace Samsyn.Benchmarks;

/// <summary>
/// How long one status takes: a country of 311 parties, 20 texts and 100,000 facts, asked as of many days and as known at many instants;
/// and that ten times the facts take ten times as long, not a hundred.
/// </summary>
/// <remarks>
/// A county has fifty parties and some hundred facts. What is measured is the whole computation that a page or the command asks for; that
/// the facts are laid out once per <see cref="Cascade"/>, before the first status, is measured and printed apart.
/// </remarks>
internal static class StatusBenchmark
{
    private const int Facts = 100_000;

    public static Task Run(Report report, string[] rest)
    {
        var small = Measure(Facts, rounds: 200);
        report.Must("311 parties, 20 versions, 100,000 facts, 5 % later facts", small.Is(311, 20, Facts));
        report.Must("the asked days show many stages, versions and states", small.Variety);
        report.Note("  read the facts into a cascade", small.Build, "ms");
        report.Note("  first status of a cascade (lays the facts out)", small.First, "ms");
        report.AtMost("one status after that, median of 200", small.Median, 5, "ms");
        report.Note("  of these the slowest tenth from", small.Slow, "ms");

        var large = Measure(10 * Facts, rounds: 40);
        report.Must("ten times the facts", large.Is(311, 20, 10 * Facts));
        report.Note("  read the facts into a cascade", large.Build, "ms");
        report.Note("  first status of a cascade (lays the facts out)", large.First, "ms");
        report.Note("  one status after that, median of 40", large.Median, "ms");
        report.AtMost("ten times the facts, times the time of one status", large.Median / small.Median, 11, "times");
        report.AtMost("ten times the facts, times the time with laying out", large.First / small.First, 11, "times");
        return Task.CompletedTask;
    }

    private sealed record Figures(Cascade Cascade, double Build, double First, double Median, double Slow, bool Variety)
    {
        public bool Is(int parties, int versions, int facts) =>
            Cascade.Parties.Count == parties && Cascade.Agreement.Versions.Count == versions && Cascade.Decisions.Count == facts
            && Cascade.Decisions.Count(d => d.IsLaterFact) is var later && later >= facts / 25 && later <= facts / 15;
    }

    private static Figures Measure(int facts, int rounds)
    {
        var country = StatusCountry.With(facts);
        var questions = Enumerable.Range(0, rounds).Select(i => StatusCountry.Question(i, rounds)).ToList();

        // Warm: the compiler has seen everything before the clock starts.
        var warm = StatusCountry.With(2_000).Cascade();
        for (var i = 0; i < 200; i++) AgreementStatus.Of(warm, questions[i % rounds].AsOf, questions[i % rounds].KnownAt);

        // What is done once per cascade is measured a few times, on a new one each time.
        var (builds, firsts) = (new List<double>(), new List<double>());
        var cascade = country.Cascade();
        for (var i = 0; i < 5; i++)
        {
            builds.Add(Milliseconds(() => cascade = country.Cascade()));
            firsts.Add(Milliseconds(() => AgreementStatus.Of(cascade, questions[^1].AsOf, questions[^1].KnownAt)));
        }

        var statuses = new List<AgreementStatus>(rounds);
        var times = questions.ConvertAll(question => Milliseconds(() => statuses.Add(AgreementStatus.Of(cascade, question.AsOf, question.KnownAt))));
        times.Sort();
        var variety = statuses.Select(s => s.Stage).Distinct().Count() >= 3 && statuses.Select(s => s.Version?.Id).Distinct().Count() >= 10
            && statuses.Any(s => Enum.GetValues<PartyState>().All(state => s.Counts.Of(state) > 0));
        return new Figures(cascade, Median(builds), Median(firsts), times[rounds / 2], times[rounds * 9 / 10], variety);
    }

    private static double Milliseconds(Action act)
    {
        var start = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
