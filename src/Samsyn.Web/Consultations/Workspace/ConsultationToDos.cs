using Samsyn.Domain.Consultations;
using Samsyn.Web.Access;
using Samsyn.Web.Consultations.Answering;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Workspace;

/// <summary>What awaits about a round: to answer while it is open, to record the board's decision, and for its leaders to answer the remarks.</summary>
public static class ConsultationToDos
{
    /// <summary>So many respondents at most are told one by one: who leads the round sees the rest on its page.</summary>
    private const int OneByOne = 5;

    public static async ValueTask<IEnumerable<ToDoItem>> Of(ToDoAsker asker, Records records)
    {
        var items = new List<ToDoItem>();
        if (!asker.Who.Can(WorkspaceAct.AnswerConsultation) && !asker.Who.Can(WorkspaceAct.RunConsultation)) return items;
        foreach (var card in asker.Cards.Where(c => c.Status.Cascade.Consultations.Any(window => window.Opens <= c.Status.AsOf)))
            foreach (var stored in await records.Rounds(card.Agreement.Id))
                items.AddRange(Of(asker, card, stored));
        return items;
    }

    private static IEnumerable<ToDoItem> Of(ToDoAsker asker, Agreements.AgreementCard card, StoredRound stored)
    {
        var (consultation, today) = (stored.Consultation, card.Status.AsOf);
        var (round, state) = (new Round(consultation, card.Status.Cascade.County, null, stored.Answers), consultation.On(today));
        var mine = asker.Who.MayAnswerFor(round).Where(r => !r.Unit).ToList();
        foreach (var respondent in mine.Count <= OneByOne ? mine : [])
        {
            var answer = round.AnswerOf(respondent.Key);
            if (answer is null && state == RoundState.Open)
                yield return new ToDoItem(
                    consultation.ClosesOn(), false, L($"Svara på remissen för {respondent.Name}", $"Answer the consultation for {respondent.Name}"), L($"Version {consultation.Version} är ute på remiss.", $"Version {consultation.Version} is out for consultation."),
                    $"~/arbete/avtal/{card.Slug}/remissvar", L("Svara", "Answer"), card.Title)
                {
                    Slug = card.Slug, Later = consultation.ClosesOn().DayNumber - today.DayNumber > ToDoAsker.DaysAhead,
                    Others = L($"{round.Respondents.Count(r => !r.Unit && round.AnswerOf(r.Key) is not null)} av {round.Respondents.Count(r => !r.Unit)} har svarat.", $"{round.Respondents.Count(r => !r.Unit && round.AnswerOf(r.Key) is not null)} of {round.Respondents.Count(r => !r.Unit)} have answered."),
                    IfWeWait = L("Ett sent svar tas emot och visas som sent.", "A late answer is received and shown as late."),
                };
            if (answer is { Adopted: null } && state is RoundState.Open or RoundState.Closed)
                yield return new ToDoItem(
                    null, false, L($"Registrera nämndens beslut om remissvaret för {respondent.Name}", $"Record the board’s decision on the answer of {respondent.Name}"), L("Svaret är lämnat med reservation.", "The answer stands with a reservation."),
                    $"~/arbete/avtal/{card.Slug}/remissvar", L("Registrera", "Record"), card.Title) { Slug = card.Slug };
        }

        if (state == RoundState.Closed && asker.Who.CanForAll(WorkspaceAct.RunConsultation))
        {
            var left = new Compilation(round, stored.Treatments).Unanswered;
            yield return new ToDoItem(
                null, false, left > 0 ? L($"Bemöt {left} synpunkter", $"Answer {left} remarks") : L("Publicera sammanställningen", "Publish the compilation"), L($"Remissen av version {consultation.Version} stängde {Dates.Full(consultation.ClosesOn())}.", $"The consultation on version {consultation.Version} closed on {Dates.Full(consultation.ClosesOn())}."),
                $"~/arbete/avtal/{card.Slug}/remiss", L("Öppna", "Open"), card.Title) { Slug = card.Slug };
        }
    }
}
