using System.Globalization;
using Samsyn.Domain.Settlement;

namespace Samsyn.Web.Settlement.Sample;

/// <summary>
/// An invented month of a county's rentals, as the six files <c>samsyn settle</c> reads: to try it on, to measure it with, and to show another county
/// what its own files should look like.
/// </summary>
/// <remarks>
/// <para><b>What it resembles.</b> The county of Västra Götaland: its 49 municipalities with the inhabitants they have, and the region; 2,000
/// articles in 25 product areas with codes of ISO 9999; some three hundred care units; people who move, come of age, and rent two or three things
/// each; prices that are revised; a table of who pays that changes; pick-ups crowded around Easter, Midsummer and Christmas. So a settlement of it
/// meets the cases that a real month has: rentals shared by several payers, prices and payers that change in the month, stop days moved by holidays.</para>
/// <para><b>What it is not.</b> Data about anybody. Municipality codes, inhabitants and ISO codes are real; every user, article, price, care unit and
/// rental is invented, and no sum says anything about a real municipality. <c>rules.yaml</c> ends with a line that says so.</para>
/// <para><b>What it promises.</b> Everything can be settled: each charged day has a price, a registration with a municipality, and a payer. The same number, seed
/// and month give the same bytes on every machine. Time grows with the rentals, memory does not. Size: about 64 bytes a rental, and 12 MB of users on
/// a million rentals.</para>
/// </remarks>
internal sealed class SampleMonth
{
    /// <summary>The largest sample: its rentals are some 6 GB.</summary>
    public const long MostRentals = 100_000_000;

    /// <summary>How the last line of <c>rules.yaml</c> begins. A folder without it is somebody's own data, which no sample is written over.</summary>
    public const string Mark = "# Allt i den här mappen är påhittat av samsyn sample settlement";

    private readonly SettlementMonth _month;
    private readonly SampleAssortment _assortment;
    private readonly SampleUsers _users;
    private readonly SampleRentals _rentals;

    public SampleMonth(long rentals, long seed, SettlementMonth month)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rentals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rentals, MostRentals);
        (Rentals, Seed, _month) = (rentals, seed, month);
        var (places, bits) = (new SamplePlaces(), unchecked((ulong)seed));
        _assortment = new SampleAssortment(bits, month);
        _users = new SampleUsers(rentals, bits, month, places);
        _rentals = new SampleRentals(rentals, bits, month, places, _users, new StopRule(3, false, month.Year));
    }

    /// <summary>How many lines <c>rentals.csv</c> has below its header.</summary>
    public long Rentals { get; }

    public long Seed { get; }

    public long Users => _users.Count;

    /// <summary>About how many bytes there are to write.</summary>
    public long AboutBytes => (Rentals * 64) + (Users * 31) + 400_000;

    /// <summary>The names of the files, in the order in which they are written.</summary>
    public static readonly string[] Files =
        [SettlementTables.RulesFile, SettlementTables.ArticlesFile, SettlementTables.PricesFile, SettlementTables.PayersFile, UserFile.Name, RentalColumns.File];

    public void Write(string file, SampleText to)
    {
        switch (file)
        {
            case SettlementTables.RulesFile:
                to.Text("samsyn: 1\nstop_after_working_days: 3\ncount_order_day: false\n"u8)
                    .Text(string.Create(CultureInfo.InvariantCulture, $"{Mark} --rentals {Rentals} --seed {Seed} --period {_month}\n"));
                break;
            case SettlementTables.ArticlesFile: _assortment.WriteArticles(to); break;
            case SettlementTables.PricesFile: _assortment.WritePrices(to); break;
            case SettlementTables.PayersFile: _assortment.WritePayers(to); break;
            case UserFile.Name: _users.Write(to); break;
            case RentalColumns.File: _rentals.Write(to); break;
            default: throw new ArgumentOutOfRangeException(nameof(file), file, "No such file in a settlement's folder.");
        }
    }
}
