using System.Globalization;
using Samsyn.Documents.Texts;

namespace Samsyn.Web.Design;

/// <summary>The mark (märket): nine hewn stones in a ring, the same on pages and on paper.</summary>
public static class SiteMark
{
    /// <summary>As SVG writes it, within 64 by 64; the edges are drawn 3.4 wide, so that corners are round.</summary>
    public const string Path = "M30.3 2.2L46.0 7.5L38.9 17.1L32.6 15.6ZM51.4 11.6L59.0 18.7L46.9 23.1L44.9 20.3ZM61.0 25.2L59.5 39.8L48.1 35.1L48.3 29.7ZM57.1 46.2L49.6 56.0L43.4 45.1L46.4 41.7ZM43.9 59.7L28.4 60.0L31.3 48.4L37.0 47.6ZM21.6 59.3L11.4 53.5L21.1 45.5L24.5 47.7ZM8.5 47.1L2.7 35.3L15.9 35.3L17.5 39.7ZM2.4 28.5L9.8 14.6L17.6 22.3L15.0 28.5ZM14.2 9.3L23.6 3.1L26.0 16.7L23.0 18.2Z";

    /// <summary>The same as a drawing.</summary>
    public static TextDrawing Drawing { get; } = new(64, 64, [.. Path.Split('Z', StringSplitOptions.RemoveEmptyEntries).Select(Stone)]);

    private static DrawnPolygon Stone(string path)
    {
        var petrol = DrawnColour.Of("#0B4F5C");
        return new DrawnPolygon([.. path.TrimStart('M').Split('L').Select(Point)], petrol, petrol, 3.4);
    }

    private static (double X, double Y) Point(string pair) =>
        pair.Split(' ') is [var x, var y] ? (double.Parse(x, CultureInfo.InvariantCulture), double.Parse(y, CultureInfo.InvariantCulture)) : throw new FormatException(pair);
}
