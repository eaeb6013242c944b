using System.Net;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Commands;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Access;

/// <summary>Accounts: invited, given a password by a link that works once, removed; by the administrator, or by a principal's own.</summary>
[Collection(WorkspaceTests.Name)]
public sealed class Inviting_people(WorkspaceSites sites)
{
    private static async Task<Uri> Invite(Visitor by, string userName, string role, string? owner)
    {
        await by.Go("/arbete/konton/bjud-in");
        by.Fill("Namn", "Kim Ek").Fill("Användarnamn", userName).Choose(role);
        if (owner is not null) by.Fill("För vem?", owner);
        await by.Press("Skapa kontot");
        Assert.Equal("Kontot är skapat", by.Heading);
        return new Uri(Visitor.Words(by.Page.QuerySelector(".handover")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Leads_by_a_link_that_works_once_to_a_password_of_ones_own(Engine engine)
    {
        var site = await sites.On(engine);
        using var administrator = await site.SignedIn("administrator");
        var link = await Invite(administrator, "kim.ek", "Handläggare", "Tanums kommun");
        using var kim = await site.Visit().Go(link.PathAndQuery);
        Assert.Equal("Välj ett lösenord", kim.Heading);
        Assert.Contains("Ditt användarnamn är kim.ek.", kim.Text, StringComparison.Ordinal);

        await kim.Fill("Lösenord", "kort").Fill("Samma lösenord en gång till", "kort").Press("Spara lösenordet och logga in");
        Assert.StartsWith("Välj ett lösenord på minst 12 tecken.", Assert.Single(kim.Errors), StringComparison.Ordinal);
        await kim.Fill("Lösenord", "havet är blått").Fill("Samma lösenord en gång till", "havet är rött").Press("Spara lösenordet och logga in");
        Assert.Equal(["Skriv samma lösenord en gång till."], kim.Errors);
        await kim.Fill("Lösenord", "havet är blått").Fill("Samma lösenord en gång till", "havet är blått").Press("Spara lösenordet och logga in");
        Assert.Equal("/arbete", kim.Path);
        Assert.Contains("Handläggare, Tanum", kim.Text, StringComparison.Ordinal);

        using var thief = await site.Visit().Go(link.PathAndQuery);
        Assert.Equal((HttpStatusCode.NotFound, "Länken gäller inte längre"), (thief.Status, thief.Heading));
        using (var again = await site.Visit().SignIn("Kim.Ek", "havet är blått")) Assert.Equal("/arbete", again.Path);

        var account = await site.Account("kim.ek");
        await administrator.Go($"/arbete/konton/{account.Id}");
        await administrator.Press("Ta bort kontot");
        Assert.Equal("/arbete/konton", administrator.Path);
        await kim.Go("/arbete");
        Assert.StartsWith("/logga-in", kim.Path, StringComparison.Ordinal);
        await using var db = site.Store.Context();
        var journal = await db.Journal.AsNoTracking().Where(e => e.Subject == $"account {account.Id}").OrderBy(e => e.At).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["account.invite", "account.password", "account.remove"], journal.Select(e => e.Act));
        Assert.All(journal, e => Assert.DoesNotContain("kim", e.Before + e.After + e.Reason + e.ByFunction, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(0, await db.RoleGrants.CountAsync(r => r.AccountId == account.Id, TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines)), Rule("R59")]
    public async Task Is_for_a_principals_own_administrator_a_matter_of_the_own_people(Engine engine)
    {
        var site = await sites.On(engine);
        using var mark = await site.SignedIn("admin-1463");
        await mark.Go("/arbete/konton");
        Assert.Equal(["admin-1463", "officer-1463", "registrar-1463"], mark.Page.QuerySelectorAll("tbody td[data-label=Användarnamn]").Select(Visitor.Words).Order(StringComparer.Ordinal));
        var mellerud = await site.Account("officer-1461");
        var before = (await site.Store.Count("account"), await site.Store.Count("journal_entry"));

        Assert.Equal(HttpStatusCode.NotFound, (await mark.Go($"/arbete/konton/{mellerud.Id}")).Status);
        await mark.Go("/arbete/konton/bjud-in");
        Assert.DoesNotContain("Godkännare", mark.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Processledare", mark.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await mark.Post($"/arbete/konton/{mellerud.Id}?handler=Remove")).Status);
        await mark.Go("/arbete/konton/bjud-in");
        Assert.Equal(HttpStatusCode.NotFound, (await mark.Post("/arbete/konton/bjud-in", ("displayName", "X"), ("userName", "x.x"), ("chosenRole", "officer"), ("owner", "1461"))).Status);
        await mark.Go("/arbete/konton/bjud-in");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await mark.Post("/arbete/konton/bjud-in", ("displayName", "X"), ("userName", "x.x"), ("chosenRole", "approver"), ("owner", "1463"))).Status);
        Assert.Equal(before, (await site.Store.Count("account"), await site.Store.Count("journal_entry")));

        var link = await Invite(mark, "ny.i.mark", "Registrator", null);
        Assert.StartsWith("/inbjudan/", link.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(new PrincipalId("1463"), Assert.Single((await site.Account("ny.i.mark")).Roles).PrincipalId);
        await mark.Go($"/arbete/konton/{(await site.Account("ny.i.mark")).Id}");
        await mark.Press("Ta bort kontot");
    }

    [Fact]
    public async Task Makes_one_account_when_sent_twice_and_none_under_a_name_that_is_taken()
    {
        var site = await sites.On(Engine.Sqlite);
        using var administrator = await site.SignedIn("administrator");
        await administrator.Go("/arbete/konton/bjud-in");
        administrator.Fill("Namn", "Li").Fill("Användarnamn", "li.li").Choose("Läsare");
        var form = administrator.Form;
        await administrator.Send(administrator.Sent(form));
        var once = await site.Store.Count("account");
        await administrator.Send(administrator.Sent(form));

        Assert.Equal("Kontot är skapat", administrator.Heading);
        Assert.Equal(once, await site.Store.Count("account"));
        await administrator.Go("/arbete/konton/bjud-in");
        await administrator.Fill("Namn", "Li").Fill("Användarnamn", "LI.LI").Choose("Läsare").Press("Skapa kontot");
        Assert.Equal(["”LI.LI” används redan. Välj ett annat."], administrator.Errors);
        await administrator.Fill("Användarnamn", "li.2").Choose("Handläggare").Press("Skapa kontot");
        Assert.StartsWith("Handläggare är man för en huvudman eller ett organ.", Assert.Single(administrator.Errors), StringComparison.Ordinal);
        Assert.Equal(once, await site.Store.Count("account"));
    }

    [Fact]
    public async Task Leaves_somebody_who_can_invite()
    {
        var site = await sites.On(Engine.Sqlite);
        using var administrator = await site.SignedIn("administrator");
        var own = await site.Account("administrator");
        await administrator.Go($"/arbete/konton/{own.Id}");
        Assert.DoesNotContain("Ta bort kontot", administrator.Text, StringComparison.Ordinal);

        await administrator.Post($"/arbete/konton/{own.Id}?handler=Remove");

        Assert.Equal(["Du kan inte ta bort dig själv. Be en annan administratör."], administrator.Errors);
        Assert.NotNull(await site.Account("administrator"));
    }

    [Theory]
    [InlineData("anna", "Adressen saknar @. Skriv en hel e-postadress, till exempel namn@kommunen.se.")]
    [InlineData("anna@kommunen", "Domänen kommunen saknar punkt. Skriv hela domänen, till exempel kommunen.se.")]
    [InlineData("Anna Berg <anna@kommunen.se>", "Det står ett namn tillsammans med adressen. Skriv bara adressen: anna@kommunen.se.")]
    public void Says_what_is_wrong_with_an_address(string email, string said) =>
        Assert.Equal(said, Assert.IsType<AccountRefusal.NotAnEmail>(AccountActs.WhyNotAdd(new NewAccount("anna", email, "Anna", Role.Reader), null)).Sentence());

    [Fact]
    public void Refuses_an_address_that_its_column_does_not_hold() =>
        Assert.Equal(new AccountRefusal.NotAnEmail(new Web.Mail.EmailRefusal.TooLong(200)), AccountActs.WhyNotAdd(new NewAccount("anna", $"anna@{string.Join('.', Enumerable.Repeat(new string('a', 48), 4))}.se", "Anna", Role.Reader), null));

    [Fact]
    public void Refuses_in_both_languages()
    {
        AccountRefusal[] all =
        [
            new AccountRefusal.Taken("x"), new AccountRefusal.NotAName("x"), new AccountRefusal.NotAnEmail(new Web.Mail.EmailRefusal.NoAt()), new AccountRefusal.PasswordTooShort(12), new AccountRefusal.PasswordTooPlain(),
            new AccountRefusal.UnknownOwner("x"), new AccountRefusal.OwnerMissing(Role.Officer), new AccountRefusal.OwnerDoesNotFit(Role.Administrator), new AccountRefusal.Oneself(), new AccountRefusal.LastAdministrator(),
        ];
        Assert.Equal(typeof(AccountRefusal).GetNestedTypes().Length, all.Length);
        foreach (var refusal in all)
        {
            Languages.Speak(Language.Swedish);
            var swedish = refusal.Sentence();
            Languages.Speak(Language.English);
            Assert.NotEqual(swedish, refusal.Sentence());
            Languages.Speak(Language.Swedish);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Begins_on_the_command_line(Engine engine)
    {
        await using var store = await Engines.Fresh(engine);

        Assert.Equal((1, 0), (await Run(store, "kort", "--name", "först", "--role", "administrator"), await store.Count("account")));
        Assert.Equal((1, 0), (await Run(store, "ett långt lösenord", "--name", "först", "--role", "officer"), await store.Count("account")));
        Assert.Equal((2, 0), (await Run(store, "ett långt lösenord", "--name", "först", "--role", "kung"), await store.Count("account")));
        Assert.Equal((0, 1), (await Run(store, "ett långt lösenord", "--name", "först", "--role", "administrator"), await store.Count("account")));
        Assert.Equal((1, 1), (await Run(store, "ett långt lösenord", "--name", "FÖRST", "--role", "reader"), await store.Count("account")));
    }

    private static async Task<int> Run(TestDatabase store, string password, params string[] options)
    {
        var (input, output, error) = (Console.In, Console.Out, Console.Error);
        try
        {
            Console.SetIn(new StringReader(password + "\n"));
            Console.SetOut(TextWriter.Null);
            Console.SetError(TextWriter.Null);
            return await CommandLine.Run(["account", "add", "--database", store.Setting, .. options]);
        }
        finally
        {
            Console.SetIn(input);
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    [Fact]
    public async Task Is_done_by_the_exercise_itself_in_its_own_database_only()
    {
        await using var store = await Engines.Fresh(Engine.Sqlite);
        Assert.False(await DemoAccounts.AreIn(store.Database));

        await DemoAccounts.Add(store.Acts, TestContext.Current.CancellationToken);
        await DemoAccounts.Add(store.Acts, TestContext.Current.CancellationToken);

        Assert.True(await DemoAccounts.AreIn(store.Database));
        Assert.Equal(DemoAccounts.All.Count, await store.Count("account"));
        Assert.All(Enum.GetValues<Role>(), role => Assert.Contains(DemoAccounts.All, a => a.Role == role));
        Assert.Throws<RefusedException>(() => AccountActs.HashOf("kort"));
    }
}
