using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements;
using Samsyn.Web.Agreements.Disagreements;
using Samsyn.Web.Agreements.Workspace;
using Samsyn.Web.Consultations;
using Samsyn.Web.Design;
using Samsyn.Web.Signing.Workspace;
using Samsyn.Web.Duties;
using Samsyn.Web.Duties.Workspace;
using Samsyn.Web.Groups.Workspace;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Workspace;

/// <summary>What the pages of a form share: the agreement, the form and its draft; not found for who may not.</summary>
public abstract class FormPage(Records records, Clock clock, Drafts drafts, ActForms forms, SamsynDb db) : WorkspacePage
{
    [FromRoute(Name = "slug")]
    public string Slug { get; init; } = "";

    /// <summary>Which form: <c>beslut</c>.</summary>
    [FromRoute(Name = "form")]
    public string Kind { get; init; } = "";

    [FromRoute(Name = "draft")]
    public Guid DraftId { get; init; }

    public Cascade Cascade { get; private set; } = null!;

    public ActForm Form { get; private set; } = null!;

    public Draft Draft { get; private set; } = null!;

    protected Drafts Drafts => drafts;

    protected SamsynDb Db => db;

    protected Clock Clock => clock;

    protected string DraftKind => Drafts.KindOf(Kind, Slug);

    protected DateOnly Today => FormContext.TodayOf(Cascade.Agreement, clock);

    /// <summary>The address of this form, beginning with <c>~/</c>.</summary>
    public string Path => PathOf(Slug, Kind, DraftId);

    public static string PathOf(string slug, string kind, Guid draft) => $"~/arbete/avtal/{slug}/{kind}/{draft}";

    /// <summary>Reads the agreement, the draft and the form.</summary>
    /// <param name="given">Answers that came with the address, used while there is no row: the body one has chosen on the start page.</param>
    /// <returns>False when any of them is not there, or not for this account.</returns>
    protected async Task<bool> Load(IQueryCollection? given = null)
    {
        var all = await records.Cascades();
        if (all.FirstOrDefault(c => string.Equals(c.Agreement.Slug, Slug, StringComparison.Ordinal)) is not { } cascade) return false;
        if (await drafts.Find(DraftId, Who.AccountId, DraftKind) is not { } draft) return false;
        (Cascade, Draft) = (cascade, draft);
        List<TextDraft> texts = Kind == PublishForm.Kind && Who.CanForAll(WorkspaceAct.DraftText) ? await db.TextDrafts.AsNoTracking().Where(d => d.AgreementId == cascade.Agreement.Id).OrderByDescending(d => d.ChangedAt).ToListAsync() : [];
        var signing = Kind is PlanForm.Kind or DeclineForm.Kind or ReplaceForm.Kind ? await records.Signing(cascade.Agreement.Id) : default;
        var duties = DutyForms.Kinds.Contains(Kind) ? await DutyRecords.Book(db, AgreementStatus.Of(cascade, Today, clock.Now)) : null;
        if (forms.Open(Kind, new FormContext(cascade, all, Who, draft.Answers, Today, clock.Now) { RoundViews = ConsultationSetup.Kinds.Contains(Kind) || Kind == PublishForm.Kind ? await records.AllRounds(cascade) : [], SigningPlan = signing.Plan, Signatures = signing.Signatures ?? [], SignatoryChanges = signing.Changes ?? [], TextDrafts = texts, Duties = duties, Groups = await GroupForms.Load(Kind, records, db, Who, cascade), LastText = texts.Count > 0 && cascade.Agreement.Versions is [.., var last] ? await records.ComparedText(cascade.Agreement, last) : null, Disagreements = DisagreementForms.Needs(Kind) ? await records.Disagreements(cascade.Agreement.Id) : [] }) is not { } form) return false;
        Form = form;
        if (!Who.Can(form.Permission)) return false;
        if (draft.Revision == 0 && given is not null) TakeGiven(given);
        _ = form.Actor;
        return true;
    }

    /// <summary>An answer in the address counts as given when it answers its whole question.</summary>
    private void TakeGiven(IQueryCollection given)
    {
        if (!given.TryGetValue(Form.GivenField, out var value)) return;
        Draft.Answers[Form.GivenField] = value.ToString();
        if (Form.Questions.FirstOrDefault(q => q.Fields.Any(f => f.Name == Form.GivenField)) is { } question && !Draft.Answers.FaultsIn(question).Any())
            Draft.Answers.MarkAnswered(question);
    }

    /// <summary>What the act of this form wrote, when it has been done: by this account, else nothing.</summary>
    protected async Task<IReadOnlyList<JournalEntry>> Done() =>
        await db.Journal.AsNoTracking().Where(e => e.ActId == DraftId && e.AccountId == Who.AccountId && e.AgreementSlug == Slug).OrderBy(e => e.Position).ToListAsync();

    /// <summary>Form done: its pages lead to the receipt.</summary>
    protected IActionResult ToReceipt() => LocalRedirect(Url.Content($"{Path}/kvitto"));

    public void Describe(PageFrame frame, string title)
    {
        frame.Title = title;
        frame.Within = Cascade.Agreement.Settings.Title;
        frame.Workspace = true;
        frame.Form = true;
        if (Cascade.Agreement.Settings.Demonstration) frame.Exercise = ExerciseWords;
    }

    public static string ExerciseWords => L(
        "Du är inloggad i ett övningsavtal. Inget du gör här får verkan.", "You are signed in to an exercise. Nothing you do here has any effect.");
}
