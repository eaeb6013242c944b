using Samsyn.Domain.Duties;
using Samsyn.Domain.Principals;
using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Duties;

/// <summary>What the journal tells of a report, or of one taken back.</summary>
internal static class DutyJournal
{
    /// <summary>"Mark: takvolymer, 2022" of <c>1463 takvolymer 2022</c>.</summary>
    public static string? Subject(string[] words, County county) => words is not [var by, var duty, var occurrence] ? null
        : $"{DutyBook.OwnerOf(county, by)?.Name ?? by}: {duty}{(occurrence == DueRule.Once ? "" : ", " + occurrence)}";

    public static IEnumerable<JournalChange> Changes(DutyReport report)
    {
        if (report.Withdraws is { } day)
        {
            yield return new(L("Redovisning", "Report"), L($"Gjort {Dates.Full(day)}", $"Done {Dates.Full(day)}"), L("Tillbakatagen", "Taken back"));
            yield break;
        }

        yield return new(L("Gjort", "Done"), null, Dates.Full(report.On));
        if (!string.IsNullOrEmpty(report.Note)) yield return new(L("Anteckning", "Note"), null, report.Note) { AfterLang = DataLang };
        if (!string.IsNullOrEmpty(report.Link)) yield return new(L("Underlag", "Document"), null, report.Link);
    }
}
