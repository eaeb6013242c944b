using System.Text;

namespace Samsyn.Domain.Agreements.Clauses;

/// <summary>
/// A clause as a row of words and signs, each a number: equal words have equal numbers, so that comparing is comparing numbers.
/// </summary>
/// <remarks>Spaces are no words. Where a paragraph, an item or a cell begins stands a mark of its own, so that a divided paragraph is seen.</remarks>
internal sealed class ClauseWords
{
    private readonly Dictionary<string, int> plain;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> plainWords;
    private readonly Dictionary<(string Text, RunStyle Style, string? Link), int> marked = [];
    private readonly List<string> texts = [];
    private readonly List<bool> bears = [];

    public ClauseWords()
    {
        plain = new Dictionary<string, int>(4096, StringComparer.Ordinal);
        plainWords = plain.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>True for words that bear meaning: letters and digits, no signs and marks.</summary>
    public bool Bears(int word) => bears[word];

    /// <summary>The words of a clause: its heading, then its own text.</summary>
    public ClauseToken[] Of(Clause clause)
    {
        var tokens = new List<ClauseToken>();
        if (clause.Heading is { Length: > 0 } heading)
        {
            Mark(tokens, -1, 0, "#");
            Split(tokens, heading, RunStyle.Plain, null, -1, 0);
        }

        for (var b = 0; b < clause.Blocks.Count; b++)
        {
            switch (clause.Blocks[b])
            {
                case ClauseParagraph paragraph:
                    Mark(tokens, b, 0, "¶");
                    Runs(tokens, paragraph.Runs, b, 0);
                    break;
                case ClauseListItem item:
                    Mark(tokens, b, 0, $"{item.Level} {item.Marker ?? "•"}");
                    Runs(tokens, item.Runs, b, 0);
                    break;
                case ClauseTable table:
                    Mark(tokens, b, 0, table.HasHeader ? "table with header" : "table");
                    for (var (r, cell) = (0, 0); r < table.Rows.Count; r++)
                        for (var c = 0; c < table.Rows[r].Count; c++, cell++)
                        {
                            Mark(tokens, b, cell, c == 0 ? "row" : "cell");
                            Runs(tokens, table.Rows[r][c], b, cell);
                        }

                    break;
            }
        }

        return [.. tokens];
    }

    /// <summary>Just the numbers.</summary>
    public static int[] Numbers(ClauseToken[] tokens) => Array.ConvertAll(tokens, token => token.Word);

    private void Runs(List<ClauseToken> tokens, IReadOnlyList<ClauseRun> runs, int block, int cell)
    {
        foreach (var run in runs) Split(tokens, run.Text, run.Style, run.Link, block, cell);
    }

    private void Split(List<ClauseToken> tokens, string text, RunStyle style, string? link, int block, int cell)
    {
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == ' ')
            {
                i++;
                continue;
            }

            var start = i;
            if (IsWord(text[i])) while (i < text.Length && (IsWord(text[i]) || (text[i] is '-' or ',' or ':' or '.' && i + 1 < text.Length && i > start && IsInside(text, i)))) i++;
            else i++;
            Add(tokens, text.AsSpan(start, i - start), style, link, block, cell, start > 0 && text[start - 1] == ' ', IsWord(text[start]));
        }
    }

    /// <summary>"e-post", "1,5" and "4.2" are one word each; "slut. Nästa" is two and a sign.</summary>
    private static bool IsInside(string text, int i) =>
        text[i] == '-' ? IsWord(text[i + 1]) : char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]);

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c == '§';

    private void Mark(List<ClauseToken> tokens, int block, int cell, string mark) =>
        Add(tokens, "\u0001" + mark, RunStyle.Plain, null, block, cell, false, false);

    private void Add(List<ClauseToken> tokens, ReadOnlySpan<char> text, RunStyle style, string? link, int block, int cell, bool afterSpace, bool bearing)
    {
        if (style != RunStyle.Plain || link is not null)
        {
            var key = (text.ToString(), style, link);
            if (!marked.TryGetValue(key, out var number)) marked.Add(key, number = New(key.Item1, bearing));
            tokens.Add(new ClauseToken(number, key.Item1, style, link, block, cell, afterSpace));
            return;
        }

        if (!plainWords.TryGetValue(text, out var word))
        {
            word = New(text.ToString(), bearing);
            plain.Add(texts[word], word);
        }

        tokens.Add(new ClauseToken(word, texts[word], style, link, block, cell, afterSpace));
    }

    private int New(string text, bool bearing)
    {
        texts.Add(text);
        bears.Add(bearing);
        return texts.Count - 1;
    }
}

/// <summary>One word or sign of a clause.</summary>
/// <param name="Block">Index of its block; −1 in the heading.</param>
/// <param name="Cell">Its cell in a table, counted along the rows; 0 elsewhere.</param>
internal readonly record struct ClauseToken(int Word, string Text, RunStyle Style, string? Link, int Block, int Cell, bool AfterSpace)
{
    /// <summary>Where a block or a cell begins: counted, not shown.</summary>
    public bool IsMark => Text[0] == '\u0001';
}
