using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>
/// A table: its caption, its head again on every sheet, its rows whole when a sheet holds them. Two points of ink under the head, hairlines between rows, no
/// vertical lines (LOOK.md 5).
/// </summary>
internal sealed class SetTable
{
    private const double CaptionAir = 5;
    private readonly TextTable table;
    private readonly TableMeasures measures;
    private readonly PageFlow flow;
    private readonly SetText caption;
    private readonly List<SetText[]> head;
    private readonly double headHeight;

    /// <exception cref="ArgumentException">Its rows differ in length.</exception>
    public SetTable(TextTable table, PageFlow flow, string language)
    {
        if (table.Rows.Count == 0 || table.Rows[0].Count == 0 || table.Rows.Any(row => row.Count != table.Rows[0].Count)) throw new ArgumentException("A table's rows have the same number of cells, at least one.");
        (this.table, this.flow) = (table, flow);
        measures = new TableMeasures(table, flow.Fonts, language);
        caption = new SetText(table.Caption, Paper.TableCaption, flow.Fonts).Break(Math.Max(Paper.Measure, Math.Min(measures.Width, 500)));
        head = [.. Enumerable.Range(0, Heads).Select(Cells)];
        headHeight = head.Sum(HeightOf);
    }

    public (double Width, double Height) Sheet => (measures.SheetWidth, measures.SheetHeight);

    private int Heads => Math.Clamp(table.HeaderRows, 0, table.Rows.Count);

    private double CaptionHeight => caption.Lines.Count > 0 ? caption.Height + CaptionAir : 0;

    /// <summary>Caption, head and first row stay together; of a row that no sheet holds, its first lines.</summary>
    public double Lead
    {
        get
        {
            var first = Heads < table.Rows.Count ? HeightOf(Cells(Heads)) : 0;
            return CaptionHeight + headHeight + (first <= flow.Room - headHeight ? first : HeightOf(3));
        }
    }

    public void Place(StructureElement parent)
    {
        flow.Need(Lead);
        var element = flow.Structure.Open("Table", parent);
        if (caption.Lines.Count > 0) PlaceCaption(element);
        if (Heads > 0) Rows("THead", element, 0, Heads);
        // A head that fills a third of the sheet is not said again and again.
        if (Heads > 0 && headHeight < flow.Room / 3) flow.OnNewPage = Repeat;
        if (Heads == 0) Rows(element, 0, table.Rows.Count);
        else if (Heads < table.Rows.Count) Rows("TBody", element, Heads, table.Rows.Count);
        flow.OnNewPage = null;
        flow.Structure.Close(element);
    }

    private void PlaceCaption(StructureElement parent)
    {
        var element = flow.Structure.Open("Caption", parent);
        var inside = new InlineElements(flow, element, caption.Runs);
        foreach (var line in caption.Lines)
        {
            Words.Set(flow, caption, line, Paper.Left, flow.Y, inside);
            flow.Used(caption.Look.Leading);
        }

        inside.Close();
        flow.Structure.Close(element);
        flow.Used(CaptionAir);
    }

    private void Rows(string tag, StructureElement parent, int from, int until)
    {
        var group = flow.Structure.Open(tag, parent);
        Rows(group, from, until);
        flow.Structure.Close(group);
    }

    private void Rows(StructureElement parent, int from, int until)
    {
        for (var row = from; row < until; row++) Row(parent, row);
    }

    private void Row(StructureElement parent, int row)
    {
        var cells = Cells(row);
        var element = flow.Structure.Open("TR", parent);
        var kids = Enumerable.Range(0, cells.Length).Select(column => flow.Structure.Open(Tag(row, column), element, Scope(row, column))).ToArray();
        var inside = kids.Zip(cells, (kid, cell) => new InlineElements(flow, kid, cell.Runs)).ToArray();
        var count = Math.Max(1, cells.Max(cell => cell.Lines.Count));
        var (height, above) = (HeightOf(cells), flow.OnNewPage is null ? 0 : headHeight);
        if (flow.Y + height > flow.Bottom + 0.01 && height <= flow.Room - above) flow.NewPage();
        for (var next = 0; next < count;)
        {
            // A row that no sheet holds goes on over the next, three lines at least on each.
            var room = (int)Math.Floor((flow.Bottom - flow.Y - (2 * measures.Air) + 0.01) / measures.Leading);
            var fresh = next > 0;
            if (room < Math.Min(3, count - next) && !fresh && !flow.IsAtTop && flow.Y > Paper.Top + above + 0.01)
            {
                flow.NewPage();
                continue;
            }

            var take = Math.Min(count - next, Math.Max(room, 1));
            Lines(cells, next, take, row < Heads, inside);
            next += take;
            var last = next == count;
            flow.Used(HeightOf(take));
            flow.Page.Rule(Paper.Left, flow.Y - (row == Heads - 1 ? 1.5 : 0.5), measures.Width, row == Heads - 1 && last ? 1.5 : 0.5, row == Heads - 1 && last ? Paper.Ink : Paper.Rule);
            if (!last) flow.NewPage();
        }

        foreach (var elements in inside) elements.Close();
        foreach (var kid in kids) flow.Structure.Close(kid);
        flow.Structure.Close(element);
    }

    /// <summary>Some lines of a row's cells; words of headings stand at the foot of their cell. Without elements as an artifact.</summary>
    private void Lines(SetText[] cells, int from, int take, bool low, InlineElements[]? inside)
    {
        var x = Paper.Left;
        for (var column = 0; column < cells.Length; column++)
        {
            var cell = cells[column];
            var y = flow.Y + measures.Air + (low && from == 0 ? Math.Max(0, take - cell.Lines.Count) * measures.Leading : 0);
            for (var i = from; i < Math.Min(from + take, cell.Lines.Count); i++, y += measures.Leading)
            {
                var at = measures.IsNumeric[column] ? x + measures.Widths[column] - cell.Lines[i].Width : x;
                Words.Set(flow, cell, cell.Lines[i], at, y, inside?[column]);
            }

            x += measures.Widths[column] + measures.Gaps[column];
        }
    }

    /// <summary>The head on a further sheet: seen, and not read again (ISO 14289-1, 7.8).</summary>
    private void Repeat()
    {
        flow.Page.Artifact("/Type/Pagination");
        foreach (var cells in head)
        {
            var take = Math.Max(1, cells.Max(cell => cell.Lines.Count));
            Lines(cells, 0, take, low: true, null);
            flow.Used(HeightOf(take));
            var last = ReferenceEquals(cells, head[^1]);
            flow.Page.Rule(Paper.Left, flow.Y - (last ? 1.5 : 0.5), measures.Width, last ? 1.5 : 0.5, last ? Paper.Ink : Paper.Rule);
        }

        flow.Page.End();
    }

    private SetText[] Cells(int row) =>
        [.. table.Rows[row].Select((cell, column) => new SetText(cell.Runs, measures.Look(TableMeasures.IsStrong(table, row, column)), flow.Fonts).Break(measures.Widths[column]))];

    private double HeightOf(SetText[] cells) => HeightOf(Math.Max(1, cells.Max(cell => cell.Lines.Count)));

    private double HeightOf(int lines) => (lines * measures.Leading) + (2 * measures.Air);

    private string Tag(int row, int column) => row < Heads || column < table.HeaderColumns ? "TH" : "TD";

    private string Scope(int row, int column) => row < Heads ? "/A<</O/Table/Scope/Column>>" : column < table.HeaderColumns ? "/A<</O/Table/Scope/Row>>" : "";
}
