namespace Samsyn.Domain.Consultations;

/// <summary>A meeting about the proposal while it is out (remisskonferens, R31).</summary>
/// <param name="Time">Wall-clock time in Stockholm as the source gives it: <c>13.00–15.00</c>.</param>
/// <param name="Held">True when a source says that it took place, false when one says it did not; null when nothing is known.</param>
/// <param name="RecordingText">What is said in the recording, in short, for who cannot see or hear it.</param>
public sealed record Conference(
    DateOnly On, string Title, string? Time = null, string? Place = null, string? Programme = null, string? Recording = null, string? RecordingText = null, bool? Held = null, string? Source = null)
{
    /// <summary>Longest question and longest answer to one, in UTF-16 units.</summary>
    public const int MaxQuestion = 4_000;

    /// <summary>Who registers does so until and including its day; nobody does for one that did not take place.</summary>
    public ConsultationRefusal? WhyNotRegister(DateOnly today) => Held == false || today > On ? new ConsultationRefusal.ConferenceIsOver(Title, On) : null;
}

/// <summary>A question about the proposal, asked before or at a conference (fråga). It is shown to everybody when it has an answer and has been moved to the questions and answers.</summary>
/// <param name="Conference">The conference's title.</param>
/// <param name="Answer">Null while nobody has answered.</param>
/// <param name="InFaq">It stands among the questions and answers (Frågor och svar, R31).</param>
public sealed record ConferenceQuestion(Guid Id, string Conference, DateOnly AskedOn, string Text, string? Answer, DateOnly? AnsweredOn, bool InFaq, DateTime RecordedAt)
{
    /// <summary>The same question as another, whatever was answered.</summary>
    public bool IsSameAs(ConferenceQuestion other) => Conference == other.Conference && AskedOn == other.AskedOn && Text == other.Text;
}

/// <summary>That somebody will take part in a conference (anmälan): personal data, erased some days after it, and at once when they withdraw.</summary>
public sealed class ConferenceRegistration
{
    public required Guid Id { get; init; }

    public required Guid ConsultationId { get; init; }

    /// <summary>The conference's title.</summary>
    public required string Conference { get; init; }

    public required string Name { get; init; }

    public string? Organisation { get; init; }

    public string? Email { get; init; }

    /// <summary>What they need to take part: an interpreter, a ramp, the material beforehand.</summary>
    public string? Needs { get; init; }

    /// <summary>SHA-256 of the secret by which they come back to withdraw.</summary>
    public required string SecretSha256 { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>Questions of a round.</summary>
public static class ConferenceQuestions
{
    public static Conference? Conference(this Consultation round, string title) => round.Settings.Conferences.FirstOrDefault(c => c.Title == title);

    /// <summary>Why a question cannot be taken; null when it can.</summary>
    public static ConsultationRefusal? WhyNotAsk(this Consultation round, ConferenceQuestion question) =>
        round.Conference(question.Conference) is null ? new ConsultationRefusal.UnknownConference(question.Conference)
        : question.Text.Length == 0 ? new ConsultationRefusal.NothingSaid()
        : question.Text.Length > Consultations.Conference.MaxQuestion ? new ConsultationRefusal.QuestionTooLong(question.Text.Length)
        : null;

    /// <summary>Adds a question; one that is there already is not asked twice.</summary>
    /// <returns>False when it was there.</returns>
    /// <exception cref="RefusedException">See <see cref="WhyNotAsk"/>.</exception>
    public static bool Ask(this Consultation round, ConferenceQuestion question)
    {
        if (round.WhyNotAsk(question) is { } refusal) throw new RefusedException(refusal);
        if (round.Questions.Any(question.IsSameAs)) return false;
        round.Questions = [.. round.Questions, question];
        return true;
    }

    /// <summary>Answers a question, or answers it anew.</summary>
    /// <exception cref="RefusedException">There is no such question, the answer is empty or too long.</exception>
    public static void AnswerQuestion(this Consultation round, Guid id, string answer, bool inFaq, DateOnly today)
    {
        if (round.Questions.All(q => q.Id != id)) throw new RefusedException(new ConsultationRefusal.UnknownQuestion());
        if (answer.Length == 0) throw new RefusedException(new ConsultationRefusal.NothingSaid());
        if (answer.Length > Consultations.Conference.MaxQuestion) throw new RefusedException(new ConsultationRefusal.QuestionTooLong(answer.Length));
        round.Questions = [.. round.Questions.Select(q => q.Id == id ? q with { Answer = answer, AnsweredOn = today, InFaq = inFaq } : q)];
    }
}
