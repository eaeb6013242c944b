using Samsyn.Web.Mail;

namespace Samsyn.Web.Publishing;

/// <summary>What an article is.</summary>
public enum ArticleKind
{
    /// <summary>Nyhet: something that happened, with its day.</summary>
    NewsItem,

    /// <summary>En fråga med sitt svar, among frågor och svar.</summary>
    FaqEntry,
}

/// <summary>Whom a reader may ask (kontakt): a function and never a person, so that it lasts when people move.</summary>
/// <param name="Function">"Processledaren för hjälpmedelsavtalen".</param>
public sealed record ContactCard(string Function, string? Telephone, string? Email)
{
    /// <summary>Why readers cannot be shown it; null when they can.</summary>
    public PublishingRefusal? WhyNot() => Function.Length == 0 ? new PublishingRefusal.NoFunction()
        : Email is { } email && EmailAddress.WhyNot(email) is { } why ? new PublishingRefusal.BadEmail(why) : null;
}

/// <summary>A file that stands under an article (bilaga).</summary>
/// <param name="Title">What it is, in words: the link's text. Kind and size are said beside it.</param>
/// <param name="MediaType">As <c>application/pdf</c>.</param>
/// <param name="Size">Bytes.</param>
public sealed record AttachedFile(string Name, string Title, string MediaType, string Sha256, long Size);

/// <summary>The words of an article as they stand in one version, or in its draft.</summary>
/// <param name="Title">The heading of a news item; the question of a FAQ entry.</param>
/// <param name="Lead">One or two sentences before the text; empty for a FAQ entry.</param>
/// <param name="Body">Markdown (<see cref="ArticleContent"/>), with words that follow the state (<see cref="TensedText"/>).</param>
/// <param name="Byline">Who stands behind it: a function, "Processledningen". A person's name only when that person wishes it.</param>
public sealed record ArticleText(string Title, string Lead, string Body, string Byline)
{
    public const int LongestTitle = 200;
    public const int LongestLead = 1000;
    public const int LongestBody = 60_000;

    public ContactCard? Contact { get; init; }

    public IReadOnlyList<AttachedFile> Files { get; init; } = [];

    /// <summary>An empty one, to begin with.</summary>
    public static readonly ArticleText Empty = new("", "", "", "");

    public bool Equals(ArticleText? other) => other is not null && Title == other.Title && Lead == other.Lead && Body == other.Body && Byline == other.Byline && Contact == other.Contact && Files.SequenceEqual(other.Files);

    public override int GetHashCode() => HashCode.Combine(Title, Body);
}

/// <summary>
/// A news item or a question with its answer. What readers see are its versions, each with the instant from which it is shown; what is being written
/// is its draft. Nobody sets "published": it follows from versions and instants.
/// </summary>
/// <example>A news item is written on Monday and published to be shown from Wednesday 08.00. On Thursday a day in it is corrected: version 2, "Rätt dag för mötet". Both stay.</example>
public sealed class Article
{
    public required Guid Id { get; init; }

    public required ArticleKind Kind { get; init; }

    /// <summary>The last part of its address, made from the first title. Of a question it is made anew of the title it is first published with; then it is kept (R50).</summary>
    public required string Slug { get; set; }

    /// <summary>The agreement it is about; null for the county as a whole.</summary>
    public Guid? AgreementId { get; set; }

    /// <summary>What is being written; null when all of it has been published.</summary>
    public ArticleText? Draft { get; set; }

    /// <summary>From when it is no longer shown; null as long as it is.</summary>
    public DateTime? Until { get; set; }

    /// <summary>When somebody should read it again; the workspace reminds.</summary>
    public DateOnly? ReviewOn { get; set; }

    /// <summary>Order among the questions of one agreement; 0 for news.</summary>
    public int Place { get; set; }

    /// <summary>What it was proposed from, <c>decision:…</c>: the same event proposes once. Null when a person began it.</summary>
    public string? Source { get; init; }

    /// <summary>The day it was first published on an earlier site, as its saved page says; null when nothing says, and for what was begun here.</summary>
    public DateOnly? FirstOn { get; init; }

    /// <summary>True of what was made of a page of an earlier site: it has been news before, so nobody is told of it anew and it may be shown from its own day.</summary>
    public bool IsOldPage => Source?.StartsWith(OldPages.SavedPage.Source, StringComparison.Ordinal) == true;

    public required DateTime CreatedAt { get; init; }

    /// <summary>Counts every change of draft and settings.</summary>
    public int Revision { get; set; }

    /// <summary>In the order they were published.</summary>
    public List<ArticleVersion> Versions { get; } = [];

    /// <summary>The version a reader sees at an instant: the latest that is shown from then or before; null before the first and after the end.</summary>
    public ArticleVersion? At(DateTime now) => Until is { } end && end <= now ? null : Versions.Where(v => v.From <= now).MaxBy(v => v.Number);

    /// <summary>The first instant it was shown; null when it has never been.</summary>
    public DateTime? FirstShown(DateTime now) => Versions.Where(v => v.From <= now).Select(v => (DateTime?)v.From).Min();

    /// <summary>A version that waits for its instant; null when none does.</summary>
    public ArticleVersion? Waiting(DateTime now) => Versions.Where(v => v.From > now).MaxBy(v => v.Number);

    /// <summary>Why the draft cannot be published; null when it can. Words that follow a state are checked by the page, which knows the agreement.</summary>
    public PublishingRefusal? WhyNotPublish(DateTime from, DateTime? until)
    {
        if (Draft is not { } draft) return new PublishingRefusal.NothingToPublish();
        if (draft.Title.Length == 0) return new PublishingRefusal.NoTitle();
        if (draft.Body.Length == 0) return new PublishingRefusal.NoBody();
        if (draft.Byline.Length == 0 && Kind == ArticleKind.NewsItem) return new PublishingRefusal.NoByline();
        if (until is { } end && end <= from) return new PublishingRefusal.EndsBeforeItBegins();
        return Versions.Count > 0 && Versions[^1].Text.Equals(draft) && Versions[^1].From <= from && Until == until ? new PublishingRefusal.NothingToPublish() : null;
    }
}

/// <summary>An article as it was published: never changed, never removed.</summary>
public sealed class ArticleVersion
{
    public required Guid Id { get; init; }

    public required Guid ArticleId { get; init; }

    /// <summary>1, 2, 3…</summary>
    public required int Number { get; init; }

    /// <summary>From when readers see it, UTC.</summary>
    public required DateTime From { get; init; }

    /// <summary>When somebody published it, UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>What changed since the version before, in a sentence for readers; null for the first.</summary>
    public string? Changed { get; init; }

    public required ArticleText Text { get; init; }
}
