using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Consultations;

/// <summary>Why something about a round cannot be done: a closed family, with words in <c>Web/Consultations/Wording.cs</c>.</summary>
public abstract record ConsultationRefusal : Refusal
{
    private ConsultationRefusal() { }

    /// <summary>The agreement has no such text to send out.</summary>
    public sealed record UnknownVersion(string Version) : ConsultationRefusal;

    public sealed record ClosesBeforeItOpens(DateOnly Opens, DateOnly Closes) : ConsultationRefusal;

    public sealed record ConsulteeTwice(string Key) : ConsultationRefusal;

    /// <summary>The version has been sent out already.</summary>
    public sealed record VersionIsOut(string Version) : ConsultationRefusal;

    public sealed record NotLater(DateOnly Closes, DateOnly Now) : ConsultationRefusal;

    public sealed record EndsInThePast(DateOnly Closes, DateOnly Today) : ConsultationRefusal;

    public sealed record ReasonMissing : ConsultationRefusal;

    public sealed record NotOpenYet(DateOnly Opens) : ConsultationRefusal;

    /// <summary>Nobody of that name is asked, and the answer says it was.</summary>
    public sealed record NotAConsultee(string From) : ConsultationRefusal;

    /// <summary>It is one of those who are asked, and the answer says it is open.</summary>
    public sealed record IsAConsultee(string From) : ConsultationRefusal;

    /// <summary>The round's answers are not in Samsyn.</summary>
    public sealed record AnswersAreElsewhere : ConsultationRefusal;

    /// <summary>Only those who are asked may answer.</summary>
    public sealed record NotOpenToAll : ConsultationRefusal;

    /// <summary>An open answer ends with the last day; a consultee's is received late.</summary>
    public sealed record ClosedToOthers(DateOnly Closes) : ConsultationRefusal;

    /// <summary>Another answer has that reference.</summary>
    public sealed record ReferenceIsUsed(string Reference) : ConsultationRefusal;

    /// <summary>The consultee has answered: say that this answer takes that one's place.</summary>
    public sealed record HasAnswered(string From, string Reference, DateOnly On) : ConsultationRefusal;

    public sealed record ReplacesUnknown(string Reference) : ConsultationRefusal;

    public sealed record ReplacesAnothers(string Reference, string From) : ConsultationRefusal;

    /// <summary>The answer it would replace has been replaced already.</summary>
    public sealed record IsReplaced(string Reference, string By) : ConsultationRefusal;

    /// <summary>It says nothing: no stance and no words.</summary>
    public sealed record Empty : ConsultationRefusal;

    public sealed record TextTooLong(string Section, int Length) : ConsultationRefusal;

    /// <summary>The version has no such clause.</summary>
    public sealed record UnknownSection(string Section) : ConsultationRefusal;

    public sealed record SectionTwice(string Section) : ConsultationRefusal;

    public sealed record StanceDoesNotFit(Stance Stance, string Section) : ConsultationRefusal;

    public sealed record InTheFuture(DateOnly On, DateOnly Today) : ConsultationRefusal;

    /// <summary>No board adopts an open answer.</summary>
    public sealed record NothingToAdopt : ConsultationRefusal;

    public sealed record IsAdopted(BodyId Body, DateOnly On) : ConsultationRefusal;

    /// <summary>Some remarks have no answer yet, and no reason is given to publish all the same (R30).</summary>
    public sealed record RemarksUnanswered(int Count) : ConsultationRefusal;

    public sealed record NotClosed(DateOnly Closes) : ConsultationRefusal;

    public sealed record IsReleased(DateOnly On) : ConsultationRefusal;

    /// <summary>What looks like personal data has not been looked at.</summary>
    public sealed record PersonalDataUnchecked(int Count) : ConsultationRefusal;

    /// <summary>Nobody can register any more.</summary>
    public sealed record ConferenceIsOver(string Title, DateOnly On) : ConsultationRefusal;

    public sealed record UnknownConference(string Title) : ConsultationRefusal;

    /// <summary>A question, an answer to one or a view without words.</summary>
    public sealed record NothingSaid : ConsultationRefusal;

    public sealed record UnknownQuestion : ConsultationRefusal;

    public sealed record QuestionTooLong(int Length) : ConsultationRefusal;

    /// <summary>A view that comes while a round is open is an answer to it.</summary>
    public sealed record RoundIsOpen(DateOnly Closes) : ConsultationRefusal;
}
