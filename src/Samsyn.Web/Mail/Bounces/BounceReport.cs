using Samsyn.Web.Mail.Smtp;

namespace Samsyn.Web.Mail.Bounces;

/// <summary>What a bounce means for somebody's letters.</summary>
public enum BounceVerdict
{
    /// <summary>There is no such address: send nothing more to it.</summary>
    Permanent,

    /// <summary>Late, or a full mailbox: it may pass.</summary>
    Temporary,

    /// <summary>Refused for good, but for the letter's or the sender's sake (policy, size): the address is as good as before.</summary>
    NotTheAddress,

    /// <summary>The report says that it arrived, or was passed on.</summary>
    Delivered,
}

/// <summary>What a report says of one address.</summary>
/// <param name="Address">The address that the letter was sent to (Original-Recipient when it is told, since the final one may be where somebody forwards to).</param>
/// <param name="Status"><c>5.1.1</c>; null when the report gives none.</param>
/// <param name="Diagnostic">The receiving server's own words, on one line.</param>
public sealed record BouncedRecipient(EmailAddress Address, BounceVerdict Verdict, EnhancedStatus? Status, string Diagnostic);

/// <summary>
/// A letter that came back (studs): whom it did not reach, and which letter it was.
/// </summary>
/// <param name="MessageId">The Message-ID of our letter, without brackets; null when the report does not return its headers.</param>
public sealed record BounceReport(IReadOnlyList<BouncedRecipient> Recipients, string? MessageId);
