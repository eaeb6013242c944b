using Samsyn.Domain.Decisions;

namespace Samsyn.Domain.Tests.Decisions.When_the_text_is_changed;

/// <summary>A party that decided on version 1 has not decided on version 2 (DOMAIN.md 156, 157; CONTRACT.md C3 rule 2, R17).</summary>
[Rule("C3.2", "R17")]
public sealed class Decisions_on_the_older_text
{
    private static Story Changed => new Story().All().Text("1.0", "01-10").Text("2.0", "06-01");

    [Theory]
    [InlineData(Outcome.Approved, PartyState.Approved, PartyState.Outdated)]
    [InlineData(Outcome.ApprovedWithCondition, PartyState.Conditional, PartyState.Outdated)]
    [InlineData(Outcome.Rejected, PartyState.Rejected, PartyState.Outdated)]
    [InlineData(Outcome.Tabled, PartyState.Tabled, PartyState.Tabled)]
    [InlineData(Outcome.ReferredBack, PartyState.ReferredBack, PartyState.ReferredBack)]
    public void Are_outdated_from_the_new_texts_day_and_marks_are_kept(Outcome outcome, PartyState before, PartyState after)
    {
        var story = Changed.Says("9901", "03-01", outcome);

        Assert.Equal(before, story.AsOf("05-31").StateOf("9901"));
        Assert.Equal(after, story.AsOf("06-01").StateOf("9901"));
    }

    [Fact]
    public void Keep_their_day_and_version()
    {
        var party = Changed.Yes("9901", "03-01").AsOf("06-01").Party("9901");

        Assert.Equal("03-01", party.On.Short());
        Assert.Equal("1.0", party.Version);
    }

    [Fact]
    [Rule("C3.4")]
    public void Make_nothing_fall()
    {
        var story = Changed.No("9901", "03-01");

        Assert.Equal(Stage.Fallen, story.AsOf("05-31").Stage);
        Assert.False(story.AsOf("06-01").EntryIntoForce.Fallen);
    }

    [Fact]
    [Rule("C3.4.quorum")]
    public void Make_no_quorum_unreachable_either()
    {
        var story = new Story().Quorum(parties: 5).Text("1.0", "01-10").Text("2.0", "06-01").No("9901", "03-01");

        Assert.True(story.AsOf("05-31").EntryIntoForce.Fallen);
        Assert.False(story.AsOf("06-01").EntryIntoForce.Fallen);
    }

    [Fact]
    public void Do_not_count_and_a_yes_to_the_new_text_does()
    {
        var story = Changed.NotBefore("12-01").AllFiveSayYes("03-01");

        Assert.True(story.AsOf("05-31").EntryIntoForce.Met);
        Assert.False(story.AsOf("06-01").EntryIntoForce.Met);
        Assert.True(story.AllFiveSayYes("09-01").AsOf("09-01").EntryIntoForce.Met);
    }

    [Fact]
    public void Are_outdated_at_once_when_an_older_text_is_named()
    {
        var story = Changed.Yes("9901", "06-15", d => d.On("1.0"));

        Assert.Equal(PartyState.Outdated, story.AsOf("06-15").StateOf("9901"));
    }

    [Fact]
    public void A_late_yes_to_the_older_text_does_not_take_back_a_no_to_the_new_one()
    {
        var status = Changed.No("9901", "06-10").Yes("9901", "06-15", d => d.On("1.0")).AsOf("06-15");

        Assert.Equal(PartyState.Outdated, status.StateOf("9901"));
        Assert.True(status.EntryIntoForce.Fallen);
    }

    [Fact]
    [Rule("C2.versions")]
    public void Of_two_texts_of_one_day_the_last_listed_is_current()
    {
        var story = new Story().All().Text("2.0", "06-01").Text("2.1", "06-01").Yes("9901", "06-01").Yes("9902", "06-01", d => d.On("2.0"));
        var status = story.AsOf("06-01");

        Assert.Equal("2.1", status.Version?.Id);
        Assert.Equal("2.1", status.Party("9901").Version);
        Assert.Equal(PartyState.Outdated, status.StateOf("9902"));
    }

    [Fact]
    [Rule("C2.versions")]
    public void Before_the_first_text_there_is_none_and_what_was_decided_then_is_on_none()
    {
        var story = new Story().All().Text("1.0", "06-01").Yes("9901", "03-01");

        Assert.Null(story.AsOf("05-31").Version);
        Assert.Equal(Stage.Preparing, story.AsOf("05-31").Stage);
        Assert.Null(story.AsOf("05-31").Party("9901").Version);
        Assert.Equal(PartyState.Outdated, story.AsOf("06-01").StateOf("9901"));
    }

    [Fact]
    public void Where_no_text_is_known_decisions_count_on_none()
    {
        var status = AgreementStatus.Of(new Story().All().AllFiveSayYes("03-01").WithoutText(), Story.Day("03-01"), Story.AllKnown);

        Assert.True(status.EntryIntoForce.Met);
        Assert.Equal(Stage.InForce, status.Stage);
        Assert.Null(status.EntryIntoForce.Version);
    }
}
