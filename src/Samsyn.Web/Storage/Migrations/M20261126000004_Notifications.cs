using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>Messages to the parties, waiting for mail to deliver them.</summary>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261126000004_Notifications : Migration
{
    public const string Id = "20261126000004_notifications";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "notification",
            t => new
            {
                id = t.Column<Guid>(),
                agreement_id = t.Column<Guid>(),
                number = t.Column<int>(),
                key = t.Column<string>(),
                kind = t.Column<string>(),
                to = t.Column<string>(nullable: true),
                facts = t.Column<string>(),
                at = t.Column<DateTime>(),
                delivered_at = t.Column<DateTime>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_notification", r => r.id);
                t.ForeignKey("fk_notification_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_notification_agreement_id_number", "notification", ["agreement_id", "number"], unique: true);
        migrationBuilder.CreateIndex("ix_notification_agreement_id_key", "notification", ["agreement_id", "key"], unique: true);
    }
}
