using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Workspace;

/// <summary>One question of a form: "Registrera beslut, fråga 3 av 7".</summary>
public sealed class QuestionModel(Records records, Clock clock, Drafts drafts, ActForms forms, SamsynDb db) : FormPage(records, clock, drafts, forms, db)
{
    public Question Question { get; private set; } = null!;

    public int Number => Position + 1;

    /// <summary>The page before; the start of the workspace before the first.</summary>
    public string Back => Position == 0 ? "~/arbete" : $"{Path}/{Form.Questions[Position - 1].Slug}";

    private int Position { get; set; }

    public async Task<IActionResult> OnGetAsync(string question)
    {
        if (!await Load(Request.Query)) return NotFound();
        if (Draft.Revision == 0 && (await Done()).Count > 0) return ToReceipt();
        if (!Find(question)) return NotFound();
        Show();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string question)
    {
        if (!await Load(Request.Query)) return NotFound();
        if (Draft.Revision == 0 && (await Done()).Count > 0) return ToReceipt();
        if (!Find(question)) return NotFound();
        var later = Request.Form.ContainsKey("senare");
        Take();
        _ = Form.Actor;
        // The answer may have changed which questions there are; this one is still the one asked.
        var names = Question.Fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var faults = Form.Faults().Where(f => names.Contains(f.Field)).ToList();
        if (faults.Count > 0 && later)
        {
            foreach (var fault in faults) Draft.Answers[fault.Field] = "";
        }
        else if (faults.Count > 0) return Refuse(faults);
        else Draft.Answers.MarkAnswered(Question);
        if (!await Drafts.Keep(Draft, Who.AccountId, DraftKind)) return Conflict(question);
        if (later) return LocalRedirect(Url.Content("~/arbete"));
        var next = Form.NextQuestion()?.Slug ?? "kontrollera";
        return LocalRedirect(Url.Content($"{Path}/{next}"));
    }

    private bool Find(string slug)
    {
        var position = Form.Questions.Select(q => q.Slug).ToList().IndexOf(slug);
        if (position < 0) return false;
        (Position, Question) = (position, Form.Questions[position]);
        return true;
    }

    private void Take()
    {
        foreach (var field in Question.Fields)
        {
            var sent = Request.Form[field.Name];
            var text = field is SeveralField ? string.Join('\n', sent.OfType<string>().Where(v => v.Length > 0)) : sent.Count > 0 ? sent[0] ?? "" : "";
            Draft.Answers[field.Name] = text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        }
    }

    /// <summary>The fields read what they hold from ModelState, as after any form that comes back.</summary>
    private void Show()
    {
        foreach (var field in Question.Fields)
        {
            var text = Draft.Answers.Has(field.Name) || ModelState.ErrorCount > 0 ? Draft.Answers[field.Name] : field.Default ?? "";
            object raw = field is SeveralField ? Draft.Answers.Several(field.Name).ToArray() : text;
            ModelState.SetModelValue(field.Name, raw, text);
        }
    }

    private PageResult Refuse(IEnumerable<AnswerFault> faults)
    {
        Show();
        foreach (var fault in faults) ModelState.AddModelError(fault.Field, fault.Message);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private PageResult Conflict(string _)
    {
        Show();
        ModelState.AddModelError("", L("Svaren ändrades i ett annat fönster under tiden. Läs igenom frågan och fortsätt.", "The answers were changed in another window meanwhile. Read the question again and continue."));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
