using System.Data.Common;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Publishing;

/// <summary>Reads everything that is published straight from the tables, for export and import.</summary>
internal static class PublishingReader
{
    public static async Task<RecordedPublishing> All(DbConnection connection, IReadOnlyDictionary<Guid, string> agreements)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select id, kind, slug, agreement_id, draft, until, review_on, place, source, created_at, revision, first_on from article;
            select id, article_id, number, "from", published_at, changed, text from article_version order by article_id, number;
            select id, slug, agreement_id, kind, title, description, language, replaced_by, until, created_at, revision, drafted_at from library_document;
            select id, document_id, number, label, "on", added_at, changed, file, address, text_alternative from document_version order by document_id, number;
            select scope, contact, rules, revision from publishing_settings;
            """;
        await using var row = await command.ExecuteReaderAsync();
        var articles = new Dictionary<Guid, Article>();
        while (await row.ReadAsync())
            articles.Add(row.GetGuid(0), new Article
            {
                Id = row.GetGuid(0), Kind = row.Word<ArticleKind>(1), Slug = row.GetString(2), AgreementId = row.IsDBNull(3) ? null : row.GetGuid(3), Draft = row.JsonOrNull<ArticleText>(4), Until = row.InstantOrNull(5),
                ReviewOn = row.DayOrNull(6), Place = row.GetInt32(7), Source = row.TextOrNull(8), CreatedAt = row.Instant(9), Revision = row.GetInt32(10), FirstOn = row.DayOrNull(11),
            });
        await row.NextResultAsync();
        while (await row.ReadAsync())
            articles[row.GetGuid(1)].Versions.Add(new ArticleVersion { Id = row.GetGuid(0), ArticleId = row.GetGuid(1), Number = row.GetInt32(2), From = row.Instant(3), PublishedAt = row.Instant(4), Changed = row.TextOrNull(5), Text = row.JsonOrNull<ArticleText>(6)! });
        await row.NextResultAsync();
        var documents = new Dictionary<Guid, LibraryDocument>();
        while (await row.ReadAsync())
            documents.Add(row.GetGuid(0), new LibraryDocument
            {
                Id = row.GetGuid(0), Slug = row.GetString(1), AgreementId = row.IsDBNull(2) ? null : row.GetGuid(2), Kind = row.Word<DocumentKind>(3), Title = row.GetString(4), Description = row.GetString(5), Language = row.GetString(6),
                ReplacedBy = row.TextOrNull(7), Until = row.InstantOrNull(8), CreatedAt = row.Instant(9), Revision = row.GetInt32(10), DraftedAt = row.InstantOrNull(11),
            });
        await row.NextResultAsync();
        while (await row.ReadAsync())
            documents[row.GetGuid(1)].Versions.Add(new DocumentVersion { Id = row.GetGuid(0), DocumentId = row.GetGuid(1), Number = row.GetInt32(2), Label = row.GetString(3), On = row.DayOrNull(4)!.Value, AddedAt = row.Instant(5), Changed = row.TextOrNull(6), File = row.JsonOrNull<AttachedFile>(7), Address = row.TextOrNull(8), TextAlternative = row.TextOrNull(9) });
        await row.NextResultAsync();
        var settings = new List<PublishingSettings>();
        while (await row.ReadAsync()) settings.Add(new PublishingSettings { Scope = row.GetString(0), Contact = row.JsonOrNull<ContactCard>(1), Rules = row.JsonOrNull<List<NewsRule>>(2) ?? [], Revision = row.GetInt32(3) });
        return new RecordedPublishing([.. articles.Values], [.. documents.Values], settings, agreements);
    }
}
