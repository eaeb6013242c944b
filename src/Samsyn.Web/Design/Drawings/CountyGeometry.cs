using System.Text.Json;

namespace Samsyn.Web.Design.Drawings;

/// <summary>A place in the flat drawing of a county, in degrees: x is already shortened by the latitude, y grows southwards.</summary>
internal readonly record struct Place(double X, double Y);

/// <summary>One municipality's outline: its rings, the first of each polygon outermost, holes after.</summary>
internal sealed record CountyArea(string Id, string Name, IReadOnlyList<Place[]> Rings)
{
    /// <summary>The ring that encloses most; the name is written there.</summary>
    public Place[] Largest { get; } = Rings.MaxBy(ring => Math.Abs(SignedArea(ring))) ?? [];

    /// <summary>The shoelace formula.</summary>
    private static double SignedArea(Place[] ring)
    {
        var sum = 0.0;
        for (var i = 0; i < ring.Length; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
            sum += a.X * b.Y - b.X * a.Y;
        }

        return sum / 2;
    }
}

/// <summary>
/// The municipalities of a county as read from GeoJSON: read once when the program starts, never changed.
/// </summary>
/// <remarks>
/// Works for any county: x is longitude times the cosine of the data's middle latitude (whole degrees; 58° for Västra
/// Götaland), so that a kilometre is as long both ways. Source: LOOK.md 6 "Map"; shared data <c>vg-municipalities.geojson</c>.
/// </remarks>
public sealed class CountyGeometry
{
    private readonly double _narrowing;

    private CountyGeometry(double narrowing, IReadOnlyList<CountyArea> areas, IReadOnlyList<WaterName> waters)
    {
        _narrowing = narrowing;
        Areas = areas;
        Waters = waters;
        Ids = [.. areas.Select(a => a.Id)];
    }

    /// <summary>The ids of the municipalities, in the file's order.</summary>
    public IReadOnlyList<string> Ids { get; }

    internal IReadOnlyList<CountyArea> Areas { get; }

    /// <summary>Lakes and seas to name, from the file's points.</summary>
    public IReadOnlyList<WaterName> Waters { get; }

    /// <summary>Reads a FeatureCollection of Polygon and MultiPolygon features; a Point with a name is a lake or a sea.</summary>
    /// <param name="json">The file.</param>
    /// <param name="idProperty">Which property is the id the states are keyed by: <c>kommunkod</c>.</param>
    /// <param name="nameProperty">Which property is the name to write.</param>
    /// <exception cref="FormatException">The file is not such a collection; the message says what and in which feature.</exception>
    public static CountyGeometry Parse(ReadOnlyMemory<byte> json, string idProperty = "kommunkod", string nameProperty = "name")
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, idProperty, nameProperty);
        }
        catch (JsonException e)
        {
            throw new FormatException($"The map is not JSON: {e.Message}", e);
        }
    }

    internal Place At(double longitude, double latitude) => new(longitude * _narrowing, -latitude);

    private static CountyGeometry Read(JsonElement root, string idProperty, string nameProperty)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("The map has no 'features': a GeoJSON FeatureCollection is expected.");
        }

        var found = new List<(string Id, string Name, List<double[][]> Rings)>();
        var waters = new List<WaterName>();
        var (south, north) = (double.MaxValue, double.MinValue);
        foreach (var feature in features.EnumerateArray())
        {
            var number = found.Count + waters.Count + 1;
            if (WaterAt(feature, idProperty) is { } at)
            {
                waters.Add(new WaterName(Text(feature, nameProperty, number), at.Longitude, at.Latitude));
                continue;
            }

            var id = Text(feature, idProperty, number);
            if (found.Exists(f => f.Id == id))
            {
                throw new FormatException($"Feature {number} of the map repeats the id '{id}'.");
            }

            var rings = Rings(feature, number);
            foreach (var point in rings.SelectMany(r => r))
            {
                (south, north) = (Math.Min(south, point[1]), Math.Max(north, point[1]));
            }

            found.Add((id, Text(feature, nameProperty, number), rings));
        }

        if (found.Count == 0)
        {
            throw new FormatException("The map has no municipalities in it.");
        }

        var narrowing = Math.Cos(Math.Round((south + north) / 2) * Math.PI / 180);
        return new CountyGeometry(narrowing, [.. found.Select(f => new CountyArea(
            f.Id, f.Name, [.. f.Rings.Select(r => r.Select(p => new Place(p[0] * narrowing, -p[1])).ToArray())]))], waters);
    }

    /// <summary>Where a point that is no municipality stands; null for every other feature.</summary>
    private static (double Longitude, double Latitude)? WaterAt(JsonElement feature, string idProperty) =>
        feature.ValueKind == JsonValueKind.Object && !(feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(idProperty, out _))
        && feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind == JsonValueKind.Object
        && geometry.TryGetProperty("type", out var type) && type.ValueEquals("Point")
        && geometry.TryGetProperty("coordinates", out var at) && at.ValueKind == JsonValueKind.Array && at.GetArrayLength() >= 2
        && at[0].TryGetDouble(out var longitude) && at[1].TryGetDouble(out var latitude)
            ? (longitude, latitude) : null;

    private static string Text(JsonElement feature, string property, int number) =>
        feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("properties", out var properties)
        && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(property, out var value)
        && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text
            ? text
            : throw new FormatException($"Feature {number} of the map has no property '{property}'.");

    private static List<double[][]> Rings(JsonElement feature, int number)
    {
        try
        {
            var geometry = feature.GetProperty("geometry");
            var coordinates = geometry.GetProperty("coordinates");
            var polygons = geometry.GetProperty("type").GetString() switch
            {
                "Polygon" => [coordinates],
                "MultiPolygon" => coordinates.EnumerateArray().ToList(),
                var other => throw new FormatException($"Feature {number} of the map is a {other}; Polygon and MultiPolygon are drawn."),
            };
            var rings = polygons.SelectMany(p => p.EnumerateArray()).Select(Ring).ToList();
            return rings.Count > 0 && rings.TrueForAll(r => r.Length >= 3)
                ? rings
                : throw new FormatException($"Feature {number} of the map has a ring of fewer than three points.");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new FormatException($"Feature {number} of the map has no readable geometry.", e);
        }
    }

    // GeoJSON repeats the first point last; the drawing closes rings itself.
    private static double[][] Ring(JsonElement ring)
    {
        var points = ring.EnumerateArray().Select(p => new[] { p[0].GetDouble(), p[1].GetDouble() }).ToList();
        if (points.Count > 1 && points[0][0] == points[^1][0] && points[0][1] == points[^1][1])
        {
            points.RemoveAt(points.Count - 1);
        }

        return [.. points];
    }
}
