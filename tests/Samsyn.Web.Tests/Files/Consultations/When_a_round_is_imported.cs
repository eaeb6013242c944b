using Samsyn.Domain.Consultations;
using Samsyn.Web.Consultations;
using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files.Consultations;

/// <summary>CONTRACT.md General and C4: a consultation file adds answers to what is recorded and overwrites what may be overwritten.</summary>
[Rule("C0.import", "C4", "R25", "R26", "R27", "R28", "R56")]
public sealed class When_a_round_is_imported
{
    [Fact]
    public void The_example_of_the_documentation_is_taken_together_with_its_county_and_agreement()
    {
        using var importing = new Importing();
        var root = Path.GetFullPath(Path.Combine(Acceptance.Folder, "..", ".."));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "data", "county-14"))) importing.Put("län/" + Path.GetFileName(file), File.ReadAllBytes(file));
        var docs = File.ReadAllText(Path.Combine(root, "docs", "file-formats.md")).ReplaceLineEndings("\n");
        docs = docs[docs.IndexOf("## The consultation file", StringComparison.Ordinal)..];
        var from = docs.IndexOf("```yaml\n", StringComparison.Ordinal) + 8;
        importing.Put("avtal/consultation.yaml", docs[from..docs.IndexOf("```", from, StringComparison.Ordinal)]);
        importing.Put("avtal/svar/yttrande.pdf", "%PDF-1.7");
        importing.Put("avtal/text/a.md", RoundFiles.Text);
        importing.Put("avtal/agreement.yaml", "samsyn: 1\nagreement: { slug: exempel-avtal, title: Exempel, form: multilateral, parties: all, versions: [ { id: \"0.9\", on: 2022-01-10, file: text/a.md }, { id: \"1.0\", on: 2022-04-28, file: text/a.md } ] }\n");

        // The round stands first: files are resolved together, in any order.
        Assert.Equal([], importing.Import("avtal/consultation.yaml", "avtal/agreement.yaml", "län"));

        var round = Round(importing);
        Assert.Equal(new DateOnly(2022, 4, 25), round.Consultation.ClosesOn());
        Assert.Equal(["1401", "1480/Norra Hisingen", ""], round.Answers.Select(a => a.From));
        Assert.Equal([1, 2, 3], round.Answers.Select(a => a.Number));
        Assert.Equal("Kim Exempel", Assert.Single(round.People.Values).Name);
        var change = round.Treatments.Select(t => t.Change).OfType<TextChange>().Single();
        Assert.Equal(("1.0", "4.2", true), (change.Version, change.Number, change.Clause is not null));
        Assert.Equal(new RemarkId(round.Answers[0].Id, "4.2"), round.Treatments.Single(t => t.SameAs is not null).SameAs);
    }

    [Fact]
    public void The_same_file_again_changes_nothing_and_another_answer_is_added_under_the_next_number()
    {
        using var importing = RoundFiles.WithAgreement();
        Assert.Empty(importing.ImportRound(RoundFiles.Round(RoundFiles.First)));
        Assert.Equal((true, 1), (importing.Plan!.Rounds[0].IsNew, importing.Plan.AnswerCount));
        importing.At = Importing.Now.AddDays(1);
        Assert.Empty(importing.ImportRound(RoundFiles.Round(RoundFiles.First)));
        Assert.True(importing.Plan!.ChangesNothing);

        Assert.Empty(importing.ImportRound(RoundFiles.Round("  - { id: s, from: SK, kind: invited, received_at: 2022-05-20T08:00:00Z, overall: { stance: no_objection } }")));

        var round = Round(importing);
        Assert.Equal([("a1", 1), ("s", 2)], round.Answers.Select(a => (a.Reference, a.Number)));
        Assert.True(round.Answers[1].IsLate(round.Consultation.ClosesOn()));
        Assert.Null(importing.Plan!.Rounds[0].SettingsBefore);
    }

    [Theory]
    [InlineData("stance: opposes", "stance: supports")]
    [InlineData("Vänta till december.", "Vänta till januari.")]
    [InlineData("2022-04-11T08:00:00Z", "2022-04-11T08:00:01Z")]
    [InlineData("kind: invited", "kind: invited, number: 2")]
    [InlineData("kind: invited", "kind: invited, shared_draft: x")]
    public void Another_content_under_a_recorded_id_is_refused(string was, string now)
    {
        using var importing = RoundFiles.WithAgreement();
        importing.ImportRound(RoundFiles.Round(RoundFiles.First));

        Assert.Equal(
            ["remiss.yaml:10:11: svaret a1 är redan registrerat med annat innehåll — ge det nya svaret ett eget id, med replaces om det ersätter det förra"],
            importing.ImportRound(RoundFiles.Round(RoundFiles.First.Replace(was, now, StringComparison.Ordinal))));
    }

    [Fact]
    public void Settings_and_treatments_are_overwritten_and_what_a_file_leaves_out_of_a_remark_stays()
    {
        using var importing = RoundFiles.WithAgreement();
        var treated = RoundFiles.First.Replace("december. }", "december., disposition: partly, reason: Delvis. }", StringComparison.Ordinal);
        importing.ImportRound(RoundFiles.Round(treated));
        Assert.Empty(importing.ImportRound(RoundFiles.Round(RoundFiles.First, more: "case: VK 2022/1")));

        Assert.Equal((Disposition.Partly, "Delvis."), (Round(importing).Treatments[0].Disposition, Round(importing).Treatments[0].Reason));
        Assert.Null(importing.Plan!.Rounds[0].SettingsBefore!.Case);
        Assert.Equal("VK 2022/1", Round(importing).Consultation.Settings.Case);

        Assert.Empty(importing.ImportRound(RoundFiles.Round(treated.Replace("partly", "accepted", StringComparison.Ordinal), more: "case: VK 2022/1")));
        Assert.Equal(Disposition.Accepted, Assert.Single(Assert.Single(importing.Plan!.Rounds).Treatments).Disposition);
        Assert.Null(importing.Plan.Rounds[0].SettingsBefore);
    }

    [Fact]
    public void The_boards_decision_may_come_later_and_another_one_is_refused()
    {
        using var importing = RoundFiles.WithAgreement();
        importing.ImportRound(RoundFiles.Round(RoundFiles.First));
        string Adopted(string on) => RoundFiles.Round(RoundFiles.First.Replace("kind: invited", $"kind: invited, adopted_by: \"KS:9901\", adopted_on: {on}", StringComparison.Ordinal));

        Assert.Empty(importing.ImportRound(Adopted("2022-05-04")));
        Assert.Equal("a1", Assert.Single(importing.Plan!.Rounds[0].Adopted).Reference);
        Assert.Empty(importing.ImportRound(Adopted("2022-05-04")));
        Assert.True(importing.Plan!.ChangesNothing);
        Assert.Contains("är redan antaget av KS:9901, 2022-05-04", Assert.Single(importing.ImportRound(Adopted("2022-05-05"))), StringComparison.Ordinal);
    }

    [Fact]
    public void An_extension_is_a_fact_beside_the_last_day_that_was_said_first()
    {
        using var importing = RoundFiles.WithAgreement();
        importing.ImportRound(RoundFiles.Round(RoundFiles.First));
        Assert.Empty(importing.ImportRound(RoundFiles.Round(more: "extended: [ { on: 2022-04-12, closes: 2022-04-25, reason: Påsk } ]")));

        Assert.True(importing.Plan!.Rounds[0].FactsChanged);
        Assert.Equal((new DateOnly(2022, 4, 18), new DateOnly(2022, 4, 25)), (Round(importing).Consultation.Settings.Closes, Round(importing).Consultation.ClosesOn()));
        Assert.Contains("2022-04-25 är inte senare än den sista dagen 2022-05-01", Assert.Single(importing.ImportRound(RoundFiles.Round(closes: "2022-05-01"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_has_been_erased_is_exported_as_that_and_an_older_file_does_not_bring_it_back()
    {
        using var importing = RoundFiles.WithAgreement();
        const string open = "  - { id: o, from: Kim Exempel, kind: open, received_at: 2022-04-12T08:00:00Z, overall: { text: Hej. } }";
        importing.ImportRound(RoundFiles.Round(open));
        var person = Assert.Single(Round(importing).People.Values);
        (person.Name, person.ErasedOn, person.ErasedBy) = (null, new DateOnly(2023, 1, 1), "12 månader");

        Assert.Empty(importing.ImportRound(RoundFiles.Round(open)));
        Assert.True(importing.Plan!.ChangesNothing);
        var exported = System.Text.Encoding.UTF8.GetString(importing.Export().Single(f => f.Path == "agreements/fel/consultation.yaml").Bytes);
        Assert.DoesNotContain("Kim", exported, StringComparison.Ordinal);
        using var other = RoundFiles.WithAgreement();
        Assert.Empty(other.ImportRound(exported));
        Assert.Equal(exported, ConsultationWriter.Text("fel", Round(other)));
    }

    [Fact]
    public void Two_rounds_of_one_agreement_have_a_file_each_and_no_two_versions_share_one()
    {
        Assert.Equal(["consultation.yaml", "consultation-1-1.yaml", "consultation-1-1-2.yaml", "consultation-A.yaml", "consultation-a-2.yaml"], ConsultationWriter.NamesOf(["0.9", "1/1", "1-1", "A", "a"]));

        using var importing = RoundFiles.WithAgreement();
        importing.Put("sist.yaml", RoundFiles.Round(version: "0.9"));
        importing.Put("först.yaml", RoundFiles.Round(version: "utkast", opens: "2021-12-02", closes: "2021-12-20"));
        Assert.Empty(importing.Import("sist.yaml", "först.yaml"));
        Assert.Equal(["utkast", "0.9"], importing.Recorded.Agreements[0].Rounds.Select(r => r.Consultation.Version));
        Assert.Equal(["agreements/fel/consultation-0.9.yaml", "agreements/fel/consultation.yaml"], importing.Export().Select(f => f.Path).Where(p => p.Contains("consultation", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static StoredRound Round(Importing importing) => Assert.Single(Assert.Single(importing.Recorded.Agreements).Rounds);
}
