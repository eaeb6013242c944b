using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Access;

/// <summary>Behind a link that somebody was handed: choose a password and be signed in.</summary>
[EnableRateLimiting(SignInModel.Limit)]
public sealed class InvitationModel(Invitations invitations, Acts acts) : PageModel
{
    /// <summary>Null when the link opens nothing.</summary>
    public Account? Account { get; private set; }

    public string? Password { get; set; }

    public string? Again { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string token)
    {
        Account = await invitations.Open(id, token);
        if (Account is null) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string token, string? password, string? again)
    {
        Account = await invitations.Open(id, token);
        if (Account is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        if (AccountActs.WhyNotPassword(password ?? "") is { } refusal) ModelState.AddModelError(nameof(Password), refusal.Sentence());
        else if (!string.Equals(password, again, StringComparison.Ordinal)) ModelState.AddModelError(nameof(Again), L("Skriv samma lösenord en gång till.", "Write the same password once more."));
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        Account? done = null;
        var (stamp, role) = (Account.SecurityStamp, new Actor(id, "invited"));
        await acts.Run(new ActOrder(Guid.CreateVersion7(), "account.password", role), async act => done = await act.SetPassword(id, stamp, password!));
        if (done is null)
        {
            Account = null;
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        await HttpContext.Begin(done);
        return LocalRedirect(Url.Content("~/arbete"));
    }
}
