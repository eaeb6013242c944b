using Samsyn.Domain.Decisions;

namespace Samsyn.Domain.Tests.Decisions.When_a_decision_is_annulled;

/// <summary>The court can only annul, from the day the judgment gained force (DOMAIN.md 105, 106; CONTRACT.md C2, later facts).</summary>
[Rule("C2.annulled", "R13")]
public sealed class A_court_takes_a_decision_away
{
    private static Story Annulled => new Story().All().Yes("9902", "03-02").Annulled("9902", "03-02", "06-01");

    [Fact]
    public void Before_that_day_the_decision_stands()
    {
        Assert.Equal(PartyState.Approved, Annulled.AsOf("05-31").StateOf("9902"));
        Assert.Equal("", Annulled.AsOf("05-31").Flags("9902"));
    }

    [Fact]
    public void From_it_the_party_is_undecided_and_flagged()
    {
        var party = Annulled.AsOf("06-01").Party("9902");

        Assert.Equal(PartyState.Undecided, party.State);
        Assert.Null(party.Decision);
        Assert.Equal("KF:9902", party.Body?.Id.Value);
        Assert.Equal([PartyFlag.Annulled], party.Flags);
    }

    [Fact]
    public void An_earlier_no_is_a_no_again()
    {
        var story = new Story().All().No("9902", "03-02").Yes("9902", "04-05").Annulled("9902", "04-05", "06-01");

        Assert.False(story.AsOf("05-31").EntryIntoForce.Fallen);
        var status = story.AsOf("06-01");
        Assert.Equal(PartyState.Rejected, status.StateOf("9902"));
        Assert.Equal("03-02", status.Party("9902").On.Short());
        Assert.True(status.EntryIntoForce.Fallen);
    }

    [Fact]
    public void A_no_taken_away_makes_nothing_fall()
    {
        var story = new Story().All().No("9902", "03-02").Annulled("9902", "03-02", "06-01");

        Assert.True(story.AsOf("05-31").EntryIntoForce.Fallen);
        Assert.False(story.AsOf("06-01").EntryIntoForce.Fallen);
    }

    [Fact]
    public void The_flag_stays_while_no_standing_decision_is_dated_after_it()
    {
        var story = new Story().All().No("9902", "03-02").Yes("9902", "04-05").Annulled("9902", "04-05", "06-01").Yes("9902", "09-01");

        Assert.Equal("Annulled", story.AsOf("08-31").Flags("9902"));
        Assert.Equal("", story.AsOf("09-01").Flags("9902"));
    }

    [Fact]
    public void A_later_paragraph_of_the_same_day_is_not_dated_after_it()
    {
        var story = new Story().All().Tables("9902", "04-05", d => d.Paragraph("§ 9")).Yes("9902", "04-05", d => d.Paragraph("§ 10"))
            .Annulled("9902", "04-05", "06-01", d => d.About("§ 9"));

        Assert.Equal(PartyState.Approved, story.AsOf("06-01").StateOf("9902"));
        Assert.Equal("Annulled", story.AsOf("06-01").Flags("9902"));
    }

    [Fact]
    public void An_older_decision_taken_away_changes_nothing()
    {
        var status = new Story().All().Yes("9902", "03-02").Yes("9902", "04-10").Annulled("9902", "03-02", "06-01").AsOf("06-01");

        Assert.Equal(PartyState.Approved, status.StateOf("9902"));
        Assert.Equal("", status.Flags("9902"));
    }

    [Fact]
    public void Of_two_judgments_the_first_to_gain_force_took_it_away()
    {
        var story = Annulled.Annulled("9902", "03-02", "05-01");

        Assert.Equal(PartyState.Approved, story.AsOf("04-30").StateOf("9902"));
        Assert.Equal(PartyState.Undecided, story.AsOf("05-01").StateOf("9902"));
    }

    [Fact]
    public void Both_a_later_and_the_earlier_may_be_taken_away()
    {
        var story = new Story().All().No("9902", "03-02").Yes("9902", "04-05").Annulled("9902", "04-05", "06-01").Annulled("9902", "03-02", "07-01");

        Assert.Equal(PartyState.Rejected, story.AsOf("06-30").StateOf("9902"));
        Assert.Equal(PartyState.Undecided, story.AsOf("07-01").StateOf("9902"));
        Assert.Equal("Annulled", story.AsOf("07-01").Flags("9902"));
    }

    [Fact]
    [Rule("C3.7")]
    public void A_recommendation_taken_away_undoes_its_step()
    {
        var story = new Story().All().Recommending().Recommends("SRO", "02-20").Annulled("SRO", "02-20", "04-01");

        Assert.True(story.AsOf("03-31").Step("sro").Done);
        Assert.False(story.AsOf("04-01").Step("sro").Done);
        Assert.Null(story.AsOf("04-01").Step("sro").Bodies[0].Decision);
    }

    [Fact]
    [Rule("C3.times")]
    public void It_is_not_known_before_it_is_recorded()
    {
        var story = new Story().All().Yes("9902", "03-02").Annulled("9902", "03-02", "06-01", d => d.Recorded("07-01T08:00"));

        Assert.Equal(PartyState.Approved, story.AsOf("06-15", "07-01T07:59").StateOf("9902"));
        Assert.Equal(PartyState.Undecided, story.AsOf("06-15", "07-01T08:00").StateOf("9902"));
    }

    [Fact]
    [Rule("C3.times")]
    public void It_says_nothing_about_a_decision_that_is_not_known_yet()
    {
        var story = new Story().All().Yes("9902", "03-02", d => d.Recorded("08-01T12:00")).Annulled("9902", "03-02", "06-01");

        Assert.Equal("", story.AsOf("06-15", "07-01T12:00").Flags("9902"));
        Assert.Equal("Annulled", story.AsOf("06-15").Flags("9902"));
    }
}
