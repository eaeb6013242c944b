using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Samsyn.Web.Tests.Storage;

/// <summary>What all writers together have said of their acts.</summary>
internal sealed class Said
{
    public ConcurrentDictionary<string, bool> Begun { get; } = new();

    /// <summary>The decision each acknowledged act recorded.</summary>
    public ConcurrentDictionary<string, string> Acknowledged { get; } = new();

    /// <summary>Acts that were found committed when they were sent again: their first writer died between commit and acknowledgement.</summary>
    public ConcurrentDictionary<string, bool> Again { get; } = new();
}

/// <summary>One <see cref="WriterProcess"/>, seen from the test that kills it: what it has said, and how it ended.</summary>
internal sealed class WriterUnderTest : IDisposable
{
    private readonly Process _process;
    private readonly Task _reading;
    private readonly Task<string> _complaints;
    private volatile string? _inFlight;
    private volatile bool _writes;
    private volatile bool _committed;
    private volatile int _acknowledged;
    private volatile bool _mayEnd;

    public WriterUnderTest(IEnumerable<string> words, Said said)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Samsyn.Web.Tests"), ["writer", .. words])
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
        _reading = Task.Factory.StartNew(() => Listen(said), TaskCreationOptions.LongRunning);
    }

    public int Acknowledged => _acknowledged;

    /// <summary>The act it had begun and not had acknowledged.</summary>
    public string? InFlight => _inFlight;

    /// <summary>It was killed when the rows of <see cref="InFlight"/> were made and the act was not acknowledged.</summary>
    public bool KilledInFlight { get; private set; }

    /// <summary>It was killed when the act was in the database and its writer had not been told so.</summary>
    public bool KilledAfterCommit { get; private set; }

    /// <summary>From the beginning of an act until its rows were made: mostly the wait for the write lock.</summary>
    public TimeSpan LongestWait { get; private set; }

    private void Listen(Said said)
    {
        var sinceBegun = Stopwatch.StartNew();
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            if (words is ["begins", var begun])
            {
                said.Begun[begun] = true;
                _inFlight = begun;
                sinceBegun.Restart();
            }
            else if (words is ["writes", _])
            {
                _writes = true;
                if (sinceBegun.Elapsed > LongestWait) LongestWait = sinceBegun.Elapsed;
            }
            else if (words is ["committed", _])
            {
                _committed = true;
            }
            else if (words is ["done", var act, var decision, var time])
            {
                Assert.True(said.Acknowledged.TryAdd(act, decision), $"Act {act} was acknowledged twice.");
                if (time == "again") said.Again[act] = true;
                _inFlight = null;
                (_writes, _committed) = (false, false);
                Interlocked.Increment(ref _acknowledged);
            }
        }
    }

    /// <summary>
    /// SIGKILL between the making of an act's rows and its acknowledgement: before, in or after the commit. Each time it is first stopped
    /// and listened to; when its act was acknowledged meanwhile it goes on, and is to linger longer over the next.
    /// </summary>
    /// <param name="afterCommit">Wait until the act is committed: then only its acknowledgement is lost.</param>
    public async Task KillWhileItWrites(bool afterCommit)
    {
        for (var linger = 20; ; linger *= 2)
        {
            await Tell(FormattableString.Invariant($"linger {linger}"));
            for (var clock = Stopwatch.StartNew(); !(afterCommit ? _committed : _writes); await Task.Delay(1))
                Assert.True(clock.Elapsed < TimeSpan.FromMinutes(5), "The writer to be killed has not written for five minutes.");
            if (!afterCommit) await Task.Delay(Random.Shared.Next(linger));
            Signal(SIGSTOP);
            await Task.Delay(10);
            if (_writes && _committed == afterCommit) break;
            Signal(SIGCONT);
        }
        _mayEnd = true;
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        (KilledInFlight, KilledAfterCommit) = (_writes, _writes && _committed);
    }

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

    private async Task Tell(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    private static int SIGSTOP => OperatingSystem.IsMacOS() ? 17 : 19;

    private static int SIGCONT => OperatingSystem.IsMacOS() ? 19 : 18;

    private void Signal(int signal) => Assert.Equal(0, SendSignal(_process.Id, signal));

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
