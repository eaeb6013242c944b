using Samsyn.Domain.Groups;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Groups;

/// <summary>A county with two federations, Göteborg and a region, and groups in it.</summary>
internal static class Made
{
    public static readonly DateTime Now = new(2022, 12, 1, 9, 0, 0, DateTimeKind.Utc);

    public static readonly DateOnly Today = new(2022, 12, 1);

    public static readonly County County = new()
    {
        Id = "99",
        Name = "Prov",
        Principals =
        [
            new Principal { Id = new PrincipalId("1461"), Type = PrincipalType.Municipality, Name = "Mellerud", OfficialName = "Melleruds kommun", FederationCode = "FY" },
            new Principal { Id = new PrincipalId("1480"), Type = PrincipalType.Municipality, Name = "Göteborg", OfficialName = "Göteborgs Stad", FederationCode = "GR" },
            new Principal { Id = new PrincipalId("VGR"), Type = PrincipalType.Region, Name = "Regionen", OfficialName = "Regionen" },
        ],
        Federations = [new Federation("GR", "Göteborgsregionen", null, null), new Federation("FY", "Fyrbodal", null, null)],
        Memberships = [],
        Bodies = [new BodyEntry("SRO", "SRO", Side.Joint, Mandate.Recommends, null), new BodyEntry("VK", "VästKoms styrelse", Side.Municipal, Mandate.Recommends, null), new BodyEntry("KF", "Kommunfullmäktige", Side.Municipal, Mandate.Decides, PrincipalType.Municipality)],
    };

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static Group Group(string name, params NominationRight[] rights) => new()
    {
        Id = Guid.CreateVersion7(), AgreementId = Guid.Empty, Name = name, Settings = new GroupSettings { Title = name, Task = GroupTask.Reference, Nominations = rights },
    };

    public static Group Reference() => Group("referens", new NominationRight("GR", 2), new NominationRight("FY", 2), new NominationRight("1480", 2));

    public static SeatTaken Seat(string id, string by, string? from = null, string? until = null, string function = "socialchef") =>
        new() { Seat = id, By = by, Function = function, From = from is null ? null : Day(from), Until = until is null ? null : Day(until) };

    /// <summary>Adds facts in their order, a minute apart.</summary>
    public static Group With(this Group group, params GroupFact[] facts)
    {
        foreach (var fact in facts)
        {
            var place = group.Facts.Count + 1;
            group.Facts.Add(fact with { Place = place, RecordedAt = new DateTime(2022, 1, 1, 8, 0, 0, DateTimeKind.Utc).AddMinutes(place) });
        }

        return group;
    }

    public static AgreementGroups All(params Group[] groups) => new(County, groups);
}
