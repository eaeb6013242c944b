using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Samsyn.Web.Tests.Storage;

/// <summary>This test program once more, started as a writer (see <see cref="EntryPoint"/>): it says lines, is told lines, and in the end is stopped or killed.</summary>
internal sealed class ProcessUnderTest : IDisposable
{
    private readonly Process _process;
    private readonly Task _reading;
    private readonly Task<string> _complaints;
    private volatile bool _mayEnd;

    /// <param name="hear">Called with each line that it says, one at a time.</param>
    public ProcessUnderTest(IEnumerable<string> words, Action<string> hear)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Samsyn.Web.Tests"), words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Short-lived: spend no time on making code faster than it need be, nor on collecting garbage.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCounting"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_GCgen0size"] = "0x4000000";
        _process = Process.Start(start)!;
        _complaints = _process.StandardError.ReadToEndAsync();
        _reading = Task.Factory.StartNew(
            () =>
            {
                while (_process.StandardOutput.ReadLine() is { } line) hear(line);
            },
            TaskCreationOptions.LongRunning);
    }

    public async Task Tell(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Stops it where it is, and waits until what it had said has been heard.</summary>
    public Task Pause()
    {
        Signal(SIGSTOP);
        return Task.Delay(10);
    }

    public void GoOn() => Signal(SIGCONT);

    /// <summary>SIGKILL. Afterwards everything it said has been heard.</summary>
    public async Task Kill()
    {
        _mayEnd = true;
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
    }

    /// <summary>Lets it end in good order.</summary>
    public async Task Stop()
    {
        _mayEnd = true;
        await Tell("stop");
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await _reading;
        Assert.True(_process.ExitCode == 0, await _complaints);
    }

    /// <summary>A writer that ends by itself, or that said what it must not say, would else only be seen as waiting in vain.</summary>
    public void AssertItDidNotFail()
    {
        if (_reading.Exception is { } fault) throw fault;
        if (!_mayEnd && _process.HasExited) Assert.Fail($"A writer ended by itself, with code {_process.ExitCode}: {_complaints.Result}");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private static int SIGSTOP => OperatingSystem.IsMacOS() ? 17 : 19;

    private static int SIGCONT => OperatingSystem.IsMacOS() ? 19 : 18;

    private void Signal(int signal) => Assert.Equal(0, SendSignal(_process.Id, signal));

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
