using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Samsyn.Web.About;

/// <summary>
/// <c>/tillganglighet/tack/{number}</c>: the receipt of a fault report. Says the number and what happens now, and nothing of what was
/// written: whoever has the address sees no more than the address.
/// </summary>
public sealed class FaultReceivedModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    public IActionResult OnGet() => FaultReport.IsNumber(Number) ? Page() : NotFound();
}
