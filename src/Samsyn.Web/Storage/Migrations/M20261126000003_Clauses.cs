using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>Texts as clauses: a version's text in its one form, a summary of what changed, and for each clause its id and who is responsible.</summary>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261126000003_Clauses : Migration
{
    public const string Id = "20261126000003_clauses";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
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
    }
}
