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
    /// Somebody asks that an address should get letters. It is asked whether it wants to; one that follows already is asked whether it wants what was asked for too, with the way to its page of choices. The page
    /// answers the same in every case, so that nobody can find out who follows.
    /// </summary>
    /// <remarks>
    /// Who signs up twice wants both: one agreement from its page in the morning and another in the afternoon. So what is asked before the yes is added to what waits, and the page of the question says all of it;
    /// taken away it is on the page of choices. As long as a question waits for its answer, no other letter is sent within a day, whoever asks and however often. What is asked for of one who follows changes
    /// nothing of how often letters come or in which language: only the person does that.
    /// </remarks>
    /// <returns>True when a letter was left to be sent.</returns>
    public static async Task<bool> AskToSubscribe(this Act act, EmailAddress address, Wishes wishes)
    {
        Demand(wishes);
        await act.Lock("subscriber:" + address.Key);
        var subscriber = await act.Find(address);
        if (subscriber is { ConfirmKey: not null } && act.At - subscriber.AskedAt < AskAgain)
        {
            act.Ask(subscriber, wishes);
            return false;
        }

        // An address that its own server calls dead is not knocked at again within a month.
        if (await act.Db.Suppressions.FindAsync(await act.HashOf(address.Key)) is { Reason: not SuppressionReason.Left } dead && act.At - dead.At < KeepDead) return false;
        if (subscriber is { SuppressedAt: not null })
        {
            // Dead for a month and about to be erased: who asks now begins anew.
            act.Journal("prenumeration " + subscriber.Id, Trace("erased", subscriber.Chosen()), null);
            await act.Erase(subscriber);
            await act.Db.SaveChangesAsync();
            subscriber = null;
        }

        if (subscriber is null)
        {
            subscriber = new Subscriber
            {
                Id = Guid.CreateVersion7(), Address = address.Wire, AddressKey = address.Key, Key = NewKey(), Language = wishes.Language, Pace = wishes.Pace, Kinds = wishes.Kinds,
                AskedAt = act.At, Revision = 0,
            };
            act.Db.Add(subscriber);
        }

        subscriber.AskedAt = act.At;
        subscriber.ConfirmKey ??= NewKey();
        if (subscriber.ConfirmedAt is null) subscriber.Address = address.Wire;
        act.Ask(subscriber, wishes);
        act.LeaveLetter(subscriber.ConfirmedAt is null ? LetterKind.Confirmation : LetterKind.AlreadyFollows, act.Order.Id, subscriber.Id);
        return true;
    }

    /// <summary>The person says yes, with the key of the letter that asked: the first time to letters at all, later to what is added.</summary>
    /// <param name="words">What was said yes to, as it stood on the page.</param>
    /// <returns>Null when the key fits nothing (any more).</returns>
    public static async Task<Subscriber?> Confirm(this Act act, string confirmKey, string words)
    {
        if (await act.Db.Subscribers.Include(s => s.Topics).SingleOrDefaultAsync(s => s.ConfirmKey == confirmKey) is not { } subscriber) return null;
        if (subscriber.ConfirmedAt is null)
        {
            (subscriber.ConfirmedAt, subscriber.ConsentWords) = (act.At, words);
            subscriber.Revision++;
            act.Journal("prenumeration " + subscriber.Id, null, Trace("confirmed", subscriber.Chosen()));
        }
        else act.Set(subscriber, (subscriber.Asked ?? subscriber.Chosen()).And(subscriber.Chosen()), "added");

        (subscriber.ConfirmKey, subscriber.Asked, subscriber.SuppressedAt) = (null, null, null);
        await act.Lift(subscriber.AddressKey);
        return subscriber;
    }

    /// <summary>New choices.</summary>
    /// <exception cref="DbUpdateConcurrencyException">They were changed in another window meanwhile.</exception>
    public static async Task<bool> Choose(this Act act, string key, Wishes wishes, int seen)
    {
        Demand(wishes);
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
        act.Journal("prenumeration " + subscriber.Id, Trace("left", subscriber.Chosen()), null);
        await act.Suppress(subscriber.AddressKey, SuppressionReason.Left);
        await act.Erase(subscriber);
        return true;
    }

    /// <summary>Erases those who never answered, and the addresses that were found dead a month ago. A question whether one wants more is forgotten when it has not been answered.</summary>
    /// <returns>How many were erased.</returns>
    public static async Task<int> EraseSubscribers(this Act act)
    {
        var (unanswered, dead) = (act.At - QuestionStands, act.At - KeepDead);
        var old = await act.Db.Subscribers.Include(s => s.Topics).Where(s => (s.ConfirmedAt == null && s.AskedAt < unanswered) || (s.SuppressedAt != null && s.SuppressedAt < dead)).ToListAsync();
        foreach (var subscriber in old)
        {
            act.Journal("prenumeration " + subscriber.Id, Trace("erased", subscriber.Chosen()), null);
            await act.Erase(subscriber);
        }

        foreach (var subscriber in await act.Db.Subscribers.Include(s => s.Topics).Where(s => s.ConfirmedAt != null && s.ConfirmKey != null && s.AskedAt < unanswered).ToListAsync())
        {
            act.Journal("prenumeration " + subscriber.Id, Trace("unanswered", subscriber.Asked ?? subscriber.Chosen()), null);
            (subscriber.ConfirmKey, subscriber.Asked) = (null, null);
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

    private static void Demand(Wishes wishes)
    {
        if (wishes.Topics.Count == 0) throw new RefusedException(new SubscriptionRefusal.NoTopic());
        if (wishes.Kinds == Telling.None) throw new RefusedException(new SubscriptionRefusal.NoKind());
    }

    /// <summary>Adds to what waits for a yes. What has been said yes to is not touched, nor is the page where the person changes it disturbed.</summary>
    private static void Ask(this Act act, Subscriber subscriber, Wishes wishes)
    {
        if (subscriber.ConfirmedAt is null)
        {
            act.Set(subscriber, subscriber.Chosen().And(wishes), "asked");
            return;
        }

        subscriber.Asked = subscriber.Asked?.And(wishes) ?? wishes;
        act.Journal("prenumeration " + subscriber.Id, null, Trace("asked", subscriber.Asked));
    }

    private static void Set(this Act act, Subscriber subscriber, Wishes wishes, string what)
    {
        var before = subscriber.Revision == 0 ? null : Trace(what, subscriber.Chosen());
        (subscriber.Kinds, subscriber.Pace, subscriber.Language) = (wishes.Kinds, wishes.Pace, wishes.Language);
        foreach (var gone in subscriber.Topics.Where(t => !wishes.Topics.Contains(t.Topic)).ToList())
        {
            subscriber.Topics.Remove(gone);
            act.Db.Remove(gone);
        }

        foreach (var topic in wishes.Topics.Distinct().Where(t => !subscriber.Topics.Exists(s => s.Topic == t)).ToList())
            subscriber.Topics.Add(new SubscribedTopic { SubscriberId = subscriber.Id, Kind = topic.Kind, Key = topic.Key });
        subscriber.Revision++;
        act.Journal("prenumeration " + subscriber.Id, before, Trace(what, subscriber.Chosen()));
    }

    private static Task<Subscriber?> Find(this Act act, EmailAddress address) => act.Db.Subscribers.Include(s => s.Topics).SingleOrDefaultAsync(s => s.AddressKey == address.Key);

    private static Task<Subscriber?> Follower(this Act act, string key) => act.Db.Subscribers.Include(s => s.Topics).SingleOrDefaultAsync(s => s.Key == key && s.ConfirmedAt != null);

    private static SubscriptionTrace Trace(string what, Wishes wishes) => new(what, [.. wishes.Topics.Select(t => t.ToString()).Order(StringComparer.Ordinal)], wishes.Kinds.ToString(), wishes.Pace, wishes.Language);

    /// <summary>144 bits that nobody can guess, in letters that an address can hold.</summary>
    private static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18));
}
