using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Agreements;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Compiling;

/// <summary>One answer and what became of it (det här sa vi, så här blev det): what people ask for most.</summary>
public sealed class OwnRemarksModel(Records records, Clock clock, Texts texts) : AgreementPage(records, clock)
{
    private readonly Records read = records;

    public RoundView View { get; private set; } = null!;

    public Answer Answer { get; private set; } = null!;

    public IReadOnlyList<CompilationRow> Rows { get; private set; } = [];

    public string Name => CompilationRows.NameOf(View, Answer);

    public string Title => L($"Det här sa {Name}, så här blev det", $"What {Name} said, and what became of it");

    public string RoundQuery => $"omgang={Uri.EscapeDataString(View.Consultation.Version)}";

    public int Remarks => Rows.Count(r => r.Text.Length > 0);

    public int Changes => Rows.Count(r => r.Change is not null);

    public string NameOf(string section) => Answering.AnswerPage.NameOf(View, section);

    public string? ChangeLink(TextChange? change) => change is { Version: { } version } ? $"~/avtal/{Agreement.Slug}/remiss/spar?version={Uri.EscapeDataString(version)}&punkt={Uri.EscapeDataString(change.Number)}&{RoundQuery}" : null;

    public async Task<IActionResult> OnGetAsync(string slug, string? omgang, int nr)
    {
        if (!await Load(slug, null) || await read.Round(texts, Cascade, Status.AsOf, omgang) is not { Consultation.Release: not null } view) return NotFound();
        if (view.Round.Counted.FirstOrDefault(a => a.Number == nr) is not { } answer) return NotFound();
        (View, Answer) = (view, answer);
        Rows = [.. CompilationRows.Of(view).Where(r => r.Answer.Id == answer.Id)];
        return Page();
    }
}
