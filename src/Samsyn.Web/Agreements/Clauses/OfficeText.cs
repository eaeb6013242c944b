using Samsyn.Documents.Docx;
using Samsyn.Documents.Texts;
using Samsyn.Domain.Agreements.Clauses;

namespace Samsyn.Web.Agreements.Clauses;

/// <summary>An agreement's text from and to a Word file.</summary>
public static class OfficeText
{
    /// <exception cref="DocxRefusedException">The file cannot be taken as a text, with every reason.</exception>
    public static (ClauseText Text, IReadOnlyList<DocxNotice> Notices) Read(byte[] docx)
    {
        var reading = DocxReader.Read(docx);
        var builder = new ClauseTextBuilder();
        if (reading.Content.Title is { } title) builder.Title(title);
        foreach (var block in reading.Content.Blocks)
        {
            switch (block)
            {
                case TextHeading heading:
                    builder.Heading(heading.Level, heading.Number, string.Concat(heading.Runs.Select(run => run.Text)));
                    break;
                case TextParagraph paragraph:
                    builder.Paragraph(Runs(paragraph.Runs), paragraph.Number);
                    break;
                case TextListItem item:
                    builder.ListItem(item.Level, item.Marker, Runs(item.Runs));
                    break;
                case TextTable table:
                    builder.Table(table.HeaderRows > 0, [.. table.Rows.Select(row => (IReadOnlyList<IReadOnlyList<ClauseRun>>)[.. row.Select(cell => Runs(cell.Runs))])]);
                    break;
            }
        }

        return (builder.Build(), reading.Notices);
    }

    /// <summary>The text as a Word file: chapters are Word's headings, numbers stand as they are.</summary>
    public static byte[] Write(ClauseText text) =>
        // One chapter alone at the top would be taken for the title.
        DocxWriter.Write(new TextContent { Title = text.Title, Blocks = Blocks(text, text.Title is null && text.Clauses.Count(clause => clause.Heading is not null) == 1 ? 1 : 0) });

    /// <summary>The text as pieces of a larger one.</summary>
    /// <param name="below">How many levels its chapters stand below the top.</param>
    internal static List<TextBlock> Blocks(ClauseText text, int below)
    {
        var blocks = new List<TextBlock>();
        Add(blocks, text.Preamble);
        foreach (var placed in text.InOrder)
        {
            var clause = placed.Clause;
            if (clause.Heading is { } heading)
            {
                blocks.Add(new TextHeading(Math.Min(placed.Depth + below, 6), clause.Number, heading.Length > 0 ? [new TextRun(heading)] : []));
                Add(blocks, clause.Blocks);
            }
            else
            {
                var first = clause.Blocks is [ClauseParagraph paragraph, ..] ? paragraph : null;
                blocks.Add(new TextParagraph(clause.Number, first is null ? [] : Runs(first.Runs)));
                Add(blocks, first is null ? clause.Blocks : [.. clause.Blocks.Skip(1)]);
            }
        }

        return blocks;
    }

    private static void Add(List<TextBlock> blocks, IReadOnlyList<ClauseBlock> clause)
    {
        foreach (var block in clause)
            blocks.Add(block switch
            {
                ClauseListItem item => new TextListItem(Math.Min(item.Level, 8), item.Marker, Runs(item.Runs)),
                ClauseTable table => new TextTable(table.HasHeader ? 1 : 0, [.. table.Rows.Select(row => (IReadOnlyList<TextCell>)[.. row.Select(cell => new TextCell(Runs(cell)))])]),
                ClauseParagraph paragraph => new TextParagraph(null, Runs(paragraph.Runs)),
                _ => throw new InvalidOperationException($"A block {block.GetType().Name} cannot be written."),
            });
    }

    private static IReadOnlyList<ClauseRun> Runs(IReadOnlyList<TextRun> runs) =>
        [.. runs.Select(run => new ClauseRun(run.Text, (run.Strong ? RunStyle.Strong : 0) | (run.Emphasis ? RunStyle.Emphasis : 0), run.Link))];

    private static IReadOnlyList<TextRun> Runs(IReadOnlyList<ClauseRun> runs) =>
        [.. runs.Select(run => new TextRun(run.Text, (run.Style & RunStyle.Strong) != 0, (run.Style & RunStyle.Emphasis) != 0, run.Link))];
}
