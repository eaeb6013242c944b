using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Publishing;

/// <summary>An article as readers see it now: words that follow the state have been chosen.</summary>
/// <param name="Agreement">The one it is about; null for the county as a whole.</param>
/// <param name="ShownAt">When it was first shown: the day of the news.</param>
public sealed record ShownArticle(Article Article, ArticleVersion Version, ArticleText Text, Agreement? Agreement, DateTime ShownAt)
{
    public bool IsExercise => Agreement?.Settings.Demonstration == true;

    /// <summary>When it last changed; the same as <see cref="ShownAt"/> for the first version.</summary>
    public DateTime UpdatedAt => Version.From;

    public string Path => Article.Kind == ArticleKind.NewsItem ? "/nyheter/" + Article.Slug : "/fragor-och-svar#" + Article.Slug;
}

/// <summary>A document as readers see it now.</summary>
public sealed record OfferedDocument(LibraryDocument Document, Agreement? Agreement)
{
    public bool IsExercise => Agreement?.Settings.Demonstration == true;

    public string Path => "/dokument/" + Document.Slug;

    /// <summary>The day it is shown as of; null for now.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The newest version, or the newest that was dated then.</summary>
    public DocumentVersion Newest => AsOf is { } day ? Document.Versions.Where(v => v.On <= day).MaxBy(v => v.Number) ?? Document.Newest : Document.Newest;
}

/// <summary>Reads what is published, as of now; an exercise's as of the day it is shown.</summary>
public sealed class Publications(SamsynDb db, Records records, Clock clock)
{
    private List<Agreement>? _agreements;
    private readonly Dictionary<string, TenseFacts> _facts = new(StringComparer.Ordinal);

    /// <summary>Every agreement, for lists to choose from.</summary>
    public async Task<IReadOnlyList<Agreement>> Agreements() => _agreements ??= await db.Agreements.AsNoTracking().OrderBy(a => a.Slug).ToListAsync();

    /// <summary>Articles that are shown, the latest first; questions in their own order.</summary>
    /// <param name="agreement">Those of one agreement; null for all.</param>
    public async Task<IReadOnlyList<ShownArticle>> Shown(ArticleKind kind, Guid? agreement = null)
    {
        var query = db.Articles.AsNoTracking().Include(a => a.Versions).Where(a => a.Kind == kind);
        if (agreement is not null) query = query.Where(a => a.AgreementId == agreement);
        var shown = new List<ShownArticle>();
        foreach (var article in await query.ToListAsync())
            if (await Read(article) is { } one) shown.Add(one);
        return kind == ArticleKind.NewsItem
            ? [.. shown.OrderByDescending(s => s.ShownAt).ThenBy(s => s.Article.Slug, StringComparer.Ordinal)]
            : [.. shown.OrderBy(s => s.Article.Place).ThenBy(s => s.Article.Slug, StringComparer.Ordinal)];
    }

    /// <summary>One article by its address, whether it is shown or not; null when there never was one.</summary>
    public Task<Article?> Find(ArticleKind kind, string slug) => db.Articles.AsNoTracking().Include(a => a.Versions.OrderBy(v => v.Number)).SingleOrDefaultAsync(a => a.Kind == kind && a.Slug == slug);

    /// <summary>The article as it is shown; null when it is not.</summary>
    public async Task<ShownArticle?> Read(Article article)
    {
        var agreement = await Of(article.AgreementId);
        var now = NowFor(agreement);
        if (article.At(now) is not { } version) return null;
        return new ShownArticle(article, version, await OnDay(version.Text, agreement), agreement, article.FirstShown(now)!.Value);
    }

    /// <summary>The words as they read today.</summary>
    public async Task<ArticleText> OnDay(ArticleText text, Agreement? agreement)
    {
        if (!TensedText.HasBlocks(text.Title) && !TensedText.HasBlocks(text.Lead) && !TensedText.HasBlocks(text.Body)) return text;
        var facts = await Facts(agreement);
        return text with { Title = TensedText.On(text.Title, facts), Lead = TensedText.On(text.Lead, facts), Body = TensedText.On(text.Body, facts) };
    }

    /// <summary>What words that follow the state are chosen by.</summary>
    public async Task<TenseFacts> Facts(Agreement? agreement)
    {
        if (agreement is null) return new TenseFacts(clock.Today);
        if (_facts.TryGetValue(agreement.Slug, out var known)) return known;
        var today = clock.DayFor(agreement.Settings);
        if (await records.Cascade(agreement.Slug) is not { } cascade) return new TenseFacts(today);
        return _facts[agreement.Slug] = TenseFacts.Of(cascade, await records.RoundsAlone(agreement.Id), today, clock.Now);
    }

    /// <summary>The instant that readers of an agreement see: now, or the end of the day an exercise is shown as of.</summary>
    public DateTime NowFor(Agreement? agreement) =>
        agreement?.Settings is { ShownAsOf: not null } settings && Stockholm.EndOf(clock.DayFor(settings)) is var end && end < clock.Now ? end : clock.Now;

    public async Task<Agreement?> Of(Guid? id) => id is { } some ? (await Agreements()).FirstOrDefault(a => a.Id == some) : null;

    public async Task<Agreement?> Of(string? slug) => slug is null ? null : (await Agreements()).FirstOrDefault(a => a.Slug == slug);

    /// <summary>Documents that are offered, by agreement and kind, the latest first.</summary>
    public async Task<IReadOnlyList<OfferedDocument>> Documents(Guid? agreement = null)
    {
        var query = db.Documents.AsNoTracking().Include(d => d.Versions).AsQueryable();
        if (agreement is not null) query = query.Where(d => d.AgreementId == agreement);
        var offered = new List<OfferedDocument>();
        foreach (var document in await query.ToListAsync())
        {
            var own = await Of(document.AgreementId);
            if (document.IsOfferedAt(NowFor(own))) offered.Add(new OfferedDocument(document, own));
        }

        return [.. offered.OrderBy(o => o.Agreement?.Slug ?? "", StringComparer.Ordinal).ThenBy(o => o.Document.ReplacedBy is not null).ThenBy(o => o.Document.Kind).ThenByDescending(o => o.Document.Newest.On).ThenBy(o => o.Document.Slug, StringComparer.Ordinal)];
    }

    public async Task<OfferedDocument?> Document(string slug) =>
        await db.Documents.AsNoTracking().Include(d => d.Versions).SingleOrDefaultAsync(d => d.Slug == slug) is { } document ? new OfferedDocument(document, await Of(document.AgreementId)) : null;
}
