namespace Samsyn.Web.Design.Drawings;

/// <summary>One drawing of the curve, on a wide or a narrow sheet.</summary>
internal sealed class CurvePicture
{
    private const double Ascent = 0.74;

    private readonly SvgText _pen;
    private readonly DecisionCurveInput _input;
    private readonly CurveSheet _sheet;
    private readonly CurveStep[] _steps;
    private readonly TimeScale _time;
    private readonly IReadOnlyList<string> _goalLines;
    private readonly double _top;
    private readonly double _zero;
    private readonly int _highest;
    private readonly int _tickStep;
    private readonly List<Box> _taken = [];

    public CurvePicture(SvgText pen, DecisionCurveInput input, CurveSheet sheet)
    {
        (_pen, _input, _sheet) = (pen, input, sheet);
        _steps = [.. input.Steps.Where(s => s.Day <= input.AsOf).OrderBy(s => s.Day)];
        _time = Span(input, _steps, sheet);
        _goalLines = input.GoalText.Length == 0 ? [] : TextWidth.Wrap(input.GoalText, GoalSize, sheet.PlotRight - sheet.PlotLeft + 20, bold: true);
        _top = 12 + Math.Max(_goalLines.Count, 0) * LineHeight;
        _zero = _top + sheet.PlotHeight;
        _highest = Math.Max(1, Math.Max(input.Goal ?? input.Parties, _steps.Length == 0 ? 0 : _steps.Max(s => s.Yes)));
        _tickStep = NiceStep(_highest);
        // Without a goal to end at, the axis ends at a round number.
        _highest = input.Goal is null ? (_highest + _tickStep - 1) / _tickStep * _tickStep : _highest;
    }

    private double GoalSize => _sheet.IsNarrow ? 12.2 : 15;

    private double LineHeight => _sheet.TextSize + 4;

    public void Draw(Caption caption)
    {
        var ticks = _time.Ticks(_sheet.IsNarrow ? 48 : 76);
        var years = _time.First.Year != _time.Last.Year && ticks.Any(t => t.Year is not null);
        var height = _zero + LineHeight * (years ? 2 : 1) + 10;
        _pen.OpenPicture(_sheet.ClassName, caption, new Box(0, 0, _sheet.Width, Math.Ceiling(height)));
        DrawWindow();
        DrawGridAndAxis();
        DrawTicks(ticks, years);
        DrawLine(caption);
        DrawGoal();
        DrawNotes();
        _pen.Raw("</svg>");
    }

    private static TimeScale Span(DecisionCurveInput input, CurveStep[] steps, CurveSheet sheet)
    {
        var days = new List<DateOnly> { input.AsOf };
        days.AddRange(steps.Length == 0 ? [] : [steps[0].Day]);
        days.AddRange(input.Window is { } w ? [w.First, w.Last] : []);
        var (first, last) = TimeScale.WholeMonths(input.First ?? days.Min(), input.Last is { } l && l >= input.AsOf ? l : days.Max());
        return new TimeScale(input.First ?? first, input.Last is { } end && end >= input.AsOf ? end : last, sheet.PlotLeft, sheet.PlotRight);
    }

    private double Y(int yes) => _zero - (double)Math.Clamp(yes, 0, _highest) / _highest * _sheet.PlotHeight;

    private void DrawWindow()
    {
        if (_input.Window is not { } window || window.Last < _time.First || window.First > _time.Last)
        {
            return;
        }

        var (left, right) = (_time.Start(window.First), _time.End(window.Last));
        _pen.Raw("<rect class=\"d-curve-window\"").Attribute("x", left).Attribute("y", _top).Attribute("width", right - left)
            .Attribute("height", _sheet.PlotHeight).Raw('>').Title(window.Text + ", " + Dates.Range(window.First, window.Last)).Raw("</rect>");
        // The words stay within the planned days; when even the short ones are wider, the shape's title has to do.
        foreach (var text in _sheet.IsNarrow ? [window.ShortText] : new[] { window.Text, window.ShortText })
        {
            if (TextWidth.Of(text, _sheet.TextSize) + 12 <= right - left)
            {
                Text("d-curve-axis", text, left + 8, _top + LineHeight + 3, _sheet.TextSize);
                return;
            }
        }
    }

    private void DrawGridAndAxis()
    {
        for (var yes = 0; yes <= _highest; yes += _tickStep)
        {
            if (_input.Goal is { } goal && goal != yes && Math.Abs(Y(goal) - Y(yes)) < LineHeight)
            {
                continue;
            }

            if (yes != _input.Goal)
            {
                _pen.Raw("<path class=\"d-curve-grid\" d=\"M").Point(_sheet.PlotLeft, Y(yes)).Raw('H').Number(_sheet.PlotRight).Raw("\"/>");
                Axis("d-curve-axis", yes);
            }
        }

        if (_input.Goal is { } value)
        {
            Axis("d-curve-axis d-strong", value);
        }
    }

    private void Axis(string className, int yes) =>
        _pen.Raw("<text class=\"").Raw(className).Raw('"').Attribute("x", _sheet.PlotRight + (_sheet.IsNarrow ? 8 : 11))
            .Attribute("y", Y(yes) + _sheet.TextSize * 0.36).Raw('>').Raw(SvgText.Whole(yes)).Raw("</text>");

    private void DrawTicks(IReadOnlyList<TimeTick> ticks, bool years)
    {
        foreach (var tick in ticks)
        {
            var x = _time.Start(tick.Day);
            _pen.Raw("<path class=\"d-curve-tick\" d=\"M").Point(x, _zero).Raw("v6\"/>");
            // The last word may be cut by the edge; then only its mark is drawn.
            if (x + 4 + TextWidth.Of(tick.Label, _sheet.TextSize) <= _sheet.Width)
            {
                Label("d-curve-axis", tick.Label, x + 4, _zero + LineHeight + 3);
                if (years && tick.Year is { } year)
                {
                    Label("d-curve-axis d-strong", year, x + 4, _zero + 2 * LineHeight + 3);
                }
            }
        }
    }

    private void DrawLine(Caption caption)
    {
        // What was already decided before the first day shown is where the line begins.
        var yes = _steps.LastOrDefault(s => s.Day < _time.First).Yes;
        var end = _time.Middle(_input.AsOf);
        var path = SvgText.Rent().Raw('M').Point(_sheet.PlotLeft, Y(yes));
        foreach (var step in _steps)
        {
            if (step.Day >= _time.First && step.Yes != yes)
            {
                path.Raw('H').Number(Math.Min(_time.Middle(step.Day), end)).Raw('V').Number(Y(step.Yes));
                yes = step.Yes;
            }
        }

        var line = path.Raw('H').Number(end).FinishText();
        _pen.Raw("<path class=\"d-curve-area\" d=\"").Raw(line).Raw('V').Number(_zero).Raw('H').Number(_sheet.PlotLeft).Raw("Z\"/>")
            .Raw("<path class=\"d-curve-asof\" d=\"M").Point(end, _top).Raw('V').Number(_zero).Raw("\">").Title(Dates.Full(_input.AsOf)).Raw("</path>")
            .Raw("<path class=\"d-curve-line\" d=\"").Raw(line).Raw("\">").Title(caption.Description).Raw("</path>")
            .Raw("<circle class=\"d-curve-dot\"").Attribute("cx", end).Attribute("cy", Y(yes)).Raw(" r=\"6\">")
            .Title(Dates.Full(_input.AsOf) + ": " + SvgText.Whole(yes)).Raw("</circle>");
        DrawFigure(SvgText.Whole(yes), end, Y(yes));
    }

    private void DrawFigure(string figure, double x, double y)
    {
        var size = _sheet.FigureSize;
        var width = TextWidth.Of(figure, size, bold: true);
        var above = y - 10 - size * Ascent > _top + LineHeight * 0.4;
        var left = x - 11 - width;
        var overHump = Stretch(left, x).Upper - 8;
        // Above to the left if it can be; else to the right, below, or above a hump the line has come down from.
        var places = new (double X, double Baseline)[]
        {
            (left, y - 10), (x + 11, y - 10), (x + 11, y + 10 + size * Ascent), (left, y + 10 + size * Ascent), (left, overHump),
        };
        foreach (var (at, baseline) in places)
        {
            var box = new Box(at, baseline - size * Ascent, width, size * Ascent);
            if (at >= _sheet.PlotLeft && box.Right <= _sheet.PlotRight && (above || baseline > y) && baseline <= _zero
                && !Crosses(box) && !_taken.Exists(t => t.Overlaps(box)))
            {
                Write(at, baseline, box);
                return;
            }
        }

        var last = x > _sheet.Width / 2 ? left : x + 11;
        Write(last, y + 10 + size * Ascent, new Box(last, y + 10, width, size * Ascent));

        void Write(double at, double baseline, Box box)
        {
            _taken.Add(box);
            _pen.Raw("<text class=\"d-curve-figure\"").Attribute("x", at).Attribute("y", baseline).Raw('>').Raw(figure).Raw("</text>");
        }
    }

    private void DrawGoal()
    {
        for (var i = 0; i < _goalLines.Count; i++)
        {
            Text("d-curve-goal-text", _goalLines[i], _sheet.PlotLeft, _top - 9 - (_goalLines.Count - 1 - i) * LineHeight, GoalSize, bold: true);
        }

        if (_input.Goal is { } goal)
        {
            _pen.Raw("<path class=\"d-curve-goal\" d=\"M").Point(_sheet.PlotLeft, Y(goal)).Raw('H').Number(_sheet.PlotRight).Raw("\">")
                .Title(_input.GoalText).Raw("</path>");
        }
    }

    private void DrawNotes()
    {
        foreach (var note in _input.Notes.Where(n => _time.Shows(n.Day) && n.Day <= _input.AsOf).OrderBy(n => n.Day))
        {
            var x = _time.Middle(note.Day);
            var y = Y(YesAt(note.Day));
            var width = TextWidth.Of(note.Text, _sheet.TextSize);
            var baseline = y - 26;
            foreach (var left in new[] { x - 3, x - width + 3 })
            {
                var box = new Box(left, baseline - _sheet.TextSize, width, _sheet.TextSize + 4);
                // The curve may climb under the words; a note without room is left out, the table has it.
                if (left >= _sheet.PlotLeft && box.Right <= _sheet.PlotRight && box.Y > _top && !Crosses(box)
                    && !_taken.Exists(t => t.Overlaps(box)))
                {
                    _pen.Raw("<path class=\"d-curve-mark\" d=\"M").Point(x, y - 20).Raw("V").Number(y - 5).Raw("\"/>");
                    Text("d-curve-note", note.Text, left, baseline, _sheet.TextSize);
                    break;
                }
            }
        }
    }

    private int YesAt(DateOnly day) => _steps.LastOrDefault(s => s.Day <= day).Yes;

    /// <summary>True when the line runs through a box; a little air counts as the box.</summary>
    private bool Crosses(Box box)
    {
        var (upper, lower) = Stretch(box.X, box.Right);
        return upper - 3 < box.Bottom && lower + 3 > box.Y;
    }

    /// <summary>The heights the line has between two places, with a little air.</summary>
    private (double Upper, double Lower) Stretch(double from, double to)
    {
        var (upper, lower) = (Y(0), Y(0));
        foreach (var step in _steps)
        {
            var (x, y) = (_time.Middle(step.Day), Y(step.Yes));
            if (x < from - 3)
            {
                (upper, lower) = (y, y);
            }
            else if (x <= to + 3)
            {
                (upper, lower) = (Math.Min(upper, y), Math.Max(lower, y));
            }
        }

        return (upper, lower);
    }

    private void Text(string className, string text, double x, double baseline, double size, bool bold = false)
    {
        _taken.Add(new Box(x, baseline - size, TextWidth.Of(text, size, bold), size + 4));
        Label(className, text, x, baseline);
    }

    private void Label(string className, string text, double x, double baseline) =>
        _pen.Raw("<text class=\"").Raw(className).Raw('"').Attribute("x", x).Attribute("y", baseline).Raw('>').Encoded(text).Raw("</text>");

    /// <summary>1, 2, 5, 10, 20 …: the first that gives at most five steps.</summary>
    private static int NiceStep(int highest)
    {
        for (var ten = 1; ; ten *= 10)
        {
            foreach (var step in new[] { ten, 2 * ten, 5 * ten })
            {
                if (highest / step < 6)
                {
                    return step;
                }
            }
        }
    }
}
