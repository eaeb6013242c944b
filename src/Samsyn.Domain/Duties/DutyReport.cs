namespace Samsyn.Domain.Duties;

/// <summary>
/// That an owner has done what was asked (redovisning), or takes an earlier report back: a fact, added to and never changed (R56).
/// </summary>
public sealed record DutyReport
{
    public required Guid Id { get; init; }

    public required Guid AgreementId { get; init; }

    /// <summary>The duty's id.</summary>
    public required string Duty { get; init; }

    /// <summary>Which time: <see cref="DutyOccurrence.Key"/>.</summary>
    public required string Occurrence { get; init; }

    /// <summary>The principal or body that did it: <c>1461</c>, <c>SRO</c>.</summary>
    public required string By { get; init; }

    /// <summary>The day it was done, or taken back.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What was done, or why it is taken back.</summary>
    public string? Note { get; init; }

    public string? Link { get; init; }

    /// <summary>Set when it takes back the report that stood: the day that one says it was done.</summary>
    public DateOnly? Withdraws { get; init; }

    /// <summary>When Samsyn learned it, UTC, whole milliseconds.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>Order of recording, then of the file.</summary>
    public required long Place { get; init; }
}
