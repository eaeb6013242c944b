using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;

namespace Samsyn.Web.Access;

/// <summary>What is done in the workspace. Each is asked for by the page that shows it and again inside the act.</summary>
public enum WorkspaceAct
{
    /// <summary>Registrera vad ett organ beslutade.</summary>
    RecordDecision,

    /// <summary>Rätta en uppgift.</summary>
    CorrectDecision,

    /// <summary>Bedöma om ett ja med villkor räknas (R14).</summary>
    AssessCondition,

    /// <summary>Anteckna att en domstol har upphävt ett beslut.</summary>
    AnnulDecision,

    /// <summary>Planera om ett steg i beslutsgången (R10).</summary>
    ReplanStep,

    /// <summary>Arbeta med utkast till avtalets text, och publicera en version.</summary>
    DraftText,

    /// <summary>Se vilka som inte har beslutat, och vem man frågar.</summary>
    SeeUndecided,

    /// <summary>Se vilka som arbetar för en part, med namn och e-post.</summary>
    SeePeople,

    /// <summary>Läsa avtalets journal.</summary>
    ReadJournal,

    /// <summary>Bjuda in och ta bort människor.</summary>
    ManageAccounts,

    /// <summary>Läsa vad läsare har rapporterat om webbplatsens tillgänglighet.</summary>
    ReadFaultReports,
}

/// <summary>How far a permission reaches.</summary>
public enum Reach
{
    None,

    /// <summary>The principal or body the role was granted for.</summary>
    Own,

    /// <summary>Everybody.</summary>
    All,
}

/// <summary>
/// Who may do what: one table, act by role. What is not permitted looks like what does not exist.
/// </summary>
/// <remarks>
/// A principal's own bodies are those that belong to it (Mark: <c>KF:1463</c>, <c>KS:1463</c>) and the one that decides for it in the
/// agreement at hand (HSS for VGR). A role granted for one principal or body never reaches further than that, whatever the table says.
/// A principal's own administrator is a mark on a grant, not a role. Source: DESIGN.md 5; a test tries every act with every role.
/// </remarks>
public static class Permissions
{
    private const Reach None = Reach.None;
    private const Reach Own = Reach.Own;
    private const Reach All = Reach.All;

    private static readonly Dictionary<WorkspaceAct, Reach[]> Table = new()
    {
        //                                 Administrator  ProcessLeader  Officer  Registrar  Economist  Approver  Reader
        [WorkspaceAct.RecordDecision]   = [None,          All,           Own,     Own,       None,      None,     None],
        [WorkspaceAct.CorrectDecision]  = [None,          All,           Own,     Own,       None,      None,     None],
        [WorkspaceAct.AssessCondition]  = [None,          All,           None,    None,      None,      All,      None],
        [WorkspaceAct.AnnulDecision]    = [None,          All,           None,    None,      None,      None,     None],
        [WorkspaceAct.ReplanStep]       = [None,          All,           None,    None,      None,      None,     None],
        [WorkspaceAct.DraftText]        = [None,          All,           None,    None,      None,      None,     None],
        [WorkspaceAct.SeeUndecided]     = [All,           All,           Own,     None,      None,      None,     All],
        [WorkspaceAct.SeePeople]        = [All,           All,           None,    None,      None,      None,     None],
        [WorkspaceAct.ReadJournal]      = [All,           All,           Own,     Own,       None,      None,     All],
        [WorkspaceAct.ManageAccounts]   = [All,           None,          None,    None,      None,      None,     None],
        [WorkspaceAct.ReadFaultReports] = [All,           All,           None,    None,      None,      None,     None],
    };

    /// <summary>What the table says about a role granted for all.</summary>
    public static Reach ReachOf(WorkspaceAct act, Role role) => Table[act][(int)role];

    /// <summary>How far one grant reaches.</summary>
    public static Reach ReachOf(WorkspaceAct act, RoleGrant grant)
    {
        var reach = ReachOf(act, grant.Role);
        if (act == WorkspaceAct.ManageAccounts && grant is { IsPrincipalAdministrator: true, PrincipalId: not null }) return Own;
        var bound = grant.PrincipalId is not null || grant.BodyId is not null;
        return (reach, bound) switch
        {
            (All, true) => Own,
            (Own, false) => None,
            _ => reach,
        };
    }

    /// <summary>Whether a body is among those a grant was made for.</summary>
    public static bool Owns(this RoleGrant grant, Cascade cascade, Body body) =>
        grant.BodyId == body.Id
        || (grant.PrincipalId is { } own && (body.Of?.Id == own || cascade.StepOf(body.Id)?.Step.For == own));

    /// <summary>The grant by which something may be done about a body; null when nothing permits it. Grants for all come first.</summary>
    public static RoleGrant? By(this IEnumerable<RoleGrant> grants, WorkspaceAct act, Cascade cascade, Body body) =>
        grants.OrderByDescending(g => ReachOf(act, g)).FirstOrDefault(g => ReachOf(act, g) switch
        {
            All => true,
            Own => g.Owns(cascade, body),
            _ => false,
        });

    /// <summary>The grant by which something may be done about everybody; null when nothing permits it.</summary>
    public static RoleGrant? ByAll(this IEnumerable<RoleGrant> grants, WorkspaceAct act) => grants.FirstOrDefault(g => ReachOf(act, g) == All);
}
