using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Mandates;

/// <summary>Ange uppdraget: the start decision and its numbered requirements. A setting: overwritten under the agreement's revision, with before and after in the journal.</summary>
public sealed class MandateForm(FormContext context) : ActForm(context)
{
    public const string Kind = "uppdrag";

    private const string Body = "uppdragsgivare";
    private const string On = "dag";
    private const string Paragraph = "paragraf";
    private const string Decided = "beslut";
    private const string Source = "kalla";
    private const string Requirements = "krav";

    public override string Name => L("Ange uppdraget", "Give the mandate");

    public override string ActName => "mandate.set";

    public override WorkspaceAct Permission => WorkspaceAct.DraftText;

    public override string GivenField => Body;

    public override string Button => L("Spara uppdraget", "Save the mandate");

    public override string Consequence => L("Alla kan läsa uppdraget och kraven. Varje utkast och version svarar på kraven, ett i taget.", "Everybody can read the mandate and the requirements. Each draft and version answers them, one by one.");

    public override Actor Actor => Context.Who.AsForAll(Permission);

    private DraftingMandate? Now => Agreement.Settings.Mandate;

    public override IReadOnlyList<Question> Questions =>
    [
        new("organ", L("Vem beslutade att avtalet ska tas fram?", "Who decided that the agreement is to be drafted?"), Agreement.Settings.Title,
        [
            new ListField(Body, L("Organ", "Body"), "", [.. Context.County.Bodies.Where(b => b.Per is null).Select(b => new Choice(b.Kind, b.Name, Data: true))]) { Default = Now?.Body.Value, WhenEmpty = L("Välj ett organ.", "Choose a body.") },
            new DayField(On, L("Dag", "Day"), "") { Optional = true, Default = Now?.On is { } on ? Dates.Iso(on) : null },
            new LineField(Paragraph, L("Paragraf", "Paragraph"), L("Till exempel § 12", "For example § 12"), 10) { Optional = true, Default = Now?.Paragraph },
        ]),
        new("beslut", L("Vad beslutades?", "What was decided?"), null,
        [
            new TextField(Decided, L("Beslutet", "The decision"), L("Som det står i protokollet eller på källans sida.", "As it stands in the minutes or on the source’s page."), 4) { Optional = true, Default = Now?.Decided },
            new LineField(Source, L("Källa", "Source"), "", 40) { Optional = true, Default = Now?.Source },
        ]),
        new("krav", L("Vilka krav ställer uppdraget på texten?", "What does the mandate ask of the text?"), L("Ett krav på varje rad. De numreras uppifrån: 1, 2, 3.", "One requirement on each line. They are numbered from the top: 1, 2, 3."),
            [new TextField(Requirements, L("Krav", "Requirements"), L("Till exempel: Tydligt ansvar", "In Swedish, as they stand in the decision."), 8) { Optional = true, Default = Now is { } now ? string.Join('\n', now.Requirements.Select(r => r.Text)) : null }]),
    ];

    private DraftingMandate? New() => !BodyId.IsValid(Answers[Body]) ? null : new DraftingMandate(
        new BodyId(Answers[Body]), Answers.Day(On), OrNull(Paragraph), OrNull(Decided), OrNull(Source), [.. Answers.Several(Requirements).Select((text, index) => new Requirement(index + 1, text, SourceOf(text)))]);

    private string? OrNull(string field) => Answers.Has(field) ? Answers[field] : null;

    /// <summary>A requirement that stays keeps its source.</summary>
    private string? SourceOf(string text) => Now?.Requirements.FirstOrDefault(r => r.Text == text)?.Source;

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Answers.Day(On) is { } day && day > Context.Today) yield return new(On, L($"Ange en dag som har varit. {Dates.Full(day)} ligger i framtiden.", $"Give a day that has been. {Dates.Full(day)} is in the future."));
        if (Answers.Several(Requirements).GroupBy(text => text, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return new(Requirements, L($"”{twice.Key}” står två gånger. Ta bort den ena raden.", $"“{twice.Key}” stands twice. Remove one of the lines."));
    }

    public override IEnumerable<AnswerRow> Rows =>
    [
        new(L("Organ", "Body"), BodyId.IsValid(Answers[Body]) && Context.County.TryFind(new BodyId(Answers[Body]), out var body) ? body.Name : null, "organ", Body) { Data = true },
        new(L("Dag och paragraf", "Day and paragraph"), $"{(Answers.Day(On) is { } day ? Dates.Full(day) : Answers[On])} {Answers[Paragraph]}".Trim(), "organ", On, Paragraph),
        new(L("Beslutet", "The decision"), Answers[Decided], "beslut", Decided) { Data = true },
        new(L("Källa", "Source"), Answers[Source], "beslut", Source) { Data = true },
        new(L("Krav", "Requirements"), string.Join("\n", Answers.Several(Requirements).Select((text, index) => $"{index + 1}. {text}")), "krav", Requirements) { Data = true },
    ];

    /// <summary>Answers that name a number would come to mean another requirement.</summary>
    public override IEnumerable<string> Notices =>
        Now is { Requirements.Count: > 0 } now && New() is { } fresh && now.Requirements.Any(old => fresh.Requirements.All(r => r.Number != old.Number || r.Text != old.Text)) && Agreement.Versions.Exists(v => v.Requirements is not null)
            ? [L("En publicerad version har redan svarat på kraven. Ändrar ni ordningen kommer svaren att stå vid andra krav: lägg nya krav sist.", "A published version has answered the requirements already. If you change their order the answers will stand at other requirements: put new ones last.")] : [];

    public override async Task Do(Act act, Cascade cascade)
    {
        await act.DemandForAll(Permission);
        var stored = await act.Agreement(cascade.Agreement.Slug) ?? throw new NotPermittedException();
        var before = stored.Settings.Mandate;
        var mandate = New() ?? throw new InvalidOperationException("An unfinished form was sent.");
        stored.Settings = stored.Settings with { Mandate = mandate };
        stored.Revision++;
        act.Journal("mandate", before, mandate);
        act.Tell(HistoryKind.SettingsChanged, stored.Id, new HistoryFacts());
    }

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status)
    {
        var mandate = StoredText.Read<DraftingMandate>(entry.After!);
        return new ReceiptText(
            L("Uppdraget är sparat", "The mandate is saved"), L($"Det ställer {mandate.Requirements.Count} krav på texten.", $"It asks {mandate.Requirements.Count} things of the text."),
            L("Svara på kraven i varje utkast.", "Answer the requirements in each draft."), $"~/avtal/{Agreement.Slug}/uppdrag", L("Se uppdraget", "See the mandate"));
    }
}

/// <summary>The forms about the mandate.</summary>
public static class MandateForms
{
    public static ActForms AddMandates(this ActForms forms) => forms.Add(MandateForm.Kind, context => new MandateForm(context));
}
