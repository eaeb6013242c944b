using Microsoft.Extensions.Logging.Abstractions;

namespace Samsyn.Web.Storage;

/// <summary>
/// Tells when the data has changed, by whichever process: at once for this process's own acts, within a second for all others.
/// </summary>
/// <remarks>
/// A cache takes <see cref="Version"/> before it reads the data and keeps the result for that number. The numbers are this process's own
/// and mean nothing elsewhere. Source: DESIGN.md 4.
/// </remarks>
public abstract class ChangeSignal : BackgroundService
{
    private long _version = 1;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ILogger Log { get; set; } = NullLogger.Instance;

    /// <summary>Grows with every change.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>Done at the next change. Take it before reading <see cref="Version"/>, and none is missed.</summary>
    public Task NextChange => Volatile.Read(ref _next).Task;

    /// <summary>Something was committed, or may have been.</summary>
    internal void Changed()
    {
        Interlocked.Increment(ref _version);
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }
}
