using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Subscriptions;

/// <summary>The second yes (double opt-in), or the yes to what is added; it says what one says yes to. Opening the link does nothing: programs that look at letters open links too.</summary>
public sealed class ConfirmModel(SamsynDb db, Publications publications, Records records, Acts acts, Settings settings) : PageModel
{
    public string Key { get; private set; } = "";

    public bool IsKnown { get; private set; }

    /// <summary>The address follows already, and is asked whether it wants more.</summary>
    public bool Adds { get; private set; }

    public IReadOnlyList<ChosenLine> Chosen { get; private set; } = [];

    public async Task OnGetAsync(string key)
    {
        Key = key;
        var subscriber = await db.Subscribers.AsNoTracking().Include(s => s.Topics).SingleOrDefaultAsync(s => s.ConfirmKey == key);
        Adds = subscriber?.ConfirmedAt is not null;
        if ((Adds ? subscriber?.Additions() : subscriber?.Chosen()) is not { } asked)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        IsKnown = true;
        Chosen = ChoiceForm.Of(await publications.Agreements(), await records.County(), settings.Mail).InWords(asked.Topics, asked.Kinds, Adds ? null : asked.Pace);
    }

    public async Task<IActionResult> OnPostAsync(string key, Guid actId)
    {
        var own = "";
        await acts.Run(new ActOrder(actId == Guid.Empty ? Guid.CreateVersion7() : actId, "subscription.confirm", new Actor(null, "reader")), async act => own = (await act.Confirm(key, SubscribeModel.ConsentWords))?.Key ?? "");
        if (own.Length > 0) return LocalRedirect(Url.Content($"~/prenumerera/val/{own}?tack=1"));
        await OnGetAsync(key);
        return Page();
    }
}
