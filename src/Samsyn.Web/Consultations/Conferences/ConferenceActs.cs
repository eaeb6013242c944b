using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Consultations.Answering;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Consultations.Conferences;

/// <summary>What the journal keeps of a registration: that it was, never whose.</summary>
public sealed record RegistrationTrace(string Conference, int Count);

/// <summary>What the journal keeps of a question and its answer.</summary>
public sealed record QuestionTrace(string Conference, string Text, string? Answer, bool InFaq);

/// <summary>Acts on conferences: registering, asking, answering (R31). The agreement's lock must be held.</summary>
public static class ConferenceActs
{
    /// <summary>Registers somebody. The registration's id is the act's: the same form sent twice registers once.</summary>
    /// <exception cref="RefusedException">The conference is over, or there is none of that name.</exception>
    public static async Task Register(this Act act, Cascade cascade, string version, string conference, string name, string? organisation, string? email, string? needs, string secret, DateOnly today)
    {
        var round = await act.Db.Consultations.AsNoTracking().SingleAsync(r => r.AgreementId == cascade.Agreement.Id && r.Version == version);
        if (round.Conference(conference) is not { } held) throw new RefusedException(new ConsultationRefusal.UnknownConference(conference));
        if (held.WhyNotRegister(today) is { } refusal) throw new RefusedException(refusal);
        act.Db.Add(new ConferenceRegistration { Id = act.Order.Id, ConsultationId = round.Id, Conference = conference, Name = name, Organisation = organisation, Email = email, Needs = needs, SecretSha256 = AnswerActs.SecretHash(secret), At = act.At });
        act.Journal($"conference {version}", null, new RegistrationTrace(conference, 1), cascade.Agreement.Slug);
    }

    /// <summary>Takes a registration back: the row goes, and with it the name.</summary>
    /// <returns>False when there was none: it has been taken back already.</returns>
    public static async Task<bool> Withdraw(this Act act, string slug, Guid id)
    {
        if (await act.Db.Registrations.SingleOrDefaultAsync(r => r.Id == id) is not { } registration) return false;
        act.Db.Remove(registration);
        act.Journal($"conference registration {id}", new RegistrationTrace(registration.Conference, 1), null, slug);
        return true;
    }

    /// <summary>Takes a question in. Nobody but the leaders of the round sees it until it is answered and moved to the questions and answers.</summary>
    /// <exception cref="RefusedException">See <see cref="ConferenceQuestions.WhyNotAsk"/>.</exception>
    public static async Task Ask(this Act act, Cascade cascade, string version, string conference, string text, DateOnly today)
    {
        var round = await act.Db.Consultations.SingleAsync(r => r.AgreementId == cascade.Agreement.Id && r.Version == version);
        if (!round.Ask(new ConferenceQuestion(act.Order.Id, conference, today, text, null, null, false, act.At))) return;
        round.Revision++;
        act.Journal($"question {version}", null, new QuestionTrace(conference, text, null, false), cascade.Agreement.Slug);
    }

    /// <summary>Answers a question, and says whether everybody may read both.</summary>
    /// <exception cref="RefusedException">There is no such question, or the answer is empty.</exception>
    public static async Task AnswerQuestion(this Act act, Cascade cascade, string version, Guid question, string answer, bool inFaq, DateOnly today)
    {
        var round = await act.OwnRound(cascade, version);
        var before = round.Questions.FirstOrDefault(q => q.Id == question);
        round.AnswerQuestion(question, answer, inFaq, today);
        round.Revision++;
        act.Journal($"question {version}", before is null ? null : new QuestionTrace(before.Conference, before.Text, before.Answer, before.InFaq), new QuestionTrace(before!.Conference, before.Text, answer, inFaq));
    }

    /// <summary>Records a view that came outside every round, with the one choice of what becomes of it.</summary>
    /// <exception cref="RefusedException">See <see cref="OutsideView.WhyNotRecord"/>.</exception>
    public static async Task RecordView(this Act act, Cascade cascade, OutsideView view, DateOnly today)
    {
        await act.DemandForAll(WorkspaceAct.RunConsultation);
        var rounds = await ConsultationReader.Consultations(act.Db.Database.GetDbConnection(), cascade.Agreement.Id);
        if (view.WhyNotRecord(cascade.Agreement, rounds, today) is { } refusal) throw new RefusedException(refusal);
        act.Db.Add(view);
        act.Journal($"view {view.Id}", null, view, cascade.Agreement.Slug);
    }

    /// <summary>Erases the names of those who registered for conferences whose time to keep them is out.</summary>
    /// <returns>How many were erased.</returns>
    public static async Task<int> EraseRegistrations(this Act act, Cascade cascade, DateOnly today)
    {
        var erased = 0;
        foreach (var round in await act.Db.Consultations.AsNoTracking().Where(r => r.AgreementId == cascade.Agreement.Id).ToListAsync())
        {
            var over = round.Settings.Conferences.Where(c => c.On.AddDays(round.Settings.EraseRegistrationsAfter) < today).Select(c => c.Title).ToHashSet(StringComparer.Ordinal);
            var gone = (await act.Db.Registrations.Where(r => r.ConsultationId == round.Id).ToListAsync()).Where(r => over.Contains(r.Conference) || round.Conference(r.Conference) is null).ToList();
            act.Db.RemoveRange(gone);
            foreach (var conference in gone.GroupBy(r => r.Conference)) act.Journal($"conference {round.Version}", new RegistrationTrace(conference.Key, conference.Count()), null, cascade.Agreement.Slug);
            erased += gone.Count;
        }

        return erased;
    }
}
