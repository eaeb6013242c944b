using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Files;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Commands;

/// <summary><c>samsyn doctor</c> and <c>samsyn account add</c>: the commands of those who run an installation.</summary>
[Rule("C0.exit")]
public sealed class Those_who_run_it
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task See_every_setting_but_no_password_and_that_all_is_well(Engine engine)
    {
        using var folder = new Folder();
        await using var store = await Engines.Fresh(engine);
        folder.Put("county.yaml", Importing.County);
        folder.Put("principals.csv", Importing.Five);
        folder.Put("federations.csv", Importing.Federations);
        // PostgreSQL trusts the tests and asks for no password; whoever reads over the shoulder must not see one all the same.
        var setting = store.Setting.Replace("samsyn@", "samsyn:hemligt@", StringComparison.Ordinal);
        var config = folder.Put("samsyn.conf", "run_by = Provlänet\nsign_ins_per_minute = 12\n");
        (await Executable.Run("import", folder["county.yaml"], "--database", setting)).AssertDone();

        var told = (await Executable.Run(["doctor", "--config", config, "--today", "2022-11-29"], null, ("SAMSYN_DATABASE", setting), ("SAMSYN_PAGE_CACHE", "off"))).AssertDone();

        Assert.DoesNotContain("hemligt", told, StringComparison.Ordinal);
        Assert.Matches($"\n  database +{System.Text.RegularExpressions.Regex.Escape(store.Database.ShownAs)} ", told);
        Assert.Matches("\n  run_by +Provlänet ", told);
        Assert.Matches("\n  page_cache +off ", told);
        Assert.Matches("\n  sign_ins_per_minute +12 ", told);
        Assert.Matches("\n  config +.+/samsyn.conf ", told);
        Assert.Matches("\n  today +2022-11-29 ", told);
        foreach (var (name, _) in Settings.Known) Assert.Contains($"\n  {name} ", told, StringComparison.Ordinal);
        Assert.Contains("  ja   databasen svarar\n  ja   ett länsregister är inläst\n", told, StringComparison.Ordinal);
        Assert.DoesNotContain("NEJ", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_told_what_is_wrong()
    {
        using var folder = new Folder();
        var notes = folder.Put("anteckningar.db", "Det här är ingen databas, utan anteckningar från ett möte.\n");
        var ended = await Executable.Run("doctor", "--database", notes);
        Assert.Contains($"\n  NEJ  databasen svarar: Databasen {notes} går inte att öppna: ", ended.Output, StringComparison.Ordinal);
        Assert.Equal((1, ""), (ended.Code, ended.Error));

        await using var store = await Engines.Fresh(Engine.Sqlite);
        ended = await Executable.Run("doctor", "--database", store.Setting);
        Assert.Contains("\n  NEJ  ett länsregister är inläst: läs in ett med samsyn import\n", ended.Output, StringComparison.Ordinal);
        Assert.Equal((1, ""), (ended.Code, ended.Error));
    }

    [Fact]
    public async Task Try_the_mail_relay_without_sending_or_showing_a_password()
    {
        await using var relay = new Mail.ScriptedRelay(Mail.ScriptedRelay.Willing);
        Task<Ended> Ask(int port, params string[] more) => Executable.Run(["doctor", .. more], null, ("SAMSYN_DATABASE", ":memory:"), ("SAMSYN_MAIL_RELAY", $"smtp://anna:hemligt@127.0.0.1:{port}"),
            ("SAMSYN_MAIL_FROM", "Samsyn <samsyn@vgregion.se>"), ("SAMSYN_SITE_URL", "https://samsyn.vgregion.se"), ("SAMSYN_MAIL_TRIAL", "bo@boras.se, anna@boras.se"));

        var quiet = await Ask(relay.Port);
        Assert.Empty(relay.Commands);
        Assert.DoesNotContain("mejlservern svarar", quiet.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hemligt", quiet.Output + quiet.Error, StringComparison.Ordinal);
        Assert.Matches($"\n  mail_relay +smtp://anna@127.0.0.1:{relay.Port} ", quiet.Output);
        Assert.Matches("\n  mail_trial +bara anna@boras.se, bo@boras.se ", quiet.Output);

        Assert.Contains("\n  ja   mejlservern svarar\n", (await Ask(relay.Port, "--mail")).Output, StringComparison.Ordinal);
        Assert.Equal(["EHLO samsyn.vgregion.se", "QUIT"], relay.Commands);
        var port = relay.Port;
        await relay.DisposeAsync();
        Assert.Contains("\n  NEJ  mejlservern svarar: Mejlservern går inte att nå.\n", (await Ask(port, "--mail")).Output, StringComparison.Ordinal);
        Assert.Contains("\n  NEJ  mejlservern svarar: ange mail_relay, mail_from och site_url\n", (await Executable.Run("doctor", "--mail", "--database", ":memory:")).Output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Make_the_first_account_with_a_password_that_is_never_an_argument(Engine engine)
    {
        await using var store = await Engines.Fresh(engine);

        Task<Ended> Add(string password, params string[] more) =>
            Executable.Run(["account", "add", "--name", "först", "--role", "administrator", "--database", store.Setting, .. more], password + "\n");

        var weak = await Add("kort");
        Assert.Equal((1, ""), (weak.Code, weak.Output));
        Assert.Single(weak.Faults);
        Assert.Equal(0, await store.Count("account"));
        Assert.Equal("Kontot först är skapat: Administratör.\n", (await Add("ett långt lösenord", "--shown-as", "Den första")).AssertDone());
        var taken = await Add("ett långt lösenord");
        Assert.Equal((1, ""), (taken.Code, taken.Output));
        Assert.Single(taken.Faults);
        Assert.Equal((1, 1), (await store.Count("account"), await store.Count("journal_entry")));
        Assert.DoesNotContain("ett långt lösenord", string.Join(' ', await store.List("select password_hash from account")), StringComparison.Ordinal);
    }
}
