using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements;

/// <summary>Something that is planned to happen (händer härnäst), from meetings, steps, milestones and terms.</summary>
/// <param name="Sort">The day it is sorted by: the first it can be.</param>
/// <param name="Day">The day, when it is one; null for a span or a season.</param>
/// <param name="When">Else the plan in words.</param>
public sealed record UpcomingEvent(DateOnly Sort, DateOnly? Day, string When, bool Preliminary, string Text, AgreementCard Agreement)
{
    /// <summary><c>sv</c> on an English page when <see cref="When"/> is the source's own words.</summary>
    public string? WhenLang { get; init; }

    /// <summary><c>sv</c> on an English page when <see cref="Text"/> is Swedish data.</summary>
    public string? TextLang { get; init; }
}

/// <summary>What happens next, computed from what is stored: nothing here is typed by hand and so nothing grows stale.</summary>
public static class Upcoming
{
    /// <summary>The nearest events of the agreements under way, each counted from the day its agreement is shown as of.</summary>
    public static IReadOnlyList<UpcomingEvent> Of(IEnumerable<AgreementCard> agreements, int most) =>
        [.. agreements.SelectMany(Of).OrderBy(e => e.Sort).ThenBy(e => e.Text, StringComparer.Ordinal).Take(most)];

    private static IEnumerable<UpcomingEvent> Of(AgreementCard card)
    {
        var (status, settings) = (card.Status, card.Agreement.Settings);
        var asOf = status.AsOf;
        foreach (var meeting in settings.Meetings.Where(m => m.On > asOf).OrderBy(m => m.On))
            if (status.Cascade.County.TryFind(meeting.Body, out var body))
                yield return new UpcomingEvent(meeting.On, meeting.On, "", false, L($"{In(body)} tar upp frågan", $"{In(body)} takes up the matter"), card);
        foreach (var step in status.Steps.Where(s => !s.Done))
        {
            var (planned, preliminary, words) = step.Step.Step.PlanAsOf(asOf);
            if (planned is not null && !planned.IsPast(asOf))
                yield return new UpcomingEvent(
                    planned.Earliest > asOf ? planned.Earliest : planned.Latest, planned.Kind == PlannedDateKind.Single && planned.Earliest == planned.Latest ? planned.Earliest : null,
                    Plans.Words(planned, preliminary, words), preliminary, $"{StepTitle(step, status.Cascade.County)} {step.Step.Step.Act.Label()}", card) { WhenLang = Plans.LangOf(words) };
        }
        foreach (var milestone in settings.Milestones.Where(m => m.DoneOn is null && m.Planned is { } planned && !planned.IsPast(asOf)))
            yield return new UpcomingEvent(
                milestone.Planned!.Earliest, milestone.Planned.Earliest == milestone.Planned.Latest ? milestone.Planned.Earliest : null,
                Plans.Words(milestone.Planned, milestone.Preliminary, milestone.Words), milestone.Preliminary, milestone.Title, card) { WhenLang = Plans.LangOf(milestone.Words), TextLang = DataLang };
        if (status.EntryIntoForce.InForceOn is { } entry && entry > asOf)
            yield return new UpcomingEvent(entry, entry, "", false, L("Avtalet börjar gälla", "The agreement enters into force"), card);
        if (card.Applies && status.Term.LastNoticeDay is { } notice && notice >= asOf)
            yield return new UpcomingEvent(notice, notice, "", false, L("Sista dagen att säga upp avtalet", "Last day to give notice"), card);
        if (card.Applies && status.Term.Until is { } until && until >= asOf)
            yield return new UpcomingEvent(until, until, "", false, L("Avtalstiden går ut", "The term ends"), card);
    }

    /// <summary>"Kommunfullmäktige i Skövde"; a joint body by its name alone.</summary>
    private static string In(Body body) => body.Of is { } of ? $"{body.Name} {L("i", "in")} {of.Name}" : body.Name;

    private static bool IsFederation(Body body, County county) =>
        county.Federations.Any(f => string.Equals(f.Code, body.Id.Kind, StringComparison.Ordinal));

    /// <summary>The bodies of a step as one subject: "Kommunfullmäktige i 49 kommuner", "De fyra kommunalförbunden" is the source's own.</summary>
    public static string StepTitle(StepStatus step, County county)
    {
        var bodies = step.Step.Bodies;
        if (bodies.Count > 1 && bodies.All(b => b.Of is null && IsFederation(b, county)))
            return L($"De {Dates.InWords(bodies.Count)} kommunalförbunden", $"The {Dates.InWords(bodies.Count)} federations");
        var perPrincipal = bodies.Where(b => b.Of is not null).GroupBy(b => b.Name, StringComparer.Ordinal)
            .Select(g => g.Count() == 1 ? In(g.First()) : L($"{g.Key} i {g.Count()} kommuner", $"{g.Key} in {g.Count()} municipalities"));
        return string.Join(", ", bodies.Where(b => b.Of is null).Select(b => b.Name).Concat(perPrincipal));
    }
}
