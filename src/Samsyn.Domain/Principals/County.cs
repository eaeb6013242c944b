using System.Diagnostics.CodeAnalysis;

namespace Samsyn.Domain.Principals;

/// <summary>
/// A county's register (länets register): its principals, federations, memberships and bodies. One installation serves one county.
/// </summary>
/// <remarks>Counts are computed from here, never typed: a municipal page says "14 members" and lists 13 (DOMAIN.md 119).</remarks>
public sealed class County
{
    private Dictionary<PrincipalId, Principal>? _byId;
    private Dictionary<string, BodyEntry>? _byKind;
    private ILookup<(PrincipalId, GroupKind), Membership>? _memberships;

    /// <summary><c>14</c>, Statistics Sweden's county code.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Sorted by id, ordinal.</summary>
    public required IReadOnlyList<Principal> Principals { get; init; }

    /// <summary>In the file's order, which is the order of people's lists.</summary>
    public required IReadOnlyList<Federation> Federations { get; init; }

    public required IReadOnlyList<Membership> Memberships { get; init; }

    /// <summary>In the file's order.</summary>
    public required IReadOnlyList<BodyEntry> Bodies { get; init; }

    /// <summary>Acts that the county's agreements refer to, in the file's order.</summary>
    public IReadOnlyList<LegalAct> Acts { get; init; } = [];

    /// <summary>General elections, past and known to come, in order of day.</summary>
    public IReadOnlyList<Election> Elections { get; init; } = [];

    /// <summary>How many months before the end of a statutory agreement the alarm sounds; null for the program's own.</summary>
    public int? AlarmLeadMonths { get; init; }

    /// <summary>SHA-256 (lower-case hex) of the GeoJSON map, whose bytes stand among the blobs; null without a map.</summary>
    public string? MapSha256 { get; init; }

    public Principal? Find(PrincipalId id) =>
        (_byId ??= Principals.ToDictionary(p => p.Id)).GetValueOrDefault(id);

    /// <summary>The body behind an id, or false when the county lists no such body or it has no such principal.</summary>
    public bool TryFind(BodyId id, [NotNullWhen(true)] out Body? body)
    {
        body = null;
        _byKind ??= Bodies.ToDictionary(b => b.Kind, StringComparer.Ordinal);
        if (!_byKind.TryGetValue(id.Kind, out var entry)) return false;
        if (id.Principal is not { } owner)
        {
            if (entry.Per is not null) return false;
            body = new Body(id, entry.Name, entry.Side, entry.Mandate, null);
            return true;
        }
        if (entry.Per is not { } per || Find(owner) is not { } principal || principal.Type != per) return false;
        body = new Body(id, entry.Name, entry.Side, entry.Mandate, principal);
        return true;
    }

    /// <summary>Members of a group on a day. A principal without dated rows follows <see cref="Principal.FederationCode"/>.</summary>
    public IEnumerable<Principal> MembersOf(string group, GroupKind kind, DateOnly day) =>
        Principals.Where(p => GroupsOf(p, kind, day).Contains(group, StringComparer.Ordinal));

    /// <summary>The groups of one kind a principal belongs to on a day; none means it is not known.</summary>
    public IReadOnlyList<string> GroupsOf(Principal principal, GroupKind kind, DateOnly day)
    {
        var rows = (_memberships ??= Memberships.ToLookup(m => (m.Principal, m.Kind)))[(principal.Id, kind)];
        if (!rows.Any())
            return kind == GroupKind.Federation && principal.FederationCode is { } code ? [code] : [];
        return rows.Where(m => m.Holds(day)).Select(m => m.Group).Distinct(StringComparer.Ordinal).ToList();
    }
}
