using Samsyn.Domain.Decisions;

namespace Samsyn.Domain.Tests.Decisions.When_one_party_says_no;

/// <summary>Munkedal's no of 28 November 2022 made the agreement fall for all fifty (DOMAIN.md 30; CONTRACT.md C3 rule 4).</summary>
[Rule("C3.4.all", "R03")]
public sealed class Under_all
{
    private static Story OneNo => new Story().All().Yes("9901", "03-01").Yes("VGR", "03-02").No("9903", "03-10");

    [Fact]
    public void It_falls_that_day_and_not_before()
    {
        Assert.Equal(Stage.Deciding, OneNo.AsOf("03-09").Stage);
        Assert.Equal(Stage.Fallen, OneNo.AsOf("03-10").Stage);
        Assert.True(OneNo.AsOf("03-10").EntryIntoForce.Fallen);
    }

    [Fact]
    [Rule("C3.blocking", "R22")]
    public void The_no_is_what_blocks_and_why()
    {
        var status = OneNo.No("9902", "03-12").AsOf("03-12");

        Assert.Equal("9902 9903", status.Blocking());
        Assert.Equal(["9902", "9903"], Assert.IsType<StatusReason.FallenByNo>(status.EntryIntoForce.Reason).Parties.Select(p => p.Id.Value));
    }

    [Fact]
    public void The_yes_of_others_stands() => Assert.Equal("Approved Undecided Rejected Undecided Approved", OneNo.AsOf("03-10").States());

    [Fact]
    public void Its_own_later_yes_lifts_it()
    {
        var story = OneNo.Yes("9903", "05-20");

        Assert.True(story.AsOf("05-19").EntryIntoForce.Fallen);
        Assert.False(story.AsOf("05-20").EntryIntoForce.Fallen);
        Assert.Equal(Stage.Deciding, story.AsOf("05-20").Stage);
    }

    [Fact]
    public void Anothers_yes_does_not_lift_it() => Assert.True(OneNo.Yes("9904", "05-20").AsOf("05-20").EntryIntoForce.Fallen);

    [Theory]
    [InlineData(Outcome.Tabled, PartyState.Tabled)]
    [InlineData(Outcome.ReferredBack, PartyState.ReferredBack)]
    [InlineData(Outcome.ApprovedWithCondition, PartyState.Conditional)]
    public void Taking_the_matter_up_again_without_a_yes_does_not_lift_it(Outcome outcome, PartyState state)
    {
        var status = OneNo.Says("9903", "04-06", outcome).AsOf("04-06");

        Assert.Equal(state, status.StateOf("9903"));
        Assert.Equal(Stage.Fallen, status.Stage);
        Assert.Equal("9903", status.Blocking());
    }

    [Fact]
    [Rule("C3.3", "R14")]
    public void A_conditional_yes_lifts_it_when_it_is_assessed_as_counting()
    {
        var story = OneNo.YesIf("9903", "04-06").Assessed("9903", "04-06", "04-20", Assessment.Counts);

        Assert.True(story.AsOf("04-19").EntryIntoForce.Fallen);
        Assert.False(story.AsOf("04-20").EntryIntoForce.Fallen);
    }

    [Fact]
    public void A_no_after_a_conditional_yes_stays_a_no_when_that_is_assessed()
    {
        var story = new Story().All().YesIf("9903", "03-01").No("9903", "03-10").Assessed("9903", "03-01", "04-01", Assessment.Counts);

        Assert.Equal(PartyState.Rejected, story.AsOf("04-01").StateOf("9903"));
        Assert.True(story.AsOf("04-01").EntryIntoForce.Fallen);
    }

    [Fact]
    public void The_others_must_still_say_yes_when_it_is_lifted()
    {
        var status = OneNo.Yes("9903", "05-20").AsOf("05-20");

        Assert.False(status.EntryIntoForce.Met);
        Assert.Equal("9902 9904", status.Blocking());
    }

    [Fact]
    [Rule("C3.5")]
    public void After_entry_into_force_a_no_blocks_but_nothing_falls()
    {
        var status = new Story().All().AllFiveSayYes("03-01").No("9903", "05-01").AsOf("05-01");

        Assert.Equal(Stage.InForce, status.Stage);
        Assert.False(status.EntryIntoForce.Fallen);
        Assert.False(status.EntryIntoForce.Met);
        Assert.Equal("9903", status.Blocking());
    }
}
