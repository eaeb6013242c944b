namespace Samsyn.Domain.Money;

/// <summary>
/// How a year's result is split (årsresultat): a part goes back to those who paid, the rest to a buffer for unforeseen expenses and
/// development.
/// </summary>
/// <remarks>
/// In 2016 the supply of assistive technology had a result of 9.4 million kronor: half was paid back, half kept (golden numbers G01-G03). The
/// share is decided each year and is never a constant (DOMAIN.md 73, 74). A deficit is charged by the same rule with the sign turned.
/// Source: CONTRACT.md C5, <c>result</c>; rule R37.
/// </remarks>
/// <param name="Result">The whole result; negative is a deficit.</param>
/// <param name="Refund">What goes back, or is charged.</param>
/// <param name="Buffer">What is kept, or taken from the buffer.</param>
public sealed record YearResult(Money Result, Money Refund, Money Buffer)
{
    /// <summary>
    /// Splits by a share from 0 to 1. The refund is the exact share rounded half away from zero; the buffer is the rest, so that the two
    /// always make the whole: of 940 000 001 öre, half is 470 000 001 back and 470 000 000 kept.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is above one.</exception>
    public static YearResult Split(Money result, Weight refundShare)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(refundShare, new Weight(1));
        var refund = new Money((long)(refundShare.Value * result.Ore).RoundHalfAwayFromZero());
        return new YearResult(result, refund, result - refund);
    }
}
