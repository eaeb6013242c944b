using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Calendars;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;

namespace Samsyn.Web.Outbox;

/// <summary>What an act tells the public history.</summary>
public sealed record HistoryMessage(HistoryKind Kind, Guid AgreementId, HistoryFacts Facts);

/// <summary>Writes the public history: one numbered line for each message.</summary>
public static class HistoryHandler
{
    public const string Kind = "history";

    public static readonly OutboxHandler Handler = At(MailHours.Usual);

    /// <summary>The same with the hours at which an installation tells its subscribers.</summary>
    public static OutboxHandler At(MailHours hours) => new(Kind, (act, messages) => Handle(act, messages, hours));

    private static async Task Handle(Act act, IReadOnlyList<OutboxMessage> messages, MailHours hours)
    {
        await act.Lock("history");
        var number = await act.Db.History.MaxAsync(line => (long?)line.Number) ?? 0;
        foreach (var message in messages)
        {
            var told = StoredText.Read<HistoryMessage>(message.Payload);
            act.Db.Add(new AgreementEvent
            {
                Id = message.Id,
                Number = ++number,
                AgreementId = told.AgreementId,
                At = message.At,
                Kind = told.Kind,
                Facts = told.Facts,
            });
        }

        foreach (var message in messages)
        {
            var told = StoredText.Read<HistoryMessage>(message.Payload);
            await act.TellSubscribers(message.Id, message.ActId, message.At, told.Kind, told.AgreementId, told.Facts, hours);
            await act.ProposeNews(message.Id, told.Kind, told.AgreementId, told.Facts);
        }

        // What happened may have moved days that people have in their calendars.
        foreach (var agreement in messages.Select(message => StoredText.Read<HistoryMessage>(message.Payload).AgreementId).Distinct().Order())
        {
            if (await act.CascadeOf(agreement) is not { } cascade) continue;
            await act.KeepUp(cascade);
            await act.AwaitEntry(cascade);
        }
    }
}
