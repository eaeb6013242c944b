using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Subscriptions;

/// <summary>The second yes (double opt-in). Opening the link does nothing: programs that look at letters open links too.</summary>
public sealed class ConfirmModel(SamsynDb db, Acts acts) : PageModel
{
    public string Key { get; private set; } = "";

    public bool IsKnown { get; private set; }

    public async Task OnGetAsync(string key)
    {
        Key = key;
        IsKnown = await db.Subscribers.AnyAsync(s => s.ConfirmKey == key);
        if (!IsKnown) Response.StatusCode = StatusCodes.Status404NotFound;
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
