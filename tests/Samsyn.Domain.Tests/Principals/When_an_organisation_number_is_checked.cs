using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Principals;

/// <summary>The last digit is Luhn's; passing is necessary and proves nothing (DOMAIN.md 120, R57; CONTRACT.md C1).</summary>
[Rule("R57", "C1")]
public sealed class When_an_organisation_number_is_checked
{
    [Theory]
    [InlineData("212000-1355")] // Göteborgs kommun
    [InlineData("858501-2084")] // VästKom, DOMAIN.md 6
    [InlineData("000000-0000")] // passes, and proves nothing
    public void One_with_the_right_check_digit_passes(string number) => Assert.True(OrganisationNumber.IsValid(number));

    [Fact]
    public void Of_ten_last_digits_one_passes() =>
        Assert.Equal(["212000-1355"], Enumerable.Range(0, 10).Select(digit => $"212000-135{digit}").Where(OrganisationNumber.IsValid));

    [Fact]
    public void A_digit_read_wrong_or_two_neighbours_swapped_is_found()
    {
        const string Number = "212000-1355";

        for (var i = 0; i < Number.Length; i++)
        {
            if (Number[i] == '-') continue;
            for (var digit = '0'; digit <= '9'; digit++)
                if (digit != Number[i]) Assert.False(OrganisationNumber.IsValid(Number[..i] + digit + Number[(i + 1)..]));
        }
        Assert.False(OrganisationNumber.IsValid("122000-1355"));
        Assert.False(OrganisationNumber.IsValid("212000-3155"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2120001355")]
    [InlineData("212000 1355")]
    [InlineData("16212000-1355")]
    [InlineData("2120001-355")]
    [InlineData("21200-01355")]
    [InlineData("212000-135")]
    [InlineData("212000--355")]
    [InlineData("212000-135٥")]
    [InlineData("SE2120-1355")]
    public void Anything_not_six_digits_hyphen_four_is_none(string text) => Assert.False(OrganisationNumber.IsValid(text));
}
