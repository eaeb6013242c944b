using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;
using Samsyn.Web.About;
using Samsyn.Web.Access;
using Samsyn.Web.Calendars;
using Samsyn.Web.Consultations;
using Samsyn.Web.Duties;
using Samsyn.Web.Groups;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Outbox;
using Samsyn.Web.Publishing;
using Samsyn.Web.Publishing.OldPages;
using Samsyn.Web.Subscriptions;

namespace Samsyn.Web.Storage;

/// <summary>
/// The tables. Domain classes are mapped as they are; the same tables on SQLite and PostgreSQL.
/// </summary>
/// <remarks>
/// By convention: snake_case, enums as the contract's words, instants UTC in milliseconds, ids time-ordered GUIDs, lists and settings as
/// JSON text. Tables are changed by a class in <c>Migrations/</c>, never from here; a test compares the two. Change rows through
/// <see cref="Acts"/>; read through <see cref="Records"/>. Source: DESIGN.md 4.
/// </remarks>
public sealed class SamsynDb(DbContextOptions<SamsynDb> options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();
    public DbSet<CountyRow> Counties => Set<CountyRow>();
    public DbSet<Principal> Principals => Set<Principal>();
    public DbSet<Federation> Federations => Set<Federation>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<BodyEntry> BodyEntries => Set<BodyEntry>();
    public DbSet<Blob> Blobs => Set<Blob>();
    public DbSet<Agreement> Agreements => Set<Agreement>();
    public DbSet<VersionClauses> VersionClauses => Set<VersionClauses>();
    public DbSet<CalendarRow> CalendarRows => Set<CalendarRow>();
    public DbSet<TextDraft> TextDrafts => Set<TextDraft>();
    public DbSet<CascadePlan> CascadePlans => Set<CascadePlan>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<Signature> Signatures => Set<Signature>();
    public DbSet<SigningPlanRow> SigningPlans => Set<SigningPlanRow>();
    public DbSet<SignatoryChange> SignatoryChanges => Set<SignatoryChange>();
    public DbSet<DutyPlan> DutyPlans => Set<DutyPlan>();
    public DbSet<DutyReport> DutyReports => Set<DutyReport>();
    public DbSet<DisagreementFact> Disagreements => Set<DisagreementFact>();
    public DbSet<Consultation> Consultations => Set<Consultation>();

    public DbSet<ConferenceRegistration> Registrations => Set<ConferenceRegistration>();
    public DbSet<Answer> Answers => Set<Answer>();
    public DbSet<OpenPerson> OpenPeople => Set<OpenPerson>();
    public DbSet<Treatment> Treatments => Set<Treatment>();
    public DbSet<AnswerDraft> AnswerDrafts => Set<AnswerDraft>();
    public DbSet<AnswerField> AnswerFields => Set<AnswerField>();
    public DbSet<JournalEntry> Journal => Set<JournalEntry>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<AgreementEvent> History => Set<AgreementEvent>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<FormDraft> FormDrafts => Set<FormDraft>();
    public DbSet<Domain.Groups.Group> Groups => Set<Domain.Groups.Group>();
    public DbSet<GroupFactRow> GroupFacts => Set<GroupFactRow>();
    public DbSet<Domain.Groups.Position> Positions => Set<Domain.Groups.Position>();
    public DbSet<Domain.Groups.Scenario> Scenarios => Set<Domain.Groups.Scenario>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<FaultReport> FaultReports => Set<FaultReport>();
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<LibraryDocument> Documents => Set<LibraryDocument>();
    public DbSet<Redirect> Redirects => Set<Redirect>();
    public DbSet<PublishingSettings> PublishingSettings => Set<PublishingSettings>();
    public DbSet<ReaderQuestion> ReaderQuestions => Set<ReaderQuestion>();
    public DbSet<Subscriber> Subscribers => Set<Subscriber>();
    public DbSet<MailEvent> MailEvents => Set<MailEvent>();
    public DbSet<LetterItem> LetterItems => Set<LetterItem>();
    public DbSet<OutgoingLetter> Letters => Set<OutgoingLetter>();
    public DbSet<Suppression> Suppressions => Set<Suppression>();
    public DbSet<MailSecret> MailSecrets => Set<MailSecret>();
    public DbSet<NoticeAddress> NoticeAddresses => Set<NoticeAddress>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<OffsetConverter>();
        configurationBuilder.Properties<PrincipalId>().HaveConversion<PrincipalIdConverter>();
        configurationBuilder.Properties<BodyId>().HaveConversion<BodyIdConverter>();
        configurationBuilder.InWords<Role>();
        configurationBuilder.InWords<PrincipalType>();
        configurationBuilder.InWords<GroupKind>();
        configurationBuilder.InWords<Side>();
        configurationBuilder.InWords<Mandate>();
        configurationBuilder.InWords<TermAct>();
        configurationBuilder.InWords<Outcome>();
        configurationBuilder.InWords<Concerns>();
        configurationBuilder.InWords<Assessment>();
        configurationBuilder.InWords<HistoryKind>();
        configurationBuilder.InWords<Domain.Groups.Ending>();
        configurationBuilder.InWords<DisagreementEvent>();
        configurationBuilder.InWords<DisagreementKind>();
        configurationBuilder.InWords<AnswerKind>();
        configurationBuilder.InWords<Stance>();
        configurationBuilder.InWords<ViewChoice>();
        configurationBuilder.InWords<Disposition>();
        configurationBuilder.InWords<ArticleKind>();
        configurationBuilder.InWords<DocumentKind>();
        configurationBuilder.InWords<Search.SearchKind>();
        configurationBuilder.InWords<Search.Standing>();
        configurationBuilder.InWords<Pace>();
        configurationBuilder.InWords<TopicKind>();
        configurationBuilder.InWords<SuppressionReason>();
        configurationBuilder.InWords<LetterKind>();
        configurationBuilder.InWords<LetterState>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        Accounts(builder);
        Register(builder);
        AgreementsAndDecisions(builder);
        Signing(builder);
        Duties(builder);
        Work(builder);
        GroupRows.Map(builder);
        ConsultationRows.Map(builder);
        PublishingRows.Map(builder);
        Redirect.Map(builder);
        SubscriptionRows.Map(builder);
        SearchTables.Map(builder);
        NameInSnakeCase(builder);
    }

    private static void Accounts(ModelBuilder model)
    {
        model.Entity<Account>().ToTable("account");
        model.Entity<IdentityUserClaim<Guid>>().ToTable("account_claim");
        model.Entity<IdentityUserLogin<Guid>>().ToTable("account_login");
        model.Entity<IdentityUserToken<Guid>>().ToTable("account_token");
        model.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("account_passkey").HasKey(p => p.CredentialId);
            passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
            passkey.Property(p => p.Data).AsChangingJson();
        });
        model.Entity<RoleGrant>().ToTable("role_grant").Property(r => r.Id).ValueGeneratedNever();
        model.Entity<Account>().HasMany(a => a.Roles).WithOne().HasForeignKey(r => r.AccountId);
        model.Entity<FormDraft>(draft =>
        {
            draft.ToTable("form_draft");
            draft.Property(d => d.Id).ValueGeneratedNever();
            draft.Property(d => d.Revision).IsConcurrencyToken();
            draft.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId);
        });
        model.Entity<DataProtectionKey>().ToTable("data_protection_key").Property(k => k.Id).ValueGeneratedNever();
    }

    private static void Register(ModelBuilder model)
    {
        model.Entity<CountyRow>().ToTable("county");
        model.Entity<Principal>(principal =>
        {
            principal.ToTable("principal");
            principal.Property(p => p.Population).AsJson();
        });
        model.Entity<Federation>(federation =>
        {
            federation.ToTable("federation").HasKey(f => f.Code);
            federation.Property<int>(Position);
        });
        model.Entity<Membership>(membership =>
        {
            membership.ToTable("membership").Property<int>(Position).ValueGeneratedNever();
            membership.HasKey(Position);
        });
        model.Entity<BodyEntry>(body =>
        {
            body.ToTable("body_entry").HasKey(b => b.Kind);
            body.Property<int>(Position);
        });
        model.Entity<Blob>().ToTable("blob").HasKey(b => b.Sha256);
    }

    private static void AgreementsAndDecisions(ModelBuilder model)
    {
        model.Entity<Agreement>(agreement =>
        {
            agreement.ToTable("agreement");
            agreement.Property(a => a.Id).ValueGeneratedNever();
            agreement.HasIndex(a => a.Slug).IsUnique();
            agreement.Property(a => a.Settings).AsJson();
            agreement.Property(a => a.Revision).IsConcurrencyToken();
            agreement.HasMany(a => a.Versions).WithOne().HasForeignKey(AgreementId).IsRequired();
            agreement.HasMany(a => a.TermChanges).WithOne().HasForeignKey(AgreementId).IsRequired();
        });
        model.Entity<AgreementVersion>(version =>
        {
            version.ToTable("agreement_version").Property<Guid>(AgreementId);
            version.HasKey(AgreementId, nameof(AgreementVersion.Id));
            version.Property<int>(Position);
            version.Property(v => v.Power).AsJson();
            version.Property(v => v.Requirements).AsJson();
        });
        model.Entity<VersionClauses>(clauses =>
        {
            clauses.ToTable("version_clauses").HasKey(c => new { c.AgreementId, c.Version });
            clauses.HasOne<AgreementVersion>().WithOne().HasForeignKey<VersionClauses>(c => new { c.AgreementId, c.Version });
            clauses.Property(c => c.Entries).AsJson();
            clauses.Property(c => c.Revision).IsConcurrencyToken();
        });
        model.Entity<TextDraft>(draft =>
        {
            draft.ToTable("text_draft");
            draft.Property(d => d.Id).ValueGeneratedNever();
            draft.HasOne<Agreement>().WithMany().HasForeignKey(d => d.AgreementId);
            draft.Property(d => d.Entries).AsJson();
            draft.Property(d => d.Others).AsJson();
            draft.Property(d => d.Requirements).AsJson();
            draft.Property(d => d.Revision).IsConcurrencyToken();
            draft.HasIndex(d => d.AgreementId);
        });
        model.Entity<TermChange>(change =>
        {
            change.ToTable("term_change").Property<Guid>(AgreementId);
            change.Property(c => c.Id).ValueGeneratedNever();
            change.Property(c => c.By).AsJson();
            change.HasIndex(AgreementId, nameof(TermChange.Place)).IsUnique();
        });
        model.Entity<CascadePlan>(plan =>
        {
            plan.ToTable("cascade_plan").HasKey(p => p.AgreementId);
            plan.HasOne<Agreement>().WithOne().HasForeignKey<CascadePlan>(p => p.AgreementId);
            plan.Property(p => p.Steps).AsJson();
        });
        model.Entity<Decision>(decision =>
        {
            decision.ToTable("decision");
            decision.Property(d => d.Id).ValueGeneratedNever();
            decision.HasOne<Agreement>().WithMany().HasForeignKey(d => d.AgreementId);
            decision.Property(d => d.Also).AsJson();
            decision.Property(d => d.Votes).AsJson();
            decision.Property(d => d.Reservations).AsJson();
            decision.Property(d => d.Signs).AsJson();
            decision.Property(d => d.To).AsJson();
            decision.Ignore(d => d.IsLaterFact);
            decision.HasIndex(d => new { d.AgreementId, d.Place }).IsUnique();
            decision.HasIndex(d => new { d.AgreementId, d.Body, d.On, d.Paragraph }).IsUnique()
                .HasDatabaseName("ix_decision_identity").HasFilter("outcome not in ('annulled', 'corrected', 'assessed')");
            decision.HasIndex(d => d.Also).HasDatabaseName("ix_decision_also").HasFilter("also <> '[]'");
        });
        model.Entity<DisagreementFact>(fact =>
        {
            fact.ToTable("disagreement_fact");
            fact.Property(f => f.Id).ValueGeneratedNever();
            fact.HasOne<Agreement>().WithMany().HasForeignKey(f => f.AgreementId);
            fact.HasIndex(f => new { f.AgreementId, f.Place }).IsUnique();
        });
        model.Entity<Signature>(signature =>
        {
            signature.ToTable("signature");
            signature.Property(s => s.Id).ValueGeneratedNever();
            signature.HasOne<Agreement>().WithMany().HasForeignKey(s => s.AgreementId);
            signature.HasIndex(s => new { s.AgreementId, s.Place }).IsUnique();
            signature.Property(s => s.Evidence).AsJson();
            signature.Ignore(s => s.IsDeclined);
        });
    }

    private static void Signing(ModelBuilder model)
    {
        model.Entity<SigningPlanRow>(plan =>
        {
            plan.ToTable("signing_plan").HasKey(p => p.AgreementId);
            plan.HasOne<Agreement>().WithOne().HasForeignKey<SigningPlanRow>(p => p.AgreementId);
            plan.Property(p => p.Plan).AsJson();
            plan.Property(p => p.Revision).IsConcurrencyToken();
        });
        model.Entity<SignatoryChange>(change =>
        {
            change.ToTable("signatory_change");
            change.Property(c => c.Id).ValueGeneratedNever();
            change.HasOne<Agreement>().WithMany().HasForeignKey(c => c.AgreementId);
            change.HasIndex(c => new { c.AgreementId, c.Place }).IsUnique();
        });
    }

    private static void Duties(ModelBuilder model)
    {
        model.Entity<DutyPlan>(plan =>
        {
            plan.ToTable("duty_plan").HasKey(p => p.AgreementId);
            plan.HasOne<Agreement>().WithOne().HasForeignKey<DutyPlan>(p => p.AgreementId);
            plan.Property(p => p.Duties).AsJson();
            plan.Property(p => p.Revision).IsConcurrencyToken();
        });
        model.Entity<DutyReport>(report =>
        {
            report.ToTable("duty_report");
            report.Property(r => r.Id).ValueGeneratedNever();
            report.HasOne<Agreement>().WithMany().HasForeignKey(r => r.AgreementId);
            report.HasIndex(r => new { r.AgreementId, r.Place }).IsUnique();
        });
    }

    private static void Work(ModelBuilder model)
    {
        model.Entity<FaultReport>(report =>
        {
            report.ToTable("fault_report");
            report.Property(r => r.Id).ValueGeneratedNever();
            report.Ignore(r => r.Number);
            report.HasIndex(r => r.At);
        });
        model.Entity<Notification>(notification =>
        {
            notification.ToTable("notification");
            notification.Property(n => n.Id).ValueGeneratedNever();
            notification.HasOne<Agreement>().WithMany().HasForeignKey(n => n.AgreementId);
            notification.Property(n => n.Facts).AsJson();
            notification.HasIndex(n => new { n.AgreementId, n.Number }).IsUnique();
            notification.HasIndex(n => new { n.AgreementId, n.Key }).IsUnique();
        });
        model.Entity<JournalEntry>(entry =>
        {
            entry.ToTable("journal_entry");
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.HasIndex(e => new { e.ActId, e.Position }).IsUnique();
            entry.HasIndex(e => new { e.AgreementSlug, e.At });
        });
        model.Entity<OutboxMessage>(message =>
        {
            message.ToTable("outbox_message");
            message.Property(m => m.Id).ValueGeneratedNever();
            message.HasIndex(m => m.DueAt).HasDatabaseName("ix_outbox_message_waiting").HasFilter("done_at is null");
            message.HasIndex(m => new { m.ActId, m.Position }).IsUnique();
        });
        model.Entity<CalendarRow>(row =>
        {
            row.ToTable("calendar_row").HasKey(r => new { r.AgreementId, r.Key });
            row.HasOne<Agreement>().WithMany().HasForeignKey(r => r.AgreementId);
        });
        model.Entity<AgreementEvent>(line =>
        {
            line.ToTable("agreement_event");
            line.Property(l => l.Id).ValueGeneratedNever();
            line.HasIndex(l => l.Number).IsUnique();
            line.HasIndex(l => new { l.AgreementId, l.Number });
            line.HasOne<Agreement>().WithMany().HasForeignKey(l => l.AgreementId);
            line.Property(l => l.Facts).AsJson();
        });
    }

    /// <summary>Columns that only the tables have: an item's place in its list, and whose it is.</summary>
    internal const string Position = "Position";
    internal const string AgreementId = "AgreementId";

    private static void NameInSnakeCase(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
                if (property.ClrType == typeof(string)) property.SetMaxLength(null);
            }
            foreach (var key in entity.GetKeys()) key.SetName(Snake(key.GetDefaultName()!));
            foreach (var index in entity.GetIndexes().Where(i => i.GetDatabaseName()?.StartsWith("ix_", StringComparison.Ordinal) != true))
                index.SetDatabaseName(Snake(index.GetDefaultDatabaseName()!));
        }
        foreach (var key in model.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()))
        {
            key.SetConstraintName(Snake(key.GetDefaultName()!));
            // Facts are never deleted; what belongs to an account goes with it.
            key.DeleteBehavior = key.PrincipalEntityType.ClrType == typeof(Account) ? DeleteBehavior.Cascade : DeleteBehavior.Restrict;
        }
    }

    /// <summary><c>PK_agreement_version</c> and <c>AgreementId</c> become <c>pk_agreement_version</c> and <c>agreement_id</c>.</summary>
    private static string Snake(string name) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Replace("__", "_", StringComparison.Ordinal);

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        NumberVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        NumberVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>
    /// Versions stand in the order of their list: the last of two of one day is the current one. Load them with <see cref="LoadAgreement"/>.
    /// </summary>
    private void NumberVersions()
    {
        foreach (var agreement in ChangeTracker.Entries<Agreement>().ToList())
            for (var i = 0; i < agreement.Entity.Versions.Count; i++)
                Entry(agreement.Entity.Versions[i]).Property<int>(Position).CurrentValue = i;
    }

    /// <summary>An agreement's own row with its versions, in order, and term changes, to be changed; null when there is none of that name.</summary>
    public Task<Agreement?> LoadAgreement(string slug) =>
        Agreements.Include(a => a.Versions.OrderBy(v => EF.Property<int>(v, Position))).Include(a => a.TermChanges.OrderBy(c => c.Place))
            .AsSplitQuery().SingleOrDefaultAsync(a => a.Slug == slug);

    /// <summary>Replaces the register: principals, federations, memberships and bodies, as the county's files have them.</summary>
    public async Task ReplaceCounty(County county)
    {
        RemoveRange(await Counties.ToListAsync());
        RemoveRange(await Principals.ToListAsync());
        RemoveRange(await Federations.ToListAsync());
        RemoveRange(await Memberships.ToListAsync());
        RemoveRange(await BodyEntries.ToListAsync());
        await SaveChangesAsync();
        ChangeTracker.Clear();
        Add(new CountyRow { Id = county.Id, Name = county.Name, MapSha256 = county.MapSha256, Acts = county.Acts.Count > 0 ? StoredText.Write(county.Acts) : null, AlarmLeadMonths = county.AlarmLeadMonths, Elections = county.Elections.Count > 0 ? StoredText.Write(county.Elections) : null });
        AddRange(county.Principals);
        AddInOrder(county.Federations);
        AddInOrder(county.Memberships);
        AddInOrder(county.Bodies);
        await SaveChangesAsync();
        ChangeTracker.Clear();
    }

    private void AddInOrder(IEnumerable<object> rows)
    {
        var position = 0;
        foreach (var row in rows)
        {
            var entry = Entry(row);
            entry.Property(Position).CurrentValue = position++;
            entry.State = EntityState.Added;
        }
    }
}
