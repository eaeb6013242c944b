using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Publishing;

/// <summary>Whom readers of an agreement's pages ask, and what becomes news by itself.</summary>
public sealed class PublishingSettings
{
    /// <summary>The agreement's slug; empty for the county as a whole.</summary>
    public required string Scope { get; init; }

    public ContactCard? Contact { get; set; }

    public IReadOnlyList<NewsRule> Rules { get; set; } = [];

    public int Revision { get; set; }
}

/// <summary>A question a reader has asked (ställ en fråga). The address is a column of its own, erased when the question has been answered for long.</summary>
public sealed class ReaderQuestion
{
    public const int LongestText = 4000;

    public required Guid Id { get; init; }

    /// <summary>The agreement it was asked on; null for the county as a whole.</summary>
    public Guid? AgreementId { get; init; }

    public required string Text { get; init; }

    /// <summary>Where the answer goes; null when the reader left none, or when it has been erased.</summary>
    public string? Email { get; set; }

    /// <summary>The language of the form and of the answer, <c>sv</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    public required DateTime AskedAt { get; init; }

    public string? Answer { get; set; }

    /// <summary>When it was answered, or put aside: then there is no answer.</summary>
    public DateTime? AnsweredAt { get; set; }

    /// <summary>Put aside without an answer: advertising, nonsense, what is no question.</summary>
    public bool IsPutAside => AnsweredAt is not null && Answer is null;

    /// <summary>Among questions and answers, if it has been moved there.</summary>
    public Guid? ArticleId { get; set; }

    public DateTime? ErasedAt { get; set; }
}

/// <summary>The tables of publishing.</summary>
internal static class PublishingRows
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Article>(article =>
        {
            article.ToTable("article");
            article.Property(a => a.Id).ValueGeneratedNever();
            article.HasOne<Agreement>().WithMany().HasForeignKey(a => a.AgreementId);
            article.Property(a => a.Draft).AsJson();
            article.Ignore(a => a.IsOldPage);
            article.Property(a => a.Revision).IsConcurrencyToken();
            article.HasMany(a => a.Versions).WithOne().HasForeignKey(v => v.ArticleId);
            article.HasIndex(a => new { a.Kind, a.Slug }).IsUnique();
            article.HasIndex(a => a.Source).IsUnique();
        });
        model.Entity<ArticleVersion>(version =>
        {
            version.ToTable("article_version");
            version.Property(v => v.Id).ValueGeneratedNever();
            version.Property(v => v.Text).AsJson();
            version.HasIndex(v => new { v.ArticleId, v.Number }).IsUnique();
        });
        model.Entity<LibraryDocument>(document =>
        {
            document.ToTable("library_document");
            document.Property(d => d.Id).ValueGeneratedNever();
            document.HasOne<Agreement>().WithMany().HasForeignKey(d => d.AgreementId);
            document.Property(d => d.Revision).IsConcurrencyToken();
            document.Ignore(d => d.Newest);
            document.HasMany(d => d.Versions).WithOne().HasForeignKey(v => v.DocumentId);
            document.HasIndex(d => d.Slug).IsUnique();
        });
        model.Entity<DocumentVersion>(version =>
        {
            version.ToTable("document_version");
            version.Property(v => v.Id).ValueGeneratedNever();
            version.Property(v => v.File).AsJson();
            version.HasIndex(v => new { v.DocumentId, v.Number }).IsUnique();
        });
        model.Entity<PublishingSettings>(settings =>
        {
            settings.ToTable("publishing_settings").HasKey(s => s.Scope);
            settings.Property(s => s.Contact).AsJson();
            settings.Property(s => s.Rules).AsJson();
            settings.Property(s => s.Revision).IsConcurrencyToken();
        });
        model.Entity<ReaderQuestion>(question =>
        {
            question.ToTable("reader_question");
            question.Property(q => q.Id).ValueGeneratedNever();
            question.HasOne<Agreement>().WithMany().HasForeignKey(q => q.AgreementId);
            question.HasOne<Article>().WithMany().HasForeignKey(q => q.ArticleId);
        });
    }
}
