using Samsyn.Domain.Decisions;
using Samsyn.Domain.Groups;
using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Groups.Workspace;

/// <summary>What the journal says of groups. Rows about positions and scenarios come here only for their own side (<see cref="GroupAccess.Readable"/>).</summary>
public static class GroupJournal
{
    public static string? ActTitle(string act) => act switch
    {
        "group.form" => L("Bildade eller ändrade en grupp", "Formed or changed a group"),
        "group.seat" => L("Registrerade en plats i en grupp", "Recorded a seat of a group"),
        "group.meeting" => L("Registrerade ett gruppmöte", "Recorded a meeting of a group"),
        "group.material" => L("Lämnade ut ett dokument eller antecknade en avstämning", "Handed out a document or recorded a check-in"),
        "group.note" => L("Lämnade inspel", "Sent a note"),
        "group.digest" => L("Publicerade ett sammandrag", "Published a digest"),
        "position.write" => L("Skrev en ståndpunkt", "Wrote a position"),
        "scenario.write" => L("Skrev ett scenario", "Wrote a scenario"),
        _ => null,
    };

    public static IReadOnlyList<JournalChange> Changes(JournalEntry entry, Cascade cascade) => entry switch
    {
        { Act: "position.write", After: { } after } => [.. Position(entry, StoredText.Read<PositionWords>(after), entry.Before is { } before ? StoredText.Read<PositionWords>(before) : null, cascade)],
        { Act: "scenario.write", After: { } after } => [.. Scenario(entry, StoredText.Read<ScenarioWords>(after), entry.Before is { } before ? StoredText.Read<ScenarioWords>(before) : null, cascade)],
        { Act: "group.form", After: { } after } => [Data(L("Grupp", "Group"), entry.Before is { } before ? StoredText.Read<GroupSettings>(before).Title : null, StoredText.Read<GroupSettings>(after).Title)],
        { Act: "group.seat" or "group.meeting" or "group.material" or "group.note" or "group.digest" } when entry.Subject.StartsWith("group ", StringComparison.Ordinal) => [Data(L("Grupp", "Group"), null, entry.Subject["group ".Length..])],
        _ => [],
    };

    private static JournalChange Data(string term, string? before, string after) =>
        new(term, before == after ? null : before, after) { AfterLang = DataLang, BeforeLang = DataLang };

    private static JournalChange Side(JournalEntry entry, Cascade cascade) => new(L("Sida", "Side"), null, new NegotiatingSide(entry.Subject.Split(' ')[0]).Name(cascade.County));

    private static IEnumerable<JournalChange> Position(JournalEntry entry, PositionWords after, PositionWords? before, Cascade cascade)
    {
        yield return Side(entry, cascade);
        yield return new(L("Ståndpunkt", "Position"), before is null || before.Stance == after.Stance ? null : before.Stance.Label(), after.Stance.Label());
        yield return new(L("Vikt", "Importance"), before is null || before.Weight == after.Weight ? null : before.Weight.Label(), after.Weight.Label());
        if (after.Text is not null || before?.Text is not null) yield return Data(L("Text", "Text"), before?.Text, after.Text ?? "");
    }

    private static IEnumerable<JournalChange> Scenario(JournalEntry entry, ScenarioWords after, ScenarioWords? before, Cascade cascade)
    {
        yield return Side(entry, cascade);
        yield return Data(L("Behöver göras", "To be done"), before?.Needs, after.Needs);
        if (after.Dates is not null) yield return Data(L("Tider", "Dates"), before?.Dates, after.Dates);
        if (after.CostOre is { } cost) yield return new(L("Kostnad", "Cost"), before?.CostOre is { } old && old != cost ? Numbers.Kronor(old) : null, Numbers.Kronor(cost));
        if (after.CostSource is not null) yield return Data(L("Beloppets källa", "Source of the amount"), before?.CostSource, after.CostSource);
        if (after.Consequence is not null) yield return Data(L("Leder till", "Leads to"), before?.Consequence, after.Consequence);
    }
}
