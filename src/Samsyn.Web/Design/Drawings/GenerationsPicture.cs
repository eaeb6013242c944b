using Microsoft.AspNetCore.Html;

namespace Samsyn.Web.Design.Drawings;

/// <summary>One agreement of a line as a bar from its first to its last day.</summary>
/// <param name="From">Null when not known: the bar begins open.</param>
/// <param name="Until">Null when not known: the bar ends open.</param>
/// <param name="Applies">In force on the day shown: drawn solid.</param>
/// <param name="Span">The days in words, for the shape's title.</param>
public readonly record struct GenerationBar(string Title, DateOnly? From, DateOnly? Until, bool Applies, bool IsStopGap, string Span);

/// <summary>Agreements that replace one another, as bars along the years: a gap and an overlap are seen at once.</summary>
/// <remarks>What no source gives is drawn open, without a side. The table beside says the same. Source: LOOK.md 6; R07, R08.</remarks>
public static class GenerationsPicture
{
    private const double Width = 760;
    private const double Row = 56;
    private const double Head = 34;
    private const double BarHeight = 20;
    private const int YearsAhead = 4;

    /// <summary>Draws the bars; at least one day must be known.</summary>
    /// <param name="asOf">The day shown: a line through all.</param>
    public static IHtmlContent Draw(Caption caption, IReadOnlyList<GenerationBar> bars, DateOnly asOf)
    {
        List<DateOnly> days = [.. bars.SelectMany(bar => new[] { bar.From, bar.Until }).OfType<DateOnly>(), asOf];
        // Whose days nobody knows lies ahead: it is given room there, and no bar.
        var room = bars.Any(bar => bar.From is null && bar.Until is null) ? YearsAhead : 0;
        var time = new TimeScale(new DateOnly(days.Min().Year, 1, 1), new DateOnly(days.Max().Year + room, 12, 31), 8, Width - 8);
        var height = Head + bars.Count * Row + 26;
        var pen = SvgText.Rent();
        pen.OpenPicture("d-gen", caption, new Box(0, 0, Width, height));
        foreach (var tick in time.Ticks(56))
        {
            var x = time.Start(tick.Day);
            pen.Raw("<line class=\"d-gen-line\"").Attribute("x1", x).Attribute("y1", 24).Attribute("x2", x).Attribute("y2", height - 22).Raw("/><text class=\"d-gen-year\"")
                .Attribute("x", x + 4).Attribute("y", 16).Raw(">").Encoded(tick.Year ?? tick.Label).Raw("</text>");
        }

        var today = time.Middle(asOf);
        for (var i = 0; i < bars.Count; i++) Bar(pen, time, bars[i], Head + i * Row, today);
        pen.Raw("<line class=\"d-gen-day\"").Attribute("x1", today).Attribute("y1", 20).Attribute("x2", today).Attribute("y2", height - 20).Raw("/>");
        var day = Dates.Short(asOf);
        var half = TextWidth.Of(day, 14, bold: false) / 2;
        pen.Raw("<text class=\"d-gen-year\" text-anchor=\"middle\"").Attribute("x", Math.Clamp(today, half, Width - half)).Attribute("y", height - 5).Raw(">").Encoded(day).Raw("</text>");
        // Names lie over the lines, so that none is struck through.
        for (var i = 0; i < bars.Count; i++) Name(pen, bars[i], Ends(time, bars[i], today).Left, Head + i * Row);
        return pen.Raw("</svg>").Finish();
    }

    private static (double Left, double Right) Ends(TimeScale time, GenerationBar bar, double today)
    {
        var left = bar.From is { } from ? time.Start(from) : bar.Until is null ? today + 8 : Math.Max(8, time.End(bar.Until.Value) - 60);
        var right = bar.Until is { } until ? time.End(until) : bar.From is null ? time.Right : Math.Min(Width - 8, time.Start(bar.From.Value) + 60);
        return (left, Math.Max(right, left + 4));
    }

    private static void Name(SvgText pen, GenerationBar bar, double left, double top)
    {
        var x = Math.Clamp(left, 8, Math.Max(8, Width - 8 - TextWidth.Of(bar.Title, 14, bold: true)));
        pen.Raw("<text class=\"d-gen-name\"").Attribute("x", x).Attribute("y", top + 14).Raw(">").Encoded(bar.Title).Raw("</text>");
    }

    private static void Bar(SvgText pen, TimeScale time, GenerationBar bar, double top, double today)
    {
        var (left, right) = Ends(time, bar, today);
        var y = top + 22;
        pen.Raw("<path class=\"d-gen-bar").Raw(bar.Applies ? " applies" : "").Raw(bar.IsStopGap ? " gap" : "").Raw(bar.From is null && bar.Until is null ? " unknown" : "").Raw("\" d=\"");
        // An open end has no side; one whose days nobody knows has neither.
        if (bar.From is null && bar.Until is null) pen.Raw("M").Point(left, y).Raw("H").Number(right).Raw("M").Point(left, y + BarHeight).Raw("H").Number(right);
        else if (bar.From is null) pen.Raw("M").Point(left, y).Raw("H").Number(right).Raw("V").Number(y + BarHeight).Raw("H").Number(left);
        else if (bar.Until is null) pen.Raw("M").Point(right, y).Raw("H").Number(left).Raw("V").Number(y + BarHeight).Raw("H").Number(right);
        else pen.Raw("M").Point(left, y).Raw("H").Number(right).Raw("V").Number(y + BarHeight).Raw("H").Number(left).Raw("Z");
        pen.Raw("\">").Title(bar.Title + ": " + bar.Span).Raw("</path>");
    }
}
