using Microsoft.AspNetCore.Mvc;
using Samsyn.Web.Access;

namespace Samsyn.Web.Publishing.Workspace;

/// <summary>One text that should be looked at, and why.</summary>
public sealed record StaleText(ShownArticle Shown, IReadOnlyList<StaleSentence> Sentences, PublishingRefusal? Faulty, IReadOnlyList<string> DeadLinks, DateOnly? ReviewOn)
{
    public bool IsFine => Sentences.Count == 0 && Faulty is null && DeadLinks.Count == 0 && ReviewOn is null;
}

/// <summary>Hitta inaktuella texter: words and state that disagree, links here that lead nowhere, texts that should be read again.</summary>
public sealed class StaleTextsModel(Publications publications, Clock clock) : WorkspacePage
{
    public IReadOnlyList<StaleText> Texts { get; private set; } = [];

    /// <summary>How many were looked at.</summary>
    public int Looked { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Who.CanForAll(WorkspaceAct.Publish)) return NotFound();
        var texts = new List<StaleText>();
        var slugs = (await publications.Agreements()).Select(a => a.Slug).ToHashSet(StringComparer.Ordinal);
        var documents = (await publications.Documents()).Select(d => d.Document.Slug).ToHashSet(StringComparer.Ordinal);
        var news = await publications.Shown(ArticleKind.NewsItem);
        foreach (var shown in news.Concat(await publications.Shown(ArticleKind.FaqEntry)))
        {
            Looked++;
            var text = shown.Version.Text;
            var facts = await publications.Facts(shown.Agreement);
            var links = ArticleContent.Links(ArticleContent.Read(null, shown.Text.Body)).Where(link => LeadsNowhere(link, slugs, documents, news));
            texts.Add(new StaleText(shown, [.. new[] { text.Title, text.Lead, text.Body }.SelectMany(part => StaleWords.Find(part, facts.Today))], PublishingActs.WhyNotShow(text, facts), [.. links],
                shown.Article.ReviewOn is { } day && day <= clock.Today ? day : null));
        }

        Texts = [.. texts.Where(t => !t.IsFine)];
        return Page();
    }

    /// <summary>A link to an agreement, a document or a news item that is not there. Other sites are not asked: that would tell them that we read.</summary>
    private static bool LeadsNowhere(string link, HashSet<string> agreements, HashSet<string> documents, IReadOnlyList<ShownArticle> news)
    {
        var parts = link.Split('#')[0].Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return link[0] == '/' && parts switch
        {
            ["avtal", var slug, ..] => !agreements.Contains(slug),
            ["dokument", var slug, ..] => !documents.Contains(slug),
            ["nyheter", var slug, ..] => news.All(n => n.Article.Slug != slug),
            _ => false,
        };
    }
}
