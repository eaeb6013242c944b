using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Decisions.When_a_body_decides_early;

/// <summary>Nothing in law ties a municipality to the joint timetable: recorded, marked, blamed on nobody (DOMAIN.md 16, 17; CONTRACT.md C3 rule 7).</summary>
[Rule("C3.7", "R12")]
public sealed class Before_those_it_comes_after
{
    private static Story Chain => new Story().All()
        .Step("sro", Mandate.Recommends, ["SRO"])
        .Step("federations", Mandate.Recommends, ["VK", "GR"], null, "sro")
        .Step("region", Mandate.Decides, ["HSS"], "VGR", "sro")
        .Step("councils", Mandate.Decides, ["each KF"], null, "federations");

    [Fact]
    public void Is_flagged_and_counts()
    {
        var status = Chain.Yes("VGR", "02-10").Recommends("SRO", "02-20").AsOf("03-01");

        Assert.Equal("Early", status.Flags("VGR"));
        Assert.Equal(PartyState.Approved, status.StateOf("VGR"));
        Assert.True(status.Step("region").Early);
        Assert.False(status.Step("sro").Early);
    }

    [Fact]
    public void The_same_day_is_not_early_in_whatever_order_they_are_written()
    {
        Assert.Equal("", Chain.Yes("VGR", "02-20").Recommends("SRO", "02-20").AsOf("03-01").Flags("VGR"));
        Assert.Equal("", Chain.Recommends("SRO", "02-20").Yes("VGR", "02-20").AsOf("03-01").Flags("VGR"));
        Assert.Equal("", Chain.Recommends("SRO", "02-20").Yes("VGR", "02-21").AsOf("03-01").Flags("VGR"));
    }

    [Fact]
    public void Only_steps_named_directly_matter()
    {
        var status = Chain.Recommends("VK", "02-20").Recommends("GR", "02-20").Yes("9901", "03-01").AsOf("03-01");

        Assert.True(status.Step("federations").Early);
        Assert.Equal("", status.Flags("9901"));
    }

    [Fact]
    public void A_step_is_done_with_the_last_of_its_bodies()
    {
        var story = Chain.Recommends("SRO", "02-01").Recommends("VK", "02-20").Yes("9901", "03-01").Recommends("GR", "03-10").Yes("9902", "03-10");
        var status = story.AsOf("03-10");

        Assert.False(story.AsOf("03-09").Step("federations").Done);
        Assert.Equal((true, "03-10"), (status.Step("federations").Done, status.Step("federations").On.Short()));
        Assert.Equal(("Early", ""), (status.Flags("9901"), status.Flags("9902")));
        Assert.True(status.Step("councils").Early);
    }

    [Theory]
    [InlineData(Outcome.Recommended, true)]
    [InlineData(Outcome.Endorsed, true)]
    [InlineData(Outcome.RecommendedAgainst, true)]
    [InlineData(Outcome.Noted, true)]
    [InlineData(Outcome.Tabled, false)]
    [InlineData(Outcome.ReferredBack, false)]
    public void A_word_is_a_word_also_against_but_putting_it_off_is_none(Outcome outcome, bool done)
    {
        var status = Chain.Says("SRO", "02-20", outcome).Yes("VGR", "03-01").AsOf("03-01");

        Assert.Equal(done, status.Step("sro").Done);
        Assert.Equal(done ? "" : "Early", status.Flags("VGR"));
        Assert.Equal(outcome, status.Step("sro").Bodies[0].Decision?.Outcome);
        Assert.False(status.EntryIntoForce.Fallen);
    }

    [Theory]
    [InlineData(Outcome.Approved, true)]
    [InlineData(Outcome.ApprovedWithCondition, true)]
    [InlineData(Outcome.Rejected, true)]
    [InlineData(Outcome.Tabled, false)]
    public void A_deciding_step_is_done_by_any_decision(Outcome outcome, bool done) => Assert.Equal(done, Chain.Says("VGR", "02-20", outcome).AsOf("03-01").Step("region").Done);

    [Fact]
    public void Tabling_what_was_recommended_makes_the_step_not_done_and_the_next_word_dates_it()
    {
        var story = Chain.Recommends("SRO", "02-01").Tables("SRO", "02-10").Recommends("SRO", "02-20");

        Assert.Equal("02-01", story.AsOf("02-09").Step("sro").On.Short());
        Assert.False(story.AsOf("02-10").Step("sro").Done);
        Assert.Equal("02-20", story.AsOf("02-20").Step("sro").On.Short());
    }

    [Fact]
    public void Saying_the_same_again_leaves_the_first_day() =>
        Assert.Equal("02-01", Chain.Recommends("SRO", "02-01").Recommends("SRO", "02-10").AsOf("03-01").Step("sro").On.Short());

    [Fact]
    [Rule("C3.2")]
    public void A_changed_text_undoes_the_step_and_who_decides_before_it_is_done_again_is_early()
    {
        var story = Chain.Text("1.0", "01-10").Text("2.0", "03-01").Recommends("SRO", "02-20").Yes("VGR", "02-25").Yes("VGR", "03-10").Recommends("SRO", "03-15").Yes("VGR", "03-20");

        Assert.Equal("", story.AsOf("02-25").Flags("VGR"));
        Assert.Equal("Early", story.AsOf("03-10").Flags("VGR"));
        Assert.Equal("", story.AsOf("03-20").Flags("VGR"));
    }

    [Fact]
    public void A_step_undone_afterwards_makes_no_earlier_decision_early() =>
        Assert.Equal("", Chain.Recommends("SRO", "02-01").Yes("VGR", "02-10").Tables("SRO", "02-20").AsOf("03-01").Flags("VGR"));

    [Fact]
    public void The_flag_goes_with_the_standing_decision()
    {
        var story = Chain.Tables("VGR", "02-10").Recommends("SRO", "02-20").Yes("VGR", "03-01");

        Assert.Equal("Early", story.AsOf("02-28").Flags("VGR"));
        Assert.Equal("", story.AsOf("03-01").Flags("VGR"));
        Assert.False(story.AsOf("03-01").Step("region").Early);
    }

    [Fact]
    [Rule("C3.shape")]
    public void Steps_stand_in_the_files_order_with_all_their_bodies()
    {
        var status = Chain.Recommends("VK", "02-20").AsOf("03-01");

        Assert.Equal(["sro", "federations", "region", "councils"], status.Steps.Select(s => s.Step.Step.Name));
        Assert.Equal(["KF:9901", "KF:9902", "KF:9903", "KF:9904"], status.Step("councils").Bodies.Select(b => b.Body.Id.Value));
        Assert.Equal([("VK", (Outcome?)Outcome.Recommended), ("GR", null)], status.Step("federations").Bodies.Select(b => (b.Body.Id.Value, b.Decision?.Outcome)));
    }
}
