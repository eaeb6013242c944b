using System.Globalization;
using System.Text;
using Samsyn.Domain.Consultations;
using Samsyn.Web.Consultations;

namespace Samsyn.Web.Files;

/// <summary>Writes a consultation file in its one form: the contract's keys in its order, then ours. The same facts give the same bytes. Source: CONTRACT.md C4.</summary>
public static class ConsultationWriter
{
    private static readonly ConsultationSettings Usual = new() { Opens = default, Closes = default };

    /// <summary>Where an attachment or an extract stands beside the file.</summary>
    public static string FileName(string sha256, string name) =>
        $"attachments/{sha256}{(Path.GetExtension(name) is { Length: > 1 and <= 6 } ending && ending.Skip(1).All(char.IsAsciiLetterOrDigit) ? ending.ToLowerInvariant() : "")}";

    /// <summary>Names of an agreement's files: <c>consultation.yaml</c> of the first round, <c>consultation-1.0.yaml</c> of later ones; no two are the same, also where case is not told apart.</summary>
    public static IReadOnlyList<string> NamesOf(IEnumerable<string> versions)
    {
        var names = new List<string>();
        foreach (var version in versions)
        {
            var name = names.Count == 0 ? "consultation" : $"consultation-{string.Concat(version.Take(40).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '-'))}";
            var own = $"{name}.yaml";
            for (var n = 2; names.Contains(own, StringComparer.OrdinalIgnoreCase); n++) own = $"{name}-{n}.yaml";
            names.Add(own);
        }

        return names;
    }

    public static string Text(string slug, StoredRound stored)
    {
        using var text = new StringWriter();
        var yaml = new YamlWriter(text);
        var treatments = stored.Treatments.ToDictionary(t => new RemarkId(t.AnswerId, t.Section));
        var references = stored.Answers.ToDictionary(a => a.Id, a => a.Reference);
        yaml.Number("samsyn", 1);
        yaml.Map("consultation", () => Round(yaml, slug, stored.Consultation));
        yaml.Rows("questions", stored.Consultation.Questions, question =>
        {
            yaml.Text("conference", question.Conference);
            yaml.Day("asked_on", question.AskedOn);
            yaml.Text("text", question.Text);
            yaml.Text("answer", question.Answer);
            yaml.Day("answered_on", question.AnsweredOn);
            yaml.Flag("in_faq", question.InFaq ? true : null);
            yaml.Instant("recorded_at", question.RecordedAt);
        });
        yaml.Rows("answers", stored.Answers, answer => Answer(
            yaml, answer, answer.PersonId is { } id ? stored.People.GetValueOrDefault(id) : null, part => treatments.GetValueOrDefault(new RemarkId(answer.Id, part.Section)), id => references.GetValueOrDefault(id, ""), withAdoption: true, withRecordedAt: true));
        return text.ToString();
    }

    private static void Round(YamlWriter yaml, string slug, Consultation round)
    {
        yaml.Text("agreement", slug);
        yaml.Text("version", round.Version);
        Settings(yaml, round.Settings);
        yaml.Rows("extended", round.Extensions, extension =>
        {
            yaml.Day("on", extension.On);
            yaml.Day("closes", extension.Closes);
            yaml.Text("reason", extension.Reason);
            yaml.Instant("recorded_at", extension.RecordedAt);
        });
        yaml.Instant("recorded_at", round.RecordedAt);
        if (round.Release is { } release)
            yaml.FlowMap("released", () =>
            {
                yaml.Day("on", release.On);
                yaml.Number("unanswered", release.Unanswered);
                yaml.Text("reason", release.Reason);
                yaml.Instant("recorded_at", release.RecordedAt);
            });
    }

    /// <summary>Settings in their one form: two that say the same are the same text.</summary>
    internal static string Text(ConsultationSettings settings) => AgreementWriter.Row(yaml => Settings(yaml, settings));

    private static void Settings(YamlWriter yaml, ConsultationSettings settings)
    {
        yaml.Day("opens", settings.Opens);
        yaml.Day("closes", settings.Closes);
        yaml.Flag("voluntary", settings.Voluntary ? true : null);
        yaml.Flag("open_to_all", settings.OpenToAll ? true : null);
        yaml.Flag("answers_elsewhere", settings.AnswersElsewhere ? true : null);
        yaml.Rows("consultees", settings.Consultees, consultee =>
        {
            yaml.Text("principal", consultee.Principal?.Value);
            yaml.Text("federation", consultee.Federation);
            yaml.Text("name", consultee.Name);
            yaml.Texts("may_answer", consultee.MayAnswer.Count == 0 ? null : consultee.MayAnswer);
            yaml.Flag("instead_of_members", consultee.InsteadOfMembers ? true : null);
        });
        yaml.Rows("conferences", settings.Conferences, conference =>
        {
            yaml.Day("on", conference.On);
            yaml.Text("title", conference.Title);
            yaml.Text("recording", conference.Recording);
            yaml.Text("time", conference.Time);
            yaml.Text("place", conference.Place);
            yaml.Text("programme", conference.Programme);
            yaml.Text("recording_text", conference.RecordingText);
            yaml.Flag("held", conference.Held);
            yaml.Text("source", conference.Source);
        });
        yaml.Text("case", settings.Case);
        yaml.Rows("background", settings.Background, document =>
        {
            yaml.Text("title", document.Title);
            yaml.Text("url", document.Url);
            yaml.Text("kind", document.Kind);
        });
        yaml.Rows("anchoring", settings.Anchoring, entry =>
        {
            yaml.Day("on", entry.On);
            yaml.Text("where", entry.Where);
            yaml.Text("with", entry.With);
            yaml.Text("changed", entry.Changed);
        });
        yaml.Texts("remind_days", settings.RemindDays.SequenceEqual(Usual.RemindDays) ? null : settings.RemindDays.Select(day => day.ToString(CultureInfo.InvariantCulture)));
        yaml.Number("erase_registrations_after", settings.EraseRegistrationsAfter == Usual.EraseRegistrationsAfter ? null : settings.EraseRegistrationsAfter);
        yaml.Text("privacy", settings.Privacy);
    }

    /// <summary>What an answer says that nothing may change: to tell whether two are the same.</summary>
    internal static string Said(Answer answer, OpenPerson? person) =>
        AgreementWriter.Row(yaml => Answer(yaml, answer, person, _ => null, _ => "", withAdoption: false, withRecordedAt: false));

    /// <summary>A treatment in its one form.</summary>
    internal static string Text(Treatment treatment) => AgreementWriter.Row(yaml => Treatment(yaml, treatment, id => id.ToString()));

    private static void Answer(YamlWriter yaml, Answer answer, OpenPerson? person, Func<AnswerPart, Treatment?> treatment, Func<Guid, string> reference, bool withAdoption, bool withRecordedAt)
    {
        yaml.Text("id", answer.Reference);
        yaml.Text("from", answer.Kind == AnswerKind.Open ? person?.Name ?? "" : answer.From);
        yaml.Word("kind", ConsultationFile.KindWords.Of(answer.Kind));
        yaml.Text("adopted_by", withAdoption ? answer.Adopted?.Body.Value : null);
        yaml.Day("adopted_on", withAdoption ? answer.Adopted?.On : null);
        yaml.Instant("received_at", answer.ReceivedAt);
        yaml.Text("shared_draft", answer.SharedDraft);
        yaml.Text("replaces", answer.Replaces);
        if (answer.Whole is { } whole) yaml.FlowMap("overall", () => Part(yaml, whole, treatment(whole), reference));
        yaml.Rows("sections", answer.Parts.Where(part => !part.IsWhole), part =>
        {
            yaml.Text("section", part.Section);
            Part(yaml, part, treatment(part), reference);
        });
        yaml.Number("number", withRecordedAt ? answer.Number : null);
        if (withAdoption && answer.Adopted is { } adopted)
        {
            yaml.Text("adopted_paragraph", adopted.Paragraph);
            yaml.Instant("adopted_recorded_at", adopted.RecordedAt);
            yaml.Text("extract", adopted.ExtractSha256 is { } extract ? FileName(extract, ".pdf") : null);
        }

        yaml.Rows("attachments", answer.Attachments, file =>
        {
            yaml.Text("name", file.Name);
            yaml.Text("file", FileName(file.Sha256, file.Name));
        });
        yaml.Text("channel", answer.Channel);
        yaml.Text("handed_in_by", answer.HandedInBy);
        yaml.Flag("publish_name", answer.Kind == AnswerKind.Open && person?.PublishName == true ? true : null);
        if (person is { ErasedOn: { } erased })
            yaml.FlowMap("erased", () =>
            {
                yaml.Day("on", erased);
                yaml.Text("by", person.ErasedBy ?? "");
            });
        yaml.Instant("recorded_at", withRecordedAt ? answer.RecordedAt : null);
    }

    private static void Part(YamlWriter yaml, AnswerPart part, Treatment? treatment, Func<Guid, string> reference)
    {
        yaml.Word("stance", part.Stance is { } stance ? ConsultationFile.StanceWords.Of(stance) : null);
        yaml.Text("text", part.Text.Length > 0 ? part.Text : null);
        if (treatment is not null) Treatment(yaml, treatment, reference);
    }

    private static void Treatment(YamlWriter yaml, Treatment treatment, Func<Guid, string> reference)
    {
        yaml.Word("disposition", treatment.Disposition is { } disposition ? ConsultationFile.DispositionWords.Of(disposition) : null);
        yaml.Text("reason", treatment.Reason);
        yaml.Text("change", treatment.Change is { Version: null, Number: "" } ? null : treatment.Change?.ToString());
        yaml.Text("change_clause", treatment.Change is { Version: null, Clause: { } clause } ? clause.Text : null);
        yaml.Texts("tags", treatment.Tags.Count == 0 ? null : treatment.Tags);
        if (treatment.SameAs is { } same)
            yaml.FlowMap("same_as", () =>
            {
                yaml.Text("answer", reference(same.AnswerId));
                yaml.Text("section", same.Section.Length > 0 ? same.Section : null);
            });
        yaml.Text("published_text", treatment.PublishedText);
        yaml.Text("redaction_reason", treatment.RedactionReason);
    }

    /// <summary>Every file of an agreement's rounds with its bytes, by its path within the agreement's folder.</summary>
    internal static IEnumerable<(string Path, byte[] Bytes)> Files(RecordedAgreement agreement, Func<string, byte[]> blob)
    {
        var names = NamesOf(agreement.Rounds.Select(round => round.Consultation.Version));
        for (var i = 0; i < agreement.Rounds.Count; i++)
            yield return (names[i], Encoding.UTF8.GetBytes(Text(agreement.Agreement.Slug, agreement.Rounds[i])));
        var files = agreement.Rounds.SelectMany(r => r.Answers).SelectMany(a => a.Attachments.Select(f => (f.Sha256, f.Name)).Concat(a.Adopted?.ExtractSha256 is { } extract ? [(extract, ".pdf")] : Array.Empty<(string, string)>()))
            .Select(f => (Path: FileName(f.Item1, f.Item2), f.Item1)).DistinctBy(f => f.Path, StringComparer.Ordinal).OrderBy(f => f.Path, StringComparer.Ordinal);
        foreach (var (path, hash) in files) yield return (path, blob(hash));
    }
}
