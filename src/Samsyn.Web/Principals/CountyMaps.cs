using System.Collections.Concurrent;
using Samsyn.Domain.Principals;
using Samsyn.Web.Design.Drawings;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Principals;

/// <summary>
/// The county's map laid out for drawing. Its borders run between the federations of a day: a municipality that changes federation moves them.
/// </summary>
public sealed class CountyMaps(Records records)
{
    private volatile LaidOut? _latest;

    /// <summary>The maps of one register by where their borders run: one, and one more for each day a federation got or lost a member.</summary>
    private sealed record LaidOut(County County, ConcurrentDictionary<string, CountyMap> Maps);

    /// <summary>Null when the register has no map.</summary>
    public async ValueTask<CountyMap?> Of(County county, DateOnly day)
    {
        if (county.MapSha256 is not { } sha256) return null;
        if (_latest is not { } laidOut || !ReferenceEquals(laidOut.County, county)) _latest = laidOut = new LaidOut(county, new(StringComparer.Ordinal));
        var borders = string.Join(' ', FederationsOf(county, day).Select(pair => $"{pair.Key}={pair.Value}"));
        if (laidOut.Maps.TryGetValue(borders, out var map)) return map;
        return await records.Blob(sha256) is { } bytes ? laidOut.Maps.GetOrAdd(borders, LayOut(county, day, bytes)) : null;
    }

    /// <summary>Lays a GeoJSON map out with the register's names and the day's federations; a phone names the five largest towns.</summary>
    public static CountyMap LayOut(County county, DateOnly day, byte[] geoJson)
    {
        var geometry = CountyGeometry.Parse(geoJson);
        return new CountyMap(geometry, new CountyMapOptions
        {
            Waters = geometry.Waters,
            GroupOf = FederationsOf(county, day),
            Names = county.Principals.ToDictionary(p => p.Id.Value, p => p.Name, StringComparer.Ordinal),
            PhoneNames = [.. county.Principals.Where(p => p.Type == PrincipalType.Municipality)
                .OrderByDescending(p => p.Population.Count == 0 ? 0 : p.Population[^1].Inhabitants).ThenBy(p => p.Id).Select(p => p.Id.Value)],
        });
    }

    /// <summary>The federation of each principal that has one that day, by id.</summary>
    private static Dictionary<string, string> FederationsOf(County county, DateOnly day) =>
        county.Principals.Select(p => (Id: p.Id.Value, Federations: county.GroupsOf(p, GroupKind.Federation, day)))
            .Where(p => p.Federations.Count > 0)
            .ToDictionary(p => p.Id, p => string.Join(' ', p.Federations), StringComparer.Ordinal);
}
