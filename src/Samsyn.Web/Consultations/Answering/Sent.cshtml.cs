using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Signing.Workspace;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Answering;

/// <summary>The receipt of an answer, what it says, and the board's decision when that comes later.</summary>
[RequestSizeLimit(UploadedPdf.MostSent)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadedPdf.MostSent)]
public sealed class SentModel(Records records, Texts texts, Clock clock, SamsynDb db, Acts acts) : AnswerPage(records, texts, clock, db)
{
    public Answer Answer { get; private set; } = null!;

    public Guid ActId { get; private set; } = Guid.CreateVersion7();

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Paragraph { get; set; }

    public string Number => View.Consultation.Number(Answer.Number);

    public bool IsLate => View.Round.IsLate(Answer);

    /// <summary>The answer that took its place; null while it counts.</summary>
    public string? ReplacedBy => View.Round.ReplacedBy(Answer);

    public IReadOnlyList<Body> Boards => Respondent is { } respondent ? View.Cascade.County.Boards(respondent) : [];

    public bool MayAdopt => Who is not null && Answer is { Adopted: null, Kind: AnswerKind.Invited } && ReplacedBy is null && Boards.Count > 0;

    public string BodyName(BodyId id) => View.Cascade.County.TryFind(id, out var body) ? body.Name : id.Value;

    public async Task<IActionResult> OnGetAsync() => await Find() ? Page() : NotFound();

    /// <summary>Records the board's decision, with the extract of the minutes.</summary>
    public async Task<IActionResult> OnPostAdoptAsync(Guid actId, IFormFile? extract)
    {
        if (!await Find() || Who is null) return NotFound();
        ActId = actId == Guid.Empty ? Guid.CreateVersion7() : actId;
        var body = Boards.FirstOrDefault(b => b.Id.Value == Body);
        if (body is null) ModelState.AddModelError(nameof(Body), L("Välj vilket organ som har antagit svaret.", "Choose which body has adopted the answer."));
        if (!Dates.TryRead(On ?? "", out var day)) ModelState.AddModelError(nameof(On), L("Ange dagen då svaret antogs.", "Give the day the answer was adopted."));
        var (bytes, fault) = extract is { Length: > 0 } ? await UploadedPdf.Read(extract) : (null, null);
        if (fault is not null) ModelState.AddModelError("extract", fault);
        else if (bytes is not null && !bytes.AsSpan().StartsWith("%PDF-"u8)) ModelState.AddModelError("extract", L("Utdraget är ingen PDF. Spara det som PDF, eller lämna fältet tomt.", "The extract is no PDF. Save it as PDF, or leave the field empty."));
        var paragraph = AnswerText.Clean(Paragraph).ReplaceLineEndings(" ");
        if (!ModelState.IsValid) return Status(StatusCodes.Status422UnprocessableEntity);
        try
        {
            await acts.Run(new ActOrder(ActId, "answer.adopt", Actor) { AgreementSlug = Slug }, async act =>
            {
                await Demand(act);
                var cascade = await act.Cascade(Slug) ?? throw new NotPermittedException();
                await act.Adopt(cascade, Answer.Id, new Adoption(body!.Id, day, paragraph.Length > 0 ? paragraph[..Math.Min(paragraph.Length, 60)] : null, bytes is null ? null : await act.Keep(bytes), act.At), Today);
            });
        }
        catch (RefusedException refused) when (refused.Refusal is ConsultationRefusal refusal)
        {
            if (!await Find()) return NotFound();
            ModelState.AddModelError(refusal is ConsultationRefusal.InTheFuture ? nameof(On) : "", refusal.Sentence());
            return Status(StatusCodes.Status409Conflict);
        }

        return LocalRedirect(Url.Content($"{Root}/kvitto"));
    }

    /// <summary>A file of the answer: public from receipt, given to who answered.</summary>
    public async Task<IActionResult> OnGetFileAsync(string sha256)
    {
        if (!await Find() || Answer.Attachments.FirstOrDefault(a => a.Sha256 == sha256) is not { } file || await Records.Blob(sha256) is not { } bytes) return NotFound();
        return File(bytes, "application/octet-stream", file.Name);
    }

    private async Task<bool> Find()
    {
        if (!await Load() || Draft.AnswerId is not { } id || View.Round.Answers.FirstOrDefault(a => a.Id == id) is not { } answer) return false;
        Answer = answer;
        return true;
    }
}
