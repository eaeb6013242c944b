using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Consultations;
using Samsyn.Domain.Principals;
using Samsyn.Web.Consultations;

namespace Samsyn.Web.Files;

/// <summary>What changes about one round.</summary>
/// <param name="SettingsBefore">Null for a new round, or when the settings stay.</param>
/// <param name="Adopted">Recorded answers whose board has decided since.</param>
/// <param name="Treatments">Those that are new or changed, as they stand afterwards.</param>
public sealed record RoundChange(
    string Slug, Consultation Round, bool IsNew, ConsultationSettings? SettingsBefore, bool FactsChanged, IReadOnlyList<Answer> NewAnswers, IReadOnlyList<OpenPerson> NewPeople, IReadOnlyList<Answer> Adopted, IReadOnlyList<Treatment> Treatments)
{
    public bool ChangesNothing => !IsNew && SettingsBefore is null && !FactsChanged && NewAnswers.Count + Adopted.Count + Treatments.Count == 0;
}

/// <summary>
/// A consultation file laid over what is recorded of its round. Settings and what became of remarks are overwritten; answers are added, and one that is
/// recorded already must say the same. Source: CONTRACT.md General (import), C4.
/// </summary>
internal sealed class MergedRound
{
    private readonly ConsultationFile file;
    private readonly RecordedAgreement agreement;
    private readonly StoredRound? before;
    private readonly County county;
    private readonly Func<string, ClauseText?> textOf;
    private readonly DateTime now;
    private readonly FaultList faults;
    private readonly List<Answer> answers;
    private readonly Dictionary<Guid, OpenPerson> people;
    private readonly Dictionary<RemarkId, Treatment> treatments;
    private readonly HashSet<int> numbers = [];
    private readonly List<Answer> fresh = [];
    private readonly List<OpenPerson> freshPeople = [];
    private readonly List<Answer> adopted = [];
    private readonly List<Treatment> treated = [];

    /// <param name="textOf">The text of a version of the agreement; null when it is not known.</param>
    public MergedRound(ConsultationFile file, RecordedAgreement agreement, County county, Func<string, ClauseText?> textOf, DateTime now, FaultList faults)
    {
        (this.file, this.agreement, this.county, this.textOf, this.now, this.faults) = (file, agreement, county, textOf, now, faults);
        before = agreement.Rounds.FirstOrDefault(r => r.Consultation.Version == file.Version.Text);
        answers = before?.Answers.ToList() ?? [];
        people = before?.People.ToDictionary() ?? [];
        treatments = before?.Treatments.ToDictionary(t => new RemarkId(t.AnswerId, t.Section)) ?? [];
    }

    /// <summary>Checks and lays together; null when something is wrong, and every fault is added.</summary>
    public RoundChange? Run(DateOnly today)
    {
        var faultsBefore = faults.Count;
        var round = RoundOf();
        if (round.WhyNotAsSaid(agreement.Agreement) is { } refusal) Refuse(refusal, refusal switch
        {
            ConsultationRefusal.UnknownVersion => file.Keys.PlaceOf("version"),
            ConsultationRefusal.ClosesBeforeItOpens => file.Keys.PlaceOf("closes"),
            ConsultationRefusal.ConsulteeTwice twice => file.Consultees.FindLast(c => c.Consultee.MayAnswer.Select(c.Consultee.KeyOf).Prepend(c.Consultee.Key).Contains(twice.Key, StringComparer.OrdinalIgnoreCase)).Row.Place,
            _ => file.Keys.PlaceOf("consultees"),
        });
        foreach (var (consultee, row) in file.Consultees)
        {
            if (consultee.Principal is { } id && county.Find(id) is null) faults.Add(row.PlaceOf("principal"), $"{id} finns inte bland länets huvudmän", "rätta id, eller lägg till huvudmannen i länsfilen");
            if (consultee.Federation is { } code && county.Federations.All(f => f.Code != code)) faults.Add(row.PlaceOf("federation"), $"{code} finns inte bland länets kommunalförbund", "rätta koden, eller lägg till förbundet i länsfilen");
        }

        foreach (var (question, saysWhen, row) in file.Questions)
        {
            if (round.WhyNotAsk(question) is { } wrong) Refuse(wrong, wrong is ConsultationRefusal.UnknownConference ? row.PlaceOf("conference") : row.PlaceOf("text"));
            if (question.AskedOn > today) Refuse(new ConsultationRefusal.InTheFuture(question.AskedOn, today), row.PlaceOf("asked_on"));
            if (saysWhen) NotLaterThanNow(question.RecordedAt, row);
        }

        NotLaterThanNow(file.RecordedAt, file.Keys);
        CheckExtensions(round, today);
        CheckRecorded(round);
        if (faults.Count > faultsBefore) return null;

        var known = RoundViewSections(round.Version);
        var all = new Round(round, county, known, answers);
        numbers.UnionWith(answers.Select(a => a.Number));
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var placed in file.Answers)
        {
            if (!seen.TryAdd(placed.Reference, placed.Row.Place.Line)) faults.Add(placed.Row.PlaceOf("id"), $"svaret {placed.Reference} står två gånger, första gången på rad {seen[placed.Reference]}", "ta bort det ena, eller ge det ett eget id");
            else Add(all, placed, today);
        }

        if (file.AnswersAreSound) foreach (var placed in file.Answers) Treat(all, placed);
        if (file.Released is { } released && released.On > today) faults.Add(released.Row.PlaceOf("on"), $"sammanställningen släpptes {Design.Dates.Iso(released.On)}, som ligger i framtiden", "ange en dag som har varit");
        NotLaterThanNow(file.Released?.RecordedAt, file.Released?.Row);
        if (faults.Count > faultsBefore) return null;
        answers.Sort((a, b) => a.Number.CompareTo(b.Number));
        var settingsStay = before is not null && ConsultationWriter.Text(before.Consultation.Settings) == ConsultationWriter.Text(round.Settings);
        var factsStay = before is not null && before.Consultation.Extensions.SequenceEqual(round.Extensions) && before.Consultation.Release == round.Release && before.Consultation.Questions.SequenceEqual(round.Questions);
        After = new StoredRound(round, answers, [.. treatments.Values], people);
        return new RoundChange(agreement.Agreement.Slug, round, before is null, settingsStay ? null : before?.Consultation.Settings, before is not null && !factsStay, fresh, freshPeople, adopted, treated);
    }

    /// <summary>The round as it stands afterwards.</summary>
    public StoredRound After { get; private set; } = null!;

    private Consultation RoundOf()
    {
        var extensions = before?.Consultation.Extensions.ToList() ?? [];
        foreach (var said in file.Extended)
            if (!extensions.Exists(e => e.On == said.On && e.Closes == said.Closes && e.Reason == said.Reason && (said.RecordedAt is null || e.RecordedAt == said.RecordedAt))) extensions.Add(new ConsultationExtension(said.On, said.Closes, said.Reason, said.RecordedAt ?? now));
        var release = before?.Consultation.Release;
        if (file.Released is { } r)
        {
            if (release is null) release = new Release(r.On, r.Unanswered, r.Reason, r.RecordedAt ?? now);
            else if ((release.On, release.Unanswered, release.Reason) != (r.On, r.Unanswered, r.Reason)) faults.Add(r.Row.Place, $"sammanställningen är redan registrerad som släppt {Design.Dates.Iso(release.On)}", "skriv samma uppgifter, eller ta bort released");
        }

        var questions = before?.Consultation.Questions.ToList() ?? [];
        foreach (var (said, saysWhen, _) in file.Questions)
        {
            // A question is a fact; what was answered is overwritten by a file that has an answer.
            var at = questions.FindIndex(said.IsSameAs);
            if (at < 0) questions.Add(saysWhen ? said : said with { RecordedAt = now });
            else if (said.Answer is not null) questions[at] = questions[at] with { Answer = said.Answer, AnsweredOn = said.AnsweredOn, InFaq = said.InFaq };
        }

        return new Consultation
        {
            Id = before?.Consultation.Id ?? Guid.CreateVersion7(), AgreementId = agreement.Agreement.Id, Version = file.Version.Text, Settings = file.Settings, Revision = before?.Consultation.Revision ?? 0,
            RecordedAt = before?.Consultation.RecordedAt ?? file.RecordedAt ?? now, Extensions = [.. extensions.OrderBy(e => e.Closes)], Release = release, Questions = [.. questions.OrderBy(q => q.AskedOn).ThenBy(q => q.RecordedAt)],
        };
    }

    /// <summary>Each new last day is later than the one before, and was decided on a day that has been.</summary>
    private void CheckExtensions(Consultation round, DateOnly today)
    {
        var seen = new HashSet<(DateOnly, DateOnly, string)>();
        foreach (var (on, closes, reason, at, row) in file.Extended)
        {
            if (!seen.Add((on, closes, reason))) faults.Add(row.Place, $"förlängningen till {Design.Dates.Iso(closes)} står två gånger", "ta bort den ena raden");
            if (on > today) Refuse(new ConsultationRefusal.InTheFuture(on, today), row.PlaceOf("on"));
            NotLaterThanNow(at, row);
        }

        var last = file.Settings.Closes;
        foreach (var extension in round.Extensions)
        {
            if (extension.Closes <= last && seen.Count == file.Extended.Count) Refuse(new ConsultationRefusal.NotLater(extension.Closes, last), file.Extended.FindLast(e => e.Closes == extension.Closes).Row?.PlaceOf("closes") ?? file.Keys.PlaceOf("closes"));
            last = extension.Closes > last ? extension.Closes : last;
        }
    }

    /// <summary>Recorded answers are facts: settings under which one of them could not have come are refused.</summary>
    private void CheckRecorded(Consultation round)
    {
        foreach (var conference in (before?.Consultation.Questions ?? []).Select(q => q.Conference).Distinct().Where(title => round.Conference(title) is null))
            faults.Add(file.Keys.PlaceOf("conferences"), $"frågor är ställda till konferensen ”{conference}”, som filen inte har", "låt konferensen stå kvar");
        var empty = new Round(round, county, null, []);
        foreach (var answer in before?.Answers ?? [])
        {
            var (key, what) = empty.WhyNotAnswer(answer) switch
            {
                ConsultationRefusal.NotOpenYet => ("opens", $"svaret {answer.Reference} kom in {Design.Dates.Iso(answer.ReceivedOn)}, före remissens första dag"),
                ConsultationRefusal.NotAConsultee => ("consultees", $"{answer.From} har svarat ({answer.Reference}) men står inte bland remissinstanserna"),
                ConsultationRefusal.AnswersAreElsewhere => ("answers_elsewhere", $"remissen har svar ({answer.Reference}) i Samsyn"),
                ConsultationRefusal.NotOpenToAll => ("open_to_all", $"remissen har öppna svar ({answer.Reference}) men är inte öppen för alla"),
                _ => ("", ""),
            };
            if (what.Length > 0) faults.Add(file.Keys.PlaceOf(key), what, "skriv uppgifterna så att de svar som har kommit in får plats");
        }
    }

    private void NotLaterThanNow(DateTime? at, YamlKeys? row, string key = "recorded_at")
    {
        if (at > now) faults.Add(row!.PlaceOf(key), $"{key} är senare än nu", "ange när uppgiften registrerades, eller utelämna nyckeln");
    }

    private IReadOnlyList<Section>? RoundViewSections(string version) =>
        textOf(version) is { } text && agreement.Clauses.GetValueOrDefault(version) is { } entries ? Section.Of(text, [.. entries.Select(e => e.Id)]) : null;

    private void Add(Round round, PlacedAnswer placed, DateOnly today)
    {
        if (placed.Received > now) placed.ReceivedAt.Refuse("received_at är senare än nu", "ange när svaret kom in");
        NotLaterThanNow(placed.RecordedAt, placed.Row);
        NotLaterThanNow(placed.Adopted?.RecordedAt, placed.Row, "adopted_recorded_at");
        // What an export says was recorded is taken as it stands: the name may have been erased, or have become a consultee's since.
        var firstTold = placed.RecordedAt is null;
        var name = AnswerText.Clean(placed.From.Text);
        var person = placed.Kind == AnswerKind.Open ? new OpenPerson { Id = Guid.CreateVersion7(), Name = name.Length > 0 ? name : null, PublishName = placed.PublishName, ErasedOn = placed.Erased?.On, ErasedBy = placed.Erased?.By } : null;
        if (firstTold && person is { Name: null, ErasedOn: null }) placed.From.Refuse("ett öppet svar ska säga vem det kommer från", "skriv namnet, eller erased om det har raderats");
        var key = placed.Kind == AnswerKind.Open ? "" : round.Find(placed.From.Text)?.Key ?? placed.From.Text;
        var number = placed.Number ?? round.NextNumber;
        var answer = new Answer
        {
            Id = Guid.CreateVersion7(), ConsultationId = round.Consultation.Id, Reference = placed.Reference, Number = number, From = key, Kind = placed.Kind, ReceivedAt = placed.Received,
            Parts = [.. placed.Parts.Select(p => p.Part with { Clause = p.Part.IsWhole ? null : round.SectionOf(p.Part.Section)?.Clause }).Where(p => p.Stance is not null || p.Text.Length > 0)],
            Attachments = placed.Attachments, SharedDraft = placed.SharedDraft, Replaces = placed.Replaces, Channel = placed.Channel, HandedInBy = placed.HandedInBy, PersonId = person?.Id, RecordedAt = placed.RecordedAt ?? now,
        };
        var recorded = round.Answered(placed.Reference);
        if (recorded is not null)
        {
            var known = recorded.PersonId is { } id ? people.GetValueOrDefault(id) : null;
            // A file from before a name was erased says the same answer, and does not bring the name back.
            var erased = known?.ErasedOn is not null || person?.ErasedOn is not null;
            if (ConsultationWriter.Said(recorded, erased ? null : known) != ConsultationWriter.Said(answer, erased ? null : person) || (placed.Number is { } said && said != recorded.Number) || (placed.RecordedAt is { } at && at != recorded.RecordedAt))
            {
                Refuse(new ConsultationRefusal.ReferenceIsUsed(placed.Reference), placed.Row.PlaceOf("id"));
                return;
            }

            answer = recorded;
        }
        else
        {
            if (!numbers.Add(number)) faults.Add(placed.Row.PlaceOf("number"), $"nummer {number} har ett annat svar", "ta bort nyckeln, så numreras svaret");
            else if (placed.Replaces is { } old && round.Answered(old) is { } first && first.Number > number) faults.Add(placed.Row.PlaceOf("number"), $"nummer {number} är lägre än {first.Number}, som svaret ersätter har", "ge svaret ett högre nummer, eller ta bort nyckeln");
            if (firstTold && placed.Kind == AnswerKind.Open && round.Find(name) is not null) Refuse(new ConsultationRefusal.IsAConsultee(placed.From.Text), placed.From.Place);
            if (round.WhyNotAnswer(answer) is { } refusal) Refuse(refusal, PlaceOf(refusal, placed));
            answers.Add(answer);
            round.Take(answer);
            fresh.Add(answer);
            if (person is not null)
            {
                people[person.Id] = person;
                freshPeople.Add(person);
            }
        }

        if (placed.Adopted is not { } board) return;
        var adoption = new Adoption(board.Body, board.On, board.Paragraph, board.ExtractSha256, board.RecordedAt ?? now);
        if (!county.TryFind(board.Body, out _)) faults.Add(placed.Row.PlaceOf("adopted_by"), $"{board.Body} finns inte bland länets organ", "rätta id, eller lägg till organet i länsfilen");
        else if (answer.Adopted is { } had)
        {
            if ((had.Body, had.On, had.Paragraph, had.ExtractSha256) != (adoption.Body, adoption.On, adoption.Paragraph, adoption.ExtractSha256)) Refuse(new ConsultationRefusal.IsAdopted(had.Body, had.On), placed.Row.PlaceOf("adopted_by"));
        }
        else if (answer.WhyNotAdopt(adoption, today) is { } no) Refuse(no, placed.Row.PlaceOf(no is ConsultationRefusal.InTheFuture ? "adopted_on" : "adopted_by"));
        else
        {
            answer.Adopt(adoption, today);
            if (recorded is not null) adopted.Add(answer);
        }
    }

    /// <summary>What became of each remark, when every answer is known: one may say the same as another.</summary>
    private void Treat(Round round, PlacedAnswer placed)
    {
        if (round.Answered(placed.Reference) is not { } answer) return;
        foreach (var part in placed.Parts.Where(p => p.Treatment.SaysAnything))
        {
            var (said, id) = (part.Treatment, new RemarkId(answer.Id, part.Part.Section));
            if (answer.Parts.All(p => p.Section != part.Part.Section))
            {
                faults.Add(part.Row.Place, "här finns ett bemötande men varken ställningstagande eller synpunkt", "lägg till stance eller text, eller ta bort bemötandet");
                continue;
            }

            RemarkId? same = null;
            if (said.SameAs is { } other)
            {
                if (round.Answered(other.Text) is not { } target || target.Parts.All(p => p.Section != said.SameAsSection)) other.Refuse($"svaret {other.Quoted} har ingen synpunkt på det avsnittet", "ange id för ett svar i remissen och ett avsnitt som det svarar på");
                else if (target.Id == answer.Id && said.SameAsSection == part.Part.Section) other.Refuse("en synpunkt säger detsamma som sig själv", "ta bort same_as");
                else same = new RemarkId(target.Id, said.SameAsSection!);
            }

            var treatment = new Treatment
            {
                ConsultationId = round.Consultation.Id, AnswerId = answer.Id, Section = part.Part.Section, Disposition = said.Disposition, Reason = said.Reason, Change = ChangeOf(said), Tags = said.Tags, SameAs = same,
                PublishedText = said.PublishedText, RedactionReason = said.RedactionReason, Revision = treatments.GetValueOrDefault(id)?.Revision ?? 0,
            };
            if (treatments.GetValueOrDefault(id) is { } old && ConsultationWriter.Text(old) == ConsultationWriter.Text(treatment)) continue;
            treatments[id] = treatment;
            treated.Add(treatment);
        }
    }

    private TextChange? ChangeOf(SaidTreatment said)
    {
        if (said.Change is not { } written) return said.ChangeClause is { } alone ? new TextChange(null, new ClauseId(alone), "") : null;
        // A heading may hold the sign, a version's id hardly does.
        if (written.Text.Split('#', 2) is not [var version, { Length: > 0 } number])
        {
            written.Refuse($"{written.Quoted} är ingen ändring", "skriv version#nummer, till exempel \"1.0#4.2\"");
            return null;
        }

        if (version.Length == 0) return new TextChange(null, said.ChangeClause is { } id ? new ClauseId(id) : null, number);
        if (!agreement.Agreement.Versions.Exists(v => v.Id == version))
        {
            written.Refuse($"avtalet har ingen version {version}", "ange en version som avtalet har");
            return null;
        }

        if (textOf(version) is not { } text || agreement.Clauses.GetValueOrDefault(version) is not { } entries) return new TextChange(version, null, number);
        for (var i = 0; i < text.InOrder.Count; i++)
            if (text.InOrder[i].Clause.Number == number || (text.InOrder[i].Clause.Number is null && text.InOrder[i].Clause.Heading == number)) return new TextChange(version, entries[i].Id, number);
        written.Refuse($"version {version} har ingen punkt {number}", "ange punktens nummer som det är tryckt i versionen");
        return null;
    }

    private void Refuse(ConsultationRefusal refusal, Place place)
    {
        var (what, mend) = refusal.Words();
        faults.Add(place, what, mend);
    }

    private static Place PlaceOf(ConsultationRefusal refusal, PlacedAnswer placed)
    {
        Place At(string section, string key) => placed.Parts.Last(p => p.Part.Section == section).Row.PlaceOf(key);
        return refusal switch
        {
            ConsultationRefusal.NotOpenYet => placed.ReceivedAt.Place,
            ConsultationRefusal.NotAConsultee or ConsultationRefusal.IsAConsultee or ConsultationRefusal.HasAnswered => placed.From.Place,
            ConsultationRefusal.NotOpenToAll => placed.Row.PlaceOf("kind"),
            ConsultationRefusal.ReplacesUnknown or ConsultationRefusal.ReplacesAnothers or ConsultationRefusal.IsReplaced => placed.Row.PlaceOf("replaces"),
            ConsultationRefusal.TextTooLong r => At(r.Section, "text"),
            ConsultationRefusal.UnknownSection r => At(r.Section, "section"),
            ConsultationRefusal.SectionTwice r => At(r.Section, "section"),
            ConsultationRefusal.StanceDoesNotFit r => At(r.Section, "stance"),
            _ => placed.Row.Place,
        };
    }
}
