using Samsyn.Domain.Calendars;
using Xunit;

namespace Samsyn.Domain.Tests.Calendars;

/// <summary>Last notice day (sista uppsägningsdag): CONTRACT.md C2 Term; DOMAIN.md 60, 126.</summary>
[Rule("R08", "C2.term", "F126")]
public sealed class When_notice_must_be_given_in_time
{
    private static readonly DateOnly FirstDay = new(1990, 1, 1);
    private static readonly DateOnly LastDay = new(2060, 12, 31);

    [Theory(DisplayName = "The last notice day, counted back from the agreement's last day")]
    [InlineData("2017-03-31", 12, "2016-03-31")] // DOMAIN.md 126
    [InlineData("2025-02-28", 12, "2024-02-29")] // a notice on the leap day is up on 28 February
    [InlineData("2024-02-29", 12, "2023-02-28")]
    [InlineData("2024-02-28", 12, "2023-02-28")] // 28 February 2023 is the month's last day
    [InlineData("2025-02-27", 12, "2024-02-27")]
    [InlineData("2026-12-31", 12, "2025-12-31")]
    [InlineData("2026-12-31", 6, "2026-06-30")]
    [InlineData("2026-06-30", 6, "2025-12-31")] // 31 December + 6 months = 30 June
    [InlineData("2026-06-29", 6, "2025-12-29")]
    [InlineData("2025-03-30", 1, "2025-02-28")]
    [InlineData("2025-02-28", 1, "2025-01-31")]
    [InlineData("2025-02-28", 0, "2025-02-28")]
    public void The_latest_day_that_leaves_the_whole_period(string until, int noticeMonths, string lastNoticeDay) =>
        Assert.Equal(Day.Of(lastNoticeDay), Months.LastNoticeDay(Day.Of(until), noticeMonths));

    [Fact]
    public void Every_last_day_of_sixty_years_agrees_with_trying_every_day()
    {
        for (var notice = 0; notice <= 36; notice++)
        {
            var tried = LatestByTryingEveryDay(notice);
            for (var until = new DateOnly(2000, 1, 1); until <= LastDay; until = until.AddDays(1))
            {
                var computed = Months.LastNoticeDay(until, notice);
                if (computed != tried[until])
                {
                    Assert.Fail($"until {until:yyyy-MM-dd}, {notice} months: tried {tried[until]:yyyy-MM-dd}, computed {computed:yyyy-MM-dd}");
                }
            }
        }
    }

    [Fact]
    public void A_notice_on_the_last_day_is_in_time_and_one_the_day_after_is_late()
    {
        for (var until = new DateOnly(2020, 1, 1); until <= new DateOnly(2032, 12, 31); until = until.AddDays(1))
        {
            for (var notice = 0; notice <= 36; notice++)
            {
                var last = Months.LastNoticeDay(until, notice)!.Value;

                Assert.True(last.AddMonths(notice) <= until, $"{until:O} {notice}");
                Assert.True(last.AddDays(1).AddMonths(notice) > until, $"{until:O} {notice}");
            }
        }
    }

    [Theory(DisplayName = "Before the calendar begins there is no last notice day")]
    [InlineData("0001-01-01", 1)]
    [InlineData("0001-01-31", 1)]
    [InlineData("0002-02-28", 14)]
    [InlineData("9999-12-31", int.MaxValue)]
    public void Before_the_calendar_is_null(string until, int noticeMonths) =>
        Assert.Null(Months.LastNoticeDay(Day.Of(until), noticeMonths));

    [Fact]
    public void At_both_ends_of_the_calendar_nothing_throws()
    {
        Assert.Equal(DateOnly.MinValue, Months.LastNoticeDay(DateOnly.MinValue, 0));
        Assert.Equal(new DateOnly(1, 1, 31), Months.LastNoticeDay(new DateOnly(2, 1, 31), 12));
        Assert.Equal(DateOnly.MaxValue, Months.LastNoticeDay(DateOnly.MaxValue, 0));
        Assert.Equal(new DateOnly(9998, 12, 31), Months.LastNoticeDay(DateOnly.MaxValue, 12));
    }

    [Fact]
    public void A_negative_period_of_notice_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Months.LastNoticeDay(new DateOnly(2025, 1, 1), -1));

    /// <summary>
    /// For every day, the latest notice that is up by then: gives notice on each day in turn with the framework's own
    /// <see cref="DateOnly.AddMonths"/>, and assumes nothing about how the answer is computed.
    /// </summary>
    private static Dictionary<DateOnly, DateOnly> LatestByTryingEveryDay(int noticeMonths)
    {
        var latestUpOnTheDay = new Dictionary<DateOnly, DateOnly>();
        for (var given = FirstDay; given <= LastDay; given = given.AddDays(1))
        {
            latestUpOnTheDay[given.AddMonths(noticeMonths)] = given;
        }

        var latestUpByTheDay = new Dictionary<DateOnly, DateOnly>();
        var latest = DateOnly.MinValue;
        for (var until = FirstDay; until <= LastDay; until = until.AddDays(1))
        {
            if (latestUpOnTheDay.TryGetValue(until, out var given) && given > latest)
            {
                latest = given;
            }

            latestUpByTheDay[until] = latest;
        }

        return latestUpByTheDay;
    }
}
