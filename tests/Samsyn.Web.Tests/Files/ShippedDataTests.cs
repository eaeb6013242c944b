using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Files;

namespace Samsyn.Web.Tests.Files;

/// <summary>The data that comes along (<c>data/</c>): it imports, the register says what its source says, real is kept from invented.</summary>
public class ShippedDataTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Acceptance.Folder, "..", ".."));

    private static readonly Lazy<Recorded> All = new(() => Import("data"));

    [Fact]
    public void It_imports_as_a_whole_and_the_large_exercise_with_the_county_alone()
    {
        Assert.Equal(24, All.Value.Agreements.Count);
        Assert.Single(Import("data/county-14", "data/ovning/ovning-digitala-hjalpmedel").Agreements);
    }

    [Fact]
    [Rule("R18", "C3.times")]
    public void The_exercise_shows_31_of_50_on_its_day()
    {
        var status = On("ovning-digitala-hjalpmedel", ShownAsOf("ovning-digitala-hjalpmedel"));

        Assert.Equal(new DateOnly(2022, 11, 29), status.AsOf);
        Assert.Equal(new PartyCounts(50, Approved: 31, Rejected: 0, Conditional: 0, Outdated: 0, Tabled: 2, ReferredBack: 0, Undecided: 17), status.Counts);
        Assert.Equal(["Mark", "Strömstad"], status.Parties.Where(party => party.State == PartyState.Tabled).Select(party => party.Party.Name).Order(StringComparer.Ordinal));
        Assert.Equal([9, 5, 7, 9], new[] { "GR", "BR", "FY", "SK" }.Select(federation =>
            status.Parties.Count(party => party.State == PartyState.Approved && All.Value.County!.GroupsOf(party.Party, GroupKind.Federation, status.AsOf).Contains(federation))));
        Assert.Equal(5, status.Steps.Count(step => step.Done));
    }

    [Fact]
    public void And_fourteen_of_the_nineteen_that_remain_have_it_on_the_agenda_in_December()
    {
        var agreement = All.Value.Agreements.Single(one => one.Agreement.Slug == "ovning-digitala-hjalpmedel").Agreement;
        var open = On(agreement.Slug, ShownAsOf(agreement.Slug)).Parties.Where(party => party.State != PartyState.Approved).ToList();
        var called = agreement.Settings.Meetings.Where(meeting => meeting.On.Month == 12).Select(meeting => meeting.Body).Distinct().ToList();

        Assert.Equal(19, open.Count);
        Assert.Equal(14, called.Count);
        Assert.All(called, body => Assert.Contains(open, party => party.Body?.Id == body));
    }

    [Theory]
    [InlineData("2022-12-14", Stage.Deciding)]
    [InlineData("2022-12-19", Stage.Fallen)]
    [InlineData("2023-03-06", Stage.Deciding)]
    [InlineData("2023-03-14", Stage.InForce)]
    [InlineData("2023-09-01", Stage.InForce)]
    public void The_story_goes_on_after_it(string day, Stage stage) =>
        Assert.Equal(stage, On("ovning-digitala-hjalpmedel", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Stage);

    [Fact]
    public void Every_state_and_every_flag_is_to_be_seen_in_the_exercises()
    {
        var exercises = All.Value.Agreements.Where(one => one.Agreement.Settings.Demonstration).ToList();
        var days = exercises.SelectMany(one => one.Decisions).Select(decision => decision.On).Distinct().ToList();
        var parties = exercises.SelectMany(one => days.SelectMany(day => On(one.Agreement.Slug, day).Parties)).ToList();

        Assert.Equal(Enum.GetValues<PartyState>(), parties.Select(party => party.State).Distinct().Order());
        Assert.Equal(Enum.GetValues<PartyFlag>(), parties.SelectMany(party => party.Flags).Distinct().Order());
    }

    [Fact]
    [Rule("R57")]
    public void What_is_invented_is_marked_and_what_is_real_names_its_source()
    {
        Assert.All(All.Value.Agreements, one =>
        {
            var settings = one.Agreement.Settings;
            Assert.Equal(one.Agreement.Slug.StartsWith("ovning-", StringComparison.Ordinal), settings.Demonstration);
            Assert.Equal(settings.Demonstration, settings.Title.EndsWith("(övning)", StringComparison.Ordinal));
            Assert.Equal(settings.Demonstration, settings.ShownAsOf is not null);
            // Sources that are kept give functions, and no addresses: whom an old page said to ask is no contact of today.
            Assert.All(settings.Contacts, contact =>
            {
                if (settings.Demonstration) Assert.EndsWith("@example.org", contact.Email, StringComparison.Ordinal);
                else Assert.True(contact is { Email: null, Phone: null });
            });
            Assert.All(one.Decisions, decision => Assert.True(decision.Outcome == Outcome.Corrected || !string.IsNullOrEmpty(decision.Source)));
            if (!settings.Demonstration)
                Assert.All(settings.Milestones, milestone => Assert.False(string.IsNullOrEmpty(milestone.Source)));
        });
    }

    [Fact]
    [Rule("R57", "R58")]
    public void The_register_says_what_its_source_says_and_nothing_more()
    {
        var county = All.Value.County!;
        var source = File.ReadLines(Path.Combine(Root, "tests/shared-data/principals.csv")).ToList();
        var columns = source[0].Split(',');
        string Cell(string line, string column) => line.Split(',')[Array.IndexOf(columns, column)];

        Assert.Equal(50, county.Principals.Count);
        foreach (var line in source.Skip(1))
        {
            var principal = county.Find(new PrincipalId(Cell(line, "principal_id")))!;
            Assert.Equal(Cell(line, "name"), principal.Name);
            Assert.Equal(Cell(line, "official_name"), principal.OfficialName);
            // A dated membership says that something has changed since the source was read.
            if (!county.Memberships.Any(m => m.Principal == principal.Id && m.Kind == GroupKind.Federation && (m.From is not null || m.Until is not null)))
                Assert.Equal(Cell(line, "federation_code"), principal.FederationCode ?? "");
            Assert.Equal(Cell(line, "org_nr"), principal.OrganisationNumber ?? "");
            Assert.Equal(
                new[] { Cell(line, "population_approx_undated"), Cell(line, "population_2023"), Cell(line, "population_2024") }.Where(figure => figure != ""),
                principal.Population.Select(figure => figure.Inhabitants.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            Assert.All(principal.Population, figure => Assert.False(string.IsNullOrEmpty(figure.Source)));
        }
    }

    [Fact]
    [Rule("R58")]
    public void The_numbers_of_members_are_those_of_the_source()
    {
        var county = All.Value.County!;
        var day = new DateOnly(2022, 11, 29);

        Assert.Equal([12, 8, 14, 15], new[] { "GR", "BR", "FY", "SK" }.Select(code => county.MembersOf(code, GroupKind.Federation, day).Count()));
        Assert.Equal(4, county.MembersOf("SIMBA", GroupKind.CareArea, day).Count());
        Assert.Equal(5, county.MembersOf("Göteborgsområdet", GroupKind.CareArea, day).Count());
        Assert.Equal("Göteborg", Assert.Single(county.MembersOf("GBG", GroupKind.Block, day)).Name);
    }

    private static DateOnly ShownAsOf(string slug) =>
        All.Value.Agreements.Single(one => one.Agreement.Slug == slug).Agreement.Settings.ShownAsOf!.Value;

    private static AgreementStatus On(string slug, DateOnly day)
    {
        var one = All.Value.Agreements.Single(agreement => agreement.Agreement.Slug == slug);
        var also = All.Value.Agreements.SelectMany(other => other.Decisions.Where(decision => decision.Also.Contains(slug, StringComparer.Ordinal)));
        return AgreementStatus.Of(new Cascade(All.Value.County!, one.Agreement, one.Steps, [.. one.Decisions, .. also]), day, Importing.Now);
    }

    private static Recorded Import(params string[] paths)
    {
        var faults = new FaultList();
        var plan = ImportSet.Read(paths.Select(path => Path.Combine(Root, path)), Importing.Now, faults).Resolve(Recorded.Nothing, Importing.Today, faults);
        Assert.Empty(faults.Lines());
        return plan!.After;
    }
}
