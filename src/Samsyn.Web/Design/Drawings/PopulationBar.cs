using Microsoft.AspNetCore.Html;
using Samsyn.Domain.Decisions;

namespace Samsyn.Web.Design.Drawings;

/// <summary>How many people live where the parties stand in one state.</summary>
/// <param name="State">The state.</param>
/// <param name="People">Inhabitants, at least 0.</param>
/// <param name="Title">In words: <c>Har sagt ja: 1 451 120 invånare, 84,1 procent</c>.</param>
public readonly record struct PopulationShare(PartyState State, long People, string Title);

/// <summary>Shares of the population as one bar with the same patterns as the stones.</summary>
/// <remarks>
/// Bars are only for shares of population; parties are counted in stones. A share too small to see is drawn 7 px wide.
/// Source: LOOK.md 5 "stone rows", picture 02 "Räknat i invånare".
/// </remarks>
public static class PopulationBar
{
    private const double Width = 380;
    private const double Height = 30;
    private const double Gap = 4;
    private const double Least = 7;

    /// <summary>Draws the bar; when nobody's number is known, one empty outline.</summary>
    public static IHtmlContent Draw(Caption caption, IReadOnlyList<PopulationShare> shares)
    {
        var pen = SvgText.Rent();
        pen.OpenPicture("d-bar", caption, new Box(0, 0, Width, Height));
        var drawn = new List<PopulationShare>();
        foreach (var state in StateInk.RowOrder)
        {
            drawn.AddRange(shares.Where(s => s.State == state && s.People > 0));
        }

        if (drawn.Count == 0)
        {
            Segment(pen, 0, Width, new PopulationShare(PartyState.Undecided, 0, caption.Title));
        }

        var room = Width - Gap * (drawn.Count - 1);
        var total = drawn.Sum(s => s.People);
        // The small shares get their least width first; the others divide what is left.
        var small = drawn.Where(s => s.People * room < Least * total).ToList();
        var left = room - small.Count * Least;
        var large = total - small.Sum(s => s.People);
        var x = 0.0;
        foreach (var share in drawn)
        {
            var width = share.People * room < Least * total ? Least : share.People * left / large;
            Segment(pen, x, width, share);
            x += width + Gap;
        }

        return pen.Raw("</svg>").Finish();
    }

    private static void Segment(SvgText pen, double x, double width, PopulationShare share) =>
        pen.Raw("<rect class=\"d-stone ").Raw(StateInk.Class(share.State)).Raw('"').Attribute("x", x + 1).Attribute("y", 1)
            .Attribute("width", width - 2).Attribute("height", Height - 2).Raw(" rx=\"1\">").Title(share.Title).Raw("</rect>");
}
