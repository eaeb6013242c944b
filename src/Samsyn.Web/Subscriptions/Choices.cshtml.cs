using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Design;
using Samsyn.Web.Mail;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Subscriptions;

/// <summary>A subscriber's choices, opened with the key of a letter and without sign-in. The address is shown so far that one knows it again, since letters are forwarded.</summary>
public sealed class ChoicesModel(SamsynDb db, Publications publications, Records records, Acts acts, Settings settings) : PageModel, IChoices
{
    public string Key { get; private set; } = "";

    public bool IsKnown { get; private set; }

    public string Address { get; private set; } = "";

    public int Seen { get; private set; }

    /// <summary>What has just been done.</summary>
    public string? Thanks { get; private set; }

    public ChoiceForm Form { get; private set; } = new();

    [BindProperty] public List<string> Topics { get; set; } = [];

    [BindProperty] public List<string> Exercises { get; set; } = [];

    [BindProperty] public List<string> Principals { get; set; } = [];

    [BindProperty] public List<string> Bodies { get; set; } = [];

    [BindProperty] public List<string> Kinds { get; set; } = [];

    [BindProperty] public string? Pace { get; set; }

    [BindProperty] public string? Speaks { get; set; }

    public async Task OnGetAsync(string key, string? tack, string? sparat)
    {
        if (!await Load(key)) return;
        var subscriber = await db.Subscribers.AsNoTracking().Include(s => s.Topics).SingleAsync(s => s.Key == key);
        var agreements = Of(subscriber, TopicKind.Everything, TopicKind.Agreement);
        Topics = [.. agreements.Where(t => Form.Agreements.Any(a => a.Value == t))];
        Exercises = [.. agreements.Except(Topics)];
        Principals = Of(subscriber, TopicKind.Principal);
        Bodies = Of(subscriber, TopicKind.Body);
        (Kinds, Pace, Speaks) = ([.. Form.Ticked(subscriber.Kinds)], StoredWords.Of(subscriber.Pace), subscriber.Language);
        Thanks = tack is not null ? L("Tack, nu prenumererar du", "Thank you, now you subscribe") : sparat is not null ? L("Valen är sparade", "The choices are saved") : null;
    }

    public async Task<IActionResult> OnPostAsync(string key, Guid actId, int seen)
    {
        if (!await Load(key)) return Page();
        var wishes = Form.Read(Topics.Concat(Exercises).Concat(Principals).Concat(Bodies), Kinds, Pace, Speaks, ModelState, nameof(Topics), nameof(Kinds));
        if (wishes is not null)
            try
            {
                await acts.Run(new ActOrder(actId == Guid.Empty ? Guid.CreateVersion7() : actId, "subscription.choose", new Actor(null, "reader")), act => act.Choose(key, wishes, seen));
                return LocalRedirect(Url.Content($"~/prenumerera/val/{key}?sparat=1"));
            }
            catch (DbUpdateConcurrencyException)
            {
                ModelState.AddModelError("", L("Valen har ändrats i ett annat fönster. Titta igenom dem här och spara igen.", "The choices have been changed in another window. Look at them here and save again."));
            }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private static List<string> Of(Subscriber subscriber, params TopicKind[] kinds) => [.. subscriber.Topics.Where(t => kinds.Contains(t.Kind)).Select(t => t.Topic.ToString())];

    private async Task<bool> Load(string key)
    {
        Key = key;
        var subscriber = await db.Subscribers.AsNoTracking().SingleOrDefaultAsync(s => s.Key == key && s.ConfirmedAt != null);
        if (subscriber is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return false;
        }

        (IsKnown, Seen, Address) = (true, subscriber.Revision, Hidden(EmailAddress.Parse(subscriber.Address)));
        Form = ChoiceForm.Of(await publications.Agreements(), await records.County(), settings.Mail);
        return true;
    }

    /// <summary><c>an…@boras.se</c></summary>
    internal static string Hidden(EmailAddress address) => $"{address.LocalPart[..Math.Min(2, address.LocalPart.Length)]}…@{address.Shown[(address.Shown.LastIndexOf('@') + 1)..]}";
}
