using System.Numerics;
using Samsyn.Domain.Money;

namespace Samsyn.Domain.Tests.Money;

/// <summary>Half away from zero, once, from the exact value (CONTRACT.md C5).</summary>
[Rule("C5.3", "C5.evaluate")]
public sealed class When_a_number_is_rounded
{
    [Theory]
    [InlineData(5, 2, 3)]
    [InlineData(-5, 2, -3)]
    [InlineData(1, 2, 1)]
    [InlineData(-1, 2, -1)]
    [InlineData(49, 100, 0)]
    [InlineData(-49, 100, 0)]
    [InlineData(7, -2, -4)]
    [InlineData(0, 3, 0)]
    public void A_half_goes_away_from_zero(long numerator, long denominator, long rounded) =>
        Assert.Equal(rounded, new Fraction(numerator, denominator).RoundHalfAwayFromZero());

    [Fact]
    public void Equal_numbers_are_equal()
    {
        Assert.Equal(new Fraction(1, 2), new Fraction(-3, -6));
        Assert.Equal(default, new Fraction(0, 7));
        Assert.Equal("1/3", (new Fraction(1, 2) - new Fraction(1, 6)).ToString());
    }

    [Fact]
    public void A_sum_is_the_sum_whatever_the_order()
    {
        var random = new Random(5);
        var numbers = Enumerable.Range(0, 1001).Select(_ => new Fraction(random.NextInt64(-1_000_000, 1_000_000), random.Next(1, 5000))).ToList();

        Assert.Equal(numbers.Aggregate((Fraction)0, (sum, number) => sum + number), Fraction.Sum(numbers));
        Assert.Equal((Fraction)0, Fraction.Sum([]));
    }

    [Fact]
    public void A_root_is_the_nearest_of_its_decimals_in_ten_thousand_random_cases()
    {
        var random = new Random(7);
        for (var i = 0; i < 10_000; i++)
        {
            var number = random.Next(5) switch
            {
                0 => new Fraction(random.Next(100), 1),
                // Exactly a half in the seventh decimal: rounded up.
                1 => new Fraction((2 * random.NextInt64(1_000_000_000)) + 1, 2_000_000) is var root ? root * root : default,
                _ => new Fraction(random.NextInt64(1, long.MaxValue), random.NextInt64(1, long.MaxValue)),
            };

            var rounded = number.RootTo(6);

            // (r − ½)² ≤ x < (r + ½)², in units of the last decimal.
            var scaled = number * new Fraction(BigInteger.Pow(10, 12), 1);
            var (low, high) = (new Fraction((2 * rounded) - 1, 2), new Fraction((2 * rounded) + 1, 2));
            Assert.True((rounded.IsZero || low * low <= scaled) && scaled < high * high, number.ToString());
        }
    }
}
