using Samsyn.Web.Mail.Smtp;

namespace Samsyn.Web.Mail.Delivery;

/// <summary>What is written about a letter when it has been tried: where it stands, and when it is tried again.</summary>
/// <param name="DueAt">When to try again; null when it is not tried again.</param>
/// <param name="StopsPerson">The address is dead: nothing more is sent to it.</param>
internal readonly record struct LetterVerdict(LetterState State, DateTime? DueAt, bool StopsPerson, string Reply, bool Counts)
{
    /// <summary>Pauses before the second, third… try: the relay has its own, so these need not be short (RFC 5321 4.5.4.1).</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6)];

    /// <summary>How long a letter is tried before it is given up: four to five days (RFC 5321 4.5.4.1).</summary>
    internal static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(5);

    /// <summary>A letter that may have arrived is sent again so many times; all have one Message-ID.</summary>
    internal const int UncertainTries = 3;

    private const int LongestReply = 500;

    /// <param name="attempts">Tries before this one.</param>
    public static LetterVerdict Of(SendOutcome outcome, int attempts, DateTime writtenAt, DateTime now)
    {
        var said = Design.Languages.In(Design.Language.Swedish, outcome.Sentence);
        var reply = said.Length > LongestReply ? said[..LongestReply] : said;
        var again = now + Pauses[Math.Min(attempts, Pauses.Length - 1)];
        var tired = now - writtenAt > GivenUpAfter;
        return outcome switch
        {
            SendOutcome.Accepted => new(LetterState.Sent, null, false, reply, true),
            SendOutcome.Withheld => new(LetterState.Withheld, null, false, reply, false),
            SendOutcome.RecipientRefused => new(LetterState.Failed, null, true, reply, true),
            SendOutcome.MessageRefused => new(LetterState.Failed, null, false, reply, true),
            // The letter is as good as before, and is not given up because of the relay's settings.
            SendOutcome.RelayRefused => new(LetterState.Waiting, now + TimeSpan.FromMinutes(1), false, reply, false),
            SendOutcome.Uncertain when attempts + 1 >= UncertainTries => new(LetterState.Uncertain, null, false, reply, true),
            SendOutcome.Uncertain => new(LetterState.Waiting, now + TimeSpan.FromMinutes(15), false, reply, true),
            SendOutcome.TryLater when tired => new(LetterState.Failed, null, false, reply, true),
            SendOutcome.TryLater => new(LetterState.Waiting, again, false, reply, true),
            _ => throw new InvalidOperationException($"Nothing says what becomes of a letter after {outcome.GetType().Name}."),
        };
    }
}
