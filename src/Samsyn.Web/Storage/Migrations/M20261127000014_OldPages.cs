using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>Where addresses of an earlier site lead, and documents that wait for somebody to offer them.</summary>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261127000014_OldPages : Migration
{
    public const string Id = "20261127000014_old_pages";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTime>("drafted_at", "library_document", nullable: true);
        migrationBuilder.CreateTable(
            "redirect",
            t => new { key = t.Column<string>(), address = t.Column<string>(), article_id = t.Column<Guid>(nullable: true), document_id = t.Column<Guid>(nullable: true), file = t.Column<string>(nullable: true), created_at = t.Column<DateTime>() },
            constraints: t =>
            {
                t.PrimaryKey("pk_redirect", r => r.key);
                t.ForeignKey("fk_redirect_article_article_id", r => r.article_id, "article", "id", onDelete: ReferentialAction.Restrict);
                t.ForeignKey("fk_redirect_library_document_document_id", r => r.document_id, "library_document", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_redirect_address", "redirect", "address", unique: true);
        migrationBuilder.CreateIndex("ix_redirect_article_id", "redirect", "article_id");
        migrationBuilder.CreateIndex("ix_redirect_document_id", "redirect", "document_id");
    }
}
