using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Web.Api;
using Samsyn.Web.Design;

namespace Samsyn.Web.About;

/// <summary>
/// <c>/fel/{code}</c>: what a reader sees when something did not go as meant. Reached by re-execution, so that the address and the
/// status code of the first request stay; asked for directly it answers with the code it names.
/// </summary>
/// <remarks>Not permitted looks like not found: 401 and 403 are answered as 404, body and status alike (DESIGN.md 5).</remarks>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    /// <summary>The codes that have words of their own; others are told as the general one of their kind.</summary>
    public static readonly IReadOnlyList<int> Codes = [400, 404, 405, 409, 413, 422, 429, 500, 503];

    public ErrorBody Body { get; private set; } = new(404, null);

    /// <summary>Before any handler, so that it answers whatever method the first request had.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var code = int.TryParse(RouteData.Values["code"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 404;
        var told = code switch
        {
            401 or 403 or 410 => 404,
            _ when Codes.Contains(code) => code,
            >= 400 and < 500 => 400,
            >= 500 and < 600 => 500,
            _ => 404,
        };
        Response.StatusCode = told;
        Body = new ErrorBody(told, HttpContext.CaseNumber());
    }
}
