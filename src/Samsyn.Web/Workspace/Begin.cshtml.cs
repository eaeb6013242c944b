using Microsoft.AspNetCore.Mvc;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Workspace;

/// <summary>Begins a form: gives it an id of its own and leads to the first question that is not answered by the address. Writes nothing.</summary>
public sealed class BeginModel(Records records, Clock clock, Drafts drafts, ActForms forms, SamsynDb db) : FormPage(records, clock, drafts, forms, db)
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load(Request.Query)) return NotFound();
        var first = Form.NextQuestion() ?? Form.Questions[^1];
        return LocalRedirect(Url.Content(PathOf(Slug, Kind, Guid.CreateVersion7())) + "/" + first.Slug + Request.QueryString.ToUriComponent());
    }
}
