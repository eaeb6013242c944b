using Samsyn.Domain.Decisions;
using Samsyn.Domain.Groups;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Groups.Workspace;

/// <summary>Lämna ut ett dokument, eller anteckna en avstämning med ett organ: what a group gives and what it asks.</summary>
public sealed class MaterialForm(FormContext context) : GroupForm(context)
{
    private const string Deed = "avser";
    private const string Kind = "dokumentslag";
    private const string Title = "rubrik";
    private const string Url = "adress";
    private const string Text = "dokumenttext";
    private const string On = "given-dag";
    private const string Public = "offentligt";
    private const string To = "till-grupper";
    private const string BodyField = "avstamt-med";
    private const string Asked = "fraga";
    private const string Answer = "svar";

    public override string Name => L("Dokument och avstämningar", "Documents and check-ins");

    public override string ActName => "group.material";

    public override WorkspaceAct Permission => WorkspaceAct.RunGroups;

    private bool ChecksIn => Answers[Deed] == "avstamning";

    public override string Button => ChecksIn ? L("Anteckna avstämningen", "Record the check-in") : L("Lämna ut dokumentet", "Hand out the document");

    public override string Consequence => ChecksIn ? L("De som arbetar med avtalet ser avstämningen. Den syns inte på de öppna sidorna.", "Those who work with the agreement see the check-in. It is not on the public pages.")
        : Answers.Yes(Public) ? L("Alla kan läsa dokumentet direkt.", "Everybody can read the document at once.")
        : L("De som arbetar med avtalet ser dokumentet. Det syns inte på de öppna sidorna.", "Those who work with the agreement see the document. It is not on the public pages.");

    public override Actor Actor => Context.Who.AsForAll(Permission);

    private PaperKind? ChosenKind => GroupSpelling.Papers.Find(Answers[Kind]);

    public override IReadOnlyList<Question> Questions => [.. AskedFor()];

    private IEnumerable<Question> AskedFor()
    {
        yield return AskGroup(L("Vilken grupp gäller det?", "Which group is it about?"));
        yield return new("avser", L("Vad gäller det?", "What is it about?"), Chosen?.Settings.Title,
            [new OneOfField(Deed, L("Välj", "Choose"), "",
            [
                new("dokument", L("Ett dokument", "A document"), L("Dialogmaterial, minnesanteckningar eller något annat.", "Dialogue material, minutes or something else.")),
                new("avstamning", L("En avstämning", "A check-in"), L("Gruppen har frågat ett organ, till exempel SRO eller VVG.", "The group has asked a body, for example SRO or VVG.")),
            ]) { WhenEmpty = L("Välj dokument eller avstämning.", "Choose document or check-in.") }]);
        if (ChecksIn)
        {
            yield return new("avstamning", L("Vilket organ, när, och vad frågade ni?", "Which body, when, and what did you ask?"), Chosen?.Settings.Title,
            [
                new ListField(BodyField, L("Organ", "Body"), "", [new("", L("Välj organ", "Choose a body")), .. Context.County.Bodies.Where(b => b.Per is null).Select(b => new Choice(b.Kind, b.Name, Data: true))]) { WhenEmpty = L("Välj organ.", "Choose a body.") },
                new DayField(On, L("Dag", "Day"), "") { Default = Dates.Iso(Context.Today), WhenEmpty = L("Ange dagen.", "Give the day.") },
                new TextField(Asked, L("Vad ni frågade", "What you asked"), "", 3) { WhenEmpty = L("Skriv vad ni frågade.", "Write what you asked.") },
                new TextField(Answer, L("Vad som kom tillbaka", "What came back"), L("Lämna tomt om svaret inte har kommit.", "Leave empty if no answer has come."), 3) { Optional = true },
            ]);
            yield break;
        }

        yield return new("dokument", L("Vad är det för dokument?", "What kind of document is it?"), Chosen?.Settings.Title,
        [
            new OneOfField(Kind, L("Slag", "Kind"), "", [.. Enum.GetValues<PaperKind>().Select(k => new Choice(GroupSpelling.Papers.Of(k), k.Label()))]) { Plain = true, WhenEmpty = L("Välj slag.", "Choose the kind.") },
            new LineField(Title, L("Rubrik", "Title"), "", 40) { WhenEmpty = L("Skriv en rubrik.", "Write a title.") },
            new DayField(On, L("Dag", "Day"), "") { Default = Dates.Iso(Context.Today), WhenEmpty = L("Ange dagen.", "Give the day.") },
        ]);
        yield return new("innehall", L("Var står det, och vem får läsa?", "Where does it stand, and who may read it?"), L("En adress eller en text räcker.", "An address or a text is enough."),
        [
            new LineField(Url, L("Webbadress", "Web address"), L("Till exempel https://www.vastkom.se/…", "For example https://www.vastkom.se/…"), 40) { Optional = true },
            new TextField(Text, "Text", "", 6) { Optional = true },
            new YesField(Public, L("Alla får läsa det", "Everybody may read it"), L("Utan kryss ser bara de som arbetar med avtalet det.", "Without it, only those who work with the agreement see it.")),
        ]);
        if (ChosenKind == PaperKind.DialogueMaterial)
            yield return new("till", L("Vilka grupper ska svara?", "Which groups are to answer?"), L("De får det i Att göra.", "They get it in To do."),
                [new SeveralField(To, L("Grupper", "Groups"), "", [.. AtWork.Where(g => g != Chosen).Select(g => new Choice(g.Name, g.Settings.Title, Data: true))]) { Optional = true }]);
    }

    private GroupFact? Fact(Group? group) => Answers.Day(On) is not { } on ? null
        : ChecksIn ? BodyId.IsValid(Answers[BodyField]) ? new CheckedIn(new BodyId(Answers[BodyField]), on, Answers[Asked], OrNull(Answer)) : null
        : ChosenKind is not { } kind || !Answers.Has(Title) ? null : new PaperGiven
        {
            Paper = FormGroupForm.SlugOf(Answers[Title], Known.Groups.All.SelectMany(g => g.Facts.OfType<PaperGiven>()).Select(p => p.Paper)),
            Title = Answers[Title], Kind = kind, On = on, IsPublic = Answers.Yes(Public), Url = OrNull(Url), Text = OrNull(Text),
            To = kind == PaperKind.DialogueMaterial ? Answers.Several(To) : [],
        };

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Answers.Has(Url) && !(Uri.TryCreate(Answers[Url], UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            yield return new(Url, L("Skriv en adress som börjar med https://.", "Write an address that begins with https://."));
        if (Answers.Day(On) is { } on && on > Context.Today) yield return new(On, new GroupRefusal.InTheFuture(on, Context.Today).Sentence());
        else if (Chosen is { } group && Fact(group) is { } fact && Known.Groups.WhyNotRecord(group, fact, Context.Today, Context.Now) is { } refusal)
            yield return new(refusal is GroupRefusal.SaysNothing ? ChecksIn ? Asked : Text : On, refusal.Sentence());
    }

    public override IEnumerable<AnswerRow> Rows => ChecksIn
        ?
        [
            GroupRow, new(L("Organ", "Body"), Answers.Has(BodyField) ? Nominators.Name(Context.County, Answers[BodyField]) : null, "avstamning", BodyField) { Data = true }, DayRow(L("Dag", "Day"), On, "avstamning"),
            new(L("Fråga", "Question"), OrNull(Asked), "avstamning", Asked) { Data = true }, new(L("Svar", "Answer"), OrNull(Answer), "avstamning", Answer) { Data = true },
        ]
        :
        [
            GroupRow, new(L("Slag", "Kind"), ChosenKind?.Label(), "dokument", Kind), new(L("Rubrik", "Title"), OrNull(Title), "dokument", Title) { Data = true }, DayRow(L("Dag", "Day"), On, "dokument"),
            new(L("Webbadress", "Web address"), OrNull(Url), "innehall", Url), new("Text", OrNull(Text), "innehall", Text) { Data = true },
            new(L("Vem får läsa", "Who may read"), Answers.Yes(Public) ? L("Alla", "Everybody") : L("De som arbetar med avtalet", "Those who work with the agreement"), "innehall", Public),
            .. ChosenKind == PaperKind.DialogueMaterial ? [new AnswerRow(L("Ska svara", "To answer"), Answers.Has(To) ? string.Join("; ", Answers.Several(To).Select(n => Known.Groups.Find(n)?.Settings.Title ?? n)) : L("Ingen", "Nobody"), "till", To) { Data = Answers.Has(To) }] : Array.Empty<AnswerRow>(),
        ];

    public override async Task Do(Act act, Cascade cascade)
    {
        await act.DemandForAll(Permission);
        var fact = Fact(Chosen) ?? throw new InvalidOperationException("An unfinished form was sent.");
        await act.Record(cascade, Answers[GroupField], fact, Context.Today);
    }

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => new(
        L("Det är registrerat", "It is recorded"), L("De som arbetar med avtalet ser det nu.", "Those who work with the agreement see it now."), "",
        $"{Root}/grupper", L("Se gruppernas arbete", "See the groups’ work"));
}
