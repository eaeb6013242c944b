namespace Samsyn.Domain.Agreements.Clauses;

/// <summary>
/// A text that is being worked on (utkast): overwritten under <see cref="Revision"/>, with before and after in the journal, until it is published as a version.
/// </summary>
/// <remarks>
/// When two people change the same clause, both wordings are kept: the one that came first stands in the text, the other beside it among
/// <see cref="Others"/>, until somebody chooses.
/// </remarks>
public sealed class TextDraft
{
    public required Guid Id { get; init; }

    public required Guid AgreementId { get; init; }

    /// <summary>What those who work on it call it: "Utkast efter remissen".</summary>
    public required string Name { get; set; }

    /// <summary>The version it began from; null for a new text.</summary>
    public string? BasedOn { get; init; }

    /// <summary>The text in its one form.</summary>
    public required string Text { get; set; }

    /// <summary>Ids and responsibilities in reading order.</summary>
    public required IReadOnlyList<ClauseEntry> Entries { get; set; }

    public IReadOnlyList<OtherWording> Others { get; set; } = [];

    /// <summary>How it answers the requirements of the mandate so far; they go with it into the version.</summary>
    public IReadOnlyList<RequirementAnswer>? Requirements { get; set; }

    public int Revision { get; set; }

    public required DateTime ChangedAt { get; set; }
}

/// <summary>A wording of a clause that somebody wrote while somebody else changed the same clause.</summary>
/// <param name="By">In what function: <c>process_leader</c>.</param>
public sealed record OtherWording(ClauseId Clause, string? Number, string? Heading, string Body, string By, DateTime At);
