namespace Samsyn.Documents.Texts;

/// <summary>
/// A running text as a document holds it: headings, numbered paragraphs, lists, tables and figures, one after the other. What a chapter is and who is
/// responsible for it, others know.
/// </summary>
/// <remarks>
/// Looks are left out on purpose: fonts, colours and margins are the reader's business. What stays of them is emphasis and links.
/// </remarks>
public sealed record TextContent
{
    /// <summary>The title (Word's style Title, or the file's title property); null when it has none.</summary>
    public string? Title { get; init; }

    /// <summary>BCP 47, as <c>sv-SE</c>.</summary>
    public string Language { get; init; } = "sv-SE";

    public required IReadOnlyList<TextBlock> Blocks { get; init; }
}

/// <summary>One piece of a text.</summary>
public abstract record TextBlock;

/// <summary>A heading (rubrik) of level 1 to 6.</summary>
/// <param name="Number">As printed, without a full stop at the end: <c>4</c>, <c>4.2</c>, <c>§ 3</c>; null without one. It is not repeated in <paramref name="Runs"/>.</param>
public sealed record TextHeading(int Level, string? Number, IReadOnlyList<TextRun> Runs) : TextBlock;

/// <summary>A paragraph (stycke).</summary>
/// <param name="Number">The printed number of a paragraph numbered under its headings, <c>4.2</c>: it has at least two parts. Null for any other paragraph.</param>
public sealed record TextParagraph(string? Number, IReadOnlyList<TextRun> Runs) : TextBlock;

/// <summary>One item of a list (punkt). Items that follow each other are one list.</summary>
/// <param name="Level">0 for the outermost list, at most 8.</param>
/// <param name="Marker">What is printed before an ordered item, <c>1.</c> or <c>a)</c>; null for a bullet.</param>
public sealed record TextListItem(int Level, string? Marker, IReadOnlyList<TextRun> Runs) : TextBlock;

/// <summary>A table. Every row has the same number of cells; cells that were merged are the first with the text and the rest empty.</summary>
/// <param name="HeaderRows">How many rows at the top are headings, 0 or more.</param>
public sealed record TextTable(int HeaderRows, IReadOnlyList<IReadOnlyList<TextCell>> Rows) : TextBlock
{
    /// <summary>How many columns at the left head their rows, such as the party's name; 0 or more.</summary>
    public int HeaderColumns { get; init; }

    /// <summary>What the table shows and of which day; empty for none.</summary>
    public IReadOnlyList<TextRun> Caption { get; init; } = [];
}

/// <summary>One cell of a table.</summary>
public sealed record TextCell(IReadOnlyList<TextRun> Runs);

/// <summary>Text that is set in one way.</summary>
/// <param name="Text">Unicode NFC, no control characters but <c>\n</c>, which is a line break within a paragraph (never in headings and cells).</param>
/// <param name="Link">An absolute <c>https:</c>, <c>http:</c> or <c>mailto:</c> address; null for no link.</param>
public sealed record TextRun(string Text, bool Strong = false, bool Emphasis = false, string? Link = null);
