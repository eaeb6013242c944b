using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Samsyn.Web;
using Samsyn.Web.Commands;
using Samsyn.Web.Decisions;
using Samsyn.Web.Files;
using Samsyn.Web.Search;
using Samsyn.Web.Storage;
using Samsyn.Web.Storage.Migrations;

namespace Samsyn.Browser.Tests.Site;

/// <summary>What a server's database holds.</summary>
public enum Filling
{
    /// <summary>The county, the real agreements and the exercises: as after <c>samsyn demo</c>.</summary>
    Everything,

    /// <summary>As <see cref="Everything"/>, with one account per role: where tests sign in and write, so that no reader's page changes under her.</summary>
    Desk,

    /// <summary>The county and the exercises: a site where every agreement is invented.</summary>
    Exercises,

    /// <summary>The county alone: before the first agreement.</summary>
    County,

    /// <summary>Nothing: as just installed.</summary>
    Nothing,
}

/// <summary>The real server (<see cref="Server.Build"/>) on a free port, on a SQLite file of its own that is removed afterwards.</summary>
public sealed class SamsynServer : IAsyncDisposable
{
    /// <summary>The day every server shows, so that pages of real agreements are the same whenever the tests run.</summary>
    public static readonly DateOnly Today = new(2026, 11, 22);

    private readonly WebApplication _app;
    private readonly Database _database;
    private readonly string _file;

    private SamsynServer(WebApplication app, Database database, string file, ConcurrentQueue<string> faults)
    {
        (_app, _database, _file, Faults) = (app, database, file, faults);
        Origin = app.Urls.Single();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Origin) };
    }

    /// <summary>Where it listens: <c>http://127.0.0.1:40123</c>.</summary>
    public string Origin { get; }

    /// <summary>Follows no redirects and keeps no cookies.</summary>
    public HttpClient Client { get; }

    /// <summary>What was logged as an error: nothing, unless the server failed.</summary>
    public ConcurrentQueue<string> Faults { get; }

    /// <summary>Every address the server answers.</summary>
    public IEnumerable<RouteEndpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>Names of principals, bodies, federations and agreements, the longest first: the same on an English page.</summary>
    public async Task<IReadOnlyList<string>> Names()
    {
        if (_names is not null) return _names;
        var records = _app.Services.GetRequiredService<Records>();
        var county = await records.County();
        var titles = (await records.Cascades()).Select(c => c.Agreement.Settings.Title);
        var names = county is null ? [] : county.Principals.SelectMany(p => new[] { p.Name, p.OfficialName })
            .Concat(county.Federations.SelectMany(f => new[] { f.Name, Tracker.ShortName(f) })).Concat(county.Bodies.Select(b => b.Name));
        return _names = [.. names.Concat(titles).Distinct().OrderByDescending(name => name.Length)];
    }

    private IReadOnlyList<string>? _names;

    public static async Task<SamsynServer> Start(Filling filling)
    {
        var file = Path.Combine(Path.GetTempPath(), $"samsyn-browser-{Guid.NewGuid():N}.db");
        var settings = new Settings
        {
            Database = file, Urls = "http://127.0.0.1:0", RunBy = "VästKom och Västra Götalandsregionen", ContactEmail = "samsyn@example.org",
            Mail = filling == Filling.Desk ? DeskMail.Settings : null,
        };
        var database = new Database(file);
        await Migrator.Migrate(database);
        await Fill(database, settings, filling);
        var faults = new ConcurrentQueue<string>();
        // The clock stands on that day; a day set with --today would be said on every page.
        var clock = new Clock(new Clock(TimeProvider.System, Today));
        var app = Server.Build(settings, database, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(new FaultLog(faults));
            builder.Services.AddSingleton(clock).AddSingleton<TimeProvider>(clock);
        });
        await app.StartAsync();
        await app.Services.GetRequiredService<SearchWorker>().Started;
        return new SamsynServer(app, database, file, faults);
    }

    private static async Task Fill(Database database, Settings settings, Filling filling)
    {
        string[] folders = filling switch
        {
            Filling.Everything or Filling.Desk => [""],
            Filling.Exercises => ["county-14", "ovning"],
            Filling.County => ["county-14"],
            _ => [],
        };
        if (folders.Length == 0) return;
        var acts = await Import(database, new Clock(TimeProvider.System, settings.Today), folders.Select(folder => Path.Combine(AppContext.BaseDirectory, "data", folder)));
        if (filling != Filling.Desk) return;
        await DemoAccounts.Add(acts);
        await DeskMail.Fill(acts, database);
    }

    /// <summary>Reads files in while people are on the site, as <c>samsyn import</c> does from another process.</summary>
    public Task Import(string path) => Import(_database, new Clock(new Clock(TimeProvider.System, Today)), [path]);

    private static async Task<Acts> Import(Database database, Clock clock, IEnumerable<string> paths)
    {
        var faults = new FaultList();
        var files = ImportSet.Read(paths, clock.Now, faults);
        faults.ThrowIfAny();
        var acts = new Acts(database, clock);
        await acts.Import(files, clock.Today, faults);
        return acts;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _database.Dispose();
        foreach (var left in new[] { _file, _file + "-wal", _file + "-shm", _file + ".migrating", _file + ".turn" }) File.Delete(left);
    }

    /// <summary>Keeps what is logged as an error or worse.</summary>
    private sealed class FaultLog(ConcurrentQueue<string> faults) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) faults.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
