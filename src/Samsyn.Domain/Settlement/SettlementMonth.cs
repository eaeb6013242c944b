using System.Globalization;

namespace Samsyn.Domain.Settlement;

/// <summary>
/// The month that is settled (avräkningsperiod), for example 2026-04. Days are day numbers (<see cref="DateOnly.DayNumber"/>): whole days
/// from 0001-01-01, which is 0.
/// </summary>
/// <remarks>A month price is divided by the month's own days, so a day in February costs more than one in January (CONTRACT.md C5 rule 3).</remarks>
public readonly record struct SettlementMonth
{
    /// <exception cref="ArgumentOutOfRangeException">The calendar has no such month.</exception>
    public SettlementMonth(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        (Year, Month, First, Days) = (year, month, first.DayNumber, DateTime.DaysInMonth(year, month));
    }

    public int Year { get; }

    public int Month { get; }

    /// <summary>The first day.</summary>
    public int First { get; }

    /// <summary>28 to 31.</summary>
    public int Days { get; }

    /// <summary>The last day, inclusive.</summary>
    public int Last => First + Days - 1;

    /// <summary>Reads <c>yyyy-mm</c>; false for anything else, also for a month that does not exist.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out SettlementMonth month)
    {
        month = default;
        if (text.Length != 7 || !DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)) return false;
        month = new SettlementMonth(first.Year, first.Month);
        return true;
    }

    /// <summary>As it is written in files: <c>2026-04</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");
}
