using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>News, questions with answers and documents with their versions; contact and rules; what readers ask.</summary>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261127000011_Publishing : Migration
{
    public const string Id = "20261127000011_publishing";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "article",
            t => new
            {
                id = t.Column<Guid>(),
                kind = t.Column<string>(),
                slug = t.Column<string>(),
                agreement_id = t.Column<Guid>(nullable: true),
                draft = t.Column<string>(nullable: true),
                until = t.Column<DateTime>(nullable: true),
                review_on = t.Column<DateOnly>(nullable: true),
                place = t.Column<int>(),
                source = t.Column<string>(nullable: true),
                created_at = t.Column<DateTime>(),
                revision = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_article", r => r.id);
                t.ForeignKey("fk_article_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_article_kind_slug", "article", ["kind", "slug"], unique: true);
        migrationBuilder.CreateIndex("ix_article_source", "article", "source", unique: true);
        migrationBuilder.CreateIndex("ix_article_agreement_id", "article", "agreement_id");
        migrationBuilder.CreateTable(
            "article_version",
            t => new
            {
                id = t.Column<Guid>(),
                article_id = t.Column<Guid>(),
                number = t.Column<int>(),
                from = t.Column<DateTime>(),
                published_at = t.Column<DateTime>(),
                changed = t.Column<string>(nullable: true),
                text = t.Column<string>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_article_version", r => r.id);
                t.ForeignKey("fk_article_version_article_article_id", r => r.article_id, "article", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_article_version_article_id_number", "article_version", ["article_id", "number"], unique: true);
        migrationBuilder.CreateTable(
            "library_document",
            t => new
            {
                id = t.Column<Guid>(),
                slug = t.Column<string>(),
                agreement_id = t.Column<Guid>(nullable: true),
                kind = t.Column<string>(),
                title = t.Column<string>(),
                description = t.Column<string>(),
                language = t.Column<string>(),
                replaced_by = t.Column<string>(nullable: true),
                until = t.Column<DateTime>(nullable: true),
                created_at = t.Column<DateTime>(),
                revision = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_library_document", r => r.id);
                t.ForeignKey("fk_library_document_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_library_document_slug", "library_document", "slug", unique: true);
        migrationBuilder.CreateIndex("ix_library_document_agreement_id", "library_document", "agreement_id");
        migrationBuilder.CreateTable(
            "document_version",
            t => new
            {
                id = t.Column<Guid>(),
                document_id = t.Column<Guid>(),
                number = t.Column<int>(),
                label = t.Column<string>(),
                on = t.Column<DateOnly>(),
                added_at = t.Column<DateTime>(),
                changed = t.Column<string>(nullable: true),
                file = t.Column<string>(nullable: true),
                address = t.Column<string>(nullable: true),
                text_alternative = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_document_version", r => r.id);
                t.ForeignKey("fk_document_version_library_document_document_id", r => r.document_id, "library_document", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_document_version_document_id_number", "document_version", ["document_id", "number"], unique: true);
        migrationBuilder.CreateTable(
            "publishing_settings",
            t => new { scope = t.Column<string>(), contact = t.Column<string>(nullable: true), rules = t.Column<string>(), revision = t.Column<int>() },
            constraints: t => t.PrimaryKey("pk_publishing_settings", r => r.scope));
        migrationBuilder.CreateTable(
            "reader_question",
            t => new
            {
                id = t.Column<Guid>(),
                agreement_id = t.Column<Guid>(nullable: true),
                text = t.Column<string>(),
                email = t.Column<string>(nullable: true),
                language = t.Column<string>(),
                asked_at = t.Column<DateTime>(),
                answer = t.Column<string>(nullable: true),
                answered_at = t.Column<DateTime>(nullable: true),
                article_id = t.Column<Guid>(nullable: true),
                erased_at = t.Column<DateTime>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_reader_question", r => r.id);
                t.ForeignKey("fk_reader_question_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
                t.ForeignKey("fk_reader_question_article_article_id", r => r.article_id, "article", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_reader_question_agreement_id", "reader_question", "agreement_id");
        migrationBuilder.CreateIndex("ix_reader_question_article_id", "reader_question", "article_id");
    }
}
