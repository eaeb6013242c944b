using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Agreements;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Compiling;

/// <summary>
/// From a changed clause to the remarks behind it (spår), with the changed words marked; without a clause, every change of the version and how many remarks
/// stand behind each.
/// </summary>
public sealed class TraceModel(Records records, Clock clock, Texts texts) : AgreementPage(records, clock)
{
    private readonly Records read = records;

    public RoundView View { get; private set; } = null!;

    public string Version { get; private set; } = "";

    /// <summary>The clause's number as printed; null for the list of all.</summary>
    public string? Number { get; private set; }

    /// <summary>What the clause said and says, changed words marked.</summary>
    public IHtmlContent? Changed { get; private set; }

    /// <summary>Address of the clause in the version.</summary>
    public string? Anchor { get; private set; }

    public IReadOnlyList<CompilationRow> Rows { get; private set; } = [];

    /// <summary>Each changed clause of the version with its words and how many remarks stand behind it.</summary>
    public IReadOnlyList<(string Number, IHtmlContent Words, int Remarks)> All { get; private set; } = [];

    public string Title => Number is null ? L($"Från synpunkt till text: version {Version}", $"From remark to text: version {Version}") : L($"Synpunkterna bakom punkt {Number}", $"The remarks behind clause {Number}");

    public string RoundQuery => $"omgang={Uri.EscapeDataString(View.Consultation.Version)}";

    public string? WhoOf(CompilationRow row) => $"{row.Respondent}, {Answering.AnswerPage.NameOf(View, row.Section)}";

    public string? LinkOf(CompilationRow row) => $"~/avtal/{Agreement.Slug}/remiss/svar/{row.Answer.Number}?{RoundQuery}";

    public async Task<IActionResult> OnGetAsync(string slug, string? omgang, string? version, string? punkt)
    {
        if (!await Load(slug, null) || await read.Round(texts, Cascade, Status.AsOf, omgang) is not { Consultation.Release: not null } view) return NotFound();
        View = view;
        var at = Agreement.Versions.FindIndex(v => v.Id == (version ?? ""));
        if (version is null) at = Agreement.Versions.FindIndex(v => v.Id == view.Consultation.Version) + 1;
        if (at <= 0 || at >= Agreement.Versions.Count) return NotFound();
        (Version, Number) = (Agreement.Versions[at].Id, string.IsNullOrWhiteSpace(punkt) ? null : punkt);
        var rows = CompilationRows.Of(view).Where(r => r.Change?.Version == Version && r.Text.Length > 0).ToList();
        var text = await texts.Of(Agreement, Agreement.Versions[at]);
        var comparison = text is null || view.Text is null ? null : TextComparison.Between(view.Text.Text, text.Text, view.Text.Ids, text.Ids);
        ClauseId? IdOf(int index) => text?.Ids[index];
        bool Is(CompilationRow row, ClauseComparison clause) => clause.NewIndex is { } n && (row.Change!.Clause is { } id ? IdOf(n) == id : text!.Text.InOrder[n].Clause.Number == row.Change.Number);
        if (Number is null)
        {
            All = [.. (comparison?.Clauses ?? []).Where(c => c is { NewIndex: not null, Running.Count: > 0 } && c.Change != ClauseChange.None).Select(c => (text!.Text.InOrder[c.NewIndex!.Value].Clause.Number ?? text.Text.InOrder[c.NewIndex.Value].Clause.Heading ?? "", TextMarkup.Running(c.Running), rows.Count(r => Is(r, c))))];
            return Page();
        }

        var clause = comparison?.Clauses.FirstOrDefault(c => c.NewIndex is { } n && text!.Text.InOrder[n].Clause is var own && (own.Number ?? own.Heading) == Number);
        Changed = clause is { Running.Count: > 0 } ? TextMarkup.Running(clause.Running) : clause is { NewIndex: { } same } ? TextMarkup.Plain(text!.Text.InOrder[same].Clause) : null;
        Anchor = clause?.NewIndex is { } place ? text!.Anchors[place] : null;
        Rows = [.. rows.Where(r => clause is null ? r.Change!.Number == Number : Is(r, clause))];
        return clause is null && Rows.Count == 0 ? NotFound() : Page();
    }
}
