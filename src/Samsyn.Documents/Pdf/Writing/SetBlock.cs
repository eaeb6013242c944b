namespace Samsyn.Documents.Pdf.Writing;

/// <summary>A heading, a paragraph or an item of a list: its words in lines, and the number or mark that hangs before them.</summary>
internal sealed class SetBlock
{
    private readonly SetText? label;
    private readonly SetText body;
    private readonly double labelX, bodyX;

    /// <param name="indent">How far the words stand in when there is a label; a wide label moves them further.</param>
    /// <param name="evenly">Whether lines shall be as long as each other.</param>
    public SetBlock(SetText? label, SetText body, double x, double indent, double measure, bool evenly = false)
    {
        (this.label, this.body, labelX, bodyX) = (label?.Measure(), body, Paper.Left + x, Paper.Left + x);
        if (label is not null) bodyX += Math.Max(indent, label.Natural + (0.55 * body.Look.Size));
        label?.Break(double.MaxValue);
        var room = Math.Max(measure - (bodyX - Paper.Left), 60);
        if (evenly) body.BreakEvenly(room);
        else body.Break(room);
    }

    private int Count => Math.Max(body.Lines.Count, label is { Lines.Count: > 0 } ? 1 : 0);

    private double Leading => body.Look.Leading;

    public double Height => Count * Leading;

    /// <summary>How much of it must stand below a heading: two lines, or all when it has three.</summary>
    public double Lead => (Count <= 3 ? Count : 2) * Leading;

    /// <summary>Sets all lines. Neither the first nor the last line of several stands alone on a sheet.</summary>
    public void Place(PageFlow flow, StructureElement labelElement, StructureElement bodyElement)
    {
        var inside = new InlineElements(flow, bodyElement, body.Runs);
        var beside = label is null ? null : new InlineElements(flow, labelElement, label.Runs);
        for (var next = 0; next < Count;)
        {
            var room = (int)Math.Floor((flow.Bottom - flow.Y + 0.01) / Leading);
            var left = Count - next;
            var take = left <= room ? left : left <= 3 || room < 2 ? 0 : left - room == 1 ? (room > 2 ? room - 1 : 0) : room;
            if (take == 0 && flow.IsAtTop) take = Math.Max(1, Math.Min(room, left));
            if (take == 0)
            {
                flow.NewPage();
                continue;
            }

            for (var i = next; i < next + take; i++)
            {
                if (i == 0 && label is { Lines.Count: > 0 }) Words.Set(flow, label, label.Lines[0], labelX, flow.Y, beside);
                if (i < body.Lines.Count) Words.Set(flow, body, body.Lines[i], bodyX, flow.Y, inside);
                flow.Used(Leading);
            }

            next += take;
        }

        beside?.Close();
        inside.Close();
    }
}
