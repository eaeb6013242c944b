using System.Diagnostics;
using Samsyn.Domain.Agreements.Clauses;

namespace Samsyn.Benchmarks;

/// <summary>Comparing two versions of an agreement: how fast, and how often what happened is found.</summary>
internal static class DiffBenchmark
{
    public static Task Run(Report report, string[] args)
    {
        var seed = args is [var said] ? int.Parse(said, System.Globalization.CultureInfo.InvariantCulture) : 2026;
        var texts = new EditedTexts(seed);
        var before = texts.Text(chapters: 20, points: 24, words: 125);
        var (after, edits) = texts.Edited(before, 60);
        var (old, oldIds) = EditedTexts.Built(before);
        var (@new, newIds) = EditedTexts.Built(after);
        var words = before.Sum(chapter => chapter.Heading.Count + chapter.Children.Sum(point => point.Words.Count));
        report.Note("clauses of the earlier version", oldIds.Count, "");
        report.Note("words of it", words, "");
        report.Note($"edits between them (seed {seed})", edits.Count, "");

        // Users run the program compiled ahead of time; here the compiler sees a small pair first.
        var (small, _) = EditedTexts.Built(before[..2]);
        TextComparison.Between(small, EditedTexts.Built(after[..2]).Text);
        var times = new List<double>();
        for (var i = 0; i < 15; i++)
        {
            var clock = Stopwatch.StartNew();
            var comparison = TextComparison.Between(old, @new);
            if (comparison.Clauses.Count < newIds.Count) throw new InvalidOperationException("Clauses are missing.");
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        report.AtMost("first comparison in the process", times[0], 200, "ms");
        report.AtMost("median of the others", times.Skip(1).Order().ElementAt(7), 200, "ms");

        const int scripts = 1000;
        var (right, edited, found, struck) = (0, 0, 0, 0);
        for (var i = 0; i < scripts; i++)
        {
            var one = new EditedTexts(seed + 1 + i);
            var text = one.Text(chapters: 6, points: 8, words: 24);
            var (changed, made) = one.Edited(text, 1 + i % 8);
            var (a, aIds) = EditedTexts.Built(text);
            var (b, bIds) = EditedTexts.Built(changed);
            var comparison = TextComparison.Between(a, b);
            var missed = EditedTexts.Missed(comparison, aIds, bIds, made);
            edited += made.Count;
            found += made.Count - missed.Count(line => !line.StartsWith("nobody", StringComparison.Ordinal));
            if (missed.Count == 0) right++;
            else if (args is [_, "show"]) Console.WriteLine($"  {i}: {string.Join("; ", missed)}");
            foreach (var edit in made.Where(edit => edit.Kind == "move"))
                if (comparison.Clauses.Any(c => c.NewIndex is { } n && bIds[n] == edit.Id && c.Has(ClauseChange.Added))) struck++;
        }

        report.AtLeast($"edit scripts found whole, of {scripts}", 100.0 * right / scripts, 95, "%");
        report.AtLeast($"single edits found, of {edited}", 100.0 * found / edited, 95, "%");
        report.AtMost("moved clauses shown as struck and written anew", struck, 0, "");
        return Task.CompletedTask;
    }
}
