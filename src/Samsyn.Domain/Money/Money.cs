namespace Samsyn.Domain.Money;

/// <summary>
/// An amount in whole öre (belopp i hela ören). Adding and taking away is checked: an amount that would not fit is an
/// <see cref="OverflowException"/> and never a wrong amount.
/// </summary>
/// <remarks>
/// There is no <c>/</c> and no way from a number with decimals: what is divided loses or wins an öre somewhere, and somebody must be
/// able to say who got it. Dividing is <see cref="Allocation"/>, and rounding is <see cref="Fraction.RoundHalfAwayFromZero()"/>, where a
/// rule asks for it. Source: DESIGN.md 3.
/// </remarks>
/// <example>940 000 001 öre is 9 400 000 kr and 1 öre.</example>
/// <param name="Ore">Whole öre, any sign.</param>
public readonly record struct Money(long Ore) : IComparable<Money>
{
    public static Money operator +(Money left, Money right) => new(checked(left.Ore + right.Ore));

    public static Money operator -(Money left, Money right) => new(checked(left.Ore - right.Ore));

    public static Money operator -(Money amount) => new(checked(-amount.Ore));

    public static bool operator <(Money left, Money right) => left.Ore < right.Ore;

    public static bool operator >(Money left, Money right) => left.Ore > right.Ore;

    public static bool operator <=(Money left, Money right) => left.Ore <= right.Ore;

    public static bool operator >=(Money left, Money right) => left.Ore >= right.Ore;

    public int CompareTo(Money other) => Ore.CompareTo(other.Ore);

    /// <summary>The amount in whole öre, in plain digits: <c>-1250</c>.</summary>
    public override string ToString() => Ore.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Why an amount cannot be divided (nekad fördelning).</summary>
public abstract record MoneyRefusal : Refusal
{
    private MoneyRefusal()
    {
    }

    /// <summary>All weights are zero, or there are none: nobody can be given the amount.</summary>
    public sealed record NothingToDivideBy : MoneyRefusal;
}
