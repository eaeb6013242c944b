namespace Samsyn.Domain.Principals;

/// <summary>Municipality (kommun) or region. Both are principals with one voice each.</summary>
public enum PrincipalType
{
    Municipality,
    Region,
}

/// <summary>
/// A principal (huvudman): a municipality or a region, an independent legal person that decides for itself.
/// Fifty of them make the agreements of Västra Götaland (DOMAIN.md 1).
/// </summary>
public sealed class Principal
{
    public required PrincipalId Id { get; init; }

    public required PrincipalType Type { get; init; }

    /// <summary>Short form: <c>Mark</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Long form: <c>Marks kommun</c>. The short one where the register has no other.</summary>
    public required string OfficialName { get; init; }

    /// <summary>
    /// The federation (kommunalförbund) it belongs to today, as the register's row says; null when it belongs to none. Used only where no
    /// dated <see cref="Membership"/> is known: ask <see cref="County.GroupsOf"/>, which knows both.
    /// </summary>
    public string? FederationCode { get; init; }

    /// <summary>Null when no source gives it: never invented (R57).</summary>
    public string? OrganisationNumber { get; init; }

    /// <summary>Inhabitants by day and source, oldest first; a figure without a day comes before all others.</summary>
    public List<PopulationFigure> Population { get; init; } = [];
}

/// <summary>How many live there (folkmängd), by whom it is said and for which day. A figure without a day is fit for exercises only.</summary>
public sealed record PopulationFigure(long Inhabitants, DateOnly? On, string? Source);

/// <summary>An association of local authorities (kommunalförbund) or a joint organisation, <c>GR</c> or <c>FY</c>.</summary>
public sealed record Federation(string Code, string Name, string? Kind, string? OrganisationNumber);

/// <summary>What a dated membership is in.</summary>
public enum GroupKind
{
    /// <summary>Kommunalförbund.</summary>
    Federation,

    /// <summary>Vårdsamverkansområde, which crosses federation lines (DOMAIN.md 21).</summary>
    CareArea,

    /// <summary>A block in working groups: Göteborg counts beside the four federations (DOMAIN.md 8).</summary>
    Block,
}

/// <summary>
/// One principal's membership in one group for a time: structures change while an agreement runs (R58, DOMAIN.md 153).
/// </summary>
/// <param name="From">First day; null when the source does not say since when.</param>
/// <param name="Until">Last day; null while it lasts.</param>
public sealed record Membership(PrincipalId Principal, string Group, GroupKind Kind, DateOnly? From, DateOnly? Until, string? Source)
{
    public bool Holds(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);
}
