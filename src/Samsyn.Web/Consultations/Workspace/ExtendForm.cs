using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Workspace;

/// <summary>Förläng en remiss: a later last day, with the reason that everybody may read.</summary>
public sealed class ExtendForm(FormContext context) : ActForm(context)
{
    public const string Kind = "forlang-remiss";
    public const string RoundField = "omgang";
    private const string Closes = "stanger";
    private const string Why = "skal";

    public override string Name => L("Förläng remissen", "Extend the consultation");

    public override string ActName => "consultation.extend";

    public override WorkspaceAct Permission => WorkspaceAct.RunConsultation;

    public override string GivenField => RoundField;

    public override string Button => L("Förläng remissen", "Extend the consultation");

    public override string Consequence => L("Alla parter får ett meddelande med den nya dagen och skälet.", "Every party is told the new day and the reason.");

    public override string? Reason => Answers.Has(Why) ? Answers[Why] : null;

    public override Actor Actor => Context.Who.AsForAll(Permission);

    private IReadOnlyList<Consultation> Possible => [.. Context.Rounds.Where(r => r.Release is null)];

    private Consultation? Round => Possible.FirstOrDefault(r => r.Version == Answers[RoundField]) ?? (Possible is [var only] ? only : null);

    public override IReadOnlyList<Question> Questions =>
    [
        .. Possible.Count == 1 ? Array.Empty<Question>() : [new("omgang", L("Vilken remiss?", "Which consultation?"), Possible.Count == 0 ? L("Ingen remiss går att förlänga: alla är sammanställda.", "No consultation can be extended: all have been compiled.") : null,
            [new ListField(RoundField, L("Remiss", "Consultation"), "", [.. Possible.Select(r => new Choice(r.Version, $"Version {r.Version}"))]) { WhenEmpty = L("Välj en remiss.", "Choose a consultation.") }])],
        new("tid", L("Vilken är den nya sista dagen?", "Which is the new last day?"), Round is { } round ? L($"Nu är den {Dates.Full(round.ClosesOn())}.", $"Now it is {Dates.Full(round.ClosesOn())}.") : null,
            [new DayField(Closes, L("Sista dag att svara", "Last day to answer"), "") { WhenEmpty = L("Ange dagen.", "Give the day.") }]),
        new("skal", L("Varför förlängs den?", "Why is it extended?"), L("Alla kan läsa skälet.", "Everybody can read the reason."),
            [new TextField(Why, L("Skäl", "Reason"), L("Till exempel: flera nämnder möts först i maj.", "For example: several boards meet only in May.")) { WhenEmpty = L("Skriv varför.", "Write why.") }]),
    ];

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Round is { } round && Answers.Day(Closes) is { } closes && Answers.Has(Why) && round.WhyNotExtend(closes, Answers[Why], Context.Today) is { } refusal) yield return new(Closes, refusal.Sentence());
    }

    public override IEnumerable<string> Notices => Answers.Day(Closes) is { } closes && Consultation.IsDayOff(closes) is { } off
        ? [L($"Dagen är {(off.Holiday is { } holiday ? HolidayWords.Name(holiday) : Dates.Weekday(closes))}, då många kontor är stängda.", $"The day is {(off.Holiday is { } day ? HolidayWords.Name(day) : Dates.Weekday(closes))}, when many offices are shut.")] : [];

    public override IEnumerable<AnswerRow> Rows =>
    [
        new(L("Remiss", "Consultation"), Round is { } r ? $"Version {r.Version}" : null, Possible.Count == 1 ? "" : "omgang", RoundField),
        new(L("Sista dag", "Last day"), Answers.Day(Closes) is { } day ? Dates.WeekdayFull(day) : Answers[Closes], "tid", Closes) { Before = Round is { } now ? Dates.Full(now.ClosesOn()) : null },
        new(L("Skäl", "Reason"), Answers[Why], "skal", Why) { Data = true },
    ];

    public override Task Do(Act act, Cascade cascade) => act.ExtendRound(cascade, Round?.Version ?? throw new NotPermittedException(), Answers.Day(Closes)!.Value, Answers[Why], Context.Today);

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => new(
        L("Remissen är förlängd", "The consultation has been extended"), StoredText.Read<IReadOnlyList<ConsultationExtension>>(entry.After!) is [.., var last] ? L($"Sista dag att svara är {Dates.Full(last.Closes)}.", $"The last day to answer is {Dates.Full(last.Closes)}.") : "",
        L("Alla parter får ett meddelande.", "Every party is told."), $"~/avtal/{Agreement.Slug}/remiss", L("Till remissen", "To the consultation"));
}
