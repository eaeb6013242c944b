using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Consultations.Killed;

/// <summary>How far an act has got that has not been acknowledged.</summary>
internal enum Phase
{
    /// <summary>Nobody knows of it yet, or it waits for others.</summary>
    Begun,

    /// <summary>Its rows are in the database and not committed.</summary>
    Written,

    /// <summary>It is done, and whoever did it has not been told.</summary>
    Committed,
}

/// <summary>What all answerers together have said of their acts.</summary>
internal sealed class AnswersSaid
{
    public ConcurrentDictionary<Guid, AnswerOrder> Begun { get; } = new();

    /// <summary>The revision of the field that an act was about to make, as said just before its last commit.</summary>
    public ConcurrentDictionary<Guid, int> Revisions { get; } = new();

    /// <summary>What was acknowledged, with its result.</summary>
    public ConcurrentDictionary<Guid, string> Acknowledged { get; } = new();

    public ConcurrentDictionary<Guid, bool> Refused { get; } = new();

    /// <summary>Acts that were found committed when they were sent again.</summary>
    public ConcurrentDictionary<Guid, bool> Again { get; } = new();

    public bool HasAnswered(Guid act) => Acknowledged.ContainsKey(act) || Refused.ContainsKey(act);
}

/// <summary>One <see cref="AnswererProcess"/>, seen from the test that kills it.</summary>
internal sealed class AnswererUnderTest : IDisposable
{
    private readonly ConcurrentDictionary<Guid, Phase> _inFlight = new();
    private readonly AnswersSaid _said;
    private readonly ProcessUnderTest _process;
    private volatile int _acknowledged;

    /// <param name="again">What it is to do first: acts of a killed process that were not acknowledged.</param>
    public AnswererUnderTest(IEnumerable<string> words, IReadOnlyList<AnswerOrder> again, AnswersSaid said)
    {
        (_said, Again) = (said, again);
        _process = new ProcessUnderTest(["answerer", .. words, .. again.Select(order => order.ToString())], Hear);
    }

    public int Acknowledged => _acknowledged;

    public IReadOnlyList<AnswerOrder> Again { get; }

    /// <summary>Acts that have begun and not been acknowledged, with how far they got: those that got furthest first.</summary>
    public IReadOnlyList<(Guid Act, Phase Phase)> InFlight => [.. _inFlight.Select(one => (Act: one.Key, Phase: one.Value)).OrderByDescending(one => one.Phase)];

    private void Hear(string line)
    {
        var words = line.Split(' ', 2);
        var act = Guid.Parse(words[1][..36]);
        switch (words[0])
        {
            case "begins":
                _said.Begun[act] = AnswerOrder.Read(words[1]);
                _inFlight[act] = Phase.Begun;
                break;
            case "writes":
                Assert.False(_said.Acknowledged.ContainsKey(act), $"Act {act} was acknowledged before it was committed.");
                _said.Revisions[act] = int.Parse(words[1][37..], CultureInfo.InvariantCulture);
                _inFlight[act] = Phase.Written;
                break;
            case "committed":
                _inFlight[act] = Phase.Committed;
                break;
            case "done":
                var (time, result) = words[1][37..].Split(' ') is [var first, var second] ? (first, second) : ("", "");
                Assert.True(_said.Acknowledged.TryAdd(act, result), $"Act {act} was acknowledged twice.");
                if (time == "again") _said.Again[act] = true;
                _inFlight.TryRemove(act, out _);
                Interlocked.Increment(ref _acknowledged);
                break;
            case "refused":
                _said.Refused[act] = true;
                _inFlight.TryRemove(act, out _);
                break;
            default:
                Assert.Fail($"What does it say? {line}");
                break;
        }
    }

    /// <summary>SIGKILL at a moment left to chance.</summary>
    /// <param name="phase">When given, a moment when one of its acts has got just as far: then it is stopped and listened to; when none has any longer it goes on, and is to linger longer there.</param>
    /// <param name="handsIn">Then an act that hands an answer in.</param>
    public async Task Kill(Phase? phase, bool handsIn)
    {
        await Task.Delay(Random.Shared.Next(100));
        for (var linger = 20; phase is not null; linger *= 2)
        {
            await _process.Tell(FormattableString.Invariant($"linger {phase} {handsIn} {linger}"));
            for (var waited = Stopwatch.StartNew(); !IsThere(); await Task.Delay(1))
            {
                _process.AssertItDidNotFail();
                Assert.True(waited.Elapsed < TimeSpan.FromMinutes(5), $"In five minutes no act of the process to be killed was {phase}.");
            }

            await Task.Delay(Random.Shared.Next(linger));
            await _process.Pause();
            if (IsThere()) break;
            _process.GoOn();
        }

        await _process.Kill();

        bool IsThere() => _inFlight.Any(one => one.Value == phase && (!handsIn || _said.Begun[one.Key].Wish == AnswerWish.HandIn));
    }

    public Task Stop() => _process.Stop();

    public void AssertItDidNotFail() => _process.AssertItDidNotFail();

    public void Dispose() => _process.Dispose();
}
