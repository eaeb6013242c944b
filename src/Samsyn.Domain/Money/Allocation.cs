using System.Numerics;

namespace Samsyn.Domain.Money;

/// <summary>
/// Divides an amount by weights (fördelning) so that the parts sum to the whole, to the öre and for any sign: the method of the largest
/// remainder (största resten).
/// </summary>
/// <remarks>
/// <para>Everybody first gets the whole öre of the exact share. The öre that are left, always fewer than there are parts, go one each to
/// those who lost most by the cut. Of equal remainders the earlier in the list goes first, so whoever calls decides the order: by id, or by
/// the first day.</para>
/// <para>A negative amount is divided as its size and every part gets the sign. A reversal therefore cancels party by party: −X divided is the
/// negative of X divided. Source: CONTRACT.md C5, <c>allocate</c>; DESIGN.md 3; rule R37.</para>
/// </remarks>
/// <example>100 öre among three alike: 34, 33, 33. −100 öre: −34, −33, −33.</example>
public static class Allocation
{
    /// <summary>Null when the amount can be divided by these weights.</summary>
    public static MoneyRefusal? WhyNotDivide(IReadOnlyList<Weight> weights) =>
        weights.All(weight => weight.IsZero) ? new MoneyRefusal.NothingToDivideBy() : null;

    /// <summary>The part of each weight, in the order of the weights.</summary>
    /// <exception cref="RefusedException">All weights are zero, or there are none.</exception>
    public static IReadOnlyList<Money> Divide(Money amount, IReadOnlyList<Weight> weights)
    {
        if (WhyNotDivide(weights) is { } refusal) throw new RefusedException(refusal);

        var decimals = weights.Max(weight => weight.Decimals);
        var units = weights.Select(weight => weight.InUnits(decimals)).ToList();
        var all = units.Aggregate(BigInteger.Zero, (sum, unit) => sum + unit);
        var size = BigInteger.Abs(amount.Ore);

        var parts = new BigInteger[units.Count];
        var remainders = new BigInteger[units.Count];
        var left = size;
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = BigInteger.DivRem(size * units[i], all, out remainders[i]);
            left -= parts[i];
        }

        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).Take((int)left)) parts[i]++;
        var sign = Math.Sign(amount.Ore);
        return [.. parts.Select(part => new Money((long)(part * sign)))];
    }

    /// <summary>The same for whole weights and an amount that is not negative, without anything made on the heap: for millions of rentals.</summary>
    /// <param name="amount">0 to 2^63 − 1 öre.</param>
    /// <param name="weights">Not negative; their sum is above zero and at most 2^63 − 1.</param>
    /// <param name="parts">As long as <paramref name="weights"/>; the part of each.</param>
    /// <remarks>
    /// Amount × weight is below 2^63 × 2^63 = 2^126, and fits the 128 bits it is computed in. A part is at most the amount, since no weight is
    /// above the sum. Both bounds have a test at their edge.
    /// </remarks>
    public static void Divide(long amount, ReadOnlySpan<long> weights, Span<long> parts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        var all = 0L;
        foreach (var weight in weights) all = checked(all + weight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(all, nameof(weights));

        Span<long> remainders = weights.Length <= 64 ? stackalloc long[weights.Length] : new long[weights.Length];
        var left = amount;
        for (var i = 0; i < weights.Length; i++)
        {
            var (part, remainder) = Int128.DivRem((Int128)amount * weights[i], all);
            (parts[i], remainders[i]) = ((long)part, (long)remainder);
            left -= parts[i];
        }

        for (; left > 0; left--)
        {
            var most = 0;
            for (var i = 1; i < remainders.Length; i++)
                if (remainders[i] > remainders[most]) most = i;
            parts[most]++;
            remainders[most] = -1;
        }
    }
}
