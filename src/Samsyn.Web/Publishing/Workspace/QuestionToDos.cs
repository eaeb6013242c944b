using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing.Workspace;

/// <summary>Readers' questions that await an answer, the oldest first, for who may answer them.</summary>
internal static class QuestionToDos
{
    /// <summary>So many stand one by one; of a flood the rest is one line that leads to the desk.</summary>
    private const int OneByOne = 5;

    public static async ValueTask<IEnumerable<ToDoItem>> Of(ToDoAsker asker, Database database)
    {
        if (!asker.Who.CanForAll(WorkspaceAct.Publish)) return [];
        await using var db = database.NewContext();
        var asked = await db.ReaderQuestions.AsNoTracking().Where(q => q.AnsweredAt == null).OrderBy(q => q.AskedAt).ToListAsync();
        var items = asked.Take(OneByOne).Select(q => new ToDoItem(
            null, false, L($"Svara på en läsares fråga från {Dates.DayMonth(Dates.DayOf(q.AskedAt))}", $"Answer a reader’s question of {Dates.DayMonth(Dates.DayOf(q.AskedAt))}"), "",
            $"~/arbete/publicering/fraga/{q.Id}", L("Svara", "Answer"), asker.Cards.FirstOrDefault(c => c.Agreement.Id == q.AgreementId)?.Title ?? SiteLinks.Publishing.Name)
            {
                Quoted = $"”{DeskModel.Short(q)}”",
                QuotedLang = q.Language == Tag ? null : q.Language,
            });
        return asked.Count <= OneByOne ? items : items.Append(new ToDoItem(null, false, L($"Svara på {Numbers.Whole(asked.Count - OneByOne)} frågor till", $"Answer {Numbers.Whole(asked.Count - OneByOne)} more questions"), "", SiteLinks.Publishing.Path, L("Se frågorna", "See the questions"), SiteLinks.Publishing.Name));
    }
}
