using Samsyn.Domain.Agreements;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Groups;

/// <summary>The groups of one agreement, asked before something is recorded about one of them.</summary>
/// <param name="All">In the order of the file.</param>
public sealed record AgreementGroups(County County, IReadOnlyList<Group> All)
{
    public Group? Find(string name) => All.FirstOrDefault(g => string.Equals(g.Name, name, StringComparison.Ordinal));

    /// <summary>Why a group cannot be formed, or its settings overwritten; null when they can.</summary>
    /// <param name="replaces">The group whose settings they replace; null for a new one.</param>
    public GroupRefusal? WhyNotForm(string name, GroupSettings settings, Group? replaces = null)
    {
        if (!Slug.IsValid(name)) return new GroupRefusal.NotAName(name);
        if (All.Any(g => g != replaces && string.Equals(g.Name, name, StringComparison.Ordinal))) return new GroupRefusal.NameIsTaken(name);
        if (settings.Until < settings.From) return new GroupRefusal.EndsBeforeItBegins(settings.From!.Value, settings.Until!.Value);
        foreach (var body in new[] { settings.ReportsTo, settings.Mandate?.GivenBy })
            if (body is { } id && !County.TryFind(id, out _)) return new GroupRefusal.UnknownBody(id);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var right in settings.Nominations)
        {
            if (!Names(right.By)) return new GroupRefusal.UnknownNominator(right.By);
            if (!seen.Add(right.By)) return new GroupRefusal.RightGivenTwice(right.By);
            if (right.Seats < 1) return new GroupRefusal.NoSeats(right.By);
        }
        return null;
    }

    /// <summary>Whether the register has a federation, a principal or a body of that id: only they can name anybody.</summary>
    public bool Names(string by) =>
        County.Federations.Any(f => string.Equals(f.Code, by, StringComparison.Ordinal))
        || (PrincipalId.IsValid(by) && County.Find(new PrincipalId(by)) is not null)
        || (BodyId.IsValid(by) && County.TryFind(new BodyId(by), out _));

    /// <summary>Why a fact cannot be recorded about a group; null when it can.</summary>
    /// <param name="today">The day it is recorded: nothing has happened later.</param>
    public GroupRefusal? WhyNotRecord(Group group, GroupFact fact, DateOnly today, DateTime now) =>
        fact.RecordedAt > now ? new GroupRefusal.RecordedLaterThanNow(fact.RecordedAt) : fact switch
        {
            SeatTaken f => WhyNotSeat(group, f),
            SeatLeft f => group.Facts.OfType<SeatTaken>().All(s => s.Seat != f.Seat) ? new GroupRefusal.NoSuchSeat(f.Seat) : null,
            MeetingPlanned f => !Slug.IsValid(f.Meeting) ? new GroupRefusal.NotAName(f.Meeting) : f.Planned is null && string.IsNullOrWhiteSpace(f.Words) ? new GroupRefusal.NothingPlanned() : null,
            MeetingHeld f => WhyNotMeeting(group, f.Meeting, f.On, today),
            MeetingCancelled f => WhyNotMeeting(group, f.Meeting, f.On, today),
            PaperGiven f => WhyNotPaper(group, f, today),
            CheckedIn f => !County.TryFind(f.Body, out _) ? new GroupRefusal.UnknownBody(f.Body) : Said(f.On, f.Asked, today),
            NoteSent f => All.All(g => g.Facts.OfType<PaperGiven>().All(p => p.Paper != f.Paper)) ? new GroupRefusal.NoSuchPaper(f.Paper) : Said(f.On, f.Text, today),
            DigestPublished f => Said(f.On, f.Text, today),
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "An unknown kind of fact."),
        };

    /// <summary>Records a fact about a group.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotRecord"/>.</exception>
    public void Record(Group group, GroupFact fact, DateOnly today, DateTime now)
    {
        if (WhyNotRecord(group, fact, today, now) is { } refusal) throw new RefusedException(refusal);
        group.Facts.Add(fact);
    }

    /// <summary>The next name of a seat, a meeting or a paper: <c>gr-3</c> after two.</summary>
    public static string NextName(string stem, IEnumerable<string> taken)
    {
        var names = taken.ToHashSet(StringComparer.Ordinal);
        var number = 1;
        while (names.Contains($"{stem}-{number}")) number++;
        return $"{stem}-{number}";
    }

    private GroupRefusal? WhyNotSeat(Group group, SeatTaken seat)
    {
        if (!Slug.IsValid(seat.Seat)) return new GroupRefusal.NotAName(seat.Seat);
        if (group.Facts.OfType<SeatTaken>().Any(s => s.Seat == seat.Seat)) return new GroupRefusal.AlreadyRecorded(seat.Seat);
        if (!Names(seat.By)) return new GroupRefusal.UnknownNominator(seat.By);
        if (seat.Organisation is { } organisation && County.Find(organisation) is null) return new GroupRefusal.UnknownOrganisation(organisation);
        return seat.Until < seat.From ? new GroupRefusal.EndsBeforeItBegins(seat.From!.Value, seat.Until!.Value) : null;
    }

    private static GroupRefusal? WhyNotMeeting(Group group, string meeting, DateOnly on, DateOnly today) =>
        group.Facts.OfType<MeetingPlanned>().All(m => m.Meeting != meeting) ? new GroupRefusal.NoSuchMeeting(meeting)
        : on > today ? new GroupRefusal.InTheFuture(on, today) : null;

    private GroupRefusal? WhyNotPaper(Group group, PaperGiven paper, DateOnly today)
    {
        if (!Slug.IsValid(paper.Paper)) return new GroupRefusal.NotAName(paper.Paper);
        if (All.Any(g => g.Facts.OfType<PaperGiven>().Any(p => p.Paper == paper.Paper))) return new GroupRefusal.AlreadyRecorded(paper.Paper);
        if (paper.Meeting is { } meeting && group.Facts.OfType<MeetingPlanned>().All(m => m.Meeting != meeting)) return new GroupRefusal.NoSuchMeeting(meeting);
        if (paper.To.FirstOrDefault(name => Find(name) is null) is { } nobody) return new GroupRefusal.NoSuchGroup(nobody);
        return Said(paper.On, paper.Url ?? paper.Text ?? paper.Sha256, today);
    }

    private static GroupRefusal? Said(DateOnly on, string? text, DateOnly today) =>
        string.IsNullOrWhiteSpace(text) ? new GroupRefusal.SaysNothing() : on > today ? new GroupRefusal.InTheFuture(on, today) : null;
}
