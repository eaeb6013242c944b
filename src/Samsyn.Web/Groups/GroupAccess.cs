using System.Linq.Expressions;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Groups;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Groups;

/// <summary>
/// What the table of permissions means for groups: in whose name somebody nominates and sends notes, and whose positions somebody sees.
/// </summary>
/// <remarks>
/// Positions are kept apart by side, whoever runs the round: a process leader granted for VästKom or a federation works for the municipal side, one
/// granted for the region or a body that decides for it for that principal. A process leader granted for all is everybody's and sees none (R59).
/// </remarks>
public static class GroupAccess
{
    /// <summary>In whose name a grant reaches its own: the body or principal itself, and the principal the body belongs to or decides for.</summary>
    private static IEnumerable<string> Own(RoleGrant grant, Cascade cascade)
    {
        if (grant.PrincipalId is { } principal) yield return principal.Value;
        if (grant.BodyId is not { } body) yield break;
        yield return body.Value;
        if (PrincipalOf(body, cascade) is { } of) yield return of.Value;
    }

    private static PrincipalId? PrincipalOf(BodyId body, Cascade cascade) => body.Principal ?? cascade.StepOf(body)?.Step.For;

    /// <summary>Whether something may be done in the name of a federation, a principal or a body.</summary>
    public static bool MayActFor(this SignedIn who, WorkspaceAct act, Cascade cascade, string whom) => who.GrantFor(act, cascade, whom) is not null;

    private static RoleGrant? GrantFor(this SignedIn who, WorkspaceAct act, Cascade cascade, string whom) =>
        who.Grants.OrderByDescending(g => Permissions.ReachOf(act, g)).FirstOrDefault(g => Permissions.ReachOf(act, g) switch
        {
            Reach.All => true,
            Reach.Own => Own(g, cascade).Contains(whom, StringComparer.Ordinal),
            _ => false,
        });

    /// <summary>Those in whose name somebody may act, without those who may for all.</summary>
    public static IReadOnlyList<string> OwnNames(this SignedIn who, WorkspaceAct act, Cascade cascade) =>
        [.. who.Grants.Where(g => Permissions.ReachOf(act, g) == Reach.Own).SelectMany(g => Own(g, cascade)).Distinct(StringComparer.Ordinal)];

    /// <summary>For the journal: in what function it is done.</summary>
    /// <exception cref="NotPermittedException">Nothing permits it.</exception>
    public static Actor ActorFor(this SignedIn who, WorkspaceAct act, Cascade cascade, string? whom) =>
        (whom is null ? who.Grants.OrderByDescending(g => Permissions.ReachOf(act, g)).FirstOrDefault(g => Permissions.ReachOf(act, g) != Reach.None) : who.GrantFor(act, cascade, whom)) is { } grant
            ? new Actor(who.AccountId, SignedIn.FunctionOf(grant)) : throw new NotPermittedException();

    /// <summary>The question asked again inside an act.</summary>
    /// <exception cref="NotPermittedException">Nothing permits it.</exception>
    public static async Task DemandFor(this Act act, WorkspaceAct what, Cascade cascade, string whom)
    {
        if (!(await act.WhoDoesIt()).MayActFor(what, cascade, whom)) throw new NotPermittedException();
    }

    /// <summary>The sides whose positions and scenarios somebody sees in an agreement; none for most.</summary>
    public static IReadOnlyList<NegotiatingSide> Sides(this SignedIn who, Cascade cascade) =>
        [.. who.Grants.Where(g => Permissions.ReachOf(WorkspaceAct.WritePositions, g) == Reach.Own).SelectMany(g => SidesOf(g, cascade)).Distinct()];

    private static IEnumerable<NegotiatingSide> SidesOf(RoleGrant grant, Cascade cascade)
    {
        if (grant.PrincipalId is { } principal)
        {
            if (cascade.Parties.Any(p => p.Id == principal)) yield return new NegotiatingSide(principal.Value);
        }
        else if (grant.BodyId is { } body)
        {
            if (PrincipalOf(body, cascade) is { } of) yield return new NegotiatingSide(of.Value);
            else if (grant.Role == Role.ProcessLeader && cascade.County.TryFind(body, out var found) && found.Side == Side.Municipal) yield return NegotiatingSide.Municipal;
        }
    }

    /// <summary>The acts whose journal rows tell of positions and scenarios. Their subjects begin with the side.</summary>
    public static readonly IReadOnlyList<string> ConfidentialActs = ["position.write", "scenario.write"];

    /// <summary>The journal without what is confidential, but for the reader's own sides. Whoever lacks a side does not see that there is a row.</summary>
    public static IQueryable<JournalEntry> Readable(this IQueryable<JournalEntry> journal, SignedIn who, Cascade cascade)
    {
        Expression<Func<JournalEntry, bool>> open = e => !ConfidentialActs.Contains(e.Act);
        var begins = typeof(string).GetMethod(nameof(string.StartsWith), [typeof(string)])!;
        var subject = Expression.Property(open.Parameters[0], nameof(JournalEntry.Subject));
        var readable = who.Sides(cascade).Aggregate(open.Body, (sofar, side) => Expression.OrElse(sofar, Expression.Call(subject, begins, Expression.Constant(side.Value + " "))));
        return journal.Where(Expression.Lambda<Func<JournalEntry, bool>>(readable, open.Parameters));
    }
}

/// <summary>Those who name people, by what they are called.</summary>
public static class Nominators
{
    /// <summary>"Göteborgsregionen", "Göteborg", "VästKoms styrelse"; the id itself when the register has lost it.</summary>
    public static string Name(County county, string by) =>
        county.Federations.FirstOrDefault(f => f.Code == by)?.Name
        ?? (PrincipalId.IsValid(by) ? county.Find(new PrincipalId(by))?.Name : null)
        ?? (BodyId.IsValid(by) && county.TryFind(new BodyId(by), out var body) ? body.Of is { } of ? $"{body.Name} i {of.Name}" : body.Name : by);

    /// <summary>The id behind a name or an id as somebody wrote it; null when the register has none.</summary>
    public static string? Find(County county, string written)
    {
        var text = written.Trim();
        return county.Federations.FirstOrDefault(f => Same(f.Code, text) || Same(f.Name, text))?.Code
            ?? county.Principals.FirstOrDefault(p => Same(p.Id.Value, text) || Same(p.Name, text) || Same(p.OfficialName, text))?.Id.Value
            ?? (county.Bodies.FirstOrDefault(b => b.Per is null && (Same(b.Kind, text) || Same(b.Name, text)))?.Kind)
            ?? (BodyId.IsValid(text) && county.TryFind(new BodyId(text), out _) ? text : null);
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
