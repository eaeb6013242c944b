using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Signing;

/// <summary>
/// That a party has signed the agreement, or declined to (underskrift): a fact, kept beside the decisions and counted nowhere in the status.
/// </summary>
/// <remarks>
/// An assembly says yes and names who signs (R24, DOMAIN.md 11); the paper comes weeks later, and a municipality may have
/// decided and never signed. Source: CONTRACT.md C2 <c>signatures</c>.
/// </remarks>
public sealed record Signature
{
    public required Guid Id { get; init; }

    public required Guid AgreementId { get; init; }

    public required PrincipalId Party { get; init; }

    /// <summary>The day of signing or declining; null when no source gives it.</summary>
    public DateOnly? On { get; init; }

    /// <summary>A function, not a person: "kommunstyrelsens ordförande".</summary>
    public string? ByFunction { get; init; }

    /// <summary>How: <c>paper</c> or <c>electronic</c>.</summary>
    public string? Form { get; init; }

    /// <summary>The version signed.</summary>
    public string? Version { get; init; }

    /// <summary>Why the party will not sign; null or empty when it did.</summary>
    public string? DeclinedReason { get; init; }

    /// <summary>SHA-256 (lower-case hex) of the signed file, or of the scanned paper, whose bytes stand among the blobs; null without one.</summary>
    public string? FileSha256 { get; init; }

    /// <summary>In what function it was registered, when somebody else did it than who signed: <c>registrar:1463</c>.</summary>
    public string? RegisteredBy { get; init; }

    /// <summary>What the signed file showed when it was handed in; null for paper.</summary>
    public SignatureEvidence? Evidence { get; init; }

    /// <summary>The party will not sign.</summary>
    public bool IsDeclined => !string.IsNullOrEmpty(DeclinedReason);

    /// <summary>When Samsyn learned it, UTC, whole milliseconds.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>Order of import, then of the file.</summary>
    public required long Place { get; init; }
}
