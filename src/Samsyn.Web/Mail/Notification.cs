using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Principals;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;

namespace Samsyn.Web.Mail;

/// <summary>What a message is about: typed values only. The capability that sent it makes the words, in the reader's language.</summary>
public sealed record NotificationFacts
{
    /// <summary>The party it is about, not the one it goes to.</summary>
    public PrincipalId? Party { get; init; }

    /// <summary>The day it is about: signed, due, held.</summary>
    public DateOnly? On { get; init; }

    /// <summary>What it is called in the agreement's own words: a duty, a group.</summary>
    public string? Title { get; init; }

    /// <summary>Somebody's own words: a reason.</summary>
    public string? Text { get; init; }

    public string? Version { get; init; }
}

/// <summary>
/// A message to the parties of an agreement (meddelande), as a row that waits for mail to deliver it. Numbered 1, 2, 3… within the agreement, so
/// that whoever has read to a number knows that nothing is missing.
/// </summary>
/// <remarks>Written by an act (<see cref="Notifications.Notify"/>) and never changed: a killed process neither loses nor repeats one.</remarks>
public sealed class Notification
{
    public required Guid Id { get; init; }

    public required Guid AgreementId { get; init; }

    public required int Number { get; init; }

    /// <summary>What says the same thing once: a second message of the same key is not written.</summary>
    public required string Key { get; init; }

    /// <summary>Which capability's words: <c>signing.signed</c>, <c>duty.reminder</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom it goes to; null for every party.</summary>
    public PrincipalId? To { get; init; }

    public required NotificationFacts Facts { get; init; }

    public required DateTime At { get; init; }

    /// <summary>When mail had delivered it; null while it waits.</summary>
    public DateTime? DeliveredAt { get; set; }
}

/// <summary>Leaves messages for mail to deliver.</summary>
public static class Notifications
{
    /// <summary>Writes a message in the act's own commit, unless one with the same key is there. The agreement's lock is taken: numbers have no holes.</summary>
    /// <param name="to">Null: every party.</param>
    /// <param name="key">Says the same thing once, <c>duty.reminder cap-volumes 1480 2026-12-09 30</c>.</param>
    /// <returns>False when it had been written before.</returns>
    public static async Task<bool> Notify(this Act act, Guid agreementId, string kind, PrincipalId? to, string key, NotificationFacts facts)
    {
        await act.Lock("notifications:" + agreementId);
        var waiting = act.Db.Notifications.Local.Where(n => n.AgreementId == agreementId).ToList();
        if (waiting.Exists(n => n.Key == key) || await act.Db.Notifications.AnyAsync(n => n.AgreementId == agreementId && n.Key == key)) return false;
        var last = Math.Max(await act.Db.Notifications.Where(n => n.AgreementId == agreementId).MaxAsync(n => (int?)n.Number) ?? 0, waiting.Count > 0 ? waiting.Max(n => n.Number) : 0);
        var notification = new Notification { Id = Guid.CreateVersion7(), AgreementId = agreementId, Number = last + 1, Key = key, Kind = kind, To = to, Facts = facts, At = act.At };
        act.Db.Add(notification);
        act.Later(Notices.Write, new NoticeMessage(notification.Id));
        return true;
    }
}
