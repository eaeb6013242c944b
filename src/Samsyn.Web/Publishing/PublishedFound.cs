using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Search;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Publishing;

/// <summary>What search finds of what is published: news, questions with answers, documents with the words of their files. Drafts and what has been taken down are not among it.</summary>
internal static class PublishedFound
{
    public const string Name = "published";

    /// <summary>Another whenever something was written, an instant came at which something is shown or no longer is, or the day is another.</summary>
    public static async ValueTask<string> Fingerprint(SearchReading reading)
    {
        await using var command = reading.Connection.CreateCommand();
        command.CommandText = """
            select (select count(*) from article) || ':' || (select coalesce(sum(revision), 0) from article) || ':' || (select count(*) from article_version where "from" <= @now) || ':' || (select count(*) from article where until <= @now)
            || ':' || (select count(*) from library_document) || ':' || (select coalesce(sum(revision), 0) from library_document) || ':' || (select count(*) from library_document where until <= @now)
            """;
        command.Add("now", reading.Now);
        return $"{await command.ExecuteScalarAsync()} {reading.Today:yyyy-MM-dd}";
    }

    public static async ValueTask<IReadOnlyList<Searchable>> Of(SearchReading reading)
    {
        var cascades = (await RecordReader.Cascades(reading.Connection, reading.County)).ToDictionary(c => c.Agreement.Id);
        var published = await PublishingReader.All(reading.Connection, cascades.ToDictionary(c => c.Key, c => c.Value.Agreement.Slug));
        var facts = new Dictionary<Guid, TenseFacts>();
        var found = new List<Searchable>();
        foreach (var article in published.Articles)
        {
            var cascade = article.AgreementId is { } id ? cascades.GetValueOrDefault(id) : null;
            if (article.At(NowFor(reading, cascade?.Agreement)) is not { } version) continue;
            var day = await FactsOf(reading, cascade, facts);
            string Read(string text) => TensedText.On(text, day);
            var news = article.Kind == ArticleKind.NewsItem;
            found.Add(Own(cascade?.Agreement, new Searchable(news ? SearchKind.News : SearchKind.Faq, article.Id.ToString(), news ? $"~/nyheter/{article.Slug}" : $"~/fragor-och-svar#{article.Slug}",
                Read(version.Text.Title), $"{Read(version.Text.Lead)} {ArticleContent.Plain(ArticleContent.Read(null, Read(version.Text.Body)))}".Trim())
            {
                On = Stockholm.DayOf(article.Versions[0].From),
            }));
        }

        foreach (var document in published.Documents)
        {
            var agreement = document.AgreementId is { } id ? cascades.GetValueOrDefault(id)?.Agreement : null;
            if (!document.IsOfferedAt(NowFor(reading, agreement))) continue;
            var newest = document.Newest;
            var file = newest.File is { } attached && await reading.Records.Blob(attached.Sha256) is { } bytes ? await FileText.Of(attached.Name, bytes) : null;
            var words = newest.TextAlternative is { } said ? ArticleContent.Plain(ArticleContent.Read(null, said)) : file?.Text ?? "";
            found.Add(Own(agreement, new Searchable(SearchKind.Document, document.Id.ToString(), $"~/dokument/{document.Slug}", document.Title, $"{document.Description} {words}".Trim())
            {
                On = newest.On, Language = document.Language, TextUnread = file is { IsRead: false }, Standing = document.ReplacedBy is null ? Standing.None : Standing.Past,
            }));
        }

        return found;
    }

    private static Searchable Own(Agreement? agreement, Searchable one) =>
        agreement is null ? one : one with { Agreement = agreement.Slug, Demonstration = agreement.Settings.Demonstration, Context = agreement.Settings.Title };

    private static DateTime NowFor(SearchReading reading, Agreement? agreement) =>
        agreement?.Settings is { ShownAsOf: not null } settings && Stockholm.EndOf(reading.DayFor(settings)) is var end && end < reading.Now ? end : reading.Now;

    private static async ValueTask<TenseFacts> FactsOf(SearchReading reading, Cascade? cascade, Dictionary<Guid, TenseFacts> known)
    {
        if (cascade is null) return new TenseFacts(reading.Today);
        if (known.TryGetValue(cascade.Agreement.Id, out var facts)) return facts;
        var rounds = await reading.Records.RoundsAlone(cascade.Agreement.Id);
        return known[cascade.Agreement.Id] = TenseFacts.Of(cascade, rounds, reading.DayFor(cascade.Agreement.Settings), reading.Now);
    }
}
