using System.Text;

namespace Samsyn.Domain.Agreements.Clauses;

/// <summary>Puts the words back into their blocks, with those marked that the other text lacks.</summary>
internal static class Marks
{
    /// <param name="kept">For each token whether the other text has it; empty when it has none of them.</param>
    public static MarkedClause Of(Clause clause, ClauseToken[] tokens, ReadOnlySpan<bool> kept)
    {
        if (kept.Length > 0 && !kept.Contains(false)) return Unmarked(clause);
        var heading = new List<MarkedRun>();
        var blocks = new List<MarkedBlock>();
        for (var i = 0; i < tokens.Length;)
        {
            var block = tokens[i].Block;
            var changed = !IsKept(kept, i);
            var cells = new List<IReadOnlyList<MarkedRun>>();
            for (; i < tokens.Length && tokens[i].Block == block;)
            {
                // A table begins with a mark of its own before its first row.
                if (tokens[i].IsMark && i + 1 < tokens.Length && tokens[i + 1].IsMark && tokens[i + 1].Block == block && tokens[i].Text.StartsWith("\u0001table", StringComparison.Ordinal)) i++;
                var cell = new List<MarkedRun>();
                var first = ++i;
                for (; i < tokens.Length && tokens[i].Block == block && !tokens[i].IsMark; i++) Append(cell, tokens[i], IsKept(kept, i), i == first);
                cells.Add(cell);
            }

            if (block < 0) heading.AddRange(cells[0]);
            else blocks.Add(new MarkedBlock(clause.Blocks[block], cells, changed));
        }

        return new MarkedClause(heading, blocks);
    }

    /// <summary>Nothing changed: the text as it stands.</summary>
    private static MarkedClause Unmarked(Clause clause) => new(
        clause.Heading is { Length: > 0 } heading ? [new MarkedRun(heading, false)] : [],
        [.. clause.Blocks.Select(MarkedBlock.Unmarked)]);

    private static bool IsKept(ReadOnlySpan<bool> kept, int i) => kept.Length > 0 && kept[i];

    private static void Append(List<MarkedRun> runs, ClauseToken token, bool isKept, bool isFirst)
    {
        var space = token.AfterSpace && !isFirst ? " " : "";
        if (runs.Count > 0 && runs[^1] is var last && last.IsChanged == !isKept && last.Style == token.Style && last.Link == token.Link)
            runs[^1] = last with { Text = last.Text + space + token.Text };
        else
        {
            // A space between marked and unmarked words is unmarked.
            if (space.Length > 0 && runs.Count > 0)
            {
                if (!runs[^1].IsChanged && runs[^1].Link is null) runs[^1] = runs[^1] with { Text = runs[^1].Text + space };
                else if (isKept && token.Link is null)
                {
                    runs.Add(new MarkedRun(space + token.Text, false, token.Style, token.Link));
                    return;
                }
                else runs.Add(new MarkedRun(space, false));
            }

            runs.Add(new MarkedRun(token.Text, !isKept, token.Style, token.Link));
        }
    }
}

/// <summary>Both texts in one run, for one column: what is gone before what took its place.</summary>
internal static class RunningText
{
    public static IReadOnlyList<RunningWords> Of(ClauseToken[] tokens, WordsKind kind)
    {
        var running = new Runner();
        foreach (var token in tokens) running.Add(token, kind);
        return running.Words();
    }

    /// <param name="oldAt">Where in the earlier words to go on; moved forward.</param>
    /// <param name="isLast">No more follows: what is left of the earlier words belongs here.</param>
    public static IReadOnlyList<RunningWords> Of(ClauseToken[] old, bool[] oldKept, ref int oldAt, ReadOnlySpan<ClauseToken> @new, ReadOnlySpan<bool> newKept, bool isLast)
    {
        var running = new Runner();
        for (var j = 0; j < @new.Length; j++)
        {
            while (oldAt < old.Length && !oldKept[oldAt]) running.Add(old[oldAt++], WordsKind.Gone);
            running.Add(@new[j], newKept[j] ? WordsKind.Kept : WordsKind.New);
            if (newKept[j]) oldAt++;
        }

        while (oldAt < old.Length && !oldKept[oldAt]) running.Add(old[oldAt++], WordsKind.Gone);
        if (isLast)
            while (oldAt < old.Length) running.Add(old[oldAt++], WordsKind.Gone);
        return running.Words();
    }

    private sealed class Runner
    {
        private readonly List<RunningWords> words = [];
        private readonly StringBuilder text = new();
        private WordsKind current;
        private bool breaks;
        private bool breaksNext;

        public void Add(ClauseToken token, WordsKind kind)
        {
            if (token.IsMark)
            {
                // A paragraph that is gone ends where it ended: the words tell.
                if (kind != WordsKind.Gone || token.Block < 0) breaksNext = true;
                return;
            }

            if (text.Length > 0 && (kind != current || breaksNext)) Close();
            if (text.Length == 0) (current, breaks, breaksNext) = (kind, breaksNext, false);
            if (token.AfterSpace && (text.Length > 0 || !breaks)) text.Append(' ');
            text.Append(token.Text);
        }

        public List<RunningWords> Words()
        {
            Close();
            return words;
        }

        private void Close()
        {
            if (text.Length > 0) words.Add(new RunningWords(text.ToString(), current, breaks && words.Count > 0));
            text.Clear();
        }
    }
}
