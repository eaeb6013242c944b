using Samsyn.Domain.Principals;
using Samsyn.Domain.Tests.Decisions;

namespace Samsyn.Domain.Tests.Principals;

/// <summary>Bodies and dated membership in a county's register (CONTRACT.md C1; DOMAIN.md 21, 118, 119, 153).</summary>
[Rule("C1")]
public sealed class When_the_county_is_asked
{
    private static readonly PrincipalId Kommun = new("9901");

    [Theory]
    [InlineData("SRO", "Politiskt samrådsorgan", null)]
    [InlineData("KF:9901", "Kommunfullmäktige", "9901")]
    [InlineData("RF:VGR", "Regionfullmäktige", "VGR")]
    public void A_body_is_found_by_its_id(string id, string name, string? of)
    {
        Assert.True(Story.FiveIn().TryFind(new BodyId(id), out var body));
        Assert.Equal((id, name, of), (body.Id.Value, body.Name, body.Of?.Id.Value));
    }

    [Theory]
    [InlineData("XX")] // not listed
    [InlineData("KF")] // there is one per municipality
    [InlineData("SRO:9901")] // there is only one
    [InlineData("KF:VGR")] // a region has no such assembly
    [InlineData("RF:9901")]
    [InlineData("KF:9999")] // nobody there
    public void And_no_other_is(string id) => Assert.False(Story.FiveIn().TryFind(new BodyId(id), out _));

    [Fact]
    [Rule("R58")]
    public void A_dated_membership_holds_on_both_its_days_and_an_open_one_for_ever()
    {
        var membership = new Membership(Kommun, "SIMBA", GroupKind.CareArea, Story.Day("2017-04-05"), Story.Day("2022-12-31"), null);

        Assert.Equal([false, true, true, false], new[] { "2017-04-04", "2017-04-05", "2022-12-31", "2023-01-01" }.Select(day => membership.Holds(Story.Day(day))));
        Assert.True((membership with { From = null, Until = null }).Holds(DateOnly.MinValue));
    }

    [Fact]
    [Rule("R58")]
    public void Groups_are_those_of_the_day_and_kind_and_none_is_not_known()
    {
        var county = Grouped(
            new Membership(Kommun, "SIMBA", GroupKind.CareArea, null, Story.Day("2020-12-31"), null),
            new Membership(Kommun, "ALE", GroupKind.CareArea, Story.Day("2021-01-01"), null, null),
            new Membership(Kommun, "ALE", GroupKind.CareArea, Story.Day("2022-01-01"), null, null));
        var principal = county.Find(Kommun)!;

        Assert.Equal(["SIMBA"], county.GroupsOf(principal, GroupKind.CareArea, Story.Day("2020-12-31")));
        Assert.Equal(["ALE"], county.GroupsOf(principal, GroupKind.CareArea, Story.Day("2023-01-01")));
        Assert.Empty(county.GroupsOf(principal, GroupKind.Block, Story.Day("2023-01-01")));
        Assert.Empty(county.GroupsOf(county.Find(new PrincipalId("9902"))!, GroupKind.CareArea, Story.Day("2023-01-01")));
    }

    [Fact]
    [Rule("R58")]
    public void A_federation_without_dates_is_todays_and_dated_rows_go_before_it()
    {
        var undated = Grouped();
        var dated = Grouped(new Membership(Kommun, "FY", GroupKind.Federation, Story.Day("2020-01-01"), Story.Day("2020-12-31"), null));

        Assert.Equal(["GR"], undated.GroupsOf(undated.Find(Kommun)!, GroupKind.Federation, Story.Day("1990-01-01")));
        Assert.Empty(undated.GroupsOf(undated.Find(Kommun)!, GroupKind.CareArea, Story.Day("1990-01-01")));
        Assert.Equal(["FY"], dated.GroupsOf(dated.Find(Kommun)!, GroupKind.Federation, Story.Day("2020-06-01")));
        Assert.Empty(dated.GroupsOf(dated.Find(Kommun)!, GroupKind.Federation, Story.Day("2021-01-01")));
        Assert.Equal(["9901"], dated.MembersOf("FY", GroupKind.Federation, Story.Day("2020-06-01")).Select(p => p.Id.Value));
    }

    private static County Grouped(params Membership[] memberships)
    {
        var five = Story.FiveIn();
        var member = new Principal { Id = Kommun, Type = PrincipalType.Municipality, Name = "Ett", OfficialName = "Etts kommun", FederationCode = "GR" };
        return new County
        {
            Id = five.Id, Name = five.Name, Principals = [member, .. five.Principals.Skip(1)], Federations = [], Bodies = five.Bodies, Memberships = memberships,
        };
    }
}
