using Samsyn.Domain.Decisions;

namespace Samsyn.Domain.Tests.Decisions.When_it_enters_into_force;

/// <summary>Reached once and kept: only the term ends it (CONTRACT.md C3 rule 5).</summary>
[Rule("C3.5")]
public sealed class It_is_kept
{
    [Fact]
    public void When_a_yes_is_annulled()
    {
        var status = new Story().All().AllFiveSayYes("03-05").Annulled("9902", "03-05", "06-01").AsOf("06-01");

        Assert.Equal((Stage.InForce, "03-05", "1.0"), (status.Stage, status.InForceOn(), status.EntryIntoForce.Version));
        Assert.False(status.EntryIntoForce.Met);
        Assert.Equal("9902", status.Blocking());
        Assert.Equal(4, status.Counts.Approved);
        Assert.Equal("03-05 03-05 03-05 03-05 03-05", status.Entered());
    }

    [Fact]
    public void When_the_text_is_changed_on_the_text_it_was_last_met_on()
    {
        var story = new Story().All().Text("1.0", "01-10").Text("2.0", "06-01").AllFiveSayYes("03-05").AllFiveSayYes("09-01");

        Assert.Equal(("1.0", 5, false), Of(story.AsOf("06-01")));
        Assert.Equal(("2.0", 0, true), Of(story.AsOf("09-01")));
        Assert.Equal((Stage.InForce, "03-05"), (story.AsOf("09-01").Stage, story.AsOf("09-01").InForceOn()));

        static (string?, int, bool?) Of(AgreementStatus status) => (status.EntryIntoForce.Version, status.Counts.Outdated, status.EntryIntoForce.Met);
    }

    [Fact]
    public void Under_all_each_approved_party_has_the_agreements_day_also_one_that_said_yes_anew()
    {
        var status = new Story().All().AllFiveSayYes("03-05").Annulled("9902", "03-05", "06-01").Yes("9902", "09-01").AsOf("09-01");

        Assert.Equal("03-05 03-05 03-05 03-05 03-05", status.Entered());
    }

    [Fact]
    [Rule("C2.term")]
    public void Until_the_terms_last_day_is_over()
    {
        var story = new Story().All().AllFiveSayYes("03-05").Term(until: "12-31");

        Assert.Equal((Stage.InForce, "1.0"), (story.AsOf("12-31").Stage, story.AsOf("12-31").EntryIntoForce.Version));
        var after = story.AsOf("2023-01-01");
        Assert.Equal((Stage.Expired, "03-05"), (after.Stage, after.InForceOn()));
        Assert.Null(after.EntryIntoForce.Version);
        Assert.True(after.EntryIntoForce.Met);
        Assert.Equal(Story.Day("12-31"), Assert.IsType<StatusReason.ExpiredAfter>(after.EntryIntoForce.Reason).Until);
    }

    [Fact]
    [Rule("C2.term")]
    public void It_does_not_begin_after_its_term()
    {
        var status = new Story().All().Term(until: "03-31").AllFiveSayYes("04-01").AsOf("04-01");

        Assert.Equal((Stage.Expired, "-"), (status.Stage, status.InForceOn()));
        Assert.IsType<StatusReason.TermPassedBeforeForce>(status.EntryIntoForce.Reason);
    }

    [Fact]
    [Rule("C2.term")]
    public void It_is_not_foreseen_where_the_term_ends_before_it_could_begin()
    {
        var status = new Story().All().Term(until: "05-31").NotBefore("07-01").AllFiveSayYes("04-01").AsOf("04-01");

        Assert.Equal((Stage.Decided, "-"), (status.Stage, status.InForceOn()));
        Assert.IsType<StatusReason.MetTooLate>(status.EntryIntoForce.Reason);
    }

    [Fact]
    [Rule("C2.term")]
    public void It_is_foreseen_where_the_term_will_have_been_renewed_by_then()
    {
        var story = new Story().All().Term(until: "05-31", notice: 1, renewal: 12).NotBefore("07-01").AllFiveSayYes("04-01");

        Assert.Equal("07-01", story.AsOf("04-01").InForceOn());
        Assert.Equal("07-01", story.AsOf("07-01").InForceOn());
        Assert.Equal("-", story.Notice("04-10", "9901").AsOf("04-10").InForceOn());
    }

    [Fact]
    [Rule("C2.term")]
    public void An_extension_that_comes_late_lets_it_begin_from_its_day_and_late_yeses_join()
    {
        var begins = new Story().All().Term(until: "03-31").AllFiveSayYes("04-01").Extended("06-01", "2023-12-31", "VGR");
        Assert.Equal((Stage.Expired, "-"), (begins.AsOf("05-31").Stage, begins.AsOf("05-31").InForceOn()));
        Assert.Equal((Stage.InForce, "06-01"), (begins.AsOf("06-01").Stage, begins.AsOf("06-01").InForceOn()));

        var joins = new Story().Quorum(parties: 2).Term(until: "03-31").Yes("9901", "03-01").Yes("9902", "03-01").Yes("9903", "04-15").Extended("06-01", "2023-12-31", "VGR");
        Assert.Equal("03-01 03-01 - - -", joins.AsOf("05-31").Entered());
        Assert.Equal("03-01 03-01 06-01 - -", joins.AsOf("06-01").Entered());
    }
}

/// <summary>"In force from 1 April 2017", says a source, though nobody knows the decisions (CONTRACT.md C3 rule 5, stated).</summary>
[Rule("C3.5.stated", "R10")]
public sealed class A_source_says_so
{
    [Fact]
    public void From_its_day_it_is_in_force_and_all_else_stays_computed()
    {
        var story = new Story().All().Stated("03-01").Yes("9901", "02-01");

        Assert.Equal((Stage.Deciding, false), (story.AsOf("02-28").Stage, story.AsOf("02-28").EntryIntoForce.Stated));
        var status = story.AsOf("03-01");
        Assert.Equal((Stage.InForce, true), (status.Stage, status.EntryIntoForce.Stated));
        Assert.False(status.EntryIntoForce.Met);
        Assert.Equal("9902 9903 9904 VGR", status.Blocking());
        Assert.Equal("-", status.InForceOn());
        Assert.Null(status.EntryIntoForce.Version);
        Assert.IsType<StatusReason.StatedInForceSince>(status.EntryIntoForce.Reason);
    }

    [Fact]
    public void The_computed_day_takes_precedence_when_it_comes()
    {
        var status = new Story().All().Stated("03-01").AllFiveSayYes("03-05").AsOf("03-05");

        Assert.False(status.EntryIntoForce.Stated);
        Assert.Equal("03-05", status.InForceOn());
        Assert.IsType<StatusReason.InForceSince>(status.EntryIntoForce.Reason);
    }

    [Fact]
    public void It_expires_with_the_term()
    {
        var story = new Story().Stated("03-01").Term(until: "12-31");

        Assert.Equal(Stage.InForce, story.AsOf("12-31").Stage);
        Assert.Equal((Stage.Expired, true), (story.AsOf("2023-01-01").Stage, story.AsOf("2023-01-01").EntryIntoForce.Stated));
    }

    [Fact]
    public void A_no_is_still_computed_as_falling_and_the_source_names_the_stage()
    {
        var status = new Story().All().Stated("03-01").No("9901", "02-01").AsOf("03-01");

        Assert.True(status.EntryIntoForce.Fallen);
        Assert.Equal("9901", status.Blocking());
        Assert.Equal(Stage.InForce, status.Stage);
    }
}
