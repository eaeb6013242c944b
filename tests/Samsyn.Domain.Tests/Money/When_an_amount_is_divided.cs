using System.Numerics;
using Samsyn.Domain.Money;

namespace Samsyn.Domain.Tests.Money;

/// <summary>Largest remainder (CONTRACT.md C5, allocate): the parts sum to the whole, to the öre and whatever the sign.</summary>
[Rule("C5.allocate", "R37")]
public sealed class When_an_amount_is_divided
{
    private const int Cases = 10_000;

    private static Weight W(string text) => Weight.TryParse(text, out var weight) ? weight : throw new FormatException(text);

    private static long[] Divide(long ore, params string[] weights) => [.. Allocation.Divide(new Domain.Money.Money(ore), [.. weights.Select(W)]).Select(part => part.Ore)];

    [Fact]
    public void The_odd_ore_goes_to_the_first_of_equals() => Assert.Equal([34, 33, 33], Divide(100, "1", "1", "1"));

    [Fact]
    public void A_reversal_cancels_part_by_part() => Assert.Equal([-34, -33, -33], Divide(-100, "1", "1", "1"));

    [Fact]
    public void The_largest_remainder_comes_before_the_order() => Assert.Equal([1, 1, 8], Divide(10, "1.2", "1.3", "8.5"));

    [Fact]
    public void A_weight_of_zero_gets_nothing() => Assert.Equal([0, 7, 0], Divide(7, "0", "0.0003", "0.000"));

    [Fact]
    public void One_weight_gets_it_all()
    {
        Assert.Equal([long.MaxValue], Divide(long.MaxValue, "0.1"));
        Assert.Equal([long.MinValue], Divide(long.MinValue, "17"));
    }

    [Fact]
    public void Weights_are_exact_however_long()
    {
        var almost = "0." + new string('3', 400);
        var more = "0." + new string('3', 399) + "4";

        Assert.Equal([0, 1], Divide(1, almost, more));
        Assert.Equal([500_000_000_000_000, 500_000_000_000_000], Divide(1_000_000_000_000_000, almost, almost));
    }

    [Fact]
    public void Nothing_to_divide_by_is_refused()
    {
        Assert.IsType<MoneyRefusal.NothingToDivideBy>(Allocation.WhyNotDivide([W("0"), W("0.00")]));
        Assert.IsType<MoneyRefusal.NothingToDivideBy>(Allocation.WhyNotDivide([]));
        Assert.IsType<MoneyRefusal.NothingToDivideBy>(Assert.Throws<RefusedException>(() => Divide(0, "0")).Refusal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1e3")]
    [InlineData("1.2.3")]
    [InlineData(" 1")]
    [InlineData("1,5")]
    [InlineData("١")]
    public void A_weight_is_digits_with_at_most_a_point_between(string text) => Assert.False(Weight.TryParse(text, out _));

    [Fact]
    public void As_a_slow_division_does_in_ten_thousand_random_cases()
    {
        var random = new Random(20261126);
        for (var i = 0; i < Cases; i++)
        {
            var ore = Amount(random);
            var weights = Enumerable.Range(0, 1 + random.Next(8)).Select(_ => random.Next(4) switch
            {
                0 => "0",
                1 => random.Next(4).ToString(System.Globalization.CultureInfo.InvariantCulture),
                2 => $"{random.NextInt64(1_000_000)}.{random.Next(1000):000}",
                _ => $"0.{random.NextInt64():00000000000000000000}{random.NextInt64()}",
            }).Append("1").ToArray();

            var parts = Divide(ore, weights);

            Assert.Equal(ore, parts.Aggregate(BigInteger.Zero, (sum, part) => sum + part));
            Assert.Equal(Slowly(ore, weights), parts);
            if (ore != long.MinValue) Assert.Equal(parts.Select(part => -part), Divide(-ore, weights));
        }
    }

    [Fact]
    public void Whole_weights_as_the_others_in_ten_thousand_random_cases()
    {
        var random = new Random(17);
        for (var i = 0; i < Cases; i++)
        {
            var ore = Math.Max(0, Amount(random) & long.MaxValue);
            var weights = Enumerable.Range(0, 1 + random.Next(31)).Select(_ => random.Next(3) == 0 ? 0 : random.NextInt64(1, 1L << random.Next(1, 58))).Append(1).ToArray();
            var parts = new long[weights.Length];

            Allocation.Divide(ore, weights, parts);

            Assert.Equal(Divide(ore, [.. weights.Select(weight => weight.ToString(System.Globalization.CultureInfo.InvariantCulture))]), parts);
        }
    }

    [Fact]
    public void Whole_weights_at_the_edge_of_what_128_bits_hold()
    {
        var parts = new long[2];
        Allocation.Divide(long.MaxValue, [long.MaxValue - 1, 1], parts);

        Assert.Equal([long.MaxValue - 1, 1], parts);
        Assert.Throws<OverflowException>(() => Allocation.Divide(1, [long.MaxValue, 1], parts));
    }

    private static long Amount(Random random) => random.Next(8) switch
    {
        0 => 0,
        1 => random.Next(-5, 6),
        2 => 1_000_000_000_000_000,
        3 => -1_000_000_000_000_000,
        4 => random.Next(2) == 0 ? long.MaxValue : long.MinValue,
        _ => random.NextInt64(-1_000_000_000_000_000, 1_000_000_000_000_000),
    };

    /// <summary>One öre at a time to whoever is furthest below the exact share, which cannot go wrong; from the cut shares, or it would take all day.</summary>
    private static long[] Slowly(long ore, string[] weights)
    {
        var scale = weights.Max(text => text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0);
        var whole = weights.Select(text =>
        {
            var decimals = text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
            return BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture) * BigInteger.Pow(10, scale - decimals);
        }).ToList();
        var (size, all) = (BigInteger.Abs(ore), whole.Aggregate((a, b) => a + b));
        var parts = whole.Select(weight => size * weight / all).ToList();
        var given = parts.Aggregate((a, b) => a + b);
        var below = Enumerable.Range(0, parts.Count).Select(i => (Index: i, Below: (size * whole[i]) - (parts[i] * all))).ToList();
        while (given < size)
        {
            var next = below.OrderByDescending(one => one.Below).ThenBy(one => one.Index).First();
            below.Remove(next);
            parts[next.Index]++;
            given++;
        }
        return [.. parts.Select(part => (long)(part * (ore < 0 ? -1 : 1)))];
    }
}
