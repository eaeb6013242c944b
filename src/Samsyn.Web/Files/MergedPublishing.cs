using Samsyn.Web.Publishing;

namespace Samsyn.Web.Files;

/// <summary>What an import changes of what is published.</summary>
/// <param name="Articles">New ones whole; of recorded ones the settings as they stand afterwards, with the new versions alone in <paramref name="NewVersions"/>.</param>
public sealed record PublishingChange(
    IReadOnlyList<(Article Article, string? Agreement, bool IsNew)> Articles, IReadOnlyList<(Guid Article, ArticleVersion Version)> NewVersions,
    IReadOnlyList<(LibraryDocument Document, string? Agreement, bool IsNew)> Documents, IReadOnlyList<(Guid Document, DocumentVersion Version)> NewDocumentVersions, IReadOnlyList<PublishingSettings> Settings)
{
    public bool ChangesNothing => Articles.Count == 0 && NewVersions.Count == 0 && Documents.Count == 0 && NewDocumentVersions.Count == 0 && Settings.Count == 0;
}

/// <summary>Lays publishing files over what is recorded. Published versions are facts: the same again is passed over, another under its number is refused.</summary>
internal sealed class MergedPublishing(IReadOnlyList<PublishingFile> files, RecordedPublishing recorded, Func<string, bool> isAgreement, FaultList faults)
{
    private readonly List<(Article Article, string? Agreement, bool IsNew)> articles = [];
    private readonly List<(Guid Article, ArticleVersion Version)> versions = [];
    private readonly List<(LibraryDocument Document, string? Agreement, bool IsNew)> documents = [];
    private readonly List<(Guid Document, DocumentVersion Version)> documentVersions = [];
    private readonly List<PublishingSettings> settings = [];

    public PublishingChange Run()
    {
        foreach (var placed in files.SelectMany(f => f.Articles)) Merge(placed);
        var slugs = recorded.Documents.Select(d => d.Slug).Concat(files.SelectMany(f => f.Documents).Select(d => d.Document.Slug)).ToHashSet(StringComparer.Ordinal);
        foreach (var placed in files.SelectMany(f => f.Documents)) Merge(placed, slugs);
        foreach (var placed in files.SelectMany(f => f.Settings)) Merge(placed);
        return new PublishingChange(articles, versions, documents, documentVersions, settings);
    }

    private string? Named(Written? agreement)
    {
        if (agreement is { } written && !isAgreement(written.Text)) written.Refuse($"det finns inget avtal {written.Text}", "läs in avtalet först eller tillsammans med filen");
        return agreement?.Text;
    }

    private void Merge(PlacedArticle placed)
    {
        var (said, agreement) = (placed.Article, Named(placed.Agreement));
        if (articles.Exists(a => a.Article.Kind == said.Kind && a.Article.Slug == said.Slug))
        {
            placed.Row.Required("slug")!.Value.Refuse($"{said.Slug} står i en annan fil också", "skriv en text i en fil");
            return;
        }

        if (recorded.Articles.FirstOrDefault(a => a.Kind == said.Kind && a.Slug == said.Slug) is not { } old)
        {
            articles.Add((said, agreement, true));
            return;
        }

        foreach (var version in said.Versions)
        {
            if (old.Versions.Find(v => v.Number == version.Number) is not { } kept) versions.Add((old.Id, version));
            else if (kept.From != version.From || kept.Changed != version.Changed || !kept.Text.Equals(version.Text))
                faults.Add(placed.Versions[version.Number - 1].Place, $"version {version.Number} av {said.Slug} är redan publicerad med annat innehåll", "lägg till en ny version sist, med changed");
        }

        if (recorded.SlugOf(old.AgreementId) == agreement && old.Until == said.Until && old.ReviewOn == said.ReviewOn && old.Place == said.Place) return;
        (old.Until, old.ReviewOn, old.Place) = (said.Until, said.ReviewOn, said.Place);
        articles.Add((old, agreement, false));
    }

    private void Merge(PlacedDocument placed, HashSet<string> slugs)
    {
        var (said, agreement) = (placed.Document, Named(placed.Agreement));
        if (placed.ReplacedBy is { } by && (!slugs.Contains(by.Text) || by.Text == said.Slug)) by.Refuse($"det finns inget annat dokument {by.Text}", "skriv ett annat dokuments slug");
        if (documents.Exists(d => d.Document.Slug == said.Slug))
        {
            placed.Row.Required("slug")!.Value.Refuse($"{said.Slug} står i en annan fil också", "skriv ett dokument i en fil");
            return;
        }

        if (recorded.Documents.FirstOrDefault(d => d.Slug == said.Slug) is not { } old)
        {
            documents.Add((said, agreement, true));
            return;
        }

        foreach (var version in said.Versions)
        {
            if (old.Versions.Find(v => v.Number == version.Number) is not { } kept) documentVersions.Add((old.Id, version));
            else if (kept.Label != version.Label || kept.On != version.On || kept.Changed != version.Changed || kept.File != version.File || kept.Address != version.Address || kept.TextAlternative != version.TextAlternative)
                faults.Add(placed.Versions[version.Number - 1].Place, $"version {version.Label} av {said.Slug} finns redan med annat innehåll", "lägg till en ny version sist, med changed");
        }

        if (recorded.SlugOf(old.AgreementId) == agreement && old.Title == said.Title && old.Description == said.Description && old.Kind == said.Kind && old.Language == said.Language && old.ReplacedBy == said.ReplacedBy && old.Until == said.Until) return;
        (old.Title, old.Description, old.Kind, old.Language, old.ReplacedBy, old.Until) = (said.Title, said.Description, said.Kind, said.Language, said.ReplacedBy, said.Until);
        documents.Add((old, agreement, false));
    }

    private void Merge(PlacedSettings placed)
    {
        Named(placed.Agreement);
        if (recorded.Settings.FirstOrDefault(s => s.Scope == placed.Settings.Scope) is { } old && old.Contact == placed.Settings.Contact && old.Rules.SequenceEqual(placed.Settings.Rules)) return;
        settings.Add(placed.Settings);
    }
}
