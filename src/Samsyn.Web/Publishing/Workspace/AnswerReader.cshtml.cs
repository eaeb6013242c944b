using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing.Workspace;

/// <summary>Answers a reader's question, and makes it a draft among questions and answers when others may want to know too.</summary>
public sealed class AnswerReaderModel(SamsynDb db, Acts acts, Publications publications, Settings settings) : WorkspacePage
{
    public ReaderQuestion Question { get; private set; } = null!;

    public bool SendsMail => settings.Mail is not null;

    [BindProperty] public string? Answer { get; set; }

    [BindProperty] public bool AsFaq { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Load(id)) return NotFound();
        Answer = Question.Answer;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid actId, string? act)
    {
        if (!await Load(id)) return NotFound();
        var slug = (await publications.Of(Question.AgreementId))?.Slug;
        var order = new ActOrder(actId == Guid.Empty ? Guid.CreateVersion7() : actId, act == "at-sidan" ? "question.put_aside" : "question.answer", Who.AsForAll(WorkspaceAct.Publish));
        if (act == "at-sidan") return await PutAside(order, slug);
        Answer = ArticleContent.Clean(Answer);
        if (Answer.Length == 0) ModelState.AddModelError(nameof(Answer), L("Skriv svaret.", "Write the answer."));
        if (Answer.Length > ArticleText.LongestBody) ModelState.AddModelError(nameof(Answer), new PublishingRefusal.TooLong("body", Answer.Length, ArticleText.LongestBody).Sentence());
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await acts.Run(order, doing => doing.AnswerReader(id, Answer, AsFaq, slug));
        var article = await db.ReaderQuestions.AsNoTracking().Where(q => q.Id == id).Select(q => q.ArticleId).SingleAsync();
        return LocalRedirect(Url.Content(AsFaq && article is { } faq ? $"~/arbete/publicering/{faq}" : "~/arbete/publicering"));
    }

    private async Task<IActionResult> PutAside(ActOrder order, string? slug)
    {
        try
        {
            await acts.Run(order, doing => doing.PutAside(Question.Id, slug));
            return LocalRedirect(Url.Content("~/arbete/publicering?sparat=at-sidan"));
        }
        catch (RefusedException refused) when (refused.Refusal is PublishingRefusal refusal)
        {
            ModelState.AddModelError("", refusal.Sentence());
            Answer = Question.Answer;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private async Task<bool> Load(Guid id)
    {
        if (!Who.CanForAll(WorkspaceAct.Publish) || await db.ReaderQuestions.AsNoTracking().SingleOrDefaultAsync(q => q.Id == id) is not { } question) return false;
        Question = question;
        return true;
    }
}
