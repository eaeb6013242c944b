using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>
/// One sheet while it is set: the operators of its content (ISO 32000-1, 8 and 9). Everything drawn is either content of an element or an artifact, as
/// ISO 14289-1, 7.1 asks; y is counted from the top here, and turned when it is written.
/// </summary>
internal sealed class PdfPage(int number, int key, double width, double height)
{
    private readonly PdfBuffer content = new();
    private readonly PdfBuffer rules = new();
    private StructureElement? marked;
    private DrawnColour? fill, line;
    private bool artifact;

    public int Number => number;

    /// <summary>Its key in the parent tree.</summary>
    public int Key => key;

    public double Width => width;

    public double Height => height;

    /// <summary>The element of each piece of marked content, by its number.</summary>
    public List<int> Marks { get; } = [];

    public List<int> Annotations { get; } = [];

    /// <summary>What follows is content of an element, until something else is begun.</summary>
    public void Mark(StructureElement element)
    {
        if (ReferenceEquals(marked, element)) return;
        End();
        StructureTree.AddContent(element, number, Marks.Count);
        content.Add("/").Add(element.Tag).Add("<</MCID ").Add(Marks.Count).Add(">>BDC\n");
        Marks.Add(element.Number);
        marked = element;
    }

    /// <summary>What follows belongs to the sheet and not to the text (14.8.2.2).</summary>
    /// <param name="kind">Such as <c>/Type/Pagination/Subtype/Footer</c>.</param>
    public void Artifact(string kind)
    {
        End();
        content.Add("/Artifact<<").Add(kind).Add(">>BDC\n");
        artifact = true;
    }

    /// <summary>Ends what was begun.</summary>
    public void End()
    {
        if (marked is not null || artifact) content.Add("EMC\n");
        (marked, artifact) = (null, false);
    }

    /// <summary>A horizontal line that only guides the eye; all of them are written last.</summary>
    public void Rule(double x, double y, double length, double thickness, DrawnColour colour)
    {
        rules.Numbers(colour.Red / 255.0, colour.Green / 255.0, colour.Blue / 255.0).Add("rg ").Numbers(x, height - y - thickness, length, thickness).Add("re f\n");
    }

    /// <summary>Some signs of a text at a place, in one font.</summary>
    /// <param name="baseline">The line the letters stand on.</param>
    public void Words(ReadOnlySpan<Sign> signs, double x, double baseline, double size, DrawnColour colour)
    {
        Fill(colour);
        content.Add("BT/").Add(signs[0].Font.Name).Add(" ").Add(size).Add(" Tf ").Add(x).Add(" ").Add(height - baseline).Add(" Td[<");
        for (var i = 0; i < signs.Length; i++)
        {
            var closer = i > 0 ? Math.Round(-1000 * signs[i].Closer) : 0;
            if (closer != 0) content.Add(">").Add((int)closer).Add("<");
            content.Hex(signs[i].Number);
        }

        content.Add(">]TJ ET\n");
    }

    public void Rectangle(double x, double y, double wide, double high, DrawnColour? inside, DrawnColour? around, double thickness)
    {
        Colours(inside, around, thickness);
        content.Numbers(x, height - y - high, wide, high).Add("re ");
        Paint(inside, around, closed: true);
    }

    public void Polygon(IEnumerable<(double X, double Y)> points, DrawnColour? inside, DrawnColour? around, double thickness, bool closed)
    {
        Colours(inside, around, thickness);
        var operation = "m ";
        foreach (var (x, y) in points)
        {
            content.Numbers(x, height - y).Add(operation);
            operation = "l ";
        }

        Paint(inside, around, closed);
    }

    /// <summary>The content as one stream.</summary>
    public PdfBuffer Finish()
    {
        End();
        if (rules.Length > 0) content.Add("/Artifact<</Type/Layout>>BDC\n").Add(rules.Written).Add("EMC\n");
        return content;
    }

    private void Colours(DrawnColour? inside, DrawnColour? around, double thickness)
    {
        if (inside is { } area) Fill(area);
        if (around is not { } edge) return;
        if (line != edge) content.Numbers(edge.Red / 255.0, edge.Green / 255.0, edge.Blue / 255.0).Add("RG ");
        line = edge;
        content.Add(thickness).Add(" w 1 j ");      // round corners
    }

    private void Fill(DrawnColour colour)
    {
        if (fill != colour) content.Numbers(colour.Red / 255.0, colour.Green / 255.0, colour.Blue / 255.0).Add("rg ");
        fill = colour;
    }

    private void Paint(DrawnColour? inside, DrawnColour? around, bool closed) =>
        content.Add((inside, around, closed) switch { (not null, not null, true) => "b\n", (not null, not null, false) => "B\n", (not null, null, _) => "f\n", (null, not null, true) => "s\n", (null, not null, false) => "S\n", _ => "n\n" });
}
