using Microsoft.AspNetCore.Html;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design.Drawings;

/// <summary>
/// The way to a decision: months across, body and act at the left, what is certain solid and what is uncertain dashed.
/// </summary>
/// <remarks>
/// The source's own words stand at each box. Two things are written: the drawing, and for narrow screens a vertical list
/// with the same symbols; the stylesheet shows one of them. Source: LOOK.md 6 "Timeline", pictures 03 and 07d.
/// </remarks>
/// <example><code>
/// @CascadeTimeline.Draw(new Caption("tidslinje", "Vägen till beslut", "Sex av åtta steg är klara."), asOf,
/// [
///     new("De fyra kommunalförbunden", "rekommenderar kommunerna", new(
///         [new(new(2022, 6, 1), new(2022, 6, 30), Certain: false), new(new(2022, 8, 1), new(2022, 8, 31), Certain: false)],
///         "preliminärt juni alternativt augusti", OneOf: true))
///     { Happened = [new(new(2022, 6, 16), "Fyrbodal 16 juni")], HappenedText = "blev 16 juni" },
/// ])
/// </code></example>
public static class CascadeTimeline
{
    /// <summary>Draws the timeline; no rows gives an axis of one month.</summary>
    /// <param name="asOf">The day the page is as of: a line with a flag where it lies within the months shown; null for none.</param>
    public static IHtmlContent Draw(Caption caption, DateOnly? asOf, IReadOnlyList<TimelineRow> rows)
    {
        var layout = new TimelineLayout(rows);
        var pen = SvgText.Rent();
        pen.OpenPicture("d-cascade", caption, new Box(0, 0, TimelineLayout.Width, Math.Ceiling(layout.Height) + 4));
        var flag = asOf is { } day && layout.Time.Shows(day) ? day : (DateOnly?)null;
        DrawGrid(pen, layout, flag);
        foreach (var row in layout.Rows)
        {
            DrawRow(pen, layout, row);
        }

        pen.Raw("</svg>");
        CascadeList.Write(pen, rows);
        return pen.Finish();
    }

    /// <summary>What the symbols mean, as a list above the drawing.</summary>
    public static IHtmlContent Legend()
    {
        var pen = SvgText.Rent();
        pen.Raw("<ul class=\"d-legend\">");
        Entry(CascadeList.Sign(SignKind.Certain, 40), L("säkert datum", "certain date"));
        Entry(CascadeList.Sign(SignKind.Preliminary, 40), L("preliminärt", "preliminary"));
        Entry(CascadeList.Sign(SignKind.OneOf, 84), L("det ena eller det andra", "one or the other"));
        Entry("<svg class=\"d-sign\" viewBox=\"0 0 10 20\" width=\"10\" height=\"20\" aria-hidden=\"true\" focusable=\"false\">"
            + "<path class=\"d-tl-stone\" d=\"M2,4.2L8,4V16H2.6Z\"/></svg>", L("så blev det", "what happened"));
        return pen.Raw("</ul>").Finish();

        void Entry(string sign, string word) => pen.Raw("<li>").Raw(sign).Raw("<span>").Encoded(word).Raw("</span></li>");
    }

    private static void DrawGrid(SvgText pen, TimelineLayout layout, DateOnly? asOf)
    {
        var ticks = layout.Time.Ticks(52);
        var bottom = layout.Height;
        foreach (var tick in ticks)
        {
            Line(pen, "d-tl-grid", layout.Time.Start(tick.Day), TimelineLayout.HeaderHeight - 4, 'V', bottom);
        }

        foreach (var row in layout.Rows)
        {
            Line(pen, "d-tl-grid", 0, row.Top, 'H', TimelineLayout.PlotRight);
        }

        if (asOf is { } day)
        {
            Line(pen, "d-tl-asof", layout.Time.Middle(day), 24, 'V', bottom + 4);
        }

        foreach (var tick in ticks)
        {
            var x = layout.Time.Start(tick.Day) + 6;
            if (x + TextWidth.Of(tick.Label, 15) <= TimelineLayout.Width)
            {
                Text(pen, "d-tl-month", tick.Label, x, TimelineLayout.HeaderHeight - 14);
                if (tick.Year is { } year)
                {
                    Text(pen, "d-tl-year", year, x, TimelineLayout.HeaderHeight - 38);
                }
            }
        }

        if (asOf is { } shown)
        {
            var text = Dates.Short(shown);
            var width = TextWidth.Of(text, 15, bold: true) + 40;
            var left = Math.Clamp(layout.Time.Middle(shown) - width / 2, 0, TimelineLayout.Width - width);
            pen.Raw("<g class=\"d-tl-flag\"><rect").Attribute("x", left).Attribute("y", 0).Attribute("width", width).Raw(" height=\"25\" rx=\"2\">")
                .Title(Dates.Full(shown)).Raw("</rect>");
            Text(pen, "d-tl-flag-text", text, left + width / 2, 17.5);
            pen.Raw("</g>");
        }
    }

    private static void DrawRow(SvgText pen, TimelineLayout layout, PlacedRow row)
    {
        foreach (var span in row.Spans)
        {
            DrawSpan(pen, span);
        }

        foreach (var mark in row.Row.Marks)
        {
            if (row.Spans is [.., var last])
            {
                pen.Raw("<path class=\"d-tl-mark").Raw(last.Span.Certain ? "" : " d-tl-mark-open").Raw("\" d=\"M").Point(layout.Time.Middle(mark.Day), last.Box.Y + 5)
                    .Raw('V').Number(last.Box.Bottom - 5).Raw("\">").Title(mark.Title).Raw("</path>");
            }
        }

        for (var i = 0; i < row.Row.Happened.Count; i++)
        {
            var outcome = row.Row.Happened[i];
            var box = layout.StoneBox(outcome.Day, row.Row.Happened.Count);
            var (left, right) = Hewn.Top(i);
            pen.Raw("<path class=\"d-tl-stone\" d=\"M").Point(box.X, row.StonesTop + left / 2).Raw('L').Point(box.Right, row.StonesTop + right / 2)
                .Raw('V').Number(row.StonesTop + box.Height).Raw('H').Number(box.X).Raw("Z\">").Title(outcome.Title).Raw("</path>");
        }

        foreach (var join in row.Joins)
        {
            Line(pen, join.Earlier ? "d-tl-join d-tl-earlier-box" : "d-tl-join", join.From + 1, join.Y, 'H', join.To);
            if (join.Word is { } word)
            {
                Text(pen, word.ClassName, word.Text, word.Box.X + word.Box.Width / 2, join.Y + 5);
            }
        }

        foreach (var text in row.Texts)
        {
            Text(pen, text.ClassName, text.Text, text.Box.X, text.Box.Y + text.Box.Height / 2 + text.Size * 0.36);
        }
    }

    private static void DrawSpan(SvgText pen, PlacedSpan placed)
    {
        var (box, span) = (placed.Box, placed.Span);
        pen.Raw("<path class=\"d-tl-box ").Raw(span.Certain ? "d-tl-certain" : "d-tl-preliminary")
            .Raw(placed.Earlier ? " d-tl-earlier-box" : "").Raw("\" d=\"M");
        var (left, top, right, bottom) = (box.X + 1, box.Y + 1, box.Right - 1, box.Bottom - 1);
        if (span.OpenEnd)
        {
            pen.Point(box.Right, top).Raw('H').Number(left + 3).Raw("q-3,0 -3,3V").Number(bottom - 3).Raw("q0,3 3,3H").Number(box.Right);
        }
        else if (span.IsOneDay)
        {
            // One day is a stone, hewn like the others.
            pen.Point(left, top + 1.8).Raw('L').Point(right - 0.6, top).Raw('L').Point(right, bottom).Raw('H').Number(left).Raw('Z');
        }
        else
        {
            pen.Point(left + 3, top).Raw('H').Number(right - 3).Raw("q3,0 3,3V").Number(bottom - 3).Raw("q0,3 -3,3H").Number(left + 3)
                .Raw("q-3,0 -3,-3V").Number(top + 3).Raw("q0,-3 3,-3Z");
        }

        pen.Raw("\">").Title(placed.Title).Raw("</path>");
    }

    private static void Line(SvgText pen, string className, double x, double y, char direction, double to) =>
        pen.Raw("<path class=\"").Raw(className).Raw("\" d=\"M").Point(x, y).Raw(direction).Number(to).Raw("\"/>");

    private static void Text(SvgText pen, string className, string text, double x, double baseline) =>
        pen.Raw("<text class=\"").Raw(className).Raw('"').Attribute("x", x).Attribute("y", baseline).Raw('>').Encoded(text).Raw("</text>");
}
