using Samsyn.Web.Design;

namespace Samsyn.Web.Tests.Design;

/// <summary>Days, instants and figures as people read them, in both languages.</summary>
public sealed class Days_and_figures_in_words
{
    private static readonly DateOnly December14 = new(2022, 12, 14);

    private static string Plain(string text) => text.Replace(Dates.Hard, ' ');

    [Theory]
    [InlineData(Language.Swedish, "14 december 2022", "14 dec 2022", "onsdag 14 december", "14 dec")]
    [InlineData(Language.English, "14 December 2022", "14 Dec 2022", "Wednesday 14 December", "14 Dec")]
    public void A_day_is_written_as_the_language_writes_it(Language language, string full, string brief, string weekday, string brieferStill)
    {
        Languages.Speak(language);

        Assert.Equal(full, Plain(Dates.Full(December14)));
        Assert.Equal(brief, Plain(Dates.Short(December14)));
        Assert.Equal(weekday, Plain(Dates.WeekdayDayMonth(December14)));
        Assert.Equal(brieferStill, Plain(Dates.ShortDayMonth(December14)));
    }

    [Fact]
    public void The_day_never_stands_alone_at_the_end_of_a_line()
    {
        Languages.Speak(Language.Swedish);

        Assert.Contains("14\u00A0december", Dates.WeekdayFull(December14), StringComparison.Ordinal);
        Assert.Contains("14\u00A0dec", Dates.Short(December14), StringComparison.Ordinal);
    }

    [Fact]
    public void Swedish_shortens_only_long_months()
    {
        Languages.Speak(Language.Swedish);

        Assert.Equal(
            ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"],
            Enumerable.Range(1, 12).Select(Dates.ShortMonth));
    }

    [Theory]
    [InlineData("2022-01-20", "2022-04-18", "20 januari – 18 april 2022")]
    [InlineData("2022-06-16", "2022-06-17", "16–17 juni 2022")]
    [InlineData("2022-12-31", "2023-01-01", "31 december 2022 – 1 januari 2023")]
    [InlineData("2022-04-28", "2022-04-28", "28 april 2022")]
    public void A_span_of_days_says_only_what_differs(string first, string last, string words)
    {
        Languages.Speak(Language.Swedish);

        Assert.Equal(words, Plain(Dates.Range(DateOnly.Parse(first, null), DateOnly.Parse(last, null))));
    }

    [Theory]
    [InlineData("2022-11-29T08:15:00", "29 november 2022 kl. 09.15", "2022-11-29")] // winter time, one hour
    [InlineData("2022-06-29T08:15:00", "29 juni 2022 kl. 10.15", "2022-06-29")] // summer time, two
    [InlineData("2022-12-31T23:30:00", "1 januari 2023 kl. 00.30", "2023-01-01")] // already New Year's Day in Stockholm
    public void An_instant_is_told_in_Stockholm_time(string utc, string words, string day)
    {
        Languages.Speak(Language.Swedish);
        var instant = DateTime.SpecifyKind(DateTime.Parse(utc, null), DateTimeKind.Utc);

        Assert.Equal(words, Plain(Dates.Instant(instant)));
        Assert.Equal(day, Dates.Iso(Dates.DayOf(instant)));
    }

    [Theory]
    [InlineData("2022-12-14")]
    [InlineData("20221214")]
    [InlineData("14 december 2022")]
    [InlineData(" 14 Dec 2022 ")]
    [InlineData("14\u00A0december\u00A02022")]
    [InlineData("14/12 2022")]
    [InlineData("14.12.2022")]
    [InlineData("14 December, 2022")]
    public void A_day_is_read_however_people_write_it(string typed)
    {
        Assert.True(Dates.TryRead(typed, out var day));
        Assert.Equal(December14, day);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("i går")]
    [InlineData("2022-13-01")]
    [InlineData("2022-02-30")]
    [InlineData("30 februari 2022")]
    [InlineData("14 decembre 2022")]
    [InlineData("14-12-22")]
    [InlineData("0000-01-01")]
    [InlineData("2022-12-14 extra")]
    public void What_is_no_day_is_not_guessed(string? typed) => Assert.False(Dates.TryRead(typed, out _));

    [Fact]
    public void Every_day_is_read_back_from_its_own_words()
    {
        foreach (var language in new[] { Language.Swedish, Language.English })
        {
            Languages.Speak(language);
            for (var day = new DateOnly(2022, 1, 1); day.Year < 2023; day = day.AddDays(1))
            {
                Assert.All([Dates.Full(day), Dates.Short(day), Dates.Iso(day)], words =>
                {
                    Assert.True(Dates.TryRead(words, out var read), words);
                    Assert.Equal(day, read);
                });
            }
        }
    }

    [Theory]
    [InlineData(Language.Swedish, "30 706,34 kr", "84,1 procent", "1 234 567")]
    [InlineData(Language.English, "SEK 30 706.34", "84.1 per cent", "1 234 567")]
    public void Figures_have_the_decimal_sign_of_the_language(Language language, string kronor, string percent, string whole)
    {
        Languages.Speak(language);

        Assert.Equal(kronor, Plain(Numbers.Kronor(3070634)));
        Assert.Equal(percent, Plain(Numbers.Percent(0.841m)));
        Assert.Equal(whole, Plain(Numbers.Whole(1234567)));
    }

    [Fact]
    public void Figures_never_break_inside()
    {
        Languages.Speak(Language.Swedish);

        Assert.DoesNotContain(' ', Numbers.Kronor(-123456789));
        Assert.StartsWith("\u2212", Numbers.Kronor(-123456789), StringComparison.Ordinal);
    }
}
