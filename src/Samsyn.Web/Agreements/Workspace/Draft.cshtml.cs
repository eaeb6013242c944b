using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Workspace;

/// <summary>One draft: its clauses to change, the whole to take out to Word and hand in again, what a reader would stumble on.</summary>
[RequestSizeLimit(UploadedText.MostSent)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedText.MostSent)]
public sealed class DraftModel(Records records, SamsynDb db, Acts acts) : WorkspacePage
{
    /// <summary>What was left out of a file, told on the next page.</summary>
    internal const string NoticesKey = "text-notices";

    public Agreement Agreement { get; private set; } = null!;

    public TextDraft Draft { get; private set; } = null!;

    public DraftEditing Editing { get; private set; } = null!;

    public IReadOnlyList<TextNotice> Notices { get; private set; } = [];

    /// <summary>What did not come along from a file that was just handed in.</summary>
    public IReadOnlyList<string> FileNotices { get; private set; } = [];

    public Guid ActId { get; private set; } = Guid.CreateVersion7();

    public string Path => $"~/arbete/avtal/{Agreement.Slug}/text/{Draft.Id}";

    public async Task<IActionResult> OnGetAsync(string slug, Guid id)
    {
        if (!await Load(slug, id)) return NotFound();
        FileNotices = (TempData[NoticesKey] as string)?.Split('\n') ?? [];
        return Page();
    }

    /// <summary>The draft as a Word file, to work on and hand in again.</summary>
    public async Task<IActionResult> OnGetWordAsync(string slug, Guid id) =>
        await Load(slug, id) ? File(OfficeText.Write(Editing.Text), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", $"{slug}-utkast.docx") : NotFound();

    /// <summary>A file in place of the whole text.</summary>
    public async Task<IActionResult> OnPostReplaceAsync(string slug, Guid id, Guid actId, int revision, IFormFile? file)
    {
        if (!await Load(slug, id)) return NotFound();
        var uploaded = file is null ? null : await UploadedText.Read(file);
        if (uploaded?.Text is not { } text)
        {
            foreach (var fault in uploaded?.Faults ?? [L("Välj en fil först.", "Choose a file first.")]) ModelState.AddModelError("file", fault);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var stale = false;
        await acts.Run(new ActOrder(actId, "text.replace", Who.AsForAll(WorkspaceAct.DraftText)) { AgreementSlug = slug }, async act =>
        {
            if (await act.Draft(id, Agreement.Id) is not { } draft) throw new NotPermittedException();
            // A whole text laid over what somebody has changed meanwhile would take that away.
            stale = draft.Revision != revision;
            if (stale) return;
            var before = new DraftTrace(draft.Name, Clauses: draft.Entries.Count, Text: draft.Text);
            act.Overwrite(draft, new DraftEditing(slug, draft.Text, draft.Entries).Replace(text), before, before with { Clauses = text.InOrder.Count, Text = CanonicalText.Of(text) });
        });
        if (stale)
        {
            if (!await Load(slug, id)) return NotFound();
            ModelState.AddModelError("file", L("Någon har ändrat utkastet sedan du öppnade sidan. Ta ut det på nytt, för in era ändringar och lämna filen igen. Inget har skrivits över.", "Somebody has changed the draft since you opened the page. Take it out again, put your changes in and hand the file in again. Nothing has been overwritten."));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        TempData[NoticesKey] = uploaded.Notices.Count > 0 ? string.Join('\n', uploaded.Notices) : null;
        return LocalRedirect(Url.Content(Path));
    }

    /// <summary>Throws the draft away; the journal keeps its text.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(string slug, Guid id, Guid actId)
    {
        if (!await Load(slug, id)) return NotFound();
        await acts.Run(new ActOrder(actId, "text.discard", Who.AsForAll(WorkspaceAct.DraftText)) { AgreementSlug = slug }, async act =>
        {
            if (await act.Draft(id, Agreement.Id) is not { } draft) return;
            act.Db.Remove(draft);
            act.Journal($"draft {id}", new DraftTrace(draft.Name, Clauses: draft.Entries.Count, Text: draft.Text), null);
        });
        return LocalRedirect(Url.Content($"~/arbete/avtal/{slug}/text"));
    }

    private async Task<bool> Load(string slug, Guid id)
    {
        if (!Who.CanForAll(WorkspaceAct.DraftText) || await records.Cascade(slug) is not { } cascade) return false;
        Agreement = cascade.Agreement;
        if (await db.TextDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.AgreementId == Agreement.Id) is not { } draft) return false;
        Draft = draft;
        Editing = new DraftEditing(slug, draft.Text, draft.Entries);
        Notices = TextNotice.Of(Editing.Text);
        return true;
    }

    /// <summary>"Punkt 4.4 kommer efter 4.2: fattas 4.3?"</summary>
    public static string Sentence(TextNotice notice) => notice switch
    {
        TextNotice.SameNumber n => L($"Två punkter har nummer {n.Number}.", $"Two clauses have the number {n.Number}."),
        TextNotice.SameHeading n => L($"Två kapitel heter ”{n.Heading}”.", $"Two chapters are called “{n.Heading}”."),
        TextNotice.NotNext n => L($"{n.Number} kommer efter {n.Before}.", $"{n.Number} comes after {n.Before}."),
        TextNotice.NotUnderItsChapter n => L($"{n.Number} står i kapitel {n.Chapter}.", $"{n.Number} stands in chapter {n.Chapter}."),
        _ => throw new ArgumentOutOfRangeException(nameof(notice), notice, "No sentence for this notice."),
    };
}
