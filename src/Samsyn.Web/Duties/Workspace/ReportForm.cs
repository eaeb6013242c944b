using Samsyn.Domain.Decisions;
using Samsyn.Domain.Duties;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Duties.Workspace;

/// <summary>Redovisa ett åtagande: somebody says that what the agreement demands is done, and when. That its day has passed is no obstacle.</summary>
public sealed class ReportForm(FormContext context) : ActForm(context)
{
    public const string Kind = "atagande";
    public const string DutyField = "atagande";
    private const string Party = "part";
    private const string On = "dag";
    private const string Note = "anteckning";
    private const string Link = "lank";

    /// <summary>How a duty and its time are written in a field and an address: <c>takvolymer 2022</c>.</summary>
    public static string ValueOf(Duty duty, DutyOccurrence occurrence) => $"{duty.Id} {occurrence.Key}";

    private DutyBook Book => Context.Duties!;

    public override string Name => L("Redovisa ett åtagande", "Report a duty");

    public override string ActName => "duty.report";

    public override WorkspaceAct Permission => WorkspaceAct.ReportDuty;

    public override string GivenField => DutyField;

    public override string Button => L("Redovisa", "Report");

    public override string Consequence => L(
        "Redovisningen syns för alla direkt på avtalets sida om åtaganden. Är något fel går den att ta tillbaka.",
        "The report is visible to everybody at once on the agreement’s page of duties. If something is wrong it can be taken back.");

    /// <summary>Every time that this account may report and that is not done, by day.</summary>
    private IReadOnlyList<DutyStatus> Possible => field ??= [.. Waiting()];

    private IEnumerable<DutyStatus> Waiting()
    {
        var (first, last) = DutyView.Window(Context.Today);
        return from duty in Book.Duties
               from owner in Book.OwnersOf(duty)
               where Context.Who.By(Permission, owner) is not null
               from occurrence in Book.Occurrences(duty, owner, first, last)
               let status = Book.StatusOf(duty, owner, occurrence, Context.Today, Context.Now)
               where !status.IsDone
               orderby occurrence.Day
               select status;
    }

    private Duty? Duty => Answers[DutyField].Split(' ') is [var id, _] ? Book.Find(id) : null;

    private string? Key => Answers[DutyField].Split(' ') is [_, var key] ? key : null;

    private List<DutyStatus> Chosen => [.. Possible.Where(s => s.Duty.Id == Duty?.Id && s.Occurrence.Key == Key)];

    private DutyOwner? Owner => Chosen is [var only] ? only.Owner : Chosen.Find(s => s.Owner.Id == Answers[Party])?.Owner
        ?? (Duty is { } duty && Answers.Has(Party) ? Book.OwnersOf(duty).FirstOrDefault(o => o.Id == Answers[Party]) : null);

    private DutyStatus? Status => Chosen.Find(s => s.Owner.Id == Owner?.Id);

    public override Actor Actor => Context.Who.As(Permission, Answers.Has(Party) && Owner is { } owner ? owner : null);

    public override IReadOnlyList<Question> Questions
    {
        get
        {
            var questions = new List<Question>
            {
                new("atagande", L("Vad har ni gjort?", "What have you done?"), Possible.Count == 0 ? L("Inget väntar på att redovisas.", "Nothing waits to be reported.") : null,
                    [new ListField(DutyField, L("Åtagande", "Duty"), "", [.. Possible.DistinctBy(s => (s.Duty.Id, s.Occurrence.Key))
                        .Select(s => new Choice(ValueOf(s.Duty, s.Occurrence), DutyWords.TitleOf(s.Duty, s.Occurrence), Data: true))]) { WhenEmpty = L("Välj ett åtagande i listan.", "Choose a duty from the list.") }]),
            };
            if (Chosen.Count > 1)
                questions.Add(new("part", L("Vem har gjort det?", "Who has done it?"), null,
                    [new ListField(Party, L("Part", "Party"), "", [.. Chosen.OrderBy(s => s.Owner.Name, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), true)).Select(s => new Choice(s.Owner.Id, s.Owner.Name, Data: true))])
                        { WhenEmpty = L("Välj vem som har gjort det.", "Choose who has done it.") }]) { Beside = Beside });
            questions.Add(new("dag", L("Vilken dag blev det gjort?", "On which day was it done?"), L("Det går bra också om dagen i avtalet har passerat.", "That is fine also when the agreement’s day has passed."),
                [new DayField(On, L("Dag", "Day"), "") { Default = Dates.Iso(Context.Today), WhenEmpty = L("Ange dagen.", "Give the day.") }]) { Beside = Beside });
            questions.Add(new("underlag", L("Vad kan ni visa?", "What can you show?"), L("Alla kan läsa det. Skriv funktioner, inte namn på personer.", "Everybody can read it. Write functions, not names of persons."),
            [
                new TextField(Note, L("Anteckning", "Note"), L("Till exempel: kontaktperson är enhetschefen för hjälpmedel.", "For example: the contact is the head of the aids unit."), 3)
                    { Optional = Duty?.Evidence != Evidence.Note, WhenEmpty = L("Skriv vad ni har gjort.", "Write what you have done.") },
                new LineField(Link, L("Länk till underlaget", "Link to the document"), L("En adress som börjar med https://", "An address that begins with https://"), 40)
                    { Optional = Duty?.Evidence != Evidence.Link, WhenEmpty = L("Ange adressen till underlaget.", "Give the address of the document.") },
            ]) { Beside = Beside });
            return questions;
        }
    }

    private IReadOnlyList<Aside> Beside
    {
        get
        {
            if ((Status ?? Chosen.FirstOrDefault()) is not { } status) return [];
            var (duty, occurrence) = (status.Duty, status.Occurrence);
            var asides = new List<Aside> { new(L("Åtagande", "Duty"), DutyWords.TitleOf(duty, occurrence), DataLang) };
            if (Status is not null) asides.Add(new(L("Senast", "By"), DutyWords.When(duty.Due, occurrence), DutyWords.LangOf(duty.Due)));
            if (duty.Why is { } why) asides.Add(new(L("Vad", "What"), why, DataLang));
            if (DutyWords.Clause(duty.Clause) is { } clause) asides.Add(new(L("Står i", "Stated in"), clause));
            return asides;
        }
    }

    private DutyReport? Fact() => Duty is { } duty && Key is { } key && Owner is { } owner && Answers.Day(On) is { } day ? new DutyReport
    {
        Id = Guid.CreateVersion7(),
        AgreementId = Agreement.Id,
        Duty = duty.Id,
        Occurrence = key,
        By = owner.Id,
        On = day,
        Note = Answers.Has(Note) ? Answers[Note] : null,
        Link = Answers.Has(Link) ? Answers[Link] : null,
        RecordedAt = Context.Now,
        Place = long.MaxValue,
    } : null;

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Fact() is { } fact && Book.WhyNotRecord(fact, Context.Today, Context.Now) is { } refusal) yield return InField(refusal);
    }

    /// <summary>The domain's refusal at the field it is about, in this form's words.</summary>
    private static AnswerFault InField(DutyRefusal refusal) => refusal switch
    {
        DutyRefusal.InTheFuture r => new(On, L($"Ange en dag som har varit. {Dates.Full(r.On)} ligger i framtiden.", $"Give a day that has been. {Dates.Full(r.On)} is in the future.")),
        DutyRefusal.EvidenceMissing { Evidence: Evidence.Note } => new(Note, L("Skriv vad ni har gjort.", "Write what you have done.")),
        DutyRefusal.EvidenceMissing => new(Link, L("Ange adressen till underlaget.", "Give the address of the document.")),
        DutyRefusal.NotAnAddress r => new(Link, L($"”{r.Link}” är ingen webbadress. Skriv en som börjar med https://", $"“{r.Link}” is no web address. Write one that begins with https://")),
        DutyRefusal.AlreadyReported r => new(DutyField, L($"Det är redan redovisat som gjort {Dates.Full(r.On)}. Är det fel går den redovisningen att ta tillbaka.", $"It is already reported as done on {Dates.Full(r.On)}. If that is wrong, that report can be taken back.")),
        _ => new(DutyField, refusal.Sentence()),
    };

    public override IEnumerable<AnswerRow> Rows
    {
        get
        {
            yield return new(L("Åtagande", "Duty"), (Status ?? Chosen.FirstOrDefault()) is { } status ? DutyWords.TitleOf(status.Duty, status.Occurrence) : Duty?.Title, "atagande", DutyField) { Data = true };
            yield return new(L("Part", "Party"), Owner?.Name, Chosen.Count > 1 ? "part" : "", Party) { Data = true };
            yield return new(L("Gjort", "Done"), Answers.Day(On) is { } day ? Dates.WeekdayFull(day) : Answers[On], "dag", On);
            yield return new(L("Anteckning", "Note"), Answers[Note], "underlag", Note) { Data = true };
            yield return new(L("Underlag", "Document"), Answers[Link], "underlag", Link);
        }
    }

    public override IEnumerable<string> Notices =>
        Status is { Occurrence: var occurrence } && Answers.Day(On) is { } day && day > occurrence.Day
            ? [L($"Dagen i avtalet var {Dates.Full(occurrence.Day)}. Det går bra att redovisa nu.", $"The day of the agreement was {Dates.Full(occurrence.Day)}. It is fine to report now.")] : [];

    public override async Task Do(Act act, Cascade cascade)
    {
        if (Fact() is not { } fact || Owner is not { } owner) throw new NotPermittedException();
        await act.Demand(Permission, owner);
        await act.Report(cascade, fact, Context.Today);
    }

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => DutyReceipts.Of(entry, Context, Book);
}
