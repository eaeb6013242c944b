using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Samsyn.Web.Access;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using Samsyn.Web.Storage.Migrations;
using Samsyn.Web.Tests.Files.Schemas;

namespace Samsyn.Web.Tests.About;

/// <summary>The real server on a database of its own, with county 14 and one exercise.</summary>
public sealed partial class ExplainingSite : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("samsyn-about-").FullName;
    private WebApplication _app = null!;

    internal Database Database { get; private set; } = null!;

    internal Acts Acts => _app.Services.GetRequiredService<Acts>();

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = new Database(Path.Combine(_folder, "samsyn.db"));
        await Migrator.Migrate(Database);
        var clock = new Clock(TimeProvider.System);
        var faults = new FaultList();
        var data = new[] { "data/county-14", "data/ovning/ovning-digitala-hjalpmedel" }.Select(path => Path.Combine(Examples.Root, path));
        var files = ImportSet.Read([.. data], clock.Now, faults);
        await new Acts(Database, clock).Import(files, clock.Today, faults);
        faults.ThrowIfAny();
        var settings = new Settings { ContactEmail = "tillganglighet@example.org", Urls = "http://127.0.0.1:0" };
        _app = Server.Build(settings, Database, builder => builder.Logging.ClearProviders());
        await _app.StartAsync();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        Database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public async Task<string> Page(string path) => await Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> Get(string path) => Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Makes an account with one role for all and signs in with it.</summary>
    internal async Task SignIn(Role role)
    {
        await Acts.Run(new ActOrder(Guid.CreateVersion7(), "account.add", Actor.Import), act =>
            act.AddAccount(new NewAccount("prov", null, "Prov", role), "ett långt lösenord"));
        var token = TokenField().Match(await Page("/logga-in")).Groups[1].Value;
        using var answer = await Post("/logga-in", ("UserName", "prov"), ("Password", "ett långt lösenord"), ("__RequestVerificationToken", token));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    public async Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await Client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }
}
