using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;
using Samsyn.Web.Design.Drawings;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements;

/// <summary>One thing that happened: the day it is about, what, and when it was recorded here.</summary>
public sealed record HistoryLine(DateOnly On, string What, DateTime? RecordedAt)
{
    /// <summary>Figures and words of the source, after the comma.</summary>
    public IReadOnlyList<IHtmlContent> Details { get; init; } = [];

    /// <summary>The tile of a party's decision; null for everything else.</summary>
    public IHtmlContent? Tile { get; init; }
}

/// <summary>Everything recorded about the agreement up to the day shown, newest first. Corrections stand beside what they correct (R56).</summary>
public sealed class HistoryModel(Records records, Clock clock) : AgreementPage(records, clock)
{
    public IReadOnlyList<HistoryLine> Lines { get; private set; } = [];

    public string Title => L("Historik", "History");

    public async Task<IActionResult> OnGetAsync(string slug, string? den)
    {
        if (!await Load(slug, den)) return NotFound();
        Lines = [.. Decisions().Concat(Versions()).Concat(TermChanges()).Concat(Plans())
            .Where(l => l.On <= Status.AsOf).OrderByDescending(l => l.On).ThenByDescending(l => l.RecordedAt ?? DateTime.MinValue)];
        return Page();
    }

    /// <summary>Lines by month, newest first.</summary>
    public IEnumerable<IGrouping<DateOnly, HistoryLine>> Months => Lines.GroupBy(l => new DateOnly(l.On.Year, l.On.Month, 1));

    private IEnumerable<HistoryLine> Decisions() => Cascade.Decisions.Select(d =>
    {
        var details = new List<IHtmlContent>();
        if (d.To is { } to) details.Add(Markup.Of($"{Change(to)}"));
        if (d.Condition is { Length: > 0 } condition) details.Add(Markup.Of($"{L("Villkor", "Condition")}: {Markup.Data(condition.TrimEnd('.'))}"));
        if (d.Note is { Length: > 0 } note) details.Add(Markup.Data(note.TrimEnd('.')));
        return new HistoryLine(d.On, Sentence(d), d.RecordedAt) { Details = details, Tile = TileOf(d) };
    });

    /// <summary>A yes, a no or a delay by a body that decides for a party.</summary>
    private IHtmlContent? TileOf(Decision d) => d.IsLaterFact || d.Concerns != Concerns.Text || !Status.Parties.Any(p => p.Body?.Id == d.Body) ? null : d.Outcome switch
    {
        Outcome.Approved => StateTile.For(PartyState.Approved),
        Outcome.ApprovedWithCondition => StateTile.For(PartyState.Conditional),
        Outcome.Rejected => StateTile.For(PartyState.Rejected),
        Outcome.Tabled => StateTile.For(PartyState.Tabled),
        Outcome.ReferredBack => StateTile.For(PartyState.ReferredBack),
        _ => null,
    };

    /// <summary>"November 2022", as a heading.</summary>
    public static string MonthTitle(DateOnly month)
    {
        var words = Dates.MonthYear(month);
        return char.ToUpper(words[0], System.Globalization.CultureInfo.InvariantCulture) + words[1..];
    }

    /// <summary>"Kommunfullmäktige i Tibro godkände version 1.0, § 140"; of a later fact what it says about which decision.</summary>
    private string Sentence(Decision d)
    {
        var (body, section) = (Name(d.Body), d.Paragraph.Length > 0 ? ", " + d.Paragraph : "");
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

    private static string Change(Correction to)
    {
        var changes = new List<string>();
        if (to.Outcome is { } outcome) changes.Add(L($"utfallet är {outcome.Label().ToLowerInvariant()}", $"the outcome is {outcome.Label().ToLowerInvariant()}"));
        if (to.On is { } on) changes.Add(L($"dagen är {Dates.Full(on)}", $"the day is {Dates.Full(on)}"));
        if (to.Version is { } version) changes.Add(L($"versionen är {version}", $"the version is {version}"));
        if (to.AnnouncedOn is { } announced) changes.Add(L($"anslaget är från {Dates.Full(announced)}", $"the notice is of {Dates.Full(announced)}"));
        if (to.AppealUntilStated is { } until) changes.Add(L($"angiven sista dag att överklaga är {Dates.Full(until)}", $"the stated last day to appeal is {Dates.Full(until)}"));
        return L("Rätt är: ", "Right is: ") + string.Join(", ", changes);
    }

    private IEnumerable<HistoryLine> Versions() => Agreement.Versions.Select(v =>
        new HistoryLine(v.On, L($"Version {v.Id} blev den aktuella texten", $"Version {v.Id} became the current text") + (v.Editorial ? L(", redaktionell ändring", ", editorial change") : ""), null));

    private IEnumerable<HistoryLine> TermChanges() => Agreement.TermChanges.Select(c => new HistoryLine(
        c.On,
        c.Act == TermAct.Extended
            ? L($"Avtalet förlängdes till {(c.Until is { } until ? Dates.Full(until) : "")}", $"The agreement was extended to {(c.Until is { } end ? Dates.Full(end) : "")}")
            : c.Act == TermAct.Notice ? L("Avtalet sades upp", "Notice was given") : L("Avtalet tillämpades vidare efter sitt slut", "The agreement was applied on after its end"),
        c.RecordedAt)
        {
            Details = [.. c.By.Select(name => Markup.Data(PrincipalId.IsValid(name) && Cascade.County.Find(new PrincipalId(name)) is { } p ? p.Name : Name(new BodyId(name))))],
        });

    private IEnumerable<HistoryLine> Plans() =>
        from step in Status.Steps
        from plan in step.Step.Step.Replanned
        let title = Upcoming.StepTitle(step, Cascade.County)
        let words = Samsyn.Web.Decisions.Plans.Words(plan.Planned, plan.Preliminary, plan.Words)
        select new HistoryLine(plan.KnownOn, L($"Ny tid för {title}: {words}", $"New time for {title}: {words}"), null)
        {
            Details = plan.Reason is { } reason ? [Markup.Data(reason.TrimEnd('.'))] : [],
        };

    private string Name(BodyId id) => !Cascade.County.TryFind(id, out var body) ? id.Value : body.Of is { } of ? $"{body.Name} {L("i", "in")} {of.Name}" : body.Name;
}
