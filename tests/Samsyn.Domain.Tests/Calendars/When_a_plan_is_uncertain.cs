using FsCheck;
using FsCheck.Fluent;
using Samsyn.Domain.Calendars;
using Xunit;

namespace Samsyn.Domain.Tests.Calendars;

/// <summary>Planned dates, a subset of ISO 8601-2 (CONTRACT.md General).</summary>
[Rule("R10", "C0.dates")]
public sealed class When_a_plan_is_uncertain
{
    [Theory(DisplayName = "One date is known to a year, a season, a month or a day")]
    [InlineData("2022", DatePrecision.Year, "2022-01-01", "2022-12-31")]
    [InlineData("2017-21", DatePrecision.Season, "2017-03-01", "2017-05-31")]
    [InlineData("2017-22", DatePrecision.Season, "2017-06-01", "2017-08-31")]
    [InlineData("2017-23", DatePrecision.Season, "2017-09-01", "2017-11-30")]
    [InlineData("2017-24", DatePrecision.Season, "2017-12-01", "2018-02-28")]
    [InlineData("2023-24", DatePrecision.Season, "2023-12-01", "2024-02-29")]
    [InlineData("2022-05", DatePrecision.Month, "2022-05-01", "2022-05-31")]
    [InlineData("2024-02", DatePrecision.Month, "2024-02-01", "2024-02-29")]
    [InlineData("2022-12", DatePrecision.Month, "2022-12-01", "2022-12-31")]
    [InlineData("2022-04-28", DatePrecision.Day, "2022-04-28", "2022-04-28")]
    [InlineData("2024-02-29", DatePrecision.Day, "2024-02-29", "2024-02-29")]
    [InlineData("0001-01-01", DatePrecision.Day, "0001-01-01", "0001-01-01")]
    [InlineData("9999", DatePrecision.Year, "9999-01-01", "9999-12-31")]
    [InlineData("9999-12", DatePrecision.Month, "9999-12-01", "9999-12-31")]
    [InlineData("9999-24", DatePrecision.Season, "9999-12-01", "9999-12-31")] // the calendar ends
    public void One_date(string text, DatePrecision precision, string first, string last)
    {
        var date = PlannedDate.Parse(text);

        Assert.Equal(PlannedDateKind.Single, date.Kind);
        Assert.Equal(new DateSpan(precision, text, Day.Of(first), Day.Of(last)), Assert.Single(date.Alternatives));
        Assert.Equal((Day.Of(first), Day.Of(last)), (date.Earliest, date.Latest));
    }

    [Theory(DisplayName = "A season knows its name, other dates have none")]
    [InlineData("2017-21", Season.Spring)]
    [InlineData("2017-22", Season.Summer)]
    [InlineData("2017-23", Season.Autumn)]
    [InlineData("2017-24", Season.Winter)]
    [InlineData("2017-03", null)]
    [InlineData("2017-12", null)]
    [InlineData("2017", null)]
    [InlineData("2017-06-01", null)]
    public void Seasons(string text, Season? season) => Assert.Equal(season, PlannedDate.Parse(text).Alternatives[0].Season);

    [Fact]
    public void The_four_seasons_of_a_year_and_the_next_spring_follow_upon_each_other()
    {
        var spans = new[] { "2017-21", "2017-22", "2017-23", "2017-24", "2018-21" }.Select(s => PlannedDate.Parse(s)).ToList();

        foreach (var (before, after) in spans.Zip(spans.Skip(1)))
        {
            Assert.Equal(before.Latest.AddDays(1), after.Earliest);
        }
    }

    [Theory(DisplayName = "An interval lasts from its start's first day to its end's last day")]
    [InlineData("2022-09/2022-12", "2022-09-01", "2022-12-31")]
    [InlineData("2022-02-10/2022-02-11", "2022-02-10", "2022-02-11")]
    [InlineData("2017-21/2018", "2017-03-01", "2018-12-31")]
    [InlineData("2022-05/2022-05", "2022-05-01", "2022-05-31")]
    [InlineData("2022-05/2022", "2022-05-01", "2022-12-31")]
    [InlineData("2022/2022-05", "2022-01-01", "2022-05-31")]
    [InlineData("2022-06-15/2022-06", "2022-06-15", "2022-06-30")]
    public void An_interval(string text, string earliest, string latest)
    {
        var date = PlannedDate.Parse(text);

        Assert.Equal(PlannedDateKind.Interval, date.Kind);
        Assert.Equal(text, string.Join('/', date.Alternatives));
        Assert.Equal((Day.Of(earliest), Day.Of(latest)), (date.Earliest, date.Latest));
    }

    [Theory(DisplayName = "One of several dates lies between the earliest and the latest of them")]
    [InlineData("[2022-06,2022-08]", "2022-06-01", "2022-08-31")]
    [InlineData("[2022-08,2022-06]", "2022-06-01", "2022-08-31")] // in any order
    [InlineData("[2022-04-27,2022-04-28,2022-05]", "2022-04-27", "2022-05-31")]
    [InlineData("[2022,2022-05]", "2022-01-01", "2022-12-31")]
    public void One_of(string text, string earliest, string latest)
    {
        var date = PlannedDate.Parse(text);

        Assert.Equal(PlannedDateKind.OneOf, date.Kind);
        Assert.Equal(text, $"[{string.Join(',', date.Alternatives)}]");
        Assert.Equal((Day.Of(earliest), Day.Of(latest)), (date.Earliest, date.Latest));
    }

    [Theory(DisplayName = "A plan is past when its last possible day is")]
    [InlineData("2022-05", "2022-05-31", false)]
    [InlineData("2022-05", "2022-06-01", true)]
    [InlineData("2022-04-28", "2022-04-28", false)]
    [InlineData("2022-04-28", "2022-04-29", true)]
    [InlineData("[2022-08,2022-06]", "2022-07-15", false)]
    [InlineData("[2022-08,2022-06]", "2022-09-01", true)]
    [InlineData("2022-09/2022-12", "2022-12-31", false)]
    [InlineData("2022-09/2022-12", "2023-01-01", true)]
    [InlineData("2017-24", "2018-02-28", false)]
    public void Past(string text, string today, bool past) => Assert.Equal(past, PlannedDate.Parse(text).IsPast(Day.Of(today)));

    [Fact]
    public void Two_are_equal_if_they_are_written_alike()
    {
        Assert.Equal(PlannedDate.Parse("[2022-06,2022-08]"), PlannedDate.Parse("[2022-06,2022-08]"));
        Assert.Equal(PlannedDate.Parse("2022-06").GetHashCode(), PlannedDate.Parse("2022-06").GetHashCode());
        Assert.NotEqual(PlannedDate.Parse("[2022-06,2022-08]"), PlannedDate.Parse("[2022-08,2022-06]"));
        Assert.NotEqual(PlannedDate.Parse("2022-06"), PlannedDate.Parse("2022-06/2022-06"));
    }

    [Fact]
    public void Whatever_is_read_is_written_back_the_same_and_its_days_are_in_order() =>
        Prop.ForAll(Written().ToArbitrary(), text =>
        {
            // A generated interval may run backwards: the one thing a well-formed text can be refused for.
            if (!PlannedDate.TryParse(text, out var date, out var fault))
            {
                return fault.Kind == PlannedDateFaultKind.EndBeforeStart && text.Contains('/', StringComparison.Ordinal);
            }

            return date.Text == text
                && date.ToString() == text
                && PlannedDate.Parse(date.Text).Equals(date)
                && date.Earliest <= date.Latest
                && date.Alternatives.All(a => a.First <= a.Last && date.Earliest <= a.Last && a.First <= date.Latest);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true));

    private static Gen<string> Written()
    {
        var day = Gen.Choose(new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2200, 12, 31).DayNumber).Select(DateOnly.FromDayNumber);
        var one = Gen.OneOf(
            day.Select(d => $"{d:yyyy}"),
            day.Select(d => $"{d:yyyy-MM}"),
            day.Select(d => $"{d:yyyy-MM-dd}"),
            day.SelectMany(d => Gen.Choose(21, 24).Select(s => $"{d:yyyy}-{s}")));
        return Gen.OneOf(
            one,
            one.Two().Select(pair => $"{pair.Item1}/{pair.Item2}"),
            one.NonEmptyListOf().Where(all => all.Count > 1).Select(all => $"[{string.Join(',', all)}]"));
    }
}
