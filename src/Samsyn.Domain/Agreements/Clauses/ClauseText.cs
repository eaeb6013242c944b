namespace Samsyn.Domain.Agreements.Clauses;

/// <summary>
/// The text of one version (avtalstext) as a tree: chapters, and in them the numbered points that people speak of ("det står i 4.2").
/// </summary>
/// <remarks>
/// Made by <see cref="ClauseTextBuilder"/>, whatever the file was; the same text gives the same tree and the same <see cref="CanonicalText"/>.
/// Looks are no part of an agreement: emphasis and links stay, fonts and margins do not. Source: DOMAIN.md 55, 56, R05.
/// </remarks>
public sealed class ClauseText
{
    private IReadOnlyList<PlacedClause>? inOrder;

    internal ClauseText(string? title, IReadOnlyList<ClauseBlock> preamble, IReadOnlyList<Clause> clauses) =>
        (Title, Preamble, Clauses) = (title, preamble, clauses);

    public string? Title { get; }

    /// <summary>What stands before the first clause.</summary>
    public IReadOnlyList<ClauseBlock> Preamble { get; }

    /// <summary>The chapters, or the points of a text without chapters.</summary>
    public IReadOnlyList<Clause> Clauses { get; }

    /// <summary>Every clause, each before its own sub-clauses: the order in which one reads.</summary>
    public IReadOnlyList<PlacedClause> InOrder
    {
        get
        {
            if (inOrder is not null) return inOrder;
            var placed = new List<PlacedClause>();
            Place(Clauses, -1, 1, placed);
            return inOrder = placed;
        }
    }

    public bool IsEmpty => Clauses.Count == 0 && Preamble.Count == 0;

    private static void Place(IReadOnlyList<Clause> clauses, int parent, int depth, List<PlacedClause> placed)
    {
        for (var i = 0; i < clauses.Count; i++)
        {
            var place = placed.Count;
            placed.Add(new PlacedClause(clauses[i], parent, depth, i));
            Place(clauses[i].Children, place, depth + 1, placed);
        }
    }
}

/// <summary>A clause where it stands.</summary>
/// <param name="Parent">Index of the clause above in <see cref="ClauseText.InOrder"/>; −1 at the top.</param>
/// <param name="Depth">1 for a chapter.</param>
/// <param name="Sibling">Its place among the clauses with the same parent, from 0.</param>
public sealed record PlacedClause(Clause Clause, int Parent, int Depth, int Sibling);

/// <summary>A clause (punkt, avsnitt): a chapter with its heading, or a numbered paragraph.</summary>
public sealed class Clause
{
    internal Clause(string? number, string? heading, IReadOnlyList<ClauseBlock> blocks, IReadOnlyList<Clause> children) =>
        (Number, Heading, Blocks, Children) = (number, heading, blocks, children);

    /// <summary>As printed, <c>4.2</c> or <c>§ 3</c>; null for a heading without a number.</summary>
    public string? Number { get; }

    /// <summary>Null for a numbered paragraph, which begins with its text.</summary>
    public string? Heading { get; }

    /// <summary>Its own text, without that of its sub-clauses.</summary>
    public IReadOnlyList<ClauseBlock> Blocks { get; }

    public IReadOnlyList<Clause> Children { get; }

    public override string ToString() => $"{Number} {Heading}".Trim();
}

/// <summary>A piece of a clause's text.</summary>
public abstract record ClauseBlock;

/// <summary>A paragraph (stycke).</summary>
public sealed record ClauseParagraph(IReadOnlyList<ClauseRun> Runs) : ClauseBlock;

/// <summary>One item of a list.</summary>
/// <param name="Level">0 for the outermost list.</param>
/// <param name="Marker"><c>1.</c> or <c>a)</c> as printed; null for a bullet.</param>
public sealed record ClauseListItem(int Level, string? Marker, IReadOnlyList<ClauseRun> Runs) : ClauseBlock;

/// <summary>A table, as of who does what; each row has the same number of cells.</summary>
/// <param name="HasHeader">The first row names the columns.</param>
public sealed record ClauseTable(bool HasHeader, IReadOnlyList<IReadOnlyList<IReadOnlyList<ClauseRun>>> Rows) : ClauseBlock;

/// <summary>Words set in one way.</summary>
/// <param name="Text">No control characters but <c>\n</c>, a line break within a paragraph.</param>
/// <param name="Link">An absolute http, https or mailto address.</param>
public readonly record struct ClauseRun(string Text, RunStyle Style = RunStyle.Plain, string? Link = null);

/// <summary>How words are emphasised.</summary>
[Flags]
public enum RunStyle
{
    Plain = 0,
    Strong = 1,
    Emphasis = 2,
}
