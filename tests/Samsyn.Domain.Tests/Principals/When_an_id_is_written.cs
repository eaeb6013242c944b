using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Principals;

/// <summary>Ids of principals and bodies (CONTRACT.md General, C1, C2).</summary>
[Rule("C0.ids")]
public sealed class When_an_id_is_written
{
    [Theory]
    [InlineData("1480", true)]
    [InlineData("0114", true)]
    [InlineData("VGR", false)]
    [InlineData("R1", false)]
    [InlineData("ABCDEFGH", false)]
    [InlineData("A234", false)]
    public void A_municipality_is_four_digits_and_a_region_capitals_and_digits(string id, bool municipality)
    {
        Assert.True(PrincipalId.IsValid(id));
        Assert.Equal(municipality, new PrincipalId(id).IsMunicipality);
        Assert.Equal(id, new PrincipalId(id).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("148")]
    [InlineData("14800")]
    [InlineData("V")]
    [InlineData("ABCDEFGHI")]
    [InlineData("vgr")]
    [InlineData("1VGR")]
    [InlineData("VÄST")]
    [InlineData("VG-R")]
    [InlineData("١٤٨٠")]
    [InlineData("1480 ")]
    public void Nothing_else_is_a_principal(string? id)
    {
        Assert.False(PrincipalId.IsValid(id));
        Assert.Throws<FormatException>(() => new PrincipalId(id!));
    }

    [Theory]
    [InlineData("SRO", "SRO", null)]
    [InlineData("V", "V", null)]
    [InlineData("BG-HS", "BG-HS", null)]
    [InlineData("KF:1480", "KF", "1480")]
    [InlineData("RF:VGR", "RF", "VGR")]
    public void A_body_has_a_kind_and_perhaps_a_principal(string id, string kind, string? principal)
    {
        var body = new BodyId(id);

        Assert.Equal((kind, principal, id), (body.Kind, body.Principal?.Value, body.ToString()));
        if (principal is not null) Assert.Equal(body, BodyId.Of(kind, new PrincipalId(principal)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("kf:1480")]
    [InlineData("KF:")]
    [InlineData(":1480")]
    [InlineData("KF:148")]
    [InlineData("KF:1480:1")]
    [InlineData("KF 1480")]
    [InlineData("1KF")]
    [InlineData("-KF")]
    [InlineData("ABCDEFGHIJKLMNOPQ")]
    public void Nothing_else_is_a_body(string? id)
    {
        Assert.False(BodyId.IsValid(id));
        Assert.Throws<FormatException>(() => new BodyId(id!));
    }

    [Fact]
    [Rule("C3.shape")]
    public void Ids_are_sorted_ordinally_digits_first()
    {
        var principals = new[] { "VGR", "1480", "1401", "A2", "0114" }.Select(id => new PrincipalId(id)).Order().Select(id => id.Value);
        var bodies = new[] { "VK", "KF:1480", "KF", "KF:1401" }.Select(id => new BodyId(id)).Order().Select(id => id.Value);

        Assert.Equal(["0114", "1401", "1480", "A2", "VGR"], principals);
        Assert.Equal(["KF", "KF:1401", "KF:1480", "VK"], bodies);
    }

    [Fact]
    public void An_id_that_was_never_given_is_empty_and_not_null()
    {
        Assert.Equal(("", ""), (default(PrincipalId).Value, default(BodyId).Value));
        Assert.False(default(PrincipalId).IsMunicipality);
    }
}
