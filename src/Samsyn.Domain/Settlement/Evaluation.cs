using System.Numerics;
using Samsyn.Domain.Money;

namespace Samsyn.Domain.Settlement;

/// <summary>One article in one of two periods: how many, and what they cost together.</summary>
public readonly record struct EvaluatedArticle(string Article, Weight Quantity, Money.Money Amount);

/// <summary>
/// Why the cost changed between two periods (utvärdering): because prices did, because volumes did, or because other articles were rented.
/// </summary>
/// <remarks>
/// <para>"Prices are down by 74 million" and "total costs down by 74 million while volumes rose by 5.5 per cent" were written about the same
/// year, and cannot both be the price effect (DOMAIN.md 75; golden numbers G04, G05). Here each effect has a figure and they sum to the
/// change, to the öre.</para>
/// <para>Over articles in both periods, with unit price p = amount / quantity and Q the total quantity: volume = Σp0q0 × (Q1/Q0 − 1),
/// mix = Σp0q1 − Σp0q0 × Q1/Q0, price = Σ(p1 − p0)q1. Price and volume are each rounded half away from zero and mix is the rest.
/// Source: CONTRACT.md C5, <c>evaluate</c>; rule R39.</para>
/// </remarks>
public sealed class Evaluation
{
    /// <summary>Indices and the change of quantity are told in millionths.</summary>
    public const int Decimals = 6;

    /// <param name="before">The base period, each article once.</param>
    /// <param name="now">The current period, each article once.</param>
    public Evaluation(IEnumerable<EvaluatedArticle> before, IEnumerable<EvaluatedArticle> now)
    {
        var old = before.Where(article => !article.Quantity.IsZero).ToDictionary(article => article.Article, StringComparer.Ordinal);
        var current = now.Where(article => !article.Quantity.IsZero).ToDictionary(article => article.Article, StringComparer.Ordinal);
        Base = Sum(old.Values);
        Current = Sum(current.Values);
        New = Sum(current.Values.Where(article => !old.ContainsKey(article.Article)));
        Gone = -Sum(old.Values.Where(article => !current.ContainsKey(article.Article)));

        var both = old.Values.Where(article => current.ContainsKey(article.Article)).Select(article => (Then: article, Now: current[article.Article])).ToList();
        var q0 = Fraction.Sum(both.Select(pair => pair.Then.Quantity.Value));
        var q1 = Fraction.Sum(both.Select(pair => pair.Now.Quantity.Value));
        Fraction p0q0 = Sum(both.Select(pair => pair.Then)).Ore;
        Fraction p1q1 = Sum(both.Select(pair => pair.Now)).Ore;
        var p0q1 = Fraction.Sum(both.Select(pair => pair.Then.Amount.Ore / pair.Then.Quantity.Value * pair.Now.Quantity.Value));
        var p1q0 = Fraction.Sum(both.Select(pair => pair.Now.Amount.Ore / pair.Now.Quantity.Value * pair.Then.Quantity.Value));

        Price = Whole(p1q1 - p0q1);
        if (q0 > 0)
        {
            Volume = Whole(p0q0 * ((q1 / q0) - 1));
            QuantityChange = ((q1 / q0) - 1).RoundTo(Decimals);
        }
        Mix = Change - Price - Volume - New - Gone;
        if (p0q0 > 0) Laspeyres = (p1q0 / p0q0).RoundTo(Decimals);
        if (p0q1 > 0) Paasche = (p1q1 / p0q1).RoundTo(Decimals);
        if (p0q0 > 0 && p0q1 > 0) Fisher = (p1q0 / p0q0 * (p1q1 / p0q1)).RootTo(Decimals);
    }

    public Money.Money Base { get; }

    public Money.Money Current { get; }

    public Money.Money Change => Current - Base;

    /// <summary>What the change of prices is worth at the current quantities.</summary>
    public Money.Money Price { get; }

    /// <summary>What more or fewer rentals are worth, had the assortment stayed.</summary>
    public Money.Money Volume { get; }

    /// <summary>What it is worth that other articles are rented than before.</summary>
    public Money.Money Mix { get; }

    /// <summary>What articles cost that were not there before.</summary>
    public Money.Money New { get; }

    /// <summary>What articles no longer cost; zero or negative.</summary>
    public Money.Money Gone { get; }

    /// <summary>Prices now at the quantities of the base period, in millionths: 1 000 000 is unchanged. Null when nothing can be compared.</summary>
    public BigInteger? Laspeyres { get; }

    /// <summary>Prices now at the quantities of now, in millionths.</summary>
    public BigInteger? Paasche { get; }

    /// <summary>The square root of the two multiplied, in millionths, rounded from the exact value.</summary>
    public BigInteger? Fisher { get; }

    /// <summary>How much the quantity changed, in millionths: 55 000 is +5.5 per cent.</summary>
    public BigInteger? QuantityChange { get; }

    private static Money.Money Sum(IEnumerable<EvaluatedArticle> articles) => articles.Aggregate(default(Money.Money), (sum, article) => sum + article.Amount);

    private static Money.Money Whole(Fraction amount) => new(checked((long)amount.RoundHalfAwayFromZero()));
}
