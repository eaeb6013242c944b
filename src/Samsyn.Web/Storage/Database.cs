using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Samsyn.Web.Storage;

/// <summary>Which database engine.</summary>
public enum Engine
{
    /// <summary>A file: one server and the commands on the same machine.</summary>
    Sqlite,

    /// <summary>A server: any number of web nodes.</summary>
    PostgreSql,
}

/// <summary>A database setting that cannot be used, with what to write instead.</summary>
public sealed class DatabaseSettingException(string message) : Exception(message);

/// <summary>
/// The one database of this process: <c>./samsyn.db</c>, or <c>postgres://user:password@host:5432/name</c>.
/// </summary>
/// <remarks>Connections come from a pool. Setting: <c>--database</c>, <c>SAMSYN_DATABASE</c> (CONTRACT.md General).</remarks>
public sealed partial class Database : IDisposable
{
    private readonly NpgsqlDataSource? _postgres;

    /// <exception cref="DatabaseSettingException">The setting is no path and no usable address.</exception>
    public Database(string setting)
    {
        if (setting.StartsWith("postgres://", StringComparison.Ordinal) || setting.StartsWith("postgresql://", StringComparison.Ordinal))
        {
            Engine = Engine.PostgreSql;
            var address = ReadAddress(setting);
            ConnectionString = address.ConnectionString;
            ShownAs = $"postgres://{address.Host}:{address.Port}/{address.Database}";
            _postgres = NpgsqlDataSource.Create(address);
        }
        else
        {
            if (setting.Length == 0 || setting.Contains("://", StringComparison.Ordinal))
                throw new DatabaseSettingException($"'{setting}' is neither a path nor postgres://user:password@host/name.");
            Engine = Engine.Sqlite;
            Path = System.IO.Path.GetFullPath(setting);
            ConnectionString = new SqliteConnectionStringBuilder { DataSource = Path, ForeignKeys = true, DefaultTimeout = BusySeconds }.ConnectionString;
            ShownAs = Path;
        }
        Signal = Engine == Engine.Sqlite ? new SqliteSignal(this) : new PostgreSqlSignal(this);
    }

    public Engine Engine { get; }

    /// <summary>The file, of SQLite.</summary>
    public string? Path { get; }

    /// <summary>For people and logs: without user and password.</summary>
    public string ShownAs { get; }

    /// <summary>Tells of changes: this process's own at once, others' when the server has started it.</summary>
    public ChangeSignal Signal { get; }

    internal string ConnectionString { get; }

    internal NpgsqlDataSource Postgres => _postgres ?? throw new InvalidOperationException("The database is SQLite.");

    /// <summary>An open connection for reading. Changes go through <see cref="Acts"/>.</summary>
    public async ValueTask<DbConnection> Open(CancellationToken cancel = default)
    {
        if (_postgres is not null) return await _postgres.OpenConnectionAsync(cancel);
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        Prepare(connection);
        return connection;
    }

    /// <summary>PostgreSQL takes a hundred unless told otherwise: two nodes and a command fit. Another number is given with <c>?Maximum Pool Size=…</c>.</summary>
    private const int ConnectionsOfOneNode = 40;

    /// <summary>Reads <c>postgres://user:password@host:port/name?sslmode=require</c>; options are Npgsql's own.</summary>
    internal static NpgsqlConnectionStringBuilder ReadAddress(string setting)
    {
        if (!Uri.TryCreate(setting, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.AbsolutePath.Trim('/').Length == 0 || uri.AbsolutePath.Trim('/').Contains('/', StringComparison.Ordinal))
            throw new DatabaseSettingException("A PostgreSQL address is written postgres://user:password@host:5432/name.");
        var user = uri.UserInfo.Split(':', 2);
        var address = new NpgsqlConnectionStringBuilder
        {
            Host = Uri.UnescapeDataString(uri.Host.Trim('[', ']')),
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/')),
            ApplicationName = "samsyn",
            MaxPoolSize = ConnectionsOfOneNode,
        };
        if (user[0].Length > 0) address.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2) address.Password = Uri.UnescapeDataString(user[1]);
        foreach (var option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = option.Split('=', 2) is [var n, var v] ? (Uri.UnescapeDataString(n), Uri.UnescapeDataString(v)) : (option, "");
            try
            {
                address[OptionNames.GetValueOrDefault(name, name)] = value;
            }
            catch (Exception fault) when (fault is ArgumentException or FormatException)
            {
                throw new DatabaseSettingException($"The PostgreSQL address has an option that is not understood: '{name}={value}'.");
            }
        }
        return address;
    }

    /// <summary>Options as PostgreSQL's own programs write them.</summary>
    private static readonly Dictionary<string, string> OptionNames = new(StringComparer.Ordinal)
    {
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
    };

    public void Dispose()
    {
        Signal.Dispose();
        _postgres?.Dispose();
        if (Engine == Engine.Sqlite) SqliteConnection.ClearPool(new SqliteConnection(ConnectionString));
    }
}
