using Samsyn.Domain.Consultations;
using Samsyn.Domain.Tests.Decisions;

namespace Samsyn.Domain.Tests.Consultations;

/// <summary>A view that comes when no round is open is recorded against a version with one choice; one that comes while it is open is an answer (DOMAIN.md 19, 135).</summary>
[Rule("R30", "F19")]
public sealed class When_a_view_comes_outside_a_round
{
    private readonly Domain.Agreements.Agreement _agreement = new Story().Agreement();
    private readonly RoundStory _round = new();

    private OutsideView View(string day = "07-10", string text = "För sent, men viktigt.", string version = "1.0", string reason = "Nästa avtal.") => new()
    {
        Id = Guid.CreateVersion7(), AgreementId = _agreement.Id, Version = version, From = "Pensionärsrådet", ReceivedOn = Story.Day(day), Section = "", Text = text, Choice = ViewChoice.Keep, Reason = reason, RecordedAt = Story.Instant("07-11T12:00"),
    };

    private ConsultationRefusal? WhyNot(OutsideView view) => view.WhyNotRecord(_agreement, [_round.Consultation], Story.Day("07-11"));

    [Fact]
    public void Before_and_after_the_round_it_is_taken()
    {
        Assert.Null(WhyNot(View()));
        Assert.Null(WhyNot(View("05-31")));
        Assert.Null(WhyNot(View("07-01")));
    }

    [Theory]
    [InlineData("06-01")]
    [InlineData("06-30")]
    public void While_the_round_is_open_it_is_an_answer(string day) => Assert.Equal(new ConsultationRefusal.RoundIsOpen(Story.Day("06-30")), WhyNot(View(day)));

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.IsType<ConsultationRefusal.UnknownVersion>(WhyNot(View(version: "9")));
        Assert.IsType<ConsultationRefusal.InTheFuture>(WhyNot(View("07-12")));
        Assert.IsType<ConsultationRefusal.NothingSaid>(WhyNot(View(text: "")));
        Assert.IsType<ConsultationRefusal.TextTooLong>(WhyNot(View(text: new string('x', 30_001))));
        Assert.IsType<ConsultationRefusal.ReasonMissing>(WhyNot(View(reason: " ")));
    }
}
