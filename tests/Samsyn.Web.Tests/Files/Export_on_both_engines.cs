using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Files;

/// <summary>
/// Issue 2, done when 3: what one database exports another imports and exports again, byte for byte, from SQLite to PostgreSQL and back.
/// </summary>
[Rule("C0.export", "C0.import")]
public class Export_on_both_engines
{
    /// <summary>./test all sends every generated county through the databases; in memory <see cref="ExportTests"/> always does.</summary>
    private static readonly int Counties = Environment.GetEnvironmentVariable("SAMSYN_TEST_ALL") is null ? 5 : 200;

    [Fact]
    public async Task Generated_counties_go_from_one_engine_to_the_other_and_back()
    {
        for (var seed = 0; seed < Counties; seed++)
        {
            using var files = new Importing();
            foreach (var (name, text) in new GeneratedCounty(seed).Files)
            {
                files.Put(Path.Combine("in", name), text);
            }

            await using var sqlite = await Engines.Fresh(Engine.Sqlite);
            var first = await ImportAndExport(sqlite, Path.Combine(files.Folder, "in"), Path.Combine(files.Folder, "a"));
            await using var other = await Engines.Fresh(Engines.WithPostgreSql ? Engine.PostgreSql : Engine.Sqlite);
            Assert.Equal(first, await ImportAndExport(other, Path.Combine(files.Folder, "a"), Path.Combine(files.Folder, "b")));
            await using var back = await Engines.Fresh(Engine.Sqlite);
            Assert.Equal(first, await ImportAndExport(back, Path.Combine(files.Folder, "b"), Path.Combine(files.Folder, "c")));

            // What the database holds is what the plan in memory says stands afterwards.
            Assert.Equal([], files.Import("in"));
            Assert.Equal(first, files.Export().Select(file => $"{file.Path}\n{Convert.ToHexString(file.Bytes)}").Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_fault_in_the_last_line_of_the_last_file_leaves_the_database_as_it_was(Engine engine)
    {
        await using var database = await Engines.Fresh(engine);
        using var files = new Importing();
        files.Put("in/county.yaml", Importing.County);
        files.Put("in/principals.csv", Importing.Five);
        files.Put("in/federations.csv", Importing.Federations);
        await ImportAndExport(database, Path.Combine(files.Folder, "in"), Path.Combine(files.Folder, "a"));
        var rows = await database.Count("journal_entry") + await database.Count("outbox_message");
        files.Put("in/a.yaml", Importing.Agreement(slug: "a"));
        files.Put("in/z.yaml", Importing.Agreement("  - { body: HSS, on: 2022-03-01, outcome: approved }\n  - { body: HSS, on: 2027-03-01, outcome: approved }", slug: "z"));

        var faulty = await Assert.ThrowsAsync<FaultyFileException>(() => ImportAndExport(database, Path.Combine(files.Folder, "in"), Path.Combine(files.Folder, "b")));

        Assert.Contains("z.yaml:17:22", faulty.Message, StringComparison.Ordinal);
        Assert.Equal(0, await database.Count("agreement"));
        Assert.Equal(rows, await database.Count("journal_entry") + await database.Count("outbox_message"));
    }

    private static async Task<IEnumerable<string>> ImportAndExport(TestDatabase database, string from, string to)
    {
        var faults = new FaultList();
        await database.Acts.Import(ImportSet.Read([from], Importing.Now, faults), Importing.Today, faults, TestContext.Current.CancellationToken);
        var blobs = await database.Records.Blobs();
        ExportFolder.Write(await database.Records.Recorded(), hash => blobs[hash], to);
        return [.. Directory.EnumerateFiles(to, "*", SearchOption.AllDirectories)
            .Select(file => $"{Path.GetRelativePath(to, file)}\n{Convert.ToHexString(File.ReadAllBytes(file))}").Order(StringComparer.Ordinal)];
    }
}
