using Samsyn.Domain.Decisions;

namespace Samsyn.Domain.Tests.Decisions.When_a_condition_is_assessed;

/// <summary>A yes with a condition is not the same agreement: somebody assesses it (DOMAIN.md 39; CONTRACT.md C3 rule 3, R14).</summary>
[Rule("C3.3", "C2.assessed", "R14")]
public sealed class A_yes_with_a_condition
{
    private static Story Conditional => new Story().All().Yes("9901", "03-01").Yes("9902", "03-01").Yes("9904", "03-01").Yes("VGR", "03-01").YesIf("9903", "03-03");

    [Fact]
    public void Is_not_a_yes_until_assessed()
    {
        var status = Conditional.AsOf("12-31");

        Assert.Equal(PartyState.Conditional, status.StateOf("9903"));
        Assert.Equal((4, 1), (status.Counts.Approved, status.Counts.Conditional));
        Assert.False(status.EntryIntoForce.Met);
        Assert.Equal("9903", status.Blocking());
    }

    [Fact]
    public void Counts_from_the_day_of_the_assessment_and_keeps_the_assemblys_day()
    {
        var story = Conditional.Assessed("9903", "03-03", "04-10", Assessment.Counts);

        Assert.Equal(PartyState.Conditional, story.AsOf("04-09").StateOf("9903"));
        var status = story.AsOf("04-10");
        Assert.Equal(PartyState.Approved, status.StateOf("9903"));
        Assert.Equal("03-03", status.Party("9903").On.Short());
        Assert.Equal("04-10", status.InForceOn());
        Assert.Equal("", status.Flags("9903"));
    }

    [Fact]
    public void Assessed_as_not_counting_stays_conditional_flagged_and_is_never_a_no()
    {
        var story = Conditional.Assessed("9903", "03-03", "04-10", Assessment.DoesNotCount);

        Assert.Equal("", story.AsOf("04-09").Flags("9903"));
        var status = story.AsOf("04-10");
        Assert.Equal(PartyState.Conditional, status.StateOf("9903"));
        Assert.Equal("DoesNotCount", status.Flags("9903"));
        Assert.False(status.EntryIntoForce.Fallen);
        Assert.Equal(Stage.Deciding, status.Stage);
    }

    [Fact]
    public void May_be_assessed_anew()
    {
        var story = Conditional.Assessed("9903", "03-03", "05-12", Assessment.Counts).Assessed("9903", "03-03", "04-10", Assessment.DoesNotCount);

        Assert.Equal("DoesNotCount", story.AsOf("05-11").Flags("9903"));
        Assert.Equal(PartyState.Approved, story.AsOf("05-12").StateOf("9903"));
        Assert.Equal("", story.AsOf("05-12").Flags("9903"));
    }

    [Fact]
    [Rule("C2.recorded-at")]
    public void Of_two_assessments_of_one_day_the_last_recorded_holds()
    {
        var story = Conditional.Assessed("9903", "03-03", "04-10", Assessment.DoesNotCount, d => d.Recorded("04-12T12:00"))
            .Assessed("9903", "03-03", "04-10", Assessment.Counts, d => d.Recorded("04-11T12:00"));

        Assert.Equal(PartyState.Approved, story.AsOf("04-10", "04-11T12:00").StateOf("9903"));
        Assert.Equal(PartyState.Conditional, story.AsOf("04-10").StateOf("9903"));
    }

    [Fact]
    [Rule("C2.annulled")]
    public void Is_taken_away_with_its_assessment_when_a_court_annuls_it() =>
        Assert.Equal(PartyState.Undecided, Conditional.Assessed("9903", "03-03", "04-10", Assessment.Counts).Annulled("9903", "03-03", "06-01").AsOf("06-01").StateOf("9903"));

    [Fact]
    [Rule("C3.2")]
    public void To_an_older_text_is_outdated_however_it_was_assessed()
    {
        var story = new Story().All().Text("1.0", "01-10").Text("2.0", "06-01").YesIf("9903", "03-03").Assessed("9903", "03-03", "04-10", Assessment.Counts);

        Assert.Equal(PartyState.Outdated, story.AsOf("06-01").StateOf("9903"));
        Assert.False(story.AsOf("06-01").EntryIntoForce.Met);
    }

    [Fact]
    [Rule("C2.corrected")]
    public void That_turns_out_to_be_a_plain_yes_needs_no_assessment()
    {
        var story = Conditional.Assessed("9903", "03-03", "04-10", Assessment.DoesNotCount).Corrected("9903", "03-03", "05-01", Outcome.Approved);

        Assert.Equal(PartyState.Approved, story.AsOf("04-15").StateOf("9903"));
        Assert.Equal("Corrected", story.AsOf("04-15").Flags("9903"));
    }

    [Fact]
    [Rule("C3.5")]
    public void Counts_from_legal_force_when_the_agreement_says_so_though_assessed_before()
    {
        var story = new Story().PerParty().CountsFromLegalForce().Yes("9901", "03-01", d => d.Announced("03-01")).YesIf("9903", "03-03", d => d.Announced("03-08"))
            .Assessed("9903", "03-03", "03-10", Assessment.Counts);

        Assert.Equal(PartyState.Approved, story.AsOf("03-10").StateOf("9903"));
        Assert.False(story.AsOf("03-29").EntryIntoForce.Met);
        Assert.Equal("03-30", story.AsOf("03-30").InForceOn());
    }
}
