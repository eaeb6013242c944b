using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Samsyn.Web.Design;

namespace Samsyn.Web.Access;

/// <summary>
/// One-time links by which somebody chooses a password (inbjudan): handed over by the one who invited. A link holds for seven days and
/// until it is used; then the account's stamp has changed and it opens nothing.
/// </summary>
public sealed class Invitations(UserManager<Account> accounts)
{
    private const string Purpose = UserManager<Account>.ResetPasswordTokenPurpose;

    /// <summary>The whole address, to hand over.</summary>
    public async Task<string> LinkTo(Account account, HttpRequest request)
    {
        var token = await accounts.GenerateUserTokenAsync(account, TokenOptions.DefaultProvider, Purpose);
        var path = $"/inbjudan/{account.Id}/{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}";
        return $"{request.Scheme}://{request.Host.ToUriComponent()}{request.SiteRoot().ToUriComponent()}{path}";
    }

    /// <summary>The account a link was made for; null when it is used, too old or misspelt.</summary>
    public async Task<Account?> Open(Guid id, string token)
    {
        string text;
        try
        {
            text = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token));
        }
        catch (FormatException)
        {
            return null;
        }
        return await accounts.FindByIdAsync(id.ToString()) is { } account && await accounts.VerifyUserTokenAsync(account, TokenOptions.DefaultProvider, Purpose, text) ? account : null;
    }
}
