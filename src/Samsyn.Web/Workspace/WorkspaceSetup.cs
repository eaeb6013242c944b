using Samsyn.Web.Agreements.Workspace;
using Samsyn.Web.Decisions.Workspace;

namespace Samsyn.Web.Workspace;

/// <summary>What the workspace needs in the services.</summary>
public static class WorkspaceSetup
{
    public static IServiceCollection AddWorkspace(this IServiceCollection services)
    {
        services.AddSingleton(new ActForms().AddDecisions().AddTexts());
        services.AddScoped<Drafts>();
        return services;
    }
}
