using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Groups;
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
        "agreement", "agreement_group", "agreement_version", "answer", "article", "article_version", "blob", "body_entry", "cascade_plan", "consultation", "county", "decision", "disagreement_fact", "document_version", "duty_plan", "duty_report", "federation", "group_fact", "library_document", "membership", "open_person", "outside_view", "principal", "publishing_settings", "signatory_change", "signature", "signing_plan", "term_change", "treatment", "version_clauses",
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
        ["answer_draft"] = "work in progress of one body, confidential until it is handed in",
        ["answer_field"] = "work in progress of one body, confidential until it is handed in",
        ["conference_registration"] = "persons: who will take part, erased after the conference",
        ["clause_position"] = "confidential: what one side wants, seen by that side alone; an export is read by others",
        ["negotiation_scenario"] = "confidential: how one side thinks that the negotiation may end",
        ["calendar_row"] = "what the subscribers of this installation have been told",
        ["data_protection_key"] = "a key to the door of this installation",
        ["redirect"] = "addresses of the site that this installation took over from; drafts made of its pages stay here too",
        ["reader_question"] = "a person asked it, and may have left an address; an answer others need is among questions and answers",
        ["fault_report"] = "a person wrote it, to those who run this installation",
        ["journal_entry"] = "who did what here; an import writes a journal of its own",
        ["subscriber"] = "persons: who follows, and with which address",
        ["subscribed_topic"] = "persons: what each follows",
        ["mail_event"] = "what the subscribers of this installation are told",
        ["letter_item"] = "persons: who is told what",
        ["letter"] = "persons: what this installation has sent to whom",
        ["mail_suppression"] = "persons: addresses that nothing is sent to",
        ["mail_secret"] = "a key to the door of this installation",
        ["notice_address"] = "where the parties are reached from this installation",
        ["notification"] = "what the parties of this installation have been told",
        ["outbox_message"] = "work of this installation, done once",
        ["search_document"] = "made anew from what is exported, by the server that imports it",
        ["search_mark"] = "how far this installation's index has come",
        ["search_word"] = "made anew from what is exported, by the server that imports it",
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
        var agreement = await db.Agreements.FirstAsync(TestContext.Current.CancellationToken);
        db.Add(new Position { Id = Guid.CreateVersion7(), AgreementId = agreement.Id, Side = NegotiatingSide.Municipal, Clause = null, Words = new PositionWords(PositionStance.Oppose, Weight.Decisive, "Hemligheten"), ChangedAt = new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc) });
        db.Add(new Scenario { Id = Guid.CreateVersion7(), AgreementId = agreement.Id, Side = new NegotiatingSide("1480"), Ending = Ending.Lapse, Words = new ScenarioWords("Hemligheten", null, 100, "Hemligheten", null), ChangedAt = new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc) });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(account.PasswordHash);
    }
}
