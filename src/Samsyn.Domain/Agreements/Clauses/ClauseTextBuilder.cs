using System.Text;
using System.Text.RegularExpressions;

namespace Samsyn.Domain.Agreements.Clauses;

/// <summary>
/// Builds the tree from a text that comes piece by piece, from a Word file or from Markdown: what begins a clause, and under which other it stands.
/// </summary>
/// <remarks>
/// A heading begins a clause under the nearest heading of a higher level. A paragraph that begins with a number of at least two parts
/// (<c>4.2 Volymerna rapporteras …</c>) begins a clause under its chapter, <c>4.2.1</c> under <c>4.2</c>. All else belongs to the clause it follows.
/// White space is one space, whatever it was, and soft hyphens are gone: they are looks.
/// </remarks>
/// <example><code>
/// var text = new ClauseTextBuilder();
/// text.Heading(1, null, "Samverkansavtal");        // the only one of its level, and first: the title
/// text.Heading(2, null, "4 Takvolymer");
/// text.Paragraph([new ClauseRun("4.2 Volymerna rapporteras i december.")]);
/// var tree = text.Build();                         // 4 Takvolymer › 4.2
/// </code></example>
public sealed partial class ClauseTextBuilder
{
    /// <summary>Deeper headings than Markdown can write below a title stand beside each other.</summary>
    public const int DeepestHeading = 5;

    private readonly List<Piece> pieces = [];
    private string? title;

    /// <summary>A title that the file gives apart from its headings.</summary>
    public void Title(string text) => title = OneLine(text) is { Length: > 0 } said ? said : title;

    /// <param name="level">1 for the highest.</param>
    /// <param name="number">Its number when the file keeps it apart; null when it is typed in the text, or there is none.</param>
    public void Heading(int level, string? number, string text)
    {
        // A number kept apart and one typed before the words are the same; what is no number stays among the words.
        var (found, words) = SplitNumber(OneLine(number is null ? text : $"{number} {text}"), HeadingNumber());
        number = Number(found);
        // "3. § 4" is written "3 § 4", which is a paragraph sign.
        if (number is not null) (number, words) = SplitNumber($"{number} {words}", HeadingNumber()) is { Number: { } again, Words: var rest } ? (Number(again), rest) : (number, words);
        if (words.Length > 0 || number is not null) pieces.Add(new Piece(level, number, words, null));
    }

    /// <param name="number">Its number when the file keeps it apart; one of a single part is no clause's and stays in the text.</param>
    public void Paragraph(IReadOnlyList<ClauseRun> runs, string? number = null)
    {
        var tidy = ClauseRuns.Tidy(number is null ? runs : [new ClauseRun(number + " "), .. runs], oneLine: false);
        number = null;
        if (tidy.Count > 0 && tidy[0].Link is null && PointNumber().Match(string.Concat(tidy.Select(run => run.Text))) is { Success: true } match)
        {
            number = Number(match.Groups["number"].Value);
            tidy = ClauseRuns.Tidy(ClauseRuns.Skip(tidy, match.Length), oneLine: false);
        }

        if (number is not null) pieces.Add(new Piece(0, number, null, null));
        if (tidy.Count > 0) pieces.Add(new Piece(0, null, null, new ClauseParagraph(tidy)));
    }

    public void ListItem(int level, string? marker, IReadOnlyList<ClauseRun> runs)
    {
        var tidy = ClauseRuns.Tidy(runs, oneLine: false);
        if (marker is null && tidy.Count > 0 && ItemMarker().Match(tidy[0].Text) is { Success: true } match)
        {
            marker = match.Groups["marker"].Value;
            tidy = ClauseRuns.Tidy(ClauseRuns.Skip(tidy, match.Length), oneLine: false);
        }

        if (marker is not null) marker = OneLine(marker);
        if (tidy.Count == 0 && marker is null) return;
        // A marker nobody writes by hand cannot be told from the text: then it is text.
        if (marker is not null && !ItemMarker().IsMatch(marker + " "))
        {
            tidy = ClauseRuns.Tidy([new ClauseRun(marker + " "), .. tidy], oneLine: false);
            marker = null;
        }

        pieces.Add(new Piece(0, null, null, new ClauseListItem(Math.Max(level, 0), marker, tidy)));
    }

    /// <param name="rows">Short rows are filled up with empty cells.</param>
    public void Table(bool hasHeader, IReadOnlyList<IReadOnlyList<IReadOnlyList<ClauseRun>>> rows)
    {
        if (rows.Count == 0) return;
        var width = rows.Max(row => row.Count);
        if (width == 0) return;
        List<IReadOnlyList<IReadOnlyList<ClauseRun>>> full = [.. rows.Select(row => (IReadOnlyList<IReadOnlyList<ClauseRun>>)
            [.. row.Select(cell => ClauseRuns.Tidy(cell, oneLine: true)), .. Enumerable.Repeat<IReadOnlyList<ClauseRun>>([], width - row.Count)])];
        if (full.All(row => row.All(cell => cell.Count == 0))) return;
        // A heading row without a word is none.
        if (hasHeader && full[0].All(cell => cell.Count == 0)) (hasHeader, full) = (false, full[1..]);
        pieces.Add(new Piece(0, null, null, new ClauseTable(hasHeader, full)));
    }

    public ClauseText Build()
    {
        var start = 0;
        if (title is not null && SplitNumber(title, HeadingNumber()) is { Number: { } number, Words: var words })
        {
            // A title with a number is the chapter that all stands in.
            for (var i = 0; i < pieces.Count; i++)
                if (pieces[i].Level > 0) pieces[i] = pieces[i] with { Level = pieces[i].Level + 1 };
            pieces.Insert(0, new Piece(1, Number(number), words, null));
            title = null;
        }

        if (title is null && pieces.Count > 0 && pieces[0] is { Level: 1, Number: null } first
            && pieces.Skip(1).All(piece => piece.Level != 1))
        {
            title = first.Words;
            start = 1;
        }

        var root = new Growing(null, null, 0);
        List<Growing> open = [root];
        var levels = new List<int>();
        foreach (var piece in pieces.Skip(start))
        {
            if (piece.Block is { } block) open[^1].Add(block);
            else if (piece.Level > 0) OpenHeading(piece, open, levels);
            else OpenPoint(piece, open);
        }

        return new ClauseText(title, root.Blocks, root.Clauses());
    }

    /// <summary>The text on one line: every white space one space, no soft hyphens, no control characters, Unicode NFC.</summary>
    public static string OneLine(string text) => ClauseRuns.Squeeze(text, oneLine: true).Trim();

    private static void OpenHeading(Piece piece, List<Growing> open, List<int> levels)
    {
        while (levels.Count > 0 && levels[^1] >= piece.Level) levels.RemoveAt(levels.Count - 1);
        if (levels.Count >= DeepestHeading) levels.RemoveRange(DeepestHeading - 1, levels.Count - DeepestHeading + 1);
        var depth = levels.Count + 1;
        while (open[^1].Depth >= depth || open[^1].IsPoint) open.RemoveAt(open.Count - 1);
        levels.Add(piece.Level);
        Open(new Growing(piece.Number, piece.Words, depth), open);
    }

    private static void OpenPoint(Piece piece, List<Growing> open)
    {
        while (open[^1].IsPoint && !piece.Number!.StartsWith(open[^1].Number + ".", StringComparison.Ordinal)) open.RemoveAt(open.Count - 1);
        Open(new Growing(piece.Number, null, open[^1].Depth), open);
    }

    private static void Open(Growing clause, List<Growing> open)
    {
        open[^1].Children.Add(clause);
        open.Add(clause);
    }

    private static (string? Number, string Words) SplitNumber(string words, Regex pattern) =>
        pattern.Match(words) is { Success: true } match ? (match.Groups["number"].Value, words[match.Length..].Trim()) : (null, words);

    /// <summary>"4.2." and "4.2" are one number, "§4" and "§ 4" too; anything else is no number.</summary>
    private static string? Number(string? printed)
    {
        if (printed is null || HeadingNumber().Match(OneLine(printed) + " ") is not { Success: true } match || match.Length <= OneLine(printed).Length) return null;
        var number = match.Groups["number"].Value;
        if (number.StartsWith('§')) return "§ " + number[1..].Trim();
        return number.EndsWith('§') ? number[..^1].Trim() + " §" : number;
    }

    /// <summary>"4 Takvolymer", "4.2 Volymer", "4.2. Volymer", "§ 3 Parter", "3 § Parter"; not "2022 års avtal".</summary>
    [GeneratedRegex(@"^(?<number>§ ?\d{1,3}|\d{1,3}(\.\d{1,3})*( ?§)?)[.)]?( |$)", RegexOptions.ExplicitCapture)]
    private static partial Regex HeadingNumber();

    /// <summary>"4.2 Volymerna": two parts at least, or a list's "1." would be a clause.</summary>
    [GeneratedRegex(@"^(?<number>\d{1,3}(\.\d{1,3})+)\.?(\s|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex PointNumber();

    /// <summary>"1.", "1)", "a)", "iv.", "(b)".</summary>
    [GeneratedRegex(@"^(?<marker>\(?(0|[1-9]\d{0,2}|[a-zA-ZåäöÅÄÖ]|[ivx]{1,5})[.)])(\s|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex ItemMarker();

    /// <summary>A heading (level above 0), the number that begins a point (a number without words), or a block.</summary>
    private sealed record Piece(int Level, string? Number, string? Words, ClauseBlock? Block);

    private sealed class Growing(string? number, string? heading, int depth)
    {
        public string? Number => number;

        public int Depth => depth;

        public bool IsPoint => heading is null && number is not null;

        public List<ClauseBlock> Blocks { get; } = [];

        public List<Growing> Children { get; } = [];

        /// <summary>An item stands at most one level below the item before it.</summary>
        public void Add(ClauseBlock block)
        {
            if (block is ClauseListItem item)
            {
                var deepest = Blocks.Count > 0 && Blocks[^1] is ClauseListItem before ? before.Level + 1 : 0;
                if (item.Level > deepest) block = item with { Level = deepest };
            }

            Blocks.Add(block);
        }

        public IReadOnlyList<Clause> Clauses() => [.. Children.Select(child => new Clause(child.Number, child.Heading, child.Blocks, child.Clauses()))];

        private string? Heading => heading;
    }
}
