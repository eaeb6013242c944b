using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Consultations.Compiling;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Workspace;

/// <summary>Every remark of a round to be worked on, by section; those without an answer first asked for.</summary>
public sealed class RemarksModel(Records records, Clock clock, Texts texts) : WorkspacePage
{
    public const string Unanswered = "utan";
    public const string Personal = "personuppgifter";

    public Cascade Cascade { get; private set; } = null!;

    public RoundView View { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "visa")]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true, Name = "tagg")]
    public string? Tag { get; set; }

    public string Slug => Cascade.Agreement.Slug;

    public string Root => $"~/arbete/avtal/{Slug}/remiss/synpunkter?omgang={Uri.EscapeDataString(View.Consultation.Version)}";

    public IReadOnlyList<Remark> Remarks { get; private set; } = [];

    public IReadOnlyList<string> Tags { get; private set; } = [];

    public IEnumerable<IGrouping<string, Remark>> Sections => Remarks.GroupBy(r => r.Part.Section).OrderBy(g => View.Round.OrderOf(g.Key));

    public string NameOf(string section) => Answering.AnswerPage.NameOf(View, section);

    public string RespondentOf(Remark remark) => CompilationRows.NameOf(View, remark.Answer);

    public static string Link(string slug, Remark remark) => $"~/arbete/avtal/{slug}/remiss/synpunkter/{remark.Answer.Id}" + (remark.Part.IsWhole ? "" : "?nr=" + Uri.EscapeDataString(remark.Part.Section));

    public async Task<IActionResult> OnGetAsync(string slug, string? omgang)
    {
        if (!Who.CanForAll(WorkspaceAct.RunConsultation) || await records.Cascade(slug) is not { } cascade || await records.Round(texts, cascade, FormContext.TodayOf(cascade.Agreement, clock), omgang) is not { } view) return NotFound();
        (Cascade, View) = (cascade, view);
        Tags = [.. view.Compilation.Remarks.SelectMany(r => r.Own?.Tags ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), true))];
        Remarks = [.. view.Compilation.Remarks.Where(r => Show switch { Unanswered => !r.IsAnswered, Personal => r.NeedsLook, _ => true } && (Tag is null || r.Own?.Tags.Contains(Tag, StringComparer.Ordinal) == true))];
        return Page();
    }
}
