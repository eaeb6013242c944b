using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Web.Api;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.About;

/// <summary>
/// <c>/tillganglighet</c>: the accessibility statement by Digg's template, and the form for faults. Works without script, keeps no
/// cookie, and is the same for everybody until something is sent.
/// </summary>
/// <remarks>DOS Act (2018:1937) sections 12-13; DOMAIN.md 98.</remarks>
[IgnoreAntiforgeryToken]
[RequestSizeLimit(LargestForm)]
public sealed class AccessibilityModel(FaultReports reports, Settings settings) : PageModel
{
    private const int LargestForm = 64 * 1024;

    /// <summary>What it is about; prefilled from <c>?sida=</c>, which other pages may link with.</summary>
    [BindProperty]
    public string? About { get; set; }

    [BindProperty]
    public string? Message { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Hidden from people: only a robot fills it in.</summary>
    [BindProperty]
    public string? Website { get; set; }

    public void OnGet(string? sida)
    {
        About = sida is { Length: <= FaultReport.PageLength } ? sida : null;
        PageCache.Allow(HttpContext);
    }

    /// <summary>Another way to reach us; null when the installation names none.</summary>
    public string? ContactEmail => settings.ContactEmail;

    public async Task<IActionResult> OnPostAsync()
    {
        if (Request.ContentLength > LargestForm) return StatusCode(StatusCodes.Status413PayloadTooLarge);
        (About, Message, Email) = (Clean(About), Clean(Message), Clean(Email));
        Check();
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        // A robot is thanked like everybody else, and nothing is kept.
        if (!string.IsNullOrEmpty(Website)) return Thanks(FaultReport.NumberOf(Guid.CreateVersion7()));

        var number = await reports.Take(About, Message, Email.Length == 0 ? null : Email, Tag, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "");
        if (number is not null) return Thanks(number);
        ModelState.AddModelError("", L("Det kom många rapporter på kort tid. Din text finns kvar här. Vänta tio minuter och rapportera igen.", "Many reports came in a short time. Your text is still here. Wait ten minutes and report again."));
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Page();
    }

    private RedirectResult Thanks(string number) => new(Request.Href($"~/tillganglighet/tack/{number}"), permanent: false, preserveMethod: false);

    private void Check()
    {
        if (Message!.Length < 10)
            ModelState.AddModelError(nameof(Message), L("Beskriv vad som inte fungerar, med några ord.", "Describe what does not work, in a few words."));
        else if (Message.Length > FaultReport.MessageLength)
            ModelState.AddModelError(nameof(Message), L($"Skriv högst {Numbers.Whole(FaultReport.MessageLength)} tecken. Nu är det {Numbers.Whole(Message.Length)}.", $"Write at most {Numbers.Whole(FaultReport.MessageLength)} characters. There are {Numbers.Whole(Message.Length)} now."));
        if (About!.Length > FaultReport.PageLength)
            ModelState.AddModelError(nameof(About), L($"Adressen får vara högst {FaultReport.PageLength} tecken.", $"The address may be at most {FaultReport.PageLength} characters."));
        if (Email!.Length > 0 && EmailAddress.WhyNot(Email) is { } refusal)
            ModelState.AddModelError(nameof(Email), refusal.Sentence() + " " + L("Lämna fältet tomt om du inte vill ha svar.", "Leave the field empty if you want no answer."));
    }

    /// <summary>Line ends as LF, no control characters, no space around.</summary>
    private static string Clean(string? text) =>
        string.Concat((text ?? "").ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
}
