using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Subscriptions;

/// <summary>The tables of subscriptions and letters.</summary>
internal static class SubscriptionRows
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Subscriber>(subscriber =>
        {
            subscriber.ToTable("subscriber");
            subscriber.Property(s => s.Id).ValueGeneratedNever();
            subscriber.Property(s => s.Kinds).HasConversion<int>();
            subscriber.Property(s => s.Asked).AsJson();
            subscriber.Property(s => s.Revision).IsConcurrencyToken();
            subscriber.HasMany(s => s.Topics).WithOne().HasForeignKey(t => t.SubscriberId);
            subscriber.HasIndex(s => s.AddressKey).IsUnique();
            subscriber.HasIndex(s => s.Key).IsUnique();
            subscriber.HasIndex(s => s.ConfirmKey).IsUnique();
        });
        model.Entity<SubscribedTopic>(topic =>
        {
            topic.ToTable("subscribed_topic").HasKey(t => new { t.SubscriberId, t.Kind, t.Key });
            topic.Ignore(t => t.Topic);
        });
        model.Entity<MailEvent>(told =>
        {
            told.ToTable("mail_event");
            told.Property(e => e.Id).ValueGeneratedNever();
            told.Property(e => e.Kind).HasConversion<int>();
            told.Property(e => e.Facts).AsJson();
            told.HasOne<Agreement>().WithMany().HasForeignKey(e => e.AgreementId);
            told.HasIndex(e => e.ActId);
            told.HasIndex(e => e.LineId);
            told.HasIndex(e => e.SameAs);
        });
        model.Entity<LetterItem>(item =>
        {
            item.ToTable("letter_item").HasKey(i => new { i.EventId, i.SubscriberId });
            item.HasIndex(i => i.DueAt).HasDatabaseName("ix_letter_item_waiting").HasFilter("batch_id is null");
            item.HasIndex(i => new { i.BatchId, i.SubscriberId });
        });
        model.Entity<OutgoingLetter>(letter =>
        {
            letter.ToTable("letter").HasKey(l => new { l.BatchId, l.PersonId });
            letter.HasIndex(l => l.DueAt).HasDatabaseName("ix_letter_waiting").HasFilter("state = 'waiting'");
            letter.HasIndex(l => l.PersonId);
            letter.HasIndex(l => l.EndedAt).HasDatabaseName("ix_letter_sent").HasFilter("state = 'sent'");
            letter.HasIndex(l => l.WrittenAt).HasDatabaseName("ix_letter_not_arrived").HasFilter("state in ('failed', 'uncertain')");
        });
        model.Entity<Suppression>().ToTable("mail_suppression").HasKey(s => s.Hash);
        model.Entity<MailSecret>().ToTable("mail_secret").Property(s => s.Id).ValueGeneratedNever();
        model.Entity<NoticeAddress>(address =>
        {
            address.ToTable("notice_address");
            address.Property(a => a.Id).ValueGeneratedNever();
            address.HasIndex(a => new { a.Principal, a.AddressKey }).IsUnique();
        });
    }
}
