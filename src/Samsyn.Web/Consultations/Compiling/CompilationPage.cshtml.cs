using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Compiling;

/// <summary>
/// The compilation for everybody (sammanställning av remissvar): by section or by who answered, each remark with what became of it. Before it is published it
/// exists only for those who lead the round.
/// </summary>
public sealed class CompilationPageModel(Records records, Clock clock, Texts texts) : AgreementPage(records, clock)
{
    public const string ByRespondent = "svarande";

    private readonly Records read = records;

    public RoundView View { get; private set; } = null!;

    public bool ShowsRespondents { get; private set; }

    /// <summary>Seen by its leaders before it is published.</summary>
    public bool IsPreview { get; private set; }

    public IReadOnlyList<CompilationRow> Rows { get; private set; } = [];

    public string Title => L("Sammanställning av remissvar", "Compilation of answers");

    public string RoundQuery => $"omgang={Uri.EscapeDataString(View.Consultation.Version)}";

    /// <summary>The sections somebody has said something of, each with its rows.</summary>
    public IEnumerable<(SectionCount Section, IReadOnlyList<CompilationRow> Rows)> Sections
    {
        get
        {
            var rows = Rows.ToLookup(r => r.Section, StringComparer.Ordinal);
            return View.Compilation.Sections.Select(section => (section, (IReadOnlyList<CompilationRow>)[.. rows[section.Key].Where(r => r.Text.Length > 0)]));
        }
    }

    public IEnumerable<IGrouping<Answer, CompilationRow>> Respondents => Rows.GroupBy(r => r.Answer);

    public async Task<IActionResult> OnGetAsync(string slug, string? omgang, string? visa)
    {
        if (!await Load(slug, null) || await read.Round(texts, Cascade, Status.AsOf, omgang) is not { } view) return NotFound();
        View = view;
        IsPreview = view.Consultation.Release is null;
        if (IsPreview && HttpContext.SignedIn()?.CanForAll(WorkspaceAct.RunConsultation) != true) return NotFound();
        ShowsRespondents = visa == ByRespondent;
        Rows = [.. CompilationRows.Of(view)];
        return Page();
    }

    public static string CountOf(int remarks) => remarks == 1 ? L("1 synpunkt", "1 remark") : L($"{remarks} synpunkter", $"{remarks} remarks");

    /// <summary>"Tillstyrker 11, Avstyrker 1": the counts in words.</summary>
    public static string InWords(IReadOnlyDictionary<Stance, StanceCount> counts) =>
        string.Join(", ", Stances.All.Where(s => counts.GetValueOrDefault(s).Answers > 0).Select(s => $"{s.Label()} {Count(counts[s])}"));

    private static string Count(StanceCount count) => count.Origins == count.Answers ? $"{count.Answers}" : L($"{count.Answers} ({count.Origins} när gemensamma utkast räknas en gång)", $"{count.Answers} ({count.Origins} with shared drafts counted once)");

    /// <summary>How many inhabitants stand behind each stance.</summary>
    public static string? Inhabitants(IReadOnlyDictionary<Stance, StanceCount> counts)
    {
        var known = Stances.All.Where(s => counts.GetValueOrDefault(s).Inhabitants is > 0).Select(s => $"{s.Label().ToLowerInvariant()} {Numbers.Whole(counts[s].Inhabitants!.Value)}").ToList();
        return known.Count == 0 ? null : L($"Invånare i kommunerna som svarat: {string.Join(", ", known)}.", $"Inhabitants of the municipalities that answered: {string.Join(", ", known)}.");
    }

    public string NameOf(string section) => Answering.AnswerPage.NameOf(View, section);

    /// <summary>Where the change can be read; null when the clause is not known.</summary>
    public string? ChangeLink(TextChange? change) => change is { Version: { } version } ? $"~/avtal/{Agreement.Slug}/remiss/spar?version={Uri.EscapeDataString(version)}&punkt={Uri.EscapeDataString(change.Number)}&{RoundQuery}" : null;

    public string ConsulteeLink(Answer answer) => $"~/avtal/{Agreement.Slug}/remiss/svar/{answer.Number}?{RoundQuery}";
}
