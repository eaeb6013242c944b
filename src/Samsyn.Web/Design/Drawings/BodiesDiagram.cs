using Microsoft.AspNetCore.Html;
using Samsyn.Domain.Principals;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design.Drawings;

/// <summary>
/// How a county's bodies fit together: who prepares, who recommends, who decides, on the municipalities' side, jointly and on
/// the region's side. The more ink a box has, the more it binds: only the deciding row is solid.
/// </summary>
/// <remarks>
/// <para>Everything comes from the county's register: bodies with side and mandate, members of federations, numbers of
/// principals. A body whose id is a federation's code is that federation's board and says how many members it recommends to.
/// The arrows follow from sides and mandates: preparing → recommending → deciding on each side, from the joint bodies to both
/// sides, within the municipal side from the joint organisation to the federations.</para>
/// <para>Two drawings, of which the style sheet shows one: three columns on wide screens and paper, one column on phones. The
/// page writes the same facts as a table beside it. Source: DOMAIN.md 1-18, LOOK.md 6.</para>
/// </remarks>
public static class BodiesDiagram
{
    private const double Wide = 1152;
    private const double Narrow = 280;
    private const double Gap = 30;

    /// <param name="day">The day whose memberships are counted.</param>
    public static IHtmlContent Draw(Caption caption, County county, DateOnly day)
    {
        var chart = new BodiesChart(county, day);
        var pen = SvgText.Rent();
        DrawWide(pen, caption, chart);
        DrawNarrow(pen, caption.WithSuffix("-smal"), chart);
        return pen.Finish();
    }

    /// <summary>What a row is called and what it means, both in the language of the page.</summary>
    internal static (string Name, string Means) Row(Mandate mandate) => mandate switch
    {
        Mandate.Prepares => (L("Bereder", "Prepares"), L("Tar fram och granskar. Binder ingen.", "Draws up and examines. Binds nobody.")),
        Mandate.Recommends => (L("Rekommenderar", "Recommends"), L("Säger vad andra bör besluta. Binder ingen.", "Says what others ought to decide. Binds nobody.")),
        _ => (L("Beslutar", "Decides"), L("Varje part för sig själv. Bara här blir någon bunden.", "Each party for itself. Only here is anyone bound.")),
    };

    internal static string Name(Side side) => side switch
    {
        Side.Municipal => L("Kommunerna", "The municipalities"),
        Side.Joint => L("Gemensamt", "Joint"),
        _ => L("Regionen", "The region"),
    };

    // ---- Three columns ----

    private static void DrawWide(SvgText pen, Caption caption, BodiesChart chart)
    {
        // The municipal column holds the federations side by side, and beside them a channel for the line from the
        // preparing boards straight down to the assemblies.
        var municipal = new Column(0, 756);
        var inner = municipal with { Width = 728 };
        var joint = new Column(780, 176);
        var region = new Column(976, 176);
        var lines = new List<Arrow>();
        var body = SvgText.Rent();

        var y = 64.0;
        var prepare = Rule(body, y, Mandate.Prepares);
        var ks = Stack(body, municipal, prepare, chart.Cell(Side.Municipal, Mandate.Prepares));
        var jointPrepare = Stack(body, joint, prepare, chart.Cell(Side.Joint, Mandate.Prepares));
        var regionPrepare = Stack(body, region, prepare, chart.Cell(Side.Region, Mandate.Prepares));
        y = Lowest(prepare, ks, jointPrepare, regionPrepare) + Gap;

        var recommendRule = y;
        var recommend = Rule(body, y, Mandate.Recommends);
        var first = Stack(body, inner, recommend, chart.JointOrganisations);
        var boardsTop = first.Count > 0 && chart.Boards.Count > 0 ? first[^1].Bottom + Gap : first.Count > 0 ? first[^1].Bottom : recommend;
        var boards = SideBySide(body, inner, boardsTop, chart.Boards);
        var jointRecommend = Stack(body, joint, recommend, chart.Cell(Side.Joint, Mandate.Recommends));
        var regionRecommend = Stack(body, region, recommend, chart.Cell(Side.Region, Mandate.Recommends));
        y = Lowest(recommend, first, boards, jointRecommend, regionRecommend) + Gap;

        var decideRule = y;
        var decide = Rule(body, y, Mandate.Decides);
        var municipalDecide = Decision(body, municipal, decide, chart, Side.Municipal, boards);
        var jointDecide = chart.Cell(Side.Joint, Mandate.Decides).Count > 0
            ? Decision(body, joint, decide, chart, Side.Joint, [])
            : Nobody(body, joint, decide);
        var regionDecide = Decision(body, region, decide, chart, Side.Region, []);
        var height = Lowest(decide, municipalDecide, jointDecide, regionDecide) + 2;

        // Municipal side.
        var lastAdvice = boards.Count > 0 ? boards : first;
        if (ks.Count > 0 && municipalDecide.Count > 0)
            lines.Add(Arrow.Down(lastAdvice.Count > 0 ? inner.Width + 16 : municipal.Middle, ks[^1].Bottom, decideRule));
        if (first.Count > 0)
            foreach (var board in boards) lines.Add(Arrow.Down(board.X + board.Width / 2, first[^1].Bottom, board.Y));
        if (municipalDecide.Count > 0)
            foreach (var box in lastAdvice) lines.Add(Arrow.Down(box.X + box.Width / 2, box.Bottom, decideRule));

        // Joint bodies, and from them to both sides.
        if (jointPrepare.Count > 0 && jointRecommend.Count > 0) lines.Add(Arrow.Down(joint.Middle, jointPrepare[^1].Bottom, recommendRule));
        if (jointRecommend.Count > 0)
        {
            var across = jointRecommend[0].Y + 23;
            if (lastAdvice.Count > 0) lines.Add(new Arrow(joint.X, across, inner.X + inner.Width, across));
            if (regionDecide.Count > 0 && regionRecommend.Count == 0) lines.Add(new Arrow(joint.X + joint.Width, across, region.Middle - 3, across, Joins: true));
        }

        // The region's side.
        if (regionRecommend.Count > 0)
        {
            if (regionPrepare.Count > 0) lines.Add(Arrow.Down(region.Middle, regionPrepare[^1].Bottom, recommendRule));
            if (regionDecide.Count > 0) lines.Add(Arrow.Down(region.Middle, regionRecommend[^1].Bottom, decideRule));
        }
        else if (regionDecide.Count > 0 && (regionPrepare.Count > 0 || jointRecommend.Count > 0))
        {
            lines.Add(Arrow.Down(region.Middle, regionPrepare.Count > 0 ? regionPrepare[^1].Bottom : jointRecommend[0].Y + 23, decideRule));
        }

        pen.OpenPicture("d-bodies d-bodies-wide", caption, new Box(0, 0, Wide, height));
        foreach (var (column, side) in new[] { (municipal, Side.Municipal), (joint, Side.Joint), (region, Side.Region) })
        {
            Text(pen, "d-bodies-side", column.X, 22, Name(side));
            Text(pen, "d-bodies-note", column.X, 43, chart.WhoIsOn(side));
        }
        // Level lines last: where they cross another, theirs is the one that runs through.
        foreach (var line in lines.OrderBy(line => line.Y1 == line.Y2)) line.Write(pen);
        pen.Raw(body.FinishText()).Raw("</svg>");
    }

    /// <summary>A row begins with a rule, its name and what it means; gives the y of its boxes.</summary>
    private static double Rule(SvgText pen, double y, Mandate mandate, double width = Wide)
    {
        var (name, means) = Row(mandate);
        pen.Raw("<path class=\"d-bodies-rule\" d=\"M0,").Number(y).Raw('H').Number(width).Raw("\"/>");
        Text(pen, "d-bodies-row", 0, y + 27, name);
        if (width == Wide)
        {
            Text(pen, "d-bodies-note", TextWidth.Of(name, 20, bold: true) + 14, y + 27, means);
            return y + 44;
        }

        var lines = TextWidth.Wrap(means, 14, width);
        for (var i = 0; i < lines.Count; i++) Text(pen, "d-bodies-note", 0, y + 48 + i * 19, lines[i]);
        return y + 48 + lines.Count * 19;
    }

    private static List<Box> Stack(SvgText pen, Column column, double y, IReadOnlyList<ChartBody> bodies)
    {
        var boxes = new List<Box>(bodies.Count);
        foreach (var body in bodies)
        {
            var box = new Box(column.X, y, column.Width, Height(body, column.Width));
            Draw(pen, box, body);
            boxes.Add(box);
            y = box.Bottom + 10;
        }

        return boxes;
    }

    /// <summary>Four to a line, all of a line as high as its highest.</summary>
    private static List<Box> SideBySide(SvgText pen, Column column, double y, IReadOnlyList<ChartBody> bodies)
    {
        var boxes = new List<Box>(bodies.Count);
        foreach (var line in bodies.Chunk(4))
        {
            var width = (column.Width - 12 * (line.Length - 1)) / line.Length;
            var height = line.Max(body => Height(body, width));
            for (var i = 0; i < line.Length; i++)
            {
                var box = new Box(column.X + i * (width + 12), y, width, height);
                Draw(pen, box, line[i]);
                boxes.Add(box);
            }

            y += height + 12;
        }

        return boxes;
    }

    private static double Height(ChartBody body, double width) =>
        TextWidth.Wrap(body.Name, 15, width - 24, bold: true).Count * 20 + (body.Note is null ? 0 : TextWidth.Wrap(body.Note, 14, width - 24).Count * 19) + 24;

    private static void Draw(SvgText pen, Box box, ChartBody body)
    {
        Frame(pen, box, body.Mandate == Mandate.Prepares ? "d-bodies-prepares" : "d-bodies-recommends");
        Lines(pen, box.X + 12, box.Y + 27, box.Width - 24, body, "");
    }

    /// <summary>The deciding bodies of a side in one solid box, with a stone for each party.</summary>
    private static List<Box> Decision(SvgText pen, Column column, double y, BodiesChart chart, Side side, List<Box> above)
    {
        var bodies = chart.Cell(side, Mandate.Decides);
        if (bodies.Count == 0) return [];
        var inner = column.Width - 24;
        var text = bodies.Sum(body => Height(body, column.Width) - 24) + (bodies.Count - 1) * 20;
        var groups = chart.StonesOf(side);
        var aligned = groups.Count > 1 && above.Count == groups.Count;
        if (!aligned && groups.Count > 1) groups = [groups.Sum()];
        var perLine = (int)((aligned ? above.Min(board => board.Width) - 24 : inner) / 14);
        var stoneLines = groups.Count == 0 ? 0 : groups.Max(count => (count + perLine - 1) / perLine);
        if (stoneLines > 0) perLine = (groups.Max() + stoneLines - 1) / stoneLines;
        var box = new Box(column.X, y, column.Width, 24 + text + (stoneLines == 0 ? 0 : 8 + stoneLines * 20));
        Frame(pen, box, "d-bodies-decides");
        var at = y + 27;
        for (var i = 0; i < bodies.Count; i++)
        {
            if (i > 0)
            {
                Text(pen, "d-bodies-note d-bodies-on", column.X + 12, at, L("eller", "or"));
                at += 20;
            }

            at = Lines(pen, column.X + 12, at, inner, bodies[i], " d-bodies-on");
        }

        for (var group = 0; group < groups.Count; group++)
        {
            Stones(pen, aligned ? above[group].X + 12 : column.X + 12, at - 7, groups[group], perLine);
        }

        return [box];
    }

    private static List<Box> Nobody(SvgText pen, Column column, double y)
    {
        var lines = TextWidth.Wrap(L("Inget gemensamt organ kan besluta åt någon annan.", "No joint body can decide for anyone else."), 15, column.Width - 8);
        for (var i = 0; i < lines.Count; i++) Text(pen, "d-bodies-note", column.X, y + 14 + i * 20, lines[i]);
        return [new Box(column.X, y, column.Width, lines.Count * 20)];
    }

    private static void Stones(SvgText pen, double x, double y, int count, int perLine)
    {
        for (var i = 0; i < count; i++)
        {
            var (left, right) = Hewn.Top(i);
            var (atX, atY) = (x + i % perLine * 14, y + i / perLine * 20);
            pen.Raw("<path class=\"d-bodies-stone\" d=\"M").Point(atX, atY + left).Raw('L').Point(atX + 10, atY + right)
                .Raw('V').Number(atY + 15).Raw('H').Number(atX).Raw("Z\"/>");
        }
    }

    private static double Lines(SvgText pen, double x, double y, double width, ChartBody body, string extra)
    {
        foreach (var line in TextWidth.Wrap(body.Name, 15, width, bold: true))
        {
            Text(pen, "d-bodies-name" + extra, x, y, line);
            y += 20;
        }

        foreach (var line in body.Note is null ? [] : TextWidth.Wrap(body.Note, 14, width))
        {
            Text(pen, "d-bodies-note" + extra, x, y - 1, line);
            y += 19;
        }

        return y;
    }

    private static void Frame(SvgText pen, Box box, string className) =>
        pen.Raw("<rect class=\"").Raw(className).Raw('"').Attribute("x", box.X + 1).Attribute("y", box.Y + 1)
            .Attribute("width", box.Width - 2).Attribute("height", box.Height - 2).Raw(" rx=\"4\"/>");

    private static void Text(SvgText pen, string className, double x, double y, string text) =>
        pen.Raw("<text class=\"").Raw(className).Raw('"').Attribute("x", x).Attribute("y", y).Raw('>').Encoded(text).Raw("</text>");

    private static double Lowest(double least, params IReadOnlyList<Box>[] cells) =>
        cells.SelectMany(cell => cell).Select(box => box.Bottom).Append(least).Max();

    // ---- One column ----

    private static void DrawNarrow(SvgText pen, Caption caption, BodiesChart chart)
    {
        var column = new Column(0, Narrow);
        var body = SvgText.Rent();
        var arrows = new List<Arrow>();
        var y = 1.0;
        foreach (var mandate in Enum.GetValues<Mandate>())
        {
            if (mandate != Mandate.Prepares)
            {
                arrows.Add(Arrow.Down(Narrow / 2, y + 4, y + 26));
                y += 28;
            }

            y = Rule(body, y, mandate, Narrow);
            foreach (var side in new[] { Side.Joint, Side.Municipal, Side.Region })
            {
                var bodies = chart.Cell(side, mandate);
                if (bodies.Count == 0 && !(side == Side.Joint && mandate == Mandate.Decides)) continue;
                Text(body, "d-bodies-name", 0, y + 18, Name(side));
                y += 28;
                var boxes = bodies.Count == 0 ? Nobody(body, column, y)
                    : mandate == Mandate.Decides ? Decision(body, column, y, chart, side, [])
                    : Stack(body, column, y, bodies);
                y = boxes[^1].Bottom + 10;
            }
        }

        pen.OpenPicture("d-bodies d-bodies-narrow", caption, new Box(0, 0, Narrow, y));
        foreach (var arrow in arrows) arrow.Write(pen);
        pen.Raw(body.FinishText()).Raw("</svg>");
    }

    private readonly record struct Column(double X, double Width)
    {
        public double Middle => X + Width / 2;
    }

    /// <summary>A straight line with a head at its end, or one that joins another line in a dot.</summary>
    private readonly record struct Arrow(double X1, double Y1, double X2, double Y2, bool Joins = false)
    {
        public static Arrow Down(double x, double from, double to) => new(x, from, x, to - 2);

        public void Write(SvgText pen)
        {
            foreach (var name in new[] { "d-bodies-line-under", "d-bodies-line" })
                pen.Raw("<path class=\"").Raw(name).Raw("\" d=\"M").Point(X1, Y1).Raw('L').Point(X2, Y2).Raw("\"/>");
            if (Joins)
            {
                pen.Raw("<circle class=\"d-bodies-head\" r=\"3.5\"").Attribute("cx", X2 + 3).Attribute("cy", Y2).Raw("/>");
                return;
            }

            pen.Raw("<path class=\"d-bodies-head\" d=\"M").Point(X2, Y2);
            if (Y1 == Y2)
            {
                var back = X2 < X1 ? 8 : -8;
                pen.Raw('L').Point(X2 + back, Y2 - 5).Raw('V').Number(Y2 + 5);
            }
            else
            {
                pen.Raw('L').Point(X2 - 5, Y2 - 8).Raw('H').Number(X2 + 5);
            }

            pen.Raw("Z\"/>");
        }
    }
}
