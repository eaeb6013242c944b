using System.Globalization;
using System.Numerics;

namespace Samsyn.Domain.Money;

/// <summary>
/// An exact number (bråk): what a unit price, an index or a share is before it is rounded, once, where a rule says so.
/// </summary>
/// <remarks>
/// Integers of any length, so that nothing is lost on the way; <c>double</c> and <c>decimal</c> would lose an öre among millions of
/// rentals. In lowest terms with a positive denominator, so that equal numbers are equal.
/// </remarks>
public readonly record struct Fraction : IComparable<Fraction>
{
    private readonly BigInteger _denominatorLessOne;    // so that default(Fraction) is 0/1

    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / common;
        _denominatorLessOne = (denominator / common) - 1;
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator => _denominatorLessOne + 1;

    public static implicit operator Fraction(long whole) => new(whole, 1);

    public static Fraction FromInt64(long whole) => whole;

    public static Fraction operator +(Fraction a, Fraction b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) => new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <exception cref="DivideByZeroException">The second is zero.</exception>
    public static Fraction operator /(Fraction a, Fraction b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>
    /// The exact sum. Added in pairs, then pairs of pairs: with thousands of denominators the sum has very many digits, and added one after
    /// another each step would carry them all.
    /// </summary>
    public static Fraction Sum(IEnumerable<Fraction> numbers)
    {
        var level = numbers.ToList();
        while (level.Count > 1)
        {
            var next = new List<Fraction>((level.Count + 1) / 2);
            for (var i = 0; i < level.Count; i += 2) next.Add(i + 1 < level.Count ? level[i] + level[i + 1] : level[i]);
            level = next;
        }
        return level.Count == 0 ? 0 : level[0];
    }

    /// <summary>The nearest whole number; a half goes away from zero: 2.5 is 3 and −2.5 is −3 (CONTRACT.md C5 rule 3).</summary>
    public BigInteger RoundHalfAwayFromZero()
    {
        var twice = (2 * BigInteger.Abs(Numerator)) + Denominator;
        return Numerator.Sign * (twice / (2 * Denominator));
    }

    /// <summary>Rounded half away from zero to so many decimals, in units of the last one: 1/3 to two decimals is 33.</summary>
    public BigInteger RoundTo(int decimals) => (this * new Fraction(BigInteger.Pow(10, decimals), 1)).RoundHalfAwayFromZero();

    /// <summary>
    /// The square root, rounded half away from zero to so many decimals, in units of the last one; exact, however long the number.
    /// </summary>
    /// <remarks>With x = 10^decimals × √this, the answer is ⌊x + ½⌋ = ⌊(⌊2x⌋ + 1) / 2⌋, and ⌊2x⌋ is the whole root of ⌊4 × 10^(2 × decimals) × this⌋.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public BigInteger RootTo(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Numerator.Sign, nameof(Numerator));
        var square = 4 * BigInteger.Pow(10, 2 * decimals) * Numerator / Denominator;
        return (WholeRoot(square) + 1) / 2;
    }

    public override string ToString() =>
        Denominator.IsOne ? Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>The largest whole number whose square is not above: Newton's method from above, which only falls until it is there.</summary>
    private static BigInteger WholeRoot(BigInteger square)
    {
        if (square.IsZero) return 0;
        var root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (square / root)) >> 1;
            if (next >= root) return root;
            root = next;
        }
    }
}
