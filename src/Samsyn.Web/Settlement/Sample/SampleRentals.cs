using Samsyn.Domain.Calendars;
using Samsyn.Domain.Settlement;

namespace Samsyn.Web.Settlement.Sample;

/// <summary>The calendar's two ends: a sample of its first or last month has no days beyond.</summary>
internal static class SampleDays
{
    public static int Within(int day) => Math.Clamp(day, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber);
}

/// <summary>The rentals of a sample, written one after the other and never held: <c>rentals.csv</c>.</summary>
/// <remarks>
/// <para>Four in five began before the month and go on after it. Of a hundred, four begin in the month and one after it; six ended in the two years
/// before it (an extract does not reach back for ever); and eight stop about now: handed in, or ordered to be picked up and fetched before the rent
/// stops, after, or not yet. Half of these orders crowd around the holidays in and about the month, Easter, Midsummer, Christmas and the rest, when
/// working days and calendar days part (DOMAIN.md 79); few are made on a weekend.</para>
/// <para>No rental begins before its user is registered, and none stops before it begins: all can be settled. A few have a pick-up order dated the
/// day before they begin, which the contract settles too. The ids come in no order, as in a file that a system wrote.</para>
/// </remarks>
internal sealed class SampleRentals
{
    private const int Oldest = 3650, LongestKept = 730;

    private readonly long _count;
    private readonly ulong _seed;
    private readonly SettlementMonth _month;
    private readonly SamplePlaces _places;
    private readonly SampleUsers _users;
    private readonly StopRule _stop;
    private readonly int[] _holidays;

    /// <param name="stop">By which rule rent stops: returns are laid before and after that day.</param>
    public SampleRentals(long count, ulong seed, SettlementMonth month, SamplePlaces places, SampleUsers users, StopRule stop)
    {
        (_count, _seed, _month, _places, _users, _stop) = (count, seed, month, places, users, stop);
        var (from, until) = (SampleDays.Within(month.First - 7), SampleDays.Within(month.Last + 5));
        _holidays = [.. Enumerable.Range(from, until - from + 1).Where(day => !IsWeekend(day) && !SwedishCalendar.IsWorkingDay(DateOnly.FromDayNumber(day)))];
    }

    public void Write(SampleText to)
    {
        to.Text("rental_id,article,user_ref,care_unit,from,pickup_ordered_on,returned_on\n"u8);
        // A step without a divisor in common with their number visits every id once.
        var step = (_count / 3) + 7;
        while (GreatestCommonDivisor(step, Math.Max(_count, 1)) != 1) step++;
        for (long rental = 0, id = 0; rental < _count; rental++, id = (id + step) % _count)
        {
            var draw = SampleRandom.Of(_seed, SampleKind.Rental, rental);
            var number = draw.Below(_users.Count);
            var user = _users.Of(number);
            var article = SampleAssortment.Draw(ref draw);
            var unit = _places.Unit(ref draw, user.Home);
            var (from, ordered, returned) = Days(ref draw, user.Since);
            to.Text("R"u8).Number(id + 1, 9).Comma().Number(SampleAssortment.Number(article)).Comma().Hex40(_users.Pseudonym(number)).Comma().Text(unit).Comma()
                .Day(from).Comma().DayOrEmpty(ordered).Comma().DayOrEmpty(returned).EndLine();
        }
    }

    /// <summary>When a rental begins, when it is ordered to be picked up, and when it comes back.</summary>
    private (int From, int Ordered, int Returned) Days(ref SampleRandom draw, int since)
    {
        var kind = draw.Below(1000);
        if (kind < 10) return (SampleDays.Within(_month.Last + 1 + draw.Below(30)), StopRule.None, StopRule.None);
        if (kind < 50) return Begun(ref draw, Math.Max(since, _month.First + draw.Below(_month.Days)));
        var from = Math.Max(since, SampleDays.Within(_month.First - 1 - Math.Min(draw.Below(Oldest), draw.Below(Oldest))));
        if (kind < 110) return from < _month.First ? Ended(ref draw, from) : (from, StopRule.None, StopRule.None);
        return kind < 190 ? Stopping(ref draw, from) : (from, StopRule.None, StopRule.None);
    }

    private static (int From, int Ordered, int Returned) Begun(ref SampleRandom draw, int from) => draw.Below(100) switch
    {
        0 when from > DateOnly.MinValue.DayNumber => (from, from - 1, StopRule.None),               // ordered the day before
        < 16 => (from, StopRule.None, SampleDays.Within(from + draw.Below(10))),                    // tried out
        _ => (from, StopRule.None, StopRule.None),
    };

    private (int From, int Ordered, int Returned) Ended(ref SampleRandom draw, int from)
    {
        var day = _month.First - 1 - draw.Below(Math.Min(_month.First - from, LongestKept));
        return draw.Chance(700) ? (from, day, day + draw.Below(8)) : (from, StopRule.None, day);
    }

    private (int From, int Ordered, int Returned) Stopping(ref SampleRandom draw, int from)
    {
        var day = _holidays.Length > 0 && draw.Chance(500)
            ? _holidays[draw.Below(_holidays.Length)] - 4 + draw.Below(7)
            : _month.First - 7 + draw.Below(_month.Days + 7);
        if (IsWeekend(day) && draw.Chance(700)) day -= 2;
        day = Math.Max(from, SampleDays.Within(day));
        var stop = _stop.StopOfOrder(day);
        return draw.Below(8) switch
        {
            < 2 => (from, StopRule.None, day),                                                      // handed in
            < 4 => (from, day, StopRule.None),                                                      // not fetched yet
            4 => (from, day, day + draw.Below(stop - day + 1)),                                     // fetched before the stop day, or on it
            _ => (from, day, SampleDays.Within(stop + 1 + draw.Below(6))),                          // fetched after
        };
    }

    /// <summary>Day number 0 is a Monday.</summary>
    private static bool IsWeekend(int day) => day % 7 is 5 or 6;

    private static long GreatestCommonDivisor(long a, long b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
