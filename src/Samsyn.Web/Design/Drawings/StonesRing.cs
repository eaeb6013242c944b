using Microsoft.AspNetCore.Html;

namespace Samsyn.Web.Design.Drawings;

/// <summary>One federation's part of the ring.</summary>
/// <param name="Name">Written outside the ring; empty for none.</param>
/// <param name="Count">Under the name, in words: <c>9 av 12</c>.</param>
/// <param name="Stones">Its parties, in any order.</param>
public sealed record RingGroup(string Name, string Count, IReadOnlyList<Stone> Stones);

/// <summary>
/// The ring: every party is one stone, equals that stand apart and make one shape (domarring).
/// </summary>
/// <remarks>
/// Groups go clockwise in the order given, which the page makes the compass order of the county; a small first group
/// (the region's single stone) is centred at the top. Many parties stand in two or three courses, so a ring of 311 is
/// still made of stones one can see. Names outside the ring are hidden on phones. Source: LOOK.md 1, 5 "ring", picture 01.
/// </remarks>
public static class StonesRing
{
    private const double Outer = 166;
    private const double Course = 33;
    private const double NameSize = 13.5;
    private const double CountSize = 12.5;
    private const double LineHeight = 17;
    private const double WidestName = 150;
    private const double LeastHalf = 214;

    /// <summary>Draws the ring.</summary>
    /// <param name="figure">The large figure in the middle: <c>31</c>.</param>
    /// <param name="underFigure">What it counts: <c>av 50 har sagt ja</c>.</param>
    /// <example><code>
    /// @StonesRing.Draw(new Caption("ring", "Läget 29 november 2022", "31 av 50 parter har sagt ja."), "31", "av 50 har sagt ja", groups)
    /// </code></example>
    public static IHtmlContent Draw(Caption caption, string figure, string underFigure, IReadOnlyList<RingGroup> groups)
    {
        var plan = Plan.For(groups);
        var labels = PlaceLabels(groups, plan);
        var halfWidth = LeastHalf;
        var top = -LeastHalf;
        var bottom = LeastHalf;
        foreach (var label in labels)
        {
            halfWidth = Math.Max(halfWidth, Math.Max(-label.Box.X, label.Box.Right) + 2);
            top = Math.Min(top, label.Box.Y - 2);
            bottom = Math.Max(bottom, label.Box.Bottom + 2);
        }

        halfWidth = Math.Ceiling(halfWidth);
        (top, bottom) = (Math.Floor(top), Math.Ceiling(bottom));
        var pen = SvgText.Rent();
        // The frame lets a phone show the ring alone: the picture is made wider than the screen and its sides cut.
        pen.Raw("<span class=\"d-ring-frame\">").OpenPicture("d-ring", caption, new Box(-halfWidth, top, 2 * halfWidth, bottom - top), " preserveAspectRatio=\"xMidYMid slice\"");
        DrawStones(pen, groups, plan);
        var lines = TextWidth.Wrap(underFigure, 16, 190);
        pen.Raw("<text class=\"d-ring-figure\" x=\"0\" y=\"").Number(22 - (lines.Count - 1) * 6).Raw("\">").Encoded(figure).Raw("</text>");
        for (var i = 0; i < lines.Count; i++)
        {
            pen.Raw("<text class=\"d-ring-under\" x=\"0\" y=\"").Number(49 + i * 20 - (lines.Count - 1) * 6).Raw("\">").Encoded(lines[i]).Raw("</text>");
        }

        foreach (var label in labels)
        {
            label.Draw(pen);
        }

        return pen.Raw("</svg></span>").Finish();
    }

    private static void DrawStones(SvgText pen, IReadOnlyList<RingGroup> groups, Plan plan)
    {
        var index = 0;
        var depth = Course / plan.Courses;
        for (var g = 0; g < groups.Count; g++)
        {
            var sorted = StateInk.InRowOrder(groups[g].Stones);
            pen.Raw("<g class=\"").Raw(plan.Courses == 1 && plan.Step * Outer > 10 ? "d-ring-stones" : "d-ring-stones d-ring-fine").Raw("\">");
            for (var i = 0; i < sorted.Length; i++, index++)
            {
                var middle = plan.Start[g] + (i / plan.Courses + 0.5) * plan.Step;
                var outer = Outer - i % plan.Courses * depth;
                var inner = outer - depth + (plan.Courses > 1 ? 2 : 0);
                var (left, right) = Hewn.Top(index);
                var fine = Math.Min(1, depth / 20);
                pen.Raw("<path class=\"d-stone ").Raw(StateInk.Class(sorted[i].State)).Raw("\" d=\"M");
                Corner(pen, middle, -plan.Step / 2, outer - left * fine, plan.Gap);
                pen.Raw('L');
                Corner(pen, middle, plan.Step / 2, outer - right * fine, plan.Gap);
                pen.Raw('L');
                Corner(pen, middle, plan.Step / 2, inner, plan.Gap);
                pen.Raw('L');
                Corner(pen, middle, -plan.Step / 2, inner, plan.Gap);
                pen.Raw("Z\">").Title(sorted[i].Title).Raw("</path>");
            }

            pen.Raw("</g>");
        }
    }

    // Half the gap is taken off along the circle at each radius, so that the joints are as wide outside as inside.
    private static void Corner(SvgText pen, double middle, double half, double radius, double gap)
    {
        var angle = middle + half - Math.Sign(half) * gap / 2 / radius;
        pen.Point(radius * Math.Sin(angle), -radius * Math.Cos(angle));
    }

    private static List<Label> PlaceLabels(IReadOnlyList<RingGroup> groups, Plan plan)
    {
        var placed = new List<Label>();
        for (var g = 0; g < groups.Count; g++)
        {
            var group = groups[g];
            if (group.Name.Length == 0 || group.Stones.Count == 0)
            {
                continue;
            }

            var columns = (group.Stones.Count + plan.Courses - 1) / plan.Courses;
            var angle = plan.Start[g] + columns * plan.Step / 2;
            var (east, south) = (Math.Sin(angle), -Math.Cos(angle));
            var names = TextWidth.Wrap(group.Name, NameSize, WidestName, bold: true);
            var width = TextWidth.Of(group.Count, CountSize);
            foreach (var name in names)
            {
                width = Math.Max(width, TextWidth.Of(name, NameSize, bold: true));
            }

            var height = (names.Count + 1) * LineHeight;
            var radius = Outer + 13;
            var anchor = Math.Abs(east) < 0.22 ? Anchor.Middle : east > 0 ? Anchor.Start : Anchor.End;
            var x = east * radius - (anchor == Anchor.Middle ? width / 2 : anchor == Anchor.End ? width : 0);
            var y = south * radius - height * (1 - south) / 2;
            var box = new Box(x, y, width, height);
            while (placed.Any(other => other.Box.Overlaps(box)))
            {
                box = box with { Y = box.Y + (south < 0 ? -4 : 4) };
            }

            placed.Add(new Label(box, anchor, names, group.Count));
        }

        return placed;
    }

    private enum Anchor
    {
        Start,
        Middle,
        End,
    }

    private sealed record Label(Box Box, Anchor Anchor, IReadOnlyList<string> Names, string Count)
    {
        public void Draw(SvgText pen)
        {
            var (name, x) = Anchor switch
            {
                Anchor.Start => ("d-start", Box.X),
                Anchor.End => ("d-end", Box.Right),
                _ => ("d-middle", Box.X + Box.Width / 2),
            };
            pen.Raw("<g class=\"d-ring-label ").Raw(name).Raw("\">");
            for (var i = 0; i < Names.Count; i++)
            {
                pen.Raw("<text class=\"d-ring-name\"").Attribute("x", x).Attribute("y", Box.Y + i * LineHeight + 13).Raw('>')
                    .Encoded(Names[i]).Raw("</text>");
            }

            pen.Raw("<text class=\"d-ring-count\"").Attribute("x", x).Attribute("y", Box.Y + Names.Count * LineHeight + 13).Raw('>')
                .Encoded(Count).Raw("</text></g>");
        }
    }

    /// <summary>How wide a stone is, in how many courses they stand, and where each group begins (radians from the top).</summary>
    private sealed record Plan(double Step, double Gap, int Courses, double[] Start)
    {
        public static Plan For(IReadOnlyList<RingGroup> groups)
        {
            var count = groups.Sum(g => g.Stones.Count);
            var courses = count <= 110 ? 1 : count <= 220 ? 2 : 3;
            var columns = groups.Sum(g => (g.Stones.Count + courses - 1) / courses);
            var present = groups.Count(g => g.Stones.Count > 0);
            // Few parties do not become slabs: a stone is at most a twelfth of the circle, the rest is air.
            var between = present > 1 ? columns > 60 ? 0.9 : 0.55 : 0;
            var step = Math.Min(2 * Math.PI / Math.Max(columns + between * present, 1), Math.PI / 6);
            var air = present == 0 ? 0 : (2 * Math.PI - columns * step) / present;
            var start = new double[groups.Count];
            var first = groups.Count == 0 ? 0 : (groups[0].Stones.Count + courses - 1) / courses;
            var at = first <= columns / 10.0 || first == columns && columns == 1 ? -first * step / 2 : air / 2;
            for (var g = 0; g < groups.Count; g++)
            {
                start[g] = at;
                if (groups[g].Stones.Count > 0)
                {
                    at += (groups[g].Stones.Count + courses - 1) / courses * step + air;
                }
            }

            var gap = Math.Min(6.4, Math.Max(1.6, step * (Outer - 16) * 0.32));
            return new Plan(step, gap, courses, start);
        }
    }
}
