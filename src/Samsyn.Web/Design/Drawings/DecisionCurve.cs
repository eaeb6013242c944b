using Microsoft.AspNetCore.Html;

namespace Samsyn.Web.Design.Drawings;

/// <summary>
/// The yes of the parties over time: a step line to the as-of day, the goal as a dotted line with its meaning on it.
/// </summary>
/// <remarks>
/// Two drawings of the same thing are written, a wide one and a narrow one for phones; the stylesheet shows one of them.
/// No line is drawn after the as-of day: nobody knows it. Source: LOOK.md 6 "Curve", pictures 02 and 07b.
/// </remarks>
/// <example><code>
/// @DecisionCurve.Draw(new Caption("kurva", "Besluten dag för dag, 1 maj till 29 november 2022", "31 av 50 har sagt ja."), new DecisionCurveInput
/// {
///     AsOf = new(2022, 11, 29), Parties = 50, Goal = 50, GoalText = "Alla 50 parter, då kan avtalet börja gälla",
///     Steps = [new(new(2022, 5, 24), 1), new(new(2022, 9, 5), 2)],
///     Window = new(new(2022, 9, 1), new(2022, 12, 31), "planerad beslutstid", "planerat"),
///     Notes = [new(new(2022, 5, 24), "24 maj, regionen")],
/// })
/// </code></example>
public static class DecisionCurve
{
    public static IHtmlContent Draw(Caption caption, DecisionCurveInput input)
    {
        var pen = SvgText.Rent();
        new CurvePicture(pen, input, CurveSheet.Wide).Draw(caption);
        new CurvePicture(pen, input, CurveSheet.Narrow).Draw(caption.WithSuffix("-small"));
        return pen.Finish();
    }
}

/// <summary>The measures of one of the two drawings.</summary>
internal sealed record CurveSheet(string ClassName, bool IsNarrow, double Width, double PlotLeft, double PlotRight, double PlotHeight, double TextSize, double FigureSize)
{
    public static readonly CurveSheet Wide = new("d-curve d-wide", false, 792, 8, 727, 355, 15, 36);

    public static readonly CurveSheet Narrow = new("d-curve d-narrow", true, 280, 4, 244, 180, 13, 28);
}
