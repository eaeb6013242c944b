using Samsyn.Domain.Decisions;

namespace Samsyn.Domain.Tests.Decisions.When_the_record_is_corrected;

/// <summary>
/// A correction is about the record and not the world: from when it is recorded, the decision stands as corrected for every
/// day, and the old row stays (CONTRACT.md C2, later facts; R56).
/// </summary>
[Rule("C2.corrected", "R56")]
public sealed class The_record_was_wrong
{
    private static Story YesWasNo => new Story().All().Yes("9903", "03-03").Corrected("9903", "03-03", "03-20", Outcome.Rejected);

    [Fact]
    public void The_decision_stands_as_if_recorded_so_from_the_start()
    {
        var status = YesWasNo.AsOf("03-03");

        Assert.Equal(PartyState.Rejected, status.StateOf("9903"));
        Assert.True(status.EntryIntoForce.Fallen);
        Assert.Equal("Corrected", status.Flags("9903"));
    }

    [Fact]
    [Rule("C3.times")]
    public void Until_it_is_recorded_the_old_row_is_what_is_known()
    {
        var status = YesWasNo.AsOf("04-01", "03-20T11:59");

        Assert.Equal(PartyState.Approved, status.StateOf("9903"));
        Assert.Equal("", status.Flags("9903"));
        Assert.Equal(PartyState.Rejected, YesWasNo.AsOf("04-01", "03-20T12:00").StateOf("9903"));
    }

    [Fact]
    public void What_the_correction_leaves_out_stays()
    {
        var decision = new Story().All().Yes("9903", "03-03", d => d.Announced("03-10").Paragraph("§ 7") with { AppealUntilStated = Story.Day("03-31"), Note = "not" })
            .Corrected("9903", "03-03", "04-01", announced: "03-11").AsOf("04-01").Party("9903").Decision!;

        Assert.Equal((Outcome.Approved, "1.0", "§ 7", "not"), (decision.Outcome, decision.Version, decision.Paragraph, decision.Note));
        Assert.Equal((Story.Day("03-03"), Story.Day("03-11"), Story.Day("03-31")), (decision.On, decision.AnnouncedOn, decision.AppealUntilStated));
    }

    [Fact]
    [Rule("C3.6")]
    public void A_corrected_notice_moves_legal_force_and_a_corrected_last_day_the_flag()
    {
        var story = new Story().All().Yes("9903", "03-03", d => d.Announced("03-10") with { AppealUntilStated = Story.Day("04-01") });

        Assert.Equal("AppealDateDiffers", story.AsOf("05-01").Flags("9903"));
        Assert.Equal("Corrected", story.Corrected("9903", "03-03", "04-20", appealUntil: "03-31").AsOf("05-01").Flags("9903"));
        Assert.Equal("04-02", story.Corrected("9903", "03-03", "04-21", announced: "03-11").AsOf("05-01").Party("9903").LegalForceOn.Short());
    }

    [Fact]
    public void A_moved_day_moves_the_decision()
    {
        var earlier = new Story().All().Yes("9903", "03-10").Corrected("9903", "03-10", "04-01", on: "03-02");
        var later = new Story().All().Yes("9903", "03-10").Corrected("9903", "03-10", "04-01", on: "03-20");

        Assert.Equal(PartyState.Undecided, earlier.AsOf("03-01").StateOf("9903"));
        Assert.Equal(PartyState.Approved, earlier.AsOf("03-02").StateOf("9903"));
        Assert.Equal(PartyState.Undecided, later.AsOf("03-19").StateOf("9903"));
        Assert.Equal("", later.AsOf("03-19").Flags("9903"));
        Assert.Equal(PartyState.Approved, later.AsOf("03-20").StateOf("9903"));
        Assert.Equal("Corrected", later.AsOf("03-20").Flags("9903"));
    }

    [Fact]
    public void A_moved_day_decides_what_is_latest()
    {
        var story = new Story().All().Tables("9903", "03-05").Yes("9903", "03-10").Corrected("9903", "03-10", "04-01", on: "03-02");

        Assert.Equal(PartyState.Tabled, story.AsOf("03-31").StateOf("9903"));
    }

    [Fact]
    [Rule("C2.versions")]
    public void A_decision_older_than_the_text_it_was_recorded_on_is_about_the_text_of_its_day()
    {
        var story = new Story().All().Text("1.0", "01-10").Text("2.0", "06-01").Yes("9903", "06-10").Corrected("9903", "06-10", "06-20", on: "05-10");

        Assert.Equal("1.0", story.AsOf("06-20").Party("9903").Version);
        Assert.Equal(PartyState.Outdated, story.AsOf("06-20").StateOf("9903"));
    }

    [Fact]
    [Rule("C2.versions")]
    public void A_decision_from_before_all_texts_that_moves_is_about_the_text_of_its_new_day()
    {
        var story = new Story().All().Text("1.0", "03-01").Yes("9903", "02-10").Corrected("9903", "02-10", "06-20", on: "03-10");

        Assert.Equal("1.0", story.AsOf("06-20").Party("9903").Version);
        Assert.Equal(PartyState.Approved, story.AsOf("06-20").StateOf("9903"));
    }

    [Fact]
    public void A_version_recorded_wrong_is_corrected()
    {
        var story = new Story().All().Text("1.0", "01-10").Text("2.0", "06-01").Yes("9903", "06-10").Corrected("9903", "06-10", "06-20", version: "1.0");

        Assert.Equal(PartyState.Outdated, story.AsOf("06-20").StateOf("9903"));
    }

    [Fact]
    public void Without_a_new_content_the_decision_never_was()
    {
        var story = new Story().All().Tables("9903", "03-02").Yes("9903", "04-06").Struck("9903", "04-06", "05-01");
        var status = story.AsOf("04-10");

        Assert.Equal(PartyState.Tabled, status.StateOf("9903"));
        Assert.Equal("03-02", status.Party("9903").On.Short());
        Assert.Equal("Corrected", status.Flags("9903"));
        Assert.Equal(PartyState.Approved, story.AsOf("04-10", "04-30T12:00").StateOf("9903"));
    }

    [Fact]
    public void A_struck_decision_is_flagged_from_its_day_until_another_is_dated_after_it()
    {
        var story = new Story().All().Yes("9903", "04-06").Struck("9903", "04-06", "05-01").Yes("9903", "06-01");

        Assert.Equal("", story.AsOf("04-05").Flags("9903"));
        Assert.Equal("Corrected", story.AsOf("04-06").Flags("9903"));
        Assert.Equal("Corrected", story.AsOf("05-31").Flags("9903"));
        Assert.Equal("", story.AsOf("06-01").Flags("9903"));
    }

    [Fact]
    public void Of_several_the_last_recorded_holds_alone_whatever_its_own_day()
    {
        var story = new Story().All().Yes("9903", "03-03")
            .Corrected("9903", "03-03", "03-15", on: "03-02", more: d => d.Recorded("04-02T12:00"))
            .Corrected("9903", "03-03", "03-20", Outcome.Rejected);

        Assert.Equal(PartyState.Rejected, story.AsOf("04-01", "03-25T12:00").StateOf("9903"));
        var last = story.AsOf("04-01").Party("9903");
        Assert.Equal(PartyState.Approved, last.State);
        Assert.Equal("03-02", last.On.Short());
    }

    [Fact]
    public void Of_two_of_one_instant_the_later_in_place_holds()
    {
        var story = new Story().All().Yes("9903", "03-03").Corrected("9903", "03-03", "03-20", Outcome.Rejected).Corrected("9903", "03-03", "03-20", Outcome.Tabled);

        Assert.Equal(PartyState.Tabled, story.AsOf("03-20").StateOf("9903"));
    }

    [Fact]
    [Rule("C2.identity")]
    public void Later_facts_name_the_decision_as_first_recorded_also_when_it_has_moved()
    {
        var story = new Story().All().Yes("9903", "03-10").Corrected("9903", "03-10", "04-01", on: "03-02").Annulled("9903", "03-10", "06-01");

        Assert.Equal(PartyState.Approved, story.AsOf("05-31").StateOf("9903"));
        Assert.Equal(PartyState.Undecided, story.AsOf("06-01").StateOf("9903"));
    }

    [Fact]
    [Rule("C2.identity")]
    public void The_paragraph_tells_two_of_one_day_apart()
    {
        var story = new Story().All().Tables("9903", "03-03", d => d.Paragraph("§ 9")).Yes("9903", "03-03", d => d.Paragraph("§ 10"))
            .Struck("9903", "03-03", "04-01", d => d.About("§ 10"));

        Assert.Equal(PartyState.Tabled, story.AsOf("04-01").StateOf("9903"));
    }

    [Fact]
    [Rule("C2.identity")]
    public void One_that_named_the_only_decision_of_the_day_keeps_naming_it_when_another_is_recorded()
    {
        var story = new Story().All().Yes("9903", "03-03", d => d.Paragraph("§ 10")).Struck("9903", "03-03", "04-01").Tables("9903", "03-03", d => d.Paragraph("§ 9"));

        Assert.Equal(PartyState.Tabled, story.AsOf("04-01").StateOf("9903"));
    }

    [Fact]
    [Rule("C2.annulled")]
    public void A_decision_corrected_to_a_later_day_than_asked_about_is_not_flagged_as_annulled_yet()
    {
        var story = new Story().All().Yes("9903", "03-10").Annulled("9903", "03-10", "04-01").Corrected("9903", "03-10", "04-02", on: "05-10");

        Assert.Equal("", story.AsOf("04-15").Flags("9903"));
        Assert.Equal("Annulled", story.AsOf("05-10").Flags("9903"));
    }
}
