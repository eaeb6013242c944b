using Samsyn.Domain.Groups;

namespace Samsyn.Web.Files;

/// <summary>A group with its places in the file.</summary>
public sealed record PlacedGroup(string Name, GroupSettings Settings, YamlKeys Row)
{
    /// <summary>In the order of reading.</summary>
    public List<PlacedGroupFact> Facts { get; } = [];
}

/// <summary>A fact about a group with its places.</summary>
/// <param name="SaysWhen">The file gives <c>recorded_at</c>; else it is the instant of the import, and equals any recorded one.</param>
public sealed record PlacedGroupFact(GroupFact Fact, YamlKeys Row, bool SaysWhen);

/// <summary>What an agreement file says of groups, under <c>groups</c>. Source: issue "The agreement itself", Groups; DOMAIN.md 2-8.</summary>
public sealed partial class AgreementFile
{
    public List<PlacedGroup> Groups { get; } = [];

    private void ReadGroups(YamlKeys root)
    {
        foreach (var row in root.Rows("groups"))
        {
            var name = row.Required("id")?.Slug();
            var title = row.Required("title")?.Said();
            var task = row.Required("kind")?.Word(GroupSpelling.Tasks);
            var mandate = ReadGroupMandate(row);
            var settings = new GroupSettings
            {
                Title = title ?? "", Task = task ?? GroupTask.Working, Mandate = mandate, ReportsTo = row.Optional("reports_to")?.Body(), From = row.Optional("from")?.Day(),
                Until = row.Optional("until")?.Day(), Source = row.Optional("source")?.Text, Nominations = ReadNominations(row),
            };
            var facts = ReadGroupFacts(row).ToList();
            row.Close();
            if (name is null || title is null || task is null) continue;
            var group = new PlacedGroup(name, settings, row);
            group.Facts.AddRange(facts);
            Add(group);
        }
    }

    /// <summary>A group may stand in several files of one import, when its settings are the same in all.</summary>
    private void Add(PlacedGroup group)
    {
        if (Groups.Find(g => string.Equals(g.Name, group.Name, StringComparison.Ordinal)) is not { } known)
        {
            Groups.Add(group);
        }
        else if (string.Equals(known.Row.Place.File, group.Row.Place.File, StringComparison.Ordinal) || !string.Equals(GroupsWriter.Text(known.Name, known.Settings), GroupsWriter.Text(group.Name, group.Settings), StringComparison.Ordinal))
        {
            faults.Add(group.Row.PlaceOf("id"), $"gruppen {group.Name} står två gånger", "slå ihop dem, eller ge den ena ett eget id");
        }
        else
        {
            known.Facts.AddRange(group.Facts);
        }
    }

    private static GroupMandate? ReadGroupMandate(YamlKeys group)
    {
        if (group.OptionalMap("mandate") is not { } mandate) return null;
        var words = mandate.Required("words")?.Said();
        var read = new GroupMandate(words ?? "", mandate.Optional("given_by")?.Body(), mandate.Optional("on")?.Day());
        mandate.Close();
        return words is null ? null : read;
    }

    private static List<NominationRight> ReadNominations(YamlKeys group)
    {
        var rights = new List<NominationRight>();
        foreach (var row in group.Rows("nominations"))
        {
            var by = row.Required("by")?.Said();
            var seats = row.Required("seats")?.Count(least: 1, most: 1000);
            row.Close();
            if (by is not null && seats is { } number) rights.Add(new NominationRight(by, number));
        }

        return rights;
    }

    private IEnumerable<PlacedGroupFact> ReadGroupFacts(YamlKeys group) =>
    [
        .. Facts(group, "seats", row =>
        {
            var (seat, by, function) = (row.Required("id")?.Slug(), row.Required("nominated_by")?.Said(), row.Required("function")?.Said());
            var (organisation, from, until, on, source) = (row.Optional("organisation")?.Principal(), row.Optional("from")?.Day(), row.Optional("until")?.Day(), row.Optional("nominated_on")?.Day(), row.Optional("source")?.Text);
            return seat is null || by is null || function is null ? null
                : new SeatTaken { Seat = seat, By = by, Function = function, Organisation = organisation, From = from, Until = until, NominatedOn = on, Source = source };
        }),
        .. Facts(group, "seats_left", row =>
        {
            var (seat, on, reason) = (row.Required("seat")?.Slug(), row.Required("on")?.Day(), row.Optional("reason")?.Text);
            return seat is null || on is not { } day ? null : new SeatLeft(seat, day, reason);
        }),
        .. Facts(group, "meetings", row =>
        {
            var meeting = row.Required("id")?.Slug();
            var read = new MeetingPlanned
            {
                Meeting = meeting ?? "", Planned = row.Optional("planned")?.Planned(), Preliminary = row.Optional("preliminary")?.Flag() ?? false, Words = row.Optional("words")?.Text,
                Time = row.Optional("time")?.Text, Where = row.Optional("where")?.Text, Digital = row.Optional("digital")?.Flag() ?? false, Agenda = row.Optional("agenda")?.Text,
            };
            return meeting is null || (row.Has("planned") && read.Planned is null) ? null : read;
        }),
        .. Facts(group, "held", row =>
        {
            var (meeting, on, note) = (row.Required("meeting")?.Slug(), row.Required("on")?.Day(), row.Optional("note")?.Text);
            return meeting is null || on is not { } day ? null : new MeetingHeld(meeting, day, note);
        }),
        .. Facts(group, "cancelled", row =>
        {
            var (meeting, on, reason) = (row.Required("meeting")?.Slug(), row.Required("on")?.Day(), row.Optional("reason")?.Text);
            return meeting is null || on is not { } day ? null : new MeetingCancelled(meeting, day, reason);
        }),
        .. Facts(group, "documents", ReadPaper),
        .. Facts(group, "check_ins", row =>
        {
            var (body, on, asked, answer) = (row.Required("body")?.Body(), row.Required("on")?.Day(), row.Required("asked")?.Said(), row.Optional("answer")?.Text);
            return body is not { } id || on is not { } day || asked is null ? null : new CheckedIn(id, day, asked, answer);
        }),
        .. Facts(group, "notes", row =>
        {
            var (paper, on, text, by) = (row.Required("document")?.Slug(), row.Required("on")?.Day(), row.Required("text")?.Said(), row.Required("by_function")?.Said());
            return paper is null || on is not { } day || text is null || by is null ? null : new NoteSent(paper, day, text, by);
        }),
        .. Facts(group, "digests", row =>
        {
            var (on, title, text, by) = (row.Required("on")?.Day(), row.Required("title")?.Said(), row.Required("text")?.Said(), row.Required("by_function")?.Said());
            return on is not { } day || title is null || text is null || by is null ? null : new DigestPublished(day, title, text, by);
        }),
    ];

    private static PaperGiven? ReadPaper(YamlKeys row)
    {
        var (paper, title, kind, on) = (row.Required("id")?.Slug(), row.Required("title")?.Said(), row.Required("kind")?.Word(GroupSpelling.Papers), row.Required("on")?.Day());
        var isPublic = row.Optional("public")?.Flag() ?? false;
        var (url, text, hash, meeting) = (row.Optional("url"), row.Optional("text")?.Text, row.Optional("sha256"), row.Optional("meeting")?.Slug());
        var to = row.Texts("to").Select(name => name.Slug()).OfType<string>().ToList();
        if (url is { } address && !(Uri.TryCreate(address.Text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            address.Refuse($"{address.Quoted} är ingen webbadress", "skriv en adress som börjar med https://");
        }

        if (hash is { } sha && !(sha.Text.Length == 64 && sha.Text.All(char.IsAsciiHexDigitLower)))
        {
            sha.Refuse($"{sha.Quoted} är inget SHA-256", "skriv 64 tecken, siffror och a–f");
        }

        return paper is null || title is null || kind is not { } what || on is not { } day ? null
            : new PaperGiven { Paper = paper, Title = title, Kind = what, On = day, IsPublic = isPublic, Url = url?.Text, Text = text, Sha256 = hash?.Text, Meeting = meeting, To = to };
    }

    /// <summary>The rows of one kind: each with its instant.</summary>
    private List<PlacedGroupFact> Facts(YamlKeys group, string key, Func<YamlKeys, GroupFact?> read)
    {
        var facts = new List<PlacedGroupFact>();
        foreach (var row in group.Rows(key))
        {
            var fact = read(row);
            var recordedAt = row.Optional("recorded_at")?.Instant();
            row.Close();
            if (fact is not null) facts.Add(new PlacedGroupFact(fact with { RecordedAt = recordedAt ?? now }, row, row.Has("recorded_at")));
        }

        return facts;
    }
}

/// <summary>The words of groups in files.</summary>
public static class GroupSpelling
{
    public static readonly Words<GroupTask> Tasks = new(
        ("negotiation", GroupTask.Negotiation), ("working", GroupTask.Working), ("reference", GroupTask.Reference), ("network", GroupTask.Network), ("steering", GroupTask.Steering));

    public static readonly Words<PaperKind> Papers = new(
        ("dialogue_material", PaperKind.DialogueMaterial), ("minutes", PaperKind.Minutes), ("note", PaperKind.Note), ("other", PaperKind.Other));
}
