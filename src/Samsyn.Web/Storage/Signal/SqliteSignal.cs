using System.Data.Common;
using System.Globalization;

namespace Samsyn.Web.Storage;

/// <summary>
/// On SQLite: <c>PRAGMA data_version</c> on a connection of its own, which changes when any other connection, also of another process,
/// has committed. It reads a few bytes of shared memory, so asking five times a second costs nothing that shows.
/// </summary>
internal sealed class SqliteSignal(Database database) : ChangeSignal
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private DbConnection? _connection;
    private long _seen;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _connection = await database.Open(cancellationToken);
        _seen = DataVersion(_connection);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var version = DataVersion(_connection!);
                if (version == _seen) continue;
                _seen = version;
                Changed();
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static long DataVersion(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "pragma data_version";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public override void Dispose()
    {
        _connection?.Dispose();
        base.Dispose();
    }
}
