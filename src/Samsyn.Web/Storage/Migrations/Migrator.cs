using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>Brings the tables up to this version of Samsyn, when the program starts.</summary>
public static class Migrator
{
    /// <summary>The newest migration. A test holds it to be the last class here.</summary>
    internal const string Newest = M20261128000016_AskedChoices.Id;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Makes or changes the tables when needed; when they are as they should be, that is one small query. Several processes may start at
    /// once: one migrates, the others wait.
    /// </summary>
    /// <remarks>
    /// EF's own lock on SQLite is a row that a killed process leaves behind, and every later start then waits for ever. Here a lock that
    /// ends with its process is taken first – a file held open, or a lock of the PostgreSQL session – and a row left behind is removed.
    /// </remarks>
    /// <exception cref="DatabaseSettingException">The database was made by a newer Samsyn.</exception>
    public static async Task Migrate(Database database, CancellationToken cancel = default)
    {
        if (database.Path is { } path) Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (await IsUpToDate(database, cancel)) return;
        await using var held = await Hold(database, cancel);
        if (await IsUpToDate(database, cancel)) return;
        await using var db = database.NewContext();
        if (database.Engine == Engine.Sqlite && await Exists(database, "__EFMigrationsLock", cancel))
            await db.Database.ExecuteSqlAsync($"delete from \"__EFMigrationsLock\"", cancel);
        await db.Database.MigrateAsync(cancel);
    }

    private static async Task<bool> IsUpToDate(Database database, CancellationToken cancel)
    {
        if (!await Exists(database, "__EFMigrationsHistory", cancel)) return false;
        await using var connection = await database.Open(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "select max(\"MigrationId\") from \"__EFMigrationsHistory\"";
        var newest = await command.ExecuteScalarAsync(cancel) as string;
        return string.CompareOrdinal(newest, Newest) <= 0
            ? newest == Newest
            : throw new DatabaseSettingException($"{database.ShownAs} was made by a newer version of Samsyn ({newest}). Start that version.");
    }

    private static async Task<bool> Exists(Database database, string table, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = database.Engine == Engine.Sqlite
            ? "select 1 from sqlite_master where name = @table"
            : "select 1 from information_schema.tables where table_schema = current_schema() and table_name = @table";
        command.Add("table", table);
        return await command.ExecuteScalarAsync(cancel) is not null;
    }

    /// <summary>A lock that ends when it is disposed, or with the process.</summary>
    private static async Task<IAsyncDisposable> Hold(Database database, CancellationToken cancel)
    {
        if (database.Engine == Engine.PostgreSql)
        {
            // Not from the pool: closing the connection is what lets go of the lock.
            var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
            await session.OpenAsync(cancel);
            await using var command = session.CreateCommand();
            command.CommandText = "select pg_advisory_lock(hashtextextended('samsyn:migrate', 0))";
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancel);
            return session;
        }
        // The empty file stays: removing it would let two processes each hold a file of that name.
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new FileStream(database.Path + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < LongestWait)
            {
                await Task.Delay(Pause, cancel);
            }
        }
    }
}
