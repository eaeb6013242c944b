using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Access;

/// <summary>
/// Who is signed in on this request and what they may do, read from the database each time: who is removed is out at once.
/// </summary>
public sealed record SignedIn(Guid AccountId, string Name, IReadOnlyList<RoleGrant> Grants)
{
    /// <summary>Whether there is anything at all this may be done to.</summary>
    public bool Can(WorkspaceAct act) => Grants.Any(g => Permissions.ReachOf(act, g) != Reach.None);

    public bool Can(WorkspaceAct act, Cascade cascade, Body body) => Grants.By(act, cascade, body) is not null;

    public bool CanForAll(WorkspaceAct act) => Grants.ByAll(act) is not null;

    /// <summary>The bodies of an agreement this may be done to, in the order of its cascade.</summary>
    public IEnumerable<Body> Where(WorkspaceAct act, Cascade cascade) => cascade.Steps.SelectMany(s => s.Bodies).Where(b => Can(act, cascade, b));

    /// <summary>For the journal: in what function it is done.</summary>
    /// <exception cref="NotPermittedException">Nothing permits it.</exception>
    public Actor As(WorkspaceAct act, Cascade cascade, Body body) =>
        new(AccountId, FunctionOf(Grants.By(act, cascade, body) ?? throw new NotPermittedException()));

    /// <inheritdoc cref="As(WorkspaceAct, Cascade, Body)"/>
    public Actor AsForAll(WorkspaceAct act) => new(AccountId, FunctionOf(Grants.ByAll(act) ?? throw new NotPermittedException()));

    /// <summary>Whether something may be done in the name of a principal.</summary>
    public bool CanFor(WorkspaceAct act, PrincipalId party) => Grants.For(act, party) is not null;

    /// <summary>For the journal: in what function it is done in a principal's name.</summary>
    /// <exception cref="NotPermittedException">Nothing permits it.</exception>
    public Actor AsFor(WorkspaceAct act, PrincipalId party) => new(AccountId, FunctionOf(Grants.For(act, party) ?? throw new NotPermittedException()));

    /// <summary>While a form does not yet know whose name it is done in.</summary>
    /// <inheritdoc cref="AsFor"/>
    public Actor AsForAny(WorkspaceAct act) => new(AccountId, FunctionOf(Grants.FirstOrDefault(g => Permissions.ReachOf(act, g) != Reach.None) ?? throw new NotPermittedException()));

    /// <summary><c>officer:1463</c>, <c>officer:HSS</c>, <c>process_leader</c>. Never a name.</summary>
    public static string FunctionOf(RoleGrant grant)
    {
        var role = grant.IsPrincipalAdministrator && grant.Role == Role.Reader ? "principal_administrator" : StoredWords.Of(grant.Role);
        return (grant.PrincipalId?.Value ?? grant.BodyId?.Value) is { } of ? $"{role}:{of}" : role;
    }
}

/// <summary>Answered as 404: what one may not do looks like what does not exist (DESIGN.md 5).</summary>
public sealed class NotPermittedException : Exception;

/// <summary>The question asked again inside an act: a role taken away between the page and the act is gone.</summary>
public static class ActPermissions
{
    /// <summary>Reads the grants in the act's own transaction.</summary>
    /// <exception cref="NotPermittedException">Nothing permits it, or the account is gone.</exception>
    public static async Task<SignedIn> WhoDoesIt(this Act act)
    {
        if (act.Order.By.AccountId is not { } id) throw new NotPermittedException();
        var account = await act.Db.Users.AsNoTracking().Include(a => a.Roles).SingleOrDefaultAsync(a => a.Id == id) ?? throw new NotPermittedException();
        return new SignedIn(account.Id, account.DisplayName, account.Roles);
    }

    /// <inheritdoc cref="WhoDoesIt"/>
    public static async Task Demand(this Act act, WorkspaceAct what, Cascade cascade, Body body)
    {
        if (!(await act.WhoDoesIt()).Can(what, cascade, body)) throw new NotPermittedException();
    }

    /// <inheritdoc cref="WhoDoesIt"/>
    public static async Task DemandForAll(this Act act, WorkspaceAct what)
    {
        if (!(await act.WhoDoesIt()).CanForAll(what)) throw new NotPermittedException();
    }
}
