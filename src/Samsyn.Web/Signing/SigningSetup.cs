using Samsyn.Web.Signing.Workspace;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;

namespace Samsyn.Web.Signing;

/// <summary>What signing needs in the services, its forms, and the original for everybody to read.</summary>
public static class SigningSetup
{
    public static IServiceCollection AddSigning(this IServiceCollection services) => services.AddHostedService<SigningReminders>();

    public static ActForms AddSigning(this ActForms forms) =>
        forms.Add(PlanForm.Kind, context => new PlanForm(context)).Add(DeclineForm.Kind, context => new DeclineForm(context)).Add(ReplaceForm.Kind, context => new ReplaceForm(context));

    /// <summary>The file that is sent out to be signed: what it says is public, and who signs it must be able to fetch it.</summary>
    public static void MapSigning(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/avtal/{slug}/underskrifter/original/{version}", async (string slug, string version, Records records) =>
            await records.Cascade(slug) is { } cascade && (await records.Signing(cascade.Agreement.Id)).Plan?.MasterOf(version) is { } master && await records.Blob(master.Sha256) is { } bytes
                ? Results.File(bytes, "application/pdf", $"{slug}-{version}-original.pdf") : Results.NotFound()).ExcludeFromDescription();
}
