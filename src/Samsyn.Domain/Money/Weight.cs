using System.Globalization;
using System.Numerics;

namespace Samsyn.Domain.Money;

/// <summary>
/// An exact weight in a key of division (vikt i en fördelningsnyckel): inhabitants, a share of costs, a quantity. Never negative, and as
/// long as it is written.
/// </summary>
/// <remarks>
/// <c>0.1</c> is one tenth and not the nearest binary number, so that ten parties with 0.1 each share alike. Written as digits with at most
/// one point between digits: <c>12</c>, <c>0.125</c>; neither <c>.5</c>, <c>5.</c>, <c>1e3</c> nor a sign. Source: CONTRACT.md C5, <c>allocate</c>.
/// </remarks>
public readonly record struct Weight : IComparable<Weight>
{
    private readonly BigInteger _digits;

    private Weight(BigInteger digits, int decimals) => (_digits, Decimals) = (digits, decimals);

    public Weight(long whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(whole);
        _digits = whole;
    }

    /// <summary>How many decimals it is written with.</summary>
    public int Decimals { get; }

    public bool IsZero => _digits.IsZero;

    /// <summary>The weight as an exact number.</summary>
    public Fraction Value => new(_digits, BigInteger.Pow(10, Decimals));

    /// <summary>The weight in units of ten to the power of minus <paramref name="decimals"/>: 0.5 in thousandths is 500.</summary>
    /// <param name="decimals">At least <see cref="Decimals"/>.</param>
    public BigInteger InUnits(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(decimals, Decimals);
        return decimals == Decimals ? _digits : _digits * BigInteger.Pow(10, decimals - Decimals);
    }

    /// <summary>Reads <c>digits[.digits]</c>; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Weight weight)
    {
        weight = default;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var decimals = point < 0 ? [] : text[(point + 1)..];
        if (!AreDigits(whole) || (point >= 0 && !AreDigits(decimals))) return false;
        weight = new Weight(BigInteger.Parse(string.Concat(whole, decimals), NumberStyles.None, CultureInfo.InvariantCulture), decimals.Length);
        return true;
    }

    public int CompareTo(Weight other) => Value.CompareTo(other.Value);

    public bool Equals(Weight other) => CompareTo(other) == 0;

    public override int GetHashCode() => Value.GetHashCode();

    public static bool operator <(Weight left, Weight right) => left.CompareTo(right) < 0;

    public static bool operator >(Weight left, Weight right) => left.CompareTo(right) > 0;

    public static bool operator <=(Weight left, Weight right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Weight left, Weight right) => left.CompareTo(right) >= 0;

    private static bool AreDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');
}
