using Samsyn.Web.Mail;

namespace Samsyn.Web.Subscriptions;

/// <summary>How often letters come (takt).</summary>
public enum Pace
{
    /// <summary>Genast: a letter when something is published. What councils decide is told once a day, at <see cref="MailHours.Decisions"/>.</summary>
    Immediately,

    /// <summary>En gång om dagen, and not on days when nothing has happened.</summary>
    Daily,

    /// <summary>En gång i veckan, on Mondays.</summary>
    Weekly,
}

/// <summary>What kind of thing one wants to be told of. Stored as a number, so that one statement can find all who want one of them.</summary>
[Flags]
public enum Telling
{
    None = 0,

    /// <summary>Beslut: what a body has decided, and corrections of it.</summary>
    Decisions = 1,

    /// <summary>Nyheter, and digests of the groups' work.</summary>
    News = 2,

    /// <summary>Remisser: opened, extended, compiled.</summary>
    Consultations = 4,

    /// <summary>Avtalets text och tid: a new version, an extension, a notice, a new plan.</summary>
    Agreement = 8,

    /// <summary>Dokument, new ones and new versions.</summary>
    Documents = 16,

    All = Decisions | News | Consultations | Agreement | Documents,
}

/// <summary>What a topic is about.</summary>
public enum TopicKind
{
    /// <summary>Every real agreement, also those to come, and the county as a whole. Exercises only when chosen by name.</summary>
    Everything,
    Agreement,

    /// <summary>What one party decides, in any agreement.</summary>
    Principal,

    /// <summary>What one body decides: <c>SRO</c>, <c>KF:1480</c>.</summary>
    Body,
}

/// <summary>One thing that somebody follows.</summary>
/// <param name="Key">A slug, a principal's id, a body's id; empty for everything.</param>
public sealed record Topic(TopicKind Kind, string Key)
{
    public static readonly Topic Everything = new(TopicKind.Everything, "");

    /// <summary>As it stands in a form: <c>agreement:hos-2023</c>.</summary>
    public override string ToString() => Kind == TopicKind.Everything ? "everything" : $"{Storage.StoredWords.Of(Kind)}:{Key}";
}

/// <summary>What somebody chose on the form.</summary>
public sealed record Wishes(IReadOnlyList<Topic> Topics, Telling Kinds, Pace Pace, string Language)
{
    /// <summary>What was chosen twice, as one choice: the topics and the kinds of both; how often and in which language as said last.</summary>
    public Wishes And(Wishes later) => later with { Topics = [.. Topics.Union(later.Topics)], Kinds = Kinds | later.Kinds };
}

/// <summary>
/// Somebody who follows by mail (prenumerant): an address and what it is to be told. Before <see cref="ConfirmedAt"/> nothing is sent to it but the one question whether it wants to (double opt-in).
/// </summary>
/// <remarks>
/// Nothing else is known of a person: no name, no reading habits, no opened letters. When somebody leaves, the row is erased; what stays is a salted hash (<see cref="Suppression"/>). Source: R49, GDPR article 7.1
/// (consent must be possible to show: <see cref="ConsentWords"/>) and 17 (erasure).
/// </remarks>
public sealed class Subscriber
{
    public required Guid Id { get; init; }

    /// <summary>As it goes to the relay (<see cref="EmailAddress.Wire"/>).</summary>
    public required string Address { get; set; }

    /// <summary>One row for one person: <see cref="EmailAddress.Key"/>.</summary>
    public required string AddressKey { get; init; }

    /// <summary><c>sv</c> or <c>en</c>.</summary>
    public required string Language { get; set; }

    public required Pace Pace { get; set; }

    public required Telling Kinds { get; set; }

    /// <summary>Opens the page of choices and leaves, without sign-in. In every letter to this address.</summary>
    public required string Key { get; init; }

    /// <summary>Stands in the one letter that asks for confirmation, of all or of what is <see cref="Asked"/>; null when it has been given.</summary>
    public string? ConfirmKey { get; set; }

    /// <summary>What was asked for after the yes, by somebody who knew the address; it waits for a yes of its own.</summary>
    public Wishes? Asked { get; set; }

    /// <summary>When the address was last asked, so that nobody can have it asked again and again.</summary>
    public DateTime AskedAt { get; set; }

    public DateTime? ConfirmedAt { get; set; }

    /// <summary>The words that were said yes to, as they stood on the page.</summary>
    public string? ConsentWords { get; set; }

    /// <summary>Since when nothing is sent to it, as its mail server says that there is no such address; erased 30 days later.</summary>
    public DateTime? SuppressedAt { get; set; }

    public int Revision { get; set; }

    public List<SubscribedTopic> Topics { get; } = [];

    public Wishes Chosen() => new([.. Topics.Select(t => t.Topic)], Kinds, Pace, Language);

    /// <summary>What of <see cref="Asked"/> is not chosen already; null when nothing is.</summary>
    public Wishes? Additions() =>
        Asked is { } asked && asked with { Topics = [.. asked.Topics.Except(Topics.Select(t => t.Topic))], Kinds = asked.Kinds & ~Kinds } is var added && (added.Topics.Count > 0 || added.Kinds != Telling.None) ? added : null;
}

/// <summary>A topic of a subscriber, as a row.</summary>
public sealed class SubscribedTopic
{
    public required Guid SubscriberId { get; init; }

    public required TopicKind Kind { get; init; }

    public required string Key { get; init; }

    public Topic Topic => new(Kind, Key);
}

/// <summary>An address that nothing is sent to, known only by a salted hash: it cannot be read, only recognised.</summary>
public sealed class Suppression
{
    /// <summary>Hex of HMAC-SHA256 over <see cref="EmailAddress.Key"/>, with this installation's own salt.</summary>
    public required string Hash { get; init; }

    public required SuppressionReason Reason { get; set; }

    public required DateTime At { get; set; }
}

/// <summary>What the journal keeps when an address may be sent to again: why and since when it was not.</summary>
public sealed record SuppressionTrace(SuppressionReason Reason, DateTime At);

/// <summary>Why nothing is sent to an address.</summary>
public enum SuppressionReason
{
    /// <summary>The person left. A new yes from the same address lifts it.</summary>
    Left,

    /// <summary>The mail server said that there is no such address (5xx).</summary>
    Refused,

    /// <summary>A letter came back (RFC 3464), read by <c>samsyn import-bounces</c>.</summary>
    Bounced,
}

/// <summary>This installation's salt for <see cref="Suppression"/>: one row.</summary>
public sealed class MailSecret
{
    public required int Id { get; init; }

    /// <summary>32 octets in hex.</summary>
    public required string Salt { get; init; }
}
