using Samsyn.Domain;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>Rätta en uppgift: the record was wrong, not the decision. Both stay and are shown.</summary>
/// <remarks>
/// A day, an outcome, a version or a day of the notice is replaced; or the decision was never taken. From the instant it is recorded
/// the decision stands as if it had been so from the start, for every day (CONTRACT.md C2 <c>corrected</c>).
/// </remarks>
public sealed class CorrectForm(FormContext context) : LaterFactForm(context)
{
    private const string Wrong = "fel";
    private const string OutcomeField = "utfall";
    private const string On = "dag";
    private const string VersionField = "version";
    private const string Announced = "anslaget";
    private const string AppealStated = "sista-dag";
    private const string Never = "aldrig";
    private const string Why = "skal";

    public override string Name => L("Rätta en uppgift", "Correct a record");

    public override string ActName => "decision.correct";

    public override WorkspaceAct Permission => WorkspaceAct.CorrectDecision;

    public override string Button => L("Rätta uppgiften", "Correct the record");

    public override string Consequence => L(
        "När du rättar ändras läget för alla direkt, också bakåt i tiden. Det som stod förut syns i historiken.",
        "When you correct it the position changes for everybody at once, also for past days. What stood before is shown in the history.");

    public override string? Reason => Answers.Has(Why) ? Answers[Why] : null;

    protected override string WhichDecision => L("Vilken uppgift ska rättas?", "Which record is to be corrected?");

    protected override string NoneFits => L("Det finns inga registrerade beslut att rätta ännu.", "There are no recorded decisions to correct yet.");

    private IReadOnlyList<string> Chosens => Answers.Several(Wrong);

    private bool IsWrong(string what) => !IsNever && Chosens.Contains(what, StringComparer.Ordinal);

    private bool IsNever => Chosens.Contains(Never, StringComparer.Ordinal);

    public override IReadOnlyList<Question> Questions => [.. Asked()];

    private IEnumerable<Question> Asked()
    {
        yield return AskDecision();
        yield return AskWhatIsWrong();
        if (IsWrong(OutcomeField)) yield return AskOutcome();
        if (IsWrong(On)) yield return Day(On, L("Vilken dag fattades beslutet?", "On which day was the decision taken?"), L("Sammanträdesdag", "Day of the meeting"), Standing?.On);
        if (IsWrong(VersionField)) yield return AskVersion();
        if (IsWrong(Announced)) yield return Day(Announced, L("Vilken dag anslogs protokollet?", "On which day were the minutes announced?"), L("Anslaget på anslagstavlan", "Announced on the notice board"), Standing?.AnnouncedOn);
        if (IsWrong(AppealStated)) yield return Day(AppealStated, L("Vilken sista dag att överklaga står det i anslaget?", "Which last day to appeal does the notice state?"), L("Sista dag enligt anslaget", "Last day by the notice"), Standing?.AppealUntilStated);
        yield return new("skal", IsNever ? L("Varför ska uppgiften bort?", "Why is the record to go?") : L("Varför rättas uppgiften?", "Why is the record corrected?"), null,
            [new TextField(Why, L("Skäl", "Reason"), L("Till exempel: protokollet säger § 121, inte § 112. Alla kan läsa det. Skriv inga personers namn.", "For example: the minutes say § 121, not § 112. Everybody can read it. Write no persons’ names."), 3)
                { WhenEmpty = L("Skriv varför uppgiften rättas.", "Write why the record is corrected.") }])
            { Beside = Beside };
    }

    private Question AskWhatIsWrong() => new("fel", L("Vad är fel?", "What is wrong?"), L("Välj allt som inte stämmer. Du får fylla i det rätta på nästa sida.", "Choose everything that is wrong. You fill in what is right on the next page."),
        [new SeveralField(Wrong, L("Det här stämmer inte", "This is wrong"), "",
        [
            new(OutcomeField, L("Vad organet beslutade", "What the body decided")),
            new(On, L("Dagen", "The day")),
            new(VersionField, L("Versionen", "The version")),
            new(Announced, L("Anslagsdagen, eller så saknas den", "The day of the notice, or it is missing")),
            new(AppealStated, L("Sista dag att överklaga enligt anslaget", "The last day to appeal by the notice")),
            new(Never, L("Beslutet har aldrig fattats", "The decision was never taken"), L("Uppgiften skulle inte ha registrerats.", "It should not have been recorded.")),
        ]) { WhenEmpty = L("Välj vad som är fel.", "Choose what is wrong.") }])
        { Beside = Beside };

    private Question AskOutcome()
    {
        var body = Standing is { } standing ? BodyOf(standing) : null;
        var part = body is not null && Cascade.StepOf(body.Id) is { } step ? step.Step.Act : Mandate.Decides;
        return new("utfall", L($"Vad beslutade {body?.InSentence()}?", $"What did {body?.InSentence()} decide?"), null,
            [new OneOfField(OutcomeField, L("Välj det som står i protokollet", "Choose what the minutes say"), "", OutcomeChoices.For(part, body is null ? null : Cascade.PartyOf(body)))
                { WhenEmpty = L("Välj vad som beslutades.", "Choose what was decided.") }])
            { Beside = Beside };
    }

    private Question AskVersion() => new("version", L("Vilken text gällde beslutet?", "Which text was the decision about?"), null,
        [new OneOfField(VersionField, L("Version", "Version"), "", [.. Agreement.Versions.AsEnumerable().Reverse().Select(v => new Choice(v.Id, v.Id, L($"Från {Dates.Full(v.On)}.", $"Of {Dates.Full(v.On)}.")))])
            { WhenEmpty = L("Välj vilken version beslutet gällde.", "Choose which version the decision was about.") }])
        { Beside = [.. Beside, new(L("Står nu", "Stands now"), Standing?.Version ?? L("ingen version", "no version"))] };

    private Question Day(string field, string title, string label, DateOnly? now) => new(field, title, null,
        [new DayField(field, label, "") { WhenEmpty = L("Ange dagen.", "Give the day.") }])
        { Beside = [.. Beside, new(L("Står nu", "Stands now"), now is { } day ? Dates.Full(day) : L("inget", "nothing"))] };

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (IsNever && Chosens.Count > 1) yield return new AnswerFault(Wrong, L("Om beslutet aldrig har fattats finns inget annat att rätta. Välj det ena eller det andra.", "If the decision was never taken there is nothing else to correct. Choose one or the other."));
        if (Standing is { } standing)
        {
            var same = L("Det är samma som redan står. Ändra svaret, eller ta bort krysset för att det är fel.", "That is what stands already. Change the answer, or untick that it is wrong.");
            if (IsWrong(OutcomeField) && Spelling.Outcomes.Find(Answers[OutcomeField]) == standing.Outcome) yield return new AnswerFault(OutcomeField, same);
            if (IsWrong(On) && Answers.Day(On) == standing.On) yield return new AnswerFault(On, same);
            if (IsWrong(VersionField) && Answers[VersionField] == standing.Version) yield return new AnswerFault(VersionField, same);
            if (IsWrong(Announced) && standing.AnnouncedOn is { } announced && Answers.Day(Announced) == announced) yield return new AnswerFault(Announced, same);
            if (IsWrong(AppealStated) && standing.AppealUntilStated is { } stated && Answers.Day(AppealStated) == stated) yield return new AnswerFault(AppealStated, same);
        }
        if (IsWrong(On) && InTheFuture(On, Answers.Day(On), Context.Today) is { } future) yield return future;
        else if (IsWrong(Announced) && InTheFuture(Announced, Answers.Day(Announced), Context.Today) is { } later) yield return later;
        else
            foreach (var fault in base.OwnFaults()) yield return fault;
    }

    protected override AnswerFault InField(Refusal refusal) => refusal switch
    {
        DecisionRefusal.BeforeItsVersion r => new(IsWrong(VersionField) ? VersionField : On, L(
            $"Version {r.Version} fanns inte förrän {Dates.Full(r.VersionOn)}, efter beslutsdagen {Dates.Full(r.On)}.",
            $"Version {r.Version} did not exist before {Dates.Full(r.VersionOn)}, after the day of the decision {Dates.Full(r.On)}.")),
        DecisionRefusal.AnnouncedBeforeItsDay r => new(IsWrong(Announced) ? Announced : On, L(
            $"Beslutet kan inte ha anslagits {Dates.Full(r.AnnouncedOn)}, före beslutsdagen {Dates.Full(r.On)}.",
            $"The decision cannot have been announced on {Dates.Full(r.AnnouncedOn)}, before its day {Dates.Full(r.On)}.")),
        DecisionRefusal.OutcomeDoesNotFit => new(OutcomeField, L("Välj ett utfall som organet kan ha i det här steget.", "Choose an outcome that the body can have in this step.")),
        DecisionRefusal.NothingCorrected => new(Wrong, L("Välj vad som är fel.", "Choose what is wrong.")),
        _ => new(DecisionField, refusal.Sentence()),
    };

    /// <summary>Null while an answer is missing: what is chosen as wrong must have its right value.</summary>
    private Correction? To()
    {
        if (IsNever || Chosens.Count == 0) return null;
        Outcome? outcome = IsWrong(OutcomeField) ? Spelling.Outcomes.Find(Answers[OutcomeField]) : null;
        var version = IsWrong(VersionField) && Answers.Has(VersionField) ? Answers[VersionField] : null;
        DateOnly? Of(string field) => IsWrong(field) ? Answers.Day(field) : null;
        return new Correction(outcome, Of(On), version, Of(Announced), Of(AppealStated));
    }

    protected override Decision? Fact()
    {
        if (Chosen is not { } chosen || Chosens.Count == 0) return null;
        var to = To();
        return !IsNever && to == new Correction(null, null, null, null, null) ? null
            : About(chosen, Outcome.Corrected, Context.Today) with { To = to, Note = Reason };
    }

    public override IEnumerable<AnswerRow> Rows
    {
        get
        {
            yield return DecisionRow;
            if (IsNever) yield return new(L("Rättelse", "Correction"), L("Beslutet har aldrig fattats", "The decision was never taken"), "fel", Wrong);
            else if (Chosens.Count == 0) yield return new(L("Vad som är fel", "What is wrong"), null, "fel", Wrong);
            if (IsWrong(OutcomeField))
                yield return new(L("Beslut", "Outcome"), Spelling.Outcomes.Find(Answers[OutcomeField]) is { } outcome ? OutcomeChoices.Title(outcome) : null, "utfall", OutcomeField)
                    { Before = Standing is { } s ? OutcomeChoices.Title(s.Outcome) : null };
            if (IsWrong(On)) yield return DayRow(L("Beslutsdag", "Day of the decision"), On, Standing?.On);
            if (IsWrong(VersionField)) yield return new(L("Version", "Version"), Answers[VersionField], "version", VersionField) { Before = Standing?.Version ?? L("ingen", "none") };
            if (IsWrong(Announced)) yield return DayRow(L("Anslaget", "Announced"), Announced, Standing?.AnnouncedOn);
            if (IsWrong(AppealStated)) yield return DayRow(L("Sista dag enligt anslaget", "Last day by the notice"), AppealStated, Standing?.AppealUntilStated);
            yield return new(L("Skäl", "Reason"), Answers[Why], "skal", Why) { Data = true };
        }
    }

    private AnswerRow DayRow(string term, string field, DateOnly? before) =>
        new(term, Answers.Day(field) is { } day ? Dates.Full(day) : Answers[field], field, field) { Before = before is { } stood ? Dates.Full(stood) : L("inget", "nothing") };

    public override IEnumerable<string> Notices => IsNever
        ? [L("Beslutet försvinner ur läget för alla dagar. Var det en domstol som upphävde det, ska processledaren anteckna domen i stället.", "The decision disappears from the position on every day. If a court annulled it, the process leader notes the judgment instead.")]
        : [];

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => ReceiptOf(entry, status, (fact, before, whose) =>
        (L($"Uppgiften om {whose} beslut är rättad", $"The record of {whose} decision is corrected"),
         fact.To is not { } to ? L("Beslutet räknas som om det aldrig hade registrerats.", "The decision counts as if it had never been recorded.") : string.Join(" ", Changes(before, to))));

    /// <summary>"Beslutsdag: 24 november 2022 i stället för 23 november 2022." One sentence for each thing changed.</summary>
    internal static IEnumerable<string> Changes(Decision? before, Correction to)
    {
        string Day(DateOnly? day) => day is { } on ? Dates.Full(on) : L("inget", "nothing");
        string Instead(string what, string now, string then) => L($"{what}: {now} i stället för {then}.", $"{what}: {now} instead of {then}.");
        if (to.Outcome is { } outcome) yield return Instead(L("Beslut", "Outcome"), outcome.Label().ToLowerInvariant(), before?.Outcome.Label().ToLowerInvariant() ?? "");
        if (to.On is { } on) yield return Instead(L("Beslutsdag", "Day of the decision"), Dates.Full(on), Day(before?.On));
        if (to.Version is { } version) yield return Instead(L("Version", "Version"), version, before?.Version ?? L("ingen", "none"));
        if (to.AnnouncedOn is { } announced) yield return Instead(L("Anslaget", "Announced"), Dates.Full(announced), Day(before?.AnnouncedOn));
        if (to.AppealUntilStated is { } stated) yield return Instead(L("Sista dag enligt anslaget", "Last day by the notice"), Dates.Full(stated), Day(before?.AppealUntilStated));
    }
}
