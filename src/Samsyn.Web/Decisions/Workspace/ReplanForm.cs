using Samsyn.Domain;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>Planera om ett steg: a new plan beside the first one, with the day it became known and why (R10).</summary>
public sealed class ReplanForm(FormContext context) : ActForm(context)
{
    public const string StepField = "steg";
    private const string Kind = "plan";
    private const string Single = "tid";
    private const string From = "fran";
    private const string Until = "till";
    private const string Either = "tider";
    private const string Preliminary = "preliminart";
    private const string Words = "ord";
    private const string KnownOn = "kand";
    private const string Why = "skal";

    public override string Name => L("Planera om ett steg", "Reschedule a step");

    public override string ActName => "step.replan";

    public override WorkspaceAct Permission => WorkspaceAct.ReplanStep;

    public override string GivenField => StepField;

    public override string Button => L("Planera om steget", "Reschedule the step");

    public override string Consequence => L(
        "Den nya planen syns för alla direkt. Den första planen står kvar bredvid, med ditt skäl.",
        "The new plan is visible to everybody at once. The first plan stays beside it, with your reason.");

    public override string? Reason => Answers.Has(Why) ? Answers[Why] : null;

    public override Actor Actor => Context.Who.AsForAll(Permission);

    private AgreementStatus Status => field ??= AgreementStatus.Of(Cascade, Context.Today, Context.Now);

    private StepStatus? Chosen => Status.Steps.FirstOrDefault(s => string.Equals(s.Step.Step.Name, Answers[StepField], StringComparison.Ordinal));

    private static string Example => L("Till exempel 2022-09-14, september 2022, hösten 2022 eller 2022", "For example 2022-09-14, September 2022, autumn 2022 or 2022");

    public override IReadOnlyList<Question> Questions => [.. Asked()];

    private IEnumerable<Question> Asked()
    {
        yield return new("steg", L("Vilket steg planeras om?", "Which step is rescheduled?"), Agreement.Settings.Title,
            [new OneOfField(StepField, L("Steg", "Step"), "", [.. Status.Steps.Select(s => new Choice(
                s.Step.Step.Name, $"{Upcoming.StepTitle(s, Context.County)} {s.Step.Step.Act.Label()}",
                s.Done ? L($"Klart {Dates.Full(s.On!.Value)}.", $"Done {Dates.Full(s.On!.Value)}.") : L($"Nu: {Plans.Words(s.Step.Step, Context.Today)}.", $"Now: {Plans.Words(s.Step.Step, Context.Today)}."))
                { HelpLang = s.Done ? null : Plans.LangOf(s.Step.Step.PlanAsOf(Context.Today).Words) })])
                { WhenEmpty = L("Välj ett steg.", "Choose a step.") }]);
        yield return new("plan", L("Hur säkert är det när?", "How certain is it when?"), null,
            [new OneOfField(Kind, L("Den nya planen är", "The new plan is"), "",
            [
                new(Single, L("En tidpunkt", "One time"), L("En dag, en månad, en årstid eller ett år.", "A day, a month, a season or a year.")),
                new(From, L("En period", "A period"), L("Från en tidpunkt till en annan.", "From one time to another.")),
                new(Either, L("Den ena eller den andra", "One or the other"), L("Två eller fler möjliga tidpunkter.", "Two or more possible times.")),
                new("okand", L("Inte bestämd", "Not set"), L("Ingen vet när steget tas.", "Nobody knows when the step is taken.")),
            ]) { WhenEmpty = L("Välj vad man vet.", "Choose what is known.") }]) { Beside = Beside };
        if (Times() is { } times) yield return times;
        yield return new("kalla", L("Vad säger källan?", "What does the source say?"), null,
        [
            new YesField(Preliminary, L("Planen är preliminär", "The plan is preliminary"), ""),
            new LineField(Words, L("Källans egna ord", "The source’s own words"), L("Till exempel: preliminärt juni alt. augusti", "In Swedish, as they stand there"), 40) { Optional = true },
            new DayField(KnownOn, L("När blev den nya planen känd?", "When did the new plan become known?"), "") { Default = Dates.Iso(Context.Today), WhenEmpty = L("Ange dagen.", "Give the day.") },
        ]) { Beside = Beside };
        yield return new("skal", L("Varför planeras steget om?", "Why is the step rescheduled?"), null,
            [new TextField(Why, L("Skäl", "Reason"), L("Alla kan läsa det. Skriv inga personers namn.", "Everybody can read it. Write no persons’ names."), 3) { WhenEmpty = L("Skriv varför steget planeras om.", "Write why the step is rescheduled.") }])
            { Beside = Beside };
    }

    private Question? Times() => Answers[Kind] switch
    {
        Single => new("tid", L("När?", "When?"), null, [new LineField(Single, L("Tidpunkt", "Time"), Example, 24) { WhenEmpty = L("Skriv när.", "Write when.") }]) { Beside = Beside },
        From => new("tid", L("Från när till när?", "From when until when?"), null,
        [
            new LineField(From, L("Från", "From"), Example, 24) { WhenEmpty = L("Skriv från när.", "Write from when.") },
            new LineField(Until, L("Till och med", "Until"), "", 24) { WhenEmpty = L("Skriv till när.", "Write until when.") },
        ]) { Beside = Beside },
        Either => new("tid", L("Vilka tidpunkter är möjliga?", "Which times are possible?"), null,
            [new TextField(Either, L("En på varje rad", "One on each line"), Example, 4) { WhenEmpty = L("Skriv minst två tidpunkter.", "Write at least two times.") }]) { Beside = Beside },
        _ => null,
    };

    /// <summary>The first plan and the current one, beside the questions.</summary>
    private IReadOnlyList<Aside> Beside
    {
        get
        {
            if (Chosen?.Step.Step is not { } step) return [];
            var now = new Aside(L("Planen nu", "The plan now"), Plans.Words(step, Context.Today), Plans.LangOf(step.PlanAsOf(Context.Today).Words));
            return step.Replanned.Count == 0
                ? [now]
                : [new(L("Första planen", "The first plan"), Plans.Words(step.Planned, step.Preliminary, step.Words), Plans.LangOf(step.Words)), now];
        }
    }

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Answers.Day(KnownOn) is { } known && known > Context.Today)
            yield return new AnswerFault(KnownOn, L($"Ange en dag som har varit. {Dates.Full(known)} ligger i framtiden.", $"Give a day that has been. {Dates.Full(known)} is in the future."));
        foreach (var field in new[] { Single, From, Until, Either }.Where(f => Answers.Has(f) && Times()?.Fields.Any(t => t.Name == f) == true))
            foreach (var line in Answers.Several(field).Where(l => PlannedInput.Read(l) is null))
                yield return new AnswerFault(field, L($"”{line}” går inte att läsa som en tidpunkt. {Example}.", $"“{line}” cannot be read as a time. {Example}."));
        if (Answers[Kind] == Either && Answers.Has(Either) && Answers.Several(Either).Count < 2)
            yield return new AnswerFault(Either, L("Skriv minst två tidpunkter, en på varje rad.", "Write at least two times, one on each line."));
        if (Answers[Kind] == From && Answers.Has(From) && Answers.Has(Until) && PlannedInput.Read(Answers[From]) is not null && PlannedInput.Read(Answers[Until]) is not null && Planned() is null)
            yield return new AnswerFault(Until, L("Perioden slutar innan den börjar.", "The period ends before it begins."));
        if (New() is { } replanning && Answers.Has(StepField) && Cascade.WhyNotReplan(Answers[StepField], replanning, Context.Today) is { } refusal)
            switch (refusal)
            {
                case DecisionRefusal.SamePlan: yield return new AnswerFault(Kind, L("Planen är densamma som redan står. Ändra den, eller låt den vara.", "The plan is the one that stands already. Change it, or leave it.")); break;
                case DecisionRefusal.UnknownStep: yield return new AnswerFault(StepField, L("Välj ett steg.", "Choose a step.")); break;
            }
    }

    /// <summary>The plan as written, as an EDTF expression; null when it is not set or cannot be read.</summary>
    private PlannedDate? Planned()
    {
        var text = Answers[Kind] switch
        {
            Single => PlannedInput.Read(Answers[Single]),
            From when PlannedInput.Read(Answers[From]) is { } from && PlannedInput.Read(Answers[Until]) is { } until => $"{from}/{until}",
            Either when Answers.Several(Either).Select(PlannedInput.Read).ToList() is var all && all.TrueForAll(t => t is not null) => $"[{string.Join(',', all)}]",
            _ => null,
        };
        return PlannedDate.TryParse(text, out var planned, out _) ? planned : null;
    }

    private Replanning? New() => !Answers.Has(Kind) || (Planned() is null && Answers[Kind] != "okand") ? null : new Replanning(
        Planned(), Answers.Yes(Preliminary), Answers.Has(Words) ? Answers[Words] : null, Answers.Day(KnownOn) ?? Context.Today, Reason);

    public override IEnumerable<AnswerRow> Rows =>
    [
        new(L("Steg", "Step"), Chosen is { } step ? $"{Upcoming.StepTitle(step, Context.County)} {step.Step.Step.Act.Label()}" : null, "steg", StepField) { Data = true },
        new(L("Ny plan", "New plan"), New() is { } plan ? Plans.Words(plan.Planned, plan.Preliminary, null) : null, Times() is null ? "plan" : "tid", Kind, Single, From, Until, Either)
            {
                Before = Chosen is { } now ? Plans.Words(now.Step.Step, Context.Today) : null,
                BeforeLang = Plans.LangOf(Chosen?.Step.Step.PlanAsOf(Context.Today).Words),
            },
        new(L("Källans ord", "The source’s words"), Answers[Words], "kalla", Words, Preliminary) { Data = true },
        new(L("Känd sedan", "Known since"), Answers.Day(KnownOn) is { } day ? Dates.Full(day) : Answers[KnownOn], "kalla", KnownOn),
        new(L("Skäl", "Reason"), Answers[Why], "skal", Why) { Data = true },
    ];

    public override async Task Do(Act act, Cascade cascade)
    {
        await act.DemandForAll(Permission);
        await act.Replan(cascade, Answers[StepField], New() ?? throw new InvalidOperationException("An unfinished form was sent."), Context.Today);
    }

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status)
    {
        var step = StoredText.Read<Step>(entry.After!);
        var named = status.Steps.FirstOrDefault(s => s.Step.Step.Name == step.Name);
        var who = named is null ? step.Name : Upcoming.StepTitle(named, Context.County);
        var plan = step.Replanned[^1];
        return new ReceiptText(
            L("Den nya planen är registrerad", "The new plan is recorded"),
            L($"{who} {step.Act.Label()}: {Plans.Words(plan.Planned, plan.Preliminary, null)}. Den första planen var:",
              $"{who} {step.Act.Label()}: {Plans.Words(plan.Planned, plan.Preliminary, null)}. The first plan was:"),
            "", $"~/avtal/{Agreement.Slug}/tidplan", L("Se tidplanen", "See the timetable"))
            { Quoted = Plans.Words(step.Planned, step.Preliminary, step.Words), QuotedLang = Plans.LangOf(step.Words) };
    }
}
