using System.Text;
using Samsyn.Domain.Settlement;

namespace Samsyn.Domain.Tests.Settlement;

/// <summary>One rental in April 2026 (CONTRACT.md C5 rules 1-3; DOMAIN.md 76, 159).</summary>
[Rule("C5.2", "C5.3", "R35", "R36")]
public sealed class When_a_rental_is_charged
{
    private static readonly SettlementMonth April = new(2026, 4);
    private const int Region = 0, Goteborg = 1, Ale = 2;

    private readonly PriceList _prices = new();
    private readonly PayerTable _payers = new();
    private readonly Registrations _users = new();

    private static int Day(int month, int day) => new DateOnly(2026, month, day).DayNumber;

    private void Price(long ore, PriceUnit unit = PriceUnit.Month, int from = 0) => _prices.Add(new PriceRow(0, from, unit, ore, 2));

    private void RegionForTheYoung()
    {
        _payers.Add(new PayerRow(1, null, PayerAge.Minor, Region, null, null, 2));
        _payers.Add(new PayerRow(2, null, PayerAge.Adult, PayerTable.Municipality, null, null, 3));
    }

    private void Lives(int municipality, int from = 0, int under18Until = Registration.Adult) =>
        _users.Add("u"u8, new Registration(from, under18Until, municipality));

    private (RejectReason Reason, ChargePart[] Parts) Settle(int from, int until)
    {
        _prices.SortAndFindRepeated();
        _users.Close();
        var charge = new Charge(April, _prices.In(April, 1), _payers.In(April, 1), _users);
        var reason = charge.Settle(0, 0, _users.Find("u"u8), from, until);
        return (reason, charge.Parts.ToArray());
    }

    [Fact(DisplayName = "G12: the region pays for 17 years and 364 days, the municipality from the 18th birthday")]
    [Rule("G12", "F76")]
    public void The_birthday_divides_the_month()
    {
        Price(30_000);
        RegionForTheYoung();
        Lives(Goteborg, under18Until: Day(4, 14));

        var (_, parts) = Settle(Day(4, 1), Day(4, 30));

        Assert.Equal([(Region, 14, 14_000), (Goteborg, 16, 16_000)], parts.Select(part => (part.Payer, part.Days, (int)part.Ore)));
        Assert.Equal((Day(4, 14), Day(4, 15)), (parts[0].Until, parts[1].From));
    }

    [Fact]
    public void A_payer_that_comes_back_is_one_payer()
    {
        Price(3000);
        RegionForTheYoung();
        Lives(Goteborg);
        Lives(Ale, Day(4, 11));
        Lives(Goteborg, Day(4, 21));

        var (_, parts) = Settle(Day(4, 1), Day(4, 30));

        Assert.Equal([(Goteborg, 20, 2000L, Day(4, 1), Day(4, 30)), (Ale, 10, 1000L, Day(4, 11), Day(4, 20))], parts.Select(part => (part.Payer, part.Days, part.Ore, part.From, part.Until)));
    }

    [Fact]
    public void The_sum_is_rounded_once_and_not_each_day()
    {
        // Thirty days at a third of ten öre: 100 öre, not 90.
        Price(100);
        RegionForTheYoung();
        Lives(Goteborg);

        Assert.Equal(100, Settle(Day(4, 1), Day(4, 30)).Parts[0].Ore);
    }

    [Theory]
    [InlineData(15, 1)]     // 15 × 1/30 = ½ öre
    [InlineData(14, 0)]
    public void A_half_ore_is_an_ore(int days, long ore)
    {
        Price(1);
        RegionForTheYoung();
        Lives(Goteborg);

        Assert.Equal(ore, Settle(Day(4, 1), Day(4, days)).Parts[0].Ore);
    }

    [Fact]
    public void A_month_may_have_a_month_price_and_a_day_price()
    {
        Price(3000);
        Price(7, PriceUnit.Day, Day(4, 29));
        RegionForTheYoung();
        Lives(Goteborg);

        Assert.Equal(2800 + 14, Settle(Day(4, 1), Day(4, 30)).Parts[0].Ore);
    }

    [Fact]
    public void The_highest_price_on_every_day_stays_inside_64_bits()
    {
        Price(PriceList.Highest, PriceUnit.Day);
        RegionForTheYoung();
        Lives(Goteborg);
        Lives(Ale, Day(4, 2));

        var (_, parts) = Settle(Day(4, 1), Day(4, 30));

        Assert.Equal([PriceList.Highest, 29 * PriceList.Highest], parts.Select(part => part.Ore));
        Assert.Equal(29 * 30 * PriceList.Highest, parts[1].Weight);
    }

    [Fact]
    public void Money_is_conserved_in_ten_thousand_random_rentals()
    {
        var random = new Random(35);
        for (var i = 0; i < 10_000; i++)
        {
            var test = new When_a_rental_is_charged();
            test.Price(random.NextInt64(PriceList.Highest), random.Next(2) == 0 ? PriceUnit.Day : PriceUnit.Month);
            if (random.Next(2) == 0) test.Price(random.Next(1000), PriceUnit.Month, Day(4, random.Next(2, 31)));
            test.RegionForTheYoung();
            var until = random.Next(2) == 0 ? Registration.Adult : Day(4, random.Next(1, 31));
            test.Lives(Goteborg, under18Until: until);
            foreach (var day in Enumerable.Range(2, 28).OrderBy(_ => random.Next()).Take(random.Next(5))) test.Lives(random.Next(1, 3), Day(4, day), until);

            var (reason, parts) = test.Settle(Day(4, 1), Day(4, 30));

            Assert.Equal(RejectReason.None, reason);
            var weight = parts.Aggregate((Int128)0, (sum, part) => sum + part.Weight);
            Assert.Equal((long)(((2 * weight) + 30) / 60), parts.Sum(part => part.Ore));
            Assert.Equal(30, parts.Sum(part => part.Days));
            Assert.All(parts, part => Assert.True(Int128.Abs((part.Ore * weight) - ((((2 * weight) + 30) / 60) * part.Weight)) < weight));
        }
    }

    [Fact]
    [Rule("C5.5")]
    public void Reasons_come_in_their_order()
    {
        Assert.Equal(RejectReason.UnknownUser, Settle(Day(4, 1), Day(4, 30)).Reason);

        Lives(Registration.Unknown, Day(4, 2));
        Assert.Equal(RejectReason.UnknownUser, Settle(Day(4, 1), Day(4, 30)).Reason);
        Assert.Equal(RejectReason.UnknownPrice, Settle(Day(4, 2), Day(4, 30)).Reason);

        Price(1);
        Assert.Equal(RejectReason.UnknownPayer, Settle(Day(4, 2), Day(4, 30)).Reason);

        RegionForTheYoung();
        Assert.Equal(RejectReason.UnknownPayer, Settle(Day(4, 2), Day(4, 30)).Reason);      // nobody's municipality
    }

    [Fact]
    public void Names_are_looked_up_byte_by_byte()
    {
        var names = new Names();
        var random = new Random(3);
        var words = Enumerable.Range(0, 5000).Select(i => $"{(random.Next(3) == 0 ? new string('x', random.Next(40)) : "")}{i}å").ToList();

        Assert.All(words, (word, i) => Assert.Equal(i, names.Add(word)));
        Assert.All(words, (word, i) => Assert.Equal((i, word), (names.Find(Encoding.UTF8.GetBytes(word)), names.Text(i))));
        Assert.Equal(-1, names.Find("0"u8));
    }
}
