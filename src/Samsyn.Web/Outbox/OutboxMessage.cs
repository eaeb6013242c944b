namespace Samsyn.Web.Outbox;

/// <summary>Work an act leaves behind, written in the same commit: a killed process loses none of it.</summary>
/// <remarks>A worker claims it with a lease; when the worker dies the lease runs out and another takes over. Source: DESIGN.md 4.</remarks>
public sealed class OutboxMessage
{
    public required Guid Id { get; init; }

    public required Guid ActId { get; init; }

    /// <summary>0 for an act's first message: they are taken up in this order.</summary>
    public required int Position { get; init; }

    /// <summary>Which handler does it: <c>history</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>JSON.</summary>
    public required string Payload { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Not before; moved on after a failure.</summary>
    public DateTime DueAt { get; set; }

    public string? ClaimedBy { get; set; }

    public DateTime? ClaimedUntil { get; set; }

    public int Attempts { get; set; }

    public DateTime? DoneAt { get; set; }

    public string? LastError { get; set; }
}
