using Samsyn.Domain.Calendars;

namespace Samsyn.Domain.Groups;

/// <summary>Where a meeting stands. Computed from facts, typed nowhere.</summary>
public enum MeetingState
{
    Planned,
    Held,
    Cancelled,
}

/// <summary>A meeting of a group as it stands on a day: its last plan, and whether it has been held or cancelled.</summary>
/// <param name="On">The day it was held or cancelled; null while it is planned.</param>
/// <param name="Said">What it came to, or why it was cancelled.</param>
public sealed record GroupMeeting(MeetingPlanned Plan, MeetingState State, DateOnly? On, string? Said)
{
    public string Name => Plan.Meeting;

    /// <summary>By which meetings are sorted: the day held, else the first day it can be; null when nobody knows.</summary>
    public DateOnly? Day => State == MeetingState.Held ? On : Plan.Planned?.Earliest;

    /// <summary>Not yet held or cancelled, and no day it can be has passed altogether.</summary>
    public bool IsAhead(DateOnly day) => State == MeetingState.Planned && Plan.Planned?.IsPast(day) != true;

    /// <summary>Every meeting of a group, by day; those without one last.</summary>
    public static IReadOnlyList<GroupMeeting> Of(Group group, DateOnly day, DateTime knownAt)
    {
        var plans = new Dictionary<string, MeetingPlanned>(StringComparer.Ordinal);
        foreach (var plan in group.Known<MeetingPlanned>(knownAt)) plans[plan.Meeting] = plan;
        return [.. plans.Values.Select(plan => Of(plan, group, day, knownAt)).OrderBy(m => m.Day ?? DateOnly.MaxValue).ThenBy(m => m.Name, StringComparer.Ordinal)];
    }

    /// <summary>What was recorded last holds: a cancelled meeting that was held all the same has been held.</summary>
    private static GroupMeeting Of(MeetingPlanned plan, Group group, DateOnly day, DateTime knownAt)
    {
        var last = group.Known<GroupFact>(knownAt).LastOrDefault(f => f switch
        {
            MeetingHeld held => held.Meeting == plan.Meeting && held.On <= day,
            MeetingCancelled cancelled => cancelled.Meeting == plan.Meeting && cancelled.On <= day,
            // Planned anew after it was cancelled: it is planned again.
            MeetingPlanned anew => anew.Meeting == plan.Meeting,
            _ => false,
        });
        return last switch
        {
            MeetingHeld held => new GroupMeeting(plan, MeetingState.Held, held.On, held.Note),
            MeetingCancelled cancelled => new GroupMeeting(plan, MeetingState.Cancelled, cancelled.On, cancelled.Reason),
            _ => new GroupMeeting(plan, MeetingState.Planned, null, null),
        };
    }
}

/// <summary>Dialogue material and what the networks have sent back.</summary>
/// <param name="From">The group whose paper it is.</param>
/// <param name="Notes">What has come back, with the group that sent it.</param>
/// <param name="Awaiting">Groups it went to that have not sent a note yet. Nobody must: it is a dialogue.</param>
public sealed record Dialogue(Group From, PaperGiven Paper, IReadOnlyList<(Group Group, NoteSent Note)> Notes, IReadOnlyList<Group> Awaiting)
{
    /// <summary>Every dialogue of an agreement's groups, as it stands on a day, the newest first.</summary>
    public static IReadOnlyList<Dialogue> Of(IReadOnlyList<Group> groups, DateOnly day, DateTime knownAt) =>
        [.. groups.SelectMany(from => from.Known<PaperGiven>(knownAt).Where(p => p.Kind == PaperKind.DialogueMaterial && p.On <= day).Select(paper =>
        {
            var notes = groups.SelectMany(g => g.Known<NoteSent>(knownAt).Where(n => n.Paper == paper.Paper && n.On <= day).Select(n => (g, n))).OrderBy(n => n.n.On).ToList();
            return new Dialogue(from, paper, notes, [.. groups.Where(g => paper.To.Contains(g.Name, StringComparer.Ordinal) && notes.All(n => n.g != g))]);
        })).OrderByDescending(d => d.Paper.On)];
}
