using Samsyn.Domain.Calendars;
using Xunit;

namespace Samsyn.Domain.Tests.Calendars;

/// <summary>The public holidays by rule (CONTRACT.md C2 rule 6; Act 1989:253).</summary>
[Rule("C3.6.holidays")]
public sealed class When_a_year_has_its_holidays
{
    [Theory(DisplayName = "Easter Sunday, from published tables")]
    [InlineData("1818-03-22")] // the earliest possible
    [InlineData("1900-04-15")]
    [InlineData("1943-04-25")] // the latest possible
    [InlineData("1954-04-18")] // the full moon comes a day early: 28 days, not 29
    [InlineData("1981-04-19")] // likewise 29, not 30
    [InlineData("2000-04-23")]
    [InlineData("2005-03-27")]
    [InlineData("2008-03-23")]
    [InlineData("2011-04-24")]
    [InlineData("2016-03-27")]
    [InlineData("2017-04-16")]
    [InlineData("2018-04-01")]
    [InlineData("2019-04-21")]
    [InlineData("2020-04-12")]
    [InlineData("2021-04-04")]
    [InlineData("2022-04-17")]
    [InlineData("2023-04-09")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    [InlineData("2076-04-19")]
    [InlineData("2100-03-28")]
    [InlineData("2285-03-22")]
    public void Easter_is_where_the_tables_have_it(string easter) =>
        Assert.Equal(Day.Of(easter), SwedishCalendar.Easter(Day.Of(easter).Year));

    [Fact]
    public void Easter_agrees_with_Gauss_for_three_centuries()
    {
        for (var year = 1900; year <= 2199; year++)
        {
            Assert.Equal(EasterByGauss(year), SwedishCalendar.Easter(year));
        }
    }

    [Fact]
    public void Easter_is_a_Sunday_from_22_March_to_25_April_in_every_year_of_the_calendar()
    {
        for (var year = 1; year <= 9999; year++)
        {
            var easter = SwedishCalendar.Easter(year);

            Assert.Equal(DayOfWeek.Sunday, easter.DayOfWeek);
            Assert.InRange(easter, new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
        }
    }

    [Theory(DisplayName = "A year outside the calendar is refused")]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_000)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void No_such_year(int year) => Assert.Throws<ArgumentOutOfRangeException>(() => SwedishCalendar.Easter(year));

    [Fact]
    public void The_year_2024_has_these_holidays() => Assert.Equal(
        [
            (new(2024, 1, 1), Holiday.NewYearsDay), (new(2024, 1, 6), Holiday.Epiphany),
            (new(2024, 3, 29), Holiday.GoodFriday), (new(2024, 3, 31), Holiday.EasterSunday),
            (new(2024, 4, 1), Holiday.EasterMonday), (new(2024, 5, 1), Holiday.FirstOfMay),
            (new(2024, 5, 9), Holiday.AscensionDay), (new(2024, 5, 19), Holiday.WhitSunday),
            (new(2024, 6, 6), Holiday.NationalDay), (new(2024, 6, 22), Holiday.MidsummersDay),
            (new(2024, 11, 2), Holiday.AllSaintsDay), (new(2024, 12, 25), Holiday.ChristmasDay),
            (new(2024, 12, 26), Holiday.BoxingDay),
        ],
        NamedHolidays(2024));

    [Fact]
    public void The_year_2004_still_has_Whit_Monday_and_no_National_Day() => Assert.Equal(
        [
            (new(2004, 1, 1), Holiday.NewYearsDay), (new(2004, 1, 6), Holiday.Epiphany),
            (new(2004, 4, 9), Holiday.GoodFriday), (new(2004, 4, 11), Holiday.EasterSunday),
            (new(2004, 4, 12), Holiday.EasterMonday), (new(2004, 5, 1), Holiday.FirstOfMay),
            (new(2004, 5, 20), Holiday.AscensionDay), (new(2004, 5, 30), Holiday.WhitSunday),
            (new(2004, 5, 31), Holiday.WhitMonday), (new(2004, 6, 26), Holiday.MidsummersDay),
            (new(2004, 11, 6), Holiday.AllSaintsDay), (new(2004, 12, 25), Holiday.ChristmasDay),
            (new(2004, 12, 26), Holiday.BoxingDay),
        ],
        NamedHolidays(2004));

    [Fact]
    public void The_first_year_of_the_National_Day_has_no_Whit_Monday()
    {
        Assert.Equal(Holiday.NationalDay, SwedishCalendar.HolidayName(new DateOnly(2005, 6, 6)));
        Assert.False(SwedishCalendar.IsPublicHoliday(new DateOnly(2005, 5, 16)));
    }

    [Fact]
    public void Every_moving_holiday_keeps_its_weekday_and_its_distance_to_Easter()
    {
        for (var year = 1900; year <= 2200; year++)
        {
            var easter = SwedishCalendar.Easter(year);
            foreach (var (day, holiday) in NamedHolidays(year))
            {
                (DayOfWeek Weekday, int? AfterEaster)? rule = holiday switch
                {
                    Holiday.GoodFriday => (DayOfWeek.Friday, -2),
                    Holiday.EasterSunday => (DayOfWeek.Sunday, 0),
                    Holiday.EasterMonday => (DayOfWeek.Monday, 1),
                    Holiday.AscensionDay => (DayOfWeek.Thursday, 39),
                    Holiday.WhitSunday => (DayOfWeek.Sunday, 49),
                    Holiday.WhitMonday => (DayOfWeek.Monday, 50),
                    Holiday.MidsummersDay or Holiday.AllSaintsDay => (DayOfWeek.Saturday, null),
                    _ => null,
                };
                if (rule is { } expected)
                {
                    Assert.Equal(expected.Weekday, day.DayOfWeek);
                    Assert.Equal(expected.AfterEaster ?? day.DayNumber - easter.DayNumber, day.DayNumber - easter.DayNumber);
                }
            }
        }
    }

    [Fact]
    public void Every_day_of_three_centuries_is_a_holiday_exactly_if_the_law_lists_it()
    {
        for (var year = 1900; year <= 2199; year++)
        {
            var listed = ListedInTheAct(year);
            for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            {
                var expected = listed.Contains(day) || day.DayOfWeek == DayOfWeek.Sunday;
                Assert.True(expected == SwedishCalendar.IsPublicHoliday(day), $"{day:O}");
                Assert.True(listed.Contains(day) == SwedishCalendar.HolidayName(day) is not null, $"{day:O}");
            }
        }
    }

    [Theory(DisplayName = "Where two holidays meet, the one with a fixed date is named")]
    [InlineData("2008-05-01", Holiday.FirstOfMay)] // also Ascension Day
    [InlineData("2049-06-06", Holiday.NationalDay)] // also Whit Sunday
    [InlineData("1954-06-06", Holiday.WhitSunday)] // no National Day yet
    public void Two_holidays_on_one_day(string day, Holiday named) => Assert.Equal(named, SwedishCalendar.HolidayName(Day.Of(day)));

    [Fact]
    public void An_ordinary_Sunday_is_a_holiday_without_a_name()
    {
        var sunday = new DateOnly(2024, 9, 15);

        Assert.True(SwedishCalendar.IsPublicHoliday(sunday));
        Assert.Null(SwedishCalendar.HolidayName(sunday));
    }

    [Fact]
    public void The_three_eves_of_every_year_are_found_and_no_others()
    {
        for (var year = 1900; year <= 2200; year++)
        {
            var midsummersDay = NamedHolidays(year).Single(h => h.Holiday == Holiday.MidsummersDay).Day;
            DateOnly[] eves = [midsummersDay.AddDays(-1), new(year, 12, 24), new(year, 12, 31)];

            Assert.Equal(eves, DaysOf(year).Where(SwedishCalendar.IsEve));
            Assert.Equal(DayOfWeek.Friday, eves[0].DayOfWeek);
        }
    }

    [Theory(DisplayName = "Twelfth Night, Walpurgis and Maundy Thursday are ordinary days")]
    [InlineData("2024-01-05")]
    [InlineData("2024-04-30")]
    [InlineData("2024-03-28")]
    public void Other_eves_are_ordinary(string day)
    {
        Assert.False(SwedishCalendar.IsEve(Day.Of(day)));
        Assert.False(SwedishCalendar.IsPublicHoliday(Day.Of(day)));
        Assert.True(SwedishCalendar.IsWorkingDay(Day.Of(day)));
        Assert.Equal(Day.Of(day), SwedishCalendar.NextDayNotHoliday(Day.Of(day)));
    }

    private static IEnumerable<DateOnly> DaysOf(int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(i => new DateOnly(year, 1, 1).AddDays(i));

    private static IEnumerable<(DateOnly Day, Holiday Holiday)> NamedHolidays(int year) =>
        from day in DaysOf(year)
        let holiday = SwedishCalendar.HolidayName(day)
        where holiday is not null
        select (day, holiday.Value);

    /// <summary>The Act's section 2 read from the top, with another Easter and by walking to the weekday.</summary>
    private static HashSet<DateOnly> ListedInTheAct(int year)
    {
        var easter = EasterByGauss(year);
        return
        [
            new(year, 1, 1), new(year, 1, 6), new(year, 5, 1), new(year, 12, 25), new(year, 12, 26),
            easter.AddDays(-2), easter, easter.AddDays(1), easter.AddDays(4 + (5 * 7)), easter.AddDays(7 * 7),
            year >= 2005 ? new(year, 6, 6) : easter.AddDays((7 * 7) + 1),
            SaturdayFrom(new(year, 6, 20)), SaturdayFrom(new(year, 10, 31)),
        ];

        static DateOnly SaturdayFrom(DateOnly day) => day.DayOfWeek == DayOfWeek.Saturday ? day : SaturdayFrom(day.AddDays(1));
    }

    /// <summary>Gauss's rule of 1800-1816 with its constants for 1900-2199 and its two exceptions.</summary>
    private static DateOnly EasterByGauss(int year)
    {
        var d = ((19 * (year % 19)) + 24) % 30;
        var e = ((2 * (year % 4)) + (4 * (year % 7)) + (6 * d) + (year < 2100 ? 5 : 6)) % 7;
        var late = (d == 29 && e == 6) || (d == 28 && e == 6 && year % 19 > 10);
        return new DateOnly(year, 3, 22).AddDays(d + e - (late ? 7 : 0));
    }
}
