using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design.Drawings;

/// <summary>A line of text with its place; the box is what it takes up.</summary>
internal sealed record PlacedText(string ClassName, string Text, double Size, bool Bold, Box Box);

/// <summary>A box of a plan as drawn.</summary>
internal sealed record PlacedSpan(TimelineSpan Span, Box Box, string Title, bool Earlier);

/// <summary>Two alternatives joined: dots, and the word "eller" where there is room.</summary>
internal sealed record PlacedJoin(double From, double To, double Y, bool Earlier, PlacedText? Word);

/// <summary>One row with everything in it placed.</summary>
internal sealed record PlacedRow(
    TimelineRow Row, double Top, double Height, IReadOnlyList<PlacedText> Texts, IReadOnlyList<PlacedSpan> Spans,
    IReadOnlyList<PlacedJoin> Joins, double StonesTop);

/// <summary>
/// Decides where everything of a timeline stands: rows grow with what they hold, and no text covers another or a box.
/// </summary>
/// <remarks>
/// Each row has lanes from the top: earlier plans, the plan, words that found no room beside it, what happened. Beside a
/// box means to its right, else to its left. Works with estimated widths, so a margin is kept.
/// </remarks>
internal sealed class TimelineLayout
{
    public const double Width = 1208;
    public const double PlotLeft = 306;
    public const double PlotRight = 1192;
    public const double BoxHeight = 25;
    public const double StoneHeight = 14;

    private const double TitleSize = 17;
    private const double SmallSize = 15;
    private const double WordsSize = 15.5;
    private const double RowHeight = 78;
    private const double RowTop = 14;
    private const double LineHeight = 20;
    private const double EarlierHeight = 18;
    private const double LeastWidth = 19;
    private const double Air = 9;

    public TimelineLayout(IReadOnlyList<TimelineRow> rows)
    {
        var days = rows.SelectMany(Days).DefaultIfEmpty(DateOnly.FromDayNumber(738000)).ToList();
        var (first, last) = TimeScale.WholeMonths(days.Min(), days.Max());
        Time = new TimeScale(first, last, PlotLeft, PlotRight);
        var top = HeaderHeight;
        var placed = new List<PlacedRow>();
        foreach (var row in rows)
        {
            placed.Add(Place(row, top));
            top += placed[^1].Height;
        }

        Rows = placed;
        Height = top;
    }

    /// <summary>Flag, years and months, above the first row.</summary>
    public static double HeaderHeight => 82;

    public TimeScale Time { get; }

    public IReadOnlyList<PlacedRow> Rows { get; }

    public double Height { get; }

    private static IEnumerable<DateOnly> Days(TimelineRow row) =>
        row.EarlierPlans.Append(row.Plan).SelectMany(p => p.Spans).SelectMany(s => s.OpenEnd ? [s.First] : new[] { s.First, s.Last })
            .Concat(row.Happened.Select(o => o.Day)).Concat(row.Marks.Select(m => m.Day));

    private PlacedRow Place(TimelineRow row, double top)
    {
        var texts = new List<PlacedText>();
        var spans = new List<PlacedSpan>();
        var joins = new List<PlacedJoin>();
        var left = Column(texts, row, top);
        var y = top + RowTop;
        foreach (var earlier in row.EarlierPlans)
        {
            y = PlacePlan(earlier, row, y, EarlierHeight, L("tidigare plan: ", "earlier plan: "), texts, spans, joins) + 6;
        }

        y = PlacePlan(row.Plan, row, y, BoxHeight, "", texts, spans, joins) + Air;
        var stones = y;
        if (row.Happened.Count > 0 || row.HappenedText.Length > 0)
        {
            y = PlaceOutcome(row, y, texts, OnTheLeft(texts, spans)) + 4;
        }

        return new PlacedRow(row, top, Math.Max(RowHeight, Math.Max(y + 8, left) - top), texts, spans, joins, stones);
    }

    private static double Column(List<PlacedText> texts, TimelineRow row, double top)
    {
        var y = top + 16;
        foreach (var line in TextWidth.Wrap(row.Title, TitleSize, PlotLeft - 24, bold: true))
        {
            texts.Add(new PlacedText("d-tl-title", line, TitleSize, true, new Box(0, y, TextWidth.Of(line, TitleSize, true), 21)));
            y += 22;
        }

        foreach (var line in TextWidth.Wrap(row.Subtitle, SmallSize, PlotLeft - 24))
        {
            texts.Add(new PlacedText("d-tl-subtitle", line, SmallSize, false, new Box(0, y, TextWidth.Of(line, SmallSize), LineHeight)));
            y += LineHeight;
        }

        return y + 12;
    }

    private double PlacePlan(
        TimelinePlan plan, TimelineRow row, double y, double height, string prefix,
        List<PlacedText> texts, List<PlacedSpan> spans, List<PlacedJoin> joins)
    {
        var earlier = prefix.Length > 0;
        var boxes = new List<(TimelineSpan Span, Box Box)>();
        foreach (var span in plan.Spans.OrderBy(s => s.First))
        {
            // Two single days in one week are drawn wider than they are, so the second moves aside.
            var box = BoxOf(span, y, height);
            boxes.Add((span, boxes is [.., var before] && before.Box.Right > box.X - 2 ? box with { X = before.Box.Right + 2 } : box));
        }

        spans.AddRange(boxes.Select(b => new PlacedSpan(b.Span, b.Box, row.Title + ": " + prefix + plan.Words, earlier)));
        if (plan.OneOf)
        {
            joins.AddRange(boxes.Zip(boxes.Skip(1), (a, b) => Join(a.Box, b.Box, earlier)));
        }

        var className = (earlier ? "d-tl-words d-tl-earlier" : "d-tl-words") + (plan.IsUncertain ? " d-uncertain" : "");
        var words = prefix + plan.Words;
        var size = earlier ? SmallSize - 1 : WordsSize;
        // A long certain span has its words beneath, where an outcome would stand: there is nothing to compare with.
        var beneath = !earlier && row.Happened.Count == 0 && row.HappenedText.Length == 0 && boxes is [var only] && only.Span is { Certain: true, IsOneDay: false };
        return PlaceWords(texts, className, words, size, boxes.Select(b => b.Box).ToList(), y, height, beneath);
    }

    private Box BoxOf(TimelineSpan span, double y, double height)
    {
        var left = Time.Start(span.First) + 1;
        var right = span.OpenEnd ? PlotRight : Time.End(span.Last) - 1;
        var missing = LeastWidth - (right - left);
        if (missing > 0)
        {
            (left, right) = (left - missing / 2, right + missing / 2);
        }

        var shift = left < PlotLeft ? PlotLeft - left : right > PlotRight ? PlotRight - right : 0;
        return new Box(left + shift, y, right - left, height);
    }

    private static PlacedJoin Join(Box a, Box b, bool earlier)
    {
        var word = L("eller", "or");
        var width = TextWidth.Of(word, SmallSize, bold: true) + 2;
        var (from, to, y) = (a.Right, Math.Max(b.X, a.Right), a.Y + a.Height / 2);
        var middle = (from + to) / 2;
        // Two neighbouring months have no gap: the word then stands on the border between them, if they are wide enough.
        var room = to - from >= width + 8 || (a.Width >= width && b.Width >= width);
        return new PlacedJoin(from, to, y, earlier, !room ? null : new PlacedText(
            "d-tl-or" + (to - from < width ? " d-tl-or-tight" : ""), word, SmallSize, true, new Box(middle - width / 2, y - 10, width, LineHeight)));
    }

    private static double PlaceWords(
        List<PlacedText> texts, string className, string words, double size, List<Box> boxes, double y, double height, bool beneath)
    {
        var width = TextWidth.Of(words, size) * 1.02;
        var line = new Box(0, y + height / 2 - LineHeight / 2, width, LineHeight);
        if (words.Length == 0)
        {
            return y + height;
        }

        var right = boxes.Count == 0 ? PlotLeft : boxes.Max(b => b.Right);
        var left = boxes.Count == 0 ? PlotLeft : boxes.Min(b => b.X);
        if (!beneath && right + Air + width <= PlotRight)
        {
            texts.Add(new PlacedText(className, words, size, false, line with { X = right + Air }));
            return y + height;
        }

        if (!beneath && left - Air - width >= PlotLeft + 2)
        {
            texts.Add(new PlacedText(className, words, size, false, line with { X = left - Air - width }));
            return y + height;
        }

        var at = y + height + 4;
        foreach (var part in TextWidth.Wrap(words, size, PlotRight - PlotLeft - 8))
        {
            var partWidth = TextWidth.Of(part, size) * 1.02;
            var x = Math.Max(PlotLeft + 4, Math.Min(left + 1, PlotRight - partWidth));
            texts.Add(new PlacedText(className, part, size, false, new Box(x, at, partWidth, LineHeight)));
            at += LineHeight;
        }

        return at;
    }

    private static bool OnTheLeft(List<PlacedText> texts, List<PlacedSpan> spans) =>
        texts is [.., var last] && spans is [.., var span] && last.ClassName.StartsWith("d-tl-words", StringComparison.Ordinal)
        && Math.Abs(last.Box.Y + LineHeight / 2 - span.Box.Y - span.Box.Height / 2) < 1 && last.Box.Right < span.Box.X;

    private double PlaceOutcome(TimelineRow row, double y, List<PlacedText> texts, bool leftFirst)
    {
        if (row.HappenedText.Length == 0)
        {
            return y + StoneHeight;
        }

        var width = TextWidth.Of(row.HappenedText, SmallSize - 0.5) * 1.02;
        var days = row.Happened.Select(o => o.Day).ToList();
        var plan = row.Plan.Spans;
        var left = days.Count > 0 ? StoneBox(days.Min(), days.Count).X : plan.Count > 0 ? Time.Start(plan.Min(s => s.First)) : PlotLeft;
        var right = days.Count > 0 ? StoneBox(days.Max(), days.Count).Right : left - Air;
        var line = new Box(0, y - 3, width, LineHeight);
        var onRight = line with { X = right + Air };
        var onLeft = line with { X = left - Air - width };
        var places = leftFirst && days.Count > 0 ? new[] { onLeft, onRight } : [onRight, onLeft];
        foreach (var place in places)
        {
            if (place.X >= PlotLeft + 2 && place.Right <= PlotRight)
            {
                texts.Add(new PlacedText("d-tl-outcome", row.HappenedText, SmallSize - 0.5, false, place));
                return y + StoneHeight;
            }
        }

        var at = y + (days.Count > 0 ? StoneHeight + 4 : 0);
        foreach (var part in TextWidth.Wrap(row.HappenedText, SmallSize - 0.5, PlotRight - PlotLeft - 8))
        {
            var partWidth = TextWidth.Of(part, SmallSize - 0.5) * 1.02;
            var x = Math.Max(PlotLeft + 4, Math.Min(left, PlotRight - partWidth));
            texts.Add(new PlacedText("d-tl-outcome", part, SmallSize - 0.5, false, new Box(x, at, partWidth, LineHeight)));
            at += LineHeight;
        }

        return at;
    }

    /// <summary>Where the stone of an outcome stands; many in a row are thinner.</summary>
    public Box StoneBox(DateOnly day, int count)
    {
        var width = count > 6 ? 3.4 : 6.5;
        return new Box(Math.Clamp(Time.Middle(day) - width / 2, PlotLeft, PlotRight - width), 0, width, StoneHeight);
    }
}
