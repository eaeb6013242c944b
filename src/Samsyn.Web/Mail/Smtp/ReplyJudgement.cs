namespace Samsyn.Web.Mail.Smtp;

/// <summary>What was said to the relay when it answered.</summary>
internal enum SmtpStage
{
    /// <summary>Greeting, EHLO, STARTTLS: nothing about a letter yet.</summary>
    Session,
    Sender,
    Recipient,

    /// <summary>DATA, and the answer to the whole letter.</summary>
    Message,
}

/// <summary>
/// Whose fault a refusal is. The whole point is that nobody loses their letters because a relay was set up wrongly, and nobody's dead address is written to for ever.
/// </summary>
/// <remarks>
/// RFC 5321 4.2.2-4.2.3 and RFC 3463 3; and what servers do: Exchange answers 550 5.4.1 for an address it does not know, full mailboxes are 552 or 5.2.2 and are emptied, "relay access denied" is about
/// the settings whatever its number, and a policy (5.7.x) blames the sender. An enhanced status says more than the three digits, and is asked first.
/// </remarks>
internal static class ReplyJudgement
{
    /// <summary>The outcome of a letter by an answer that is not the one hoped for.</summary>
    public static SendOutcome Judge(this SmtpReply reply, SmtpStage stage) => reply.Code switch
    {
        >= 400 and < 500 => new SendOutcome.TryLater { Reply = reply },
        >= 500 and < 600 => stage switch
        {
            SmtpStage.Session => new SendOutcome.RelayRefused { Reply = reply },
            // The sender is the same for every letter; only the size is this one's.
            SmtpStage.Sender => reply.Status is { Subject: 3, Detail: 4 } || (reply.Status is null && reply.Code == 552) ? new SendOutcome.MessageRefused { Reply = reply } : new SendOutcome.RelayRefused { Reply = reply },
            _ => Blame(reply.Code, reply.Status, reply.Text, stage) switch
            {
                AtFault.Recipient => new SendOutcome.RecipientRefused { Reply = reply },
                AtFault.Passing => new SendOutcome.TryLater { Reply = reply },
                AtFault.Relay => new SendOutcome.RelayRefused { Reply = reply },
                _ => new SendOutcome.MessageRefused { Reply = reply },
            },
        },
        _ => SendOutcome.Later(SmtpTrouble.NotSmtp),
    };

    /// <summary>Whose fault a permanent refusal (5xx) is.</summary>
    public static AtFault Blame(int code, EnhancedStatus? status, string text, SmtpStage stage)
    {
        if (code is 530 or 535 or 534 or 538 || (status is null or { Subject: 7 } or { Subject: 1, Detail: 0 } && text.Contains("relay", StringComparison.OrdinalIgnoreCase))) return AtFault.Relay;
        return status switch
        {
            { Subject: 1, Detail: 7 or 8 } => AtFault.Relay,      // the sender's address
            { Subject: 1 } => AtFault.Recipient,
            { Subject: 2, Detail: 2 } => AtFault.Passing,          // full
            { Subject: 2, Detail: 3 } => AtFault.Letter,           // larger than the mailbox takes
            { Subject: 2, Detail: 4 } => AtFault.Passing,          // a list that cannot be expanded
            { Subject: 2 } => AtFault.Recipient,                   // closed
            { Subject: 3, Detail: 4 } => AtFault.Letter,
            { Subject: 3 } => AtFault.Relay,
            { Subject: 4, Detail: 1 or 4 } => AtFault.Recipient,   // Exchange: an unknown address; no way to the domain
            { Subject: 4, Detail: 7 } => AtFault.Passing,          // tried until the time was out
            { Subject: 4 } => AtFault.Letter,
            { Subject: 5 } => code is 550 && stage == SmtpStage.Recipient ? AtFault.Recipient : AtFault.Letter,
            { Subject: 6 or 7 } => AtFault.Letter,
            { Subject: 0 } or null or _ => code switch
            {
                // A content filter says 550 too, after the letter.
                550 or 551 or 553 => stage == SmtpStage.Recipient ? AtFault.Recipient : AtFault.Letter,
                521 or 556 => AtFault.Recipient,                   // RFC 7504: the domain takes no mail
                552 => AtFault.Passing,
                >= 500 and <= 504 or 555 => stage == SmtpStage.Recipient ? AtFault.Relay : AtFault.Letter,
                _ => AtFault.Letter,
            },
        };
    }
}

/// <summary>Whose fault a permanent refusal is.</summary>
internal enum AtFault
{
    Recipient,
    Letter,
    Relay,

    /// <summary>Said for good, but passes: a full mailbox.</summary>
    Passing,
}
