using System.Globalization;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design;

/// <summary>
/// Days and instants in words, in the language of the page: <c>14 december 2022</c>, <c>14 dec</c>,
/// <c>onsdag 14 december</c>, <c>29 november 2022 kl. 09.15</c>.
/// </summary>
/// <remarks>
/// The space between day and month does not break, so that "14" never stands alone at the end of a line. Swedish writes months and weekdays with a
/// small letter and shortens only what is longer than four letters (jan, feb, mars, april, maj, juni …); English with a
/// capital. Instants are UTC in the data and Europe/Stockholm on the page. Source: LOOK 3, Svenska skrivregler.
/// </remarks>
public static class Dates
{
    /// <summary>The non-breaking space.</summary>
    public const char Hard = '\u00A0';

    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    private static readonly string[] ShortSwedish =
        ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"];

    private static readonly string[] ShortEnglish =
        ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

    private static readonly string[] NumberWordsSwedish =
        ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

    private static readonly string[] NumberWordsEnglish =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary><c>14 december 2022</c>.</summary>
    public static string Full(DateOnly day) => $"{DayMonth(day)} {Year(day)}";

    /// <summary><c>14 december</c>: where the year stands elsewhere on the page.</summary>
    public static string DayMonth(DateOnly day) => $"{Number(day.Day)}{Hard}{Month(day)}";

    /// <summary><c>14 dec 2022</c>: tables.</summary>
    public static string Short(DateOnly day) => $"{ShortDayMonth(day)} {Year(day)}";

    /// <summary><c>14 dec</c>: lists of what comes next.</summary>
    public static string ShortDayMonth(DateOnly day) => $"{Number(day.Day)}{Hard}{ShortMonth(day.Month)}";

    /// <summary><c>onsdag 14 december</c>.</summary>
    public static string WeekdayDayMonth(DateOnly day) => $"{Weekday(day)} {DayMonth(day)}";

    /// <summary><c>onsdag 14 december 2022</c>.</summary>
    public static string WeekdayFull(DateOnly day) => $"{Weekday(day)} {Full(day)}";

    /// <summary><c>onsdag</c>, <c>Wednesday</c>.</summary>
    public static string Weekday(DateOnly day) => Current.Culture().DateTimeFormat.GetDayName(day.DayOfWeek);

    /// <summary><c>december</c>, <c>December</c>.</summary>
    public static string Month(DateOnly day) => Month(day.Month);

    /// <summary>The name of a month, 1-12.</summary>
    public static string Month(int month) => Current.Culture().DateTimeFormat.GetMonthName(month);

    /// <summary>The short name of a month, 1-12: <c>dec</c>, <c>mars</c>.</summary>
    public static string ShortMonth(int month) => (English ? ShortEnglish : ShortSwedish)[month - 1];

    /// <summary><c>december 2022</c>.</summary>
    public static string MonthYear(DateOnly day) => $"{Month(day)} {Year(day)}";

    /// <summary><c>20 januari – 18 april 2022</c>; the first year is written only when it is another.</summary>
    public static string Range(DateOnly first, DateOnly last)
        => first == last ? Full(first)
         : first.Year != last.Year ? $"{Full(first)} – {Full(last)}"
         : first.Month != last.Month ? $"{DayMonth(first)} – {Full(last)}"
         : $"{Number(first.Day)}–{Full(last)}";

    /// <summary><c>29 november 2022 kl. 09.15</c>; <c>29 November 2022 at 09:15</c>. The instant is UTC.</summary>
    public static string Instant(DateTime utc)
    {
        var local = Local(utc);
        return $"{Full(DateOnly.FromDateTime(local))} {Clock(local)}";
    }

    /// <summary><c>kl. 09.15</c>; <c>at 09:15</c>. The instant is UTC.</summary>
    public static string Time(DateTime utc) => Clock(Local(utc));

    /// <summary>The day in Stockholm of an instant: 23.30 UTC on 31 December is already New Year's Day.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary><c>2022-12-14</c>: fields, addresses, <c>datetime</c> attributes.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Small numbers in running text as words, <c>två</c>; from 13 on in figures.</summary>
    public static string InWords(int number)
        => number is >= 0 and <= 12 ? (English ? NumberWordsEnglish : NumberWordsSwedish)[number] : Numbers.Whole(number);

    /// <summary>
    /// Reads a day as people write it: <c>2022-12-14</c>, <c>20221214</c>, <c>14 december 2022</c>, <c>14 dec 2022</c>,
    /// <c>14/12 2022</c>. Both languages' months, whatever the page speaks. False for everything else, also 30 February.
    /// </summary>
    public static bool TryRead(string? text, out DateOnly day)
    {
        day = default;
        var words = (text ?? "").Replace(Hard, ' ').Trim().ToLowerInvariant()
            .Split([' ', '-', '/', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [var all] when all.Length == 8 => Make(all[..4], all[4..6], all[6..], out day),
            [var y, var m, var d] when y.Length == 4 => Make(y, m, d, out day),
            [var d, var m, var y] when y.Length == 4 => Make(d: d, m: MonthNumber(m), y: y, day: out day),
            _ => false,
        };
    }

    private static bool Make(string y, string m, string d, out DateOnly day)
    {
        day = default;
        if (!int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(m, NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || !int.TryParse(d, NumberStyles.None, CultureInfo.InvariantCulture, out var date)
            || year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, date);
        return true;
    }

    private static string MonthNumber(string word)
    {
        for (var month = 1; word.Length >= 3 && month <= 12; month++)
        {
            if (Named(Language.Swedish, ShortSwedish) || Named(Language.English, ShortEnglish))
            {
                return Number(month);
            }

            bool Named(Language language, string[] shorts)
                => language.Culture().DateTimeFormat.GetMonthName(month).Equals(word, StringComparison.OrdinalIgnoreCase)
                || shorts[month - 1].Equals(word, StringComparison.OrdinalIgnoreCase)
                || language.Culture().DateTimeFormat.GetMonthName(month)[..3].Equals(word, StringComparison.OrdinalIgnoreCase);
        }

        return word;
    }

    private static DateTime Local(DateTime utc)
        => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Stockholm);

    private static string Clock(DateTime local) => English
        ? "at" + Hard + local.ToString("HH:mm", CultureInfo.InvariantCulture)
        : "kl." + Hard + local.ToString("HH.mm", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Year(DateOnly day) => day.Year.ToString("0000", CultureInfo.InvariantCulture);
}
