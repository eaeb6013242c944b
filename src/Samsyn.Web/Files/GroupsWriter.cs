using Samsyn.Domain.Groups;

namespace Samsyn.Web.Files;

/// <summary>Writes groups in their one canonical form: by name, the facts of each kind in the order in which they were recorded.</summary>
internal static class GroupsWriter
{
    public static void Write(YamlWriter yaml, IReadOnlyList<Group> groups) => yaml.Blocks("groups", groups.OrderBy(g => g.Name, StringComparer.Ordinal), group =>
    {
        Settings(yaml, group.Name, group.Settings);
        Rows<SeatTaken>(yaml, "seats", group);
        Rows<SeatLeft>(yaml, "seats_left", group);
        Rows<MeetingPlanned>(yaml, "meetings", group);
        Rows<MeetingHeld>(yaml, "held", group);
        Rows<MeetingCancelled>(yaml, "cancelled", group);
        Rows<PaperGiven>(yaml, "documents", group);
        Rows<CheckedIn>(yaml, "check_ins", group);
        Rows<NoteSent>(yaml, "notes", group);
        Rows<DigestPublished>(yaml, "digests", group);
    });

    /// <summary>A group's settings in their one form: two that say the same are the same text.</summary>
    public static string Text(string name, GroupSettings settings) => AgreementWriter.Row(yaml => Settings(yaml, name, settings));

    /// <summary>A fact in its one form without its instant: what identifies it within its group.</summary>
    public static string Row(GroupFact fact) => GroupFactKinds.Of(fact) + " " + AgreementWriter.Row(yaml => Fact(yaml, fact, withRecordedAt: false));

    private static void Rows<T>(YamlWriter yaml, string key, Group group) where T : GroupFact =>
        yaml.Rows(key, group.Facts.OfType<T>().OrderBy(f => f.RecordedAt).ThenBy(f => f.Place), fact => Fact(yaml, fact, withRecordedAt: true));

    private static void Settings(YamlWriter yaml, string name, GroupSettings settings)
    {
        yaml.Text("id", name);
        yaml.Text("title", settings.Title);
        yaml.Word("kind", GroupSpelling.Tasks.Of(settings.Task));
        if (settings.Mandate is { } mandate)
        {
            yaml.FlowMap("mandate", () =>
            {
                yaml.Text("words", mandate.Words);
                yaml.Text("given_by", mandate.GivenBy?.Value);
                yaml.Day("on", mandate.On);
            });
        }

        yaml.Text("reports_to", settings.ReportsTo?.Value);
        yaml.Day("from", settings.From);
        yaml.Day("until", settings.Until);
        yaml.Text("source", settings.Source);
        yaml.Rows("nominations", settings.Nominations, right =>
        {
            yaml.Text("by", right.By);
            yaml.Number("seats", right.Seats);
        });
    }

    private static void Fact(YamlWriter yaml, GroupFact fact, bool withRecordedAt)
    {
        switch (fact)
        {
            case SeatTaken f:
                yaml.Text("id", f.Seat);
                yaml.Text("nominated_by", f.By);
                yaml.Text("function", f.Function);
                yaml.Text("organisation", f.Organisation?.Value);
                yaml.Day("from", f.From);
                yaml.Day("until", f.Until);
                yaml.Day("nominated_on", f.NominatedOn);
                yaml.Text("source", f.Source);
                break;
            case SeatLeft f:
                yaml.Text("seat", f.Seat);
                yaml.Day("on", f.On);
                yaml.Text("reason", f.Reason);
                break;
            case MeetingPlanned f:
                yaml.Text("id", f.Meeting);
                yaml.Text("planned", f.Planned?.Text);
                yaml.Flag("preliminary", f.Preliminary ? true : null);
                yaml.Text("words", f.Words);
                yaml.Text("time", f.Time);
                yaml.Text("where", f.Where);
                yaml.Flag("digital", f.Digital ? true : null);
                yaml.Text("agenda", f.Agenda);
                break;
            case MeetingHeld f:
                yaml.Text("meeting", f.Meeting);
                yaml.Day("on", f.On);
                yaml.Text("note", f.Note);
                break;
            case MeetingCancelled f:
                yaml.Text("meeting", f.Meeting);
                yaml.Day("on", f.On);
                yaml.Text("reason", f.Reason);
                break;
            case PaperGiven f:
                Paper(yaml, f);
                break;
            case CheckedIn f:
                yaml.Text("body", f.Body.Value);
                yaml.Day("on", f.On);
                yaml.Text("asked", f.Asked);
                yaml.Text("answer", f.Answer);
                break;
            case NoteSent f:
                yaml.Text("document", f.Paper);
                yaml.Day("on", f.On);
                yaml.Text("text", f.Text);
                yaml.Text("by_function", f.ByFunction);
                break;
            case DigestPublished f:
                yaml.Day("on", f.On);
                yaml.Text("title", f.Title);
                yaml.Text("text", f.Text);
                yaml.Text("by_function", f.ByFunction);
                break;
        }

        yaml.Instant("recorded_at", withRecordedAt ? fact.RecordedAt : null);
    }

    private static void Paper(YamlWriter yaml, PaperGiven paper)
    {
        yaml.Text("id", paper.Paper);
        yaml.Text("title", paper.Title);
        yaml.Word("kind", GroupSpelling.Papers.Of(paper.Kind));
        yaml.Day("on", paper.On);
        yaml.Flag("public", paper.IsPublic ? true : null);
        yaml.Text("url", paper.Url);
        yaml.Text("text", paper.Text);
        yaml.Text("sha256", paper.Sha256);
        yaml.Text("meeting", paper.Meeting);
        yaml.Texts("to", paper.To.Count == 0 ? null : paper.To);
    }
}

/// <summary>The key under which facts of a kind stand in a file.</summary>
internal static class GroupFactKinds
{
    public static string Of(GroupFact fact) => Groups.GroupFactRow.KindOf(fact);
}
