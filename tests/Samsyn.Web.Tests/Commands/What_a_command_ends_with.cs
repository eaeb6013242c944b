using System.Net;
using System.Net.Sockets;
using Samsyn.Web.Tests.Files;

namespace Samsyn.Web.Tests.Commands;

/// <summary>Exit codes, and who is told what where: a program reads stdout, a person reads stderr.</summary>
[Rule("C0.exit")]
public sealed class What_a_command_ends_with
{
    [Theory]
    [InlineData("Required command was not provided.")]
    [InlineData("'nosuch'", "nosuch")]
    [InlineData("'status'", "status")]
    [InlineData("'import'", "import")]
    [InlineData("--out", "export")]
    [InlineData("'--colour'", "status", "ett-avtal", "--colour", "red")]
    [InlineData("--as-of: 2022-02-30 är ingen dag som finns. Skriv åååå-mm-dd, till exempel 2022-11-29.", "status", "ett-avtal", "--as-of", "2022-02-30")]
    [InlineData("--known-at: 2022-11-29T09:15:00 saknar tidszon. Skriv till exempel 2022-11-29T09:15:00Z eller 2022-11-29T10:15:00+01:00.", "status", "ett-avtal", "--known-at", "2022-11-29T09:15:00")]
    [InlineData("--today: i går är ingen dag som finns. Skriv åååå-mm-dd, till exempel 2022-11-29.", "import", "--today", "i går", "a.yaml")]
    [InlineData("'kung'", "account", "add", "--name", "a", "--role", "kung")]
    public async Task Is_two_when_it_was_written_wrong(string told, params string[] words)
    {
        using var folder = new Folder();

        var ended = await Executable.Run([.. words, .. words.Length > 0 ? ["--database", folder["samsyn.db"]] : Array.Empty<string>()]);

        Assert.Contains(told, ended.Error, StringComparison.Ordinal);
        Assert.Equal("Skriv samsyn --help för att se hur kommandona används.", ended.Faults[^1]);
        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Is_one_with_the_place_and_the_mend_when_a_file_or_a_database_is_not_as_it_must_be()
    {
        using var folder = new Folder();
        var database = folder["samsyn.db"];
        var faulty = folder.Put("fel.yaml", "samsyn: 1\nagreement:\n  slug: ett-avtal\n  titel: Ett avtal\n");
        var notes = folder.Put("anteckningar.db", "Det här är ingen databas, utan anteckningar från ett möte.\n");

        (await Executable.Run("status", "ett-avtal", "--json", "--database", database))
            .AssertRefused($"{database}:1:1: databasen finns inte — skapa den med samsyn import, eller ange en annan med --database");
        (await Executable.Run("import", folder["saknas.yaml"], "--database", database))
            .AssertRefused($"{folder["saknas.yaml"]}:1:1: filen finns inte — kontrollera namnet och mappen");
        var refused = await Executable.Run("import", faulty, "--database", database);
        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.All(refused.Faults, line => Assert.Matches($"^{faulty}:[0-9]+:[0-9]+: .+ — .+", line));
        Assert.Contains($"{faulty}:4:3: okänd nyckel titel — menade du title?", refused.Faults);
        Assert.Equal(["anteckningar.db", "fel.yaml"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        var noDatabase = await Executable.Run("status", "ett-avtal", "--database", notes);
        Assert.StartsWith($"Databasen {notes} går inte att öppna: ", Assert.Single(noDatabase.Faults), StringComparison.Ordinal);
        Assert.Equal((1, ""), (noDatabase.Code, noDatabase.Output));
        var nobodyThere = await Executable.Run("import", Executable.Repository("data/county-14"), "--database", "postgres://anna:hemligt@127.0.0.1:1/samsyn");
        Assert.StartsWith("Databasen postgres://127.0.0.1:1/samsyn går inte att öppna: ", Assert.Single(nobodyThere.Faults), StringComparison.Ordinal);
        Assert.DoesNotContain("hemligt", nobodyThere.Error, StringComparison.Ordinal);
        Assert.Equal((1, ""), (nobodyThere.Code, nobodyThere.Output));
    }

    [Fact]
    public async Task Is_one_when_the_database_has_nothing_of_that_name_and_nought_when_it_has()
    {
        using var folder = new Folder();
        folder.Put("county.yaml", Importing.County);
        folder.Put("principals.csv", Importing.Five);
        folder.Put("federations.csv", Importing.Federations);
        folder.Put("avtal.yaml", Importing.Agreement(slug: "ett-avtal"));
        (string, string) inDatabase = ("SAMSYN_DATABASE", folder["samsyn.db"]);

        Assert.Equal("Inläst: länsregistret, 1 avtal, 0 beslut och senare fakta.\n", (await Executable.Run(["import", folder.Path], null, inDatabase)).AssertDone());
        (await Executable.Run(["status", "ett-annat"], null, inDatabase))
            .AssertRefused("Det finns inget avtal ett-annat i databasen — kontrollera namnet, eller läs in avtalet med samsyn import.");
        Assert.StartsWith("Provavtal den ", (await Executable.Run(["status", "ett-avtal"], null, inDatabase)).AssertDone(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_one_for_a_setting_that_nobody_knows_wherever_it_stands()
    {
        using var folder = new Folder();
        var file = folder.Put("samsyn.conf", "# var\ndatabase = samsyn.db\nadress = http://127.0.0.1:5080\n");

        var ended = await Executable.Run(["doctor", "--config", file], null, ("SAMSYN_DATABAS", "samsyn.db"));

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Equal(2, ended.Faults.Length);
        Assert.Equal("SAMSYN_DATABAS:1:1: inställningen databas finns inte — menade du database?", ended.Faults[1]);
        Assert.StartsWith($"{file}:3:1: inställningen adress finns inte — ", ended.Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_one_when_the_server_cannot_listen_where_it_was_told_to()
    {
        using var folder = new Folder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://{taken.LocalEndpoint}";

        var ended = await Executable.Run("serve", "--database", folder["samsyn.db"], "--urls", address);

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        var line = Assert.Single(ended.Faults);
        Assert.StartsWith($"Det går inte att lyssna på {address}: ", line, StringComparison.Ordinal);
        Assert.EndsWith(" — välj en annan adress med --urls.", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_nought_for_help()
    {
        var help = (await Executable.Run("--help")).AssertDone();
        Assert.All(new[] { "serve", "demo", "import", "export", "status", "doctor", "account", "--database", "--today" }, word => Assert.Contains($"  {word} ", help, StringComparison.Ordinal));

        Assert.Contains("--known-at <INSTANT>", (await Executable.Run("status", "--help")).AssertDone(), StringComparison.Ordinal);
    }
}
