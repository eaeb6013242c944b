using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Subscriptions;

/// <summary>What the part with the choices needs of a page.</summary>
public interface IChoices
{
    ChoiceForm Form { get; }

    List<string> Topics { get; }

    List<string> Exercises { get; }

    List<string> Principals { get; }

    List<string> Bodies { get; }

    List<string> Kinds { get; }

    string? Pace { get; }
}

/// <summary>Prenumerera: the three ways to follow, of which mail asks for an address and for a yes from it.</summary>
public sealed class SubscribeModel(Publications publications, Records records, Acts acts, SubscribeLimits limits, Settings settings) : PageModel, IChoices
{
    public Guid ActId { get; private set; } = Guid.CreateVersion7();

    public bool SendsMail => settings.Mail is not null;

    public bool IsSent { get; private set; }

    /// <summary>What one says yes to; kept with the yes.</summary>
    public static string ConsentWords => L(
        "Adressen används bara till de mejl du väljer. Vi ser inte om du läser dem. Du slutar när du vill med en länk i varje mejl, och då raderas adressen.",
        "The address is used for the emails you choose and nothing else. We do not see whether you read them. You stop whenever you like by a link in every email, and then the address is erased.");

    /// <summary>Real agreements, for the links to feeds and calendars.</summary>
    public IReadOnlyList<Agreement> Agreements { get; private set; } = [];

    public ChoiceForm Form { get; private set; } = new();

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public List<string> Topics { get; set; } = [];

    [BindProperty] public List<string> Exercises { get; set; } = [];

    [BindProperty] public List<string> Principals { get; set; } = [];

    [BindProperty] public List<string> Bodies { get; set; } = [];

    [BindProperty] public List<string> Kinds { get; set; } = [];

    [BindProperty] public string? Pace { get; set; }

    /// <param name="avtal">An agreement to begin with, from a link on its page.</param>
    public async Task OnGetAsync(string? avtal, string? huvudman, string? skickat)
    {
        await Load();
        IsSent = skickat is not null;
        Topics = [.. Form.Agreements.Where(a => a.Value == $"agreement:{avtal}").Select(a => a.Value)];
        Principals = [.. Form.Principals.Where(p => p.Value == $"principal:{huvudman}").Select(p => p.Value)];
        Exercises = [.. Form.Exercises.Where(a => a.Value == $"agreement:{avtal}").Select(a => a.Value)];
        if (Topics.Count == 0 && Principals.Count == 0 && Exercises.Count == 0) Topics = [Topic.Everything.ToString()];
        Kinds = [.. Form.Kinds.Select(k => k.Value)];
        Pace = StoredWords.Of(Subscriptions.Pace.Immediately);
    }

    public async Task<IActionResult> OnPostAsync(Guid actId)
    {
        if (!SendsMail) return NotFound();
        await Load();
        ActId = actId == Guid.Empty ? Guid.CreateVersion7() : actId;
        if (EmailAddress.WhyNot(Email) is { } refusal) ModelState.AddModelError(nameof(Email), refusal.Sentence());

        var wishes = Form.Read(Topics.Concat(Exercises).Concat(Principals).Concat(Bodies), Kinds, Pace, Tag, ModelState, nameof(Topics), nameof(Kinds));
        if (!ModelState.IsValid) return Again(StatusCodes.Status422UnprocessableEntity);
        if (!limits.Admit(HttpContext.Connection.RemoteIpAddress?.ToString() ?? ""))
        {
            ModelState.AddModelError("", L("Det kom många anmälningar på kort tid. Dina val finns kvar här. Vänta tio minuter och skicka igen.", "Many came in a short time. Your choices are still here. Wait ten minutes and send again."));
            return Again(StatusCodes.Status429TooManyRequests);
        }

        await acts.Run(new ActOrder(ActId, "subscription.ask", new Actor(null, "reader")), act => act.AskToSubscribe(EmailAddress.Parse(Email), wishes!));
        // The same answer whoever asks for whichever address.
        return LocalRedirect(Url.Content("~/prenumerera?skickat=1"));
    }

    private async Task Load()
    {
        var all = await publications.Agreements();
        Agreements = [.. all.Where(a => !a.Settings.Demonstration)];
        Form = ChoiceForm.Of(all, await records.County(), settings.Mail);
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
