using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Workspace;

/// <summary>Lägg till en remisskonferens, eller skriv vad som hände vid den: one of the same title is overwritten (R31).</summary>
public sealed class ConferenceForm(FormContext context) : ActForm(context)
{
    public const string Kind = "remisskonferens";
    private const string Title = "titel";
    private const string On = "dag";
    private const string Time = "tid";
    private const string Place = "plats";
    private const string Programme = "program";
    private const string Recording = "inspelning";
    private const string Text = "text";

    public override string Name => L("Lägg till en remisskonferens", "Add a conference");

    public override string ActName => "consultation.change";

    public override WorkspaceAct Permission => WorkspaceAct.RunConsultation;

    public override string GivenField => Title;

    public override string Button => L("Spara konferensen", "Save the conference");

    public override string Consequence => L("Konferensen står på remissens sida och i kalendern.", "The conference stands on the consultation’s page.");

    public override Actor Actor => Context.Who.AsForAll(Permission);

    private Consultation? Round => Context.Rounds.Count == 0 ? null : Context.Rounds.LastOrDefault(r => r.Release is null) ?? Context.Rounds[^1];

    private Conference? Before => Round?.Settings.Conferences.FirstOrDefault(c => c.Title == Answers[Title]);

    public override IReadOnlyList<Question> Questions =>
    [
        new("konferens", L("Vilken konferens?", "Which conference?"), Round is null ? L("Skicka ut en version på remiss först.", "Send a version out for consultation first.") : L("Skriv samma namn som en som finns för att ändra den.", "Write the same name as one that is there to change it."),
            [new LineField(Title, L("Namn", "Name"), L("Till exempel Digital remisskonferens 1", "For example Digital remisskonferens 1"), 40) { WhenEmpty = L("Skriv vad konferensen heter.", "Write what the conference is called.") }]),
        new("nar", L("När och var?", "When and where?"), null,
        [
            new DayField(On, L("Dag", "Day"), "") { Default = Before is { } b ? Dates.Iso(b.On) : null, WhenEmpty = L("Ange dagen.", "Give the day.") },
            new LineField(Time, L("Tid", "Time"), L("Till exempel 13.00–15.00", "For example 13.00–15.00"), 16) { Optional = true, Default = Before?.Time },
            new LineField(Place, L("Plats eller länk", "Place or link"), "", 40) { Optional = true, Default = Before?.Place },
            new TextField(Programme, L("Program", "Programme"), "", 3) { Optional = true, Default = Before?.Programme },
        ]),
        new("efterat", L("Finns en inspelning?", "Is there a recording?"), L("Fyll i efteråt.", "Fill in afterwards."),
        [
            new LineField(Recording, L("Inspelningens adress", "Address of the recording"), L("En adress som börjar med https://", "An address that begins with https://"), 40) { Optional = true, Default = Before?.Recording },
            new TextField(Text, L("Det viktigaste i text", "What matters most, in text"), L("För den som inte kan se eller höra inspelningen.", "For who cannot see or hear the recording."), 4) { Optional = true, Default = Before?.RecordingText },
        ]),
    ];

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Round is null) yield return new(Title, L("Det finns ingen remiss. Skicka ut en version först.", "There is no consultation. Send a version out first."));
        if (Answers.Has(Recording) && !Answers[Recording].StartsWith("https://", StringComparison.Ordinal)) yield return new(Recording, L("Skriv en adress som börjar med https://", "Write an address that begins with https://"));
    }

    public override IEnumerable<AnswerRow> Rows =>
    [
        new(L("Konferens", "Conference"), Answers[Title], "konferens", Title) { Data = true },
        new(L("Dag", "Day"), Answers.Day(On) is { } day ? Dates.WeekdayFull(day) : Answers[On], "nar", On),
        new(L("Tid", "Time"), Answers[Time], "nar", Time), new(L("Plats", "Place"), Answers[Place], "nar", Place) { Data = true }, new(L("Program", "Programme"), Answers[Programme], "nar", Programme) { Data = true },
        new(L("Inspelning", "Recording"), Answers[Recording], "efterat", Recording), new(L("I text", "In text"), Answers[Text], "efterat", Text) { Data = true },
    ];

    private string? OrNull(string field) => Answers.Has(field) ? Answers[field] : null;

    public override Task Do(Act act, Cascade cascade) => Round is not { } round || Answers.Day(On) is not { } day ? throw new NotPermittedException() : act.ChangeRound(cascade, round.Version, settings => settings with
    {
        Conferences = [.. settings.Conferences.Where(c => c.Title != Answers[Title]).Append(new Conference(day, Answers[Title], OrNull(Time), OrNull(Place), OrNull(Programme), OrNull(Recording), OrNull(Text), Before?.Held, Before?.Source)).OrderBy(c => c.On)],
    });

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status) => new(
        L("Konferensen är sparad", "The conference is saved"),
        StoredText.Read<ConsultationSettings>(entry.After!).Conferences.Except(entry.Before is null ? [] : StoredText.Read<ConsultationSettings>(entry.Before).Conferences).FirstOrDefault() is { } saved ? Wording.Capital(Dates.WeekdayFull(saved.On)) + "." : "", "", $"~/avtal/{Agreement.Slug}/remiss", L("Till remissen", "To the consultation"));
}
