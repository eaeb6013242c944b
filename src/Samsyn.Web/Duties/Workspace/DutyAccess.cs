using Samsyn.Domain.Duties;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Duties.Workspace;

/// <summary>Who may report for whom: the table of <see cref="Permissions"/> asked about an owner of duties.</summary>
internal static class DutyAccess
{
    /// <summary>The grant by which somebody may report for an owner; null when nothing permits it. Grants for all come first.</summary>
    public static RoleGrant? By(this SignedIn who, WorkspaceAct act, DutyOwner owner) =>
        who.Grants.OrderByDescending(g => Permissions.ReachOf(act, g)).FirstOrDefault(g => Permissions.ReachOf(act, g) switch
        {
            Reach.All => true,
            Reach.Own => g.IsFor(owner),
            _ => false,
        });

    /// <summary>Whether a grant was made for an owner: the principal, the body, or the principal a body belongs to.</summary>
    public static bool IsFor(this RoleGrant grant, DutyOwner owner) => owner.Body is { } body
        ? grant.BodyId == body.Id || (grant.PrincipalId is { } of && body.Of?.Id == of)
        : grant.PrincipalId is { } own && owner.Principal?.Id == own;

    /// <summary>For the journal: in what function it is done. Before an owner is chosen, in the first that may at all.</summary>
    /// <exception cref="NotPermittedException">Nothing permits it.</exception>
    public static Actor As(this SignedIn who, WorkspaceAct act, DutyOwner? owner)
    {
        var grant = owner is null ? who.Grants.FirstOrDefault(g => Permissions.ReachOf(act, g) != Reach.None) : who.By(act, owner);
        return new Actor(who.AccountId, SignedIn.FunctionOf(grant ?? throw new NotPermittedException()));
    }

    /// <summary>The question asked again inside the act.</summary>
    /// <exception cref="NotPermittedException">Nothing permits it, or the account is gone.</exception>
    public static async Task Demand(this Act act, WorkspaceAct what, DutyOwner owner)
    {
        if ((await act.WhoDoesIt()).By(what, owner) is null) throw new NotPermittedException();
    }
}
