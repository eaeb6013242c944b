using Samsyn.Domain.Decisions;

namespace Samsyn.Domain.Tests.Decisions.When_each_party_enters_for_itself;

/// <summary>Each party is bound by its own yes, when there is somebody to agree with (CONTRACT.md C3 rule 5, per_party).</summary>
[Rule("C3.5.per-party", "R03")]
public sealed class From_two_on
{
    private static Story Three => new Story().PerParty().Yes("9901", "03-01").Yes("9902", "03-10").No("9903", "03-15").Yes("9904", "04-02");

    [Fact]
    public void One_alone_is_not_an_agreement()
    {
        var status = Three.AsOf("03-09");

        Assert.False(status.EntryIntoForce.Met);
        Assert.Equal("- - - - -", status.Entered());
        Assert.IsType<StatusReason.WaitsForTwo>(status.EntryIntoForce.Reason);
    }

    [Fact]
    public void With_the_second_it_is_in_force_for_both_and_each_later_one_from_its_own_day()
    {
        var status = Three.AsOf("04-02");

        Assert.Equal("03-10 03-10 - 04-02 -", status.Entered());
        Assert.Equal("03-10", status.InForceOn());
        Assert.Equal(Stage.InForce, status.Stage);
    }

    [Fact]
    public void None_enters_before_the_first_possible_day_and_that_day_may_lie_ahead()
    {
        var story = Three.NotBefore("03-20");

        Assert.Equal("03-20 03-20 - - -", story.AsOf("03-12").Entered());
        Assert.Equal((true, "03-20", Stage.Decided), (story.AsOf("03-12").EntryIntoForce.Met, story.AsOf("03-12").InForceOn(), story.AsOf("03-12").Stage));
        Assert.Equal("03-20 03-20 - 04-02 -", story.AsOf("04-02").Entered());
    }

    [Fact]
    [Rule("C3.4.must-include", "C3.blocking")]
    public void None_enters_before_each_that_must_be_included_has_said_yes()
    {
        var story = Three.MustInclude("VGR").Yes("VGR", "05-01").Yes("9903", "05-10");

        Assert.Equal("- - - - -", story.AsOf("04-30").Entered());
        Assert.Equal("VGR", story.AsOf("04-30").Blocking());
        Assert.Equal("05-01 05-01 - 05-01 05-01", story.AsOf("05-01").Entered());
        Assert.Equal("05-01 05-01 05-10 05-01 05-01", story.AsOf("05-10").Entered());
    }

    [Fact]
    public void Two_that_never_stood_at_once_are_not_two()
    {
        var story = new Story().PerParty().Yes("9901", "03-01").Annulled("9901", "03-01", "03-05").Yes("9902", "03-10");

        Assert.False(story.AsOf("03-10").EntryIntoForce.Met);
        Assert.Equal("03-20 03-20 - - -", story.Yes("9901", "03-20").AsOf("03-20").Entered());
    }

    [Fact]
    public void What_is_reached_is_kept_though_the_second_is_taken_away()
    {
        var story = new Story().PerParty().Yes("9901", "03-01").Yes("9902", "03-10").Annulled("9902", "03-10", "04-01").Yes("9903", "05-01");
        var status = story.AsOf("05-01");

        Assert.True(status.EntryIntoForce.Met);
        Assert.Equal("", status.Blocking());
        Assert.Equal("03-10 03-10 05-01 - -", status.Entered());
    }

    [Fact]
    public void A_new_text_takes_nobody_out()
    {
        var status = new Story().PerParty().Text("1.0", "01-10").Text("2.0", "06-01").Yes("9901", "03-01").Yes("9902", "03-10").Yes("9903", "06-10").AsOf("06-10");

        Assert.Equal("03-10 03-10 06-10 - -", status.Entered());
        Assert.True(status.EntryIntoForce.Met);
        Assert.Equal("1.0", status.EntryIntoForce.Version);
    }
}
