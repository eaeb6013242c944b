using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;
using Samsyn.Web.Outbox;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements;

/// <summary>
/// How a line of an agreement's history is told (historikens ord), in the language of the page: on the page of the history and in the feeds, so that both say the same.
/// </summary>
/// <remarks>Without a full stop: details may follow. A line tells that something happened and stays true; where a round or a term stands today is told by their own pages.</remarks>
internal static class HistoryWords
{
    /// <summary>"Kommunfullmäktige i Tibro godkände version 1.0, § 140"; of a later fact what it says about which decision.</summary>
    public static string Of(Decision d, County county)
    {
        var (body, section) = (Name(d.Body, county), d.Paragraph.Length > 0 ? ", " + d.Paragraph : "");
        if (d.Corrects is { } on)
        {
            var (of, ofEnglish) = ($"beslutet i {body} {Dates.Full(on)}", $"the decision of {Dates.Full(on)} in {body}");
            return d.Outcome switch
            {
                Outcome.Annulled => L($"Domstol upphävde {of}{section}", $"A court annulled {ofEnglish}{section}"),
                Outcome.Corrected when d.To is null => L($"Registrerat av misstag: {of} har inte fattats", $"Recorded by mistake: {ofEnglish} was not taken"),
                Outcome.Corrected => L($"En uppgift om {of} rättades", $"A record of {ofEnglish} was corrected"),
                Outcome.Assessed => d.Assessed == Assessment.Counts
                    ? L($"Villkoret i {of} bedömdes: det räknas som ja", $"The condition in {ofEnglish} was assessed: it counts as a yes")
                    : L($"Villkoret i {of} bedömdes: det räknas inte som ja", $"The condition in {ofEnglish} was assessed: it does not count as a yes"),
                _ => throw new InvalidOperationException($"Nothing says what {d.Outcome} was found out later."),
            };
        }
        var version = d.Version is { } id ? " version " + id : "";
        var did = d.Outcome switch
        {
            Outcome.ApprovedWithCondition => L($"godkände{version} med villkor", $"approved{version} with a condition"),
            Outcome.RecommendedAgainst => L($"avrådde{(version.Length > 0 ? " från" : "")}{version}", $"recommended against{version}"),
            _ => d.Outcome.Label().ToLowerInvariant() + version,
        };
        var about = d.Concerns == Concerns.Text ? "" : L(" (gäller inte texten)", " (not about the text)");
        return $"{body} {did}{about}{section}";
    }

    /// <summary>"Rätt är: utfallet är avslog, dagen är 1 mars 2022".</summary>
    public static string Change(Correction to)
    {
        var changes = new List<string>();
        if (to.Outcome is { } outcome) changes.Add(L($"utfallet är {outcome.Label().ToLowerInvariant()}", $"the outcome is {outcome.Label().ToLowerInvariant()}"));
        if (to.On is { } on) changes.Add(L($"dagen är {Dates.Full(on)}", $"the day is {Dates.Full(on)}"));
        if (to.Version is { } version) changes.Add(L($"versionen är {version}", $"the version is {version}"));
        if (to.AnnouncedOn is { } announced) changes.Add(L($"anslaget är från {Dates.Full(announced)}", $"the notice is of {Dates.Full(announced)}"));
        if (to.AppealUntilStated is { } until) changes.Add(L($"angiven sista dag att överklaga är {Dates.Full(until)}", $"the stated last day to appeal is {Dates.Full(until)}"));
        return L("Rätt är: ", "Right is: ") + string.Join(", ", changes);
    }

    public static string Of(AgreementVersion v) =>
        L($"Version {v.Id} blev den aktuella texten", $"Version {v.Id} became the current text") + (v.Editorial ? L(", redaktionell ändring", ", editorial change") : "");

    public static string Of(TermChange c) => c.Act switch
    {
        TermAct.Extended => L($"Avtalet förlängdes till {(c.Until is { } until ? Dates.Full(until) : "")}", $"The agreement was extended to {(c.Until is { } end ? Dates.Full(end) : "")}"),
        TermAct.Notice => L("Avtalet sades upp", "Notice was given"),
        _ => L("Avtalet tillämpades vidare efter sitt slut", "The agreement was applied on after its end"),
    };

    public static string Of(StepStatus step, Replanning plan, County county)
    {
        var (title, words) = (Upcoming.StepTitle(step, county), Samsyn.Web.Decisions.Plans.Words(plan.Planned, plan.Preliminary, plan.Words));
        return L($"Ny tid för {title}: {words}", $"New time for {title}: {words}");
    }

    /// <summary>What the history keeps of rounds, groups and entry into force, whose own pages tell the rest. Null for every other kind.</summary>
    public static string? Of(HistoryKind happened, HistoryFacts facts)
    {
        var day = facts.On is { } on ? Dates.Full(on) : "";
        return happened switch
        {
            HistoryKind.RoundOpened => L($"Remissen öppnade {day}", $"The consultation opened on {day}"),
            HistoryKind.RoundExtended => L($"Remisstiden förlängdes till {day}", $"The consultation was extended to {day}"),
            HistoryKind.CompilationReleased => L("Remissvaren sammanställdes, med vad som blev av varje synpunkt", "The answers were compiled, with what became of each remark"),
            HistoryKind.EnteredIntoForce => L($"Avtalet började gälla {day}", $"The agreement entered into force on {day}"),
            HistoryKind.DigestPublished => L("Ett sammandrag av gruppernas arbete publicerades", "A digest of the work of the groups was published"),
            _ => null,
        };
    }

    /// <summary>Who extended or gave notice, by name.</summary>
    public static string By(string id, County county) => PrincipalId.IsValid(id) && county.Find(new PrincipalId(id)) is { } p ? p.Name : Name(new BodyId(id), county);

    private static string Name(BodyId id, County county) => !county.TryFind(id, out var body) ? id.Value : body.Of is { } of ? $"{body.Name} {L("i", "in")} {of.Name}" : body.Name;
}
