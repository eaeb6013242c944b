using Samsyn.Web.Publishing;
using Samsyn.Web.Publishing.Workspace;

namespace Samsyn.Web.Files;

/// <summary>An article of a file with its places: its agreement by name, its versions in order.</summary>
public sealed record PlacedArticle(Article Article, Written? Agreement, YamlKeys Row, IReadOnlyList<YamlKeys> Versions);

/// <summary>A document of a file with its places.</summary>
public sealed record PlacedDocument(LibraryDocument Document, Written? Agreement, Written? ReplacedBy, YamlKeys Row, IReadOnlyList<YamlKeys> Versions);

/// <summary>What becomes news by itself, of the county (no agreement) or of one agreement, with its place.</summary>
public sealed record PlacedSettings(PublishingSettings Settings, Written? Agreement);

/// <summary>
/// Reads a publishing file (publiceringsfil): news, questions with answers and documents, with every version that readers have seen. Texts are Markdown files
/// beside it. Drafts, readers' questions and addresses are never in a file.
/// </summary>
public sealed class PublishingFile
{
    internal static readonly Words<ArticleKind> ArticleKinds = new(("news", ArticleKind.NewsItem), ("faq", ArticleKind.FaqEntry));

    internal static readonly Words<DocumentKind> DocumentKinds = new(
        ("agreement_text", DocumentKind.AgreementText), ("instruction", DocumentKind.Instruction), ("material", DocumentKind.Material), ("compilation", DocumentKind.Compilation),
        ("report", DocumentKind.Report), ("minutes", DocumentKind.Minutes), ("recording", DocumentKind.Recording), ("other", DocumentKind.Other));

    internal static readonly Words<NewsAction> NewsActions = new(("nothing", NewsAction.Nothing), ("propose", NewsAction.Propose), ("publish", NewsAction.Publish));

    internal static readonly Words<Outbox.HistoryKind> NewsEvents = new([.. NewsRule.Possible.Select(kind => (Storage.StoredWords.Of(kind), kind))]);

    private readonly FaultList faults;
    private readonly FileBeside beside;
    private readonly DateTime now;

    private PublishingFile(string path, FaultList faults, DateTime now) => (Path, this.faults, beside, this.now) = (path, faults, new FileBeside(path), now);

    public string Path { get; }

    public List<PlacedArticle> Articles { get; } = [];

    public List<PlacedDocument> Documents { get; } = [];

    public List<PlacedSettings> Settings { get; } = [];

    /// <summary>Bytes of attachments and documents, by hash.</summary>
    public Dictionary<string, byte[]> Blobs { get; } = new(StringComparer.Ordinal);

    /// <returns>Null when the file has no <c>publishing</c> map.</returns>
    public static PublishingFile? Read(string path, YamlKeys root, DateTime now, FaultList faults)
    {
        var file = new PublishingFile(path, faults, now);
        if (root.RequiredMap("publishing") is not { } keys) return null;
        foreach (var row in keys.Rows("settings")) file.ReadSettings(row);
        foreach (var row in keys.Rows("articles")) file.ReadArticle(row);
        foreach (var row in keys.Rows("documents")) file.ReadDocument(row);
        keys.Close();
        root.Close();
        return file;
    }

    private void ReadSettings(YamlKeys row)
    {
        var agreement = row.Optional("agreement");
        var contact = Contact(row.OptionalMap("contact"));
        var rules = new List<NewsRule>();
        foreach (var rule in row.Rows("rules"))
        {
            var (happened, action) = (rule.Required("event")?.Word(NewsEvents), rule.Required("action")?.Word(NewsActions));
            rule.Close();
            if (happened is { } kind && action is { } what) rules.Add(new NewsRule(kind, what));
        }

        row.Close();
        Settings.Add(new PlacedSettings(new PublishingSettings { Scope = agreement?.Text ?? "", Contact = contact, Rules = rules }, agreement));
    }

    private void ReadArticle(YamlKeys row)
    {
        var kind = row.Required("kind")?.Word(ArticleKinds);
        var slug = row.Required("slug")?.Slug();
        var agreement = row.Optional("agreement");
        var place = row.Optional("place")?.Count(1) ?? 0;
        var until = row.Optional("until")?.Instant();
        var review = row.Optional("review_on")?.Day();
        var source = row.Optional("source")?.Said();
        var created = row.Optional("created_at")?.Instant();
        var versions = new List<(ArticleVersion Version, YamlKeys Row)>();
        foreach (var one in row.RequiredRows("versions"))
        {
            var from = one.Required("from")?.Instant();
            var published = one.Optional("published_at")?.Instant();
            var changed = one.Optional("changed")?.Said();
            var title = one.Required("title")?.Said();
            var lead = one.Optional("lead")?.Text ?? "";
            var body = one.Required("text") is { } text ? TextOf(text) : null;
            var byline = one.Optional("byline")?.Said() ?? "";
            var contact = Contact(one.OptionalMap("contact"));
            var files = Attachments(one);
            one.Close();
            if (from is not { } shown || title is null || body is null) continue;
            if (title.Length > ArticleText.LongestTitle) one.Required("title")!.Value.Refuse($"rubriken har {title.Length} tecken", $"korta den till högst {ArticleText.LongestTitle}");
            if (body.Length > ArticleText.LongestBody) one.Required("text")!.Value.Refuse($"texten har {body.Length} tecken", $"korta den till högst {ArticleText.LongestBody}");
            foreach (var link in ArticleContent.BadLinks(body)) one.Required("text")!.Value.Refuse($"länken {link} går inte att använda", "skriv en adress som börjar med https://, mailto: eller /");
            versions.Add((new ArticleVersion
            {
                Id = Guid.CreateVersion7(), ArticleId = Guid.Empty, Number = versions.Count + 1, From = shown, PublishedAt = published ?? (shown < now ? shown : now), Changed = versions.Count == 0 ? null : changed,
                Text = new ArticleText(ArticleContent.Clean(title), ArticleContent.Clean(lead), body, ArticleContent.Clean(byline)) { Contact = contact, Files = files },
            }, one));
        }

        row.Close();
        if (kind is not { } what || slug is null || versions.Count == 0) return;
        if (Articles.Find(a => a.Article.Kind == what && a.Article.Slug == slug) is not null) row.Required("slug")!.Value.Refuse($"{slug} står redan i filen", "ge varje text sin egen slug");
        var article = new Article { Id = Guid.CreateVersion7(), Kind = what, Slug = slug, Place = place, Until = until, ReviewOn = review, Source = source, CreatedAt = created ?? versions[0].Version.From, Revision = 1 };
        article.Versions.AddRange(versions.Select(v => v.Version));
        Articles.Add(new PlacedArticle(article, agreement, row, [.. versions.Select(v => v.Row)]));
    }

    private void ReadDocument(YamlKeys row)
    {
        var slug = row.Required("slug")?.Slug();
        var title = row.Required("title")?.Said();
        var description = row.Optional("description")?.Text ?? "";
        var kind = row.Required("kind")?.Word(DocumentKinds);
        var agreement = row.Optional("agreement");
        var language = row.Optional("language")?.Said() ?? "sv";
        if (language is not ("sv" or "en")) row.Optional("language")!.Value.Refuse($"språket {language} stöds inte", "skriv sv eller en");
        var replaced = row.Optional("replaced_by");
        var until = row.Optional("until")?.Instant();
        var created = row.Optional("created_at")?.Instant();
        var versions = new List<(DocumentVersion Version, YamlKeys Row)>();
        foreach (var one in row.RequiredRows("versions"))
        {
            var label = one.Required("label")?.Said();
            var on = one.Required("on")?.Day();
            var added = one.Optional("added_at")?.Instant();
            var changed = one.Optional("changed")?.Said();
            var (file, address, words) = (one.Optional("file"), one.Optional("address")?.Said(), one.Optional("text"));
            var name = one.Optional("name")?.Said();
            one.Close();
            var attached = file is { } written ? Attached(written, name, title ?? "") : null;
            if (file is null == (address is null)) faults.Add(one.Place, "en version är antingen en fil eller en inspelning", "skriv file eller address, och text till en inspelning");
            if (address is not null && (!Uri.TryCreate(address, UriKind.Absolute, out var link) || link.Scheme != "https")) one.Optional("address")!.Value.Refuse($"{address} är ingen adress till en inspelning", "skriv en adress som börjar med https://");
            if (label is null || on is not { } day) continue;
            versions.Add((new DocumentVersion { Id = Guid.CreateVersion7(), DocumentId = Guid.Empty, Number = versions.Count + 1, Label = label, On = day, AddedAt = added ?? now, Changed = versions.Count == 0 ? null : changed, File = attached, Address = address, TextAlternative = words is { } said ? TextOf(said) : null }, one));
        }

        row.Close();
        if (slug is null || title is null || kind is not { } what || versions.Count == 0) return;
        if (Documents.Find(d => d.Document.Slug == slug) is not null) row.Required("slug")!.Value.Refuse($"{slug} står redan i filen", "ge varje dokument sin egen slug");
        var document = new LibraryDocument { Id = Guid.CreateVersion7(), Slug = slug, Title = ArticleContent.Clean(title), Description = ArticleContent.Clean(description), Kind = what, Language = language, ReplacedBy = replaced?.Text, Until = until, CreatedAt = created ?? versions[0].Version.AddedAt, Revision = 1 };
        document.Versions.AddRange(versions.Select(v => v.Version));
        Documents.Add(new PlacedDocument(document, agreement, replaced, row, [.. versions.Select(v => v.Row)]));
    }

    /// <summary>The Markdown of a file beside this one.</summary>
    private string? TextOf(Written name) => beside.Bytes(name, faults) is { } bytes ? ArticleContent.Clean(new System.Text.UTF8Encoding(false).GetString(bytes).TrimStart('﻿')) : null;

    private List<AttachedFile> Attachments(YamlKeys row)
    {
        var files = new List<AttachedFile>();
        foreach (var one in row.Rows("attachments"))
        {
            var (name, title, file) = (one.Optional("name")?.Said(), one.Required("title")?.Said(), one.Required("file"));
            one.Close();
            if (title is not null && file is { } written && Attached(written, name, title) is { } attached) files.Add(attached);
        }

        return files;
    }

    private AttachedFile? Attached(Written file, string? name, string title)
    {
        if (beside.Bytes(file, faults) is not { } bytes) return null;
        var called = Consultations.Answering.UploadedAttachment.SafeName(name ?? file.Text);
        if (UploadedFile.MediaTypeOf(called) is not { } mediaType)
        {
            file.Refuse($"filer av sorten {System.IO.Path.GetExtension(called)} publiceras inte", $"spara den som något av {UploadedFile.Accept}");
            return null;
        }

        var hash = FileBeside.Sha256(bytes);
        Blobs[hash] = bytes;
        return new AttachedFile(called, ArticleContent.Clean(title), mediaType, hash, bytes.Length);
    }

    private static ContactCard? Contact(YamlKeys? keys)
    {
        if (keys is null) return null;
        var (function, phone, email) = (keys.Required("function")?.Said(), keys.Optional("phone")?.Said(), keys.Optional("email")?.Said());
        keys.Close();
        return function is null ? null : new ContactCard(function, phone, email);
    }
}
