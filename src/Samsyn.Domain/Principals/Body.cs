namespace Samsyn.Domain.Principals;

/// <summary>Whose side a body is on. SRO is joint, VästKom municipal, HSS the region's.</summary>
public enum Side
{
    Joint,
    Municipal,
    Region,
}

/// <summary>The most a body may do, in rising order: bereda, rekommendera, besluta (DOMAIN.md 14).</summary>
public enum Mandate
{
    Prepares,
    Recommends,
    Decides,
}

/// <summary>A body as the county file lists it: one alone, or one per municipality or region (<c>KF</c>, <c>KS</c>).</summary>
/// <param name="Kind"><c>SRO</c>, <c>KF</c>.</param>
/// <param name="Per">Set when every principal of that type has one.</param>
public sealed record BodyEntry(string Kind, string Name, Side Side, Mandate Mandate, PrincipalType? Per);

/// <summary>One body: <c>KF:1480</c>, Kommunfullmäktige in Göteborg.</summary>
/// <param name="Of">The principal it belongs to, when there is one such body per principal.</param>
public sealed record Body(BodyId Id, string Name, Side Side, Mandate Mandate, Principal? Of);
