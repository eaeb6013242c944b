using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>Consultation rounds, drafts of answers field by field, answers, who gave the open ones, and what became of each remark.</summary>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261127000009_Consultations : Migration
{
    public const string Id = "20261127000009_consultations";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "consultation",
            t => new
            {
                id = t.Column<Guid>(),
                agreement_id = t.Column<Guid>(),
                version = t.Column<string>(),
                settings = t.Column<string>(),
                revision = t.Column<int>(),
                recorded_at = t.Column<DateTime>(),
                extensions = t.Column<string>(),
                release = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_consultation", r => r.id);
                t.ForeignKey("fk_consultation_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_consultation_agreement_id_version", "consultation", ["agreement_id", "version"], unique: true);
        migrationBuilder.CreateTable(
            "open_person",
            t => new
            {
                id = t.Column<Guid>(),
                name = t.Column<string>(nullable: true),
                email = t.Column<string>(nullable: true),
                publish_name = t.Column<bool>(),
                erased_on = t.Column<DateOnly>(nullable: true),
                erased_by = t.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_open_person", r => r.id));
        Answers(migrationBuilder);
        Drafts(migrationBuilder);
    }

    private static void Answers(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "answer",
            t => new
            {
                id = t.Column<Guid>(),
                consultation_id = t.Column<Guid>(),
                reference = t.Column<string>(),
                number = t.Column<int>(),
                from = t.Column<string>(),
                kind = t.Column<string>(),
                received_at = t.Column<DateTime>(),
                parts = t.Column<string>(),
                attachments = t.Column<string>(),
                shared_draft = t.Column<string>(nullable: true),
                replaces = t.Column<string>(nullable: true),
                channel = t.Column<string>(nullable: true),
                handed_in_by = t.Column<string>(nullable: true),
                person_id = t.Column<Guid>(nullable: true),
                adopted = t.Column<string>(nullable: true),
                recorded_at = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_answer", r => r.id);
                t.ForeignKey("fk_answer_consultation_consultation_id", r => r.consultation_id, "consultation", "id", onDelete: ReferentialAction.Restrict);
                t.ForeignKey("fk_answer_open_person_person_id", r => r.person_id, "open_person", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_answer_consultation_id_reference", "answer", ["consultation_id", "reference"], unique: true);
        migrationBuilder.CreateIndex("ix_answer_consultation_id_number", "answer", ["consultation_id", "number"], unique: true);
        migrationBuilder.CreateIndex("ix_answer_person_id", "answer", "person_id");
        migrationBuilder.CreateTable(
            "treatment",
            t => new
            {
                answer_id = t.Column<Guid>(),
                section = t.Column<string>(),
                consultation_id = t.Column<Guid>(),
                disposition = t.Column<string>(nullable: true),
                reason = t.Column<string>(nullable: true),
                change = t.Column<string>(nullable: true),
                tags = t.Column<string>(),
                same_as = t.Column<string>(nullable: true),
                published_text = t.Column<string>(nullable: true),
                redaction_reason = t.Column<string>(nullable: true),
                revision = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_treatment", r => new { r.answer_id, r.section });
                t.ForeignKey("fk_treatment_answer_answer_id", r => r.answer_id, "answer", "id", onDelete: ReferentialAction.Restrict);
                t.ForeignKey("fk_treatment_consultation_consultation_id", r => r.consultation_id, "consultation", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_treatment_consultation_id", "treatment", "consultation_id");
    }

    private static void Drafts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "answer_draft",
            t => new
            {
                id = t.Column<Guid>(),
                consultation_id = t.Column<Guid>(),
                from = t.Column<string>(),
                kind = t.Column<string>(),
                secret_sha256 = t.Column<string>(nullable: true),
                attachments = t.Column<string>(),
                shared_draft = t.Column<string>(nullable: true),
                revision = t.Column<int>(),
                created_at = t.Column<DateTime>(),
                changed_at = t.Column<DateTime>(),
                answer_id = t.Column<Guid>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_answer_draft", r => r.id);
                t.ForeignKey("fk_answer_draft_consultation_consultation_id", r => r.consultation_id, "consultation", "id", onDelete: ReferentialAction.Restrict);
                t.ForeignKey("fk_answer_draft_answer_answer_id", r => r.answer_id, "answer", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_answer_draft_one", "answer_draft", ["consultation_id", "from"], unique: true, filter: "answer_id is null and kind = 'invited'");
        migrationBuilder.CreateIndex("ix_answer_draft_secret_sha256", "answer_draft", "secret_sha256", unique: true);
        migrationBuilder.CreateIndex("ix_answer_draft_answer_id", "answer_draft", "answer_id");
        migrationBuilder.CreateTable(
            "answer_field",
            t => new
            {
                draft_id = t.Column<Guid>(),
                section = t.Column<string>(),
                stance = t.Column<string>(nullable: true),
                text = t.Column<string>(),
                revision = t.Column<int>(),
                changed_at = t.Column<DateTime>(),
                changed_by = t.Column<string>(),
                others = t.Column<string>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_answer_field", r => new { r.draft_id, r.section });
                t.ForeignKey("fk_answer_field_answer_draft_draft_id", r => r.draft_id, "answer_draft", "id", onDelete: ReferentialAction.Restrict);
            });
    }
}
