using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Samsyn.Web.Tests.Commands;

namespace Samsyn.Web.Tests.Settlement;

/// <summary><c>samsyn sample settlement</c> as a process: what it writes, what it never writes over, and what a kill leaves.</summary>
public sealed class The_sample_command
{
    private static readonly string[] Six = ["articles.csv", "payers.csv", "prices.csv", "rentals.csv", "rules.yaml", "users.csv"];

    private static string[] Words(string folder, int rentals = 300, params string[] more) =>
        ["sample", "settlement", "--rentals", rentals.ToString(CultureInfo.InvariantCulture), "--seed", "7", "--out", folder, .. more];

    [Theory]
    [InlineData("2026-04")]
    [InlineData("0001-01")]
    [InlineData("9999-12")]
    public async Task Writes_a_folder_that_can_be_settled(string period)
    {
        using var folder = new Folder();

        var told = (await Executable.Run(Words(folder["in"], 3000, "--period", period))).AssertDone();
        Assert.Equal($"Skrivet i {folder["in"]}: 3\u00a0000 påhittade hyror. Avräkna: samsyn settle --in {folder["in"]} --period {period} --out DIR\n", told);
        Assert.Equal(Six, Names(folder["in"]));

        var settled = await Executable.Run("settle", "--in", folder["in"], "--period", period, "--out", folder["out"]);
        Assert.Equal(0, settled.Code);
        Assert.All(settled.Faults, line => Assert.StartsWith("Obs: ", line, StringComparison.Ordinal));
        Assert.DoesNotContain("rejects.csv", Names(folder["out"]));
    }

    [Fact]
    public async Task Can_write_no_rentals_at_all()
    {
        using var folder = new Folder();

        Assert.StartsWith("Skrivet i ", (await Executable.Run(Words(folder["in"], 0))).AssertDone(), StringComparison.Ordinal);
        (await Executable.Run("settle", "--in", folder["in"], "--period", "2026-04", "--out", folder["out"])).AssertDone();

        Assert.Equal("rental_id,article,user_ref,care_unit,from,pickup_ordered_on,returned_on\n", await File.ReadAllTextAsync(Path.Combine(folder["in"], "rentals.csv")));
        Assert.Equal("user_ref,valid_from,municipality,under_18_until\n", await File.ReadAllTextAsync(Path.Combine(folder["in"], "users.csv")));
    }

    [Fact]
    public async Task Tells_a_program_what_it_wrote()
    {
        using var folder = new Folder();

        using var told = JsonDocument.Parse((await Executable.Run("sample", "settlement", "--rentals", "1000", "--seed", "-9223372036854775808", "--out", folder["in"], "--json")).AssertDone());

        Assert.Equal("2026-04", told.RootElement.GetProperty("period").GetString());
        Assert.Equal((long.MinValue, 1000, 400, 2000), (Whole("seed"), Whole("rentals"), Whole("users"), Whole("articles")));
        Assert.Equal(Six.Sum(name => new FileInfo(Path.Combine(folder["in"], name)).Length), Whole("bytes"));
        long Whole(string key) => told.RootElement.GetProperty(key).GetInt64();
    }

    [Theory]
    [InlineData("--rentals: -1 ska vara ett tal från 0 till 100000000.", "--rentals", "-1", "--seed", "7")]
    [InlineData("--rentals: 100000001 ska vara ett tal från 0 till 100000000.", "--rentals", "100000001", "--seed", "7")]
    [InlineData("--rentals: många ska vara ett tal från 0 till 100000000.", "--rentals", "många", "--seed", "7")]
    [InlineData("--rentals: 1.5 ska vara ett tal från 0 till 100000000.", "--rentals", "1.5", "--seed", "7")]
    [InlineData("--seed: 9223372036854775808 ska vara ett tal från ", "--rentals", "5", "--seed", "9223372036854775808")]
    [InlineData("--period: 2026-13 är ingen månad som finns. Skriv åååå-mm, till exempel 2026-04.", "--rentals", "5", "--seed", "7", "--period", "2026-13")]
    [InlineData("--seed", "--rentals", "5")]
    public async Task Is_wrong_usage_when_a_number_or_a_month_is_none(string told, params string[] words)
    {
        using var folder = new Folder();

        var ended = await Executable.Run(["sample", "settlement", "--out", folder["in"], .. words]);

        Assert.Contains(told, ended.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Empty(Names(folder.Path));
    }

    [Fact]
    public async Task Replaces_an_earlier_sample_but_nothing_else()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["in"]);
        (await Executable.Run(Words(folder["in"], 10))).AssertDone();
        (await Executable.Run(Words(folder["in"], 20))).AssertDone();
        Assert.Equal(21, (await File.ReadAllLinesAsync(Path.Combine(folder["in"], "rentals.csv"))).Length);

        // Somebody's notes beside it.
        folder.Put("in/anteckningar.txt", "mina\n");
        (await Executable.Run(Words(folder["in"], 30))).AssertRefused($"{folder["in"]}:1:1: mappen innehåller redan något annat (anteckningar.txt) — ange en ny eller tom mapp med --out");
        Assert.Equal([.. Six.Prepend("anteckningar.txt")], Names(folder["in"]));
        Assert.Equal(21, (await File.ReadAllLinesAsync(Path.Combine(folder["in"], "rentals.csv"))).Length);

        // Somebody's own rentals, in files of the same names.
        var own = folder.Put("egna/rentals.csv", "rental_id,article,user_ref,care_unit,from,pickup_ordered_on,returned_on\n");
        (await Executable.Run(Words(folder["egna"]))).AssertRefused($"{folder["egna"]}:1:1: mappen innehåller redan filer som inte är ett exempel (rentals.csv) — ange en ny eller tom mapp med --out");
        folder.Put("egna/rules.yaml", "samsyn: 1\nstop_after_working_days: 3\ncount_order_day: false\n");
        Assert.Equal(1, (await Executable.Run(Words(folder["egna"]))).Code);
        Assert.Equal(1, (await Executable.Run(Words(own))).Code);
        Assert.Equal(["rentals.csv", "rules.yaml"], Names(folder["egna"]));
        Assert.Equal(["egna", "in"], Names(folder.Path));
    }

    [Fact]
    public async Task Leaves_the_folder_as_it_was_when_it_is_killed()
    {
        using var folder = new Folder();
        (await Executable.Run(Words(folder["in"], 10))).AssertDone();
        var before = Six.Select(name => File.ReadAllText(Path.Combine(folder["in"], name))).ToList();

        using (var process = Executable.Start(Words(folder["in"], 100_000_000)))
        {
            var patience = DateTime.UtcNow.AddMinutes(1);
            while (Directory.GetFiles(folder.Path, "users.csv", SearchOption.AllDirectories).Length < 2)
            {
                Assert.False(process.HasExited || DateTime.UtcNow > patience, "it begins to write the users");
                await Task.Delay(10);
            }
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.Equal(before, Six.Select(name => File.ReadAllText(Path.Combine(folder["in"], name))));
        Assert.Equal(Six, Names(folder["in"]));

        // The next run takes away what the killed one left beside it.
        (await Executable.Run(Words(folder["in"], 20))).AssertDone();
        Assert.Equal(21, (await File.ReadAllLinesAsync(Path.Combine(folder["in"], "rentals.csv"))).Length);
        Assert.Equal(["in"], Names(folder.Path));
    }

    [Fact]
    public async Task Says_on_one_line_that_there_is_no_room_and_leaves_nothing()
    {
        using var folder = new Folder();
        // No file may grow above 1 MB: a write then fails as it does on a full disk. (.NET keeps its code in a file too, unless it is told not to.)
        var command = $"trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 1000; exec '{Executable.Dotnet}' '{Executable.Program}' {string.Join(' ', Words(folder["in"], 60_000))}";
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith($"{folder["in"]}: disken är full", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(Names(folder.Path));
    }

    private static string[] Names(string folder) => [.. Directory.GetFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal)];
}
