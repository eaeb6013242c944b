using Samsyn.Domain.Consultations;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Tests.Decisions;

namespace Samsyn.Domain.Tests.Consultations;

/// <summary>Which answers are taken, which are late, and which count.</summary>
[Rule("C4", "R25", "R26", "R27", "F41", "F42", "F43", "F47", "F52")]
public sealed class When_an_answer_comes
{
    private readonly RoundStory _story = new();

    private ConsultationRefusal? Why(params AnswerPart[] parts) => _story.Round().WhyNotAnswer(_story.Made("9901", parts: parts));

    [Theory]
    [InlineData("06-30T21:59", false)]
    [InlineData("06-30T22:00", true)]
    [InlineData("06-30T22:30", true)]
    public void The_day_is_Stockholms_and_a_late_one_is_taken_and_marked(string received, bool late)
    {
        var answer = _story.Made("9901", received);
        _story.Takes(answer);

        Assert.Equal(late, _story.Round().IsLate(answer));
        Assert.Same(answer, Assert.Single(_story.Round().Counted));
    }

    [Fact]
    public void It_opens_at_midnight_in_Stockholm()
    {
        Assert.Equal(new ConsultationRefusal.NotOpenYet(Story.Day("06-01")), _story.Round().WhyNotAnswer(_story.Made("9901", "05-31T21:59")));
        Assert.Null(_story.Round().WhyNotAnswer(_story.Made("9901", "05-31T22:00")));
    }

    [Fact]
    public void A_late_open_one_is_refused_by_the_form_and_taken_by_mail()
    {
        var answer = _story.Made("Anna", "07-01T12:00", AnswerKind.Open);

        Assert.Equal(new ConsultationRefusal.ClosedToOthers(Story.Day("06-30")), _story.Round().WhyNotAnswer(answer, byForm: true));
        Assert.Null(_story.Round().WhyNotAnswer(answer));
        Assert.Null(_story.Round().WhyNotAnswer(_story.Made("9901", "07-01T12:00"), byForm: true));
    }

    [Fact]
    public void Invited_and_open_are_not_taken_for_each_other()
    {
        Assert.Equal(new ConsultationRefusal.NotAConsultee("9902"), _story.Round().WhyNotAnswer(_story.Made("9902")));
        Assert.Equal(new ConsultationRefusal.IsAConsultee("9901"), _story.Round().WhyNotAnswer(_story.Made("9901", kind: AnswerKind.Open)));
        _story.With(s => s with { OpenToAll = false });
        Assert.Equal(new ConsultationRefusal.NotOpenToAll(), _story.Round().WhyNotAnswer(_story.Made("Anna", kind: AnswerKind.Open)));
    }

    [Fact]
    public void None_comes_to_a_round_whose_answers_are_elsewhere()
    {
        _story.With(s => s with { AnswersElsewhere = true });
        Assert.Equal(new ConsultationRefusal.AnswersAreElsewhere(), _story.Round().WhyNotAnswer(_story.Made("9901")));
    }

    [Fact]
    public void A_second_one_must_say_that_it_replaces_the_first_and_one_counts()
    {
        _story.Takes(_story.Made("9901"));
        Assert.Equal(new ConsultationRefusal.HasAnswered("9901", "a1", Story.Day("06-10")), _story.Round().WhyNotAnswer(_story.Made("9901")));
        _story.Takes(_story.Made("9901", replaces: "a1")).Takes(_story.Made("9901", replaces: "a2"));

        var round = _story.Round();
        Assert.Equal(3, round.Answers.Count);
        Assert.Equal("a3", Assert.Single(round.Counted).Reference);
        Assert.Equal("a3", round.AnswerOf("9901")!.Reference);
        Assert.Equal(4, round.NextNumber);
        Assert.Equal(new ConsultationRefusal.IsReplaced("a1", "a2"), round.WhyNotAnswer(_story.Made("9901", replaces: "a1")));
        Assert.Equal(new ConsultationRefusal.ReplacesAnothers("a3", "9901"), round.WhyNotAnswer(_story.Made("VGR", replaces: "a3")));
        Assert.Equal(new ConsultationRefusal.ReplacesUnknown("a9"), round.WhyNotAnswer(_story.Made("9901", replaces: "a9")));
        Assert.Equal(new ConsultationRefusal.ReferenceIsUsed("a1"), round.WhyNotAnswer(_story.Made("VGR", reference: "a1")));
    }

    [Fact]
    public void It_may_answer_only_parts_but_must_say_something_that_fits()
    {
        Assert.Null(Why(RoundStory.Part("2.1", Stance.NoView)));
        Assert.Null(Why(RoundStory.Part("", Stance.Abstains)));
        Assert.Null(Why(RoundStory.Part("", null, "Utanför frågorna")));
        Assert.Equal(new ConsultationRefusal.Empty(), Why(RoundStory.Part("1", null)));
        Assert.Equal(new ConsultationRefusal.UnknownSection("9"), Why(RoundStory.Part("9", Stance.Supports)));
        Assert.Equal(new ConsultationRefusal.SectionTwice("1"), Why(RoundStory.Part("1", Stance.Supports), RoundStory.Part("1", null, "x")));
        Assert.Equal(new ConsultationRefusal.StanceDoesNotFit(Stance.NoView, ""), Why(RoundStory.Part("", Stance.NoView)));
        Assert.Equal(new ConsultationRefusal.StanceDoesNotFit(Stance.Abstains, "1"), Why(RoundStory.Part("1", Stance.Abstains)));
    }

    [Fact]
    public void A_text_may_be_as_long_as_the_limit_and_no_longer()
    {
        Assert.Null(Why(RoundStory.Part("1", null, new string('a', 30_000))));
        Assert.Equal(new ConsultationRefusal.TextTooLong("1", 30_001), Why(RoundStory.Part("1", null, new string('a', 30_001))));
    }

    [Fact]
    public void The_board_adopts_it_once_and_not_in_the_future_and_never_an_open_one()
    {
        var answer = _story.Made("9901");
        var adoption = new Adoption(new BodyId("KS:9901"), Story.Day("07-05"), "§ 41", null, Story.Instant("07-05T12:00"));

        Assert.Equal(new ConsultationRefusal.InTheFuture(Story.Day("07-05"), Story.Day("07-04")), answer.WhyNotAdopt(adoption, Story.Day("07-04")));
        answer.Adopt(adoption, Story.Day("07-05"));
        Assert.Same(adoption, answer.Adopted);
        Assert.Equal(new ConsultationRefusal.IsAdopted(adoption.Body, adoption.On), answer.WhyNotAdopt(adoption, Story.Day("07-06")));
        Assert.Equal(new ConsultationRefusal.NothingToAdopt(), _story.Made("Anna", kind: AnswerKind.Open).WhyNotAdopt(adoption, Story.Day("07-06")));
    }

    [Fact]
    public void A_unit_is_found_by_its_name_when_only_one_has_it()
    {
        Assert.Equal("9901/Norra", _story.Round().Find("norra")!.Key);
        _story.Asks(Consultee.Of(new("9901"), "Norra"), Consultee.Of(new("9902"), "Norra"), Consultee.Named("Funktionsrätt"));
        Assert.Null(_story.Round().Find("Norra"));
        Assert.True(_story.Round().Find("9902/Norra")!.Unit);
        Assert.Null(_story.Round().WhyNotAnswer(_story.Made("Funktionsrätt")));
    }

    [Fact]
    public void Every_refusal_of_the_domain_is_produced_by_a_test()
    {
        string[] files = ["When_a_round_has_its_days", "When_an_answer_comes", "When_answers_are_compiled", "When_a_conference_is_held", "When_a_view_comes_outside_a_round"];
        var source = string.Concat(files.Select(file => Repository.Repository.Read($"tests/Samsyn.Domain.Tests/Consultations/{file}.cs")));
        var untested = typeof(ConsultationRefusal).GetNestedTypes().Select(type => type.Name).Where(name => !source.Contains($"new ConsultationRefusal.{name}(", StringComparison.Ordinal));

        // That a version is out already is known only beside the other rounds, outside the domain.
        Assert.Equal([nameof(ConsultationRefusal.VersionIsOut)], untested);
    }
}
