using System.Diagnostics;
using System.Runtime.Versioning;

namespace Samsyn.Domain.Tests.Repository;

/// <summary>README's two commands on a machine that lacks things: they say what, and the command that installs it, and change nothing.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class The_launchers : IDisposable
{
    private readonly string bare = Directory.CreateTempSubdirectory("samsyn-bare.").FullName;

    public The_launchers()
    {
        // A PATH with the shell's own tools and an apt that knows nothing, but without .NET and browser.
        var tools = new[]
        {
            "bash", "env", "readlink", "dirname", "basename", "sort", "tail", "xargs", "id", "paste", "sed", "cat", "grep", "cut", "find", "sha256sum", "mktemp", "rm", "mkdir", "flock",
        };
        foreach (var tool in tools)
        {
            var original = new[] { "/usr/bin/", "/bin/" }.Select(folder => folder + tool).First(File.Exists);
            File.CreateSymbolicLink(Path.Combine(bare, tool), original);
        }
        foreach (var stub in new[] { "apt-get", "apt-cache" })
        {
            var path = Path.Combine(bare, stub);
            File.WriteAllText(path, "#!/bin/bash\nexit 0\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task Samsyn_names_what_is_missing_and_the_command_for_it()
    {
        var (code, output, errors) = await Run("samsyn", "demo");

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains("- .NET SDK 10", errors, StringComparison.Ordinal);
        Assert.Contains("dotnet-install.sh | bash -s -- --channel 10.0", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("chromium", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_names_what_is_missing_and_installs_nothing()
    {
        var (code, output, _) = await Run("test");

        Assert.Equal(2, code);
        Assert.Contains("- chromium (the browser tests)", output, StringComparison.Ordinal);
        Assert.Contains("apt-get install -y --no-install-recommends chromium", output, StringComparison.Ordinal);
        Assert.Contains("./test --install", output, StringComparison.Ordinal);
        Assert.DoesNotContain("passed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_quick_asks_for_neither_browser_nor_PostgreSQL()
    {
        var (code, output, _) = await Run("test", "quick");

        Assert.Equal(2, code);
        Assert.Contains("- .NET SDK 10", output, StringComparison.Ordinal);
        Assert.DoesNotContain("chromium", output, StringComparison.Ordinal);
        Assert.DoesNotContain("PostgreSQL", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_refuses_an_option_it_does_not_know()
    {
        var (code, _, errors) = await Run("test", "--instal");

        Assert.Equal(2, code);
        Assert.Contains("./test --install", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("samsyn")]
    [InlineData("test")]
    [InlineData("bench/run")]
    [InlineData(".ci/run")]
    public void Can_be_run(string launcher) =>
        Assert.True(File.GetUnixFileMode(Repository.Full(launcher)).HasFlag(UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute));

    public void Dispose() => Directory.Delete(bare, recursive: true);

    private async Task<(int Code, string Output, string Errors)> Run(string launcher, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(bare, "bash"), [Repository.Full(launcher), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = bare,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = bare;
        start.Environment["HOME"] = bare;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
