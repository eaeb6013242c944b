using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Tests.Decisions.When_the_stage_is_named;

/// <summary>Nine questions in order; the first that is answered names the stage (CONTRACT.md C3 <c>stage</c>).</summary>
[Rule("C3.stage")]
public sealed class The_first_that_holds
{
    private static readonly ConsultationWindow Consultation = new(Story.Day("02-01"), Story.Day("02-28"));

    private static Story Steps => new Story().All().Text("1.0", "01-10")
        .Step("group", Mandate.Prepares, ["GR"]).Step("sro", Mandate.Recommends, ["SRO"]).Step("vk", Mandate.Recommends, ["VK"])
        .Step("region", Mandate.Decides, ["HSS"], "VGR").Step("councils", Mandate.Decides, ["each KF"]);

    [Fact]
    public void In_force_stands_before_everything_until_the_term_is_over()
    {
        var story = new Story().All().AllFiveSayYes("03-01").Term(until: "06-30").No("9901", "05-01");

        Assert.Equal(Stage.InForce, story.AsOf("06-30", consultation: Consultation).Stage);
        Assert.Equal(Stage.Expired, story.AsOf("07-01").Stage);
    }

    [Fact]
    public void Fallen_stands_before_expired() => Assert.Equal(Stage.Fallen, new Story().All().Term(until: "06-30").No("9901", "05-01").AsOf("07-01").Stage);

    [Fact]
    public void Expired_stands_before_decided()
    {
        Assert.Equal(Stage.Expired, new Story().All().Term(until: "06-30").AllFiveSayYes("07-01").AsOf("07-01").Stage);
        Assert.Equal(Stage.Expired, new Story().All().Term(until: "06-30").Yes("9901", "05-01").AsOf("07-01").Stage);
        Assert.Equal(Stage.Deciding, new Story().All().Term(until: "06-30").Yes("9901", "05-01").AsOf("06-30").Stage);
    }

    [Fact]
    public void Decided_is_met_and_waiting_for_its_day() => Assert.Equal(Stage.Decided, new Story().All().NotBefore("2023-01-01").AllFiveSayYes("03-01").AsOf("03-01").Stage);

    [Fact]
    public void Without_a_text_it_is_being_prepared_whatever_has_been_said()
    {
        Assert.Equal(Stage.Preparing, Steps.Yes("9901", "01-05").Recommends("SRO", "01-05").AsOf("01-09", consultation: new(Story.Day("01-01"), Story.Day("01-31"))).Stage);
    }

    [Theory]
    [InlineData(Outcome.Approved)]
    [InlineData(Outcome.Rejected)]
    [InlineData(Outcome.Tabled)]
    [InlineData(Outcome.ReferredBack)]
    public void Deciding_when_a_deciding_body_has_said_anything_on_the_current_text(Outcome outcome)
    {
        var story = Steps.Rule(Samsyn.Domain.Agreements.EntryRule.Unknown).Says("9901", "03-01", outcome).Text("2.0", "04-01");

        Assert.Equal(Stage.Preparing, story.AsOf("02-28").Stage);
        Assert.Equal(Stage.Deciding, story.AsOf("03-31").Stage);
        Assert.Equal(Stage.Preparing, story.AsOf("04-01").Stage);
    }

    [Fact]
    public void Deciding_when_all_that_prepare_or_recommend_are_done()
    {
        var story = Steps.Recommends("SRO", "03-01").Recommends("VK", "03-02").Says("GR", "03-03", Outcome.Noted);

        Assert.Equal(Stage.Recommending, story.AsOf("03-02").Stage);
        Assert.Equal(Stage.Deciding, story.AsOf("03-03").Stage);
        Assert.Equal(Stage.Deciding, new Story().All().AsOf("01-10").Stage);
    }

    [Fact]
    public void Recommending_when_a_recommending_body_has_said_anything_and_preparing_bodies_do_not_make_it_so()
    {
        Assert.Equal(Stage.Recommending, Steps.Tables("SRO", "03-01").AsOf("03-01").Stage);
        Assert.Equal(Stage.Preparing, Steps.Recommends("GR", "03-01").AsOf("03-01").Stage);
    }

    [Theory]
    [InlineData("01-31", Stage.Preparing)]
    [InlineData("02-01", Stage.Consulting)]
    [InlineData("02-28", Stage.Consulting)]
    [InlineData("03-01", Stage.Preparing)]
    public void Consulting_while_a_consultation_is_open_both_days_included(string day, Stage stage) => Assert.Equal(stage, Steps.AsOf(day, consultation: Consultation).Stage);

    [Fact]
    public void Recommending_stands_before_consulting() => Assert.Equal(Stage.Recommending, Steps.Recommends("SRO", "02-10").AsOf("02-10", consultation: Consultation).Stage);

    [Fact]
    public void An_instant_that_is_not_UTC_is_refused() =>
        Assert.Throws<ArgumentException>(() => AgreementStatus.Of(Steps.Cascade(), Story.Day("02-10"), new DateTime(2022, 2, 10, 0, 0, 0, DateTimeKind.Local)));
}
