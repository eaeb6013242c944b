using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Answering;

/// <summary>
/// What the pages of an answer share. They have two addresses: in the workspace, for who answers for a consultee, and in public with a secret, for who gives
/// an open answer and has no account. For everybody else they do not exist.
/// </summary>
public abstract class AnswerPage(Records records, Texts texts, Clock clock, SamsynDb db) : PageModel
{
    [FromRoute(Name = "slug")]
    public string Slug { get; init; } = "";

    [FromRoute(Name = "draft")]
    public Guid DraftId { get; init; }

    [FromRoute(Name = "secret")]
    public string? Secret { get; init; }

    public RoundView View { get; private set; } = null!;

    public AnswerDraft Draft { get; private set; } = null!;

    /// <summary>By section; empty for the whole.</summary>
    public IReadOnlyDictionary<string, AnswerField> Fields { get; private set; } = new Dictionary<string, AnswerField>();

    public SignedIn? Who { get; private set; }

    /// <summary>Who answers; null for an open answer.</summary>
    public Respondent? Respondent { get; private set; }

    /// <summary>The leader of the round keys in what came on paper or by mail.</summary>
    public bool IsKeyedIn => Who is not null && (Draft.Kind == AnswerKind.Open || Who.Grants.ByAll(WorkspaceAct.AnswerConsultation) is not null);

    public DateOnly Today => FormContext.TodayOf(View.Agreement, clock);

    /// <summary>Now, as the agreement is shown: an exercise lives on its own day.</summary>
    public DateTime Now => InstantOf(View.Agreement, clock);

    protected Records Records => records;

    protected Texts Texts => texts;

    protected Clock Clock => clock;

    protected SamsynDb Db => db;

    public string Root => Secret is null ? $"~/arbete/avtal/{Slug}/remissvar/{DraftId}" : $"~/avtal/{Slug}/remiss/svar/{DraftId}/{Secret}";

    public string WriteAt(string section) => section.Length == 0 ? $"{Root}/avsnitt" : $"{Root}/avsnitt?nr={Uri.EscapeDataString(section)}";

    public string RespondentName => Respondent?.Name ?? L("Öppet svar", "Open answer");

    /// <summary>The instant a thing done now is done in an agreement: an exercise's own day at the present time of day.</summary>
    public static DateTime InstantOf(Agreement agreement, Clock clock)
    {
        var (day, now) = (FormContext.TodayOf(agreement, clock), clock.Now);
        return day == clock.Today ? now : Instants.Cut(day.ToDateTime(TimeOnly.FromDateTime(now), DateTimeKind.Utc)) is var then && Domain.Calendars.Stockholm.DayOf(then) == day ? then : day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
    }

    protected Actor Actor => Who is null ? new Actor(null, "open") : Respondent is { } respondent ? Who.AsAnswering(respondent) : Who.AsForAll(WorkspaceAct.AnswerConsultation);

    /// <summary>Asked again inside the act.</summary>
    protected async Task Demand(Act act)
    {
        if (Who is null) return;
        if (Respondent is { } respondent) await act.DemandAnswering(respondent);
        else await act.DemandForAll(WorkspaceAct.AnswerConsultation);
    }

    /// <param name="answers">Whether what all have answered is wanted, not only the draft.</param>
    /// <returns>False when it does not exist, or not for whoever asks.</returns>
    protected async Task<bool> Load(bool answers = true)
    {
        Who = Secret is null ? HttpContext.SignedIn() : null;
        if (Secret is null && Who is null) return false;
        if (await records.Cascade(Slug) is not { } cascade || await db.AnswerDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == DraftId) is not { } draft) return false;
        if (Secret is not null && !(draft.SecretSha256 is { } hash && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(AnswerActs.SecretHash(Secret))))) return false;
        if (await (answers ? records.Round(texts, cascade, draft.ConsultationId) : records.RoundAlone(texts, cascade, draft.ConsultationId)) is not { } view) return false;
        (View, Draft) = (view, draft);
        Respondent = draft.Kind == AnswerKind.Invited ? view.Round.Find(draft.From) : null;
        if (Who is not null && (Respondent is { } respondent ? Who.ToAnswer(respondent) is null : !Who.CanForAll(WorkspaceAct.AnswerConsultation))) return false;
        if (draft.Kind == AnswerKind.Invited && Respondent is null) return false;
        Fields = await db.AnswerFields.AsNoTracking().Where(f => f.DraftId == draft.Id).ToDictionaryAsync(f => f.Section, StringComparer.Ordinal);
        return true;
    }

    public void Describe(PageFrame frame, string title)
    {
        frame.Title = title;
        frame.Within = View.Agreement.Settings.Title;
        frame.Workspace = Who is not null;
        frame.Form = true;
        frame.NoIndex = true;
        if (View.Agreement.Settings.Demonstration) frame.Exercise = Who is not null ? FormPage.ExerciseWords : L("Remissen i det här avtalet är en övning. Ditt svar får ingen verkan.", "The consultation of this agreement is an exercise. Your answer has no effect.");
    }

    /// <summary>A section by name: its number and heading, or "Hela förslaget".</summary>
    public string NameOf(string section) => NameOf(View, section);

    public static string NameOf(RoundView view, string section) => section.Length == 0 ? L("Hela förslaget", "The whole proposal") : view.Round.SectionOf(section) is { } one
        ? one.Heading is { } heading && one.Number is { } number ? $"{number} {heading}" : one.Heading ?? L($"Punkt {one.Number}", $"Clause {one.Number}") : section;

    protected PageResult Status(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
