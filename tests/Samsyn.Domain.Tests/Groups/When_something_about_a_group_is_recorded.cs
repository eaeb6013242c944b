using Samsyn.Domain.Calendars;
using Samsyn.Domain.Groups;
using Samsyn.Domain.Principals;
using static Samsyn.Domain.Tests.Groups.Made;

namespace Samsyn.Domain.Tests.Groups;

/// <summary>Only the impossible is refused; a true fact that looks odd is recorded.</summary>
[Rule("R11", "R13")]
public sealed class When_something_about_a_group_is_recorded
{
    private static readonly DateOnly Tomorrow = Today.AddDays(1);

    private static PaperGiven Paper(string name) => new() { Paper = name, Title = "Papper", Kind = PaperKind.Note, On = Today, Text = "text" };

    public static TheoryData<GroupFact, GroupRefusal> Impossible => new()
    {
        { Seat("GR 1", "GR"), new GroupRefusal.NotAName("GR 1") },
        { Seat("gr-1", "GR"), new GroupRefusal.AlreadyRecorded("gr-1") },
        { Seat("xx-1", "XX"), new GroupRefusal.UnknownNominator("XX") },
        { Seat("gr-9", "GR") with { Organisation = new PrincipalId("9999") }, new GroupRefusal.UnknownOrganisation(new PrincipalId("9999")) },
        { Seat("gr-9", "GR", "2022-02-01", "2022-01-01"), new GroupRefusal.EndsBeforeItBegins(Day("2022-02-01"), Day("2022-01-01")) },
        { new SeatLeft("gr-7", Today, null), new GroupRefusal.NoSuchSeat("gr-7") },
        { new MeetingPlanned { Meeting = "mote-2" }, new GroupRefusal.NothingPlanned() },
        { new MeetingPlanned { Meeting = "Möte 2", Words = "i vår" }, new GroupRefusal.NotAName("Möte 2") },
        { new MeetingHeld("mote-9", Today, null), new GroupRefusal.NoSuchMeeting("mote-9") },
        { new MeetingHeld("mote-1", Tomorrow, null), new GroupRefusal.InTheFuture(Tomorrow, Today) },
        { new MeetingCancelled("mote-1", Tomorrow, null), new GroupRefusal.InTheFuture(Tomorrow, Today) },
        { Paper("papper"), new GroupRefusal.AlreadyRecorded("papper") },
        { Paper("papper-i-andra"), new GroupRefusal.AlreadyRecorded("papper-i-andra") },
        { Paper("p-2") with { Text = null }, new GroupRefusal.SaysNothing() },
        { Paper("p-2") with { On = Tomorrow }, new GroupRefusal.InTheFuture(Tomorrow, Today) },
        { Paper("p-2") with { Meeting = "mote-9" }, new GroupRefusal.NoSuchMeeting("mote-9") },
        { Paper("p-2") with { To = ["finns-inte"] }, new GroupRefusal.NoSuchGroup("finns-inte") },
        { new CheckedIn(new BodyId("XYZ"), Today, "?", null), new GroupRefusal.UnknownBody(new BodyId("XYZ")) },
        { new CheckedIn(new BodyId("SRO"), Today, " ", null), new GroupRefusal.SaysNothing() },
        { new NoteSent("p-9", Today, "nej", "chef"), new GroupRefusal.NoSuchPaper("p-9") },
        { new NoteSent("papper", Today, "", "chef"), new GroupRefusal.SaysNothing() },
        { new DigestPublished(Tomorrow, "t", "x", "chef"), new GroupRefusal.InTheFuture(Tomorrow, Today) },
        { new SeatLeft("gr-1", Today, null) { RecordedAt = Now.AddSeconds(1) }, new GroupRefusal.RecordedLaterThanNow(Now.AddSeconds(1)) },
    };

    private static (AgreementGroups All, Group Group) Standing()
    {
        var group = Reference().With(Seat("gr-1", "GR"), new MeetingPlanned { Meeting = "mote-1", Planned = PlannedDate.Parse("2022-05") }, Paper("papper"));
        return (All(group, Group("andra").With(Paper("papper-i-andra"))), group);
    }

    [Theory, MemberData(nameof(Impossible))]
    public void The_impossible_is_refused_with_its_values(GroupFact fact, GroupRefusal refusal)
    {
        var (all, group) = Standing();

        Assert.Equal(refusal, all.WhyNotRecord(group, fact, Today, Now));
        Assert.Equal(refusal, Assert.Throws<RefusedException>(() => all.Record(group, fact, Today, Now)).Refusal);
        Assert.Equal(3, group.Facts.Count);
    }

    [Fact]
    public void A_seat_too_many_one_without_a_right_and_one_that_ends_ahead_are_true_facts()
    {
        var (all, group) = Standing();

        foreach (var fact in new GroupFact[]
        {
            Seat("gr-2", "GR"), Seat("gr-3", "GR"), Seat("1461-1", "1461"), Seat("kf-1", "KF:1461"), Seat("vk-1", "VK"), new SeatLeft("gr-1", Day("2026-10-14"), "valperioden"), new SeatLeft("gr-1", Day("1999-01-01"), "fel"),
            new MeetingPlanned { Meeting = "mote-1", Words = "efter sommaren" }, new CheckedIn(new BodyId("SRO"), Today, "Kan ni?", null),
        })
            all.Record(group, fact, Today, Now);

        Assert.Equal(12, group.Facts.Count);
    }

    [Fact]
    public void A_group_is_formed_only_as_it_can_be()
    {
        var all = All(Reference());
        GroupSettings Settings(params NominationRight[] rights) => new() { Title = "t", Task = GroupTask.Working, Nominations = rights };

        Assert.Null(all.WhyNotForm("ny", Settings(new("GR", 2), new("VK", 1), new("1480", 2))));
        Assert.Null(all.WhyNotForm("referens", Settings(), all.All[0]));
        Assert.Equal(new GroupRefusal.NotAName("Ny grupp"), all.WhyNotForm("Ny grupp", Settings()));
        Assert.Equal(new GroupRefusal.NameIsTaken("referens"), all.WhyNotForm("referens", Settings()));
        Assert.Equal(new GroupRefusal.UnknownNominator("XX"), all.WhyNotForm("ny", Settings(new NominationRight("XX", 1))));
        Assert.Equal(new GroupRefusal.RightGivenTwice("GR"), all.WhyNotForm("ny", Settings(new("GR", 1), new("GR", 2))));
        Assert.Equal(new GroupRefusal.NoSeats("GR"), all.WhyNotForm("ny", Settings(new NominationRight("GR", 0))));
        Assert.Equal(new GroupRefusal.UnknownBody(new BodyId("XYZ")), all.WhyNotForm("ny", Settings() with { ReportsTo = new BodyId("XYZ") }));
        Assert.Equal(new GroupRefusal.UnknownBody(new BodyId("XYZ")), all.WhyNotForm("ny", Settings() with { Mandate = new GroupMandate("x", new BodyId("XYZ"), null) }));
        Assert.Equal(new GroupRefusal.EndsBeforeItBegins(Today, Day("2022-01-01")), all.WhyNotForm("ny", Settings() with { From = Today, Until = Day("2022-01-01") }));
    }

    [Fact]
    public void The_next_name_is_the_first_that_is_free()
    {
        Assert.Equal(["gr-1", "gr-2", "gr-2"], new[] { AgreementGroups.NextName("gr", []), AgreementGroups.NextName("gr", ["gr-1"]), AgreementGroups.NextName("gr", ["gr-1", "gr-3"]) });
    }

    [Fact]
    public void A_no_says_what_is_wanted_instead_and_an_amount_where_it_comes_from()
    {
        Assert.Null(Position.WhyNot(new PositionWords(PositionStance.Agree, Weight.Minor, null)));
        Assert.Null(Position.WhyNot(new PositionWords(PositionStance.NoView, Weight.Minor, null)));
        Assert.IsType<GroupRefusal.PositionNeedsWords>(Position.WhyNot(new PositionWords(PositionStance.Oppose, Weight.Decisive, " ")));
        Assert.IsType<GroupRefusal.PositionNeedsWords>(Position.WhyNot(new PositionWords(PositionStance.AgreeWithChanges, Weight.Decisive, null)));
        Assert.IsType<GroupRefusal.CostNeedsSource>(Scenario.WhyNot(new ScenarioWords("beslut", null, -100, null, null)));
        Assert.IsType<GroupRefusal.SaysNothing>(Scenario.WhyNot(new ScenarioWords("", null, null, null, null)));
        Assert.Null(Scenario.WhyNot(new ScenarioWords("beslut", null, 0, "kalkyl", null)));
    }

    [Fact, Rule("R59")]
    public void A_side_is_the_municipalities_together_or_one_principal()
    {
        Assert.Null(NegotiatingSide.Municipal.Principal);
        Assert.Equal("VGR", new NegotiatingSide("VGR").Principal!.Value.Value);
        Assert.Throws<FormatException>(() => new NegotiatingSide("alla"));
    }
}
