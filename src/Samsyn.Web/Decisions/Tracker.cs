using System.Globalization;
using Microsoft.AspNetCore.Html;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions;

/// <summary>One line of the table of parties.</summary>
/// <param name="Remarks">What is worth knowing: a condition, a dissent, when the matter comes up.</param>
public sealed record TrackerRow(PartyStatus Status, IReadOnlyList<string> Federations, IReadOnlyList<string> CareAreas, IReadOnlyList<IHtmlContent> Remarks)
{
    public Principal Party => Status.Party;

    public Decision? Decision => Status.Decision;

    /// <summary>The source as an address one can follow; null when it is words.</summary>
    public string? SourceLink => Decision?.Source is { } source && (source.StartsWith("https://", StringComparison.Ordinal) || source.StartsWith("http://", StringComparison.Ordinal)) ? source : null;
}

/// <summary>One federation or the region, with its parties in the order of the row.</summary>
public sealed record TrackerGroup(string Code, string Name, IReadOnlyList<PartyStatus> Parties)
{
    public int Approved => Parties.Count(p => p.State == PartyState.Approved);
}

/// <summary>What the reader asked to see: null is everything. "okand" is the care area of those whose area no source gives.</summary>
public sealed record TrackerFilter(string? Federation, string? CareArea, PartyState? State)
{
    public const string Unknown = "okand";

    public bool IsAny => Federation is null && CareArea is null && State is null;

    public bool Holds(TrackerRow row) =>
        (Federation is null || (Federation == Unknown ? row.Federations.Count == 0 : row.Federations.Contains(Federation, StringComparer.Ordinal)))
        && (CareArea is null || (CareArea == Unknown ? row.CareAreas.Count == 0 : row.CareAreas.Contains(CareArea, StringComparer.Ordinal)))
        && (State is null || row.Status.State == State);
}

/// <summary>
/// The tracker (vem har beslutat?): the status of one agreement arranged for reading. Nobody is ranked; lines stand in
/// Swedish alphabetical order (R18, R19).
/// </summary>
public sealed class Tracker
{
    private static readonly StringComparer Swedish = StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);

    public Tracker(AgreementStatus status)
    {
        Status = status;
        var county = status.Cascade.County;
        var meetings = status.Cascade.Agreement.Settings.Meetings.ToLookup(m => m.Body);
        Rows = [.. status.Parties
            .Select(p => new TrackerRow(
                p,
                county.GroupsOf(p.Party, GroupKind.Federation, status.AsOf),
                county.GroupsOf(p.Party, GroupKind.CareArea, status.AsOf),
                [.. Remarks(p, meetings, status)]))
            .OrderBy(r => r.Party.Name, Swedish)];
        Groups = [.. MakeGroups(county)];
    }

    public AgreementStatus Status { get; }

    /// <summary>Every party, by name.</summary>
    public IReadOnlyList<TrackerRow> Rows { get; }

    /// <summary>Federations in the register's order, then the regions; parties without a federation last.</summary>
    public IReadOnlyList<TrackerGroup> Groups { get; }

    public IReadOnlyList<TrackerRow> Matching(TrackerFilter filter) => filter.IsAny ? Rows : [.. Rows.Where(filter.Holds)];

    /// <summary>Care areas that occur, by name; with <see cref="TrackerFilter.Unknown"/> last when some party has none.</summary>
    public IReadOnlyList<string> CareAreas => [.. Rows.SelectMany(r => r.CareAreas).Distinct(StringComparer.Ordinal).Order(Swedish)];

    public bool HasUnknownCareArea => Rows.Any(r => r.Party.Type == PrincipalType.Municipality && r.CareAreas.Count == 0);

    /// <summary>The next day after the day asked about on which the matter stands on a body's agenda.</summary>
    public static DateOnly? NextMeeting(ILookup<BodyId, Meeting> meetings, BodyId body, DateOnly asOf) =>
        meetings[body].Where(m => m.On > asOf).Select(m => (DateOnly?)m.On).Min();

    private IEnumerable<TrackerGroup> MakeGroups(County county)
    {
        var placed = new HashSet<PrincipalId>();
        foreach (var federation in county.Federations)
        {
            var members = Rows.Where(r => r.Federations.Contains(federation.Code, StringComparer.Ordinal) && placed.Add(r.Party.Id)).ToList();
            if (members.Count > 0) yield return new TrackerGroup(federation.Code, ShortName(federation), [.. members.Select(m => m.Status)]);
        }
        foreach (var region in Rows.Where(r => r.Party.Type == PrincipalType.Region && placed.Add(r.Party.Id)))
            yield return new TrackerGroup(region.Party.Id.Value, region.Party.Name, [region.Status]);
        var rest = Rows.Where(r => placed.Add(r.Party.Id)).ToList();
        if (rest.Count > 0) yield return new TrackerGroup(TrackerFilter.Unknown, L("Utan känt förbund", "Federation not known"), [.. rest.Select(r => r.Status)]);
    }

    /// <summary>"Göteborgsregionen (GR)" is written Göteborgsregionen.</summary>
    public static string ShortName(Federation federation)
    {
        var bracket = federation.Name.IndexOf(" (", StringComparison.Ordinal);
        return bracket > 0 ? federation.Name[..bracket] : federation.Name;
    }

    private static IEnumerable<IHtmlContent> Remarks(PartyStatus party, ILookup<BodyId, Meeting> meetings, AgreementStatus status)
    {
        var decision = party.Decision;
        if (decision?.Condition is { Length: > 0 } condition) yield return Markup.Of($"{L("Villkor", "Condition")}: {Markup.Data(condition.TrimEnd('.'))}");
        if (decision?.Reservations.Count is > 0 and var count)
            yield return Text(count == 1 ? L("En reservation", "One dissent") : L($"{Capital(Dates.InWords(count))} reservationer", $"{Capital(Dates.InWords(count))} dissents"));
        if (decision is { Minority: true }) yield return Text(L("Begärt av en minoritet", "Demanded by a minority"));
        foreach (var flag in party.Flags) yield return Text(flag.Label());
        if (party.State is PartyState.Undecided or PartyState.Tabled or PartyState.ReferredBack or PartyState.Outdated
            && party.Body is { } body && NextMeeting(meetings, body.Id, status.AsOf) is { } day)
        {
            var when = day.Year == status.AsOf.Year ? Dates.DayMonth(day) : Dates.Full(day);
            yield return Text(party.State == PartyState.Tabled
                ? L($"Tas upp igen {when}", $"Comes up again {when}")
                : L($"Tas upp {when}", $"Comes up {when}"));
        }
    }

    private static IHtmlContent Text(string words) => Markup.Of($"{words}");

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
