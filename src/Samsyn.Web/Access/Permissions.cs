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

    /// <summary>Redovisa ett åtagande, eller ta tillbaka en redovisning.</summary>
    ReportDuty,
    /// <summary>Bilda grupper, planera deras möten, lämna ut dokument och stämma av med organ.</summary>
    RunGroups,

    /// <summary>Nominera till en plats i en grupp, och avsluta en plats.</summary>
    Nominate,

    /// <summary>Lämna inspel på dialogmaterial.</summary>
    SendNote,

    /// <summary>Läsa och skriva den egna sidans ståndpunkter och scenarier (R59).</summary>
    WritePositions,

    /// <summary>Publicera ett sammandrag av arbetet.</summary>
    PublishDigest,
    /// <summary>Anmäla avvikelser och oenigheter, och följa dem som rör den egna parten (R09).</summary>
    Disagree,

    /// <summary>Registrera en uppsägning eller en förlängning (R08). För den egna parten: dess uppsägning.</summary>
    ChangeTerm,

    /// <summary>Bestämma hur avtalet skrivs under, och lägga upp originalet (R24).</summary>
    PlanSigning,

    /// <summary>Lämna underskrifter, avböja och byta undertecknare för den egna parten.</summary>
    RegisterSignature,

    /// <summary>Svara på en remiss, för den egna parten eller dess enheter (R25).</summary>
    AnswerConsultation,

    /// <summary>Leda en remiss: öppna, förlänga, följa, sammanställa och publicera.</summary>
    RunConsultation,

    /// <summary>Skriva och publicera nyheter, frågor och svar och dokument.</summary>
    Publish,

    /// <summary>Se brev som inte kom fram och skicka dem igen, och sköta parternas adresser för meddelanden.</summary>
    RunMail,

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
        [WorkspaceAct.ReportDuty]       = [None,          All,           Own,     Own,       Own,       None,      None],
        [WorkspaceAct.RunGroups]        = [None,          All,           None,    None,      None,      None,     None],
        [WorkspaceAct.Nominate]         = [None,          All,           Own,     None,      None,      None,     None],
        [WorkspaceAct.SendNote]         = [None,          All,           Own,     None,      None,      None,     None],
        // Never for all: a process leader sees the positions of the side the role was granted for, and those of nobody else.
        [WorkspaceAct.WritePositions]   = [None,          Own,           Own,     None,      None,      None,     None],
        [WorkspaceAct.PublishDigest]    = [None,          All,           None,    None,      None,      None,     None],
        [WorkspaceAct.Disagree]         = [None,          All,           Own,     Own,       None,      None,     None],
        [WorkspaceAct.ChangeTerm]       = [None,          All,           Own,     Own,       None,      None,     None],
        [WorkspaceAct.PlanSigning]      = [None,          All,           None,    None,      None,      None,     None],
        [WorkspaceAct.RegisterSignature] = [None,         All,           Own,     Own,       None,      None,     None],
        [WorkspaceAct.AnswerConsultation] = [None,        All,           Own,     Own,       None,      None,     None],
        [WorkspaceAct.RunConsultation]  = [None,          All,           None,    None,      None,      None,     None],
        [WorkspaceAct.Publish]          = [None,          All,           None,    None,      None,      None,     None],
        [WorkspaceAct.RunMail]          = [All,           All,           None,    None,      None,      None,     None],
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

    /// <summary>The grant by which something may be done in a principal's name; null when nothing permits it. Grants for all come first.</summary>
    public static RoleGrant? For(this IEnumerable<RoleGrant> grants, WorkspaceAct act, PrincipalId party) =>
        grants.OrderByDescending(g => ReachOf(act, g)).FirstOrDefault(g => ReachOf(act, g) switch
        {
            All => true,
            Own => g.PrincipalId == party,
            _ => false,
        });

    /// <summary>The grant by which something may be done about everybody; null when nothing permits it.</summary>
    public static RoleGrant? ByAll(this IEnumerable<RoleGrant> grants, WorkspaceAct act) => grants.FirstOrDefault(g => ReachOf(act, g) == All);
}
