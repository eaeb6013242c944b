using System.Collections.Concurrent;
using Samsyn.Web.Files;
using Samsyn.Web.Search;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Files.Schemas;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Search;

/// <summary>A database with county 14, the real agreements and the exercises, indexed; one for each engine, for tests that only search.</summary>
public sealed class SearchedCounties : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Engine, Lazy<Task<SearchedCounty>>> counties = new();

    internal Task<SearchedCounty> On(Engine engine) => counties.GetOrAdd(engine, e => new Lazy<Task<SearchedCounty>>(() => SearchedCounty.Make(e, "data/county-14", "data/avtal", "data/ovning"))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var county in counties.Values.Where(c => c.IsValueCreated)) await (await county.Value).DisposeAsync();
    }
}

internal sealed class SearchedCounty : IAsyncDisposable
{
    public required TestDatabase Store { get; init; }

    public required SearchIndex Index { get; init; }

    public required Finder Finder { get; init; }

    public static async Task<SearchedCounty> Make(Engine engine, params string[] data)
    {
        var store = await Engines.Fresh(engine);
        await Import(store, [.. data.Select(path => Path.Combine(Examples.Root, path))]);
        var county = Of(store);
        await county.Index.Refresh();
        return county;
    }

    public static SearchedCounty Of(TestDatabase store, params SearchSource[] more) => new()
    {
        Store = store,
        Index = new SearchIndex(store.Database, store.Records, new Clock(TimeProvider.System), [.. SearchSetup.Sources, .. more]),
        Finder = new Finder(store.Database),
    };

    public static async Task Import(TestDatabase store, params string[] paths)
    {
        var clock = new Clock(TimeProvider.System);
        var faults = new FaultList();
        var files = ImportSet.Read([.. paths], clock.Now, faults);
        faults.ThrowIfAny();
        await store.Acts.Import(files, clock.Today, faults);
    }

    /// <summary>Addresses of the first ten.</summary>
    public async Task<List<string>> First(string query, SearchFilter? filter = null, string language = "sv") =>
        [.. (await Finder.Find(query, filter ?? new SearchFilter(), language)).Hits.Select(hit => hit.Document.Address)];

    public async ValueTask DisposeAsync()
    {
        Finder.Dispose();
        await Store.DisposeAsync();
    }
}
