using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Consultations;

/// <summary>
/// A round with everything that has been said in it: who was asked, who has answered, which answers count. Each question about a round is asked here.
/// </summary>
/// <example><code>
/// var round = new Round(consultation, county, sections, answers);
/// var silent = round.Respondents.Where(r => round.AnswerOf(r.Key) is null);
/// </code></example>
public sealed class Round
{
    private readonly Dictionary<string, Respondent> byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Answer> byReference = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> replacedBy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Answer> standing = new(StringComparer.Ordinal);
    private readonly List<Answer> answers = [];
    private readonly Dictionary<string, int> order = new(StringComparer.Ordinal);

    /// <param name="sections">What can be answered, in the order of the text; null when the text is not known to Samsyn, and then any section is taken.</param>
    /// <param name="answers">In the order they were recorded.</param>
    public Round(Consultation consultation, County county, IReadOnlyList<Section>? sections, IEnumerable<Answer> answers)
    {
        (Consultation, County, Sections) = (consultation, county, sections);
        Respondents = Respondent.Of(consultation.Settings.Consultees, county, consultation.ClosesOn());
        foreach (var respondent in Respondents) byKey.TryAdd(respondent.Key, respondent);
        foreach (var units in Respondents.Where(r => r.Unit).GroupBy(r => r.Key[(r.Key.IndexOf('/', StringComparison.Ordinal) + 1)..], StringComparer.OrdinalIgnoreCase))
            if (units.Count() == 1) byKey.TryAdd(units.Key, units.First());
        for (var i = 0; i < (sections?.Count ?? 0); i++) order.TryAdd(sections![i].Key, i);
        foreach (var answer in answers) Take(answer);
    }

    public Consultation Consultation { get; }

    public County County { get; }

    public IReadOnlyList<Section>? Sections { get; }

    /// <summary>In the order they were recorded.</summary>
    public IReadOnlyList<Answer> Answers => answers;

    /// <summary>The number of the next answer.</summary>
    public int NextNumber { get; private set; } = 1;

    public IReadOnlyList<Respondent> Respondents { get; }

    public DateOnly Closes => Consultation.ClosesOn();

    /// <summary>The answers that count: of each respondent the one that nothing replaces, and the open ones.</summary>
    public IEnumerable<Answer> Counted => Answers.Where(answer => !replacedBy.ContainsKey(answer.Reference));

    /// <summary>Adds an answer that has been judged (<see cref="WhyNotAnswer"/>), or that is recorded.</summary>
    public void Take(Answer answer)
    {
        answers.Add(answer);
        byReference.TryAdd(answer.Reference, answer);
        if (answer.Replaces is { } old) replacedBy[old] = answer.Reference;
        if (answer.Kind == AnswerKind.Invited && !replacedBy.ContainsKey(answer.Reference)) standing[answer.From] = answer;
        if (answer.Number >= NextNumber) NextNumber = answer.Number + 1;
    }

    /// <summary>Who hides behind what an answer says it is from: a key, or a unit's name when only one has it.</summary>
    public Respondent? Find(string from) => byKey.GetValueOrDefault(from);

    /// <summary>The answer of a respondent that counts; null while it has given none.</summary>
    public Answer? AnswerOf(string key) => standing.GetValueOrDefault(key);

    public Answer? Answered(string reference) => byReference.GetValueOrDefault(reference);

    /// <summary>Reference of the answer that took its place; null when it counts.</summary>
    public string? ReplacedBy(Answer answer) => replacedBy.GetValueOrDefault(answer.Reference);

    public bool IsLate(Answer answer) => answer.IsLate(Closes);

    /// <summary>A section by what an answer calls it: its number, its heading when it has none.</summary>
    public Section? SectionOf(string key) => order.TryGetValue(key, out var at) ? Sections![at] : null;

    /// <summary>Where a section stands in the text; the whole comes first, what is unknown last.</summary>
    public int OrderOf(string section) => section.Length == 0 ? -1 : order.TryGetValue(section, out var at) ? at : int.MaxValue;

    /// <summary>The parts of an answer in the order of the text.</summary>
    public IEnumerable<AnswerPart> InOrder(Answer answer) => answer.Parts.OrderBy(part => OrderOf(part.Section)).ThenBy(part => part.Section, StringComparer.Ordinal);

    /// <summary>
    /// Why an answer cannot be taken; null when it can. What comes late, or twice with a word that it replaces the first, is a true fact and is taken;
    /// what cannot have happened is not.
    /// </summary>
    /// <param name="byForm">It is handed in now through the form: an open one must then come in time.</param>
    public ConsultationRefusal? WhyNotAnswer(Answer answer, bool byForm = false)
    {
        if (answer.ReceivedOn < Consultation.Settings.Opens) return new ConsultationRefusal.NotOpenYet(Consultation.Settings.Opens);
        if (Consultation.Settings.AnswersElsewhere) return new ConsultationRefusal.AnswersAreElsewhere();
        if (byReference.ContainsKey(answer.Reference)) return new ConsultationRefusal.ReferenceIsUsed(answer.Reference);
        if (answer.Kind == AnswerKind.Invited)
        {
            if (Find(answer.From)?.Key != answer.From) return new ConsultationRefusal.NotAConsultee(answer.From);
        }
        else if (!Consultation.Settings.OpenToAll) return new ConsultationRefusal.NotOpenToAll();
        else if (answer.From.Length > 0 && Find(answer.From) is not null) return new ConsultationRefusal.IsAConsultee(answer.From);
        else if (byForm && IsLate(answer)) return new ConsultationRefusal.ClosedToOthers(Closes);
        return WhyNotSay(answer.Parts) ?? WhyNotReplace(answer);
    }

    /// <summary>Why something cannot be said in an answer; null when it can.</summary>
    public ConsultationRefusal? WhyNotSay(IReadOnlyList<AnswerPart> parts)
    {
        if (!parts.Any(part => part.Stance is not null || part.IsRemark)) return new ConsultationRefusal.Empty();
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (!said.Add(part.Section)) return new ConsultationRefusal.SectionTwice(part.Section);
            if (!part.IsWhole && Sections is not null && SectionOf(part.Section) is null) return new ConsultationRefusal.UnknownSection(part.Section);
            if (part.Stance is { } stance && !stance.Fits(part.IsWhole)) return new ConsultationRefusal.StanceDoesNotFit(stance, part.Section);
            if (part.Text.Length > AnswerPart.MaxText) return new ConsultationRefusal.TextTooLong(part.Section, part.Text.Length);
        }

        return null;
    }

    private ConsultationRefusal? WhyNotReplace(Answer answer)
    {
        if (answer.Replaces is { } old)
        {
            if (Answered(old) is not { } first) return new ConsultationRefusal.ReplacesUnknown(old);
            if (first.Kind != answer.Kind || !string.Equals(first.From, answer.From, StringComparison.Ordinal)) return new ConsultationRefusal.ReplacesAnothers(old, first.From);
            return replacedBy.TryGetValue(old, out var by) ? new ConsultationRefusal.IsReplaced(old, by) : null;
        }

        return answer.Kind == AnswerKind.Invited && AnswerOf(answer.From) is { } stands ? new ConsultationRefusal.HasAnswered(answer.From, stands.Reference, stands.ReceivedOn) : null;
    }
}

/// <summary>Something in the text that can be answered: a chapter, or a numbered point.</summary>
/// <param name="Key">What answers call it: the number as printed, else the heading.</param>
/// <param name="Depth">1 for a chapter.</param>
public sealed record Section(string Key, ClauseId? Clause, string? Number, string? Heading, int Depth)
{
    /// <summary>The sections of a text in reading order. What has neither number nor heading of its own cannot be answered apart.</summary>
    /// <param name="ids">Of each clause, in the same order; null when nothing is kept of them.</param>
    public static IReadOnlyList<Section> Of(ClauseText text, IReadOnlyList<ClauseId>? ids)
    {
        var sections = new List<Section>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < text.InOrder.Count; i++)
        {
            var (clause, depth) = (text.InOrder[i].Clause, text.InOrder[i].Depth);
            if ((clause.Number ?? clause.Heading) is { Length: > 0 } key && taken.Add(key))
                sections.Add(new Section(key, ids?[i], clause.Number, clause.Heading, depth));
        }

        return sections;
    }
}
