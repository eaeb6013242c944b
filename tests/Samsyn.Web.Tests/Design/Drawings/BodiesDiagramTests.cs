using System.Globalization;
using System.Xml.Linq;
using Samsyn.Domain.Principals;
using Samsyn.Web.Design;
using Samsyn.Web.Design.Drawings;

namespace Samsyn.Web.Tests.Design.Drawings;

/// <summary>The bodies of any county fit in the drawing: names, counts and stones come from its register.</summary>
[Rule("R11", "R58")]
public sealed class BodiesDiagramTests
{
    private static readonly DateOnly Day = new(2022, 11, 29);

    public static TheoryData<int, int, int, bool> Counties => new()
    {
        { 49, 4, 1, true }, { 5, 0, 1, true }, { 1, 0, 0, false }, { 290, 7, 21, true }, { 12, 3, 1, false }, { 0, 0, 1, true },
    };

    [Theory]
    [MemberData(nameof(Counties))]
    public void Boxes_stand_apart_inside_the_drawing_and_every_party_has_its_stone(int municipalities, int federations, int regions, bool joint)
    {
        Languages.Speak(Language.Swedish);
        var page = Markup.Page(BodiesDiagram.Draw(new Caption("organ", "Titel", "Beskrivning"), County(municipalities, federations, regions, joint), Day));
        var drawings = page.Elements("svg").ToList();

        Assert.Equal(2, drawings.Count);
        Assert.All(drawings, drawing =>
        {
            var view = ((string)drawing.Attribute("viewBox")!).Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
            var boxes = drawing.Elements("rect").Select(BoxOf).ToList();
            Assert.All(boxes, box => Assert.True(new Box(0, 0, view[2], view[3]).Contains(box)));
            for (var i = 0; i < boxes.Count; i++)
                for (var j = 0; j < i; j++) Assert.False(boxes[i].Overlaps(boxes[j]), $"{boxes[i]} lies on {boxes[j]}");
            Assert.Equal(municipalities + regions, drawing.OfClass("d-bodies-stone").Count());
            Assert.All(drawing.OfClass("d-bodies-stone"), stone => Assert.Contains(boxes, box => box.Contains(StoneBox(stone))));
        });
    }

    [Fact]
    public void A_federation_says_how_many_it_recommends_to_that_day()
    {
        Languages.Speak(Language.English);
        var text = string.Join(' ', Markup.Page(BodiesDiagram.Draw(new Caption("organ", "T", "D"), County(10, 2, 1, joint: true), Day)).Descendants("text").Select(t => t.Value.Replace(Dates.Hard, ' ')));

        Assert.Contains("Styrelsen i F1 5 municipalities", text, StringComparison.Ordinal);
        Assert.Contains("10 municipalities in two federations", text, StringComparison.Ordinal);
        Assert.Contains("No joint body can decide", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_federation_that_begins_later_is_drawn_among_the_boards_before_its_day()
    {
        Languages.Speak(Language.Swedish);
        var before = County(4, 2, 1, joint: true);
        var first = new DateOnly(2027, 1, 1);
        var county = new County
        {
            Id = before.Id, Name = before.Name, Principals = before.Principals, Bodies = [.. before.Bodies, new BodyEntry("F9", "Styrelsen i F9", Side.Municipal, Mandate.Recommends, null)],
            Federations = [.. before.Federations, new Federation("F9", "F9", null, null)],
            Memberships = [new(new PrincipalId("1000"), "F1", GroupKind.Federation, null, first.AddDays(-1), null), new(new PrincipalId("1000"), "F9", GroupKind.Federation, first, null, null)],
        };

        Assert.Equal([("Styrelsen i F1", 2), ("Styrelsen i F2", 2), ("Styrelsen i F9", 0)], new BodiesChart(county, first.AddDays(-1)).Boards.Select(b => (b.Name, b.Members)));
        Assert.Equal([("Styrelsen i F1", 1), ("Styrelsen i F2", 2), ("Styrelsen i F9", 1)], new BodiesChart(county, first).Boards.Select(b => (b.Name, b.Members)));
        Assert.Equal("Samorganisationens styrelse", Assert.Single(new BodiesChart(county, first.AddDays(-1)).JointOrganisations).Name);
        Assert.All(Markup.Page(BodiesDiagram.Draw(new Caption("organ", "T", "D"), county, first.AddDays(-1))).Elements("svg"),
            drawing => Assert.Equal(5, drawing.OfClass("d-bodies-stone").Count()));
    }

    [Fact]
    public void Names_are_text_and_never_markup()
    {
        var county = County(2, 0, 1, joint: true);
        var odd = new County
        {
            Id = "1", Name = "X", Principals = county.Principals, Federations = [], Memberships = [],
            Bodies = [new BodyEntry("KF", "<script>\"&'", Side.Municipal, Mandate.Decides, PrincipalType.Municipality)],
        };

        Assert.Contains("<script>\"&'", Markup.Page(BodiesDiagram.Draw(new Caption("o", "T", "D"), odd, Day)).Descendants("text").Select(t => t.Value));
    }

    private static County County(int municipalities, int federations, int regions, bool joint)
    {
        var codes = Enumerable.Range(1, federations).Select(n => $"F{n}").ToList();
        List<BodyEntry> bodies = [.. codes.Select(code => new BodyEntry(code, $"Styrelsen i {code}", Side.Municipal, Mandate.Recommends, null))];
        if (federations > 0) bodies.Insert(0, new BodyEntry("VK", "Samorganisationens styrelse", Side.Municipal, Mandate.Recommends, null));
        if (joint)
        {
            bodies.Add(new BodyEntry("SRO", "Politiskt samrådsorgan", Side.Joint, Mandate.Recommends, null));
            bodies.Add(new BodyEntry("PBG", "Politiska beredningsgruppen till samrådsorganet", Side.Joint, Mandate.Prepares, null));
        }

        bodies.Add(new BodyEntry("KS", "Kommunstyrelsen", Side.Municipal, Mandate.Prepares, PrincipalType.Municipality));
        bodies.Add(new BodyEntry("KF", "Kommunfullmäktige", Side.Municipal, Mandate.Decides, PrincipalType.Municipality));
        bodies.Add(new BodyEntry("RS", "Regionstyrelsen", Side.Region, Mandate.Prepares, PrincipalType.Region));
        bodies.Add(new BodyEntry("RF", "Regionfullmäktige", Side.Region, Mandate.Decides, PrincipalType.Region));
        bodies.Add(new BodyEntry("HSS", "Hälso- och sjukvårdsstyrelsen", Side.Region, Mandate.Decides, null));
        return new County
        {
            Id = "99", Name = "Provlän", Memberships = [], Bodies = bodies,
            Federations = [.. codes.Select(code => new Federation(code, code, null, null)), new Federation("VK", "Samorganisationen", "samorganisation", null)],
            Principals =
            [
                .. Enumerable.Range(0, municipalities).Select(n => new Principal
                {
                    Id = new PrincipalId((1000 + n).ToString(CultureInfo.InvariantCulture)), Type = PrincipalType.Municipality, Name = $"K{n}", OfficialName = $"K{n}",
                    FederationCode = federations == 0 ? null : codes[n % federations],
                }),
                .. Enumerable.Range(0, regions).Select(n => new Principal { Id = new PrincipalId($"REG{n}"), Type = PrincipalType.Region, Name = $"Region {n}", OfficialName = $"Region {n}" }),
            ],
        };
    }

    private static Box BoxOf(XElement rect)
    {
        double N(string name) => double.Parse((string)rect.Attribute(name)!, CultureInfo.InvariantCulture);
        return new Box(N("x"), N("y"), N("width"), N("height"));
    }

    private static Box StoneBox(XElement stone)
    {
        var first = ((string)stone.Attribute("d")!)[1..].Split('L')[0].Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return new Box(first[0], first[1], 10, 13);
    }
}
