using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements;
using Samsyn.Web.Design;
using Samsyn.Web.Design.Drawings;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions;

/// <summary>One line of the timetable: a step, a milestone or the entry into force, with its first plan, slips and outcome.</summary>
public sealed record TimetableRow(
    string Title, string Task, string Plan, bool Uncertain, IReadOnlyList<(TimelinePlan Plan, string? Reason, DateOnly KnownOn)> Earlier, string Outcome,
    TimelineRow Drawn);

/// <summary>The way to a decision (tidplan): every step in the source's own words, uncertain dates as uncertain, slips beside the first plan.</summary>
public sealed class TimetableModel(Records records, Clock clock) : AgreementPage(records, clock)
{
    public IReadOnlyList<TimetableRow> Rows { get; private set; } = [];

    public string Title => L("Vägen till beslut", "The way to a decision");

    public async Task<IActionResult> OnGetAsync(string slug, string? den)
    {
        if (!await Load(slug, den)) return NotFound();
        Rows = [.. InTime(Settings.Milestones.Select(Milestone), Status.Steps.Select(Step)), .. Entry()];
        return Page();
    }

    /// <summary>
    /// Milestones among the steps, by the first day drawn. Steps keep the cascade's order among themselves, and milestones the file's: a row
    /// without a day follows the one before it.
    /// </summary>
    private static IEnumerable<TimetableRow> InTime(IEnumerable<TimetableRow> milestones, IEnumerable<TimetableRow> steps)
    {
        var (left, right) = (new Queue<(DateOnly Day, TimetableRow Row)>(Dated(milestones)), new Queue<(DateOnly Day, TimetableRow Row)>(Dated(steps)));
        while (left.Count > 0 || right.Count > 0)
            yield return (right.Count == 0 || (left.Count > 0 && left.Peek().Day <= right.Peek().Day) ? left : right).Dequeue().Row;
    }

    private static IEnumerable<(DateOnly Day, TimetableRow Row)> Dated(IEnumerable<TimetableRow> rows)
    {
        var latest = DateOnly.MinValue;
        foreach (var row in rows)
        {
            DateOnly? first = row.Drawn.Plan.Spans.Count > 0 ? row.Drawn.Plan.Spans[0].First : row.Drawn.Happened.Count > 0 ? row.Drawn.Happened[0].Day : null;
            if (first > latest) latest = first.Value;
            yield return (latest, row);
        }
    }

    /// <summary>"Sex av åtta steg är klara."</summary>
    public string Finding
    {
        get
        {
            var (done, all) = (Status.Steps.Count(s => s.Done), Status.Steps.Count);
            if (all == 0) return L("Ingen beslutsordning är känd för det här avtalet.", "No cascade is known for this agreement.");
            if (Cascade.Decisions.Count == 0 && Status.Steps.All(s => s.Step.Step.PlanAsOf(Status.AsOf).Planned?.IsPast(Status.AsOf) == true))
                return L("Planen är känd, men källorna säger inte vad organen beslutade.", "The plan is known, but the sources do not say what the bodies decided.");
            var next = Status.Steps.FirstOrDefault(s => !s.Done);
            var first = L($"{Capital(Dates.InWords(done))} av {Dates.InWords(all)} steg är klara.", $"{Capital(Dates.InWords(done))} of {Dates.InWords(all)} steps are done.");
            if (next is null) return L("Alla steg är klara.", "All steps are done.");
            var spoken = next.Bodies.Count(b => b.Decision is not null);
            return spoken > 0 && next.Bodies.Count > 1
                ? first + L($" Nu: {Upcoming.StepTitle(next, Cascade.County)}, {spoken} av {next.Bodies.Count} har behandlat frågan.", $" Now: {Upcoming.StepTitle(next, Cascade.County)}, {spoken} of {next.Bodies.Count} have dealt with the matter.")
                : first + L($" Näst på tur: {Upcoming.StepTitle(next, Cascade.County)}.", $" Next: {Upcoming.StepTitle(next, Cascade.County)}.");
        }
    }

    public IHtmlContent Draw() => CascadeTimeline.Draw(
        new Caption("tidslinje", L($"{Title}: {Settings.Title}, den {Dates.Full(Status.AsOf)}", $"{Title}: {Settings.Title}, on {Dates.Full(Status.AsOf)}"), Finding),
        Status.AsOf, [.. Rows.Select(r => r.Drawn)]);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private TimetableRow Step(StepStatus status)
    {
        var step = status.Step.Step;
        var title = Upcoming.StepTitle(status, Cascade.County);
        var task = step.Act.Label() + (step.For is { } party ? L(" för ", " for ") + (Cascade.County.Find(party)?.Name ?? party.Value) : "");
        var (planned, preliminary, words) = step.PlanAsOf(Status.AsOf);
        var plans = Earlier(step);
        var said = status.Bodies.Where(b => b.Decision is not null).ToList();
        var outcome = Outcome(status, said);
        var drawn = new TimelineRow(title, task, Plan(planned, preliminary, words))
        {
            TitleLang = status.Bodies.Count == 1 && status.Bodies[0].Body.Of is null ? DataLang : null,
            EarlierPlans = [.. plans.Select(p => p.Plan)],
            Happened = [.. said.Select(b => new TimelineDay(b.Decision!.On, $"{Name(b.Body)}: {b.Decision.Outcome.Label().ToLowerInvariant()} {Dates.Full(b.Decision.On)}"))],
            HappenedText = said.Count == 0 ? "" : said.Count == 1 && status.Bodies.Count == 1
                ? L($"blev {Dates.DayMonth(said[0].Decision!.On)}", $"was {Dates.DayMonth(said[0].Decision!.On)}")
                : L($"{said.Count} av {status.Bodies.Count}{(status.Done ? "" : " hittills")}", $"{said.Count} of {status.Bodies.Count}{(status.Done ? "" : " so far")}"),
        };
        return new TimetableRow(title, task, drawn.Plan.Words, preliminary, plans, outcome, drawn);
    }

    private static string Name(Body body) => body.Of is { } of ? of.Name : body.Name;

    /// <summary>A plan long past without an outcome is a gap in the sources, not something that is still to come.</summary>
    private string NotKnownOrNotDone(PlannedDate? planned) => planned is not null && planned.IsPast(Status.AsOf)
        ? L("Inte känt", "Not known") : L("Inte klart ännu", "Not done yet");

    private string Outcome(StepStatus status, List<BodyStatus> said)
    {
        if (said.Count == 0) return NotKnownOrNotDone(status.Step.Step.PlanAsOf(Status.AsOf).Planned);
        if (status.Bodies.Count == 1) return $"{said[0].Decision!.Outcome.Label()} {Dates.Full(said[0].Decision!.On)}";
        if (said.Count <= 6)
            return string.Join(", ", said.OrderBy(b => b.Decision!.On).Select(b => $"{Name(b.Body)} {Dates.Full(b.Decision!.On)}"));
        var last = said.Max(b => b.Decision!.On);
        return L($"{said.Count} av {status.Bodies.Count}, senast {Dates.Full(last)}", $"{said.Count} of {status.Bodies.Count}, latest {Dates.Full(last)}");
    }

    /// <summary>Plans that no longer held on the day shown, the first first, each with why it was changed.</summary>
    private List<(TimelinePlan Plan, string? Reason, DateOnly KnownOn)> Earlier(Step step)
    {
        var earlier = new List<(TimelinePlan, string?, DateOnly)>();
        var (planned, preliminary, words) = (step.Planned, step.Preliminary, step.Words);
        foreach (var next in step.Replanned.Where(r => r.KnownOn <= Status.AsOf).OrderBy(r => r.KnownOn))
        {
            earlier.Add((Plan(planned, preliminary, words), next.Reason, next.KnownOn));
            (planned, preliminary, words) = (next.Planned, next.Preliminary, next.Words);
        }
        return earlier;
    }

    private static TimelinePlan Plan(PlannedDate? planned, bool preliminary, string? words)
    {
        TimelineSpan[] spans = planned switch
        {
            null => [],
            { Kind: PlannedDateKind.OneOf } => [.. planned.Alternatives.Select(a => new TimelineSpan(a.First, a.Last, !preliminary))],
            _ => [new TimelineSpan(planned.Earliest, planned.Latest, !preliminary)],
        };
        return new TimelinePlan(spans, Plans.Words(planned, preliminary, words), OneOf: planned?.Kind == PlannedDateKind.OneOf) { WordsLang = Plans.LangOf(words) };
    }

    private TimetableRow Milestone(Milestone milestone)
    {
        var doneOn = milestone.DoneOn <= Status.AsOf ? milestone.DoneOn : null;
        var plan = Plan(milestone.Planned, milestone.Preliminary, milestone.Words);
        var done = doneOn is { } on ? Dates.Full(on) : NotKnownOrNotDone(milestone.Planned);
        return new TimetableRow(milestone.Title, L("hållpunkt", "milestone"), plan.Words, milestone.Preliminary, [], done,
            new TimelineRow(milestone.Title, L("hållpunkt", "milestone"), plan)
            {
                TitleLang = DataLang,
                Happened = doneOn is { } day ? [new TimelineDay(day, $"{milestone.Title}: {Dates.Full(day)}")] : [],
                HappenedText = doneOn is { } happened ? L($"blev {Dates.DayMonth(happened)}", $"was {Dates.DayMonth(happened)}") : "",
            });
    }

    private IEnumerable<TimetableRow> Entry()
    {
        var rule = Settings.EntryIntoForce;
        var inForceOn = Status.EntryIntoForce.InForceOn ?? (Status.EntryIntoForce.Stated ? rule.Stated?.On : null);
        if (rule.NotBefore is null && inForceOn is null) yield break;
        var title = L("Avtalet gäller", "The agreement applies");
        var words = rule.NotBefore is { } earliest ? L($"tidigast {Dates.Full(earliest)}", $"not before {Dates.Full(earliest)}") : "";
        var outcome = inForceOn is { } day
            ? day <= Status.AsOf ? L($"Gäller sedan {Dates.Full(day)}", $"In force since {Dates.Full(day)}") : L($"Börjar gälla {Dates.Full(day)}", $"In force from {Dates.Full(day)}")
            : L("Inte klart ännu", "Not yet clear");
        var spans = rule.NotBefore is { } from ? new[] { new TimelineSpan(from, from.AddMonths(1), false, OpenEnd: true) } : [];
        yield return new TimetableRow(title, "", words.Length > 0 ? words : L("ingen plan känd", "no plan known"), false, [], outcome,
            new TimelineRow(title, "", new TimelinePlan(spans, words))
            {
                Happened = inForceOn is { } on && on <= Status.AsOf ? [new TimelineDay(on, outcome)] : [],
                HappenedText = inForceOn is { } known && known <= Status.AsOf ? L($"blev {Dates.DayMonth(known)}", $"was {Dates.DayMonth(known)}") : "",
            });
    }
}
