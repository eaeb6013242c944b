using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Samsyn.Domain.Calendars;

/// <summary>How exactly a date is known.</summary>
public enum DatePrecision
{
    /// <summary><c>2022</c></summary>
    Year,

    /// <summary><c>2022-21</c> to <c>2022-24</c></summary>
    Season,

    /// <summary><c>2022-05</c></summary>
    Month,

    /// <summary><c>2022-04-28</c></summary>
    Day,
}

/// <summary>A season (årstid) of a planned date.</summary>
public enum Season
{
    /// <summary>Vår: March-May.</summary>
    Spring,

    /// <summary>Sommar: June-August.</summary>
    Summer,

    /// <summary>Höst: September-November.</summary>
    Autumn,

    /// <summary>Vinter: December, and January-February of the next year.</summary>
    Winter,
}

/// <summary>
/// One date known to a year, a season, a month or a day, and the days it can mean: <c>2022-05</c> is 1-31 May 2022.
/// </summary>
/// <param name="Precision">How exactly it is known.</param>
/// <param name="Text">As written, for example <c>2017-21</c>.</param>
/// <param name="First">The first day it can mean.</param>
/// <param name="Last">The last day it can mean.</param>
/// <remarks>
/// ISO 8601-2 leaves the months of a season to the context. Here they are the meteorological ones that Swedish calendars
/// use: spring March-May, summer June-August, autumn September-November, winter December-February. The winter belongs to
/// the year it begins in: <c>2017-24</c> is 2017-12-01 to 2018-02-28, so a year's four seasons follow upon each other.
/// (The winter of 9999 ends with the calendar, on 31 December.)
/// Source: CONTRACT.md General.
/// </remarks>
public sealed record DateSpan(DatePrecision Precision, string Text, DateOnly First, DateOnly Last)
{
    private const string Form = "yyyy-mm-dd";

    /// <summary>The season, if that is how the date is known.</summary>
    public Season? Season => (Precision, First.Month) switch
    {
        (not DatePrecision.Season, _) => null,
        (_, 3) => Calendars.Season.Spring,
        (_, 6) => Calendars.Season.Summer,
        (_, 9) => Calendars.Season.Autumn,
        _ => Calendars.Season.Winter,
    };

    /// <summary>As written.</summary>
    public override string ToString() => Text;

    /// <summary>Reads one date that stands at <paramref name="offset"/> in a longer text, to which a fault's place refers.</summary>
    internal static bool TryRead(
        string text, int offset, [NotNullWhen(true)] out DateSpan? span, [NotNullWhen(false)] out PlannedDateFault? fault)
    {
        span = null;
        fault = FaultOfForm(text, offset) ?? FaultOfNumbers(text, offset);
        if (fault is not null)
        {
            return false;
        }

        span = text.Length switch
        {
            4 => Months(DatePrecision.Year, text, Year(text), 1, 12),
            7 when Month(text) > 12 => Months(DatePrecision.Season, text, Year(text), 3 * (Month(text) - 20), 3),
            7 => Months(DatePrecision.Month, text, Year(text), Month(text), 1),
            _ => ExactDay(text),
        };
        return true;
    }

    private static DateSpan Months(DatePrecision precision, string text, int year, int month, int count)
    {
        var first = new DateOnly(year, month, 1);
        var last = Calendars.Months.AddClamped(first, count)?.AddDays(-1) ?? DateOnly.MaxValue;
        return new DateSpan(precision, text, first, last);
    }

    private static DateSpan ExactDay(string text)
    {
        var day = new DateOnly(Year(text), Month(text), Day(text));
        return new DateSpan(DatePrecision.Day, text, day, day);
    }

    /// <summary>Compares with <c>yyyy-mm-dd</c>, character by character: it may stop after the year or the month.</summary>
    private static PlannedDateFault? FaultOfForm(string text, int offset)
    {
        var i = 0;
        while (i < text.Length && i < Form.Length && (Form[i] == '-' ? text[i] == '-' : char.IsAsciiDigit(text[i])))
        {
            i++;
        }

        if (i == text.Length && i is 4 or 7 or 10)
        {
            return null;
        }

        var rest = text.AsSpan(i);
        var kind = rest switch
        {
            [var c, ..] when char.IsWhiteSpace(c) => PlannedDateFaultKind.Space,
            ['?' or '~' or '%', ..] => PlannedDateFaultKind.UncertaintyMark,
            ['.', '.', ..] => PlannedDateFaultKind.OpenEnd,
            ['/', ..] => PlannedDateFaultKind.TooManySlashes,
            _ => PlannedDateFaultKind.NotADate,
        };
        return new PlannedDateFault(kind, offset + i, text);
    }

    private static PlannedDateFault? FaultOfNumbers(string text, int offset)
    {
        if (Year(text) == 0)
        {
            return new PlannedDateFault(PlannedDateFaultKind.NoSuchYear, offset, text);
        }

        if (text.Length >= 7 && !(Month(text) is >= 1 and <= 12 || (text.Length == 7 && Month(text) is >= 21 and <= 24)))
        {
            return new PlannedDateFault(PlannedDateFaultKind.NoSuchMonth, offset + 5, text);
        }

        if (text.Length == 10 && (Day(text) == 0 || Day(text) > DateTime.DaysInMonth(Year(text), Month(text))))
        {
            return new PlannedDateFault(PlannedDateFaultKind.NoSuchDay, offset + 8, text);
        }

        return null;
    }

    private static int Year(string text) => Number(text.AsSpan(0, 4));

    private static int Month(string text) => Number(text.AsSpan(5, 2));

    private static int Day(string text) => Number(text.AsSpan(8, 2));

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
