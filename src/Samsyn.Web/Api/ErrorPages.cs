using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;

namespace Samsyn.Web.Api;

/// <summary>
/// Faults a person meets carry a case number (ärendenummer) that stands in the log too, so that "it did not work" can be looked up.
/// </summary>
public static partial class ErrorPages
{
    private static readonly object CaseKey = new();

    /// <summary>The case number of this request: six letters and digits that are not mistaken for one another.</summary>
    public static string CaseNumber(this HttpContext context)
    {
        if (context.Items.TryGetValue(CaseKey, out var known) && known is string number) return number;
        number = RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTUVWXYZ", 6);
        context.Items[CaseKey] = number;
        return number;
    }

    /// <summary>
    /// Pages for 400-503. A program that asks for JSON gets problem details (RFC 9457) with the same number.
    /// </summary>
    public static WebApplication UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/fel/500", SuppressDiagnosticsCallback = _ => false });
        app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Response.StatusCode is >= 400 and < 600 && !context.Response.HasStarted)
            {
                var number = context.CaseNumber();
                Met(app.Logger, context.Response.StatusCode, number, context.Request.Method, context.Request.Path);
            }
        });
        app.UseStatusCodePagesWithReExecute("/fel/{0}");
        return app;
    }

    /// <summary>The exception behind a 500 page, for the log only.</summary>
    public static Exception? Exception(this HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Error;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answered {Status} as case {CaseNumber}: {Method} {Path}")]
    private static partial void Met(ILogger logger, int status, string caseNumber, string method, string path);
}
