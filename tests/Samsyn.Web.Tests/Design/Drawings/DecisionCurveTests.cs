using System.Globalization;
using Samsyn.Web.Design;
using Samsyn.Web.Design.Drawings;

namespace Samsyn.Web.Tests.Design.Drawings;

/// <summary>The curve ends at the as-of day, shows a goal only when one is known, and survives odd data.</summary>
public class DecisionCurveTests
{
    private static readonly Caption Named = new("kurva", "Besluten dag för dag", "31 av 50 har sagt ja.");

    public DecisionCurveTests() => Languages.Speak(Language.Swedish);

    [Fact]
    public void The_exercise_is_as_approved() => DecisionCurve.Draw(Named, TimeSample.Curve).MustBeApproved("curve");

    [Fact]
    public void No_line_after_the_as_of_day()
    {
        var later = TimeSample.Curve with { Steps = [.. TimeSample.Curve.Steps, new(new(2022, 12, 10), 44)] };
        Assert.Equal(DecisionCurve.Draw(Named, TimeSample.Curve).Text(), DecisionCurve.Draw(Named, later).Text());
        Assert.Equal("31", Figure(later));
    }

    [Fact]
    public void An_annulled_decision_takes_the_line_down()
    {
        var down = TimeSample.Curve with { Steps = [new(new(2022, 9, 5), 3), new(new(2022, 10, 1), 2)] };
        Assert.Equal("2", Figure(down));
        var heights = Heights(down);
        Assert.True(heights[^1] > heights.Min(), "the line ends lower than its top");
    }

    [Fact]
    public void No_decisions_at_all_is_a_level_line_at_nought()
    {
        var none = TimeSample.Curve with { Steps = [] };
        Assert.Equal("0", Figure(none));
        Assert.Single(Heights(none).Distinct());
    }

    [Theory]
    [InlineData(50, 1)]
    [InlineData(null, 0)]
    public void A_goal_that_is_not_known_has_no_line(int? goal, int lines)
    {
        var page = Markup.Page(DecisionCurve.Draw(Named, TimeSample.Curve with { Goal = goal, GoalText = "Räknas i invånare <här>" }));
        Assert.Equal(2 * lines, page.OfClass("d-curve-goal").Count());
        Assert.Equal(2, page.OfClass("d-curve-goal-text").Count(t => t.Value == "Räknas i invånare <här>"));
    }

    [Theory]
    [InlineData(2022, 9, 30, "5\u00a0sep")]
    [InlineData(2022, 12, 31, "sep")]
    [InlineData(2024, 12, 31, "jan")]
    [InlineData(2040, 12, 31, "2025")]
    public void The_marks_suit_the_span(int year, int month, int day, string first)
    {
        var scale = new TimeScale(new(2022, 9, 1), new(year, month, day), 0, 700);
        var ticks = scale.Ticks(76);
        Assert.Equal(first, ticks[0].Label);
        Assert.All(ticks.Zip(ticks.Skip(1)), pair => Assert.True(scale.Start(pair.Second.Day) - scale.Start(pair.First.Day) >= 70));
    }

    [Fact]
    public void The_first_day_and_the_last_the_calendar_has_are_drawn()
    {
        DecisionCurve.Draw(Named, new() { AsOf = DateOnly.MaxValue, Parties = 1, Steps = [new(DateOnly.MinValue, 1)] });
        DecisionCurve.Draw(Named, new() { AsOf = DateOnly.MinValue, Parties = 0 });
    }

    [Fact]
    public void Months_are_in_the_language_of_the_page()
    {
        Languages.Speak(Language.English);
        Assert.Contains(">Oct<", DecisionCurve.Draw(Named, TimeSample.Curve).Text(), StringComparison.Ordinal);
        Languages.Speak(Language.Swedish);
        Assert.Contains(">okt<", DecisionCurve.Draw(Named, TimeSample.Curve).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_differ_between_the_wide_and_the_narrow_drawing()
    {
        var ids = Markup.Page(DecisionCurve.Draw(Named, TimeSample.Curve)).Descendants().Select(e => (string?)e.Attribute("id")).OfType<string>().ToList();
        Assert.Equal(4, ids.Distinct().Count());
        Assert.Equal(4, ids.Count);
    }

    private static string Figure(DecisionCurveInput input) =>
        Markup.Page(DecisionCurve.Draw(Named, input)).OfClass("d-curve-figure").Select(t => t.Value).Distinct().Single();

    private static double[] Heights(DecisionCurveInput input)
    {
        var path = Markup.Page(DecisionCurve.Draw(Named, input)).OfClass("d-curve-line").First().Attribute("d")!.Value;
        var start = path[(path.IndexOf(',', StringComparison.Ordinal) + 1)..path.IndexOf('H', StringComparison.Ordinal)];
        return [.. path.Split('V').Skip(1).Select(p => p.Split('H')[0]).Prepend(start).Select(p => double.Parse(p, CultureInfo.InvariantCulture))];
    }
}
