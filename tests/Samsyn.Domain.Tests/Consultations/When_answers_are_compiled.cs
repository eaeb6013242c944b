using Samsyn.Domain.Consultations;
using Samsyn.Domain.Tests.Decisions;

namespace Samsyn.Domain.Tests.Consultations;

/// <summary>What the answers say together, and when it may be published.</summary>
[Rule("C4", "R25", "R28", "R29", "R30", "F44", "F45", "F46", "F49", "F50", "F53")]
public sealed class When_answers_are_compiled
{
    private RoundStory _story = new();

    private static AnswerPart Yes => RoundStory.Part("1", Stance.Supports);

    private SectionCount Section(string key) => _story.Compiled().Sections.Single(s => s.Key == key);

    private ConsultationRefusal? WhyNot(string? reason = null, string today = "07-01") => _story.Compiled().WhyNotRelease(reason, Story.Day(today));

    [Fact]
    public void A_shared_draft_is_one_opinion_and_each_stance_of_it_another()
    {
        _story.Asks(Consultee.Of(new("9901")), Consultee.Of(new("9902")), Consultee.Of(new("9903")));
        _story.Takes(_story.Made("9901", draft: "u", parts: Yes)).Takes(_story.Made("9902", draft: "u", parts: Yes)).Takes(_story.Made("9903", draft: "u", parts: RoundStory.Part("1", Stance.Opposes)));

        Assert.Equal(new StanceCount(2, 1, 30_000), Section("1").Invited[Stance.Supports]);
        Assert.Equal(new StanceCount(1, 1, 30_000), Section("1").Invited[Stance.Opposes]);
    }

    [Fact]
    public void Open_answers_are_counted_apart_and_speak_for_no_inhabitants()
    {
        _story.Takes(_story.Made("9901", parts: Yes)).Takes(_story.Made("Anna", kind: AnswerKind.Open, parts: Yes)).Takes(_story.Made("Bo", kind: AnswerKind.Open, parts: Yes));

        Assert.Equal(new StanceCount(1, 1, 10_000), Section("1").Invited[Stance.Supports]);
        Assert.Equal(new StanceCount(2, 2, null), Section("1").Open[Stance.Supports]);
    }

    [Fact]
    public void A_federation_instead_of_its_members_speaks_for_them_once()
    {
        _story.Asks(Consultee.OfFederation("F", insteadOfMembers: true), Consultee.Of(new("9902")));
        _story.Takes(_story.Made("F", parts: Yes)).Takes(_story.Made("9902", parts: Yes));
        Assert.Equal(new StanceCount(2, 2, 50_000), Section("1").Invited[Stance.Supports]);

        _story.Asks(Consultee.OfFederation("F"), Consultee.Of(new("9902")));
        Assert.Equal(20_000, Section("1").Invited[Stance.Supports].Inhabitants);
    }

    [Fact]
    public void The_regions_inhabitants_count_only_beside_no_municipality_and_a_missing_figure_is_unknown()
    {
        _story.Takes(_story.Made("VGR", parts: Yes));
        Assert.Null(Section("1").Invited[Stance.Supports].Inhabitants);
        _story.Takes(_story.Made("9901", parts: Yes));
        Assert.Equal(10_000, Section("1").Invited[Stance.Supports].Inhabitants);

        _story = new RoundStory();
        _story.Asks(Consultee.Of(new("VGR")));
        _story.Takes(_story.Made("VGR", parts: Yes));
        Assert.Equal(100_000, Section("1").Invited[Stance.Supports].Inhabitants);

        _story = new RoundStory { In = RoundStory.County(null) };
        _story.Takes(_story.Made("9901", parts: Yes));
        Assert.Null(Section("1").Invited[Stance.Supports].Inhabitants);
    }

    [Fact]
    public void The_whole_comes_first_then_the_text_s_order_and_units_are_not_waited_for()
    {
        _story.Takes(_story.Made("9901", parts: [RoundStory.Part("2.1", null, "b"), RoundStory.Part("1", null, "a"), RoundStory.Part("", null, "helheten")]));

        Assert.Equal(["", "1", "2.1"], _story.Compiled().Sections.Select(s => s.Key));
        Assert.Equal(["helheten", "a", "b"], _story.Compiled().Remarks.Select(r => r.Part.Text));
        Assert.Equal(["VGR"], _story.Compiled().Silent.Select(r => r.Key));
    }

    [Fact]
    public void It_is_released_once_after_the_last_day_when_every_remark_is_answered()
    {
        var (first, second) = (_story.Made("9901", parts: RoundStory.Part("1", null, "Oklart")), _story.Made("VGR", reference: "b", parts: RoundStory.Part("1", null, "Också oklart")));
        _story.Takes(first).Takes(second);
        Assert.Equal(new ConsultationRefusal.NotClosed(Story.Day("06-30")), WhyNot(today: "06-30"));
        Assert.Equal(new ConsultationRefusal.RemarksUnanswered(2), WhyNot(" "));

        _story.Treats(second, "1", sameAs: new RemarkId(first.Id, "1"));
        Assert.Equal(2, _story.Compiled().Unanswered);
        _story.Treats(first, "1", Disposition.Accepted, "Förtydligat");
        Assert.Equal(0, _story.Compiled().Unanswered);
        _story.Compiled().Publish(null, Story.Day("07-01"), Story.Instant("07-01T12:00"));

        Assert.Equal(new Release(Story.Day("07-01"), 0, null, Story.Instant("07-01T12:00")), _story.Consultation.Release);
        Assert.Equal(new ConsultationRefusal.IsReleased(Story.Day("07-01")), WhyNot());
    }

    [Fact]
    public void With_a_reason_it_is_released_all_the_same_and_says_how_many_were_left()
    {
        _story.Takes(_story.Made("9901", parts: RoundStory.Part("1", null, "Oklart")));
        _story.Compiled().Publish(" bråttom ", Story.Day("07-01"), Story.Instant("07-01T12:00"));

        Assert.Equal((1, "bråttom"), (_story.Consultation.Release!.Unanswered, _story.Consultation.Release.Reason));
    }

    [Fact]
    [Rule("F51")]
    public void Personal_data_must_be_looked_at_even_with_a_reason()
    {
        var answer = _story.Made("9901", parts: RoundStory.Part("1", null, "Ring 070-123 45 67"));
        _story.Takes(answer);
        Assert.Equal(new ConsultationRefusal.PersonalDataUnchecked(1), WhyNot("bråttom"));
        _story.Treats(answer, "1", looked: "kommunens växel");
        Assert.Null(WhyNot("bråttom"));
    }
}
