using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Storage;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Consultations.Answering;

/// <summary>Before an open answer (öppet svar): what it means to answer, what is done with personal data, and the way back to what one has written.</summary>
public sealed class OpenBeginModel(Records records, Clock clock, Texts texts, Acts acts) : AgreementPage(records, clock)
{
    private readonly Records read = records;
    private readonly Clock time = clock;

    public RoundView? View { get; private set; }

    public Guid ActId { get; private set; } = Guid.CreateVersion7();

    /// <summary>Comes with the form, so that the same form sent twice leads to the same draft.</summary>
    public string Secret { get; } = AnswerActs.NewSecret();

    public string Title => L("Svara på remissen", "Answer the consultation");

    public DateOnly Day { get; private set; }

    public bool IsOpen => View is { } view && view.Consultation.Settings.OpenToAll && view.Consultation.On(Day) == RoundState.Open;

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!await Find(slug)) return NotFound();
        return Page();
    }

    [EnableRateLimiting(SignInModel.Limit)]
    public async Task<IActionResult> OnPostAsync(string slug, Guid actId, string? secret)
    {
        if (!await Find(slug) || !IsOpen) return NotFound();
        if (secret is not { Length: AnswerActs.SecretLength } || !secret.All(char.IsAsciiHexDigitLower)) return LocalRedirect(Url.Content($"~/avtal/{slug}/remiss/svara"));
        var receipt = await acts.Run(new ActOrder(actId == Guid.Empty ? Guid.CreateVersion7() : actId, "answer.begin", new Actor(null, "open")), act => act.BeginDraft(View!.Consultation, "", AnswerKind.Open, secret, null));
        return LocalRedirect(Url.Content($"~/avtal/{slug}/remiss/svar/{receipt.ActId}/{secret}"));
    }

    private async Task<bool> Find(string slug)
    {
        if (!await Load(slug, null)) return false;
        Day = FormContext.TodayOf(Agreement, time);
        View = await read.Round(texts, Cascade, Day);
        return View is not null;
    }
}
