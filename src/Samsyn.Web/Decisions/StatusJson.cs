using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Design;
using Samsyn.Web.Files;

namespace Samsyn.Web.Decisions;

/// <summary>The status as outside programs read it: CONTRACT.md C3, the same from the command and from the API.</summary>
public static class StatusJson
{
    internal static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>UTF-8 bytes; every key is present, unknown is null.</summary>
    public static ReadOnlyMemory<byte> Of(AgreementStatus status)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Options)) Write(json, status);
        return buffer.WrittenMemory;
    }

    public static void Write(Utf8JsonWriter json, AgreementStatus status)
    {
        var settings = status.Cascade.Agreement.Settings;
        json.WriteStartObject();
        json.WriteString("agreement", status.Cascade.Agreement.Slug);
        if (settings.Demonstration) json.WriteBoolean("demonstration", true);
        Day(json, "as_of", status.AsOf);
        json.WriteString("version", status.Version?.Id);
        json.WriteString("stage", Spelling.Stages.Of(status.Stage));
        WriteEntry(json, status.EntryIntoForce);
        json.WriteStartObject("term");
        Day(json, "from", status.Term.From);
        Day(json, "until", status.Term.Until);
        Day(json, "last_notice_day", status.Term.LastNoticeDay);
        json.WriteEndObject();
        Strings(json, "term_lacks", status.Term.Lacking);
        WriteCounts(json, status.Counts);
        if (status.PopulationShareApproved is { } share) json.WriteNumber("population_share_approved", share);
        else json.WriteNull("population_share_approved");
        json.WriteStartArray("steps");
        foreach (var step in status.Steps) WriteStep(json, step);
        json.WriteEndArray();
        json.WriteStartArray("parties");
        foreach (var party in status.Parties) WriteParty(json, party);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, EntryStatus entry)
    {
        json.WriteStartObject("entry_into_force");
        json.WriteString("rule", Spelling.EntryRules.Of(entry.Rule));
        if (entry.Met is { } met) json.WriteBoolean("met", met);
        else json.WriteNull("met");
        json.WriteBoolean("fallen", entry.Fallen);
        Day(json, "in_force_on", entry.InForceOn);
        json.WriteString("version", entry.Version);
        json.WriteBoolean("stated", entry.Stated);
        json.WriteString("reason", entry.Reason.Sentence());
        Strings(json, "blocking", entry.Blocking.Select(p => p.Id.Value));
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, PartyCounts counts)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("parties", counts.Parties);
        json.WriteNumber("approved", counts.Approved);
        json.WriteNumber("rejected", counts.Rejected);
        json.WriteNumber("conditional", counts.Conditional);
        json.WriteNumber("outdated", counts.Outdated);
        json.WriteNumber("tabled", counts.Tabled);
        json.WriteNumber("referred_back", counts.ReferredBack);
        json.WriteNumber("undecided", counts.Undecided);
        json.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter json, StepStatus step)
    {
        json.WriteStartObject();
        json.WriteString("step", step.Step.Step.Name);
        json.WriteBoolean("done", step.Done);
        Day(json, "on", step.On);
        json.WriteBoolean("early", step.Early);
        json.WriteStartArray("bodies");
        foreach (var body in step.Bodies)
        {
            json.WriteStartObject();
            json.WriteString("id", body.Body.Id.Value);
            json.WriteString("outcome", body.Decision is { } decision ? Spelling.Outcomes.Of(decision.Outcome) : null);
            Day(json, "on", body.Decision?.On);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteParty(Utf8JsonWriter json, PartyStatus party)
    {
        json.WriteStartObject();
        json.WriteString("id", party.Party.Id.Value);
        json.WriteString("state", Spelling.PartyStates.Of(party.State));
        json.WriteString("body", party.Body?.Id.Value);
        Day(json, "on", party.On);
        json.WriteString("version", party.Version);
        Day(json, "in_force_on", party.InForceOn);
        Day(json, "appeal_until", party.AppealUntil);
        Day(json, "appeal_until_stated", party.AppealUntilStated);
        Day(json, "legal_force_on", party.LegalForceOn);
        Strings(json, "flags", party.Flags.Select(Spelling.PartyFlags.Of));
        json.WriteEndObject();
    }

    private static void Day(Utf8JsonWriter json, string key, DateOnly? day)
    {
        if (day is { } known) json.WriteString(key, Dates.Iso(known));
        else json.WriteNull(key);
    }

    private static void Strings(Utf8JsonWriter json, string key, IEnumerable<string> values)
    {
        json.WriteStartArray(key);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
