using Microsoft.AspNetCore.Html;

namespace Samsyn.Web.Design.Drawings;

/// <summary>The two sizes of a row of stones.</summary>
public enum StoneSize
{
    /// <summary>18 × 25 px: one group, such as a federation on the tracker.</summary>
    Normal,

    /// <summary>10 × 20 px: all the parties of an agreement in a list.</summary>
    Small,
}

/// <summary>
/// The progress of a countable group: one hewn stone each, yes first. Beside it the page writes "9 av 12".
/// </summary>
/// <remarks>
/// Stones come in runs of 25, each an <c>svg</c> of its own, so that fifty of them make two rows on a phone. They are
/// sorted by state and never by who was first. Source: LOOK.md 5 "stone rows".
/// </remarks>
public static class StoneRow
{
    private const int RunLength = 25;

    /// <summary>Draws the row; no stones gives a picture with a name and nothing in it.</summary>
    /// <example><code>
    /// @StoneRow.Draw(new Caption("rad-gr", "Göteborgsregionen 29 november 2022", "9 av 12 har sagt ja."), stones)
    /// </code></example>
    public static IHtmlContent Draw(Caption caption, IReadOnlyList<Stone> stones, StoneSize size = StoneSize.Normal)
    {
        var (width, height, pitch) = size == StoneSize.Normal ? (18.0, 25.0, 23.0) : (10.4, 20.0, 14.4);
        var sorted = StateInk.InRowOrder(stones);
        var pen = SvgText.Rent();
        pen.Raw("<span class=\"d-stones\" role=\"img\" aria-labelledby=\"").Raw(caption.IdPrefix).Raw("-t ")
            .Raw(caption.IdPrefix).Raw("-d\">");
        for (var start = 0; start == 0 || start < sorted.Length; start += RunLength)
        {
            var end = Math.Min(start + RunLength, sorted.Length);
            // A later, shorter run keeps the width of a full one, so that its stones stay as large as those above.
            var places = sorted.Length > RunLength ? RunLength : Math.Max(sorted.Length, 1);
            var runWidth = places * pitch;
            pen.Raw("<svg class=\"d-run\"").Attribute("width", runWidth).Attribute("height", height).Raw(" viewBox=\"0 0 ")
                .Number(runWidth).Raw(' ').Number(height).Raw("\">");
            if (start == 0)
            {
                pen.Caption(caption);
            }

            for (var i = start; i < end; i++)
            {
                var (left, right) = Hewn.Top(i);
                var x = (i - start) * pitch;
                pen.Raw("<path class=\"d-stone ").Raw(StateInk.Class(sorted[i].State)).Raw("\" d=\"M")
                    .Point(x + 1, 1 + left).Raw('L').Point(x + width - 1, 1 + right).Raw('V').Number(height - 1)
                    .Raw('H').Number(x + 1).Raw("Z\">").Title(sorted[i].Title).Raw("</path>");
            }

            pen.Raw("</svg>");
        }

        return pen.Raw("</span>").Finish();
    }
}
