using Samsyn.Domain.Calendars;
using Xunit;

namespace Samsyn.Domain.Tests.Calendars;

/// <summary>Last day to appeal: three weeks, moved by Act 1930:173 (CONTRACT.md C2 rule 6; DOMAIN.md 103, 104, 107).</summary>
[Rule("R15", "C3.6.appeal", "F103", "F104", "F107", "G28", "G29")]
public sealed class When_a_deadline_falls_on_a_holiday
{
    [Fact(DisplayName = "G28: announced 2024-06-20, appeal to 2024-07-11")]
    public void G28_three_weeks_after_a_Thursday_is_a_Thursday() =>
        Assert.Equal(new DateOnly(2024, 7, 11), SwedishCalendar.AppealLastDay(new DateOnly(2024, 6, 20)));

    [Fact(DisplayName = "G29: announced 2024-06-17, the board stated 2024-07-09, computed is the day before")]
    public void G29_the_computed_day_is_not_the_one_the_board_stated() =>
        Assert.Equal(new DateOnly(2024, 7, 8), SwedishCalendar.AppealLastDay(new DateOnly(2024, 6, 17)));

    [Theory(DisplayName = "Three weeks after the notice, moved past holidays and eves")]
    [InlineData("2024-05-31", "2024-06-24")] // Midsummer's Eve, Saturday, Sunday
    [InlineData("2024-12-03", "2024-12-27")] // Christmas Eve, 25, 26
    [InlineData("2024-03-11", "2024-04-02")] // Easter Monday
    [InlineData("2024-03-08", "2024-04-02")] // Good Friday, and the whole Easter
    [InlineData("2024-04-18", "2024-05-10")] // Ascension Day; the Friday after is an ordinary day
    [InlineData("2024-04-10", "2024-05-02")] // 1 May
    [InlineData("2024-04-09", "2024-04-30")] // Walpurgis is an ordinary day
    [InlineData("2023-12-15", "2024-01-05")] // Twelfth Night is an ordinary day
    [InlineData("2024-12-16", "2025-01-07")] // Epiphany, a Monday
    [InlineData("2024-12-10", "2025-01-02")] // New Year's Eve and New Year's Day
    [InlineData("2021-12-10", "2022-01-03")] // New Year's Eve on a Friday, then a week-end
    [InlineData("2024-05-16", "2024-06-07")] // the National Day
    [InlineData("2003-05-19", "2003-06-10")] // Whit Monday, a holiday that year
    [InlineData("2003-05-16", "2003-06-06")] // 6 June, no holiday that year
    [InlineData("2024-10-12", "2024-11-04")] // All Saints' Day
    [InlineData("2022-12-03", "2022-12-27")] // Christmas Eve on a Saturday, the holidays on Sunday and Monday
    [InlineData("2014-12-03", "2014-12-29")] // Christmas Eve on a Wednesday: five days in a row
    public void The_next_ordinary_day_is_the_last(string announced, string last) =>
        Assert.Equal(Day.Of(last), SwedishCalendar.AppealLastDay(Day.Of(announced)));

    [Fact]
    public void Every_deadline_of_three_centuries_moves_to_the_first_day_that_is_allowed()
    {
        for (var day = new DateOnly(1900, 1, 1); day.Year <= 2200; day = day.AddDays(1))
        {
            var moved = SwedishCalendar.NextDayNotHoliday(day);

            Assert.True(Allowed(moved), $"{day:O} moved to {moved:O}");
            Assert.InRange(moved.DayNumber - day.DayNumber, 0, 5);
            for (var between = day; between < moved; between = between.AddDays(1))
            {
                Assert.False(Allowed(between), $"{day:O} moved past {between:O}");
            }
        }

        static bool Allowed(DateOnly day) =>
            day.DayOfWeek != DayOfWeek.Saturday && !SwedishCalendar.IsPublicHoliday(day) && !SwedishCalendar.IsEve(day);
    }

    [Fact]
    public void Every_appeal_of_three_centuries_lasts_three_weeks_to_twenty_six_days()
    {
        for (var announced = new DateOnly(1900, 1, 1); announced.Year <= 2200; announced = announced.AddDays(1))
        {
            var last = SwedishCalendar.AppealLastDay(announced);

            Assert.InRange(last.DayNumber - announced.DayNumber, 21, 26);
            Assert.Equal(SwedishCalendar.NextDayNotHoliday(announced.AddDays(21)), last);
        }
    }

    [Theory(DisplayName = "At the calendar's end nothing throws: nothing moves past the last day")]
    [InlineData("9999-12-31")]
    [InlineData("9999-12-20")]
    [InlineData("9999-12-10")]
    public void The_calendar_ends(string announced) =>
        Assert.Equal(DateOnly.MaxValue, SwedishCalendar.AppealLastDay(Day.Of(announced)));
}
