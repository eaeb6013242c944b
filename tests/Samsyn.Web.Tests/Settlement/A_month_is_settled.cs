using System.Text;
using System.Text.Json;
using Samsyn.Web.Tests.Commands;

namespace Samsyn.Web.Tests.Settlement;

/// <summary><c>samsyn settle</c> as a process: the same result however the files stand and however many threads read them.</summary>
[Rule("C5.3", "C5.4", "C5.5", "R35")]
public sealed class A_month_is_settled
{
    private const string Lines = """
        rental_id,payer,from,until,days,amount_ore
        r1,VGR,2026-04-01,2026-04-05,5,3500
        r1,1480,2026-04-06,2026-04-07,2,1417
        r1,1402,2026-04-08,2026-04-09,2,1433
        r2,1401,2026-04-10,2026-04-30,21,15050

        """;

    [Fact]
    public async Task Whatever_the_form_of_its_files()
    {
        using var folder = new SettlementFolder();
        (await folder.Settle("--detail")).AssertDone();
        var plain = folder.All;
        Assert.Equal(Lines.ReplaceLineEndings("\n"), folder.Result("lines.csv"));

        foreach (var name in new[] { "rentals.csv", "users.csv", "prices.csv" })
            folder.Write(name, Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(folder.Read(name).ReplaceLineEndings("\r\n").TrimEnd('\r', '\n'))).ToArray());
        (await folder.Settle("--detail")).AssertDone();
        Assert.Equal(plain, folder.All);

        foreach (var name in new[] { "rentals.csv", "users.csv", "articles.csv" }) folder.Pack(name);
        (await folder.Settle("--detail")).AssertDone();
        Assert.Equal(plain, folder.All);

        folder.Write("payers.csv", "valid_until,payer,age,valid_from,priority,product_area\n,\"municipality\",adult,,020,*\n,region,minor,,10,*\n");
        (await folder.Settle("--detail")).AssertDone();
        Assert.Equal(plain, folder.All);
        Assert.Empty(folder.Leftovers);
    }

    [Fact]
    public async Task With_one_two_or_sixteen_threads()
    {
        using var folder = new SettlementFolder();
        await folder.Sample(300000, 16);
        // Lines that are rejected, among them ids that come again far apart.
        await File.AppendAllTextAsync(Path.Combine(folder.In, "rentals.csv"),
            string.Concat(Enumerable.Range(1, 3000).Select(i => $"R{i * 31:000000000},{(i % 2 == 0 ? "30000" : "ingen")},x{i},\"E, {i % 7}\",2026-04-01,,\nny{i},30000\n")), TestContext.Current.CancellationToken);
        var results = new List<string>();
        foreach (var threads in new[] { "1", "2", "16" })
        {
            Assert.Equal(0, (await folder.Settle("--detail", "--allow-rejects", "--threads", threads)).Code);
            // Several times more than is sorted in memory at once; nothing of that stays.
            Assert.Equal(["lines.csv", "rejects.csv", "statements.csv", "summary.json"], folder.Outputs);
            Assert.Empty(folder.Leftovers);
            results.Add(folder.All);
        }

        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
        Assert.Equal(9001, folder.Result("rejects.csv").Count(c => c == '\n'));
        Assert.Equal(6000, folder.Result("rejects.csv").Split('\n').Count(line => line.EndsWith(",duplicate_rental", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task And_tells_its_figures_and_what_is_worth_a_look()
    {
        using var folder = new SettlementFolder();
        folder.Change("rentals.csv", "2026-04-10,,", "2026-04-10,2026-04-09,");
        folder.Change("payers.csv", "20,*", "5,*,adult,region,2026-02-01,2026-01-01\n20,*");
        var ended = await folder.Settle("--json");

        using var json = JsonDocument.Parse(ended.Output);
        Assert.Equal((0, 2L, 14L), (ended.Code, json.RootElement.GetProperty("rentals").GetInt64(), json.RootElement.GetProperty("days").GetInt64()));
        Assert.Equal(["ordered_before_start", "payer_row_never_holds"], json.RootElement.GetProperty("warnings").EnumerateArray().Select(one => one.GetProperty("kind").GetString()));
        Assert.Equal("Obs: 1 hyra har en hämtorder som är äldre än hyrans första dag. De är avräknade till stoppdagen (rentals.csv rad 3).", ended.Faults[0]);
        Assert.Equal("Obs: 1 betalarrad slutar innan den börjar och gäller aldrig (payers.csv rad 3).", ended.Faults[1]);
    }

    [Fact]
    public async Task In_place_of_an_earlier_settlement()
    {
        using var folder = new SettlementFolder();
        (await folder.Settle("--detail")).AssertDone();
        (await folder.Settle()).AssertDone();
        Assert.Equal(["statements.csv", "summary.json"], folder.Outputs);

        // A refused run leaves its rejects alone, and a faulty file nothing.
        folder.Change("rentals.csv", "r2,a1", "r2,a9");
        Assert.Equal(1, (await folder.Settle()).Code);
        Assert.Equal("file,line,rental_id,reason\nrentals.csv,3,r2,unknown_article\n", folder.Result("rejects.csv"));
        Assert.Equal(["rejects.csv"], folder.Outputs);
        folder.Change("prices.csv", "20999", "-1");
        Assert.Equal(1, (await folder.Settle("--allow-rejects")).Code);
        Assert.Empty(folder.Outputs);
    }

    [Fact]
    public async Task Beside_other_files_that_stay()
    {
        using var folder = new SettlementFolder();
        Directory.CreateDirectory(folder.Out);
        await File.WriteAllTextAsync(Path.Combine(folder.Out, "anteckning.txt"), "min", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.Out, "lines.csv"), "gammal", TestContext.Current.CancellationToken);
        (await folder.Settle()).AssertDone();

        Assert.Equal(["anteckning.txt", "statements.csv", "summary.json"], folder.Outputs);
        Assert.Empty(folder.Leftovers);
    }

    [Fact]
    public async Task An_empty_month_has_headers()
    {
        using var folder = new SettlementFolder();
        folder.Write("rentals.csv", folder.Read("rentals.csv").Split('\n')[0]);
        (await folder.Settle("--detail", "--allow-rejects")).AssertDone();

        Assert.Equal("period,payer,care_unit,product_area,rentals,days,amount_ore\n", folder.Result("statements.csv"));
        Assert.Equal("rental_id,payer,from,until,days,amount_ore\n", folder.Result("lines.csv"));
        Assert.Equal("file,line,rental_id,reason\n", folder.Result("rejects.csv"));
        Assert.Equal("""{"period":"2026-04","rentals":0,"days":0,"amount_ore":0,"payers":0}""", folder.Result("summary.json").Trim());
    }

    [Fact]
    public async Task A_sum_that_64_bits_do_not_hold_is_refused()
    {
        using var folder = new SettlementFolder();
        folder.Write("prices.csv", "article,valid_from,unit,amount_ore\na1,2020-01-01,day,1000000000000\n");
        folder.Write("rentals.csv", folder.Read("rentals.csv").Split('\n')[0] + "\n" + string.Concat(Enumerable.Range(0, 310_000).Select(i => $"r{i},a1,u2,E,2026-01-01,,\n")));
        var ended = await folder.Settle();

        Assert.Equal(1, ended.Code);
        Assert.Contains("2^63", ended.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Outputs);
    }

    [Theory]
    [InlineData("--period", "2026-13")]
    [InlineData("--threads", "0")]
    [InlineData("--threads", "två")]
    public async Task Not_when_called_wrongly(string option, string value)
    {
        using var folder = new SettlementFolder();
        string[] words = ["settle", "--in", folder.In, "--out", folder.Out, .. option == "--period" ? [] : new[] { "--period", "2026-04" }, option, value];

        Assert.Equal(2, (await Executable.Run(words)).Code);
        Assert.Equal(2, (await Executable.Run("settle", "--in", folder.In, "--period", "2026-04")).Code);
        Assert.Empty(folder.Outputs);
    }
}
