using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>How agreements are signed, signed files and what they showed, signatories that took another's place, general elections.</summary>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261126000006_Signing : Migration
{
    public const string Id = "20261126000006_signing";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("elections", "county", nullable: true);
        migrationBuilder.AddColumn<string>("file_sha256", "signature", nullable: true);
        migrationBuilder.AddColumn<string>("registered_by", "signature", nullable: true);
        migrationBuilder.AddColumn<string>("evidence", "signature", nullable: true);
        migrationBuilder.CreateTable(
            "signing_plan",
            t => new
            {
                agreement_id = t.Column<Guid>(),
                plan = t.Column<string>(),
                revision = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_signing_plan", r => r.agreement_id);
                t.ForeignKey("fk_signing_plan_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateTable(
            "signatory_change",
            t => new
            {
                id = t.Column<Guid>(),
                agreement_id = t.Column<Guid>(),
                party = t.Column<string>(),
                replaces = t.Column<string>(nullable: true),
                function = t.Column<string>(),
                on = t.Column<DateOnly>(),
                reason = t.Column<string>(),
                recorded_at = t.Column<DateTime>(),
                place = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_signatory_change", r => r.id);
                t.ForeignKey("fk_signatory_change_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_signatory_change_agreement_id_place", "signatory_change", ["agreement_id", "place"], unique: true);
    }
}
