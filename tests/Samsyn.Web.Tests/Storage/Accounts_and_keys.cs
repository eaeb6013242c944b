using System.Xml.Linq;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Tests.Storage;

/// <summary>Accounts, their passkeys and roles, and the keys that protect cookies stand in the same database on both engines.</summary>
public sealed class Accounts_and_keys
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_account_has_roles_a_password_and_passkeys(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        await using var services = Services(db);
        var account = new Account { Id = Guid.CreateVersion7(), UserName = "anna", DisplayName = "Anna Å", Email = "anna@example.se", CreatedAt = Instants.Now(TimeProvider.System) };
        account.Roles.Add(new RoleGrant { Id = Guid.CreateVersion7(), AccountId = account.Id, Role = Role.Officer, PrincipalId = new PrincipalId("9901"), IsPrincipalAdministrator = true });
        account.Roles.Add(new RoleGrant { Id = Guid.CreateVersion7(), AccountId = account.Id, Role = Role.Officer, BodyId = new BodyId("SRO") });
        byte[] credential = [1, 2, 3];

        await Use(services, async accounts =>
        {
            Assert.True((await accounts.CreateAsync(account, "ett Långt lösenord 1!")).Succeeded);
            Assert.True((await accounts.AddOrUpdatePasskeyAsync(account, Passkey(credential, 0))).Succeeded);
        });
        await Use(services, async accounts =>
        {
            var found = (await accounts.FindByPasskeyIdAsync(credential))!;
            Assert.Equal("Anna Å", found.DisplayName);
            Assert.True(await accounts.CheckPasswordAsync(found, "ett Långt lösenord 1!"));
            Assert.True((await accounts.AddOrUpdatePasskeyAsync(found, Passkey(credential, 5))).Succeeded);
            Assert.True((await accounts.SetLockoutEndDateAsync(found, DateTimeOffset.UtcNow.AddMinutes(5))).Succeeded);
        });
        await Use(services, async accounts =>
        {
            var found = (await accounts.FindByNameAsync("ANNA"))!;
            Assert.True(await accounts.IsLockedOutAsync(found));
            var passkey = Assert.Single(await accounts.GetPasskeysAsync(found));
            Assert.Equal((5u, "telefon"), (passkey.SignCount, passkey.Name));
        });

        await using var context = db.Context();
        var stored = await context.Users.Include(a => a.Roles).SingleAsync(CancellationToken.None);
        Assert.Equal(["9901 True", "SRO False"], stored.Roles.Select(r => $"{r.PrincipalId?.Value}{r.BodyId?.Value} {r.IsPrincipalAdministrator}").Order(StringComparer.Ordinal));
        context.Remove(stored);
        await context.SaveChangesAsync(CancellationToken.None);
        Assert.Equal((0, 0), (await db.Count("role_grant"), await db.Count("account_passkey")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_cookie_keys_are_shared_by_all_nodes(Engine engine)
    {
        await using var db = await Engines.Fresh(engine);
        new DataProtectionKeys(db.Database).StoreElement(new XElement("key", new XAttribute("id", "ett"), "å"), "ett");
        using var other = new Database(db.Setting);
        new DataProtectionKeys(other).StoreElement(new XElement("key", new XAttribute("id", "två")), "två");

        Assert.Equal(["<key id=\"ett\">å</key>", "<key id=\"två\" />"], new DataProtectionKeys(db.Database).GetAllElements().Select(e => e.ToString()).Order(StringComparer.Ordinal));
    }

    private static UserPasskeyInfo Passkey(byte[] credential, uint count) =>
        new(credential, [4, 5], DateTimeOffset.UtcNow, count, ["usb", "hybrid"], true, false, false, [6], [7]) { Name = "telefon" };

    private static async Task Use(IServiceProvider services, Func<UserManager<Account>, Task> what)
    {
        await using var scope = services.CreateAsyncScope();
        await what(scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
    }

    private static ServiceProvider Services(TestDatabase db)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStorage(db.Database);
        services.AddIdentityCore<Account>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3).AddEntityFrameworkStores<SamsynDb>();
        return services.BuildServiceProvider();
    }
}
