using Samsyn.Domain.Calendars;
using Samsyn.Domain.Settlement;

namespace Samsyn.Domain.Tests.Settlement;

/// <summary>The day rent stops (CONTRACT.md C5 rule 1; DOMAIN.md 79, 80, 131).</summary>
[Rule("C5.1", "R35", "F79", "F80")]
public sealed class When_rent_stops
{
    [Fact(DisplayName = "G09: ordered on Good Friday 2026-04-03, the last charged day is Thursday 2026-04-09")]
    [Rule("G09", "F131")]
    public void Three_working_days_after_Good_Friday() =>
        Assert.Equal(new DateOnly(2026, 4, 9).DayNumber, new StopRule(3, false, 2026).StopOfOrder(new DateOnly(2026, 4, 3).DayNumber));

    [Fact]
    public void The_earlier_of_return_and_order()
    {
        var rule = new StopRule(3, false, 2026);
        var (friday, tuesday, thursday) = (new DateOnly(2026, 4, 3).DayNumber, new DateOnly(2026, 4, 7).DayNumber, new DateOnly(2026, 4, 9).DayNumber);

        Assert.Equal(tuesday, rule.StopDay(friday, tuesday));
        Assert.Equal(thursday, rule.StopDay(friday, thursday + 1));
        Assert.Equal(thursday, rule.StopDay(friday, StopRule.None));
        Assert.Equal(tuesday, rule.StopDay(StopRule.None, tuesday));
        Assert.Equal(int.MaxValue, rule.StopDay(StopRule.None, StopRule.None));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(101)]
    public void The_table_says_what_the_calendar_says(int n)
    {
        var random = new Random(n);
        foreach (var counts in new[] { false, true })
        {
            var rule = new StopRule(n, counts, 2026);
            // Also long before and after the table, and at its ends.
            var days = Enumerable.Range(0, 2000).Select(_ => random.Next(new DateOnly(1920, 1, 1).DayNumber, new DateOnly(2130, 1, 1).DayNumber))
                .Concat([0, 400, DateOnly.MaxValue.DayNumber, DateOnly.MaxValue.DayNumber - 50, new DateOnly(1926, 1, 1).DayNumber, new DateOnly(2126, 12, 31).DayNumber]);
            Assert.All(days, day => Assert.Equal(SwedishCalendar.NthWorkingDayAfter(DateOnly.FromDayNumber(day), n, counts).DayNumber, rule.StopOfOrder(day)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9999)]
    public void A_month_at_the_end_of_the_calendar_has_its_rule(int year) =>
        Assert.Equal(SwedishCalendar.NthWorkingDayAfter(new DateOnly(year, 1, 10), 3, false).DayNumber, new StopRule(3, false, year).StopOfOrder(new DateOnly(year, 1, 10).DayNumber));

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-4")]
    [InlineData("202604")]
    [InlineData("0000-01")]
    [InlineData(" 2026-04")]
    [InlineData("")]
    public void A_month_that_does_not_exist_is_none(string text) => Assert.False(SettlementMonth.TryParse(text, out _));
}
