using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>Sets the blocks of a text one after the other, with the air between them, and keeps headings with what they head.</summary>
internal sealed class DocumentFlow(TextContent content, PageFlow flow, Outline outline)
{
    private const double ParagraphAir = 7, ItemAir = 3, PointIndent = 34, ItemIndent = 17, TableAir = 14, FigureAir = 14, HighestFigure = 560;
    private readonly Dictionary<int, object> prepared = [];
    private readonly ListNesting lists = new(flow.Structure);
    private double below;       // the air that the last block wants beneath it
    private int level;          // of the last heading, as it is tagged

    private StructureElement Document => flow.Structure.Document;

    public void Set()
    {
        var (firstWidth, firstHeight) = content.Blocks.Count > 0 ? SheetOf(0) : (Paper.Short, Paper.Long);
        flow.NewPage(firstWidth, firstHeight);
        if (content.Title is { Length: > 0 } title) Heading(new SetBlock(null, new SetText([new TextRun(title)], Paper.Title, flow.Fonts), 0, 0, Paper.Measure, evenly: true), 1, title, 0, 10, LeadOf(0));
        for (var i = 0; i < content.Blocks.Count; i++)
        {
            var (width, height) = SheetOf(i);
            if (flow.Page.Width != width) flow.NewPage(width, height);
            Set(i);
            prepared.Remove(i);
        }

        lists.CloseAll();
    }

    private void Set(int i)
    {
        var (block, set) = (content.Blocks[i], Prepared(i));
        if (block is not TextListItem) lists.CloseAll();
        switch (block)
        {
            case TextHeading heading:
                var (_, above, air) = Paper.Headings[heading.Level - 1];
                var words = (heading.Number is { } number ? number + " " : "") + string.Concat(heading.Runs.Select(run => run.Text));
                Heading((SetBlock)set, heading.Level + (content.Title is { Length: > 0 } ? 1 : 0), words, above, air, LeadOf(i + 1));
                break;
            case TextParagraph:
                Air(ParagraphAir, ParagraphAir);
                Whole((SetBlock)set, "P");
                break;
            case TextListItem item:
                Air(i > 0 && content.Blocks[i - 1] is TextListItem ? ItemAir : ParagraphAir, i + 1 < content.Blocks.Count && content.Blocks[i + 1] is TextListItem ? ItemAir : ParagraphAir);
                var (label, body) = lists.Item(item, Document);
                ((SetBlock)set).Place(flow, label, body);
                lists.CloseLabel();
                break;
            case TextTable:
                Air(TableAir, TableAir);
                ((SetTable)set).Place(Document);
                break;
            case TextFigure:
                Air(FigureAir, FigureAir);
                ((SetFigure)set).Place(flow, Document);
                break;
            default:
                throw new InvalidOperationException($"A block {block.GetType().Name} cannot be written.");
        }
    }

    /// <summary>A heading, tagged without leaps: a screen reader's user takes a missing level for missing text (ISO 14289-1, 7.4.2).</summary>
    private void Heading(SetBlock block, int wanted, string words, double above, double air, double lead)
    {
        Air(above, air);
        flow.Need(block.Height + air + lead);
        level = Math.Min(Math.Min(wanted, level + 1), 6);
        outline.Add(level, DocumentFonts.Clean(words).Replace('\n', ' '), flow.Page.Number, flow.Page.Height - flow.Y + 6);
        Whole(block, "H" + (char)('0' + level));
    }

    private void Whole(SetBlock block, string tag)
    {
        var element = flow.Structure.Open(tag, Document);
        block.Place(flow, element, element);
        flow.Structure.Close(element);
    }

    private void Air(double above, double after)
    {
        flow.Air(Math.Max(above, below));
        below = after;
    }

    /// <summary>What must stand on the sheet with a heading before it.</summary>
    private double LeadOf(int i) => i >= content.Blocks.Count ? 0 : (content.Blocks[i], Prepared(i)) switch
    {
        (TextHeading heading, SetBlock block) => block.Height + Paper.Headings[heading.Level - 1].Above + Paper.Headings[heading.Level - 1].Below + LeadOf(i + 1),
        (_, SetBlock block) => block.Lead + ParagraphAir,
        (_, SetTable table) => table.Lead + TableAir,
        (_, SetFigure figure) => figure.Height + FigureAir,
        _ => 0,
    };

    /// <summary>The sheet a block stands on: a wide table's is its own, and headings go with it.</summary>
    private (double Width, double Height) SheetOf(int i)
    {
        while (i < content.Blocks.Count - 1 && content.Blocks[i] is TextHeading) i++;
        return content.Blocks[i] is TextTable ? ((SetTable)Prepared(i)).Sheet : (Paper.Short, Paper.Long);
    }

    /// <summary>A block in lines, kept until it is set: a heading before it has asked how high it is.</summary>
    private object Prepared(int i) => prepared.TryGetValue(i, out var known) ? known : prepared[i] = content.Blocks[i] switch
    {
        TextHeading heading => HeadingBlock(heading),
        TextParagraph paragraph => new SetBlock(Label(paragraph.Number, Paper.Body with { Face = Face.Strong }), new SetText(paragraph.Runs, Paper.Body, flow.Fonts), 0, PointIndent, Paper.Measure + (paragraph.Number is null ? 0 : PointIndent)),
        TextListItem { Level: >= 0 and <= 8 } item => new SetBlock(Label(item.Marker ?? (item.Level % 2 == 0 ? "•" : "–"), Paper.Body), new SetText(item.Runs, Paper.Body, flow.Fonts), item.Level * ItemIndent, ItemIndent, Paper.Measure),
        TextListItem item => throw new ArgumentException($"An item has a level from 0 to 8, not {item.Level}."),
        TextTable table => new SetTable(table, flow, content.Language),
        TextFigure figure => new SetFigure(figure, flow.Fonts, Paper.Short - (2 * Paper.Left), HighestFigure),
        _ => throw new InvalidOperationException($"A block {content.Blocks[i].GetType().Name} cannot be written."),
    };

    private SetBlock HeadingBlock(TextHeading heading)
    {
        if (heading.Level is < 1 or > 6) throw new ArgumentException($"A heading has a level from 1 to 6, not {heading.Level}.");
        var look = Paper.Headings[heading.Level - 1].Look;
        return new SetBlock(Label(heading.Number, look), new SetText(heading.Runs, look, flow.Fonts), 0, heading.Level < 3 ? PointIndent : 0, Paper.Measure, evenly: true);
    }

    /// <summary>A number or mark with the space that parts it from the words.</summary>
    private SetText? Label(string? words, TextLook look) => words is { Length: > 0 } ? new SetText([new TextRun(words + " ")], look, flow.Fonts) : null;
}
