using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Duties;
using Samsyn.Web.Agreements;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Design.Drawings;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Duties;

/// <summary>Åtaganden: what the agreement demands, of whom, when next, and who has done it. Nobody is ranked.</summary>
public sealed class DutiesPageModel(Records records, Clock clock, DutyRecords duties, Texts texts) : AgreementPage(records, clock)
{
    private static readonly StringComparer Swedish = StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);

    private Dictionary<string, (string Label, string Href)> _clauses = [];

    public IReadOnlyList<DutyView> Views { get; private set; } = [];

    /// <summary>The duty whose owners are shown one by one; null when none is.</summary>
    public DutyView? Shown { get; private set; }

    public DutyBook Book { get; private set; } = null!;

    public string Title => L("Vad kräver avtalet av parterna?", "What does the agreement demand of its parties?");

    public async Task<IActionResult> OnGetAsync(string slug, string? den, string? atagande, string? gang)
    {
        if (!await Load(slug, den)) return NotFound();
        Book = await duties.Book(Status);
        Views = [.. Book.Duties.Select(duty => DutyView.Of(Book, duty, Status.AsOf, Status.KnownAt, duty.Id == atagande ? gang : null))];
        Shown = atagande is null ? null : Views.FirstOrDefault(v => v.Duty.Id == atagande);
        if (atagande is not null && (Shown is null || (gang is not null && Shown.Key != gang))) return NotFound();
        if (Shown is not null) Shown = Shown with { Rows = [.. Shown.Rows.OrderBy(r => r.Owner.Name, Swedish)] };
        await FindClauses();
        return Page();
    }

    /// <summary>Where each clause stands in the text of the day: by its number or its lasting id.</summary>
    private async Task FindClauses()
    {
        if (Views.Count == 0 || Status.Version is not { TextSha256: not null } version || await texts.Of(Agreement, version) is not { } text) return;
        for (var i = 0; i < text.Ids.Count; i++)
        {
            var clause = text.Text.InOrder[i].Clause;
            var place = ($"{DutyWords.Clause(clause.Number) ?? clause.Heading}", $"~/avtal/{Agreement.Slug}/text/{Uri.EscapeDataString(version.Id)}#{text.Anchors[i]}");
            _clauses.TryAdd(text.Ids[i].Text, place);
            if (clause.Number is { } number) _clauses.TryAdd(number, place);
        }
    }

    public (string Label, string? Href) Clause(string clause) => _clauses.TryGetValue(clause, out var found) ? found : (DutyWords.Clause(clause)!, null);

    /// <summary>The finding in one sentence.</summary>
    public string Finding
    {
        get
        {
            var count = L($"Avtalet kräver {Dates.InWords(Views.Count)} {(Views.Count == 1 ? "sak" : "saker")} av parterna.", $"The agreement demands {Dates.InWords(Views.Count)} {(Views.Count == 1 ? "thing" : "things")} of its parties.");
            return Views.Where(v => v.Occurrence is { IsExact: true } o && o.Day >= Status.AsOf).OrderBy(v => v.Occurrence!.Day).FirstOrDefault() is { } next
                ? count + L($" Närmast i tiden är {Dates.Full(next.Occurrence!.Day)}.", $" The nearest day is {Dates.Full(next.Occurrence!.Day)}.") : count;
        }
    }

    /// <summary>Those who have done what is shown, in Swedish order of names.</summary>
    public IEnumerable<DutyRow> Reported => Shown!.Rows.Where(row => row.Status?.IsDone == true);

    /// <summary>The others, those with the same state and day together: fifty rows that say the same are a list of names.</summary>
    public IEnumerable<IGrouping<(DutyState?, DateOnly?), DutyRow>> ToReport =>
        Shown!.Rows.Where(row => row.Status?.IsDone != true).GroupBy(row => (row.Status?.State, row.Status?.Occurrence.Day)).OrderBy(group => group.Key.Day ?? DateOnly.MaxValue);

    /// <summary>"9 av 49 har gjort det."</summary>
    public static string Count(DutyView view) => view.Rows.Count == 1
        ? view.Done == 1 ? L("Det är gjort.", "It is done.") : L("Det är inte gjort ännu.", "It is not done yet.")
        : L($"{view.Done} av {view.Rows.Count} har gjort det.", $"{view.Done} of {view.Rows.Count} have done it.");

    public IHtmlContent DrawStones(DutyView view) => StoneRow.Draw(
        new Caption("stenar-" + view.Duty.Id, L($"Redovisat den {Dates.Full(Status.AsOf)}", $"Reported on {Dates.Full(Status.AsOf)}"), Count(view)),
        [.. view.Rows.Select(r => new Stone(
            r.Status?.IsDone == true ? Domain.Decisions.PartyState.Approved : Domain.Decisions.PartyState.Undecided, $"{r.Owner.Name}: {(r.Status?.Label() ?? NoDay)}"))],
        StoneSize.Small);

    /// <summary>The day is counted from something that has not been yet.</summary>
    public static string NoDay => L("Ingen dag ännu", "No day yet");

    public string CostOf(Duty duty) => duty.CostOre is not { } ore ? ""
        : Numbers.Kronor(ore) + (duty.CostShare == CostShare.ByPopulation ? L(", delat efter folkmängd", ", divided by inhabitants") : "");
}

/// <summary>One owner of a duty, and where it stands with the time shown.</summary>
/// <param name="Status">Null while the owner has no day: it is counted from a decision not taken yet.</param>
public sealed record DutyRow(DutyOwner Owner, DutyStatus? Status);

/// <summary>A duty as a page shows it: one of its times, and every owner's state at that.</summary>
/// <param name="Key">The time shown.</param>
/// <param name="Times">All times in the window, by day.</param>
public sealed record DutyView(Duty Duty, string? Key, IReadOnlyList<DutyOccurrence> Times, IReadOnlyList<DutyRow> Rows)
{
    /// <summary>How far back and ahead a page looks for times.</summary>
    public const int MonthsBack = 13;
    public const int MonthsAhead = 25;

    public int Done => Rows.Count(r => r.Status?.IsDone == true);

    /// <summary>The time shown, when it is the same day for all.</summary>
    public DutyOccurrence? Occurrence => Duty.Due is DueRule.After { From: DueFrom.Decision } ? null : Times.FirstOrDefault(t => t.Key == Key);

    /// <param name="wanted">The key of a time; null for the next, or the last there was.</param>
    public static DutyView Of(DutyBook book, Duty duty, DateOnly asOf, DateTime knownAt, string? wanted = null)
    {
        // What is done once is shown wherever its day lies; what comes again, around the day asked about.
        var (first, last) = duty.Due.Recurs ? Window(asOf) : (DateOnly.MinValue, DateOnly.MaxValue);
        var owners = book.OwnersOf(duty);
        var days = owners.Select(owner => (Owner: owner, Days: book.Occurrences(duty, owner, first, last).ToList())).ToList();
        var times = days.SelectMany(d => d.Days).DistinctBy(d => d.Key, StringComparer.Ordinal).OrderBy(d => d.Day).ToList();
        var key = wanted is not null ? times.Find(t => t.Key == wanted)?.Key : (times.Find(t => t.Day >= asOf) ?? times.LastOrDefault())?.Key;
        return new DutyView(duty, key, times, [.. days.Select(d => new DutyRow(
            d.Owner, d.Days.Find(o => o.Key == key) is { } occurrence ? book.StatusOf(duty, d.Owner, occurrence, asOf, knownAt) : null))]);
    }

    /// <summary>One-off duties stay in sight a year after their day; what comes again shows its last time and the next two.</summary>
    public static (DateOnly First, DateOnly Last) Window(DateOnly asOf) => (asOf.AddMonths(-MonthsBack), asOf.AddMonths(MonthsAhead));
}
