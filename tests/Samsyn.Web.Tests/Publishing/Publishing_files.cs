using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Files.Schemas;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Publishing;

/// <summary>What is published goes out in an export and comes back the same; what is wrong in a file is told with its place and nothing is written.</summary>
[Rule("R49"), Rule("C0.export")]
public sealed class Publishing_files
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_export_of_an_import_of_an_export_is_the_same_files(Engine engine)
    {
        await using var first = await Engines.Fresh(engine);
        await Import(first, [.. new[] { "data/county-14", "data/avtal", "data/ovning", "data/publicering" }.Select(p => Path.Combine(Examples.Root, p))]);
        var folder = Directory.CreateTempSubdirectory("samsyn-publishing").FullName;
        try
        {
            var files = await Export(first, Path.Combine(folder, "a"));
            Assert.Contains("publishing/publishing.yaml", files.Keys);
            Assert.Contains(files.Keys, name => name.StartsWith("publishing/texts/news-", StringComparison.Ordinal));
            await using var second = await Engines.Fresh(engine);
            await Import(second, [Path.Combine(folder, "a")]);
            var again = await Export(second, Path.Combine(folder, "b"));
            Assert.Equal(files.Keys.Order(StringComparer.Ordinal), again.Keys.Order(StringComparer.Ordinal));
            Assert.All(files, file => Assert.Equal(file.Value, again[file.Key]));
            // The same files once more change nothing.
            Assert.True((await Import(second, [Path.Combine(folder, "a")])).ChangesNothing);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("kind: nyhet", "slug: x", "text: a.md", "nyhet")]
    [InlineData("kind: news", "slug: X Y", "text: a.md", "X Y")]
    [InlineData("kind: news", "slug: x", "text: ../a.md", "pekar utanför mappen")]
    [InlineData("kind: news", "slug: x", "text: finns-inte.md", "filen finns-inte.md finns inte")]
    [InlineData("kind: news", "slug: x\n      agreement: finns-inte", "text: a.md", "det finns inget avtal finns-inte")]
    [InlineData("kind: news", "slug: x", "text: skript.md", "länken javascript:alert(1) går inte att använda")]
    [InlineData("kind: news", "slug: x\n      okand: 1", "text: a.md", "okänd nyckel okand")]
    public async Task A_fault_is_told_with_its_place_and_nothing_is_written(string kind, string slug, string text, string said)
    {
        await using var store = await Engines.Fresh(Engine.Sqlite);
        await Import(store, [Path.Combine(Examples.Root, "data/county-14")]);
        var folder = Directory.CreateTempSubdirectory("samsyn-publishing").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "a.md"), "Text.\n", Cancel);
            await File.WriteAllTextAsync(Path.Combine(folder, "skript.md"), "[x](javascript:alert(1))\n", Cancel);
            var file = Path.Combine(folder, "publishing.yaml");
            await File.WriteAllTextAsync(file, $"samsyn: 1\npublishing:\n  articles:\n    - {kind}\n      {slug}\n      versions:\n        - {{ from: 2022-01-20T07:00:00Z, title: Rubrik, {text} }}\n", Cancel);
            var refused = await Assert.ThrowsAsync<FaultyFileException>(() => Import(store, [file]));
            Assert.Contains(refused.Faults.InOrder, fault => $"{fault.What} — {fault.Mend}".Contains(said, StringComparison.Ordinal) && fault.Place.Line > 3);
            Assert.Equal(0, await store.Count("article"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Another_text_under_a_published_version_is_refused_and_a_new_version_is_added()
    {
        await using var store = await Engines.Fresh(Engine.Sqlite);
        await Import(store, [Path.Combine(Examples.Root, "data/county-14")]);
        var folder = Directory.CreateTempSubdirectory("samsyn-publishing").FullName;
        try
        {
            var file = Path.Combine(folder, "publishing.yaml");
            async Task Write(string first, string more = "")
            {
                await File.WriteAllTextAsync(Path.Combine(folder, "a.md"), first, Cancel);
                await File.WriteAllTextAsync(file, $"samsyn: 1\npublishing:\n  articles:\n    - kind: news\n      slug: x\n      versions:\n        - {{ from: 2022-01-20T07:00:00Z, title: Rubrik, text: a.md }}\n{more}", Cancel);
            }

            await Write("Text.");
            await Import(store, [file]);
            await Write("Annan text.");
            var refused = await Assert.ThrowsAsync<FaultyFileException>(() => Import(store, [file]));
            Assert.Contains("redan publicerad med annat innehåll", Assert.Single(refused.Faults.InOrder).What, StringComparison.Ordinal);
            await Write("Text.", "        - { from: 2022-02-01T07:00:00Z, changed: Rättad., title: Rubrik 2, text: a.md }\n");
            Assert.False((await Import(store, [file])).ChangesNothing);
            Assert.Equal(2, await store.Count("article_version"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<ImportPlan> Import(TestDatabase store, string[] paths)
    {
        var clock = new Clock(TimeProvider.System);
        var faults = new FaultList();
        var files = ImportSet.Read(paths, clock.Now, faults);
        faults.ThrowIfAny();
        return await store.Acts.Import(files, clock.Today, faults, Cancel);
    }

    private static async Task<Dictionary<string, string>> Export(TestDatabase store, string folder)
    {
        await using var db = store.Context();
        var recorded = await store.Records.Recorded();
        ExportFolder.Write(recorded, hash => db.Blobs.Single(b => b.Sha256 == hash).Bytes, folder);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal);
    }
}
