using Samsyn.Documents.Texts;

namespace Samsyn.Documents.Pdf.Writing;

/// <summary>A figure with its caption beneath: drawn in the width there is, read as its alternative text.</summary>
internal sealed class SetFigure
{
    private const double CaptionAir = 6;
    private readonly TextFigure figure;
    private readonly SetText caption;
    private readonly double scale;

    public SetFigure(TextFigure figure, DocumentFonts fonts, double width, double room)
    {
        this.figure = figure;
        caption = new SetText(figure.Caption, Paper.FigureCaption, fonts).Break(Paper.Measure);
        var drawing = figure.Drawing;
        scale = Math.Min(1, Math.Min(width / Math.Max(drawing.Width, 1), (room - caption.Height - CaptionAir) / Math.Max(drawing.Height, 1)));
    }

    public double Height => (figure.Drawing.Height * scale) + (caption.Lines.Count > 0 ? CaptionAir + caption.Height : 0);

    public void Place(PageFlow flow, StructureElement parent)
    {
        flow.Need(Height);
        if (string.IsNullOrWhiteSpace(figure.Alternative))
        {
            PlaceDecoration(flow, parent);
            return;
        }

        var group = caption.Lines.Count > 0 ? flow.Structure.Open("Div", parent) : null;
        var element = flow.Structure.Open("Figure", group ?? parent);
        var (width, height, top) = (figure.Drawing.Width * scale, figure.Drawing.Height * scale, flow.Y);
        element.Attributes = System.Text.Encoding.ASCII.GetString(new PdfBuffer().Add("/Alt ").Text(DocumentFonts.Clean(figure.Alternative))
            .Add("/A<</O/Layout/Placement/Block/BBox[").Numbers(Paper.Left, flow.Page.Height - top - height, Paper.Left + width, flow.Page.Height - top).Add("]>>").Written);
        flow.Page.Mark(element);
        Draw(flow.Page, figure.Drawing, Paper.Left, top, scale, flow.Fonts);
        flow.Page.End();
        flow.Structure.Close(element);
        flow.Used(height);
        if (group is null) return;
        PlaceCaption(flow, group, "Caption");
        flow.Structure.Close(group);
    }

    /// <summary>A drawing that says nothing is an ornament; what stands beneath it is text.</summary>
    private void PlaceDecoration(PageFlow flow, StructureElement parent)
    {
        flow.Page.Artifact("/Type/Layout");
        Draw(flow.Page, figure.Drawing, Paper.Left, flow.Y, scale, flow.Fonts);
        flow.Page.End();
        flow.Used(figure.Drawing.Height * scale);
        if (caption.Lines.Count > 0) PlaceCaption(flow, parent, "P");
    }

    private void PlaceCaption(PageFlow flow, StructureElement parent, string tag)
    {
        flow.Used(CaptionAir);
        var said = flow.Structure.Open(tag, parent);
        var inside = new InlineElements(flow, said, caption.Runs);
        foreach (var line in caption.Lines)
        {
            Words.Set(flow, caption, line, Paper.Left, flow.Y, inside);
            flow.Used(caption.Look.Leading);
        }

        inside.Close();
        flow.Structure.Close(said);
    }

    /// <summary>The shapes of a drawing, its upper left corner at a place, within what is begun on the sheet.</summary>
    public static void Draw(PdfPage page, TextDrawing drawing, double left, double top, double scale, DocumentFonts fonts)
    {
        double X(double x) => left + (x * scale);
        double Y(double y) => top + (y * scale);
        foreach (var shape in drawing.Shapes)
        {
            switch (shape)
            {
                case DrawnRectangle r:
                    page.Rectangle(X(r.X), Y(r.Y), r.Width * scale, r.Height * scale, r.Fill, r.Line, r.LineWidth * scale);
                    break;
                case DrawnLine l:
                    page.Polygon([(X(l.X1), Y(l.Y1)), (X(l.X2), Y(l.Y2))], null, l.Colour, l.LineWidth * scale, closed: false);
                    break;
                case DrawnPolygon { Points.Count: > 0 } p:
                    page.Polygon(p.Points.Select(point => (X(point.X), Y(point.Y))), p.Fill, p.Line, p.LineWidth * scale, p.Closed);
                    break;
                case DrawnText t:
                    var look = new TextLook(t.Strong ? Face.Strong : Face.Text, t.Size * scale, t.Size * scale * 1.3, t.Colour);
                    var words = new SetText([new TextRun(t.Text.Replace('\n', ' ') + " ")], look, fonts).Measure().Break(double.MaxValue);
                    var start = X(t.X) - (t.Anchor switch { DrawnAnchor.Middle => words.Natural / 2, DrawnAnchor.End => words.Natural, _ => 0 });
                    foreach (var line in words.Lines) Words.Set(page, words, line, start, Y(t.Y) - Words.Baseline(look));
                    break;
            }
        }
    }
}
