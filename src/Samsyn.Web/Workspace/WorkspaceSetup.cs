using Samsyn.Web.Agreements.Disagreements;
using Samsyn.Web.Agreements.Mandates;
using Samsyn.Web.Agreements.Terms;
using Samsyn.Web.Agreements.Workspace;
using Samsyn.Web.Consultations;
using Samsyn.Web.Consultations.Workspace;
using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Signing;
using Samsyn.Web.Signing.Workspace;
using Samsyn.Web.Storage;
using Samsyn.Web.Duties;
using Samsyn.Web.Duties.Workspace;
using Samsyn.Web.Groups.Workspace;

namespace Samsyn.Web.Workspace;

/// <summary>What the workspace needs in the services.</summary>
public static class WorkspaceSetup
{
    public static IServiceCollection AddWorkspace(this IServiceCollection services)
    {
        services.AddSingleton(new ActForms().AddDecisions().AddTexts().AddDisagreements().AddMandates().AddTerms().AddSigning().AddDuties().AddGroups().AddConsultations());
        services.AddSigning();
        services.AddHostedService<ConsultationReminders>();
        services.AddScoped<Drafts>();
        services.AddSingleton<DutyRecords>();
        services.AddSingleton(new ToDoSource(asker => new(DecisionToDos.Of(asker))));
        services.AddSingleton(provider => new ToDoSource(async asker => GroupToDos.Of(asker.Cards, await provider.GetRequiredService<Records>().Groups(), asker.Who)));
        services.AddSingleton(provider => new ToDoSource(asker => ConsultationToDos.Of(asker, provider.GetRequiredService<Records>())));
        services.AddSingleton(provider => new ToDoSource(asker => SigningToDos.Of(asker, provider.GetRequiredService<Records>())));
        services.AddSingleton(provider => new ToDoSource(asker => DutyToDos.Of(asker, provider.GetRequiredService<DutyRecords>())));
        return services;
    }
}
