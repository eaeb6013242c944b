using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Api;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing;

/// <summary>All news (nyheter), the latest first; of one agreement with <c>?avtal=</c>.</summary>
public sealed class NewsModel(Publications publications) : PageModel
{
    public const int PerPage = 20;

    public IReadOnlyList<ShownArticle> Items { get; private set; } = [];

    /// <summary>Agreements that have news.</summary>
    public IReadOnlyList<Agreement> Agreements { get; private set; } = [];

    /// <summary>The agreement chosen; null for all.</summary>
    public Agreement? Chosen { get; private set; }

    public int Number { get; private set; } = 1;

    public int Pages { get; private set; }

    public IEnumerable<Choice> Choices => [new("", L("Alla avtal", "All agreements")), .. Agreements.Select(a => new Choice(a.Slug, a.Settings.Title, Data: true))];

    public async Task<IActionResult> OnGetAsync(string? avtal, int? sida)
    {
        var all = await publications.Shown(ArticleKind.NewsItem);
        Agreements = [.. all.Select(n => n.Agreement).OfType<Agreement>().DistinctBy(a => a.Id).OrderBy(a => a.Settings.Title, StringComparer.Ordinal)];
        if (!string.IsNullOrEmpty(avtal))
        {
            if ((Chosen = await publications.Of(avtal)) is null) return NotFound();
            all = [.. all.Where(n => n.Agreement?.Id == Chosen.Id)];
        }

        Pages = Math.Max(1, (all.Count + PerPage - 1) / PerPage);
        Number = sida ?? 1;
        if (Number < 1 || Number > Pages) return NotFound();
        Items = [.. all.Skip((Number - 1) * PerPage).Take(PerPage)];
        PageCache.Allow(HttpContext);
        return Page();
    }

    /// <summary>The address of another page of the same list.</summary>
    public string To(int page) => "~/nyheter" + QueryString.Create(new[] { ("avtal", Chosen?.Slug), ("sida", page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture)) }.Where(q => q.Item2 is not null).Select(q => KeyValuePair.Create(q.Item1, q.Item2))).ToUriComponent();
}
