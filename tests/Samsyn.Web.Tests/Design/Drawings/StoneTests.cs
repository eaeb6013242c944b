using Samsyn.Domain.Decisions;
using Samsyn.Web.Design.Drawings;

namespace Samsyn.Web.Tests.Design.Drawings;

/// <summary>Rows, ring, tiles and bar: one stone per party, every stone with its name, nothing but classes for colour.</summary>
public class StoneTests
{
    private static readonly PartyState[] AllStates = Enum.GetValues<PartyState>();

    private static Stone[] Some(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Stone(AllStates[i * i % AllStates.Length], "Part " + i))];

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(25, 1)]
    [InlineData(50, 2)]
    [InlineData(311, 13)]
    public void A_row_has_one_titled_stone_per_party_in_runs_of_25(int count, int runs)
    {
        var page = Markup.Page(StoneRow.Draw(new Caption("rad", "Rad", "Så många."), Some(count)));
        Assert.Equal(count, page.OfClass("d-stone").Count());
        Assert.Equal(count, page.OfClass("d-stone").Select(s => s.Element("title")?.Value).Distinct().Count());
        Assert.Equal(runs, page.OfClass("d-run").Count());
    }

    [Fact]
    public void A_row_begins_with_the_yes_and_ends_with_the_undecided()
    {
        Stone[] stones =
        [
            new(PartyState.Undecided, "a"), new(PartyState.Approved, "b"), new(PartyState.Tabled, "c"), new(PartyState.Approved, "d"),
        ];
        var page = Markup.Page(StoneRow.Draw(new Caption("rad", "Rad", "2 av 4."), stones));
        Assert.Equal(["b", "d", "c", "a"], page.OfClass("d-stone").Select(s => s.Element("title")!.Value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(111)]
    [InlineData(311)]
    public void A_ring_has_one_titled_stone_per_party_inside_its_picture(int count)
    {
        RingGroup[] groups = [new("Öst", "0 av 1", Some(1)), new("Väst <&>", "många", Some(count - 1))];
        var page = Markup.Page(StonesRing.Draw(new Caption("ring", "Ring", "Så många."), "7", "av många", groups));
        Assert.Equal(count, page.OfClass("d-stone").Count());
        Assert.All(page.OfClass("d-stone"), s => Assert.StartsWith("Part ", s.Element("title")!.Value, StringComparison.Ordinal));
        var box = page.OfClass("d-ring").Single().Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
        Assert.All(Points(page), p => Assert.InRange(p, box[0], box[0] + box[2]));
        Assert.Equal(0, box[0] + box[2] / 2, 3);
    }

    [Fact]
    public void Ring_names_do_not_cover_each_other_even_for_21_groups()
    {
        var groups = Enumerable.Range(0, 21).Select(i => new RingGroup("Västernorrlands län", "3 av 15", Some(15))).ToArray();
        var page = Markup.Page(StonesRing.Draw(new Caption("ring", "Ring", "311."), "311", "av 311", groups));
        var boxes = page.OfClass("d-ring-label").Select(label =>
        {
            var texts = label.Elements("text").ToArray();
            var width = texts.Max(t => TextWidth.Of(t.Value, 13.5, bold: true));
            var x = Number(texts[0].Attribute("x")!.Value);
            var left = Markup.Classes(label)[1] switch { "d-start" => x, "d-end" => x - width, _ => x - width / 2 };
            return new Box(left, Number(texts[0].Attribute("y")!.Value) - 11, width, (texts.Length - 1) * 17 + 12);
        }).ToArray();
        Assert.Equal(21, boxes.Length);
        Assert.All(boxes, box => Assert.DoesNotContain(boxes, other => other != box && other.Overlaps(box)));
    }

    [Fact]
    public void Two_drawings_on_a_page_share_no_id_and_none_sets_a_style()
    {
        var page = Markup.Page(
            StatePatterns.Definitions,
            StoneRow.Draw(new Caption("ett", "Rad", "d"), Some(30)),
            StoneRow.Draw(new Caption("tva", "Rad", "d"), Some(30)),
            StonesRing.Draw(new Caption("tre", "Ring", "d"), "1", "av 2", [new("A", "1 av 2", Some(2))]),
            PopulationBar.Draw(new Caption("fyra", "Andel", "d"), ExerciseSample.Shares()),
            ExerciseSample.Map().Draw(new Caption("fem", "Karta", "d"), ExerciseSample.AreaStates()));
        var ids = page.Descendants().Select(e => (string?)e.Attribute("id")).OfType<string>().ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.DoesNotContain(page.Descendants(), e => e.Attribute("style") is not null || e.Name.LocalName == "style");
        var named = page.Descendants().Where(e => (string?)e.Attribute("role") == "img").ToList();
        Assert.Equal(5, named.Count);
        Assert.All(named, e => Assert.All(e.Attribute("aria-labelledby")!.Value.Split(' '), id => Assert.Contains(id, ids)));
    }

    [Fact]
    public void Every_pattern_the_stylesheet_asks_for_is_defined()
    {
        var css = File.ReadAllText(Path.Combine(ExerciseSample.Root, "src", "Samsyn.Web", "wwwroot", "css", "drawings.css"));
        var asked = System.Text.RegularExpressions.Regex.Matches(css, @"url\(#([a-z-]+)\)").Select(m => m.Groups[1].Value).Distinct().Order().ToList();
        var defined = Markup.Page(StatePatterns.Definitions).Descendants("pattern").Select(p => p.Attribute("id")!.Value).Order().ToList();
        Assert.Equal(defined, asked);
        Assert.All(AllStates, state => Assert.Contains("." + StateInk.Class(state) + " {", css, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_state_has_a_tile_of_its_own_that_screen_readers_skip()
    {
        var tiles = AllStates.Select(s => StateTile.For(s).Text()).ToList();
        Assert.Equal(AllStates.Length, tiles.Distinct().Count());
        Assert.All(tiles, t => Assert.Contains("aria-hidden=\"true\"", t, StringComparison.Ordinal));
    }

    [Fact]
    public void The_bar_fills_its_width_and_shows_the_smallest_share()
    {
        PopulationShare[] shares =
        [
            new(PartyState.Undecided, 300, "u"), new(PartyState.Approved, 1_700_000, "a"), new(PartyState.Tabled, 0, "t"), new(PartyState.Rejected, 1, "r"),
        ];
        var parts = Markup.Page(PopulationBar.Draw(new Caption("andel", "Andel", "d"), shares)).OfClass("d-stone").ToList();
        Assert.Equal(["a", "r", "u"], parts.Select(p => p.Element("title")!.Value));
        Assert.All(parts, p => Assert.True(Number(p.Attribute("width")!.Value) >= 5));
        Assert.Equal(379, Number(parts[^1].Attribute("x")!.Value) + Number(parts[^1].Attribute("width")!.Value), 1);
        Assert.Single(Markup.Page(PopulationBar.Draw(new Caption("andel", "Andel", "d"), [])).OfClass("d-stone"));
    }

    [Fact]
    public void A_row_and_a_ring_are_the_same_bytes_each_time()
    {
        StoneRow.Draw(new Caption("rad", "Fyrbodal 29 november 2022", "7 av 14 har sagt ja."), ExerciseSample.Stones("FY")).MustBeApproved("stone-row");
        StonesRing.Draw(new Caption("ring", "Läget 29 november 2022", "31 av 50 parter har sagt ja."), "31", "av 50 har sagt ja", ExerciseSample.Ring).MustBeApproved("ring");
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("å")]
    public void A_prefix_that_cannot_begin_an_id_is_refused(string prefix) =>
        Assert.Throws<ArgumentException>(() => new Caption(prefix, "t", "d"));

    private static IEnumerable<double> Points(System.Xml.Linq.XElement page) =>
        page.OfClass("d-stone").SelectMany(s => s.Attribute("d")!.Value.Trim('M', 'Z').Split('L')).Select(p => Number(p.Split(',')[0]));

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
