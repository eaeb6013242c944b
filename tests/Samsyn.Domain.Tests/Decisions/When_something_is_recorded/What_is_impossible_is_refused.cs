using System.Reflection;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Decisions.When_something_is_recorded;

/// <summary>Every refusal of the family, provoked; and nothing true is refused for being late or out of order (DESIGN.md 3).</summary>
[Rule("C2.outcomes", "C2.versions", "C2.identity")]
public sealed class What_is_impossible_is_refused
{
    private static readonly DateOnly Today = Story.Day("12-01");
    private static readonly DateTime Now = Story.Instant("12-01T15:00");

    /// <summary>What stands in the record before: 9901 said yes on two paragraphs of a day, 9902 a conditional yes, 9903 tabled.</summary>
    private static Story Before => new Story().All().Text("1.0", "01-10").Text("2.0", "06-01")
        .Step("sro", Mandate.Recommends, ["SRO"]).Step("region", Mandate.Decides, ["HSS"], "VGR").Step("councils", Mandate.Decides, ["each KF"])
        .Yes("9901", "03-01", d => d.Paragraph("§ 1")).Yes("9901", "03-01", d => d.Paragraph("§ 2")).YesIf("9902", "03-01").Tables("9903", "03-01");

    private static readonly Dictionary<string, (Func<Story, Story> Tells, DecisionRefusal Refusal)> Impossible = new()
    {
        ["a body the county does not list"] = (s => s.Says("XX", "03-01", Outcome.Noted), new DecisionRefusal.UnknownBody(new BodyId("XX"))),
        ["an assembly of nobody"] = (s => s.Says("KF:9999", "03-01", Outcome.Approved), new DecisionRefusal.UnknownBody(new BodyId("KF:9999"))),
        ["a body in no step"] = (s => s.Says("VK", "03-01", Outcome.Recommended), new DecisionRefusal.NoPartInTheAgreement(new BodyId("VK"))),
        ["a later fact about the text of a body in no step"] = (s => s.Annulled("VK", "03-01", "04-01"), new DecisionRefusal.NoPartInTheAgreement(new BodyId("VK"))),
        ["tomorrow"] = (s => s.Yes("9904", "12-02", d => d.Recorded("12-01T12:00")), new DecisionRefusal.InTheFuture(Story.Day("12-02"), Today)),
        ["a correction to tomorrow"] =
            (s => s.Corrected("9903", "03-01", "12-01", on: "12-02"), new DecisionRefusal.InTheFuture(Story.Day("12-02"), Today)),
        ["recorded later than now"] =
            (s => s.Yes("9904", "03-01", d => d.Recorded("12-01T15:01")), new DecisionRefusal.RecordedLaterThanNow(Story.Instant("12-01T15:01"))),
        ["recorded the day before, in Stockholm"] =
            (s => s.Yes("9904", "03-02", d => d.Recorded("03-01T22:59")), new DecisionRefusal.RecordedBeforeItHappened(Story.Instant("03-01T22:59"), Story.Day("03-02"))),
        ["a recommending body that approves"] =
            (s => s.Says("SRO", "03-01", Outcome.Approved), new DecisionRefusal.OutcomeDoesNotFit(Outcome.Approved, new BodyId("SRO"), Mandate.Recommends)),
        ["a deciding body that recommends"] =
            (s => s.Says("9904", "03-01", Outcome.Endorsed), new DecisionRefusal.OutcomeDoesNotFit(Outcome.Endorsed, new BodyId("KF:9904"), Mandate.Decides)),
        ["a body without a part that decides more than its mandate, on something else"] =
            (s => s.Says("VK", "03-01", Outcome.Rejected, d => d with { Concerns = Concerns.Mandate }), new DecisionRefusal.OutcomeDoesNotFit(Outcome.Rejected, new BodyId("VK"), Mandate.Recommends)),
        ["a correction to an outcome that does not fit"] =
            (s => s.Corrected("9903", "03-01", "04-01", Outcome.Recommended), new DecisionRefusal.OutcomeDoesNotFit(Outcome.Recommended, new BodyId("KF:9903"), Mandate.Decides)),
        ["a correction to a correction"] =
            (s => s.Corrected("9903", "03-01", "04-01", Outcome.Annulled), new DecisionRefusal.OutcomeDoesNotFit(Outcome.Annulled, new BodyId("KF:9903"), Mandate.Decides)),
        ["a version there is none of"] = (s => s.Yes("9904", "03-01", d => d.On("3.0")), new DecisionRefusal.UnknownVersion("3.0")),
        ["a correction to a version there is none of"] = (s => s.Corrected("9903", "03-01", "04-01", version: "3.0"), new DecisionRefusal.UnknownVersion("3.0")),
        ["before its version"] = (s => s.Yes("9904", "05-31", d => d.On("2.0")), new DecisionRefusal.BeforeItsVersion(Story.Day("05-31"), "2.0", Story.Day("06-01"))),
        ["a correction to before its version"] =
            (s => s.Corrected("9903", "03-01", "07-01", version: "2.0"), new DecisionRefusal.BeforeItsVersion(Story.Day("03-01"), "2.0", Story.Day("06-01"))),
        ["announced before it was decided"] =
            (s => s.Yes("9904", "03-02", d => d.Announced("03-01")), new DecisionRefusal.AnnouncedBeforeItsDay(Story.Day("03-01"), Story.Day("03-02"))),
        ["a correction to announced before it was decided"] =
            (s => s.Corrected("9903", "03-01", "04-01", announced: "02-28"), new DecisionRefusal.AnnouncedBeforeItsDay(Story.Day("02-28"), Story.Day("03-01"))),
        ["the same body, day and paragraph"] =
            (s => s.No("9901", "03-01", d => d.Paragraph("§ 2")), new DecisionRefusal.AlreadyRecorded(new BodyId("KF:9901"), Story.Day("03-01"), "§ 2")),
        ["the same body and day, both without a paragraph"] =
            (s => s.No("9903", "03-01"), new DecisionRefusal.AlreadyRecorded(new BodyId("KF:9903"), Story.Day("03-01"), "")),
        ["a later fact about nothing recorded"] =
            (s => s.Annulled("9904", "03-01", "04-01"), new DecisionRefusal.NoSuchDecision(new BodyId("KF:9904"), Story.Day("03-01"), null)),
        ["a later fact about another paragraph"] =
            (s => s.Annulled("9901", "03-01", "04-01", d => d.About("§ 3")), new DecisionRefusal.NoSuchDecision(new BodyId("KF:9901"), Story.Day("03-01"), "§ 3")),
        ["a later fact that names no day"] =
            (s => s.Annulled("9901", "03-01", "04-01", d => d with { Corrects = null }), new DecisionRefusal.NoSuchDecision(new BodyId("KF:9901"), null, null)),
        ["a later fact that may mean either of two"] =
            (s => s.Annulled("9901", "03-01", "04-01"), new DecisionRefusal.NameTheParagraph(new BodyId("KF:9901"), Story.Day("03-01"))),
        ["annulled before it was decided"] =
            (s => s.Annulled("9903", "03-01", "02-28"), new DecisionRefusal.BeforeTheDecision(Story.Day("02-28"), Story.Day("03-01"))),
        ["assessed before it was decided"] =
            (s => s.Assessed("9902", "03-01", "02-28", Assessment.Counts), new DecisionRefusal.BeforeTheDecision(Story.Day("02-28"), Story.Day("03-01"))),
        ["annulled before the day to which it was corrected"] =
            (s => s.Corrected("9903", "03-01", "04-15", on: "04-10").Annulled("9903", "03-01", "04-09"), new DecisionRefusal.BeforeTheDecision(Story.Day("04-09"), Story.Day("04-10"))),
        ["assessing what has no condition"] =
            (s => s.Assessed("9903", "03-01", "04-01", Assessment.Counts), new DecisionRefusal.NotConditional(new BodyId("KF:9903"), Story.Day("03-01"))),
        ["assessing what a correction says has no condition"] =
            (s => s.Corrected("9902", "03-01", "04-01", Outcome.Approved).Assessed("9902", "03-01", "05-01", Assessment.Counts),
                new DecisionRefusal.NotConditional(new BodyId("KF:9902"), Story.Day("03-01"))),
        ["an assessment that says nothing"] = (s => s.Assessed("9902", "03-01", "04-01", Assessment.Counts, d => d with { Assessed = null }), new DecisionRefusal.AssessmentMissing()),
        ["a correction of nothing"] = (s => s.Corrected("9903", "03-01", "04-01"), new DecisionRefusal.NothingCorrected()),
    };

    public static TheoryData<string> ImpossibleFacts => [.. Impossible.Keys];

    [Theory]
    [MemberData(nameof(ImpossibleFacts))]
    public void With_the_reason_and_its_values(string what)
    {
        var (tells, refusal) = Impossible[what];
        var story = tells(Before);

        Assert.Equal(refusal, story.Cascade().WhyNotRecord(story.Last, Today, Now));
        Assert.Equal(refusal, Assert.Throws<RefusedException>(() => story.Cascade().Record(story.Last, Today, Now)).Refusal);
    }

    [Fact]
    public void And_no_refusal_is_left_untried()
    {
        var family = typeof(DecisionRefusal).GetNestedTypes(BindingFlags.Public).Where(t => t.IsSubclassOf(typeof(DecisionRefusal)));
        var tried = Impossible.Values.Select(i => i.Refusal.GetType())
            .Concat([typeof(DecisionRefusal.UnknownStep), typeof(DecisionRefusal.ReasonMissing), typeof(DecisionRefusal.SamePlan)]); // When_a_step_is_planned_anew

        Assert.Empty(family.Except(tried));
    }

    private static readonly Dictionary<string, Func<Story, Story>> True = new()
    {
        ["a decision before anybody recommended it"] = s => s.Yes("9904", "01-11"),
        ["a decision before there was a text"] = s => s.Yes("9904", "01-09"),
        ["a decision of today, recorded now"] = s => s.Yes("9904", "12-01", d => d.Recorded("12-01T15:00")),
        ["a decision recorded half a year late"] = s => s.Yes("9904", "03-01", d => d.Recorded("11-01T12:00")),
        ["a decision recorded just after midnight in Stockholm"] = s => s.Yes("9904", "03-02", d => d.Recorded("03-01T23:00")),
        ["a decision on an older text"] = s => s.Yes("9904", "07-01", d => d.On("1.0")),
        ["a decision on its version's first day"] = s => s.Yes("9904", "06-01", d => d.On("2.0")),
        ["a decision announced the same day, with the wrong last day"] = s => s.Yes("9904", "03-01", d => d.Announced("03-01") with { AppealUntilStated = Story.Day("03-02") }),
        ["a no after a yes"] = s => s.No("9901", "04-01"),
        ["a recommendation against"] = s => s.Says("SRO", "03-01", Outcome.RecommendedAgainst),
        ["a body without a part that speaks of something else"] = s => s.Says("VK", "03-01", Outcome.Noted, d => d with { Concerns = Concerns.Result }),
        ["an annulment on the decision's own day"] = s => s.Annulled("9903", "03-01", "03-01"),
        ["an annulment that names the paragraph"] = s => s.Annulled("9901", "03-01", "04-01", d => d.About("§ 2")),
        ["an assessment"] = s => s.Assessed("9902", "03-01", "04-01", Assessment.DoesNotCount),
        ["an assessment of what a correction made conditional"] =
            s => s.Corrected("9903", "03-01", "04-01", Outcome.ApprovedWithCondition).Assessed("9903", "03-01", "05-01", Assessment.Counts),
        ["an annulment before the day first recorded, when that was wrong"] = s => s.Corrected("9903", "03-01", "04-15", on: "02-01").Annulled("9903", "03-01", "02-15"),
        ["that a decision never was"] = s => s.Struck("9903", "03-01", "04-01"),
        ["a correction to before the text, which then was another"] = s => s.Yes("9904", "06-10").Corrected("9904", "06-10", "07-01", on: "05-10"),
        ["the same paragraph of the same day on another agreement"] = s => s.Yes("9903", "03-01", d => d with { AgreementId = Guid.Empty, Also = ["provavtal"] }),
    };

    public static TheoryData<string> TrueFacts => [.. True.Keys];

    [Theory]
    [MemberData(nameof(TrueFacts))]
    public void What_is_true_is_not(string what)
    {
        var story = True[what](Before);

        Assert.Null(story.Cascade().WhyNotRecord(story.Last, Today, Now));
        Assert.Equal(story.Last.Id, story.Cascade().Record(story.Last, Today, Now).Decision.Id);
    }

    [Fact]
    public void A_whole_file_is_judged_row_by_row_against_the_others()
    {
        var cascade = Before.Cascade();

        Assert.All(cascade.Decisions, decision => Assert.Null(cascade.WhyNotRecord(decision, Today, Now)));
    }

    [Theory]
    [InlineData("01-09", null)]
    [InlineData("01-10", "1.0")]
    [InlineData("05-31", "1.0")]
    [InlineData("06-01", "2.0")]
    public void A_version_left_out_is_the_one_of_the_day_and_fixed_when_recorded(string on, string? version)
    {
        var story = Before.Yes("9904", on);

        Assert.Equal(version, story.Cascade().Record(story.Last, Today, Now).Decision.Version);
    }
}
