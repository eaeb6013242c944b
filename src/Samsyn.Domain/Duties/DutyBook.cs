using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Duties;

/// <summary>Where an owner stands with one time of a duty. Computed, never typed; nobody is late.</summary>
public enum DutyState
{
    /// <summary>Lies further ahead than anybody is reminded of.</summary>
    NotYet,

    /// <summary>Can be done now.</summary>
    Open,

    /// <summary>The day has passed. It can still be done.</summary>
    Passed,

    /// <summary>Done by the day.</summary>
    Done,

    /// <summary>Done, after the day.</summary>
    DoneAfter,
}

/// <summary>A principal or a body that owns a duty.</summary>
/// <param name="Principal">The principal, or the one the body belongs to; null for a body that stands alone.</param>
public sealed record DutyOwner(string Id, string Name, Principal? Principal, Body? Body);

/// <summary>One owner's time of a duty, and where it stands.</summary>
/// <param name="Report">The report that stands; null while there is none.</param>
public sealed record DutyStatus(Duty Duty, DutyOwner Owner, DutyOccurrence Occurrence, DutyState State, DutyReport? Report)
{
    public bool IsDone => State is DutyState.Done or DutyState.DoneAfter;
}

/// <summary>
/// An agreement's duties with everything that was reported (åtaganden och redovisningar): asked who shall do what when, and who has.
/// </summary>
/// <param name="daysOf">The days to count from, for an owner: its own decision is one of them.</param>
public sealed class DutyBook(County county, Agreement agreement, IReadOnlyList<Duty> duties, IReadOnlyList<DutyReport> reports, Func<DutyOwner, DueDays> daysOf)
{
    /// <summary>Without a longer reminder, a duty is open so many days before: a month, as most plans are made.</summary>
    private const int OpensDaysBefore = 31;

    private readonly Dictionary<string, Duty> _byId = duties.ToDictionary(d => d.Id, StringComparer.Ordinal);

    private readonly ILookup<(string, string, string), DutyReport> _reports = reports.OrderBy(r => r.Place).ToLookup(r => (r.Duty, r.Occurrence, r.By));

    /// <summary>In the file's order.</summary>
    public IReadOnlyList<Duty> Duties => duties;

    /// <summary>Everything that was reported or taken back, as recorded.</summary>
    public IReadOnlyList<DutyReport> Reports => reports;

    public Duty? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Who owns a duty, each once, in the order of the register; unknown names are left out.</summary>
    public IReadOnlyList<DutyOwner> OwnersOf(Duty duty)
    {
        var parties = agreement.PartiesIn(county);
        IEnumerable<DutyOwner> Named(string name) => name switch
        {
            Duty.EachParty => parties.Select(Of),
            Duty.EachMunicipality => parties.Where(p => p.Type == PrincipalType.Municipality).Select(Of),
            Duty.EachRegion => parties.Where(p => p.Type == PrincipalType.Region).Select(Of),
            _ => OwnerOf(county, name) is { } owner ? [owner] : [],
        };
        return [.. duty.Owners.SelectMany(Named).DistinctBy(o => o.Id, StringComparer.Ordinal)];
    }

    /// <summary>The principal or body of an id; a principal goes before a body of the same name. Null when the register has neither.</summary>
    public static DutyOwner? OwnerOf(County county, string id) =>
        PrincipalId.IsValid(id) && county.Find(new PrincipalId(id)) is { } principal ? Of(principal)
        : BodyId.IsValid(id) && county.TryFind(new BodyId(id), out var body) ? new DutyOwner(id, body.Of is { } of ? $"{body.Name} i {of.Name}" : body.Name, body.Of, body)
        : null;

    private static DutyOwner Of(Principal principal) => new(principal.Id.Value, principal.Name, principal, null);

    /// <summary>An owner's times of a duty within a window.</summary>
    public IEnumerable<DutyOccurrence> Occurrences(Duty duty, DutyOwner owner, DateOnly first, DateOnly last) => duty.Occurrences(daysOf(owner), first, last);

    /// <summary>The report that stands on a day, as known at an instant; null when there is none or it was taken back.</summary>
    public DutyReport? Standing(string duty, string occurrence, string by, DateOnly asOf, DateTime knownAt)
    {
        DutyReport? standing = null;
        foreach (var report in _reports[(duty, occurrence, by)])
            if (report.On <= asOf && report.RecordedAt <= knownAt)
                standing = report.Withdraws is null ? report : standing?.On == report.Withdraws ? null : standing;
        return standing;
    }

    /// <summary>Where an owner stands with one time.</summary>
    public DutyStatus StatusOf(Duty duty, DutyOwner owner, DutyOccurrence occurrence, DateOnly asOf, DateTime knownAt)
    {
        var report = Standing(duty.Id, occurrence.Key, owner.Id, asOf, knownAt);
        var state = report is not null ? (report.On <= occurrence.Day ? DutyState.Done : DutyState.DoneAfter)
            : occurrence.Day < asOf ? DutyState.Passed
            : occurrence.Day.DayNumber - asOf.DayNumber <= Math.Max(OpensDaysBefore, duty.RemindDays.DefaultIfEmpty().Max()) ? DutyState.Open
            : DutyState.NotYet;
        return new DutyStatus(duty, owner, occurrence, state, report);
    }

    /// <summary>Everything asked of one owner within a window, by day.</summary>
    public IReadOnlyList<DutyStatus> Of(DutyOwner owner, DateOnly first, DateOnly last, DateOnly asOf, DateTime knownAt) =>
    [
        .. from duty in duties
           where OwnersOf(duty).Any(o => o.Id == owner.Id)
           from occurrence in Occurrences(duty, owner, first, last)
           orderby occurrence.Day, occurrence.First
           select StatusOf(duty, owner, occurrence, asOf, knownAt),
    ];

    /// <summary>Why a report, or taking one back, cannot be recorded; null when it can. That the day has passed is no reason.</summary>
    public DutyRefusal? WhyNotRecord(DutyReport report, DateOnly today, DateTime now)
    {
        if (Find(report.Duty) is not { } duty) return new DutyRefusal.UnknownDuty(report.Duty);
        if (OwnersOf(duty).All(o => o.Id != report.By)) return new DutyRefusal.NotAnOwner(duty.Id, report.By);
        if (!duty.Due.IsKey(report.Occurrence)) return new DutyRefusal.UnknownOccurrence(duty.Id, report.Occurrence);
        if (report.On > today) return new DutyRefusal.InTheFuture(report.On, today);
        if (report.RecordedAt > now) return new DutyRefusal.RecordedLaterThanNow(report.RecordedAt);
        if (Stockholm.DayOf(report.RecordedAt) < report.On) return new DutyRefusal.RecordedBeforeItHappened(report.RecordedAt, report.On);
        var standing = _reports[(report.Duty, report.Occurrence, report.By)].Where(r => r.Place < report.Place && r.On <= today)
            .Aggregate((DutyReport?)null, (stands, r) => r.Withdraws is null ? r : null);
        if (report.Withdraws is { } withdraws)
        {
            if (standing?.On != withdraws) return new DutyRefusal.NothingToWithdraw(report.By, withdraws);
            if (report.On < withdraws) return new DutyRefusal.WithdrawnBeforeItWasDone(report.On, withdraws);
            return string.IsNullOrWhiteSpace(report.Note) ? new DutyRefusal.ReasonMissing() : null;
        }

        if (report.Link is { Length: > 0 } link && !IsAddress(link)) return new DutyRefusal.NotAnAddress(link);
        var brings = duty.Evidence switch
        {
            Evidence.None => true,
            Evidence.Note => !string.IsNullOrWhiteSpace(report.Note),
            _ => !string.IsNullOrEmpty(report.Link),
        };
        if (!brings) return new DutyRefusal.EvidenceMissing(duty.Evidence);
        return standing is null ? null : new DutyRefusal.AlreadyReported(report.By, standing.On);
    }

    /// <summary>Records a report, or takes one back.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotRecord"/>.</exception>
    public DutyBook Record(DutyReport report, DateOnly today, DateTime now) =>
        WhyNotRecord(report, today, now) is { } refusal ? throw new RefusedException(refusal)
        : new DutyBook(county, agreement, duties, [.. reports, report], daysOf);

    private static bool IsAddress(string link) => Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
