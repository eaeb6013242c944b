using Samsyn.Domain.Decisions;

namespace Samsyn.Domain.Tests.Decisions.When_it_enters_into_force;

/// <summary>From which day it applies (CONTRACT.md C3 rule 5).</summary>
[Rule("C3.5", "R03")]
public sealed class The_day
{
    private static Story Five => new Story().All().Yes("9901", "03-01").Yes("9902", "03-02").Yes("9903", "03-03").Yes("9904", "03-04").Yes("VGR", "03-05");

    [Fact]
    public void Is_the_very_day_of_the_last_yes()
    {
        Assert.Equal((Stage.Deciding, false, "-"), Of(Five.AsOf("03-04")));
        Assert.Equal((Stage.InForce, true, "03-05"), Of(Five.AsOf("03-05")));
        Assert.Equal("03-05 03-05 03-05 03-05 03-05", Five.AsOf("03-05").Entered());
    }

    [Theory]
    [InlineData("03-05", null, "03-05")]
    [InlineData("03-04", null, "03-05")]
    [InlineData("04-01", null, "04-01")]
    [InlineData(null, "04-01", "04-01")]
    [InlineData("04-01", "05-01", "05-01")]
    [InlineData("05-01", "04-01", "05-01")]
    public void Is_not_before_the_first_possible_nor_the_terms_first(string? notBefore, string? from, string expected)
    {
        var story = notBefore is null ? Five : Five.NotBefore(notBefore);
        if (from is not null) story.Term(from: from);

        Assert.Equal(expected, story.AsOf("03-05").InForceOn());
        Assert.Equal(expected == "03-05" ? Stage.InForce : Stage.Decided, story.AsOf("03-05").Stage);
        Assert.Equal((Stage.InForce, true, expected), Of(story.AsOf(expected)));
    }

    [Fact]
    public void May_lie_ahead_and_is_every_partys_day()
    {
        var status = Five.NotBefore("2023-01-01").AsOf("03-05");

        Assert.Equal("2023-01-01 2023-01-01 2023-01-01 2023-01-01 2023-01-01", status.Entered());
        Assert.Null(status.EntryIntoForce.Version);
        Assert.Equal(Story.Day("2023-01-01"), Assert.IsType<StatusReason.AwaitsDay>(status.EntryIntoForce.Reason).On);
    }

    [Fact]
    public void Is_not_reached_when_a_yes_is_lost_before_it()
    {
        var story = Five.NotBefore("07-01").Annulled("9902", "03-02", "06-01").Yes("9902", "09-01");

        Assert.Equal((Stage.Decided, true, "07-01"), Of(story.AsOf("05-31")));
        Assert.Equal((Stage.Deciding, false, "-"), Of(story.AsOf("06-01")));
        Assert.Equal((Stage.Deciding, false, "-"), Of(story.AsOf("07-01")));
        Assert.Equal((Stage.InForce, true, "09-01"), Of(story.AsOf("09-01")));
    }

    [Fact]
    public void Is_not_reached_when_a_yes_is_lost_on_it() => Assert.Equal((Stage.Deciding, false, "-"), Of(Five.NotBefore("07-01").Annulled("9902", "03-02", "07-01").AsOf("07-01")));

    [Fact]
    public void Is_not_reached_with_a_text_that_is_changed_the_same_day() =>
        Assert.False(new Story().All().Text("1.0", "01-10").Text("2.0", "03-05").AllFiveSayYes("03-04").NotBefore("03-05").AsOf("03-05").EntryIntoForce.Met);

    [Fact]
    [Rule("C2.corrected")]
    public void Moves_with_a_corrected_record()
    {
        var story = Five.Corrected("VGR", "03-05", "04-01", on: "03-20");

        Assert.Equal("03-05", story.AsOf("04-01", "03-31T12:00").InForceOn());
        Assert.Equal("03-20", story.AsOf("04-01").InForceOn());
        Assert.Equal(Stage.Deciding, story.AsOf("03-10").Stage);
    }

    [Fact]
    [Rule("C3.blocking")]
    public void Waits_under_all_for_everybody_without_a_counting_yes()
    {
        var status = new Story().All().Yes("9901", "03-01").YesIf("9902", "03-01").Tables("9903", "03-01").AsOf("03-01");

        Assert.Equal("9902 9903 9904 VGR", status.Blocking());
        Assert.Equal((1, 5), (Assert.IsType<StatusReason.WaitsForAll>(status.EntryIntoForce.Reason).Yeses.Said, status.Counts.Parties));
    }

    [Fact]
    [Rule("C3.4.unknown")]
    public void Is_not_computed_where_the_rule_is_not_known()
    {
        var status = new Story().AllFiveSayYes("03-01").AsOf("03-01");

        Assert.Null(status.EntryIntoForce.Met);
        Assert.Equal("-", status.InForceOn());
        Assert.Equal(Stage.Deciding, status.Stage);
    }

    private static (Stage, bool?, string) Of(AgreementStatus status) => (status.Stage, status.EntryIntoForce.Met, status.InForceOn());
}
