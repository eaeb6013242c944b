using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Samsyn.Domain.Agreements;

namespace Samsyn.Domain.Tests.Agreements;

/// <summary>A share is exact: 60,000 of 100,000 is 0.6, and no rounding decides whether fifty are bound (CONTRACT.md C3 rule 4).</summary>
[Rule("C3.4.share")]
public sealed class When_a_share_is_compared
{
    [Theory]
    [InlineData("0.6", 60_000, 100_000, true)]
    [InlineData("0.6", 59_999, 100_000, false)]
    [InlineData("0.333333333333333333", 1, 3, true)]
    [InlineData("0.333333333333333334", 1, 3, false)]
    [InlineData("1", 7, 7, true)]
    [InlineData("1", 6, 7, false)]
    [InlineData("1.0", 7, 7, true)]
    [InlineData("0", 0, 7, true)]
    [InlineData("0", 0, 0, false)]
    [InlineData("0.999999999999999999", 9_223_372_036_854_775_806, 9_223_372_036_854_775_807, true)]
    [InlineData("1", 9_223_372_036_854_775_806, 9_223_372_036_854_775_807, false)]
    public void Equality_is_enough_and_a_hair_less_is_not(string share, long part, long whole, bool reached) =>
        Assert.Equal(reached, new Share(share).IsReachedBy(part, whole));

    [Fact]
    public void It_agrees_with_whole_numbers_of_any_size()
    {
        var decimals = Gen.Choose(0, 1_000_000).Select(n => (Text: "0." + n.ToString("D7", CultureInfo.InvariantCulture), Millionths: n));

        Prop.ForAll(decimals.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Choose(1, int.MaxValue).ToArbitrary(), (share, part, whole) =>
                new Share(share.Text).IsReachedBy(part, whole) == ((BigInteger)part * 10_000_000 >= (BigInteger)whole * share.Millionths))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithQuietOnSuccess(true));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("0.8")]
    [InlineData("1.000")]
    [InlineData("0.123456789012345678")]
    public void It_is_kept_as_written(string text)
    {
        Assert.True(Share.IsValid(text));
        Assert.Equal(text, new Share(text).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.1")]
    [InlineData("2")]
    [InlineData("-0.5")]
    [InlineData("+0.5")]
    [InlineData("0,5")]
    [InlineData(".5")]
    [InlineData("0.")]
    [InlineData("1.0000000000000000001")]
    [InlineData("00.5")]
    [InlineData("5e-1")]
    [InlineData(" 0.5")]
    [InlineData("0.5 ")]
    [InlineData("0.½")]
    [InlineData("80%")]
    public void Anything_else_is_no_share(string text)
    {
        Assert.False(Share.IsValid(text));
        Assert.Throws<FormatException>(() => new Share(text));
    }

    [Fact]
    public void Two_ways_of_writing_it_are_equal()
    {
        Assert.Equal(new Share("0.5"), new Share("0.500"));
        Assert.Equal(new Share("0.5").GetHashCode(), new Share("0.500").GetHashCode());
        Assert.Equal(new Share("1"), new Share("1.0"));
        Assert.NotEqual(new Share("0.5"), new Share("0.500000000000000001"));
    }
}
