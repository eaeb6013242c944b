using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>The elements within a piece of text: its links, and what is emphasised, each opened when its first word is set and once however many lines it takes.</summary>
internal sealed class InlineElements(PageFlow flow, StructureElement block, IReadOnlyList<TextRun> runs)
{
    private readonly StructureElement?[] own = new StructureElement?[runs.Count];
    private readonly StructureElement?[] links = new StructureElement?[runs.Count];
    private readonly List<StructureElement> opened = [];

    public IReadOnlyList<TextRun> Runs => runs;

    /// <summary>The element that a run's words are content of.</summary>
    public StructureElement Of(int run)
    {
        if (own[run] is { } known) return known;
        var element = Link(run) ?? block;
        if (runs[run].Strong) element = Open("Strong", element);
        if (runs[run].Emphasis) element = Open("Em", element);
        return own[run] = element;
    }

    /// <summary>The link a run is part of; runs beside each other with one address are one link.</summary>
    public StructureElement? Link(int run)
    {
        if (runs[run].Link is not { } address) return null;
        var first = run;
        while (first > 0 && runs[first - 1].Link == address) first--;
        return links[first] ??= Open("Link", block);
    }

    /// <summary>What a link says, all its runs together.</summary>
    public string WordsOfLink(int run)
    {
        var (first, last) = (run, run);
        while (first > 0 && runs[first - 1].Link == runs[run].Link) first--;
        while (last + 1 < runs.Count && runs[last + 1].Link == runs[run].Link) last++;
        var words = DocumentFonts.Clean(string.Concat(runs.Skip(first).Take(last - first + 1).Select(r => r.Text))).Replace('\n', ' ').Trim();
        return words.Length == 0 || words == runs[run].Link ? runs[run].Link! : $"{words} ({runs[run].Link})";
    }

    public void Close()
    {
        foreach (var element in Enumerable.Reverse(opened)) flow.Structure.Close(element);
    }

    private StructureElement Open(string tag, StructureElement parent)
    {
        var element = flow.Structure.Open(tag, parent);
        opened.Add(element);
        return element;
    }
}

/// <summary>Sets lines on a sheet.</summary>
internal static class Words
{
    /// <summary>Where the letters stand in a line of that look: their capitals in its middle.</summary>
    public static double Baseline(TextLook look) => (look.Leading / 2) + (look.Size * 0.364);

    /// <summary>One line as content of its elements; without elements as part of an artifact that is begun.</summary>
    public static void Set(PageFlow flow, SetText text, TextLine line, double x, double y, InlineElements? elements) => Set(flow, flow.Page, text, line, x, y, elements);

    /// <summary>One line as part of an artifact that is begun.</summary>
    public static void Set(PdfPage page, SetText text, TextLine line, double x, double y) => Set(null, page, text, line, x, y, null);

    private static void Set(PageFlow? flow, PdfPage page, SetText text, TextLine line, double x, double y, InlineElements? elements)
    {
        var baseline = y + Baseline(text.Look);
        var signs = new List<Sign>(line.End - line.Start + 1);
        for (var i = line.Start; i < line.End; i++)
        {
            if (text.Signs[i].Code != 0xAD) signs.Add(text.Signs[i]);
            else if (line.EndsSoftly && i == line.End - 1) signs.Add(DocumentFonts.SoftHyphen(text.Signs[i]));
        }

        var all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(signs);
        for (var start = 0; start < all.Length;)
        {
            var (first, end, width, seen) = (all[start], start + 1, all[start].Width, all[start].Width);
            for (; end < all.Length && all[end].Font == first.Font && all[end].Run == first.Run; end++)
            {
                width += all[end].Width + all[end].Closer;
                if (!Breaks.IsSpace(all[end].Code)) seen = width;
            }

            var link = text.Runs[first.Run].Link;
            if (elements is not null) page.Mark(elements.Of(first.Run));
            page.Words(all[start..end], x, baseline, text.Look.Size, link is null ? text.Look.Colour : Paper.Petrol);
            if (link is not null)
            {
                page.Rule(x, baseline + 1.3, seen * text.Look.Size, 0.5, Paper.Petrol);
                if (elements?.Link(first.Run) is { } element) flow!.Link(element, link, elements.WordsOfLink(first.Run), x, y, seen * text.Look.Size, text.Look.Leading);
            }

            x += width * text.Look.Size;
            start = end;
        }
    }
}
