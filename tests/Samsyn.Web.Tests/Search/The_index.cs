using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Search;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Files.Schemas;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Search;

/// <summary>The index follows what it is made from, from rows alone: made anew it is the same, and a process that dies loses nothing.</summary>
public sealed class The_index
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static Searchable News(string id, string title, string text) => new(SearchKind.News, id, "~/nyheter/" + id, title, text);

    private static async Task<List<string>> Rows(TestDatabase store) =>
        [.. await store.List("select id, scope, fingerprint, kind, address, title, context, text from search_document order by id"), .. await store.List("select word, documents from search_word order by word")];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Writes_nothing_when_nothing_is_new(Engine engine)
    {
        await using var county = await SearchedCounty.Make(engine, "data/county-14", "data/ovning/ovning-digitala-hjalpmedel");
        var before = await Rows(county.Store);
        Assert.True(before.Count > 200);

        Assert.Equal(0, await county.Index.Refresh(Cancel));
        Assert.Equal(before, await Rows(county.Store));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Made_anew_is_the_same_as_followed_step_by_step(Engine engine)
    {
        await using var county = await SearchedCounty.Make(engine, "data/county-14", "data/ovning/ovning-digitala-hjalpmedel");
        await SearchedCounty.Import(county.Store, Path.Combine(Examples.Root, "data/avtal"));
        await county.Index.Refresh(Cancel);
        await Rename(county.Store, "hos-2023", "Vårdavtalet");
        await county.Index.Refresh(Cancel);
        Assert.Contains("~/avtal/hos-2023", await county.First("vårdavtal"));
        Assert.Equal("Vårdavtalet", (await county.Finder.Find("vårdavtal", new SearchFilter(SearchKind.Agreement))).Hits[0].Document.Title);
        var followed = await Rows(county.Store);

        foreach (var table in new[] { "search_words", "search_document", "search_word", "search_mark" }) await county.Store.Do("delete from " + table);
        await county.Index.Refresh(Cancel);

        Assert.Equal(followed, await Rows(county.Store));
    }

    /// <summary>What was weighed by an earlier version's method is thrown away as a whole.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_an_earlier_method_is_made_anew(Engine engine)
    {
        await using var county = await SearchedCounty.Make(engine, "data/county-14", "data/ovning/ovning-digitala-hjalpmedel");
        var right = await Rows(county.Store);
        await county.Store.Do("update search_mark set seen = '0|x' where scope <> ''");
        await county.Store.Do("update search_document set fingerprint = 'x', title = 'gammalt'");
        await county.Store.Do("insert into search_word (word, documents) values ('ovidkommande', 3)");

        Assert.True(await county.Index.Refresh(Cancel) > 0);

        Assert.Equal(right, await Rows(county.Store));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Follows_a_source_that_somebody_registered(Engine engine)
    {
        var (state, news) = ("1", new List<Searchable> { News("a", "Snö på vägarna", "Det snöar i Skövde."), News("b", "Blomstertid", "Rosorna slår ut i Alingsås.") });
        await using var store = await Engines.Fresh(engine);
        await store.StoreOne();
        var county = SearchedCounty.Of(store, SearchSource.OfAll("nyheter", _ => ValueTask.FromResult(state), _ => ValueTask.FromResult<IReadOnlyList<Searchable>>(news)));
        await county.Index.Refresh(Cancel);
        Assert.Equal(["~/nyheter/a"], await county.First("snöar"));

        news[0] = News("a", "Tö på vägarna", "Det töar i Skövde.");
        Assert.Equal(0, await county.Index.Refresh(Cancel));
        state = "2";
        Assert.Equal(1, await county.Index.Refresh(Cancel));
        Assert.Empty(await county.First("snöar"));
        Assert.Equal(["~/nyheter/a"], await county.First("töar"));

        (state, news) = ("3", []);
        await county.Index.Refresh(Cancel);
        Assert.Empty(await county.First("rosorna"));
        Assert.DoesNotContain("rosorna", await store.List("select word from search_word"));
        Assert.Equal(await store.Count("search_document"), await store.Ask<long>(engine == Engine.Sqlite ? "select count(*) from search_words_docsize" : "select count(*) from search_words"));
        county.Finder.Dispose();
    }

    /// <summary>Two nodes at once, and one that was stopped half way: in the end it is as if one had done it all.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_right_when_several_keep_it(Engine engine)
    {
        await using var store = await Engines.Fresh(engine);
        await SearchedCounty.Import(store, Path.Combine(Examples.Root, "data/county-14"), Path.Combine(Examples.Root, "data/ovning"));
        using (var stop = new CancellationTokenSource())
        {
            var first = SearchedCounty.Of(store).Index.Refresh(stop.Token);
            await Task.WhenAny(first, Task.Delay(60, Cancel));
            await stop.CancelAsync();
            await Task.WhenAny(first);
        }

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SearchedCounty.Of(store).Index.Refresh(Cancel)));
        for (var again = 0; again < 3; again++) await SearchedCounty.Of(store).Index.Refresh(Cancel);

        await using var other = await SearchedCounty.Make(engine, "data/county-14", "data/ovning");
        Assert.Equal(await Rows(other.Store), await Rows(store));
    }

    /// <summary>Everything common comes in many; which of the many are looked at is the same on both engines.</summary>
    [Fact]
    public async Task Gives_the_same_of_many_on_both_engines()
    {
        var many = Enumerable.Range(0, 3000).Select(n => News(n.ToString("0000", System.Globalization.CultureInfo.InvariantCulture), n % 3 == 0 ? "Avtal" : "Nyhet", $"Avtal nummer {n} {(n % 7 == 0 ? "hjälpmedel" : "vård")} {(n % 2 == 0 ? "kommun" : "region")} {(n % 911 == 0 ? "sällsynt" : "")}")).ToList();
        var found = new List<List<string>>();
        foreach (var engine in Engines.WithPostgreSql ? new[] { Engine.Sqlite, Engine.PostgreSql } : [Engine.Sqlite])
        {
            await using var store = await Engines.Fresh(engine);
            await store.StoreOne();
            var county = SearchedCounty.Of(store, SearchSource.OfAll("nyheter", _ => ValueTask.FromResult("1"), _ => ValueTask.FromResult<IReadOnlyList<Searchable>>(many)));
            await county.Index.Refresh(Cancel);
            var ten = new List<string>();
            foreach (var query in new[] { "avtal", "avtalet kommunen", "vård region", "hjälpmedel", "sällsynt", "avtal -vård", "sällsynt okänt", "911", "kommun region" })
            {
                var answer = await county.Finder.Find(query, new SearchFilter());
                ten.Add($"{query}: {answer.Count} {answer.More} {answer.Partly} {string.Join(' ', answer.Hits.Select(hit => hit.Document.Address))}");
            }

            Assert.StartsWith("avtal: 400 True", ten[0], StringComparison.Ordinal);
            Assert.StartsWith("sällsynt: 4 False", ten[4], StringComparison.Ordinal);
            found.Add(ten);
            county.Finder.Dispose();
        }

        Assert.Equal(found[0], found[^1]);
    }

    private static async Task Rename(TestDatabase store, string slug, string title) =>
        await store.Acts.Run(Example.Order(slug), async act =>
        {
            var agreement = (await act.Agreement(slug))!;
            var before = agreement.Settings;
            agreement.Settings = before with { Title = title };
            agreement.Revision++;
            act.Journal("settings", before, agreement.Settings);
        });

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_a_register_without_agreements_is_the_pages_alone(Engine engine)
    {
        await using var county = await SearchedCounty.Make(engine, "data/county-14");
        await using var db = county.Store.Context();

        Assert.Equal(["page"], await county.Store.List("select distinct kind from search_document"));
        Assert.NotEmpty(await county.First("öppna data"));
        Assert.Empty(await db.Set<SearchMark>().Where(mark => mark.Scope.StartsWith("avtal:")).ToListAsync(Cancel));
    }
}
