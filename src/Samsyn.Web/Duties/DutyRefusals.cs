using Samsyn.Domain.Duties;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Duties;

/// <summary>Every refusal of the duties in words: what is wrong, and how to mend it.</summary>
public static class DutyRefusals
{
    /// <summary>As <c>import</c> says it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A refusal without words: a test fails before a user sees it.</exception>
    public static (string What, string Mend) Words(this DutyRefusal refusal) => refusal switch
    {
        DutyRefusal.UnknownDuty r => (
            L($"avtalet har inget åtagande {r.Duty}", $"the agreement has no duty {r.Duty}"),
            L("ange ett åtagande som avtalet har", "name a duty the agreement has")),
        DutyRefusal.NotAnOwner r => (
            L($"åtagandet {r.Duty} gäller inte {r.By}", $"the duty {r.Duty} is not for {r.By}"),
            L("ange någon som åtagandet gäller", "name somebody the duty is for")),
        DutyRefusal.UnknownOccurrence r => (
            L($"åtagandet {r.Duty} infaller inte för ”{r.Occurrence}”", $"the duty {r.Duty} has no time called “{r.Occurrence}”"),
            L("skriv once för det som görs en gång, annars året (2022), månaden (2022-06) eller dagen det räknas från (2026-12-31)", "write once for what is done once, else the year (2022), the month (2022-06) or the day it is counted from (2026-12-31)")),
        DutyRefusal.InTheFuture r => (
            L($"{Dates.Iso(r.On)} ligger i framtiden; i dag är det {Dates.Iso(r.Today)}", $"{Dates.Iso(r.On)} lies in the future; today is {Dates.Iso(r.Today)}"),
            L("ange en dag som har varit", "give a day that has been")),
        DutyRefusal.RecordedLaterThanNow r => (
            L($"recorded_at {r.RecordedAt:yyyy-MM-ddTHH:mm:ssZ} är senare än nu", $"recorded_at {r.RecordedAt:yyyy-MM-ddTHH:mm:ssZ} is later than now"),
            L("ange när uppgiften registrerades, eller utelämna nyckeln", "say when the fact was recorded, or leave the key out")),
        DutyRefusal.RecordedBeforeItHappened r => (
            L($"recorded_at {r.RecordedAt:yyyy-MM-ddTHH:mm:ssZ} är före dagen {Dates.Iso(r.On)}", $"recorded_at {r.RecordedAt:yyyy-MM-ddTHH:mm:ssZ} is before the day {Dates.Iso(r.On)}"),
            L("rätta någon av dagarna", "mend one of the days")),
        DutyRefusal.EvidenceMissing { Evidence: Evidence.Note } => (
            L("åtagandet ska redovisas med en anteckning", "the duty is to be reported with a note"),
            L("skriv vad ni har gjort", "write what you have done")),
        DutyRefusal.EvidenceMissing => (
            L("åtagandet ska redovisas med en länk", "the duty is to be reported with a link"),
            L("ange adressen till underlaget", "give the address of the document")),
        DutyRefusal.NotAnAddress r => (
            L($"”{r.Link}” är ingen webbadress", $"“{r.Link}” is no web address"),
            L("skriv en adress som börjar med https://", "write an address that begins with https://")),
        DutyRefusal.AlreadyReported r => (
            L($"{r.By} har redan redovisat, med dagen {Dates.Iso(r.On)}", $"{r.By} has already reported, with the day {Dates.Iso(r.On)}"),
            L("ta tillbaka den redovisningen först om den är fel", "take that report back first if it is wrong")),
        DutyRefusal.NothingToWithdraw r => (
            L($"{r.By} har ingen redovisning med dagen {Dates.Iso(r.Withdraws)} som gäller", $"{r.By} has no report with the day {Dates.Iso(r.Withdraws)} that stands"),
            L("ange den dag redovisningen har", "give the day the report has")),
        DutyRefusal.WithdrawnBeforeItWasDone r => (
            L($"{Dates.Iso(r.On)} är före dagen då det gjordes, {Dates.Iso(r.DoneOn)}", $"{Dates.Iso(r.On)} is before the day it was done, {Dates.Iso(r.DoneOn)}"),
            L("ange den dagen eller en senare", "give that day or a later one")),
        DutyRefusal.ReasonMissing => (
            L("det står inte varför redovisningen tas tillbaka", "it does not say why the report is taken back"),
            L("skriv varför", "write why")),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.GetType().Name, "A refusal without words."),
    };

    /// <summary>As a person reads it in a form: two short sentences.</summary>
    public static string Sentence(this DutyRefusal refusal)
    {
        var (what, mend) = refusal.Words();
        return $"{Capital(what)}. {Capital(mend)}.";
    }

    private static string Capital(string text) => char.IsLetter(text[0]) ? char.ToUpper(text[0], System.Globalization.CultureInfo.InvariantCulture) + text[1..] : text;
}
