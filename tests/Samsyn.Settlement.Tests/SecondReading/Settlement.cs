using System.Globalization;
using System.Numerics;

namespace Samsyn.Settlement.Tests.SecondReading;

/// <summary>
/// CONTRACT.md C5 <c>settle</c> read a second time: slow, day by day, with whole numbers of any size and nothing clever. What it makes of a folder is
/// what the program must make of it, byte for byte. Of faults outside <c>rentals.csv</c> it knows nothing.
/// </summary>
internal sealed class Settlement
{
    private readonly string _folder;
    private readonly string _period;
    private readonly List<DateOnly> _days;
    private readonly int _stopAfter;
    private readonly bool _countOrderDay;
    private readonly string _region;
    private readonly Dictionary<string, string> _areas;
    private readonly Dictionary<string, List<(DateOnly From, string Municipality, DateOnly? Under18Until)>> _users = [];
    private readonly Dictionary<string, List<(DateOnly From, bool ByMonth, BigInteger Ore)>> _prices = [];
    private readonly List<(BigInteger Priority, string Area, string Age, string Payer, DateOnly From, DateOnly Until)> _payers;

    public Settlement(string folder, string period)
    {
        (_folder, _period) = (folder, period);
        var first = Text.Day(period + "-01")!.Value;
        _days = [.. Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays)];
        var rules = File.ReadAllLines(Path.Combine(folder, "rules.yaml")).Where(line => line.Contains(':', StringComparison.Ordinal))
            .ToDictionary(line => line.Split(':')[0].Trim(), line => line.Split(':')[1].Trim());
        _stopAfter = int.Parse(rules["stop_after_working_days"], CultureInfo.InvariantCulture);
        _countOrderDay = rules["count_order_day"] == "true";
        _region = rules.GetValueOrDefault("region", "VGR");
        _areas = Rows("articles.csv").ToDictionary(row => row["article"], row => row["product_area"]);
        foreach (var row in Rows("users.csv"))
            In(_users, row["user_ref"]).Add((Text.Day(row["valid_from"])!.Value, row["municipality"], Text.Day(row["under_18_until"])));
        foreach (var row in Rows("prices.csv"))
            In(_prices, row["article"]).Add((Text.Day(row["valid_from"])!.Value, row["unit"] == "month", BigInteger.Parse(row["amount_ore"], CultureInfo.InvariantCulture)));
        _payers = [.. Rows("payers.csv").Select(row => (
            BigInteger.Parse(row["priority"], CultureInfo.InvariantCulture), row["product_area"], row["age"], row["payer"],
            Text.Day(row["valid_from"]) ?? DateOnly.MinValue, Text.Day(row["valid_until"]) ?? DateOnly.MaxValue))];
        Settle();
    }

    /// <summary>The lines that cannot be settled.</summary>
    public List<(int Line, string Id, string Reason)> Rejects { get; } = [];

    private readonly List<(string Id, string CareUnit, string Area, string Payer, List<DateOnly> Days, BigInteger Ore)> _parts = [];

    public string RejectsCsv => "file,line,rental_id,reason\n"
        + string.Concat(Rejects.OrderBy(reject => reject.Line).Select(reject => Text.Line("rentals.csv", reject.Line, reject.Id, reject.Reason)));

    public string LinesCsv => "rental_id,payer,from,until,days,amount_ore\n" + string.Concat(_parts
        .OrderBy(part => part.Id, Text.ByCodePoint).ThenBy(part => part.Days[0])
        .Select(part => Text.Line(part.Id, part.Payer, Text.Of(part.Days[0]), Text.Of(part.Days[^1]), part.Days.Count, part.Ore)));

    public string StatementsCsv => "period,payer,care_unit,product_area,rentals,days,amount_ore\n" + string.Concat(_parts
        .GroupBy(part => (part.Payer, part.CareUnit, part.Area))
        .OrderBy(row => row.Key.Payer, Text.ByCodePoint).ThenBy(row => row.Key.CareUnit, Text.ByCodePoint).ThenBy(row => row.Key.Area, Text.ByCodePoint)
        .Select(row => Text.Line(_period, row.Key.Payer, row.Key.CareUnit, row.Key.Area, row.Select(part => part.Id).Distinct().Count(), row.Sum(part => part.Days.Count), Sum(row.Select(part => part.Ore)))));

    /// <summary>The figures of <c>summary.json</c>.</summary>
    public (string Period, BigInteger Rentals, BigInteger Days, BigInteger Ore, BigInteger Payers) Summary => (
        _period, _parts.Select(part => part.Id).Distinct().Count(), _parts.Sum(part => part.Days.Count), Sum(_parts.Select(part => part.Ore)), _parts.Select(part => part.Payer).Distinct().Count());

    private IEnumerable<Dictionary<string, string>> Rows(string file) =>
        Text.Rows(File.ReadAllText(Path.Combine(_folder, file))).Select(row => row.Row!);

    private void Settle()
    {
        var lines = Text.Rows(File.ReadAllText(Path.Combine(_folder, "rentals.csv"))).ToList();
        var column = Text.Records(File.ReadAllText(Path.Combine(_folder, "rentals.csv")))[0].Fields.IndexOf("rental_id");
        var well = lines.Where(line => IsWellFormed(line.Row)).ToList();
        var times = well.GroupBy(line => line.Row!["rental_id"]).ToDictionary(group => group.Key, group => group.Count());
        foreach (var (line, fields, row) in lines)
        {
            var id = fields.Count > column ? fields[column] : "";
            var reason = !IsWellFormed(row) ? "malformed" : times[id] > 1 ? "duplicate_rental" : Settle(row!);
            if (reason is not null) Rejects.Add((line, id, reason));
        }
    }

    private static bool IsWellFormed(Dictionary<string, string>? row) =>
        row is not null && row["rental_id"] != "" && row["article"] != "" && row["user_ref"] != "" && row["care_unit"] != ""
        && Text.Day(row["from"]) is not null
        && new[] { row["pickup_ordered_on"], row["returned_on"] }.All(day => day == "" || Text.Day(day) is not null);

    /// <summary>Settles one rental, or says why not.</summary>
    private string? Settle(Dictionary<string, string> row)
    {
        var from = Text.Day(row["from"])!.Value;
        var stop = DateOnly.MaxValue;
        if (Text.Day(row["returned_on"]) is { } returned) stop = returned;
        if (Text.Day(row["pickup_ordered_on"]) is { } ordered && StopOfOrder(ordered) is var byOrder && byOrder < stop) stop = byOrder;
        if (stop < from) return "stop_before_start";
        var days = _days.Where(day => from <= day && day <= stop).ToList();
        if (days.Count == 0) return null;

        if (!_areas.TryGetValue(row["article"], out var area)) return "unknown_article";
        if (!_users.TryGetValue(row["user_ref"], out var addresses) || days.Any(day => addresses.All(address => address.From > day))) return "unknown_user";
        if (!_prices.TryGetValue(row["article"], out var prices) || days.Any(day => prices.All(price => price.From > day))) return "unknown_price";

        // The exact sum over each payer's days, in parts of an öre as many as the month has days.
        var (payers, weights, own) = (new List<string>(), new List<BigInteger>(), new List<List<DateOnly>>());
        foreach (var day in days)
        {
            var address = addresses.Where(one => one.From <= day).MaxBy(one => one.From);
            var isMinor = address.Under18Until is { } until && day <= until;
            var fitting = _payers.Where(one => (one.Area == "*" || one.Area == area) && (one.Age == "*" || one.Age == (isMinor ? "minor" : "adult")) && one.From <= day && day <= one.Until).ToList();
            if (fitting.Count == 0) return "unknown_payer";
            var payer = fitting.MinBy(one => one.Priority).Payer;
            if (payer == "municipality") payer = address.Municipality;
            else if (payer == "region") payer = _region;
            if (payer == "") return "unknown_payer";
            var price = prices.Where(one => one.From <= day).MaxBy(one => one.From);
            var place = payers.IndexOf(payer);
            if (place < 0)
            {
                place = payers.Count;
                payers.Add(payer);
                weights.Add(0);
                own.Add([]);
            }
            weights[place] += price.ByMonth ? price.Ore : price.Ore * _days.Count;
            own[place].Add(day);
        }
        var total = Sum(weights);
        var charge = Rounded(total, _days.Count);
        var parts = charge.IsZero ? [.. weights.Select(_ => BigInteger.Zero)] : Allocated(charge, weights);
        for (var i = 0; i < payers.Count; i++) _parts.Add((row["rental_id"], row["care_unit"], area, payers[i], own[i], parts[i]));
        return null;
    }

    /// <summary>The n-th working day after the order day, which is number one itself where the rules count it and it is a working day.</summary>
    private DateOnly StopOfOrder(DateOnly ordered)
    {
        if (_stopAfter == 0) return ordered;
        var counted = _countOrderDay && DaysOff.IsWorkingDay(ordered) ? 1 : 0;
        var day = ordered;
        while (counted < _stopAfter)
        {
            day = day.AddDays(1);
            if (DaysOff.IsWorkingDay(day)) counted++;
        }
        return day;
    }

    /// <summary>Half away from zero, of a number that is not negative.</summary>
    public static BigInteger Rounded(BigInteger numerator, BigInteger denominator) => (2 * numerator + denominator) / (2 * denominator);

    /// <summary>Largest remainder; of equal remainders the earlier in the list.</summary>
    public static List<BigInteger> Allocated(BigInteger amount, List<BigInteger> weights)
    {
        var all = Sum(weights);
        var parts = weights.Select(weight => amount * weight / all).ToList();
        var inTurn = Enumerable.Range(0, weights.Count).OrderByDescending(i => amount * weights[i] % all).ThenBy(i => i).ToList();
        for (var i = 0; Sum(parts) < amount; i++) parts[inTurn[i]]++;
        return parts;
    }

    private static BigInteger Sum(IEnumerable<BigInteger> numbers) => numbers.Aggregate(BigInteger.Zero, (sum, number) => sum + number);

    private static List<T> In<T>(Dictionary<string, List<T>> lists, string key) => lists.TryGetValue(key, out var list) ? list : lists[key] = [];
}
