namespace Samsyn.Domain.Agreements.Disagreements;

/// <summary>
/// The ladder for disagreement on interpretation (oenighet om tolkning): who tries to agree first, for how long, and who after them.
/// </summary>
/// <remarks>
/// Care never waits for it: the person gets what is needed, and the parties settle the rest afterwards (DOMAIN.md 64). Levels and days differ between
/// agreements and are data. Source: R09.
/// </remarks>
/// <param name="Principle">What holds meanwhile, in the agreement's words.</param>
/// <param name="Steps">From the nearest level up.</param>
public sealed record DisagreementLadder(string? Principle, string? Source, IReadOnlyList<LadderStep> Steps);

/// <summary>A level of the ladder.</summary>
/// <param name="Name">"Lokalt", "Vårdsamverkan i delregionen".</param>
/// <param name="Body">Its body, when the register has it.</param>
/// <param name="Days">Calendar days it has before the matter goes up; null when the agreement gives none.</param>
public sealed record LadderStep(string Name, string? Body, int? Days);

/// <summary>The two that the agreements keep apart (DOMAIN.md 64).</summary>
public enum DisagreementKind
{
    /// <summary>Avvikelse: something did not go as agreed. It is reported and learnt from; there is nothing to agree on.</summary>
    Deviation,

    /// <summary>Oenighet om tolkning: two parties read the text differently, and it goes up the ladder.</summary>
    Dispute,
}

/// <summary>What may be recorded of it.</summary>
public enum DisagreementEvent
{
    Raised,
    MovedUp,
    Settled,
    Withdrawn,
}

/// <summary>One thing that was recorded of a deviation or a disagreement: a fact, never changed.</summary>
public sealed record DisagreementFact
{
    public required Guid Id { get; init; }

    public required Guid AgreementId { get; init; }

    /// <summary>The number of the matter within the agreement, <c>3</c>: later facts name it.</summary>
    public required string Matter { get; init; }

    public required DisagreementEvent Event { get; init; }

    /// <summary>Of the fact that raises it; null of later ones.</summary>
    public DisagreementKind? Kind { get; init; }

    /// <summary>Who recorded it for its part.</summary>
    public required Principals.PrincipalId By { get; init; }

    /// <summary>The other party, of the fact that raises it; null when it is about all.</summary>
    public Principals.PrincipalId? Against { get; init; }

    /// <summary>Printed number of the clause it is about; null when it is about none.</summary>
    public string? Clause { get; init; }

    /// <summary>The level it goes to, from 0; of <see cref="DisagreementEvent.MovedUp"/>.</summary>
    public int? Step { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>What it is about, why it goes up, what was agreed. No person's name stands here.</summary>
    public required string Text { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>Order of recording in the agreement.</summary>
    public required long Place { get; init; }
}

/// <summary>Why nothing more can be recorded of it.</summary>
public abstract record DisagreementRefusal : Refusal
{
    private DisagreementRefusal() { }

    public sealed record InTheFuture(DateOnly On, DateOnly Today) : DisagreementRefusal;

    /// <summary>A later step cannot lie before an earlier one.</summary>
    public sealed record BeforeTheLast(DateOnly On, DateOnly Last) : DisagreementRefusal;

    public sealed record NoSuchMatter(string Matter) : DisagreementRefusal;

    /// <summary>The number is taken by another matter.</summary>
    public sealed record MatterIsTaken(string Matter) : DisagreementRefusal;

    /// <summary>It has been settled or withdrawn: a new one is raised instead.</summary>
    public sealed record IsOver : DisagreementRefusal;

    /// <summary>A deviation is learnt from; it has no ladder to go up. A disagreement about it is raised by itself.</summary>
    public sealed record DeviationsDoNotMoveUp : DisagreementRefusal;

    /// <summary>The ladder has no level above.</summary>
    public sealed record NoStepAbove(string Last) : DisagreementRefusal;

    /// <summary>The agreement has no ladder: nobody has said who tries to agree.</summary>
    public sealed record NoLadder : DisagreementRefusal;

    public sealed record NotAParty(Principals.PrincipalId By) : DisagreementRefusal;

    /// <summary>A party does not disagree with itself.</summary>
    public sealed record AgainstItself : DisagreementRefusal;
}
