using Samsyn.Domain.Calendars;
using Samsyn.Domain.Duties;
using static Samsyn.Domain.Tests.Duties.Exercise;

namespace Samsyn.Domain.Tests.Duties;

/// <summary>Each due rule, at the days where counting goes wrong.</summary>
public sealed class When_a_duty_is_due
{
    private static readonly DueDays Known = new(Day("2023-01-01"), Day("2023-03-01"), Day("2026-12-31"), Day("2025-12-31"), Day("2022-10-31"));

    [Fact]
    public void On_a_day_it_is_due_once()
    {
        var rule = new DueRule.OnDay(Day("2022-11-25"));

        Assert.Equal("once=2022-11-25", Days(rule, "2022-11-25", "2022-11-25"));
        Assert.Equal("", Days(rule, "2022-11-26", "2030-01-01"));
    }

    [Fact, Rule("R10")]
    public void A_plan_keeps_the_days_it_can_mean_and_is_shown_until_the_last()
    {
        Assert.Equal("once=2023-03-01/2023-03-31", Days(new DueRule.Planned(PlannedDate.Parse("2023-03"), true, "preliminärt mars"), "2023-03-31", "2023-12-31"));
        Assert.Equal("", Days(new DueRule.Planned(PlannedDate.Parse("2023-03"), true, null), "2023-04-01", "2023-12-31"));
        var either = Assert.Single(Duty(new DueRule.Planned(PlannedDate.Parse("[2023-06,2023-08]"), false, null)).Occurrences(DueDays.Unknown, Day("2023-01-01"), Day("2023-12-31")));
        Assert.True(either.Preliminary);
    }

    [Fact]
    public void Every_year_on_the_leap_day_is_the_28th_in_other_years() =>
        Assert.Equal("2023=2023-02-28 2024=2024-02-29 2025=2025-02-28", Days(new DueRule.Yearly(2, 29), "2023-01-01", "2025-12-31"));

    [Theory]
    [InlineData(12, 2, DayOfWeek.Friday, "2022=2022-12-09 2023=2023-12-08")]
    [InlineData(1, 1, DayOfWeek.Sunday, "2022=2022-01-02 2023=2023-01-01")]
    [InlineData(5, 4, DayOfWeek.Tuesday, "2022=2022-05-24 2023=2023-05-23")]
    public void Every_year_on_a_weekday_it_moves_within_the_month(int month, int nth, DayOfWeek weekday, string days) =>
        Assert.Equal(days, Days(new DueRule.YearlyWeekday(month, nth, weekday), "2022-01-01", "2023-12-31"));

    [Fact]
    public void Every_third_month_from_the_31st_comes_back_to_the_31st() =>
        Assert.Equal("2022-08=2022-08-31 2022-11=2022-11-30 2023-02=2023-02-28 2023-05=2023-05-31", Days(new DueRule.EveryMonths(3, Day("2022-08-31")), "2020-01-01", "2023-06-30"));

    [Fact]
    public void Every_so_many_months_a_window_far_ahead_begins_at_its_own_first_day() =>
        Assert.Equal("2052-01=2052-01-31 2052-07=2052-07-31", Days(new DueRule.EveryMonths(6, Day("2022-01-31")), "2051-08-01", "2052-07-31"));

    [Theory]
    [InlineData(DueFrom.Entry, 6, DueUnit.Months, "once=2023-09-01")]
    [InlineData(DueFrom.Entry, 30, DueUnit.Days, "once=2023-03-31")]
    [InlineData(DueFrom.Decision, 4, DueUnit.Months, "once=2023-02-28")]
    [InlineData(DueFrom.Decision, 0, DueUnit.Days, "once=2022-10-31")]
    public void After_the_entry_or_the_own_decision_it_is_counted_forwards(DueFrom from, int number, DueUnit unit, string day)
    {
        Assert.Equal(day, Days(new DueRule.After(from, number, unit), "2020-01-01", "2030-12-31", Known));
        Assert.Equal("", Days(new DueRule.After(from, number, unit), "2020-01-01", "2030-12-31"));
    }

    [Fact, Rule("R08")]
    public void Before_the_end_it_is_counted_as_a_period_of_notice_and_says_from_which_day()
    {
        Assert.Equal("2026-12-31=2025-12-31", Days(new DueRule.Before(DueUntil.End, 12), "2020-01-01", "2030-12-31", Known));
        Assert.Equal("2025-12-31=2025-11-30", Days(new DueRule.Before(DueUntil.LastNoticeDay, 1), "2020-01-01", "2030-12-31", Known));
        // The last day of February leaves the whole of a longer month: the leap day is enough.
        Assert.Equal("2025-02-28=2024-02-29", Days(new DueRule.Before(DueUntil.End, 12), "2020-01-01", "2030-12-31", Known with { Ends = Day("2025-02-28") }));
        var due = Assert.Single(Duty(new DueRule.Before(DueUntil.End, 12)).Occurrences(Known, Day("2020-01-01"), Day("2030-12-31")));
        Assert.Equal(Day("2026-12-31"), due.CountedFrom);
    }

    [Fact]
    public void What_comes_again_keeps_within_the_agreements_life_and_its_own_days()
    {
        var yearly = new DueRule.Yearly(12, 31);
        Assert.Equal("2023=2023-12-31 2024=2024-12-31 2025=2025-12-31 2026=2026-12-31", Days(yearly, "2020-01-01", "2030-12-31", Known));
        Assert.Equal("2022=2022-12-31 2023=2023-12-31", Days(yearly, "2020-01-01", "2030-12-31", Known, d => d with { From = Day("2022-12-01"), Until = Day("2024-06-30") }));
        // What is done once may lie after the end: a last report.
        Assert.Equal("once=2027-03-31", Days(new DueRule.OnDay(Day("2027-03-31")), "2020-01-01", "2030-12-31", Known));
    }

    [Theory]
    [InlineData("2022-12-10", "2022-12-12")] // Saturday
    [InlineData("2022-12-24", "2022-12-27")] // Christmas Eve, a Saturday, and the holidays after it
    [InlineData("2023-06-06", "2023-06-07")] // the National Day, a Tuesday
    [InlineData("2023-06-23", "2023-06-26")] // Midsummer's Eve
    [InlineData("2022-12-09", null)]
    public void On_a_holiday_the_day_stays_and_the_next_ordinary_day_is_told(string day, string? next)
    {
        var due = Assert.Single(Duty(new DueRule.OnDay(Day(day))).Occurrences(DueDays.Unknown, Day("2020-01-01"), Day("2030-12-31")));

        Assert.Equal(Day(day), due.Day);
        Assert.Equal(next is null ? null : Day(next), due.NextWorkingDay);
    }

    [Fact]
    public void A_span_of_days_is_no_holiday() =>
        Assert.Null(Assert.Single(Duty(new DueRule.Planned(PlannedDate.Parse("2022-12"), false, null)).Occurrences(DueDays.Unknown, Day("2022-01-01"), Day("2030-12-31"))).NextWorkingDay);

    /// <summary>Windows side by side give what the whole gives, in order, each time once: a page and a calendar never disagree.</summary>
    [Fact]
    public void Windows_laid_side_by_side_give_the_same_days()
    {
        var random = new Random(20221209);
        for (var i = 0; i < 2000; i++)
        {
            DueRule rule = random.Next(3) switch
            {
                0 => new DueRule.Yearly(random.Next(1, 13), random.Next(1, 32) is var d && d > 28 ? 28 : d),
                1 => new DueRule.YearlyWeekday(random.Next(1, 13), random.Next(1, 5), (DayOfWeek)random.Next(7)),
                _ => new DueRule.EveryMonths(random.Next(1, 30), new DateOnly(2015, 1, 1).AddDays(random.Next(3000))),
            };
            var (first, middle, last) = (new DateOnly(2018, 1, 1), new DateOnly(2018, 1, 1).AddDays(random.Next(3000)), new DateOnly(2028, 1, 1));
            var duty = Duty(rule);
            var whole = duty.Occurrences(DueDays.Unknown, first, last).ToList();

            Assert.Equal(whole, [.. duty.Occurrences(DueDays.Unknown, first, middle), .. duty.Occurrences(DueDays.Unknown, middle.AddDays(1), last)]);
            Assert.Equal(whole.OrderBy(o => o.Day), whole);
            Assert.Equal(whole.Count, whole.Select(o => o.Key).Distinct().Count());
            Assert.All(whole, o => Assert.True(rule.IsKey(o.Key)));
        }
    }
}
