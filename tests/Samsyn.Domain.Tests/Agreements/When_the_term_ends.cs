using Samsyn.Domain.Agreements;
using Samsyn.Domain.Tests.Decisions;

namespace Samsyn.Domain.Tests.Agreements;

/// <summary>Where extensions, renewals and notices move the end (CONTRACT.md C2 Term; DOMAIN.md 19, 60, 61; R08).</summary>
[Rule("C2.term", "R08")]
public sealed class When_the_term_ends
{
    private static TermStatus Of(Story story, string day, string? knownAt = null) =>
        TermStatus.Of(story.Agreement(), Story.Day(day), knownAt is null ? Story.AllKnown : Story.Instant(knownAt));

    private static (string Until, string LastNotice) Days(Story story, string day) => (Of(story, day).Until.Short(), Of(story, day).LastNoticeDay.Short());

    [Fact]
    public void What_no_source_gives_is_null_and_never_passes()
    {
        var term = Of(new Story(), "9999-12-31");

        Assert.Equal((null, null, null), (term.From, term.Until, term.LastNoticeDay));
        Assert.False(term.HasPassed(Story.Day("9999-12-31")));
        Assert.Null(Of(new Story().Term(until: "12-31"), "06-01").LastNoticeDay);
        Assert.Null(Of(new Story().Term(notice: 12, renewal: 12), "06-01").LastNoticeDay);
    }

    [Fact]
    public void The_last_day_is_in_force()
    {
        var term = Of(new Story().Term(until: "12-31"), "12-31");

        Assert.False(term.HasPassed(Story.Day("12-31")));
        Assert.True(term.HasPassed(Story.Day("2023-01-01")));
    }

    [Theory]
    [InlineData("2017-03-31", 12, "2016-03-31")] // DOMAIN.md 19
    [InlineData("2025-02-28", 12, "2024-02-29")]
    [InlineData("2022-12-31", 6, "2022-06-30")]
    [InlineData("2022-12-31", 0, "2022-12-31")]
    public void The_last_notice_day_is_counted_backwards(string until, int months, string last) =>
        Assert.Equal(Story.Day(last), Of(new Story().Term(until: until, notice: months), "2010-01-01").LastNoticeDay);

    [Fact]
    public void Without_notice_it_is_renewed_time_after_time()
    {
        var story = new Story().Term(until: "12-31", notice: 6, renewal: 12);

        Assert.Equal(("12-31", "06-30"), Days(story, "12-31"));
        Assert.Equal(("2023-12-31", "2023-06-30"), Days(story, "2023-01-01"));
        Assert.Equal(("2026-12-31", "2026-06-30"), Days(story, "2026-12-31"));
    }

    [Fact]
    public void Without_renewal_it_just_ends() => Assert.Equal("12-31", Of(new Story().Term(until: "12-31", notice: 6), "2030-01-01").Until.Short());

    [Fact]
    public void Renewals_are_counted_from_the_stated_end_and_not_from_a_clamped_one()
    {
        var story = new Story().Term(until: "2021-08-31", notice: 6, renewal: 6);

        Assert.Equal(("02-28", "2021-08-31"), Days(story, "2021-09-01"));
        Assert.Equal(("08-31", "02-28"), Days(story, "03-01"));
    }

    [Theory]
    [InlineData("06-30", "12-31")] // the last day
    [InlineData("07-01", "2023-12-31")] // a day late: renewed once, then in time for the next end
    public void Notice_in_time_stops_renewal_and_late_notice_the_next(string notice, string until)
    {
        var story = new Story().Term(until: "12-31", notice: 6, renewal: 12).Notice(notice, "9901");

        Assert.Equal(until, Of(story, "2025-01-01").Until.Short());
    }

    [Fact]
    public void Without_a_period_of_notice_it_may_be_given_until_the_last_day()
    {
        Assert.Equal("12-31", Of(new Story().Term(until: "12-31", renewal: 12).Notice("12-31", "9901"), "2023-06-01").Until.Short());
        Assert.Equal("2023-12-31", Of(new Story().Term(until: "12-31", renewal: 12).Notice("2023-01-01", "9901"), "2023-06-01").Until.Short());
    }

    [Fact]
    public void Notice_is_seen_from_when_it_is_recorded_and_may_be_recorded_ahead()
    {
        var story = new Story().Term(until: "12-31", notice: 6, renewal: 12).Change("06-30", TermAct.Notice, null, ["9901"], "2023-02-01T12:00")
            .Change("2023-06-01", TermAct.Extended, "2024-12-31", ["VGR"], "2023-01-15T12:00");

        Assert.Equal("2023-12-31", Of(story, "2023-01-10", "2023-01-31T12:00").Until.Short());
        Assert.Equal("12-31", Of(story, "2023-01-10", "2023-02-01T12:00").Until.Short());
        Assert.Equal("12-31", Of(story, "2023-05-31").Until.Short());
        Assert.Equal("2024-12-31", Of(story, "2023-06-01").Until.Short());
    }

    [Fact]
    public void An_extension_holds_from_its_day_and_the_latest_holds()
    {
        var story = new Story().Term(until: "2016-03-31", notice: 12, extendBy: ["VK", "VGR"]).Extended("2015-06-01", "2017-03-31", "VK", "VGR");

        Assert.Equal(("2016-03-31", "2015-03-31"), Days(story, "2015-05-31"));
        Assert.Equal(("2017-03-31", "2016-03-31"), Days(story, "2015-06-01"));
        Assert.Equal("2018-03-31", Of(story.Extended("2016-06-01", "2018-03-31", "VK", "VGR"), "2016-06-01").Until.Short());
        Assert.Equal("2019-03-31", Of(story.Extended("2016-06-01", "2019-03-31", "VK", "VGR"), "2016-06-01").Until.Short());
    }

    [Fact]
    public void Renewal_goes_on_from_an_extension()
    {
        var story = new Story().Term(until: "12-31", notice: 6, renewal: 12).Extended("10-01", "2023-08-31", "VGR");

        Assert.Equal("2023-08-31", Of(story, "2023-08-31").Until.Short());
        Assert.Equal("2024-08-31", Of(story, "2023-09-01").Until.Short());
    }

    [Fact]
    public void An_extension_that_somebody_took_no_part_in_holds_and_says_who_is_lacking()
    {
        var story = new Story().Term(until: "12-31", extendBy: ["VK", "VGR"]).Extended("06-01", "2023-12-31", "VGR");

        Assert.Empty(Of(story, "05-31").Lacking);
        Assert.Equal(["VK"], Of(story, "06-01").Lacking);
        Assert.Equal("2023-12-31", Of(story, "06-01").Until.Short());
        Assert.Empty(Of(story.Extended("07-01", "2024-12-31", "VGR", "VK"), "07-01").Lacking);
    }

    [Fact]
    public void At_the_end_of_the_calendar_renewal_stops() =>
        Assert.Equal(new DateOnly(9999, 6, 30), Of(new Story().Term(until: "9999-06-30", renewal: 12), "9999-12-31").Until);
}
