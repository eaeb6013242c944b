using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Samsyn.Domain.Principals;
using Samsyn.Web.Files;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Files.Schemas;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Feeds;

/// <summary>The real server with county 14 and all agreements that come along, real and invented, whose history the outbox has written.</summary>
internal sealed class FeedSite : IAsyncDisposable
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private WebApplication app = null!;

    public TestDatabase Store { get; private set; } = null!;

    public HttpClient Reader { get; private set; } = null!;

    public string Origin => Reader.BaseAddress!.OriginalString.TrimEnd('/');

    public static readonly string[] Everything = ["data/county-14", "data/avtal", "data/ovning", "data/publicering"];

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<FeedSite> Start(Engine engine, params string[] data)
    {
        var site = new FeedSite { Store = await Engines.Fresh(engine) };
        var clock = new Clock(TimeProvider.System);
        var faults = new FaultList();
        var files = ImportSet.Read([.. (data.Length > 0 ? data : Everything).Select(path => Path.Combine(Examples.Root, path))], clock.Now, faults);
        faults.ThrowIfAny();
        await site.Store.Acts.Import(files, clock.Today, faults);
        site.app = Server.Build(new Settings { Urls = "http://127.0.0.1:0" }, site.Store.Database, builder => builder.Logging.ClearProviders());
        await site.app.StartAsync(Cancel);
        site.Reader = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(site.app.Urls.First()) };
        await site.Settled();
        return site;
    }

    /// <summary>Reads in more while the server runs.</summary>
    public async Task Import(params string[] data)
    {
        var clock = new Clock(TimeProvider.System);
        var faults = new FaultList();
        var files = ImportSet.Read([.. data.Select(path => Path.Combine(Examples.Root, path))], clock.Now, faults);
        faults.ThrowIfAny();
        await Store.Acts.Import(files, clock.Today, faults);
        faults.ThrowIfAny();
        await Settled();
    }

    /// <summary>A copy of an exercise without its decisions, so that they can be recorded while somebody follows; a county's past is no news.</summary>
    /// <param name="real">Without what marks it as invented.</param>
    public static async Task<(string Before, string After)> Undecided(string slug, bool real)
    {
        var root = Directory.CreateTempSubdirectory("samsyn-feed-").FullName;
        var (before, after) = (Path.Combine(root, "before"), Path.Combine(root, "after"));
        foreach (var folder in new[] { before, after })
        {
            foreach (var file in Directory.GetFiles(Path.Combine(Examples.Root, "data/ovning", slug), "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is not ("publishing.yaml" or "consultation.yaml")))
            {
                var to = Path.Combine(folder, Path.GetRelativePath(Path.Combine(Examples.Root, "data/ovning", slug), file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                await File.WriteAllBytesAsync(to, await File.ReadAllBytesAsync(file, Cancel), Cancel);
            }

            var yaml = Path.Combine(folder, "agreement.yaml");
            var (keep, lines) = (true, new List<string>());
            foreach (var line in await File.ReadAllLinesAsync(yaml, Cancel))
            {
                if (line.Length > 0 && !char.IsWhiteSpace(line[0]) && line[0] != '#') keep = folder == after || !line.StartsWith("decisions:", StringComparison.Ordinal);
                if (keep && !(real && (line.Contains("demonstration: true", StringComparison.Ordinal) || line.Contains("shown_as_of:", StringComparison.Ordinal)))) lines.Add(line);
            }

            await File.WriteAllTextAsync(yaml, string.Join('\n', lines) + "\n", Cancel);
        }

        return (before, after);
    }

    /// <summary>Waits until the outbox has nothing to do that is due.</summary>
    public async Task Settled()
    {
        for (var i = 0; i < 300; i++)
        {
            await using var db = Store.Context();
            var now = Instants.Now(TimeProvider.System);
            var done = !await db.Outbox.AnyAsync(m => m.DoneAt == null && m.DueAt <= now && m.Kind != "mail.tell", Cancel);
            // What another connection has committed is on every page within a moment.
            await Task.Delay(done ? 300 : 50, Cancel);
            if (done) return;
        }

        throw new InvalidOperationException("The outbox is not done.");
    }

    public Task<HttpResponseMessage> Get(string path, string? etag = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (etag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        return Reader.SendAsync(request, Cancel);
    }

    public async Task<byte[]> Bytes(string path)
    {
        using var answer = await Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(Cancel);
    }

    /// <summary>The feed, judged.</summary>
    public async Task<XElement> Feed(string path)
    {
        using var answer = await Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);
        var faults = AtomJudge.Faults(bytes, answer.Content.Headers.ContentType?.ToString(), Origin + path, DateTime.UtcNow);
        Assert.True(faults.Count == 0, $"{path}:\n{string.Join('\n', faults.Take(20))}");
        return XElement.Load(new MemoryStream(bytes));
    }

    /// <summary>A news item about an agreement, or about the county; published at once.</summary>
    public async Task<Guid> Publish(string? slug, ArticleText text, string? source = null, DateTime? from = null, bool wait = true)
    {
        var id = Guid.CreateVersion7();
        await Store.Acts.Run(new ActOrder(Guid.CreateVersion7(), "article.publish", Actor.Import), async act =>
        {
            var agreement = slug is null ? (Guid?)null : (await act.Db.Agreements.SingleAsync(a => a.Slug == slug)).Id;
            var article = await act.Begin(id, ArticleKind.NewsItem, agreement, text, source);
            act.AddVersion(article, from ?? act.At, null, null, slug);
        }, Cancel);
        if (wait) await Settled();
        return id;
    }

    public async Task Change(Guid id, Action<Act, Article> change)
    {
        await Store.Acts.Run(new ActOrder(Guid.CreateVersion7(), "article.change", Actor.Import), async act =>
        {
            var article = (await act.Article(id))!;
            change(act, article);
            article.Revision++;
            act.Journal<ArticleTrace>("nyhet", null, new(null, null, null, null, null, null, null));
        }, Cancel);
        await Settled();
    }

    public static IEnumerable<XElement> Entries(XElement feed) => feed.Elements(Atom + "entry");

    public static string Of(XElement entry, string name) => entry.Element(Atom + name)!.Value;

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        await app.DisposeAsync();
        await Store.DisposeAsync();
    }
}
