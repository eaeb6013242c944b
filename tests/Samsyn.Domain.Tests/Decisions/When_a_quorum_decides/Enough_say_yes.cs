using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Decisions.When_a_quorum_decides;

/// <summary>A number of parties, a share of the inhabitants, or both (CONTRACT.md C3 rule 4).</summary>
[Rule("C3.4.quorum", "R03")]
public sealed class Enough_say_yes
{
    [Fact]
    public void By_number_it_is_met_with_the_last_needed_yes()
    {
        var story = new Story().Quorum(parties: 3).Yes("9901", "03-01").Yes("VGR", "03-02").Yes("9904", "03-05");

        Assert.False(story.AsOf("03-04").EntryIntoForce.Met);
        Assert.Equal("03-05", story.AsOf("03-05").InForceOn());
    }

    [Fact]
    public void By_share_equality_is_enough_and_the_region_adds_nobody()
    {
        var story = new Story().Quorum(share: "0.6").Yes("VGR", "03-01").Yes("9902", "03-02").Yes("9904", "03-05");

        Assert.False(story.AsOf("03-04").EntryIntoForce.Met);
        Assert.Equal(0.2m, story.AsOf("03-04").PopulationShareApproved);
        Assert.True(story.AsOf("03-05").EntryIntoForce.Met);
        Assert.Equal(0.6m, story.AsOf("03-05").PopulationShareApproved);
    }

    [Fact]
    public void With_number_and_share_both_must_hold()
    {
        var story = new Story().Quorum(3, "0.6").Yes("9902", "03-01").Yes("9904", "03-02");

        Assert.False(story.AsOf("03-02").EntryIntoForce.Met);
        Assert.True(story.Yes("VGR", "03-03").AsOf("03-03").EntryIntoForce.Met);
        Assert.False(new Story().Quorum(3, "0.6").Yes("9901", "03-01").Yes("9902", "03-01").Yes("VGR", "03-01").AsOf("03-01").EntryIntoForce.Met);
    }

    [Fact]
    [Rule("C3.blocking")]
    public void Nobody_blocks_but_those_that_must_be_included()
    {
        Assert.Equal("", new Story().Quorum(parties: 3).Yes("9901", "03-01").AsOf("03-01").Blocking());
        Assert.Equal("9902 VGR", new Story().Quorum(parties: 3).MustInclude("VGR", "9902", "9901").Yes("9901", "03-01").AsOf("03-01").Blocking());
    }

    [Fact]
    [Rule("C3.4.must-include")]
    public void Enough_without_one_that_must_be_included_is_not_enough()
    {
        var story = new Story().Quorum(parties: 3).MustInclude("VGR").Yes("9901", "03-01").Yes("9902", "03-01").Yes("9903", "03-01").Yes("9904", "03-01");

        Assert.False(story.AsOf("03-01").EntryIntoForce.Met);
        Assert.Equal("04-01", story.Yes("VGR", "04-01").AsOf("04-01").InForceOn());
    }

    [Fact]
    [Rule("C3.5")]
    public void It_is_in_force_for_those_that_said_yes_and_later_ones_join_from_their_own_day()
    {
        var story = new Story().Quorum(parties: 2).Yes("9901", "03-01").Yes("9902", "03-05").No("9903", "03-08").Yes("9904", "04-01");

        Assert.Equal("03-05 03-05 - - -", story.AsOf("03-31").Entered());
        Assert.Equal("03-05 03-05 - 04-01 -", story.AsOf("04-01").Entered());
    }

    [Fact]
    [Rule("C3.5")]
    public void One_that_joined_stays_in_when_its_yes_is_outdated_or_taken_away()
    {
        var story = new Story().Quorum(parties: 2).Text("1.0", "01-10").Text("2.0", "06-01").Yes("9901", "03-01").Yes("9902", "03-05").Annulled("9901", "03-01", "04-01")
            .Yes("9903", "06-10");
        var status = story.AsOf("06-10");

        Assert.Equal("03-05 03-05 06-10 - -", status.Entered());
        Assert.Equal("Undecided Outdated Approved Undecided Undecided", status.States());
        Assert.False(status.EntryIntoForce.Met);
        Assert.Equal("1.0", status.EntryIntoForce.Version);
    }

    [Fact]
    public void The_share_shown_is_of_the_approved_only()
    {
        var status = new Story().Quorum(parties: 5).Yes("9901", "03-01").YesIf("9902", "03-01").No("9903", "03-01").Tables("9904", "03-01").AsOf("03-01");

        Assert.Equal(0.1m, status.PopulationShareApproved);
    }

    [Fact]
    [Rule("C3.5")]
    public void Under_legal_force_a_yes_is_shown_before_it_counts()
    {
        var status = new Story().Quorum(share: "0.4").CountsFromLegalForce().Yes("9904", "03-01", d => d.Announced("03-08")).AsOf("03-08");

        Assert.Equal(0.4m, status.PopulationShareApproved);
        Assert.False(status.EntryIntoForce.Met);
        Assert.Equal(0m, Assert.IsType<StatusReason.WaitsForQuorum>(status.EntryIntoForce.Reason).Share);
    }
}

/// <summary>Which inhabitants are counted (CONTRACT.md C3 rule 4).</summary>
[Rule("C3.4.share")]
public sealed class The_inhabitants
{
    [Fact]
    public void Of_regions_count_only_where_no_municipality_is_a_party()
    {
        Principal[] county = [Story.Municipality("9901", 10_000), Story.Region("RA", 100_000), Story.Region("RB", 300_000)];
        Story Of(params string[] parties) => new Story().In(county).Parties(parties).Quorum(parties: 2)
            .Step("regions", Mandate.Decides, ["each RF"]).Step("councils", Mandate.Decides, ["KF:9901"]).Yes("RF:RA", "03-01");

        Assert.Equal(0.25m, Of("RA", "RB").AsOf("03-01").PopulationShareApproved);
        Assert.Equal(0m, Of("RA", "RB", "9901").AsOf("03-01").PopulationShareApproved);
    }

    [Fact]
    public void Are_not_known_when_one_partys_figure_is_missing()
    {
        Principal[] county = [Story.Municipality("9901", 10_000), Story.Municipality("9902", null), Story.Municipality("9903", 30_000)];

        Assert.Null(new Story().In(county).Quorum(parties: 1).Step("councils", Mandate.Decides, ["each KF"]).Yes("9901", "03-01").AsOf("03-01").PopulationShareApproved);
        Assert.Equal(0.25m, new Story().In(county).Parties("9901", "9903").Quorum(parties: 1).Step("councils", Mandate.Decides, ["each KF"]).Yes("9901", "03-01").AsOf("03-01").PopulationShareApproved);
    }

    [Theory]
    [InlineData(1_000, 32_000, "0.0313")]
    [InlineData(999, 32_000, "0.0312")]
    [InlineData(1, 3, "0.3333")]
    [InlineData(2, 3, "0.6667")]
    [InlineData(0, 7, "0")]
    [InlineData(7, 7, "1")]
    [InlineData(9_223_372_036_854_775_806, 9_223_372_036_854_775_807, "1.0000")]
    public void As_a_share_are_shown_with_four_decimals_half_up(long part, long whole, string shown) =>
        Assert.Equal(decimal.Parse(shown, System.Globalization.CultureInfo.InvariantCulture), Population.ShareOf(part, whole));

    [Fact]
    public void Of_none_have_no_share() => Assert.Null(Population.ShareOf(0, 0));

    [Fact]
    public void Are_compared_exactly_and_not_as_shown()
    {
        Principal[] county = [Story.Municipality("9901", 1_000), Story.Municipality("9902", 31_000)];
        AgreementStatus Of(string share) => new Story().In(county).Quorum(share: share).Step("councils", Mandate.Decides, ["each KF"]).Yes("9901", "03-01").AsOf("03-01");

        Assert.Equal(0.0313m, Of("0.5").PopulationShareApproved);
        Assert.False(Of("0.0313").EntryIntoForce.Met);
        Assert.True(Of("0.03125").EntryIntoForce.Met);
    }

    [Theory]
    [InlineData("2018-06-01", 10_000)]
    [InlineData("2019-12-30", 10_000)]
    [InlineData("2019-12-31", 11_000)]
    [InlineData("2023-12-30", 11_000)]
    [InlineData("2023-12-31", 12_000)]
    public void Are_those_of_the_latest_day_not_after_the_first_text_else_the_earliest(string firstText, long inhabitants)
    {
        var principal = Story.Municipality("9901", null);
        principal.Population.AddRange([
            new PopulationFigure(12_000, Story.Day("2023-12-31"), "c"), new PopulationFigure(10_000, Story.Day("2018-12-31"), "a"), new PopulationFigure(11_000, Story.Day("2019-12-31"), "b"),
        ]);
        var agreement = new Story().Text("1.0", firstText).Text("2.0", "2030-01-01").Agreement();

        Assert.Equal(inhabitants, Population.FigureFor(principal, agreement)!.Inhabitants);
    }

    [Fact]
    public void Without_a_day_come_before_all_others()
    {
        var principal = Story.Municipality("9901", null);
        principal.Population.AddRange([new PopulationFigure(12_000, Story.Day("2023-12-31"), "c"), new PopulationFigure(9_000, null, "övning")]);

        Assert.Equal(9_000, Population.FigureFor(principal, new Story().Text("1.0", "2022-01-01").Agreement())!.Inhabitants);
        Assert.Equal(12_000, Population.FigureFor(principal, new Story().Text("1.0", "2024-01-01").Agreement())!.Inhabitants);
        Assert.Null(Population.FigureFor(Story.Municipality("9902", null), new Story().Agreement()));
    }

    [Fact]
    public void Are_counted_of_municipalities_first()
    {
        var (town, region) = (Story.Municipality("9901", 1), Story.Region("VGR", 1));

        Assert.True(Population.IsCounted(town, [town, region]));
        Assert.False(Population.IsCounted(region, [town, region]));
        Assert.True(Population.IsCounted(region, [region]));
    }
}
