using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Groups;
using Samsyn.Web.Access;
using Samsyn.Web.Decisions;
using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Groups.Workspace;

/// <summary>Planera, flytta, anteckna eller ställ in ett möte: four things that happen to a meeting, one form.</summary>
public sealed class MeetingForm(FormContext context) : GroupForm(context)
{
    private const string MeetingField = "mote";
    private const string New = "nytt";
    private const string Deed = "hande";
    private const string When = "nar";
    private const string Preliminary = "preliminart";
    private const string Words = "ord";
    private const string Time = "klockslag";
    private const string Where = "plats-for-mote";
    private const string Digital = "digitalt";
    private const string Agenda = "dagordning";
    private const string HeldOn = "motesdag";
    private const string Note = "resultat";
    private const string Why = "installt-skal";

    public override string Name => L("Möten i en grupp", "Meetings of a group");

    public override string ActName => "group.meeting";

    public override WorkspaceAct Permission => WorkspaceAct.RunGroups;

    /// <summary>What happens to the meeting; a new one is planned.</summary>
    private string What => Meeting is null ? "planera" : Answers[Deed];

    public override string Button => What switch
    {
        "hallet" => L("Anteckna mötet", "Record the meeting"),
        "installt" => L("Ställ in mötet", "Cancel the meeting"),
        "flytta" => L("Flytta mötet", "Move the meeting"),
        _ => L("Planera mötet", "Plan the meeting"),
    };

    public override string Consequence => What switch
    {
        "hallet" => L("Alla ser att mötet är hållet och vad det kom fram till.", "Everybody sees that the meeting has been held and what it came to."),
        "installt" => L("Mötet tas bort ur kalendrarna, och alla ser att det är inställt.", "The meeting is withdrawn from calendars, and everybody sees that it is cancelled."),
        _ => L("Alla ser mötet, och det kommer in i avtalets kalender.", "Everybody sees the meeting, and it enters the agreement’s calendar."),
    };

    public override Actor Actor => Context.Who.AsForAll(Permission);

    private IReadOnlyList<GroupMeeting> Meetings => Chosen is { } group ? GroupMeeting.Of(group, Context.Today, Context.Now) : [];

    private GroupMeeting? Meeting => Meetings.FirstOrDefault(m => m.Name == Answers[MeetingField]);

    public override IReadOnlyList<Question> Questions => [.. Asked()];

    private IEnumerable<Question> Asked()
    {
        yield return AskGroup(L("Vilken grupp har mötet?", "Which group has the meeting?"));
        if (Meetings.Count > 0)
            yield return new("mote", L("Vilket möte?", "Which meeting?"), Chosen?.Settings.Title,
                [new OneOfField(MeetingField, L("Möte", "Meeting"), "", [new(New, L("Ett nytt möte", "A new meeting")), .. Meetings.Select(m => new Choice(m.Name, m.When(), m.State.Label() + ".", Data: m.WhenLang() is not null))])
                    { WhenEmpty = L("Välj ett nytt möte, eller ett som finns.", "Choose a new meeting, or one that exists.") }]);
        if (Meeting is not null)
            yield return new("hande", L("Vad har hänt med mötet?", "What has happened to the meeting?"), Chosen?.Settings.Title,
                [new OneOfField(Deed, L("Välj", "Choose"), "", [new("hallet", L("Det är hållet", "It has been held")), new("flytta", L("Det flyttas eller ändras", "It is moved or changed")), new("installt", L("Det är inställt", "It is cancelled"))])
                    { WhenEmpty = L("Välj vad som har hänt.", "Choose what has happened.") }]);
        if (What == "hallet")
            yield return new("hallet", L("Vilken dag var det, och vad kom gruppen fram till?", "On which day was it, and what did the group come to?"), Chosen?.Settings.Title,
            [
                new DayField(HeldOn, L("Mötesdag", "Day of the meeting"), "") { Default = Meeting?.Plan.Planned is { } p && p.Earliest == p.Latest ? Dates.Iso(p.Earliest) : null, WhenEmpty = L("Ange mötesdagen.", "Give the day of the meeting.") },
                new TextField(Note, L("Resultatet i en mening eller två", "The result in a sentence or two"), L("Alla kan läsa det. Skriv inga personers namn.", "Everybody can read it. Write no persons’ names."), 3) { Optional = true },
            ]);
        else if (What == "installt")
            yield return new("installt", L("När ställdes det in, och varför?", "When was it cancelled, and why?"), Chosen?.Settings.Title,
            [
                new DayField(HeldOn, L("Dagen det ställdes in", "The day it was cancelled"), "") { Default = Dates.Iso(Context.Today), WhenEmpty = L("Ange dagen.", "Give the day.") },
                new LineField(Why, L("Skäl", "Reason"), L("Alla kan läsa det. Skriv inga personers namn.", "Everybody can read it. Write no persons’ names."), 40) { Optional = true },
            ]);
        else if (What.Length > 0)
        {
            yield return new("nar", L("När är mötet?", "When is the meeting?"), Chosen?.Settings.Title,
            [
                new LineField(When, L("Dag, månad eller årstid", "Day, month or season"), L("Till exempel 14 december 2022, december 2022 eller våren 2023", "For example 14 December 2022, December 2022 or spring 2023"), 24) { Default = PlannedText, Optional = true },
                new YesField(Preliminary, L("Dagen är preliminär", "The day is preliminary"), "") { Default = Meeting?.Plan.Preliminary == true ? "true" : null },
                new LineField(Words, L("Vad man vet om när, med egna ord", "What is known of when, in words"), L("Till exempel: efter sommaren. Visas i stället för dagen.", "In Swedish, for example: efter sommaren. Shown instead of the day."), 36) { Optional = true, Default = Meeting?.Plan.Words },
            ]);
            yield return new("hur", L("Hur träffas gruppen, och om vad?", "How does the group meet, and about what?"), L("Alla kan läsa det.", "Everybody can read it."),
            [
                new LineField(Time, L("Klockslag", "Time"), L("Till exempel kl. 9–12", "In Swedish, for example kl. 9–12"), 16) { Optional = true, Default = Meeting?.Plan.Time },
                new LineField(Where, L("Lokal och ort", "Room and place"), "", 36) { Optional = true, Default = Meeting?.Plan.Where },
                new YesField(Digital, L("Mötet är digitalt", "The meeting is digital"), "") { Default = Meeting?.Plan.Digital == true ? "true" : null },
                new TextField(Agenda, L("Vad mötet handlar om", "What the meeting is about"), "", 4) { Optional = true, Default = Meeting?.Plan.Agenda },
            ]);
        }
    }

    /// <summary>As the field reads it back; an interval or alternatives are written anew.</summary>
    private string? PlannedText => Meeting?.Plan.Planned is { Kind: PlannedDateKind.Single } planned ? planned.Text : null;

    private MeetingPlanned Plan(string name) => new()
    {
        Meeting = name,
        Planned = PlannedInput.Read(Answers[When]) is { } text && PlannedDate.TryParse(text, out var planned, out _) ? planned : null,
        Preliminary = Answers.Yes(Preliminary),
        Words = OrNull(Words),
        Time = OrNull(Time),
        Where = OrNull(Where),
        Digital = Answers.Yes(Digital),
        Agenda = OrNull(Agenda),
    };

    private GroupFact? Fact(Group? group) => What switch
    {
        "hallet" => Answers.Day(HeldOn) is { } on ? new MeetingHeld(Answers[MeetingField], on, OrNull(Note)) : null,
        "installt" => Answers.Day(HeldOn) is { } on ? new MeetingCancelled(Answers[MeetingField], on, OrNull(Why)) : null,
        "flytta" => Plan(Answers[MeetingField]),
        "planera" => Plan(AgreementGroups.NextName("mote", group?.Facts.OfType<MeetingPlanned>().Select(m => m.Meeting) ?? [])),
        _ => null,
    };

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Answers.Has(When) && PlannedInput.Read(Answers[When]) is null) yield return new(When, L($"”{Answers[When]}” går inte att läsa som en tid. Skriv till exempel 14 december 2022.", $"“{Answers[When]}” cannot be read as a time. Write for example 14 December 2022."));
        else if (Chosen is { } group && Fact(group) is { } fact && Known.Groups.WhyNotRecord(group, fact, Context.Today, Context.Now) is { } refusal)
            yield return new(refusal is GroupRefusal.NothingPlanned ? When : HeldOn, refusal.Sentence());
    }

    public override IEnumerable<AnswerRow> Rows
    {
        get
        {
            yield return GroupRow;
            if (Meetings.Count > 0) yield return new(L("Möte", "Meeting"), Meeting?.When() ?? (Answers[MeetingField] == New ? L("Ett nytt möte", "A new meeting") : null), "mote", MeetingField) { Data = Meeting?.WhenLang() is not null };
            if (What == "hallet")
            {
                yield return DayRow(L("Hållet", "Held"), HeldOn, "hallet");
                yield return new(L("Resultat", "Result"), OrNull(Note), "hallet", Note) { Data = true };
            }
            else if (What == "installt")
            {
                yield return DayRow(L("Inställt", "Cancelled"), HeldOn, "installt");
                yield return new(L("Skäl", "Reason"), OrNull(Why), "installt", Why) { Data = true };
            }
            else
            {
                var plan = Plan("x");
                yield return new(L("När", "When"), Answers.Has(When) || Answers.Has(Words) ? Plans.Words(plan.Planned, plan.Preliminary, plan.Words) : null, "nar", When, Preliminary, Words)
                    { Before = Meeting?.When(), BeforeLang = Meeting?.WhenLang() };
                yield return new(L("Hur", "How"), string.Join(", ", new[] { OrNull(Time), OrNull(Where), Answers.Yes(Digital) ? L("digitalt", "digital") : null }.OfType<string>()), "hur", Time, Where, Digital) { Data = true };
                yield return new(L("Om", "About"), OrNull(Agenda), "hur", Agenda) { Data = true };
            }
        }
    }

    public override async Task Do(Act act, Cascade cascade)
    {
        await act.DemandForAll(Permission);
        var group = (await act.Groups(cascade)).Find(Answers[GroupField]);
        var fact = Fact(group) ?? throw new InvalidOperationException("An unfinished form was sent.");
        await act.Record(cascade, Answers[GroupField], fact, Context.Today);
    }

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status)
    {
        var group = entry.Subject["group ".Length..];
        return new ReceiptText(
            L("Mötet är registrerat", "The meeting is recorded"), L("Alla kan se det på gruppernas sida och i kalendern.", "Everybody can see it on the groups’ page and in the calendar."),
            "", $"~/avtal/{Agreement.Slug}/grupper#grupp-{group}", L("Se gruppen på den öppna sidan", "See the group on the public page"));
    }
}
