using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>What agreements demand of their parties, and what has been reported.</summary>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261126000005_Duties : Migration
{
    public const string Id = "20261126000005_duties";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "duty_plan",
            t => new
            {
                agreement_id = t.Column<Guid>(),
                duties = t.Column<string>(),
                revision = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_duty_plan", r => r.agreement_id);
                t.ForeignKey("fk_duty_plan_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateTable(
            "duty_report",
            t => new
            {
                id = t.Column<Guid>(),
                agreement_id = t.Column<Guid>(),
                duty = t.Column<string>(),
                occurrence = t.Column<string>(),
                by = t.Column<string>(),
                on = t.Column<DateOnly>(),
                note = t.Column<string>(nullable: true),
                link = t.Column<string>(nullable: true),
                withdraws = t.Column<DateOnly>(nullable: true),
                recorded_at = t.Column<DateTime>(),
                place = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_duty_report", r => r.id);
                t.ForeignKey("fk_duty_report_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_duty_report_agreement_id_place", "duty_report", ["agreement_id", "place"], unique: true);
    }
}
