using Microsoft.Data.Sqlite;
using Npgsql;
using Samsyn.Web.Storage;
using Samsyn.Web.Storage.Migrations;

namespace Samsyn.Web.Tests.Storage;

/// <summary>
/// The database engines a storage test runs on, and a fresh database for each test: <c>[Theory, MemberData(nameof(Engines.Both),
/// MemberType = typeof(Engines))]</c>, then <c>await using var db = await Engines.Fresh(engine)</c>.
/// </summary>
/// <remarks>
/// Tables are made once for each engine and run; a test gets a copy in some tens of milliseconds. PostgreSQL is the one ./test starts
/// (SAMSYN_TEST_POSTGRES). Without it the PostgreSQL tests fail, and say so; ./test quick leaves them out (SAMSYN_TEST_ENGINES=sqlite).
/// </remarks>
public static class Engines
{
    private static readonly string Run = $"samsyn_{Environment.ProcessId}_{Guid.NewGuid():N}"[..24];
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplate);
    private static readonly Lazy<Task<string>> PostgreSqlTemplate = new(MakePostgreSqlTemplate);
    private static int _number;

    /// <summary>False under ./test quick.</summary>
    public static bool WithPostgreSql => Environment.GetEnvironmentVariable("SAMSYN_TEST_ENGINES") != "sqlite";

    public static TheoryData<Engine> Both => WithPostgreSql ? [Engine.Sqlite, Engine.PostgreSql] : [Engine.Sqlite];

    /// <summary>A database with the tables and nothing in them, for one test.</summary>
    public static async Task<TestDatabase> Fresh(Engine engine)
    {
        if (engine == Engine.PostgreSql)
        {
            var template = await PostgreSqlTemplate.Value;
            var setting = await CreatePostgreSql($" template {template}");
            return new TestDatabase(setting, () => DropPostgreSql(setting));
        }
        var folder = Directory.CreateTempSubdirectory("samsyn-test-").FullName;
        var path = Path.Combine(folder, "samsyn.db");
        File.Copy(await SqliteTemplate.Value, path);
        return new TestDatabase(path, () => Directory.Delete(folder, recursive: true));
    }

    /// <summary>A database without tables: for migrations.</summary>
    public static async Task<TestDatabase> Empty(Engine engine)
    {
        if (engine == Engine.PostgreSql)
        {
            var setting = await CreatePostgreSql("");
            return new TestDatabase(setting, () => DropPostgreSql(setting));
        }
        var folder = Directory.CreateTempSubdirectory("samsyn-test-").FullName;
        return new TestDatabase(Path.Combine(folder, "samsyn.db"), () => Directory.Delete(folder, recursive: true));
    }

    private static async Task<string> MakeSqliteTemplate()
    {
        var folder = Directory.CreateTempSubdirectory("samsyn-test-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var path = Path.Combine(folder, "template.db");
        using (var database = new Database(path)) await Migrator.Migrate(database);
        Assert.False(File.Exists(path + "-wal"), "The template still has an open connection.");
        return path;
    }

    private static async Task<string> MakePostgreSqlTemplate()
    {
        var setting = await CreatePostgreSql("");
        using (var database = new Database(setting)) await Migrator.Migrate(database);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => DropPostgreSql(setting);
        return NameIn(setting);
    }

    private static async Task<string> CreatePostgreSql(string template)
    {
        var name = $"{Run}_{Interlocked.Increment(ref _number)}";
        await using var connection = new NpgsqlConnection(Maintenance().ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}{template}", connection);
        await command.ExecuteNonQueryAsync();
        return new UriBuilder(Setting()) { Path = "/" + name }.Uri.ToString();
    }

    private static void DropPostgreSql(string setting)
    {
        using var connection = new NpgsqlConnection(Maintenance().ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand($"drop database if exists {NameIn(setting)} with (force)", connection);
        command.ExecuteNonQuery();
    }

    private static string NameIn(string setting) => new Uri(setting).AbsolutePath.Trim('/');

    private static NpgsqlConnectionStringBuilder Maintenance() => Database.ReadAddress(Setting());

    private static string Setting() => Environment.GetEnvironmentVariable("SAMSYN_TEST_POSTGRES") is { Length: > 0 } setting
        ? setting
        : throw new InvalidOperationException(
            "SAMSYN_TEST_POSTGRES is not set. Storage tests run on SQLite and PostgreSQL: use ./test, which starts a PostgreSQL of its own, or set it to postgres://user@host:port/postgres.");
}

/// <summary>One test's database, with what pages use to read and change it. Dropped when the test is over.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Action _remove;

    public TestDatabase(string setting, Action remove)
    {
        (Setting, _remove) = (setting, remove);
        Database = new Database(setting);
        Records = new Records(Database);
        Acts = new Acts(Database, TimeProvider.System);
    }

    /// <summary>What a user would write after <c>--database</c>.</summary>
    public string Setting { get; }

    public Database Database { get; }

    public Records Records { get; }

    public Acts Acts { get; }

    public SamsynDb Context() => Database.NewContext();

    /// <summary>One number or text.</summary>
    public async Task<T> Ask<T>(string sql)
    {
        await using var connection = await Database.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)Convert.ChangeType(await command.ExecuteScalarAsync(), typeof(T), System.Globalization.CultureInfo.InvariantCulture)!;
    }

    public Task<long> Count(string table) => Ask<long>($"select count(*) from {table}");

    /// <summary>First columns of all rows.</summary>
    public async Task<List<string>> List(string sql)
    {
        await using var connection = await Database.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await row.ReadAsync()) rows.Add(string.Join(" ", Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "null" : row.GetValue(i).ToString())));
        return rows;
    }

    public async Task Do(string sql)
    {
        await using var connection = await Database.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Database.Signal.StopAsync(CancellationToken.None);
        Database.Dispose();
        SqliteConnection.ClearAllPools();
        _remove();
    }
}
