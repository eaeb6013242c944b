using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Samsyn.Web.Access;

/// <summary>A page for the signed-in. For everybody else it does not exist; nor for those it permits nothing.</summary>
public abstract class WorkspacePage : PageModel
{
    /// <summary>Who is signed in.</summary>
    public SignedIn Who { get; private set; } = null!;

    /// <summary>What somebody who is not signed in gets: nothing, but on pages that everybody signed in may see the way to sign in.</summary>
    protected virtual IActionResult ForOthers() => NotFound();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpContext.SignedIn() is not { } who)
        {
            context.Result = ForOthers();
            return;
        }
        Who = who;
        var done = await next();
        if (done.Exception is NotPermittedException)
        {
            done.Result = NotFound();
            done.ExceptionHandled = true;
        }
    }
}
