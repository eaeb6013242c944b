using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Consultations;

/// <summary>
/// A consultation round (remiss): one version of an agreement's text, sent out for some weeks to those who are asked, and to anybody when it is open.
/// </summary>
/// <remarks>Known by its agreement and its version: the same text goes out once, and its time may be extended. Source: CONTRACT.md C4, R25, R26.</remarks>
public sealed class Consultation
{
    public required Guid Id { get; init; }

    public required Guid AgreementId { get; init; }

    /// <summary>The text that is sent out, <c>0.9</c>.</summary>
    public required string Version { get; init; }

    public required ConsultationSettings Settings { get; set; }

    /// <summary>Counts the overwritings of <see cref="Settings"/>.</summary>
    public int Revision { get; set; }

    /// <summary>When Samsyn learned of the round, UTC, whole milliseconds.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>New last days, in the order they were recorded. Facts.</summary>
    public IReadOnlyList<ConsultationExtension> Extensions { get; set; } = [];

    /// <summary>What has been asked at or before its conferences, in the order it was asked. A question is a fact; its answer may be written anew.</summary>
    public IReadOnlyList<ConferenceQuestion> Questions { get; set; } = [];

    /// <summary>When its compilation was published; null while it is being worked on. A fact.</summary>
    public Release? Release { get; set; }

    /// <summary>The last day to answer, as known at an instant.</summary>
    public DateOnly ClosesOn(DateTime? knownAt = null) =>
        Extensions.Where(e => knownAt is not { } at || e.RecordedAt <= at).Select(e => e.Closes).Append(Settings.Closes).Max();

    /// <summary>Where it stands on a day: closed between the last day and an extension that was decided after it.</summary>
    public RoundState On(DateOnly day, DateTime? knownAt = null) =>
        day < Settings.Opens ? RoundState.Planned
        : day <= Settings.Closes || Windows.Skip(1).Any(w => w.IsOpen(day) && (knownAt is not { } at || w.KnownFrom <= at)) ? RoundState.Open
        : Release is { } release && release.On <= day && (knownAt is not { } known || release.RecordedAt <= known) ? RoundState.Published
        : RoundState.Closed;

    /// <summary>Its days as the status reads them: the first time, and one more for each extension.</summary>
    public IEnumerable<ConsultationWindow> Windows
    {
        get
        {
            yield return new ConsultationWindow(Settings.Opens, Settings.Closes, RecordedAt);
            foreach (var extension in Extensions)
                yield return new ConsultationWindow(extension.On > Settings.Opens ? extension.On : Settings.Opens, extension.Closes, extension.RecordedAt);
        }
    }

    /// <summary>What stops it from being as it says; null when nothing does.</summary>
    public ConsultationRefusal? WhyNotAsSaid(Agreement agreement)
    {
        if (!agreement.Versions.Exists(v => v.Id == Version)) return new ConsultationRefusal.UnknownVersion(Version);
        if (Settings.Closes < Settings.Opens) return new ConsultationRefusal.ClosesBeforeItOpens(Settings.Opens, Settings.Closes);
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in Settings.Consultees.SelectMany(c => c.MayAnswer.Select(c.KeyOf).Prepend(c.Key)))
            if (!keys.Add(key)) return new ConsultationRefusal.ConsulteeTwice(key);
        return null;
    }

    /// <summary>Why the last day cannot be moved; null when it can.</summary>
    public ConsultationRefusal? WhyNotExtend(DateOnly closes, string? reason, DateOnly today) =>
        string.IsNullOrWhiteSpace(reason) ? new ConsultationRefusal.ReasonMissing()
        : closes <= ClosesOn() ? new ConsultationRefusal.NotLater(closes, ClosesOn())
        : closes < today ? new ConsultationRefusal.EndsInThePast(closes, today)
        : Release is not null ? new ConsultationRefusal.IsReleased(Release.On)
        : null;

    /// <summary>Gives it a later last day (förlängning).</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotExtend"/>.</exception>
    public void Extend(DateOnly closes, string reason, DateOnly today, DateTime at)
    {
        if (WhyNotExtend(closes, reason, today) is { } refusal) throw new RefusedException(refusal);
        Extensions = [.. Extensions, new ConsultationExtension(today, closes, reason, at)];
    }

    /// <summary>
    /// What kind of free day the last day is; null for an ordinary day. A round may end on one – 18 April 2022 was Easter Monday – but many will look for
    /// somebody to ask, in vain (R27, DOMAIN.md 28).
    /// </summary>
    public static DayOff? IsDayOff(DateOnly closes) =>
        SwedishCalendar.HolidayName(closes) is { } holiday ? new DayOff(holiday, closes.DayOfWeek)
        : closes.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? new DayOff(null, closes.DayOfWeek) : null;
}

/// <summary>A day on which offices are shut.</summary>
/// <param name="Holiday">Null for a Saturday or Sunday that is nothing else.</param>
public sealed record DayOff(Holiday? Holiday, DayOfWeek Weekday);

/// <summary>Where a round stands.</summary>
public enum RoundState
{
    /// <summary>Har inte öppnat.</summary>
    Planned,

    /// <summary>Pågår.</summary>
    Open,

    /// <summary>Har stängt; answers are being compiled.</summary>
    Closed,

    /// <summary>Sammanställningen är publicerad.</summary>
    Published,
}

/// <summary>A new last day, with the reason that everybody may read.</summary>
/// <param name="On">The day it was decided.</param>
public sealed record ConsultationExtension(DateOnly On, DateOnly Closes, string Reason, DateTime RecordedAt);

/// <summary>That the compilation was published (sammanställning).</summary>
/// <param name="On">The day in Stockholm.</param>
/// <param name="Unanswered">How many remarks had no answer of their own then.</param>
/// <param name="Reason">Why it was published all the same; null when every remark had its answer.</param>
public sealed record Release(DateOnly On, int Unanswered, string? Reason, DateTime RecordedAt);

/// <summary>The days of a round as a plain value, both included, and from when they are known.</summary>
public readonly record struct ConsultationWindow(DateOnly Opens, DateOnly Closes, DateTime KnownFrom = default)
{
    public bool IsOpen(DateOnly day) => Opens <= day && day <= Closes;
}

/// <summary>What the leader of a round may still change: overwritten as a whole, with before and after in the journal.</summary>
public sealed record ConsultationSettings
{
    public required DateOnly Opens { get; init; }

    /// <summary>The last day, included, as first said; <see cref="Consultation.ClosesOn"/> knows of extensions.</summary>
    public required DateOnly Closes { get; init; }

    /// <summary>Nobody has to answer (frivillig; DOMAIN.md 40, 48).</summary>
    public bool Voluntary { get; init; }

    /// <summary>Anybody may answer (övriga intresserade).</summary>
    public bool OpenToAll { get; init; }

    /// <summary>
    /// The answers are not in Samsyn: the round was held before, and what became of them is only known from elsewhere. Who answered is then not known, and nobody is said not to have. Example: the round of 2022 on digital
    /// assistive technology.
    /// </summary>
    public bool AnswersElsewhere { get; init; }

    /// <summary>Registry number that receipts begin with: <c>VK 2022/0114</c>; null when the round has none.</summary>
    public string? Case { get; init; }

    public IReadOnlyList<Consultee> Consultees { get => field ?? []; init; } = [];

    public IReadOnlyList<Conference> Conferences { get => field ?? []; init; } = [];

    /// <summary>Inquiries and reports behind the proposal.</summary>
    public IReadOnlyList<RelatedDocument> Background { get => field ?? []; init; } = [];

    /// <summary>Where the proposal was talked over before it went out (förankring), in order of day.</summary>
    public IReadOnlyList<Anchoring> Anchoring { get => field ?? []; init; } = [];

    /// <summary>Days before the last one on which those who have not answered are reminded.</summary>
    public IReadOnlyList<int> RemindDays { get => field ?? []; init; } = [14, 3];

    /// <summary>Days after a conference when the names of those who registered are erased.</summary>
    public int EraseRegistrationsAfter { get; init; } = 30;

    /// <summary>What is said about personal data in answers beyond the usual; null for the usual words.</summary>
    public string? Privacy { get; init; }
}

/// <summary>That the proposal was talked over before the round (förankring): where, with whom, and what changed.</summary>
public sealed record Anchoring(DateOnly On, string Where, string? With, string? Changed);
