using System.Globalization;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Samsyn.Domain.Agreements.Clauses;

namespace Samsyn.Web.Agreements.Clauses;

/// <summary>Reads an agreement's text from Markdown: CommonMark with tables, no HTML.</summary>
/// <remarks>
/// Whatever <see cref="CanonicalText"/> writes reads back as the same tree; a property test holds it to that. What Markdown has and an agreement has not
/// (pictures, quotations, code) becomes plain words: no word is lost.
/// </remarks>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static ClauseText Read(string markdown)
    {
        var builder = new ClauseTextBuilder();
        // A mark of order at the start is not part of the text.
        foreach (var block in Markdown.Parse(markdown.TrimStart('\uFEFF'), Pipeline)) Add(builder, block, -1);
        return builder.Build();
    }

    private static void Add(ClauseTextBuilder builder, Block block, int level)
    {
        switch (block)
        {
            case HeadingBlock heading when level < 0:
                builder.Heading(heading.Level, null, string.Concat(Runs(heading.Inline).Select(run => run.Text)));
                break;
            case Table table:
                AddTable(builder, table);
                break;
            case ListBlock list:
                foreach (var item in list.OfType<ListItemBlock>()) AddItem(builder, list, item, level + 1);
                break;
            case QuoteBlock quote:
                foreach (var inner in quote) Add(builder, inner, level);
                break;
            case CodeBlock code:
                foreach (var line in code.Lines.ToString().Split('\n')) builder.Paragraph([new ClauseRun(line)]);
                break;
            case LeafBlock { Inline: { } inline }:
                builder.Paragraph(Runs(inline));
                break;
        }
    }

    /// <summary>An item's own paragraphs are its text, on lines of their own; lists in it are items below it.</summary>
    private static void AddItem(ClauseTextBuilder builder, ListBlock list, ListItemBlock item, int level)
    {
        var runs = new List<ClauseRun>();
        var said = false;
        var marker = list.IsOrdered ? item.Order.ToString(CultureInfo.InvariantCulture) + list.OrderedDelimiter : null;
        void Say()
        {
            if (said) return;
            said = true;
            builder.ListItem(level, marker, runs);
        }

        foreach (var block in item)
        {
            if (block is LeafBlock { Inline: { } inline } && !said)
            {
                if (runs.Count > 0) runs.Add(new ClauseRun("\n"));
                runs.AddRange(Runs(inline));
            }
            else if (block is LeafBlock { Inline: { } more }) builder.ListItem(level + 1, null, Runs(more));
            else
            {
                Say();
                Add(builder, block, level);
            }
        }

        Say();
    }

    private static void AddTable(ClauseTextBuilder builder, Table table)
    {
        var rows = new List<IReadOnlyList<IReadOnlyList<ClauseRun>>>();
        var hasHeader = false;
        foreach (var row in table.OfType<TableRow>())
        {
            IReadOnlyList<IReadOnlyList<ClauseRun>> cells = [.. row.OfType<TableCell>().Select(cell => (IReadOnlyList<ClauseRun>)[.. cell.OfType<LeafBlock>().SelectMany(leaf => Runs(leaf.Inline))])];
            hasHeader |= row.IsHeader;
            rows.Add(cells);
        }

        builder.Table(hasHeader, rows);
    }

    private static List<ClauseRun> Runs(ContainerInline? inlines)
    {
        var runs = new List<ClauseRun>();
        if (inlines is not null) Collect(inlines, RunStyle.Plain, null, runs);
        return runs;
    }

    private static void Collect(ContainerInline inlines, RunStyle style, string? link, List<ClauseRun> runs)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    runs.Add(new ClauseRun(literal.Content.ToString(), style, link));
                    break;
                case LineBreakInline lineBreak:
                    runs.Add(new ClauseRun(lineBreak.IsHard ? "\n" : " ", style, link));
                    break;
                case CodeInline code:
                    runs.Add(new ClauseRun(code.Content, style, link));
                    break;
                case HtmlEntityInline entity:
                    runs.Add(new ClauseRun(entity.Transcoded.ToString(), style, link));
                    break;
                case AutolinkInline auto:
                    runs.Add(new ClauseRun(auto.Url, style, auto.IsEmail ? "mailto:" + auto.Url : auto.Url));
                    break;
                case EmphasisInline emphasis:
                    Collect(emphasis, style | (emphasis.DelimiterCount == 2 ? RunStyle.Strong : RunStyle.Emphasis), link, runs);
                    break;
                case LinkInline target:
                    Collect(target, style, target.IsImage ? link : target.Url ?? link, runs);
                    break;
                case ContainerInline other:
                    Collect(other, style, link, runs);
                    break;
            }
        }
    }
}
