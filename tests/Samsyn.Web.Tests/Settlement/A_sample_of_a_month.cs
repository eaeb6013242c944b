using System.Globalization;
using Samsyn.Domain.Calendars;
using Samsyn.Web.Settlement.Sample;

namespace Samsyn.Web.Tests.Settlement;

/// <summary>What <c>samsyn sample settlement</c> promises of its files: the same for the same seed, complete, and possible to settle.</summary>
public sealed class A_sample_of_a_month
{
    private const string Easter = "2026-04";

    private static readonly string[] Months = [Easter, "2026-06", "2026-12", "2000-02", "0001-01", "9999-12"];

    public static TheoryData<string> EveryMonth => [.. Months];

    [Fact]
    public void Is_the_same_for_the_same_number_seed_and_month_and_another_for_any_other()
    {
        var one = new SampleFolder(500, 7, Easter);

        Assert.Equal(one.Hash, new SampleFolder(500, 7, Easter).Hash);
        Assert.NotEqual(one.Hash, new SampleFolder(501, 7, Easter).Hash);
        Assert.NotEqual(one.Hash, new SampleFolder(500, 7, "2026-05").Hash);
        Assert.All(new[] { "rentals.csv", "users.csv", "prices.csv" }, name => Assert.NotEqual(one[name], new SampleFolder(500, 8, Easter)[name]));
    }

    /// <summary>Who changes the sample changes this hash, and says so in the change log: others may have kept figures of the old one.</summary>
    [Theory]
    [InlineData(1000, 1, "2026-04", "94f4f0693a88efabb699a86bacbe4960aab23c5edd7ac03418931b47d1415e37")]
    [InlineData(1000, long.MinValue, "2028-02", "83fe500960073fefa0715b73471953fb7b678b91089d24197993702cf90935ac")]
    public void Has_these_bytes_on_every_machine(long rentals, long seed, string period, string hash) =>
        Assert.Equal(hash, new SampleFolder(rentals, seed, period).Hash);

    [Fact]
    public void Does_not_depend_on_the_language_of_the_machine()
    {
        var (here, hash) = (CultureInfo.CurrentCulture, new SampleFolder(50, 7, Easter).Hash);
        try
        {
            // Another calendar, another minus sign, another order of days and months.
            foreach (var culture in new[] { "ar-SA", "sv-SE", "th-TH" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(hash, new SampleFolder(50, 7, Easter).Hash);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Has_the_columns_of_the_contract_and_a_line_for_each_rental(int rentals)
    {
        var sample = new SampleFolder(rentals, 7, Easter);

        Assert.StartsWith("rental_id,article,user_ref,care_unit,from,pickup_ordered_on,returned_on\n", sample.Text("rentals.csv"), StringComparison.Ordinal);
        Assert.StartsWith("user_ref,valid_from,municipality,under_18_until\n", sample.Text("users.csv"), StringComparison.Ordinal);
        Assert.StartsWith("article,iso9999,name,product_area\n", sample.Text("articles.csv"), StringComparison.Ordinal);
        Assert.StartsWith("priority,product_area,age,payer,valid_from,valid_until\n", sample.Text("payers.csv"), StringComparison.Ordinal);
        Assert.StartsWith("article,valid_from,unit,amount_ore\n", sample.Text("prices.csv"), StringComparison.Ordinal);
        Assert.StartsWith("samsyn: 1\n", sample.Text("rules.yaml"), StringComparison.Ordinal);
        Assert.Equal(rentals, sample.Rows("rentals.csv").DistinctBy(row => row["rental_id"]).Count());
        Assert.Equal(2000, sample.Rows("articles.csv").DistinctBy(row => row["article"]).Count());
    }

    [Theory, MemberData(nameof(EveryMonth))]
    public void Names_no_user_twice_from_one_day_and_no_price_either(string period)
    {
        var sample = new SampleFolder(3000, 7, period);

        Assert.All(sample.Rows("users.csv").GroupBy(row => (row["user_ref"], row["valid_from"])), rows => Assert.Single(rows));
        Assert.All(sample.Rows("prices.csv").GroupBy(row => (row["article"], row["valid_from"])), rows => Assert.Single(rows));
    }

    /// <summary>Day by day and row by row, as slowly as the contract is written.</summary>
    [Theory, MemberData(nameof(EveryMonth))]
    public void Has_an_article_a_price_a_registration_and_a_payer_for_every_charged_day(string period)
    {
        var sample = new SampleFolder(2000, 7, period);
        var articles = sample.Rows("articles.csv").ToDictionary(row => row["article"], row => row["product_area"]);
        var prices = sample.Rows("prices.csv").ToLookup(row => row["article"], row => SampleFolder.Day(row["valid_from"]));
        var users = sample.Rows("users.csv").ToLookup(row => row["user_ref"]);
        var payers = sample.Rows("payers.csv");
        var codes = SampleCounty.Municipalities.Select(one => one.Code.ToString(CultureInfo.InvariantCulture)).ToHashSet();
        var charged = 0;

        foreach (var rental in sample.Rows("rentals.csv"))
        {
            Assert.NotEmpty(rental["care_unit"]);
            var (from, stop) = (SampleFolder.Day(rental["from"]), Stop(rental));
            Assert.True(from <= stop, $"{rental["rental_id"]} stops before it starts");
            for (var day = from > sample.First ? from : sample.First; day <= stop && day <= sample.Last; day = day.AddDays(1))
            {
                charged++;
                Assert.Contains(prices[rental["article"]], validFrom => validFrom <= day);
                var registration = users[rental["user_ref"]].Where(row => SampleFolder.Day(row["valid_from"]) <= day).MaxBy(row => SampleFolder.Day(row["valid_from"]));
                Assert.Contains(registration!["municipality"], codes);
                var age = registration["under_18_until"] is { Length: > 0 } until && day <= SampleFolder.Day(until) ? "minor" : "adult";
                var fitting = payers.Where(row => row["product_area"] is var area && (area == "*" || area == articles[rental["article"]]) && (row["age"] == "*" || row["age"] == age)
                    && SampleFolder.Day(row["valid_from"], DateOnly.MinValue) <= day && day <= SampleFolder.Day(row["valid_until"], DateOnly.MaxValue)).ToList();
                Assert.Single(fitting.GroupBy(row => int.Parse(row["priority"], CultureInfo.InvariantCulture)).MinBy(rows => rows.Key)!);
                if (day == DateOnly.MaxValue) break;
            }
        }

        Assert.True(charged > 20_000, "most rentals go on all month");
    }

    [Fact]
    public void Has_what_a_real_month_has()
    {
        var sample = new SampleFolder(20_000, 7, Easter);
        var rentals = sample.Rows("rentals.csv");
        var users = sample.Rows("users.csv");
        var inMonth = users.GroupBy(row => row["user_ref"]).ToDictionary(rows => rows.Key, rows => rows.Count(row => In(row["valid_from"])));
        bool In(string day) => SampleFolder.Day(day, DateOnly.MinValue) >= sample.First && SampleFolder.Day(day, DateOnly.MaxValue) <= sample.Last;

        // Rentals: from long ago, in the month, after it; ended before it; ordered, and fetched before and after the stop day.
        Assert.InRange(rentals.Count(row => SampleFolder.Day(row["from"]) < sample.First), 18_000, 19_500);
        Assert.InRange(rentals.Count(row => In(row["from"])), 600, 1200);
        Assert.InRange(rentals.Count(row => SampleFolder.Day(row["from"]) > sample.Last), 100, 300);
        Assert.InRange(rentals.Count(row => Stop(row) < sample.First), 800, 1600);
        Assert.Contains(rentals, row => row["pickup_ordered_on"].Length > 0 && row["returned_on"].Length == 0);
        Assert.Contains(rentals, row => row["pickup_ordered_on"].Length > 0 && row["returned_on"].Length > 0 && SampleFolder.Day(row["returned_on"]) < ByOrder(row));
        Assert.Contains(rentals, row => row["pickup_ordered_on"].Length > 0 && row["returned_on"].Length > 0 && SampleFolder.Day(row["returned_on"]) > ByOrder(row));
        Assert.Contains(rentals, row => row["pickup_ordered_on"].Length > 0 && SampleFolder.Day(row["pickup_ordered_on"]) < SampleFolder.Day(row["from"]));

        // More orders in the days about Easter than in as many days later on.
        var ordered = rentals.Where(row => row["pickup_ordered_on"].Length > 0).Select(row => SampleFolder.Day(row["pickup_ordered_on"])).ToList();
        int Ordered(int from, int until) => ordered.Count(day => day >= new DateOnly(2026, 4, from) && day <= new DateOnly(2026, 4, until));
        Assert.True(Ordered(1, 8) > 2 * Ordered(13, 20));

        // Users: two on five rentals, some who moved in the month and back, who came in it, and who come of age in it.
        Assert.Equal(8000, inMonth.Count);
        Assert.Contains(inMonth, user => user.Value >= 2);
        Assert.Contains(users.GroupBy(row => row["user_ref"]), rows => rows.All(row => In(row["valid_from"])));
        Assert.Contains(users, row => row["under_18_until"].Length > 0 && In(row["under_18_until"]));
        Assert.InRange(users.Count(row => row["municipality"] == "1480"), 2400, 3600);
        Assert.Equal(49, users.DistinctBy(row => row["municipality"]).Count());

        // Prices by month and by day, some revised in the month, none dearer than 2,000 kr a month or cheaper than 20.
        var prices = sample.Rows("prices.csv");
        Assert.Contains(prices, row => In(row["valid_from"]));
        Assert.Contains(prices.GroupBy(row => row["article"]), rows => rows.DistinctBy(row => row["unit"]).Count() == 2);
        Assert.All(prices, row => Assert.InRange(long.Parse(row["amount_ore"], CultureInfo.InvariantCulture) * (row["unit"] == "day" ? 30 : 1), 1990, 200_010));

        // Names with a comma, with quotation marks, and with Swedish letters.
        Assert.All(new[] { ",", "\"", "å", "ö" }, part => Assert.Contains(rentals, row => row["care_unit"].Contains(part, StringComparison.Ordinal)));
        Assert.InRange(rentals.DistinctBy(row => row["care_unit"]).Count(), 250, 400);
        Assert.Equal(25, sample.Rows("articles.csv").DistinctBy(row => row["product_area"]).Count());
        Assert.All(sample.Rows("articles.csv"), row => Assert.Matches("^[0-9]{6}$", row["iso9999"]));
    }

    [Fact]
    public void Takes_about_64_bytes_a_rental_and_31_a_user()
    {
        var sample = new SampleFolder(50_000, 7, Easter);

        Assert.InRange(sample["rentals.csv"].Length, 50_000 * 62, 50_000 * 66);
        Assert.InRange(sample["users.csv"].Length, 20_000 * 29, 20_000 * 33);
    }

    private static DateOnly ByOrder(Dictionary<string, string> rental) => SwedishCalendar.NthWorkingDayAfter(SampleFolder.Day(rental["pickup_ordered_on"]), 3, countDay: false);

    private static DateOnly Stop(Dictionary<string, string> rental)
    {
        var returned = SampleFolder.Day(rental["returned_on"], DateOnly.MaxValue);
        return rental["pickup_ordered_on"].Length > 0 && ByOrder(rental) is var stop && stop < returned ? stop : returned;
    }
}
