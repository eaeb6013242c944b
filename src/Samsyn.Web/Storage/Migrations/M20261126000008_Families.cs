using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>Versions that a joint body made by a power it was given, how texts answer their mandate, deviations and disagreements; when the county's alarms sound.</summary>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261126000008_Families : Migration
{
    public const string Id = "20261126000008_families";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("alarm_lead_months", "county", nullable: true);
        migrationBuilder.AddColumn<string>("power", "agreement_version", nullable: true);
        migrationBuilder.AddColumn<string>("requirements", "agreement_version", nullable: true);
        migrationBuilder.AddColumn<string>("requirements", "text_draft", nullable: true);
        migrationBuilder.CreateTable(
            "disagreement_fact",
            t => new
            {
                id = t.Column<Guid>(),
                agreement_id = t.Column<Guid>(),
                matter = t.Column<string>(),
                @event = t.Column<string>(),
                kind = t.Column<string>(nullable: true),
                by = t.Column<string>(),
                against = t.Column<string>(nullable: true),
                clause = t.Column<string>(nullable: true),
                step = t.Column<int>(nullable: true),
                on = t.Column<DateOnly>(),
                text = t.Column<string>(),
                recorded_at = t.Column<DateTime>(),
                place = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_disagreement_fact", r => r.id);
                t.ForeignKey("fk_disagreement_fact_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_disagreement_fact_agreement_id_place", "disagreement_fact", ["agreement_id", "place"], unique: true);
    }
}
