using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Groups;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements;
using Samsyn.Web.Design;
using Samsyn.Web.Design.Drawings;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Groups;

/// <summary>Vilka grupper arbetar med avtalet? Their mandate, who names whom, the seats on the day, meetings, and what is public of their papers.</summary>
/// <remarks>Reads only what is public: internal papers, notes, check-ins, positions and scenarios are not asked for here. Source: DOMAIN.md 2-8; R11.</remarks>
public sealed class GroupsPageModel(Records records, Clock clock) : AgreementPage(records, clock)
{
    private readonly Records _records = records;

    public IReadOnlyList<View> Groups { get; private set; } = [];

    public string Title => L("Vilka grupper arbetar med avtalet?", "Which groups work with the agreement?");

    public async Task<IActionResult> OnGetAsync(string slug, string? den)
    {
        if (!await Load(slug, den)) return NotFound();
        Groups = [.. (await _records.Groups(Agreement.Id)).Where(g => g.Settings.From is null || g.Settings.From <= Status.AsOf)
            .OrderBy(g => g.Settings.Works(Status.AsOf) ? 0 : 1).ThenBy(g => Order(g.Settings.Task)).ThenBy(g => g.Settings.Title, StringComparer.Ordinal)
            .Select(g => new View(g, Status.AsOf, Status.KnownAt))];
        return Page();
    }

    private static int Order(GroupTask task) => task switch
    {
        GroupTask.Steering => 0,
        GroupTask.Negotiation => 1,
        GroupTask.Working => 2,
        GroupTask.Reference => 3,
        _ => 4,
    };

    /// <summary>One group as the public sees it.</summary>
    public sealed class View(Group group, DateOnly day, DateTime knownAt)
    {
        public Group Group { get; } = group;

        public GroupSettings Settings => Group.Settings;

        public Seating Seating { get; } = Seating.Of(group, day, knownAt);

        public IReadOnlyList<GroupMeeting> Meetings { get; } = GroupMeeting.Of(group, day, knownAt);

        public IReadOnlyList<PaperGiven> Papers { get; } = [.. group.Known<PaperGiven>(knownAt).Where(p => p.IsPublic && p.On <= day).OrderByDescending(p => p.On)];

        public IReadOnlyList<DigestPublished> Digests { get; } = [.. group.Known<DigestPublished>(knownAt).Where(d => d.On <= day).OrderByDescending(d => d.On)];

        public bool HasSeats => Seating.Rights + Seating.Held > 0;
    }

    /// <summary>The finding in one sentence: "Tre grupper arbetar med avtalet. En plats är ledig."</summary>
    public string Finding
    {
        get
        {
            // Of groups without any day it is not known whether they are at work: nothing is said of their vacancies either.
            if (Groups.All(g => g.Settings.From is null && g.Settings.Until is null))
                return L($"Källorna berättar om {(Groups.Count == 1 ? "en grupp" : $"{Dates.InWords(Groups.Count)} grupper")}. Under vilken tid är inte känt.", $"The sources tell of {(Groups.Count == 1 ? "one group" : $"{Dates.InWords(Groups.Count)} groups")}. During which time is not known.");
            var working = Groups.Where(g => g.Settings.Works(Status.AsOf)).ToList();
            var vacant = working.Sum(g => g.Seating.Vacant);
            string Word(int n, string one) => n == 1 ? one : Dates.InWords(n);
            string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
            var groups = L($"{Capital(Word(working.Count, "en"))} {(working.Count == 1 ? "grupp" : "grupper")} arbetar med avtalet.", $"{Capital(Word(working.Count, "one"))} {(working.Count == 1 ? "group works" : "groups work")} with the agreement.");
            return vacant == 0 ? groups : groups + L($" {Capital(Word(vacant, "en"))} {(vacant == 1 ? "plats är ledig" : "platser är lediga")}.", $" {Capital(Word(vacant, "one"))} {(vacant == 1 ? "seat is" : "seats are")} vacant.");
        }
    }

    /// <summary>Who gave the mandate and what it is, or that there is none.</summary>
    public IHtmlContent Mandate(View view) => view.Settings.Mandate is { } mandate
        ? Markup.Of($"{Markup.Data(mandate.Words)}{(mandate.GivenBy is { } by ? Markup.Of($" {L("Uppdraget gav", "The mandate was given by")} {Body(by)}{(mandate.On is { } on ? L($" den {Dates.Full(on)}", $" on {Dates.Full(on)}") : "")}.") : Markup.Nothing)}")
        : Markup.Of($"{(view.Settings.Task == GroupTask.Network ? L("Nätverket har inget uppdrag. Det får dialogmaterial och lämnar inspel.", "The network has no mandate. It gets dialogue material and sends notes.") : L("Ingen källa säger vad uppdraget är.", "No source says what the mandate is."))}");

    /// <summary>"Göteborgsregionen, Boråsregionen … och Göteborg nominerar två var."</summary>
    public IHtmlContent? Rights(View view)
    {
        var rights = view.Settings.Nominations;
        if (rights.Count == 0) return null;
        IHtmlContent Names(IEnumerable<NominationRight> some) => Markup.Join(some.Select(r => Name(r.By)), ", ");
        return Markup.Of($"{Markup.Join(rights.GroupBy(r => r.Seats).Select(same => Markup.Of($"{Names(same)}: {(same.Count() == 1 ? L($"{Seats(same.Key)}", $"{Seats(same.Key)}") : L($"{Seats(same.Key)} var", $"{Seats(same.Key)} each"))}")), "; ")}.");
    }

    private static string Seats(int n) => L(n == 1 ? "en plats" : $"{Dates.InWords(n)} platser", n == 1 ? "one seat" : $"{Dates.InWords(n)} seats");

    public IHtmlContent Name(string by) => Markup.Data(Nominators.Name(Cascade.County, by));

    public IHtmlContent Body(BodyId id) => Markup.Data(Nominators.Name(Cascade.County, id.Value));

    public string? Organisation(SeatTaken seat) => seat.Organisation is { } id ? Cascade.County.Find(id)?.Name ?? id.Value : Nominators.Name(Cascade.County, seat.By);

    /// <summary>A stone for each seat: solid when somebody sits there, plain when it is vacant.</summary>
    public IHtmlContent DrawStones(View view) => StoneRow.Draw(
        new Caption("platser-" + view.Group.Name, L($"Platser i {view.Settings.Title} den {Dates.Full(Status.AsOf)}", $"Seats of {view.Settings.Title} on {Dates.Full(Status.AsOf)}"),
            L($"{view.Seating.Held} platser har någon, {view.Seating.Vacant} är lediga.", $"{view.Seating.Held} seats are filled, {view.Seating.Vacant} are vacant.")),
        [.. view.Seating.By.SelectMany(n => n.Seats.Select(s => new Stone(Domain.Decisions.PartyState.Approved, $"{Organisation(s.Taken)}: {s.Taken.Function}"))
            .Concat(Enumerable.Range(0, n.Vacant).Select(_ => new Stone(Domain.Decisions.PartyState.Undecided, $"{Nominators.Name(Cascade.County, n.By)}: {L("ledig plats", "vacant seat")}"))))], StoneSize.Small);
}
