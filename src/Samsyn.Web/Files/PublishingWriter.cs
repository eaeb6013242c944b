using System.Text;
using Samsyn.Web.Publishing;

namespace Samsyn.Web.Files;

/// <summary>What is published, as an export writes it and an import adds to it.</summary>
/// <param name="Agreements">Slugs by id: articles and documents name their agreement.</param>
public sealed record RecordedPublishing(IReadOnlyList<Article> Articles, IReadOnlyList<LibraryDocument> Documents, IReadOnlyList<PublishingSettings> Settings, IReadOnlyDictionary<Guid, string> Agreements)
{
    public static readonly RecordedPublishing Nothing = new([], [], [], new Dictionary<Guid, string>());

    public string? SlugOf(Guid? agreement) => agreement is { } id ? Agreements.GetValueOrDefault(id) : null;

    /// <summary>Articles of which readers have seen something, or will: a draft alone is nobody else's.</summary>
    public IEnumerable<Article> Published => Articles.Where(a => a.Versions.Count > 0).OrderBy(a => a.Kind).ThenBy(a => a.Slug, StringComparer.Ordinal);
}

/// <summary>Writes a publishing file in its one form, with the texts and files it names. The same facts give the same bytes.</summary>
public static class PublishingWriter
{
    /// <summary>Every file with its bytes, by its path in the folder; none when nothing is published.</summary>
    public static IEnumerable<(string Path, byte[] Bytes)> Files(RecordedPublishing recorded, Func<string, byte[]> blob)
    {
        var documents = recorded.Documents.Where(d => d.DraftedAt is null).OrderBy(d => d.Slug, StringComparer.Ordinal).ToList();
        if (!recorded.Published.Any() && documents.Count == 0 && recorded.Settings.Count == 0) yield break;
        yield return ("publishing.yaml", new UTF8Encoding(false).GetBytes(Text(recorded, documents)));
        foreach (var article in recorded.Published)
            foreach (var version in article.Versions.OrderBy(v => v.Number)) yield return (TextName(article, version), Encoding.UTF8.GetBytes(version.Text.Body + "\n"));
        foreach (var document in documents)
            foreach (var version in document.Versions.Where(v => v.TextAlternative is not null).OrderBy(v => v.Number)) yield return (TextName(document, version), Encoding.UTF8.GetBytes(version.TextAlternative + "\n"));
        var files = recorded.Published.SelectMany(a => a.Versions).SelectMany(v => v.Text.Files).Concat(documents.SelectMany(d => d.Versions).Select(v => v.File).OfType<AttachedFile>());
        foreach (var file in files.DistinctBy(FileName).OrderBy(FileName, StringComparer.Ordinal)) yield return (FileName(file), blob(file.Sha256));
    }

    private static string TextName(Article article, ArticleVersion version) => $"texts/{PublishingFile.ArticleKinds.Of(article.Kind)}-{article.Slug}-{version.Number}.md";

    private static string TextName(LibraryDocument document, DocumentVersion version) => $"texts/recording-{document.Slug}-{version.Number}.md";

    private static string FileName(AttachedFile file) => $"files/{file.Sha256}{Path.GetExtension(file.Name)}";

    private static string Text(RecordedPublishing recorded, IReadOnlyList<LibraryDocument> documents)
    {
        using var text = new StringWriter();
        var yaml = new YamlWriter(text);
        yaml.Number("samsyn", 1);
        yaml.Map("publishing", () =>
        {
            yaml.Blocks("settings", recorded.Settings.OrderBy(s => s.Scope, StringComparer.Ordinal), settings =>
            {
                yaml.Text("agreement", settings.Scope.Length > 0 ? settings.Scope : null);
                Contact(yaml, settings.Contact);
                yaml.Rows("rules", settings.Rules, rule =>
                {
                    yaml.Word("event", PublishingFile.NewsEvents.Of(rule.Event));
                    yaml.Word("action", PublishingFile.NewsActions.Of(rule.Action));
                });
                if (settings.Rules.Count == 0) yaml.Texts("rules", []);
            });
            yaml.Blocks("articles", recorded.Published, article =>
            {
                yaml.Word("kind", PublishingFile.ArticleKinds.Of(article.Kind));
                yaml.Word("slug", article.Slug);
                yaml.Word("agreement", recorded.SlugOf(article.AgreementId));
                yaml.Number("place", article.Place > 0 ? article.Place : null);
                yaml.Instant("until", article.Until);
                yaml.Day("review_on", article.ReviewOn);
                yaml.Text("source", article.Source);
                yaml.Instant("created_at", article.CreatedAt);
                yaml.Rows("versions", article.Versions.OrderBy(v => v.Number), version =>
                {
                    yaml.Instant("from", version.From);
                    yaml.Instant("published_at", version.PublishedAt);
                    yaml.Text("changed", version.Changed);
                    yaml.Text("title", version.Text.Title);
                    yaml.Text("lead", version.Text.Lead.Length > 0 ? version.Text.Lead : null);
                    yaml.Text("text", TextName(article, version));
                    yaml.Text("byline", version.Text.Byline.Length > 0 ? version.Text.Byline : null);
                    Contact(yaml, version.Text.Contact);
                    yaml.Rows("attachments", version.Text.Files, file =>
                    {
                        yaml.Text("name", file.Name);
                        yaml.Text("title", file.Title);
                        yaml.Text("file", FileName(file));
                    });
                });
            });
            yaml.Blocks("documents", documents, document =>
            {
                yaml.Word("slug", document.Slug);
                yaml.Text("title", document.Title);
                yaml.Text("description", document.Description.Length > 0 ? document.Description : null);
                yaml.Word("kind", PublishingFile.DocumentKinds.Of(document.Kind));
                yaml.Word("agreement", recorded.SlugOf(document.AgreementId));
                yaml.Word("language", document.Language);
                yaml.Word("replaced_by", document.ReplacedBy);
                yaml.Instant("until", document.Until);
                yaml.Instant("created_at", document.CreatedAt);
                yaml.Rows("versions", document.Versions.OrderBy(v => v.Number), version =>
                {
                    yaml.Text("label", version.Label);
                    yaml.Day("on", version.On);
                    yaml.Instant("added_at", version.AddedAt);
                    yaml.Text("changed", version.Changed);
                    yaml.Text("name", version.File?.Name);
                    yaml.Text("file", version.File is { } file ? FileName(file) : null);
                    yaml.Text("address", version.Address);
                    yaml.Text("text", version.TextAlternative is not null ? TextName(document, version) : null);
                });
            });
        });
        return text.ToString();
    }

    private static void Contact(YamlWriter yaml, ContactCard? contact)
    {
        if (contact is null) return;
        yaml.FlowMap("contact", () =>
        {
            yaml.Text("function", contact.Function);
            yaml.Text("phone", contact.Telephone);
            yaml.Text("email", contact.Email);
        });
    }
}
