using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;

namespace Samsyn.Domain.Consultations;

/// <summary>
/// An answer that has been handed in (remissvar): a fact, never changed. A body gives it, not a person: an officer hands it in and a board adopts it,
/// sometimes after the last day.
/// </summary>
/// <remarks>A later answer of the same consultee replaces it: both are kept, one is counted. Source: CONTRACT.md C4, R26–R28, DOMAIN.md 40–52.</remarks>
public sealed class Answer
{
    public required Guid Id { get; init; }

    public required Guid ConsultationId { get; init; }

    /// <summary>What files call it: <c>a1</c>. Known within the round.</summary>
    public required string Reference { get; init; }

    /// <summary>1, 2, 3… in the round, in the order they were recorded: what a receipt says.</summary>
    public required int Number { get; init; }

    /// <summary>A <see cref="Respondent"/>'s key; for an open answer the name of who gives it, which may stand in <see cref="PersonId"/> instead.</summary>
    public required string From { get; init; }

    public required AnswerKind Kind { get; init; }

    /// <summary>When it reached the round, UTC: public from then (DOMAIN.md 51).</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>The whole first, with an empty section; then sections in the order of the text.</summary>
    public required IReadOnlyList<AnswerPart> Parts { get; init; }

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Name of a draft that several have adopted: their answers are one opinion said several times (R28, DOMAIN.md 49).</summary>
    public string? SharedDraft { get; init; }

    /// <summary>Reference of the answer it takes the place of.</summary>
    public string? Replaces { get; init; }

    /// <summary>How it came, when not by the form: <c>paper</c>, <c>mail</c>.</summary>
    public string? Channel { get; init; }

    /// <summary>In what function it was handed in or keyed in: <c>officer:1463</c>, <c>process_leader</c>; null for an open answer.</summary>
    public string? HandedInBy { get; init; }

    /// <summary>Where the name and address of an open respondent stand, so that they can be erased; null when there are none.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The board's decision; null while it is handed in subject to that (med reservation för nämndens beslut, DOMAIN.md 52). Set once.</summary>
    public Adoption? Adopted { get; set; }

    /// <summary>When Samsyn learned it, UTC, whole milliseconds.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>What it says about the whole; null when it says nothing of that.</summary>
    public AnswerPart? Whole => Parts.FirstOrDefault(part => part.IsWhole);

    /// <summary>The day it came, in Stockholm.</summary>
    public DateOnly ReceivedOn => Stockholm.DayOf(ReceivedAt);

    /// <summary>Came after the last day: received, counted and marked (R27).</summary>
    public bool IsLate(DateOnly closes) => ReceivedOn > closes;

    /// <summary>Why the board's decision cannot be recorded; null when it can.</summary>
    public ConsultationRefusal? WhyNotAdopt(Adoption adoption, DateOnly today) =>
        Kind == AnswerKind.Open ? new ConsultationRefusal.NothingToAdopt()
        : Adopted is { } done ? new ConsultationRefusal.IsAdopted(done.Body, done.On)
        : adoption.On > today ? new ConsultationRefusal.InTheFuture(adoption.On, today)
        : null;

    /// <summary>Records that the board has adopted it.</summary>
    /// <exception cref="RefusedException">See <see cref="WhyNotAdopt"/>.</exception>
    public void Adopt(Adoption adoption, DateOnly today)
    {
        if (WhyNotAdopt(adoption, today) is { } refusal) throw new RefusedException(refusal);
        Adopted = adoption;
    }
}

/// <summary>What an answer says of one section, or of the whole.</summary>
/// <param name="Section">The clause's number as printed in the version that was sent out, <c>4</c> or <c>4.2</c>; its heading when it has no number; empty for the whole.</param>
/// <param name="Clause">The clause's id for ever; null when the text is not known to Samsyn.</param>
/// <param name="Stance">Null when it only says something.</param>
/// <param name="Text">As written; empty when there is a stance alone.</param>
public sealed record AnswerPart(string Section, ClauseId? Clause, Stance? Stance, string Text)
{
    /// <summary>Longest text of one part, in UTF-16 units: a spreadsheet's cell holds 32,767.</summary>
    public const int MaxText = 30_000;

    public bool IsWhole => Section.Length == 0;

    /// <summary>Something is said that asks for an answer (synpunkt).</summary>
    public bool IsRemark => Text.Length > 0;
}

/// <summary>A file that belongs to an answer (bilaga).</summary>
/// <param name="Name">Safe to show and to save under.</param>
/// <param name="Sha256">Of the bytes, lower-case hex; they stand among the blobs.</param>
public sealed record Attachment(string Name, string Sha256, long Bytes);

/// <summary>That a board has made the answer its own (antagande).</summary>
/// <param name="Paragraph"><c>§ 41</c>; null when no source gives it.</param>
/// <param name="ExtractSha256">The extract of the minutes (protokollsutdrag), among the blobs.</param>
public sealed record Adoption(BodyId Body, DateOnly On, string? Paragraph, string? ExtractSha256, DateTime RecordedAt);

/// <summary>Who gave an open answer: personal data, in a row of its own that is erased without touching the answer.</summary>
public sealed class OpenPerson
{
    public required Guid Id { get; init; }

    /// <summary>A person's or an organisation's name; null when erased.</summary>
    public string? Name { get; set; }

    /// <summary>For the receipt and for what became of the remarks; null when none was given, or erased.</summary>
    public string? Email { get; set; }

    /// <summary>The name may stand beside the answer when it is published.</summary>
    public required bool PublishName { get; init; }

    public DateOnly? ErasedOn { get; set; }

    /// <summary>By which rule it was erased.</summary>
    public string? ErasedBy { get; set; }
}
