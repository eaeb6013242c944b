using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Principals;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Access;

/// <summary>Makes an account and a link to hand over. A principal's own administrator invites to that principal only.</summary>
public sealed class InviteModel(SamsynDb db, Records records, Acts acts, Invitations invitations) : WorkspacePage
{
    /// <summary>Made when the form is shown: sent twice, one account is made.</summary>
    public Guid ActId { get; private set; }

    public string? DisplayName { get; set; }

    public string? UserName { get; set; }

    public string? Email { get; set; }

    public string? ChosenRole { get; set; }

    public string? Owner { get; set; }

    public bool Administers { get; set; }

    /// <summary>Shown once, when the account has been made.</summary>
    public string? Link { get; private set; }

    private County? _county;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load()) return NotFound();
        ActId = Guid.CreateVersion7();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid actId, string? displayName, string? userName, string? email, string? chosenRole, string? owner, bool administers)
    {
        if (!await Load()) return NotFound();
        ActId = actId == Guid.Empty ? Guid.CreateVersion7() : actId;
        (DisplayName, UserName, Email, ChosenRole, Owner, Administers) = (displayName?.Trim(), userName?.Trim(), email?.Trim(), chosenRole, owner, administers);
        if (string.IsNullOrEmpty(DisplayName) || DisplayName.Length > 100) ModelState.AddModelError(nameof(DisplayName), L("Skriv vad personen heter.", "Write what the person is called."));
        var role = Roles.FirstOrDefault(r => StoredWords.Of(r) == ChosenRole, (Role)(-1));
        if (role < 0) ModelState.AddModelError(nameof(ChosenRole), L("Välj en roll.", "Choose a role."));
        if (!Owners.Any(o => o.Value == (Owner ?? ""))) return NotFound();
        if (!ModelState.IsValid) return Refused(StatusCodes.Status422UnprocessableEntity);
        var principal = PrincipalId.IsValid(Owner) && _county?.Find(new PrincipalId(Owner!)) is { } found ? found.Id : (PrincipalId?)null;
        var body = principal is null && BodyId.IsValid(Owner) ? new BodyId(Owner!) : (BodyId?)null;
        var wanted = new NewAccount(UserName ?? "", string.IsNullOrEmpty(Email) ? null : Email, DisplayName!, role, principal, body, Administers);
        try
        {
            var by = new Actor(Who.AccountId, SignedIn.FunctionOf(Who.Grants.First(g => Permissions.ReachOf(WorkspaceAct.ManageAccounts, g) != Reach.None)));
            var receipt = await acts.Run(new ActOrder(ActId, "account.invite", by), async act =>
            {
                if (!AccountActs.CanGive(await act.WhoDoesIt(), wanted)) throw new NotPermittedException();
                await act.AddAccount(wanted);
            });
            var id = StoredText.Read<RoleGrant>(receipt.Entries[0].After!).AccountId;
            var made = await db.Users.SingleAsync(a => a.Id == id);
            Link = await invitations.LinkTo(made, Request);
            return Page();
        }
        catch (RefusedException refused) when (refused.Refusal is AccountRefusal why)
        {
            ModelState.AddModelError(why switch
            {
                AccountRefusal.Taken t when t.Name == Email => nameof(Email),
                AccountRefusal.NotAnEmail => nameof(Email),
                AccountRefusal.Taken or AccountRefusal.NotAName => nameof(UserName),
                _ => nameof(Owner),
            }, why.Sentence());
            return Refused(StatusCodes.Status409Conflict);
        }
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Refused(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    private async Task<bool> Load()
    {
        _county = await records.County();
        return Who.Can(WorkspaceAct.ManageAccounts);
    }

    private bool InvitesAll => Who.CanForAll(WorkspaceAct.ManageAccounts);

    /// <summary>Roles one may give: a principal's own administrator gives those that belong to a principal.</summary>
    private IEnumerable<Role> Roles => InvitesAll ? Enum.GetValues<Role>() : AccountActs.OwnRoles;

    public IEnumerable<Choice> RoleChoices => Roles.Select(r => new Choice(StoredWords.Of(r), r.Label(), Means(r)));

    public IReadOnlyList<Choice> Owners
    {
        get
        {
            if (_county is null) return [new("", L("Alla", "Everybody"))];
            var principals = _county.Principals.Where(p => InvitesAll || AccountActs.CanInviteFor(Who, p.Id)).OrderBy(p => p.Name, StringComparer.Create(Language.Swedish.Culture(), true));
            if (!InvitesAll) return [.. principals.Select(p => new Choice(p.Id.Value, p.OfficialName, Data: true))];
            return
            [
                new("", L("Ingen: rollen gäller alla", "Nobody: the role is for all")),
                .. principals.Select(p => new Choice(p.Id.Value, p.OfficialName, Data: true)),
                .. _county.Bodies.Where(b => b.Per is null).Select(b => new Choice(b.Kind, b.Name, Data: true)),
            ];
        }
    }

    private static string Means(Role role) => role switch
    {
        Role.Administrator => L("Bjuder in och tar bort personer, för alla.", "Invites and removes people, for everybody."),
        Role.ProcessLeader => L("Leder arbetet med avtalet: registrerar för alla, bedömer villkor, planerar om.", "Leads the work on the agreement: records for everybody, assesses conditions, reschedules."),
        Role.Officer => L("Registrerar och rättar för sin huvudman eller sitt organ, och ser om det har beslutat.", "Records and corrects for their own principal or body, and sees whether it has decided."),
        Role.Registrar => L("Registrerar och rättar för sin huvudman eller sitt organ.", "Records and corrects for their own principal or body."),
        Role.Economist => L("Läser det som är öppet för alla. Rollen får mer att göra när avräkningen finns.", "Reads what is open to all. The role gets more to do when settlement exists."),
        Role.Approver => L("Bedömer om ett ja med villkor räknas.", "Assesses whether a conditional yes counts."),
        _ => L("Läser journal och vilka som inte har beslutat.", "Reads the journal and who has not decided."),
    };
}
