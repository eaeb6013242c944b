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
        Lines = [.. Decisions().Concat(Versions()).Concat(TermChanges()).Concat(Plans()).Concat(Entry())
            .Where(l => l.On <= Status.AsOf).OrderByDescending(l => l.On).ThenByDescending(l => l.RecordedAt ?? DateTime.MinValue)];
        return Page();
    }

    /// <summary>Lines by month, newest first.</summary>
    public IEnumerable<IGrouping<DateOnly, HistoryLine>> Months => Lines.GroupBy(l => new DateOnly(l.On.Year, l.On.Month, 1));

    private IEnumerable<HistoryLine> Decisions() => Cascade.Decisions.Select(d =>
    {
        var details = new List<IHtmlContent>();
        if (d.To is { } to) details.Add(Markup.Of($"{HistoryWords.Change(to)}"));
        if (d.Condition is { Length: > 0 } condition) details.Add(Markup.Of($"{L("Villkor", "Condition")}: {Markup.Data(condition.TrimEnd('.'))}"));
        if (d.Note is { Length: > 0 } note) details.Add(Markup.Data(note.TrimEnd('.')));
        return new HistoryLine(d.On, HistoryWords.Of(d, Cascade.County), d.RecordedAt) { Details = details, Tile = TileOf(d) };
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

    private IEnumerable<HistoryLine> Versions() => Agreement.Versions.Select(v => new HistoryLine(v.On, HistoryWords.Of(v), null));

    private IEnumerable<HistoryLine> Entry() =>
        Status.InForceOn is { } on ? [new HistoryLine(on, L("Avtalet började gälla", "The agreement entered into force"), null)] : [];

    private IEnumerable<HistoryLine> TermChanges() => Agreement.TermChanges.Select(c => new HistoryLine(c.On, HistoryWords.Of(c), c.RecordedAt)
    {
        Details = [.. c.By.Select(name => Markup.Data(HistoryWords.By(name, Cascade.County)))],
    });

    private IEnumerable<HistoryLine> Plans() =>
        from step in Status.Steps
        from plan in step.Step.Step.Replanned
        select new HistoryLine(plan.KnownOn, HistoryWords.Of(step, plan, Cascade.County), null)
        {
            Details = plan.Reason is { } reason ? [Markup.Data(reason.TrimEnd('.'))] : [],
        };
}
