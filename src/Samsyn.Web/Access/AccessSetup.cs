using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Access;

/// <summary>Sign-in: local accounts, one session cookie, and what every signed-in request carries.</summary>
/// <remarks>
/// Our cookies are called <c>samsyn-…</c>: the page cache passes by whoever has one. A session holds an account id and the account's
/// stamp; a new password or a removed account ends all its sessions at the next request. Source: DESIGN.md 5.
/// </remarks>
public static class AccessSetup
{
    public const string Scheme = "samsyn";

    /// <summary>Wrong passwords before an account rests, and for how long.</summary>
    public const int MostFailures = 5;

    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    public const int ShortestPassword = 12;

    private const string Stamp = "stamp";

    private static readonly object SignedInKey = new();

    public static IServiceCollection AddAccess(this IServiceCollection services, Settings settings)
    {
        services.AddIdentityCore<Account>(identity =>
            {
                identity.Password = new PasswordOptions
                {
                    RequiredLength = ShortestPassword, RequiredUniqueChars = 5,
                    RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
                };
                identity.Lockout.MaxFailedAccessAttempts = MostFailures;
                identity.Lockout.DefaultLockoutTimeSpan = Rest;
                identity.User.AllowedUserNameCharacters = AccountNames.Allowed;
            })
            .AddEntityFrameworkStores<SamsynDb>()
            .AddTokenProvider<DataProtectorTokenProvider<Account>>(TokenOptions.DefaultProvider);
        services.Configure<DataProtectionTokenProviderOptions>(tokens => tokens.TokenLifespan = TimeSpan.FromDays(7));
        services.AddScoped<Invitations>();
        services.AddDataProtection().SetApplicationName("samsyn");
        services.AddAuthentication(Scheme).AddCookie(Scheme, session =>
        {
            session.Cookie.Name = "samsyn-session";
            session.Cookie.Path = "/";
            session.Cookie.HttpOnly = true;
            session.Cookie.SameSite = SameSiteMode.Lax;
            session.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            session.ExpireTimeSpan = TimeSpan.FromHours(8);
            session.SlidingExpiration = true;
            session.LoginPath = "/logga-in";
            session.ReturnUrlParameter = "till";
            session.Events.OnValidatePrincipal = Validate;
        });
        services.Configure<AntiforgeryOptions>(form =>
        {
            form.Cookie.Name = "samsyn-form";
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(SignInModel.Limit, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.SignInsPerMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
        });
        return services;
    }

    /// <summary>Stands after the files and before routing. A signed-in person's pages are kept nowhere.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) => app.UseAuthentication().Use((context, next) =>
    {
        if (context.User.Identity is { IsAuthenticated: true }) context.Response.Headers.CacheControl = "private, no-store";
        return next(context);
    });

    /// <summary>Who is signed in; null for everybody else.</summary>
    public static SignedIn? SignedIn(this HttpContext context) => context.Items[SignedInKey] as SignedIn;

    /// <summary>Begins a session. The name is the account's own, shown in the header of its pages.</summary>
    internal static Task Begin(this HttpContext context, Account account) => context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()), new Claim(ClaimTypes.Name, account.DisplayName), new Claim(Stamp, account.SecurityStamp ?? "")],
        Scheme)));

    private static async Task Validate(CookieValidatePrincipalContext session)
    {
        var context = session.HttpContext;
        var db = context.RequestServices.GetRequiredService<SamsynDb>();
        if (Guid.TryParse(session.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && await db.Users.AsNoTracking().Include(a => a.Roles).SingleOrDefaultAsync(a => a.Id == id, context.RequestAborted) is { } account
            && string.Equals(account.SecurityStamp, session.Principal.FindFirstValue(Stamp), StringComparison.Ordinal))
        {
            context.Items[SignedInKey] = new SignedIn(account.Id, account.DisplayName, account.Roles);
            return;
        }
        session.RejectPrincipal();
        await context.SignOutAsync(Scheme);
    }
}
