using Samsyn.Domain;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>Anteckna en dom: a court has annulled a decision (laglighetsprövning). Before the judgment gained force the decision stands (DOMAIN.md 106).</summary>
public sealed class AnnulForm(FormContext context) : LaterFactForm(context)
{
    private const string On = "dag";
    private const string Judgment = "dom";
    private const string Source = "kalla";

    public override string Name => L("Anteckna en dom", "Record a court ruling");

    public override string ActName => "decision.annul";

    public override WorkspaceAct Permission => WorkspaceAct.AnnulDecision;

    public override string Button => L("Registrera att beslutet är upphävt", "Record that the decision is annulled");

    public override string Consequence => L(
        "Från dagen då domen fick laga kraft gäller organets senaste andra beslut. Har det inget är parten utan beslut.",
        "From the day the judgment gained force the body’s latest other decision stands. Without one the party is undecided.");

    public override string? Reason => Answers.Has(Judgment) ? Answers[Judgment] : null;

    protected override string WhichDecision => L("Vilket beslut har upphävts?", "Which decision was annulled?");

    protected override string NoneFits => L("Det finns inga registrerade beslut ännu.", "There are no recorded decisions yet.");

    /// <summary>A court tries decisions; a recommendation binds nobody and cannot be appealed.</summary>
    protected override bool Fits(Decision standing) => standing.Outcome is not (Outcome.Recommended or Outcome.Endorsed or Outcome.RecommendedAgainst or Outcome.Noted);

    public override IReadOnlyList<Question> Questions =>
    [
        AskDecision(),
        new("dag", L("Vilken dag fick domen laga kraft?", "On which day did the judgment gain force?"), null,
            [new DayField(On, L("Dag", "Day"), "") { WhenEmpty = L("Ange dagen.", "Give the day.") }]) { Beside = Beside },
        new("dom", L("Vilken dom?", "Which judgment?"), null,
        [
            new LineField(Judgment, L("Domstol och målnummer", "Court and case number"), L("Till exempel Förvaltningsrätten i Göteborg, mål 1234-22", "For example Förvaltningsrätten i Göteborg, case 1234-22"), 40)
                { WhenEmpty = L("Skriv vilken domstol och vilket mål.", "Write which court and which case.") },
            new LineField(Source, L("Länk", "Link"), L("Om domen finns publicerad", "If the judgment is published")) { Optional = true },
        ]) { Beside = Beside },
    ];

    protected override IEnumerable<AnswerFault> OwnFaults() =>
        InTheFuture(On, Answers.Day(On), Context.Today) is { } future ? [future] : base.OwnFaults();

    protected override AnswerFault InField(Refusal refusal) => refusal switch
    {
        DecisionRefusal.BeforeTheDecision r => new(On, L($"Beslutet fattades först {Dates.Full(r.DecidedOn)}. Ange en dag från och med då.", $"The decision was taken on {Dates.Full(r.DecidedOn)}. Give that day or a later one.")),
        _ => new(DecisionField, refusal.Sentence()),
    };

    protected override Decision? Fact() => Chosen is not { } chosen || Answers.Day(On) is not { } day ? null
        : About(chosen, Outcome.Annulled, day) with { Note = Reason, Source = Answers.Has(Source) ? Answers[Source] : null };

    public override IEnumerable<AnswerRow> Rows =>
    [
        DecisionRow,
        new(L("Domen fick laga kraft", "The judgment gained force"), Answers.Day(On) is { } day ? Dates.WeekdayFull(day) : Answers[On], "dag", On),
        new(L("Dom", "Judgment"), Answers[Judgment], "dom", Judgment) { Data = true },
        new(L("Länk", "Link"), Answers[Source], "dom", Source) { Data = true },
    ];

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => ReceiptOf(entry, status, (fact, _, whose) =>
        (L($"{whose} beslut är registrerat som upphävt", $"{whose} decision is recorded as annulled"),
         L($"Upphävt från den {Dates.Full(fact.On)}. {fact.Note}.", $"Annulled from {Dates.Full(fact.On)}. {fact.Note}.")));
}
