using Samsyn.Domain.Principals;
using Samsyn.Web.Design.Drawings;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Principals;

/// <summary>The county's map laid out for drawing: worked out when first asked for, and again when the register has a new map or new members.</summary>
public sealed class CountyMaps(Records records)
{
    private (County County, CountyMap? Map)? _latest;

    /// <summary>Null when the register has no map.</summary>
    public async ValueTask<CountyMap?> Of(County county)
    {
        if (_latest is { } known && ReferenceEquals(known.County, county)) return known.Map;
        var map = county.MapSha256 is { } sha256 && await records.Blob(sha256) is { } bytes ? LayOut(county, bytes) : null;
        _latest = (county, map);
        return map;
    }

    /// <summary>Lays a GeoJSON map out with the register's names and federations; a phone names the five largest towns.</summary>
    public static CountyMap LayOut(County county, byte[] geoJson)
    {
        var geometry = CountyGeometry.Parse(geoJson);
        return new CountyMap(geometry, OptionsOf(county, geometry));
    }

    private static CountyMapOptions OptionsOf(County county, CountyGeometry geometry) => new()
    {
        Waters = geometry.Waters,
        GroupOf = county.Principals.Where(p => p.FederationCode is not null)
            .ToDictionary(p => p.Id.Value, p => p.FederationCode!, StringComparer.Ordinal),
        Names = county.Principals.ToDictionary(p => p.Id.Value, p => p.Name, StringComparer.Ordinal),
        PhoneNames = [.. county.Principals.Where(p => p.Type == PrincipalType.Municipality)
            .OrderByDescending(p => p.Population.Count == 0 ? 0 : p.Population[^1].Inhabitants).ThenBy(p => p.Id).Select(p => p.Id.Value)],
    };
}
