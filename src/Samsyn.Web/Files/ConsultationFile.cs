using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Principals;

namespace Samsyn.Web.Files;

/// <summary>What a file says was made of a part of an answer, with where a change is said to be.</summary>
/// <param name="Change">As written: <c>1.0#4.2</c>.</param>
/// <param name="ChangeClause">The clause's id, for a change in a text that is not published.</param>
public sealed record SaidTreatment(
    Disposition? Disposition, string? Reason, Written? Change, string? ChangeClause, IReadOnlyList<string> Tags, Written? SameAs, string? SameAsSection, string? PublishedText, string? RedactionReason)
{
    public bool SaysAnything => Disposition is not null || Reason is not null || Change is not null || ChangeClause is not null || Tags.Count > 0 || SameAs is not null || PublishedText is not null || RedactionReason is not null;
}

/// <summary>A part of an answer with its places.</summary>
public sealed record PlacedPart(AnswerPart Part, YamlKeys Row, SaidTreatment Treatment);

/// <summary>The board's decision as a file says it.</summary>
public sealed record SaidAdoption(BodyId Body, DateOnly On, string? Paragraph, string? ExtractSha256, DateTime? RecordedAt);

/// <summary>An answer with its places.</summary>
/// <param name="Number">Null when the file leaves the numbering to Samsyn.</param>
/// <param name="Erased">When and by which rule the name of who gave it was erased.</param>
public sealed record PlacedAnswer(
    string Reference, Written From, AnswerKind Kind, Written ReceivedAt, DateTime Received, IReadOnlyList<PlacedPart> Parts, IReadOnlyList<Attachment> Attachments, string? SharedDraft, string? Replaces, string? Channel,
    string? HandedInBy, int? Number, bool PublishName, (DateOnly On, string By)? Erased, SaidAdoption? Adopted, DateTime? RecordedAt, YamlKeys Row);

/// <summary>
/// Reads a consultation file (remissfil): a round of one agreement's version, and answers with what became of each remark. What needs the agreement and
/// what is recorded is judged by <see cref="MergedRound"/>. Source: CONTRACT.md C4.
/// </summary>
public sealed class ConsultationFile
{
    internal static readonly Words<Stance> StanceWords = new(
        ("supports", Stance.Supports), ("supports_with_remarks", Stance.SupportsWithRemarks), ("opposes", Stance.Opposes), ("no_objection", Stance.NoObjection), ("no_view", Stance.NoView), ("abstains", Stance.Abstains));

    internal static readonly Words<Disposition> DispositionWords = new(
        ("accepted", Disposition.Accepted), ("partly", Disposition.Partly), ("declined", Disposition.Declined), ("forwarded", Disposition.Forwarded), ("answered", Disposition.Answered));

    internal static readonly Words<AnswerKind> KindWords = new(("invited", AnswerKind.Invited), ("open", AnswerKind.Open));

    private static readonly string[] Channels = ["paper", "mail"];

    private readonly FaultList faults;
    private readonly FileBeside beside;

    private ConsultationFile(string path, YamlKeys root, FaultList faults) => (Path, Root, this.faults, beside) = (path, root, faults, new FileBeside(path));

    public string Path { get; }

    public YamlKeys Root { get; }

    /// <summary>The keys under <c>consultation</c>, for places.</summary>
    public YamlKeys Keys { get; private set; } = null!;

    public Written Agreement { get; private set; }

    public Written Version { get; private set; }

    public ConsultationSettings Settings { get; private set; } = null!;

    /// <summary>Each consultee with where it stands.</summary>
    public List<(Consultee Consultee, YamlKeys Row)> Consultees { get; } = [];

    /// <summary>New last days; without an instant they were recorded at the import.</summary>
    public List<(DateOnly On, DateOnly Closes, string Reason, DateTime? RecordedAt, YamlKeys Row)> Extended { get; } = [];

    public (DateOnly On, int Unanswered, string? Reason, DateTime? RecordedAt, YamlKeys Row)? Released { get; private set; }

    /// <summary>What was asked at conferences; without an instant it was recorded at the import.</summary>
    public List<(ConferenceQuestion Question, bool SaysWhen, YamlKeys Row)> Questions { get; } = [];

    public DateTime? RecordedAt { get; private set; }

    public List<PlacedAnswer> Answers { get; } = [];

    /// <summary>Every answer could be read: only then can one be said to name none.</summary>
    public bool AnswersAreSound { get; private set; } = true;

    /// <summary>Bytes of attachments and extracts by their SHA-256.</summary>
    public Dictionary<string, byte[]> Blobs { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the file; null when the round itself cannot be read. Every fault is added.</summary>
    public static ConsultationFile? Read(string path, YamlKeys root, FaultList faults)
    {
        var file = new ConsultationFile(path, root, faults);
        var known = root.RequiredMap("consultation") is { } keys && file.ReadRound(keys);
        var before = faults.Count;
        foreach (var row in root.Rows("questions")) file.ReadQuestion(row);
        foreach (var row in root.Rows("answers")) file.ReadAnswer(row);
        file.AnswersAreSound = faults.Count == before;
        root.Close();
        return known ? file : null;
    }

    private bool ReadRound(YamlKeys keys)
    {
        Keys = keys;
        var agreement = keys.Required("agreement");
        var slug = agreement?.Slug();
        var version = keys.Required("version");
        var said = version?.Said();
        var opens = keys.Required("opens")?.Day();
        var closes = keys.Required("closes")?.Day();
        var voluntary = keys.Optional("voluntary")?.Flag() ?? false;
        var openToAll = keys.Optional("open_to_all")?.Flag() ?? false;
        var elsewhere = keys.Optional("answers_elsewhere")?.Flag() ?? false;
        foreach (var row in keys.Rows("consultees")) ReadConsultee(row);
        var conferences = keys.Rows("conferences").Select(ReadConference).OfType<Conference>().ToList();
        var dnr = keys.Optional("case")?.Said();
        foreach (var row in keys.Rows("extended")) ReadExtension(row);
        var background = new List<RelatedDocument>();
        foreach (var row in keys.Rows("background"))
        {
            var (title, url, kind) = (row.Required("title")?.Said(), row.Optional("url")?.Text, row.Optional("kind")?.Text);
            row.Close();
            if (title is not null) background.Add(new RelatedDocument(title, url, kind));
        }

        var anchoring = new List<Anchoring>();
        foreach (var row in keys.Rows("anchoring"))
        {
            var (on, where, with, changed) = (row.Required("on")?.Day(), row.Required("where")?.Said(), row.Optional("with")?.Text, row.Optional("changed")?.Text);
            row.Close();
            if (on is { } day && where is not null) anchoring.Add(new Anchoring(day, where, with, changed));
        }

        IReadOnlyList<int>? remind = keys.Has("remind_days") ? [.. keys.Texts("remind_days").Select(text => text.Count(0, 365)).OfType<int>()] : null;
        var erase = keys.Optional("erase_registrations_after")?.Count(0, 3660);
        var privacy = keys.Optional("privacy")?.Text;
        RecordedAt = keys.Optional("recorded_at")?.Instant();
        ReadRelease(keys);
        keys.Close();
        if (slug is null || said is null || opens is not { } first || closes is not { } last) return false;
        (Agreement, Version) = (agreement!.Value, version!.Value);
        Settings = new ConsultationSettings
        {
            Opens = first, Closes = last, Voluntary = voluntary, OpenToAll = openToAll, AnswersElsewhere = elsewhere, Case = dnr, Consultees = [.. Consultees.Select(c => c.Consultee)], Conferences = conferences, Background = background, Anchoring = anchoring, Privacy = privacy,
        };
        if (remind is not null) Settings = Settings with { RemindDays = remind };
        if (erase is { } days) Settings = Settings with { EraseRegistrationsAfter = days };
        return true;
    }

    private void ReadConsultee(YamlKeys row)
    {
        var principal = row.Optional("principal");
        var federation = row.Optional("federation")?.Said();
        var name = row.Optional("name")?.Said();
        var units = row.Texts("may_answer").Select(text => text.Said()).OfType<string>().ToList();
        var instead = row.Optional("instead_of_members");
        row.Close();
        if ((principal is null ? 0 : 1) + (federation is null ? 0 : 1) + (name is null ? 0 : 1) != 1)
        {
            faults.Add(row.Place, "remissinstansen ska ha en av nycklarna principal, federation och name", "skriv till exempel { principal: \"1480\" } eller { name: Funktionsrätt }");
            return;
        }

        if (instead is { } flag && federation is null) flag.Refuse("instead_of_members hör till ett kommunalförbund", "skriv federation: med förbundets kod, eller ta bort nyckeln");
        if (units.FirstOrDefault(unit => unit.Contains('/', StringComparison.Ordinal)) is { } slashed) faults.Add(row.PlaceOf("may_answer"), $"enhetens namn ”{slashed}” har ett snedstreck", "skriv namnet utan snedstreck");
        var id = principal?.Principal();
        if (principal is not null && id is null) return;
        Consultees.Add((new Consultee(id, federation, name, units, instead?.Flag() ?? false), row));
    }

    private static Conference? ReadConference(YamlKeys row)
    {
        var (on, title) = (row.Required("on")?.Day(), row.Required("title")?.Said());
        var conference = new Conference(
            on ?? default, title ?? "", row.Optional("time")?.Text, row.Optional("place")?.Text, row.Optional("programme")?.Text, row.Optional("recording")?.Text, row.Optional("recording_text")?.Text, row.Optional("held")?.Flag(), row.Optional("source")?.Text);
        row.Close();
        return on is null || title is null ? null : conference;
    }

    private void ReadQuestion(YamlKeys row)
    {
        var (conference, on, text) = (row.Required("conference")?.Said(), row.Required("asked_on")?.Day(), row.Required("text"));
        var answer = row.Optional("answer");
        var answered = row.Optional("answered_on")?.Day();
        var (faq, at) = (row.Optional("in_faq"), row.Optional("recorded_at")?.Instant());
        row.Close();
        if ((answer is null) != (answered is null)) faults.Add(row.Place, "answer och answered_on hör ihop", "skriv båda, eller ingen av dem medan frågan saknar svar");
        if (faq is { } flag && flag.Flag() == true && answer is null) flag.Refuse("frågan saknar svar och kan inte stå bland frågor och svar", "lägg till answer, eller ta bort in_faq");
        if (conference is not null && on is { } day && text is { } said)
            Questions.Add((new ConferenceQuestion(Guid.CreateVersion7(), conference, day, AnswerText.Clean(said.Text), Clean(answer), answered, faq?.Flag() ?? false, at ?? default), at is not null, row));
    }

    private void ReadExtension(YamlKeys row)
    {
        var (on, closes, reason, at) = (row.Required("on")?.Day(), row.Required("closes")?.Day(), row.Required("reason")?.Said(), row.Optional("recorded_at")?.Instant());
        row.Close();
        if (on is { } day && closes is { } last && reason is not null) Extended.Add((day, last, reason, at, row));
    }

    private void ReadRelease(YamlKeys keys)
    {
        if (keys.OptionalMap("released") is not { } map) return;
        var (on, unanswered, reason, at) = (map.Required("on")?.Day(), map.Optional("unanswered")?.Count() ?? 0, map.Optional("reason")?.Text, map.Optional("recorded_at")?.Instant());
        map.Close();
        if (unanswered > 0 && string.IsNullOrWhiteSpace(reason)) faults.Add(map.Place, $"sammanställningen släpptes med {unanswered} obesvarade synpunkter utan skäl", "lägg till reason");
        if (on is { } day) Released = (day, unanswered, reason, at, map);
    }

    private void ReadAnswer(YamlKeys row)
    {
        var id = row.Required("id")?.Said();
        var from = row.Required("from");
        var kind = row.Required("kind")?.Word(KindWords);
        var body = row.Optional("adopted_by");
        var adoptedBy = body?.Body();
        var adoptedOn = row.Optional("adopted_on")?.Day();
        var received = row.Required("received_at");
        var at = received?.Instant();
        var shared = row.Optional("shared_draft")?.Said();
        var replaces = row.Optional("replaces")?.Said();
        var parts = new List<PlacedPart>();
        if (row.OptionalMap("overall") is { } whole) parts.Add(ReadPart(whole, ""));
        foreach (var section in row.Rows("sections"))
        {
            var key = section.Required("section")?.Said();
            var part = ReadPart(section, key ?? "");
            if (key is not null) parts.Add(part);
        }

        var number = row.Optional("number")?.Count(1, 1_000_000);
        var paragraph = row.Optional("adopted_paragraph")?.Said();
        var adoptedAt = row.Optional("adopted_recorded_at")?.Instant();
        var extract = row.Optional("extract") is { } file ? FileOf(file) : null;
        var attachments = new List<Attachment>();
        foreach (var one in row.Rows("attachments"))
        {
            var (name, path) = (one.Required("name")?.Said(), one.Required("file"));
            one.Close();
            if (name is not null && path is { } written && FileOf(written) is { } hash) attachments.Add(new Attachment(name, hash, Blobs[hash].Length));
        }

        var channel = row.Optional("channel");
        if (channel is { } way && !Channels.Contains(way.Text, StringComparer.Ordinal)) way.Refuse($"{way.Quoted} är inget sätt att lämna svar", $"skriv ett av {string.Join(", ", Channels)}, eller ta bort nyckeln");
        var handedIn = row.Optional("handed_in_by")?.Said();
        var publish = row.Optional("publish_name")?.Flag() ?? false;
        (DateOnly, string)? erased = null;
        if (row.OptionalMap("erased") is { } gone)
        {
            var (on, by) = (gone.Required("on")?.Day(), gone.Required("by")?.Said());
            gone.Close();
            if (on is { } day && by is not null) erased = (day, by);
        }

        var recordedAt = row.Optional("recorded_at")?.Instant();
        row.Close();
        if ((adoptedBy is null) != (adoptedOn is null) && (body is null) != (adoptedOn is null)) faults.Add(row.Place, "adopted_by och adopted_on hör ihop", "skriv båda, eller ingen av dem medan nämnden inte har beslutat");
        if (id is null || from is not { } who || kind is not { } which || at is not { } instant) return;
        var adopted = adoptedBy is { } board && adoptedOn is { } on2 ? new SaidAdoption(board, on2, paragraph, extract, adoptedAt) : null;
        Answers.Add(new PlacedAnswer(id, who, which, received!.Value, instant, parts, attachments, shared, replaces, channel?.Text, handedIn, number, publish, erased, adopted, recordedAt, row));
    }

    private static PlacedPart ReadPart(YamlKeys row, string section)
    {
        var stance = row.Optional("stance")?.Word(StanceWords);
        var text = AnswerText.Clean(row.Optional("text")?.Text);
        var disposition = row.Optional("disposition")?.Word(DispositionWords);
        var reason = Clean(row.Optional("reason"));
        var change = row.Optional("change");
        var clause = row.Optional("change_clause");
        if (clause is { } id && !ClauseId.IsValid(id.Text)) id.Refuse($"{id.Quoted} är inget id för en punkt", "ta bort nyckeln och skriv change: version#nummer");
        var tags = row.Texts("tags").Select(tag => tag.Said()).OfType<string>().ToList();
        Written? same = null;
        string? sameSection = null;
        if (row.OptionalMap("same_as") is { } map)
        {
            (same, sameSection) = (map.Required("answer"), map.Optional("section")?.Text ?? "");
            map.Close();
        }

        var published = Clean(row.Optional("published_text"));
        var redaction = Clean(row.Optional("redaction_reason"));
        row.Close();
        return new PlacedPart(new AnswerPart(section, null, stance, text), row, new SaidTreatment(disposition, reason, change, clause?.Text, tags, same, sameSection, published, redaction));
    }

    private static string? Clean(Written? text) => text is { } written ? AnswerText.Clean(written.Text) : null;

    private string? FileOf(Written name)
    {
        if (beside.Bytes(name, faults) is not { } bytes) return null;
        var hash = FileBeside.Sha256(bytes);
        Blobs[hash] = bytes;
        return hash;
    }
}
