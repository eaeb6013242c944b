using System.Data.Common;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Agreements.Disagreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Domain.Signing;
using Samsyn.Web.Consultations;
using Samsyn.Web.Duties;
using Samsyn.Web.Files;
using Samsyn.Web.Publishing;

namespace Samsyn.Web.Storage;

/// <summary>
/// Reads the county and the cascades straight from the tables: one command, no change tracking. The same SQL on both engines.
/// </summary>
/// <remarks>
/// This is the one hot path, read for every page that is not in the cache, and the first thing a started server does. On SQLite it took
/// about a quarter of the time of the same reads as untracked EF queries, with 49 decisions and on a busy machine; and a start does not
/// wait for EF's model. A test saves every property through EF and reads it back here.
/// </remarks>
internal static class RecordReader
{
    private const string CountySql = """
        select id, name, map_sha256, acts, alarm_lead_months, elections from county;
        select id, type, name, official_name, federation_code, organisation_number, population from principal order by id;
        select code, name, kind, organisation_number from federation order by position;
        select principal, "group", kind, "from", until, source from membership order by position;
        select kind, name, side, mandate, per from body_entry order by position;
        """;

    /// <summary>The register; null in an empty database.</summary>
    public static async Task<County?> County(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = CountySql;
        await using var row = await command.ExecuteReaderAsync();
        if (!await row.ReadAsync()) return null;
        var (id, name, map, acts) = (row.GetString(0), row.GetString(1), row.TextOrNull(2), row.TextOrNull(3));
        int? alarm = row.IsDBNull(4) ? null : row.GetInt32(4);
        var elections = row.TextOrNull(5);

        var principals = new List<Principal>();
        await row.NextResultAsync();
        while (await row.ReadAsync())
            principals.Add(new Principal
            {
                Id = new PrincipalId(row.GetString(0)),
                Type = row.Word<PrincipalType>(1),
                Name = row.GetString(2),
                OfficialName = row.GetString(3),
                FederationCode = row.TextOrNull(4),
                OrganisationNumber = row.TextOrNull(5),
                Population = StoredText.Read<List<PopulationFigure>>(row.GetString(6)),
            });
        principals.Sort((a, b) => a.Id.CompareTo(b.Id));

        var federations = new List<Federation>();
        await row.NextResultAsync();
        while (await row.ReadAsync()) federations.Add(new Federation(row.GetString(0), row.GetString(1), row.TextOrNull(2), row.TextOrNull(3)));

        var memberships = new List<Membership>();
        await row.NextResultAsync();
        while (await row.ReadAsync())
            memberships.Add(new Membership(
                new PrincipalId(row.GetString(0)), row.GetString(1), row.Word<GroupKind>(2), row.DayOrNull(3), row.DayOrNull(4), row.TextOrNull(5)));

        var bodies = new List<BodyEntry>();
        await row.NextResultAsync();
        while (await row.ReadAsync())
            bodies.Add(new BodyEntry(row.GetString(0), row.GetString(1), row.Word<Side>(2), row.Word<Mandate>(3), row.WordOrNull<PrincipalType>(4)));

        return new County { Id = id, Name = name, MapSha256 = map, Principals = principals, Federations = federations, Memberships = memberships, Bodies = bodies, Acts = acts is null ? [] : StoredText.Read<IReadOnlyList<LegalAct>>(acts), AlarmLeadMonths = alarm, Elections = elections is null ? [] : StoredText.Read<IReadOnlyList<Election>>(elections) };
    }

    /// <summary>One agreement with its cascade and all that was decided about it; null when there is none of that name.</summary>
    public static async Task<Cascade?> Cascade(DbConnection connection, County county, string slug) =>
        (await Cascades(connection, county, slug)).FirstOrDefault();

    /// <summary>All agreements, by slug; with a slug, that one alone.</summary>
    public static async Task<List<Cascade>> Cascades(DbConnection connection, County county, string? slug = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = slug is null ? AllSql : OneSql;
        if (slug is not null)
        {
            command.Add("slug", slug);
            command.Add("also", $"%\"{slug}\"%");
        }
        await using var row = await command.ExecuteReaderAsync();

        var agreements = new List<(Agreement Agreement, IReadOnlyList<Step> Steps, List<Decision> Decisions)>();
        while (await row.ReadAsync())
            agreements.Add((
                new Agreement
                {
                    Id = row.GetGuid(0),
                    Slug = row.GetString(1),
                    Revision = row.GetInt32(2),
                    Settings = StoredText.Read<AgreementSettings>(row.GetString(3)),
                },
                row.IsDBNull(4) ? [] : StoredText.Read<IReadOnlyList<Step>>(row.GetString(4)),
                []));
        if (agreements.Count == 0) return [];
        agreements.Sort((a, b) => string.CompareOrdinal(a.Agreement.Slug, b.Agreement.Slug));
        var byId = agreements.ToDictionary(a => a.Agreement.Id);

        await row.NextResultAsync();
        while (await row.ReadAsync())
            byId[row.GetGuid(0)].Agreement.Versions.Add(new AgreementVersion
            {
                Id = row.GetString(1),
                On = row.Day(2),
                File = row.TextOrNull(3),
                Sha256 = row.TextOrNull(4),
                Editorial = row.GetBoolean(5),
                TextSha256 = row.TextOrNull(6),
                Summary = row.TextOrNull(7),
                Power = row.JsonOrNull<PowerUse>(8),
                Requirements = row.JsonOrNull<IReadOnlyList<RequirementAnswer>>(9),
            });

        await row.NextResultAsync();
        while (await row.ReadAsync())
            byId[row.GetGuid(0)].Agreement.TermChanges.Add(new TermChange
            {
                Id = row.GetGuid(1),
                On = row.Day(2),
                Act = row.Word<TermAct>(3),
                Until = row.DayOrNull(4),
                By = row.Texts(5),
                Source = row.TextOrNull(6),
                RecordedAt = row.Instant(7),
                Place = row.GetInt64(8),
            });

        var decisions = new List<Decision>();
        while (await row.NextResultAsync())
            while (await row.ReadAsync()) decisions.Add(ReadDecision(row));
        foreach (var decision in decisions)
            if (byId.TryGetValue(decision.AgreementId, out var own)) own.Decisions.Add(decision);
        AddAlso(decisions, agreements.ToDictionary(a => a.Agreement.Slug, a => a.Decisions, StringComparer.Ordinal));

        await row.DisposeAsync();
        var rounds = (await ConsultationReader.Consultations(connection, slug is null ? null : agreements[0].Agreement.Id)).ToLookup(r => r.AgreementId, r => r.Windows);
        return [.. agreements.Select(a => new Cascade(county, a.Agreement, a.Steps, a.Decisions) { Consultations = [.. rounds[a.Agreement.Id].SelectMany(w => w)] })];
    }

    /// <summary>The register and every agreement with its own facts, as an export writes them.</summary>
    public static async Task<Recorded> Recorded(DbConnection connection)
    {
        if (await County(connection) is not { } county) return Files.Recorded.Nothing;
        var cascades = await Cascades(connection, county);
        var clauses = (await Clauses(connection)).ToLookup(c => c.AgreementId);
        var signatures = (await Signatures(connection)).ToLookup(s => s.AgreementId);
        var plans = await SigningPlans(connection);
        var signatories = (await SignatoryChanges(connection)).ToLookup(c => c.AgreementId);
        var duties = await DutyRecords.Read(connection);
        var groups = (await Groups.GroupReader.Groups(connection)).ToLookup(g => g.AgreementId);
        var rounds = (await ConsultationReader.Rounds(connection)).ToLookup(r => r.Consultation.AgreementId);
        var views = (await ConsultationReader.Views(connection)).ToLookup(v => v.AgreementId);
        var disagreements = (await Disagreements(connection)).ToLookup(d => d.AgreementId);
        return new Recorded(county, [.. cascades.Select(c => new RecordedAgreement(
            c.Agreement, [.. c.Steps.Select(s => s.Step)], [.. c.Decisions.Where(d => d.AgreementId == c.Agreement.Id)], [.. signatures[c.Agreement.Id]])
        {
            SigningPlan = plans.GetValueOrDefault(c.Agreement.Id),
            Signatories = [.. signatories[c.Agreement.Id]],
            Disagreements = [.. disagreements[c.Agreement.Id]],
            Clauses = clauses[c.Agreement.Id].ToDictionary(v => v.Version, v => v.Entries, StringComparer.Ordinal),
            Duties = duties.GetValueOrDefault(c.Agreement.Id, StoredDuties.None).Duties,
            DutyReports = duties.GetValueOrDefault(c.Agreement.Id, StoredDuties.None).Reports,
            Groups = [.. groups[c.Agreement.Id]],
            Rounds = [.. rounds[c.Agreement.Id]],
            Views = [.. views[c.Agreement.Id]],
        })])
        {
            Publishing = await PublishingReader.All(connection, cascades.ToDictionary(c => c.Agreement.Id, c => c.Agreement.Slug)),
        };
    }

    /// <summary>What is kept beside the texts: of every version, or of one.</summary>
    public static async Task<List<VersionClauses>> Clauses(DbConnection connection, Guid? agreement = null, string? version = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select agreement_id, version, entries, revision from version_clauses" + (agreement is null ? "" : " where agreement_id = @agreement and version = @version");
        if (agreement is { } one)
        {
            command.Add("agreement", one);
            command.Add("version", version);
        }

        await using var row = await command.ExecuteReaderAsync();
        var clauses = new List<VersionClauses>();
        while (await row.ReadAsync())
            clauses.Add(new VersionClauses
            {
                AgreementId = row.GetGuid(0),
                Version = row.GetString(1),
                Entries = StoredText.Read<IReadOnlyList<ClauseEntry>>(row.GetString(2)),
                Revision = row.GetInt32(3),
            });
        return clauses;
    }

    /// <summary>Signatures: of every agreement, or of one.</summary>
    public static async Task<List<Signature>> Signatures(DbConnection connection, Guid? agreement = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select id, agreement_id, party, "on", by_function, form, version, declined_reason, recorded_at, place, file_sha256, registered_by, evidence
            from signature
            """ + (agreement is null ? "" : " where agreement_id = @agreement") + " order by agreement_id, place";
        if (agreement is { } one) command.Add("agreement", one);
        await using var row = await command.ExecuteReaderAsync();
        var signatures = new List<Signature>();
        while (await row.ReadAsync())
            signatures.Add(new Signature
            {
                Id = row.GetGuid(0),
                AgreementId = row.GetGuid(1),
                Party = new PrincipalId(row.GetString(2)),
                On = row.DayOrNull(3),
                ByFunction = row.TextOrNull(4),
                Form = row.TextOrNull(5),
                Version = row.TextOrNull(6),
                DeclinedReason = row.TextOrNull(7),
                RecordedAt = row.Instant(8),
                Place = row.GetInt64(9),
                FileSha256 = row.TextOrNull(10),
                RegisteredBy = row.TextOrNull(11),
                Evidence = row.JsonOrNull<SignatureEvidence>(12),
            });
        return signatures;
    }

    /// <summary>How agreements are signed: of every agreement that has a plan, or of one.</summary>
    public static async Task<Dictionary<Guid, SigningPlan>> SigningPlans(DbConnection connection, Guid? agreement = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select agreement_id, plan from signing_plan" + (agreement is null ? "" : " where agreement_id = @agreement");
        if (agreement is { } one) command.Add("agreement", one);
        await using var row = await command.ExecuteReaderAsync();
        var plans = new Dictionary<Guid, SigningPlan>();
        while (await row.ReadAsync()) plans[row.GetGuid(0)] = StoredText.Read<SigningPlan>(row.GetString(1));
        return plans;
    }

    /// <summary>Who took another's place as signatory: of every agreement, or of one.</summary>
    public static async Task<List<SignatoryChange>> SignatoryChanges(DbConnection connection, Guid? agreement = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select id, agreement_id, party, replaces, function, \"on\", reason, recorded_at, place from signatory_change"
            + (agreement is null ? "" : " where agreement_id = @agreement") + " order by agreement_id, place";
        if (agreement is { } one) command.Add("agreement", one);
        await using var row = await command.ExecuteReaderAsync();
        var changes = new List<SignatoryChange>();
        while (await row.ReadAsync())
            changes.Add(new SignatoryChange
            {
                Id = row.GetGuid(0),
                AgreementId = row.GetGuid(1),
                Party = new PrincipalId(row.GetString(2)),
                Replaces = row.TextOrNull(3),
                Function = row.GetString(4),
                On = row.Day(5),
                Reason = row.GetString(6),
                RecordedAt = row.Instant(7),
                Place = row.GetInt64(8),
            });
        return changes;
    }

    /// <summary>What was recorded of deviations and disagreements: of every agreement, or of one.</summary>
    public static async Task<List<DisagreementFact>> Disagreements(DbConnection connection, Guid? agreement = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select id, agreement_id, matter, event, kind, "by", against, clause, step, "on", text, recorded_at, place from disagreement_fact
            """ + (agreement is null ? "" : " where agreement_id = @agreement") + " order by agreement_id, place";
        if (agreement is { } one) command.Add("agreement", one);
        await using var row = await command.ExecuteReaderAsync();
        var facts = new List<DisagreementFact>();
        while (await row.ReadAsync())
            facts.Add(new DisagreementFact
            {
                Id = row.GetGuid(0),
                AgreementId = row.GetGuid(1),
                Matter = row.GetString(2),
                Event = row.Word<DisagreementEvent>(3),
                Kind = row.WordOrNull<DisagreementKind>(4),
                By = new PrincipalId(row.GetString(5)),
                Against = row.TextOrNull(6) is { } against ? new PrincipalId(against) : null,
                Clause = row.TextOrNull(7),
                Step = row.IsDBNull(8) ? null : row.GetInt32(8),
                On = row.Day(9),
                Text = row.GetString(10),
                RecordedAt = row.Instant(11),
                Place = row.GetInt64(12),
            });
        return facts;
    }

    /// <summary>
    /// A decision that names other agreements counts for those too, and so does what was later found out about it: an annulment stands in
    /// the home agreement's file alone.
    /// </summary>
    private static void AddAlso(List<Decision> decisions, Dictionary<string, List<Decision>> bySlug)
    {
        var shared = decisions.Where(d => d.Also.Count > 0 && !d.IsLaterFact).ToList();
        if (shared.Count == 0) return;
        var later = decisions.Where(d => d.IsLaterFact && d.Corrects is not null).ToLookup(d => (d.AgreementId, d.Body, d.Corrects!.Value));
        foreach (var decision in shared)
            foreach (var slug in decision.Also)
                if (bySlug.TryGetValue(slug, out var also))
                {
                    also.Add(decision);
                    foreach (var fact in later[(decision.AgreementId, decision.Body, decision.On)])
                        if (!also.Contains(fact)) also.Add(fact);
                }
    }

    private const string DecisionColumns = """
        select id, agreement_id, body, "on", outcome, version, paragraph, "case", concerns, also, votes, minority, condition, reservations,
            minutes_approved_on, immediate, announced_on, appeal_until_stated, appealed_on, signs, source, note, recorded_at, place,
            corrects, corrects_paragraph, "to", assessed
        from decision
        """;

    private const string AgreementColumns = "select a.id, a.slug, a.revision, a.settings, p.steps from agreement a left join cascade_plan p on p.agreement_id = a.id";

    private const string VersionColumns = "select agreement_id, id, \"on\", file, sha256, editorial, text_sha256, summary, power, requirements from agreement_version";

    private const string TermColumns = "select agreement_id, id, \"on\", act, until, \"by\", source, recorded_at, place from term_change";

    private const string Own = "agreement_id = (select id from agreement where slug = @slug)";

    private const string AllSql = $"""
        {AgreementColumns};
        {VersionColumns} order by agreement_id, position;
        {TermColumns} order by agreement_id, place;
        {DecisionColumns} order by agreement_id, place;
        """;

    private const string OneSql = $"""
        {AgreementColumns} where a.slug = @slug;
        {VersionColumns} where {Own} order by position;
        {TermColumns} where {Own} order by place;
        {DecisionColumns} where {Own} order by place;
        {DecisionColumns} where (also <> '[]' and also like @also)
            or (corrects is not null and exists (select 1 from decision shared where shared.agreement_id = decision.agreement_id
                and shared.body = decision.body and shared."on" = decision.corrects and shared.also <> '[]' and shared.also like @also));
        """;

    private static Decision ReadDecision(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        AgreementId = row.GetGuid(1),
        Body = new BodyId(row.GetString(2)),
        On = row.Day(3),
        Outcome = row.Word<Outcome>(4),
        Version = row.TextOrNull(5),
        Paragraph = row.GetString(6),
        Case = row.TextOrNull(7),
        Concerns = row.Word<Concerns>(8),
        Also = row.Texts(9),
        Votes = row.JsonOrNull<Votes>(10),
        Minority = row.GetBoolean(11),
        Condition = row.TextOrNull(12),
        Reservations = row.Texts(13),
        MinutesApprovedOn = row.DayOrNull(14),
        Immediate = row.GetBoolean(15),
        AnnouncedOn = row.DayOrNull(16),
        AppealUntilStated = row.DayOrNull(17),
        AppealedOn = row.DayOrNull(18),
        Signs = row.Texts(19),
        Source = row.TextOrNull(20),
        Note = row.TextOrNull(21),
        RecordedAt = row.Instant(22),
        Place = row.GetInt64(23),
        Corrects = row.DayOrNull(24),
        CorrectsParagraph = row.TextOrNull(25),
        To = row.JsonOrNull<Correction>(26),
        Assessed = row.WordOrNull<Assessment>(27),
    };
}

/// <summary>A column as the type it means; SQLite keeps days and instants as text, PostgreSQL as its own types.</summary>
internal static class Columns
{
    private static readonly IReadOnlyList<string> NoTexts = [];

    public static void Add(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateOnly Day(this DbDataReader row, int column) => row.GetFieldValue<DateOnly>(column);

    public static DateTime? InstantOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Instant(column);

    public static DateOnly? DayOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Day(column);

    public static DateTime Instant(this DbDataReader row, int column) => DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc);

    public static T Word<T>(this DbDataReader row, int column) where T : struct, Enum => StoredWords.Read<T>(row.GetString(column));

    public static T? WordOrNull<T>(this DbDataReader row, int column) where T : struct, Enum => row.IsDBNull(column) ? null : row.Word<T>(column);

    public static T? JsonOrNull<T>(this DbDataReader row, int column) where T : class =>
        row.IsDBNull(column) ? null : StoredText.Read<T>(row.GetString(column));

    public static IReadOnlyList<string> Texts(this DbDataReader row, int column) =>
        row.GetString(column) is var json && json == "[]" ? NoTexts : StoredText.Read<IReadOnlyList<string>>(json);
}
