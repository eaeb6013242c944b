using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Mail.Bounces;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Subscriptions;

/// <summary>What a letter that came back led to.</summary>
/// <param name="Stopped">Subscribers that nothing more is sent to.</param>
/// <param name="Letters">Letters that are now known not to have arrived.</param>
public sealed record BounceTrace(int Stopped, int Letters);

/// <summary>Takes in letters that came back.</summary>
public static class BounceActs
{
    /// <summary>
    /// An address that its mail server calls dead gets nothing more, and the letter is marked as not arrived. What may pass, or was the letter's own fault, changes nothing but the letter. Read twice, it changes nothing the
    /// second time. A party's own address is never stopped: notices must go there, and the page of failures tells.
    /// </summary>
    public static async Task<BounceTrace> TakeBack(this Act act, BounceReport report)
    {
        var (stopped, marked) = (0, 0);
        var letter = report.MessageId is { } id ? await act.Db.Letters.FirstOrDefaultAsync(l => l.MessageId == id) : null;
        foreach (var recipient in report.Recipients)
        {
            if (recipient.Verdict is BounceVerdict.Permanent or BounceVerdict.NotTheAddress && letter is { State: LetterState.Sent })
            {
                (letter.State, letter.EndedAt, letter.Reply) = (LetterState.Failed, act.At, $"Mejlet kom tillbaka: {recipient.Diagnostic}");
                marked++;
            }

            if (recipient.Verdict != BounceVerdict.Permanent) continue;
            if (await act.SubscriberOf(recipient.Address) is { SuppressedAt: null } subscriber)
            {
                await act.StopDead(subscriber, SuppressionReason.Bounced);
                stopped++;
            }
        }

        var trace = new BounceTrace(stopped, marked);
        if (stopped + marked > 0) act.Journal<BounceTrace>("studs", null, trace);
        return trace;
    }
}
