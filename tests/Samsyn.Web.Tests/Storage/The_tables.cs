using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Samsyn.Web.Storage;
using Samsyn.Web.Storage.Migrations;

namespace Samsyn.Web.Tests.Storage;

/// <summary>Migrations written by hand make the tables that the model describes, and a start that died half-way stops no later one.</summary>
public sealed class The_tables
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_migrated_tables_are_the_models(Engine engine)
    {
        await using var migrated = await Engines.Fresh(engine);
        await using var made = await Engines.Empty(engine);
        await using (var db = made.Context()) await db.Database.EnsureCreatedAsync();

        var expected = await Describe(made);
        Assert.True(expected.Count > 100);
        Assert.Equal(expected, await Describe(migrated));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Are_made_once_when_several_processes_start_together(Engine engine)
    {
        await using var db = await Engines.Empty(engine);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            using var database = new Database(db.Setting);
            await Migrator.Migrate(database);
        })));

        Assert.Equal(Migrations(), await db.List("select \"MigrationId\" from \"__EFMigrationsHistory\" order by 1"));
    }

    [Fact]
    public async Task Are_made_also_after_a_process_was_killed_while_making_them()
    {
        await using var db = await Engines.Empty(Engine.Sqlite);
        await db.Do("create table \"__EFMigrationsLock\" (\"Id\" integer not null constraint \"PK___EFMigrationsLock\" primary key, \"Timestamp\" text not null)");
        await db.Do("insert into \"__EFMigrationsLock\" values (1, '2026-11-22 08:00:00')");

        await Migrator.Migrate(db.Database).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(0, await db.Count("decision"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_a_newer_version_are_left_alone(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await db.Do("insert into \"__EFMigrationsHistory\" values ('29991231000001_later', '99.0')");

        var refused = await Assert.ThrowsAsync<DatabaseSettingException>(() => Migrator.Migrate(db.Database));
        Assert.Contains("29991231000001_later", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_migration_has_an_id_that_EF_can_order_and_the_newest_is_known()
    {
        var ids = Migrations();

        Assert.All(ids, id => Assert.Matches("^[0-9]{14}_[a-z0-9_]+$", id));
        Assert.Equal(Migrator.Newest, ids[^1]);
    }

    private static List<string> Migrations() =>
        [.. typeof(Migrator).Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>Columns, keys, indexes and references, one line each. The words of the search index are a table that EF knows nothing of: see <see cref="SearchTables"/>.</summary>
    private static async Task<List<string>> Describe(TestDatabase db)
    {
        var lines = await db.List(db.Database.Engine == Engine.Sqlite
            ? """
              select m.name || '.' || c.name || ' ' || c.type || ' not null ' || c."notnull" || ' key ' || c.pk
                  from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite%' and m.name not like '!_!_EF%' escape '!' and m.name not like 'search!_words%' escape '!'
              union all select sql from sqlite_master where type = 'index' and sql is not null
              union all select m.name || ' -> ' || f."table" || ' ' || f."from" || ' ' || f."to" || ' ' || f.on_delete
                  from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'
              """
            : """
              select table_name || '.' || column_name || ' ' || data_type || ' null ' || is_nullable || ' ' || is_identity
                  from information_schema.columns where table_schema = 'public' and table_name not like '!_!_EF%' escape '!' and table_name <> 'search_words'
              union all select indexdef from pg_indexes where schemaname = 'public' and tablename not like '!_!_EF%' escape '!' and tablename <> 'search_words'
              union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                  from pg_constraint where connamespace = 'public'::regnamespace and conrelid::regclass::text not like '"!_!_EF%' escape '!' and conrelid::regclass::text <> 'search_words'
              """);
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
