using System.Globalization;

namespace Samsyn.Documents.Texts;

/// <summary>A figure (figur): a drawing with the words that say the same to those who do not see it, and a caption beneath for everybody.</summary>
/// <param name="Alternative">What the drawing shows, for a screen reader: "31 av 50 parter har sagt ja, alla i Göteborgsregionen." Empty for an ornament, which nobody misses.</param>
public sealed record TextFigure(TextDrawing Drawing, string Alternative, IReadOnlyList<TextRun> Caption) : TextBlock;

/// <summary>A small drawing of lines, areas and words; later shapes lie on earlier ones.</summary>
/// <param name="Width">In points, 1/72 inch; x runs from 0 to it, to the right. A drawing wider than the page is made smaller as a whole.</param>
/// <param name="Height">Likewise; y runs downwards, as in SVG.</param>
public sealed record TextDrawing(double Width, double Height, IReadOnlyList<DrawnShape> Shapes);

/// <summary>A colour as screens mix it (sRGB).</summary>
public readonly record struct DrawnColour(byte Red, byte Green, byte Blue)
{
    /// <summary>As the design writes colours: <c>#0B4F5C</c>.</summary>
    /// <exception cref="FormatException">Anything else.</exception>
    public static DrawnColour Of(string hex) =>
        hex is ['#', ..] && hex.Length == 7 && uint.TryParse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? new DrawnColour((byte)(rgb >> 16), (byte)(rgb >> 8 & 255), (byte)(rgb & 255)) : throw new FormatException($"A colour is written as #0B4F5C, not {hex}.");
}

/// <summary>One part of a drawing. A colour that is null is not drawn.</summary>
public abstract record DrawnShape;

/// <summary>A rectangle; x and y are its upper left corner.</summary>
public sealed record DrawnRectangle(double X, double Y, double Width, double Height, DrawnColour? Fill, DrawnColour? Line = null, double LineWidth = 1) : DrawnShape;

/// <summary>A straight line.</summary>
public sealed record DrawnLine(double X1, double Y1, double X2, double Y2, DrawnColour Colour, double LineWidth = 1) : DrawnShape;

/// <summary>Straight lines from point to point, and back to the first when it is closed: a municipality on a map, a stone of the mark.</summary>
public sealed record DrawnPolygon(IReadOnlyList<(double X, double Y)> Points, DrawnColour? Fill, DrawnColour? Line = null, double LineWidth = 1, bool Closed = true) : DrawnShape;

/// <summary>Words in a drawing, on one line.</summary>
/// <param name="X">The point that <paramref name="Anchor"/> names.</param>
/// <param name="Y">The line the letters stand on.</param>
/// <param name="Size">In points.</param>
public sealed record DrawnText(double X, double Y, string Text, double Size, DrawnColour Colour, DrawnAnchor Anchor = DrawnAnchor.Start, bool Strong = false) : DrawnShape;

/// <summary>Which part of some words stands at their place.</summary>
public enum DrawnAnchor
{
    Start,
    Middle,
    End,
}
