using Microsoft.AspNetCore.Html;

namespace Samsyn.Web.Design.Drawings;

/// <summary>
/// The fill patterns all drawings share: written once on a page that has a ring, row, map or bar.
/// </summary>
/// <remarks>
/// <para>Colour comes from CSS variables, so the same set serves light, dark and print; every pattern is its own in
/// greyscale. Each has a second, 2.4 times larger, that <c>drawings.css</c> switches to where a drawing is shrunk on a
/// phone. Measures: LOOK.md 6 "Patterns".</para>
/// <para>The element must not be <c>display:none</c>: some browsers then draw nothing.</para>
/// </remarks>
public static class StatePatterns
{
    /// <summary>The hidden element that holds the patterns.</summary>
    /// <example><code>@StatePatterns.Definitions</code> once, first in <c>main</c> or in the layout.</example>
    public static IHtmlContent Definitions { get; } = new HtmlString(
        "<svg class=\"d-defs\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>"
        + Set("", "") + Set("-large", " scale(2.4)") + "</defs></svg>");

    private static string Set(string suffix, string scale) =>
        Pattern("tabled", suffix, 7, "rotate(45)" + scale, "<path class=\"d-p-line\" stroke-width=\"2.4\" d=\"M3.5,0V7\"/>")
        + Pattern("referred", suffix, 7, "rotate(-45)" + scale, "<path class=\"d-p-line\" stroke-width=\"2.4\" d=\"M3.5,0.9V5.3\"/>")
        + Pattern("conditional", suffix, 6, scale, "<circle class=\"d-p-dot\" cx=\"3\" cy=\"3\" r=\"1.75\"/>")
        + Pattern("outdated", suffix, 6, scale, "<path class=\"d-p-line\" stroke-width=\"2.6\" d=\"M0,3H6\"/>")
        + Pattern("rejected", suffix, 9, scale, "<path class=\"d-p-cross\" d=\"M2.6,2.6L6.4,6.4M6.4,2.6L2.6,6.4\"/>", "d-p-no");

    private static string Pattern(string name, string suffix, int side, string transform, string mark, string ground = "d-p-paper")
    {
        var attribute = transform.Length == 0 ? "" : $" patternTransform=\"{transform.Trim()}\"";
        var length = SvgText.Whole(side);
        return $"<pattern id=\"d-p-{name}{suffix}\" width=\"{length}\" height=\"{length}\" patternUnits=\"userSpaceOnUse\"{attribute}>"
            + $"<rect class=\"{ground}\" width=\"{length}\" height=\"{length}\"/>{mark}</pattern>";
    }
}
