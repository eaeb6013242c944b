using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Workspace;

/// <summary>The answers before the act (kontrollera), and the act itself.</summary>
public sealed class CheckModel(Records records, Clock clock, Drafts drafts, ActForms forms, SamsynDb db, Acts acts) : FormPage(records, clock, drafts, forms, db)
{
    public IReadOnlyList<AnswerRow> Rows { get; private set; } = [];

    /// <summary>The page before: the last question.</summary>
    public string Back => $"{Path}/{Form.Questions[^1].Slug}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load()) return NotFound();
        if (Draft.Revision == 0) return (await Done()).Count > 0 ? ToReceipt() : NotFound();
        Show(Form.Faults());
        return Page();
    }

    /// <param name="revision">Of the answers that were shown: what is recorded is what was read.</param>
    public async Task<IActionResult> OnPostAsync(int revision)
    {
        if (!await Load()) return NotFound();
        if (Draft.Revision == 0) return (await Done()).Count > 0 ? ToReceipt() : NotFound();
        if (revision != Draft.Revision) return Stale();
        if (Form.Faults() is { Count: > 0 } faults)
        {
            Show(faults);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        try
        {
            await acts.Run(
                new ActOrder(DraftId, Form.ActName, Form.Actor) { AgreementSlug = Slug, Reason = Form.Reason },
                async act =>
                {
                    var cascade = await act.Cascade(Slug) ?? throw new NotPermittedException();
                    var draft = await act.Db.FormDrafts.SingleOrDefaultAsync(d => d.Id == DraftId && d.Revision == revision) ?? throw new StaleDraftException();
                    await Form.Do(act, cascade);
                    act.Db.Remove(draft);
                });
        }
        catch (StaleDraftException)
        {
            return Stale();
        }
        catch (RefusedException)
        {
            // Somebody was faster: the form asks again, now of the agreement as it has become.
            if (!await Load()) return NotFound();
            Show(Form.Faults());
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        return ToReceipt();
    }

    private PageResult Stale()
    {
        Show(Form.Faults());
        ModelState.AddModelError("", L("Svaren har ändrats i ett annat fönster. Läs dem en gång till.", "The answers were changed in another window. Read them once more."));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private void Show(IReadOnlyList<AnswerFault> faults)
    {
        Rows = [.. Form.Rows];
        foreach (var fault in faults)
        {
            var row = Rows.FirstOrDefault(r => r.Fields.Contains(fault.Field, StringComparer.Ordinal));
            ModelState.AddModelError(row is null ? "" : row.Fields[0], fault.Message);
        }
    }

    private sealed class StaleDraftException : Exception;
}
