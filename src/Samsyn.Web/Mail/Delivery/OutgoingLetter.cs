using Samsyn.Web.Storage;

namespace Samsyn.Web.Mail.Delivery;

/// <summary>What a letter is. Each kind has who writes it (<see cref="LetterWriter"/>).</summary>
public enum LetterKind
{
    /// <summary>What a subscriber follows: one thing or a digest.</summary>
    Told,

    /// <summary>Asks whether the address wants letters.</summary>
    Confirmation,

    /// <summary>To one who follows already and was signed up again: whether it wants what is new, and the page of choices.</summary>
    AlreadyFollows,

    /// <summary>The answer to a reader's question.</summary>
    Answer,

    /// <summary>A notice to a party (meddelande till part), which cannot be left.</summary>
    Notice,
}

/// <summary>What has become of a letter.</summary>
public enum LetterState
{
    /// <summary>Not sent yet, or to be tried again after a pause.</summary>
    Waiting,

    /// <summary>The relay has taken it upon itself.</summary>
    Sent,

    /// <summary>Not taken, and not tried again unless a person says so.</summary>
    Failed,

    /// <summary>All of it went out several times and no answer came: it may have arrived.</summary>
    Uncertain,

    /// <summary>Not sent, since the site is being tried out.</summary>
    Withheld,

    /// <summary>Nobody or nothing left to tell: the person has left, or what it told was recorded by mistake.</summary>
    Unneeded,
}

/// <summary>
/// One letter to one person, as a row: what is to be sent and what became of it. The address and the words are not here: they are fetched when it is sent, so that who leaves has left.
/// </summary>
/// <remarks>The key says it once: a batch is an event, a digest or an act, and a person is in it once. Claimed with a lease: see <see cref="LetterLease"/>.</remarks>
public sealed class OutgoingLetter
{
    public required Guid BatchId { get; init; }

    /// <summary>The subscriber, the reader's question, or the party's address.</summary>
    public required Guid PersonId { get; init; }

    public required LetterKind Kind { get; init; }

    public required LetterState State { get; set; }

    public required DateTime WrittenAt { get; init; }

    /// <summary>Not before; moved on when the relay asks for a pause.</summary>
    public required DateTime DueAt { get; set; }

    public int Attempts { get; set; }

    public string? ClaimedBy { get; set; }

    public DateTime? ClaimedUntil { get; set; }

    /// <summary>When the relay took it, or when it was given up.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>What the relay said last: for a notice the receipt that it was accepted.</summary>
    public string? Reply { get; set; }

    /// <summary>Which words and which layout it was made with: <c>told/1 layout/1</c>.</summary>
    public string? Template { get; set; }

    /// <summary>The same each time it is made: which letter a bounce is about.</summary>
    public string? MessageId { get; set; }
}

/// <summary>Leaves letters in the same commit as what they tell.</summary>
public static class OutgoingLetters
{
    /// <summary>Letters are taken up in the order they are due. What a person waits for goes before a mailing to a hundred thousand that began earlier.</summary>
    private static readonly TimeSpan BeforeMailings = TimeSpan.FromDays(7);

    public static void LeaveLetter(this Act act, LetterKind kind, Guid batch, Guid person) =>
        act.Db.Add(new OutgoingLetter { BatchId = batch, PersonId = person, Kind = kind, State = LetterState.Waiting, WrittenAt = act.At, DueAt = Instants.Now(TimeProvider.System) - BeforeMailings });
}
