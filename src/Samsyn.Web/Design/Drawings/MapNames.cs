namespace Samsyn.Web.Design.Drawings;

/// <summary>A name on the map: where it stands, and the leader line to its municipality when it stands in the sea.</summary>
/// <param name="Id">The municipality.</param>
/// <param name="Text">Its name.</param>
/// <param name="Size">Type size in units.</param>
/// <param name="Box">The place taken.</param>
/// <param name="Leader">The point the line ends in; null when the name stands in its own area.</param>
internal sealed record MapName(string Id, string Text, double Size, Box Box, Place? Leader);

/// <summary>An outline in the units of the drawing, with the questions a name asks of it.</summary>
internal sealed class MapOutline
{
    private readonly Place[] _ring;

    public MapOutline(string id, string name, Place[] ring)
    {
        Id = id;
        Name = name;
        _ring = ring;
        (West, East) = (ring.Min(p => p.X), ring.Max(p => p.X));
        (North, South) = (ring.Min(p => p.Y), ring.Max(p => p.Y));
        Middle = Centre(ring);
    }

    public string Id { get; }

    public string Name { get; }

    public double West { get; }

    public double East { get; }

    public double North { get; }

    public double South { get; }

    public Place Middle { get; }

    /// <summary>The stretches of a level line that lie inside, from west to east.</summary>
    public List<(double From, double To)> Inside(double y)
    {
        var crossings = new List<double>();
        for (var i = 0; i < _ring.Length; i++)
        {
            var (a, b) = (_ring[i], _ring[(i + 1) % _ring.Length]);
            if (a.Y <= y != b.Y <= y)
            {
                crossings.Add(a.X + (y - a.Y) / (b.Y - a.Y) * (b.X - a.X));
            }
        }

        crossings.Sort();
        return [.. crossings.Chunk(2).Where(pair => pair.Length == 2).Select(pair => (pair[0], pair[1]))];
    }

    /// <summary>The westernmost land between two level lines, or null when the outline is not there.</summary>
    public double? WestBetween(double north, double south)
    {
        double? west = null;
        for (var y = north; y <= south; y += 2)
        {
            foreach (var (from, _) in Inside(y))
            {
                west = west is { } w ? Math.Min(w, from) : from;
            }
        }

        return west;
    }

    /// <summary>
    /// The level stretches as high as a line of text, the best first: where a name could stand. Wider than
    /// <paramref name="enough"/> is no better; then the one nearest the middle wins.
    /// </summary>
    public List<(Place Middle, double Width)> Places(double height, double enough)
    {
        var found = new List<(Place Middle, double Width, double Worth)>();
        for (var y = North + height / 2; y <= South - height / 2; y += Math.Max(1.5, (South - North) / 32))
        {
            foreach (var strip in Common(Common(Inside(y - height / 2), Inside(y)), Inside(y + height / 2)))
            {
                var place = new Place((strip.From + strip.To) / 2, y);
                var worth = Math.Min(strip.To - strip.From, enough) - 0.35 * Math.Abs(y - Middle.Y) - 0.15 * Math.Abs(place.X - Middle.X);
                found.Add((place, strip.To - strip.From, worth));
            }
        }

        return [.. found.OrderByDescending(f => f.Worth).Select(f => (f.Middle, f.Width))];
    }

    private static List<(double From, double To)> Common(List<(double From, double To)> one, List<(double From, double To)> other) =>
        [.. from a in one from b in other let f = Math.Max(a.From, b.From) let t = Math.Min(a.To, b.To) where t > f select (f, t)];

    private static Place Centre(Place[] ring)
    {
        var (sum, x, y) = (0.0, 0.0, 0.0);
        for (var i = 0; i < ring.Length; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
            var cross = a.X * b.Y - b.X * a.Y;
            sum += cross;
            x += (a.X + b.X) * cross;
            y += (a.Y + b.Y) * cross;
        }

        return Math.Abs(sum) < 1e-9 ? ring[0] : new Place(x / (3 * sum), y / (3 * sum));
    }
}

/// <summary>
/// Finds a place for every name: in its own area where it fits, else in the sea to the west with a line.
/// </summary>
/// <remarks>No two names cover each other, whatever the county. Source: LOOK.md 6 "Map".</remarks>
internal static class MapNames
{
    private const double LeaderSize = 12;
    private const double LeaderPitch = 17;
    private const double ToCoast = 22;

    // Inland a name may stick out of its area a little: its halo keeps it readable there. At the sea it need not.
    private const double MayStickOut = 0.86;
    private const double WithAirAtSea = 1.12;

    // So deep inside the county a line to the sea would cross too much; the name is squeezed in instead.
    private const double FarFromSea = 85;
    private const double SqueezeAt = 0.5;

    public static List<MapName> Place(IReadOnlyList<MapOutline> main, IReadOnlyList<MapOutline> all)
    {
        var placed = new List<MapName>();
        var leaders = new List<MapOutline>();
        // The tightest first: they have fewest places to choose from.
        foreach (var outline in main.OrderBy(o => BestFit(o, 12)).ThenBy(o => o.Id, StringComparer.Ordinal))
        {
            var inland = outline.Middle.X - (SeaAt(all, outline.Middle.Y) ?? 0) > FarFromSea;
            if (Within(outline, inland, placed) is { } name)
            {
                placed.Add(name);
            }
            else
            {
                leaders.Add(outline);
            }
        }

        placed.AddRange(InTheSea(leaders, all, placed));
        return [.. placed.OrderBy(n => n.Id, StringComparer.Ordinal)];
    }

    /// <summary>The large names of the phone: in the order given, those that find room, at most five.</summary>
    public static List<MapName> PlaceLarge(
        IReadOnlyList<string> ids, IReadOnlyList<MapOutline> main, IReadOnlyList<MapOutline> all, List<MapName> small, double size, Box paper)
    {
        var placed = new List<MapName>();
        foreach (var id in ids)
        {
            if (main.FirstOrDefault(o => o.Id == id) is not { } outline || placed.Count == 5)
            {
                continue;
            }

            var width = TextWidth.Of(outline.Name, size, bold: true);
            var middle = small.Find(n => n.Id == id)?.Leader ?? Middle(small.Find(n => n.Id == id)?.Box) ?? outline.Middle;
            var fits = outline.Places(size, width) is [var best, ..] && best.Width >= width;
            var inSea = !fits && middle.X - (SeaAt(all, middle.Y) ?? 0) <= FarFromSea;
            var left = inSea
                ? (SeaAt(all, middle.Y - size / 2, middle.Y + size / 2) ?? middle.X) - 10 - width
                : Math.Clamp(middle.X - width / 2, paper.X + 6, paper.Right - width - 6);
            var box = new Box(Math.Max(left, paper.X + 6), middle.Y - size / 2, width, size);
            if (!placed.Exists(p => p.Box.Overlaps(box)))
            {
                placed.Add(new MapName(id, outline.Name, size, box, inSea ? middle : null));
            }
        }

        return placed;
    }

    private static Place? Middle(Box? box) => box is { } b ? new Place(b.X + b.Width / 2, b.Y + b.Height / 2) : null;

    private static double BestFit(MapOutline outline, double size) =>
        outline.Places(size, Width(outline, size)) is [var best, ..] ? best.Width / Width(outline, size) : 0;

    private static double Width(MapOutline outline, double size) => TextWidth.Of(outline.Name, size, bold: true) + 2;

    private static readonly (double Size, double Share)[] Inland = [(12, 1), (12, MayStickOut), (11, MayStickOut), (11, SqueezeAt)];

    private static readonly (double Size, double Share)[] AtSea = [(12, WithAirAtSea), (11, WithAirAtSea)];

    private static MapName? Within(MapOutline outline, bool inland, List<MapName> placed)
    {
        foreach (var (size, enough) in inland ? Inland : AtSea)
        {
            var width = Width(outline, size);
            foreach (var (middle, room) in outline.Places(size - 1, width * 1.3))
            {
                var box = new Box(middle.X - width / 2, middle.Y - size / 2, width, size);
                if (room >= width * enough && !placed.Exists(p => p.Box.Overlaps(box)))
                {
                    return new MapName(outline.Id, outline.Name, size, box, null);
                }
            }
        }

        return null;
    }

    private static List<MapName> InTheSea(List<MapOutline> outlines, IReadOnlyList<MapOutline> all, List<MapName> placed)
    {
        // Neighbouring lines are spread so that each name has its own height, as near its municipality as can be.
        var blocks = new List<(double Sum, List<MapOutline> Members)>();
        foreach (var outline in outlines.OrderBy(Dot, Comparer<Place>.Create((a, b) => a.Y.CompareTo(b.Y))).ThenBy(o => o.Id, StringComparer.Ordinal))
        {
            blocks.Add((Dot(outline).Y, [outline]));
            while (blocks.Count > 1 && Top(blocks[^1]) < Top(blocks[^2]) + blocks[^2].Members.Count * LeaderPitch)
            {
                var (upper, lower) = (blocks[^2], blocks[^1]);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add((upper.Sum + lower.Sum, [.. upper.Members, .. lower.Members]));
            }
        }

        var names = new List<MapName>();
        foreach (var block in blocks)
        {
            for (var i = 0; i < block.Members.Count; i++)
            {
                var outline = block.Members[i];
                var y = Top(block) + i * LeaderPitch;
                var width = Width(outline, LeaderSize);
                var coast = SeaAt(all, y, y + LeaderPitch) ?? Dot(outline).X;
                var box = new Box(Math.Min(coast, Dot(outline).X) - ToCoast - width, y + (LeaderPitch - LeaderSize) / 2, width, LeaderSize);
                while (placed.Concat(names).Any(p => p.Box.Overlaps(box)))
                {
                    box = box with { X = box.X - 8 };
                }

                names.Add(new MapName(outline.Id, outline.Name, LeaderSize, box, Dot(outline)));
            }
        }

        return names;

        static double Top((double Sum, List<MapOutline> Members) block) =>
            block.Sum / block.Members.Count - block.Members.Count * LeaderPitch / 2;
    }

    // The widest place is a better end for a line than the middle, which may lie outside a bent outline.
    private static Place Dot(MapOutline outline) => outline.Places(4, double.MaxValue) is [var best, ..] ? best.Middle : outline.Middle;

    private static double? SeaAt(IReadOnlyList<MapOutline> all, double y) => SeaAt(all, y - 1, y + 1);

    private static double? SeaAt(IReadOnlyList<MapOutline> all, double north, double south)
    {
        double? west = null;
        foreach (var outline in all)
        {
            if (outline.North <= south && outline.South >= north && outline.WestBetween(north, south) is { } w)
            {
                west = Math.Min(west ?? w, w);
            }
        }

        return west;
    }
}
