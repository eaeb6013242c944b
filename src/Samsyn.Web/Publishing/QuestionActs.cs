using System.Threading.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Web.Access;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Publishing;

/// <summary>What the journal keeps of a reader's question: never the address, never who asked.</summary>
public sealed record ReaderQuestionTrace(string Text, string? Answer, string? Article, string? Erased);

/// <summary>What the journal keeps of a question that was put aside.</summary>
/// <param name="Erased">The day its address was erased; null when there was none.</param>
public sealed record PutAsideTrace(string? Erased);

/// <summary>Questions from readers: asked without an account, answered, moved to questions and answers, and the address erased.</summary>
public static class QuestionActs
{
    /// <summary>How long an address is kept when its question has been answered.</summary>
    public static readonly TimeSpan KeepAddress = TimeSpan.FromDays(30);

    /// <summary>Takes a question in. The question's id is the act's: the same form sent twice asks once.</summary>
    public static void Ask(this Act act, Guid? agreement, string? agreementSlug, string text, string? email, string language)
    {
        act.Db.Add(new ReaderQuestion { Id = act.Order.Id, AgreementId = agreement, Text = text, Email = email, Language = language, AskedAt = act.At });
        act.Journal<ReaderQuestionTrace>("fraga " + act.Order.Id, null, new(text, null, null, null), agreementSlug);
    }

    /// <summary>Answers a question. The one who asked gets it by mail, when a relay is set; with <paramref name="asFaq"/> a draft is made among questions and answers.</summary>
    public static async Task AnswerReader(this Act act, Guid id, string answer, bool asFaq, string? agreementSlug)
    {
        await act.DemandForAll(WorkspaceAct.Publish);
        var question = await act.Db.ReaderQuestions.SingleOrDefaultAsync(q => q.Id == id) ?? throw new RefusedException(new PublishingRefusal.UnknownArticle());
        if (answer.Length == 0) throw new RefusedException(new PublishingRefusal.NoBody());
        var before = new ReaderQuestionTrace(question.Text, question.Answer, null, null);
        (question.Answer, question.AnsweredAt) = (answer, act.At);
        string? slug = null;
        if (asFaq && question.ArticleId is null)
        {
            var title = question.Text.ReplaceLineEndings(" ");
            var article = await act.Begin(Guid.CreateVersion7(), ArticleKind.FaqEntry, question.AgreementId, new ArticleText(title.Length > ArticleText.LongestTitle ? title[..(ArticleText.LongestTitle - 2)] + " …" : title, "", answer, ""), "question:" + question.Id);
            (question.ArticleId, slug) = (article.Id, article.Slug);
        }

        // The letter is one: who answers anew writes to a person that has had it.
        if (question.Email is not null && before.Answer is null) act.LeaveLetter(LetterKind.Answer, question.Id, question.Id);
        act.Journal("fraga " + id, before, new ReaderQuestionTrace(question.Text, answer, slug, null), agreementSlug);
    }

    /// <summary>Puts a question aside without an answer. Nobody will write to whoever asked, so the address is erased at once.</summary>
    public static async Task PutAside(this Act act, Guid id, string? agreementSlug)
    {
        await act.DemandForAll(WorkspaceAct.Publish);
        var question = await act.Db.ReaderQuestions.SingleOrDefaultAsync(q => q.Id == id) ?? throw new RefusedException(new PublishingRefusal.UnknownArticle());
        if (question.Answer is not null) throw new RefusedException(new PublishingRefusal.AlreadyAnswered());
        if (question.IsPutAside) return;
        if (question.Email is not null) (question.Email, question.ErasedAt) = (null, act.At);
        question.AnsweredAt = act.At;
        // Not what was asked: it may hold anything about anybody, and stands in the row of the day it was asked.
        act.Journal<PutAsideTrace>("fraga " + id, null, new(question.ErasedAt is null ? null : $"{act.At:yyyy-MM-dd}"), agreementSlug);
    }

    /// <summary>Erases addresses whose questions were answered long ago. What was asked and answered stays.</summary>
    /// <returns>How many were erased.</returns>
    public static async Task<int> EraseAskers(this Act act)
    {
        var before = act.At - KeepAddress;
        var old = await act.Db.ReaderQuestions.Where(q => q.Email != null && q.AnsweredAt != null && q.AnsweredAt < before).ToListAsync();
        foreach (var question in old)
        {
            (question.Email, question.ErasedAt) = (null, act.At);
            act.Journal<ReaderQuestionTrace>("fraga " + question.Id, null, new(question.Text, question.Answer, null, $"{act.At:yyyy-MM-dd}"));
        }

        return old.Count;
    }
}

/// <summary>How many questions are taken in from one network address: a whole town hall may share one.</summary>
public sealed class QuestionLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _perAddress = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = 20, Window = TimeSpan.FromMinutes(10) }));

    /// <summary>False when too many have come from there.</summary>
    public bool Admit(string from)
    {
        using var permit = _perAddress.AttemptAcquire(from);
        return permit.IsAcquired;
    }

    public void Dispose() => _perAddress.Dispose();
}
