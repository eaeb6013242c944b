using System.Numerics;
using Samsyn.Domain.Settlement;
using Samsyn.Web.Files;

namespace Samsyn.Web.Settlement;

/// <summary>
/// What a settlement is made by: the rules, the articles, the prices and who pays, read from their files and checked as a whole. These are
/// small; users and rentals, which are not, are read by <see cref="UserFile"/> and <see cref="SettlementRun"/>.
/// </summary>
/// <remarks>Any fault in these files refuses the run: a price that cannot be read would be missing from every rental. Source: CONTRACT.md C5.</remarks>
internal sealed class SettlementTables
{
    public const string ArticlesFile = "articles.csv", PayersFile = "payers.csv", PricesFile = "prices.csv", RulesFile = "rules.yaml";

    private SettlementTables(SettlementRules rules) => Rules = rules;

    public SettlementRules Rules { get; }

    public Names Articles { get; } = new();

    /// <summary>The product area of each article, and the line it stands on.</summary>
    public List<(int Area, int Line)> ArticleRows { get; } = [];

    public Names Areas { get; } = new();

    /// <summary>Everybody who may pay: the region, municipalities where users are registered, ids in the payer table.</summary>
    public Names Payers { get; } = new();

    public PriceList Prices { get; } = new();

    public PayerTable PayerTable { get; } = new();

    /// <summary>Payer rows that hold on no day, since they end before they begin.</summary>
    public List<int> PayerRowsNeverValid { get; } = [];

    public static SettlementTables Read(string folder, FaultList faults)
    {
        SettlementTables? tables = null;
        Try(faults, () => tables = new SettlementTables(SettlementRules.Read(Path.Combine(folder, RulesFile), faults)));
        tables ??= new SettlementTables(SettlementRules.Unread);
        Try(faults, () => tables.ReadArticles(InputFile.In(folder, ArticlesFile), faults));
        Try(faults, () => tables.ReadPrices(InputFile.In(folder, PricesFile), faults));
        Try(faults, () => tables.ReadPayers(InputFile.In(folder, PayersFile), faults));
        return tables;
    }

    /// <summary>A file that cannot be read is one more fault; the others are still looked at.</summary>
    internal static void Try(FaultList faults, Action read)
    {
        try
        {
            read();
        }
        catch (FaultyFileException faulty)
        {
            faults.AddAll(faulty.Faults);
        }
    }

    private void ReadArticles(InputFile file, FaultList faults)
    {
        Rows.Read(file, ["article", "iso9999", "name", "product_area"], faults, row =>
        {
            if (!row.Has(0) | !row.Has(3)) return;
            if (Articles.Find(row[0]) is var known and >= 0)
            {
                row.Refuse(0, $"artikeln {row.Text(0)} står två gånger, först på rad {ArticleRows[known].Line}", "ta bort den ena raden");
                return;
            }
            Articles.Add(row[0]);
            ArticleRows.Add((Areas.Add(row[3]), row.Line));
        });
    }

    private void ReadPrices(InputFile file, FaultList faults)
    {
        // Prices may name articles that nobody rents any more, so they have numbers of their own behind the register's.
        var names = new Names();
        for (var i = 0; i < Articles.Count; i++) names.Add(Articles[i]);
        Rows.Read(file, ["article", "valid_from", "unit", "amount_ore"], faults, row =>
        {
            var fits = row.Has(0);
            fits &= row.Day(1, out var from);
            PriceUnit? unit = row[2].SequenceEqual("month"u8) ? PriceUnit.Month : row[2].SequenceEqual("day"u8) ? PriceUnit.Day : null;
            if (unit is null) fits = row.Refuse(2, $"unit är {row.Quoted(2)}", "skriv month eller day");
            if (!Whole(row[3], out var ore) || ore > PriceList.Highest)
                fits = row.Refuse(3, $"amount_ore är {row.Quoted(3)}", $"skriv hela ören med siffror, 0 till {PriceList.Highest}");
            if (fits) Prices.Add(new PriceRow(names.Add(row[0]), from, unit!.Value, (long)ore, row.Line));
        });
        foreach (var twice in Prices.SortAndFindRepeated())
            faults.Add(new Place(file.Shown, twice.Line, 1),
                $"artikeln {names.Text(twice.Article)} har redan ett pris från {DateOnly.FromDayNumber(twice.ValidFrom):yyyy-MM-dd}", "ta bort den ena raden");
    }

    private void ReadPayers(InputFile file, FaultList faults)
    {
        var region = Payers.Add(Rules.Region);
        Rows.Read(file, ["priority", "product_area", "age", "payer", "valid_from", "valid_until"], faults, row =>
        {
            var fits = row.Has(1) & row.Has(3);
            if (!Whole(row[0], out var priority)) fits = row.Refuse(0, $"priority är {row.Quoted(0)}", "skriv ett helt tal från 0");
            PayerAge? age = row.Text(2) switch { "*" => PayerAge.Any, "minor" => PayerAge.Minor, "adult" => PayerAge.Adult, _ => null };
            if (age is null) fits = row.Refuse(2, $"age är {row.Quoted(2)}", "skriv minor, adult eller *");
            int? from = null, until = null;
            if (!row[4].IsEmpty)
            {
                fits &= row.Day(4, out var day);
                from = day;
            }
            if (!row[5].IsEmpty)
            {
                fits &= row.Day(5, out var day);
                until = day;
            }
            if (!fits) return;
            int? area = row[1].SequenceEqual("*"u8) ? null : Areas.Add(row[1]);
            var payer = row[3].SequenceEqual("municipality"u8) ? PayerTable.Municipality : row[3].SequenceEqual("region"u8) ? region : Payers.Add(row[3]);
            var one = new PayerRow(priority, area, age!.Value, payer, from, until, row.Line);
            if (one.IsNever) PayerRowsNeverValid.Add(row.Line);
            PayerTable.Add(one);
        });
        foreach (var (earlier, later) in PayerTable.Ties())
            faults.Add(new Place(file.Shown, later.Line, 1),
                $"raden kan gälla samma dag som rad {earlier.Line} och har samma prioritet {later.Priority}", "ge dem olika prioritet, eller dagar som inte överlappar");
    }

    private static bool Whole(ReadOnlySpan<byte> text, out BigInteger value)
    {
        value = default;
        if (text.IsEmpty || text.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        value = BigInteger.Parse(System.Text.Encoding.ASCII.GetString(text), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
        return true;
    }
}

/// <summary>How rent stops, and what the region is called as a payer (<c>rules.yaml</c>).</summary>
/// <param name="Region">As it is written in the statements; VGR when the file does not say.</param>
internal sealed record SettlementRules(int StopAfterWorkingDays, bool CountOrderDay, string Region)
{
    public static readonly SettlementRules Unread = new(0, false, "VGR");

    /// <exception cref="FaultyFileException">The file is missing or is no YAML.</exception>
    public static SettlementRules Read(string path, FaultList faults)
    {
        if (YamlReader.Read(SourceText.Load(path), faults) is not { } map) return Unread;
        var keys = new YamlKeys(map, path, faults);
        if (keys.Required("samsyn") is { } format && format.Text != "1") format.Refuse($"formatet samsyn: {format.Text} är okänt", "skriv samsyn: 1");
        var days = keys.Required("stop_after_working_days")?.Count();
        var countsOrderDay = keys.Required("count_order_day")?.Flag();
        var region = keys.Optional("region")?.Said();
        keys.Close();
        return new SettlementRules(days ?? 0, countsOrderDay ?? false, region ?? Unread.Region);
    }
}
