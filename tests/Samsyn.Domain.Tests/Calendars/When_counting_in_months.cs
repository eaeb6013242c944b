using FsCheck;
using FsCheck.Fluent;
using Samsyn.Domain.Calendars;
using Xunit;

namespace Samsyn.Domain.Tests.Calendars;

/// <summary>Months later, clamped to the month's end (CONTRACT.md C2 Term).</summary>
[Rule("C2.term")]
public sealed class When_counting_in_months
{
    [Theory(DisplayName = "A month later is the same day number, or the month's end")]
    [InlineData("2022-01-31", 1, "2022-02-28")]
    [InlineData("2024-01-31", 1, "2024-02-29")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2024-02-29", 48, "2028-02-29")]
    [InlineData("2022-02-28", 1, "2022-03-28")]
    [InlineData("2026-12-31", 12, "2027-12-31")]
    [InlineData("2026-12-31", -12, "2025-12-31")]
    [InlineData("2022-03-31", -1, "2022-02-28")]
    [InlineData("2022-12-15", 1, "2023-01-15")]
    [InlineData("2022-01-15", -1, "2021-12-15")]
    [InlineData("2022-01-15", 0, "2022-01-15")]
    public void The_day_is_clamped(string day, int months, string later) =>
        Assert.Equal(Day.Of(later), Months.AddClamped(Day.Of(day), months));

    [Fact]
    public void Every_count_agrees_with_the_frameworks_where_that_does_not_throw()
    {
        var days = Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber);
        var months = Gen.Choose(-130_000, 130_000);

        Prop.ForAll(days.ToArbitrary(), months.ToArbitrary(), (day, count) => Months.AddClamped(day, count) == Framework(day, count))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000).WithQuietOnSuccess(true));

        static DateOnly? Framework(DateOnly day, int months)
        {
            try
            {
                return day.AddMonths(months);
            }
            catch (ArgumentOutOfRangeException)
            {
                return null;
            }
        }
    }

    [Theory(DisplayName = "Where the calendar ends there is no day, and no exception")]
    [InlineData("9999-12-31", 1)]
    [InlineData("9999-12-01", 1)]
    [InlineData("0001-01-01", -1)]
    [InlineData("0001-01-31", -1)]
    [InlineData("2022-06-15", int.MaxValue)]
    [InlineData("2022-06-15", int.MinValue)]
    [InlineData("9999-12-31", int.MaxValue)]
    [InlineData("0001-01-01", int.MinValue)]
    public void Outside_the_calendar_is_null(string day, int months) => Assert.Null(Months.AddClamped(Day.Of(day), months));

    [Fact]
    public void The_calendars_whole_length_can_be_counted()
    {
        var length = (9999 * 12) - 1;

        Assert.Equal(new DateOnly(9999, 12, 1), Months.AddClamped(DateOnly.MinValue, length));
        Assert.Equal(new DateOnly(1, 1, 31), Months.AddClamped(DateOnly.MaxValue, -length));
    }
}
