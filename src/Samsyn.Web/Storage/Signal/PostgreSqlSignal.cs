using Npgsql;

namespace Samsyn.Web.Storage;

/// <summary>
/// On PostgreSQL: every act sends NOTIFY with its commit, and each node listens on a connection of its own.
/// </summary>
/// <remarks>
/// A lost connection is made again, and counts as a change, for what was sent meanwhile was not heard. Every few seconds the server's list
/// of transactions is asked for: that notices a dead connection, and changes made by hand without NOTIFY.
/// </remarks>
internal sealed partial class PostgreSqlSignal(Database database) : ChangeSignal
{
    internal const string Channel = "samsyn_changed";

    private static readonly TimeSpan AskAnyway = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Returns when the node listens, so that no change between start and the first page is missed.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await _listening.Task.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromMilliseconds(50);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.Postgres.OpenConnectionAsync(stoppingToken);
                await using (var listen = new NpgsqlCommand($"listen {Channel}", connection)) await listen.ExecuteNonQueryAsync(stoppingToken);
                if (!_listening.TrySetResult()) Changed();
                pause = TimeSpan.FromMilliseconds(50);
                connection.Notification += (_, _) => Changed();
                await Listen(connection, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is NpgsqlException or IOException or TimeoutException or InvalidOperationException)
            {
                LostConnection(Log, fault.Message);
                if (!_listening.Task.IsCompleted) _listening.TrySetResult();
                await Task.Delay(pause, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
                pause = pause < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async Task Listen(NpgsqlConnection connection, CancellationToken stop)
    {
        var seen = "";
        while (true)
        {
            if (await connection.WaitAsync(AskAnyway, stop)) continue;
            await using var ask = new NpgsqlCommand("select pg_current_snapshot()::text", connection) { CommandTimeout = 5 };
            var now = (string)(await ask.ExecuteScalarAsync(stop))!;
            if (seen.Length > 0 && now != seen) Changed();
            seen = now;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection that hears of changes was lost and is made again: {Reason}")]
    private static partial void LostConnection(ILogger log, string reason);
}
