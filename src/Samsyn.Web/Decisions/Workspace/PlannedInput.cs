using System.Globalization;
using Samsyn.Domain.Calendars;
using Samsyn.Web.Design;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>A time as people write it, read as one date of an EDTF expression: "14 september 2022", "september 2022", "hösten 2022".</summary>
public static class PlannedInput
{
    private static readonly (string[] Names, string Code)[] Seasons =
    [
        (["våren", "vår", "spring"], "21"), (["sommaren", "sommar", "summer"], "22"), (["hösten", "höst", "autumn", "fall"], "23"), (["vintern", "vinter", "winter"], "24"),
    ];

    /// <summary><c>2022-09-14</c>, <c>2022-09</c>, <c>2022-23</c> or <c>2022</c>; null when it is none.</summary>
    public static string? Read(string text)
    {
        text = text.Replace(Dates.Hard, ' ').Trim();
        if (PlannedDate.TryParse(text, out var written, out _) && written.Kind == PlannedDateKind.Single) return text;
        if (Dates.TryRead(text, out var day)) return Dates.Iso(day);
        var words = text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var name, var year] || year.Length != 4 || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0) return null;
        foreach (var (names, code) in Seasons)
            if (names.Contains(name, StringComparer.Ordinal)) return $"{year}-{code}";
        return Dates.TryRead($"1 {name} {year}", out var first) ? first.ToString("yyyy-MM", CultureInfo.InvariantCulture) : null;
    }
}
