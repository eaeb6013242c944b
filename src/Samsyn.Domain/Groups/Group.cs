using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Groups;

/// <summary>What a group is for (gruppens uppgift).</summary>
public enum GroupTask
{
    /// <summary>Förhandlingsgrupp: agrees the text between the two sides.</summary>
    Negotiation,

    /// <summary>Arbetsgrupp: writes it.</summary>
    Working,

    /// <summary>Referensgrupp: is asked during the work (DOMAIN.md 8).</summary>
    Reference,

    /// <summary>Nätverk, such as that of the heads of social services: has no mandate, gets dialogue material and sends notes back.</summary>
    Network,

    /// <summary>Styrgrupp: leads the work.</summary>
    Steering,
}

/// <summary>What a group was given to do, and by whom (uppdrag). A network has none.</summary>
/// <param name="Words">The mandate in the words of the body that gave it.</param>
/// <param name="GivenBy">The body that gave it; null when no source says.</param>
public sealed record GroupMandate(string Words, BodyId? GivenBy, DateOnly? On);

/// <summary>That somebody may name a number of people to a group (nomineringsrätt): the four federations and Göteborg two each (DOMAIN.md 8).</summary>
/// <param name="By">A federation's code (<c>GR</c>), a principal's id (<c>1480</c>) or a body's (<c>VK</c>).</param>
public sealed record NominationRight(string By, int Seats);

/// <summary>What a person may still edit about a group: overwritten as a whole under a revision, with before and after in the journal.</summary>
public sealed record GroupSettings
{
    public required string Title { get; init; }

    public required GroupTask Task { get; init; }

    /// <summary>Null: the group has no mandate, or no source gives it.</summary>
    public GroupMandate? Mandate { get; init; }

    /// <summary>The body it reports to.</summary>
    public BodyId? ReportsTo { get; init; }

    /// <summary>The first day; null when it is not known.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null while it works.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Data, never a constant: how many seats each has to fill differs from group to group.</summary>
    public IReadOnlyList<NominationRight> Nominations { get; init; } = [];

    public string? Source { get; init; }

    public bool Works(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);
}

/// <summary>
/// A group that works with an agreement (grupp): who may name people to it, who sits there on each day, its meetings and papers.
/// </summary>
/// <remarks>
/// Who sits where is told as functions and organisations, never as persons' names. Composition differs by source and by term of office
/// (DOMAIN.md 3), so every seat has its days, and what is empty is worked out (<see cref="Seating"/>). Source: DOMAIN.md 2-8, 12; R11.
/// </remarks>
public sealed class Group
{
    public required Guid Id { get; init; }

    public required Guid AgreementId { get; init; }

    /// <summary>Its name in addresses and files, within the agreement: <c>referensgruppen</c>.</summary>
    public required string Name { get; init; }

    public required GroupSettings Settings { get; set; }

    /// <summary>Counts the overwritings of <see cref="Settings"/>.</summary>
    public int Revision { get; set; }

    /// <summary>Everything that has happened to it, in the order in which it was recorded.</summary>
    public List<GroupFact> Facts { get; init; } = [];

    /// <summary>Facts of one kind as known at an instant, the first recorded first.</summary>
    public IEnumerable<T> Known<T>(DateTime at) where T : GroupFact => Facts.OfType<T>().Where(f => f.RecordedAt <= at).OrderBy(f => f.RecordedAt).ThenBy(f => f.Place);

    /// <summary>Whether somebody may name people to it.</summary>
    public bool MayName(string by) => Settings.Nominations.Any(n => string.Equals(n.By, by, StringComparison.Ordinal));
}
