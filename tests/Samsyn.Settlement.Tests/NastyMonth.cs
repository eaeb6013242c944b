using System.Globalization;
using System.Text;

namespace Samsyn.Settlement.Tests;

/// <summary>
/// A small month in which everything happens at once: moves and returns, birthdays, prices that change and are zero or enormous, orders around holidays,
/// ids that come twice, lines that are no lines, and names with commas, quotes, letters beyond ASCII and beyond the first plane.
/// </summary>
internal sealed class NastyMonth(int seed)
{
    private static readonly string[] Periods = ["2026-04", "2026-06", "2026-12", "2028-02", "2027-05", "2027-01", "2025-06", "2026-01"];
    private static readonly string[] Units = ["Enhet 1", "Enhet, två", "Enhet \"tre\"", "Åäö", "Z", "a", "\uFFFDx", "\U0001F9BDstol", "två\nrader"];
    private static readonly string[] Areas = ["Rullstolar", "Sängar", "Ö", "\U0001F6CF"];
    private static readonly string[] Municipalities = ["1480", "1401", "1490", "VGR", ""];

    private readonly Random _random = new(seed);

    public string Period => Periods[seed % Periods.Length];

    private DateOnly First => DateOnly.ParseExact(Period + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var utf8 = new UTF8Encoding(_random.Next(3) == 0);
        void File(string name, string header, IEnumerable<string> rows) =>
            System.IO.File.WriteAllText(Path.Combine(folder, name), header + "\n" + string.Concat(rows.OrderBy(_ => _random.Next())), utf8);
        System.IO.File.WriteAllText(Path.Combine(folder, "rules.yaml"),
            $"samsyn: 1\nstop_after_working_days: {_random.Next(5)}\ncount_order_day: {(Chance(2) ? "true" : "false")}\n{(Chance(2) ? "region: R14\n" : "")}");
        File("articles.csv", "article,iso9999,name,product_area", Enumerable.Range(0, 6).Select(i => Row($"a{i}", "122203", $"Artikel {i}", Areas[i % Areas.Length])));
        File("prices.csv", "article,valid_from,unit,amount_ore", Enumerable.Range(0, 5).SelectMany(Prices));
        File("users.csv", "user_ref,valid_from,municipality,under_18_until", Enumerable.Range(0, 8).SelectMany(User));
        File("payers.csv", "priority,product_area,age,payer,valid_from,valid_until", Payers());
        var rentals = Enumerable.Range(0, 1 + _random.Next(60)).Select(Rental).ToList();
        if (Chance(3)) rentals[^1] = rentals[^1].TrimEnd('\n');
        System.IO.File.WriteAllText(Path.Combine(folder, "rentals.csv"), "rental_id,article,user_ref,care_unit,from,pickup_ordered_on,returned_on\n" + string.Concat(rentals), utf8);
    }

    private IEnumerable<string> Prices(int article)
    {
        if (article == 4 && Chance(2)) yield break;
        var from = new HashSet<DateOnly>();
        for (var i = 0; i < 1 + _random.Next(4); i++)
        {
            var day = i == 0 && !Chance(8) ? First.AddDays(-500) : First.AddDays(_random.Next(-10, 35));
            long ore = _random.Next(6) switch { 0 => 0, 1 => 1, 2 => 1_000_000_000_000, 3 => _random.NextInt64(1_000_000_000_000), _ => _random.Next(50_000) };
            if (from.Add(day)) yield return Row($"a{article}", Day(day), Chance(4) ? "day" : "month", Number(ore));
        }
    }

    private IEnumerable<string> User(int user)
    {
        var under18 = Chance(3) ? Day(First.AddDays(_random.Next(-3, 33))) : Chance(6) ? Day(First.AddDays(900)) : "";
        var from = new HashSet<DateOnly>();
        for (var i = 0; i < 1 + _random.Next(5); i++)
        {
            var day = i == 0 && !Chance(8) ? First.AddDays(-800) : First.AddDays(_random.Next(-5, 32));
            if (from.Add(day)) yield return Row($"u{user}", Day(day), Municipalities[_random.Next(Chance(6) ? 5 : 4)], Chance(20) ? "" : under18);
        }
    }

    private IEnumerable<string> Payers()
    {
        var priority = 0;
        for (var i = 0; i < _random.Next(5); i++)
        {
            var (from, until) = (First.AddDays(_random.Next(-5, 20)), First.AddDays(_random.Next(0, 33)));
            yield return Row(Number(priority++), Chance(2) ? "*" : Areas[_random.Next(Areas.Length)], new[] { "*", "minor", "adult" }[_random.Next(3)],
                new[] { "region", "municipality", "1480", "S\u00E9R" }[_random.Next(4)], Chance(3) ? "" : Day(from), Chance(3) ? "" : Day(until));
        }
        yield return Row("90", "*", "minor", "region", "", "");
        if (!Chance(6)) yield return Row("00091", "*", "adult", "municipality", "", "");
    }

    private string Rental(int number)
    {
        var id = Chance(12) ? "r0" : Chance(15) ? $"r\"{number}" : Chance(15) ? $"\U0001D4E1{number}" : $"r{number}";
        var from = Chance(3) ? First.AddDays(_random.Next(-4, 40)) : First.AddDays(-_random.Next(1, 300));
        var ordered = Chance(2) ? Day(First.AddDays(_random.Next(-8, 34))) : "";
        var returned = Chance(3) ? Day(First.AddDays(_random.Next(-8, 34))) : "";
        var fields = new List<string> { id, $"a{_random.Next(Chance(5) ? 7 : 4)}", $"u{_random.Next(Chance(5) ? 10 : 8)}", Units[_random.Next(Units.Length)], Day(from), ordered, returned };
        switch (_random.Next(40))
        {
            case 0: fields[_random.Next(fields.Count)] = ""; break;
            case 1: fields.Add(""); break;
            case 2: fields.RemoveAt(_random.Next(fields.Count)); break;
            case 3: fields[4 + _random.Next(3)] = "2026-02-30"; break;
            case 4: fields[4 + _random.Next(3)] = "2026-4-1"; break;
            case 5: return "\n";
            default: break;
        }
        return Row([.. fields]);
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private static string Day(DateOnly day) => SecondReading.Text.Of(day);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Row(params IEnumerable<string> fields) => SecondReading.Text.Line(fields);
}
