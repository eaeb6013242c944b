using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Access;

/// <summary>Sign-in (logga in) with user name or e-mail and password.</summary>
/// <remarks>
/// The same words and the same time whether the account does not exist, rests after five failures or had another password: nobody
/// learns who has an account here.
/// </remarks>
[EnableRateLimiting(Limit)]
public sealed class SignInModel(UserManager<Account> accounts) : PageModel
{
    public const string Limit = "sign-in";

    /// <summary>Something to verify against when there is no such account, so that it takes as long.</summary>
    private static string? _nobodysPassword;

    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>Where to go afterwards; only our own pages.</summary>
    [BindProperty(SupportsGet = true, Name = "till")]
    public string? ReturnTo { get; set; }

    public IActionResult OnGet() => HttpContext.SignedIn() is null ? Page() : LocalRedirect(After());

    public async Task<IActionResult> OnPostAsync(string? userName, string? password)
    {
        UserName = userName?.Trim();
        if (string.IsNullOrEmpty(UserName)) ModelState.AddModelError(nameof(UserName), L("Skriv ditt användarnamn eller din e-postadress.", "Enter your user name or e-mail address."));
        if (string.IsNullOrEmpty(password)) ModelState.AddModelError(nameof(Password), L("Skriv ditt lösenord.", "Enter your password."));
        if (!ModelState.IsValid) return Refused();
        if (await Check(UserName!, password!) is { } account)
        {
            await HttpContext.Begin(account);
            return LocalRedirect(After());
        }
        ModelState.AddModelError(nameof(UserName), L(
            "Användarnamnet eller lösenordet stämmer inte. Efter fem fel i rad vilar kontot i en kvart.",
            "The user name or the password is wrong. After five failures in a row the account rests for a quarter of an hour."));
        return Refused();
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<Account?> Check(string userName, string password)
    {
        var account = await accounts.FindByNameAsync(userName) ?? await accounts.FindByEmailAsync(userName);
        if (account is null)
        {
            _nobodysPassword ??= accounts.PasswordHasher.HashPassword(new Account(), Guid.NewGuid().ToString());
            accounts.PasswordHasher.VerifyHashedPassword(new Account(), _nobodysPassword, password);
            return null;
        }
        var right = await accounts.CheckPasswordAsync(account, password);
        if (await accounts.IsLockedOutAsync(account)) return null;
        if (right)
        {
            if (account.AccessFailedCount > 0) await accounts.ResetAccessFailedCountAsync(account);
            return account;
        }
        await accounts.AccessFailedAsync(account);
        return null;
    }

    private string After() => Url.IsLocalUrl(ReturnTo) ? ReturnTo! : Url.Content("~/arbete");
}
