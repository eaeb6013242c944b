using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Subscriptions;

/// <summary>
/// Where a party receives what it must be told (meddelanden till parten): its registrar's mailbox. Such letters cannot be left, only the address be changed by the party or by those who run the agreements.
/// </summary>
public sealed class NoticeAddress
{
    public required Guid Id { get; init; }

    public required PrincipalId Principal { get; init; }

    /// <summary>A mailbox of a function: <c>kommun@tibro.example</c>.</summary>
    public required string Address { get; init; }

    public required string AddressKey { get; init; }

    /// <summary>Who reads it: "Registrator".</summary>
    public required string Function { get; init; }

    public required DateTime AddedAt { get; init; }

    /// <summary>Nothing more is sent there; what was sent keeps its receipt.</summary>
    public DateTime? EndedAt { get; set; }
}

/// <summary>What the journal keeps of a party's address.</summary>
public sealed record NoticeAddressTrace(string Principal, string Address, string Function);

/// <summary>A message whose letters are to be written.</summary>
public sealed record NoticeMessage(Guid Notification);

/// <summary>Parties' addresses, and letters to them.</summary>
public static class Notices
{
    public const string Write = "mail.notice";

    /// <summary>Messages older than this are not sent when an address comes at last: they are on the pages.</summary>
    private static readonly TimeSpan StillNews = TimeSpan.FromDays(31);

    /// <summary>Adds an address of a party. What the party was told lately and nobody has received is sent there.</summary>
    public static async Task AddNoticeAddress(this Act act, PrincipalId principal, EmailAddress address, string function)
    {
        await act.DemandForAll(WorkspaceAct.RunMail);
        await act.Lock("notice_address");
        var addresses = await act.Db.NoticeAddresses.Where(a => a.Principal == principal).ToListAsync();
        if (addresses.Find(a => a.AddressKey == address.Key) is { } known)
        {
            if (known.EndedAt is null) return;
            act.Db.Remove(known);
            await act.Db.SaveChangesAsync();
        }

        act.Db.Add(new NoticeAddress { Id = Guid.CreateVersion7(), Principal = principal, Address = address.Wire, AddressKey = address.Key, Function = function, AddedAt = act.At });
        act.Journal<NoticeAddressTrace>($"meddelandeadress {principal}", null, new(principal.Value, address.Shown, function));
        if (addresses.Exists(a => a.EndedAt is null)) return;
        var since = act.At - StillNews;
        foreach (var missed in await act.Db.Notifications.Where(n => n.DeliveredAt == null && n.At >= since && (n.To == null || n.To == principal)).Select(n => n.Id).ToListAsync())
            act.Later(Write, new NoticeMessage(missed));
    }

    /// <summary>Ends an address. The party's last one can be ended too: the page then says that nobody receives its notices.</summary>
    public static async Task EndNoticeAddress(this Act act, Guid id)
    {
        await act.DemandForAll(WorkspaceAct.RunMail);
        if (await act.Db.NoticeAddresses.FindAsync(id) is not { EndedAt: null } address) return;
                address.EndedAt = act.At;
        act.Journal($"meddelandeadress {address.Principal}", new NoticeAddressTrace(address.Principal.Value, address.Address, address.Function), null);
    }

    /// <summary>Writes one letter for each address that is to have the message: all parties' or the one party's. Of an exercise only while the site is tried out, when nobody but the team gets letters.</summary>
    internal static async Task WriteNotices(Act act, IReadOnlyList<OutboxMessage> messages, bool alsoExercises)
    {
        foreach (var message in messages)
        {
            var id = StoredText.Read<NoticeMessage>(message.Payload).Notification;
            if (await act.Db.Notifications.SingleOrDefaultAsync(n => n.Id == id) is not { } notification) continue;
            if (!alsoExercises && (await act.Db.Agreements.SingleAsync(a => a.Id == notification.AgreementId)).Settings.Demonstration) continue;
            var parties = notification.To is { } one ? [one] : await PartiesOf(act, notification.AgreementId);
            var written = await act.Db.Letters.Where(l => l.BatchId == id).Select(l => l.PersonId).ToListAsync();
            foreach (var address in await act.Db.NoticeAddresses.Where(a => a.EndedAt == null).ToListAsync())
                if (parties.Contains(address.Principal) && !written.Contains(address.Id)) act.LeaveLetter(LetterKind.Notice, id, address.Id);
        }
    }

    private static async Task<IReadOnlyList<PrincipalId>> PartiesOf(Act act, Guid agreementId)
    {
        var slug = await act.Db.Agreements.Where(a => a.Id == agreementId).Select(a => a.Slug).SingleAsync();
        return await act.Cascade(slug) is { } cascade ? [.. cascade.Parties.Select(p => p.Id)] : [];
    }
}
