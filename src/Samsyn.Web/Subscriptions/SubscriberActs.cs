using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Subscriptions;

/// <summary>What the journal keeps of a subscription: what was chosen, never by whom.</summary>
public sealed record SubscriptionTrace(string What, IReadOnlyList<string> Topics, string Kinds, Pace Pace, string Language);

/// <summary>Asking for letters, saying yes, choosing, leaving. None needs an account: the keys in the letters open them.</summary>
public static class SubscriberActs
{
    /// <summary>How long a question whether one wants letters waits for its answer; then the row is erased.</summary>
    public static readonly TimeSpan QuestionStands = TimeSpan.FromDays(7);

    /// <summary>One address is asked no more often than this, whoever asks and however often.</summary>
    public static readonly TimeSpan AskAgain = TimeSpan.FromHours(24);

    /// <summary>How long a dead address can be brought back, by those who run the site.</summary>
    public static readonly TimeSpan KeepDead = TimeSpan.FromDays(30);

    /// <summary>
    /// Somebody asks that an address should get letters. It is asked whether it wants to, once a day at most; one that follows already is sent its page of choices instead. The page answers the same
    /// in every case, so that nobody can find out who follows.
    /// </summary>
    /// <returns>True when a letter was left to be sent.</returns>
    public static async Task<bool> AskToSubscribe(this Act act, EmailAddress address, Wishes wishes)
    {
        await act.Lock("subscriber:" + address.Key);
        var subscriber = await act.Find(address);
        if (subscriber is not null && act.At - subscriber.AskedAt < AskAgain)
        {
            // The latest wishes count when the one question is answered.
            if (subscriber.ConfirmedAt is null) act.Set(subscriber, wishes, "asked");
            return false;
        }

        // An address that its own server calls dead is not knocked at again within a month.
        if (await act.Db.Suppressions.FindAsync(await act.HashOf(address.Key)) is { Reason: not SuppressionReason.Left } dead && act.At - dead.At < KeepDead) return false;
        if (subscriber is null)
        {
            subscriber = new Subscriber
            {
                Id = Guid.CreateVersion7(), Address = address.Wire, AddressKey = address.Key, Key = NewKey(), ConfirmKey = NewKey(), Language = wishes.Language, Pace = wishes.Pace, Kinds = wishes.Kinds,
                AskedAt = act.At, Revision = 0,
            };
            act.Db.Add(subscriber);
        }

        subscriber.AskedAt = act.At;
        if (subscriber.ConfirmedAt is null || subscriber.SuppressedAt is not null)
        {
            subscriber.ConfirmKey ??= NewKey();
            subscriber.Address = address.Wire;
            act.Set(subscriber, wishes, "asked");
            act.LeaveLetter(LetterKind.Confirmation, act.Order.Id, subscriber.Id);
            return true;
        }

        act.Journal("prenumeration " + subscriber.Id, null, Trace("reminded", subscriber));
        subscriber.Revision++;
        act.LeaveLetter(LetterKind.AlreadyFollows, act.Order.Id, subscriber.Id);
        return true;
    }

    /// <summary>The person says yes, with the key of the letter that asked.</summary>
    /// <param name="words">What was said yes to, as it stood on the page.</param>
    /// <returns>Null when the key fits nothing (any more).</returns>
    public static async Task<Subscriber?> Confirm(this Act act, string confirmKey, string words)
    {
        if (await act.Db.Subscribers.Include(s => s.Topics).SingleOrDefaultAsync(s => s.ConfirmKey == confirmKey) is not { } subscriber) return null;
        (subscriber.ConfirmedAt, subscriber.ConsentWords, subscriber.ConfirmKey, subscriber.SuppressedAt) = (act.At, words, null, null);
        await act.Lift(subscriber.AddressKey);
        subscriber.Revision++;
        act.Journal("prenumeration " + subscriber.Id, null, Trace("confirmed", subscriber));
        return subscriber;
    }

    /// <summary>New choices.</summary>
    /// <exception cref="DbUpdateConcurrencyException">They were changed in another window meanwhile.</exception>
    public static async Task<bool> Choose(this Act act, string key, Wishes wishes, int seen)
    {
        if (await act.Follower(key) is not { } subscriber) return false;
        if (subscriber.Revision != seen) throw new DbUpdateConcurrencyException("The choices have been changed since they were read.");
        act.Set(subscriber, wishes, "chosen");
        return true;
    }

    /// <summary>The person leaves: the address and its choices are erased, letters that wait are not sent, and a salted hash remains.</summary>
    /// <returns>False when the key fits nothing: left already.</returns>
    public static async Task<bool> Leave(this Act act, string key)
    {
        if (await act.Follower(key) is not { } subscriber) return false;
        act.Journal("prenumeration " + subscriber.Id, Trace("left", subscriber), null);
        await act.Suppress(subscriber.AddressKey, SuppressionReason.Left);
        await act.Erase(subscriber);
        return true;
    }

    /// <summary>Erases those who never answered, and the addresses that were found dead a month ago.</summary>
    /// <returns>How many were erased.</returns>
    public static async Task<int> EraseSubscribers(this Act act)
    {
        var (unanswered, dead) = (act.At - QuestionStands, act.At - KeepDead);
        var old = await act.Db.Subscribers.Include(s => s.Topics).Where(s => (s.ConfirmedAt == null && s.AskedAt < unanswered) || (s.SuppressedAt != null && s.SuppressedAt < dead)).ToListAsync();
        foreach (var subscriber in old)
        {
            act.Journal("prenumeration " + subscriber.Id, Trace("erased", subscriber), null);
            await act.Erase(subscriber);
        }

        return old.Count;
    }

    private static async Task Erase(this Act act, Subscriber subscriber)
    {
        await act.Db.LetterItems.Where(i => i.SubscriberId == subscriber.Id && i.BatchId == null).ExecuteDeleteAsync();
        await act.Db.Letters.Where(l => l.PersonId == subscriber.Id && l.State == LetterState.Waiting).ExecuteUpdateAsync(set => set.SetProperty(l => l.State, LetterState.Unneeded));
        act.Db.RemoveRange(subscriber.Topics);
        act.Db.Remove(subscriber);
    }

    private static void Set(this Act act, Subscriber subscriber, Wishes wishes, string what)
    {
        if (wishes.Topics.Count == 0) throw new RefusedException(new SubscriptionRefusal.NoTopic());
        if (wishes.Kinds == Telling.None) throw new RefusedException(new SubscriptionRefusal.NoKind());
        var before = subscriber.Revision == 0 ? null : Trace(what, subscriber);
        (subscriber.Kinds, subscriber.Pace, subscriber.Language) = (wishes.Kinds, wishes.Pace, wishes.Language);
        foreach (var gone in subscriber.Topics.Where(t => !wishes.Topics.Contains(t.Topic)).ToList())
        {
            subscriber.Topics.Remove(gone);
            act.Db.Remove(gone);
        }

        foreach (var topic in wishes.Topics.Distinct().Where(t => !subscriber.Topics.Exists(s => s.Topic == t)).ToList())
            subscriber.Topics.Add(new SubscribedTopic { SubscriberId = subscriber.Id, Kind = topic.Kind, Key = topic.Key });
        subscriber.Revision++;
        act.Journal("prenumeration " + subscriber.Id, before, Trace(what, subscriber));
    }

    private static Task<Subscriber?> Find(this Act act, EmailAddress address) => act.Db.Subscribers.Include(s => s.Topics).SingleOrDefaultAsync(s => s.AddressKey == address.Key);

    private static Task<Subscriber?> Follower(this Act act, string key) => act.Db.Subscribers.Include(s => s.Topics).SingleOrDefaultAsync(s => s.Key == key && s.ConfirmedAt != null);

    private static SubscriptionTrace Trace(string what, Subscriber s) => new(what, [.. s.Topics.Select(t => t.Topic.ToString()).Order(StringComparer.Ordinal)], s.Kinds.ToString(), s.Pace, s.Language);

    /// <summary>144 bits that nobody can guess, in letters that an address can hold.</summary>
    private static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18));
}
