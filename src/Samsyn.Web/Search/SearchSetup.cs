using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Samsyn.Web.Search;

/// <summary>What search needs in the services: the index, who keeps it, who searches it, and the sources of what search itself knows.</summary>
public static class SearchSetup
{
    /// <summary>Searches at once, and those that wait; the others are asked to come back. One takes some milliseconds.</summary>
    private const int AtOnce = 8, Waiting = 100;

    internal const string Limit = "search";

    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        foreach (var source in Sources) services.AddSingleton(source);
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<Finder>();
        services.AddSingleton<SearchWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<SearchWorker>());
        services.Configure<RateLimiterOptions>(limits => limits.AddConcurrencyLimiter(Limit, all => (all.PermitLimit, all.QueueLimit, all.QueueProcessingOrder) = (AtOnce, Waiting, QueueProcessingOrder.OldestFirst)));
        return services;
    }

    /// <summary>Of agreements, decisions, consultations, groups, parties and pages. News, questions and documents are registered by whoever publishes them.</summary>
    internal static IReadOnlyList<SearchSource> Sources { get; } =
    [
        SearchSource.OfAgreements("agreements", AgreementsFound.Overview),
        SearchSource.OfAgreements("clauses", AgreementsFound.Clauses),
        SearchSource.OfAgreements("digests", AgreementsFound.Digests),
        SearchSource.OfAgreements("decisions", DecisionsFound.Of),
        SearchSource.OfAgreements("consultations", ConsultationsFound.Of),
        SearchSource.OfAll(SiteFound.Parties, SiteFound.PartiesFingerprint, SiteFound.OfParties),
        SearchSource.OfAll(SiteFound.Pages, _ => ValueTask.FromResult("1"), _ => ValueTask.FromResult(SiteFound.OfPages())),
    ];
}
