using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;

namespace Samsyn.Web.Design;

/// <summary>The two languages of every page. Swedish is the language of the data; English is the same page explained.</summary>
public enum Language
{
    /// <summary>Svenska, at <c>/…</c>.</summary>
    Swedish,

    /// <summary>Engelska, at <c>/en/…</c> with the same paths.</summary>
    English,
}

/// <summary>
/// Which language the running request speaks, and the two-text call every view and wording uses:
/// <c>L("Inget beslut ännu", "No decision yet")</c>.
/// </summary>
/// <remarks>
/// Both texts stand beside each other where they are used, so that nobody changes one and forgets the other; there are
/// no resource files. The language lives in <see cref="CultureInfo.CurrentUICulture"/>, which follows the request through
/// pages, partials, tag helpers and wording. <see cref="CultureInfo.CurrentCulture"/> is invariant: what is printed
/// without asking <see cref="Dates"/> or <see cref="Numbers"/> is for machines (SVG attributes, ids, links).
/// Source: DESIGN.md 5.
/// </remarks>
public static class Languages
{
    private const string EnglishPrefix = "/en";
    private static readonly CultureInfo SwedishCulture = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly CultureInfo EnglishCulture = CultureInfo.GetCultureInfo("en-GB");
    private static readonly object RootKey = new();

    /// <summary>The language of the running request.</summary>
    public static Language Current
        => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Language.English : Language.Swedish;

    /// <summary>True on an English page: for views that need a whole paragraph in each language.</summary>
    public static bool English => Current == Language.English;

    /// <summary>The value of <c>&lt;html lang&gt;</c>: <c>sv</c> or <c>en</c>.</summary>
    public static string Tag => Current.Code();

    /// <summary>The text in the language of the page.</summary>
    public static string L(string swedish, string english) => English ? english : swedish;

    /// <summary>
    /// <c>sv</c> on an English page, else null: <c>&lt;span lang="@DataLang"&gt;</c> marks Swedish data (a title, a name, the
    /// source's own words) for a screen reader's voice, and Razor leaves the attribute out on Swedish pages.
    /// </summary>
    public static string? DataLang => English ? "sv" : null;

    /// <summary>The language tag, <c>sv</c> or <c>en</c>.</summary>
    public static string Code(this Language language) => language == Language.English ? "en" : "sv";

    /// <summary>The culture of a language: names of days and months, order of words.</summary>
    public static CultureInfo Culture(this Language language)
        => language == Language.English ? EnglishCulture : SwedishCulture;

    /// <summary>
    /// Moves a leading <c>/en</c> from the path to the path base and sets the language of the request. Links written
    /// <c>~/avtal</c> therefore keep the language by themselves.
    /// </summary>
    /// <remarks>
    /// Must stand first in the pipeline (also before the exception handler, so that an error page keeps the language)
    /// and before an explicit <c>UseRouting()</c>: routing reads the path. Cookies must be given the path <c>/</c>, else a
    /// sign-in at <c>/en</c> is unknown at <c>/</c>.
    /// </remarks>
    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var root = context.Request.PathBase;
        context.Items[RootKey] = root;
        var language = Language.Swedish;
        if (context.Request.Path.StartsWithSegments(EnglishPrefix, StringComparison.Ordinal, out var rest))
        {
            language = Language.English;
            context.Request.PathBase = root.Add(EnglishPrefix);
            context.Request.Path = rest.HasValue ? rest : "/";
        }

        Speak(language);
        await next(context);
    });

    /// <summary>Sets the language of the running flow: for jobs, mails and tests, which have no address.</summary>
    public static void Speak(Language language)
    {
        CultureInfo.CurrentUICulture = language.Culture();
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
    }

    /// <summary>Something said in another language than the page's: a file that is Swedish whoever fetches it.</summary>
    public static T In<T>(Language language, Func<T> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = language.Culture();
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>The path where the site begins, without language: <c>""</c>, or <c>/samsyn</c> behind a proxy's prefix.</summary>
    public static PathString SiteRoot(this HttpRequest request)
        => request.HttpContext.Items.TryGetValue(RootKey, out var root) && root is PathString path ? path : request.PathBase;

    /// <summary>An address of ours with the language of the page: <c>~/avtal</c> becomes <c>/en/avtal</c>. Others stay as they are.</summary>
    public static string Href(this HttpRequest request, string? path)
        => path is null ? "" : path.StartsWith("~/", StringComparison.Ordinal) ? request.PathBase.ToUriComponent() + path[1..] : path;

    /// <summary>The same page in a language, as a path: <c>/en/avtal?form=bilateral</c>.</summary>
    public static string PathIn(this HttpRequest request, Language language, bool withQuery)
    {
        var prefix = language == Language.English ? request.SiteRoot().Add(EnglishPrefix) : request.SiteRoot();
        var (asked, query) = Asked(request);
        var path = prefix.HasValue && asked == "/" ? prefix : prefix.Add(asked);
        return path.ToUriComponent() + (withQuery ? query.ToUriComponent() : "");
    }

    /// <summary>What the reader asked for: an error page is shown at the address that went wrong, not at its own.</summary>
    private static (PathString Path, QueryString Query) Asked(HttpRequest request)
    {
        var features = request.HttpContext.Features;
        if (features.Get<IStatusCodeReExecuteFeature>() is { } answered) return (answered.OriginalPath, new QueryString(answered.OriginalQueryString));
        if (features.Get<IExceptionHandlerPathFeature>() is { } failed) return (failed.Path, request.QueryString);
        return (request.Path, request.QueryString);
    }

    /// <summary>The same page in a language, as a whole address, for <c>canonical</c> and <c>hreflang</c>.</summary>
    public static string AddressIn(this HttpRequest request, Language language)
        => $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathIn(language, withQuery: false)}";
}
