using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;

namespace Samsyn.Domain.Tests.Decisions.When_one_party_says_no;

/// <summary>What a no does depends on the agreement's own rule (CONTRACT.md C3 rule 4, R03).</summary>
[Rule("C3.4", "R03")]
public sealed class Under_other_rules
{
    [Fact]
    [Rule("C3.4.quorum")]
    public void A_quorum_falls_when_too_few_are_left()
    {
        var story = new Story().Quorum(parties: 4).No("9901", "03-01").No("9902", "03-08");

        Assert.False(story.AsOf("03-07").EntryIntoForce.Fallen);
        var status = story.AsOf("03-08");
        Assert.Equal(Stage.Fallen, status.Stage);
        Assert.Equal("9901 9902", status.Blocking());
        Assert.IsType<StatusReason.QuorumOutOfReach>(status.EntryIntoForce.Reason);
    }

    [Theory]
    [InlineData("0.7", false)]
    [InlineData("0.70001", true)]
    [Rule("C3.4.quorum", "C3.4.share")]
    public void A_quorum_falls_when_too_few_inhabitants_are_left(string share, bool fallen)
    {
        // 9903's no takes 30,000 of 100,000; the other 70,000 could still say yes.
        Assert.Equal(fallen, new Story().Quorum(share: share).No("9903", "03-01").AsOf("03-01").EntryIntoForce.Fallen);
    }

    [Fact]
    public void The_regions_no_takes_no_inhabitants_away() =>
        Assert.False(new Story().Quorum(share: "1").No("VGR", "03-01").AsOf("03-01").EntryIntoForce.Fallen);

    [Fact]
    public void A_quorum_of_both_falls_when_either_is_out_of_reach()
    {
        Assert.True(new Story().Quorum(4, "0.1").No("9901", "03-01").No("VGR", "03-01").AsOf("03-01").EntryIntoForce.Fallen);
        Assert.True(new Story().Quorum(1, "0.9").No("9903", "03-01").AsOf("03-01").EntryIntoForce.Fallen);
        Assert.False(new Story().Quorum(4, "0.9").No("9901", "03-01").AsOf("03-01").EntryIntoForce.Fallen);
    }

    [Fact]
    public void Under_a_quorum_too_a_tabling_takes_no_no_back()
    {
        var story = new Story().Quorum(parties: 5).No("9901", "03-01").Tables("9901", "03-08");

        Assert.True(story.AsOf("03-08").EntryIntoForce.Fallen);
        Assert.False(story.Yes("9901", "04-01").AsOf("04-01").EntryIntoForce.Fallen);
    }

    [Theory]
    [InlineData(EntryRule.Quorum)]
    [InlineData(EntryRule.PerParty)]
    [Rule("C3.4.must-include")]
    public void The_no_of_a_party_that_must_be_included_makes_it_fall(EntryRule rule)
    {
        var story = new Story().Quorum(parties: 2).Rule(rule).MustInclude("VGR").No("9901", "03-01").No("VGR", "03-08");

        Assert.False(story.AsOf("03-07").EntryIntoForce.Fallen);
        var status = story.AsOf("03-08");
        Assert.Equal(Stage.Fallen, status.Stage);
        Assert.Equal("VGR", status.Blocking());
        Assert.IsType<StatusReason.FallenByNo>(status.EntryIntoForce.Reason);
    }

    [Fact]
    [Rule("C3.4.per-party")]
    public void Each_for_itself_nothing_falls_even_if_all_others_say_no()
    {
        var status = new Story().PerParty().No("9901", "03-01").No("9902", "03-01").No("9903", "03-01").No("9904", "03-01").AsOf("03-01");

        Assert.False(status.EntryIntoForce.Fallen);
        Assert.Equal(Stage.Deciding, status.Stage);
    }

    [Fact]
    [Rule("C3.4.unknown")]
    public void Where_the_rule_is_not_known_nothing_falls_and_nobody_blocks()
    {
        var status = new Story().MustInclude("VGR").No("VGR", "03-01").No("9901", "03-01").AsOf("03-01");

        Assert.Null(status.EntryIntoForce.Met);
        Assert.False(status.EntryIntoForce.Fallen);
        Assert.Equal("", status.Blocking());
        Assert.IsType<StatusReason.RuleNotKnown>(status.EntryIntoForce.Reason);
        Assert.Equal(PartyState.Rejected, status.StateOf("VGR"));
    }
}
