using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Samsyn.Domain;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements;
using Samsyn.Web.Consultations.Answering;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Conferences;

/// <summary>A conference about the proposal (remisskonferens): programme, recording with its text alternative, how to register and ask, and what has been answered (R31).</summary>
public sealed class ConferencePageModel(Records records, Clock clock, Acts acts) : AgreementPage(records, clock)
{
    /// <summary>Longest name, organisation and e-mail address, in UTF-16 units.</summary>
    private const int MostName = 200;

    private readonly Records read = records;
    private readonly Clock time = clock;

    public Consultation Round { get; private set; } = null!;

    public Conference Conference { get; private set; } = null!;

    /// <summary>The day it is for who acts: an exercise's own.</summary>
    public DateOnly Day { get; private set; }

    public Guid ActId { get; private set; } = Guid.CreateVersion7();

    public string Secret { get; private set; } = AnswerActs.NewSecret();

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Needs { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    public bool CanRegister => Conference.WhyNotRegister(Day) is null;

    /// <summary>Questions are taken while the round is not published.</summary>
    public bool CanAsk => Round.Release is null;

    public bool HasAsked { get; private set; }

    public IReadOnlyList<ConferenceQuestion> Answered => [.. Round.Questions.Where(q => q.InFaq && q.Answer is not null && q.Conference == Conference.Title)];

    public string Own => LinkTo(Agreement.Slug, Round, Conference);

    public static string LinkTo(string slug, Consultation round, Conference conference) =>
        $"~/avtal/{slug}/remiss/konferens/{AddressKey.Of(conference.Title)}?omgang={Uri.EscapeDataString(round.Version)}";

    public async Task<IActionResult> OnGetAsync(string slug, string? omgang, string namn, string? fragat)
    {
        if (!await Find(slug, omgang, namn)) return NotFound();
        HasAsked = fragat is not null;
        return Page();
    }

    [EnableRateLimiting(SignInModel.Limit)]
    public async Task<IActionResult> OnPostRegisterAsync(string slug, string? omgang, string namn, Guid actId, string? secret)
    {
        if (!await Find(slug, omgang, namn) || secret is not { Length: AnswerActs.SecretLength } || !secret.All(char.IsAsciiHexDigitLower)) return NotFound();
        (ActId, Secret) = (actId == Guid.Empty ? Guid.CreateVersion7() : actId, secret);
        (Name, Organisation, Email, Needs) = (AnswerText.Clean(Name), Short(Organisation), Short(Email), Short(Needs));
        if (Name.Length == 0) ModelState.AddModelError(nameof(Name), L("Skriv ditt namn.", "Write your name."));
        else if (Name.Length > MostName) ModelState.AddModelError(nameof(Name), L($"Namnet får ha högst {MostName} tecken.", $"The name may have at most {MostName} characters."));
        if (Organisation?.Length > MostName) ModelState.AddModelError(nameof(Organisation), L($"Organisationen får ha högst {MostName} tecken.", $"The organisation may have at most {MostName} characters."));
        if (Email is { } email && (EmailAddress.WhyNot(email) ?? (email.Length > MostName ? new EmailRefusal.TooLong(MostName) : null)) is { } wrong)
            ModelState.AddModelError(nameof(Email), wrong.Sentence() + " " + L("Eller lämna fältet tomt.", "Or leave the field empty."));
        if (Needs?.Length > Conference.MaxQuestion) ModelState.AddModelError(nameof(Needs), L("Korta texten.", "Shorten the text."));
        if (Conference.WhyNotRegister(Day) is { } refusal) ModelState.AddModelError("", refusal.Sentence());
        if (!ModelState.IsValid) return Again();
        var receipt = await acts.Run(new ActOrder(ActId, "conference.register", new Actor(null, "open")) { AgreementSlug = slug }, async act =>
            await act.Register(await act.Cascade(slug) ?? throw new NotPermittedException(), Round.Version, Conference.Title, Name, Organisation, Email, Needs, secret, Day));
        return LocalRedirect(Url.Content($"~/avtal/{slug}/remiss/anmalan/{receipt.ActId}/{secret}"));
    }

    [EnableRateLimiting(SignInModel.Limit)]
    public async Task<IActionResult> OnPostAskAsync(string slug, string? omgang, string namn, Guid actId)
    {
        if (!await Find(slug, omgang, namn) || !CanAsk) return NotFound();
        ActId = actId == Guid.Empty ? Guid.CreateVersion7() : actId;
        Question = AnswerText.Clean(Question);
        if (Round.WhyNotAsk(new ConferenceQuestion(ActId, Conference.Title, Day, Question, null, null, false, time.Now)) is { } refusal) ModelState.AddModelError(nameof(Question), refusal.Sentence());
        if (!ModelState.IsValid) return Again();
        await acts.Run(new ActOrder(ActId, "conference.ask", new Actor(null, "open")) { AgreementSlug = slug }, async act =>
            await act.Ask(await act.Cascade(slug) ?? throw new NotPermittedException(), Round.Version, Conference.Title, Question, Day));
        return LocalRedirect(Url.Content(Own + "&fragat=ja"));
    }

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private static string? Short(string? text) => AnswerText.Clean(text) is { Length: > 0 } some ? some : null;

    private async Task<bool> Find(string slug, string? omgang, string namn)
    {
        if (!await Load(slug, null)) return false;
        Day = FormContext.TodayOf(Agreement, time);
        foreach (var round in (await read.RoundsAlone(Agreement.Id)).Reverse())
            if ((omgang is null || round.Version == omgang) && round.Settings.Conferences.FirstOrDefault(c => AddressKey.Of(c.Title) == namn) is { } conference)
            {
                (Round, Conference) = (round, conference);
                return true;
            }

        return false;
    }
}
