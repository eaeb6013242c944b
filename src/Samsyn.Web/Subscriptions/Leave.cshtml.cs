using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Subscriptions;

/// <summary>
/// Leaves with one click. A POST leaves, from the mail program (RFC 8058) or from the button here; a GET changes nothing, since programs that look at letters open links.
/// </summary>
/// <remarks>No antiforgery token: RFC 8058 3.2 demands that the POST works without cookies. The key in the address is the right to leave.</remarks>
[IgnoreAntiforgeryToken]
public sealed class LeaveModel(SamsynDb db, Acts acts) : PageModel
{
    public string Key { get; private set; } = "";

    public bool HasLeft { get; private set; }

    public async Task OnGetAsync(string key)
    {
        Key = key;
        HasLeft = !await db.Subscribers.AnyAsync(s => s.Key == key);
    }

    public async Task OnPostAsync(string key)
    {
        await acts.Run(new ActOrder(Guid.CreateVersion7(), "subscription.leave", new Actor(null, "reader")), act => act.Leave(key));
        (Key, HasLeft) = (key, true);
    }
}
