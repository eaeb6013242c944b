using Samsyn.Domain.Calendars;
using Samsyn.Domain.Settlement;

namespace Samsyn.Web.Settlement.Sample;

/// <summary>
/// An invented month of a county's rentals, as the files <c>samsyn settle</c> reads: to try it out on, to measure it with, and to show others what the
/// files look like.
/// </summary>
/// <remarks>
/// It is made to have what a real month has: a few large municipalities and many small, people who move in the month, who turn 18 in it, prices that
/// are revised in it, pick-ups crowded around Easter, Midsummer and Christmas, rentals that began long ago and some that begin, end, or lie outside.
/// Everything in it can be settled. The same number, seed and month give the same bytes on every machine.
/// </remarks>
internal sealed class SampleMonth
{
    private const int Articles = 2000;
    private const int FirstArticle = 30000;

    private readonly SampleRandom _random;
    private readonly SettlementMonth _month;
    private readonly StopRule _stop;
    private readonly int[] _homes;          // a thousand places, municipalities by size
    private readonly int[] _areas;          // the area of each article
    private readonly int[] _crowded;        // days of the month and before it around which pick-ups crowd
    private readonly byte[][] _units;

    public SampleMonth(long rentals, ulong seed, SettlementMonth month)
    {
        (Rentals, _random, _month) = (rentals, new SampleRandom(seed), month);
        Users = Math.Max(1, rentals * 2 / 5);
        _stop = new StopRule(3, false, month.Year);
        _homes = [.. SampleCounty.Municipalities.SelectMany((one, i) => Enumerable.Repeat(i, one.Thousands))];
        var shares = SampleCounty.Areas.SelectMany((area, i) => Enumerable.Repeat(i, area.Share)).ToArray();
        _areas = [.. Enumerable.Range(0, Articles).Select(i => shares[i % shares.Length])];
        _crowded = [.. Enumerable.Range(month.First - 6, month.Days + 6).Where(day => !SwedishCalendar.IsWorkingDay(DateOnly.FromDayNumber(day))
            && DateOnly.FromDayNumber(day).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))];
        _units = [.. SampleCounty.Municipalities.SelectMany(one => SampleCounty.Units.Select(unit => System.Text.Encoding.UTF8.GetBytes(
            unit.Contains(',', StringComparison.Ordinal) ? $"\"{one.Code} {unit}\"" : $"{one.Code} {unit}")))];
    }

    public long Rentals { get; }

    public long Users { get; }

    /// <summary>The names of the files, in the order in which they are written.</summary>
    public static readonly string[] Files =
        [SettlementTables.RulesFile, SettlementTables.ArticlesFile, SettlementTables.PricesFile, SettlementTables.PayersFile, UserFile.Name, RentalColumns.File];

    public void Write(string file, SampleText to)
    {
        switch (file)
        {
            case SettlementTables.RulesFile: to.Text("samsyn: 1\nstop_after_working_days: 3\ncount_order_day: false\n"u8); break;
            case SettlementTables.ArticlesFile: WriteArticles(to); break;
            case SettlementTables.PricesFile: WritePrices(to); break;
            case SettlementTables.PayersFile: WritePayers(to); break;
            case UserFile.Name: WriteUsers(to); break;
            case RentalColumns.File: WriteRentals(to); break;
            default: throw new ArgumentOutOfRangeException(nameof(file), file, "No such file in a settlement's folder.");
        }
    }

    private void WriteArticles(SampleText to)
    {
        to.Text("article,iso9999,name,product_area\n"u8);
        for (var i = 0; i < Articles; i++)
        {
            var area = SampleCounty.Areas[_areas[i]];
            to.Number(FirstArticle + i).Comma().Text(area.Iso[i % area.Iso.Length]).Comma().Text($"{area.Name} {i + 1}").Comma().Text(area.Name).EndLine();
        }
    }

    /// <summary>Prices from 2015, new ones each of the last years' first of January, and for a fifth of the articles one within the month.</summary>
    private void WritePrices(SampleText to)
    {
        to.Text("article,valid_from,unit,amount_ore\n"u8);
        for (var i = 0; i < Articles; i++)
        {
            var choices = new Choices(_random.Of(1, i));
            var byDay = choices.Chance(50);
            var ore = SampleCounty.Areas[_areas[i]].Kronor * (60L + choices.Below(90)) + choices.Below(100);
            Price(to, i, new DateOnly(Math.Min(2015, _month.Year), 1, 1).DayNumber, byDay, ore);
            for (var year = Math.Max(2016, _month.Year - 2); year <= _month.Year; year++)
                if (choices.Chance(800)) Price(to, i, new DateOnly(year, 1, 1).DayNumber, byDay, ore = ore * (960 + choices.Below(90)) / 1000 + 1);
            if (choices.Chance(200)) Price(to, i, _month.First + 1 + choices.Below(_month.Days - 1), choices.Chance(100) ? !byDay : byDay, ore * (950 + choices.Below(100)) / 1000 + 1);
        }
    }

    private static void Price(SampleText to, int article, int from, bool byDay, long ore) =>
        to.Number(FirstArticle + article).Comma().Day(from).Comma().Text(byDay ? "day"u8 : "month"u8).Comma().Number(byDay ? ore / 30 + 1 : ore).EndLine();

    /// <summary>The region for the young and for some areas always; municipalities for adults, except one area from the middle of the month.</summary>
    private void WritePayers(SampleText to)
    {
        to.Text("priority,product_area,age,payer,valid_from,valid_until\n"u8)
            .Text("10,Andning,*,region,,\n10,Hörselteknik,*,region,,\n10,Synhjälpmedel,*,region,,\n10,Samtalsapparater,*,region,,\n"u8)
            .Text("20,Larm,adult,municipality,,\n30,Cyklar,adult,region,"u8).Day(_month.First + 14).Text(",\n"u8)
            .Text("40,Elrullstolar,adult,region,2016-01-01,"u8).Day(_month.First + 9).Text("\n"u8)
            .Text("80,*,minor,region,,\n90,*,adult,municipality,,\n"u8);
    }

    private void WriteUsers(SampleText to)
    {
        to.Text("user_ref,valid_from,municipality,under_18_until\n"u8);
        for (var user = 0L; user < Users; user++)
        {
            var choices = new Choices(_random.Of(2, user));
            var home = Home(user);
            // Every eighth is under 18; of them some turn 18 in the month, others within 17 years.
            var until = -1;
            if (choices.Below(8) == 0) until = choices.Chance(30) ? _month.First - 1 + choices.Below(_month.Days + 1) : _month.Last + 1 + choices.Below(6000);
            var from = _month.First - 400 - choices.Below(5000);
            Registration(to, user, from, home, until);
            if (choices.Chance(80)) Registration(to, user, _month.First - 1 - choices.Below(390), choices.Below(SampleCounty.Municipalities.Length), until);
            if (!choices.Chance(15)) continue;
            var moved = _month.First + choices.Below(_month.Days - 8);
            Registration(to, user, moved, choices.Below(SampleCounty.Municipalities.Length), until);
            if (choices.Chance(100)) Registration(to, user, moved + 1 + choices.Below(7), home, until);
        }
    }

    private static void Registration(SampleText to, long user, int from, int home, int until) =>
        to.Hex40(Pseudonym(user)).Comma().Day(from).Comma().Number(SampleCounty.Municipalities[home].Code).Comma().DayOrEmpty(until).EndLine();

    private void WriteRentals(SampleText to)
    {
        to.Text("rental_id,article,user_ref,care_unit,from,pickup_ordered_on,returned_on\n"u8);
        // A step without a common divisor visits every number once: ids come in no order.
        var step = Rentals / 3 + 7;
        while (GreatestCommonDivisor(step, Math.Max(Rentals, 1)) != 1) step++;
        for (long rental = 0, id = 0; rental < Rentals; rental++, id = (id + step) % Rentals)
        {
            var choices = new Choices(_random.Of(3, rental));
            var user = (long)(_random.Of(4, rental) % (ulong)Users);
            // The smaller of two is more often small: some articles are much more common than others.
            var article = Math.Min(choices.Below(Articles), choices.Below(Articles));
            var unit = _units[Home(user) * SampleCounty.Units.Length + choices.Below(SampleCounty.Units.Length - (choices.Chance(40) ? 0 : 1))];
            var (from, ordered, returned) = Days(ref choices);
            to.Text("R"u8).Number(id + 1, 9).Comma().Number(FirstArticle + article).Comma().Hex40(Pseudonym(user)).Comma().Text(unit).Comma()
                .Day(from).Comma().DayOrEmpty(ordered).Comma().DayOrEmpty(returned).EndLine();
        }
    }

    /// <summary>When a rental begins, is ordered to be picked up, and comes back.</summary>
    private (int From, int Ordered, int Returned) Days(ref Choices choices)
    {
        var kind = choices.Below(100);
        if (kind == 0) return (_month.Last + 1 + choices.Below(20), -1, -1);                        // begins later
        var from = kind < 6 ? _month.First + choices.Below(_month.Days) : _month.First - 1 - choices.Below(1800);
        if (kind is >= 6 and < 12)                                                                  // ended before
        {
            var ended = from + choices.Below(_month.First - from);
            return (from, choices.Chance(700) ? ended : -1, ended + choices.Below(3));
        }
        if (kind is < 12 or > 20) return (from, -1, -1);
        // Stops about now: ordered, mostly around a holiday, and fetched some days later; or just handed in.
        var day = _crowded.Length > 0 && choices.Chance(500) ? _crowded[choices.Below(_crowded.Length)] - 4 + choices.Below(8) : _month.First - 6 + choices.Below(_month.Days + 6);
        day = Math.Max(day, from);
        return choices.Below(4) switch
        {
            0 => (from, -1, day),
            1 => (from, day, -1),
            2 => (from, day, day + choices.Below(3)),
            _ => (from, day, _stop.StopOfOrder(day) + choices.Below(6)),
        };
    }

    private int Home(long user) => _homes[_random.Of(5, user) % (ulong)_homes.Length];

    /// <summary>Forty bits that are another user's for no other number: an odd factor and a shift can be undone.</summary>
    private static ulong Pseudonym(long user)
    {
        const ulong mask = (1UL << 40) - 1;
        unchecked
        {
            var number = ((ulong)user * 0x9E3779B97F4A7C15) & mask;
            number ^= number >> 21;
            return (number * 0xBF58476D1CE4E5B9) & mask;
        }
    }

    private static long GreatestCommonDivisor(long a, long b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
