using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;

namespace Samsyn.Web.Outbox;

/// <summary>What happened to an agreement, for its public history (historik).</summary>
public enum HistoryKind
{
    /// <summary>The agreement's file was imported for the first time.</summary>
    AgreementImported,
    VersionPublished,
    DecisionRecorded,
    DecisionCorrected,
    DecisionAnnulled,
    DecisionAssessed,
    StepReplanned,
    TermChanged,
    SettingsChanged,

    /// <summary>A group was formed, somebody was named to a seat or left one, or a meeting was planned, moved, held or cancelled.</summary>
    GroupsChanged,
    DigestPublished,

    /// <summary>A consultation round was planned or opened, its last day moved, an answer received, its compilation published.</summary>
    RoundOpened,
    RoundExtended,
    AnswerReceived,
    CompilationReleased,

    /// <summary>Its day came: nobody recorded it, it follows from what was recorded before.</summary>
    EnteredIntoForce,
}

/// <summary>What an event was about: typed values only. Words are made when it is shown, in the reader's language.</summary>
public sealed record HistoryFacts
{
    public Guid? DecisionId { get; init; }

    public BodyId? Body { get; init; }

    /// <summary>The day the fact is about.</summary>
    public DateOnly? On { get; init; }

    public Outcome? Outcome { get; init; }

    public string? Version { get; init; }

    public string? Step { get; init; }

    public string? Planned { get; init; }

    /// <summary>The name of the group it was about.</summary>
    public string? Group { get; init; }

    /// <summary>The consultee that answered; null for an open answer, whose name may not be shown.</summary>
    public string? Consultee { get; init; }
}

/// <summary>How a recorded fact is told.</summary>
public static class HistoryEvents
{
    public static HistoryKind KindOf(Decision decision) => decision.Outcome switch
    {
        Outcome.Corrected => HistoryKind.DecisionCorrected,
        Outcome.Annulled => HistoryKind.DecisionAnnulled,
        Outcome.Assessed => HistoryKind.DecisionAssessed,
        _ => HistoryKind.DecisionRecorded,
    };

    public static HistoryFacts FactsOf(Decision decision) => new()
    {
        DecisionId = decision.Id,
        Body = decision.Body,
        On = decision.Corrects ?? decision.On,
        Outcome = decision.Outcome,
        Version = decision.Version,
    };
}

/// <summary>
/// One line of the public history. Numbered 1, 2, 3… in the order acts were committed, so that a feed or a mailing that has
/// read to a number never misses a line; therefore the outbox writes it, after the act, and not the act itself.
/// </summary>
public sealed class AgreementEvent
{
    /// <summary>The outbox message's id: the same message cannot become two lines.</summary>
    public required Guid Id { get; init; }

    public required long Number { get; init; }

    public required Guid AgreementId { get; init; }

    public required DateTime At { get; init; }

    public required HistoryKind Kind { get; init; }

    public required HistoryFacts Facts { get; init; }
}
