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

namespace Samsyn.Web.Consultations.Workspace;

/// <summary>The round for who leads it (remissen, arbetssidan): who has answered, who is writing, who is silent, what each clause meets, and what remains to be done.</summary>
public sealed class RoundWorkModel(Records records, Clock clock, Texts texts, SamsynDb db) : WorkspacePage
{
    public Cascade Cascade { get; private set; } = null!;

    public RoundView? View { get; private set; }

    public IReadOnlyList<Consultation> All { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public string Slug => Cascade.Agreement.Slug;

    /// <summary>Respondents whose answer is being written.</summary>
    public IReadOnlySet<string> Writing { get; private set; } = new HashSet<string>();

    private IReadOnlyDictionary<string, int> registered = new Dictionary<string, int>();

    public int Registered(Conference conference) => registered.GetValueOrDefault(conference.Title);

    public string Title => L("Remissen", "The consultation");

    public int Left => View!.Compilation.Unanswered;

    public int ToLookAt => View!.Compilation.Remarks.Count(r => r.NeedsLook);

    /// <summary>What a respondent has come to, for the list, and in which order that is told.</summary>
    private (int Order, string Name) StateOf(Respondent respondent) => View!.Round.AnswerOf(respondent.Key) switch
    {
        { Whole.Stance: Stance.Abstains } => (2, L("Avstår", "Abstains")),
        { Adopted: null } => (1, L("Svarat, med reservation", "Answered, with a reservation")),
        { } => (0, L("Svarat", "Answered")),
        null when Writing.Contains(respondent.Key) => (3, L("Skriver", "Is writing")),
        null => (4, L("Inget svar", "No answer")),
    };

    /// <summary>Those who have answered first, by name.</summary>
    public IEnumerable<IGrouping<string, Respondent>> Groups => View!.Round.Respondents.Where(r => !r.Unit || View.Round.AnswerOf(r.Key) is not null || Writing.Contains(r.Key))
        .Select(r => (Respondent: r, State: StateOf(r))).OrderBy(r => r.State.Order).ThenBy(r => r.Respondent.Name, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true))
        .GroupBy(r => r.State.Name, r => r.Respondent);

    public async Task<IActionResult> OnGetAsync(string slug, string? omgang)
    {
        if (!Who.CanForAll(WorkspaceAct.RunConsultation) || await records.Cascade(slug) is not { } cascade) return NotFound();
        Cascade = cascade;
        Today = FormContext.TodayOf(cascade.Agreement, clock);
        All = await records.RoundsAlone(cascade.Agreement.Id);
        View = await records.Round(texts, cascade, Today, omgang);
        if (View is not null)
            registered = await db.Registrations.AsNoTracking().Where(r => r.ConsultationId == View.Consultation.Id).GroupBy(r => r.Conference).ToDictionaryAsync(g => g.Key, g => g.Count());
        if (View is not null)
            Writing = (await db.AnswerDrafts.AsNoTracking().Where(d => d.ConsultationId == View.Consultation.Id && d.AnswerId == null && d.Kind == AnswerKind.Invited).Select(d => d.From).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        return Page();
    }

    public string NameOf(string section) => Answering.AnswerPage.NameOf(View!, section);
}
