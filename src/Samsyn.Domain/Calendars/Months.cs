namespace Samsyn.Domain.Calendars;

/// <summary>
/// Counting in calendar months, as agreements do: "twelve months' notice", "prolonged by two years".
/// </summary>
/// <remarks>
/// A month later is the same day number, clamped to the month's end: 31 January + 1 month = 28 February. A day outside
/// the calendar (0001-01-01 to 9999-12-31) is null, never an exception: a mistyped year in a file is no crash.
/// Source: CONTRACT.md C2 Term; Act 1930:173, section 1.
/// </remarks>
public static class Months
{
    private const int FirstMonth = 1 * 12;
    private const int LastMonth = (9999 * 12) + 11;

    /// <summary>A day so many months later (earlier if negative), clamped to the month's end; null outside the calendar.</summary>
    public static DateOnly? AddClamped(DateOnly day, int months)
    {
        var month = MonthNumber(day) + months;
        return month is < FirstMonth or > LastMonth ? null : DayOf(month, day.Day);
    }

    /// <summary>
    /// The last day to give notice (sista uppsägningsdag): the latest day that is at least the period of notice before
    /// the agreement's last day.
    /// </summary>
    /// <param name="until">The last day the agreement is in force.</param>
    /// <param name="noticeMonths">The period of notice (uppsägningstid) in months, 0 or more.</param>
    /// <returns>The latest day L with L + notice ≤ <paramref name="until"/>; null if that is before the calendar begins.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="noticeMonths"/> is negative.</exception>
    /// <remarks>
    /// Not simply "so many months back": until 2017-03-31 with 12 months gives 2016-03-31 (DOMAIN.md 126), but until
    /// 2025-02-28 gives 2024-02-29, because notice on the leap day is also up on 28 February a year later.
    /// </remarks>
    public static DateOnly? LastNoticeDay(DateOnly until, int noticeMonths)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(noticeMonths);

        var month = MonthNumber(until) - noticeMonths;
        if (month < FirstMonth)
        {
            return null;
        }

        // Every later day of a longer month is clamped onto the last day of a shorter one.
        var untilIsMonthsEnd = until.Day == DateTime.DaysInMonth(until.Year, until.Month);
        return DayOf(month, untilIsMonthsEnd ? 31 : until.Day);
    }

    private static long MonthNumber(DateOnly day) => (day.Year * 12) + day.Month - 1;

    private static DateOnly DayOf(long monthNumber, int day)
    {
        var year = (int)(monthNumber / 12);
        var month = (int)(monthNumber % 12) + 1;
        return new DateOnly(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
    }
}
