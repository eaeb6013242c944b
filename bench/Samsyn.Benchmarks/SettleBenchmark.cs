using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Samsyn.Benchmarks;

/// <summary>
/// Settles a month of a million rentals and of ten million, beside reading the same bytes and beside DuckDB computing the same charges from the same
/// files on the same cores; rounds by turns, for each the best.
/// </summary>
internal static class SettleBenchmark
{
    private const string Period = "2026-04";

    public static async Task Run(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("samsyn-settle-").FullName;
        try
        {
            var million = await Measure(report, folder, 1_000_000, 4);
            var tenMillion = await Measure(report, folder, 10_000_000, 3);
            report.AtMost("ten million beside a million", tenMillion / million, 11, "×");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> Measure(Report report, string folder, int rentals, int rounds)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{rentals / 1_000_000} M");
        var (input, output, duckOutput) = (Path.Combine(folder, $"in-{rentals}"), Path.Combine(folder, "out"), Path.Combine(folder, "duckdb.csv"));
        await Finish("sample", "settlement", "--rentals", rentals.ToString(CultureInfo.InvariantCulture), "--seed", "1", "--period", Period, "--out", input);
        var files = Directory.GetFiles(input);
        report.Note($"{name} rentals, bytes read", files.Sum(file => new FileInfo(file).Length) / 1e6, "MB");

        double newlines = double.MaxValue, ours = double.MaxValue, duck = double.MaxValue, peak = 0, duckPeak = 0;
        for (var round = 0; round < rounds; round++)
        {
            newlines = Math.Min(newlines, CountNewlines(files));
            var (seconds, megabytes) = await Finish("settle", "--in", input, "--period", Period, "--out", output);
            (ours, peak) = (Math.Min(ours, seconds), Math.Max(peak, megabytes));
            var told = JsonDocument.Parse(await Duck(input, duckOutput)).RootElement;
            duck = Math.Min(duck, told.GetProperty("seconds").GetDouble());
            duckPeak = Math.Max(duckPeak, told.GetProperty("peak_mb").GetDouble());
        }
        report.Note($"{name}: reading the bytes and counting newlines", newlines, "s");
        report.Note($"{name}: DuckDB, from its first read to its last write", duck, "s");
        report.Note($"{name}: DuckDB, peak memory", duckPeak, "MB");
        report.Note($"{name}: samsyn settle, start of the program included", ours, "s");
        report.AtMost($"{name}: beside DuckDB", ours / duck, 1, "×");
        report.AtMost($"{name}: peak memory", peak, 300, "MB");
        report.Must($"{name}: the statements are DuckDB's, to the byte", Same(Path.Combine(output, "statements.csv"), duckOutput));
        Directory.Delete(input, recursive: true);
        return ours;
    }

    private static double CountNewlines(string[] files)
    {
        var watch = Stopwatch.StartNew();
        var buffer = new byte[1024 * 1024];
        var lines = 0L;
        foreach (var path in files)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
            for (var read = file.Read(buffer); read > 0; read = file.Read(buffer)) lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }
        return lines > 0 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException("The sample is empty.");
    }

    /// <summary>Runs the program to its end and looks at its peak memory while it runs.</summary>
    private static async Task<(double Seconds, double PeakMegabytes)> Finish(params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(Example.Dotnet, [Example.Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = 0.0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakMegabytes(process.Id));
            await Task.Delay(5);
        }
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? (watch.Elapsed.TotalSeconds, peak) : throw new InvalidOperationException(await output + await error);
    }

    private static double PeakMegabytes(int pid)
    {
        try
        {
            var line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1e6;
        }
        catch (IOException)
        {
            return 0;       // it has ended
        }
    }

    private static async Task<string> Duck(string input, string output)
    {
        var modules = Environment.GetEnvironmentVariable("BENCH_DUCKDB") ?? throw new InvalidOperationException("Start the benchmark with bench/run.");
        var (code, said) = await Served.Finish("node", "bench/duckdb/settle.mjs", modules, input, Period, output, Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));
        return code == 0 ? said : throw new InvalidOperationException(said);
    }

    private static bool Same(string one, string other) => File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));
}
