using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Principals;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Access;

/// <summary>One account: its roles, a new link to choose a password by, and removal.</summary>
public sealed class PersonModel(SamsynDb db, Records records, Acts acts, Invitations invitations) : WorkspacePage
{
    public Account Person { get; private set; } = null!;

    public County? County { get; private set; }

    /// <summary>Shown once, to hand over.</summary>
    public string? Link { get; private set; }

    public bool IsOneself => Person.Id == Who.AccountId;

    public async Task<IActionResult> OnGetAsync(Guid id) => await Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostLinkAsync(Guid id)
    {
        if (!await Load(id)) return NotFound();
        await acts.Run(new ActOrder(Guid.CreateVersion7(), "account.link", Actor()), act => act.NoteLink(id));
        Link = await invitations.LinkTo(Person, Request);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id)
    {
        if (!await Load(id)) return NotFound();
        try
        {
            await acts.Run(new ActOrder(Guid.CreateVersion7(), "account.remove", Actor()), act => act.RemoveAccount(id));
        }
        catch (RefusedException refused) when (refused.Refusal is AccountRefusal why)
        {
            ModelState.AddModelError("", why.Sentence());
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        return LocalRedirect(Url.Content("~/arbete/konton"));
    }

    private async Task<bool> Load(Guid id)
    {
        if (!Who.Can(WorkspaceAct.ManageAccounts)) return false;
        if (await db.Users.AsNoTracking().Include(a => a.Roles).SingleOrDefaultAsync(a => a.Id == id) is not { } person || !AccountActs.CanManage(Who, person)) return false;
        (Person, County) = (person, await records.County());
        return true;
    }

    private Actor Actor() => new(Who.AccountId, SignedIn.FunctionOf(Who.Grants.First(g => Permissions.ReachOf(WorkspaceAct.ManageAccounts, g) != Reach.None)));
}
