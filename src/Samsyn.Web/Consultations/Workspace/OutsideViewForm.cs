using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Consultations.Conferences;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Workspace;

/// <summary>Registrera en synpunkt utanför remiss: who said what of which version, and the one choice of what becomes of it.</summary>
public sealed class OutsideViewForm(FormContext context) : ActForm(context)
{
    public const string Kind = "synpunkt";
    private const string From = "fran";
    private const string On = "dag";
    private const string Version = "version";
    private const string Section = "punkt";
    private const string Text = "text";
    private const string Becomes = "val";
    private const string Why = "skal";

    public override string Name => L("Registrera en synpunkt", "Record a view");

    public override string ActName => "consultation.view";

    public override WorkspaceAct Permission => WorkspaceAct.RunConsultation;

    public override string GivenField => Version;

    public override string Button => L("Registrera synpunkten", "Record the view");

    public override string Consequence => L("Synpunkten, valet och skälet står på remissens sida och i underlaget inför nästa avtal.", "The view, the choice and the reason stand on the consultation’s page and in the brief before the next agreement.");

    public override string? Reason => Answers.Has(Why) ? Answers[Why] : null;

    public override Actor Actor => Context.Who.AsForAll(Permission);

    private ViewChoice? Choice => ViewWords.Choices.FirstOrDefault(c => StoredWords.Of(c) == Answers[Becomes]) is var choice && StoredWords.Of(choice) == Answers[Becomes] ? choice : null;

    public override IReadOnlyList<Question> Questions =>
    [
        new("fran", L("Vem har lämnat synpunkten?", "Who gave the view?"), L("För synpunkter som kommer när ingen remiss pågår.", "For views that come when no consultation is open."),
        [
            new LineField(From, L("Organisation eller funktion", "Organisation or function"), L("Till exempel Pensionärsrådet i Mellerud. Skriv inga namn på personer.", "For example Pensionärsrådet i Mellerud. Write no names of people."), 40) { WhenEmpty = L("Skriv vem synpunkten kommer från.", "Write whom the view comes from.") },
            new DayField(On, L("Vilken dag kom den?", "On which day did it come?"), "") { WhenEmpty = L("Ange dagen.", "Give the day.") },
        ]),
        new("synpunkt", L("Vad säger den?", "What does it say?"), null,
        [
            new ListField(Version, L("Om vilken version?", "About which version?"), "", [.. Agreement.Versions.AsEnumerable().Reverse().Select(v => new Choice(v.Id, $"Version {v.Id}"))]) { Default = Agreement.Versions is [.., var last] ? last.Id : null, WhenEmpty = L("Välj en version.", "Choose a version.") },
            new LineField(Section, L("Punkt", "Clause"), L("Till exempel 4.2. Lämna tomt om den gäller hela avtalet.", "For example 4.2. Leave empty if it is about the whole agreement."), 12) { Optional = true },
            new TextField(Text, L("Synpunkt", "View"), "") { WhenEmpty = L("Skriv vad som sägs.", "Write what is said.") },
        ]),
        new("val", L("Vad händer med den?", "What becomes of it?"), null,
        [
            new OneOfField(Becomes, L("Val", "Choice"), "", [.. ViewWords.Choices.Select(c => new Choice(StoredWords.Of(c), c.Label(), c.Help()))]) { WhenEmpty = L("Välj vad som händer.", "Choose what happens.") },
            new TextField(Why, L("Varför?", "Why?"), L("Alla kan läsa skälet.", "Everybody can read the reason."), 3) { WhenEmpty = L("Skriv varför.", "Write why.") },
        ]),
    ];

    private OutsideView? Said(Guid id, DateTime at) => Answers.Day(On) is { } on && Choice is { } choice ? new OutsideView
    {
        Id = id, AgreementId = Agreement.Id, Version = Answers[Version], From = AnswerText.Clean(Answers[From]), ReceivedOn = on, Section = AnswerText.Clean(Answers[Section]), Text = AnswerText.Clean(Answers[Text]), Choice = choice, Reason = AnswerText.Clean(Answers[Why]), RecordedAt = at,
    } : null;

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Said(Guid.Empty, default)?.WhyNotRecord(Agreement, Context.Rounds, Context.Today) is { } refusal)
            yield return new(refusal switch { ConsultationRefusal.InTheFuture or ConsultationRefusal.RoundIsOpen => On, ConsultationRefusal.UnknownVersion => Version, ConsultationRefusal.ReasonMissing => Why, _ => Text }, refusal.Sentence());
    }

    public override IEnumerable<AnswerRow> Rows =>
    [
        new(L("Från", "From"), Answers[From], "fran", From) { Data = true },
        new(L("Kom", "Came"), Answers.Day(On) is { } day ? Dates.Full(day) : Answers[On], "fran", On),
        new("Version", Answers[Version], "synpunkt", Version), new(L("Punkt", "Clause"), Answers[Section], "synpunkt", Section), new(L("Synpunkt", "View"), Answers[Text], "synpunkt", Text) { Data = true },
        new(L("Vad som händer", "What becomes of it"), Choice?.Label(), "val", Becomes), new(L("Skäl", "Reason"), Answers[Why], "val", Why) { Data = true },
    ];

    public override Task Do(Act act, Cascade cascade) => act.RecordView(cascade, Said(act.Order.Id, act.At) ?? throw new NotPermittedException(), Context.Today);

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => Choice switch
    {
        ViewChoice.TakeIn => Done(L("Nästa steg är ett utkast till en ny version.", "The next step is a draft of a new version."), $"~/arbete/avtal/{Agreement.Slug}/text", L("Till utkasten", "To the drafts")),
        ViewChoice.ExtendOld => Done(L("Nästa steg är beslutet att förlänga avtalet.", "The next step is the decision to extend the agreement."), $"~/arbete/avtal/{Agreement.Slug}/avtalstid", L("Förläng avtalet", "Extend the agreement")),
        _ => Done(L("Den står i underlaget inför nästa avtal.", "It stands in the brief before the next agreement."), $"~/avtal/{Agreement.Slug}/minne", L("Till underlaget", "To the brief")),
    };

    private static ReceiptText Done(string next, string link, string words) => new(L("Synpunkten är registrerad", "The view is recorded"), "", next, link, words);
}
