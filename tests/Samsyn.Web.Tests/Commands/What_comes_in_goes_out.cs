using System.Security.Cryptography;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Files;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Commands;

/// <summary><c>samsyn import</c> and <c>samsyn export</c>: the data that comes along, from one engine to the other and back.</summary>
[Rule("C0.import", "C0.export")]
public sealed class What_comes_in_goes_out
{
    [Fact]
    public async Task The_same_from_SQLite_to_PostgreSQL_and_back()
    {
        using var folder = new Folder();
        await using var first = await Engines.Empty(Engine.Sqlite);
        await using var other = await Engines.Empty(Engines.WithPostgreSql ? Engine.PostgreSql : Engine.Sqlite);
        await using var back = await Engines.Empty(Engine.Sqlite);

        var told = (await Executable.Run("import", Executable.Repository("data"), "--json", "--database", first.Setting)).AssertDone();
        Assert.Equal(
            $$"""{"county":true,"agreements":{{await first.Count("agreement")}},"decisions":{{await first.Count("decision")}},"answers":{{await first.Count("answer")}}}""" + "\n", told);
        await Export(first, "a");
        await Import("a", other);
        await Export(other, "b");
        await Import("b", back);
        await Export(back, "c");

        var files = Bytes(folder["a"]);
        Assert.Contains("county/map.geojson ", files, StringComparison.Ordinal);
        Assert.Equal(await first.Count("agreement"), files.Split("/agreement.yaml ").Length - 1);
        Assert.Equal(files, Bytes(folder["b"]));
        Assert.Equal(files, Bytes(folder["c"]));

        // What is recorded already is passed over: in words, in figures, and not a row.
        var rows = await first.Count("journal_entry") + await first.Count("outbox_message") + await first.Count("decision");
        Assert.Equal("Inget nytt: allt i filerna är redan registrerat.\n", (await Executable.Run("import", folder["c"], "--database", first.Setting)).AssertDone());
        Assert.Equal("""{"county":false,"agreements":0,"decisions":0,"answers":0}""" + "\n", (await Executable.Run("import", Executable.Repository("data"), "--json", "--database", first.Setting)).AssertDone());
        Assert.Equal(rows, await first.Count("journal_entry") + await first.Count("outbox_message") + await first.Count("decision"));

        async Task Export(TestDatabase from, string to) =>
            Assert.StartsWith("Skrivet i ", (await Executable.Run("export", "--out", folder[to], "--database", from.Setting)).AssertDone(), StringComparison.Ordinal);

        async Task Import(string from, TestDatabase into) => (await Executable.Run("import", folder[from], "--database", into.Setting)).AssertDone();
    }

    [Fact]
    public async Task Into_a_folder_that_is_new_or_holds_an_earlier_export_and_no_other()
    {
        using var folder = new Folder();
        var database = folder["samsyn.db"];
        (await Executable.Run("export", "--out", folder["ut"], "--database", database))
            .AssertRefused($"{database}:1:1: databasen finns inte — skapa den med samsyn import, eller ange en annan med --database");
        await Executable.Import(database, "data/county-14", "data/avtal/naturbruk-2023");
        (await Executable.Run("export", "--out", folder["ut"], "--database", database)).AssertDone();
        var first = Bytes(folder["ut"]);
        folder.Put("ut/agreements/borttaget/agreement.yaml", "samsyn: 1\n");
        folder.Put("eget/dagbok.txt", "mitt");
        var file = folder.Put("fil", "min");

        (await Executable.Run("export", "--out", folder["ut"] + "/", "--database", database)).AssertDone();
        Assert.Equal(first, Bytes(folder["ut"]));
        (await Executable.Run("export", "--out", folder["eget"], "--database", database))
            .AssertRefused($"{folder["eget"]}:1:1: mappen innehåller redan något annat (dagbok.txt) — ange en ny eller tom mapp med --out");
        (await Executable.Run("export", "--out", file, "--database", database))
            .AssertRefused($"{file}:1:1: det finns redan en fil med det namnet — ange en ny eller tom mapp med --out");
        Assert.Equal(["eget", "fil", "samsyn.db", "samsyn.db.migrating", "samsyn.db.turn", "ut"], Names(folder));
        Assert.Equal("mitt", File.ReadAllText(folder["eget/dagbok.txt"]));
    }

    [Fact]
    public async Task Never_half_also_when_the_writing_is_killed()
    {
        using var folder = new Folder();
        var database = folder["samsyn.db"];
        await Executable.Import(database, "data/county-14", "data/avtal/naturbruk-2023");
        (await Executable.Run("export", "--out", folder["ut"], "--database", database)).AssertDone();
        var earlier = Bytes(folder["ut"]);
        await Executable.Import(database, "data/ovning");

        foreach (var target in new[] { "ut", "nytt" })
        {
            using var process = Executable.Start(["export", "--out", folder[target], "--database", database]);
            // Killed as soon as it has begun to write: the folder beside has come.
            while (!process.HasExited && !Directory.EnumerateDirectories(folder.Path, target + ".*").Any()) await Task.Delay(1, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        (await Executable.Run("export", "--out", folder["helt"], "--database", database)).AssertDone();
        var whole = Bytes(folder["helt"]);
        Assert.NotEqual(earlier, whole);
        if (Directory.Exists(folder["ut"])) Assert.Contains(Bytes(folder["ut"]), new[] { earlier, whole });
        if (Directory.Exists(folder["nytt"])) Assert.Equal(whole, Bytes(folder["nytt"]));
    }

    [Fact]
    public void Never_half_also_when_the_disk_fails()
    {
        using var importing = Importing.WithCounty();
        importing.Put("text/ett.md", "# Ett\n");
        Assert.Empty(importing.ImportText(Importing.Agreement(versions: "    - { id: \"1.0\", on: 2022-01-10, file: text/ett.md }")));
        using var folder = new Folder();
        Web.Files.ExportFolder.Write(importing.Recorded, hash => importing.Blobs[hash], folder["ut"]);
        var earlier = Bytes(folder["ut"]);

        foreach (var target in new[] { "ut", "nytt" })
            Assert.Throws<Web.Files.FaultyFileException>(() => Web.Files.ExportFolder.Write(importing.Recorded, _ => throw new IOException("No space left on device"), folder[target]));

        Assert.Equal(earlier, Bytes(folder["ut"]));
        Assert.Equal(["ut"], Names(folder));
    }

    private static IEnumerable<string?> Names(Folder folder) =>
        Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Where(name => !name!.EndsWith("-wal", StringComparison.Ordinal) && !name.EndsWith("-shm", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>Every file of a folder with a hash of its bytes, one line each.</summary>
    private static string Bytes(string folder) => string.Join('\n',
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => $"{Path.GetRelativePath(folder, file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}").Order(StringComparer.Ordinal));
}
