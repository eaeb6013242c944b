using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Principals;
using Samsyn.Web.Mail;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Access;

/// <summary>Whom to make an account for.</summary>
/// <param name="DisplayName">How the person is called on the own pages; in an exercise a function.</param>
public sealed record NewAccount(string UserName, string? Email, string DisplayName, Role Role, PrincipalId? PrincipalId = null, BodyId? BodyId = null, bool IsPrincipalAdministrator = false);

/// <summary>Why an account cannot be made or removed.</summary>
public abstract record AccountRefusal : Refusal
{
    private AccountRefusal() { }

    /// <summary>Somebody already signs in by that name or e-mail.</summary>
    public sealed record Taken(string Name) : AccountRefusal;

    /// <summary>Empty, or with letters that a user name may not hold.</summary>
    public sealed record NotAName(string Name) : AccountRefusal;

    public sealed record NotAnEmail(EmailRefusal Why) : AccountRefusal;

    public sealed record PasswordTooShort(int Shortest) : AccountRefusal;

    /// <summary>The password is one letter repeated, or nearly.</summary>
    public sealed record PasswordTooPlain : AccountRefusal;

    /// <summary>The register has no such principal or body.</summary>
    public sealed record UnknownOwner(string Id) : AccountRefusal;

    /// <summary>An officer is officer of somebody.</summary>
    public sealed record OwnerMissing(Role Role) : AccountRefusal;

    /// <summary>A process leader leads for all; an officer of both a principal and a body is two roles.</summary>
    public sealed record OwnerDoesNotFit(Role Role) : AccountRefusal;

    /// <summary>Somebody else must do it.</summary>
    public sealed record Oneself : AccountRefusal;

    /// <summary>Nobody would be left who can invite.</summary>
    public sealed record LastAdministrator : AccountRefusal;
}

/// <summary>Accounts as rows: made, given a password, removed. The journal names an account by its id and role only.</summary>
public static class AccountActs
{
    private const int LongestEmail = 200;

    private static readonly UpperInvariantLookupNormalizer Normalizer = new();

    private static readonly PasswordHasher<Account> Hasher = new();

    /// <summary>Officers and registrars are bound to somebody; the administrator and the process leader to nobody; the others may be.</summary>
    public static AccountRefusal? WhyNotAdd(NewAccount wanted, County? county)
    {
        if (wanted.UserName.Length is 0 or > 100 || wanted.UserName.Any(c => !AccountNames.Allowed.Contains(c, StringComparison.Ordinal))) return new AccountRefusal.NotAName(wanted.UserName);
        if (wanted.Email is { } email && (EmailAddress.WhyNot(email) ?? (email.Length > LongestEmail ? new EmailRefusal.TooLong(LongestEmail) : null)) is { } why) return new AccountRefusal.NotAnEmail(why);
        var bound = wanted.PrincipalId is not null || wanted.BodyId is not null;
        if (wanted.Role is Role.Officer or Role.Registrar && !bound) return new AccountRefusal.OwnerMissing(wanted.Role);
        if ((wanted.Role is Role.Administrator or Role.ProcessLeader && bound) || (wanted.PrincipalId is not null && wanted.BodyId is not null)
            || (wanted.IsPrincipalAdministrator && wanted.PrincipalId is null)) return new AccountRefusal.OwnerDoesNotFit(wanted.Role);
        if (wanted.PrincipalId is { } principal && county?.Find(principal) is null) return new AccountRefusal.UnknownOwner(principal.Value);
        if (wanted.BodyId is { } body && county?.TryFind(body, out _) != true) return new AccountRefusal.UnknownOwner(body.Value);
        return null;
    }

    /// <summary>At least twelve characters and five different ones; nothing else, so that a sentence will do.</summary>
    public static AccountRefusal? WhyNotPassword(string password) =>
        password.Length < AccessSetup.ShortestPassword ? new AccountRefusal.PasswordTooShort(AccessSetup.ShortestPassword)
        : password.Distinct().Count() < 5 ? new AccountRefusal.PasswordTooPlain()
        : null;

    /// <summary>Makes an account with its role. Without a password nobody can sign in until an invitation is accepted.</summary>
    /// <exception cref="RefusedException">What <see cref="WhyNotAdd"/> answers, or the name is taken.</exception>
    public static async Task<Account> AddAccount(this Act act, NewAccount wanted, string? password = null)
    {
        if (WhyNotAdd(wanted, await act.County()) is { } refusal) throw new RefusedException(refusal);
        return await act.AddChecked(wanted, password is null ? null : HashOf(password));
    }

    /// <summary>As <see cref="AddAccount"/>, with a password that is already hashed and a register that is not loaded yet: for the exercise.</summary>
    internal static async Task<Account> AddChecked(this Act act, NewAccount wanted, string? passwordHash)
    {
        await act.Lock("accounts");
        var (name, email) = (Normalizer.NormalizeName(wanted.UserName), Normalizer.NormalizeEmail(wanted.Email));
        if (await act.Db.Users.AnyAsync(a => a.NormalizedUserName == name || a.NormalizedEmail == name)) throw new RefusedException(new AccountRefusal.Taken(wanted.UserName));
        if (email is not null && await act.Db.Users.AnyAsync(a => a.NormalizedEmail == email || a.NormalizedUserName == email))
            throw new RefusedException(new AccountRefusal.Taken(wanted.Email!));
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = wanted.UserName,
            NormalizedUserName = name,
            Email = wanted.Email,
            NormalizedEmail = email,
            DisplayName = wanted.DisplayName,
            PasswordHash = passwordHash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
            CreatedAt = act.At,
        };
        var grant = new RoleGrant
        {
            Id = Guid.CreateVersion7(),
            AccountId = account.Id,
            Role = wanted.Role,
            PrincipalId = wanted.PrincipalId,
            BodyId = wanted.BodyId,
            IsPrincipalAdministrator = wanted.IsPrincipalAdministrator,
        };
        account.Roles.Add(grant);
        act.Db.Add(account);
        act.Journal<RoleGrant>($"account {account.Id}", null, grant);
        return account;
    }

    /// <summary>Removes an account: its roles and unfinished forms go with it. The journal's rows stay, and say in what function each was done.</summary>
    /// <exception cref="RefusedException">Oneself, or the last administrator.</exception>
    public static async Task RemoveAccount(this Act act, Guid id)
    {
        await act.Lock("accounts");
        var account = await act.Db.Users.Include(a => a.Roles).SingleOrDefaultAsync(a => a.Id == id) ?? throw new NotPermittedException();
        if (!CanManage(await act.WhoDoesIt(), account)) throw new NotPermittedException();
        if (account.Id == act.Order.By.AccountId) throw new RefusedException(new AccountRefusal.Oneself());
        if (account.Roles.Any(r => r.Role == Role.Administrator)
            && !await act.Db.RoleGrants.AnyAsync(r => r.Role == Role.Administrator && r.AccountId != id)) throw new RefusedException(new AccountRefusal.LastAdministrator());
        foreach (var grant in account.Roles) act.Journal<RoleGrant>($"account {account.Id}", grant, null);
        act.Db.Remove(account);
    }

    /// <summary>Notes that somebody was given a link to choose a password by. The link itself is kept nowhere.</summary>
    public static async Task NoteLink(this Act act, Guid id)
    {
        var account = await act.Db.Users.AsNoTracking().Include(a => a.Roles).SingleOrDefaultAsync(a => a.Id == id) ?? throw new NotPermittedException();
        if (!CanManage(await act.WhoDoesIt(), account)) throw new NotPermittedException();
        act.Journal($"account {account.Id}", null, account.Roles.FirstOrDefault());
    }

    /// <summary>Sets the password of an invited account. The stamp changes: the link is spent and every session ends.</summary>
    /// <param name="stamp">The account's stamp when the link was checked; another one now means that the link was used meanwhile.</param>
    public static async Task<Account?> SetPassword(this Act act, Guid id, string? stamp, string password)
    {
        await act.Lock("accounts");
        var account = await act.Db.Users.Include(a => a.Roles).SingleOrDefaultAsync(a => a.Id == id);
        if (account is null || !string.Equals(account.SecurityStamp, stamp, StringComparison.Ordinal)) return null;
        account.PasswordHash = HashOf(password);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        act.Journal($"account {account.Id}", null, account.Roles.FirstOrDefault());
        return account;
    }

    /// <summary>Everybody for the administrator; for a principal's own administrator those whose every role is for that principal.</summary>
    public static bool CanManage(SignedIn who, Account account) =>
        who.CanForAll(WorkspaceAct.ManageAccounts)
        || (account.Roles.Count > 0 && account.Roles.TrueForAll(r => r.PrincipalId is { } of && CanInviteFor(who, of)));

    /// <summary>What a principal's own administrator gives. Not the approver, who judges the principal's own conditions.</summary>
    public static readonly IReadOnlyList<Role> OwnRoles = [Role.Officer, Role.Registrar, Role.Economist, Role.Reader];

    public static bool CanGive(SignedIn who, NewAccount wanted) =>
        who.CanForAll(WorkspaceAct.ManageAccounts)
        || (wanted.PrincipalId is { } of && CanInviteFor(who, of) && OwnRoles.Contains(wanted.Role));

    public static bool CanInviteFor(SignedIn who, PrincipalId principal) =>
        who.CanForAll(WorkspaceAct.ManageAccounts)
        || who.Grants.Any(g => g.PrincipalId == principal && Permissions.ReachOf(WorkspaceAct.ManageAccounts, g) == Reach.Own);

    public static string HashOf(string password) =>
        WhyNotPassword(password) is { } refusal ? throw new RefusedException(refusal) : Hasher.HashPassword(new Account(), password);
}
