using Samsyn.Domain.Decisions;
using Samsyn.Domain.Signing;
using Samsyn.Web.Mail;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Signing;

/// <summary>Reminds parties that have not signed, and tells all when the time has ended: as messages, when the server starts and at each new day in Stockholm.</summary>
/// <remarks>
/// Any number of nodes may run it: each message has a key that says party, last day and reminding day, and is written once. A process killed half way
/// loses and repeats nothing. Exercises are frozen on the day they are shown as of, so nobody is reminded in them.
/// </remarks>
public sealed partial class SigningReminders(Acts acts, Records records, Clock clock, ILogger<SigningReminders> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        DateOnly? done = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var today = clock.Today;
                if (done != today)
                {
                    await Remind(stoppingToken);
                    done = today;
                }

                await Task.Delay(LookAgain, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                CannotRemind(log, fault);
                await Task.WhenAny(Task.Delay(LookAgain, stoppingToken));
            }
        }
    }

    /// <summary>Writes what is to be said today and is not written yet, one act for each agreement.</summary>
    /// <returns>How many messages were written.</returns>
    public async Task<int> Remind(CancellationToken cancel = default)
    {
        var written = 0;
        foreach (var read in await records.Cascades())
        {
            var agreement = read.Agreement;
            if (agreement.Settings is { Demonstration: true, ShownAsOf: not null } || (await records.Signing(agreement.Id)).Plan is not { ExpiresOn: not null }) continue;
            if (!Due(await records.SigningStatus(AgreementStatus.Of(read, clock.Today, clock.Now))).Any()) continue;
            var here = 0;
            await acts.Run(new ActOrder(Guid.CreateVersion7(), Wording.Reminder, new Actor(null, Wording.Reminder)) { AgreementSlug = agreement.Slug }, async act =>
            {
                here = 0;
                if (await act.Cascade(agreement.Slug) is not { } cascade) return;
                foreach (var due in Due(await act.SigningStatus(cascade, clock.Today)))
                    if (await act.Notify(cascade.Agreement.Id, due.Kind, due.To, due.Key, due.Facts)) here++;
                if (here > 0) act.Journal<string>(Wording.Reminder, null, here.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }, cancel);
            written += here;
        }

        return written;
    }

    internal sealed record Message(string Kind, Domain.Principals.PrincipalId? To, string Key, NotificationFacts Facts);

    /// <summary>For each party that may sign and has not, the nearest reminding day that has come; after the last day, once, that the time has ended.</summary>
    internal static IEnumerable<Message> Due(SigningStatus status)
    {
        if (status.Plan.ExpiresOn is not { } last) yield break;
        var left = last.DayNumber - status.Agreement.AsOf.DayNumber;
        if (left < 0)
        {
            if (status.Parties.Any(party => party.State == SigningState.Expired)) yield return new Message(Wording.Expired, null, FormattableString.Invariant($"{Wording.Expired} {last:yyyy-MM-dd}"), new NotificationFacts { On = last });
            yield break;
        }

        if (status.Plan.RemindDays.Where(days => days >= left).ToList() is not { Count: > 0 } come) yield break;
        foreach (var party in status.Parties.Where(party => party.State is SigningState.Ready or SigningState.PartlySigned or SigningState.AwaitsLegalForce))
            yield return new Message(
                Wording.Reminder, party.Party.Party.Id, FormattableString.Invariant($"{Wording.Reminder} {party.Party.Party.Id} {last:yyyy-MM-dd} {come.Min()}"), new NotificationFacts { Party = party.Party.Party.Id, On = last });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The reminders to sign could not be written; they are tried again.")]
    private static partial void CannotRemind(ILogger log, Exception fault);
}
