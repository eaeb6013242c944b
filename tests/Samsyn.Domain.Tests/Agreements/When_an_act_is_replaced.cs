using Samsyn.Domain.Agreements;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Agreements;

/// <summary>Worked example: SoL 2001:453 gives way to 2025:400. Source: R06, DOMAIN.md 56.</summary>
[Rule("R06")]
public sealed class When_an_act_is_replaced
{
    private static readonly LegalAct Old = new("SoL", "2001:453", "Socialtjänstlag", new DateOnly(2002, 1, 1), new DateOnly(2025, 6, 30), "2025:400", null);
    private static readonly LegalAct New = new("SoL", "2025:400", "Socialtjänstlag", new DateOnly(2025, 7, 1), null, null, null);
    private static readonly LegalAct Hsl = new("HSL", "2017:30", "Hälso- och sjukvårdslag", new DateOnly(2017, 4, 1), null, null, null);

    private static Agreement Citing(DateOnly on, params string[] basis)
    {
        var agreement = new Agreement { Id = Guid.Empty, Slug = "a", Settings = new AgreementSettings { Title = "A", Form = AgreementForm.Multilateral, LegalBasis = basis } };
        agreement.Versions.Add(new AgreementVersion { Id = "1.0", On = on });
        return agreement;
    }

    [Theory]
    [InlineData("2025-06-30", 0)]
    [InlineData("2025-07-01", 2)]
    public void Agreements_that_refer_to_it_say_so_from_the_day_after(string asOf, int touched) =>
        Assert.Equal(touched, LegalReference.Replaced(Citing(new DateOnly(2022, 6, 13), "HSL 16:3", "SoL (2001:453) 5:8 a", "SoL 5:9 a"), [Old, New, Hsl], DateOnly.ParseExact(asOf, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).Count);

    [Fact]
    public void A_text_made_under_the_new_act_means_the_new() =>
        Assert.Empty(LegalReference.Replaced(Citing(new DateOnly(2026, 1, 1), "SoL 5:8 a", "nämnt utan lag", "lag 2001:453"), [Old, New, Hsl], new DateOnly(2026, 11, 26)));

    [Theory]
    [InlineData("SoL (2001:453) 5:8 a", "SoL", "2001:453")]
    [InlineData("HSL 16:3", "HSL", null)]
    [InlineData("Tandvårdslagen 8 a", null, null)]
    public void A_reference_is_read_as_it_is_written(string text, string? abbreviation, string? number) =>
        Assert.Equal((abbreviation, number), (LegalReference.Parse(text).Abbreviation, LegalReference.Parse(text).Number));
}
