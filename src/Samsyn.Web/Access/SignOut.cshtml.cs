using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Samsyn.Web.Access;

/// <summary>Ends the session (logga ut). Only by POST: a link or a picture elsewhere cannot sign anybody out.</summary>
public sealed class SignOutModel : PageModel
{
    public IActionResult OnGet() => HttpContext.SignedIn() is null ? LocalRedirect(Url.Content("~/")) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(AccessSetup.Scheme);
        Response.Cookies.Delete("samsyn-form", new CookieOptions { Path = "/" });
        return LocalRedirect(Url.Content("~/"));
    }
}
