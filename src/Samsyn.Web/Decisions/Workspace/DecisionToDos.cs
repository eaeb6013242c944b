using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Access;
using Samsyn.Web.Agreements;
using Samsyn.Web.Design;
using Samsyn.Web.Workspace;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions.Workspace;

/// <summary>
/// What awaits an account in an agreement, worked out from where the agreement stands: nobody types a reminder, and what is done is gone by itself.
/// </summary>
public static class DecisionToDos
{
    public static IEnumerable<ToDoItem> Of(ToDoAsker asker) =>
        asker.Cards.SelectMany(card => (card.IsUnderWay && HasBegun(card) ? Own(card, asker.Who).Concat(Asked(card, asker)).Concat(Conditions(card, asker.Who)).Concat(Plan(card, asker.Who)) : []).Concat(Done(card, asker)));

    /// <summary>Without a text and without decisions nothing awaits anybody: a plan of which nothing more is known is no reminder.</summary>
    private static bool HasBegun(AgreementCard card) => card.Status.Version is not null || card.Status.Steps.Any(s => s.Bodies.Any(b => b.Decision is not null));

    /// <summary>The bodies a role was granted for: what they have yet to say, and what is still missing of what they said.</summary>
    private static IEnumerable<ToDoItem> Own(AgreementCard card, SignedIn who)
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
                    yield return new ToDoItem(null, false, L("Lägg till anslagsdagen", "Add the day of the notice"),
                        L($"Beslutet {Dates.Full(decision.On)} är registrerat utan anslagsdag. Med den går det att räkna ut när det får laga kraft.",
                          $"The decision of {Dates.Full(decision.On)} is recorded without the day of its notice, from which legal force is computed."),
                        $"~/arbete/avtal/{card.Slug}/{DecisionForms.Correct}?{LaterFactForm.DecisionField}={decision.Id}", L("Lägg till", "Add"), card.Title);
            }
    }

    private static ToDoItem Record(AgreementCard card, Body body, PartyStatus? party, ILookup<BodyId, Meeting> meetings)
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
        return new ToDoItem(next, next <= asOf, L($"Registrera vad {body.InSentence()} beslutar", $"Record what {body.InSentence()} decides"),
            standing + when + L("Det kan göras direkt efter sammanträdet.", "It can be done right after the meeting."),
            $"~/arbete/avtal/{card.Slug}/{DecisionForms.Record}?organ={Uri.EscapeDataString(body.Id.Value)}", L("Registrera", "Record"), card.Title)
        {
            Others = Others(card), IfWeWait = party is null ? null : IfWeWait(card.Status), Later = IsLater(next, asOf), Slug = card.Slug,
        };
    }

    /// <summary>What a politician's own assembly or board is asked to decide: to read, since an officer records it.</summary>
    private static IEnumerable<ToDoItem> Asked(AgreementCard card, ToDoAsker asker)
    {
        if (!asker.IsPolitician) yield break;
        var (status, asOf) = (card.Status, card.Status.AsOf);
        var meetings = card.Agreement.Settings.Meetings.ToLookup(m => m.Body);
        foreach (var spoken in status.Steps.SelectMany(s => s.Bodies).Where(b => asker.Who.Grants.Any(g => g.Owns(status.Cascade, b.Body))))
        {
            var body = spoken.Body;
            var party = status.Cascade.PartyOf(body) is { } of ? status.Parties.FirstOrDefault(p => p.Party.Id == of.Id) : null;
            if (party is not null ? party.State is not (PartyState.Undecided or PartyState.Tabled or PartyState.ReferredBack or PartyState.Outdated) : spoken.Decision is not null) continue;
            var next = Tracker.NextMeeting(meetings, body.Id, asOf);
            yield return new ToDoItem(next, false, L($"Besluta i {body.InSentence()}", $"Decide in {body.InSentence()}"),
                next is null ? L("Ingen sammanträdesdag är känd.", "No day of meeting is known.") : "", $"~/avtal/{card.Slug}/text", L("Läs avtalet", "Read the agreement"), card.Title)
            {
                Others = Others(card), IfWeWait = party is null ? null : IfWeWait(status), Later = IsLater(next, asOf), Slug = card.Slug,
            };
        }
    }

    /// <summary>What our bodies have decided.</summary>
    private static IEnumerable<ToDoItem> Done(AgreementCard card, ToDoAsker asker) =>
        from spoken in card.Status.Steps.SelectMany(s => s.Bodies)
        where spoken.Decision is not null && asker.Who.Grants.Any(g => g.Owns(card.Status.Cascade, spoken.Body))
        select new ToDoItem(null, false, $"{spoken.Body.Full()}: {spoken.Decision!.Outcome.Label().ToLower(System.Globalization.CultureInfo.CurrentCulture)}", "",
            $"~/avtal/{card.Slug}/beslut", L("Se beslutet", "See the decision"), card.Title) { DoneOn = spoken.Decision!.On, Slug = card.Slug };

    /// <summary>"31 av 50 har sagt ja."</summary>
    private static string? Others(AgreementCard card) => !card.HasDecisions ? null
        : L($"{card.Status.Counts.Approved} av {card.Status.Counts.Parties} har sagt ja.", $"{card.Status.Counts.Approved} of {card.Status.Counts.Parties} have said yes.");

    /// <summary>By the agreement's own rule of entry; nothing when no source gives one.</summary>
    private static string? IfWeWait(AgreementStatus status) => status.Cascade.Agreement.Settings.EntryIntoForce.Rule switch
    {
        EntryRule.All => L("Avtalet börjar gälla först när alla parter har sagt ja.", "The agreement enters into force only when every party has said yes."),
        EntryRule.PerParty => L("Avtalet gäller inte för er förrän ni har sagt ja.", "The agreement does not apply to you until you have said yes."),
        EntryRule.Quorum => status.EntryIntoForce.Reason.Sentence(),
        _ => null,
    };

    private static bool IsLater(DateOnly? day, DateOnly asOf) => day is { } on && on.DayNumber - asOf.DayNumber > ToDoAsker.DaysAhead;

    private static IEnumerable<ToDoItem> Conditions(AgreementCard card, SignedIn who) =>
        from party in card.Status.Parties
        where party.State == PartyState.Conditional && !party.Flags.Contains(PartyFlag.DoesNotCount)
            && party is { Body: not null, Decision: not null } && party.Decision.AgreementId == card.Agreement.Id
            && who.Can(WorkspaceAct.AssessCondition, card.Status.Cascade, party.Body)
        select new ToDoItem(null, false, L($"Bedöm {BodyWords.Genitive(party.Party.Name)} villkor", $"Assess {BodyWords.Genitive(party.Party.Name)} condition"),
            L($"Godkänt med villkor {Dates.Full(party.Decision!.On)}:", $"Approved with a condition on {Dates.Full(party.Decision!.On)}:"),
            $"~/arbete/avtal/{card.Slug}/{DecisionForms.Assess}?{LaterFactForm.DecisionField}={party.Decision!.Id}", L("Bedöm", "Assess"), card.Title)
            { Quoted = party.Decision!.Condition, QuotedLang = DataLang };

    /// <summary>Steps whose planned time has passed without being done: the plan is out of date, nobody is late.</summary>
    private static IEnumerable<ToDoItem> Plan(AgreementCard card, SignedIn who) =>
        !who.CanForAll(WorkspaceAct.ReplanStep) ? [] :
        from step in card.Status.Steps
        where !step.Done && step.Step.Step.PlanAsOf(card.Status.AsOf).Planned?.IsPast(card.Status.AsOf) == true
        let remaining = step.Bodies.Count(b => b.Decision is null)
        select new ToDoItem(null, false, L($"Planera om: {Upcoming.StepTitle(step, card.Status.Cascade.County)}", $"Reschedule: {Upcoming.StepTitle(step, card.Status.Cascade.County)}"),
            L($"{remaining} av {step.Bodies.Count} har inte uttalat sig. Planen var:", $"{remaining} of {step.Bodies.Count} have not spoken. The plan was:"),
            $"~/arbete/avtal/{card.Slug}/{DecisionForms.Replan}?{ReplanForm.StepField}={Uri.EscapeDataString(step.Step.Step.Name)}", L("Planera om", "Reschedule"), card.Title)
            { Quoted = Plans.Words(step.Step.Step, card.Status.AsOf), QuotedLang = Plans.LangOf(step.Step.Step.PlanAsOf(card.Status.AsOf).Words) };
}
