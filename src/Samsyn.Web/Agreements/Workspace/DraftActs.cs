using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Agreements.Workspace;

/// <summary>Acts on drafts: each changes the draft's row and writes how it was and became.</summary>
internal static class DraftActs
{
    /// <summary>Begins a draft.</summary>
    public static async Task BeginDraft(this Act act, Guid agreementId, string slug, Guid id, string name, string? basedOn, string text, IReadOnlyList<ClauseEntry> entries)
    {
        await act.DemandForAll(WorkspaceAct.DraftText);
        act.Db.Add(new TextDraft { Id = id, AgreementId = agreementId, Name = name, BasedOn = basedOn, Text = text, Entries = entries, ChangedAt = act.At });
        act.Journal($"draft {id}", null, new DraftTrace(name, Clauses: entries.Count), slug);
    }

    /// <summary>The draft to be changed; null when it has been published or thrown away.</summary>
    public static async Task<TextDraft?> Draft(this Act act, Guid id, Guid agreementId)
    {
        await act.DemandForAll(WorkspaceAct.DraftText);
        return await act.Db.TextDrafts.SingleOrDefaultAsync(d => d.Id == id && d.AgreementId == agreementId);
    }

    /// <summary>Overwrites the draft.</summary>
    public static void Overwrite(this Act act, TextDraft draft, (string Text, IReadOnlyList<ClauseEntry> Entries) changed, DraftTrace? before, DraftTrace after)
    {
        (draft.Text, draft.Entries) = changed;
        draft.Revision++;
        draft.ChangedAt = act.At;
        act.Journal($"draft {draft.Id}", before, after);
    }

    /// <summary>What the journal says of one clause.</summary>
    public static DraftTrace Trace(this TextDraft draft, ClauseId id, Clause clause) => new(draft.Name, id.Text, clause.Number, clause.Heading, CanonicalText.BodyOf(clause));
}
