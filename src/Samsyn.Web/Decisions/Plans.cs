using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions;

/// <summary>Planned dates in words: the source's own where it has some, else read out of the EDTF expression.</summary>
public static class Plans
{
    /// <summary>"preliminärt juni alt. augusti" as the source wrote it; "preliminärt maj–juni 2022" read out of <c>2022-05/2022-06</c>.</summary>
    public static string Words(PlannedDate? planned, bool preliminary, string? words)
    {
        if (!string.IsNullOrWhiteSpace(words)) return words;
        if (planned is null) return L("ingen plan känd", "no plan known");
        return (preliminary ? L("preliminärt ", "preliminarily ") : "") + Words(planned);
    }

    /// <summary>The language of <see cref="Words(PlannedDate?, bool, string?)"/>: the source's own words are Swedish on every page.</summary>
    public static string? LangOf(string? words) => string.IsNullOrWhiteSpace(words) ? null : DataLang;

    /// <summary>The expression read out: "28 april 2022", "maj–juni 2022", "juni 2022 eller augusti 2022", "våren 2017".</summary>
    public static string Words(PlannedDate planned) => planned.Kind switch
    {
        PlannedDateKind.OneOf => string.Join(L(" eller ", " or "), planned.Alternatives.Select(Words)),
        PlannedDateKind.Interval => $"{Words(planned.Alternatives[0])} – {Words(planned.Alternatives[^1])}",
        _ => Words(planned.Alternatives[0]),
    };

    private static string Words(DateSpan span) => span.Precision switch
    {
        DatePrecision.Day => Dates.Full(span.First),
        DatePrecision.Month => Dates.MonthYear(span.First),
        DatePrecision.Season => SeasonName(span) + Dates.Hard + span.First.Year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture),
        _ => span.First.Year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture),
    };

    private static string SeasonName(DateSpan span) => span.Season switch
    {
        Season.Spring => L("våren", "spring"),
        Season.Summer => L("sommaren", "summer"),
        Season.Autumn => L("hösten", "autumn"),
        _ => L("vintern", "winter"),
    };

    /// <summary>The step's plan as known on a day, in words.</summary>
    public static string Words(Step step, DateOnly knownOn)
    {
        var (planned, preliminary, words) = step.PlanAsOf(knownOn);
        return Words(planned, preliminary, words);
    }
}
