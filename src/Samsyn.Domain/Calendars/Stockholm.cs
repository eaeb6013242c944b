namespace Samsyn.Domain.Calendars;

/// <summary>
/// Swedish calendar days of instants: "today" is a day in Europe/Stockholm. 23.30 UTC on 31 March is already April there.
/// </summary>
/// <remarks>Needs tzdata on the machine; <c>samsyn doctor</c> checks. Source: CONTRACT.md General.</remarks>
public static class Stockholm
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <exception cref="ArgumentException">The instant is not UTC.</exception>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(ClockAt(utc));

    /// <summary>Date and wall-clock time there.</summary>
    /// <exception cref="ArgumentException">The instant is not UTC.</exception>
    public static DateTime ClockAt(DateTime utc) =>
        utc.Kind == DateTimeKind.Utc
            ? DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone), DateTimeKind.Unspecified)
            : throw new ArgumentException("The instant must be UTC.", nameof(utc));

    /// <summary>The instant of a time on a clock in Sweden. A time that is skipped in spring is the hour after; one that comes twice in autumn is the first.</summary>
    public static DateTime InstantOf(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }

    /// <summary>The last instant of a day, in whole milliseconds: what was known by its end.</summary>
    public static DateTime EndOf(DateOnly day) =>
        day == DateOnly.MaxValue
            ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)
            : TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Zone).AddMilliseconds(-1);
}
