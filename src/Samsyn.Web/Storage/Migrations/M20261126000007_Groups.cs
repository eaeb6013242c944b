using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>Groups that work with an agreement, what has happened to them, and the confidential positions and scenarios of a side.</summary>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261126000007_Groups : Migration
{
    public const string Id = "20261126000007_groups";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "agreement_group",
            t => new
            {
                id = t.Column<Guid>(),
                agreement_id = t.Column<Guid>(),
                name = t.Column<string>(),
                settings = t.Column<string>(),
                revision = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_agreement_group", r => r.id);
                t.ForeignKey("fk_agreement_group_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_agreement_group_agreement_id_name", "agreement_group", ["agreement_id", "name"], unique: true);
        migrationBuilder.CreateTable(
            "group_fact",
            t => new
            {
                id = t.Column<Guid>(),
                group_id = t.Column<Guid>(),
                kind = t.Column<string>(),
                facts = t.Column<string>(),
                recorded_at = t.Column<DateTime>(),
                place = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_group_fact", r => r.id);
                t.ForeignKey("fk_group_fact_agreement_group_group_id", r => r.group_id, "agreement_group", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_group_fact_group_id_place", "group_fact", ["group_id", "place"], unique: true);
        migrationBuilder.CreateTable(
            "clause_position",
            t => new
            {
                id = t.Column<Guid>(),
                agreement_id = t.Column<Guid>(),
                side = t.Column<string>(),
                clause = t.Column<string>(nullable: true),
                words = t.Column<string>(),
                revision = t.Column<int>(),
                changed_at = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_clause_position", r => r.id);
                t.ForeignKey("fk_clause_position_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_clause_position_agreement_id_side", "clause_position", ["agreement_id", "side"]);
        migrationBuilder.CreateTable(
            "negotiation_scenario",
            t => new
            {
                id = t.Column<Guid>(),
                agreement_id = t.Column<Guid>(),
                side = t.Column<string>(),
                ending = t.Column<string>(),
                words = t.Column<string>(),
                revision = t.Column<int>(),
                changed_at = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_negotiation_scenario", r => r.id);
                t.ForeignKey("fk_negotiation_scenario_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_negotiation_scenario_agreement_id_side_ending", "negotiation_scenario", ["agreement_id", "side", "ending"], unique: true);
    }
}
