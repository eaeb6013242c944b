using Microsoft.EntityFrameworkCore;
using Samsyn.Domain;
using Samsyn.Web.Access;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Publishing;

/// <summary>What is left for later when an article is to be shown: the pages kept are dropped and subscribers are told at that instant.</summary>
public sealed record ShownMessage(Guid ArticleId, Guid VersionId, int Number);

/// <summary>What the journal keeps of an article's settings.</summary>
public sealed record ArticleTrace(string? Agreement, ArticleText? Draft, int? Version, DateTime? From, DateTime? Until, DateOnly? ReviewOn, string? Changed);

/// <summary>Acts on news and on questions with answers. Every act asks anew whether it is permitted.</summary>
public static class PublishingActs
{
    /// <summary>Which outbox messages say that an article is shown now.</summary>
    public const string Shown = "article.shown";

    /// <summary>Begins an article, or overwrites its draft.</summary>
    /// <param name="id">Made when the form was shown: the same form sent twice begins one article.</param>
    /// <param name="seen">The revision the writer saw; 0 for a new one.</param>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else has written in the meantime; nothing was changed.</exception>
    public static async Task<Article> Write(this Act act, Guid id, ArticleKind kind, Guid? agreement, string? agreementSlug, ArticleText draft, DateOnly? reviewOn, int seen)
    {
        await act.DemandForAll(WorkspaceAct.Publish);
        Measure(draft);
        if (draft.Contact?.WhyNot() is { } contact) throw new RefusedException(contact);
        if (await act.Article(id) is not { } article)
        {
            article = await act.Begin(id, kind, agreement, draft, null);
            article.ReviewOn = reviewOn;
            act.Journal<ArticleTrace>($"{Words(kind)} {article.Slug}", null, new(agreementSlug, draft, null, null, null, reviewOn, null), agreementSlug);
            return article;
        }

        if (article.Revision != seen) throw new DbUpdateConcurrencyException("The article has been changed since it was read.");
        var published = article.Versions.MaxBy(v => v.Number)?.Text;
        var after = published is not null && published.Equals(draft) ? null : draft;
        if (Equals(article.Draft, after) && article.AgreementId == agreement && article.ReviewOn == reviewOn) return article;
        var before = new ArticleTrace(null, article.Draft, null, null, null, article.ReviewOn, null);
        (article.Draft, article.AgreementId, article.ReviewOn) = (after, agreement, reviewOn);
        article.Revision++;
        act.Journal($"{Words(kind)} {article.Slug}", before, new ArticleTrace(agreementSlug, after, null, null, null, reviewOn, null), agreementSlug);
        return article;
    }

    /// <summary>Adds an article with its first draft. Its address comes from the title, with a number when another has it.</summary>
    internal static async Task<Article> Begin(this Act act, Guid id, ArticleKind kind, Guid? agreement, ArticleText draft, string? source, DateOnly? firstOn = null)
    {
        var slug = await act.Address(id, kind, draft.Title);
        var place = kind == ArticleKind.FaqEntry ? (await act.Db.Articles.Where(a => a.Kind == kind && a.AgreementId == agreement).MaxAsync(a => (int?)a.Place) ?? 0) + 1 : 0;
        var article = new Article { Id = id, Kind = kind, Slug = slug, AgreementId = agreement, Draft = draft, Source = source, FirstOn = firstOn, Place = place, CreatedAt = act.At, Revision = 1 };
        act.Db.Add(article);
        return article;
    }

    /// <summary>The last part of an address that no other article of its kind has.</summary>
    private static async Task<string> Address(this Act act, Guid id, ArticleKind kind, string title)
    {
        await act.Lock("article:" + kind);
        var wanted = AddressKey.Of(title) is { Length: > 0 } key ? key : Words(kind);
        var taken = await act.Db.Articles.Where(a => a.Kind == kind && a.Id != id && a.Slug.StartsWith(wanted)).Select(a => a.Slug).ToListAsync();
        var slug = wanted;
        for (var n = 2; taken.Contains(slug); n++) slug = $"{wanted}-{n}";
        return slug;
    }

    /// <summary>Publishes the draft: a version that is shown from an instant, at once or later.</summary>
    /// <param name="changed">What changed, for readers; must be said when readers have seen an earlier version.</param>
    /// <param name="facts">What words that follow the state are checked against.</param>
    /// <param name="readersNow">The instant that readers of the agreement have: an exercise is shown as of a day of its own, and what is published about it is shown then. Null for now.</param>
    /// <exception cref="RefusedException">See <see cref="Article.WhyNotPublish"/>; a link or a block of words is faulty; what changed is not said.</exception>
    public static async Task<ArticleVersion> Publish(this Act act, Guid id, DateTime? from, DateTime? until, string? changed, int seen, TenseFacts facts, string? agreementSlug, DateTime? readersNow = null)
    {
        await act.DemandForAll(WorkspaceAct.Publish);
        var article = await act.Article(id) ?? throw new RefusedException(new PublishingRefusal.UnknownArticle());
        if (article.Revision != seen) throw new DbUpdateConcurrencyException("The article has been changed since it was read.");
        var now = readersNow is { } theirs && theirs < act.At ? theirs : act.At;
        // News of an earlier site has its own day in the past; nothing else can have been shown before now.
        var shown = from is { } asked && (asked > now || (article.IsOldPage && article.Versions.Count == 0)) ? asked : now;
        // The same words shown again after they were taken down, or from or until another day.
        if (article.Draft is null && article.Versions.MaxBy(v => v.Number) is { } newest && (article.Until <= now || until != article.Until || (from is not null && shown != newest.From))) article.Draft = newest.Text;
        if (article.WhyNotPublish(shown, until) is { } refusal) throw new RefusedException(refusal);
        if (WhyNotShow(article.Draft!, facts) is { } faulty) throw new RefusedException(faulty);
        if (article.Versions.Exists(v => v.From <= now) && string.IsNullOrEmpty(changed)) throw new RefusedException(new PublishingRefusal.NoChangeSaid());
        // A reader's own words do not stay in the address of the question that somebody made of them.
        if (article is { Kind: ArticleKind.FaqEntry, Versions.Count: 0 }) article.Slug = await act.Address(id, article.Kind, article.Draft!.Title);
        return act.AddVersion(article, shown, until, article.Versions.Count == 0 ? null : changed, agreementSlug);
    }

    internal static ArticleVersion AddVersion(this Act act, Article article, DateTime from, DateTime? until, string? changed, string? agreementSlug)
    {
        var version = new ArticleVersion { Id = Guid.CreateVersion7(), ArticleId = article.Id, Number = article.Versions.Count + 1, From = from, PublishedAt = act.At, Changed = changed, Text = article.Draft! };
        act.Db.Add(version);
        (article.Draft, article.Until) = (null, until);
        article.Revision++;
        act.Journal<ArticleTrace>($"{Words(article.Kind)} {article.Slug}", null, new(agreementSlug, version.Text, version.Number, from, until, article.ReviewOn, changed), agreementSlug);
        act.Later(Shown, new ShownMessage(article.Id, version.Id, version.Number), from);
        if (until is { } end) act.Later(Shown, new ShownMessage(article.Id, Guid.Empty, 0), end);
        return version;
    }

    /// <summary>Why the words cannot be shown to readers; null when they can.</summary>
    public static PublishingRefusal? WhyNotShow(ArticleText text, TenseFacts facts)
    {
        foreach (var part in new[] { text.Title, text.Lead, text.Body })
            if (TensedText.Faults(part, facts) is [var fault, ..]) return new PublishingRefusal.TenseFaulty(fault);
        return ArticleContent.BadLinks(text.Body) is [var link, ..] ? new PublishingRefusal.BadLink(link) : null;
    }

    /// <summary>Takes it down: from now on its address says that it is no longer shown. A version that waited is never shown.</summary>
    /// <param name="readersNow">As for <see cref="Publish"/>.</param>
    public static async Task TakeDown(this Act act, Guid id, int seen, string? agreementSlug, DateTime? readersNow = null)
    {
        await act.DemandForAll(WorkspaceAct.Publish);
        var article = await act.Article(id) ?? throw new RefusedException(new PublishingRefusal.UnknownArticle());
        if (article.Revision != seen) throw new DbUpdateConcurrencyException("The article has been changed since it was read.");
        if (article.Versions.Count == 0) throw new RefusedException(new PublishingRefusal.NeverPublished());
        var before = new ArticleTrace(agreementSlug, null, null, null, article.Until, null, null);
        article.Until = readersNow is { } theirs && theirs < act.At ? theirs : act.At;
        article.Revision++;
        act.Journal($"{Words(article.Kind)} {article.Slug}", before, before with { Until = article.Until }, agreementSlug);
    }

    /// <summary>Removes a draft that has never been published. Its words stay in the journal.</summary>
    public static async Task Discard(this Act act, Guid id, int seen, string? agreementSlug)
    {
        await act.DemandForAll(WorkspaceAct.Publish);
        if (await act.Article(id) is not { } article) return;
        if (article.Revision != seen) throw new DbUpdateConcurrencyException("The article has been changed since it was read.");
        if (article.Versions.Count > 0) throw new RefusedException(new PublishingRefusal.NotADraft());
        foreach (var question in await act.Db.ReaderQuestions.Where(q => q.ArticleId == id).ToListAsync()) question.ArticleId = null;
        act.Db.RemoveRange(await act.Db.Redirects.Where(r => r.ArticleId == id).ToListAsync());
        act.Db.Remove(article);
        act.Journal<ArticleTrace>($"{Words(article.Kind)} {article.Slug}", new(agreementSlug, article.Draft, null, null, null, article.ReviewOn, null), null, agreementSlug);
    }

    /// <summary>Somebody has read it and it holds: it is to be read again on a later day.</summary>
    public static async Task Review(this Act act, Guid id, DateOnly next, int seen, string? agreementSlug)
    {
        await act.DemandForAll(WorkspaceAct.Publish);
        var article = await act.Article(id) ?? throw new RefusedException(new PublishingRefusal.UnknownArticle());
        if (article.Revision != seen) throw new DbUpdateConcurrencyException("The article has been changed since it was read.");
        var before = new ArticleTrace(agreementSlug, null, null, null, null, article.ReviewOn, null);
        article.ReviewOn = next;
        article.Revision++;
        act.Journal($"{Words(article.Kind)} {article.Slug}", before, before with { ReviewOn = next }, agreementSlug);
    }

    /// <summary>Lays an earlier version's words into the draft: published again only when somebody publishes it.</summary>
    public static async Task Restore(this Act act, Guid id, int number, int seen, string? agreementSlug)
    {
        await act.DemandForAll(WorkspaceAct.Publish);
        var article = await act.Article(id) ?? throw new RefusedException(new PublishingRefusal.UnknownArticle());
        if (article.Revision != seen) throw new DbUpdateConcurrencyException("The article has been changed since it was read.");
        var old = article.Versions.Find(v => v.Number == number) ?? throw new RefusedException(new PublishingRefusal.UnknownVersion(number));
        var before = new ArticleTrace(agreementSlug, article.Draft, null, null, null, null, null);
        article.Draft = old.Text;
        article.Revision++;
        act.Journal($"{Words(article.Kind)} {article.Slug}", before, before with { Draft = old.Text }, agreementSlug);
    }

    /// <summary>Whom readers ask, and what becomes news by itself.</summary>
    public static async Task Set(this Act act, string scope, ContactCard? contact, IReadOnlyList<NewsRule> rules, int seen)
    {
        await act.DemandForAll(WorkspaceAct.Publish);
        var settings = await act.Db.PublishingSettings.SingleOrDefaultAsync(s => s.Scope == scope);
        if ((settings?.Revision ?? 0) != seen) throw new DbUpdateConcurrencyException("The settings have been changed since they were read.");
        var before = settings is null ? null : new SettingsTrace(settings.Contact, settings.Rules);
        if (settings is null) act.Db.Add(settings = new PublishingSettings { Scope = scope });
        if (before is not null && before.Contact == contact && before.Rules.SequenceEqual(rules)) return;
        (settings.Contact, settings.Rules) = (contact, rules);
        settings.Revision++;
        act.Journal("publishing", before, new SettingsTrace(contact, rules), scope.Length > 0 ? scope : null);
    }

    /// <summary>The article with its versions, to be changed.</summary>
    internal static Task<Article?> Article(this Act act, Guid id) => act.Db.Articles.Include(a => a.Versions.OrderBy(v => v.Number)).SingleOrDefaultAsync(a => a.Id == id);

    internal static string Words(ArticleKind kind) => kind == ArticleKind.NewsItem ? "nyhet" : "fraga";

    internal static void Measure(ArticleText text)
    {
        if (text.Title.Length > ArticleText.LongestTitle) throw new RefusedException(new PublishingRefusal.TooLong("title", text.Title.Length, ArticleText.LongestTitle));
        if (text.Lead.Length > ArticleText.LongestLead) throw new RefusedException(new PublishingRefusal.TooLong("lead", text.Lead.Length, ArticleText.LongestLead));
        if (text.Body.Length > ArticleText.LongestBody) throw new RefusedException(new PublishingRefusal.TooLong("body", text.Body.Length, ArticleText.LongestBody));
    }
}

/// <summary>What the journal keeps of publishing settings.</summary>
public sealed record SettingsTrace(ContactCard? Contact, IReadOnlyList<NewsRule> Rules);
