using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Workspace;

/// <summary>Skriv in förankringen: where the proposal was talked over before the round, with whom, and what changed.</summary>
public sealed class AnchoringForm(FormContext context) : ActForm(context)
{
    public const string Kind = "forankring";
    private const string Where = "var";
    private const string On = "dag";
    private const string With = "med";
    private const string Changed = "andrat";

    public override string Name => L("Skriv in förankringen", "Log where it was talked over");

    public override string ActName => "consultation.change";

    public override WorkspaceAct Permission => WorkspaceAct.RunConsultation;

    public override string GivenField => Where;

    public override string Button => L("Spara", "Save");

    public override string Consequence => L("Alla kan läsa det på remissens sida.", "Everybody can read it on the consultation’s page.");

    public override Actor Actor => Context.Who.AsForAll(Permission);

    private Consultation? Round => Context.Rounds.Count == 0 ? null : Context.Rounds.LastOrDefault(r => r.Release is null) ?? Context.Rounds[^1];

    public override IReadOnlyList<Question> Questions =>
    [
        new("var", L("Var talade ni om förslaget?", "Where was the proposal talked over?"), Round is null ? L("Skicka ut en version på remiss först. Remissen kan öppna senare.", "Send a version out for consultation first. It may open later.") : null,
        [
            new LineField(Where, L("Forum", "Forum"), L("Till exempel Samrådsorganet SRO eller Nätverket för socialchefer.", "For example the joint body SRO or the network of social directors."), 40) { WhenEmpty = L("Skriv var.", "Write where.") },
            new DayField(On, L("Dag", "Day"), "") { WhenEmpty = L("Ange dagen.", "Give the day.") },
            new LineField(With, L("Med vilka?", "With whom?"), L("Funktioner och organisationer, inte namn.", "Functions and organisations, not names."), 40) { Optional = true },
        ]),
        new("andrat", L("Vad ändrades?", "What changed?"), null,
            [new TextField(Changed, L("Ändring", "Change"), L("Till exempel: Punkt 4.2 kom till. Lämna tomt om inget ändrades.", "For example: Clause 4.2 was added. Leave empty if nothing changed."), 3) { Optional = true }]),
    ];

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Round is null) yield return new(Where, L("Det finns ingen remiss. Skicka ut en version först.", "There is no consultation. Send a version out first."));
        if (Answers.Day(On) is { } on && on > Context.Today) yield return new(On, new ConsultationRefusal.InTheFuture(on, Context.Today).Sentence());
    }

    public override IEnumerable<AnswerRow> Rows =>
    [
        new(L("Forum", "Forum"), Answers[Where], "var", Where) { Data = true },
        new(L("Dag", "Day"), Answers.Day(On) is { } day ? Dates.Full(day) : Answers[On], "var", On),
        new(L("Med", "With"), Answers[With], "var", With) { Data = true },
        new(L("Vad som ändrades", "What changed"), Answers[Changed], "andrat", Changed) { Data = true },
    ];

    public override Task Do(Act act, Cascade cascade) => Round is not { } round || Answers.Day(On) is not { } day ? throw new NotPermittedException() : act.ChangeRound(cascade, round.Version, settings => settings with
    {
        Anchoring = [.. settings.Anchoring.Append(new Anchoring(day, Answers[Where], OrNull(With), OrNull(Changed))).OrderBy(a => a.On)],
    });

    private string? OrNull(string field) => Answers.Has(field) ? Answers[field] : null;

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => new(
        L("Förankringen är inskriven", "It has been logged"), "", "", $"~/avtal/{Agreement.Slug}/remiss", L("Till remissen", "To the consultation"));
}
