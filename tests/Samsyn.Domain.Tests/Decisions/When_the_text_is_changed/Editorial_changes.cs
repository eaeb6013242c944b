using Samsyn.Domain.Decisions;

namespace Samsyn.Domain.Tests.Decisions.When_the_text_is_changed;

/// <summary>A change of spelling does not send fifty assemblies back to their tables (DOMAIN.md 12, 157; CONTRACT.md C3 rule 2).</summary>
[Rule("C3.2.editorial", "R17")]
public sealed class Editorial_changes
{
    [Fact]
    public void Leave_decisions_on_the_current_text_however_many_they_are()
    {
        var story = new Story().All().Text("1.0", "01-10").Editorial("1.1", "04-01").Editorial("1.2", "05-01").Yes("9901", "03-01").No("9902", "03-01");

        Assert.Equal(PartyState.Approved, story.AsOf("05-01").StateOf("9901"));
        Assert.Equal("1.0", story.AsOf("05-01").Party("9901").Version);
        Assert.True(story.AsOf("05-01").EntryIntoForce.Fallen);
    }

    [Fact]
    public void Do_not_bridge_a_changed_text_between_them()
    {
        var story = new Story().All().Text("1.0", "01-10").Text("2.0", "04-01").Editorial("2.1", "05-01").Yes("9901", "03-01").Yes("9902", "04-10");

        Assert.Equal(PartyState.Outdated, story.AsOf("05-01").StateOf("9901"));
        Assert.Equal(PartyState.Approved, story.AsOf("05-01").StateOf("9902"));
    }

    [Fact]
    public void Of_the_first_text_do_not_make_decisions_from_before_it_count()
    {
        var story = new Story().All().Editorial("1.0", "04-01").Yes("9901", "03-01");

        Assert.Equal(PartyState.Outdated, story.AsOf("04-01").StateOf("9901"));
    }

    [Fact]
    [Rule("C3.5")]
    public void Are_the_version_in_force_when_the_rule_stays_met()
    {
        var story = new Story().All().Text("1.0", "01-10").Editorial("1.1", "04-01").AllFiveSayYes("03-01");

        Assert.Equal("1.0", story.AsOf("03-31").EntryIntoForce.Version);
        Assert.Equal("1.1", story.AsOf("04-01").EntryIntoForce.Version);
    }

    [Fact]
    [Rule("C3.7")]
    public void Leave_steps_done_since_the_same_day_and_a_changed_text_undoes_them()
    {
        var story = new Story().All().Recommending().Text("1.0", "01-10").Editorial("1.1", "04-01").Text("2.0", "05-01").Recommends("SRO", "02-20");

        Assert.Equal("02-20", story.AsOf("04-30").Step("sro").On.Short());
        Assert.False(story.AsOf("05-01").Step("sro").Done);
        Assert.Null(story.AsOf("05-01").Step("sro").On);
        Assert.Equal("05-15", story.Recommends("SRO", "05-15").AsOf("06-01").Step("sro").On.Short());
    }
}
