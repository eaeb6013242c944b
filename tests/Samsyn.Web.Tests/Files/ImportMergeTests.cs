using Samsyn.Domain.Decisions;
using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files;

/// <summary>CONTRACT.md General and C2 identity: a file adds facts to what is recorded, and never changes one.</summary>
[Rule("C0.import", "C2.identity", "R56")]
public class ImportMergeTests
{
    private const string Yes = "  - { body: HSS, on: 2022-03-01, outcome: approved }";

    [Fact]
    public void The_same_file_again_changes_nothing_also_when_it_leaves_out_when_and_which_version()
    {
        using var importing = Importing.WithCounty();
        Assert.Empty(importing.ImportText(Importing.Agreement(Yes, "term: { until: 2026-12-31 }")));
        Assert.Equal("1.0", Assert.Single(importing.Plan!.Agreements[0].NewDecisions).Version);
        importing.At = Importing.Now.AddDays(1);
        importing.Day = Importing.Today.AddDays(1);

        Assert.Empty(importing.ImportText(Importing.Agreement(Yes, "term: { until: 2026-12-31 }")));

        Assert.True(importing.Plan!.ChangesNothing);
        Assert.Equal(Importing.Now, importing.Recorded.Agreements[0].Decisions[0].RecordedAt);
    }

    [Fact]
    public void A_decision_bound_to_its_version_stays_bound_when_a_version_of_an_earlier_day_becomes_known()
    {
        using var importing = Importing.WithCounty();
        importing.ImportText(Importing.Agreement(Yes));
        Assert.Empty(importing.ImportText(Importing.Agreement(Yes, versions: "    - { id: \"1.0\", on: 2022-01-10 }\n    - { id: \"1.1\", on: 2022-02-01 }")));

        var change = Assert.Single(importing.Plan!.Agreements);
        Assert.Equal(["1.1"], change.NewVersions.Select(v => v.Id));
        Assert.Empty(change.NewDecisions);
        Assert.False(change.SettingsChanged);
        Assert.Equal("1.0", importing.Recorded.Agreements[0].Decisions[0].Version);
    }

    [Theory]
    [InlineData("  - { body: HSS, on: 2022-03-01, outcome: rejected }")]
    [InlineData("  - { body: HSS, on: 2022-03-01, outcome: approved, case: \"1/22\" }")]
    [InlineData("  - { body: HSS, on: 2022-03-01, outcome: approved, recorded_at: 2022-03-02T08:00:00Z }")]
    public void Other_content_under_a_recorded_key_is_refused(string other)
    {
        using var importing = Importing.WithCounty();
        importing.ImportText(Importing.Agreement(Yes));

        Assert.Equal(
            ["fel.yaml:16:5: ett annat beslut av HSS den 2022-03-01 är redan registrerat — rätta det med corrected, eller ange paragrafen om det är ett annat beslut"],
            importing.ImportText(Importing.Agreement(other)));
    }

    [Fact]
    public void What_is_missing_from_the_file_stays_and_new_facts_come_after()
    {
        using var importing = Importing.WithCounty();
        var facts = "\nterm_changes:\n  - { on: 2025-06-01, act: extended, until: 2027-12-31 }\nsignatures:\n  - { party: \"9901\", on: 2022-12-01 }\n";
        importing.ImportText(Importing.Agreement(Yes + "\n  - { body: SRO, on: 2022-02-01, outcome: recommended }") + facts);
        Assert.Empty(importing.ImportText(Importing.Agreement("  - { body: \"KF:9901\", on: 2022-02-02, outcome: approved }")));

        var recorded = importing.Recorded.Agreements[0];
        Assert.Equal([("HSS", 1), ("SRO", 2), ("KF:9901", 3)], recorded.Decisions.Select(d => (d.Body.Value, (int)d.Place)));
        Assert.Single(recorded.Agreement.TermChanges);
        Assert.Single(recorded.Signatures);
    }

    [Fact]
    public void A_later_fact_is_the_same_whenever_it_was_recorded_unless_the_file_says_when()
    {
        using var importing = Importing.WithCounty();
        const string Wrong = "  - { body: HSS, on: 2022-04-01, outcome: corrected, corrects: 2022-03-01, to: { outcome: rejected }$ }";
        var file = Importing.Agreement(Yes + "\n" + Wrong);
        importing.ImportText(file.Replace("$", ", recorded_at: 2022-05-01T08:00:00Z", StringComparison.Ordinal));

        Assert.Empty(importing.ImportText(file.Replace("$", "", StringComparison.Ordinal)));
        Assert.True(importing.Plan!.ChangesNothing);
        Assert.Single(importing.ImportText(file.Replace("$", ", recorded_at: 2022-05-01T08:00:01Z", StringComparison.Ordinal)));
        Assert.Empty(importing.ImportText(file.Replace("$", ", note: också", StringComparison.Ordinal)));
        Assert.Single(importing.Plan!.Agreements[0].NewDecisions);
    }

    [Fact]
    public void A_later_fact_may_name_a_decision_recorded_before_and_a_corrected_one_by_its_first_day()
    {
        using var importing = Importing.WithCounty();
        importing.ImportText(Importing.Agreement(Yes));
        Assert.Empty(importing.ImportText(Importing.Agreement("  - { body: HSS, on: 2022-04-01, outcome: corrected, corrects: 2022-03-01, to: { on: 2022-03-03 } }")));
        Assert.Empty(importing.ImportText(Importing.Agreement("  - { body: HSS, on: 2022-05-01, outcome: annulled, corrects: 2022-03-01 }")));
        Assert.Contains("2022-03-03", Assert.Single(importing.ImportText(Importing.Agreement("  - { body: HSS, on: 2022-05-02, outcome: annulled, corrects: 2022-03-03 }"))), StringComparison.Ordinal);
        Assert.Equal(Outcome.Annulled, importing.Recorded.Agreements[0].Decisions[^1].Outcome);
    }

    [Fact]
    public void Settings_and_steps_are_overwritten_but_known_replannings_stay()
    {
        using var importing = Importing.WithCounty();
        const string First = "  - { step: region, bodies: [HSS], act: decides, for: VGR, replanned: [ { planned: \"2022-06\", known_on: 2022-03-01 } ] }\n  - { step: councils, bodies: [each KF], act: decides }";
        importing.ImportText(Importing.Agreement(cascade: First, more: "purpose: Ett"));
        var id = importing.Recorded.Agreements[0].Agreement.Id;
        Assert.Empty(importing.ImportText(Importing.Agreement(cascade: First.Replace("2022-06\", known_on: 2022-03-01", "2022-09\", known_on: 2022-05-01", StringComparison.Ordinal), more: "purpose: Två")));

        var change = Assert.Single(importing.Plan!.Agreements);
        Assert.Equal((false, "Ett", "Två", true), (change.IsNew, change.SettingsBefore!.Purpose, change.Agreement.Settings.Purpose, change.StepsChanged));
        Assert.Equal(["2022-06", "2022-09"], change.Steps[0].Replanned.Select(r => r.Planned!.Text));
        Assert.Equal(id, change.Agreement.Id);
    }

    [Fact]
    public void A_cascade_that_leaves_out_the_body_of_a_recorded_decision_is_refused()
    {
        using var importing = Importing.WithCounty();
        importing.ImportText(Importing.Agreement("  - { body: SRO, on: 2022-02-01, outcome: recommended }"));

        var told = Assert.Single(importing.ImportText(Importing.Agreement(cascade: "  - { step: region, bodies: [HSS], act: decides, for: VGR }\n  - { step: councils, bodies: [each KF], act: decides }")));
        Assert.StartsWith("fel.yaml:11:1: beslutsordningen passar inte det registrerade beslutet av SRO den 2022-02-01", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Parties_may_not_leave_a_recorded_cascade_or_decision_without_its_place()
    {
        using var importing = Importing.WithCounty();
        importing.ImportText(Importing.Agreement("  - { body: \"KF:9904\", on: 2022-02-01, outcome: approved }", parties: "[\"9901\", \"9904\", VGR]"));
        const string Fewer = "samsyn: 1\nagreement: { slug: fel, title: Provavtal, form: multilateral, parties: [$], versions: [ { id: 1.0, on: 2022-01-10 } ] }\ndecisions:\n";

        Assert.Empty(importing.ImportText(Fewer.Replace("$", "9901, 9902, 9904, VGR", StringComparison.Ordinal)));
        Assert.StartsWith("fel.yaml:2:72: beslutsordningen passar inte det registrerade beslutet av KF:9904", Assert.Single(importing.ImportText(Fewer.Replace("$", "9901, VGR", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.StartsWith("fel.yaml:2:72: VGR är inte part i avtalet", importing.ImportText(Fewer.Replace("$", "9901, 9904", StringComparison.Ordinal))[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_with_nothing_under_it_is_an_empty_list_and_no_cascade()
    {
        using var importing = Importing.WithCounty();
        Assert.Empty(importing.ImportText("samsyn: 1\nagreement:\n  slug: fel\n  title: Utan\n  form: multilateral\n  parties: all\n  versions:\ncascade:\ndecisions:\nterm_changes:\n"));
        Assert.Empty(importing.Plan!.Agreements[0].Steps);
    }

    [Fact]
    public void A_version_is_never_another_text_but_may_get_the_one_it_lacked()
    {
        using var importing = Importing.WithCounty();
        importing.Put("ett.md", "# Ett\n");
        importing.Put("två.md", "# Två\n");
        importing.ImportText(Importing.Agreement());
        Assert.Empty(importing.ImportText(Importing.Agreement(versions: "    - { id: \"1.0\", on: 2022-01-10, file: ett.md }")));
        Assert.Single(importing.Plan!.Agreements[0].CompletedVersions);
        Assert.Single(importing.Plan.Blobs);
        Assert.Empty(importing.ImportText(Importing.Agreement()));
        Assert.True(importing.Plan.ChangesNothing);
        Assert.Equal(["fel.yaml:10:7: version 1.0 är redan registrerad med en annan text — en publicerad version ändras inte: ge den nya texten ett eget id"],
            importing.ImportText(Importing.Agreement(versions: "    - { id: \"1.0\", on: 2022-01-10, file: två.md }")));
        Assert.Contains("en annan dag", Assert.Single(importing.ImportText(Importing.Agreement(versions: "    - { id: \"1.0\", on: 2022-01-11 }"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_name_each_other_are_resolved_together_whatever_their_order()
    {
        using var importing = Importing.WithCounty();
        importing.Put("b.yaml", Importing.Agreement(slug: "b", more: "parent: a"));
        importing.Put("a.yaml", Importing.Agreement(Yes.Replace(" }", ", also: [b] }", StringComparison.Ordinal), slug: "a"));

        Assert.Equal(["b.yaml:7:11: avtalet a finns inte — menade du b?"], importing.Import("b.yaml"));
        Assert.Empty(importing.Import("b.yaml", "a.yaml"));
        Assert.Empty(importing.Import("b.yaml"));
        importing.Put("a.yaml", Importing.Agreement(slug: "a", more: "parent: b"));
        Assert.Equal(["a.yaml:7:11: parent går runt: a → b → a — ta bort parent ur ett av avtalen"], importing.Import("a.yaml"));
    }

    [Fact]
    public void Facts_may_be_split_over_files_that_describe_the_agreement_alike()
    {
        using var importing = Importing.WithCounty();
        importing.Put("1.yaml", Importing.Agreement(Yes));
        importing.Put("2.yaml", Importing.Agreement("  - { body: SRO, on: 2022-02-01, outcome: recommended }"));
        importing.Put("3.yaml", Importing.Agreement(Yes));
        importing.Put("4.yaml", Importing.Agreement(more: "purpose: annat"));

        Assert.Equal([$"3.yaml:16:5: beslutet av HSS den 2022-03-01 står två gånger, första gången på 1.yaml rad 16 — ta bort den ena raden"], importing.Import("1.yaml", "2.yaml", "3.yaml"));
        Assert.Equal(["4.yaml:3:3: avtalet fel beskrivs på ett annat sätt i 1.yaml — skriv samma uppgifter under agreement i båda filerna"], importing.Import("1.yaml", "4.yaml"));
        Assert.Empty(importing.Import("1.yaml", "2.yaml"));
        Assert.Equal(2, importing.Plan!.DecisionCount);
    }

    [Fact]
    public void A_fault_in_one_file_stops_all_and_nothing_that_file_may_hold_is_called_missing()
    {
        using var importing = Importing.WithCounty();
        importing.Put("a.yaml", "samsyn: 1\nagreement: { slug: a, title: [\n");
        importing.Put("b.yaml", Importing.Agreement(slug: "b", more: "parent: a"));

        Assert.StartsWith("a.yaml:3:1: filen är inte giltig YAML", Assert.Single(importing.Import("a.yaml", "b.yaml")), StringComparison.Ordinal);
        Assert.Empty(importing.Recorded.Agreements);
    }

    [Fact]
    public void A_folder_stands_for_its_YAML_files_each_read_once()
    {
        using var importing = new Importing();
        importing.Put("in/county/county.yaml", Importing.County);
        importing.Put("in/county/principals.csv", Importing.Five);
        importing.Put("in/county/federations.csv", Importing.Federations);
        importing.Put("in/agreements/fel/agreement.yml", Importing.Agreement(Yes));
        importing.Put("in/agreements/fel/README.md", "# Läs mig");
        Directory.CreateSymbolicLink(Path.Combine(importing.Folder, "in", "loop"), Path.Combine(importing.Folder, "in"));

        Assert.Empty(importing.Import("in", "in/county/county.yaml", "in/./county/county.yaml"));
        Assert.Equal(1, importing.Plan!.DecisionCount);
        Directory.CreateDirectory(Path.Combine(importing.Folder, "tom"));
        Assert.StartsWith("in/county/principals.csv:1:1: filen är ingen YAML-fil", Assert.Single(importing.Import("in/county/principals.csv")), StringComparison.Ordinal);
        Assert.Equal(["tom:1:1: mappen innehåller inga YAML-filer — ange en mapp med county.yaml eller agreement.yaml"], importing.Import("tom"));
    }

    [Fact]
    public void Twenty_thousand_decisions_are_recorded_once()
    {
        using var importing = Importing.WithCounty();
        var rows = string.Join('\n', Enumerable.Range(0, 20_000).Select(i => $"  - {{ body: \"KF:990{(i % 4) + 1}\", on: {new DateOnly(2022, 2, 1).AddDays(i % 365):yyyy-MM-dd}, outcome: approved, paragraph: \"§ {i}\" }}"));

        Assert.Empty(importing.ImportText(Importing.Agreement(rows)));
        Assert.Equal(20_000, importing.Plan!.DecisionCount);
        Assert.Empty(importing.ImportText(Importing.Agreement(rows)));
        Assert.True(importing.Plan!.ChangesNothing);
    }
}
