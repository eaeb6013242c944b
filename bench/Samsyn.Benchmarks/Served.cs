using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Samsyn.Benchmarks;

/// <summary>A server process on a free port of this machine, stopped when disposed.</summary>
internal sealed class Served : IDisposable
{
    private readonly Process _process;

    private Served(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    public int Pid => _process.Id;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts a program and waits until the path answers 200; the time from start to that answer is given back.</summary>
    /// <param name="arguments">Made for the port.</param>
    public static async Task<(Served Server, TimeSpan UntilAnswered)> Start(
        string program, Func<int, string[]> arguments, string path, params (string Name, string Value)[] environment)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments(port)) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new Served(process, string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        while (watch.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (process.HasExited) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
            try
            {
                using var answer = await http.GetAsync(server.Address + path);
                if (answer.IsSuccessStatusCode) return (server, watch.Elapsed);
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(5);
        }
        server.Dispose();
        throw new TimeoutException($"{program} did not answer {path} within a minute.");
    }

    /// <summary>Memory of the process that is its own right now, in MB.</summary>
    public double ResidentMegabytes()
    {
        var line = File.ReadLines($"/proc/{Pid}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Processor time of the process and its workers since they started.</summary>
    public double ProcessorSeconds() => Directory.GetDirectories("/proc", "*")
        .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) && (pid == Pid || Parent(folder) == Pid))
        .Sum(folder => Stat(folder)[11..13].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)) / 100);

    private static int Parent(string folder) => Stat(folder) is [_, var parent, ..] ? int.Parse(parent, CultureInfo.InvariantCulture) : 0;

    /// <summary>The fields of <c>/proc/PID/stat</c> after the program's name: state, parent, …; empty when the process has ended.</summary>
    private static string[] Stat(string folder)
    {
        try
        {
            var line = File.ReadAllText(Path.Combine(folder, "stat"));
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>Sends as many requests as get answered in the time, with wrk. Any answer but 2xx is an error.</summary>
    public static async Task<(double PerSecond, long Answered)> Rate(string address, int seconds = 4, int connections = 32)
    {
        var (_, output) = await Finish("wrk", "-t1", $"-c{connections}", $"-d{seconds}s", address);
        if (output.Contains("Non-2xx", StringComparison.Ordinal)) throw new InvalidOperationException($"{address} answered with errors:\n{output}");
        var lines = output.Split('\n', StringSplitOptions.TrimEntries);
        return (
            double.Parse(lines.First(l => l.StartsWith("Requests/sec:", StringComparison.Ordinal)).Split(':')[1], CultureInfo.InvariantCulture),
            long.Parse(lines.First(l => l.Contains(" requests in ", StringComparison.Ordinal)).Split(' ')[0], CultureInfo.InvariantCulture));
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int Code, string Output)> Finish(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit(5000);
        _process.Dispose();
    }
}

/// <summary>The program under measurement, with the example data in a database of its own.</summary>
internal sealed class Example : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("samsyn-bench-").FullName;

    public string Folder => _folder;

    public string Database => Path.Combine(_folder, "samsyn.db");

    public static string Dotnet => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path
        : Path.Combine(Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "/usr/share/dotnet", "dotnet");

    /// <summary>What <c>./samsyn</c> runs, built by <c>bench/run</c>.</summary>
    public static string Program => Environment.GetEnvironmentVariable("BENCH_PROGRAM") ?? throw new InvalidOperationException("Start the benchmark with bench/run.");

    /// <summary>The data of <c>samsyn demo</c>.</summary>
    public static string Data => Path.Combine(Path.GetDirectoryName(Program)!, "data");

    /// <param name="setting">Another database than the example's own file.</param>
    public static async Task<Example> Load(string? setting = null)
    {
        var example = new Example();
        var (code, output) = await Served.Finish(Dotnet, Program, "import", Data, "--database", setting ?? example.Database);
        return code == 0 ? example : throw new InvalidOperationException(output);
    }

    public Task<(Served Server, TimeSpan UntilAnswered)> Serve(string path, bool cache = true) =>
        Served.Start(Dotnet, port => [Program, "serve", "--database", Database, "--urls", $"http://127.0.0.1:{port}"], path, ("SAMSYN_PAGE_CACHE", cache ? "on" : "off"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
