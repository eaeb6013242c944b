using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Disagreements;

/// <summary>Anmäl en avvikelse eller en oenighet: which of the two, for whom, towards whom, about which clause, and what (R09).</summary>
public sealed class RaiseForm(FormContext context) : ActForm(context)
{
    private const string Kind = "slag";
    private const string By = "part";
    private const string Against = "motpart";
    private const string Clause = "punkt";
    private const string On = "dag";
    private const string Text = "text";
    private const string All = "alla";

    public override string Name => HasLadder ? L("Anmäl en oenighet eller avvikelse", "Raise a disagreement or deviation") : L("Anmäl en avvikelse", "Raise a deviation");

    public override string ActName => "disagreement.raise";

    public override WorkspaceAct Permission => WorkspaceAct.Disagree;

    public override string GivenField => By;

    public override string Button => L("Anmäl", "Raise it");

    public override string Consequence => L("Den andra parten får ett meddelande. Bara ni två och processledaren ser vad det handlar om.", "The other party is told. Only the two of you and the process leader see what it is about.");

    private bool HasLadder => Agreement.Settings.Ladder is { Steps.Count: > 0 };

    private IReadOnlyList<Principal> Mine => field ??= Context.Who.MaySpeakFor(Cascade);

    private PrincipalId? Speaker => Mine.Count == 1 ? Mine[0].Id : Mine.FirstOrDefault(p => p.Id.Value == Answers[By])?.Id;

    private DisagreementKind? Chosen => Answers[Kind] switch { "oenighet" when HasLadder => DisagreementKind.Dispute, "avvikelse" => DisagreementKind.Deviation, _ => HasLadder ? null : DisagreementKind.Deviation };

    public override Actor Actor => Context.Who.ActsFor(Permission, Cascade, Speaker);

    public override IReadOnlyList<Question> Questions => [.. Asked()];

    private IEnumerable<Question> Asked()
    {
        if (HasLadder)
            yield return new("slag", L("Vad gäller det?", "What is it about?"), Agreement.Settings.Title,
                [new OneOfField(Kind, L("Slag", "Kind"), "",
                [
                    new("oenighet", L("Vi läser avtalet olika", "We read the agreement differently"), L($"Oenighet om tolkning. Börjar på nivån {Agreement.Settings.Ladder!.Steps[0].Name}.", $"A disagreement on interpretation. It begins at the level {Agreement.Settings.Ladder!.Steps[0].Name}.")),
                    new("avvikelse", L("Något gick inte som avtalat", "Something did not go as agreed"), L("Avvikelse. Anmäls för att parterna ska lära av den.", "A deviation. Reported so that the parties learn from it.")),
                ]) { WhenEmpty = L("Välj vad det gäller.", "Choose what it is about.") }]);
        if (Mine.Count > 1)
            yield return new("part", L("För vilken part anmäler du?", "For which party do you raise it?"), null,
                [new ListField(By, L("Part", "Party"), "", [.. Mine.Select(p => new Choice(p.Id.Value, p.Name, Data: true))]) { WhenEmpty = L("Välj en part.", "Choose a party.") }]);
        yield return new("motpart", L("Vilken part gäller det?", "Which party is it about?"), null,
            [new ListField(Against, L("Motpart", "The other party"), "", [new Choice(All, L("Ingen särskild", "None in particular")), .. Cascade.Parties.Where(p => p.Id != Speaker).Select(p => new Choice(p.Id.Value, p.Name, Data: true))]) { WhenEmpty = L("Välj i listan.", "Choose from the list.") }]);
        yield return new("punkt", L("Vilken punkt i avtalet gäller det?", "Which clause of the agreement is it about?"), null,
            [new LineField(Clause, L("Punktens nummer", "The clause’s number"), L("Till exempel 4.2. Får vara tomt.", "For example 4.2. May be empty."), 10) { Optional = true }]);
        yield return new("dag", L("Vilken dag?", "Which day?"), L("Dagen då ni tog upp det, eller då det hände.", "The day you brought it up, or it happened."),
            [new DayField(On, L("Dag", "Day"), "") { Default = Dates.Iso(Context.Today), WhenEmpty = L("Ange dagen.", "Give the day.") }]);
        yield return new("text", L("Vad handlar det om?", "What is it about?"), null,
            [new TextField(Text, L("Beskrivning", "Description"), L("Skriv inget som kan peka ut en person: inga namn, personnummer eller journaluppgifter.", "Write nothing that can point out a person: no names, personal numbers or records.")) { WhenEmpty = L("Beskriv vad det handlar om.", "Describe what it is about.") }]);
    }

    public override IEnumerable<AnswerRow> Rows =>
    [
        new(L("Gäller", "About"), Chosen?.Label(), HasLadder ? "slag" : "text", Kind),
        new(L("Part", "Party"), Speaker is { } by ? Cascade.County.Find(by)?.Name : null, Mine.Count > 1 ? "part" : "motpart", By) { Data = true },
        new(L("Motpart", "The other party"), Answers[Against] == All ? L("Ingen särskild", "None in particular") : PrincipalId.IsValid(Answers[Against]) ? Cascade.County.Find(new PrincipalId(Answers[Against]))?.Name : null, "motpart", Against) { Data = Answers[Against] != All },
        new(L("Punkt", "Clause"), Answers[Clause], "punkt", Clause),
        new(L("Dag", "Day"), Answers.Day(On) is { } day ? Dates.Full(day) : Answers[On], "dag", On),
        new(L("Beskrivning", "Description"), Answers[Text], "text", Text) { Data = true },
    ];

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (New() is { } fact && Disagreement.WhyNotRecord(Agreement, [.. Cascade.Parties], Context.Disagreements, fact with { Matter = Disagreement.NextMatter(Context.Disagreements) }, Context.Today) is { } refusal)
            yield return new(refusal switch { DisagreementRefusal.InTheFuture => On, DisagreementRefusal.NoLadder => Kind, _ => Against }, refusal.Sentence());
    }

    private DisagreementFact? New() => Speaker is not { } by || Chosen is not { } kind || Answers.Day(On) is not { } on ? null : new DisagreementFact
    {
        Id = Guid.CreateVersion7(), AgreementId = Agreement.Id, Matter = "", Event = DisagreementEvent.Raised, Kind = kind, By = by,
        Against = PrincipalId.IsValid(Answers[Against]) ? new PrincipalId(Answers[Against]) : null, Clause = Answers.Has(Clause) ? Answers[Clause] : null,
        On = on, Text = Answers[Text], RecordedAt = Context.Now, Place = 0,
    };

    public override Task Do(Act act, Cascade cascade) => act.Record(cascade, New() ?? throw new InvalidOperationException("An unfinished form was sent."), Context.Today);

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status)
    {
        var trace = StoredText.Read<DisagreementTrace>(entry.After!);
        return new ReceiptText(
            L($"{trace.Kind!.Value.Label()} {trace.Matter} är anmäld", $"{trace.Kind!.Value.Label()} {trace.Matter} has been raised"),
            trace.Kind == DisagreementKind.Dispute && HasLadder ? L($"Den ligger nu på nivån {Agreement.Settings.Ladder!.Steps[0].Name}.", $"It is now at the level {Agreement.Settings.Ladder!.Steps[0].Name}.") : L("Den är registrerad.", "It is recorded."),
            Agreement.Settings.Ladder?.Principle ?? "", $"~/arbete/avtal/{Agreement.Slug}/oenigheter", L("Se ärendet", "See the matter"));
    }
}
