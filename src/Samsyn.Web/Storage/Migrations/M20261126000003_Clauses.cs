using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>What calendars were told, drafts of texts, and texts as clauses: a version's text in its one form, a summary of what changed, and for each clause its id and who is responsible.</summary>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261126000003_Clauses : Migration
{
    public const string Id = "20261126000003_clauses";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("acts", "county", nullable: true);
        migrationBuilder.AddColumn<string>("text_sha256", "agreement_version", nullable: true);
        migrationBuilder.AddColumn<string>("summary", "agreement_version", nullable: true);
        migrationBuilder.CreateTable(
            "version_clauses",
            t => new
            {
                agreement_id = t.Column<Guid>(),
                version = t.Column<string>(),
                entries = t.Column<string>(),
                revision = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_version_clauses", r => new { r.agreement_id, r.version });
                t.ForeignKey(
                    "fk_version_clauses_agreement_version_agreement_id_version", r => new { r.agreement_id, r.version },
                    "agreement_version", ["agreement_id", "id"], onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateTable(
            "text_draft",
            t => new
            {
                id = t.Column<Guid>(),
                agreement_id = t.Column<Guid>(),
                name = t.Column<string>(),
                based_on = t.Column<string>(nullable: true),
                text = t.Column<string>(),
                entries = t.Column<string>(),
                others = t.Column<string>(),
                revision = t.Column<int>(),
                changed_at = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_text_draft", r => r.id);
                t.ForeignKey("fk_text_draft_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_text_draft_agreement_id", "text_draft", "agreement_id");
        migrationBuilder.CreateTable(
            "calendar_row",
            t => new
            {
                agreement_id = t.Column<Guid>(),
                key = t.Column<string>(),
                from = t.Column<DateOnly>(),
                until = t.Column<DateOnly>(),
                preliminary = t.Column<bool>(),
                cancelled = t.Column<bool>(),
                summary = t.Column<string>(),
                description = t.Column<string>(nullable: true),
                principal_id = t.Column<string>(nullable: true),
                sequence = t.Column<int>(),
                changed_at = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_calendar_row", r => new { r.agreement_id, r.key });
                t.ForeignKey("fk_calendar_row_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
    }
}
