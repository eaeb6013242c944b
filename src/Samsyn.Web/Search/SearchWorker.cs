using Samsyn.Web.Storage;

namespace Samsyn.Web.Search;

/// <summary>
/// Keeps the index up to date: when the server starts, after each change by whichever process, and every half minute in any case. A change can be found within three seconds,
/// and within a minute when something went wrong.
/// </summary>
/// <remarks>Nothing is kept here: see <see cref="SearchIndex"/>. While changes come one after the other the index is looked at once a second, not once for each.</remarks>
public sealed partial class SearchWorker(Database database, SearchIndex index, ILogger<SearchWorker> log) : BackgroundService, IAsyncDisposable
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(1), LookAnyway = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the index has been looked at for the first time.</summary>
    internal Task Started => first.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var change = database.Signal.NextChange;
            try
            {
                await index.Refresh(stoppingToken);
                first.TrySetResult();
                await Task.WhenAny(change, Task.Delay(LookAnyway, stoppingToken));
                await Task.Delay(AtMostEvery, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                CannotIndex(log, fault);
                first.TrySetResult();
                await Task.WhenAny(Task.Delay(LookAnyway, stoppingToken));
            }
        }
    }

    /// <summary>Returns when it has let go of the database, also when the server was never stopped in order.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (ExecuteTask is { } running) await Task.WhenAny(running);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index cannot be kept up to date; trying again soon")]
    private static partial void CannotIndex(ILogger log, Exception fault);
}
