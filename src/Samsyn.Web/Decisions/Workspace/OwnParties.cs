using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>In whose name somebody may do something in an agreement: the own party, or the one for which the own body decides (HSS for VGR).</summary>
public static class OwnParties
{
    /// <summary>In the order of the agreement's parties; all of them for who may do it for all.</summary>
    public static IReadOnlyList<Principal> PartiesFor(this SignedIn who, WorkspaceAct act, Cascade cascade)
    {
        var through = who.Where(act, cascade).Select(body => cascade.PartyOf(body)).OfType<Principal>().Select(party => party.Id).ToHashSet();
        return [.. cascade.Parties.Where(party => who.CanFor(act, party.Id) || through.Contains(party.Id))];
    }

    /// <summary>In what function it is done; of the party itself when it is known.</summary>
    /// <exception cref="NotPermittedException">There is nobody to do it for.</exception>
    public static Actor ActsFor(this SignedIn who, WorkspaceAct act, Cascade cascade, PrincipalId? party) =>
        who.PartiesFor(act, cascade).Count == 0 ? throw new NotPermittedException()
        : party is { } own && who.CanFor(act, own) ? who.AsFor(act, own) : who.AsForAny(act);

    /// <summary>The question asked again inside an act.</summary>
    /// <exception cref="NotPermittedException">Nothing permits it.</exception>
    public static async Task DemandFor(this Act act, WorkspaceAct what, Cascade cascade, PrincipalId party)
    {
        if ((await act.WhoDoesIt()).PartiesFor(what, cascade).All(one => one.Id != party)) throw new NotPermittedException();
    }
}
