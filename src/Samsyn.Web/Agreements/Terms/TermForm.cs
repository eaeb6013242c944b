using Samsyn.Domain;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Terms;

/// <summary>Registrera en uppsägning eller förlängning: what happened to the agreement's term, by whom, and what follows from it (R08).</summary>
public sealed class TermForm(FormContext context) : ActForm(context)
{
    public const string Kind = "avtalstid";
    public const string Message = "term.changed";

    private const string What = "vad";
    private const string Party = "part";
    private const string By = "av";
    private const string On = "dag";
    private const string Until = "till";
    private const string Source = "kalla";

    public override string Name => L("Registrera uppsägning eller förlängning", "Record a notice or an extension");

    public override string ActName => "term.change";

    public override WorkspaceAct Permission => WorkspaceAct.ChangeTerm;

    public override string GivenField => What;

    public override string Button => Act switch
    {
        TermAct.Notice => L("Registrera uppsägningen", "Record the notice"),
        TermAct.Applied => L("Registrera att avtalet tillämpas", "Record that it is applied"),
        _ => L("Registrera förlängningen", "Record the extension"),
    };

    public override string Consequence => L("Alla parter får ett meddelande, och dagarna räknas om på avtalets sidor.", "Every party is told, and the days are counted anew on the agreement’s pages.");

    private bool ForAll => Context.Who.CanForAll(Permission);

    private TermAct? Act => Answers[What] switch { "uppsagt" => TermAct.Notice, "forlangt" when ForAll => TermAct.Extended, "tillampas" when ForAll => TermAct.Applied, _ => ForAll ? null : TermAct.Notice };

    private IReadOnlyList<Principal> Mine => field ??= Context.Who.PartiesFor(Permission, Cascade);

    private PrincipalId? Noticer => Mine.Count == 1 ? Mine[0].Id : Mine.FirstOrDefault(p => p.Id.Value == Answers[Party])?.Id;

    public override Actor Actor => ForAll ? Context.Who.AsForAll(Permission) : Context.Who.ActsFor(Permission, Cascade, Noticer);

    private TermStatus Now => TermStatus.Of(Agreement, Context.Today, Context.Now);

    public override IReadOnlyList<Question> Questions => [.. Asked()];

    private IEnumerable<Question> Asked()
    {
        IReadOnlyList<Aside> beside = Now.Until is { } end
            ? [new(L("Gäller till och med", "Applies until"), Dates.Full(end)), .. Now.LastNoticeDay is { } last ? [new Aside(L("Sista dag att säga upp", "Last day to give notice"), Dates.Full(last))] : Array.Empty<Aside>()] : [];
        if (ForAll)
            yield return new("vad", L("Vad har hänt?", "What has happened?"), Agreement.Settings.Title,
                [new OneOfField(What, L("Händelse", "Event"), "",
                [
                    new("uppsagt", L("En part har sagt upp avtalet", "A party has given notice"), ""),
                    new("forlangt", L("Avtalet har förlängts", "The agreement has been extended"), Agreement.Settings.Term.ExtendBy.Count > 0 ? L($"Får göras av {string.Join(" och ", Agreement.Settings.Term.ExtendBy.Select(NameOf))} tillsammans.", $"May be done by {string.Join(" and ", Agreement.Settings.Term.ExtendBy.Select(NameOf))} together.") : ""),
                    new("tillampas", L("Avtalet tillämpas fast det har gått ut", "The agreement is applied although it has ended"), L("Ingen är bunden, men arbetet fortsätter som förut.", "Nobody is bound, but the work goes on as before.")),
                ]) { WhenEmpty = L("Välj vad som har hänt.", "Choose what has happened.") }]) { Beside = beside };
        if (Act == TermAct.Notice && Mine.Count > 1)
            yield return new("part", L("Vilken part har sagt upp avtalet?", "Which party has given notice?"), null, [new ListField(Party, L("Part", "Party"), "", [.. Mine.Select(p => new Choice(p.Id.Value, p.Name, Data: true))]) { WhenEmpty = L("Välj en part.", "Choose a party.") }]);
        if (Act is TermAct.Extended or TermAct.Applied)
            yield return new("av", Act == TermAct.Extended ? L("Vem har förlängt avtalet?", "Who has extended the agreement?") : L("Vem har sagt att det tillämpas?", "Who has said that it is applied?"), null,
                [new SeveralField(By, L("Organ och parter", "Bodies and parties"), "", [.. Bodies.Select(id => new Choice(id, NameOf(id), Data: true))]) { WhenEmpty = L("Välj minst en.", "Choose at least one.") }]);
        yield return new("dag", Act switch { TermAct.Notice => L("Vilken dag sades avtalet upp?", "On which day was notice given?"), TermAct.Applied => L("Från vilken dag tillämpas det?", "From which day is it applied?"), _ => L("Från vilken dag gäller förlängningen?", "From which day does the extension hold?") },
            Act == TermAct.Notice ? L("Dagen då uppsägningen kom fram.", "The day the notice arrived.") : null,
            [
                new DayField(On, L("Dag", "Day"), "") { Default = Dates.Iso(Context.Today), WhenEmpty = L("Ange dagen.", "Give the day.") },
                .. Act switch
                {
                    TermAct.Extended => new Field[] { new DayField(Until, L("Ny sista dag", "New last day"), "") { WhenEmpty = L("Ange den nya sista dagen.", "Give the new last day.") } },
                    TermAct.Applied => [new DayField(Until, L("Till och med, om det är bestämt", "Until, if that is settled"), "") { Optional = true }],
                    _ => [],
                },
            ]) { Beside = beside };
        yield return new("kalla", L("Enligt vilket beslut eller vilken handling?", "By which decision or document?"), L("Alla kan läsa det. Skriv inga personers namn.", "Everybody can read it. Write no persons’ names."), [new LineField(Source, L("Källa", "Source"), L("Till exempel kommunfullmäktige § 12, dnr 2026/14", "The decision and its section, in Swedish."), 40) { Optional = true }]);
    }

    private IEnumerable<string> Bodies => Agreement.Settings.Term.ExtendBy.Concat(Context.County.Bodies.Where(b => b.Per is null).Select(b => b.Kind)).Concat(Cascade.Parties.Where(p => !p.Id.IsMunicipality).Select(p => p.Id.Value)).Distinct(StringComparer.Ordinal);

    private string NameOf(string name) => PrincipalId.IsValid(name) && Context.County.Find(new PrincipalId(name)) is { } principal ? principal.Name : BodyId.IsValid(name) && Context.County.TryFind(new BodyId(name), out var body) ? body.Name : name;

    private TermChange? New() => Act is not { } act || Answers.Day(On) is not { } on ? null : new TermChange
    {
        Id = Guid.CreateVersion7(), On = on, Act = act, Until = act == TermAct.Notice ? null : Answers.Day(Until), By = act == TermAct.Notice ? Noticer is { } party ? [party.Value] : [] : [.. Answers.Several(By)],
        Source = Answers.Has(Source) ? Answers[Source] : null, RecordedAt = Context.Now, Place = 0,
    };

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (New() is { By.Count: > 0 } change && !(change is { Act: TermAct.Extended, Until: null }) && Agreement.WhyNotChangeTerm(change, [.. Cascade.Parties], Context.Today, Context.Now) is { } refusal)
            yield return new(refusal switch { TermRefusal.NotLater or TermRefusal.UntilMissing => Until, TermRefusal.HasNotEnded => ForAll ? What : On, _ => On }, refusal.Sentence());
    }

    /// <summary>What follows, before the act is done: a notice too late, an extension by others than those who may.</summary>
    public override IEnumerable<string> Notices
    {
        get
        {
            if (New() is not { } change) yield break;
            if (change.Act == TermAct.Notice && Now.LastNoticeDay is { } last && change.On > last) yield return L($"Sista dagen att säga upp var {Dates.Full(last)}. Uppsägningen registreras, men ändrar inte när avtalet slutar den här gången.", $"The last day to give notice was {Dates.Full(last)}. The notice is recorded, but does not change when the agreement ends this time.");
            if (change.Act == TermAct.Notice && Agreement.Settings.Form == AgreementForm.Multilateral) yield return L("Avtalet är gemensamt: en uppsägning i tid gör att det inte förlängs för någon.", "The agreement is common: a notice in time means that it is not renewed for anybody.");
            var lacking = change.Act == TermAct.Extended ? Agreement.Settings.Term.ExtendBy.Except(change.By, StringComparer.Ordinal).ToList() : [];
            if (lacking.Count > 0) yield return L($"Enligt avtalet ska också {string.Join(" och ", lacking.Select(NameOf))} vara med. Förlängningen registreras och märks.", $"By the agreement {string.Join(" and ", lacking.Select(NameOf))} should take part too. The extension is recorded and marked.");
        }
    }

    public override IEnumerable<AnswerRow> Rows =>
    [
        new(L("Händelse", "Event"), Act switch { TermAct.Notice => L("Uppsägning", "Notice"), TermAct.Extended => L("Förlängning", "Extension"), TermAct.Applied => L("Tillämpas efter sitt slut", "Applied after its end"), _ => null }, ForAll ? "vad" : "dag", What),
        Act == TermAct.Notice
            ? new(L("Part", "Party"), Noticer is { } id ? NameOf(id.Value) : null, Mine.Count > 1 ? "part" : "dag", Party) { Data = true }
            : new(L("Av", "By"), string.Join(", ", Answers.Several(By).Select(NameOf)), "av", By) { Data = true },
        new(L("Dag", "Day"), Answers.Day(On) is { } day ? Dates.Full(day) : Answers[On], "dag", On),
        .. Act == TermAct.Notice ? Array.Empty<AnswerRow>() : [new AnswerRow(L("Till och med", "Until"), Answers.Day(Until) is { } until ? Dates.Full(until) : Answers[Until], "dag", Until)],
        new(L("Källa", "Source"), Answers[Source], "kalla", Source) { Data = true },
    ];

    public override async Task Do(Act act, Cascade cascade)
    {
        var change = New() ?? throw new InvalidOperationException("An unfinished form was sent.");
        if (change is { Act: TermAct.Notice, By: [var by] }) await act.DemandFor(Permission, cascade, new PrincipalId(by));
        else await act.DemandForAll(Permission);
        var stored = await act.Agreement(cascade.Agreement.Slug) ?? throw new NotPermittedException();
        var row = change with { RecordedAt = act.At, Place = stored.TermChanges.Count == 0 ? 1 : stored.TermChanges.Max(c => c.Place) + 1 };
        stored.ChangeTerm(row, [.. cascade.Parties], Context.Today, act.At);
        act.Journal<TermChange>("term", null, row);
        act.Tell(HistoryKind.TermChanged, stored.Id, new HistoryFacts { On = row.On });
        await act.Notify(stored.Id, Message, null, $"{Message} {row.Id}", new NotificationFacts { Party = row.Act == TermAct.Notice ? Noticer : null, On = row.On, Title = StoredWords.Of(row.Act), Text = row.Source });
    }

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status)
    {
        var change = StoredText.Read<TermChange>(entry.After!);
        return new ReceiptText(
            change.Act switch { TermAct.Notice => L("Uppsägningen är registrerad", "The notice is recorded"), TermAct.Extended => L("Förlängningen är registrerad", "The extension is recorded"), _ => L("Det är registrerat att avtalet tillämpas", "It is recorded that the agreement is applied") },
            status.Term.Until is { } until ? L($"Avtalet gäller nu till och med {Dates.Full(until)}.", $"The agreement now applies until {Dates.Full(until)}.") : L("När avtalet slutar är inte känt.", "When the agreement ends is not known."),
            L("Alla parter får ett meddelande.", "Every party is told."), $"~/avtal/{Agreement.Slug}/giltighet", L("Se hur dagarna är räknade", "See how the days are counted"));
    }
}

/// <summary>The forms about the term, and its refusals in words.</summary>
public static class TermForms
{
    public static ActForms AddTerms(this ActForms forms) => forms.Add(TermForm.Kind, context => new TermForm(context));

    public static string Sentence(this TermRefusal refusal) => refusal switch
    {
        TermRefusal.InTheFuture r => L($"Ange en dag som har varit. {Dates.Full(r.On)} ligger i framtiden; i dag är det {Dates.Full(r.Today)}.", $"Give a day that has been. {Dates.Full(r.On)} is in the future; today is {Dates.Full(r.Today)}."),
        TermRefusal.UntilMissing => L("Ange den nya sista dagen.", "Give the new last day."),
        TermRefusal.NotLater r => L($"Avtalet gäller redan till och med {Dates.Full(r.Now)}. Ange en senare dag än så.", $"The agreement applies until {Dates.Full(r.Now)} already. Give a later day."),
        TermRefusal.NobodyDidIt => L("Ange vem som har gjort det.", "Say who did it."),
        TermRefusal.NotAParty r => L($"{r.Name} är inte part i avtalet. Välj en av parterna.", $"{r.Name} is not a party to the agreement. Choose one of the parties."),
        TermRefusal.HasNotEnded { Until: { } until } => L($"Avtalet gäller till och med {Dates.Full(until)} och har inte gått ut. Välj något annat.", $"The agreement applies until {Dates.Full(until)} and has not ended. Choose something else."),
        TermRefusal.HasNotEnded => L("När avtalet slutar är inte känt. Ange avtalstiden först.", "When the agreement ends is not known. Give its term first."),
        TermRefusal.IsRecorded => L("Samma sak är redan registrerad. Inget mer behövs.", "The same is recorded already. Nothing more is needed."),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.GetType().Name, "A refusal without words."),
    };
}
