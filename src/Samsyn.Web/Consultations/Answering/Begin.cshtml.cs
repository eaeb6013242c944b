using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Answering;

/// <summary>Whom one answers for: begins the answer, or leads on to the one that is being written or has been handed in.</summary>
public sealed class BeginModel(Records records, Clock clock, Texts texts, Acts acts, SamsynDb db) : WorkspacePage
{
    public const string OpenAnswer = "oppet";

    public Cascade Cascade { get; private set; } = null!;

    public RoundView? View { get; private set; }

    public IReadOnlyList<Respondent> Mine { get; private set; } = [];

    /// <summary>Drafts that are being written, by respondent.</summary>
    public IReadOnlyDictionary<string, AnswerDraft> Drafts { get; private set; } = new Dictionary<string, AnswerDraft>();

    /// <summary>Drafts that became the answers that count, by respondent.</summary>
    public IReadOnlyDictionary<string, AnswerDraft> Sent { get; private set; } = new Dictionary<string, AnswerDraft>();

    public Guid ActId { get; } = Guid.CreateVersion7();

    [BindProperty(SupportsGet = true, Name = "for")]
    public string? For { get; set; }

    public DateOnly Today { get; private set; }

    public bool KeysIn => Who.CanForAll(WorkspaceAct.AnswerConsultation);

    public string Slug => Cascade.Agreement.Slug;

    public string Title => KeysIn ? L("Skriv in ett remissvar", "Key in an answer") : L("Svara på remissen", "Answer the consultation");

    protected override IActionResult ForOthers() => Challenge(AccessSetup.Scheme);

    /// <summary>To choose from, those without an answer first.</summary>
    public IEnumerable<Choice> Choices => [new("", L("Välj", "Choose")), .. Mine.OrderBy(r => View!.Round.AnswerOf(r.Key) is null ? 0 : 1).ThenBy(r => r.Name, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), true)).Select(r => new Choice(r.Key, r.Name, Data: true)),
        .. KeysIn && View!.Consultation.Settings.OpenToAll ? [new Choice(OpenAnswer, L("Ett öppet svar", "An open answer"))] : Array.Empty<Choice>()];

    public async Task<IActionResult> OnGetAsync(string slug) => await Load(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid actId)
    {
        if (!await Load(slug)) return NotFound();
        var isOpen = KeysIn && For == OpenAnswer;
        if (!isOpen && Mine.FirstOrDefault(r => r.Key == For) is null)
        {
            ModelState.AddModelError("for", L("Välj vem svaret kommer från.", "Choose whom the answer is from."));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (View!.Consultation.On(Today) == RoundState.Planned) return LocalRedirect(Url.Content($"~/avtal/{slug}/remiss"));
        var respondent = isOpen ? null : View.Round.Find(For!)!;
        var id = Guid.Empty;
        var receipt = await acts.Run(new ActOrder(actId == Guid.Empty ? Guid.CreateVersion7() : actId, "answer.begin", respondent is null ? Who.AsForAll(WorkspaceAct.AnswerConsultation) : Who.AsAnswering(respondent)), async act =>
        {
            if (respondent is null) await act.DemandForAll(WorkspaceAct.AnswerConsultation);
            else await act.DemandAnswering(respondent);
            id = await act.BeginDraft(View.Consultation, respondent?.Key ?? "", respondent is null ? AnswerKind.Open : AnswerKind.Invited, null, respondent is null ? null : View.Round.AnswerOf(respondent.Key));
        });
        return LocalRedirect(Url.Content($"~/arbete/avtal/{slug}/remissvar/{(receipt.Repeated ? receipt.ActId : id)}"));
    }

    private async Task<bool> Load(string slug)
    {
        if (!Who.Can(WorkspaceAct.AnswerConsultation) || await records.Cascade(slug) is not { } cascade) return false;
        Cascade = cascade;
        Today = FormContext.TodayOf(cascade.Agreement, clock);
        View = await records.Round(texts, cascade, Today);
        if (View is null) return true;
        Mine = Who.MayAnswerFor(View.Round);
        if (Mine.Count == 0 && !KeysIn) return false;
        var keys = Mine.Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        var drafts = await db.AnswerDrafts.AsNoTracking().Where(d => d.ConsultationId == View.Consultation.Id && d.Kind == AnswerKind.Invited).ToListAsync();
        Drafts = drafts.Where(d => d.AnswerId is null && keys.Contains(d.From)).ToDictionary(d => d.From, StringComparer.Ordinal);
        var standing = View.Round.Counted.Select(a => a.Id).ToHashSet();
        Sent = drafts.Where(d => d.AnswerId is { } id && standing.Contains(id) && keys.Contains(d.From)).ToDictionary(d => d.From, StringComparer.Ordinal);
        return true;
    }
}
