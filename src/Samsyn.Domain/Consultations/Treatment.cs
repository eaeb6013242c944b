using Samsyn.Domain.Agreements.Clauses;

namespace Samsyn.Domain.Consultations;

/// <summary>
/// What the leaders of the round make of one remark (beredning av en synpunkt): how it is answered, why, and where the text changed. Overwritten under
/// <see cref="Revision"/> while they work, with before and after in the journal.
/// </summary>
public sealed class Treatment
{
    public required Guid ConsultationId { get; init; }

    public required Guid AnswerId { get; init; }

    /// <summary>As <see cref="AnswerPart.Section"/>; empty for the whole.</summary>
    public required string Section { get; init; }

    public Disposition? Disposition { get; set; }

    /// <summary>Why, to those who made the remark (motivering).</summary>
    public string? Reason { get; set; }

    /// <summary>Where the text became another because of it.</summary>
    public TextChange? Change { get; set; }

    public IReadOnlyList<string> Tags { get => field ?? []; set; } = [];

    /// <summary>The remark it says the same as, and is answered with.</summary>
    public RemarkId? SameAs { get; set; }

    /// <summary>What is published in place of the remark's own words; null when they stand (maskning).</summary>
    public string? PublishedText { get; set; }

    /// <summary>Why words were taken out; or, without <see cref="PublishedText"/>, why what looks like personal data may stand.</summary>
    public string? RedactionReason { get; set; }

    public int Revision { get; set; }

    public bool IsAnswered => Disposition is not null && !string.IsNullOrWhiteSpace(Reason);
}

/// <summary>Which remark: one answer's words on one section.</summary>
public sealed record RemarkId(Guid AnswerId, string Section);

/// <summary>A clause that changed because of a remark (ändring): <c>1.0#4.2</c>.</summary>
/// <param name="Version">Null while the text is a draft that nobody has published.</param>
/// <param name="Clause">The clause's id, which survives a new number; null when the version's text is not known.</param>
/// <param name="Number">As printed there.</param>
public sealed record TextChange(string? Version, ClauseId? Clause, string Number)
{
    /// <summary><c>1.0#4.2</c>; <c>#4.2</c> in a draft.</summary>
    public override string ToString() => $"{Version}#{Number}";
}

/// <summary>A remark (synpunkt): what an answer says of a section in words, and what was made of it.</summary>
/// <param name="Own">Null while nobody has worked on it.</param>
/// <param name="Effective">What answers it: its own, or that of the remark it says the same as.</param>
public sealed record Remark(Answer Answer, AnswerPart Part, Treatment? Own, Treatment? Effective)
{
    public RemarkId Id => new(Answer.Id, Part.Section);

    public bool IsAnswered => Effective?.IsAnswered == true;

    /// <summary>The words as they may be published.</summary>
    public string PublishedText => Own?.PublishedText ?? Part.Text;

    /// <summary>Something in it looks like personal data and nobody has said what is to be done about it.</summary>
    public bool NeedsLook => (string.IsNullOrWhiteSpace(Own?.RedactionReason) || Own.PublishedText is not null) && PersonalData.Find(PublishedText).Count > 0;
}
