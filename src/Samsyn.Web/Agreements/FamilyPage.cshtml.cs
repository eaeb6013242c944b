using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Design.Drawings;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Agreements;

/// <summary>Hur hänger avtalen ihop? Which document goes before which, who may change which text, and the agreements before and after.</summary>
/// <remarks>Source: R01, R04, R07; DOMAIN.md 12, 13, 54, 57, 62.</remarks>
public sealed class FamilyPageModel(Records records, Clock clock) : AgreementPage(records, clock)
{
    private readonly Records _records = records;
    private IReadOnlyList<Cascade> _all = [];

    public IReadOnlyList<FamilyAlarm> Alarms { get; private set; } = [];

    /// <summary>The family's documents, the one that goes before all others first.</summary>
    public IReadOnlyList<Ranked> Order { get; private set; } = [];

    /// <summary>The generations of the agreement, the oldest first, each with its term.</summary>
    public IReadOnlyList<Generation> Generations { get; private set; } = [];

    /// <summary>Versions that a joint body made, with what is to be said of each, the newest first.</summary>
    public IReadOnlyList<(AgreementVersion Version, PowerUse Use, IReadOnlyList<PowerFinding> Findings)> MadeByPower { get; private set; } = [];

    public string Title => L("Hur hänger avtalen ihop?", "How do the agreements hang together?");

    /// <summary>An agreement of the line with its term and where it stands.</summary>
    public sealed record Generation(Agreement Agreement, TermStatus Term, AgreementCard Card, bool IsStopGap);

    public async Task<IActionResult> OnGetAsync(string slug, string? den)
    {
        if (!await Load(slug, den)) return NotFound();
        _all = await _records.Cascades();
        List<Agreement> agreements = [.. _all.Select(c => c.Agreement)];
        Alarms = FamilyAlarms.Of(Cascade, _all, Status.AsOf, Status.KnownAt);
        Order = Precedence.Of(Agreement, agreements);
        Generations = [.. LineOf(Agreement, agreements).Select(g => new Generation(g.Agreement, TermStatus.Of(g.Agreement, Status.AsOf, Status.KnownAt), CardOf(g.Agreement), g.IsStopGap))];
        MadeByPower = await Powers();
        return Page();
    }

    public string TitleOf(string slug) => _all.FirstOrDefault(c => c.Agreement.Slug == slug)?.Agreement.Settings.Title ?? slug;

    /// <summary>The sentence at the top: which text goes first.</summary>
    public IHtmlContent Finding
    {
        get
        {
            var first = Order[0];
            if (Order.Count == 1) return Markup.Of($"{L("Avtalet står för sig: inget annat avtal går före det eller hör till det.", "The agreement stands by itself: no other goes before it or belongs to it.")}");
            return first.Agreement.Slug == Agreement.Slug
                ? Markup.Of($"{L("Det här avtalet går före de andra i familjen.", "This agreement goes before the others of its family.")}")
                : Markup.Of($"{Markup.Data(first.Agreement.Settings.Title)} {L("går före det här avtalet, om de säger olika.", "goes before this agreement, should they differ.")}");
        }
    }

    /// <summary>"Huvudavtal", "Underavtal, lagstadgat", "Specifikation", "Bilaga 2".</summary>
    public static string KindWords(Ranked ranked) => ranked switch
    {
        { Annex: { } annex } => annex.Prevails ? L($"Bilaga {annex.Id}, går före texten", $"Annex {annex.Id}, goes before the text") : L($"Bilaga {annex.Id}", $"Annex {annex.Id}"),
        { Kind: AgreementKind.Main } => L("Huvudavtal", "Main agreement"),
        { Kind: AgreementKind.Specification } => L("Specifikation, levande text", "Specification, living text"),
        { Agreement.Settings.Statutory: true } => L("Underavtal, lagen kräver det", "Sub-agreement, required by law"),
        _ => L("Underavtal", "Sub-agreement"),
    };

    /// <summary>Whether the one before in the list is its equal: then no text says which goes first.</summary>
    public bool IsEqualToTheOneBefore(int index)
    {
        var before = Enumerable.Range(0, index).Reverse().FirstOrDefault(i => Order[i].Annex is null && Order[i].Depth == Order[index].Depth, -1);
        return before >= 0 && Precedence.AreEqual(Order[before], Order[index]);
    }

    public AgreementCard CardOf(Agreement agreement) => new(AgreementStatus.Of(_all.First(c => c.Agreement.Slug == agreement.Slug), Status.AsOf, Status.KnownAt));

    /// <summary>Generations as bars along the years, with what is open drawn open.</summary>
    public IHtmlContent Picture => GenerationsPicture.Draw(
        new Caption("generationer-bild", L($"Avtalstider den {Dates.Full(Status.AsOf)}", $"Terms on {Dates.Full(Status.AsOf)}"),
            L($"{Generations.Count} avtal efter varandra.", $"{Generations.Count} agreements one after another.")),
        [.. Generations.Select(g => new GenerationBar(g.Agreement.Settings.Title, g.Term.From, g.Term.Until, g.Card.Applies, g.IsStopGap, Range(g.Term)))], Status.AsOf);

    public bool HasPicture => Generations.Count > 1 && Generations.Count(g => g.Term.From is not null || g.Term.Until is not null) > 1;

    /// <summary>"1 april 2012 – 31 mars 2017".</summary>
    public static string Range(TermStatus term) => (term.From, term.Until) switch
    {
        ({ } from, { } until) => Dates.Range(from, until),
        ({ } from, null) => L($"från {Dates.Full(from)}", $"from {Dates.Full(from)}"),
        (null, { } until) => L($"till och med {Dates.Full(until)}", $"until {Dates.Full(until)}"),
        _ => L("tiden är inte känd", "term not known"),
    };

    /// <summary>Names of bodies, as the register has them.</summary>
    public IHtmlContent Bodies(IReadOnlyList<string> ids) => Markup.Data(string.Join(L(" eller ", " or "), ids.Select(id =>
        BodyId.IsValid(id) && Cascade.County.TryFind(new BodyId(id), out var body) ? body.Name : id)));

    private async Task<List<(AgreementVersion, PowerUse, IReadOnlyList<PowerFinding>)>> Powers()
    {
        var made = new List<(AgreementVersion, PowerUse, IReadOnlyList<PowerFinding>)>();
        for (var i = Agreement.Versions.Count - 1; i >= 0; i--)
        {
            var version = Agreement.Versions[i];
            if (version.Power is not { } use || version.On > Status.AsOf) continue;
            var comparison = i > 0 && await _records.ComparedText(Agreement, Agreement.Versions[i - 1]) is { } old && await _records.ComparedText(Agreement, version) is { } @new
                ? TextComparison.Between(old.Text, @new.Text, old.Ids, @new.Ids) : null;
            made.Add((version, use, PowerFinding.Of(Agreement, use, version.Editorial, comparison)));
        }

        return made;
    }

    /// <summary>Those it replaces, itself, and those that replace it; stop-gaps at their place in time.</summary>
    private static List<(Agreement Agreement, bool IsStopGap)> LineOf(Agreement agreement, List<Agreement> all)
    {
        var line = new List<Agreement> { agreement.Settings.StopGapFor is { } slug && all.Find(a => a.Slug == slug) is { } main ? main : agreement };
        while (line[0].Settings.Succeeds is { } before && all.Find(a => a.Slug == before) is { } old && !line.Contains(old)) line.Insert(0, old);
        while (all.Find(a => a.Settings.Succeeds == line[^1].Slug) is { } next && !line.Contains(next)) line.Add(next);
        var slugs = line.Select(a => a.Slug).ToHashSet(StringComparer.Ordinal);
        var withGaps = line.Select(a => (Agreement: a, IsStopGap: a.Settings.StopGapFor is not null))
            .Concat(all.Where(a => a.Settings.StopGapFor is { } target && slugs.Contains(target) && !slugs.Contains(a.Slug)).Select(a => (Agreement: a, IsStopGap: true)));
        return [.. withGaps.Select((item, index) => (item, index)).OrderBy(x => x.item.Agreement.Settings.Term.From ?? DateOnly.MaxValue).ThenBy(x => x.index).Select(x => x.item)];
    }
}
