using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements;

/// <summary>The agreement at a glance: stage, purpose, parties, term, texts, contacts and what it hangs together with.</summary>
public sealed class OverviewModel(Records records, Clock clock, Publications publications) : AgreementPage(records, clock)
{
    private readonly Records _records = records;

    /// <summary>Titles of the agreements this one names, by slug.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; private set; } = new Dictionary<string, string>();

    /// <summary>Sub-agreements and agreements that require or succeed this one.</summary>
    public IReadOnlyList<Agreement> Children { get; private set; } = [];

    public IReadOnlyList<Agreement> Successors { get; private set; } = [];

    /// <summary>What somebody must act on in time between this agreement and others.</summary>
    public IReadOnlyList<FamilyAlarm> Alarms { get; private set; } = [];

    public AgreementCard Card { get; private set; } = null!;

    /// <summary>The latest news of the agreement, at most three.</summary>
    public IReadOnlyList<ShownArticle> News { get; private set; } = [];

    /// <summary>How many questions with answers there are about it.</summary>
    public int Questions { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, string? den)
    {
        if (!await Load(slug, den)) return NotFound();
        Card = new AgreementCard(Status);
        News = [.. (await publications.Shown(ArticleKind.NewsItem, Agreement.Id)).Take(3)];
        Questions = (await publications.Shown(ArticleKind.FaqEntry, Agreement.Id)).Count;
        var cascades = await _records.Cascades();
        var all = cascades.Select(c => c.Agreement).ToList();
        Alarms = FamilyAlarms.Of(Cascade, cascades, Status.AsOf, Status.KnownAt);
        Titles = all.ToDictionary(a => a.Slug, a => a.Settings.Title, StringComparer.Ordinal);
        Children = [.. all.Where(a => a.Settings.Parent == slug)];
        Successors = [.. all.Where(a => a.Settings.Succeeds == slug)];
        return Page();
    }

    /// <summary>Before there is any version nobody can know what form it takes.</summary>
    public string Form => Agreement.Versions.Count == 0 ? L("Inte känd ännu", "Not known yet") : Settings.Form == AgreementForm.Multilateral
        ? L("En text för alla parter", "One text for all parties")
        : L("En mall: varje kommun skriver under med regionen", "One template: each municipality signs with the region");

    /// <summary>The parties in words: "49 kommuner och Västra Götalandsregionen".</summary>
    public string Parties
    {
        get
        {
            var municipalities = Cascade.Parties.Count(p => p.Id.IsMunicipality);
            var regions = Cascade.Parties.Where(p => !p.Id.IsMunicipality).Select(p => p.Name);
            var parts = new List<string>();
            if (municipalities > 0) parts.Add(L($"{municipalities} {(municipalities == 1 ? "kommun" : "kommuner")}", $"{municipalities} {(municipalities == 1 ? "municipality" : "municipalities")}"));
            parts.AddRange(regions);
            return string.Join(L(" och ", " and "), parts);
        }
    }

    /// <summary>The term as it stands, in words; null when nothing of it is known.</summary>
    public string? Term => (Status.Term.From, Status.Term.Until) switch
    {
        ({ } from, { } until) => Dates.Range(from, until),
        ({ } from, null) => L($"från {Dates.Full(from)}, slutet är inte känt", $"from {Dates.Full(from)}, end not known"),
        (null, { } until) => L($"till och med {Dates.Full(until)}, början är inte känd", $"until {Dates.Full(until)}, beginning not known"),
        _ => null,
    };
}
