using System.Text;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Decisions;
using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files;

/// <summary>DESIGN.md 6 and CONTRACT.md General: export, import into an empty database, export gives the same bytes.</summary>
[Rule("C0.export")]
public class ExportTests
{
    [Fact]
    public void Two_hundred_generated_counties_come_back_byte_for_byte()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var generated = new GeneratedCounty(seed);
            using var first = new Importing();
            foreach (var (name, text) in generated.Files)
            {
                first.Put(Path.Combine("in", name), text);
            }

            Assert.Equal([], first.Import("in"));
            var exported = first.Export();
            using var second = new Importing { At = Importing.Now.AddHours(1) };
            foreach (var (path, bytes) in exported)
            {
                second.Put(Path.Combine("ut", path), bytes);
            }

            Assert.Equal([], second.Import("ut"));
            var again = second.Export();
            Assert.Equal(exported.Select(Show), again.Select(Show));
            Assert.True(exported.Zip(again).All(pair => pair.First.Bytes.AsSpan().SequenceEqual(pair.Second.Bytes)), $"seed {seed}");

            Assert.Equal(Statuses(first), Statuses(second));

            // Neither the export nor the files a person wrote say anything that is not recorded.
            Assert.Equal([], first.Import("in"));
            Assert.True(first.Plan!.ChangesNothing, $"seed {seed}");
            foreach (var (path, bytes) in exported)
            {
                first.Put(Path.Combine("ut", path), bytes);
            }

            Assert.Equal([], first.Import("ut"));
            Assert.True(first.Plan.ChangesNothing, $"seed {seed}");
        }
    }

    [Fact]
    public void Every_key_of_the_contract_is_in_some_generated_county()
    {
        var all = string.Concat(Enumerable.Range(0, 20).SelectMany(seed =>
        {
            var generated = new GeneratedCounty(seed);
            using var importing = new Importing();
            foreach (var (name, text) in generated.Files)
            {
                importing.Put(Path.Combine("in", name), text);
            }

            Assert.Equal([], importing.Import("in"));
            return importing.Export().Select(Show);
        }));

        // Every key the readers know: the example of C1 and C2, and the optional ones added since.
        foreach (var key in "samsyn county id name principals federations memberships bodies map per side mandate agreement slug title demonstration shown_as_of form parties purpose parent requires succeeds related url kind statutory legal_basis contacts function organisation email phone term from until notice_months renewal_months extend_by entry_into_force rule population_share must_include not_before counts_from stated source versions file editorial milestones planned preliminary words done_on cascade step act for after replanned known_on reason decisions body on outcome version paragraph case concerns also votes against abstained present minority condition reservations minutes_approved_on immediate announced_on appeal_until_stated appealed_on signs note recorded_at corrects corrects_paragraph to assessed term_changes by signatures party by_function declined_reason meetings groups mandate words given_by reports_to nominations seats nominated_by organisation nominated_on seats_left seat reason time where digital agenda held meeting cancelled documents public sha256 check_ins asked answer notes document text digests consultation opens closes voluntary open_to_all consultees principal federation may_answer instead_of_members conferences recording place programme recording_text case extended background anchoring with changed remind_days privacy released unanswered answers kind adopted_by adopted_on received_at shared_draft replaces overall sections section stance disposition change change_clause tags same_as published_text redaction_reason number adopted_paragraph adopted_recorded_at extract attachments channel handed_in_by publish_name erased".Split(' '))
        {
            Assert.Matches($@"(^|[ {{]){key}:", all.ReplaceLineEndings("\n").Replace("\n", " ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Decisions_stand_by_day_body_paragraph_and_place_with_when_they_were_recorded()
    {
        using var importing = Importing.WithCounty();
        Assert.Empty(importing.ImportText(Importing.Agreement(
            """
              - { body: "KF:9902", on: 2022-03-02, outcome: approved, paragraph: "§ 10" }
              - { body: "KF:9902", on: 2022-03-02, outcome: tabled, paragraph: "§ 9" }
              - { body: "KF:9902", on: 2022-03-02, outcome: corrected, corrects: 2022-03-02, corrects_paragraph: "§ 9" }
              - { body: "KF:9901", on: 2022-03-02, outcome: approved }
              - { body: HSS, on: 2022-03-01, outcome: approved, recorded_at: 2022-03-01T12:00:00.5Z }
            """)));

        var file = Encoding.UTF8.GetString(importing.Export().Single(f => f.Path == "agreements/fel/agreement.yaml").Bytes);
        Assert.Equal(
            """
            decisions:
              - { body: HSS, on: 2022-03-01, outcome: approved, version: "1.0", recorded_at: 2022-03-01T12:00:00.500Z }
              - { body: "KF:9901", on: 2022-03-02, outcome: approved, version: "1.0", recorded_at: 2026-11-22T09:00:00Z }
              - { body: "KF:9902", on: 2022-03-02, outcome: tabled, version: "1.0", paragraph: "§ 9", recorded_at: 2026-11-22T09:00:00Z }
              - { body: "KF:9902", on: 2022-03-02, outcome: approved, version: "1.0", paragraph: "§ 10", recorded_at: 2026-11-22T09:00:00Z }
              - { body: "KF:9902", on: 2022-03-02, outcome: corrected, corrects: 2022-03-02, corrects_paragraph: "§ 9", recorded_at: 2026-11-22T09:00:00Z }

            """, file[file.IndexOf("decisions:", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void A_folder_with_an_earlier_export_is_replaced_and_one_with_anything_else_refused()
    {
        using var importing = Importing.WithCounty();
        importing.ImportText(Importing.Agreement());
        var folder = Path.Combine(importing.Folder, "ut");
        ExportFolder.Write(importing.Recorded, hash => importing.Blobs[hash], folder);
        File.WriteAllText(Path.Combine(folder, "agreements", "gammal.txt"), "borta nästa gång");
        ExportFolder.Write(importing.Recorded, hash => importing.Blobs[hash], folder);

        Assert.Equal(
            ["agreements/fel/agreement.yaml", "county/county.yaml", "county/federations.csv", "county/principals.csv"],
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal));
        File.WriteAllText(Path.Combine(folder, "eget.txt"), "mitt");
        Assert.Contains("eget.txt", Assert.Throws<FaultyFileException>(() => ExportFolder.Write(importing.Recorded, hash => importing.Blobs[hash], folder)).Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "eget.txt")));
    }

    /// <summary>Where every agreement stands on some days, as known at the end and earlier.</summary>
    private static IEnumerable<string> Statuses(Importing importing) =>
        from recorded in importing.Recorded.Agreements.OrderBy(one => one.Agreement.Slug, StringComparer.Ordinal)
        let also = importing.Recorded.Agreements.SelectMany(other => other.Decisions).Where(decision => decision.Also.Contains(recorded.Agreement.Slug))
        let cascade = new Cascade(importing.Recorded.County!, recorded.Agreement, recorded.Steps, [.. recorded.Decisions, .. also])
        from day in new[] { new DateOnly(2022, 4, 1), new DateOnly(2022, 10, 1), new DateOnly(2023, 3, 1), Importing.Today }
        from known in new[] { new DateTime(2022, 8, 1, 0, 0, 0, DateTimeKind.Utc), Importing.Now.AddHours(2) }
        select Encoding.UTF8.GetString(StatusJson.Of(AgreementStatus.Of(cascade, day, known)).Span);

    private static string Show((string Path, byte[] Bytes) file) => $"{file.Path}\n{Encoding.UTF8.GetString(file.Bytes)}";
}
