using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Answering;

/// <summary>Before the answer is handed in (granska): all of it, who has adopted it, and what happens next.</summary>
public sealed class ReviewModel(Records records, Texts texts, Clock clock, SamsynDb db, Acts acts) : AnswerPage(records, texts, clock, db)
{
    public const string Adopted = "antaget";
    public const string Reserved = "reservation";

    public Guid ActId { get; private set; } = Guid.CreateVersion7();

    [BindProperty]
    public string? Board { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Paragraph { get; set; }

    [BindProperty]
    public string? SharedDraft { get; set; }

    [BindProperty]
    public bool Replaces { get; set; }

    [BindProperty]
    public string? Channel { get; set; }

    [BindProperty]
    public string? Received { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Publish { get; set; }

    public string Title => L("Granska och lämna in", "Review and hand in");

    public IReadOnlyList<AnswerPart> Parts => AnswerActs.PartsOf(View.Round, Fields.Values);

    public Answer? Earlier => Draft.Kind == AnswerKind.Invited ? View.Round.AnswerOf(Draft.From) : null;

    public IReadOnlyList<Body> Boards => Respondent is { } respondent ? View.Cascade.County.Boards(respondent) : [];

    /// <summary>Names of drafts that others have shared.</summary>
    public IReadOnlyList<string> SharedDrafts => [.. View.Round.Answers.Select(a => a.SharedDraft).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public bool IsLate => Today > View.Round.Closes;

    public bool HasConflict => Fields.Values.Any(f => f.Others.Count > 0);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load()) return NotFound();
        if (Draft.AnswerId is not null) return LocalRedirect(Url.Content($"{Root}/kvitto"));
        SharedDraft = Draft.SharedDraft;
        Received = Dates.Iso(Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid actId)
    {
        if (!await Load()) return NotFound();
        if (Draft.AnswerId is not null) return LocalRedirect(Url.Content($"{Root}/kvitto"));
        ActId = actId == Guid.Empty ? Guid.CreateVersion7() : actId;
        var how = Read();
        if (ModelState.IsValid && View.Round.WhyNotSay(Parts) is { } silent) ModelState.AddModelError("", silent.Sentence());
        if (!ModelState.IsValid) return Status(StatusCodes.Status422UnprocessableEntity);
        try
        {
            await acts.Run(new ActOrder(ActId, "answer.hand_in", Actor) { AgreementSlug = Slug }, async act =>
            {
                await Demand(act);
                var cascade = await act.Cascade(Slug) ?? throw new NotPermittedException();
                var stored = (await ConsultationReader.Rounds(act.Db.Database.GetDbConnection(), cascade.Agreement.Id)).Single(r => r.Consultation.Id == View.Consultation.Id);
                var round = new Round(stored.Consultation, cascade.County, View.Round.Sections, stored.Answers);
                var answer = await act.HandIn(cascade, round, DraftId, how);
                act.Tell(HistoryKind.AnswerReceived, cascade.Agreement.Id, new HistoryFacts { Version = round.Consultation.Version, On = answer.ReceivedOn, Consultee = answer.Kind == AnswerKind.Invited ? Respondent!.Name : null });
                if (Respondent?.Principal is { } principal)
                    await act.Notify(cascade.Agreement.Id, Consultations.Messages.Received, principal, $"{Consultations.Messages.Received} {round.Consultation.Version} {answer.Number}", new NotificationFacts { Party = principal, On = answer.ReceivedOn, Title = round.Consultation.Number(answer.Number), Version = round.Consultation.Version });
            });
        }
        catch (RefusedException refused) when (refused.Refusal is ConsultationRefusal refusal)
        {
            if (!await Load()) return NotFound();
            ModelState.AddModelError(refusal is ConsultationRefusal.HasAnswered ? nameof(Replaces) : "", refusal is ConsultationRefusal.HasAnswered
                ? L("Ni har redan svarat. Kryssa i att det här svaret ersätter det förra, eller behåll det förra.", "You have answered already. Tick that this answer takes the place of the earlier one, or keep the earlier one.") : refusal.Sentence());
            return Status(StatusCodes.Status409Conflict);
        }
        catch (DbUpdateConcurrencyException)
        {
            if (!await Load()) return NotFound();
            ModelState.AddModelError("", L("Något avsnitt har flera texter. Välj vilken som ska gälla först.", "A section has several texts. Choose first which one stands."));
            return Status(StatusCodes.Status409Conflict);
        }

        return LocalRedirect(Url.Content($"{Root}/kvitto"));
    }

    /// <summary>What was filled in; what cannot be read is said at its field.</summary>
    private Submission Read()
    {
        if (HasConflict) ModelState.AddModelError("", L("Något avsnitt har flera texter. Välj vilken som ska gälla först.", "A section has several texts. Choose first which one stands."));
        Adoption? adopted = null;
        if (Draft.Kind == AnswerKind.Invited) adopted = ReadAdoption();
        if (Earlier is { } earlier && !Replaces) ModelState.AddModelError(nameof(Replaces), L($"Ni har redan svarat, {Dates.Full(earlier.ReceivedOn)}. Kryssa i att det här svaret ersätter det, eller behåll det förra.", $"You have answered already, on {Dates.Full(earlier.ReceivedOn)}. Tick that this answer takes its place, or keep the earlier one."));
        var (channel, received) = (IsKeyedIn && Channel is "paper" or "mail" ? Channel : null, Now);
        if (channel is not null)
        {
            if (!Dates.TryRead(Received ?? "", out var day)) ModelState.AddModelError(nameof(Received), L("Ange dagen då svaret kom.", "Give the day the answer came."));
            else if (day > Today) ModelState.AddModelError(nameof(Received), L("Ange en dag som har varit.", "Give a day that has been."));
            else if (day != Today) received = day.ToDateTime(new TimeOnly(10, 0), DateTimeKind.Utc);
        }

        var name = AnswerText.Clean(Name).ReplaceLineEndings(" ");
        var email = AnswerText.Clean(Email);
        if (Draft.Kind == AnswerKind.Open)
        {
            if (name.Length is 0 or > 200) ModelState.AddModelError(nameof(Name), L("Skriv ditt namn eller organisationens namn.", "Write your name or the organisation’s name."));
            if (email.Length > 0 && EmailAddress.WhyNot(email) is { } wrong) ModelState.AddModelError(nameof(Email), wrong.Sentence() + " " + L("Eller lämna fältet tomt.", "Or leave the field empty."));
            if (Publish is not ("ja" or "nej")) ModelState.AddModelError(nameof(Publish), L("Välj om namnet ska stå vid svaret.", "Choose whether the name stands by the answer."));
        }

        var shared = AnswerText.Clean(SharedDraft).ReplaceLineEndings(" ");
        return new Submission(received, Earlier is not null && Replaces, adopted, shared.Length > 0 ? shared[..Math.Min(shared.Length, 100)] : null, channel, name.Length > 0 ? name : null, email.Length > 0 ? email : null, Publish == "ja");
    }

    private Adoption? ReadAdoption()
    {
        if (Board == Reserved || Boards.Count == 0) return null;
        if (Board != Adopted)
        {
            ModelState.AddModelError(nameof(Board), L("Välj om nämnden har antagit svaret.", "Choose whether the board has adopted the answer."));
            return null;
        }

        var body = Boards.FirstOrDefault(b => b.Id.Value == Body);
        if (body is null) ModelState.AddModelError(nameof(Body), L("Välj vilket organ som har antagit svaret.", "Choose which body has adopted the answer."));
        if (!Dates.TryRead(On ?? "", out var day)) ModelState.AddModelError(nameof(On), L("Ange dagen då svaret antogs.", "Give the day the answer was adopted."));
        else if (day > Today) ModelState.AddModelError(nameof(On), L("Ange en dag som har varit. Har nämnden inte mötts än, lämna in med reservation.", "Give a day that has been. If the board has not met yet, hand in subject to its decision."));
        var paragraph = AnswerText.Clean(Paragraph).ReplaceLineEndings(" ");
        return body is null || !ModelState.IsValid ? null : new Adoption(body.Id, day, paragraph.Length > 0 ? paragraph[..Math.Min(paragraph.Length, 60)] : null, null, Clock.Now);
    }
}
