using System.Data.Common;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Principals;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Consultations;

/// <summary>Everything that is stored of one round.</summary>
/// <param name="Answers">In the order they were recorded.</param>
/// <param name="People">Who gave the open answers.</param>
public sealed record StoredRound(Consultation Consultation, IReadOnlyList<Answer> Answers, IReadOnlyList<Treatment> Treatments, IReadOnlyDictionary<Guid, OpenPerson> People);

/// <summary>Reads rounds straight from the tables, the same on both engines: a compilation may hold two hundred thousand remarks.</summary>
internal static class ConsultationReader
{
    private const string Columns = "select id, agreement_id, version, settings, revision, recorded_at, extensions, release, questions from consultation";

    /// <summary>The rounds of every agreement, or of one, in the order they opened; without what was answered.</summary>
    public static async Task<List<Consultation>> Consultations(DbConnection connection, Guid? agreement = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Columns + (agreement is null ? "" : " where agreement_id = @agreement");
        if (agreement is { } one) command.Add("agreement", one);
        await using var row = await command.ExecuteReaderAsync();
        var rounds = new List<Consultation>();
        while (await row.ReadAsync()) rounds.Add(Read(row));
        return [.. rounds.OrderBy(r => r.Settings.Opens).ThenBy(r => r.Version, StringComparer.Ordinal)];
    }

    /// <summary>Rounds with all that was answered: of every agreement, of one, or of one agreement's version.</summary>
    public static async Task<List<StoredRound>> Rounds(DbConnection connection, Guid? agreement = null, string? version = null)
    {
        var of = (agreement is null ? "" : " where r.agreement_id = @agreement") + (version is null ? "" : " and r.version = @version");
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            select r.id, r.agreement_id, r.version, r.settings, r.revision, r.recorded_at, r.extensions, r.release, r.questions from consultation r{of};
            select a.id, a.consultation_id, a.reference, a.number, a."from", a.kind, a.received_at, a.parts, a.attachments, a.shared_draft, a.replaces, a.channel, a.handed_in_by, a.person_id, a.adopted, a.recorded_at
            from answer a join consultation r on r.id = a.consultation_id{of} order by a.consultation_id, a.number;
            select t.consultation_id, t.answer_id, t.section, t.disposition, t.reason, t.change, t.tags, t.same_as, t.published_text, t.redaction_reason, t.revision
            from treatment t join consultation r on r.id = t.consultation_id{of};
            select p.id, p.name, p.email, p.publish_name, p.erased_on, p.erased_by from open_person p join answer a on a.person_id = p.id join consultation r on r.id = a.consultation_id{of};
            """;
        if (agreement is { } one) command.Add("agreement", one);
        if (version is not null) command.Add("version", version);
        await using var row = await command.ExecuteReaderAsync();
        var rounds = new List<Consultation>();
        while (await row.ReadAsync()) rounds.Add(Read(row));
        await row.NextResultAsync();
        var answers = new Dictionary<Guid, List<Answer>>();
        while (await row.ReadAsync()) ListOf(answers, row.GetGuid(1)).Add(ReadAnswer(row));
        await row.NextResultAsync();
        var treatments = new Dictionary<Guid, List<Treatment>>();
        while (await row.ReadAsync()) ListOf(treatments, row.GetGuid(0)).Add(ReadTreatment(row));
        await row.NextResultAsync();
        var people = new Dictionary<Guid, OpenPerson>();
        while (await row.ReadAsync())
            people[row.GetGuid(0)] = new OpenPerson { Id = row.GetGuid(0), Name = row.TextOrNull(1), Email = row.TextOrNull(2), PublishName = row.GetBoolean(3), ErasedOn = row.DayOrNull(4), ErasedBy = row.TextOrNull(5) };
        return [.. rounds.OrderBy(r => r.AgreementId).ThenBy(r => r.Settings.Opens).ThenBy(r => r.Version, StringComparer.Ordinal)
            .Select(r => new StoredRound(r, answers.GetValueOrDefault(r.Id) ?? [], treatments.GetValueOrDefault(r.Id) ?? [], people))];
    }

    /// <summary>Views that came outside every round, of every agreement or of one, in the order they came.</summary>
    public static async Task<List<OutsideView>> Views(DbConnection connection, Guid? agreement = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """select id, agreement_id, version, "from", received_on, section, text, choice, reason, recorded_at from outside_view""" + (agreement is null ? "" : " where agreement_id = @agreement");
        if (agreement is { } one) command.Add("agreement", one);
        await using var row = await command.ExecuteReaderAsync();
        var views = new List<OutsideView>();
        while (await row.ReadAsync())
            views.Add(new OutsideView
            {
                Id = row.GetGuid(0), AgreementId = row.GetGuid(1), Version = row.GetString(2), From = row.GetString(3), ReceivedOn = row.DayOrNull(4)!.Value, Section = row.GetString(5), Text = row.GetString(6),
                Choice = row.Word<ViewChoice>(7), Reason = row.GetString(8), RecordedAt = row.Instant(9),
            });
        return [.. views.OrderBy(v => v.ReceivedOn).ThenBy(v => v.RecordedAt).ThenBy(v => v.From, StringComparer.Ordinal).ThenBy(v => v.Section, StringComparer.Ordinal).ThenBy(v => v.Text, StringComparer.Ordinal)];
    }

    private static List<T> ListOf<T>(Dictionary<Guid, List<T>> lists, Guid id)
    {
        if (!lists.TryGetValue(id, out var list)) lists[id] = list = [];
        return list;
    }

    private static Consultation Read(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        AgreementId = row.GetGuid(1),
        Version = row.GetString(2),
        Settings = StoredText.Read<ConsultationSettings>(row.GetString(3)),
        Revision = row.GetInt32(4),
        RecordedAt = row.Instant(5),
        Extensions = StoredText.Read<IReadOnlyList<ConsultationExtension>>(row.GetString(6)),
        Release = row.JsonOrNull<Release>(7),
        Questions = row.GetString(8) is var asked && asked == "[]" ? [] : StoredText.Read<IReadOnlyList<ConferenceQuestion>>(asked),
    };

    private static Answer ReadAnswer(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        ConsultationId = row.GetGuid(1),
        Reference = row.GetString(2),
        Number = row.GetInt32(3),
        From = row.GetString(4),
        Kind = row.Word<AnswerKind>(5),
        ReceivedAt = row.Instant(6),
        Parts = StoredText.Read<IReadOnlyList<AnswerPart>>(row.GetString(7)),
        Attachments = row.GetString(8) is var files && files == "[]" ? [] : StoredText.Read<IReadOnlyList<Attachment>>(files),
        SharedDraft = row.TextOrNull(9),
        Replaces = row.TextOrNull(10),
        Channel = row.TextOrNull(11),
        HandedInBy = row.TextOrNull(12),
        PersonId = row.IsDBNull(13) ? null : row.GetGuid(13),
        Adopted = row.JsonOrNull<Adoption>(14),
        RecordedAt = row.Instant(15),
    };

    private static Treatment ReadTreatment(DbDataReader row) => new()
    {
        ConsultationId = row.GetGuid(0),
        AnswerId = row.GetGuid(1),
        Section = row.GetString(2),
        Disposition = row.WordOrNull<Disposition>(3),
        Reason = row.TextOrNull(4),
        Change = row.JsonOrNull<TextChange>(5),
        Tags = row.Texts(6),
        SameAs = row.JsonOrNull<RemarkId>(7),
        PublishedText = row.TextOrNull(8),
        RedactionReason = row.TextOrNull(9),
        Revision = row.GetInt32(10),
    };
}
