using Samsyn.Web.About;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Api;
using Samsyn.Web.Calendars;
using Samsyn.Web.Consultations;
using Samsyn.Web.Consultations.Compiling;
using Samsyn.Web.Design;
using Samsyn.Web.Duties;
using Samsyn.Web.Feeds;
using Samsyn.Web.Principals;
using Samsyn.Web.Publishing;
using Samsyn.Web.Publishing.OldPages;
using Samsyn.Web.Search;
using Samsyn.Web.Signing;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;
using Samsyn.Web.Workspace;

namespace Samsyn.Web;

/// <summary>The web server: the services, the order of the pipeline, and nothing else.</summary>
public static class Server
{
    /// <summary>Builds the server; <c>RunAsync</c> serves. Tests build the same one on a free port.</summary>
    public static WebApplication Build(Settings settings, Database database, Action<WebApplicationBuilder>? more = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            EnvironmentName = Environments.Production,
            ApplicationName = typeof(Server).Assembly.GetName().Name,
            // Samsyn reads its settings once. Watching files for changes costs an inotify instance a server, and a machine has few.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.WebHost.UseUrls(settings.Urls).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(json => json.UseUtcTimestamp = true).SetMinimumLevel(LogLevel.Warning)
            // The keys stand in the database like everything they protect; that they are not encrypted once more is no news.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // It says nothing above information, but if asked to it makes a trace of every request, which nobody reads.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // A start that failed is told by the command; what stops a running server is critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Services.AddSingleton(settings);
        var clock = new Clock(TimeProvider.System, settings.Today);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddStorage(database);
        builder.Services.AddSingleton<CountyMaps>();
        builder.Services.AddSingleton<Texts>();
        builder.Services.AddAbout();
        builder.Services.AddSearch();
        builder.Services.AddDesign();
        builder.Services.AddAccess(settings);
        builder.Services.AddWorkspace();
        builder.Services.AddPublishing();
        builder.Services.AddSubscriptions(settings.Mail);
        builder.Services.AddHostedService<DutyReminders>();
        builder.Services.AddOpenApi(DescribeApi);
        builder.Services.AddRazorPages(pages => pages.Conventions.AddConsultations()).WithRazorPagesAtContentRoot();
        more?.Invoke(builder);

        var app = builder.Build();
        var (site, records) = (app.Services.GetRequiredService<SiteIdentity>(), app.Services.GetRequiredService<Records>());
        (site.RunBy, site.SetDay) = (settings.RunBy, settings.Today);
        if (settings.PageCache)
        {
            var cache = new PageCache(() => database.Signal.Version, clock);
            app.Use(next => context => cache.Invoke(context, next));
        }
        else
        {
            // With the cache off, to measure: tells how many times cascades were read from the database.
            app.Use((context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers["Samsyn-Status-Loads"] = Records.StatusLoads.ToString(System.Globalization.CultureInfo.InvariantCulture);
                    return Task.CompletedTask;
                });
                return next(context);
            });
            var whole = new PageCache(() => 0, clock, keeps: false);
            app.Use(next => context => whole.Invoke(context, next));
        }
        app.UseSecurityHeaders();
        app.Use(async (context, next) =>
        {
            // The name beside the mark follows the register, also one imported while the server runs.
            site.County = (await records.County())?.Name;
            await next(context);
        });
        app.UseLanguages();
        app.UseErrorPages();
        app.UseOldAddresses();
        app.UseDesignFiles();
        app.UseAccess();
        app.UseRouting();
        app.UseRateLimiter();
        app.MapRazorPages();
        app.MapPublicApi();
        app.MapTextFiles();
        app.MapCalendars();
        app.MapFeeds();
        app.MapSiteMap();
        app.MapSigning();
        app.MapConsultations();
        app.MapPublishedFiles();
        return app;
    }

    private static void DescribeApi(Microsoft.AspNetCore.OpenApi.OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info = new Microsoft.OpenApi.OpenApiInfo
        {
            Title = "Samsyn",
            Version = "1",
            Description = "Who has decided about agreements between public bodies. Facts marked demonstration are invented.",
            License = new Microsoft.OpenApi.OpenApiLicense { Name = "CC0-1.0" },
        };
        return Task.CompletedTask;
    });
}
