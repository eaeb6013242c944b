using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Commands;

/// <summary>An export is everything a county could start from and never anything about a person: every table is one or the other (DESIGN.md 6).</summary>
[Rule("C0.export")]
public sealed class What_an_export_leaves_out
{
    /// <summary>Tables whose rows an export carries.</summary>
    private static readonly string[] Carried =
    [
        "agreement", "agreement_version", "blob", "body_entry", "cascade_plan", "county", "decision", "federation", "membership", "principal", "signature", "term_change", "version_clauses",
    ];

    /// <summary>Tables that stay where they are, and why.</summary>
    private static readonly Dictionary<string, string> Left = new(StringComparer.Ordinal)
    {
        ["account"] = "persons",
        ["account_claim"] = "persons",
        ["account_login"] = "persons",
        ["account_passkey"] = "a key to the door of this installation",
        ["account_token"] = "a key to the door of this installation",
        ["role_grant"] = "persons: what each may do here",
        ["form_draft"] = "unfinished, and one person's own",
        ["text_draft"] = "unfinished; what is published goes out",
        ["calendar_row"] = "what the subscribers of this installation have been told",
        ["data_protection_key"] = "a key to the door of this installation",
        ["fault_report"] = "a person wrote it, to those who run this installation",
        ["journal_entry"] = "who did what here; an import writes a journal of its own",
        ["outbox_message"] = "work of this installation, done once",
        ["agreement_event"] = "made anew from the facts by the outbox of the installation that imports them",
    };

    [Fact]
    public async Task Is_every_table_that_it_does_not_carry_each_with_a_reason()
    {
        await using var store = await Engines.Fresh(Engine.Sqlite);
        await using var db = store.Context();

        Assert.Equal(Carried.Concat(Left.Keys).Order(StringComparer.Ordinal), db.Model.GetEntityTypes().Select(type => type.GetTableName()).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Left.Values, Assert.NotEmpty);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_not_in_its_files_and_the_rest_is_there_row_for_row(Engine engine)
    {
        using var folder = new Folder();
        await using var store = await Engines.Fresh(engine);
        await using var other = await Engines.Fresh(engine);
        await Executable.Import(store.Setting, "data/county-14", "data/ovning");
        await FillWhatIsLeft(store);

        (await Executable.Run("export", "--out", folder["ut"], "--database", store.Setting)).AssertDone();
        (await Executable.Run("import", folder["ut"], "--database", other.Setting)).AssertDone();

        foreach (var table in Carried)
        {
            Assert.True(await store.Count(table) > 0, table);
            Assert.Equal((table, await store.Count(table)), (table, await other.Count(table)));
        }
        var text = string.Concat(Directory.EnumerateFiles(folder["ut"], "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.DoesNotContain("hemligheten", text, StringComparison.OrdinalIgnoreCase);
        foreach (var hash in await store.List("select password_hash from account")) Assert.DoesNotContain(hash, text, StringComparison.Ordinal);
        foreach (var table in Left.Keys.Where(table => table is not ("journal_entry" or "outbox_message"))) Assert.Equal((table, 0), (table, await other.Count(table)));
    }

    /// <summary>An account with a role, a session's key, a draft and a report, each with a word that may be in no file.</summary>
    private static async Task FillWhatIsLeft(TestDatabase store)
    {
        await store.Acts.Run(new ActOrder(Guid.CreateVersion7(), "account.add", new Actor(null, "command")),
            act => act.AddAccount(new NewAccount("hemligheten", "hemligheten@example.org", "Hemligheten", Role.Officer, new PrincipalId("1480"), null), "ett långt lösenord"));
        await using var db = store.Context();
        var account = await db.Users.SingleAsync(TestContext.Current.CancellationToken);
        db.Add(new Web.About.FaultReport { Id = Guid.CreateVersion7(), At = new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc), Page = "/", Message = "Hemligheten", Email = "hemligheten@example.org", Language = "sv" });
        db.Add(new DataProtectionKey { Id = Guid.CreateVersion7(), Xml = "<key>hemligheten</key>" });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(account.PasswordHash);
    }
}
