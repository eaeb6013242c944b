using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;

namespace Samsyn.Web.Outbox;

/// <summary>What waits for the day an agreement begins to be in force.</summary>
public sealed record EntryMessage(Guid AgreementId, DateOnly On);

/// <summary>
/// Tells the public history that an agreement is in force (avtalet börjar gälla). Nobody records that: it follows from what is recorded, sometimes months before its day. So each act looks when
/// it is to be, and leaves a message for that day, which looks once more.
/// </summary>
/// <example>The last council says yes on 14 November; the agreement begins on 1 January. On that day, at midnight, readers are told. Was the decision annulled in December, nobody is.</example>
public static class EntryAwaited
{
    public const string Kind = "agreement.entry";

    public static readonly OutboxHandler Handler = new(Kind, async (act, messages) =>
    {
        foreach (var message in messages.Select(m => StoredText.Read<EntryMessage>(m.Payload)))
            if (await act.CascadeOf(message.AgreementId) is { } cascade && act.EntryOf(cascade) is { } on && on == message.On && on <= Stockholm.DayOf(act.At)) await act.TellEntry(message.AgreementId, on);
    });

    /// <summary>Tells at once what is in force, and lets what is to be wait for its day. What began long ago is no news (<see cref="NewsProposals.IsOld"/>).</summary>
    internal static async Task AwaitEntry(this Act act, Cascade cascade)
    {
        var agreement = cascade.Agreement;
        if (act.EntryOf(cascade) is not { } on || NewsProposals.IsOld(agreement, new HistoryFacts { On = on }, act.At)) return;
        if (on <= Today(act, agreement)) await act.TellEntry(agreement.Id, on);
        else if (agreement.Settings.ShownAsOf is null) await act.LeaveOnce($"awaits {agreement.Id} {on:yyyy-MM-dd}", Kind, new EntryMessage(agreement.Id, on), Stockholm.EndOf(on.AddDays(-1)).AddMilliseconds(1));
    }

    /// <summary>An agreement as it is recorded now; null when it is gone.</summary>
    internal static async Task<Cascade?> CascadeOf(this Act act, Guid agreementId) =>
        await act.Db.Agreements.Where(a => a.Id == agreementId).Select(a => a.Slug).SingleOrDefaultAsync() is { } slug ? await act.Cascade(slug) : null;

    private static Task TellEntry(this Act act, Guid agreementId, DateOnly on) =>
        act.LeaveOnce($"in force {agreementId} {on:yyyy-MM-dd}", HistoryHandler.Kind, new HistoryMessage(HistoryKind.EnteredIntoForce, agreementId, new HistoryFacts { On = on }), null);

    /// <summary>The day it is in force from as is known now; null when that is not decided.</summary>
    private static DateOnly? EntryOf(this Act act, Cascade cascade) => AgreementStatus.Of(cascade, Today(act, cascade.Agreement), act.At).InForceOn;

    /// <summary>The day the agreement is shown as of: an exercise has its own.</summary>
    private static DateOnly Today(Act act, Domain.Agreements.Agreement agreement) => agreement.Settings.ShownAsOf ?? Stockholm.DayOf(act.At);

    /// <summary>Its id is made of what it is about: fifty acts that see the same day leave one message.</summary>
    private static async Task LeaveOnce<T>(this Act act, string about, string kind, T payload, DateTime? due)
    {
        var id = MailEvents.Made(about);
        if (await act.Db.Outbox.FindAsync(id) is null) act.Later(kind, payload, due, id);
    }
}
