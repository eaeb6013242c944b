using System.Globalization;

namespace Samsyn.Settlement.Tests;

/// <summary>
/// Months that were never written by hand: a county's sample around Easter, Midsummer, Christmas, a leap day and Ascension, and small sets of everything
/// that can go wrong. What the program makes of them is what the second reading makes of them, byte for byte.
/// </summary>
[Rule("C5.1", "C5.2", "C5.3", "C5.4", "C5.5", "R35", "R36")]
public sealed class Generated_months
{
    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(1, "2026-04")]
    [InlineData(2, "2026-06")]
    [InlineData(3, "2026-12")]
    [InlineData(4, "2028-02")]
    [InlineData(5, "2027-05")]
    public async Task Of_twenty_thousand_rentals(int seed, string period)
    {
        using var folder = new Folder();
        Assert.Equal(0, (await Samsyn.Run("sample", "settlement", "--rentals", "20000", "--seed", Number(seed), "--period", period, "--out", folder.Of("in"))).Code);
        var ended = await Samsyn.Run("settle", "--in", folder.Of("in"), "--period", period, "--out", folder.Of("out"), "--detail", "--threads", Number(seed));

        Assert.Equal((0, ""), (ended.Code, string.Concat(ended.Error.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("Obs: ", StringComparison.Ordinal)))));
        var second = new SecondReading.Settlement(folder.Of("in"), period);
        Assert.Empty(second.Rejects);
        await Same(folder, "out", second, detail: true);
    }

    /// <summary>Small sets, most of them with lines that cannot be settled; every one with another seed of the day's.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Of_everything_that_can_go_wrong(int part)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow).DayNumber;
        for (var i = 0; i < 10; i++)
        {
            // Half of them the same every day, half new each day; a failure names the seed.
            var seed = (i % 2 == 0 ? 0 : today * 1000) + (part * 100) + i;
            using var folder = new Folder();
            var nasty = new NastyMonth(seed);
            nasty.Write(folder.Of("in"));
            var second = new SecondReading.Settlement(folder.Of("in"), nasty.Period);
            var ended = await Samsyn.Run(["settle", "--in", folder.Of("in"), "--period", nasty.Period, "--out", folder.Of("out"), "--detail", .. i % 3 == 0 ? [] : new[] { "--allow-rejects" }]);
            var refused = second.Rejects.Count > 0 && i % 3 == 0;

            Assert.True(ended.Code == (refused ? 1 : 0), $"seed {seed}: {ended.Error}");
            Assert.Equal(refused ? ["rejects.csv"] : i % 3 == 0 ? ["lines.csv", "statements.csv", "summary.json"] : new[] { "lines.csv", "rejects.csv", "statements.csv", "summary.json" }, folder.Files("out"));
            if (refused || i % 3 != 0) Assert.True(second.RejectsCsv == await File.ReadAllTextAsync(Path.Combine(folder.Of("out"), "rejects.csv"), TestContext.Current.CancellationToken), $"seed {seed}: rejects");
            if (!refused) await Same(folder, "out", second, detail: true, $"seed {seed}");
        }
    }

    private static async Task Same(Folder folder, string output, SecondReading.Settlement second, bool detail, string name = "")
    {
        var cancel = TestContext.Current.CancellationToken;
        Assert.True(second.StatementsCsv == await File.ReadAllTextAsync(Path.Combine(folder.Of(output), "statements.csv"), cancel), $"{name}: statements");
        Assert.Equal(second.Summary, SummaryFile.Read(Path.Combine(folder.Of(output), "summary.json")));
        if (detail) Assert.True(second.LinesCsv == await File.ReadAllTextAsync(Path.Combine(folder.Of(output), "lines.csv"), cancel), $"{name}: lines");
    }
}
