using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Samsyn.Web.Files;
using Samsyn.Web.Search;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Files.Schemas;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Api;

/// <summary>The real server on an engine, with county 14 and the main exercise, and a reader without cookies.</summary>
internal sealed class OpenSite : IAsyncDisposable
{
    public const string Exercise = "ovning-digitala-hjalpmedel";

    private WebApplication _app = null!;

    public TestDatabase Store { get; private set; } = null!;

    public HttpClient Reader { get; private set; } = null!;

    /// <param name="county">The folder of another register than the one that comes along.</param>
    public static async Task<OpenSite> Start(Engine engine, string? county = null)
    {
        var site = new OpenSite { Store = await Engines.Fresh(engine) };
        var clock = new Clock(TimeProvider.System);
        var faults = new FaultList();
        var data = new[] { county ?? "data/county-14", "data/ovning/ovning-digitala-hjalpmedel" }.Select(path => Path.Combine(Examples.Root, path));
        var files = ImportSet.Read([.. data], clock.Now, faults);
        faults.ThrowIfAny();
        await site.Store.Acts.Import(files, clock.Today, faults);
        site._app = Server.Build(new Settings { Urls = "http://127.0.0.1:0" }, site.Store.Database, builder => builder.Logging.ClearProviders());
        await site._app.StartAsync();
        // Filling the index is a commit, after which every page is made anew.
        await site._app.Services.GetRequiredService<SearchWorker>().Started;
        await Task.Delay(400);
        site.Reader = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = new Uri(site._app.Urls.First()),
        };
        return site;
    }

    /// <summary>One request, with the headers named.</summary>
    public async Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Reader.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The body as text, when the answer is not compressed.</summary>
    public async Task<string> Text(string path)
    {
        using var answer = await Get(path);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        await _app.DisposeAsync();
        await Store.DisposeAsync();
    }
}
