using Samsyn.Domain.Settlement;

namespace Samsyn.Web.Settlement.Sample;

/// <summary>The articles, what they cost and who pays: <c>articles.csv</c>, <c>prices.csv</c> and <c>payers.csv</c> of a sample.</summary>
/// <remarks>
/// <para>Prices: a price from when the article came, revisions on the first of January, for a fifth of the articles one within the month, and for
/// some next year's already. Most are by month, a few by day, and some change from one to the other in the month. Between 20 and 2,000 kr a month.
/// Every article has a price on every day of the month.</para>
/// <para>Payers: the region for the young, the municipality of registration for adults, and exceptions for product areas (DOMAIN.md 76), among them
/// some that begin or end in the month, so that a rental is shared. The region is named both by the word and by its id, which is one payer. No two
/// rows have the same priority unless their areas or days differ, so no order of the file matters.</para>
/// </remarks>
internal sealed class SampleAssortment
{
    public const int Articles = 2000;
    private const int FirstNumber = 10_007, NumberStep = 41;
    private const long Cheapest = 20_00, Dearest = 2000_00;

    private readonly ulong _seed;
    private readonly SettlementMonth _month;
    private readonly SampleArea[] _areas;       // of each article

    public SampleAssortment(ulong seed, SettlementMonth month)
    {
        (_seed, _month) = (seed, month);
        var shares = SampleCounty.Areas.SelectMany(area => Enumerable.Repeat(area, area.Share)).ToArray();
        _areas = [.. Enumerable.Range(0, Articles).Select(i => shares[i % shares.Length])];
    }

    /// <summary>An article's place: the least of three draws, so that a few are rented often and most seldom.</summary>
    public static int Draw(ref SampleRandom draw) => Math.Min(draw.Below(Articles), Math.Min(draw.Below(Articles), draw.Below(Articles)));

    /// <summary>The number an article goes by.</summary>
    public static int Number(int article) => FirstNumber + (article * NumberStep);

    public void WriteArticles(SampleText to)
    {
        to.Text("article,iso9999,name,product_area\n"u8);
        for (var i = 0; i < Articles; i++)
        {
            var (iso, name) = _areas[i].Aids[i % _areas[i].Aids.Length];
            to.Number(Number(i)).Comma().Text(iso).Comma().Field($"{name} {i + 1}{(i % 40 == 7 ? ", \"XL\"" : "")}").Comma().Field(_areas[i].Name).EndLine();
        }
    }

    public void WritePrices(SampleText to)
    {
        to.Text("article,valid_from,unit,amount_ore\n"u8);
        for (var i = 0; i < Articles; i++)
        {
            var draw = SampleRandom.Of(_seed, SampleKind.Price, i);
            var byDay = draw.Chance(50);
            var ore = Bounded((_areas[i].Kronor * (60L + draw.Below(90))) + draw.Below(100));
            var last = NewYear(_month.Year - 4 - draw.Below(8));
            Price(to, i, last, byDay, ore);
            for (var year = _month.Year - 3; year <= _month.Year; year++)
                if (draw.Chance(800)) Revise(NewYear(year), ref draw);
            if (draw.Chance(200))
            {
                byDay ^= draw.Chance(100);
                Revise(_month.First + draw.Below(_month.Days), ref draw);
            }
            if (draw.Chance(300)) Revise(NewYear(_month.Year + 1), ref draw);

            void Revise(int day, ref SampleRandom by)
            {
                ore = Bounded(ore * (970 + by.Below(61)) / 1000);
                if (day > last) Price(to, i, last = day, byDay, ore);
            }
        }
    }

    /// <param name="ore">By month; a day's price is a thirtieth.</param>
    private static void Price(SampleText to, int article, int from, bool byDay, long ore) =>
        to.Number(Number(article)).Comma().Day(from).Comma().Text(byDay ? "day"u8 : "month"u8).Comma().Number(byDay ? (ore + 15) / 30 : ore).EndLine();

    private static long Bounded(long ore) => Math.Clamp(ore, Cheapest, Dearest);

    public void WritePayers(SampleText to)
    {
        int? always = null;
        to.Text("priority,product_area,age,payer,valid_from,valid_until\n"u8);
        Payer(10, SampleCounty.Breathing, "*", "region", always, always);
        Payer(10, SampleCounty.Hearing, "*", "region", always, always);
        Payer(10, SampleCounty.Sight, "*", "region", always, always);
        Payer(20, SampleCounty.Alarms, "*", "municipality", always, always);
        Payer(30, SampleCounty.Cycles, "adult", "region", always, _month.First + 13);
        Payer(30, SampleCounty.Cycles, "adult", "municipality", _month.First + 14, always);
        Payer(40, SampleCounty.Powered, "adult", "VGR", NewYear(_month.Year - 10), _month.First + 9);
        Payer(40, SampleCounty.Surroundings, "adult", "VGR", _month.First + 3, _month.First + 19);
        Payer(50, SampleCounty.Speaking, "*", "region", NewYear(_month.Year - 6), always);
        Payer(60, SampleCounty.Standing, "adult", "region", SampleDays.Within(_month.Last + 1), always);
        Payer(80, "*", "minor", "region", NewYear(_month.Year - 20), always);
        Payer(90, "*", "adult", "municipality", always, always);

        void Payer(int priority, string area, string age, string payer, int? from, int? until) =>
            to.Number(priority).Comma().Field(area).Comma().Text(age).Comma().Text(payer).Comma()
                .DayOrEmpty(from ?? StopRule.None).Comma().DayOrEmpty(until ?? StopRule.None).EndLine();
    }

    /// <summary>The first of January; of the calendar's first or last year when it has no such year.</summary>
    private static int NewYear(int year) => new DateOnly(Math.Clamp(year, DateOnly.MinValue.Year, DateOnly.MaxValue.Year), 1, 1).DayNumber;
}
