using System.Security.Cryptography;
using System.Text;

namespace Samsyn.Domain.Agreements.Clauses;

/// <summary>
/// The one way a text is written down (kanonisk text): Markdown that reads back as the same tree. Its SHA-256 is what a decision binds to, so two
/// parties can prove that they decided on the same words, whether they got them as Word or as Markdown.
/// </summary>
/// <remarks>Source: CommonMark 0.31 and its tables; R05, R17.</remarks>
public static class CanonicalText
{
    /// <summary>The whole text, each line ended by a line feed.</summary>
    public static string Of(ClauseText text) => string.Join('\n', Pieces(text).Where(piece => piece.Length > 0));

    /// <summary>The text in pieces: title and what stands first, then each clause without its sub-clauses. With a line feed between them they are the text.</summary>
    public static IReadOnlyList<string> Pieces(ClauseText text)
    {
        var opening = new StringBuilder();
        if (text.Title is { } title) Paragraph(opening, "# " + Escape(title, atStart: true, inHeading: true));
        Blocks(opening, text.Preamble);
        List<string> pieces = [opening.ToString()];
        foreach (var placed in text.InOrder)
        {
            var written = new StringBuilder();
            Clause(written, placed);
            pieces.Add(written.ToString());
        }

        return pieces;
    }

    /// <summary>A clause's own text as Markdown, without number, heading and sub-clauses: what a person edits.</summary>
    public static string BodyOf(Clause clause)
    {
        var written = new StringBuilder();
        Blocks(written, clause.Blocks);
        return written.ToString().TrimEnd('\n');
    }

    /// <summary>A heading's line: <c>### 4.1 Volymer</c>.</summary>
    public static string HeadingLine(int depth, string? number, string heading) =>
        new string('#', Math.Min(depth + 1, 6)) + (number is null ? "" : " " + number) + (heading.Length > 0 ? " " + Escape(heading, atStart: number is null, inHeading: true) : "");

    /// <summary>SHA-256 of the whole text in UTF-8, lower-case hex.</summary>
    public static string HashOf(ClauseText text) => Hash(Of(text));

    /// <summary>
    /// SHA-256 of what one clause says: heading and own text, without its number and its sub-clauses, so that a clause that only got another number has
    /// the same hash.
    /// </summary>
    public static string HashOf(Clause clause) => Hash(OwnText(clause));

    /// <summary>Heading and own text of one clause, without number and sub-clauses, as Markdown.</summary>
    public static string OwnText(Clause clause)
    {
        var written = new StringBuilder();
        if (clause.Heading is { } heading) Paragraph(written, "# " + Escape(heading, atStart: true, inHeading: true));
        Blocks(written, clause.Blocks);
        return written.ToString();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void Clause(StringBuilder written, PlacedClause placed)
    {
        var clause = placed.Clause;
        var blocks = clause.Blocks;
        if (clause.Heading is { } heading)
        {
            Paragraph(written, HeadingLine(placed.Depth, clause.Number, heading));
        }
        else if (blocks.Count > 0 && blocks[0] is ClauseParagraph first)
        {
            Paragraph(written, clause.Number + " " + Runs(first.Runs, "", atStart: false));
            blocks = [.. blocks.Skip(1)];
        }
        else Paragraph(written, clause.Number!);

        Blocks(written, blocks);
    }

    private static void Blocks(StringBuilder written, IReadOnlyList<ClauseBlock> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            switch (blocks[i])
            {
                case ClauseParagraph paragraph:
                    Paragraph(written, Runs(paragraph.Runs, "", atStart: true));
                    break;
                case ClauseTable table:
                    Table(written, table);
                    break;
                default:
                    i = List(written, blocks, i) - 1;
                    break;
            }
        }
    }

    private static void Paragraph(StringBuilder written, string line)
    {
        if (written.Length > 0) written.Append('\n');
        written.Append(line).Append('\n');
    }

    /// <summary>Items that follow each other; each line is indented below the words of the item above it.</summary>
    private static int List(StringBuilder written, IReadOnlyList<ClauseBlock> blocks, int i)
    {
        if (written.Length > 0) written.Append('\n');
        var indents = new List<string> { "" };
        for (; i < blocks.Count && blocks[i] is ClauseListItem item; i++)
        {
            indents.RemoveRange(item.Level + 1, indents.Count - item.Level - 1);
            var mark = IsDecimal(item.Marker) ? item.Marker + " " : "- ";
            var below = indents[^1] + new string(' ', mark.Length);
            // A list that begins inside an item with another number than one, or without words, is only seen after an empty line.
            if (item.Level > 0 && mark[0] != '-' && (item.Runs.Count == 0 || mark is not ("1. " or "1) ")) && blocks[i - 1] is ClauseListItem above && above.Level < item.Level
                && (above.Runs.Count > 0 || (above.Marker is not null && !IsDecimal(above.Marker)))) written.Append('\n');
            written.Append(indents[^1]).Append(mark);
            if (item.Marker is not null && !IsDecimal(item.Marker)) written.Append(item.Marker).Append(item.Runs.Count > 0 ? " " : "");
            written.Append(Runs(item.Runs, below, atStart: item.Marker is null || IsDecimal(item.Marker))).Append('\n');
            indents.Add(below);
        }

        return i;
    }

    /// <summary>Markdown's own "1." and "1)"; other markers stand after a bullet.</summary>
    private static bool IsDecimal(string? marker) =>
        marker is { Length: > 1 } && marker[^1] is '.' or ')' && marker[..^1].All(char.IsAsciiDigit) && (marker.Length == 2 || marker[0] != '0');

    private static void Table(StringBuilder written, ClauseTable table)
    {
        if (written.Length > 0) written.Append('\n');
        var width = table.Rows[0].Count;
        if (!table.HasHeader) Row(written, Enumerable.Repeat("", width));
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (i == (table.HasHeader ? 1 : 0)) Row(written, Enumerable.Repeat("---", width));
            Row(written, table.Rows[i].Select(cell => Runs(cell, "", atStart: false)));
        }

        if (table.HasHeader && table.Rows.Count == 1) Row(written, Enumerable.Repeat("---", width));
    }

    private static void Row(StringBuilder written, IEnumerable<string> cells)
    {
        written.Append('|');
        foreach (var cell in cells) written.Append(' ').Append(cell).Append(cell.Length > 0 ? " |" : "|");
        written.Append('\n');
    }

    private static string Runs(IReadOnlyList<ClauseRun> runs, string indent, bool atStart)
    {
        var line = new StringBuilder();
        foreach (var run in runs)
        {
            var mark = run.Style switch { RunStyle.Strong => "**", RunStyle.Emphasis => "*", RunStyle.Plain => "", _ => "***" };
            // "!" before a link would make it a picture.
            if (run.Link is not null && mark.Length == 0 && line.Length > 0 && line[^1] == '!') line.Insert(line.Length - 1, '\\');
            line.Append(mark);
            if (run.Link is not null) line.Append('[');
            var parts = run.Text.Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0) line.Append("\\\n").Append(indent);
                line.Append(Escape(parts[i], atStart: i > 0 || (atStart && line.Length == 0)));
            }

            if (run.Link is not null) line.Append("](").Append(run.Link).Append(')');
            line.Append(mark);
        }

        return line.ToString();
    }

    /// <summary>A backslash before every sign that Markdown would read as something else.</summary>
    private static string Escape(string text, bool atStart, bool inHeading = false)
    {
        var written = new StringBuilder(text.Length + 8);
        if (atStart && text.Length > 0)
        {
            if ((text[0] == '#' && !inHeading) || text[0] is '+' or '-' or '=' or '~' or '>') written.Append('\\');
            var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
            if (digits > 0 && digits < text.Length && text[digits] is '.' or ')')
            {
                written.Append(text, 0, digits).Append('\\');
                text = text[digits..];
            }
        }

        foreach (var c in text)
        {
            if (c is '\\' or '*' or '_' or '`' or '[' or ']' or '<' or '&' or '|' || (c == '#' && inHeading)) written.Append('\\');
            written.Append(c);
        }

        return written.ToString();
    }
}
