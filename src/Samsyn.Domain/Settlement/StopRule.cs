using Samsyn.Domain.Calendars;

namespace Samsyn.Domain.Settlement;

/// <summary>
/// When rent stops (hyresstopp): on the day of return, which is charged, or on the n-th working day after the aid was ordered to be picked up
/// (hämtorder), whichever comes first.
/// </summary>
/// <remarks>
/// <para>At the supply centre of Västra Götaland rent stops three working days after the order, also when the van comes later: the user has
/// done what was asked (DOMAIN.md 79, golden number G09). Others count otherwise, so both numbers are data (DOMAIN.md 80).</para>
/// <para>Ordered on Good Friday 2026-04-03, three working days: Tuesday, Wednesday, and Thursday 2026-04-09 is the last charged day.</para>
/// <para>Days are day numbers. The stop days of the hundred years around the month are worked out once. Source: CONTRACT.md C5 rule 1.</para>
/// </remarks>
public sealed class StopRule
{
    private const int YearsAround = 100;

    private readonly int _from;
    private readonly int[] _stops;

    /// <param name="stopAfterWorkingDays">Which working day after the order is the last charged; 0 is the order day itself.</param>
    /// <param name="countOrderDay">Whether the order day is number one, if it is a working day.</param>
    /// <param name="around">The year whose neighbourhood is looked up fast; any day is answered right.</param>
    public StopRule(int stopAfterWorkingDays, bool countOrderDay, int around)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stopAfterWorkingDays);
        (StopAfterWorkingDays, CountOrderDay) = (stopAfterWorkingDays, countOrderDay);
        var first = new DateOnly(Math.Max(around - YearsAround, DateOnly.MinValue.Year), 1, 1);
        var last = new DateOnly(Math.Min(around + YearsAround, DateOnly.MaxValue.Year), 12, 31);
        _from = first.DayNumber;
        _stops = Stops(first, last);
    }

    public int StopAfterWorkingDays { get; }

    public bool CountOrderDay { get; }

    /// <summary>No day: the field was empty.</summary>
    public const int None = -1;

    /// <summary>The last charged day; <see cref="int.MaxValue"/> while nothing has stopped the rent.</summary>
    /// <param name="pickupOrderedOn">Day number, or <see cref="None"/>.</param>
    /// <param name="returnedOn">Day number, or <see cref="None"/>.</param>
    public int StopDay(int pickupOrderedOn, int returnedOn)
    {
        var returned = returnedOn == None ? int.MaxValue : returnedOn;
        return pickupOrderedOn == None ? returned : Math.Min(returned, StopOfOrder(pickupOrderedOn));
    }

    /// <summary>The last charged day by an order alone.</summary>
    public int StopOfOrder(int orderedOn)
    {
        var place = unchecked((uint)(orderedOn - _from));
        return place < (uint)_stops.Length ? _stops[place] : Exactly(orderedOn);
    }

    private int Exactly(int orderedOn) =>
        SwedishCalendar.NthWorkingDayAfter(DateOnly.FromDayNumber(orderedOn), StopAfterWorkingDays, CountOrderDay).DayNumber;

    /// <summary>
    /// In a list of all working days the n-th after a day stands n places on. The answer is the calendar's own
    /// (<see cref="SwedishCalendar.NthWorkingDayAfter"/>), which is asked at the far end and for numbers too large to be meant.
    /// </summary>
    private int[] Stops(DateOnly first, DateOnly last)
    {
        const int largest = 100;
        if (StopAfterWorkingDays > largest) return [];
        var stops = new int[last.DayNumber - first.DayNumber + 1];
        var working = new List<int>(stops.Length);
        for (var day = first; ; day = day.AddDays(1))
        {
            if (SwedishCalendar.IsWorkingDay(day)) working.Add(day.DayNumber);
            if (day == last) break;
        }
        var next = 0;       // the first working day that is counted
        for (var i = 0; i < stops.Length; i++)
        {
            var day = _from + i;
            while (next < working.Count && (working[next] < day || (working[next] == day && !CountOrderDay))) next++;
            var at = next + StopAfterWorkingDays - 1;
            stops[i] = StopAfterWorkingDays == 0 ? day : at < working.Count ? working[at] : Exactly(day);
        }
        return stops;
    }
}
