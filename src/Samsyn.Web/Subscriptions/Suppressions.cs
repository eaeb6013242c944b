using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Mail;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Subscriptions;

/// <summary>Recognises addresses that nothing is sent to, without keeping them.</summary>
internal static class Suppressions
{
    /// <summary>The hash of an address in this installation. The salt is made the first time it is asked for.</summary>
    public static async Task<string> HashOf(this Act act, string addressKey)
    {
        await act.Lock("mail_secret");
        var secret = act.Db.MailSecrets.Local.FirstOrDefault() ?? await act.Db.MailSecrets.SingleOrDefaultAsync();
        if (secret is null) act.Db.Add(secret = new MailSecret { Id = 1, Salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) });
        return Hash(secret.Salt, addressKey);
    }

    internal static string Hash(string salt, string addressKey) => Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(salt), Encoding.UTF8.GetBytes(addressKey)));

    public static async Task Suppress(this Act act, string addressKey, SuppressionReason reason)
    {
        var hash = await act.HashOf(addressKey);
        if (await act.Db.Suppressions.FindAsync(hash) is { } known) (known.Reason, known.At) = (reason, act.At);
        else act.Db.Add(new Suppression { Hash = hash, Reason = reason, At = act.At });
    }

    public static async Task Lift(this Act act, string addressKey)
    {
        if (await act.Db.Suppressions.FindAsync(await act.HashOf(addressKey)) is { } known) act.Db.Remove(known);
    }

    /// <summary>Why nothing is sent to the address; null when it may be.</summary>
    public static async Task<SuppressionReason?> WhySuppressed(this Act act, string addressKey) => (await act.Db.Suppressions.FindAsync(await act.HashOf(addressKey)))?.Reason;

    /// <summary>Stops a subscriber whose address is dead, with what waits for it. Its row is erased 30 days later, so that a mistake of the mail server can be mended.</summary>
    public static async Task StopDead(this Act act, Subscriber subscriber, SuppressionReason reason)
    {
        await act.Suppress(subscriber.AddressKey, reason);
        subscriber.SuppressedAt ??= act.At;
        subscriber.Revision++;
        await act.Db.LetterItems.Where(i => i.SubscriberId == subscriber.Id && i.BatchId == null).ExecuteDeleteAsync();
        await act.Db.Letters.Where(l => l.PersonId == subscriber.Id && l.State == Mail.Delivery.LetterState.Waiting).ExecuteUpdateAsync(set => set.SetProperty(l => l.State, Mail.Delivery.LetterState.Unneeded));
    }

    /// <summary>The person behind a letter that came back; null when the address follows nothing here.</summary>
    public static Task<Subscriber?> SubscriberOf(this Act act, EmailAddress address) => act.Db.Subscribers.SingleOrDefaultAsync(s => s.AddressKey == address.Key);
}
