using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing;

/// <summary>The answer to a reader's question, to the address that was left for it. Not sent when the address has been erased.</summary>
internal static class AnswerLetters
{
    public static async Task<IReadOnlyDictionary<(Guid, Guid), Letter>> Write(IServiceProvider services, MailSettings settings, IReadOnlyList<(Guid BatchId, Guid PersonId, DateTime WrittenAt)> letters)
    {
        var ids = letters.Select(l => l.PersonId).ToList();
        var questions = await services.GetRequiredService<SamsynDb>().ReaderQuestions.AsNoTracking().Where(q => ids.Contains(q.Id)).ToDictionaryAsync(q => q.Id);
        var written = new Dictionary<(Guid, Guid), Letter>();
        foreach (var (batch, person, at) in letters)
        {
            if (!questions.TryGetValue(person, out var question) || question is not { Answer: { } answer, Email: { } email } || !EmailAddress.TryParse(email, out var to)) continue;
            var language = question.Language == "en" ? Language.English : Language.Swedish;
            written[(batch, person)] = In(language, () => SubscriberLetters.Plain(settings, to, new LetterContent
            {
                Heading = L("Svar på din fråga", "The answer to your question"),
                Blocks =
                [
                    .. ArticleContent.Plain(ArticleContent.Read(null, answer), settings.SiteUrl.AbsoluteUri.TrimEnd('/')).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => new LetterBlock.Paragraph(p)),
                    new LetterBlock.Subheading(L("Du frågade", "You asked")), new LetterBlock.Quote(question.Text),
                    new LetterBlock.Link(L("Fler frågor och svar", "More questions and answers"), SubscriberLetters.Page(settings, "/fragor-och-svar")),
                ],
                Why = L("Du får det här mejlet för att du ställde en fråga. Din adress raderas 30 dagar efter svaret.", "You get this email because you asked a question. Your address is erased 30 days after the answer."), SentBy = ToldLetters.SentBy(settings),
            }, language, batch, person, at, "answer/1"));
        }

        return written;
    }
}
