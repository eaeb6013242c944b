using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;

namespace Samsyn.Web;

/// <summary>
/// The only clock: instants for the record and the day in Stockholm for the acts. <c>--today</c> sets the day for one
/// command, or for a server whose every agreement is an exercise.
/// </summary>
/// <remarks>
/// Under <c>--today 2022-10-01</c> the instant is that day at the clock's time, so that what is recorded then is recorded
/// then (CONTRACT.md C2 <c>recorded_at</c>). The domain never sees the clock; it is handed days and instants.
/// </remarks>
public sealed class Clock(TimeProvider time, DateOnly? setDay = null) : TimeProvider
{
    /// <summary>The day somebody has set; null when the clock runs free.</summary>
    public DateOnly? SetDay { get; } = setDay;

    /// <summary>Now, UTC, cut to whole milliseconds as it is stored.</summary>
    public DateTime Now
    {
        get
        {
            var now = time.GetUtcNow().UtcDateTime;
            now = new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
            if (SetDay is not { } day) return now;
            // The hour of the clock on the set day; the hour that summer time skips is taken as the day's noon.
            var wall = day.ToDateTime(TimeOnly.FromDateTime(Stockholm.ClockAt(now)));
            var start = Stockholm.EndOf(day.AddDays(-1)).AddMilliseconds(1);
            var instant = start + (wall - day.ToDateTime(TimeOnly.MinValue));
            return Stockholm.DayOf(instant) == day ? instant : start.AddHours(12);
        }
    }

    public override DateTimeOffset GetUtcNow() => new(Now);

    /// <summary>The day in Stockholm.</summary>
    public DateOnly Today => SetDay ?? Stockholm.DayOf(Now);

    /// <summary>
    /// The day an agreement is shown as of when the reader asks for none: today, and for an exercise the day it is made for – unless
    /// somebody has set the day, which then holds for everything.
    /// </summary>
    public DateOnly DayFor(AgreementSettings agreement) => SetDay ?? agreement.ShownAsOf ?? Today;
}
