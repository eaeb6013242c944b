using System.Globalization;
using Samsyn.Domain.Calendars;
using Samsyn.Web.Design;

namespace Samsyn.Web.Subscriptions;

/// <summary>When letters are sent: hours of the clock in Stockholm (<c>mail_decisions_at</c>, <c>mail_digests_at</c>).</summary>
/// <remarks>
/// What a body has decided waits for the evening: a decision that is corrected within the day is then one letter with what is right, not two; and the twelve councils that meet on one day are one letter, not twelve.
/// Source: issue 6, rules.
/// </remarks>
/// <param name="Decisions">When the decisions of the day are told to those who want them at once.</param>
/// <param name="Digests">When digests come, daily and on Mondays.</param>
public sealed record MailHours(TimeOnly Decisions, TimeOnly Digests)
{
    /// <summary>18.00 and 7.00, unless an installation says otherwise.</summary>
    public static readonly MailHours Usual = new(new(18, 0), new(7, 0));

    /// <summary>When what was recorded at an instant is told to those who want it at once.</summary>
    public DateTime FirstFor(Telling kind, DateTime recorded) => kind == Telling.Decisions ? Next(recorded, Decisions) : recorded;

    /// <summary>The daily digest that what may be told from an instant stands in.</summary>
    public DateTime Daily(DateTime from) => Next(from, Digests);

    /// <summary>The weekly one: Mondays.</summary>
    public DateTime Weekly(DateTime from)
    {
        var day = Stockholm.DayOf(from);
        while (day.DayOfWeek != DayOfWeek.Monday || Stockholm.InstantOf(day, Digests) < from) day = day.AddDays(1);
        return Stockholm.InstantOf(day, Digests);
    }

    /// <summary>An hour in the middle of a sentence: <c>18</c>, <c>18.30</c>; <c>18:00</c>.</summary>
    public static string Said(TimeOnly hour) => hour.ToString(Languages.English ? "H:mm" : hour.Minute == 0 ? "%H" : "H.mm", CultureInfo.InvariantCulture);

    /// <summary><c>18.00</c>, <c>7:30</c> or <c>7</c>, as it may be written in the settings.</summary>
    internal static bool TryRead(string text, out TimeOnly hour) => TimeOnly.TryParseExact(text, ["H.mm", "H:mm", "%H"], CultureInfo.InvariantCulture, DateTimeStyles.None, out hour);

    private static DateTime Next(DateTime from, TimeOnly hour)
    {
        var today = Stockholm.InstantOf(Stockholm.DayOf(from), hour);
        return today >= from ? today : Stockholm.InstantOf(Stockholm.DayOf(from).AddDays(1), hour);
    }
}
