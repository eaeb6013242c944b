using System.Globalization;
using System.IO.Compression;
using System.Text;
using Samsyn.Web.Tests.Commands;

namespace Samsyn.Web.Tests.Settlement;

/// <summary>A small month to settle, whose files a test changes; gone with the test.</summary>
internal sealed class SettlementFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("samsyn-month-").FullName;

    public SettlementFolder()
    {
        Directory.CreateDirectory(In);
        Write("rules.yaml", "samsyn: 1\nstop_after_working_days: 3\ncount_order_day: false\n");
        Write("articles.csv", "article,iso9999,name,product_area\na1,122203,Rullstol,Rullstolar\n");
        Write("prices.csv", "article,valid_from,unit,amount_ore\na1,2020-01-01,month,20999\na1,2026-04-07,month,21500\n");
        Write("payers.csv", "priority,product_area,age,payer,valid_from,valid_until\n10,*,minor,region,,\n20,*,adult,municipality,,\n");
        Write("users.csv", "user_ref,valid_from,municipality,under_18_until\nu1,2020-01-01,1480,2026-04-05\nu1,2026-04-08,1402,2026-04-05\nu2,2020-01-01,1401,\n");
        Write("rentals.csv", "rental_id,article,user_ref,care_unit,from,pickup_ordered_on,returned_on\nr1,a1,u1,Enhet 1,2025-01-01,2026-04-03,\nr2,a1,u2,\"Enhet, två\",2026-04-10,,\n");
    }

    /// <summary>Puts a county's sample in the place of the small month.</summary>
    public async Task Sample(int rentals, int seed)
    {
        Directory.Delete(In, recursive: true);
        (await Executable.Run("sample", "settlement", "--rentals", rentals.ToString(CultureInfo.InvariantCulture), "--seed", seed.ToString(CultureInfo.InvariantCulture), "--out", In)).AssertDone();
    }

    public string In => Path.Combine(_root, "in");

    public string Out => Path.Combine(_root, "out");

    public string Beside(string name) => Path.Combine(_root, name);

    public string Read(string name) => File.ReadAllText(Path.Combine(In, name));

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(In, name), text);

    public void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(In, name), bytes);

    public void Change(string name, string from, string to) => Write(name, Read(name).Replace(from, to, StringComparison.Ordinal));

    public void Pack(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(In, name));
        File.Delete(Path.Combine(In, name));
        using var packed = new GZipStream(File.Create(Path.Combine(In, name + ".gz")), CompressionLevel.Fastest);
        packed.Write(bytes);
    }

    public Task<Ended> Settle(params string[] more) => Executable.Run(["settle", "--in", In, "--period", "2026-04", "--out", Out, .. more]);

    public Task<Ended> Explain(string rental) => Executable.Run("settle", "--in", In, "--period", "2026-04", "--explain", rental);

    /// <summary>The names in the output folder; none when it is not there.</summary>
    public string[] Outputs => Directory.Exists(Out) ? [.. Directory.GetFileSystemEntries(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal)!] : [];

    /// <summary>Everything that was written, to be compared.</summary>
    public string All => string.Concat(Outputs.Select(name => $"{name}\n{File.ReadAllText(Path.Combine(Out, name), Encoding.UTF8)}"));

    public string Result(string name) => File.ReadAllText(Path.Combine(Out, name));

    /// <summary>What a run leaves beside its folder: nothing, unless it was killed.</summary>
    public string[] Leftovers => [.. Directory.GetFileSystemEntries(_root).Select(Path.GetFileName).Where(name => name is not ("in" or "out"))!];

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
