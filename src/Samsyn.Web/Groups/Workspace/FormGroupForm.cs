using System.Globalization;
using Samsyn.Domain.Agreements;
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

/// <summary>Bilda en grupp, eller ändra vad som står om den: what it is for, who gave the mandate, who may name how many.</summary>
public sealed class FormGroupForm(FormContext context) : GroupForm(context)
{
    private const string New = "ny";
    private const string Title = "titel";
    private const string Task = "uppgift";
    private const string Mandate = "uppdrag";
    private const string GivenBy = "uppdragsgivare";
    private const string GivenOn = "uppdragsdag";
    private const string ReportsTo = "rapporterar";
    private const string Rights = "nominerar";
    private const string From = "borjar";
    private const string Until = "slutar";

    public override string Name => L("Bilda eller ändra en grupp", "Form or change a group");

    public override string ActName => "group.form";

    public override WorkspaceAct Permission => WorkspaceAct.RunGroups;

    public override string Button => Chosen is null ? L("Bilda gruppen", "Form the group") : L("Ändra gruppen", "Change the group");

    public override string Consequence => L("Gruppen syns för alla direkt, med lediga platser för dem som nominerar.", "The group is visible to everybody at once, with vacant seats for those who nominate.");

    public override Actor Actor => Context.Who.AsForAll(Permission);

    private GroupSettings? Before => Chosen?.Settings;

    private string Key => Chosen?.Name ?? New;

    public override IReadOnlyList<Question> Questions => [.. Asked()];

    private IEnumerable<Question> Asked()
    {
        if (Known.Groups.All.Count > 0)
            yield return new("grupp", L("Vilken grupp gäller det?", "Which group is it about?"), Agreement.Settings.Title,
                [new ListField(GroupField, L("Grupp", "Group"), "", [new("", L("Välj", "Choose")), new(New, L("En ny grupp", "A new group")), .. Known.Groups.All.Select(g => new Choice(g.Name, g.Settings.Title, Data: true))])
                    { WhenEmpty = L("Välj en ny grupp, eller en som finns.", "Choose a new group, or one that exists.") }]);
        yield return new("vad", L("Vad är det för grupp?", "What kind of group is it?"), null,
        [
            new LineField(Title, L("Gruppens namn", "The group’s name"), L("Till exempel Referensgruppen för digitala hjälpmedel", "In Swedish, for example Referensgruppen"), 36) { Default = Before?.Title, WhenEmpty = L("Skriv gruppens namn.", "Write the group’s name.") },
            new OneOfField(Task, L("Slag av grupp", "Kind of group"), "", [.. Enum.GetValues<GroupTask>().Select(t => new Choice(GroupSpelling.Tasks.Of(t), t.Label(), t.Means()))])
                { Default = Before is { } b ? GroupSpelling.Tasks.Of(b.Task) : null, WhenEmpty = L("Välj vad det är för grupp.", "Choose the kind of group.") },
        ]);
        if (GroupSpelling.Tasks.Find(Answers[Task]) != GroupTask.Network)
            yield return new("uppdrag", L("Vilket uppdrag har gruppen, och av vem?", "What is the group’s mandate, and who gave it?"), L("Alla kan läsa det.", "Everybody can read it."),
            [
                new TextField(Mandate, L("Uppdraget i en mening", "The mandate in a sentence"), L("Med uppdragsgivarens egna ord, om det går.", "In the words of those who gave it, if possible."), 3) { Optional = true, Default = Before?.Mandate?.Words },
                new ListField(GivenBy, L("Vem gav uppdraget?", "Who gave the mandate?"), "", Bodies) { Optional = true, Default = Before?.Mandate?.GivenBy?.Value },
                new DayField(GivenOn, L("Vilken dag?", "On which day?"), "") { Optional = true, Default = Iso(Before?.Mandate?.On) },
                new ListField(ReportsTo, L("Vem rapporterar gruppen till?", "Whom does the group report to?"), "", Bodies) { Optional = true, Default = Before?.ReportsTo?.Value },
            ]);
        yield return new("nominerar", L("Vilka nominerar till gruppen, och hur många?", "Who nominates to the group, and how many?"), L("Lediga platser räknas ut: det antal du skriver minus dem som sitter den dagen.", "Vacant seats are worked out: the number you write less those who sit that day."),
            [new TextField(Rights, L("En på varje rad: namn och antal", "One on each line: name and number"), L("Till exempel: Göteborgsregionen 2. Förbund, huvudmän och organ går bra. Lämna tomt om ingen nominerar.", "For example: Göteborgsregionen 2. Federations, principals and bodies will do. Leave it empty if nobody nominates."), 6)
                { Optional = true, Default = Before is { } now ? string.Join('\n', now.Nominations.Select(r => $"{Nominators.Name(Context.County, r.By)} {r.Seats}")) : null }]);
        yield return new("tid", L("Under vilken tid arbetar gruppen?", "During which time does the group work?"), null,
        [
            new DayField(From, L("Första dagen", "First day"), "") { Optional = true, Default = Before is null ? Dates.Iso(Context.Today) : Iso(Before.From) },
            new DayField(Until, L("Sista dagen", "Last day"), L("Lämna tomt så länge gruppen arbetar.", "Leave empty while the group works.")) { Optional = true, Default = Iso(Before?.Until) },
        ]);
        if (AskReplace(Key, Chosen?.Revision, [new(L("Står nu", "Stands now"), Before?.Title ?? "", DataLang)]) is { } replace) yield return replace;
    }

    private static string? Iso(DateOnly? day) => day is { } on ? Dates.Iso(on) : null;

    private List<Choice> Bodies => [new("", L("Inte känt", "Not known")), .. Context.County.Bodies.Where(b => b.Per is null).Select(b => new Choice(b.Kind, b.Name, Data: true))];

    /// <summary>The rights as written, each with the line it stands on; null where a line cannot be read.</summary>
    private IEnumerable<(string Line, NominationRight? Right)> Lines() => Answers.Several(Rights).Select(line =>
    {
        var at = line.LastIndexOf(' ');
        return at > 0 && int.TryParse(line[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var seats) && seats is > 0 and <= 1000 && Nominators.Find(Context.County, line[..at].TrimEnd(' ', ':', ',')) is { } by
            ? (line, new NominationRight(by, seats)) : (line, (NominationRight?)null);
    });

    private GroupSettings? Settings() => GroupSpelling.Tasks.Find(Answers[Task]) is not { } task || !Answers.Has(Title) ? null : new GroupSettings
    {
        Title = Answers[Title],
        Task = task,
        Mandate = task != GroupTask.Network && Answers.Has(Mandate) ? new GroupMandate(Answers[Mandate], BodyOf(GivenBy), Answers.Day(GivenOn)) : null,
        ReportsTo = BodyOf(ReportsTo),
        From = Answers.Day(From),
        Until = Answers.Day(Until),
        Nominations = [.. Lines().Select(l => l.Right).OfType<NominationRight>()],
        Source = Before?.Source,
    };

    private BodyId? BodyOf(string field) => BodyId.IsValid(Answers[field]) ? new BodyId(Answers[field]) : null;

    /// <summary>A group keeps its name for ever; a new one is named after its title.</summary>
    private string NameOf() => Chosen?.Name ?? SlugOf(Answers[Title], Known.Groups.All.Select(g => g.Name));

    /// <summary>"Referensgruppen för hjälpmedel" becomes <c>referensgruppen-for-hjalpmedel</c>.</summary>
    internal static string SlugOf(string title, IEnumerable<string> taken)
    {
        var plain = title.ToLowerInvariant().Replace('å', 'a').Replace('ä', 'a').Replace('ö', 'o').Replace('é', 'e').Replace('ü', 'u');
        var slug = string.Join('-', new string([.. plain.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        slug = slug.Length > 56 ? slug[..56].TrimEnd('-') : slug;
        var known = taken.ToHashSet(StringComparer.Ordinal);
        return slug.Length == 0 ? AgreementGroups.NextName("grupp", known) : known.Contains(slug) ? AgreementGroups.NextName(slug, known) : slug;
    }

    protected override IEnumerable<AnswerFault> OwnFaults()
    {
        if (Answers.Has(GroupField) || Known.Groups.All.Count == 0) Remember(Key, Chosen?.Revision);
        foreach (var (line, right) in Lines())
            if (right is null) yield return new(Rights, L($"”{line}” går inte att läsa. Skriv ett namn ur länets register och ett antal, till exempel Fyrbodal 2.", $"“{line}” cannot be read. Write a name of the county’s register and a number, for example Fyrbodal 2."));
        if (Settings() is { } settings && Known.Groups.WhyNotForm(NameOf(), settings, Chosen) is { } refusal)
            yield return new(refusal switch { GroupRefusal.EndsBeforeItBegins => Until, GroupRefusal.RightGivenTwice or GroupRefusal.NoSeats or GroupRefusal.UnknownNominator => Rights, _ => Title }, refusal.Sentence());
    }

    public override IEnumerable<AnswerRow> Rows
    {
        get
        {
            if (Known.Groups.All.Count > 0) yield return new(L("Grupp", "Group"), Chosen?.Settings.Title ?? (Answers[GroupField] == New ? L("En ny grupp", "A new group") : null), "grupp", GroupField) { Data = Chosen is not null };
            yield return new(L("Namn", "Name"), OrNull(Title), "vad", Title) { Data = true, Before = Before?.Title == Answers[Title] ? null : Before?.Title, BeforeLang = DataLang };
            yield return new(L("Slag", "Kind"), GroupSpelling.Tasks.Find(Answers[Task])?.Label(), "vad", Task);
            if (Questions.Any(q => q.Slug == "uppdrag"))
            {
                yield return new(L("Uppdrag", "Mandate"), OrNull(Mandate), "uppdrag", Mandate) { Data = true };
                yield return new(L("Uppdraget gav", "Given by"), BodyOf(GivenBy) is { } by ? Nominators.Name(Context.County, by.Value) + (Answers.Day(GivenOn) is { } on ? ", " + Dates.Full(on) : "") : null, "uppdrag", GivenBy, GivenOn) { Data = true };
                yield return new(L("Rapporterar till", "Reports to"), BodyOf(ReportsTo) is { } to ? Nominators.Name(Context.County, to.Value) : null, "uppdrag", ReportsTo) { Data = true };
            }

            yield return new(L("Nominerar", "Nominate"), Answers.Has(Rights) ? string.Join("; ", Lines().Select(l => l.Right is { } r ? $"{Nominators.Name(Context.County, r.By)} {r.Seats}" : l.Line)) : L("Ingen", "Nobody"), "nominerar", Rights) { Data = Answers.Has(Rights) };
            yield return DayRow(L("Första dagen", "First day"), From, "tid");
            yield return DayRow(L("Sista dagen", "Last day"), Until, "tid");
        }
    }

    public override async Task Do(Act act, Cascade cascade)
    {
        await act.DemandForAll(Permission);
        var settings = Settings() ?? throw new InvalidOperationException("An unfinished form was sent.");
        var groups = await act.Groups(cascade);
        var known = Chosen is { } chosen ? groups.Find(chosen.Name) : null;
        DemandRead(Key, known?.Revision);
        await act.Form(cascade, known?.Name ?? SlugOf(Answers[Title], groups.All.Select(g => g.Name)), settings, known?.Revision);
    }

    public override ReceiptText Receipt(JournalEntry entry, AgreementStatus status)
    {
        var settings = StoredText.Read<GroupSettings>(entry.After!);
        return new ReceiptText(
            entry.Before is null ? L($"{settings.Title} är bildad", $"{settings.Title} has been formed") : L($"{settings.Title} är ändrad", $"{settings.Title} has been changed"),
            L("Alla kan se gruppen nu.", "Everybody can see the group now."),
            settings.Nominations.Count == 0 ? "" : L("De som nominerar ser sina lediga platser.", "Those who nominate see their vacant seats."), $"~/avtal/{Agreement.Slug}/grupper", L("Se avtalets grupper", "See the agreement’s groups"));
    }
}
