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

/// <summary>Registrera vad som händer med ett ärende: it goes up a level, is settled, or is withdrawn by who raised it (R09).</summary>
public sealed class ContinueForm(FormContext context) : ActForm(context)
{
    private const string MatterField = "arende";
    private const string What = "vad";
    private const string By = "part";
    private const string On = "dag";
    private const string Text = "text";

    public override string Name => L("Registrera vad som händer", "Record what happens");

    public override string ActName => "disagreement.continue";

    public override WorkspaceAct Permission => WorkspaceAct.Disagree;

    public override string GivenField => MatterField;

    public override string Button => L("Registrera", "Record");

    public override string Consequence => L("Den andra parten får ett meddelande.", "The other party is told.");

    private IReadOnlyList<Disagreement> Open => field ??= [.. Disagreement.Of(Agreement, Context.Disagreements, Context.Today).Where(m => m.Ended is null && Context.Who.MaySee(m, Cascade))];

    private Disagreement? Chosen => Open.FirstOrDefault(m => m.Raised.Matter == Answers[MatterField]);

    private IReadOnlyList<Principal> Mine => [.. Context.Who.MaySpeakFor(Cascade).Where(p => Chosen is null || Context.Who.CanForAll(Permission) || Chosen.Concerns(p.Id))];

    private PrincipalId? Speaker => Mine.Count == 1 ? Mine[0].Id : Mine.FirstOrDefault(p => p.Id.Value == Answers[By])?.Id;

    private DisagreementEvent? Event => Answers[What] switch { "vidare" => DisagreementEvent.MovedUp, "lost" => DisagreementEvent.Settled, "aterkallad" => DisagreementEvent.Withdrawn, _ => null };

    public override Actor Actor => Context.Who.ActsFor(Permission, Cascade, Speaker);

    public override IReadOnlyList<Question> Questions => [.. Asked()];

    private IEnumerable<Question> Asked()
    {
        yield return new("arende", L("Vilket ärende gäller det?", "Which matter is it about?"), Agreement.Settings.Title,
            [new OneOfField(MatterField, L("Ärende", "Matter"), "", [.. Open.Select(m => new Choice(m.Raised.Matter, $"{m.Kind.Label()} {m.Raised.Matter}", m.Plainly(Context.Today)))]) { WhenEmpty = L("Välj ett ärende.", "Choose a matter.") }]);
        yield return new("vad", L("Vad händer?", "What happens?"), null, [new OneOfField(What, L("Händelse", "Event"), "", [.. Events()]) { WhenEmpty = L("Välj vad som händer.", "Choose what happens.") }]);
        if (Mine.Count > 1)
            yield return new("part", L("Vilken part registrerar det?", "Which party records it?"), null,
                [new ListField(By, L("Part", "Party"), "", [.. Mine.Select(p => new Choice(p.Id.Value, p.Name, Data: true))]) { WhenEmpty = L("Välj en part.", "Choose a party.") }]);
        yield return new("dag", L("Vilken dag?", "Which day?"), null, [new DayField(On, L("Dag", "Day"), "") { Default = Dates.Iso(Context.Today), WhenEmpty = L("Ange dagen.", "Give the day.") }]);
        yield return new("text", Event == DisagreementEvent.Settled ? L("Vad kom ni fram till?", "What did you agree on?") : L("Vad har hänt, och varför?", "What has happened, and why?"), null,
            [new TextField(Text, L("Beskrivning", "Description"), L("Skriv inget som kan peka ut en person.", "Write nothing that can point out a person."), 4) { WhenEmpty = L("Skriv vad som har hänt.", "Write what has happened.") }]);
    }

    private IEnumerable<Choice> Events()
    {
        if (Chosen?.Next is { } next) yield return new("vidare", L($"Frågan går vidare till {next.Name}", $"The matter goes up to {next.Name}"), next.Days is { } days ? L($"Där finns {days} dagar.", $"There are {days} days there.") : "");
        yield return new("lost", Chosen?.Kind == DisagreementKind.Deviation ? L("Avvikelsen är hanterad", "The deviation has been dealt with") : L("Vi är överens", "We agree"), "");
        yield return new("aterkallad", L("Anmälan tas tillbaka", "It is withdrawn"), "");
    }

    public override IEnumerable<AnswerRow> Rows =>
    [
        new(L("Ärende", "Matter"), Chosen is { } m ? $"{m.Kind.Label()} {m.Raised.Matter}" : null, "arende", MatterField),
        new(L("Händelse", "Event"), Event?.Label(Chosen?.Next?.Name), "vad", What),
        new(L("Part", "Party"), Speaker is { } by ? Cascade.County.Find(by)?.Name : null, Mine.Count > 1 ? "part" : "vad", By) { Data = true },
        new(L("Dag", "Day"), Answers.Day(On) is { } day ? Dates.Full(day) : Answers[On], "dag", On),
        new(L("Beskrivning", "Description"), Answers[Text], "text", Text) { Data = true },
    ];

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Answers.Has(MatterField) && Chosen is null) yield return new(MatterField, new DisagreementRefusal.IsOver().Sentence());
        else if (New() is { } fact && Disagreement.WhyNotRecord(Agreement, [.. Cascade.Parties], Context.Disagreements, fact, Context.Today) is { } refusal)
            yield return new(refusal is DisagreementRefusal.InTheFuture or DisagreementRefusal.BeforeTheLast ? On : What, refusal.Sentence());
    }

    private DisagreementFact? New() => Chosen is not { } matter || Event is not { } what || Speaker is not { } by || Answers.Day(On) is not { } on ? null : new DisagreementFact
    {
        Id = Guid.CreateVersion7(), AgreementId = Agreement.Id, Matter = matter.Raised.Matter, Event = what, By = by, Step = what == DisagreementEvent.MovedUp ? matter.LevelIndex + 1 : null,
        On = on, Text = Answers[Text], RecordedAt = Context.Now, Place = 0,
    };

    public override Task Do(Act act, Cascade cascade) => act.Record(cascade, New() ?? throw new InvalidOperationException("An unfinished form was sent."), Context.Today);

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status)
    {
        var trace = StoredText.Read<DisagreementTrace>(entry.After!);
        var level = Agreement.Settings.Ladder?.Steps.ElementAtOrDefault(trace.Step ?? -1);
        return new ReceiptText(
            L($"Ärende {trace.Matter}: {trace.Event.Label(level?.Name)}", $"Matter {trace.Matter}: {trace.Event.Label(level?.Name)}"),
            level?.Days is { } days ? L($"Nivån har {days} dagar från den {Dates.Full(trace.On)}.", $"The level has {days} days from {Dates.Full(trace.On)}.") : L("Det är registrerat.", "It is recorded."),
            "", $"~/arbete/avtal/{Agreement.Slug}/oenigheter", L("Se ärendet", "See the matter"));
    }
}
