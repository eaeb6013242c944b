using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Decisions.When_something_is_recorded;

/// <summary>"Preliminärt juni alt. augusti" became September: the first plan stays beside the new (R10, DOMAIN.md 28).</summary>
[Rule("R10", "C0.dates")]
public sealed class When_a_step_is_planned_anew
{
    private static readonly DateOnly Today = Story.Day("12-01");

    private static readonly Step Federations = new()
    {
        Name = "federations", Act = Mandate.Recommends, Bodies = ["GR"], Planned = PlannedDate.Parse("[2022-06,2022-08]"), Preliminary = true, Words = "preliminärt juni alt. augusti",
        Replanned =
        [
            new Replanning(PlannedDate.Parse("2022-09"), true, "september", Story.Day("06-10"), "semester"),
            new Replanning(PlannedDate.Parse("2022-08"), false, null, Story.Day("06-01"), "önskemål"),
            new Replanning(PlannedDate.Parse("2022-10"), false, "oktober", Story.Day("06-10"), "val"),
        ],
    };

    private static Cascade Cascade => new(Story.FiveIn(), new Story().Agreement(), [Federations], []);

    [Theory]
    [InlineData("05-31", "[2022-06,2022-08]", true, "preliminärt juni alt. augusti")]
    [InlineData("06-01", "2022-08", false, null)]
    [InlineData("06-09", "2022-08", false, null)]
    [InlineData("06-10", "2022-10", false, "oktober")] // of two known the same day, the later listed
    [InlineData("12-31", "2022-10", false, "oktober")]
    public void The_plan_of_a_day_is_the_last_known_by_then(string day, string planned, bool preliminary, string? words) =>
        Assert.Equal((PlannedDate.Parse(planned), preliminary, words), Federations.PlanAsOf(Story.Day(day)));

    [Fact]
    public void The_old_plans_stay_beside_the_new()
    {
        var replanning = new Replanning(PlannedDate.Parse("2022-11"), false, null, Story.Day("07-01"), "remissen drog ut");
        var replanned = Cascade.Replan("federations", replanning, Today);

        Assert.Equal([.. Federations.Replanned, replanning], replanned.Step.Replanned);
        Assert.Equal((Federations.Planned, Federations.Words), (replanned.Step.Planned, replanned.Step.Words));
    }

    [Fact]
    public void A_plan_may_be_taken_back_to_not_known() =>
        Assert.Null(Cascade.WhyNotReplan("federations", new Replanning(null, false, "skjuts upp", Story.Day("07-01"), "inget datum"), Today));

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_is_impossible_is_refused(string step, string? planned, string knownOn, string? reason, string words, string refusal)
    {
        var replanning = new Replanning(planned is null ? null : PlannedDate.Parse(planned), false, words.Length > 0 ? words : null, Story.Day(knownOn), reason);

        Assert.Equal(refusal, Cascade.WhyNotReplan(step, replanning, Today)?.GetType().Name);
        Assert.Equal(refusal, Assert.Throws<RefusedException>(() => Cascade.Replan(step, replanning, Today)).Refusal.GetType().Name);
    }

    public static TheoryData<string, string?, string, string?, string, string> Impossible => new()
    {
        { "unions", "2022-11", "07-01", "därför", "", nameof(DecisionRefusal.UnknownStep) },
        { "federations", "2022-11", "12-02", "därför", "", nameof(DecisionRefusal.InTheFuture) },
        { "federations", "2022-11", "07-01", null, "", nameof(DecisionRefusal.ReasonMissing) },
        { "federations", "2022-11", "07-01", "  ", "", nameof(DecisionRefusal.ReasonMissing) },
        { "federations", "2022-10", "07-01", "därför", "oktober", nameof(DecisionRefusal.SamePlan) },
    };
}
