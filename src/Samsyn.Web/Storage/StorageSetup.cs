using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;
using Samsyn.Web.Mail;
using Samsyn.Web.Outbox;
using Samsyn.Web.Subscriptions;

namespace Samsyn.Web.Storage;

/// <summary>The only place that knows how an engine is opened and locked.</summary>
public static class StorageSetup
{
    /// <summary>Adds the database, acts, the change signal, and the keys shared by all nodes.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, Database database)
    {
        services.AddSingleton(database);
        services.TryAddClock();
        services.AddScoped(_ => database.NewContext());
        services.AddSingleton(database.Signal);
        services.AddHostedService(provider =>
        {
            database.Signal.Log = provider.GetRequiredService<ILogger<ChangeSignal>>();
            return database.Signal;
        });
        services.AddSingleton<Acts>();
        services.AddSingleton<Records>();
        services.AddSingleton(provider => HistoryHandler.At(provider.GetService<MailSettings>()?.Hours ?? MailHours.Usual));
        services.AddSingleton(EntryAwaited.Handler);
        // Leases and pauses run by the real clock, whatever day --today has set.
        services.AddHostedService(provider => new OutboxWorker(
            database, provider.GetServices<OutboxHandler>(), TimeProvider.System, provider.GetRequiredService<ILogger<OutboxWorker>>()));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new DataProtectionKeys(database)));
        return services;
    }

    private static void TryAddClock(this IServiceCollection services)
    {
        if (services.All(service => service.ServiceType != typeof(TimeProvider))) services.AddSingleton(TimeProvider.System);
    }
}

public sealed partial class Database
{
    /// <summary>How long a writer waits for another process's write on SQLite before it gives up.</summary>
    private const int BusySeconds = 30;

    /// <summary>And in the queue, where many may be before it and each gets on: after this long one of them must have been stopped in its turn.</summary>
    private const int QueueSeconds = 120;

    private static readonly ConditionalWeakTable<object, object> Prepared = [];

    /// <summary>SQLite lets one writer in at a time. Within the process they queue here, between processes in <see cref="SqliteTurn"/>, in order.</summary>
    private readonly SemaphoreSlim _writerGate = new(1, 1);

    /// <summary>A context of this database outside dependency injection: commands, tests.</summary>
    public SamsynDb NewContext() => new(Options);

    private DbContextOptions<SamsynDb> Options
    {
        get
        {
            if (field is not null) return field;
            var options = new DbContextOptionsBuilder<SamsynDb>();
            if (Engine == Engine.Sqlite) options.UseSqlite(ConnectionString).AddInterceptors(PrepareOnOpen.Instance);
            else options.UseNpgsql(Postgres);
            return field = options.Options;
        }
    }

    /// <summary>A view that all reads on the connection share, until it is disposed.</summary>
    internal static async ValueTask<DbTransaction> BeginReading(DbConnection connection) =>
        connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);

    /// <summary>On SQLite: this process's turn to write. On PostgreSQL everybody may.</summary>
    internal async ValueTask<Turn> WaitForTurn(CancellationToken cancel)
    {
        if (Engine == Engine.PostgreSql) return default;
        await _writerGate.WaitAsync(cancel);
        try
        {
            return new Turn(_writerGate, await SqliteTurn.Queue(Path!, QueueSeconds, cancel));
        }
        catch
        {
            _writerGate.Release();
            throw;
        }
    }

    internal readonly struct Turn(SemaphoreSlim? gate, IDisposable? place) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            place?.Dispose();
            gate?.Release();
            return default;
        }
    }

    /// <summary>
    /// Begins a change. On SQLite with BEGIN IMMEDIATE: the one write lock is taken before anything is read, so that an act never
    /// has read what another process then changes. On PostgreSQL READ COMMITTED, with <see cref="Lock"/> for what must not change meanwhile.
    /// </summary>
    internal Task<IDbContextTransaction> BeginWriting(SamsynDb db, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(Engine == Engine.Sqlite ? IsolationLevel.Serializable : IsolationLevel.ReadCommitted, cancel);

    /// <summary>
    /// Waits until no other transaction holds a lock of this name, and holds it until the end; a killed process lets go of it. Also holds
    /// for an agreement that has no row yet. SQLite has only the one write lock, which is held already.
    /// </summary>
    internal async Task Lock(SamsynDb db, string name)
    {
        if (Engine == Engine.PostgreSql) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({name}, 0))");
    }

    /// <summary>Lets every node know of the change when it is committed. On SQLite the file itself tells.</summary>
    internal async Task TellOthers(SamsynDb db)
    {
        if (Engine == Engine.PostgreSql) await db.Database.ExecuteSqlAsync($"select pg_notify({PostgreSqlSignal.Channel}, '')");
    }

    /// <summary>
    /// True when the same act may succeed if done again: a deadlock, or a lost connection. Whether a commit got through then is told by
    /// the act's id in the journal.
    /// </summary>
    internal static bool IsWorthTryingAgain(Exception fault)
    {
        for (var inner = fault; inner is not null; inner = inner.InnerException)
            if (inner is NpgsqlException { IsTransient: true } or PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected })
                return true;
        return false;
    }

    /// <summary>
    /// Settings of a SQLite connection, once for each connection of the pool. WAL lets readers read while one writes. FULL makes a commit
    /// wait for the disk: an act that was acknowledged survives a power cut, not only a killed process.
    /// </summary>
    private static void Prepare(SqliteConnection connection)
    {
        if (connection.Handle is not { } handle || Prepared.TryGetValue(handle, out _)) return;
        using var command = connection.CreateCommand();
        SqliteTurn.WaitFor(connection, BusySeconds);
        command.CommandText = "pragma journal_mode = wal; pragma synchronous = full";
        command.ExecuteNonQuery();
        Prepared.AddOrUpdate(handle, handle);
    }

    private sealed class PrepareOnOpen : DbConnectionInterceptor
    {
        public static readonly PrepareOnOpen Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare((SqliteConnection)connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Prepare((SqliteConnection)connection);
            return Task.CompletedTask;
        }
    }
}
