using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Answering;

/// <summary>The answer while it is written: its sections as a list of tasks, its files, its way out to the board and back as a Word file.</summary>
[RequestSizeLimit(UploadedAttachment.MostSent)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedAttachment.MostSent)]
public sealed class DeskModel(Records records, Texts texts, Clock clock, SamsynDb db, Acts acts) : AnswerPage(records, texts, clock, db)
{
    private const int LongestSummary = 140;

    public Guid ActId { get; private set; } = Guid.CreateVersion7();

    public string Title => Draft.Kind == AnswerKind.Open ? L("Ditt svar", "Your answer") : L($"Svar från {RespondentName}", $"Answer from {RespondentName}");

    /// <summary>A line of the list: a section, how deep, and what is said of it so far.</summary>
    public sealed record Line(string Section, string Name, bool IsPoint, AnswerField? Field);

    /// <summary>The whole, each chapter, and the points that have been answered by themselves.</summary>
    public IEnumerable<Line> Lines
    {
        get
        {
            yield return new Line("", NameOf(""), false, Fields.GetValueOrDefault(""));
            foreach (var section in View.Round.Sections ?? [])
                if (section.Depth == 1 || Fields.GetValueOrDefault(section.Key) is { IsEmpty: false })
                    yield return new Line(section.Key, NameOf(section.Key), section.Depth > 1, Fields.GetValueOrDefault(section.Key));
        }
    }

    /// <summary>The field that was saved on the way here.</summary>
    public AnswerField? JustSaved => Request.Query.TryGetValue("sparat", out var section) ? Fields.GetValueOrDefault(section.ToString()) : null;

    public int AnsweredCount => Fields.Values.Count(f => f.Stance is not null || f.Text.Length > 0);

    public bool HasConflict => Fields.Values.Any(f => f.Others.Count > 0);

    /// <summary>What a field says, in a line: "Tillstyrker med synpunkter. Takvolymerna bör …".</summary>
    public static string Summary(AnswerField? field)
    {
        if (field is null || (field.Stance is null && field.Text.Length == 0)) return "";
        var text = field.Text.ReplaceLineEndings(" ");
        if (text.Length <= LongestSummary) return text;
        var space = text.LastIndexOf(' ', LongestSummary);
        return text[..(space > LongestSummary / 2 ? space : LongestSummary)] + " …";
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load()) return NotFound();
        return Draft.AnswerId is null ? Page() : LocalRedirect(Url.Content($"{Root}/kvitto"));
    }

    /// <summary>Files that go with the answer.</summary>
    public async Task<IActionResult> OnPostAttachAsync(Guid actId, IFormFile? file)
    {
        if (!await Load() || Draft.AnswerId is not null) return NotFound();
        var (attachment, bytes, fault) = await UploadedAttachment.Read(file, Draft.Attachments);
        if (fault is not null)
        {
            ModelState.AddModelError("file", fault);
            return Status(StatusCodes.Status422UnprocessableEntity);
        }

        await acts.Run(new ActOrder(actId == Guid.Empty ? Guid.CreateVersion7() : actId, "answer.attach", Actor), async act =>
        {
            await Demand(act);
            await act.Attach(DraftId, async draft =>
            {
                await act.Keep(bytes!);
                return draft.Attachments.Any(a => a.Sha256 == attachment!.Sha256) ? draft.Attachments : [.. draft.Attachments, attachment!];
            });
        });
        return LocalRedirect(Url.Content(Root));
    }

    public async Task<IActionResult> OnPostDetachAsync(Guid actId, string? sha256)
    {
        if (!await Load() || Draft.AnswerId is not null) return NotFound();
        await acts.Run(new ActOrder(actId == Guid.Empty ? Guid.CreateVersion7() : actId, "answer.detach", Actor), async act =>
        {
            await Demand(act);
            await act.Attach(DraftId, draft => Task.FromResult<IReadOnlyList<Attachment>>([.. draft.Attachments.Where(a => a.Sha256 != sha256)]));
        });
        return LocalRedirect(Url.Content(Root));
    }

    /// <summary>The draft for the own board, as a Word file.</summary>
    public async Task<IActionResult> OnGetWordAsync()
    {
        if (!await Load()) return NotFound();
        var bytes = AnswerDocument.Write(View, RespondentName, Fields.Values);
        return File(bytes, AnswerDocument.ContentType, $"remissvar-{Slug}-{Uri.EscapeDataString(Draft.From is { Length: > 0 } from ? from.Replace('/', '-') : "oppet")}.docx");
    }

    /// <summary>The board's result back: what the file says of each section is saved as if somebody had written it in the form.</summary>
    public async Task<IActionResult> OnPostWordAsync(Guid actId, IFormFile? word)
    {
        if (!await Load() || Draft.AnswerId is not null) return NotFound();
        var (parts, faults) = await AnswerDocument.Read(View, word);
        foreach (var fault in faults) ModelState.AddModelError("word", fault);
        if (faults.Count > 0) return Status(StatusCodes.Status422UnprocessableEntity);
        await acts.Run(new ActOrder(actId == Guid.Empty ? Guid.CreateVersion7() : actId, "answer.read_back", Actor), async act =>
        {
            await Demand(act);
            foreach (var part in parts) await act.SaveField(DraftId, part.Section, Fields.GetValueOrDefault(part.Section)?.Revision ?? 0, part.Stance, part.Text, choose: false);
        });
        return LocalRedirect(Url.Content(Root + "?inlast=" + parts.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
