using Microsoft.AspNetCore.Html;
using Samsyn.Domain.Decisions;

namespace Samsyn.Web.Design.Drawings;

/// <summary>
/// The 20 px hewn tile of a state. It always stands beside the word (Godkänt, Bordlagt …) and is hidden from screen
/// readers, who hear the word.
/// </summary>
/// <remarks>Each tile tells itself apart by shape, so it survives greyscale and paper. Source: LOOK.md 5 "state badge", picture 10.</remarks>
public static class StateTile
{
    private const string Outline = "M2,3.2L18,2V18H2Z";

    private static readonly HtmlString Approved = Tile(
        $"<path class=\"d-tile-main\" d=\"{Outline}\"/><path class=\"d-tile-cut\" d=\"M6,10.4L9,13.4L14.4,7.4\"/>");

    private static readonly HtmlString Rejected = Tile(
        $"<path class=\"d-tile-no\" d=\"{Outline}\"/><path class=\"d-tile-cut\" d=\"M6.8,7.2L13.2,13.6M13.2,7.2L6.8,13.6\"/>");

    private static readonly HtmlString Conditional = Tile(
        $"<path class=\"d-tile-open d-tile-dashed\" d=\"{Outline}\"/><path class=\"d-tile-mark\" d=\"M6,10.4L9,13.4L14.4,7.4\"/>");

    private static readonly HtmlString Outdated = Tile(
        $"<path class=\"d-tile-open\" d=\"{Outline}\"/><path class=\"d-tile-mark d-tile-flat\" d=\"M2,6.8H18M2,10.6H18M2,14.4H18\"/>");

    private static readonly HtmlString Tabled = Tile(
        $"<path class=\"d-tile-open\" d=\"{Outline}\"/><path class=\"d-tile-mark d-tile-flat\" d=\"M2.4,9.6L9.4,2.8M2.4,16.4L16.4,2.6M8.2,17.6L17.6,8.4M14.6,17.8L17.8,14.6\"/>");

    private static readonly HtmlString ReferredBack = Tile(
        $"<path class=\"d-tile-open\" d=\"{Outline}\"/><path class=\"d-tile-mark\" d=\"M8.6,6.6L5.8,9.4L8.6,12.2M6.2,9.4H12.4Q14.4,9.4 14.4,11.4V14\"/>");

    private static readonly HtmlString Undecided = Tile($"<path class=\"d-tile-open d-tile-edge\" d=\"{Outline}\"/>");

    /// <summary>The tile of a state; the page writes the word after it.</summary>
    /// <example><code>@StateTile.For(PartyState.Tabled) Bordlagt</code></example>
    public static IHtmlContent For(PartyState state) => state switch
    {
        PartyState.Approved => Approved,
        PartyState.Rejected => Rejected,
        PartyState.Conditional => Conditional,
        PartyState.Outdated => Outdated,
        PartyState.Tabled => Tabled,
        PartyState.ReferredBack => ReferredBack,
        PartyState.Undecided => Undecided,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    private static HtmlString Tile(string shapes) =>
        new($"<svg class=\"d-tile\" viewBox=\"0 0 20 20\" width=\"20\" height=\"20\" aria-hidden=\"true\" focusable=\"false\">{shapes}</svg>");
}
