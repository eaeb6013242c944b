using Samsyn.Domain.Decisions;
using Samsyn.Domain.Groups;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Groups.Workspace;

/// <summary>Lämna inspel på dialogmaterial: what a network or a group sends back. It is added and never changed.</summary>
public sealed class NoteForm(FormContext context) : GroupForm(context)
{
    public const string PaperField = "material";
    private const string Text = "inspel";
    private const string ByFunction = "skriven-av";
    private const string On = "inspelsdag";

    public override string Name => L("Lämna inspel", "Send a note");

    public override string ActName => "group.note";

    public override WorkspaceAct Permission => WorkspaceAct.SendNote;

    public override string GivenField => PaperField;

    public override string Button => L("Lämna inspelet", "Send the note");

    public override string Consequence => L("Processledaren och gruppen läser det. Det syns inte på de öppna sidorna och går inte att ändra efteråt.", "The process leader and the group read it. It is not on the public pages and cannot be changed afterwards.");

    private bool ForAll => Context.Who.CanForAll(Permission);

    public override Actor Actor => ForAll ? Context.Who.AsForAll(Permission) : Context.Who.ActorFor(Permission, Cascade, Whom);

    private IReadOnlyList<Dialogue> Dialogues => field ??= Dialogue.Of(Known.Groups.All, Context.Today, Context.Now);

    private Dialogue? ChosenDialogue => Dialogues.FirstOrDefault(d => d.Paper.Paper == Answers[PaperField]);

    /// <summary>In whose name among one's own: the one that has a part in the group.</summary>
    private string? Whom => Chosen is not { } group ? null : Context.Who.OwnNames(Permission, Cascade).Order(StringComparer.Ordinal).OrderBy(own => Parts(group).Contains(own, StringComparer.Ordinal) ? 0 : 1).FirstOrDefault();

    /// <summary>Those who have a part in a group: they may name people to it, or somebody of theirs sits there.</summary>
    private IEnumerable<string> Parts(Group group) => GroupParts.Of(group, Context.Today, Context.Now);

    /// <summary>A network has no seats of its own: everybody may tell what it said.</summary>
    private IEnumerable<Group> Senders => AtWork.Where(g => ChosenDialogue is not { } d || d.Paper.To.Count == 0 || d.Paper.To.Contains(g.Name, StringComparer.Ordinal)).Where(g => ForAll || GroupParts.Answers(g, Context.Who.OwnNames(Permission, Cascade), Context.Today, Context.Now));

    public override IReadOnlyList<Question> Questions =>
    [
        new("material", L("Vilket material svarar ni på?", "Which material do you answer?"), Agreement.Settings.Title,
            [new ListField(PaperField, L("Dialogmaterial", "Dialogue material"), "", [new("", L("Välj material", "Choose material")), .. Dialogues.Select(d => new Choice(d.Paper.Paper, $"{d.Paper.Title}, {Dates.Full(d.Paper.On)}", Data: true))]) { WhenEmpty = L("Välj material.", "Choose material.") }])
            { Note = Dialogues.Count == 0 ? L("Inget dialogmaterial har lämnats ut än.", "No dialogue material has been handed out yet.") : null },
        AskGroup(L("Vilken grupp eller vilket nätverk talar ni för?", "Which group or network do you speak for?"), Senders),
        new("inspel", L("Vad vill ni säga?", "What do you want to say?"), null,
        [
            new TextField(Text, L("Ert inspel", "Your note"), L("Kort och konkret. Skriv inga personers namn.", "Short and concrete. Write no persons’ names."), 8) { WhenEmpty = L("Skriv ert inspel.", "Write your note.") },
            new LineField(ByFunction, L("Skrivet av", "Written by"), L("En funktion, till exempel nätverkets samordnare", "A function, not a name"), 36) { WhenEmpty = L("Skriv vilken funktion.", "Write which function.") },
            new DayField(On, L("Dag", "Day"), "") { Default = Dates.Iso(Context.Today), WhenEmpty = L("Ange dagen.", "Give the day.") },
        ]) { Beside = ChosenDialogue?.Paper is { } paper ? [new(L("Materialet", "The material"), paper.Text is { } asked ? $"{paper.Title}. {asked}" : paper.Title, DataLang)] : [] },
    ];

    private NoteSent? Note() => Answers.Day(On) is { } on && Answers.Has(Text) && Answers.Has(ByFunction) ? new NoteSent(Answers[PaperField], on, Answers[Text], Answers[ByFunction]) : null;

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Chosen is { } group && Note() is { } note && Known.Groups.WhyNotRecord(group, note, Context.Today, Context.Now) is { } refusal)
            yield return new(refusal is GroupRefusal.NoSuchPaper ? PaperField : On, refusal.Sentence());
    }

    public override IEnumerable<AnswerRow> Rows =>
    [
        new(L("Material", "Material"), ChosenDialogue?.Paper.Title, "material", PaperField) { Data = true }, GroupRow,
        new(L("Inspel", "Note"), OrNull(Text), "inspel", Text) { Data = true }, new(L("Skrivet av", "Written by"), OrNull(ByFunction), "inspel", ByFunction) { Data = true }, DayRow(L("Dag", "Day"), On, "inspel"),
    ];

    public override async Task Do(Act act, Cascade cascade)
    {
        var who = await act.WhoDoesIt();
        var group = Chosen ?? throw new NotPermittedException();
        if (!who.CanForAll(Permission) && !(who.Can(Permission) && GroupParts.Answers(group, who.OwnNames(Permission, cascade), Context.Today, Context.Now))) throw new NotPermittedException();
        await act.Record(cascade, group.Name, Note() ?? throw new InvalidOperationException("An unfinished form was sent."), Context.Today);
    }

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => new(
        L("Inspelet är lämnat", "The note has been sent"), L("Processledaren ser det nu.", "The process leader sees it now."), "", $"{Root}/grupper", L("Se gruppernas arbete", "See the groups’ work"));
}

/// <summary>Who has a part in a group.</summary>
public static class GroupParts
{
    /// <summary>Those who may name people to it, and those whose people sit there on a day.</summary>
    public static IEnumerable<string> Of(Group group, DateOnly day, DateTime knownAt) =>
        group.Settings.Nominations.Select(n => n.By).Concat(Seating.Seats(group, knownAt).Where(s => s.Holds(day)).SelectMany(s => new[] { s.Taken.By, s.Taken.Organisation?.Value }.OfType<string>())).Distinct(StringComparer.Ordinal);

    /// <summary>Whether some of these may answer for the group: they have a part in it, or it is a network where nobody is named.</summary>
    public static bool Answers(Group group, IReadOnlyList<string> names, DateOnly day, DateTime knownAt) =>
        names.Count > 0 && (Of(group, day, knownAt).ToList() is { Count: > 0 } parts ? parts.Intersect(names, StringComparer.Ordinal).Any() : group.Settings.Task == GroupTask.Network);
}
