using Samsyn.Domain.Decisions;

namespace Samsyn.Web.Design.Drawings;

/// <summary>How each state is inked: its CSS class, the class of text lying on it, and its place in a row.</summary>
/// <remarks>What is decided is ink, what is undecided is paper; nobody is coloured as late. Source: LOOK.md 1, 5, 6.</remarks>
internal static class StateInk
{
    /// <summary>The order of a row: yes first, then what is nearly so, then the rest, the undecided last.</summary>
    public static readonly PartyState[] RowOrder =
    [
        PartyState.Approved, PartyState.Conditional, PartyState.Outdated, PartyState.Tabled,
        PartyState.ReferredBack, PartyState.Rejected, PartyState.Undecided,
    ];

    public static string Class(PartyState state) => state switch
    {
        PartyState.Approved => "d-approved",
        PartyState.Rejected => "d-rejected",
        PartyState.Conditional => "d-conditional",
        PartyState.Outdated => "d-outdated",
        PartyState.Tabled => "d-tabled",
        PartyState.ReferredBack => "d-referred",
        PartyState.Undecided => "d-undecided",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    /// <summary>The stones in row order; equal states keep the order they came in.</summary>
    public static Stone[] InRowOrder(IReadOnlyList<Stone> stones)
    {
        var sorted = new Stone[stones.Count];
        var next = 0;
        foreach (var state in RowOrder)
        {
            foreach (var stone in stones)
            {
                if (stone.State == state)
                {
                    sorted[next++] = stone;
                }
            }
        }

        return sorted;
    }
}
