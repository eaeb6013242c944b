using System.Collections.Concurrent;
using System.Diagnostics;

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
    private readonly ProcessUnderTest _process;
    private readonly Stopwatch _sinceBegun = Stopwatch.StartNew();
    private volatile string? _inFlight;
    private volatile bool _writes;
    private volatile bool _committed;
    private volatile int _acknowledged;

    public WriterUnderTest(IEnumerable<string> words, Said said) => _process = new ProcessUnderTest(["writer", .. words], line => Hear(line, said));

    public int Acknowledged => _acknowledged;

    /// <summary>The act it had begun and not had acknowledged.</summary>
    public string? InFlight => _inFlight;

    /// <summary>It was killed when the rows of <see cref="InFlight"/> were made and the act was not acknowledged.</summary>
    public bool KilledInFlight { get; private set; }

    /// <summary>It was killed when the act was in the database and its writer had not been told so.</summary>
    public bool KilledAfterCommit { get; private set; }

    /// <summary>From the beginning of an act until its rows were made: mostly the wait for the write lock.</summary>
    public TimeSpan LongestWait { get; private set; }

    private void Hear(string line, Said said)
    {
        var words = line.Split(' ');
        if (words is ["begins", var begun])
        {
            said.Begun[begun] = true;
            _inFlight = begun;
            _sinceBegun.Restart();
        }
        else if (words is ["writes", _])
        {
            _writes = true;
            if (_sinceBegun.Elapsed > LongestWait) LongestWait = _sinceBegun.Elapsed;
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

    /// <summary>
    /// SIGKILL between the making of an act's rows and its acknowledgement: before, in or after the commit. Each time it is first stopped
    /// and listened to; when its act was acknowledged meanwhile it goes on, and is to linger longer over the next.
    /// </summary>
    /// <param name="afterCommit">Wait until the act is committed: then only its acknowledgement is lost.</param>
    public async Task KillWhileItWrites(bool afterCommit)
    {
        for (var linger = 20; ; linger *= 2)
        {
            await _process.Tell(FormattableString.Invariant($"linger {linger}"));
            for (var clock = Stopwatch.StartNew(); !(afterCommit ? _committed : _writes); await Task.Delay(1))
                Assert.True(clock.Elapsed < TimeSpan.FromMinutes(5), "The writer to be killed has not written for five minutes.");
            if (!afterCommit) await Task.Delay(Random.Shared.Next(linger));
            await _process.Pause();
            if (_writes && _committed == afterCommit) break;
            _process.GoOn();
        }
        await _process.Kill();
        (KilledInFlight, KilledAfterCommit) = (_writes, _writes && _committed);
    }

    public Task Stop() => _process.Stop();

    public void AssertItDidNotFail() => _process.AssertItDidNotFail();

    public void Dispose() => _process.Dispose();
}
