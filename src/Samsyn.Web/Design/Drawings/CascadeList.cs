using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design.Drawings;

/// <summary>The symbol before a step of the list.</summary>
internal enum SignKind
{
    Certain,
    Preliminary,
    OneOf,
    Unknown,
}

/// <summary>The timeline as a vertical list, for narrow screens: the same symbols and the same words.</summary>
internal static class CascadeList
{
    public static void Write(SvgText pen, IReadOnlyList<TimelineRow> rows)
    {
        pen.Raw("<ol class=\"d-cascade-list\">");
        foreach (var row in rows)
        {
            pen.Raw("<li><span class=\"d-step-sign\">").Raw(Sign(KindOf(row.Plan), row.Plan.OneOf ? 37 : 21)).Raw("</span><div>");
            Line(pen, "d-step-title", row.Title, row.TitleLang);
            foreach (var earlier in row.EarlierPlans)
            {
                Line(pen, "d-step-more", L("Tidigare plan: ", "Earlier plan: ") + earlier.Words, earlier.WordsLang);
            }

            Line(pen, row.Plan.IsUncertain ? "d-step-words d-uncertain" : "d-step-words", row.Plan.Words, row.Plan.WordsLang);
            Line(pen, "d-step-more", Sentence(row.HappenedText.Length > 0 ? row.HappenedText : row.Subtitle));
            pen.Raw("</div></li>");
        }

        pen.Raw("</ol>");
    }

    /// <summary>The symbol alone, decorative: the words stand beside it.</summary>
    public static string Sign(SignKind kind, double width)
    {
        var pen = SvgText.Rent();
        pen.Raw("<svg class=\"d-sign\"").Attribute("width", width).Raw(" height=\"20\" viewBox=\"0 0 ").Number(width)
            .Raw(" 20\" aria-hidden=\"true\" focusable=\"false\">");
        if (kind == SignKind.OneOf)
        {
            var box = Math.Min(24, (width - 7) / 2);
            Box(1, box, "d-tl-preliminary");
            Box(width - 1 - box, box, "d-tl-preliminary");
            pen.Raw("<path class=\"d-tl-join\" d=\"M").Point(box + 2, 10).Raw('H').Number(width - 2 - box).Raw("\"/>");
        }
        else
        {
            Box(1, width - 2, kind == SignKind.Certain ? "d-tl-certain" : "d-tl-preliminary");
        }

        return pen.Raw("</svg>").FinishText();

        void Box(double x, double boxWidth, string className) =>
            pen.Raw("<rect class=\"d-tl-box ").Raw(className).Raw("\"").Attribute("x", x).Raw(" y=\"2\" height=\"16\" rx=\"3\"").Attribute("width", boxWidth).Raw("/>");
    }

    private static SignKind KindOf(TimelinePlan plan) => plan switch
    {
        { OneOf: true } => SignKind.OneOf,
        { Spans.Count: 0 } => SignKind.Unknown,
        { IsUncertain: true } => SignKind.Preliminary,
        _ => SignKind.Certain,
    };

    private static void Line(SvgText pen, string className, string text, string? language = null)
    {
        if (text.Length > 0)
        {
            pen.Raw("<p class=\"").Raw(className).Raw("\"");
            if (language is not null)
            {
                pen.Raw(" lang=\"").Raw(language).Raw("\"");
            }

            pen.Raw(">").Encoded(text).Raw("</p>");
        }
    }

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
