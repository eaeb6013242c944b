using Samsyn.Domain.Consultations;
using Samsyn.Domain.Principals;
using Samsyn.Web.Mail;
using Samsyn.Web.Consultations.Conferences;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;

namespace Samsyn.Web.Consultations;

/// <summary>Reminds those who have not answered, on the days the round says, once for each: rows that mail delivers.</summary>
/// <remarks>Any number of nodes may run it: a message is written once, by its key. A killed process goes on where it was.</remarks>
public sealed partial class ConsultationReminders(Records records, Acts acts, Clock clock, ILogger<ConsultationReminders> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Remind(stoppingToken);
                await Erase(stoppingToken);
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
        foreach (var cascade in await records.Cascades())
        {
            var agreement = cascade.Agreement;
            // An exercise that is shown as of another day has nobody to remind.
            if (agreement.Settings is { Demonstration: true, ShownAsOf: not null } || !cascade.Consultations.Any(w => w.IsOpen(clock.Today))) continue;
            var due = (await records.Rounds(agreement.Id)).SelectMany(stored => Due(stored, cascade.County, clock.Today)).ToList();
            if (due.Count == 0) continue;
            var here = 0;
            await acts.Run(new ActOrder(Guid.CreateVersion7(), Messages.Reminder, new Actor(null, Messages.Reminder)) { AgreementSlug = agreement.Slug }, async act =>
            {
                here = 0;
                foreach (var (to, key, facts) in due)
                    if (await act.Notify(agreement.Id, Messages.Reminder, to, key, facts)) here++;
                if (here > 0) act.Journal<string>(Messages.Reminder, null, here.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }, cancel);
            written += here;
        }

        return written;
    }

    /// <summary>Erases the names of those who registered for conferences long enough ago, one act for each agreement that has any.</summary>
    /// <returns>How many were erased.</returns>
    public async Task<int> Erase(CancellationToken cancel = default)
    {
        var erased = 0;
        foreach (var slug in await records.AgreementsWithRegistrations())
            await acts.Run(new ActOrder(Guid.CreateVersion7(), "conference.erase", new Actor(null, "conference.erase")) { AgreementSlug = slug }, async act =>
            {
                if (await act.Cascade(slug) is { } cascade) erased += await act.EraseRegistrations(cascade, FormContext.TodayOf(cascade.Agreement, clock));
            }, cancel);
        return erased;
    }

    /// <summary>For each principal that has not answered an open round, the nearest reminding day that has come.</summary>
    internal static IEnumerable<(PrincipalId To, string Key, NotificationFacts Facts)> Due(StoredRound stored, County county, DateOnly today)
    {
        var consultation = stored.Consultation;
        var (closes, round) = (consultation.ClosesOn(), new Round(consultation, county, null, stored.Answers));
        var left = closes.DayNumber - today.DayNumber;
        if (consultation.On(today) != RoundState.Open || consultation.Settings.RemindDays.Where(days => days >= left).ToList() is not { Count: > 0 } come) yield break;
        foreach (var silent in round.Respondents.Where(r => !r.Unit && round.AnswerOf(r.Key) is null))
            if (silent.Principal is { } principal)
                yield return (principal, FormattableString.Invariant($"{Messages.Reminder} {consultation.Version} {principal} {closes:yyyy-MM-dd} {come.Min()}"), new NotificationFacts { Party = principal, On = closes, Version = consultation.Version });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The reminders to answer could not be written; they are tried again.")]
    private static partial void CannotRemind(ILogger log, Exception fault);
}
