namespace Samsyn.Web.Publishing;

/// <summary>What a document is for, in the order the library shows them.</summary>
public enum DocumentKind
{
    /// <summary>Avtalstext, som den beslutades.</summary>
    AgreementText,

    /// <summary>Instruktion eller praktiska hållpunkter.</summary>
    Instruction,

    /// <summary>Underlag inför beslut: presentation, exempel på tjänsteutlåtande.</summary>
    Material,

    /// <summary>Sammanställning av remissvar.</summary>
    Compilation,

    /// <summary>Utredning eller rapport.</summary>
    Report,

    /// <summary>Protokoll eller anteckningar.</summary>
    Minutes,

    /// <summary>Inspelning: a link, with what is said in it as text.</summary>
    Recording,

    Other,
}

/// <summary>
/// A document in the library (dokument), with all its versions. Its address is stable and leads to the newest; each version has an address of its own that
/// lasts, and says itself when it is not the newest (R50).
/// </summary>
public sealed class LibraryDocument
{
    public const int LongestTitle = 200;
    public const int LongestDescription = 2000;

    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    /// <summary>The agreement it belongs to; null for the county as a whole.</summary>
    public Guid? AgreementId { get; set; }

    public required DocumentKind Kind { get; set; }

    public required string Title { get; set; }

    /// <summary>What is in it and for whom, in a few sentences; may be empty.</summary>
    public required string Description { get; set; }

    /// <summary>The language it is written in, BCP 47: <c>sv</c>.</summary>
    public required string Language { get; set; }

    /// <summary>The document that has taken its place, by slug; null while it holds.</summary>
    public string? ReplacedBy { get; set; }

    /// <summary>Since when it is no longer offered; its address then says so.</summary>
    public DateTime? Until { get; set; }

    public required DateTime CreatedAt { get; init; }

    public int Revision { get; set; }

    /// <summary>In the order they were added; never changed.</summary>
    public List<DocumentVersion> Versions { get; } = [];

    public DocumentVersion Newest => Versions.MaxBy(v => v.Number) ?? throw new InvalidOperationException("A document without a version.");

    /// <summary>When it was laid in as a draft; null once somebody has offered it. The first one who saves it in the workspace offers it.</summary>
    public DateTime? DraftedAt { get; set; }

    public bool IsOfferedAt(DateTime now) => DraftedAt is null && (Until is not { } end || end > now);
}

/// <summary>One version of a document: a file, or the address of a recording with its words.</summary>
public sealed class DocumentVersion
{
    public required Guid Id { get; init; }

    public required Guid DocumentId { get; init; }

    /// <summary>1, 2, 3…</summary>
    public required int Number { get; init; }

    /// <summary>What it is called: <c>1.0</c>, <c>2022-10-14</c>.</summary>
    public required string Label { get; init; }

    /// <summary>The day it is dated.</summary>
    public required DateOnly On { get; init; }

    public required DateTime AddedAt { get; init; }

    /// <summary>What changed since the version before; null for the first.</summary>
    public string? Changed { get; init; }

    /// <summary>Null for a recording, which stands elsewhere.</summary>
    public AttachedFile? File { get; init; }

    /// <summary>Where a recording is, https; null for a file.</summary>
    public string? Address { get; init; }

    /// <summary>What is said in a recording, in words, for those who cannot hear or see it (WCAG 1.2.1, 1.2.8). Markdown.</summary>
    public string? TextAlternative { get; init; }
}
