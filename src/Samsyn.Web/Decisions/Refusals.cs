using Samsyn.Domain;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions;

/// <summary>Every refusal of the decisions in words: what is wrong, and how to mend it.</summary>
public static class Refusals
{
    /// <summary>The sentence shown beside the field or in the error summary, and by <c>import</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A refusal without words: a test fails before a user sees it.</exception>
    public static (string What, string Mend) Words(this DecisionRefusal refusal) => refusal switch
    {
        DecisionRefusal.UnknownBody r => (
            L($"organet {r.Body} finns inte i länets register", $"the body {r.Body} is not in the county’s register"),
            L("använd ett organ som registret har, eller lägg till det i länsfilen", "use a body the register has, or add it to the county file")),
        DecisionRefusal.NoPartInTheAgreement r => (
            L($"{r.Body} har ingen plats i avtalets beslutsordning", $"{r.Body} has no place in the agreement’s cascade"),
            L("lägg till organet i ett steg, eller ange att beslutet gäller något annat än texten (concerns)", "add the body to a step, or say that the decision concerns something other than the text (concerns)")),
        DecisionRefusal.InTheFuture r => (
            L($"{Dates.Iso(r.On)} ligger i framtiden; i dag är det {Dates.Iso(r.Today)}", $"{Dates.Iso(r.On)} lies in the future; today is {Dates.Iso(r.Today)}"),
            L("ange en dag som har varit", "give a day that has been")),
        DecisionRefusal.RecordedLaterThanNow r => (
            L($"recorded_at {r.RecordedAt:yyyy-MM-ddTHH:mm:ssZ} är senare än nu", $"recorded_at {r.RecordedAt:yyyy-MM-ddTHH:mm:ssZ} is later than now"),
            L("ange när uppgiften registrerades, eller utelämna nyckeln", "say when the fact was recorded, or leave the key out")),
        DecisionRefusal.RecordedBeforeItHappened r => (
            L($"recorded_at {r.RecordedAt:yyyy-MM-ddTHH:mm:ssZ} är före dagen {Dates.Iso(r.On)}", $"recorded_at {r.RecordedAt:yyyy-MM-ddTHH:mm:ssZ} is before the day {Dates.Iso(r.On)}"),
            L("ett beslut kan inte registreras innan det är fattat: rätta någon av dagarna", "a decision cannot be recorded before it is taken: mend one of the days")),
        DecisionRefusal.OutcomeDoesNotFit r => (
            L($"{r.Body} {r.Act.Label()} och kan inte ha utfallet {Spelling.Outcomes.Of(r.Outcome)}", $"{r.Body} {r.Act.Label()} and cannot have the outcome {Spelling.Outcomes.Of(r.Outcome)}"),
            r.Act == Mandate.Decides
                ? L("välj approved, approved_with_condition, rejected, tabled eller referred_back", "choose approved, approved_with_condition, rejected, tabled or referred_back")
                : L("välj recommended, endorsed, recommended_against, noted, tabled eller referred_back", "choose recommended, endorsed, recommended_against, noted, tabled or referred_back")),
        DecisionRefusal.UnknownVersion r => (
            L($"avtalet har ingen version {r.Version}", $"the agreement has no version {r.Version}"),
            L("ange en version som avtalet har, eller utelämna den", "name a version the agreement has, or leave it out")),
        DecisionRefusal.BeforeItsVersion r => (
            L($"beslutsdagen {Dates.Iso(r.On)} är före version {r.Version}, som är från {Dates.Iso(r.VersionOn)}", $"the day {Dates.Iso(r.On)} is before version {r.Version}, which is of {Dates.Iso(r.VersionOn)}"),
            L("rätta dagen eller ange den version som beslutet gällde", "mend the day or name the version the decision was about")),
        DecisionRefusal.AnnouncedBeforeItsDay r => (
            L($"anslagsdagen {Dates.Iso(r.AnnouncedOn)} är före beslutsdagen {Dates.Iso(r.On)}", $"the notice of {Dates.Iso(r.AnnouncedOn)} is before the decision of {Dates.Iso(r.On)}"),
            L("rätta någon av dagarna", "mend one of the days")),
        DecisionRefusal.AlreadyRecorded r => (
            L($"ett annat beslut av {r.Body} den {Dates.Iso(r.On)}{InParagraph(r.Paragraph)} är redan registrerat", $"another decision by {r.Body} on {Dates.Iso(r.On)}{InParagraph(r.Paragraph)} is already recorded"),
            L("rätta det med corrected, eller ange paragrafen om det är ett annat beslut", "correct it with corrected, or give the paragraph if it is another decision")),
        DecisionRefusal.NoSuchDecision r => (
            L($"inget beslut av {r.Body}{(r.On is { } on ? " den " + Dates.Iso(on) : "")}{InParagraph(r.Paragraph)} är registrerat", $"no decision by {r.Body}{(r.On is { } day ? " on " + Dates.Iso(day) : "")}{InParagraph(r.Paragraph)} is recorded"),
            L("ange beslutets dag i corrects som den först registrerades", "give the decision’s day in corrects as first recorded")),
        DecisionRefusal.NameTheParagraph r => (
            L($"{r.Body} har flera beslut den {Dates.Iso(r.On)}", $"{r.Body} has several decisions on {Dates.Iso(r.On)}"),
            L("ange vilket med corrects_paragraph", "say which with corrects_paragraph")),
        DecisionRefusal.BeforeTheDecision r => (
            L($"{Dates.Iso(r.On)} är före beslutet, som är från {Dates.Iso(r.DecidedOn)}", $"{Dates.Iso(r.On)} is before the decision, which is of {Dates.Iso(r.DecidedOn)}"),
            L("rätta dagen", "mend the day")),
        DecisionRefusal.NotConditional r => (
            L($"beslutet av {r.Body} den {Dates.Iso(r.On)} har inget villkor att bedöma", $"the decision by {r.Body} on {Dates.Iso(r.On)} has no condition to assess"),
            L("bara approved_with_condition bedöms", "only approved_with_condition is assessed")),
        DecisionRefusal.AssessmentMissing => (
            L("bedömningen saknar resultat", "the assessment has no result"),
            L("ange assessed: counts eller does_not_count", "give assessed: counts or does_not_count")),
        DecisionRefusal.NothingCorrected => (
            L("rättelsen ändrar ingenting", "the correction changes nothing"),
            L("ange i to vad som ändras, eller utelämna to om beslutet aldrig fattades", "say in to what changes, or leave to out if the decision never was")),
        DecisionRefusal.UnknownStep r => (
            L($"avtalet har inget steg {r.Step}", $"the agreement has no step {r.Step}"),
            L("välj ett steg i beslutsordningen", "choose a step of the cascade")),
        DecisionRefusal.ReasonMissing => (
            L("skälet till den nya planen saknas", "the reason for the new plan is missing"),
            L("skriv varför steget planeras om", "write why the step is rescheduled")),
        DecisionRefusal.SamePlan => (
            L("den nya planen är densamma som den gamla", "the new plan is the same as the old one"),
            L("ändra tiden eller avbryt", "change the time or cancel")),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.GetType().Name, "A refusal without words."),
    };

    private static string InParagraph(string? paragraph) => string.IsNullOrEmpty(paragraph) ? "" : " " + paragraph;

    /// <summary>The refusal as a person reads it in a form: a whole sentence and the mend.</summary>
    public static string Sentence(this Refusal refusal)
    {
        var (what, mend) = refusal is DecisionRefusal decision ? decision.Words()
            : throw new ArgumentOutOfRangeException(nameof(refusal), refusal.GetType().Name, "A refusal without words.");
        return $"{char.ToUpperInvariant(what[0])}{what[1..]}. {char.ToUpperInvariant(mend[0])}{mend[1..]}.";
    }
}
