using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Consultations;

/// <summary>The tables of consultations. Domain classes are mapped as they are.</summary>
internal static class ConsultationRows
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Consultation>(round =>
        {
            round.ToTable("consultation");
            round.Property(r => r.Id).ValueGeneratedNever();
            round.HasOne<Agreement>().WithMany().HasForeignKey(r => r.AgreementId);
            round.Property(r => r.Settings).AsJson();
            round.Property(r => r.Extensions).AsJson();
            round.Property(r => r.Release).AsJson();
            round.Property(r => r.Questions).AsJson();
            round.Property(r => r.Revision).IsConcurrencyToken();
            round.Ignore(r => r.Windows);
            round.HasIndex(r => new { r.AgreementId, r.Version }).IsUnique();
        });
        model.Entity<OpenPerson>().ToTable("open_person").Property(p => p.Id).ValueGeneratedNever();
        model.Entity<Answer>(answer =>
        {
            answer.ToTable("answer");
            answer.Property(a => a.Id).ValueGeneratedNever();
            answer.HasOne<Consultation>().WithMany().HasForeignKey(a => a.ConsultationId);
            answer.HasOne<OpenPerson>().WithMany().HasForeignKey(a => a.PersonId);
            answer.Property(a => a.Parts).AsJson();
            answer.Property(a => a.Attachments).AsJson();
            answer.Property(a => a.Adopted).AsJson();
            answer.Ignore(a => a.Whole);
            answer.Ignore(a => a.ReceivedOn);
            answer.HasIndex(a => new { a.ConsultationId, a.Reference }).IsUnique();
            answer.HasIndex(a => new { a.ConsultationId, a.Number }).IsUnique();
        });
        model.Entity<Treatment>(treatment =>
        {
            treatment.ToTable("treatment").HasKey(t => new { t.AnswerId, t.Section });
            treatment.HasOne<Answer>().WithMany().HasForeignKey(t => t.AnswerId);
            treatment.HasOne<Consultation>().WithMany().HasForeignKey(t => t.ConsultationId);
            treatment.Property(t => t.Change).AsJson();
            treatment.Property(t => t.Tags).AsJson();
            treatment.Property(t => t.SameAs).AsJson();
            treatment.Property(t => t.Revision).IsConcurrencyToken();
            treatment.Ignore(t => t.IsAnswered);
            treatment.HasIndex(t => t.ConsultationId);
        });
        model.Entity<AnswerDraft>(draft =>
        {
            draft.ToTable("answer_draft");
            draft.Property(d => d.Id).ValueGeneratedNever();
            draft.HasOne<Consultation>().WithMany().HasForeignKey(d => d.ConsultationId);
            draft.HasOne<Answer>().WithMany().HasForeignKey(d => d.AnswerId);
            draft.Property(d => d.Attachments).AsJson();
            draft.Property(d => d.Revision).IsConcurrencyToken();
            draft.HasIndex(d => new { d.ConsultationId, d.From }).IsUnique().HasDatabaseName("ix_answer_draft_one").HasFilter("answer_id is null and kind = 'invited'");
            draft.HasIndex(d => d.SecretSha256).IsUnique();
            draft.HasIndex(d => d.AnswerId);
        });
        model.Entity<ConferenceRegistration>(registration =>
        {
            registration.ToTable("conference_registration");
            registration.Property(r => r.Id).ValueGeneratedNever();
            registration.HasOne<Consultation>().WithMany().HasForeignKey(r => r.ConsultationId);
            registration.HasIndex(r => r.ConsultationId);
        });
        model.Entity<OutsideView>(view =>
        {
            view.ToTable("outside_view");
            view.Property(v => v.Id).ValueGeneratedNever();
            view.HasOne<Agreement>().WithMany().HasForeignKey(v => v.AgreementId);
            view.HasIndex(v => v.AgreementId);
        });
        model.Entity<AnswerField>(field =>
        {
            field.ToTable("answer_field").HasKey(f => new { f.DraftId, f.Section });
            field.HasOne<AnswerDraft>().WithMany().HasForeignKey(f => f.DraftId);
            field.Property(f => f.Others).AsJson();
            field.Property(f => f.Revision).IsConcurrencyToken();
            field.Ignore(f => f.IsEmpty);
        });
    }
}
