using Samsyn.Domain.Consultations;
using Samsyn.Domain.Principals;
using Samsyn.Web.Consultations;
using Samsyn.Web.Design;

namespace Samsyn.Web.Tests.Consultations;

/// <summary>Every refusal of consultations has words of its own in both languages.</summary>
[Rule("C4")]
public sealed class The_words_of_consultations
{
    private static readonly DateOnly Day = new(2022, 4, 18);

    private static readonly ConsultationRefusal[] Refusals =
    [
        new ConsultationRefusal.UnknownVersion("0.9"), new ConsultationRefusal.ClosesBeforeItOpens(Day, Day.AddDays(-1)), new ConsultationRefusal.ConsulteeTwice("1480"), new ConsultationRefusal.VersionIsOut("0.9"),
        new ConsultationRefusal.NotLater(Day, Day), new ConsultationRefusal.EndsInThePast(Day, Day), new ConsultationRefusal.ReasonMissing(), new ConsultationRefusal.NotOpenYet(Day), new ConsultationRefusal.NotAConsultee("SK"),
        new ConsultationRefusal.IsAConsultee("SK"), new ConsultationRefusal.AnswersAreElsewhere(), new ConsultationRefusal.NotOpenToAll(), new ConsultationRefusal.ClosedToOthers(Day), new ConsultationRefusal.ReferenceIsUsed("a1"), new ConsultationRefusal.HasAnswered("1480", "a1", Day),
        new ConsultationRefusal.ReplacesUnknown("a1"), new ConsultationRefusal.ReplacesAnothers("a1", "1480"), new ConsultationRefusal.IsReplaced("a1", "a2"), new ConsultationRefusal.Empty(), new ConsultationRefusal.TextTooLong("4", 30_001),
        new ConsultationRefusal.UnknownSection("4"), new ConsultationRefusal.SectionTwice("4"), new ConsultationRefusal.StanceDoesNotFit(Stance.NoView, ""), new ConsultationRefusal.InTheFuture(Day, Day), new ConsultationRefusal.NothingToAdopt(),
        new ConsultationRefusal.IsAdopted(new BodyId("KS:1480"), Day), new ConsultationRefusal.RemarksUnanswered(2), new ConsultationRefusal.NotClosed(Day), new ConsultationRefusal.IsReleased(Day), new ConsultationRefusal.PersonalDataUnchecked(1),
        new ConsultationRefusal.ConferenceIsOver("Kvällsmöte", Day), new ConsultationRefusal.UnknownConference("Kvällsmöte"), new ConsultationRefusal.UnknownQuestion(), new ConsultationRefusal.NothingSaid(), new ConsultationRefusal.QuestionTooLong(4_001),
        new ConsultationRefusal.RoundIsOpen(Day),
    ];

    [Fact]
    public void Tell_every_refusal_with_what_is_wrong_and_how_to_mend_it()
    {
        var byName = Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name));
        Assert.Equal(typeof(ConsultationRefusal).GetNestedTypes().Order(byName), Refusals.Select(r => r.GetType()).Order(byName));
        foreach (var language in Enum.GetValues<Language>())
        {
            Languages.Speak(language);
            var said = Refusals.Select(r => r.Words()).ToList();
            Assert.All(said, words => Assert.False(string.IsNullOrWhiteSpace(words.What) || string.IsNullOrWhiteSpace(words.Mend)));
            Assert.All(said, words => Assert.Equal((false, false), (words.What.EndsWith('.'), words.Mend.EndsWith('.'))));
            Assert.Distinct(said.Select(words => words.What));
        }

        Languages.Speak(Language.Swedish);
    }
}
