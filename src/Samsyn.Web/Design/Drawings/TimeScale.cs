using System.Globalization;

namespace Samsyn.Web.Design.Drawings;

/// <summary>A mark on a time axis.</summary>
/// <param name="Day">Where the mark stands.</param>
/// <param name="Label">The word at it, in the language of the page: <c>maj</c>, <c>12 sep</c>, <c>2024</c>.</param>
/// <param name="Year">The year to write as well, at the first mark and where a new year begins; else null.</param>
internal readonly record struct TimeTick(DateOnly Day, string Label, string? Year);

/// <summary>Days laid out along a line, and the marks that suit the span: weeks, months, quarters or years.</summary>
internal sealed class TimeScale
{
    private readonly double _left;
    private readonly double _perDay;

    /// <param name="first">The first day shown.</param>
    /// <param name="last">The last day shown; its end is the right edge.</param>
    public TimeScale(DateOnly first, DateOnly last, double left, double right)
    {
        (First, Last, _left, Right) = (first, last < first ? first : last, left, right);
        _perDay = (right - left) / (Last.DayNumber - First.DayNumber + 1);
    }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    public double Right { get; }

    /// <summary>Where a day begins; days outside the span are drawn at its edge.</summary>
    public double Start(DateOnly day) => Math.Clamp(_left + (day.DayNumber - First.DayNumber) * _perDay, _left, Right);

    /// <summary>Where a day ends.</summary>
    public double End(DateOnly day) => Math.Clamp(_left + (day.DayNumber - First.DayNumber + 1) * _perDay, _left, Right);

    /// <summary>The middle of a day: where something that happened on it stands.</summary>
    public double Middle(DateOnly day) => (Start(day) + End(day)) / 2;

    public bool Shows(DateOnly day) => First <= day && day <= Last;

    /// <summary>Whole months around some days, for a picture that begins and ends where a month does.</summary>
    public static (DateOnly First, DateOnly Last) WholeMonths(DateOnly earliest, DateOnly latest)
    {
        var last = latest < earliest ? earliest : latest;
        return (new DateOnly(earliest.Year, earliest.Month, 1),
            new DateOnly(last.Year, last.Month, DateTime.DaysInMonth(last.Year, last.Month)));
    }

    /// <summary>The densest marks whose words keep <paramref name="pitch"/> units between them.</summary>
    public IReadOnlyList<TimeTick> Ticks(double pitch)
    {
        // Weeks only when a couple of months fill the picture: people plan councils by month.
        foreach (var days in new[] { 7, 14 })
        {
            if (days * _perDay >= pitch && Last.DayNumber - First.DayNumber < 75)
            {
                return Weeks(days);
            }
        }

        foreach (var months in Steps)
        {
            if (months * 30 * _perDay >= pitch)
            {
                return Months(months);
            }
        }

        return Months(600);
    }

    private static readonly int[] Steps = [1, 2, 3, 6, 12, 24, 60, 120, 240];

    private List<TimeTick> Weeks(int days)
    {
        var day = First;
        while (day.DayOfWeek != DayOfWeek.Monday && day < DateOnly.MaxValue)
        {
            day = day.AddDays(1);
        }

        var ticks = new List<TimeTick>();
        for (; day <= Last; day = day.AddDays(days))
        {
            var newYear = ticks.Count == 0 || day.Year != ticks[^1].Day.Year;
            ticks.Add(new TimeTick(day, Dates.ShortDayMonth(day), newYear ? Year(day) : null));
        }

        return ticks;
    }

    private List<TimeTick> Months(int step)
    {
        var ticks = new List<TimeTick>();
        // Steps of months that divide the year begin in January; from a year on, in a year that the step divides.
        var month = First.Year * 12 + First.Month - 1;
        month += First.Day > 1 ? 1 : 0;
        month = step <= 2 ? month : (month + step - 1) / step * step;
        for (; month / 12 <= 9999; month += step)
        {
            var day = new DateOnly(month / 12, month % 12 + 1, 1);
            if (day > Last)
            {
                break;
            }

            var newYear = ticks.Count == 0 || day.Year != ticks[^1].Day.Year;
            ticks.Add(step >= 12
                ? new TimeTick(day, Year(day), null)
                : new TimeTick(day, Dates.ShortMonth(day.Month), newYear ? Year(day) : null));
        }

        return ticks;
    }

    private static string Year(DateOnly day) => day.Year.ToString("0000", CultureInfo.InvariantCulture);
}
