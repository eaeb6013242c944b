using Samsyn.Domain.Decisions;
using Samsyn.Domain.Groups;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Groups.Workspace;

/// <summary>Nominera till en plats, eller avsluta en: dated, by function and organisation. Whoever sits there is named nowhere.</summary>
public sealed class SeatForm(FormContext context) : GroupForm(context)
{
    private const string Deed = "plats";
    private const string By = "nominerad-av";
    private const string Function = "funktion";
    private const string Organisation = "organisation";
    private const string From = "fran-dag";
    private const string Until = "till-dag";
    private const string NominatedOn = "nominerad-dag";
    private const string SeatField = "stol";
    private const string LeftOn = "lamnad-dag";
    private const string Why = "lamnad-skal";

    public override string Name => L("Platser i en grupp", "Seats of a group");

    public override string ActName => "group.seat";

    public override WorkspaceAct Permission => WorkspaceAct.Nominate;

    private bool Leaves => Answers[Deed] == "avsluta";

    public override string Button => Leaves ? L("Registrera att platsen lämnas", "Record that the seat is left") : L("Registrera nomineringen", "Record the nomination");

    public override string Consequence => Leaves
        ? L("Platsen blir ledig dagen efter, och syns som ledig för alla.", "The seat becomes vacant the day after, and everybody sees it as vacant.")
        : L("Alla ser funktionen och organisationen, från den första dagen.", "Everybody sees the function and the organisation, from the first day.");

    private bool ForAll => Context.Who.CanForAll(Permission);

    private IReadOnlyList<string> Own => field ??= Context.Who.OwnNames(Permission, Cascade);

    /// <summary>Who names: the one chosen, or the only one possible.</summary>
    private string? Nominator => Answers.Has(By) ? Answers[By] : !ForAll && OwnNominators is [var only] ? only : null;

    /// <summary>Of the own names those with a right in the group; without any, all: a true fact is not refused.</summary>
    private IReadOnlyList<string> OwnNominators => Chosen is { } group && Own.Where(group.MayName).ToList() is { Count: > 0 } with ? with : Own;

    private IReadOnlyList<Seat> Seats => Chosen is not { } group ? [] :
        [.. Seating.Seats(group, Context.Now).Where(s => (s.Until is null || s.Until >= Context.Today) && (ForAll || Own.Contains(s.Taken.By, StringComparer.Ordinal) || (s.Taken.Organisation is { } o && Own.Contains(o.Value, StringComparer.Ordinal))))];

    private Seat? ChosenSeat => Seats.FirstOrDefault(s => s.Taken.Seat == Answers[SeatField]);

    public override Actor Actor => Context.Who.ActorFor(Permission, Cascade, Whom);

    /// <summary>In whose name: of a seat that is left, the one that named or the organisation.</summary>
    private string? Whom => Leaves ? ChosenSeat is not { } seat ? null : seat.Taken.Organisation is { } o && !ForAll && !Own.Contains(seat.Taken.By, StringComparer.Ordinal) ? o.Value : seat.Taken.By : Nominator;

    public override IReadOnlyList<Question> Questions => [.. Asked()];

    private IEnumerable<Question> Asked()
    {
        yield return AskGroup(L("Vilken grupp gäller det?", "Which group is it about?"));
        if (Seats.Count > 0)
            yield return new("plats", L("Vad vill du registrera?", "What do you want to record?"), Chosen?.Settings.Title,
                [new OneOfField(Deed, L("Välj", "Choose"), "",
                [
                    new("nominera", L("Någon får en plats", "Somebody gets a seat"), L("En ny funktion i gruppen, från en viss dag.", "A new function in the group, from a certain day.")),
                    new("avsluta", L("Någon lämnar en plats", "Somebody leaves a seat"), L("Platsen blir ledig dagen efter.", "The seat becomes vacant the day after.")),
                ]) { WhenEmpty = L("Välj det som har hänt.", "Choose what has happened.") }]) { Beside = Vacant };
        if (Leaves)
        {
            yield return new("lamnar", L("Vilken plats lämnas, och när?", "Which seat is left, and when?"), Chosen?.Settings.Title,
            [
                new ListField(SeatField, L("Plats", "Seat"), "", [new("", L("Välj plats", "Choose a seat")), .. Seats.Select(s => new Choice(s.Taken.Seat, Words(s.Taken), Data: true))]) { WhenEmpty = L("Välj vilken plats.", "Choose which seat.") },
                new DayField(LeftOn, L("Sista dagen", "Last day"), L("Kan ligga framåt i tiden, till exempel valperiodens sista dag.", "May lie ahead, for example the last day of a term of office.")) { WhenEmpty = L("Ange den sista dagen.", "Give the last day.") },
                new LineField(Why, L("Varför", "Why"), L("Skriv inga personers namn. Syns bara i arbetsytan.", "Write no persons’ names. Seen only in the workspace."), 36) { Optional = true },
            ]);
            yield break;
        }

        if (ForAll || OwnNominators.Count > 1)
            yield return new("av", L("Vem nominerar?", "Who nominates?"), Chosen?.Settings.Title,
                [new ListField(By, L("Nominerande", "Nominating"), L("De som har nomineringsrätt i gruppen står först.", "Those with a right in the group stand first."), [new("", L("Välj vem", "Choose who")), .. Choices()]) { WhenEmpty = L("Välj vem som nominerar.", "Choose who nominates.") }]) { Beside = Vacant };
        yield return new("vem", L("Vilken funktion får platsen?", "Which function gets the seat?"), Nominator is { } by ? Nominators.Name(Context.County, by) + "." : null,
        [
            new LineField(Function, L("Funktion", "Function"), L("Till exempel socialchef. Skriv inte personens namn.", "In Swedish, for example socialchef. Do not write the person’s name."), 36) { WhenEmpty = L("Skriv funktionen.", "Write the function.") },
            new ListField(Organisation, L("Organisation", "Organisation"), L("Lämna tomt när det är den nominerande själv.", "Leave empty when it is the one that nominates."), [new("", L("Den nominerande själv", "The one that nominates")), .. Context.County.Principals.Select(p => new Choice(p.Id.Value, p.Name, Data: true))]) { Optional = true },
        ]) { Beside = Vacant };
        yield return new("tid", L("Under vilken tid?", "During which time?"), null,
        [
            new DayField(From, L("Första dagen", "First day"), "") { Default = Dates.Iso(Context.Today), WhenEmpty = L("Ange den första dagen.", "Give the first day.") },
            new DayField(Until, L("Sista dagen", "Last day"), L("Om den är känd, till exempel valperiodens sista dag.", "If it is known, for example the last day of a term of office.")) { Optional = true },
            new DayField(NominatedOn, L("Dagen för nomineringen", "Day of the nomination"), "") { Optional = true },
        ]);
    }

    private IEnumerable<Choice> Choices()
    {
        var names = ForAll
            ? (Chosen?.Settings.Nominations.Select(n => n.By) ?? []).Concat(Context.County.Federations.Select(f => f.Code)).Concat(Cascade.Parties.Select(p => p.Id.Value))
            : OwnNominators;
        return names.Distinct(StringComparer.Ordinal).Select(by => new Choice(by, Nominators.Name(Context.County, by), Data: true));
    }

    private IReadOnlyList<Aside> Vacant => Chosen is not { } group ? [] :
        [.. Seating.Of(group, Context.Today, Context.Now).By.Where(n => n.Vacant > 0 && (ForAll || Own.Contains(n.By, StringComparer.Ordinal))).Select(n =>
            new Aside(L("Lediga platser", "Vacant seats"), $"{Nominators.Name(Context.County, n.By)}: {n.Vacant}", DataLang))];

    private string Words(SeatTaken seat) => $"{seat.Function}, {Nominators.Name(Context.County, seat.Organisation?.Value ?? seat.By)}";

    private SeatTaken? Taken() => Nominator is not { } by || !Answers.Has(Function) || Chosen is not { } group ? null : new SeatTaken
    {
        Seat = AgreementGroups.NextName(by.ToLowerInvariant().Replace(':', '-'), group.Facts.OfType<SeatTaken>().Select(s => s.Seat)),
        By = by,
        Function = Answers[Function],
        Organisation = PrincipalId.IsValid(Answers[Organisation]) ? new PrincipalId(Answers[Organisation]) : null,
        From = Answers.Day(From),
        Until = Answers.Day(Until),
        NominatedOn = Answers.Day(NominatedOn),
    };

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (!Leaves && Taken() is { } seat && Known.Groups.WhyNotRecord(Chosen!, seat, Context.Today, Context.Now) is { } refusal)
            yield return new(refusal is GroupRefusal.EndsBeforeItBegins ? Until : By, refusal.Sentence());
        if (Leaves && ChosenSeat is { Taken.From: { } from } && Answers.Day(LeftOn) is { } on && on < from)
            yield return new(LeftOn, new GroupRefusal.EndsBeforeItBegins(from, on).Sentence());
    }

    public override IEnumerable<string> Notices
    {
        get
        {
            if (Leaves || Chosen is not { } group || Nominator is not { } by) yield break;
            var name = Nominators.Name(Context.County, by);
            if (!group.MayName(by)) yield return L($"{name} står inte bland dem som nominerar till gruppen. Platsen registreras och visas ändå.", $"{name} is not among those who nominate to the group. The seat is recorded and shown all the same.");
            else if (Answers.Day(From) is { } day && Seating.Of(group, day, Context.Now).By.First(n => n.By == by).Vacant == 0)
                yield return L($"{name} har redan fyllt sina platser den dagen. Alla visas.", $"{name} has filled its seats on that day already. All are shown.");
        }
    }

    public override IEnumerable<AnswerRow> Rows => Leaves
        ? [GroupRow, new(L("Plats", "Seat"), ChosenSeat is { } seat ? Words(seat.Taken) : null, "lamnar", SeatField) { Data = true }, DayRow(L("Sista dagen", "Last day"), LeftOn, "lamnar"), new(L("Varför", "Why"), OrNull(Why), "lamnar", Why) { Data = true }]
        :
        [
            GroupRow,
            new(L("Nominerad av", "Nominated by"), Nominator is { } by ? Nominators.Name(Context.County, by) : null, Questions.Any(q => q.Slug == "av") ? "av" : "", By) { Data = true },
            new(L("Funktion", "Function"), OrNull(Function), "vem", Function) { Data = true },
            new(L("Organisation", "Organisation"), Answers.Has(Organisation) ? Nominators.Name(Context.County, Answers[Organisation]) : L("Den nominerande själv", "The one that nominates"), "vem", Organisation) { Data = Answers.Has(Organisation) },
            DayRow(L("Första dagen", "First day"), From, "tid"), DayRow(L("Sista dagen", "Last day"), Until, "tid"), DayRow(L("Nominerad", "Nominated"), NominatedOn, "tid"),
        ];

    public override async Task Do(Act act, Cascade cascade)
    {
        await act.DemandFor(Permission, cascade, Whom ?? throw new NotPermittedException());
        var group = Answers[GroupField];
        if (Leaves)
        {
            await act.Record(cascade, group, new SeatLeft(Answers[SeatField], Answers.Day(LeftOn)!.Value, OrNull(Why)), Context.Today);
            return;
        }

        var seat = Taken() ?? throw new InvalidOperationException("An unfinished form was sent.");
        var stored = (await act.Groups(cascade)).Find(group);
        // The next free name as of now: two nominations at once are two seats.
        await act.Record(cascade, group, seat with { Seat = AgreementGroups.NextName(seat.By.ToLowerInvariant().Replace(':', '-'), stored?.Facts.OfType<SeatTaken>().Select(s => s.Seat) ?? []) }, Context.Today);
    }

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status)
    {
        var group = entry.Subject["group ".Length..];
        var (link, text) = ($"~/avtal/{Agreement.Slug}/grupper#grupp-{group}", L("Se gruppen på den öppna sidan", "See the group on the public page"));
        if (entry.After!.Contains("\"function\"", StringComparison.Ordinal))
        {
            var seat = StoredText.Read<SeatTaken>(entry.After);
            return new ReceiptText(L("Nomineringen är registrerad", "The nomination is recorded"), $"{Words(seat)}{(seat.From is { } from ? L($", från {Dates.Full(from)}", $", from {Dates.Full(from)}") : "")}.", L("Alla kan se platsen nu.", "Everybody can see the seat now."), link, text);
        }

        var left = StoredText.Read<SeatLeft>(entry.After);
        return new ReceiptText(L("Det är registrerat att platsen lämnas", "It is recorded that the seat is left"), L($"Sista dagen är {Dates.Full(left.On)}.", $"The last day is {Dates.Full(left.On)}."), L("Dagen efter är platsen ledig.", "The day after, the seat is vacant."), link, text);
    }
}
