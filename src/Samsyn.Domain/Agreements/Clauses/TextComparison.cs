namespace Samsyn.Domain.Agreements.Clauses;

/// <summary>What has happened to a clause between two texts; several things may have.</summary>
[Flags]
public enum ClauseChange
{
    None = 0,

    /// <summary>Words in it were changed.</summary>
    Words = 1,

    /// <summary>It is new.</summary>
    Added = 2,

    /// <summary>It is gone.</summary>
    Removed = 4,

    /// <summary>It stands elsewhere: under another chapter, or in another order.</summary>
    Moved = 8,

    /// <summary>It got a number that does not follow from what was put in, moved or struck before it.</summary>
    Renumbered = 16,

    /// <summary>It was part of another clause, or lost a part that is now a clause of its own.</summary>
    Split = 32,

    /// <summary>It took in another clause, or was taken in.</summary>
    Merged = 64,
}

/// <summary>
/// Two texts side by side, clause by clause, with each word that changed (jämförelse).
/// </summary>
/// <remarks>
/// A clause that only moved is shown as moved, never as struck and written anew; numbers that follow from that are no changes. Source: R05, DOMAIN.md
/// 152, 157.
/// </remarks>
/// <example><code>
/// var comparison = TextComparison.Between(before, after);
/// comparison.Changes      // "4.2 Words", "4.4 Moved from 5.4": what one must read
/// </code></example>
public sealed class TextComparison
{
    private TextComparison(ClauseText old, ClauseText @new, IReadOnlyList<ClauseComparison> clauses) =>
        (Old, New, Clauses) = (old, @new, clauses);

    public ClauseText Old { get; }

    public ClauseText New { get; }

    /// <summary>Every clause of the later text in its order; one that is gone stands after the clause it followed.</summary>
    public IReadOnlyList<ClauseComparison> Clauses { get; }

    /// <summary>Those that changed in any way.</summary>
    public IEnumerable<ClauseComparison> Changes => Clauses.Where(clause => clause.Change != ClauseChange.None);

    /// <summary>Printed numbers of the clauses somebody would have to read again, as they were and as they are; a number that only followed from another change is none.</summary>
    public IEnumerable<string> Touched =>
        from clause in Clauses
        where (clause.Change & ~ClauseChange.Renumbered) != ClauseChange.None
        from number in new[] { clause.Old?.Number, clause.New?.Number }
        where number is not null
        select number;

    /// <param name="oldIds">The clauses' ids in reading order; with <paramref name="newIds"/> they decide which is which.</param>
    public static TextComparison Between(ClauseText old, ClauseText @new, IReadOnlyList<ClauseId>? oldIds = null, IReadOnlyList<ClauseId>? newIds = null)
    {
        var words = new ClauseWords();
        // Title and what stands before the first clause are compared as a clause of their own.
        IReadOnlyList<PlacedClause> olds = [Opening(old), .. old.InOrder.Select(Below)];
        IReadOnlyList<PlacedClause> news = [Opening(@new), .. @new.InOrder.Select(Below)];
        ClauseToken[][] oldTokens = [.. olds.Select(placed => words.Of(placed.Clause))];
        ClauseToken[][] newTokens = [.. news.Select(placed => words.Of(placed.Clause))];
        List<(int Old, int New)> given = [(0, 0)];
        if (oldIds is not null && newIds is not null) given.AddRange(SameIds(oldIds, newIds));
        var matching = ClauseMatching.Of(olds, oldTokens, news, newTokens, words, given);
        return new TextComparison(old, @new, new ComparisonBuilder(olds, oldTokens, news, newTokens, words, matching).Build());
    }

    /// <summary>For each clause of the later text the clause it was, by index in reading order; −1 for a new one.</summary>
    internal IReadOnlyList<int> OldOf
    {
        get
        {
            var old = new int[New.InOrder.Count];
            foreach (var clause in Clauses)
                if (clause.NewIndex is { } n) old[n] = clause.OldIndex ?? -1;
            return old;
        }
    }

    private static IEnumerable<(int Old, int New)> SameIds(IReadOnlyList<ClauseId> olds, IReadOnlyList<ClauseId> news)
    {
        var places = new Dictionary<ClauseId, int>();
        for (var i = 0; i < olds.Count; i++) places.TryAdd(olds[i], i);
        for (var i = 0; i < news.Count; i++)
            if (places.TryGetValue(news[i], out var old)) yield return (old + 1, i + 1);
    }

    private static PlacedClause Opening(ClauseText text) => new(new Clause(null, text.Title, text.Preamble, []), -1, 1, 0);

    /// <summary>The opening is number 0, the chapters stand after it.</summary>
    private static PlacedClause Below(PlacedClause placed) =>
        placed with { Parent = placed.Parent < 0 ? -1 : placed.Parent + 1, Sibling = placed.Parent < 0 ? placed.Sibling + 1 : placed.Sibling };
}

/// <summary>One clause before and after.</summary>
public sealed record ClauseComparison
{
    /// <summary>Null for a new clause.</summary>
    public Clause? Old { get; init; }

    /// <summary>Null for one that is gone.</summary>
    public Clause? New { get; init; }

    /// <summary>Place in <see cref="ClauseText.InOrder"/> of the earlier text; null for a new clause and for the opening.</summary>
    public int? OldIndex { get; init; }

    /// <summary>Place in <see cref="ClauseText.InOrder"/> of the later text; null for one that is gone and for the opening.</summary>
    public int? NewIndex { get; init; }

    /// <summary>1 for a chapter; where the clause stands, or stood.</summary>
    public required int Depth { get; init; }

    public required ClauseChange Change { get; init; }

    /// <summary>Title and what stands before the first clause.</summary>
    public bool IsOpening { get; init; }

    /// <summary>Other clauses of the earlier text that this one was divided from, or took in.</summary>
    public IReadOnlyList<Clause> From { get; init; } = [];

    /// <summary>Other clauses of the later text that hold parts of this one, or took it in.</summary>
    public IReadOnlyList<Clause> To { get; init; } = [];

    /// <summary>The earlier words with what is gone marked; empty for a new clause.</summary>
    public MarkedClause OldText { get; init; } = MarkedClause.Empty;

    /// <summary>The later words with what is new marked; empty for one that is gone.</summary>
    public MarkedClause NewText { get; init; } = MarkedClause.Empty;

    /// <summary>Both in one run: what is gone stands before what took its place. Empty when no word changed.</summary>
    public IReadOnlyList<RunningWords> Running { get; init; } = [];

    public bool Has(ClauseChange change) => (Change & change) != 0;
}

/// <summary>A clause's own text with the changed words marked.</summary>
/// <param name="Heading">Empty for one without.</param>
public sealed record MarkedClause(IReadOnlyList<MarkedRun> Heading, IReadOnlyList<MarkedBlock> Blocks)
{
    public static readonly MarkedClause Empty = new([], []);
}

/// <summary>A block with its words marked.</summary>
/// <param name="Cells">A table's cells along its rows; else the block's text as the only one.</param>
/// <param name="IsChanged">It begins where the other text has no such block: a divided paragraph, a new item.</param>
public sealed record MarkedBlock(ClauseBlock Block, IReadOnlyList<IReadOnlyList<MarkedRun>> Cells, bool IsChanged)
{
    /// <summary>A block as it stands, with nothing marked.</summary>
    public static MarkedBlock Unmarked(ClauseBlock block) => new(block, block switch
    {
        ClauseParagraph paragraph => [Runs(paragraph.Runs)],
        ClauseListItem item => [Runs(item.Runs)],
        ClauseTable table => [.. table.Rows.SelectMany(row => row).Select(Runs)],
        _ => [],
    }, false);

    private static IReadOnlyList<MarkedRun> Runs(IReadOnlyList<ClauseRun> runs) => [.. runs.Select(run => new MarkedRun(run.Text, false, run.Style, run.Link))];
}

/// <summary>Words, and whether they are only in this text.</summary>
public readonly record struct MarkedRun(string Text, bool IsChanged, RunStyle Style = RunStyle.Plain, string? Link = null);

/// <summary>Where a stretch of the one-column text comes from.</summary>
public enum WordsKind
{
    Kept,
    Gone,
    New,
}

/// <summary>A stretch of the one-column text.</summary>
/// <param name="BreaksBefore">A paragraph, an item or a row begins before it.</param>
public readonly record struct RunningWords(string Text, WordsKind Kind, bool BreaksBefore);
