using Samsyn.Domain.Agreements;

namespace Samsyn.Domain.Consultations;

/// <summary>What becomes of a view that came outside every round.</summary>
public enum ViewChoice
{
    /// <summary>Tas in: a new version of the text is made.</summary>
    TakeIn,

    /// <summary>Sparas till nästa avtal: stands in the brief when a renewal begins.</summary>
    Keep,

    /// <summary>Det gamla avtalet förlängs, so that there is time: HoS 2012–16 was extended a year because views came in late (DOMAIN.md 19, 135).</summary>
    ExtendOld,
}

/// <summary>
/// A view on an agreement that came outside every round (synpunkt utanför remiss), registered against a version with one choice of what becomes of it. A fact.
/// </summary>
public sealed record OutsideView
{
    public required Guid Id { get; init; }

    public required Guid AgreementId { get; init; }

    /// <summary>The version it is about.</summary>
    public required string Version { get; init; }

    /// <summary>Who says it, by function or organisation: <c>Pensionärsrådet i Mellerud</c>.</summary>
    public required string From { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Number or heading of the clause; empty for the whole.</summary>
    public required string Section { get; init; }

    public required string Text { get; init; }

    public required ViewChoice Choice { get; init; }

    /// <summary>Why, for everybody to read.</summary>
    public required string Reason { get; init; }

    /// <summary>When Samsyn learned it, UTC, whole milliseconds.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>The same view as another, whatever else is said of it.</summary>
    public bool IsSameAs(OutsideView other) => Version == other.Version && From == other.From && ReceivedOn == other.ReceivedOn && Section == other.Section && Text == other.Text;

    /// <summary>Why it cannot be recorded; null when it can.</summary>
    /// <param name="rounds">Of the agreement: while one is open, views are answers to it.</param>
    public ConsultationRefusal? WhyNotRecord(Agreement agreement, IEnumerable<Consultation> rounds, DateOnly today)
    {
        if (!agreement.Versions.Exists(v => v.Id == Version)) return new ConsultationRefusal.UnknownVersion(Version);
        if (ReceivedOn > today) return new ConsultationRefusal.InTheFuture(ReceivedOn, today);
        if (rounds.FirstOrDefault(r => r.Version == Version && r.On(ReceivedOn) == RoundState.Open) is { } open) return new ConsultationRefusal.RoundIsOpen(open.ClosesOn());
        if (From.Length == 0 || Text.Length == 0) return new ConsultationRefusal.NothingSaid();
        if (Text.Length > AnswerPart.MaxText) return new ConsultationRefusal.TextTooLong(Section, Text.Length);
        return string.IsNullOrWhiteSpace(Reason) ? new ConsultationRefusal.ReasonMissing() : null;
    }
}
