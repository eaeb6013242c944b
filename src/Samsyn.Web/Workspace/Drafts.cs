using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Workspace;

/// <summary>A form that somebody has begun.</summary>
/// <param name="Revision">0 while nothing has been answered and no row exists.</param>
public sealed record Draft(Guid Id, Answers Answers, int Revision);

/// <summary>Keeps answers between the pages of a form: rows, so that any node shows the next page and a lost connection loses nothing.</summary>
public sealed class Drafts(SamsynDb db, Clock clock)
{
    /// <summary>"beslut:ovning-digitala-hjalpmedel": what is filled in, and about which agreement.</summary>
    public static string KindOf(string kind, string slug) => $"{kind}:{slug}";

    /// <summary>The draft, empty when nothing has been answered yet; null when the id is somebody else's or another form's.</summary>
    public async Task<Draft?> Find(Guid id, Guid account, string kind)
    {
        if (await db.FormDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id) is not { } row) return new Draft(id, new Answers([]), 0);
        return row.AccountId == account && string.Equals(row.Kind, kind, StringComparison.Ordinal)
            ? new Draft(id, new Answers(StoredText.Read<Dictionary<string, string>>(row.Answers)), row.Revision)
            : null;
    }

    /// <summary>Keeps the answers as they are now.</summary>
    /// <returns>False when another window saved in between: nothing was kept.</returns>
    public async Task<bool> Keep(Draft draft, Guid account, string kind)
    {
        var answers = StoredText.Write(draft.Answers.Typed);
        if (draft.Revision > 0)
            return await db.FormDrafts.Where(d => d.Id == draft.Id && d.Revision == draft.Revision).ExecuteUpdateAsync(set => set
                .SetProperty(d => d.Answers, answers).SetProperty(d => d.Revision, draft.Revision + 1).SetProperty(d => d.UpdatedAt, clock.Now)) == 1;
        db.Add(new FormDraft { Id = draft.Id, AccountId = account, Kind = kind, Answers = answers, Revision = 1, UpdatedAt = clock.Now });
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.FormDrafts.AnyAsync(d => d.Id == draft.Id)) return false;
            throw;
        }
    }

    /// <summary>What somebody has begun, newest first.</summary>
    public async Task<IReadOnlyList<FormDraft>> Begun(Guid account) =>
        await db.FormDrafts.AsNoTracking().Where(d => d.AccountId == account).OrderByDescending(d => d.UpdatedAt).Take(50).ToListAsync();

    public Task Remove(Guid id, Guid account) => db.FormDrafts.Where(d => d.Id == id && d.AccountId == account).ExecuteDeleteAsync();
}
