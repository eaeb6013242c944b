using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Api;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing;

/// <summary>One news item (nyhet), as it stands or as it stood in an earlier version (R50).</summary>
public sealed class NewsItemModel(Publications publications) : PageModel
{
    public Article Article { get; private set; } = null!;

    public ArticleVersion Version { get; private set; } = null!;

    public ArticleText Text { get; private set; } = null!;

    public Agreement? Agreement { get; private set; }

        /// <summary>Versions readers have seen, newest first.</summary>
    public IReadOnlyList<ArticleVersion> Versions { get; private set; } = [];

    /// <summary>It has been taken down: its address says so and shows nothing of it.</summary>
    public bool IsTakenDown { get; private set; }

    public bool IsNewest => Version.Number == Versions[0].Number;

    public string Path => "/nyheter/" + Article.Slug;

    public IHtmlContent Body => ArticleContent.Html(ArticleContent.Read(Text.Title, Text.Body), Url.Content("~/").TrimEnd('/'));

    public async Task<IActionResult> OnGetAsync(string slug, int? version)
    {
        if (await publications.Find(ArticleKind.NewsItem, slug) is not { } article) return NotFound();
        (Article, Agreement) = (article, await publications.Of(article.AgreementId));
        var now = publications.NowFor(Agreement);
        Versions = [.. article.Versions.Where(v => v.From <= now).OrderByDescending(v => v.Number)];
        if (Versions.Count == 0) return NotFound();
        if (article.At(now) is not { } current)
        {
            IsTakenDown = true;
            Version = Versions[0];
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        if (version is { } asked && Versions.FirstOrDefault(v => v.Number == asked) is null) return NotFound();
        Version = version is { } number ? Versions.First(v => v.Number == number) : current;
        Text = await publications.OnDay(Version.Text, Agreement);
        PageCache.Allow(HttpContext);
        return Page();
    }
}
