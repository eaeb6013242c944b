using Samsyn.Web.Design;
using Samsyn.Web.Design.Drawings;

namespace Samsyn.Web.Tests.Design.Drawings;

/// <summary>The timeline: no text covers another, a box or the edge; the uncertain is dashed and italic; slips stay.</summary>
public class CascadeTimelineTests
{
    private static readonly Caption Named = new("tidslinje", "Vägen till beslut", "Sex av åtta steg är klara.");

    public CascadeTimelineTests() => Languages.Speak(Language.Swedish);

    public static TheoryData<string> Samples => ["exercise", "hard", "generated"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_text_covers_another_text_or_a_box_or_leaves_the_drawing(string sample)
    {
        var layout = new TimelineLayout(Rows(sample));
        var sheet = new Box(0, 0, TimelineLayout.Width, layout.Height);
        foreach (var row in layout.Rows)
        {
            var own = new Box(0, row.Top, TimelineLayout.Width, row.Height);
            var texts = row.Texts.Concat(row.Joins.Select(j => j.Word).OfType<PlacedText>()).ToList();
            Assert.All(texts, t => Assert.True(sheet.Contains(t.Box) && own.Contains(t.Box), $"{row.Row.Title}: '{t.Text}' leaves its row"));
            Assert.All(row.Spans, s => Assert.True(own.Contains(s.Box), $"{row.Row.Title}: a box leaves its row"));
            for (var i = 0; i < texts.Count; i++)
            {
                Assert.All(texts.Skip(i + 1), other => Assert.False(texts[i].Box.Overlaps(other.Box), $"'{texts[i].Text}' and '{other.Text}'"));
            }

            Assert.All(row.Texts, t => Assert.All(row.Spans, s => Assert.False(t.Box.Overlaps(s.Box), $"'{t.Text}' and a box of {row.Row.Title}")));
            Assert.All(row.Row.Happened, o => Assert.All(row.Texts, t => Assert.False(
                t.Box.Overlaps(layout.StoneBox(o.Day, row.Row.Happened.Count) with { Y = row.StonesTop }), $"'{t.Text}' and the stone {o.Title}")));
        }
    }

    [Fact]
    public void The_exercise_is_as_approved() => CascadeTimeline.Draw(Named, TimeSample.AsOf, TimeSample.Rows).MustBeApproved("timeline");

    [Fact]
    public void What_is_uncertain_is_dashed_and_in_the_source_words()
    {
        var page = Markup.Page(CascadeTimeline.Draw(Named, TimeSample.AsOf, TimeSample.Rows));
        var svg = page.OfClass("d-cascade").Single();
        Assert.Equal(2, svg.OfClass("d-tl-certain").Count());
        Assert.Equal(7, svg.OfClass("d-tl-preliminary").Count());
        Assert.Equal("eller", svg.OfClass("d-tl-or").Single().Value);
        Assert.Contains(svg.OfClass("d-uncertain"), t => t.Value == "preliminärt juni alternativt augusti");
        Assert.DoesNotContain(svg.OfClass("d-uncertain"), t => t.Value == "22 april");
        Assert.All(svg.OfClass("d-tl-box").Concat(svg.OfClass("d-tl-stone")).Concat(svg.OfClass("d-tl-mark")), s => Assert.NotEmpty(s.Element("title")!.Value));
    }

    [Fact]
    public void A_slip_leaves_the_first_plan_drawn_and_in_the_list()
    {
        var page = Markup.Page(CascadeTimeline.Draw(Named, null, TimeSample.HardRows));
        Assert.Equal(2, page.OfClass("d-tl-box").Count(b => Markup.Classes(b).Contains("d-tl-earlier-box")));
        Assert.Contains(page.OfClass("d-step-more"), p => p.Value == "Tidigare plan: preliminärt maj");
    }

    [Theory]
    [InlineData(2022, 11, 29, 1)]
    [InlineData(2026, 1, 1, 0)]
    public void The_flag_stands_only_within_the_months_shown(int year, int month, int day, int flags)
    {
        var page = Markup.Page(CascadeTimeline.Draw(Named, new(year, month, day), TimeSample.Rows));
        Assert.Equal(flags, page.OfClass("d-tl-flag").Count());
        Assert.Equal(flags, page.OfClass("d-tl-asof").Count());
    }

    [Fact]
    public void The_list_for_narrow_screens_has_every_row_with_its_words()
    {
        var list = Markup.Page(CascadeTimeline.Draw(Named, null, TimeSample.Rows)).OfClass("d-cascade-list").Single();
        Assert.Equal(TimeSample.Rows.Select(r => r.Title), list.OfClass("d-step-title").Select(p => p.Value));
        Assert.Equal(TimeSample.Rows.Select(r => r.Plan.Words), list.OfClass("d-step-words").Select(p => p.Value));
    }

    [Fact]
    public void English_pages_say_or_and_no_rows_draw_an_empty_axis()
    {
        Languages.Speak(Language.English);
        Assert.Contains(">or</text>", CascadeTimeline.Draw(Named, null, TimeSample.Rows).Text(), StringComparison.Ordinal);
        Assert.Contains("one or the other", CascadeTimeline.Legend().Text(), StringComparison.Ordinal);
        Assert.Single(Markup.Page(CascadeTimeline.Draw(Named, null, [])).OfClass("d-cascade"));
    }

    private static IReadOnlyList<TimelineRow> Rows(string sample) => sample switch
    {
        "exercise" => TimeSample.Rows,
        "hard" => TimeSample.HardRows,
        _ => [.. Enumerable.Range(0, 400).Select(Generated)],
    };

    // A fixed seed: the same four hundred rows each time, over three years.
    private static TimelineRow Generated(int seed)
    {
        var random = new Random(seed);
        var start = new DateOnly(2021, 1, 1);
        var day = start.AddDays(random.Next(1000));
        var length = random.Next(4) switch { 0 => 0, 1 => random.Next(10), 2 => random.Next(90), _ => random.Next(700) };
        TimelineSpan Span(DateOnly first, int days) => new(first, first.AddDays(days), random.Next(3) == 0, random.Next(9) == 0);
        var second = day.AddDays(length + 1 + random.Next(60));
        var oneOf = random.Next(3) == 0;
        var words = string.Join(' ', Enumerable.Repeat("preliminärt någon dag", random.Next(1, 9)));
        return new TimelineRow(string.Join(' ', Enumerable.Repeat("Kommunfullmäktige", random.Next(1, 7))), "beslutar i alla kommuner som är med",
            new(oneOf ? [Span(day, length) with { OpenEnd = false }, Span(second, random.Next(40))] : [Span(day, length)], words, oneOf))
        {
            EarlierPlans = random.Next(3) == 0 ? [new([Span(start.AddDays(random.Next(1000)), random.Next(60))], "preliminärt " + words)] : [],
            Happened = [.. Enumerable.Range(0, random.Next(4) * random.Next(9)).Select(i => new TimelineDay(start.AddDays(random.Next(1000)), "dag " + i))],
            HappenedText = random.Next(2) == 0 ? "" : string.Join(' ', Enumerable.Repeat("blev 28 april", random.Next(1, 12))),
        };
    }
}
