using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements;
using Samsyn.Web.Design;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>One thing that awaits somebody (att göra).</summary>
/// <param name="Day">The day it is about; null when there is none.</param>
/// <param name="Passed">The day has passed: said without blame.</param>
/// <param name="Href">Where it is done.</param>
public sealed record Duty(DateOnly? Day, bool Passed, string Title, string Text, string Href, string Action, string Agreement)
{
    /// <summary>What the text ends with in somebody's own words: a condition, a plan.</summary>
    public string? Quoted { get; init; }

    /// <summary><c>sv</c> on an English page when <see cref="Quoted"/> is Swedish data.</summary>
    public string? QuotedLang { get; init; }
}

/// <summary>
/// What awaits an account in an agreement, worked out from where the agreement stands: nobody types a reminder, and what is done is gone by itself.
/// </summary>
public static class Duties
{
    /// <summary>By day, those without one last.</summary>
    public static IReadOnlyList<Duty> Of(IEnumerable<AgreementCard> agreements, SignedIn who) =>
        [.. agreements.Where(HasBegun).SelectMany(card => Own(card, who).Concat(Conditions(card, who)).Concat(Plan(card, who))).OrderBy(d => d.Day ?? DateOnly.MaxValue)];

    /// <summary>Without a text and without decisions nothing awaits anybody: a plan of which nothing more is known is no reminder.</summary>
    private static bool HasBegun(AgreementCard card) => card.Status.Version is not null || card.Status.Steps.Any(s => s.Bodies.Any(b => b.Decision is not null));

    /// <summary>The bodies a role was granted for: what they have yet to say, and what is still missing of what they said.</summary>
    private static IEnumerable<Duty> Own(AgreementCard card, SignedIn who)
    {
        var (status, cascade) = (card.Status, card.Status.Cascade);
        var meetings = card.Agreement.Settings.Meetings.ToLookup(m => m.Body);
        foreach (var step in status.Steps)
            foreach (var spoken in step.Bodies)
            {
                var body = spoken.Body;
                if (!who.Grants.Any(g => Permissions.ReachOf(WorkspaceAct.RecordDecision, g) == Reach.Own && g.Owns(cascade, body))) continue;
                var party = cascade.PartyOf(body) is { } of ? status.Parties.FirstOrDefault(p => p.Party.Id == of.Id) : null;
                if (party is not null ? party.State is PartyState.Undecided or PartyState.Tabled or PartyState.ReferredBack or PartyState.Outdated : spoken.Decision is null)
                    yield return Record(card, body, party, meetings);
                else if (party is { State: PartyState.Approved, Decision: { AnnouncedOn: null } decision } && decision.AgreementId == card.Agreement.Id && body.Side == Side.Municipal)
                    yield return new Duty(null, false, L("Lägg till anslagsdagen", "Add the day of the notice"),
                        L($"Beslutet {Dates.Full(decision.On)} är registrerat utan anslagsdag. Med den går det att räkna ut när det får laga kraft.",
                          $"The decision of {Dates.Full(decision.On)} is recorded without the day of its notice, from which legal force is computed."),
                        $"~/arbete/avtal/{card.Slug}/{DecisionForms.Correct}?{LaterFactForm.DecisionField}={decision.Id}", L("Lägg till", "Add"), card.Title);
            }
    }

    private static Duty Record(AgreementCard card, Body body, PartyStatus? party, ILookup<BodyId, Meeting> meetings)
    {
        var asOf = card.Status.AsOf;
        var since = party?.On ?? DateOnly.MinValue;
        DateOnly? next = Tracker.NextMeeting(meetings, body.Id, asOf)
            ?? meetings[body.Id].Where(m => m.On <= asOf && m.On > since).Select(m => (DateOnly?)m.On).Max();
        var standing = party is { Decision: { } decision }
            ? L($"{party.State.Label()} {Dates.DayMonth(decision.On)}. ", $"{party.State.Label()} {Dates.DayMonth(decision.On)}. ") : "";
        var when = next is { } day
            ? day > asOf ? L($"Frågan finns på kallelsen till {Dates.WeekdayDayMonth(day)}. ", $"The matter is on the agenda of {Dates.WeekdayDayMonth(day)}. ") : ""
            : L("Ingen sammanträdesdag är känd. ", "No day of meeting is known. ");
        return new Duty(next, next <= asOf, L($"Registrera vad {body.InSentence()} beslutar", $"Record what {body.InSentence()} decides"),
            standing + when + L("Det kan göras direkt efter sammanträdet.", "It can be done right after the meeting."),
            $"~/arbete/avtal/{card.Slug}/{DecisionForms.Record}?organ={Uri.EscapeDataString(body.Id.Value)}", L("Registrera", "Record"), card.Title);
    }

    private static IEnumerable<Duty> Conditions(AgreementCard card, SignedIn who) =>
        from party in card.Status.Parties
        where party.State == PartyState.Conditional && !party.Flags.Contains(PartyFlag.DoesNotCount)
            && party is { Body: not null, Decision: not null } && party.Decision.AgreementId == card.Agreement.Id
            && who.Can(WorkspaceAct.AssessCondition, card.Status.Cascade, party.Body)
        select new Duty(null, false, L($"Bedöm {BodyWords.Genitive(party.Party.Name)} villkor", $"Assess {BodyWords.Genitive(party.Party.Name)} condition"),
            L($"Godkänt med villkor {Dates.Full(party.Decision!.On)}:", $"Approved with a condition on {Dates.Full(party.Decision!.On)}:"),
            $"~/arbete/avtal/{card.Slug}/{DecisionForms.Assess}?{LaterFactForm.DecisionField}={party.Decision!.Id}", L("Bedöm", "Assess"), card.Title)
            { Quoted = party.Decision!.Condition, QuotedLang = DataLang };

    /// <summary>Steps whose planned time has passed without being done: the plan is out of date, nobody is late.</summary>
    private static IEnumerable<Duty> Plan(AgreementCard card, SignedIn who) =>
        !who.CanForAll(WorkspaceAct.ReplanStep) ? [] :
        from step in card.Status.Steps
        where !step.Done && step.Step.Step.PlanAsOf(card.Status.AsOf).Planned?.IsPast(card.Status.AsOf) == true
        let remaining = step.Bodies.Count(b => b.Decision is null)
        select new Duty(null, false, L($"Planera om: {Upcoming.StepTitle(step, card.Status.Cascade.County)}", $"Reschedule: {Upcoming.StepTitle(step, card.Status.Cascade.County)}"),
            L($"{remaining} av {step.Bodies.Count} har inte uttalat sig. Planen var:", $"{remaining} of {step.Bodies.Count} have not spoken. The plan was:"),
            $"~/arbete/avtal/{card.Slug}/{DecisionForms.Replan}?{ReplanForm.StepField}={Uri.EscapeDataString(step.Step.Step.Name)}", L("Planera om", "Reschedule"), card.Title)
            { Quoted = Plans.Words(step.Step.Step, card.Status.AsOf), QuotedLang = Plans.LangOf(step.Step.Step.PlanAsOf(card.Status.AsOf).Words) };
}
