using Samsyn.Domain.Consultations;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations;

/// <summary>Every refusal of consultations in words: what is wrong, and how to mend it.</summary>
public static class Refusals
{
    /// <summary>As <c>import</c> says it; pages make sentences of it (<see cref="Wording.Sentence(ConsultationRefusal)"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A refusal without words: a test fails before a user sees it.</exception>
    public static (string What, string Mend) Words(this ConsultationRefusal refusal) => refusal switch
    {
        ConsultationRefusal.UnknownVersion r => (
            L($"avtalet har ingen version {r.Version}", $"the agreement has no version {r.Version}"),
            L("ange en version som avtalet har, eller lägg till den bland avtalets versioner", "give a version that the agreement has, or add it to the agreement’s versions")),
        ConsultationRefusal.ClosesBeforeItOpens r => (
            L($"remissen stänger {Dates.Iso(r.Closes)}, före första dagen {Dates.Iso(r.Opens)}", $"the consultation closes on {Dates.Iso(r.Closes)}, before its first day {Dates.Iso(r.Opens)}"),
            L("rätta någon av dagarna", "mend one of the days")),
        ConsultationRefusal.ConsulteeTwice r => (
            L($"remissinstansen {r.Key} står två gånger", $"the consultee {r.Key} stands twice"),
            L("ta bort den ena", "remove one of them")),
        ConsultationRefusal.VersionIsOut r => (
            L($"version {r.Version} har redan varit ute på remiss", $"version {r.Version} has been out for consultation already"),
            L("förläng den remissen, eller publicera en ny version först", "extend that consultation, or publish a new version first")),
        ConsultationRefusal.NotLater r => (
            L($"{Dates.Iso(r.Closes)} är inte senare än den sista dagen {Dates.Iso(r.Now)}", $"{Dates.Iso(r.Closes)} is not later than the last day {Dates.Iso(r.Now)}"),
            L("ange en senare dag", "give a later day")),
        ConsultationRefusal.EndsInThePast r => (
            L($"{Dates.Iso(r.Closes)} har redan passerat; i dag är det {Dates.Iso(r.Today)}", $"{Dates.Iso(r.Closes)} has passed already; today is {Dates.Iso(r.Today)}"),
            L("ange en dag som inte har passerat", "give a day that has not passed")),
        ConsultationRefusal.ReasonMissing => (L("skälet saknas", "the reason is missing"), L("skriv varför", "write why")),
        ConsultationRefusal.NotOpenYet r => (
            L($"svaret kom före remissens första dag {Dates.Iso(r.Opens)}", $"the answer came before the first day of the consultation, {Dates.Iso(r.Opens)}"),
            L("rätta dagen, eller vänta tills remissen har öppnat", "mend the day, or wait until the consultation has opened")),
        ConsultationRefusal.NotAConsultee r => (
            L($"”{r.From}” är ingen av remissens instanser", $"“{r.From}” is not one of the consultees"),
            L("ange en remissinstans, eller gör svaret till ett öppet svar", "give a consultee, or make the answer an open one")),
        ConsultationRefusal.IsAConsultee r => (
            L($"”{r.From}” är en av remissens instanser, men svaret är öppet", $"“{r.From}” is one of the consultees, but the answer is open"),
            L("gör svaret till ett svar från en inbjuden instans", "make the answer an invited one")),
        ConsultationRefusal.AnswersAreElsewhere => (
            L("remissens svar finns inte i Samsyn (answers_elsewhere)", "the answers to the consultation are not in Samsyn (answers_elsewhere)"),
            L("ta bort answers_elsewhere om svaren ska föras in", "remove answers_elsewhere if the answers are to be keyed in")),
        ConsultationRefusal.NotOpenToAll => (
            L("bara remissinstanserna får svara på den här remissen", "only the consultees may answer this consultation"),
            L("svara för en remissinstans", "answer for a consultee")),
        ConsultationRefusal.ClosedToOthers r => (
            L($"öppna svar togs emot till och med {Dates.Iso(r.Closes)}", $"open answers were received until and including {Dates.Iso(r.Closes)}"),
            L("mejla i stället processledaren, som kan skriva in svaret", "write to the process leader instead, who can key the answer in")),
        ConsultationRefusal.ReferenceIsUsed r => (
            L($"svaret {r.Reference} är redan registrerat med annat innehåll", $"the answer {r.Reference} is recorded already with other content"),
            L("ge det nya svaret ett eget id, med replaces om det ersätter det förra", "give the new answer an id of its own, with replaces if it takes the place of the earlier one")),
        ConsultationRefusal.HasAnswered r => (
            L($"{r.From} har redan svarat, {Dates.Iso(r.On)} (svar {r.Reference})", $"{r.From} has answered already, on {Dates.Iso(r.On)} (answer {r.Reference})"),
            L($"ange att svaret ersätter {r.Reference}", $"say that the answer takes the place of {r.Reference}")),
        ConsultationRefusal.ReplacesUnknown r => (
            L($"svaret {r.Reference} som ska ersättas finns inte", $"the answer {r.Reference} to be replaced is not there"),
            L("ange id för ett svar som finns", "give the id of an answer that is there")),
        ConsultationRefusal.ReplacesAnothers r => (
            L($"svaret {r.Reference} kommer från {(r.From.Length > 0 ? r.From : "någon annan")}", $"the answer {r.Reference} is from {(r.From.Length > 0 ? r.From : "somebody else")}"),
            L("ange id för ett svar från samma instans", "give the id of an answer from the same consultee")),
        ConsultationRefusal.IsReplaced r => (
            L($"svaret {r.Reference} är redan ersatt av {r.By}", $"the answer {r.Reference} has been replaced already by {r.By}"),
            L($"ange att svaret ersätter {r.By}", $"say that the answer takes the place of {r.By}")),
        ConsultationRefusal.Empty => (
            L("svaret är tomt", "the answer is empty"),
            L("svara på hela förslaget eller på minst ett avsnitt", "answer about the whole proposal or at least one section")),
        ConsultationRefusal.TextTooLong r => (
            L($"texten{At(r.Section)} har {Numbers.Whole(r.Length)} tecken", $"the text{AtEnglish(r.Section)} has {Numbers.Whole(r.Length)} characters"),
            L($"korta den till högst {Numbers.Whole(AnswerPart.MaxText)}, eller lägg den som bilaga", $"shorten it to at most {Numbers.Whole(AnswerPart.MaxText)}, or attach it as a file")),
        ConsultationRefusal.UnknownSection r => (
            L($"versionen har inget avsnitt ”{r.Section}”", $"the version has no section “{r.Section}”"),
            L("ange avsnittets nummer som det är tryckt, eller skriv synpunkten under overall", "give the section’s number as printed, or write the remark under overall")),
        ConsultationRefusal.SectionTwice r => (
            L(r.Section.Length == 0 ? "svaret på hela förslaget står två gånger" : $"avsnitt {r.Section} står två gånger i svaret", r.Section.Length == 0 ? "the answer about the whole stands twice" : $"section {r.Section} stands twice in the answer"),
            L("slå ihop dem", "put them together")),
        ConsultationRefusal.StanceDoesNotFit r => (
            L($"”{r.Stance.Label()}” går inte att ange {(r.Section.Length == 0 ? "om hela förslaget" : "om ett avsnitt")}", $"“{r.Stance.Label()}” cannot be said {(r.Section.Length == 0 ? "of the whole proposal" : "of a section")}"),
            L($"välj ett av: {string.Join(", ", (r.Section.Length == 0 ? Stances.ForWhole : Stances.ForSection).Select(s => s.Label()))}", $"choose one of: {string.Join(", ", (r.Section.Length == 0 ? Stances.ForWhole : Stances.ForSection).Select(s => s.Label()))}")),
        ConsultationRefusal.InTheFuture r => (
            L($"{Dates.Iso(r.On)} ligger i framtiden; i dag är det {Dates.Iso(r.Today)}", $"{Dates.Iso(r.On)} lies in the future; today is {Dates.Iso(r.Today)}"),
            L("ange en dag som har varit", "give a day that has been")),
        ConsultationRefusal.NothingToAdopt => (
            L("ett öppet svar antas inte av något organ", "no body adopts an open answer"),
            L("ta bort uppgifterna om antagande", "remove what is said of adoption")),
        ConsultationRefusal.IsAdopted r => (
            L($"svaret är redan antaget av {r.Body}, {Dates.Iso(r.On)}", $"the answer is adopted already by {r.Body}, on {Dates.Iso(r.On)}"),
            L("har nämnden ändrat sig, lämna ett nytt svar som ersätter det", "if the board has changed its mind, hand in a new answer that takes its place")),
        ConsultationRefusal.RemarksUnanswered r => (
            L($"{r.Count} {(r.Count == 1 ? "synpunkt har" : "synpunkter har")} inget bemötande", $"{r.Count} {(r.Count == 1 ? "remark has" : "remarks have")} no answer"),
            L("bemöt dem, eller skriv ett skäl som alla får läsa", "answer them, or write a reason that everybody may read")),
        ConsultationRefusal.NotClosed r => (
            L($"remissen pågår till och med {Dates.Iso(r.Closes)}", $"the consultation is open until and including {Dates.Iso(r.Closes)}"),
            L("vänta tills den har stängt", "wait until it has closed")),
        ConsultationRefusal.IsReleased r => (
            L($"sammanställningen publicerades {Dates.Iso(r.On)}", $"the compilation was published on {Dates.Iso(r.On)}"),
            L("inget mer behövs", "nothing more is needed")),
        ConsultationRefusal.PersonalDataUnchecked r => (
            L($"{r.Count} {(r.Count == 1 ? "synpunkt ser" : "synpunkter ser")} ut att innehålla personuppgifter som ingen har granskat", $"{r.Count} {(r.Count == 1 ? "remark seems" : "remarks seem")} to hold personal data that nobody has looked at"),
            L("maska dem, eller skriv varför de kan stå kvar", "redact them, or write why they may stand")),
        ConsultationRefusal.ConferenceIsOver r => (
            L($"det går inte längre att anmäla sig till ”{r.Title}”", $"it is no longer possible to register for “{r.Title}”"),
            L("läs på remissens sida om det finns en inspelning", "see the consultation’s page for a recording")),
        ConsultationRefusal.UnknownConference r => (
            L($"remissen har ingen konferens som heter ”{r.Title}”", $"the consultation has no conference called “{r.Title}”"),
            L("skriv namnet som det står bland konferenserna", "write the name as it stands among the conferences")),
        ConsultationRefusal.NothingSaid => (L("texten saknas", "the text is missing"), L("skriv den", "write it")),
        ConsultationRefusal.UnknownQuestion => (L("frågan finns inte", "there is no such question"), L("välj en fråga i listan", "choose a question in the list")),
        ConsultationRefusal.QuestionTooLong r => (
            L($"texten har {Numbers.Whole(r.Length)} tecken; högst {Numbers.Whole(Conference.MaxQuestion)} får plats", $"the text has {Numbers.Whole(r.Length)} characters; at most {Numbers.Whole(Conference.MaxQuestion)} fit"),
            L("korta den", "shorten it")),
        ConsultationRefusal.RoundIsOpen r => (
            L($"synpunkten kom medan remissen var öppen, till och med {Dates.Iso(r.Closes)}", $"the view came while the consultation was open, until and including {Dates.Iso(r.Closes)}"),
            L("skriv in den som ett svar på remissen", "key it in as an answer to the consultation")),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.GetType().Name, "A refusal without words."),
    };

    private static string At(string section) => section.Length == 0 ? " om hela förslaget" : $" om avsnitt {section}";

    private static string AtEnglish(string section) => section.Length == 0 ? " about the whole proposal" : $" about section {section}";
}
