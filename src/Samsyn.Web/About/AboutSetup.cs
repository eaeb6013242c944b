namespace Samsyn.Web.About;

/// <summary>What the start of the server adds for these pages, after storage.</summary>
public static class AboutSetup
{
    public static IServiceCollection AddAbout(this IServiceCollection services)
    {
        services.AddSingleton<FaultReports>();
        services.AddHostedService<FaultReportErasure>();
        return services;
    }
}
