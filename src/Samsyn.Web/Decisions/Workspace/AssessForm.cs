using Samsyn.Domain;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>Bedöma ett villkor: does a conditional yes count as a yes? It never becomes a no (R14, DOMAIN.md 39).</summary>
public sealed class AssessForm(FormContext context) : LaterFactForm(context)
{
    private const string Counts = "raknas";
    private const string On = "dag";
    private const string By = "bedomare";
    private const string Why = "skal";

    public override string Name => L("Bedöm ett villkor", "Assess a condition");

    public override string ActName => "decision.assess";

    public override WorkspaceAct Permission => WorkspaceAct.AssessCondition;

    public override string Button => L("Registrera bedömningen", "Record the assessment");

    public override string Consequence => L(
        "Bedömningen syns för alla direkt, med vem som bedömde och varför. Villkoret står kvar.",
        "The assessment is visible to everybody at once, with who assessed and why. The condition stays.");

    public override string? Reason => Answers.Has(Why) ? Answers[Why] : null;

    protected override string WhichDecision => L("Vilket villkor ska bedömas?", "Which condition is to be assessed?");

    protected override string NoneFits => L("Inget beslut med villkor väntar på bedömning.", "No conditional decision awaits assessment.");

    protected override bool Fits(Decision standing) => standing.Outcome == Outcome.ApprovedWithCondition;

    private Assessment? Assessed => Spelling.Assessments.Find(Answers[Counts]);

    public override IReadOnlyList<Question> Questions =>
    [
        AskDecision(),
        new("raknas", L("Räknas beslutet som ett ja?", "Does the decision count as a yes?"), null,
            [new OneOfField(Counts, L("Bedömning", "Assessment"), "",
            [
                new(Spelling.Assessments.Of(Assessment.Counts), L("Ja, det räknas", "Yes, it counts"), L("Villkoret rör bara parten själv och ändrar inget i avtalet.", "The condition concerns only the party itself and changes nothing in the agreement.")),
                new(Spelling.Assessments.Of(Assessment.DoesNotCount), L("Nej, det räknas inte", "No, it does not count"), L("Villkoret skulle ändra avtalet för de andra. Det är inget nej: parten kan besluta igen.", "The condition would change the agreement for the others. It is not a no: the party may decide again.")),
            ]) { WhenEmpty = L("Välj om beslutet räknas.", "Choose whether the decision counts.") }])
            { Beside = Beside },
        new("dag", L("Vilken dag gjordes bedömningen?", "On which day was it assessed?"), L("Från den dagen räknas beslutet.", "The decision counts from that day."),
            [new DayField(On, L("Dag", "Day"), "") { Default = Dates.Iso(Context.Today), WhenEmpty = L("Ange dagen.", "Give the day.") }]) { Beside = Beside },
        new("skal", L("Vem bedömde, och varför?", "Who assessed, and why?"), null,
        [
            new LineField(By, L("Funktion", "Function"), L("Till exempel: processledaren vid VästKom. Ingen persons namn.", "For example: the process leader at VästKom. No person’s name."), 36)
                { WhenEmpty = L("Skriv vilken funktion som bedömde.", "Write which function assessed.") },
            new TextField(Why, L("Skäl", "Reason"), L("Alla kan läsa det.", "Everybody can read it."), 3) { WhenEmpty = L("Skriv varför.", "Write why.") },
        ]) { Beside = Beside },
    ];

    protected override IEnumerable<AnswerFault> OwnFaults() =>
        InTheFuture(On, Answers.Day(On), Context.Today) is { } future ? [future] : base.OwnFaults();

    protected override AnswerFault InField(Refusal refusal) => refusal switch
    {
        DecisionRefusal.BeforeTheDecision r => new(On, L($"Beslutet fattades först {Dates.Full(r.DecidedOn)}. Ange en dag från och med då.", $"The decision was taken on {Dates.Full(r.DecidedOn)}. Give that day or a later one.")),
        DecisionRefusal.NotConditional => new(DecisionField, L("Beslutet har inget villkor längre. Välj ett annat.", "The decision has no condition any more. Choose another.")),
        _ => new(DecisionField, refusal.Sentence()),
    };

    protected override Decision? Fact() => Chosen is not { } chosen || Assessed is not { } assessed || Answers.Day(On) is not { } day ? null
        : About(chosen, Outcome.Assessed, day) with { Assessed = assessed, Note = $"{Answers[By]}: {Answers[Why]}" };

    public override IEnumerable<AnswerRow> Rows =>
    [
        DecisionRow,
        new(L("Villkor", "Condition"), Standing?.Condition, "", "villkor") { Data = true },
        new(L("Bedömning", "Assessment"), Assessed is { } assessed ? Words(assessed) : null, "raknas", Counts),
        new(L("Dag", "Day"), Answers.Day(On) is { } day ? Dates.WeekdayFull(day) : Answers[On], "dag", On),
        new(L("Bedömt av", "Assessed by"), Answers[By], "skal", By) { Data = true },
        new(L("Skäl", "Reason"), Answers[Why], "skal", Why) { Data = true },
    ];

    internal static string Words(Assessment assessed) => assessed == Assessment.Counts ? L("Räknas som ett ja", "Counts as a yes") : L("Räknas inte som ett ja", "Does not count as a yes");

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => ReceiptOf(entry, status, (fact, _, whose) =>
        (L($"Bedömningen av {whose} villkor är registrerad", $"The assessment of {whose} condition is recorded"),
         fact.Assessed is { } assessed ? L($"{Words(assessed)} från den {Dates.Full(fact.On)}.", $"{Words(assessed)} from {Dates.Full(fact.On)}.") : ""));
}
