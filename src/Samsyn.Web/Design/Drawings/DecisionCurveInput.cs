namespace Samsyn.Web.Design.Drawings;

/// <summary>How many parties had said yes from the end of a day on.</summary>
public readonly record struct CurveStep(DateOnly Day, int Yes);

/// <summary>A day worth a word on the curve: <c>24 maj, regionen</c>.</summary>
public readonly record struct CurveNote(DateOnly Day, string Text);

/// <summary>The days the decisions were planned for.</summary>
/// <param name="Text"><c>planerad beslutstid</c>.</param>
/// <param name="ShortText"><c>planerat</c>, for phones.</param>
public sealed record CurveWindow(DateOnly First, DateOnly Last, string Text, string ShortText);

/// <summary>What the curve of decisions shows.</summary>
public sealed record DecisionCurveInput
{
    /// <summary>The day the page is as of; nothing is drawn after it.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The number of yes after each day that changed it, in any order; it may go down (an annulled decision).</summary>
    public IReadOnlyList<CurveStep> Steps { get; init; } = [];

    /// <summary>How many parties there are: the height of the picture when there is no goal.</summary>
    public int Parties { get; init; }

    /// <summary>
    /// How many yes the agreement needs. Null when no source says so, or when the goal is a share of the population: then
    /// no line is drawn, and <see cref="GoalText"/> says why.
    /// </summary>
    public int? Goal { get; init; }

    /// <summary>What the goal means, written on its line: <c>Alla 50 parter, då kan avtalet börja gälla</c>.</summary>
    public string GoalText { get; init; } = "";

    public CurveWindow? Window { get; init; }

    public IReadOnlyList<CurveNote> Notes { get; init; } = [];

    /// <summary>The first day shown; null for the beginning of the month when something first happens.</summary>
    public DateOnly? First { get; init; }

    /// <summary>The last day shown; null for the end of the month of the as-of day or of the planned days.</summary>
    public DateOnly? Last { get; init; }
}
