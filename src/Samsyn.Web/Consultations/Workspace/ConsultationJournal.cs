using Samsyn.Domain.Consultations;
using Samsyn.Web.Consultations.Answering;
using Samsyn.Web.Consultations.Conferences;
using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Workspace;

/// <summary>Journal rows of consultations in words. Drafts of answers have no agreement in the journal: they are the consultee's own until they are handed in.</summary>
internal static class ConsultationJournal
{
    /// <summary>How the subject of a row about a round begins: <c>consultation 0.9</c>.</summary>
    public const string Subject = "consultation ";

    /// <summary>What an import changed about a round.</summary>
    public static IEnumerable<JournalChange> Imported(RoundSummary summary)
    {
        if (summary.Settings is { } settings) yield return new(L("Remisstid", "Time of the consultation"), null, Dates.Range(settings.Opens, settings.Closes));
        if (summary.Answers is { } answers) yield return new(L("Remissvar", "Answers"), null, Numbers.Whole(answers.Count));
        if (summary.Adopted is { } adopted) yield return new(L("Antagna svar", "Adopted answers"), null, Numbers.Whole(adopted.Count));
        if (summary.Treatments is > 0 and var treated) yield return new(L("Beredda synpunkter", "Remarks worked on"), null, Numbers.Whole(treated));
    }

    public static IEnumerable<JournalChange> Changes(JournalEntry entry)
    {
        switch (entry)
        {
            case { Act: "consultation.open" or "consultation.change", After: { } after }:
                var settings = StoredText.Read<ConsultationSettings>(after);
                yield return new(L("Remisstid", "Time of the consultation"), null, Dates.Range(settings.Opens, settings.Closes));
                yield return new(L("Remissinstanser", "Consultees"), null, Numbers.Whole(settings.Consultees.Count));
                if (settings.Conferences.Count > 0) yield return new(L("Konferenser", "Conferences"), null, string.Join(", ", settings.Conferences.Select(c => c.Title))) { AfterLang = DataLang };
                break;
            case { Act: "conference.register" or "conference.withdraw" or "conference.erase" }:
                var registration = StoredText.Read<RegistrationTrace>(entry.After ?? entry.Before!);
                yield return new(L("Konferens", "Conference"), null, registration.Conference) { AfterLang = DataLang };
                if (registration.Count > 1) yield return new(L("Anmälningar", "Registrations"), null, Numbers.Whole(registration.Count));
                break;
            case { Act: "conference.ask" or "conference.answer", After: { } after }:
                var asked = StoredText.Read<QuestionTrace>(after);
                yield return new(L("Konferens", "Conference"), null, asked.Conference) { AfterLang = DataLang };
                if (asked.Answer is { } said) yield return new(L("Svar", "Answer"), null, said) { AfterLang = DataLang };
                if (asked.Answer is not null) yield return new(L("Visas för alla", "Shown to everybody"), null, asked.InFaq ? L("Ja", "Yes") : L("Nej", "No"));
                break;
            case { Act: "consultation.view", After: { } after }:
                var view = StoredText.Read<OutsideView>(after);
                yield return new(L("Från", "From"), null, view.From) { AfterLang = DataLang };
                yield return new(L("Vad som händer", "What becomes of it"), null, view.Choice.Label());
                break;
            case { Act: "consultation.extend", After: { } after }:
                var extension = StoredText.Read<IReadOnlyList<ConsultationExtension>>(after)[^1];
                yield return new(L("Sista dag", "Last day"), null, Dates.Full(extension.Closes));
                break;
            case { Act: "consultation.release", After: { } after }:
                yield return new(L("Synpunkter utan bemötande", "Remarks without an answer"), null, Numbers.Whole(StoredText.Read<Release>(after).Unanswered));
                break;
            case { Act: "consultation.treat", After: { } after }:
                var (now, before) = (StoredText.Read<TreatmentTrace>(after), entry.Before is { } old ? StoredText.Read<TreatmentTrace>(old) : null);
                yield return new(L("Bemötande", "Answer"), before?.Disposition?.Label(), now.Disposition?.Label() ?? L("Inget", "None"));
                if (now.Reason is { } reason) yield return new(L("Motivering", "Reason"), before?.Reason, reason) { BeforeLang = DataLang, AfterLang = DataLang };
                if (now.Change is { } change) yield return new(L("Ändring", "Change"), before?.Change, change);
                if (now.Redacted) yield return new(L("Maskat", "Redacted"), null, now.RedactionReason ?? "") { AfterLang = DataLang };
                break;
            case { Act: "answer.hand_in", After: { } after }:
                var answer = StoredText.Read<AnswerTrace>(after);
                yield return new(L("Nummer", "Number"), null, Numbers.Whole(answer.Number));
                yield return new(L("Från", "From"), null, answer.Kind == AnswerKind.Open ? AnswerKind.Open.Label() : answer.From);
                if (answer.Replaces is { } replaced) yield return new(L("Ersätter", "Replaces"), null, replaced);
                break;
            case { Act: "answer.adopt", After: { } after }:
                var adopted = StoredText.Read<Adoption>(after);
                yield return new(L("Antaget", "Adopted"), null, $"{adopted.Body}, {Dates.Full(adopted.On)}{(adopted.Paragraph is { } p ? ", " + p : "")}");
                break;
        }
    }

    public static string? ActTitle(string act) => act switch
    {
        "consultation.open" => L("Skickade ut en version på remiss", "Sent a version out for consultation"),
        "consultation.extend" => L("Förlängde remissen", "Extended the consultation"),
        "consultation.change" => L("Ändrade remissens uppgifter", "Changed the consultation’s facts"),
        "consultation.reminder" => L("Påminde om remissen", "Reminded of the consultation"),
        "consultation.treat" => L("Beredde en synpunkt", "Worked on a remark"),
        "consultation.release" => L("Publicerade sammanställningen", "Published the compilation"),
        "consultation.erase" => L("Raderade namn och e-post för ett öppet svar", "Erased the name and e-mail of an open answer"),
        "consultation.view" => L("Registrerade en synpunkt utanför remiss", "Recorded a view outside the consultations"),
        "conference.register" => L("Anmälde sig till en konferens", "Registered for a conference"),
        "conference.withdraw" => L("Avanmälde sig från en konferens", "Withdrew from a conference"),
        "conference.erase" => L("Raderade anmälningar till en konferens", "Erased registrations for a conference"),
        "conference.ask" => L("Ställde en fråga", "Asked a question"),
        "conference.answer" => L("Svarade på en fråga", "Answered a question"),
        "answer.begin" => L("Började ett remissvar", "Began an answer"),
        "answer.save" => L("Sparade ett avsnitt", "Saved a section"),
        "answer.attach" => L("Lade till en bilaga", "Added an attachment"),
        "answer.detach" => L("Tog bort en bilaga", "Removed an attachment"),
        "answer.read_back" => L("Läste in nämndens version", "Read the board’s version in"),
        "answer.hand_in" => L("Lämnade in ett remissvar", "Handed in an answer"),
        "answer.adopt" => L("Registrerade att svaret är antaget", "Recorded that the answer is adopted"),
        _ => null,
    };
}
