using Samsyn.Domain.Decisions;
using Samsyn.Domain.Groups;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Groups.Workspace;

/// <summary>
/// Publicera ett sammandrag: what can be told of the work. Somebody who sees a side's positions may begin from some of them, word by word; only
/// what stands in the text when it is published becomes public.
/// </summary>
public sealed class DigestForm(FormContext context) : GroupForm(context)
{
    private const string From = "underlag";
    private const string Title = "sammandrag-rubrik";
    private const string Text = "sammandrag-text";
    private const string ByFunction = "publicerat-av";
    private const string On = "sammandragsdag";

    public override string Name => L("Publicera ett sammandrag", "Publish a digest");

    public override string ActName => "group.digest";

    public override WorkspaceAct Permission => WorkspaceAct.PublishDigest;

    public override string Button => L("Publicera sammandraget", "Publish the digest");

    public override string Consequence => L("Alla kan läsa sammandraget direkt. Det går inte att ändra eller ta tillbaka.", "Everybody can read the digest at once. It cannot be changed or taken back.");

    public override Actor Actor => Context.Who.ActorFor(Permission, Cascade, null);

    /// <summary>What one may begin from: positions and scenarios of the own side.</summary>
    private IReadOnlyList<(string Key, string Name, string Text)> Sources => field ??=
    [
        .. Known.Positions.Where(p => !string.IsNullOrWhiteSpace(p.Words.Text)).Select(p => (p.Id.ToString(), $"{Known.NameOf(p.Clause)}: {p.Words.Stance.Label()}", p.Words.Text!)),
        .. Known.Scenarios.Select(s => (s.Id.ToString(), s.Ending.Label(), s.Words.Needs)),
    ];

    public override IReadOnlyList<Question> Questions => [.. Asked()];

    private IEnumerable<Question> Asked()
    {
        yield return AskGroup(L("Vilken grupps arbete handlar det om?", "Which group’s work is it about?"));
        if (Sources.Count > 0)
            yield return new("underlag", L("Vad vill du utgå från?", "What do you want to begin from?"), L("Det du väljer blir ett utkast som du skriver om. Inget blir offentligt förrän du publicerar.", "What you choose becomes a draft that you rewrite. Nothing becomes public until you publish."),
                [new SeveralField(From, L("Ståndpunkter och scenarier", "Positions and scenarios"), "", [.. Sources.Select(s => new Choice(s.Key, s.Name))]) { Optional = true }]);
        yield return new("text", L("Vad ska alla kunna läsa?", "What shall everybody be able to read?"), Chosen?.Settings.Title,
        [
            new LineField(Title, L("Rubrik", "Title"), "", 40) { WhenEmpty = L("Skriv en rubrik.", "Write a title.") },
            new TextField(Text, L("Sammandrag", "Digest"), L("Läs varje mening: allt som står här blir offentligt.", "Read every sentence: all that stands here becomes public."), 10) { Default = Draft, WhenEmpty = L("Skriv sammandraget.", "Write the digest.") },
        ]) { Note = Draft is null ? null : L("Texten är hämtad ur det du valde och är hemlig tills du publicerar.", "The text comes from what you chose and is confidential until you publish.") };
        yield return new("av", L("Vem publicerar det?", "Who publishes it?"), null,
        [
            new LineField(ByFunction, L("Funktion", "Function"), L("Till exempel processledare vid VästKom", "In Swedish, for example processledare vid VästKom"), 36) { WhenEmpty = L("Skriv vilken funktion.", "Write which function.") },
            new DayField(On, L("Dag", "Day"), "") { Default = Dates.Iso(Context.Today), WhenEmpty = L("Ange dagen.", "Give the day.") },
        ]);
    }

    private string? Draft => Answers.Several(From).Select(key => Sources.FirstOrDefault(s => s.Key == key).Text).OfType<string>().ToList() is { Count: > 0 } chosen ? string.Join("\n\n", chosen) : null;

    private DigestPublished? Digest() => Answers.Day(On) is { } on && Answers.Has(Title) && Answers.Has(Text) && Answers.Has(ByFunction) ? new DigestPublished(on, Answers[Title], Answers[Text], Answers[ByFunction]) : null;

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Chosen is { } group && Digest() is { } digest && Known.Groups.WhyNotRecord(group, digest, Context.Today, Context.Now) is { } refusal) yield return new(On, refusal.Sentence());
    }

    public override IEnumerable<AnswerRow> Rows =>
    [
        GroupRow, new(L("Rubrik", "Title"), OrNull(Title), "text", Title) { Data = true }, new(L("Sammandrag", "Digest"), OrNull(Text), "text", Text) { Data = true },
        new(L("Publiceras av", "Published by"), OrNull(ByFunction), "av", ByFunction) { Data = true }, DayRow(L("Dag", "Day"), On, "av"),
    ];

    public override async Task Do(Act act, Cascade cascade)
    {
        if (!(await act.WhoDoesIt()).Can(Permission)) throw new NotPermittedException();
        await act.Record(cascade, Answers[GroupField], Digest() ?? throw new InvalidOperationException("An unfinished form was sent."), Context.Today);
    }

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status)
    {
        var digest = StoredText.Read<DigestPublished>(entry.After!);
        return new ReceiptText(
            L("Sammandraget är publicerat", "The digest is published"), digest.Title + ".", L("Alla kan läsa det nu.", "Everybody can read it now."),
            $"~/avtal/{Agreement.Slug}/grupper#grupp-{entry.Subject["group ".Length..]}", L("Läs det på den öppna sidan", "Read it on the public page"));
    }
}
