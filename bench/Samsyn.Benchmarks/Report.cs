using System.Globalization;

namespace Samsyn.Benchmarks;

/// <summary>
/// What a benchmark found: one line per figure with its goal and whether it is met. A goal that is not met is shown, and makes the exit code 1.
/// </summary>
internal sealed class Report
{
    private readonly TextWriter output = Console.Out;
    private int figures;
    private int unmet;

    /// <summary>A figure that should be at most the goal, such as milliseconds.</summary>
    public void AtMost(string what, double value, double goal, string unit) => Line(what, value, "≤", goal, unit, value <= goal);

    /// <summary>A figure that should be at least the goal, such as requests a second or a ratio to something else.</summary>
    public void AtLeast(string what, double value, double goal, string unit) => Line(what, value, "≥", goal, unit, value >= goal);

    /// <summary>A figure without a goal of its own: what the others are compared with, or what makes them believable.</summary>
    public void Note(string what, double value, string unit) =>
        output.WriteLine($"{what,-58} {Number(value),12} {unit}");

    /// <summary>Something that must hold for the figures to mean anything, such as "the query ran once per request".</summary>
    public void Must(string what, bool holds)
    {
        figures++;
        unmet += holds ? 0 : 1;
        output.WriteLine($"{what,-58} {(holds ? "yes" : "NO"),12}");
    }

    /// <summary>The exit code: 0 when every goal was met, 1 when one was not or nothing was measured.</summary>
    public int Close()
    {
        output.WriteLine(figures == 0 ? "Nothing was measured." : $"{figures - unmet} of {figures} met");
        return figures > 0 && unmet == 0 ? 0 : 1;
    }

    private void Line(string what, double value, string sign, double goal, string unit, bool met)
    {
        figures++;
        unmet += met ? 0 : 1;
        output.WriteLine($"{what,-58} {Number(value),12} {unit,-8} goal {sign} {Number(goal),-10} {(met ? "met" : "NOT MET")}");
    }

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 100 ? "#,0" : "0.###", CultureInfo.InvariantCulture);
}
