using System.Diagnostics;
using Samsyn.Web.Tests.Commands;

namespace Samsyn.Web.Tests.Settlement;

/// <summary>Killed at any point, or without room on the disk: the whole result or none, and what is left behind is taken away by the next run.</summary>
[Rule("C5.5")]
public sealed class A_run_is_cut_short
{
    [Fact]
    public async Task Killed_at_any_point()
    {
        using var folder = new SettlementFolder();
        await folder.Sample(150000, 2);
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, (await folder.Settle("--detail")).Code);
        var (whole, takes) = (folder.All, watch.Elapsed);
        var random = new Random();
        for (var i = 0; i < 12; i++)
        {
            // Every other time over an earlier result, which then may be what is left.
            var hadResult = i % 2 == 0;
            if (Directory.Exists(folder.Out)) Directory.Delete(folder.Out, recursive: true);
            if (hadResult) Assert.Equal(0, (await folder.Settle("--detail")).Code);
            using var process = Executable.Start(["settle", "--in", folder.In, "--period", "2026-04", "--out", folder.Out, "--detail"]);
            await Task.Delay(takes * (0.3 + (0.8 * random.NextDouble())), TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            if (folder.Outputs.Length > 0) Assert.Equal(whole, folder.All);
        }
        Assert.Equal(0, (await folder.Settle("--detail")).Code);
        Assert.Equal(whole, folder.All);
        Assert.Empty(folder.Leftovers);
    }

    [Fact]
    public async Task Without_room_for_what_it_writes()
    {
        using var folder = new SettlementFolder();
        await folder.Sample(60000, 2);
        // No file may grow above 200 kB: a write then fails as it does on a full disk. (.NET keeps its code in a file too, unless it is told not to.)
        var command = $"trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 200; exec '{Executable.Dotnet}' '{Executable.Program}' settle --in '{folder.In}' --period 2026-04 --out '{folder.Out}' --detail";
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(folder.Outputs);
        Assert.Empty(folder.Leftovers);
    }
}
