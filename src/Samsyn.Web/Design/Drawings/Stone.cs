using Samsyn.Domain.Decisions;

namespace Samsyn.Web.Design.Drawings;

/// <summary>One party as a stone.</summary>
/// <param name="State">Where the party stands.</param>
/// <param name="Title">What the stone says when asked, in the reader's language: <c>Mark: bordlagt 24 november</c>.</param>
public readonly record struct Stone(PartyState State, string Title);

/// <summary>
/// The hand that hews: how far the two upper corners of stone number <c>index</c> lie below the line, at most 2 px.
/// </summary>
/// <remarks>Chosen by index and never at random, so that the same page is the same bytes each time. Source: LOOK.md 6.</remarks>
internal static class Hewn
{
    private static readonly (double Left, double Right)[] Corners =
    [
        (0, 0.2), (1.2, 1.5), (1.7, 0.1), (0.2, 1.3), (1.1, 0.9), (0, 1.9), (1.8, 0.2), (0.4, 1.2), (0.2, 0.4), (1.6, 0.6),
    ];

    public static (double Left, double Right) Top(int index) => Corners[index % Corners.Length];
}
