using Samsyn.Domain.Agreements;

namespace Samsyn.Domain.Tests.Agreements;

/// <summary>Slugs stand in addresses for ever (CONTRACT.md General).</summary>
[Rule("C0.ids")]
public sealed class When_a_slug_is_written
{
    [Theory]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData("hos-2017")]
    [InlineData("ovning-digitala-hjalpmedel")]
    public void Small_letters_digits_and_single_hyphens_are_fine(string slug) => Assert.True(Slug.IsValid(slug));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("-")]
    [InlineData("HoS")]
    [InlineData("övning")]
    [InlineData("a_b")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a\n")]
    [InlineData("a٣")] // a digit, and not one of ours
    public void Nothing_else_is(string? slug) => Assert.False(Slug.IsValid(slug));

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void At_most_64_characters(int length, bool valid) => Assert.Equal(valid, Slug.IsValid(new string('a', length)));
}
