using System.Text;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Design.Drawings;

namespace Samsyn.Web.Tests.Design.Drawings;

/// <summary>The map: every municipality once, names that never cover each other, borders from the outlines alone.</summary>
public class CountyMapTests
{
    private static readonly CountyMap Map = ExerciseSample.Map();

    [Fact]
    public void All_49_municipalities_are_drawn_with_title_name_and_state()
    {
        var page = Markup.Page(Map.Draw(new Caption("karta", "Karta", "31 av 50."), ExerciseSample.AreaStates()));
        var areas = page.OfClass("d-area").ToList();
        Assert.Equal(49, areas.Count);
        Assert.Equal(
            ExerciseSample.Municipalities.Select(m => m.Name).Order(StringComparer.Ordinal),
            page.OfClass("d-name").Where(t => !Markup.Classes(t).Contains("d-name-large")).Select(t => t.Value).Order(StringComparer.Ordinal));
        Assert.Equal("Mark: bordlagt", Assert.Single(areas, a => a.Element("title")!.Value.StartsWith("Mark:", StringComparison.Ordinal)).Element("title")!.Value);
        Assert.Equal(30, page.OfClass("d-approved").Count());
        Assert.Equal(2, page.OfClass("d-tabled").Count());
    }

    [Fact]
    public void No_name_covers_another_or_leaves_the_paper()
    {
        foreach (var names in new[] { Map.Names, Map.LargeNames })
        {
            Assert.All(names, n => Assert.True(Map.PaperBox.Contains(n.Box), n.Text));
            Assert.All(names, n => Assert.DoesNotContain(names, other => other != n && other.Box.Overlaps(n.Box)));
        }

        Assert.Equal(["Borås", "Göteborg", "Lidköping", "Skövde", "Trollhättan"], Map.LargeNames.Select(n => n.Text).Order(StringComparer.Ordinal));
        Assert.Contains(Map.Names, n => n.Text == "Öckerö" && n.Leader is not null);
        Assert.Contains(Map.Names, n => n.Text == "Falköping" && n.Leader is null);
    }

    [Fact]
    public void A_municipality_that_is_no_party_is_ground_with_its_name()
    {
        var states = ExerciseSample.AreaStates().Where(s => s.Key != "1463").ToDictionary();
        var page = Markup.Page(Map.Draw(new Caption("karta", "Karta", "d"), states));
        Assert.Equal("Mark", Assert.Single(page.OfClass("d-outside")).Element("title")!.Value);
    }

    [Fact]
    public void Borders_run_where_two_federations_meet_also_when_a_corner_lies_on_a_side()
    {
        // West is one tall square; east are two, so that their common corner lies in the middle of the west one's side.
        var county = Invented(
            ("A", 10, 60, 11, 62), ("B", 11, 60, 12, 61), ("C", 11, 61, 12, 62));
        var (between, coast) = CountyBorders.Find(county.Areas, id => id == "A" ? "west" : "east");
        Assert.Single(between);
        Assert.Equal(3, between[0].Count);
        Assert.Equal(2, between[0].Max(p => p.Y) - between[0].Min(p => p.Y), 6);
        Assert.NotEmpty(coast);
        Assert.Empty(CountyBorders.Find(county.Areas, _ => "same").BetweenGroups);
        Assert.Empty(CountyBorders.Find(county.Areas, _ => null).BetweenGroups);
    }

    // Much too narrow for their names, which go to sea; or so nearly wide enough that inland names are squeezed in side by side.
    [Theory]
    [InlineData("Mycket långt kommunnamn", 30, 0.05)]
    [InlineData("Kommun", 16, 0.16)]
    [InlineData("Kommun", 20, 0.1)]
    public void An_invented_county_of_narrow_strips_keeps_its_names_apart(string name, int count, double width)
    {
        var strips = Enumerable.Range(0, count).Select(i => ($"{name} {i}", 15 + i * width, 65.0, 15 + (i + 1) * width, 66.0)).ToArray();
        var map = new CountyMap(Invented(strips), new CountyMapOptions());
        Assert.Equal(count, map.Names.Count);
        Assert.All(map.Names, n => Assert.True(map.PaperBox.Contains(n.Box), n.Text));
        Assert.All(map.Names, n => Assert.DoesNotContain(map.Names, other => other != n && other.Box.Overlaps(n.Box)));
    }

    [Theory]
    [InlineData("nonsense", "not JSON")]
    [InlineData("{}", "no 'features'")]
    [InlineData("{\"features\":[]}", "no municipalities")]
    [InlineData("{\"features\":[{\"properties\":{\"name\":\"A\"}}]}", "Feature 1 of the map has no property 'kommunkod'")]
    [InlineData("{\"features\":[{\"properties\":{\"name\":\"A\",\"kommunkod\":\"1\"}}]}", "no readable geometry")]
    [InlineData("{\"features\":[{\"properties\":{\"name\":\"A\",\"kommunkod\":\"1\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}", "is a Point")]
    [InlineData("{\"features\":[{\"properties\":{\"name\":\"A\",\"kommunkod\":\"1\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1],[2],[3]]]}}]}", "no readable geometry")]
    public void A_file_that_is_no_map_is_refused_with_the_reason(string json, string reason)
    {
        var refused = Assert.Throws<FormatException>(() => CountyGeometry.Parse(Encoding.UTF8.GetBytes(json)));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_states_give_the_same_bytes()
    {
        var (first, second) = (ExerciseSample.Map(), ExerciseSample.Map());
        var caption = new Caption("karta", "Karta", "d");
        Assert.Equal(first.Draw(caption, ExerciseSample.AreaStates()).Text(), second.Draw(caption, ExerciseSample.AreaStates()).Text());
        var other = ExerciseSample.AreaStates(_ => PartyState.Rejected);
        Assert.NotEqual(first.Draw(caption, other).Text(), second.Draw(caption, ExerciseSample.AreaStates()).Text());
    }

    private static CountyGeometry Invented(params (string Name, double West, double South, double East, double North)[] squares) =>
        CountyGeometry.Parse(Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(new
        {
            features = squares.Select(s => new
            {
                properties = new { kommunkod = s.Name, name = s.Name },
                geometry = new
                {
                    type = "Polygon",
                    coordinates = new[] { new[] { new[] { s.West, s.South }, [s.East, s.South], [s.East, s.North], [s.West, s.North], [s.West, s.South] } },
                },
            }),
        })));
}
