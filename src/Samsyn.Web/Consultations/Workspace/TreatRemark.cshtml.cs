using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Agreements.Workspace;
using Samsyn.Web.Consultations.Compiling;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Workspace;

/// <summary>One remark: how it is answered, why, where the text changed, which others say the same, and what of it may not be published.</summary>
public sealed class TreatRemarkModel(Records records, Texts texts, SamsynDb db, Acts acts) : WorkspacePage
{
    public Cascade Cascade { get; private set; } = null!;

    public RoundView View { get; private set; } = null!;

    public Remark Remark { get; private set; } = null!;

    public Guid ActId { get; private set; } = Guid.CreateVersion7();

    [BindProperty(SupportsGet = true, Name = "nr")]
    public string? Number { get; set; }

    [BindProperty]
    public string? Disposition { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Change { get; set; }

    [BindProperty]
    public string? Tags { get; set; }

    [BindProperty]
    public string? SameAs { get; set; }

    [BindProperty]
    public string? PublishedText { get; set; }

    [BindProperty]
    public string? RedactionReason { get; set; }

    public int Seen { get; private set; }

    public string Slug => Cascade.Agreement.Slug;

    public string Own => RemarksModel.Link(Slug, Remark);

    public string Respondent => CompilationRows.NameOf(View, Remark.Answer);

    public string SectionName => Answering.AnswerPage.NameOf(View, Remark.Part.Section);

    /// <summary>What the proposal says where the remark is made; nothing for the whole.</summary>
    public IEnumerable<(Clause Clause, string Anchor, int Depth)> Said => View.ClausesOf(View.Round.SectionOf(Remark.Part.Section));

    public IReadOnlyList<Choice> Dispositions => [.. Enum.GetValues<Disposition>().Select(d => new Choice(StoredWords.Of(d), d.Label()))];

    /// <summary>Clauses of the text that follows, published or a draft: by id, with what to call them.</summary>
    public IReadOnlyList<(ClauseId Id, string? Version, Clause Clause)> Clauses { get; private set; } = [];

    public IEnumerable<Choice> Changes => [new("", L("Ingen ändring", "No change")), .. Clauses.Select(c => new Choice(c.Id.Text, Short(c.Clause), Data: true))];

    /// <summary>Other remarks on the same section that are answered by themselves.</summary>
    public IEnumerable<Choice> SameChoices => [new("", L("Ingen annan", "No other")), .. Others.Select(r => new Choice($"{r.Answer.Id} {r.Part.Section}", $"{CompilationRows.NameOf(View, r.Answer)}: {Cut(r.PublishedText)}", Data: true))];

    private IEnumerable<Remark> Others => View.Compilation.Remarks.Where(r => r.Part.Section == Remark.Part.Section && r.Answer.Id != Remark.Answer.Id && r.Own?.SameAs is null);

    /// <summary>The remark's own words, what looks like personal data marked.</summary>
    public IHtmlContent Marked
    {
        get
        {
            var (text, parts, at) = (Remark.Part.Text, new List<IHtmlContent>(), 0);
            foreach (var found in PersonalData.Find(text))
            {
                parts.Add(Markup.Of($"{text[at..found.Start]}<mark>{text.Substring(found.Start, found.Length)}</mark>"));
                at = found.Start + found.Length;
            }

            parts.Add(Markup.Of($"{text[at..]}"));
            return Markup.Join(parts);
        }
    }

    public async Task<IActionResult> OnGetAsync(string slug, Guid answer)
    {
        if (!await Load(slug, answer)) return NotFound();
        var own = Remark.Own;
        (Disposition, Reason, Tags) = (own?.Disposition is { } d ? StoredWords.Of(d) : null, own?.Reason, string.Join(", ", own?.Tags ?? []));
        (Change, SameAs) = (own?.Change?.Clause?.Text, own?.SameAs is { } same ? $"{same.AnswerId} {same.Section}" : null);
        (PublishedText, RedactionReason) = (own?.PublishedText, own?.RedactionReason);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid answer, Guid actId, int seen, string? next)
    {
        if (!await Load(slug, answer)) return NotFound();
        (ActId, Seen) = (actId == Guid.Empty ? Guid.CreateVersion7() : actId, seen);
        if (View.Consultation.Release is not null) ModelState.AddModelError("", L("Sammanställningen är publicerad. Bemötandet går inte att ändra.", "The compilation is published. The answer cannot be changed."));
        var treatment = Read();
        if (!ModelState.IsValid) return Status(StatusCodes.Status422UnprocessableEntity);
        try
        {
            await acts.Run(new ActOrder(ActId, "consultation.treat", Who.AsForAll(WorkspaceAct.RunConsultation)) { AgreementSlug = slug }, async act =>
                await act.Treat(await act.Cascade(slug) ?? throw new NotPermittedException(), View.Consultation.Id, treatment, seen));
        }
        catch (DbUpdateConcurrencyException)
        {
            if (!await Load(slug, answer)) return NotFound();
            ModelState.AddModelError("", L("Någon annan har berett synpunkten under tiden. Det du skrev står kvar här under; spara igen om det ska gälla.", "Somebody else has worked on the remark in the meantime. What you wrote stands below; save again if it is to stand."));
            return Status(StatusCodes.Status409Conflict);
        }

        if (next == "ja" && await records.Round(texts, Cascade, View.Consultation.Settings.Opens, View.Consultation.Version) is { } fresh && fresh.Compilation.Remarks.FirstOrDefault(r => !r.IsAnswered) is { } left) return LocalRedirect(Url.Content(RemarksModel.Link(slug, left)));
        return LocalRedirect(Url.Content($"~/arbete/avtal/{slug}/remiss/synpunkter?omgang={Uri.EscapeDataString(View.Consultation.Version)}"));
    }

    private Treatment Read()
    {
        Disposition? disposition = Dispositions.Any(d => d.Value == Disposition) ? StoredWords.Read<Disposition>(Disposition!) : null;
        var reason = AnswerText.Clean(Reason);
        var same = Others.FirstOrDefault(r => $"{r.Answer.Id} {r.Part.Section}" == SameAs)?.Id;
        if (same is null && disposition is not null && reason.Length == 0) ModelState.AddModelError(nameof(Reason), L("Skriv en motivering. De som lämnade synpunkten läser den.", "Write a reason. Those who made the remark read it."));
        if (disposition is null && reason.Length > 0) ModelState.AddModelError(nameof(Disposition), L("Välj ett bemötande.", "Choose an answer."));
        if (reason.Length > AnswerPart.MaxText) ModelState.AddModelError(nameof(Reason), L("Motiveringen är för lång.", "The reason is too long."));
        var (published, why) = (AnswerText.Clean(PublishedText), AnswerText.Clean(RedactionReason));
        if (published.Length > 0 && why.Length == 0) ModelState.AddModelError(nameof(RedactionReason), L("Skriv varför texten är maskad. Skälet publiceras.", "Write why the text is redacted. The reason is published."));
        if (published.Length > AnswerPart.MaxText) ModelState.AddModelError(nameof(PublishedText), L("Texten är för lång.", "The text is too long."));
        var clause = Clauses.FirstOrDefault(c => c.Id.Text == Change);
        return new Treatment
        {
            ConsultationId = View.Consultation.Id, AnswerId = Remark.Answer.Id, Section = Remark.Part.Section, Disposition = disposition, Reason = reason.Length > 0 ? reason : null,
            Change = clause.Clause is null ? null : new TextChange(clause.Version, clause.Id, clause.Clause.Number ?? clause.Clause.Heading ?? ""),
            Tags = [.. (Tags ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => AnswerText.Clean(t).ReplaceLineEndings(" ")).Where(t => t.Length is > 0 and <= 40).Distinct(StringComparer.OrdinalIgnoreCase).Take(10)],
            SameAs = same, PublishedText = published.Length > 0 ? published : null, RedactionReason = why.Length > 0 ? why : null,
        };
    }

    private async Task<bool> Load(string slug, Guid answer)
    {
        if (!Who.CanForAll(WorkspaceAct.RunConsultation) || await records.Cascade(slug) is not { } cascade) return false;
        if (await db.Answers.AsNoTracking().Where(a => a.Id == answer).Select(a => (Guid?)a.ConsultationId).SingleOrDefaultAsync() is not { } consultation || await records.Round(texts, cascade, consultation) is not { } view) return false;
        if (view.Compilation.Remarks.FirstOrDefault(r => r.Answer.Id == answer && r.Part.Section == (Number ?? "")) is not { } remark) return false;
        (Cascade, View, Remark, Seen) = (cascade, view, remark, remark.Own?.Revision ?? 0);
        if (view.After is { } after) Clauses = [.. after.Text.InOrder.Select((placed, i) => (after.Ids[i], (string?)after.Version.Id, placed.Clause))];
        else if (await db.TextDrafts.AsNoTracking().Where(d => d.AgreementId == cascade.Agreement.Id).OrderByDescending(d => d.ChangedAt).FirstOrDefaultAsync() is { } draft)
        {
            var editing = new DraftEditing(slug, draft.Text, draft.Entries);
            Clauses = [.. editing.Text.InOrder.Select((placed, i) => (draft.Entries[i].Id, (string?)null, placed.Clause))];
        }

        return true;
    }

    private static string Short(Clause clause) => $"{clause.Number} {Cut(clause.Heading ?? string.Concat(clause.Blocks.OfType<ClauseParagraph>().Take(1).SelectMany(p => p.Runs).Select(run => run.Text)))}".Trim();

    private static string Cut(string text) => text.ReplaceLineEndings(" ") is { Length: > 70 } line ? line[..69] + "…" : text.ReplaceLineEndings(" ");

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Status(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
