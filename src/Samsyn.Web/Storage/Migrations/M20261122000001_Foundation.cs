using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Samsyn.Web.Storage.Migrations;

/// <summary>The first tables: accounts, the register, agreements, decisions and signatures, journal and outbox.</summary>
/// <remarks>
/// Written by hand, one class for both engines. Never changed once released: a later change is a class of its own. What belongs to an
/// account goes with it; facts keep their agreement from being deleted.
/// </remarks>
[DbContext(typeof(SamsynDb)), Migration(Id)]
public sealed class M20261122000001_Foundation : Migration
{
    public const string Id = "20261122000001_foundation";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Accounts(migrationBuilder);
        Register(migrationBuilder);
        AgreementsAndDecisions(migrationBuilder);
        Signatures(migrationBuilder);
        Work(migrationBuilder);
    }

    private static void Accounts(MigrationBuilder tables)
    {
        tables.CreateTable(
            "account",
            t => new
            {
                id = t.Column<Guid>(),
                display_name = t.Column<string>(),
                language = t.Column<string>(),
                created_at = t.Column<DateTime>(),
                user_name = t.Column<string>(nullable: true),
                normalized_user_name = t.Column<string>(nullable: true),
                email = t.Column<string>(nullable: true),
                normalized_email = t.Column<string>(nullable: true),
                email_confirmed = t.Column<bool>(),
                password_hash = t.Column<string>(nullable: true),
                security_stamp = t.Column<string>(nullable: true),
                concurrency_stamp = t.Column<string>(nullable: true),
                phone_number = t.Column<string>(nullable: true),
                phone_number_confirmed = t.Column<bool>(),
                two_factor_enabled = t.Column<bool>(),
                lockout_end = t.Column<DateTime>(nullable: true),
                lockout_enabled = t.Column<bool>(),
                access_failed_count = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("pk_account", a => a.id));
        tables.CreateIndex("ix_account_normalized_email", "account", "normalized_email");
        tables.CreateIndex("ix_account_normalized_user_name", "account", "normalized_user_name", unique: true);

        tables.CreateTable(
            "account_claim",
            t => new
            {
                id = t.Column<int>()
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                user_id = t.Column<Guid>(),
                claim_type = t.Column<string>(nullable: true),
                claim_value = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_account_claim", c => c.id);
                t.ForeignKey("fk_account_claim_account_user_id", r => r.user_id, "account", "id", onDelete: ReferentialAction.Cascade);
            });
        tables.CreateIndex("ix_account_claim_user_id", "account_claim", "user_id");

        tables.CreateTable(
            "account_login",
            t => new
            {
                login_provider = t.Column<string>(),
                provider_key = t.Column<string>(),
                provider_display_name = t.Column<string>(nullable: true),
                user_id = t.Column<Guid>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_account_login", l => new { l.login_provider, l.provider_key });
                t.ForeignKey("fk_account_login_account_user_id", r => r.user_id, "account", "id", onDelete: ReferentialAction.Cascade);
            });
        tables.CreateIndex("ix_account_login_user_id", "account_login", "user_id");

        tables.CreateTable(
            "account_token",
            t => new
            {
                user_id = t.Column<Guid>(),
                login_provider = t.Column<string>(),
                name = t.Column<string>(),
                value = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_account_token", k => new { k.user_id, k.login_provider, k.name });
                t.ForeignKey("fk_account_token_account_user_id", r => r.user_id, "account", "id", onDelete: ReferentialAction.Cascade);
            });

        tables.CreateTable(
            "account_passkey",
            t => new { credential_id = t.Column<byte[]>(), user_id = t.Column<Guid>(), data = t.Column<string>() },
            constraints: t =>
            {
                t.PrimaryKey("pk_account_passkey", p => p.credential_id);
                t.ForeignKey("fk_account_passkey_account_user_id", r => r.user_id, "account", "id", onDelete: ReferentialAction.Cascade);
            });
        tables.CreateIndex("ix_account_passkey_user_id", "account_passkey", "user_id");

        tables.CreateTable(
            "role_grant",
            t => new
            {
                id = t.Column<Guid>(),
                account_id = t.Column<Guid>(),
                role = t.Column<string>(),
                principal_id = t.Column<string>(nullable: true),
                body_id = t.Column<string>(nullable: true),
                is_principal_administrator = t.Column<bool>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_role_grant", r => r.id);
                t.ForeignKey("fk_role_grant_account_account_id", r => r.account_id, "account", "id", onDelete: ReferentialAction.Cascade);
            });
        tables.CreateIndex("ix_role_grant_account_id", "role_grant", "account_id");

        tables.CreateTable(
            "form_draft",
            t => new
            {
                id = t.Column<Guid>(),
                account_id = t.Column<Guid>(),
                kind = t.Column<string>(),
                answers = t.Column<string>(),
                revision = t.Column<int>(),
                updated_at = t.Column<DateTime>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_form_draft", d => d.id);
                t.ForeignKey("fk_form_draft_account_account_id", r => r.account_id, "account", "id", onDelete: ReferentialAction.Cascade);
            });
        tables.CreateIndex("ix_form_draft_account_id", "form_draft", "account_id");

        tables.CreateTable(
            "data_protection_key",
            t => new { id = t.Column<Guid>(), xml = t.Column<string>() },
            constraints: t => t.PrimaryKey("pk_data_protection_key", k => k.id));
    }

    private static void Register(MigrationBuilder tables)
    {
        tables.CreateTable(
            "county",
            t => new { id = t.Column<string>(), name = t.Column<string>(), map_sha256 = t.Column<string>(nullable: true) },
            constraints: t => t.PrimaryKey("pk_county", c => c.id));

        tables.CreateTable(
            "principal",
            t => new
            {
                id = t.Column<string>(),
                type = t.Column<string>(),
                name = t.Column<string>(),
                official_name = t.Column<string>(),
                federation_code = t.Column<string>(nullable: true),
                organisation_number = t.Column<string>(nullable: true),
                population = t.Column<string>(),
            },
            constraints: t => t.PrimaryKey("pk_principal", p => p.id));

        tables.CreateTable(
            "federation",
            t => new
            {
                code = t.Column<string>(),
                name = t.Column<string>(),
                kind = t.Column<string>(nullable: true),
                organisation_number = t.Column<string>(nullable: true),
                position = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("pk_federation", f => f.code));

        tables.CreateTable(
            "membership",
            t => new
            {
                position = t.Column<int>(),
                principal = t.Column<string>(),
                group = t.Column<string>(),
                kind = t.Column<string>(),
                from = t.Column<DateOnly>(nullable: true),
                until = t.Column<DateOnly>(nullable: true),
                source = t.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_membership", m => m.position));

        tables.CreateTable(
            "body_entry",
            t => new
            {
                kind = t.Column<string>(),
                name = t.Column<string>(),
                side = t.Column<string>(),
                mandate = t.Column<string>(),
                per = t.Column<string>(nullable: true),
                position = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("pk_body_entry", b => b.kind));

        tables.CreateTable(
            "blob",
            t => new { sha256 = t.Column<string>(), bytes = t.Column<byte[]>() },
            constraints: t => t.PrimaryKey("pk_blob", b => b.sha256));
    }

    private static void AgreementsAndDecisions(MigrationBuilder tables)
    {
        tables.CreateTable(
            "agreement",
            t => new { id = t.Column<Guid>(), slug = t.Column<string>(), settings = t.Column<string>(), revision = t.Column<int>() },
            constraints: t => t.PrimaryKey("pk_agreement", a => a.id));
        tables.CreateIndex("ix_agreement_slug", "agreement", "slug", unique: true);

        tables.CreateTable(
            "agreement_version",
            t => new
            {
                agreement_id = t.Column<Guid>(),
                id = t.Column<string>(),
                on = t.Column<DateOnly>(),
                file = t.Column<string>(nullable: true),
                sha256 = t.Column<string>(nullable: true),
                editorial = t.Column<bool>(),
                position = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_agreement_version", v => new { v.agreement_id, v.id });
                t.ForeignKey("fk_agreement_version_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });

        tables.CreateTable(
            "term_change",
            t => new
            {
                id = t.Column<Guid>(),
                agreement_id = t.Column<Guid>(),
                on = t.Column<DateOnly>(),
                act = t.Column<string>(),
                until = t.Column<DateOnly>(nullable: true),
                by = t.Column<string>(),
                source = t.Column<string>(nullable: true),
                recorded_at = t.Column<DateTime>(),
                place = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_term_change", c => c.id);
                t.ForeignKey("fk_term_change_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        tables.CreateIndex("ix_term_change_agreement_id_place", "term_change", ["agreement_id", "place"], unique: true);

        tables.CreateTable(
            "cascade_plan",
            t => new { agreement_id = t.Column<Guid>(), steps = t.Column<string>() },
            constraints: t =>
            {
                t.PrimaryKey("pk_cascade_plan", p => p.agreement_id);
                t.ForeignKey("fk_cascade_plan_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });

        tables.CreateTable(
            "decision",
            t => new
            {
                id = t.Column<Guid>(),
                agreement_id = t.Column<Guid>(),
                body = t.Column<string>(),
                on = t.Column<DateOnly>(),
                outcome = t.Column<string>(),
                version = t.Column<string>(nullable: true),
                paragraph = t.Column<string>(),
                @case = t.Column<string>(nullable: true),
                concerns = t.Column<string>(),
                also = t.Column<string>(),
                votes = t.Column<string>(nullable: true),
                minority = t.Column<bool>(),
                condition = t.Column<string>(nullable: true),
                reservations = t.Column<string>(),
                minutes_approved_on = t.Column<DateOnly>(nullable: true),
                immediate = t.Column<bool>(),
                announced_on = t.Column<DateOnly>(nullable: true),
                appeal_until_stated = t.Column<DateOnly>(nullable: true),
                appealed_on = t.Column<DateOnly>(nullable: true),
                signs = t.Column<string>(),
                source = t.Column<string>(nullable: true),
                note = t.Column<string>(nullable: true),
                recorded_at = t.Column<DateTime>(),
                place = t.Column<long>(),
                corrects = t.Column<DateOnly>(nullable: true),
                corrects_paragraph = t.Column<string>(nullable: true),
                to = t.Column<string>(nullable: true),
                assessed = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_decision", d => d.id);
                t.ForeignKey("fk_decision_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        tables.CreateIndex("ix_decision_agreement_id_place", "decision", ["agreement_id", "place"], unique: true);
        tables.CreateIndex("ix_decision_identity", "decision", ["agreement_id", "body", "on", "paragraph"], unique: true,
            filter: "outcome not in ('annulled', 'corrected', 'assessed')");
        tables.CreateIndex("ix_decision_also", "decision", "also", filter: "also <> '[]'");
    }

    private static void Signatures(MigrationBuilder tables)
    {
        tables.CreateTable(
            "signature",
            t => new
            {
                id = t.Column<Guid>(),
                agreement_id = t.Column<Guid>(),
                party = t.Column<string>(),
                on = t.Column<DateOnly>(nullable: true),
                by_function = t.Column<string>(nullable: true),
                form = t.Column<string>(nullable: true),
                version = t.Column<string>(nullable: true),
                declined_reason = t.Column<string>(nullable: true),
                recorded_at = t.Column<DateTime>(),
                place = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_signature", s => s.id);
                t.ForeignKey("fk_signature_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        tables.CreateIndex("ix_signature_agreement_id_place", "signature", ["agreement_id", "place"], unique: true);
    }

    private static void Work(MigrationBuilder tables)
    {
        tables.CreateTable(
            "journal_entry",
            t => new
            {
                id = t.Column<Guid>(),
                act_id = t.Column<Guid>(),
                position = t.Column<int>(),
                at = t.Column<DateTime>(),
                account_id = t.Column<Guid>(nullable: true),
                by_function = t.Column<string>(),
                act = t.Column<string>(),
                agreement_slug = t.Column<string>(nullable: true),
                subject = t.Column<string>(),
                reason = t.Column<string>(nullable: true),
                before = t.Column<string>(nullable: true),
                after = t.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_journal_entry", e => e.id));
        tables.CreateIndex("ix_journal_entry_act_id_position", "journal_entry", ["act_id", "position"], unique: true);
        tables.CreateIndex("ix_journal_entry_agreement_slug_at", "journal_entry", ["agreement_slug", "at"]);

        tables.CreateTable(
            "outbox_message",
            t => new
            {
                id = t.Column<Guid>(),
                act_id = t.Column<Guid>(),
                position = t.Column<int>(),
                kind = t.Column<string>(),
                payload = t.Column<string>(),
                at = t.Column<DateTime>(),
                due_at = t.Column<DateTime>(),
                claimed_by = t.Column<string>(nullable: true),
                claimed_until = t.Column<DateTime>(nullable: true),
                attempts = t.Column<int>(),
                done_at = t.Column<DateTime>(nullable: true),
                last_error = t.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_outbox_message", m => m.id));
        tables.CreateIndex("ix_outbox_message_act_id_position", "outbox_message", ["act_id", "position"], unique: true);
        tables.CreateIndex("ix_outbox_message_waiting", "outbox_message", "due_at", filter: "done_at is null");

        tables.CreateTable(
            "agreement_event",
            t => new
            {
                id = t.Column<Guid>(),
                number = t.Column<long>(),
                agreement_id = t.Column<Guid>(),
                at = t.Column<DateTime>(),
                kind = t.Column<string>(),
                facts = t.Column<string>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("pk_agreement_event", e => e.id);
                t.ForeignKey("fk_agreement_event_agreement_agreement_id", r => r.agreement_id, "agreement", "id", onDelete: ReferentialAction.Restrict);
            });
        tables.CreateIndex("ix_agreement_event_number", "agreement_event", "number", unique: true);
        tables.CreateIndex("ix_agreement_event_agreement_id_number", "agreement_event", ["agreement_id", "number"]);
    }
}
