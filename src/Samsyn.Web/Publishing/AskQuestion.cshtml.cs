using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing;

/// <summary>Ställ en fråga: a reader asks, without an account, and may leave an address for the answer.</summary>
public sealed class AskQuestionModel(Publications publications, Acts acts, QuestionLimits limits) : PageModel
{
    public Guid ActId { get; private set; } = Guid.CreateVersion7();

    /// <summary>The number on the receipt; null before anything has been sent.</summary>
    public string? Receipt { get; private set; }

    public bool HasAddress { get; private set; }

    public IReadOnlyList<Agreement> Agreements { get; private set; } = [];

    [BindProperty] public string? Text { get; set; }

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public string? About { get; set; }

    public IEnumerable<Choice> AgreementChoices => [new("", L("Inget särskilt avtal", "No particular agreement")), .. Agreements.Select(a => new Choice(a.Slug, a.Settings.Title, Data: true))];

    public async Task OnGetAsync(string? avtal, string? tack, string? svar)
    {
        await Load();
        About = Agreements.FirstOrDefault(a => a.Slug == avtal)?.Slug;
        (Receipt, HasAddress) = (tack is { Length: 6 } && tack.All(char.IsAsciiHexDigitUpper) ? tack : null, svar == "ja");
    }

    private async Task Load() => Agreements = [.. (await publications.Agreements()).OrderBy(a => a.Settings.Demonstration)];

    public async Task<IActionResult> OnPostAsync(Guid actId)
    {
        await Load();
        ActId = actId == Guid.Empty ? Guid.CreateVersion7() : actId;
        (Text, Email) = (ArticleContent.Clean(Text), ArticleContent.Clean(Email));
        if (Text.Length == 0) ModelState.AddModelError(nameof(Text), L("Skriv din fråga.", "Write your question."));
        if (Text.Length > ReaderQuestion.LongestText) ModelState.AddModelError(nameof(Text), L($"Korta frågan till {Numbers.Whole(ReaderQuestion.LongestText)} tecken.", $"Shorten the question to {Numbers.Whole(ReaderQuestion.LongestText)} characters."));
        if (Email.Length > 0 && EmailAddress.WhyNot(Email) is { } refusal) ModelState.AddModelError(nameof(Email), refusal.Sentence() + " " + L("Lämna fältet tomt om du inte vill ha svar.", "Leave the field empty if you want no answer."));
        if (!ModelState.IsValid) return Again(StatusCodes.Status422UnprocessableEntity);
        if (!limits.Admit(HttpContext.Connection.RemoteIpAddress?.ToString() ?? ""))
        {
            ModelState.AddModelError("", L("Det kom många frågor på kort tid. Din text finns kvar här. Vänta tio minuter och skicka igen.", "Many questions came in a short time. Your text is still here. Wait ten minutes and send again."));
            return Again(StatusCodes.Status429TooManyRequests);
        }

        var agreement = Agreements.FirstOrDefault(a => a.Slug == About);
        await acts.Run(new ActOrder(ActId, "question.ask", new Actor(null, "reader")), act =>
        {
            act.Ask(agreement?.Id, agreement?.Slug, Text, Email.Length > 0 ? Email : null, Tag);
            return Task.CompletedTask;
        });
        return LocalRedirect(Url.Content($"~/stall-en-fraga?tack={ActId.ToString("N")[26..].ToUpperInvariant()}&svar={(Email.Length > 0 ? "ja" : "nej")}"));
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
