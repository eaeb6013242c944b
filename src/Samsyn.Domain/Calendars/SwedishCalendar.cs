namespace Samsyn.Domain.Calendars;

/// <summary>
/// The Swedish calendar by rule: which days are public holidays, when a deadline moves, and which days count as working
/// days when rent stops.
/// </summary>
/// <remarks>
/// <para>Nothing is looked up in a table, so the year 2100 needs no update. The rules are today's for every year, except
/// that Whit Monday gave way to the National Day in 2005 (Act 2004:1320): older agreements are dated after the rules were
/// settled, and the calendar is not for historians.</para>
/// <para>There are two kinds of ordinary day, and they differ on purpose. A <em>deadline</em> may not fall on a public
/// holiday or one of three eves (<see cref="NextDayNotHoliday"/>), so All Saints' and Whit Sunday matter and the answer
/// is the law's. A <em>working day</em> (<see cref="IsWorkingDay"/>) is what the supply agreement counts.</para>
/// <para>Source: CONTRACT.md C2 rule 6 and C5 rule 1; Acts 1930:173 and 1989:253; DOMAIN.md 103-107, 131.</para>
/// </remarks>
public static class SwedishCalendar
{
    private const int AppealDays = 21;
    private const int NationalDayReplacesWhitMonday = 2005;

    /// <summary>Easter Sunday (påskdagen) of a year, for example 2024-03-31.</summary>
    /// <param name="year">1-9999.</param>
    /// <exception cref="ArgumentOutOfRangeException">The calendar has no such year.</exception>
    /// <remarks>The Gregorian computus in the form known as Meeus/Jones/Butcher: integers only.</remarks>
    public static DateOnly Easter(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, DateOnly.MinValue.Year);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, DateOnly.MaxValue.Year);

        var moonCycle = year % 19;
        var (century, yearOfCentury) = Math.DivRem(year, 100);
        var moonCorrection = (century - ((century + 8) / 25) + 1) / 3;
        var daysToFullMoon = ((19 * moonCycle) + century - (century / 4) - moonCorrection + 15) % 30;
        var daysToSunday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - daysToFullMoon - (yearOfCentury % 4)) % 7;
        var tooLate = (moonCycle + (11 * daysToFullMoon) + (22 * daysToSunday)) / 451;
        var daysAfterMarch22 = daysToFullMoon + daysToSunday - (7 * tooLate);
        return new DateOnly(year, 3, 22).AddDays(daysAfterMarch22);
    }

    /// <summary>Whether a day is a public holiday (allmän helgdag): a named one, or any Sunday.</summary>
    public static bool IsPublicHoliday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday || HolidayName(day) is not null;

    /// <summary>The name of the holiday that falls on a day, or null: an ordinary Sunday has none.</summary>
    /// <remarks>
    /// Two can meet: Ascension Day was on 1 May in 2008, and Whit Sunday will be on 6 June in 2049. The day with a fixed
    /// date is then named.
    /// </remarks>
    public static Holiday? HolidayName(DateOnly day) => FixedHoliday(day) ?? MovingHoliday(day);

    /// <summary>
    /// Whether a day is Midsummer's Eve (midsommarafton), Christmas Eve (julafton) or New Year's Eve (nyårsafton): the
    /// three eves that are no holidays but on which no deadline may fall.
    /// </summary>
    public static bool IsEve(DateOnly day) => day switch
    {
        { Month: 12, Day: 24 or 31 } => true,
        { Month: 6, Day: >= 19 and <= 25, DayOfWeek: DayOfWeek.Friday } => true,
        _ => false,
    };

    /// <summary>
    /// The day a deadline moves to (nästa vardag): the day itself, or if it is a Saturday, Sunday, public holiday or one
    /// of the three eves, the first day after it that is none of these.
    /// </summary>
    /// <remarks>
    /// A deadline on Midsummer's Eve 2024-06-21 moves to Monday the 24th. Twelfth Night and Walpurgis are ordinary days.
    /// The calendar ends on 9999-12-31; nothing moves past that day. Source: Act 1930:173, section 2; DOMAIN.md 107.
    /// </remarks>
    public static DateOnly NextDayNotHoliday(DateOnly day)
    {
        while (MovesADeadline(day) && day < DateOnly.MaxValue)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>
    /// The last day to appeal (överklaga) a decision announced on the notice board (anslagstavla) on a day: three weeks
    /// later, moved if that is no day for a deadline.
    /// </summary>
    /// <remarks>
    /// Announced 2024-06-20, last day 2024-07-11 (golden number G28). Legal force comes the day after, whatever day that
    /// is. What a board itself stated may differ: both are kept. Source: CONTRACT.md C2 rule 6; DOMAIN.md 103, 104.
    /// </remarks>
    public static DateOnly AppealLastDay(DateOnly announcedOn) => NextDayNotHoliday(DaysLater(announcedOn, AppealDays));

    /// <summary>
    /// Whether a day is a working day (arbetsdag) for the supply of assistive technology: every Monday-Friday but
    /// 1 and 6 January, Good Friday, Easter Monday, 1 May, Ascension Day, 6 June, Midsummer's Eve, 24-26 and 31 December.
    /// </summary>
    /// <remarks>The list is the agreement's own, the same for every year. Source: CONTRACT.md C5 rule 1.</remarks>
    public static bool IsWorkingDay(DateOnly day)
    {
        if (IsWeekend(day) || IsEve(day))
        {
            return false;
        }

        return (day.Month, day.Day) switch
        {
            (1, 1 or 6) or (5, 1) or (6, 6) or (12, 25 or 26) => false,
            _ => MovingHoliday(day) is not (Holiday.GoodFriday or Holiday.EasterMonday or Holiday.AscensionDay),
        };
    }

    /// <summary>
    /// The n-th working day after a day, for example the day rent stops after a pick-up order (hämtorder).
    /// </summary>
    /// <param name="day">The order day.</param>
    /// <param name="n">How many working days; 0 is the day itself, whatever day it is.</param>
    /// <param name="countDay">Whether the day itself is number one, if it is a working day.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is negative.</exception>
    /// <remarks>
    /// Ordered on Good Friday 2026-04-03, three working days: Tuesday, Wednesday, Thursday 2026-04-09 (DOMAIN.md 131).
    /// The calendar ends on 9999-12-31, and so does the counting. Source: CONTRACT.md C5 rule 1.
    /// </remarks>
    public static DateOnly NthWorkingDayAfter(DateOnly day, int n, bool countDay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);

        var left = n;
        if (left > 0 && countDay && IsWorkingDay(day))
        {
            left--;
        }

        while (left > 0 && day < DateOnly.MaxValue)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
            {
                left--;
            }
        }

        return day;
    }

    private static bool MovesADeadline(DateOnly day) => IsWeekend(day) || IsPublicHoliday(day) || IsEve(day);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DateOnly DaysLater(DateOnly day, int days) =>
        DateOnly.MaxValue.DayNumber - day.DayNumber < days ? DateOnly.MaxValue : day.AddDays(days);

    private static Holiday? FixedHoliday(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) => Holiday.NewYearsDay,
        (1, 6) => Holiday.Epiphany,
        (5, 1) => Holiday.FirstOfMay,
        (6, 6) when day.Year >= NationalDayReplacesWhitMonday => Holiday.NationalDay,
        (12, 25) => Holiday.ChristmasDay,
        (12, 26) => Holiday.BoxingDay,
        _ => null,
    };

    private static Holiday? MovingHoliday(DateOnly day) => day switch
    {
        { DayOfWeek: DayOfWeek.Saturday, Month: 6, Day: >= 20 and <= 26 } => Holiday.MidsummersDay,
        { DayOfWeek: DayOfWeek.Saturday, Month: 10, Day: 31 } => Holiday.AllSaintsDay,
        { DayOfWeek: DayOfWeek.Saturday, Month: 11, Day: <= 6 } => Holiday.AllSaintsDay,
        { Month: >= 3 and <= 6 } => EasterHoliday(day),
        _ => null,
    };

    private static Holiday? EasterHoliday(DateOnly day) => (day.DayNumber - Easter(day.Year).DayNumber) switch
    {
        -2 => Holiday.GoodFriday,
        0 => Holiday.EasterSunday,
        1 => Holiday.EasterMonday,
        39 => Holiday.AscensionDay,
        49 => Holiday.WhitSunday,
        50 when day.Year < NationalDayReplacesWhitMonday => Holiday.WhitMonday,
        _ => null,
    };
}
