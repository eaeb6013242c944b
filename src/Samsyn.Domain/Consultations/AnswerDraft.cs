namespace Samsyn.Domain.Consultations;

/// <summary>
/// An answer that is being written (utkast till remissvar): several officers of one consultee work on it at once, field by field.
/// </summary>
/// <remarks>Drafts are overwritten, with before and after in the journal; handing in makes an <see cref="Answer"/> of them.</remarks>
public sealed class AnswerDraft
{
    public required Guid Id { get; init; }

    public required Guid ConsultationId { get; init; }

    /// <summary>The respondent's key; for an open answer empty, until it is handed in.</summary>
    public required string From { get; init; }

    public required AnswerKind Kind { get; init; }

    /// <summary>SHA-256 of the secret that whoever writes an open answer comes back with; null for a consultee's draft.</summary>
    public string? SecretSha256 { get; init; }

    public IReadOnlyList<Attachment> Attachments { get; set; } = [];

    public string? SharedDraft { get; set; }

    /// <summary>Counts the changes to what is not a field.</summary>
    public int Revision { get; set; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime ChangedAt { get; set; }

    /// <summary>The answer it became; null while it is worked on.</summary>
    public Guid? AnswerId { get; set; }
}

/// <summary>
/// One field of a draft: what it says of one section, or of the whole. When two officers save the same field at once, what came first stands and the other
/// text is kept beside it until somebody chooses; nothing is lost.
/// </summary>
public sealed class AnswerField
{
    public required Guid DraftId { get; init; }

    /// <summary>As <see cref="AnswerPart.Section"/>; empty for the whole.</summary>
    public required string Section { get; init; }

    public Stance? Stance { get; set; }

    public string Text { get; set; } = "";

    /// <summary>Counts the changes: a form says which it was shown.</summary>
    public int Revision { get; set; }

    public required DateTime ChangedAt { get; set; }

    /// <summary>In what function: <c>officer:1463</c>.</summary>
    public required string ChangedBy { get; set; }

    public IReadOnlyList<OtherAnswer> Others { get; set; } = [];

    public bool IsEmpty => Stance is null && Text.Length == 0 && Others.Count == 0;

    /// <summary>Saves what somebody wrote who had seen a certain state of the field.</summary>
    /// <param name="seen">The <see cref="Revision"/> the form was shown with.</param>
    /// <returns>What became of it.</returns>
    public Saved Save(int seen, Stance? stance, string text, string by, DateTime at)
    {
        if (stance == Stance && text == Text) return Saved.Unchanged;
        var takesPlace = seen == Revision;
        if (!takesPlace)
        {
            if (Others.Any(other => other.Stance == stance && other.Text == text)) return Saved.Unchanged;
            Others = [.. Others, new OtherAnswer(stance, text, by, at)];
        }
        else (Stance, Text, ChangedBy, ChangedAt) = (stance, text, by, at);
        Revision++;
        return takesPlace ? Saved.Stands : Saved.KeptBeside;
    }

    /// <summary>Settles on one text; the others have been read and go.</summary>
    public void Choose(Stance? stance, string text, string by, DateTime at)
    {
        (Stance, Text, ChangedBy, ChangedAt, Others) = (stance, text, by, at, []);
        Revision++;
    }
}

/// <summary>What became of a saving.</summary>
public enum Saved
{
    Stands,

    /// <summary>Somebody else had saved the same field in the meantime: both texts are kept.</summary>
    KeptBeside,

    Unchanged,
}

/// <summary>A text of a field that somebody saved while somebody else saved another.</summary>
public sealed record OtherAnswer(Stance? Stance, string Text, string By, DateTime At);
