using Samsyn.Web.Storage;

namespace Samsyn.Web.Tests.Storage;

/// <summary><c>--database</c> takes a path or a postgres:// address.</summary>
[Rule("R60")]
public sealed class The_database_setting
{
    [Theory]
    [InlineData("postgres://anna:hemligt@db.example.se:5433/samsyn", "db.example.se", 5433, "samsyn", "anna", "hemligt")]
    [InlineData("postgresql://db/samsyn", "db", 5432, "samsyn", null, null)]
    [InlineData("postgres://anna%40kommun:p%2F%3A%40%25@[::1]/l%C3%A4n", "::1", 5432, "län", "anna@kommun", "p/:@%")]
    public void Reads_an_address(string setting, string host, int port, string name, string? user, string? password)
    {
        var address = Database.ReadAddress(setting);

        Assert.Equal((host, port, name, user, password), (address.Host, address.Port, address.Database, address.Username, address.Password));
    }

    [Fact]
    public void Reads_options_as_PostgreSQLs_own_programs_write_them()
    {
        var address = Database.ReadAddress("postgres://db/samsyn?sslmode=require&application_name=prov%20ett&Maximum%20Pool%20Size=7");

        Assert.Equal((Npgsql.SslMode.Require, "prov ett", 7), (address.SslMode, address.ApplicationName, address.MaxPoolSize));
    }

    [Theory]
    [InlineData("")]
    [InlineData("mysql://db/samsyn")]
    [InlineData("postgres://")]
    [InlineData("postgres://db")]
    [InlineData("postgres://db/a/b")]
    [InlineData("postgres://db/samsyn?colour=red")]
    [InlineData("postgres://db/samsyn?Port=many")]
    public void Says_what_is_wrong_with_others(string setting) =>
        Assert.Throws<DatabaseSettingException>(() => new Database(setting));

    [Fact]
    public void Shows_no_password()
    {
        using var database = new Database("postgres://anna:hemligt@db.example.se/samsyn");

        Assert.Equal("postgres://db.example.se:5432/samsyn", database.ShownAs);
    }

    [Fact]
    public async Task Makes_the_folder_of_a_new_file()
    {
        var folder = Directory.CreateTempSubdirectory("samsyn-test-").FullName;
        using (var database = new Database(Path.Combine(folder, "län 14", "samsyn.db")))
        {
            await Web.Storage.Migrations.Migrator.Migrate(database);
            Assert.True(File.Exists(database.Path));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Of_SQLite_gives_connections_that_keep_what_was_acknowledged()
    {
        await using var db = await Engines.Fresh(Engine.Sqlite);

        Assert.Equal("wal", await db.Ask<string>("pragma journal_mode"));
        Assert.Equal(2, await db.Ask<int>("pragma synchronous"));
        Assert.Equal(1, await db.Ask<int>("pragma foreign_keys"));
    }
}
