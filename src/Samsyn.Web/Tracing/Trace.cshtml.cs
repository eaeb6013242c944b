using Microsoft.AspNetCore.Mvc;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Tracing;

/// <summary>Spår: what became of one act. For those who may read the journal of every agreement.</summary>
public sealed class TraceModel(SamsynDb db) : WorkspacePage
{
    public ActTrace Trace { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid act)
    {
        if (!Who.CanForAll(WorkspaceAct.ReadJournal) || await ActTrace.Find(db, act.ToString()) is null) return NotFound();
        Trace = await ActTrace.Of(db, act);
        return Page();
    }
}
