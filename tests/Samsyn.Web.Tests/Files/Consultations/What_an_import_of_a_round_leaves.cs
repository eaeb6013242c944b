using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Files;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Files.Consultations;

/// <summary>An import of a round is one act with a row in the journal and lines of history; what is recorded already leaves no trace.</summary>
[Rule("C0.import", "C4", "R56")]
public sealed class What_an_import_of_a_round_leaves
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task In_the_journal_the_history_and_the_tables(Engine engine)
    {
        await using var store = await Engines.Fresh(engine);
        using var files = RoundFiles.WithAgreement();
        await Import(store, files, "county.yaml", "fel.yaml");
        files.Put("remiss.yaml", RoundFiles.Round(RoundFiles.First));
        await Import(store, files, "remiss.yaml");
        var journal = await store.Count("journal_entry");
        await Import(store, files, "remiss.yaml");
        Assert.Equal(journal, await store.Count("journal_entry"));

        const string later = "  - { id: o, from: Kim Hemlig, kind: open, received_at: 2022-04-12T08:00:00Z, overall: { text: Hej. } }\n  - { id: s, from: Söder 2, kind: invited, received_at: 2022-04-12T08:00:00Z, overall: { stance: supports, disposition: answered, reason: Tack. } }";
        files.Put("remiss.yaml", RoundFiles.Round(later, more: "case: VK 1\n  extended: [ { on: 2022-04-12, closes: 2022-04-25, reason: Påsk } ]\n  released: { on: 2022-05-02 }", consultees: "{ principal: \"9901\", may_answer: [ Söder 2 ] }"));
        await Import(store, files, "remiss.yaml");

        Assert.Equal((1, 3, 1, 1), (await store.Count("consultation"), await store.Count("answer"), await store.Count("open_person"), await store.Count("treatment")));
        var rows = await store.List("select \"after\" from journal_entry");
        Assert.DoesNotContain(rows, row => row.Contains("Kim", StringComparison.Ordinal));
        await using var db = store.Context();
        var round = await db.Consultations.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((1, "VK 1", new DateOnly(2022, 4, 25)), (round.Revision, round.Settings.Case, round.ClosesOn()));
        var told = string.Concat(await store.List("select payload from outbox_message"));
        foreach (var kind in new[] { HistoryKind.RoundOpened, HistoryKind.RoundExtended, HistoryKind.AnswerReceived, HistoryKind.CompilationReleased }) Assert.Contains(StoredWords.Of(kind), told, StringComparison.Ordinal);
        Assert.Contains("Söder 2 (Almby kommun)", System.Text.RegularExpressions.Regex.Unescape(told), StringComparison.Ordinal);
        Assert.DoesNotContain("Kim", told, StringComparison.Ordinal);
    }

    private static async Task Import(TestDatabase store, Importing files, params string[] names)
    {
        var faults = new FaultList();
        await store.Acts.Import(ImportSet.Read(names.Select(name => Path.Combine(files.Folder, name)), Importing.Now, faults), Importing.Today, faults, TestContext.Current.CancellationToken);
    }
}
