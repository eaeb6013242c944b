using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements.Workspace;

/// <summary>One clause of a draft: its wording, who is responsible, where it stands, and which earlier clause it is.</summary>
/// <remarks>
/// The form carries what the clause said when it was opened. If somebody else has changed it since, the new wording is kept beside the one that stands, and
/// both are shown with what differs: nobody's words are lost.
/// </remarks>
public sealed class EditClauseModel(Records records, SamsynDb db, Acts acts, Texts texts) : WorkspacePage
{
    public const string NewClause = "ny";

    public Agreement Agreement { get; private set; } = null!;

    public TextDraft Draft { get; private set; } = null!;

    public DraftEditing Editing { get; private set; } = null!;

    /// <summary>Place in reading order; −1 for a clause that is being added.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>The clause after which a new one comes; −1 for first.</summary>
    public int After { get; private set; } = -1;

    public Clause? Clause => Index < 0 ? null : Editing.Text.InOrder[Index].Clause;

    public ClauseEntry? Entry => Index < 0 ? null : Draft.Entries[Index];

    public IReadOnlyList<OtherWording> Others => Entry is null ? [] : [.. Draft.Others.Where(o => o.Clause == Entry.Id)];

    public Guid ActId { get; private set; } = Guid.CreateVersion7();

    public string? Number { get; set; }

    public string? Heading { get; set; }

    public string? Body { get; set; }

    public bool IsHeading { get; private set; }

    public string Path => $"~/arbete/avtal/{Agreement.Slug}/text/{Draft.Id}";

    public string Own => $"{Path}/{(Entry is null ? NewClause : Entry.Id.Text)}";

    public string Title => Clause is null ? L("Ny punkt", "New clause") : L($"Ändra {CompareModel.Point(Clause)}", $"Change {CompareModel.Point(Clause)}");

    /// <summary>Clauses of the version the draft began from that no clause of the draft is.</summary>
    public IReadOnlyList<Choice> Unmatched { get; private set; } = [];

    public IEnumerable<Choice> Sides => [new("", L("Välj", "Choose")), .. Enum.GetValues<Responsible>().Select(side => new Choice(ClauseFile.Sides.Of(side), ResponsibilityWords.Side(side)))];

    public IEnumerable<Choice> Places => [new("", L("Först", "First")), .. Editing.Text.InOrder.Select((placed, i) => new Choice(Draft.Entries[i].Id.Text, L("Efter ", "After ") + Short(placed.Clause), Data: true))];

    public async Task<IActionResult> OnGetAsync(string slug, Guid id, string clause, string? efter, string? rubrik)
    {
        if (!await Load(slug, id, clause, efter)) return NotFound();
        IsHeading = Clause is null ? rubrik == "ja" : Clause.Heading is not null;
        (Number, Heading, Body) = (Clause?.Number, Clause?.Heading, Clause is null ? "" : CanonicalText.BodyOf(Clause));
        return Page();
    }

    /// <summary>Saves the wording, or a new clause.</summary>
    public async Task<IActionResult> OnPostAsync(string slug, Guid id, string clause, Guid actId, string? seen, string? efter, bool isHeading, string? number, string? heading, string? body, bool choose)
    {
        if (!await Load(slug, id, clause, efter)) return NotFound();
        IsHeading = Clause is null ? isHeading : Clause.Heading is not null;
        (Number, Heading, Body) = (number?.Trim() is { Length: > 0 } said ? said : null, heading?.Trim(), (body ?? "").ReplaceLineEndings("\n").Trim());
        if (IsHeading && string.IsNullOrEmpty(Heading)) ModelState.AddModelError(nameof(Heading), L("Skriv rubriken.", "Write the heading."));
        if (!IsHeading && !IsPointNumber(Number)) ModelState.AddModelError(nameof(Number), L("Skriv punktens nummer med minst två delar, till exempel 4.2.", "Write the clause’s number with at least two parts, for example 4.2."));
        if (!IsHeading && Body.Length == 0) ModelState.AddModelError(nameof(Body), L("Skriv vad punkten säger. Vill du ta bort den, använd knappen längre ner.", "Write what the clause says. To remove it, use the button further down."));
        if (Body.Length > 100_000) ModelState.AddModelError(nameof(Body), L("Texten är för lång. Dela upp den i flera punkter.", "The text is too long. Divide it into several clauses."));
        if (!ModelState.IsValid) return Status(StatusCodes.Status422UnprocessableEntity);

        var conflict = false;
        await acts.Run(new ActOrder(actId, Entry is null ? "text.add" : "text.edit", Who.AsForAll(WorkspaceAct.DraftText)) { AgreementSlug = slug }, async act =>
        {
            if (await act.Draft(id, Agreement.Id) is not { } draft) throw new NotPermittedException();
            var editing = new DraftEditing(slug, draft.Text, draft.Entries);
            if (Entry is null)
            {
                var after = efter is { Length: > 0 } && ClauseId.IsValid(efter) ? editing.IndexOf(new ClauseId(efter)) : -1;
                act.Overwrite(draft, editing.Add(after, Number, IsHeading ? Heading : null, Body), null, new DraftTrace(draft.Name, null, Number, Heading, Body));
                return;
            }

            var index = editing.IndexOf(Entry.Id);
            if (index < 0) throw new NotPermittedException();
            var stands = editing.Text.InOrder[index].Clause;
            var before = draft.Trace(Entry.Id, stands);
            conflict = seen != editing.Seen(index) && !(stands.Number == Number && (stands.Heading ?? "") == (Heading ?? "") && CanonicalText.BodyOf(stands) == Body);
            if (conflict)
            {
                draft.Others = [.. draft.Others, new OtherWording(Entry.Id, Number, IsHeading ? Heading : null, Body, act.Order.By.Function, act.At)];
                act.Overwrite(draft, (draft.Text, draft.Entries), before, before with { Number = Number, Heading = Heading, Body = Body });
                return;
            }

            var changed = editing.Change(index, Number, IsHeading ? Heading : null, Body);
            // Whoever saves with both wordings before them has chosen.
            if (choose) draft.Others = [.. draft.Others.Where(o => o.Clause != Entry.Id)];
            act.Overwrite(draft, changed, before, before with { Number = Number, Heading = Heading, Body = Body });
        });
        if (!conflict) return LocalRedirect(Url.Content(Path));
        if (!await Load(slug, id, clause, efter)) return NotFound();
        ModelState.AddModelError("", L("Någon annan ändrade punkten medan du skrev. Din lydelse är sparad bredvid den som står. Läs båda och välj.", "Somebody else changed the clause while you wrote. Your wording is kept beside the one that stands. Read both and choose."));
        // The form shows what stands; the words just written stand beside it.
        ModelState.Remove(nameof(Number));
        ModelState.Remove(nameof(Heading));
        ModelState.Remove(nameof(Body));
        (Number, Heading, Body) = (Clause?.Number, Clause?.Heading, Clause is null ? "" : CanonicalText.BodyOf(Clause));
        return Status(StatusCodes.Status409Conflict);
    }

    public Task<IActionResult> OnPostRemoveAsync(string slug, Guid id, string clause, Guid actId) =>
        Do(slug, id, clause, actId, "text.remove", (editing, index) => editing.Remove(index));

    public Task<IActionResult> OnPostMoveAsync(string slug, Guid id, string clause, Guid actId, string? place) =>
        Do(slug, id, clause, actId, "text.move", (editing, index) => editing.Move(index, place is { Length: > 0 } && ClauseId.IsValid(place) ? editing.IndexOf(new ClauseId(place)) : -1));

    public Task<IActionResult> OnPostSameAsync(string slug, Guid id, string clause, Guid actId, string? was) =>
        Do(slug, id, clause, actId, "text.match", (editing, index) => ClauseId.IsValid(was) && editing.IndexOf(new ClauseId(was!)) < 0 ? editing.Is(index, new ClauseId(was!)) : (Draft.Text, editing.Entries));

    public async Task<IActionResult> OnPostWhoAsync(string slug, Guid id, string clause, Guid actId, string? who, string? named, string? what, string? whom, int? take)
    {
        if (!await Load(slug, id, clause, null) || Entry is null) return NotFound();
        var side = ClauseFile.Sides.Find(who ?? "");
        (named, what, whom) = (Said(named), Said(what), Said(whom));
        if (take is null)
        {
            if (side is null) ModelState.AddModelError("who", L("Välj vem som ansvarar.", "Choose who is responsible."));
            if (what is null) ModelState.AddModelError("what", L("Skriv vad ansvaret gäller.", "Write what the responsibility is for."));
            if (side == Responsible.Other && named is null) ModelState.AddModelError("named", L("Skriv vem som ansvarar.", "Write who is responsible."));
            if (!ModelState.IsValid)
            {
                (IsHeading, Number, Heading, Body) = (Clause!.Heading is not null, Clause.Number, Clause.Heading, CanonicalText.BodyOf(Clause));
                return Status(StatusCodes.Status422UnprocessableEntity);
            }
        }

        return await Do(slug, id, clause, actId, "text.responsible", (editing, index) =>
        {
            var all = editing.Entries[index].Responsibilities;
            return editing.Responsible(index, take is { } gone ? [.. all.Where((_, i) => i != gone)] : [.. all, new Responsibility(side!.Value, named, what!, whom)]);
        }, back: Own);
    }

    /// <summary>The words that differ between what stands and another wording.</summary>
    public IHtmlContent Difference(OtherWording other)
    {
        var changed = TextComparison.Between(MarkdownText.Read(CanonicalText.BodyOf(Clause!)), MarkdownText.Read(other.Body)).Clauses.FirstOrDefault(c => c.IsOpening);
        return changed is { Running.Count: > 0 } ? TextMarkup.Running(changed.Running) : Markup.Of($"<p>{other.Number} {other.Heading} {other.Body}</p>");
    }

    private async Task<IActionResult> Do(
        string slug, Guid id, string clause, Guid actId, string name, Func<DraftEditing, int, (string Text, IReadOnlyList<ClauseEntry> Entries)> change, string? back = null)
    {
        if (!await Load(slug, id, clause, null) || Entry is null) return NotFound();
        await acts.Run(new ActOrder(actId, name, Who.AsForAll(WorkspaceAct.DraftText)) { AgreementSlug = slug }, async act =>
        {
            if (await act.Draft(id, Agreement.Id) is not { } draft) throw new NotPermittedException();
            var editing = new DraftEditing(slug, draft.Text, draft.Entries);
            var index = editing.IndexOf(Entry.Id);
            if (index < 0) return;
            var before = draft.Trace(Entry.Id, editing.Text.InOrder[index].Clause);
            act.Overwrite(draft, change(editing, index), before, new DraftTrace(draft.Name, Entry.Id.Text, Clauses: draft.Entries.Count));
        });
        return LocalRedirect(Url.Content(back ?? Path));
    }

    private async Task<bool> Load(string slug, Guid id, string clause, string? after)
    {
        if (!Who.CanForAll(WorkspaceAct.DraftText) || await records.Cascade(slug) is not { } cascade) return false;
        Agreement = cascade.Agreement;
        if (await db.TextDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.AgreementId == Agreement.Id) is not { } draft) return false;
        Draft = draft;
        Editing = new DraftEditing(slug, draft.Text, draft.Entries);
        if (clause != NewClause)
        {
            Index = ClauseId.IsValid(clause) ? Editing.IndexOf(new ClauseId(clause)) : -1;
            if (Index < 0) return false;
            await FindUnmatched();
        }
        else if (after is { Length: > 0 })
        {
            After = ClauseId.IsValid(after) ? Editing.IndexOf(new ClauseId(after)) : -1;
            if (After < 0) return false;
        }

        return true;
    }

    private async Task FindUnmatched()
    {
        if (Agreement.Versions.Find(v => v.Id == Draft.BasedOn) is not { } version || await texts.Of(Agreement, version) is not { } before) return;
        var here = Draft.Entries.Select(entry => entry.Id).ToHashSet();
        if (before.Ids.Contains(Entry!.Id)) return;
        Unmatched = [.. before.Text.InOrder.Select((placed, i) => (placed, Id: before.Ids[i])).Where(c => !here.Contains(c.Id)).Select(c => new Choice(c.Id.Text, Short(c.placed.Clause), Data: true))];
    }

    private static string Short(Clause clause)
    {
        var words = clause.Heading ?? string.Concat(clause.Blocks.OfType<ClauseParagraph>().Take(1).SelectMany(p => p.Runs).Select(run => run.Text));
        return $"{clause.Number} {(words.Length > 60 ? words[..59] + "…" : words)}".Trim();
    }

    private static string? Said(string? text) => text?.Trim() is { Length: > 0 } said ? said : null;

    private static bool IsPointNumber(string? number) =>
        number?.Split('.') is { Length: >= 2 } parts && Array.TrueForAll(parts, part => part.Length is >= 1 and <= 3 && part.All(char.IsAsciiDigit));

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Status(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
