using Microsoft.AspNetCore.Mvc;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Workspace;

/// <summary>A form that was begun: leads on to where it was left, or with <c>?ta-bort</c> asks whether to throw it away.</summary>
public sealed class ResumeModel(Records records, Clock clock, Drafts drafts, ActForms forms, SamsynDb db) : FormPage(records, clock, drafts, forms, db)
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load()) return NotFound();
        if (Draft.Revision == 0) return (await Done()).Count > 0 ? ToReceipt() : NotFound();
        if (Request.Query.ContainsKey("ta-bort")) return Page();
        return LocalRedirect(Url.Content($"{Path}/{Form.NextQuestion()?.Slug ?? "kontrollera"}"));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load()) return NotFound();
        await Drafts.Remove(DraftId, Who.AccountId);
        return LocalRedirect(Url.Content("~/arbete"));
    }
}
