using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Decisions;

/// <summary>What a body said (utfall), or what was later found out about what it said. Source: CONTRACT.md C2, R13.</summary>
public enum Outcome
{
    /// <summary>Rekommenderar.</summary>
    Recommended,

    /// <summary>Ställer sig bakom.</summary>
    Endorsed,

    /// <summary>Avråder: makes the step done, is shown, and has no other effect.</summary>
    RecommendedAgainst,

    /// <summary>Noterar.</summary>
    Noted,

    /// <summary>Godkänner (bifall).</summary>
    Approved,

    /// <summary>Godkänner med villkor: not a yes until assessed (R14).</summary>
    ApprovedWithCondition,

    /// <summary>Avslår.</summary>
    Rejected,

    /// <summary>Bordlägger: postponed with nothing new added (DOMAIN.md 36).</summary>
    Tabled,

    /// <summary>Återremitterar: returned for more preparation (DOMAIN.md 36).</summary>
    ReferredBack,

    /// <summary>A later fact: a court took the decision away, from the day the judgment gained force (DOMAIN.md 106).</summary>
    Annulled,

    /// <summary>A later fact: the record was wrong. From when it is recorded the decision stands as corrected, for every day.</summary>
    Corrected,

    /// <summary>A later fact: somebody has judged whether a conditional yes counts (DOMAIN.md 39).</summary>
    Assessed,
}

/// <summary>What the outcomes have in common.</summary>
public static class OutcomeKinds
{
    /// <summary>True of what is found out about a decision afterwards: annulled, corrected, assessed. All others are what a body said.</summary>
    public static bool IsLaterFact(this Outcome outcome) => outcome is Outcome.Annulled or Outcome.Corrected or Outcome.Assessed;
}

/// <summary>What the decision is about; only <see cref="Text"/> counts in the status.</summary>
public enum Concerns
{
    Text,
    Mandate,
    Extension,
    Notice,
    Result,
    Other,
}

/// <summary>How a conditional yes was judged. Never a no.</summary>
public enum Assessment
{
    Counts,
    DoesNotCount,
}

/// <summary>
/// Votes (röster). All four are kept because how to count the third that can force a referral is contested (DOMAIN.md 37).
/// </summary>
public sealed record Votes(int? For, int? Against, int? Abstained, int? Present);

/// <summary>What a correction changes; what is null stays. The whole is null when the decision never was.</summary>
public sealed record Correction(Outcome? Outcome, DateOnly? On, string? Version, DateOnly? AnnouncedOn, DateOnly? AppealUntilStated);

/// <summary>
/// One row of the record: a body decided something on a day (beslut), or a later fact about such a decision. Append-only.
/// </summary>
/// <remarks>
/// A decision is identified by agreement, body, day and paragraph; a later fact (annulled, corrected, assessed) names it
/// by <see cref="Corrects"/> and <see cref="CorrectsParagraph"/> as first recorded. Source: CONTRACT.md C2, R13-R17, R56.
/// </remarks>
public sealed record Decision
{
    public required Guid Id { get; init; }

    public required Guid AgreementId { get; init; }

    public required BodyId Body { get; init; }

    /// <summary>The day it is about: the meeting, the judgment's legal force, the assessment.</summary>
    public required DateOnly On { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>The version decided on, fixed when recorded; null while there was none.</summary>
    public string? Version { get; init; }

    /// <summary>Paragraph of the minutes, <c>§ 21</c>; empty is a value.</summary>
    public string Paragraph { get; init; } = "";

    /// <summary>The body's own case number (diarienummer).</summary>
    public string? Case { get; init; }

    public Concerns Concerns { get; init; } = Concerns.Text;

    /// <summary>Slugs of other agreements the same decision was about (R16).</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    public Votes? Votes { get; init; }

    /// <summary>A third of the members forced the referral or tabling (minoritetsåterremiss).</summary>
    public bool Minority { get; init; }

    public string? Condition { get; init; }

    public IReadOnlyList<string> Reservations { get; init; } = [];

    public DateOnly? MinutesApprovedOn { get; init; }

    /// <summary>The paragraph was approved at once, ahead of the rest of the minutes (omedelbar justering, DOMAIN.md 103a).</summary>
    public bool Immediate { get; init; }

    /// <summary>The day it was announced on the notice board (anslag); the three weeks count from it.</summary>
    public DateOnly? AnnouncedOn { get; init; }

    /// <summary>The last day to appeal as the notice board says: kept beside the computed one, and flagged when they differ.</summary>
    public DateOnly? AppealUntilStated { get; init; }

    public DateOnly? AppealedOn { get; init; }

    /// <summary>Functions that sign, as the decision says (R24).</summary>
    public IReadOnlyList<string> Signs { get; init; } = [];

    public string? Source { get; init; }

    public string? Note { get; init; }

    /// <summary>When Samsyn learned it, UTC, whole milliseconds.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>Order of import, then of the file: decides between two of one day whose paragraphs do not.</summary>
    public required long Place { get; init; }

    /// <summary>Later facts: the day of the decision this is about, as first recorded.</summary>
    public DateOnly? Corrects { get; init; }

    /// <summary>Later facts: its paragraph, needed when the body decided twice that day.</summary>
    public string? CorrectsParagraph { get; init; }

    /// <summary>Of a correction: what changes; null when the decision never was.</summary>
    public Correction? To { get; init; }

    /// <summary>Of an assessment.</summary>
    public Assessment? Assessed { get; init; }

    public bool IsLaterFact => Outcome.IsLaterFact();
}

/// <summary>Orders paragraphs of one day by the numbers in them: § 9 before § 10, § 21 before § 21-22.</summary>
public sealed class ParagraphOrder : IComparer<string>
{
    public static readonly ParagraphOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        if (string.Equals(x, y, StringComparison.Ordinal)) return 0;
        var a = (x ?? "").AsSpan();
        var b = (y ?? "").AsSpan();
        while (true)
        {
            var left = NextNumber(ref a);
            var right = NextNumber(ref b);
            if (left.IsEmpty || right.IsEmpty) return left.IsEmpty ? (right.IsEmpty ? 0 : -1) : 1;
            var order = left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
            if (order != 0) return order;
        }
    }

    /// <summary>The next run of digits without leading zeros ("0" for zero), so that numbers of any length compare as numbers.</summary>
    private static ReadOnlySpan<char> NextNumber(ref ReadOnlySpan<char> text)
    {
        var start = text.IndexOfAnyInRange('0', '9');
        if (start < 0)
        {
            text = default;
            return default;
        }
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        var digits = text[start..end].TrimStart('0');
        if (digits.IsEmpty) digits = "0";
        text = text[end..];
        return digits;
    }
}
