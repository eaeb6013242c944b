using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>Readers' reports of what is not accessible: a table of its own, erased row by row after twelve months.</summary>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261122000002_FaultReports : Migration
{
    public const string Id = "20261122000002_fault_reports";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "fault_report",
            t => new
            {
                id = t.Column<Guid>(),
                at = t.Column<DateTime>(),
                page = t.Column<string>(),
                message = t.Column<string>(),
                email = t.Column<string>(nullable: true),
                language = t.Column<string>(),
            },
            constraints: t => t.PrimaryKey("pk_fault_report", r => r.id));
        migrationBuilder.CreateIndex("ix_fault_report_at", "fault_report", "at");
    }
}
