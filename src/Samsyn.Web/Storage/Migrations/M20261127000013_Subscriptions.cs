using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>Subscribers and what they follow, events for them, letters with what became of each, addresses that nothing is sent to, and the parties' own.</summary>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261127000013_Subscriptions : Migration
{
    public const string Id = "20261127000013_subscriptions";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "subscriber",
            t => new
            {
                id = t.Column<Guid>(), address = t.Column<string>(), address_key = t.Column<string>(), language = t.Column<string>(), pace = t.Column<string>(), kinds = t.Column<int>(), key = t.Column<string>(), confirm_key = t.Column<string>(nullable: true),
                asked_at = t.Column<DateTime>(), confirmed_at = t.Column<DateTime>(nullable: true), consent_words = t.Column<string>(nullable: true), suppressed_at = t.Column<DateTime>(nullable: true), revision = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("pk_subscriber", r => r.id));
        migrationBuilder.CreateIndex("ix_subscriber_address_key", "subscriber", "address_key", unique: true);
        migrationBuilder.CreateIndex("ix_subscriber_key", "subscriber", "key", unique: true);
        migrationBuilder.CreateIndex("ix_subscriber_confirm_key", "subscriber", "confirm_key", unique: true);
        migrationBuilder.CreateTable(
            "subscribed_topic",
            t => new { subscriber_id = t.Column<Guid>(), kind = t.Column<string>(), key = t.Column<string>() },
            constraints: t =>
            {
                t.PrimaryKey("pk_subscribed_topic", r => new { r.subscriber_id, r.kind, r.key });
                t.ForeignKey("fk_subscribed_topic_subscriber_subscriber_id", r => r.subscriber_id, "subscriber", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateTable(
            "mail_event",
            t => new
            {
                id = t.Column<Guid>(), kind = t.Column<int>(), happened = t.Column<string>(nullable: true), agreement_id = t.Column<Guid>(nullable: true), principal = t.Column<string>(nullable: true), body = t.Column<string>(nullable: true), article_id = t.Column<Guid>(nullable: true),
                document_id = t.Column<Guid>(nullable: true), facts = t.Column<string>(), at = t.Column<DateTime>(), due_at = t.Column<DateTime>(), act_id = t.Column<Guid>(), line_id = t.Column<Guid>(nullable: true), same_as = t.Column<Guid>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_mail_event", r => r.id);
                t.ForeignKey("fk_mail_event_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_mail_event_agreement_id", "mail_event", "agreement_id");
        migrationBuilder.CreateIndex("ix_mail_event_act_id", "mail_event", "act_id");
        migrationBuilder.CreateIndex("ix_mail_event_line_id", "mail_event", "line_id");
        migrationBuilder.CreateIndex("ix_mail_event_same_as", "mail_event", "same_as");
        migrationBuilder.CreateTable(
            "letter_item",
            t => new { event_id = t.Column<Guid>(), subscriber_id = t.Column<Guid>(), due_at = t.Column<DateTime>(), batch_id = t.Column<Guid>(nullable: true) },
            constraints: t => t.PrimaryKey("pk_letter_item", r => new { r.event_id, r.subscriber_id }));
        migrationBuilder.CreateIndex("ix_letter_item_waiting", "letter_item", "due_at", filter: "batch_id is null");
        migrationBuilder.CreateIndex("ix_letter_item_batch_id_subscriber_id", "letter_item", ["batch_id", "subscriber_id"]);
        migrationBuilder.CreateTable(
            "letter",
            t => new
            {
                batch_id = t.Column<Guid>(), person_id = t.Column<Guid>(), kind = t.Column<string>(), state = t.Column<string>(), written_at = t.Column<DateTime>(), due_at = t.Column<DateTime>(), attempts = t.Column<int>(), claimed_by = t.Column<string>(nullable: true),
                claimed_until = t.Column<DateTime>(nullable: true), ended_at = t.Column<DateTime>(nullable: true), reply = t.Column<string>(nullable: true), template = t.Column<string>(nullable: true), message_id = t.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_letter", r => new { r.batch_id, r.person_id }));
        migrationBuilder.CreateIndex("ix_letter_waiting", "letter", "due_at", filter: "state = 'waiting'");
        migrationBuilder.CreateIndex("ix_letter_person_id", "letter", "person_id");
        migrationBuilder.CreateIndex("ix_letter_not_arrived", "letter", "written_at", filter: "state in ('failed', 'uncertain')");
        migrationBuilder.CreateTable("mail_suppression", t => new { hash = t.Column<string>(), reason = t.Column<string>(), at = t.Column<DateTime>() }, constraints: t => t.PrimaryKey("pk_mail_suppression", r => r.hash));
        migrationBuilder.CreateTable("mail_secret", t => new { id = t.Column<int>(), salt = t.Column<string>() }, constraints: t => t.PrimaryKey("pk_mail_secret", r => r.id));
        migrationBuilder.CreateTable(
            "notice_address",
            t => new { id = t.Column<Guid>(), principal = t.Column<string>(), address = t.Column<string>(), address_key = t.Column<string>(), function = t.Column<string>(), added_at = t.Column<DateTime>(), ended_at = t.Column<DateTime>(nullable: true) },
            constraints: t => t.PrimaryKey("pk_notice_address", r => r.id));
        migrationBuilder.CreateIndex("ix_notice_address_principal_address_key", "notice_address", ["principal", "address_key"], unique: true);
    }
}
