using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Samsyn.Domain.Principals;
using Samsyn.Web.Api;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Search;

/// <summary>The search page (sök): one form by GET, so that a search is an address that can be sent to somebody.</summary>
/// <remarks>Answers to searches are not kept: anybody can make as many different ones as they like, and they would push out the pages that all read.</remarks>
[EnableRateLimiting(SearchSetup.Limit)]
public sealed class SearchPageModel(Finder finder, Records records) : PageModel
{
    /// <summary>Further pages than this nobody turns; a search says more with another word.</summary>
    public const int MostPages = 20;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Typed { get; set; }

    [BindProperty(SupportsGet = true, Name = "typ")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "avtal")]
    public string? Agreement { get; set; }

    [BindProperty(SupportsGet = true, Name = "part")]
    public string? Party { get; set; }

    [BindProperty(SupportsGet = true, Name = "ar")]
    public string? Year { get; set; }

    public Found? Found { get; private set; }

    public int Number { get; private set; } = 1;

    public County? County { get; private set; }

    public bool HasSearched => Found is { Query.IsEmpty: false };

    /// <summary>What is searched for, as it is shown: cut where the search is.</summary>
    public string Shown => Found?.Query.Text ?? "";

    public int Pages => Found is null ? 0 : Math.Min(MostPages, (Found.Count + Finder.PageSize - 1) / Finder.PageSize);

    public async Task<IActionResult> OnGetAsync(string? sida)
    {
        County = await records.County();
        Number = int.TryParse(sida, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, MostPages) : 1;
        int? year = null;
        if (!string.IsNullOrWhiteSpace(Year))
        {
            if (int.TryParse(Year.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read is >= 1900 and <= 2999) year = read;
            else ModelState.AddModelError("ar", L("Skriv ett år med fyra siffror, till exempel 2022.", "Write a year with four digits, for example 2022."));
        }

        var kind = Kinds.Where(k => SearchFilter.Word(k) == Kind).Select(k => (SearchKind?)k).FirstOrDefault();
        var party = County?.Principals.FirstOrDefault(p => p.Id.Value == Party)?.Id.Value;
        await finder.Prepare(HttpContext.RequestAborted);
        var agreement = finder.Agreements.Any(a => a.Slug == Agreement) ? Agreement : null;
        Found = await finder.Find(Typed, new SearchFilter(kind, agreement, year, party), Tag, Number, HttpContext.RequestAborted);
        if (!Request.QueryString.HasValue) PageCache.Allow(HttpContext);
        return Page();
    }

    private static readonly SearchKind[] Kinds = Enum.GetValues<SearchKind>();

    public IReadOnlyList<Choice> KindChoices => [new("", L("Allt", "Everything")), .. Kinds.Select(kind => new Choice(SearchFilter.Word(kind), kind.Label()))];

    public IReadOnlyList<Choice> AgreementChoices =>
        [new("", L("Alla avtal", "All agreements")), .. finder.Agreements.Select(a => new Choice(a.Slug, a.Title + (a.Demonstration && !a.Title.Contains("(övning)", StringComparison.OrdinalIgnoreCase) ? L(" (övning)", " (exercise)") : ""), Data: true))];

    public IReadOnlyList<Choice> PartyChoices =>
        [new("", L("Alla parter", "All parties")), .. (County?.Principals ?? []).OrderBy(p => p.Name, StringComparer.Create(Language.Swedish.Culture(), ignoreCase: true)).Select(p => new Choice(p.Id.Value, p.Name, Data: true))];

    /// <summary>The same search with something else: another page, another word, no filters.</summary>
    public string Link(int page = 1, string? typed = null, bool filters = true)
    {
        var parts = new List<string> { "q=" + Uri.EscapeDataString(typed ?? Shown) };
        if (filters)
        {
            if (Found?.Filter.Kind is { } kind) parts.Add("typ=" + SearchFilter.Word(kind));
            if (Found?.Filter.Agreement is { } agreement) parts.Add("avtal=" + Uri.EscapeDataString(agreement));
            if (Found?.Filter.Principal is { } party) parts.Add("part=" + Uri.EscapeDataString(party));
            if (Found?.Filter.Year is { } year) parts.Add("ar=" + year.ToString(CultureInfo.InvariantCulture));
        }

        if (page > 1) parts.Add("sida=" + page.ToString(CultureInfo.InvariantCulture));
        return "~/sok?" + string.Join('&', parts);
    }
}
