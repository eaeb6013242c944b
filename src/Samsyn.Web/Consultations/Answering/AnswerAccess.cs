using Samsyn.Domain.Consultations;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Consultations.Answering;

/// <summary>Who may answer for whom: the table of <see cref="Permissions"/> asked about a respondent.</summary>
internal static class AnswerAccess
{
    /// <summary>The grant by which somebody may answer for a respondent; null when nothing permits it. Grants for all come first.</summary>
    public static RoleGrant? ToAnswer(this SignedIn who, Respondent respondent) =>
        who.Grants.OrderByDescending(g => Permissions.ReachOf(WorkspaceAct.AnswerConsultation, g)).FirstOrDefault(g => Permissions.ReachOf(WorkspaceAct.AnswerConsultation, g) switch
        {
            Reach.All => true,
            Reach.Own => g.IsFor(respondent),
            _ => false,
        });

    /// <summary>The principal itself, a body of it, or the board of a federation, which goes by the federation's code.</summary>
    private static bool IsFor(this RoleGrant grant, Respondent respondent) =>
        (respondent.Principal is { } principal && (grant.PrincipalId == principal || grant.BodyId?.Principal == principal))
        || (respondent.Consultee.Federation is { } code && grant.BodyId?.Value == code);

    /// <summary>Those one may answer for, in the order of the register.</summary>
    public static IReadOnlyList<Respondent> MayAnswerFor(this SignedIn who, Round round) => [.. round.Respondents.Where(r => who.ToAnswer(r) is not null)];

    /// <exception cref="NotPermittedException">Nothing permits it.</exception>
    public static Actor AsAnswering(this SignedIn who, Respondent respondent) => new(who.AccountId, SignedIn.FunctionOf(who.ToAnswer(respondent) ?? throw new NotPermittedException()));

    /// <summary>The question asked again inside the act.</summary>
    /// <exception cref="NotPermittedException">Nothing permits it, or the account is gone.</exception>
    public static async Task DemandAnswering(this Act act, Respondent respondent)
    {
        if ((await act.WhoDoesIt()).ToAnswer(respondent) is null) throw new NotPermittedException();
    }

    /// <summary>The bodies that may adopt an answer: those of the principal, and a federation's board.</summary>
    public static IReadOnlyList<Body> Boards(this County county, Respondent respondent)
    {
        var boards = new List<Body>();
        foreach (var entry in county.Bodies)
        {
            if (respondent.Principal is { } principal && BodyId.IsKind(entry.Kind) && entry.Per is not null && county.TryFind(BodyId.Of(entry.Kind, principal), out var own)) boards.Add(own);
            else if (entry.Per is null && BodyId.IsValid(entry.Kind) && (entry.Kind == respondent.Consultee.Federation || (entry.Side == Side.Region && respondent.Principal is { IsMunicipality: false })) && county.TryFind(new BodyId(entry.Kind), out var alone)) boards.Add(alone);
        }

        return boards;
    }
}
