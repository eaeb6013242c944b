using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Samsyn.Domain.Calendars;
using Xunit;

namespace Samsyn.Domain.Tests.Calendars;

/// <summary>What is no planned date says what is wrong and where (CONTRACT.md General).</summary>
[Rule("C0.dates")]
public sealed class When_a_plan_is_written_wrong
{
    [Theory(DisplayName = "The fault, and its place in the text")]
    [InlineData("", PlannedDateFaultKind.Empty, 0)]
    [InlineData("juni", PlannedDateFaultKind.NotADate, 0)]
    [InlineData("2022-13/juni", PlannedDateFaultKind.NoSuchMonth, 5)]
    [InlineData("2022-05/juni", PlannedDateFaultKind.NotADate, 8)]
    [InlineData("2022-5", PlannedDateFaultKind.NotADate, 6)]
    [InlineData("2022-", PlannedDateFaultKind.NotADate, 5)]
    [InlineData("22-05-01", PlannedDateFaultKind.NotADate, 2)]
    [InlineData("2022-05-1", PlannedDateFaultKind.NotADate, 9)]
    [InlineData("2022-05-011", PlannedDateFaultKind.NotADate, 10)]
    [InlineData("20220501", PlannedDateFaultKind.NotADate, 4)]
    [InlineData("2022-0501", PlannedDateFaultKind.NotADate, 7)]
    [InlineData("-2022", PlannedDateFaultKind.NotADate, 0)]
    [InlineData("Y12022", PlannedDateFaultKind.NotADate, 0)]
    [InlineData("202X", PlannedDateFaultKind.NotADate, 3)]
    [InlineData("2022-05-01T10:00", PlannedDateFaultKind.NotADate, 10)]
    [InlineData("٢٠٢٢", PlannedDateFaultKind.NotADate, 0)] // Arabic digits
    [InlineData("2022,2023", PlannedDateFaultKind.NotADate, 4)]
    [InlineData("{2022,2023}", PlannedDateFaultKind.NotADate, 0)]
    [InlineData("2022/[2022,2023]", PlannedDateFaultKind.NotADate, 5)]
    [InlineData("2022]", PlannedDateFaultKind.NotADate, 4)]
    [InlineData("[2022,]", PlannedDateFaultKind.NotADate, 6)]
    [InlineData("[,2022]", PlannedDateFaultKind.NotADate, 1)]
    [InlineData("[2022,[2023]", PlannedDateFaultKind.NotADate, 6)]
    [InlineData("0000", PlannedDateFaultKind.NoSuchYear, 0)]
    [InlineData("2022/0000-01", PlannedDateFaultKind.NoSuchYear, 5)]
    [InlineData("2022-00", PlannedDateFaultKind.NoSuchMonth, 5)]
    [InlineData("2022-20", PlannedDateFaultKind.NoSuchMonth, 5)]
    [InlineData("2022-25", PlannedDateFaultKind.NoSuchMonth, 5)]
    [InlineData("2022-99", PlannedDateFaultKind.NoSuchMonth, 5)]
    [InlineData("2022-21-01", PlannedDateFaultKind.NoSuchMonth, 5)]
    [InlineData("[2022-06,2022-13]", PlannedDateFaultKind.NoSuchMonth, 14)]
    [InlineData("2022-02-29", PlannedDateFaultKind.NoSuchDay, 8)]
    [InlineData("2022-04-31", PlannedDateFaultKind.NoSuchDay, 8)]
    [InlineData("2022-04-00", PlannedDateFaultKind.NoSuchDay, 8)]
    [InlineData("1900-02-29", PlannedDateFaultKind.NoSuchDay, 8)]
    [InlineData(" 2022", PlannedDateFaultKind.Space, 0)]
    [InlineData("2022 ", PlannedDateFaultKind.Space, 4)]
    [InlineData("2022\n", PlannedDateFaultKind.Space, 4)]
    [InlineData("2022-05 /2022-06", PlannedDateFaultKind.Space, 7)]
    [InlineData("[2022-05, 2022-06]", PlannedDateFaultKind.Space, 9)]
    [InlineData("2022?", PlannedDateFaultKind.UncertaintyMark, 4)]
    [InlineData("2022-05~", PlannedDateFaultKind.UncertaintyMark, 7)]
    [InlineData("2022-05-01%", PlannedDateFaultKind.UncertaintyMark, 10)]
    [InlineData("2022-?05", PlannedDateFaultKind.UncertaintyMark, 5)]
    [InlineData("2022-05/", PlannedDateFaultKind.OpenEnd, 8)]
    [InlineData("/2022-05", PlannedDateFaultKind.OpenEnd, 0)]
    [InlineData("/", PlannedDateFaultKind.OpenEnd, 0)]
    [InlineData("2022-05/..", PlannedDateFaultKind.OpenEnd, 8)]
    [InlineData("../2022-05", PlannedDateFaultKind.OpenEnd, 0)]
    [InlineData("[2022..2024]", PlannedDateFaultKind.OpenEnd, 5)]
    [InlineData("[2022,2023..]", PlannedDateFaultKind.OpenEnd, 10)]
    [InlineData("2022/2023/2024", PlannedDateFaultKind.TooManySlashes, 9)]
    [InlineData("2022//2024", PlannedDateFaultKind.TooManySlashes, 5)]
    [InlineData("[2022-05/2022-06,2022-08]", PlannedDateFaultKind.TooManySlashes, 8)]
    [InlineData("2022-06/2022-05", PlannedDateFaultKind.EndBeforeStart, 8)]
    [InlineData("2022-05-02/2022-05-01", PlannedDateFaultKind.EndBeforeStart, 11)]
    [InlineData("2022-24/2022-12-01", null, 0)] // the winter begins in December
    [InlineData("2022-24/2022-11", PlannedDateFaultKind.EndBeforeStart, 8)]
    [InlineData("2023/2022", PlannedDateFaultKind.EndBeforeStart, 5)]
    [InlineData("[2022-06,2022-08", PlannedDateFaultKind.BracketNotClosed, 16)]
    [InlineData("[", PlannedDateFaultKind.BracketNotClosed, 1)]
    [InlineData("[2022,2023]x", PlannedDateFaultKind.TextAfterBracket, 11)]
    [InlineData("[2022,2023]/2024", PlannedDateFaultKind.TextAfterBracket, 11)]
    [InlineData("[]", PlannedDateFaultKind.TooFewAlternatives, 1)]
    [InlineData("[2022-06]", PlannedDateFaultKind.TooFewAlternatives, 0)]
    [InlineData("[juni]", PlannedDateFaultKind.NotADate, 1)]
    public void The_fault_and_its_place(string text, PlannedDateFaultKind? kind, int index)
    {
        var read = PlannedDate.TryParse(text, out var date, out var fault);

        Assert.Equal(kind is null, read);
        Assert.Equal(kind is null, date is not null);
        Assert.Equal((kind, index), (fault?.Kind, fault?.Index ?? 0));
    }

    [Fact]
    public void No_text_at_all_is_empty()
    {
        Assert.False(PlannedDate.TryParse(null, out _, out var fault));
        Assert.Equal(PlannedDateFaultKind.Empty, fault.Kind);
    }

    [Fact]
    public void The_fault_carries_the_piece_it_is_about()
    {
        Assert.False(PlannedDate.TryParse("[2022-06,2022-13]", out _, out var fault));
        Assert.Equal("2022-13", fault.Fragment);
    }

    [Fact]
    public void Reading_it_all_the_same_throws_and_quotes_it()
    {
        var thrown = Assert.Throws<FormatException>(() => PlannedDate.Parse("2022-13"));

        Assert.Contains("\"2022-13\"", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_fault_is_tried_above()
    {
        var tried = typeof(When_a_plan_is_written_wrong).GetMethod(nameof(The_fault_and_its_place))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
            .Select(a => ((InlineDataAttribute)a).Data[1])
            .OfType<PlannedDateFaultKind>();

        Assert.Empty(Enum.GetValues<PlannedDateFaultKind>().Except(tried));
    }

    [Fact]
    public void Any_text_is_read_exactly_if_the_grammar_has_it_and_a_fault_points_into_it() =>
        Prop.ForAll(Scribble().ToArbitrary(), text =>
        {
            var read = PlannedDate.TryParse(text, out var date, out var fault);
            return read == InTheGrammar(text)
                && (read ? date!.Text == text && fault is null : date is null && fault!.Index >= 0 && fault.Index <= text.Length);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000).WithQuietOnSuccess(true));

    /// <summary>Something like a planned date, often with one character too many, too few or another.</summary>
    private static Gen<string> Scribble()
    {
        var year = Gen.Elements("2022", "2023", "2024", "0000");
        var month = Gen.Elements("-00", "-02", "-05", "-12", "-13", "-20", "-21", "-24", "-25");
        var day = Gen.Elements("-00", "-01", "-28", "-29", "-30", "-31");
        var one = Gen.OneOf(
            year,
            year.SelectMany(y => month.Select(m => y + m)),
            year.SelectMany(y => month.SelectMany(m => day.Select(d => y + m + d))));
        var several = Gen.OneOf(
            one,
            one.Two().Select(two => $"{two.Item1}/{two.Item2}"),
            one.Two().Select(two => $"[{two.Item1},{two.Item2}]"),
            one.Three().Select(three => $"[{three.Item1},{three.Item2},{three.Item3}]"));
        var slip = Gen.Elements("", "", "0", "2", "-", "/", "[", "]", ",", ".", "..", " ", "?", "x");
        return several.SelectMany(text => Gen.Choose(0, text.Length).SelectMany(at => Gen.Choose(0, 1).SelectMany(drop =>
            slip.Select(put => text[..at] + put + text[Math.Min(at + drop, text.Length)..]))));
    }

    /// <summary>The contract's sentence as a pattern, with the framework's own reading of days.</summary>
    private static bool InTheGrammar(string text)
    {
        const string One = @"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?";
        if (!Regex.IsMatch(text, $@"\A(?:{One}|{One}/{One}|\[{One}(?:,{One})+\])\z", RegexOptions.CultureInvariant))
        {
            return false;
        }

        var dates = Regex.Matches(text, One).Select(m => m.Value).ToList();
        return dates.All(d => FirstDay(d) is not null)
            && (!text.Contains('/', StringComparison.Ordinal) || string.CompareOrdinal(LastText(dates[1]), FirstText(dates[0])) >= 0);
    }

    private static DateOnly? FirstDay(string date) =>
        DateOnly.TryParseExact(FirstText(date), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string FirstText(string date) => date.Length switch
    {
        4 => $"{date}-01-01",
        7 => date[5..] switch
        {
            "21" => $"{date[..4]}-03-01",
            "22" => $"{date[..4]}-06-01",
            "23" => $"{date[..4]}-09-01",
            "24" => $"{date[..4]}-12-01",
            _ => $"{date}-01",
        },
        _ => date,
    };

    /// <summary>A text that sorts where the last day does: 31 will do for any month.</summary>
    private static string LastText(string date) => date.Length switch
    {
        4 => $"{date}-12-31",
        7 => date[5..] switch
        {
            "21" => $"{date[..4]}-05-31",
            "22" => $"{date[..4]}-08-31",
            "23" => $"{date[..4]}-11-30",
            "24" => $"{int.Parse(date[..4], CultureInfo.InvariantCulture) + 1:0000}-02-29",
            _ => $"{date}-31",
        },
        _ => date,
    };
}
