using Microsoft.AspNetCore.Html;
using Samsyn.Domain.Consultations;

namespace Samsyn.Web.Design.Drawings;

/// <summary>Answers to one section as stones, one for each: who is for is ink, who is against is falu, who says nothing is paper. Source: LOOK.md 1, 5 "stone rows".</summary>
public static class StanceStones
{
    /// <summary>So few that a stone keeps its size on a phone.</summary>
    private const int PerRow = 16;
    private const double Side = 16;
    private const double Step = 20;

    /// <summary>The order of a row: for first, against after, those without a view last.</summary>
    private static readonly Stance[] Order = [Stance.Supports, Stance.SupportsWithRemarks, Stance.NoObjection, Stance.Opposes, Stance.NoView, Stance.Abstains];

    public static string Class(Stance stance) => stance switch
    {
        Stance.Supports => "d-approved",
        Stance.SupportsWithRemarks => "d-conditional",
        Stance.NoObjection => "d-tabled",
        Stance.Opposes => "d-rejected",
        Stance.NoView or Stance.Abstains => "d-undecided",
        _ => throw new ArgumentOutOfRangeException(nameof(stance), stance, "Not a stance."),
    };

    /// <summary>Draws them; the same counts stand in words beside it.</summary>
    public static IHtmlContent Draw(Caption caption, IReadOnlyDictionary<Stance, StanceCount> counts)
    {
        var stones = Order.SelectMany(stance => Enumerable.Repeat(stance, counts.GetValueOrDefault(stance).Answers)).ToList();
        var rows = Math.Max(1, (stones.Count + PerRow - 1) / PerRow);
        var pen = SvgText.Rent();
        pen.OpenPicture("d-stances", caption, new Box(0, 0, PerRow * Step, rows * Step));
        for (var i = 0; i < stones.Count; i++)
            pen.Raw("<rect class=\"d-stone ").Raw(Class(stones[i])).Raw('"').Attribute("x", i % PerRow * Step + 1).Attribute("y", i / PerRow * Step + 1).Attribute("width", Side).Attribute("height", Side).Raw(" rx=\"1\"/>");
        return pen.Raw("</svg>").Finish();
    }
}
