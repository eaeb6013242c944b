using System.Collections;
using System.Diagnostics;
using Samsyn.Web.Tests.Files.Schemas;

namespace Samsyn.Web.Tests.Commands;

/// <summary>How a command ended: its exit code, and what it wrote where.</summary>
internal sealed record Ended(int Code, string Output, string Error)
{
    /// <summary>The lines of stderr.</summary>
    public string[] Faults => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Refused with this one line on stderr, and nothing on stdout.</summary>
    public void AssertRefused(string line)
    {
        Assert.Equal(line, Assert.Single(Faults));
        Assert.Equal((1, ""), (Code, Output));
    }

    /// <summary>Done, with nothing on stderr.</summary>
    public string AssertDone()
    {
        Assert.Equal((0, ""), (Code, Error));
        return Output;
    }
}

/// <summary>The program that is installed (<c>Samsyn.Web.dll</c>), started as a process of its own as <c>./samsyn</c> starts it.</summary>
internal static class Executable
{
    /// <summary>The dotnet that runs this test runs the program too.</summary>
    internal static readonly string Dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "dotnet"));

    internal static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Samsyn.Web.dll");

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>A path of the repository: <c>data/county-14</c>.</summary>
    public static string Repository(string path) => Path.Combine(Examples.Root, path);

    /// <summary>Runs a command to its end.</summary>
    public static Task<Ended> Run(params string[] words) => Run(words, null);

    /// <param name="input">What stands on stdin; nothing when null.</param>
    /// <param name="settings">Environment variables of the process, beside none that begin with <c>SAMSYN_</c>.</param>
    public static async Task<Ended> Run(string[] words, string? input, params (string Name, string Value)[] settings)
    {
        using var process = Start(words, settings);
        using var patience = new CancellationTokenSource(Longest);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
            return new Ended(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    /// <summary>Starts a command and leaves it running.</summary>
    public static Process Start(string[] words, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Dotnet)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
            ArgumentList = { Program },
        };
        foreach (var word in words) start.ArgumentList.Add(word);
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key))
            if (name.StartsWith("SAMSYN_", StringComparison.Ordinal)) start.Environment.Remove(name);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Imports files of the repository into a database.</summary>
    public static async Task Import(string database, params string[] paths) =>
        (await Run(["import", "--database", database, .. paths.Select(Repository)])).AssertDone();
}

/// <summary><c>samsyn serve</c> as a process, until it is disposed.</summary>
internal sealed class Serving : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _reading;

    private Serving(Process process, Uri address)
    {
        _process = process;
        // What it goes on to write is read, so that a full pipe does not stop it.
        _reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        Reader = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
    }

    /// <summary>A reader without cookies.</summary>
    public HttpClient Reader { get; }

    public static async Task<Serving> Start(string database, params string[] more)
    {
        var process = Executable.Start(["serve", "--database", database, "--urls", "http://127.0.0.1:0", .. more]);
        try
        {
            // "Samsyn svarar på http://127.0.0.1:40123"
            var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2));
            Assert.True(line?.StartsWith("Samsyn svarar på http", StringComparison.Ordinal), line ?? await process.StandardError.ReadToEndAsync());
            return new Serving(process, new Uri(line!.Split(' ')[^1]));
        }
        catch
        {
            if (!process.HasExited) process.Kill();
            process.Dispose();
            throw;
        }
    }

    public async Task<string> Page(string path)
    {
        using var answer = await Reader.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }
}

/// <summary>A folder of one test's own, removed when it is over.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("samsyn-command-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Put(string name, string text) => Put(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Put(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
