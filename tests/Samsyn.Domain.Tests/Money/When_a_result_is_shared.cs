using System.Numerics;
using Samsyn.Domain.Money;

namespace Samsyn.Domain.Tests.Money;

/// <summary>A year's result: half back by cost share, half kept (CONTRACT.md C5, result; DOMAIN.md 73, 74).</summary>
[Rule("C5.result", "R37", "F73", "F74")]
public sealed class When_a_result_is_shared
{
    private static readonly Weight Half = Share("0.5");

    private static Weight Share(string text) => Weight.TryParse(text, out var share) ? share : throw new FormatException(text);

    [Fact(DisplayName = "G01-G03: 9.4 million, 4.7 back and 4.7 kept")]
    [Rule("G01", "G02", "G03")]
    public void As_in_2016()
    {
        var year = YearResult.Split(new Domain.Money.Money(940_000_000), Half);

        Assert.Equal((470_000_000, 470_000_000), (year.Refund.Ore, year.Buffer.Ore));
    }

    [Fact(DisplayName = "9 400 000.01 kr: the odd öre goes back")]
    public void The_odd_ore_goes_back()
    {
        var year = YearResult.Split(new Domain.Money.Money(940_000_001), Half);

        Assert.Equal((470_000_001, 470_000_000), (year.Refund.Ore, year.Buffer.Ore));
    }

    [Fact]
    public void A_deficit_is_charged_the_same_way()
    {
        var year = YearResult.Split(new Domain.Money.Money(-940_000_001), Half);

        Assert.Equal((-470_000_001, -470_000_000), (year.Refund.Ore, year.Buffer.Ore));
    }

    [Fact]
    public void A_share_above_one_is_none() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => YearResult.Split(new Domain.Money.Money(1), Share("1.0000001")));

    [Fact]
    public void As_exact_numbers_do_in_ten_thousand_random_cases()
    {
        var random = new Random(99);
        for (var i = 0; i < 10_000; i++)
        {
            var ore = random.Next(3) switch { 0 => random.Next(-9, 10), 1 => random.NextInt64(-1_000_000_000_000_000, 1_000_000_000_000_000), _ => random.Next(2) == 0 ? long.MaxValue : long.MinValue };
            var digits = random.Next(1, 9);
            var part = random.NextInt64(0, (long)Math.Pow(10, digits) + 1);
            var share = part == (long)Math.Pow(10, digits) ? "1" : "0." + part.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(digits, '0');

            var year = YearResult.Split(new Domain.Money.Money(ore), Share(share));

            // Twice the refund is at most one denominator from twice the exact share; a tie lies on the far side of zero.
            var (exact, denominator) = ((BigInteger)ore * part, BigInteger.Pow(10, digits));
            var off = 2 * (((BigInteger)year.Refund.Ore * denominator) - exact);
            Assert.True(BigInteger.Abs(off) < denominator || (BigInteger.Abs(off) == denominator && off.Sign == Math.Sign(ore)), $"{ore} × {share}");
            Assert.Equal(ore, (BigInteger)year.Refund.Ore + year.Buffer.Ore);
        }
    }
}
