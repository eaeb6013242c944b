using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements;
using Samsyn.Web.Api;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;
using Samsyn.Web.Design.Drawings;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Start;

/// <summary>The start page: what is under way and what happens next.</summary>
public sealed class IndexModel(Records records, Clock clock, Publications publications) : PageModel
{
    public County? County { get; private set; }

    public DateOnly Today => clock.Today;

    public IReadOnlyList<AgreementCard> Cards { get; private set; } = [];

    /// <summary>The one whose ring is drawn: the agreement with most decisions among those before the parties.</summary>
    public AgreementCard? Shown { get; private set; }

    public IReadOnlyList<AgreementCard> UnderWay { get; private set; } = [];

    public IReadOnlyList<AgreementCard> InForce { get; private set; } = [];

    public IReadOnlyList<UpcomingEvent> Next { get; private set; } = [];

    /// <summary>The latest news, at most three.</summary>
    public IReadOnlyList<ShownArticle> News { get; private set; } = [];

    public async Task OnGetAsync()
    {
        County = await records.County();
        Cards = AgreementCard.Of(await records.Cascades(), clock);
        Shown = Cards.Where(c => c.HasDecisions)
            .OrderByDescending(c => c.IsUnderWay).ThenByDescending(c => c.Status.Counts.Approved).ThenBy(c => c.Slug, StringComparer.Ordinal).FirstOrDefault();
        UnderWay = [.. Cards.Where(c => c.IsUnderWay).OrderByDescending(c => c == Shown).ThenByDescending(c => c.Status.Stage).ThenBy(c => c.Title, StringComparer.Ordinal)];
        InForce = [.. Cards.Where(c => c.Applies).OrderBy(c => c.Title, StringComparer.Ordinal)];
        Next = Upcoming.Of(UnderWay.Concat(InForce), 6);
        News = [.. (await publications.Shown(ArticleKind.NewsItem)).Take(3)];
        PageCache.Allow(HttpContext);
    }

    public IHtmlContent DrawRing(AgreementCard card)
    {
        var tracker = new Tracker(card.Status);
        var counts = card.Status.Counts;
        var day = Dates.Full(card.Status.AsOf);
        // Compass order: the region alone at the top, then clockwise as the register lists the federations.
        var groups = tracker.Groups.OrderByDescending(g => g.Parties.All(p => p.Party.Type == PrincipalType.Region));
        return StonesRing.Draw(
            new Caption("ring", L($"{card.Title} den {day}", $"{card.Title} on {day}"),
                L($"{counts.Approved} av {counts.Parties} parter har sagt ja.", $"{counts.Approved} of {counts.Parties} parties have said yes.")),
            Numbers.Whole(counts.Approved), L($"av {counts.Parties} har sagt ja", $"of {counts.Parties} have said yes"),
            [.. groups.Select(g => new RingGroup(g.Name, L($"{g.Approved} av {g.Parties.Count}", $"{g.Approved} of {g.Parties.Count}"),
                [.. g.Parties.Select(p => new Stone(p.State, $"{p.Party.Name}: {p.State.InSentence(card.Status.AreDecisionsUnknown())}"))]))]);
    }

    public static IHtmlContent DrawStones(AgreementCard card) => StoneRow.Draw(
        new Caption("stenar-" + card.Slug, L($"{card.Title} den {Dates.Full(card.Status.AsOf)}", $"{card.Title} on {Dates.Full(card.Status.AsOf)}"),
            L($"{card.Status.Counts.Approved} av {card.Status.Counts.Parties} har sagt ja.", $"{card.Status.Counts.Approved} of {card.Status.Counts.Parties} have said yes.")),
        [.. card.Status.Parties.Select(p => new Stone(p.State, $"{p.Party.Name}: {p.State.InSentence(card.Status.AreDecisionsUnknown())}"))], StoneSize.Small);
}
