using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Domain.Principals;
using Samsyn.Web.Api;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;
using Samsyn.Web.Design.Drawings;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.About;

/// <summary>
/// <c>/om</c>: what Samsyn is, the life of an agreement, how the bodies fit together, and what "rekommendera" does not mean.
/// </summary>
/// <remarks>Names and numbers of bodies come from the county's register, so that another county's page is right too.</remarks>
public sealed class AboutSamsynModel(Records records, Clock clock) : PageModel
{
    /// <summary>Null until a county is imported.</summary>
    public County? County { get; private set; }

    public DateOnly Today { get; private set; }

    public async Task OnGetAsync()
    {
        County = await records.County();
        Today = clock.Today;
        PageCache.Allow(HttpContext);
    }

    /// <summary>"49 kommuner och Västra Götalandsregionen", or in general words without a register.</summary>
    public string Everybody
    {
        get
        {
            if (County is null) return L("kommunerna och regionen", "the municipalities and the region");
            var regions = County.Principals.Where(p => p.Type == PrincipalType.Region).ToList();
            return L($"{Municipalities} kommuner och {Wording.Names(regions)}", $"{Municipalities} municipalities and {Wording.Names(regions)}");
        }
    }

    public int Municipalities => County?.Principals.Count(p => p.Type == PrincipalType.Municipality) ?? 0;

    public int Parties => County?.Principals.Count ?? 0;

    public Caption DiagramCaption(County county)
    {
        string Count(Mandate mandate) => Numbers.Whole(county.Bodies.Count(b => b.Mandate == mandate));
        return new Caption(
            "organ",
            L($"Så hänger organen ihop i {county.Name}, {Dates.Full(Today)}", $"How the bodies of {county.Name} fit together, {Dates.Full(Today)}"),
            L($"Av de slags organ som finns bereder {Count(Mandate.Prepares)} och rekommenderar {Count(Mandate.Recommends)} utan att binda någon. {Count(Mandate.Decides)} beslutar, och bara för den egna kommunen eller regionen.",
              $"Of the kinds of bodies, {Count(Mandate.Prepares)} prepare and {Count(Mandate.Recommends)} recommend without binding anyone. {Count(Mandate.Decides)} decide, and only for their own municipality or region."));
    }

    /// <summary>The register's bodies in the order of the drawing: row by row.</summary>
    public static IEnumerable<BodyEntry> InOrder(County county) => county.Bodies.OrderBy(b => b.Mandate).ThenBy(b => b.Side);

    /// <summary>What a body does and whom it binds, from its side and mandate; true in any county.</summary>
    public string Does(County county, BodyEntry body)
    {
        var members = county.MembersOf(body.Kind, GroupKind.Federation, Today).Count();
        return body switch
        {
            { Mandate: Mandate.Prepares, Per: not null } => L("Bereder ärendet åt fullmäktige. Fullmäktige kan besluta något annat.", "Prepares the matter for the assembly, which may decide otherwise."),
            { Mandate: Mandate.Prepares, Side: Side.Joint } => L("Bereder frågan åt båda sidor innan den går vidare.", "Prepares the matter for both sides before it moves on."),
            { Mandate: Mandate.Prepares } => L("Bereder ärendet och föreslår ett beslut.", "Prepares the matter and proposes a decision."),
            { Mandate: Mandate.Recommends, Side: Side.Joint } => L("Samråder och rekommenderar parterna att besluta.", "Consults and recommends the parties to decide."),
            { Mandate: Mandate.Recommends } when members > 0 => L($"Avgör om förbundets {members} kommuner ska rekommenderas att besluta. Kan säga nej eller vänta.", $"Settles whether the federation’s {members} municipalities should be recommended to decide. May say no, or wait."),
            { Mandate: Mandate.Recommends, Side: Side.Municipal } => L("Rekommenderar förbunden att i sin tur rekommendera kommunerna.", "Recommends the federations to recommend their municipalities in turn."),
            { Mandate: Mandate.Recommends } => L("Rekommenderar det egna beslutande organet.", "Recommends its own deciding body."),
            { Side: Side.Region } => L("Kan besluta för regionen. Varje avtal säger vilket organ som gör det.", "May decide for the region. Each agreement says which body does."),
            _ => L("Beslutar för den egna kommunen.", "Decides for its own municipality."),
        };
    }

    /// <summary>Whom a decision of the body binds.</summary>
    public static string Binds(BodyEntry body) => body switch
    {
        { Mandate: not Mandate.Decides } => L("ingen", "nobody"),
        { Side: Side.Region } => L("regionen", "the region"),
        { Per: not null } => L("den egna kommunen", "its own municipality"),
        _ => L("dem det beslutar för", "those it decides for"),
    };

    public static string SideName(Side side) => side switch
    {
        Side.Municipal => L("Kommunerna", "Municipalities"),
        Side.Joint => L("Gemensamt", "Joint"),
        _ => L("Regionen", "Region"),
    };
}
