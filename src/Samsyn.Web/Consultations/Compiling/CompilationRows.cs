using System.Globalization;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Compiling;

/// <summary>One row of a compilation: one answer and one section. The page, the workbook and the CSV file are made of these, so that they agree cell by cell.</summary>
/// <param name="Disposition">Bemötande.</param>
/// <param name="Change">Ändring, <c>1.0#4.2</c>: version and printed number.</param>
public sealed record CompilationRow(
    string Respondent, AnswerKind Kind, string AdoptedBy, DateOnly? AdoptedOn, DateOnly Received, bool Late, string Section, Stance? Stance, string Text, Disposition? Disposition, string Reason, TextChange? Change, string Version)
{
    public required Answer Answer { get; init; }

    public required Remark Remark { get; init; }

    /// <summary>A section as it is named in the workbook: its number, or "Hela förslaget".</summary>
    public string SectionName => CompilationRows.SectionName(Section);

    /// <summary>The cells as text, in the order of <see cref="CompilationRows.Headings"/>.</summary>
    public IReadOnlyList<string> Cells =>
    [
        Respondent, Kind.Label(), AdoptedBy, AdoptedOn is { } adopted ? Dates.Iso(adopted) : "", Dates.Iso(Received), Late ? L("Ja", "Yes") : "", SectionName, Stance?.Label() ?? "", Text, Disposition?.Label() ?? "", Reason, Change?.ToString() ?? "", Version,
    ];
}

/// <summary>Makes the rows of a compilation: what may be published, and nothing else.</summary>
public static class CompilationRows
{
    /// <summary>Columns of the sheet <em>Svar</em>. Source: CONTRACT.md C4.</summary>
    public static IReadOnlyList<string> Headings =>
    [
        L("Remissinstans", "Consultee"), L("Typ", "Kind"), L("Antagen av", "Adopted by"), L("Antagen den", "Adopted on"), L("Inkom", "Received"), L("Sen", "Late"), L("Avsnitt", "Section"), L("Ställningstagande", "Stance"), L("Synpunkt", "Remark"),
        L("Bemötande", "Answer"), L("Motivering", "Reason"), L("Ändring", "Change"), "Version",
    ];

    public static string SectionName(string section) => section.Length == 0 ? L("Hela förslaget", "The whole proposal") : section;

    /// <summary>By name, open answers last; within an answer in the order of the text.</summary>
    public static IEnumerable<CompilationRow> Of(RoundView view)
    {
        foreach (var answer in InOrder(view))
        {
            var name = NameOf(view, answer);
            var board = answer.Adopted is { } adopted ? BodyName(view, adopted) : "";
            foreach (var part in view.Round.InOrder(answer))
            {
                var remark = view.Compilation.RemarkOf(answer, part);
                yield return new CompilationRow(
                    name, answer.Kind, board, answer.Adopted?.On, answer.ReceivedOn, view.Round.IsLate(answer), part.Section, part.Stance, remark.PublishedText, remark.Effective?.Disposition, remark.Effective?.Reason ?? "", ChangeOf(view, remark.Effective?.Change), view.Consultation.Version)
                {
                    Answer = answer, Remark = remark,
                };
            }
        }
    }

    /// <summary>The answers that count, by the name of who gave them.</summary>
    public static IEnumerable<Answer> InOrder(RoundView view) =>
        view.Round.Counted.OrderBy(a => a.Kind).ThenBy(a => NameOf(view, a), StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true)).ThenBy(a => a.Number);

    /// <summary>Who answered, as it may be published: an open respondent's name only when they wish it.</summary>
    public static string NameOf(RoundView view, Answer answer) => answer.Kind == AnswerKind.Invited
        ? view.Round.Find(answer.From)?.Name ?? answer.From
        : view.PersonOf(answer) is { PublishName: true, Name: { } name } ? name : L($"Öppet svar {answer.Number}", $"Open answer {answer.Number}");

    public static string BodyName(RoundView view, Adoption adopted) => view.Cascade.County.TryFind(adopted.Body, out var body) ? body.Name : adopted.Body.Value;

    /// <summary>A change in a draft that has been published since is one in that version.</summary>
    public static TextChange? ChangeOf(RoundView view, TextChange? change)
    {
        if (change is not { Version: null, Clause: { } clause } || view.After is not { } after) return change;
        for (var i = 0; i < after.Ids.Count; i++)
            if (after.Ids[i] == clause) return new TextChange(after.Version.Id, clause, after.Text.InOrder[i].Clause.Number ?? change.Number);
        return change;
    }
}
