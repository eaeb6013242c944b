using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>One line of a text: which of its signs, and how wide they are without the spaces at the end.</summary>
internal readonly record struct TextLine(int Start, int End, double Width, bool EndsSoftly);

/// <summary>Words in one look, and the lines they make in a width.</summary>
internal sealed class SetText
{
    public SetText(IReadOnlyList<TextRun> runs, TextLook look, DocumentFonts fonts)
    {
        (Runs, Look) = (runs, look);
        Signs = fonts.Signs(runs, look);
    }

    public IReadOnlyList<TextRun> Runs { get; }

    public TextLook Look { get; }

    public Sign[] Signs { get; }

    public IReadOnlyList<TextLine> Lines { get; private set; } = [];

    public double Height => Lines.Count * Look.Leading;

    /// <summary>The width on one line.</summary>
    public double Natural { get; private set; }

    /// <summary>The width of the longest part that is not broken.</summary>
    public double Longest { get; private set; }

    /// <summary>Finds out how wide it wants to be, and must be.</summary>
    public SetText Measure()
    {
        double line = 0, part = 0, spaces = 0;
        for (var i = 0; i < Signs.Length; i++)
        {
            ref var sign = ref Signs[i];
            var width = (sign.Width + sign.Closer) * Look.Size;
            if (Breaks.IsSpace(sign.Code)) spaces += width;
            else
            {
                line += spaces + width;
                part += width;
                spaces = 0;
            }

            Natural = Math.Max(Natural, line);
            Longest = Math.Max(Longest, part);
            if (sign.End != LineEnd.No) part = 0;
            if (sign.End == LineEnd.Required) (line, spaces) = (0, 0);
        }

        return this;
    }

    /// <summary>Breaks into lines no wider than that: as much on each as it holds, and a word longer than a line at its seams, or anywhere.</summary>
    public SetText Break(double width)
    {
        var lines = new List<TextLine>();
        var (start, room) = (0, width / Look.Size);
        while (start < Signs.Length)
        {
            var (end, soft) = EndOf(start, room);
            lines.Add(new TextLine(start, end, Look.Size * WidthOf(start, end, soft), soft));
            start = end;
        }

        Lines = lines;
        return this;
    }

    /// <summary>Breaks into as few lines, but as even as they can be: a heading whose last line is one word looks unfinished.</summary>
    public SetText BreakEvenly(double width)
    {
        var count = Break(width).Lines.Count;
        var (low, high) = (width / 2, width);
        for (var i = 0; i < 7 && count is > 1 and < 5; i++)
        {
            var middle = (low + high) / 2;
            if (Break(middle).Lines.Count <= count) high = middle;
            else low = middle;
        }

        return Break(high);
    }

    /// <summary>Where the line that begins there ends, and whether at a soft hyphen.</summary>
    private (int End, bool Soft) EndOf(int start, double room)
    {
        var (used, end, soft, seam) = (0.0, 0, false, 0);
        for (var i = start; i < Signs.Length; i++)
        {
            ref var sign = ref Signs[i];
            var space = Breaks.IsSpace(sign.Code);
            used += sign.Width + (i > start ? sign.Closer : 0);
            if (used > room + 1e-9 && !space && i > start && sign.End != LineEnd.Soft)
            {
                if (end > start) return (end, soft);
                return (seam > start ? seam : WholeBefore(start, i), false);
            }

            if (sign.End == LineEnd.Required) return (i + 1, false);
            if (sign.End == LineEnd.Allowed) (end, soft) = (i + 1, false);
            if (sign.End == LineEnd.Soft && i > start && used + HyphenWidth(i) <= room) (end, soft) = (i + 1, true);
            if (i > start && Breaks.IsSeam(sign.Code, i + 1 < Signs.Length ? Signs[i + 1].Code : 0)) seam = i + 1;
        }

        return (Signs.Length, false);
    }

    /// <summary>The last place before a sign that does not cut an accent from its letter; at least one sign stands on a line.</summary>
    private int WholeBefore(int start, int at)
    {
        var place = at;
        while (place > start && Breaks.IsAttached(Signs[place].Code)) place--;
        return place > start ? place : at;
    }

    private double WidthOf(int start, int end, bool soft)
    {
        var (used, spaces) = (0.0, 0.0);
        for (var i = start; i < end; i++)
        {
            ref var sign = ref Signs[i];
            var width = sign.Width + (i > start ? sign.Closer : 0);
            if (Breaks.IsSpace(sign.Code)) spaces += width;
            else (used, spaces) = (used + spaces + width, 0);
        }

        return used + (soft ? HyphenWidth(end - 1) : 0);
    }

    private double HyphenWidth(int at) => Signs[at].Font.Width(Signs[at].Font.SoftHyphen());
}
