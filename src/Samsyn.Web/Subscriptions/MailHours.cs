using Samsyn.Domain.Calendars;

namespace Samsyn.Web.Subscriptions;

/// <summary>When letters are sent: hours of the clock in Stockholm.</summary>
/// <remarks>
/// What a body has decided waits for the evening: a decision that is corrected within the day is then one letter with what is right, not two; and the twelve councils that meet on one day are one letter, not twelve.
/// Source: issue 6, rules.
/// </remarks>
public static class MailHours
{
    public static readonly TimeOnly Decisions = new(18, 0);

    public static readonly TimeOnly Digests = new(7, 0);

    /// <summary>When what was recorded at an instant is told to those who want it at once.</summary>
    public static DateTime FirstFor(Telling kind, DateTime recorded) => kind == Telling.Decisions ? Next(recorded, Decisions) : recorded;

    /// <summary>The daily digest that what may be told from an instant stands in.</summary>
    public static DateTime Daily(DateTime from) => Next(from, Digests);

    /// <summary>The weekly one: Mondays.</summary>
    public static DateTime Weekly(DateTime from)
    {
        var day = Stockholm.DayOf(from);
        while (day.DayOfWeek != DayOfWeek.Monday || Stockholm.InstantOf(day, Digests) < from) day = day.AddDays(1);
        return Stockholm.InstantOf(day, Digests);
    }

    private static DateTime Next(DateTime from, TimeOnly hour)
    {
        var today = Stockholm.InstantOf(Stockholm.DayOf(from), hour);
        return today >= from ? today : Stockholm.InstantOf(Stockholm.DayOf(from).AddDays(1), hour);
    }
}
