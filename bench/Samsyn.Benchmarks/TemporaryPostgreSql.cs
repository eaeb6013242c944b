using System.Diagnostics;
using System.Globalization;

namespace Samsyn.Benchmarks;

/// <summary>A PostgreSQL of this run's own, in a folder that goes with it. Durable, as a user's is.</summary>
internal sealed class TemporaryPostgreSql : IAsyncDisposable
{
    private readonly string folder;
    private readonly string programs;

    private TemporaryPostgreSql(string folder, string programs, string setting) => (this.folder, this.programs, Setting) = (folder, programs, setting);

    public string Setting { get; }

    public static async Task<TemporaryPostgreSql> Start()
    {
        var programs = Environment.GetEnvironmentVariable("BENCH_POSTGRESQL") ?? throw new InvalidOperationException("Start the benchmark with bench/run.");
        var folder = Directory.CreateTempSubdirectory("samsyn-bench-pg-").FullName;
        if (Environment.UserName == "root") await Finish("chown", "postgres", folder);
        var port = Served.FreePort().ToString(CultureInfo.InvariantCulture);
        var data = Path.Combine(folder, "data");
        await AsDatabaseUser(Path.Combine(programs, "initdb"), "-D", data, "-U", "samsyn", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        await AsDatabaseUser(Path.Combine(programs, "pg_ctl"), "-D", data, "-s", "-w", "-l", Path.Combine(folder, "log"), "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}", "start");
        await AsDatabaseUser(Path.Combine(programs, "createdb"), "-h", "127.0.0.1", "-p", port, "-U", "samsyn", "bank");
        return new TemporaryPostgreSql(folder, programs, $"postgres://samsyn@127.0.0.1:{port}/bank");
    }

    public async ValueTask DisposeAsync()
    {
        await AsDatabaseUser(Path.Combine(programs, "pg_ctl"), "-D", Path.Combine(folder, "data"), "-s", "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private static Task AsDatabaseUser(string program, params string[] arguments) =>
        Environment.UserName == "root" ? Finish("runuser", ["-u", "postgres", "--", program, .. arguments]) : Finish(program, arguments);

    /// <summary>Its output goes nowhere: a server that is started would hold a pipe open.</summary>
    private static async Task Finish(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
