using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Groups;

/// <summary>Something that happened to a group: added and never changed. What is said of the same thing later holds.</summary>
public abstract record GroupFact
{
    /// <summary>When Samsyn learned it, UTC, whole milliseconds.</summary>
    public DateTime RecordedAt { get; init; }

    /// <summary>The order in which the group's facts were recorded.</summary>
    public long Place { get; init; }
}

/// <summary>Somebody was named to a seat (plats): by function and organisation, never by name.</summary>
public sealed record SeatTaken : GroupFact
{
    /// <summary>The seat's own name within the group, <c>gr-1</c>: what a later fact points at.</summary>
    public required string Seat { get; init; }

    /// <summary>Who named: a federation, a principal or a body.</summary>
    public required string By { get; init; }

    /// <summary>"Socialchef".</summary>
    public required string Function { get; init; }

    /// <summary>Whose function it is; null when it is the one's that named.</summary>
    public PrincipalId? Organisation { get; init; }

    /// <summary>The first day; null when no source gives it.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, when it was known from the start: an election period's end.</summary>
    public DateOnly? Until { get; init; }

    public DateOnly? NominatedOn { get; init; }

    public string? Source { get; init; }
}

/// <summary>A seat was left, or it is known when it will be. Of several the last recorded holds.</summary>
/// <param name="On">The last day.</param>
public sealed record SeatLeft(string Seat, DateOnly On, string? Reason) : GroupFact;

/// <summary>A meeting was planned, or planned anew under the same name: the last recorded plan holds.</summary>
public sealed record MeetingPlanned : GroupFact
{
    /// <summary>Its name within the group, <c>mote-3</c>: the same however it is moved.</summary>
    public required string Meeting { get; init; }

    public PlannedDate? Planned { get; init; }

    public bool Preliminary { get; init; }

    /// <summary>The source's own words for when.</summary>
    public string? Words { get; init; }

    /// <summary>"Klockan 9–12".</summary>
    public string? Time { get; init; }

    /// <summary>A place, or an address of a digital meeting's public information.</summary>
    public string? Where { get; init; }

    public bool Digital { get; init; }

    public string? Agenda { get; init; }
}

/// <summary>A meeting was held (hållet).</summary>
/// <param name="Note">What it came to, in a sentence or two.</param>
public sealed record MeetingHeld(string Meeting, DateOnly On, string? Note) : GroupFact;

/// <summary>A meeting will not take place (inställt).</summary>
public sealed record MeetingCancelled(string Meeting, DateOnly On, string? Reason) : GroupFact;

/// <summary>What a paper is.</summary>
public enum PaperKind
{
    /// <summary>Dialogmaterial: what networks are asked to discuss and answer.</summary>
    DialogueMaterial,

    /// <summary>Minnesanteckningar.</summary>
    Minutes,

    /// <summary>Anteckning.</summary>
    Note,

    Other,
}

/// <summary>A paper of the group (handling): an address, a short text, or the fingerprint of a file that is kept elsewhere.</summary>
public sealed record PaperGiven : GroupFact
{
    /// <summary>Its name within the agreement: a note from another group points at it.</summary>
    public required string Paper { get; init; }

    public required string Title { get; init; }

    public required PaperKind Kind { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>Everybody may read it; else only those who work with the agreement.</summary>
    public bool IsPublic { get; init; }

    public string? Url { get; init; }

    public string? Text { get; init; }

    /// <summary>SHA-256 (lower-case hex) of a file kept elsewhere, by which it is known again.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The meeting it belongs to.</summary>
    public string? Meeting { get; init; }

    /// <summary>Names of the groups it went to for dialogue.</summary>
    public IReadOnlyList<string> To { get; init; } = [];
}

/// <summary>The group asked a body and got an answer (avstämning): VVG takes a position before SRO (DOMAIN.md 5).</summary>
/// <param name="Answer">What came back; null while nothing has.</param>
public sealed record CheckedIn(BodyId Body, DateOnly On, string Asked, string? Answer) : GroupFact;

/// <summary>A note that a group sent back on dialogue material (inspel).</summary>
/// <param name="Paper">The material's name.</param>
/// <param name="ByFunction">Who wrote it, as a function.</param>
public sealed record NoteSent(string Paper, DateOnly On, string Text, string ByFunction) : GroupFact;

/// <summary>What the process leader chose to make public of the work (sammandrag). Published once and never changed.</summary>
public sealed record DigestPublished(DateOnly On, string Title, string Text, string ByFunction) : GroupFact;
