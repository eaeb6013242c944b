using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Decisions.When_time_to_appeal_runs;

/// <summary>Three weeks from the notice, moved off holidays, and legal force the day after (CONTRACT.md C3 rule 6; DOMAIN.md 103-107, R15).</summary>
[Rule("C3.6", "R15")]
public sealed class The_last_day
{
    private static PartyStatus Announced(string on, string? stated = null, string asOf = "2039-01-01") => new Story().All().Text("1.0", "2000-01-01")
        .Yes("9901", "2000-02-01", d => d.Announced(on) with { AppealUntilStated = stated is null ? null : Story.Day(stated) }).AsOf(asOf).Party("9901");

    [Theory]
    [InlineData("2024-06-20", "2024-07-11", "2024-07-12")] // DOMAIN.md 104
    [InlineData("2024-06-17", "2024-07-08", "2024-07-09")]
    [InlineData("2024-05-31", "2024-06-24", "2024-06-25")] // Midsummer's Eve
    [InlineData("2022-05-16", "2022-06-07", "2022-06-08")] // the National Day
    [InlineData("2001-05-14", "2001-06-05", "2001-06-06")] // Whit Monday, before 2005
    [InlineData("2004-05-16", "2004-06-07", "2004-06-08")] // 6 June 2004 was a Sunday; the Monday after no longer Whit Monday
    [InlineData("2022-12-10", "2023-01-02", "2023-01-03")] // New Year's Eve, a Saturday before a Sunday
    [InlineData("2022-12-03", "2022-12-27", "2022-12-28")] // Christmas Eve and three days
    [InlineData("2022-10-15", "2022-11-07", "2022-11-08")] // All Saints, a Saturday
    [InlineData("2023-12-15", "2024-01-05", "2024-01-06")] // Twelfth Night is a working day, and legal force comes on a holiday
    [InlineData("2024-04-09", "2024-04-30", "2024-05-01")] // so is Walpurgis
    public void Is_three_weeks_after_the_notice_or_the_next_working_day(string announced, string last, string legalForce)
    {
        var party = Announced(announced);

        Assert.Equal(Story.Day(last), party.AppealUntil);
        Assert.Equal(Story.Day(legalForce), party.LegalForceOn);
    }

    [Fact]
    public void Is_not_known_while_nothing_is_announced()
    {
        Assert.Null(Announced("03-08", asOf: "03-07").AppealUntil);
        Assert.Null(Announced("03-08", asOf: "03-07").LegalForceOn);
        Assert.Equal("03-29", Announced("03-08", asOf: "03-08").AppealUntil.Short());
        Assert.Null(new Story().All().Yes("9901", "03-01").AsOf("12-31").Party("9901").LegalForceOn);
    }

    [Fact]
    public void As_stated_is_kept_beside_the_computed_and_flagged_when_it_differs()
    {
        var wrong = Announced("2024-06-17", "2024-07-09");

        Assert.Equal((Story.Day("2024-07-08"), Story.Day("2024-07-09")), (wrong.AppealUntil!.Value, wrong.AppealUntilStated!.Value));
        Assert.Equal(Story.Day("2024-07-09"), wrong.LegalForceOn);
        Assert.Equal([PartyFlag.AppealDateDiffers], wrong.Flags);
        Assert.Empty(Announced("2024-06-17", "2024-07-08").Flags);
        Assert.Empty(Announced("2024-06-17", "2024-07-09", asOf: "2024-06-16").Flags);
        Assert.Null(Announced("2024-06-17", "2024-07-09", asOf: "2024-06-16").AppealUntilStated);
    }

    [Fact]
    public void As_stated_alone_is_shown_and_gives_no_legal_force()
    {
        var party = new Story().All().Yes("9901", "03-01", d => d with { AppealUntilStated = Story.Day("03-29") }).AsOf("05-01").Party("9901");

        Assert.Equal("03-29", party.AppealUntilStated.Short());
        Assert.Null(party.LegalForceOn);
        Assert.Empty(party.Flags);
    }

    [Fact]
    public void Gives_no_legal_force_from_the_day_somebody_appealed()
    {
        var story = new Story().All().Yes("9901", "03-01", d => d.Announced("03-08") with { AppealedOn = Story.Day("03-28") });

        Assert.Equal("03-30", story.AsOf("03-27").Party("9901").LegalForceOn.Short());
        var party = story.AsOf("03-28").Party("9901");
        Assert.Null(party.LegalForceOn);
        Assert.Equal("03-29", party.AppealUntil.Short());
        Assert.Equal([PartyFlag.Appealed], party.Flags);
        Assert.Equal(PartyState.Approved, party.State);
    }

    [Theory]
    [InlineData("GN", "9901", false)] // both sides together
    [InlineData("FS", "9901", false)] // a federation
    [InlineData("KS:9901", null, true)]
    [InlineData("HSS", "VGR", true)]
    [InlineData("RF:VGR", null, true)]
    public void Is_computed_for_bodies_whose_decisions_can_be_appealed_and_no_others(string body, string? @for, bool appealable)
    {
        var party = @for ?? new BodyId(body).Principal!.Value.Value;
        var story = new Story().All().Step("decide", Mandate.Decides, [body], @for).Says(body, "03-01", Outcome.Approved, d => d.Announced("03-08"));

        Assert.Equal(appealable ? "03-30" : "-", story.AsOf("12-31").Party(party).LegalForceOn.Short());
        Assert.Equal(appealable ? "03-29" : "-", story.AsOf("12-31").Party(party).AppealUntil.Short());
    }

    [Theory]
    [InlineData(Mandate.Recommends)]
    [InlineData(Mandate.Prepares)]
    public void Is_null_for_those_that_do_not_decide(Mandate act)
    {
        var cascade = new Story().Step("prepare", act, ["KS:9901"]).Recommends("KS:9901", "03-01", d => d.Announced("03-08")).Cascade();

        Assert.Null(LegalForce.AppealUntil(cascade.Decisions[0], cascade.Steps[0].Bodies[0], act));
        Assert.Equal("03-29", LegalForce.AppealUntil(cascade.Decisions[0], cascade.Steps[0].Bodies[0], Mandate.Decides).Short());
    }

    [Fact]
    public void Of_a_notice_at_the_calendars_end_is_not_known()
    {
        var cascade = new Story().Yes("9901", "03-01", d => d with { AnnouncedOn = DateOnly.MaxValue }).Cascade();

        Assert.Null(LegalForce.AppealUntil(cascade.Decisions[0], cascade.Steps[1].Bodies[0], Mandate.Decides));
    }
}

/// <summary>Some agreements count a yes only when nobody can appeal it any more (KL 13:14; CONTRACT.md C3 rule 5, counts_from).</summary>
[Rule("C3.5.legal-force", "R24")]
public sealed class Counting_from_legal_force
{
    private static Story Two => new Story().Parties("9901", "9902").All().CountsFromLegalForce()
        .Yes("9901", "03-01", d => d.Announced("03-08")).Yes("9902", "03-01", d => d.Announced("03-09"));

    [Fact]
    public void A_yes_is_a_yes_at_once_and_counts_later()
    {
        Assert.Equal("Approved Approved", Two.AsOf("03-01").States());
        Assert.Equal((false, "9901 9902"), (Two.AsOf("03-29").EntryIntoForce.Met, Two.AsOf("03-29").Blocking()));
        Assert.Equal((false, "9902"), (Two.AsOf("03-30").EntryIntoForce.Met, Two.AsOf("03-30").Blocking()));
        Assert.Equal((true, "03-31"), (Two.AsOf("03-31").EntryIntoForce.Met, Two.AsOf("03-31").InForceOn()));
        Assert.Equal("03-31 03-31", Two.AsOf("03-31").Entered());
    }

    [Fact]
    public void The_reason_tells_both_how_many_have_said_yes_and_how_many_count()
    {
        Assert.Equal(new YesCount(2, 1, Samsyn.Domain.Agreements.CountsFrom.LegalForce), Assert.IsType<StatusReason.WaitsForAll>(Two.AsOf("03-30").EntryIntoForce.Reason).Yeses);
        Assert.Equal((2, 0), Counted(Assert.IsType<StatusReason.WaitsForQuorum>(Two.Quorum(parties: 2).AsOf("03-29").EntryIntoForce.Reason).Yeses));
        Assert.Equal((2, 1), Counted(Assert.IsType<StatusReason.WaitsForTwo>(Two.PerParty().AsOf("03-30").EntryIntoForce.Reason).Yeses));

        static (int, int) Counted(YesCount yeses) => (yeses.Said, yeses.Counting);
    }

    [Fact]
    public void By_default_it_counts_from_the_decision() =>
        Assert.Equal("03-01", Two.Entry(e => e with { CountsFrom = Samsyn.Domain.Agreements.CountsFrom.Decision }).AsOf("03-01").InForceOn());

    [Fact]
    public void One_that_is_appealed_does_not_count_while_it_stays_a_yes()
    {
        var status = Two.NotBefore("05-01").Yes("9902", "03-02", d => d.Announced("03-09") with { AppealedOn = Story.Day("03-28") }).AsOf("05-01");

        Assert.Equal((false, "9902"), (status.EntryIntoForce.Met, status.Blocking()));
        Assert.Equal("Approved Approved", status.States());
    }

    [Fact]
    public void One_without_a_notice_never_counts() =>
        Assert.Equal("9902", Two.Yes("9902", "03-02").AsOf("12-31").Blocking());

    [Fact]
    public void One_of_a_joint_body_never_counts()
    {
        var story = new Story().Parties("9901").All().CountsFromLegalForce().Step("joint", Mandate.Decides, ["GN"], "9901").Yes("GN", "03-01", d => d.Announced("03-08"));

        Assert.Equal("9901", story.AsOf("12-31").Blocking());
        Assert.Equal(PartyState.Approved, story.AsOf("12-31").StateOf("9901"));
    }

    [Fact]
    public void A_no_needs_no_legal_force() => Assert.True(new Story().All().CountsFromLegalForce().No("9901", "03-01").AsOf("03-01").EntryIntoForce.Fallen);
}
