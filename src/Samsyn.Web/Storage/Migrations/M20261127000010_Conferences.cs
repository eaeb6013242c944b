using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>Questions to conferences and who has registered for them; views that came outside every round.</summary>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261127000010_Conferences : Migration
{
    public const string Id = "20261127000010_conferences";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("questions", "consultation", nullable: false, defaultValue: "[]");
        migrationBuilder.CreateTable(
            "conference_registration",
            t => new
            {
                id = t.Column<Guid>(),
                consultation_id = t.Column<Guid>(),
                conference = t.Column<string>(),
                name = t.Column<string>(),
                organisation = t.Column<string>(nullable: true),
                email = t.Column<string>(nullable: true),
                needs = t.Column<string>(nullable: true),
                secret_sha256 = t.Column<string>(),
                at = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_conference_registration", r => r.id);
                t.ForeignKey("fk_conference_registration_consultation_consultation_id", r => r.consultation_id, "consultation", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_conference_registration_consultation_id", "conference_registration", "consultation_id");
        migrationBuilder.CreateTable(
            "outside_view",
            t => new
            {
                id = t.Column<Guid>(),
                agreement_id = t.Column<Guid>(),
                version = t.Column<string>(),
                from = t.Column<string>(),
                received_on = t.Column<DateOnly>(),
                section = t.Column<string>(),
                text = t.Column<string>(),
                choice = t.Column<string>(),
                reason = t.Column<string>(),
                recorded_at = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_outside_view", r => r.id);
                t.ForeignKey("fk_outside_view_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_outside_view_agreement_id", "outside_view", "agreement_id");
    }
}
