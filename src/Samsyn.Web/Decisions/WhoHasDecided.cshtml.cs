using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements;
using Samsyn.Web.Design;
using Samsyn.Web.Design.Drawings;
using Samsyn.Web.Files;
using Samsyn.Web.Principals;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Decisions;

/// <summary>The tracker (vem har beslutat?): who has decided, on which text, with what condition, and what is missing.</summary>
public sealed class WhoHasDecidedModel(Records records, Clock clock, CountyMaps maps) : AgreementPage(records, clock)
{
    public Tracker Tracker { get; private set; } = null!;

    public TrackerFilter Filter { get; private set; } = new(null, null, null);

    public IReadOnlyList<TrackerRow> Rows { get; private set; } = [];

    /// <summary>Null when the county has no map.</summary>
    public CountyMap? Map { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, string? den, string? forbund, string? omrade, string? lage)
    {
        if (!await Load(slug, den)) return NotFound();
        Tracker = new Tracker(Status);
        Filter = new TrackerFilter(Given(forbund), Given(omrade), Given(lage) is { } state ? Spelling.PartyStates.Find(state) : null);
        Rows = Tracker.Matching(Filter);
        Map = await maps.Of(Cascade.County, Status.AsOf);
        return Page();
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    /// <summary>The finding in one sentence, first on the page.</summary>
    public string Finding => Status.EntryIntoForce.Reason.Sentence();

    public string Day => Dates.Full(Status.AsOf);

    public string Title => L("Vem har beslutat?", "Who has decided?");

    /// <summary>Nobody knows what the parties decided: said instead of "not yet".</summary>
    public bool Unknown => _unknown ??= Status.AreDecisionsUnknown();

    private bool? _unknown;

    /// <summary>Not one decision is known: a map, a curve and a table would show nothing fifty times.</summary>
    public bool NothingKnown => Unknown && Status.Counts.Undecided == Status.Counts.Parties;

    public IHtmlContent DrawMap(CountyMap map)
    {
        var counts = Status.Counts;
        var areas = Tracker.Rows.Where(r => r.Party.Type == PrincipalType.Municipality)
            .ToDictionary(r => r.Party.Id.Value, r => new AreaState(r.Status.State, StoneTitle(r.Status)), StringComparer.Ordinal);
        return map.Draw(
            new Caption("karta", L($"Kommunerna efter läge den {Day}", $"The municipalities by state on {Day}"),
                L($"{counts.Approved} av {counts.Parties} parter har sagt ja.", $"{counts.Approved} of {counts.Parties} parties have said yes.")),
            areas);
    }

    public IHtmlContent DrawRow(TrackerGroup group) => StoneRow.Draw(
        new Caption("rad-" + group.Code.ToLowerInvariant(), L($"{group.Name} den {Day}", $"{group.Name} on {Day}"),
            L($"{group.Approved} av {group.Parties.Count} har sagt ja.", $"{group.Approved} of {group.Parties.Count} have said yes.")),
        [.. group.Parties.Select(p => new Stone(p.State, StoneTitle(p)))]);

    private string StoneTitle(PartyStatus party) => $"{party.Party.Name}: {party.State.InSentence(Unknown)}{(party.On is { } on ? " " + Dates.Full(on) : "")}";

    /// <summary>Inhabitants by state; null when a figure is missing, or when they are of different years and may not be added up.</summary>
    public IReadOnlyList<PopulationShare>? Inhabitants()
    {
        var figures = Cascade.Parties.Where(p => Population.IsCounted(p, Cascade.Parties))
            .Select(p => (Party: p, Figure: Population.FigureFor(p, Agreement))).ToList();
        if (figures.Count == 0 || figures.Any(f => f.Figure is null) || figures.Select(f => (f.Figure!.On, f.Figure.Source)).Distinct().Count() > 1) return null;
        // Figures without a day mix years: fit for exercises, never for publication.
        if (!Settings.Demonstration && figures[0].Figure!.On is null) return null;
        var states = Status.Parties.ToDictionary(p => p.Party.Id, p => p.State);
        var all = figures.Sum(f => f.Figure!.Inhabitants);
        return [.. figures.GroupBy(f => states[f.Party.Id]).Select(g =>
        {
            var people = g.Sum(f => f.Figure!.Inhabitants);
            var share = Population.ShareOf(people, all) is { } known ? ", " + Numbers.Percent(known) : "";
            return new PopulationShare(g.Key, people, $"{g.Key.Label(Unknown)}: {Numbers.Whole(people)} {L("invånare", "inhabitants")}{share}");
        })];
    }

    public PopulationFigure? FigureUsed => Cascade.Parties.Where(p => Population.IsCounted(p, Cascade.Parties))
        .Select(p => Population.FigureFor(p, Agreement)).FirstOrDefault();

    /// <summary>Who has not decided, by what is known of when: for the panel of what is missing.</summary>
    public IEnumerable<(string Term, int Count)> Missing()
    {
        var left = Tracker.Rows.Where(r => r.Status.State is not (PartyState.Approved or PartyState.Rejected)).ToList();
        yield return (L("Parter som återstår", "Parties that remain"), left.Count);
        foreach (var (state, term) in new[]
        {
            (PartyState.Conditional, L("varav ja med villkor som inte är bedömt", "of which a yes with a condition not assessed")),
            (PartyState.Outdated, L("varav beslut om äldre version", "of which decided on an older version")),
            (PartyState.Tabled, L("varav bordlagt", "of which postponed")),
            (PartyState.ReferredBack, L("varav återremiss", "of which referred back")),
        })
            if (Status.Counts.Of(state) > 0) yield return (term, Status.Counts.Of(state));
        var meetings = Settings.Meetings.ToLookup(m => m.Body);
        var undecided = left.Where(r => r.Status.State == PartyState.Undecided).ToList();
        var planned = undecided.Count(r => r.Status.Body is { } body && Tracker.NextMeeting(meetings, body.Id, Status.AsOf) is not null);
        if (planned > 0) yield return (L("har frågan på en kallelse", "have the matter on an agenda"), planned);
        if (undecided.Count - planned > 0) yield return (L("inget datum känt", "no date known"), undecided.Count - planned);
    }

    public IEnumerable<Choice> FederationChoices =>
    [
        new("", L("Alla", "All")),
        .. Tracker.Groups.Where(g => g.Parties.Any(p => p.Party.Type == PrincipalType.Municipality)).Select(g => new Choice(g.Code, g.Name, Data: true)),
    ];

    public IEnumerable<Choice> CareAreaChoices =>
    [
        new("", L("Alla", "All")),
        .. Tracker.CareAreas.Select(a => new Choice(a, a, Data: true)),
        .. Tracker.HasUnknownCareArea ? [new Choice(TrackerFilter.Unknown, L("Okänt", "Not known"))] : Array.Empty<Choice>(),
    ];

    public IEnumerable<Choice> StateChoices =>
    [
        new("", L("Alla", "All")),
        .. Enum.GetValues<PartyState>().OrderBy(s => s == PartyState.Undecided).Select(s => new Choice(Spelling.PartyStates.Of(s), s.Label(Unknown))),
    ];

    public static IHtmlContent Remarks(TrackerRow row) => Markup.Join(row.Remarks, ". ");

    /// <summary>What the table shows, in words.</summary>
    public string TableCaption
    {
        get
        {
            var what = new List<string>();
            if (Filter.Federation is { } code) what.Add(Tracker.Groups.FirstOrDefault(g => g.Code == code)?.Name ?? code);
            if (Filter.CareArea is { } area) what.Add(area == TrackerFilter.Unknown ? L("okänt vårdområde", "care area not known") : area);
            if (Filter.State is { } state) what.Add(state.InSentence(Unknown));
            var filter = what.Count == 0 ? "" : ": " + string.Join(", ", what);
            return L(
                $"{Rows.Count} av {Tracker.Rows.Count} parter{filter}. Läget den {Day}.{ExerciseMark}",
                $"{Rows.Count} of {Tracker.Rows.Count} parties{filter}. Status on {Day}.{ExerciseMark}");
        }
    }

    /// <summary>The curve: yeses day by day, the goal where the rule has one, and the time planned for the deciding.</summary>
    public DecisionCurveInput CurveInput()
    {
        var rule = Settings.EntryIntoForce;
        var goal = rule.Rule switch { EntryRule.All => Status.Counts.Parties, EntryRule.Quorum => rule.Parties, _ => null };
        var planned = Status.Steps.Where(s => s.Step.Step.Act == Mandate.Decides)
            .Select(s => s.Step.Step.PlanAsOf(Status.AsOf).Planned).OfType<PlannedDate>().MaxBy(p => p.Latest);
        return new DecisionCurveInput
        {
            AsOf = Status.AsOf,
            Steps = [.. Status.Curve.Select(p => new CurveStep(p.On, p.Approved))],
            Parties = Status.Counts.Parties,
            Goal = goal,
            GoalText = goal is null
                ? rule.Rule == EntryRule.Quorum ? L("Andelen av invånarna avgör, inte antalet parter", "The share of the inhabitants settles it, not the number of parties") : ""
                : rule.Rule == EntryRule.All
                    ? L($"Alla {goal} parter, då kan avtalet börja gälla", $"All {goal} parties: the agreement can enter into force")
                    : L($"Minst {goal} parter behövs", $"At least {goal} parties are needed"),
            Window = planned is { } plan && plan.Earliest < plan.Latest
                ? new CurveWindow(plan.Earliest, plan.Latest, L("planerad beslutstid", "planned for deciding"), L("planerat", "planned"))
                : null,
        };
    }

    /// <summary>Bodies that prepare or recommend, and the region's own: shown beside the parties, never counted among them.</summary>
    public IEnumerable<(StepStatus Step, BodyStatus Body)> OtherForums =>
        from step in Status.Steps
        where step.Step.Step.Act != Mandate.Decides || step.Bodies.All(b => b.Body.Of is null)
        from body in step.Bodies
        select (step, body);
}
