using Samsyn.Domain.Calendars;
using Xunit;

namespace Samsyn.Domain.Tests.Calendars;

/// <summary>Working days of the supply agreement (CONTRACT.md C5 rule 1; DOMAIN.md 79, 131).</summary>
[Rule("R35", "F131")]
public sealed class When_rent_stops_after_working_days
{
    [Theory(DisplayName = "DOMAIN 131: ordered on Good Friday 2026-04-03, stops on Thursday 2026-04-09")]
    [InlineData(false)]
    [InlineData(true)]
    public void An_order_on_Good_Friday_counts_from_Tuesday(bool countOrderDay) =>
        Assert.Equal(new DateOnly(2026, 4, 9), SwedishCalendar.NthWorkingDayAfter(new DateOnly(2026, 4, 3), 3, countOrderDay));

    [Theory(DisplayName = "The stop days of the contract's settlement examples")]
    [InlineData("2026-04-01", true, "2026-04-07")]
    [InlineData("2026-04-03", true, "2026-04-09")]
    [InlineData("2026-04-05", true, "2026-04-09")]
    [InlineData("2026-04-07", true, "2026-04-09")]
    [InlineData("2026-04-09", true, "2026-04-13")]
    [InlineData("2026-04-11", true, "2026-04-15")]
    [InlineData("2026-03-30", false, "2026-04-02")]
    [InlineData("2026-03-27", false, "2026-04-01")]
    [InlineData("2026-01-01", false, "2026-01-07")]
    [InlineData("2026-01-02", false, "2026-01-08")]
    [InlineData("2026-01-05", false, "2026-01-09")]
    [InlineData("2025-06-03", false, "2025-06-09")]
    [InlineData("2025-06-04", false, "2025-06-10")]
    [InlineData("2025-06-05", false, "2025-06-11")]
    public void Three_working_days(string ordered, bool countOrderDay, string stops) =>
        Assert.Equal(Day.Of(stops), SwedishCalendar.NthWorkingDayAfter(Day.Of(ordered), 3, countOrderDay));

    [Theory(DisplayName = "None is the order day itself, whatever day it is")]
    [InlineData("2026-04-03", false)]
    [InlineData("2026-04-03", true)]
    [InlineData("2026-04-07", false)]
    [InlineData("2026-04-07", true)]
    public void No_working_days_is_the_order_day(string ordered, bool countOrderDay) =>
        Assert.Equal(Day.Of(ordered), SwedishCalendar.NthWorkingDayAfter(Day.Of(ordered), 0, countOrderDay));

    [Fact]
    public void The_order_day_is_number_one_only_if_it_counts_and_is_a_working_day()
    {
        var tuesday = new DateOnly(2026, 4, 7);
        var sunday = new DateOnly(2026, 4, 12);

        Assert.Equal(tuesday, SwedishCalendar.NthWorkingDayAfter(tuesday, 1, countDay: true));
        Assert.Equal(tuesday.AddDays(1), SwedishCalendar.NthWorkingDayAfter(tuesday, 1, countDay: false));
        Assert.Equal(sunday.AddDays(1), SwedishCalendar.NthWorkingDayAfter(sunday, 1, countDay: true));
        Assert.Equal(sunday.AddDays(1), SwedishCalendar.NthWorkingDayAfter(sunday, 1, countDay: false));
    }

    [Fact]
    public void The_year_2026_has_these_days_off_between_Monday_and_Friday()
    {
        DateOnly[] off =
        [
            new(2026, 1, 1), new(2026, 1, 6), new(2026, 4, 3), new(2026, 4, 6), new(2026, 5, 1), new(2026, 5, 14),
            new(2026, 6, 19), new(2026, 12, 24), new(2026, 12, 25), new(2026, 12, 31),
        ];

        Assert.Equal(off, WeekdaysOff(2026));
    }

    [Fact]
    public void The_list_is_the_same_for_every_year_so_6_June_is_off_and_Whit_Monday_is_not()
    {
        DateOnly[] off =
        [
            new(2003, 1, 1), new(2003, 1, 6), new(2003, 4, 18), new(2003, 4, 21), new(2003, 5, 1), new(2003, 5, 29),
            new(2003, 6, 6), new(2003, 6, 20), new(2003, 12, 24), new(2003, 12, 25), new(2003, 12, 26), new(2003, 12, 31),
        ];

        Assert.Equal(off, WeekdaysOff(2003));
    }

    [Fact]
    public void From_2005_every_day_no_deadline_falls_on_is_also_a_day_off_and_the_reverse()
    {
        for (var day = new DateOnly(2005, 1, 1); day.Year <= 2200; day = day.AddDays(1))
        {
            Assert.True(SwedishCalendar.IsWorkingDay(day) == (SwedishCalendar.NextDayNotHoliday(day) == day), $"{day:O}");
        }
    }

    [Fact]
    public void Counting_n_working_days_passes_exactly_n_of_them()
    {
        for (var day = new DateOnly(2023, 12, 1); day < new DateOnly(2026, 2, 1); day = day.AddDays(1))
        {
            for (var n = 1; n <= 12; n++)
            {
                foreach (var countDay in new[] { true, false })
                {
                    var nth = SwedishCalendar.NthWorkingDayAfter(day, n, countDay);
                    var first = countDay ? day : day.AddDays(1);
                    var passed = Enumerable.Range(0, nth.DayNumber - first.DayNumber + 1).Count(i => SwedishCalendar.IsWorkingDay(first.AddDays(i)));

                    Assert.True(SwedishCalendar.IsWorkingDay(nth) && passed == n, $"{day:O} {n} {countDay}");
                }
            }
        }
    }

    [Fact]
    public void The_counting_ends_with_the_calendar()
    {
        Assert.Equal(DateOnly.MaxValue, SwedishCalendar.NthWorkingDayAfter(DateOnly.MaxValue, 3, countDay: true));
        Assert.Equal(DateOnly.MaxValue, SwedishCalendar.NthWorkingDayAfter(new DateOnly(9999, 12, 30), 3, countDay: false));
    }

    [Fact]
    public void A_negative_number_of_working_days_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SwedishCalendar.NthWorkingDayAfter(new DateOnly(2026, 4, 3), -1, countDay: true));

    private static IEnumerable<DateOnly> WeekdaysOff(int year) =>
        from i in Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
        let day = new DateOnly(year, 1, 1).AddDays(i)
        where day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !SwedishCalendar.IsWorkingDay(day)
        select day;
}
