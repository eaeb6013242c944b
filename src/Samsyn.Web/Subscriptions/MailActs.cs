using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Access;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Subscriptions;

/// <summary>What the journal keeps when letters are sent again.</summary>
public sealed record RetryTrace(int Letters);

/// <summary>Acts on letters that did not arrive, and on addresses that nothing is sent to.</summary>
public static class MailActs
{
    /// <summary>Sends again what failed: one letter, or all. An address that was stopped as dead is tried once more.</summary>
    /// <param name="batch">Null for all.</param>
    public static async Task<int> Retry(this Act act, Guid? batch, Guid? person)
    {
        await act.DemandForAll(WorkspaceAct.RunMail);
        var failed = await act.Db.Letters.Where(l => (l.State == LetterState.Failed || l.State == LetterState.Uncertain) && (batch == null || (l.BatchId == batch && l.PersonId == person))).ToListAsync();
        foreach (var letter in failed) (letter.State, letter.Attempts, letter.EndedAt, letter.DueAt) = (LetterState.Waiting, 0, null, Instants.Now(TimeProvider.System));
        var people = failed.Select(l => l.PersonId).Distinct().ToList();
        foreach (var subscriber in await act.Db.Subscribers.Where(s => s.SuppressedAt != null && people.Contains(s.Id)).ToListAsync())
        {
            subscriber.SuppressedAt = null;
            subscriber.Revision++;
            await act.Lift(subscriber.AddressKey);
        }

        if (failed.Count > 0) act.Journal<RetryTrace>("mejl", null, new RetryTrace(failed.Count));
        return failed.Count;
    }

    /// <summary>Lets letters go again to an address that its mail server called dead: people mend their mailboxes. Who subscribed does so again, and others may. The order says why; the journal has no address.</summary>
    /// <exception cref="Domain.RefusedException">It is not stopped, or its person has left.</exception>
    public static async Task LetIn(this Act act, EmailAddress address)
    {
        await act.DemandForAll(WorkspaceAct.RunMail);
        await act.Lock("subscriber:" + address.Key);
        if (await act.Db.Suppressions.FindAsync(await act.HashOf(address.Key)) is not { Reason: not SuppressionReason.Left } stopped) throw new Domain.RefusedException(new SubscriptionRefusal.NotStopped());
        act.Db.Remove(stopped);
        var subscriber = await act.SubscriberOf(address);
        if (subscriber is { SuppressedAt: not null })
        {
            subscriber.SuppressedAt = null;
            subscriber.Revision++;
        }

        act.Journal(subscriber is null ? "mejladress" : "prenumeration " + subscriber.Id, new SuppressionTrace(stopped.Reason, stopped.At), null);
    }
}
