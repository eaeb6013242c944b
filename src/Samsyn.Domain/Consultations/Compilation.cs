using Samsyn.Domain.Agreements;

namespace Samsyn.Domain.Consultations;

/// <summary>How many took one stance on one section.</summary>
/// <param name="Answers">Each answer by itself.</param>
/// <param name="Origins">Answers that share a draft counted once: they are one opinion (R28, DOMAIN.md 49).</param>
/// <param name="Inhabitants">Of the principals they speak for, each once; null for open answers, or when a figure is missing.</param>
public readonly record struct StanceCount(int Answers, int Origins, long? Inhabitants);

/// <summary>A section with what was said of it, invited and open answers apart (R25).</summary>
/// <param name="Section">Null for the whole.</param>
public sealed record SectionCount(string Key, Section? Section, IReadOnlyDictionary<Stance, StanceCount> Invited, IReadOnlyDictionary<Stance, StanceCount> Open, IReadOnlyList<Remark> Remarks)
{
    public bool IsWhole => Key.Length == 0;
}

/// <summary>
/// All answers of a round laid together (sammanställning): by section and by who answered, each remark with what became of it. The page, the workbook and
/// the meeting material all read this, so that they agree.
/// </summary>
public sealed class Compilation
{
    private readonly Dictionary<RemarkId, Treatment> treatments;
    private IReadOnlyList<SectionCount>? sections;

    /// <param name="treatments">Of the round, in any order.</param>
    public Compilation(Round round, IEnumerable<Treatment> treatments)
    {
        Round = round;
        this.treatments = treatments.ToDictionary(t => new RemarkId(t.AnswerId, t.Section));
        Remarks = [.. round.Counted.SelectMany(answer => round.InOrder(answer).Where(part => part.IsRemark).Select(part => RemarkOf(answer, part)))];
    }

    public Round Round { get; }

    /// <summary>Every remark of the answers that count, by answer and then in the order of the text.</summary>
    public IReadOnlyList<Remark> Remarks { get; }

    /// <summary>How many remarks have no answer yet.</summary>
    public int Unanswered => Remarks.Count(remark => !remark.IsAnswered);

    /// <summary>Those who were asked and have not answered, in the order of the register. A unit may answer; nobody waits for it.</summary>
    public IReadOnlyList<Respondent> Silent => [.. Round.Respondents.Where(r => !r.Unit && Round.AnswerOf(r.Key) is null)];

    /// <summary>What was made of a part of an answer; null when nobody has worked on it.</summary>
    public Treatment? Of(Answer answer, AnswerPart part) => treatments.GetValueOrDefault(new RemarkId(answer.Id, part.Section));

    public Remark RemarkOf(Answer answer, AnswerPart part)
    {
        var own = Of(answer, part);
        var effective = own?.SameAs is { } same ? treatments.GetValueOrDefault(same) ?? own : own;
        return new Remark(answer, part, own, effective);
    }

    /// <summary>The whole, and then each section that somebody has said something of, in the order of the text.</summary>
    public IReadOnlyList<SectionCount> Sections
    {
        get
        {
            if (sections is not null) return sections;
            var counted = Round.Counted.ToList();
            var said = counted.SelectMany(answer => answer.Parts.Select(part => (Answer: answer, Part: part))).ToLookup(s => s.Part.Section, StringComparer.Ordinal);
            var keys = said.Select(group => group.Key).OrderBy(Round.OrderOf).ThenBy(key => key, StringComparer.Ordinal);
            return sections = [.. keys.Select(key => new SectionCount(
                key, Round.SectionOf(key), CountOf(said[key].Where(s => s.Answer.Kind == AnswerKind.Invited)), CountOf(said[key].Where(s => s.Answer.Kind == AnswerKind.Open)),
                [.. said[key].Where(s => s.Part.IsRemark).Select(s => RemarkOf(s.Answer, s.Part))]))];
        }
    }

    /// <summary>Why it cannot be published; null when it can.</summary>
    /// <param name="reason">Why it is published though remarks lack an answer; everybody may read it.</param>
    public ConsultationRefusal? WhyNotRelease(string? reason, DateOnly today)
    {
        if (Round.Consultation.Release is { } done) return new ConsultationRefusal.IsReleased(done.On);
        if (today <= Round.Closes) return new ConsultationRefusal.NotClosed(Round.Closes);
        if (Remarks.Count(remark => remark.NeedsLook) is > 0 and var unchecked_) return new ConsultationRefusal.PersonalDataUnchecked(unchecked_);
        return Unanswered > 0 && string.IsNullOrWhiteSpace(reason) ? new ConsultationRefusal.RemarksUnanswered(Unanswered) : null;
    }

    /// <summary>Publishes it, and says how many remarks were left.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotRelease"/>.</exception>
    public void Publish(string? reason, DateOnly today, DateTime at)
    {
        if (WhyNotRelease(reason, today) is { } refusal) throw new RefusedException(refusal);
        Round.Consultation.Release = new Release(today, Unanswered, Unanswered > 0 ? reason!.Trim() : null, at);
    }

    private Dictionary<Stance, StanceCount> CountOf(IEnumerable<(Answer Answer, AnswerPart Part)> said)
    {
        var counts = new Dictionary<Stance, StanceCount>();
        foreach (var group in said.Where(s => s.Part.Stance is not null).GroupBy(s => s.Part.Stance!.Value))
        {
            var answers = group.Select(s => s.Answer).ToList();
            counts[group.Key] = new StanceCount(answers.Count, answers.Select(a => a.SharedDraft ?? a.Id.ToString()).Distinct(StringComparer.Ordinal).Count(), InhabitantsOf(answers));
        }

        return counts;
    }

    /// <summary>The municipalities' inhabitants; a region's are the same people and count only in a round that asks no municipality (CONTRACT.md C3 rule 4). Null when nobody's are meant, or a figure is missing.</summary>
    private long? InhabitantsOf(List<Answer> answers)
    {
        if (answers.Exists(a => a.Kind == AnswerKind.Open)) return null;
        var principals = answers.SelectMany(a => Round.Find(a.From)?.Speaks ?? []).DistinctBy(p => p.Id).ToList();
        if (Round.Respondents.Any(r => r.Speaks.Any(p => p.Id.IsMunicipality)))
        {
            principals.RemoveAll(p => !p.Id.IsMunicipality);
            if (principals.Count == 0) return null;
        }

        long sum = 0;
        foreach (var principal in principals)
        {
            if (principal.Population.LastOrDefault(f => f.On <= Round.Consultation.Settings.Opens) is not { } figure && (principal.Population.Count == 0 || (figure = principal.Population[0]) is null)) return null;
            sum += figure.Inhabitants;
        }

        return sum;
    }
}
