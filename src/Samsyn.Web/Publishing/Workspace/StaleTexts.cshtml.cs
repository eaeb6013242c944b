using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing.Workspace;

/// <summary>One text that should be looked at, and why.</summary>
public sealed record StaleText(ShownArticle Shown, IReadOnlyList<StaleSentence> Sentences, PublishingRefusal? Faulty, IReadOnlyList<string> DeadLinks, DateOnly? ReviewOn)
{
    public bool IsFine => Sentences.Count == 0 && Faulty is null && DeadLinks.Count == 0 && ReviewOn is null;
}

/// <summary>Hitta inaktuella texter: words and state that disagree, links here that lead nowhere, texts that should be read again.</summary>
public sealed class StaleTextsModel(Publications publications, Acts acts, SamsynDb db, Clock clock) : WorkspacePage
{
    public IReadOnlyList<StaleText> Texts { get; private set; } = [];

    /// <summary>How many were looked at.</summary>
    public int Looked { get; private set; }

    /// <summary>When a text that holds today is read again: half a year on.</summary>
    public DateOnly NextReview => clock.Today.AddMonths(6);

    /// <summary>A text was just said to hold.</summary>
    public bool Reviewed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? sparat)
    {
        if (!Who.CanForAll(WorkspaceAct.Publish)) return NotFound();
        Reviewed = sparat == "stammer";
        await Look();
        return Page();
    }

    /// <summary>Den stämmer: somebody has read it, and is reminded of it later.</summary>
    public async Task<IActionResult> OnPostAsync(Guid articleId, int seen, Guid actId)
    {
        if (!Who.CanForAll(WorkspaceAct.Publish) || await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == articleId) is not { } article) return NotFound();
        var slug = (await publications.Of(article.AgreementId))?.Slug;
        try
        {
            await acts.Run(new ActOrder(actId == Guid.Empty ? Guid.CreateVersion7() : actId, "article.review", Who.AsForAll(WorkspaceAct.Publish)), act => act.Review(articleId, NextReview, seen, slug));
            return LocalRedirect(Url.Content("~/arbete/publicering/kontroll?sparat=stammer"));
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", L("Någon annan har ändrat texten under tiden. Läs igenom den igen.", "Somebody else has changed the text in the meantime. Read it again."));
            await Look();
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    private async Task Look()
    {
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
