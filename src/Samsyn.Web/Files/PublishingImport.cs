using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Files;

/// <summary>What an import changed of what is published, for the journal.</summary>
public sealed record PublishingSummary(IReadOnlyList<string> Articles, IReadOnlyList<string> Documents, IReadOnlyList<string> Settings);

/// <summary>Stores what an import changes of what is published, in the import's own commit.</summary>
internal static class PublishingImport
{
    public static async Task Save(this Act act, PublishingChange change)
    {
        if (change.ChangesNothing) return;
        await act.Db.SaveChangesAsync();
        var ids = await act.Db.Agreements.AsNoTracking().ToDictionaryAsync(a => a.Slug, a => a.Id, StringComparer.Ordinal);
        Guid? IdOf(string? slug) => slug is null ? null : ids[slug];
        foreach (var (article, agreement, isNew) in change.Articles)
        {
            if (isNew)
            {
                article.AgreementId = IdOf(agreement);
                var versions = article.Versions.ToList();
                article.Versions.Clear();
                act.Db.Add(article);
                foreach (var version in versions) act.Add(article.Id, version);
                continue;
            }

            var stored = await act.Db.Articles.SingleAsync(a => a.Id == article.Id);
            (stored.AgreementId, stored.Until, stored.ReviewOn, stored.Place) = (IdOf(agreement), article.Until, article.ReviewOn, article.Place);
            stored.Revision++;
        }

        foreach (var (id, version) in change.NewVersions)
        {
            act.Add(id, version);
            (await act.Db.Articles.SingleAsync(a => a.Id == id)).Revision++;
        }

        foreach (var (document, agreement, isNew) in change.Documents)
        {
            if (isNew)
            {
                document.AgreementId = IdOf(agreement);
                var versions = document.Versions.ToList();
                document.Versions.Clear();
                act.Db.Add(document);
                foreach (var version in versions) act.Db.Add(Own(document.Id, version));
                continue;
            }

            var stored = await act.Db.Documents.SingleAsync(d => d.Id == document.Id);
            (stored.AgreementId, stored.Title, stored.Description, stored.Kind, stored.Language, stored.ReplacedBy, stored.Until) = (IdOf(agreement), document.Title, document.Description, document.Kind, document.Language, document.ReplacedBy, document.Until);
            stored.Revision++;
        }

        foreach (var (id, version) in change.NewDocumentVersions)
        {
            act.Db.Add(Own(id, version));
            (await act.Db.Documents.SingleAsync(d => d.Id == id)).Revision++;
        }

        foreach (var settings in change.Settings)
        {
            if (await act.Db.PublishingSettings.SingleOrDefaultAsync(s => s.Scope == settings.Scope) is not { } stored)
            {
                act.Db.Add(settings);
                continue;
            }

            (stored.Contact, stored.Rules) = (settings.Contact, settings.Rules);
            stored.Revision++;
        }

        act.Journal<PublishingSummary>("publishing", null, new([.. change.Articles.Select(a => a.Article.Slug), .. change.NewVersions.Select(v => $"{v.Article} {v.Version.Number}")], [.. change.Documents.Select(d => d.Document.Slug), .. change.NewDocumentVersions.Select(v => $"{v.Document} {v.Version.Number}")], [.. change.Settings.Select(s => s.Scope)]));
    }

    private static void Add(this Act act, Guid article, ArticleVersion said)
    {
        var version = new ArticleVersion { Id = said.Id, ArticleId = article, Number = said.Number, From = said.From, PublishedAt = said.PublishedAt, Changed = said.Changed, Text = said.Text };
        act.Db.Add(version);
        if (version.From > act.At) act.Later(PublishingActs.Shown, new ShownMessage(article, version.Id, version.Number), version.From);
    }

    private static DocumentVersion Own(Guid document, DocumentVersion said) =>
        new() { Id = said.Id, DocumentId = document, Number = said.Number, Label = said.Label, On = said.On, AddedAt = said.AddedAt, Changed = said.Changed, File = said.File, Address = said.Address, TextAlternative = said.TextAlternative };
}
