using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Mail;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Consultations.Answering;

/// <summary>What the journal keeps of a saved field.</summary>
public sealed record FieldTrace(string Section, Stance? Stance, string Text, string? Became = null);

/// <summary>What the journal keeps of an answer that was handed in.</summary>
public sealed record AnswerTrace(string Version, string Reference, int Number, string From, AnswerKind Kind, string? Replaces, Adoption? Adopted);

/// <summary>Acts on drafts of answers, and handing them in. Each change of a field is one act: what was acknowledged is there.</summary>
public static class AnswerActs
{
    public static string SecretHash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public const int SecretLength = 40;

    /// <summary>A secret that whoever writes an open answer comes back with: 160 bits, in letters that survive being read aloud.</summary>
    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretLength / 2));

    /// <summary>Begins a draft, with what was handed in before when there is such an answer. One draft at a time for a consultee: the one that is there is given.</summary>
    /// <returns>The draft's id.</returns>
    public static async Task<Guid> BeginDraft(this Act act, Consultation round, string from, AnswerKind kind, string? secret, Answer? earlier)
    {
        await act.Lock($"draft:{round.Id}:{from}");
        if (kind == AnswerKind.Invited && await act.Db.AnswerDrafts.FirstOrDefaultAsync(d => d.ConsultationId == round.Id && d.From == from && d.Kind == AnswerKind.Invited && d.AnswerId == null) is { } there) return there.Id;
        var draft = new AnswerDraft
        {
            Id = act.Order.Id, ConsultationId = round.Id, From = from, Kind = kind, SecretSha256 = secret is null ? null : SecretHash(secret), Attachments = earlier?.Attachments ?? [], SharedDraft = earlier?.SharedDraft,
            CreatedAt = act.At, ChangedAt = act.At,
        };
        act.Db.Add(draft);
        foreach (var part in earlier?.Parts ?? [])
            act.Db.Add(new AnswerField { DraftId = draft.Id, Section = part.Section, Stance = part.Stance, Text = part.Text, Revision = 1, ChangedAt = act.At, ChangedBy = act.Order.By.Function });
        act.Journal($"answer_draft {draft.Id}", null, new FieldTrace("", null, from));
        return draft.Id;
    }

    /// <summary>Saves a field by somebody who had seen a certain revision of it. Two at once: both texts are kept.</summary>
    /// <exception cref="NotPermittedException">The draft has been handed in, or is gone.</exception>
    public static async Task<Saved> SaveField(this Act act, Guid draftId, string section, int seen, Stance? stance, string text, bool choose)
    {
        act.KeepQuiet();
        await act.Lock($"draft:{draftId}");
        if (!await act.Db.AnswerDrafts.AsNoTracking().AnyAsync(d => d.Id == draftId && d.AnswerId == null)) throw new NotPermittedException();
        var field = await act.Db.AnswerFields.SingleOrDefaultAsync(f => f.DraftId == draftId && f.Section == section);
        var before = field is null ? null : new FieldTrace(section, field.Stance, field.Text);
        if (field is null)
        {
            if (stance is null && text.Length == 0) return Saved.Unchanged;
            field = new AnswerField { DraftId = draftId, Section = section, ChangedAt = act.At, ChangedBy = act.Order.By.Function };
            act.Db.Add(field);
        }

        // Whoever saves with the texts side by side has chosen, unless one more came in the meantime.
        if (choose && seen == field.Revision)
        {
            field.Choose(stance, text, act.Order.By.Function, act.At);
            act.Journal($"answer_draft {draftId}", before, new FieldTrace(section, stance, text, "chosen"));
            return Saved.Stands;
        }

        var saved = field.Save(seen, stance, text, act.Order.By.Function, act.At);
        if (saved == Saved.Unchanged) return saved;
        act.Journal($"answer_draft {draftId}", before, new FieldTrace(section, stance, text, saved == Saved.KeptBeside ? "kept_beside" : null));
        return saved;
    }

    /// <summary>The draft itself, locked, to be changed.</summary>
    /// <exception cref="NotPermittedException">The draft has been handed in, or is gone.</exception>
    public static async Task<AnswerDraft> OwnDraft(this Act act, Guid draftId)
    {
        await act.Lock($"draft:{draftId}");
        return await act.Db.AnswerDrafts.SingleOrDefaultAsync(d => d.Id == draftId && d.AnswerId == null) ?? throw new NotPermittedException();
    }

    /// <summary>Changes which files go with the answer.</summary>
    public static async Task Attach(this Act act, Guid draftId, Func<AnswerDraft, Task<IReadOnlyList<Attachment>>> change)
    {
        var draft = await act.OwnDraft(draftId);
        var before = draft.Attachments;
        draft.Attachments = await change(draft);
        draft.Revision++;
        draft.ChangedAt = act.At;
        act.Journal($"answer_draft {draftId}", before, draft.Attachments);
    }

    /// <summary>Hands the draft in: an answer is made of it, with the next number of the round. The agreement's lock must be held.</summary>
    /// <param name="how">What the person who hands it in says beside what stands in the draft.</param>
    /// <exception cref="RefusedException">See <see cref="Round.WhyNotAnswer"/>.</exception>
    public static async Task<Answer> HandIn(this Act act, Cascade cascade, Round round, Guid draftId, Submission how)
    {
        var draft = await act.OwnDraft(draftId);
        var fields = await act.Db.AnswerFields.AsNoTracking().Where(f => f.DraftId == draftId).ToListAsync();
        if (fields.Exists(f => f.Others.Count > 0)) throw new DbUpdateConcurrencyException("A field has two texts: somebody has to choose.");
        var number = round.NextNumber;
        OpenPerson? person = null;
        if (draft.Kind == AnswerKind.Open) act.Db.Add(person = new OpenPerson { Id = Guid.CreateVersion7(), Name = how.Name, Email = how.Email, PublishName = how.PublishName });
        var answer = new Answer
        {
            Id = Guid.CreateVersion7(), ConsultationId = round.Consultation.Id, Reference = ReferenceOf(round, number), Number = number, From = draft.Kind == AnswerKind.Open ? "" : draft.From, Kind = draft.Kind,
            ReceivedAt = how.ReceivedAt, Parts = PartsOf(round, fields), Attachments = draft.Attachments, SharedDraft = how.SharedDraft,
            Replaces = draft.Kind == AnswerKind.Invited && how.Replaces && round.AnswerOf(draft.From) is { } earlier ? earlier.Reference : null,
            Channel = how.Channel, HandedInBy = draft.Kind == AnswerKind.Open && how.Channel is null ? null : act.Order.By.Function, PersonId = person?.Id, Adopted = how.Adopted, RecordedAt = act.At,
        };
        if (round.WhyNotAnswer(answer, byForm: how.Channel is null) is { } refusal) throw new RefusedException(refusal);
        act.Db.Add(answer);
        draft.AnswerId = answer.Id;
        draft.Revision++;
        act.Journal($"answer {answer.Reference}", null, new AnswerTrace(round.Consultation.Version, answer.Reference, number, answer.From, answer.Kind, answer.Replaces, answer.Adopted), cascade.Agreement.Slug);
        return answer;
    }

    /// <summary>What the fields say, in the order of the text; empty ones say nothing.</summary>
    public static IReadOnlyList<AnswerPart> PartsOf(Round round, IEnumerable<AnswerField> fields) =>
        [.. fields.Where(f => f.Stance is not null || f.Text.Length > 0).OrderBy(f => round.OrderOf(f.Section)).Select(f => new AnswerPart(f.Section, round.SectionOf(f.Section)?.Clause, f.Stance, f.Text))];

    /// <summary>Records that the board has adopted an answer that was handed in subject to that. The agreement's lock must be held.</summary>
    /// <exception cref="RefusedException">See <see cref="Answer.WhyNotAdopt"/>.</exception>
    public static async Task Adopt(this Act act, Cascade cascade, Guid answerId, Adoption adoption, DateOnly today)
    {
        var answer = await act.Db.Answers.SingleOrDefaultAsync(a => a.Id == answerId) ?? throw new NotPermittedException();
        answer.Adopt(adoption with { RecordedAt = act.At }, today);
        act.Journal($"answer {answer.Reference}", null, answer.Adopted, cascade.Agreement.Slug);
    }

    private static string ReferenceOf(Round round, int number)
    {
        var reference = FormattableString.Invariant($"r{number}");
        for (var n = 2; round.Answered(reference) is not null; n++) reference = FormattableString.Invariant($"r{number}-{n}");
        return reference;
    }
}

/// <summary>What is said when an answer is handed in.</summary>
/// <param name="Replaces">It is confirmed that it takes the place of the one handed in before.</param>
/// <param name="Channel">Null by the form; <c>paper</c> or <c>mail</c> when the leader of the round keys it in.</param>
public sealed record Submission(DateTime ReceivedAt, bool Replaces, Adoption? Adopted, string? SharedDraft, string? Channel, string? Name, string? Email, bool PublishName);
