using Samsyn.Domain.Calendars;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Tests.Decisions;

namespace Samsyn.Domain.Tests.Consultations;

/// <summary>The days of a round: first, last, moved, and what is known of them when.</summary>
[Rule("C4", "R27", "F40", "F48")]
public sealed class When_a_round_has_its_days
{
    private readonly Consultation _round = new RoundStory().Consultation;

    [Theory]
    [InlineData("05-31", RoundState.Planned)]
    [InlineData("06-01", RoundState.Open)]
    [InlineData("06-30", RoundState.Open)]
    [InlineData("07-01", RoundState.Closed)]
    public void Both_its_first_and_its_last_day_are_open(string day, RoundState state) => Assert.Equal(state, _round.On(Story.Day(day)));

    [Fact]
    public void It_is_published_from_the_day_of_release_when_that_is_known()
    {
        _round.Release = new Release(Story.Day("08-10"), 0, null, Story.Instant("08-12T12:00"));

        Assert.Equal(RoundState.Closed, _round.On(Story.Day("08-09")));
        Assert.Equal(RoundState.Published, _round.On(Story.Day("08-10")));
        Assert.Equal(RoundState.Closed, _round.On(Story.Day("08-11"), Story.Instant("08-11T12:00")));
    }

    [Fact]
    public void An_extension_after_the_last_day_opens_it_again_and_does_not_fill_the_gap()
    {
        _round.Extend(Story.Day("07-20"), "semester", Story.Day("07-10"), Story.Instant("07-10T12:00"));

        Assert.Equal(RoundState.Open, _round.On(Story.Day("06-30")));
        Assert.Equal(RoundState.Closed, _round.On(Story.Day("07-09")));
        Assert.Equal(RoundState.Open, _round.On(Story.Day("07-10")));
        Assert.Equal(RoundState.Open, _round.On(Story.Day("07-20")));
        Assert.Equal(RoundState.Closed, _round.On(Story.Day("07-10"), Story.Instant("07-10T11:59")));
        Assert.Equal(Story.Day("06-30"), _round.ClosesOn(Story.Instant("07-10T11:59")));
        Assert.Equal(Story.Day("07-20"), _round.ClosesOn());
    }

    [Theory]
    [InlineData("06-15", "06-15T13:00", true)]
    [InlineData("07-09", "12-01T12:00", false)]
    [InlineData("07-10", "12-01T12:00", true)]
    [InlineData("07-10", "07-10T11:59", false)]
    public void The_status_is_consulting_on_those_days_as_known(string day, string knownAt, bool consulting)
    {
        _round.Extend(Story.Day("07-20"), "semester", Story.Day("07-10"), Story.Instant("07-10T12:00"));
        var told = new Story().All().Text("1.0", "01-10").Step("sro", Mandate.Recommends, ["SRO"]).Step("councils", Mandate.Decides, ["each KF"]).Cascade();
        var cascade = new Cascade(Story.FiveIn(), told.Agreement, [.. told.Steps.Select(s => s.Step)], []) { Consultations = [.. _round.Windows] };

        Assert.Equal(consulting, AgreementStatus.Of(cascade, Story.Day(day), Story.Instant(knownAt)).Stage == Stage.Consulting);
    }

    [Fact]
    public void It_is_moved_only_later_with_a_reason_and_before_release()
    {
        Assert.Equal(new ConsultationRefusal.ReasonMissing(), _round.WhyNotExtend(Story.Day("07-20"), " ", Story.Day("06-10")));
        Assert.Equal(new ConsultationRefusal.NotLater(Story.Day("06-30"), Story.Day("06-30")), _round.WhyNotExtend(Story.Day("06-30"), "x", Story.Day("06-10")));
        Assert.Equal(new ConsultationRefusal.EndsInThePast(Story.Day("07-01"), Story.Day("07-02")), _round.WhyNotExtend(Story.Day("07-01"), "x", Story.Day("07-02")));
        _round.Release = new Release(Story.Day("07-02"), 0, null, Story.Instant("07-02T12:00"));
        Assert.Equal(new ConsultationRefusal.IsReleased(Story.Day("07-02")), _round.WhyNotExtend(Story.Day("07-20"), "x", Story.Day("07-03")));
    }

    [Theory]
    [InlineData("2022-04-18", true, Holiday.EasterMonday)]
    [InlineData("2022-04-19", false, null)]
    [InlineData("2022-04-23", true, null)]
    [InlineData("2022-04-24", true, null)]
    [InlineData("2022-04-15", true, Holiday.GoodFriday)]
    public void A_last_day_on_which_offices_are_shut_is_seen(string day, bool off, Holiday? holiday)
    {
        Assert.Equal(off, Consultation.IsDayOff(Story.Day(day)) is not null);
        Assert.Equal(holiday, Consultation.IsDayOff(Story.Day(day))?.Holiday);
    }

    [Fact]
    public void It_must_be_of_a_text_that_is_there_with_days_in_order_and_each_asked_once()
    {
        var story = new RoundStory();
        var agreement = new Story().Agreement();
        Assert.Null(story.Consultation.WhyNotAsSaid(agreement));
        story.Asks(Consultee.Of(new("9901"), "Norra"), Consultee.Named("9901/norra"));
        Assert.Equal(new ConsultationRefusal.ConsulteeTwice("9901/norra"), story.Consultation.WhyNotAsSaid(agreement));
        story.With(s => s with { Closes = Story.Day("05-31") });
        Assert.Equal(new ConsultationRefusal.ClosesBeforeItOpens(Story.Day("06-01"), Story.Day("05-31")), story.Consultation.WhyNotAsSaid(agreement));
        agreement.Versions.Clear();
        Assert.Equal(new ConsultationRefusal.UnknownVersion("1.0"), story.Consultation.WhyNotAsSaid(agreement));
    }
}
