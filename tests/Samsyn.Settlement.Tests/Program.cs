using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Samsyn.Settlement.Tests;

/// <summary>How a command ended.</summary>
internal sealed record Ended(int Code, string Output, string Error);

/// <summary>The program as it is built, run as a process: nothing but its files and exit codes is seen here.</summary>
internal static class Samsyn
{
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "dotnet"));

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = RootOf();

    private static string RootOf([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    public static async Task<Ended> Run(params string[] words)
    {
        var program = Path.Combine(Root, "src", "Samsyn.Web", "bin", "Release", "net10.0", "Samsyn.Web.dll");
        if (!File.Exists(program)) program = program.Replace("Release", "Debug", StringComparison.Ordinal);
        using var process = Process.Start(new ProcessStartInfo(Dotnet, [program, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Ended(process.ExitCode, await output, await error);
    }
}

/// <summary>A folder of a test, gone with it.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("samsyn-settlement-").FullName;

    public string Of(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The names of the files in a folder of it; none when it is not there.</summary>
    public string[] Files(string name) => Directory.Exists(Of(name)) ? [.. Directory.GetFileSystemEntries(Of(name)).Select(file => System.IO.Path.GetFileName(file)!).Order(StringComparer.Ordinal)] : [];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>The figures of a <c>summary.json</c>.</summary>
internal static class SummaryFile
{
    public static (string Period, BigInteger Rentals, BigInteger Days, BigInteger Ore, BigInteger Payers) Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var root = json.RootElement;
        Assert.Equal(["amount_ore", "days", "payers", "period", "rentals"], root.EnumerateObject().Select(key => key.Name).Order(StringComparer.Ordinal));
        return (root.GetProperty("period").GetString()!, Whole("rentals"), Whole("days"), Whole("amount_ore"), Whole("payers"));
        BigInteger Whole(string key) => root.GetProperty(key).GetInt64();
    }
}
