using Microsoft.AspNetCore.Html;
using Samsyn.Domain.Decisions;

namespace Samsyn.Web.Design.Drawings;

/// <summary>The name of a lake or sea and the middle of where it is written, in degrees.</summary>
public readonly record struct WaterName(string Name, double Longitude, double Latitude);

/// <summary>How one municipality is shown.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Title">In words, in the reader's language: <c>Mark: bordlagt 24 november</c>.</param>
public readonly record struct AreaState(PartyState State, string Title);

/// <summary>What is written and divided on a county's map besides the outlines.</summary>
public sealed record CountyMapOptions
{
    /// <summary>The federation of each municipality by id; borders are drawn between different ones.</summary>
    public IReadOnlyDictionary<string, string> GroupOf { get; init; } = new Dictionary<string, string>();

    /// <summary>Names to write instead of those of the file, by id.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>Lakes and seas; one that would cover a municipality's name is left out.</summary>
    public IReadOnlyList<WaterName> Waters { get; init; } = [];

    /// <summary>Ids of the towns a phone shows, the most important first; the first five that find room are written.</summary>
    public IReadOnlyList<string> PhoneNames { get; init; } = [];
}

/// <summary>
/// The map of a county by state: laid out once, drawn many times a second.
/// </summary>
/// <remarks>
/// Everything that does not depend on a decision (outlines, borders between federations, places of names) is worked out
/// and turned to text in the constructor; <see cref="Draw"/> only puts the pieces together. A county without a map file
/// has no <see cref="CountyMap"/>, and the page leaves the figure out. Source: LOOK.md 6 "Map", picture 02.
/// </remarks>
/// <example><code>
/// var map = new CountyMap(CountyGeometry.Parse(File.ReadAllBytes("vg-municipalities.geojson")), options);   // once
/// @map.Draw(new Caption("karta", "Karta, 29 november 2022", "31 av 50 har sagt ja."), states)              // each time
/// </code></example>
public sealed class CountyMap
{
    private const double Widest = 694;
    private const double Highest = 774;
    private const double Margin = 24;
    private const double PhoneSize = 30;

    private readonly Box _paper;
    private readonly Area[] _areas;
    private readonly string _lines;
    private readonly string _waters;

    /// <summary>Lays the map out; some tens of milliseconds for a county of fifty, more the first time.</summary>
    public CountyMap(CountyGeometry geometry, CountyMapOptions options)
    {
        var scale = new Scale(geometry);
        var outlines = new List<MapOutline>();
        var main = new List<MapOutline>();
        foreach (var area in geometry.Areas)
        {
            var name = options.Names.GetValueOrDefault(area.Id, area.Name);
            main.Add(new MapOutline(area.Id, name, scale.Of(area.Largest)));
            outlines.AddRange(area.Rings.Select(ring => new MapOutline(area.Id, name, scale.Of(ring))));
        }

        Names = MapNames.Place(main, outlines);
        _paper = Paper(scale, Names);
        LargeNames = MapNames.PlaceLarge(options.PhoneNames, main, outlines, Names, PhoneSize, _paper);
        _areas = [.. geometry.Areas.Select(a => new Area(
            a.Id,
            options.Names.GetValueOrDefault(a.Id, a.Name),
            PathOf(a.Rings.Select(scale.Of), closed: true),
            Names.Find(n => n.Id == a.Id) is { } small ? new Written(small, "d-name") : null,
            LargeNames.Find(n => n.Id == a.Id) is { } large ? new Written(large, "d-name d-name-large") : null))];

        var (between, coast) = CountyBorders.Find(geometry.Areas, options.GroupOf.GetValueOrDefault);
        var groups = PathOf(between.Select(chain => scale.Of([.. chain])), closed: false);
        _lines = $"<path class=\"d-coast\" d=\"{PathOf(coast.Select(chain => scale.Of([.. chain])), closed: false)}\"/>"
            + (groups.Length == 0 ? "" : $"<path class=\"d-group-under\" d=\"{groups}\"/><path class=\"d-group\" d=\"{groups}\"/>");
        _waters = Waters(geometry, scale, options.Waters, Names, _paper);
    }

    /// <summary>The names as placed, for the tests that no two cover each other.</summary>
    internal List<MapName> Names { get; }

    internal List<MapName> LargeNames { get; }

    internal Box PaperBox => _paper;

    /// <summary>Draws the map. A municipality without a state is not a party: it is drawn as ground, with its name.</summary>
    public IHtmlContent Draw(Caption caption, IReadOnlyDictionary<string, AreaState> states)
    {
        var pen = SvgText.Rent();
        pen.OpenPicture("d-map", caption, _paper);
        pen.Raw("<rect class=\"d-map-ground\"").Attribute("x", _paper.X).Attribute("y", _paper.Y)
            .Attribute("width", _paper.Width).Attribute("height", _paper.Height).Raw(" rx=\"4\"/>");
        // Filled areas first: the outline of an open one then lies on top of its neighbours' paper border.
        foreach (var filled in Order)
        {
            foreach (var area in _areas)
            {
                AreaState? state = states.TryGetValue(area.Id, out var found) ? found : null;
                if (filled == (state?.State is PartyState.Approved or PartyState.Rejected))
                {
                    pen.Raw("<path class=\"d-area ").Raw(state is { } s ? StateInk.Class(s.State) : "d-outside").Raw("\" d=\"").Raw(area.Path)
                        .Raw("\">").Title(state?.Title ?? area.Name).Raw("</path>");
                }
            }
        }

        pen.Raw(_lines).Raw(_waters);
        foreach (var area in _areas)
        {
            var state = states.TryGetValue(area.Id, out var found) ? StateInk.Class(found.State) : "d-outside";
            area.Small?.Draw(pen, state);
            area.Large?.Draw(pen, state);
        }

        return pen.Raw("</svg>").Finish();
    }

    private static readonly bool[] Order = [true, false];

    private static Box Paper(Scale scale, List<MapName> names)
    {
        var left = Math.Min(0, names.Min(n => n.Box.X)) - Margin / 2;
        var right = Math.Max(scale.Width + Margin, names.Max(n => n.Box.Right) + Margin / 2);
        var top = Math.Min(-Margin, names.Min(n => n.Box.Y) - Margin / 2);
        var bottom = Math.Max(scale.Height + Margin, names.Max(n => n.Box.Bottom) + Margin / 2);
        (left, top) = (Math.Floor(Math.Min(left, -Margin)), Math.Floor(top));
        return new Box(left, top, Math.Ceiling(right - left), Math.Ceiling(bottom - top));
    }

    private static string Waters(CountyGeometry geometry, Scale scale, IReadOnlyList<WaterName> waters, List<MapName> names, Box paper)
    {
        var pen = SvgText.Rent();
        foreach (var water in waters)
        {
            var at = scale.Of(geometry.At(water.Longitude, water.Latitude));
            var width = TextWidth.Of(water.Name, 12) + 0.14 * 12 * water.Name.Length;
            var box = new Box(Math.Clamp(at.X - width / 2, paper.X + 8, Math.Max(paper.X + 8, paper.Right - width - 8)), at.Y - 6, width, 12);
            if (paper.Contains(box) && !names.Exists(n => n.Box.Overlaps(box)))
            {
                pen.Raw("<text class=\"d-water\"").Attribute("x", box.X).Attribute("y", box.Y + 10).Raw('>').Encoded(water.Name).Raw("</text>");
            }
        }

        return pen.FinishText();
    }

    private static string PathOf(IEnumerable<Place[]> lines, bool closed)
    {
        var pen = SvgText.Rent();
        foreach (var line in lines)
        {
            // Relative steps in tenths from the rounded point before, so that rounding never adds up.
            var (x, y) = (Tenths(line[0].X), Tenths(line[0].Y));
            pen.Raw('M').Tenths(x).Raw(',').Tenths(y);
            for (var i = 1; i < line.Length; i++)
            {
                var (nx, ny) = (Tenths(line[i].X), Tenths(line[i].Y));
                pen.Raw(i == 1 ? "l" : " ").Tenths(nx - x).Raw(',').Tenths(ny - y);
                (x, y) = (nx, ny);
            }

            pen.Raw(closed ? "z" : "");
        }

        return pen.FinishText();

        static long Tenths(double value) => (long)Math.Round(value * 10, MidpointRounding.AwayFromZero);
    }

    /// <summary>From the flat degrees of the geometry to the units of the drawing.</summary>
    private sealed class Scale
    {
        private readonly double _factor;
        private readonly double _west;
        private readonly double _north;

        public Scale(CountyGeometry geometry)
        {
            var points = geometry.Areas.SelectMany(a => a.Rings).SelectMany(r => r).ToList();
            (_west, _north) = (points.Min(p => p.X), points.Min(p => p.Y));
            var (width, height) = (points.Max(p => p.X) - _west, points.Max(p => p.Y) - _north);
            _factor = Math.Min(Widest / Math.Max(width, 1e-6), Highest / Math.Max(height, 1e-6));
            (Width, Height) = (width * _factor, height * _factor);
        }

        public double Width { get; }

        public double Height { get; }

        public Place Of(Place p) => new((p.X - _west) * _factor, (p.Y - _north) * _factor);

        public Place[] Of(Place[] line) => Array.ConvertAll(line, Of);
    }

    private sealed record Area(string Id, string Name, string Path, Written? Small, Written? Large);

    /// <summary>A name turned to text but for the class of the state it lies on.</summary>
    private sealed class Written
    {
        private readonly string _before;
        private readonly string _after;
        private readonly bool _inSea;

        public Written(MapName name, string classes)
        {
            _inSea = name.Leader is not null;
            var pen = SvgText.Rent();
            var small = classes == "d-name";
            if (name.Leader is { } dot && small)
            {
                var y = name.Box.Y + name.Box.Height / 2;
                var line = SvgText.Rent();
                line.Raw('M').Point(name.Box.Right + 4, y).Raw('L').Point(dot.X, dot.Y);
                var path = line.FinishText();
                pen.Raw("<g class=\"d-leader\"><path class=\"d-leader-under\" d=\"").Raw(path).Raw("\"/><path class=\"d-leader-line\" d=\"").Raw(path)
                    .Raw("\"/><circle class=\"d-leader-dot\"").Attribute("cx", dot.X).Attribute("cy", dot.Y).Raw(" r=\"2.2\"/></g>");
            }

            pen.Raw("<text class=\"").Raw(classes).Raw(small && name.Size < 12 ? " d-name-11 d-on-" : " d-on-");
            _before = pen.FinishText();
            pen = SvgText.Rent();
            pen.Raw("\"").Attribute("x", name.Box.X + name.Box.Width / 2).Attribute("y", name.Box.Y + name.Box.Height / 2 + name.Size * 0.36)
                .Raw('>').Encoded(name.Text).Raw("</text>");
            _after = pen.FinishText();
        }

        public void Draw(SvgText pen, string stateClass) =>
            pen.Raw(_before).Raw(_inSea ? "sea" : stateClass[2..]).Raw(_after);
    }
}
