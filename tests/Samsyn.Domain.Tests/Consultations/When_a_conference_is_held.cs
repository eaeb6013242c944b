using Samsyn.Domain.Consultations;
using Samsyn.Domain.Tests.Decisions;

namespace Samsyn.Domain.Tests.Consultations;

/// <summary>Who may register and until when, what may be asked, and which questions everybody reads (R31, DOMAIN.md 28).</summary>
[Rule("R31")]
public sealed class When_a_conference_is_held
{
    private readonly Conference _conference = new(Story.Day("06-10"), "Remisskonferens");
    private readonly Consultation _round;

    public When_a_conference_is_held() => _round = new RoundStory().With(s => s with { Conferences = [_conference] }).Consultation;

    private static ConferenceQuestion Question(string text, string conference = "Remisskonferens", string day = "06-09") => new(Guid.CreateVersion7(), conference, Story.Day(day), text, null, null, false, Story.Instant(day + "T12:00"));

    private ConsultationRefusal Refused(Action act) => (ConsultationRefusal)Assert.Throws<RefusedException>(act).Refusal;

    [Theory]
    [InlineData("06-10", true)]
    [InlineData("06-11", false)]
    public void One_registers_until_and_including_its_day(string today, bool may) => Assert.Equal(may, _conference.WhyNotRegister(Story.Day(today)) is null);

    [Fact]
    public void Nobody_registers_for_one_that_did_not_take_place() => Assert.Equal(new ConsultationRefusal.ConferenceIsOver("Remisskonferens", Story.Day("06-10")), (_conference with { Held = false }).WhyNotRegister(Story.Day("06-01")));

    [Fact]
    public void A_question_is_asked_once_and_answered_anew()
    {
        var question = Question("Vem betalar?");
        Assert.True(_round.Ask(question));
        Assert.False(_round.Ask(Question("Vem betalar?")));
        _round.AnswerQuestion(question.Id, "Kommunen.", inFaq: false, Story.Day("06-11"));
        _round.AnswerQuestion(question.Id, "Den nya kommunen.", inFaq: true, Story.Day("06-12"));

        Assert.Equal(question with { Answer = "Den nya kommunen.", AnsweredOn = Story.Day("06-12"), InFaq = true }, Assert.Single(_round.Questions));
    }

    [Fact]
    public void What_is_no_question_is_refused_by_name()
    {
        Assert.Equal(new ConsultationRefusal.UnknownConference("En annan"), Refused(() => _round.Ask(Question("Vem?", "En annan"))));
        Assert.Equal(new ConsultationRefusal.NothingSaid(), Refused(() => _round.Ask(Question(""))));
        Assert.Equal(new ConsultationRefusal.QuestionTooLong(4_001), Refused(() => _round.Ask(Question(new string('å', 4_001)))));
        Assert.Equal(new ConsultationRefusal.UnknownQuestion(), Refused(() => _round.AnswerQuestion(Guid.CreateVersion7(), "Ja.", true, Story.Day("06-11"))));
        Assert.Empty(_round.Questions);
    }
}
