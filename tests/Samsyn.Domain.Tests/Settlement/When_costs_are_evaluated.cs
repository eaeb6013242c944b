using System.Globalization;
using System.Numerics;
using Samsyn.Domain.Money;
using Samsyn.Domain.Settlement;

namespace Samsyn.Domain.Tests.Settlement;

/// <summary>Price, volume and mix (CONTRACT.md C5, evaluate; R39; DOMAIN.md 72, 75).</summary>
[Rule("C5.evaluate", "R39")]
public sealed class When_costs_are_evaluated
{
    private const long Million = 100_000_000;      // öre

    private static EvaluatedArticle Article(string name, string quantity, long ore) =>
        new(name, Weight.TryParse(quantity, out var weight) ? weight : throw new FormatException(quantity), new Domain.Money.Money(ore));

    [Fact(DisplayName = "G04, G05, first reading: costs fell by 74 million while volumes rose by 5.5 per cent, so prices fell by more than 74 million")]
    [Rule("G04", "G05", "F75")]
    public void Total_costs_fell_by_74_million()
    {
        // What the supply cost before is not known; half a milliard stands for it. One article: no mix.
        var evaluation = new Evaluation([Article("alla", "1000", 500 * Million)], [Article("alla", "1055", 426 * Million)]);

        Assert.Equal(-74 * Million, evaluation.Change.Ore);
        Assert.Equal(27.5m * Million, evaluation.Volume.Ore);
        Assert.Equal(-101.5m * Million, evaluation.Price.Ore);
        Assert.Equal(55_000, evaluation.QuantityChange);
        Assert.Equal(0, evaluation.Mix.Ore);
    }

    [Fact(DisplayName = "G04, G05, second reading: prices fell by 74 million, so costs fell by less")]
    [Rule("G04", "G05", "F75")]
    public void Prices_fell_by_74_million()
    {
        var evaluation = new Evaluation([Article("alla", "1000", 500 * Million)], [Article("alla", "1055", (long)(453.5m * Million))]);

        Assert.Equal(-74 * Million, evaluation.Price.Ore);
        Assert.Equal(-46.5m * Million, evaluation.Change.Ore);
    }

    [Fact(DisplayName = "G06-G08: rents −1.8 %, services +5 %, emergency fees +51 %")]
    [Rule("G06", "G07", "G08", "F72")]
    public void A_revision_of_prices_is_all_price()
    {
        var evaluation = new Evaluation(
            [Article("hyra", "30000", 1_000_000), Article("tjänst", "200", 1_000_000), Article("akut", "10", 1_000_000)],
            [Article("hyra", "30000", 982_000), Article("tjänst", "200", 1_050_000), Article("akut", "10", 1_510_000)]);

        Assert.Equal((542_000, 0, 0), (evaluation.Price.Ore, evaluation.Volume.Ore, evaluation.Mix.Ore));
        Assert.Equal(1_180_667, evaluation.Laspeyres);
        Assert.Equal(982_000, new Evaluation([Article("hyra", "7", 1_000_000)], [Article("hyra", "7", 982_000)]).Fisher);
    }

    [Fact]
    public void Other_articles_are_mix_new_ones_new_and_gone_ones_gone()
    {
        var evaluation = new Evaluation(
            [Article("billig", "10", 1000), Article("dyr", "10", 9000), Article("gammal", "3", 500), Article("tom", "0", 0)],
            [Article("billig", "5", 500), Article("dyr", "15", 13_500), Article("ny", "1", 70), Article("tom", "2", 40)]);

        Assert.Equal((0, 0, 4000, 110, -500), (evaluation.Price.Ore, evaluation.Volume.Ore, evaluation.Mix.Ore, evaluation.New.Ore, evaluation.Gone.Ore));
        Assert.Equal(0, evaluation.QuantityChange);
    }

    [Fact]
    public void Nothing_to_compare_is_no_index()
    {
        var evaluation = new Evaluation([Article("a", "1", 100)], [Article("b", "1", 250)]);

        Assert.Equal((0, 0, 0, 250, -100), (evaluation.Price.Ore, evaluation.Volume.Ore, evaluation.Mix.Ore, evaluation.New.Ore, evaluation.Gone.Ore));
        Assert.Null(evaluation.Laspeyres);
        Assert.Null(evaluation.Paasche);
        Assert.Null(evaluation.Fisher);
        Assert.Null(evaluation.QuantityChange);
    }

    [Fact]
    public void What_was_free_has_no_index_but_a_price()
    {
        var evaluation = new Evaluation([Article("a", "2", 0)], [Article("a", "3", 90)]);

        Assert.Equal((90, 0, 0), (evaluation.Price.Ore, evaluation.Volume.Ore, evaluation.Mix.Ore));
        Assert.Null(evaluation.Laspeyres);
        Assert.Equal(500_000, evaluation.QuantityChange);
    }

    [Fact]
    public void As_exact_numbers_do_in_ten_thousand_random_cases()
    {
        var random = new Random(39);
        for (var i = 0; i < 10_000; i++)
        {
            var (before, now) = (Period(random), Period(random));
            var evaluation = new Evaluation(before, now);

            // Everything over one denominator, with whole numbers alone.
            var both = before.Where(a => !a.Quantity.IsZero && now.Any(b => b.Article == a.Article && !b.Quantity.IsZero))
                .Select(a => (P: a.Amount.Ore, Q0: a.Quantity.InUnits(3), R: now.First(b => b.Article == a.Article).Amount.Ore, Q1: now.First(b => b.Article == a.Article).Quantity.InUnits(3))).ToList();
            var product0 = both.Aggregate(BigInteger.One, (all, one) => all * one.Q0);
            var product1 = both.Aggregate(BigInteger.One, (all, one) => all * one.Q1);
            var (q0, q1) = (both.Aggregate(BigInteger.Zero, (sum, one) => sum + one.Q0), both.Aggregate(BigInteger.Zero, (sum, one) => sum + one.Q1));
            var (p0q0, p1q1) = (both.Aggregate(BigInteger.Zero, (sum, one) => sum + one.P), both.Aggregate(BigInteger.Zero, (sum, one) => sum + one.R));
            var p0q1 = both.Aggregate(BigInteger.Zero, (sum, one) => sum + (one.P * one.Q1 * (product0 / one.Q0)));       // over product0
            var p1q0 = both.Aggregate(BigInteger.Zero, (sum, one) => sum + (one.R * one.Q0 * (product1 / one.Q1)));       // over product1

            Assert.Equal(evaluation.Change.Ore, evaluation.Price.Ore + evaluation.Volume.Ore + evaluation.Mix.Ore + evaluation.New.Ore + evaluation.Gone.Ore);
            Assert.Equal(Rounded((p1q1 * product0) - p0q1, product0), evaluation.Price.Ore);
            Assert.Equal(both.Count == 0 ? 0 : Rounded(p0q0 * (q1 - q0), q0), evaluation.Volume.Ore);
            Assert.Equal(both.Count == 0 ? null : Rounded((q1 - q0) * 1_000_000, q0), evaluation.QuantityChange);
            Assert.Equal(p0q0.IsZero ? null : Rounded(p1q0 * 1_000_000, product1 * p0q0), evaluation.Laspeyres);
            Assert.Equal(p0q1.IsZero ? null : Rounded(p1q1 * product0 * 1_000_000, p0q1), evaluation.Paasche);
            Assert.Equal(p0q0.IsZero || p0q1.IsZero, evaluation.Fisher is null);
        }
    }

    private static List<EvaluatedArticle> Period(Random random) =>
    [
        .. Enumerable.Range(0, 6).Where(_ => random.Next(4) > 0).Select(i => random.Next(6) == 0
            ? Article($"a{i}", "0.0", 0)
            : Article($"a{i}", string.Create(CultureInfo.InvariantCulture, $"{random.Next(500)}.{random.Next(1, 1000):000}"), random.Next(4) == 0 ? 0 : random.NextInt64(1, 1_000_000_000_000))),
    ];

    private static BigInteger Rounded(BigInteger numerator, BigInteger denominator) =>
        numerator.Sign * (((2 * BigInteger.Abs(numerator)) + denominator) / (2 * denominator));
}
