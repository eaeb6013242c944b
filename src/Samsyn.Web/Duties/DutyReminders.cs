using Samsyn.Domain.Decisions;
using Samsyn.Domain.Duties;
using Samsyn.Web.Mail;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Duties;

/// <summary>
/// Writes reminders of duties (påminnelser) as messages to the parties, when the server starts and at each new day in Stockholm.
/// </summary>
/// <remarks>
/// <para>A reminder is written once for each duty, owner, time and reminding day: its key says all four, and a second of the same key is not
/// written. So any number of nodes may run this at once, and a process killed half way loses and repeats nothing: the next run writes what is
/// missing. A server that was down on the day catches up while the duty's day is still ahead, with the one reminder that is nearest; nobody gets
/// three at once, and nobody is reminded of a day that has passed.</para>
/// <para>Exercises are frozen on the day they are shown as of: their clock does not go, so there is no new day to remind of, and none is written
/// for them. An exercise without such a day lives today and reminds as any other.</para>
/// </remarks>
public sealed partial class DutyReminders(Acts acts, Records records, DutyRecords duties, Clock clock, ILogger<DutyReminders> log) : BackgroundService
{
    public const string Kind = "duty.reminder";

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        DateOnly? done = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (done != clock.Today)
                {
                    var today = clock.Today;
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

    /// <summary>Writes what is to be reminded of today and is not written yet, one act for each agreement.</summary>
    /// <returns>How many were written.</returns>
    public async Task<int> Remind(CancellationToken cancel = default)
    {
        var all = await duties.All();
        var written = 0;
        if (all.Count == 0) return 0;
        foreach (var read in await records.Cascades())
        {
            var agreement = read.Agreement;
            if (agreement.Settings is { Demonstration: true, ShownAsOf: not null } || !all.TryGetValue(agreement.Id, out var stored)) continue;
            if (!Of(DutyBooks.Of(AgreementStatus.Of(read, clock.Today, clock.Now), stored), clock.Today, clock.Now).Any()) continue;
            var here = 0;
            await acts.Run(new ActOrder(Guid.CreateVersion7(), Kind, new Actor(null, Kind)) { AgreementSlug = agreement.Slug }, async act =>
            {
                here = 0;
                if (await act.Cascade(agreement.Slug) is not { } cascade) return;
                foreach (var reminder in Of(await act.Duties(cascade, clock.Today), clock.Today, act.At))
                    if (await act.Notify(cascade.Agreement.Id, Kind, reminder.Status.Owner.Principal?.Id, reminder.Key, reminder.Facts)) here++;
                if (here > 0) act.Journal<string>(Kind, null, here.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }, cancel);
            written += here;
        }

        return written;
    }

    /// <summary>A reminder, and what makes it the same one.</summary>
    internal sealed record Reminder(DutyStatus Status, int DaysBefore)
    {
        /// <summary><c>duty.reminder takvolymer 1461 2022 2022-12-09 30</c>. With the day, so that a day that is moved is reminded of anew.</summary>
        public string Key => FormattableString.Invariant($"{Kind} {Status.Duty.Id} {Status.Owner.Id} {Status.Occurrence.Key} {Status.Occurrence.Day:yyyy-MM-dd} {DaysBefore}");

        public NotificationFacts Facts => new()
        {
            Party = Status.Owner.Principal?.Id, On = Status.Occurrence.Day, Title = DutyWords.TitleOf(Status.Duty, Status.Occurrence), Text = Status.Duty.IfWeWait,
        };
    }

    /// <summary>What is to be reminded of on a day: for each time not done and not passed, the nearest reminding day that has come.</summary>
    internal static IEnumerable<Reminder> Of(DutyBook book, DateOnly today, DateTime knownAt)
    {
        foreach (var duty in book.Duties.Where(d => d.RemindDays.Count > 0))
            foreach (var owner in book.OwnersOf(duty).Where(o => o.Principal is not null))
                foreach (var occurrence in book.Occurrences(duty, owner, today, today.AddDays(duty.RemindDays.Max())))
                {
                    var status = book.StatusOf(duty, owner, occurrence, today, knownAt);
                    var left = occurrence.Day.DayNumber - today.DayNumber;
                    if (status.IsDone || left < 0 || duty.RemindDays.Where(days => days >= left).ToList() is not { Count: > 0 } come) continue;
                    yield return new Reminder(status, come.Min());
                }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The reminders of duties could not be written; they are tried again.")]
    private static partial void CannotRemind(ILogger log, Exception fault);
}
