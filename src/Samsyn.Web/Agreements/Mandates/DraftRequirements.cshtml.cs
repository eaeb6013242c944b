using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Agreements.Workspace;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Mandates;

/// <summary>Så svarar utkastet på kraven: each requirement of the mandate is met, not met or left, with how, and the clause that answers it.</summary>
public sealed class DraftRequirementsModel(Records records, SamsynDb db, Acts acts) : WorkspacePage
{
    public Agreement Agreement { get; private set; } = null!;

    public TextDraft Draft { get; private set; } = null!;

    public DraftingMandate Mandate { get; private set; } = null!;

    public IReadOnlyList<(Requirement Requirement, RequirementAnswer? Answer)> Answered { get; private set; } = [];

    /// <summary>Somebody else answered while this page was open: both answers are shown.</summary>
    public bool IsStale { get; private set; }

    /// <summary>What the answers were when the page was shown.</summary>
    public string Seen => SeenOf(Draft);

    public Guid ActId { get; private set; } = Guid.CreateVersion7();

    public async Task<IActionResult> OnGetAsync(string slug, Guid id)
    {
        if (!await Load(slug, id)) return NotFound();
        foreach (var (requirement, answer) in Answered)
        {
            Show("lage-" + requirement.Number, answer is null ? "" : Spelling.RequirementStates.Of(answer.State));
            Show("hur-" + requirement.Number, answer?.How ?? "");
            Show("punkt-" + requirement.Number, answer?.Clause ?? "");
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid id, Guid actId, string? seen)
    {
        if (!await Load(slug, id)) return NotFound();
        var numbers = MarkdownText.Read(Draft.Text).InOrder.Select(placed => placed.Clause.Number).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var answers = new List<RequirementAnswer>();
        foreach (var requirement in Mandate.Requirements)
        {
            var (state, how, clause) = (Sent("lage-", requirement), Sent("hur-", requirement), Sent("punkt-", requirement));
            Show("lage-" + requirement.Number, state);
            Show("hur-" + requirement.Number, how);
            Show("punkt-" + requirement.Number, clause);
            if (state.Length == 0 && how.Length == 0 && clause.Length == 0) continue;
            if (Spelling.RequirementStates.Find(state) is not { } known) ModelState.AddModelError("lage-" + requirement.Number, L("Välj om kravet är uppfyllt, inte uppfyllt eller lämnat.", "Choose whether the requirement is met, not met or left."));
            else if (how.Length == 0) ModelState.AddModelError("hur-" + requirement.Number, L("Skriv hur kravet är uppfyllt, eller varför inte.", "Write how the requirement is met, or why not."));
            else if (how.Length > 2000) ModelState.AddModelError("hur-" + requirement.Number, L("Texten är för lång. Högst 2000 tecken får plats.", "The text is too long. At most 2000 characters fit."));
            else if (clause.Length > 0 && !numbers.Contains(clause)) ModelState.AddModelError("punkt-" + requirement.Number, L($"Utkastet har ingen punkt {clause}. Skriv numret som det står i texten.", $"The draft has no clause {clause}. Write the number as it stands in the text."));
            else answers.Add(new RequirementAnswer(requirement.Number, known, how, clause.Length > 0 ? clause : null));
        }

        ActId = actId;
        if (ModelState.ErrorCount > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var stale = false;
        await acts.Run(new ActOrder(actId, "text.requirements", Who.AsForAll(WorkspaceAct.DraftText)) { AgreementSlug = slug }, async act =>
        {
            if (await act.Draft(id, Agreement.Id) is not { } draft) throw new NotPermittedException();
            // Answers that somebody else has given meanwhile are not written over unread.
            stale = SeenOf(draft) != (seen ?? "");
            if (stale) return;
            var before = draft.Requirements;
            draft.Requirements = answers;
            draft.Revision++;
            draft.ChangedAt = act.At;
            act.Journal<IReadOnlyList<RequirementAnswer>>($"draft {id}", before, answers);
        });
        if (stale)
        {
            if (!await Load(slug, id)) return NotFound();
            (IsStale, ActId) = (true, Guid.CreateVersion7());
            ModelState.AddModelError("", L("Någon annan har svarat på kraven under tiden. Det som står nu visas vid varje krav, och era svar står kvar i fälten. Spara igen för att låta era gälla.", "Somebody else has answered the requirements meanwhile. What stands now is shown at each requirement, and your answers stay in the fields. Save again to let yours hold."));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        return LocalRedirect(Url.Content($"~/arbete/avtal/{slug}/text/{id}"));
    }

    private static string SeenOf(TextDraft draft) => draft.Requirements is not { } answers ? ""
        : Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(StoredText.Write(answers))))[..16];

    private string Sent(string prefix, Requirement requirement) =>
        Request.Form[prefix + requirement.Number.ToString(CultureInfo.InvariantCulture)].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    private void Show(string field, string text) => ModelState.SetModelValue(field, text, text);

    private async Task<bool> Load(string slug, Guid id)
    {
        if (!Who.CanForAll(WorkspaceAct.DraftText) || await records.Cascade(slug) is not { Agreement: { Settings.Mandate: { } mandate } agreement }) return false;
        if (await db.TextDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.AgreementId == agreement.Id) is not { } draft) return false;
        (Agreement, Draft, Mandate, Answered) = (agreement, draft, mandate, mandate.Answered(draft.Requirements));
        return true;
    }
}
