using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Principals;
using Samsyn.Web.Api;
using Samsyn.Web.Design;
using Samsyn.Web.Outbox;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Feeds;

/// <summary>The feeds one follows with a program: everything, one party, one agreement.</summary>
public sealed class Feeds(SamsynDb db, Records records, Publications publications, EventWords words, Settings settings, Clock clock)
{
    /// <summary>How many entries a feed holds.</summary>
    internal const int Most = 50;

    /// <summary>How many of the latest lines are looked at for them: most of a county's past is no news.</summary>
    private const int LookedAt = 1000;

    private static readonly DateTime Began = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static void Map(WebApplication app)
    {
        app.MapGet("/atom.xml", async (HttpContext context, string? huvudman, Feeds feeds) => await feeds.All(context, huvudman)).ExcludeFromDescription();
        app.MapGet("/avtal/{slug}/atom.xml", async (HttpContext context, string slug, Feeds feeds) => await feeds.One(context, slug)).ExcludeFromDescription();
    }

    private async Task<IResult> All(HttpContext context, string? huvudman)
    {
        Principal? whose = null;
        var county = await records.County();
        if (huvudman is not null && (!PrincipalId.IsValid(huvudman) || (whose = county?.Find(new PrincipalId(huvudman))) is null)) return Results.NotFound();
        var entries = await Lines(context, agreement: null, whose);
        if (whose is null) entries.AddRange(await News(context, null));
        return Write(context, whose is null ? MailEvents.Made("feed") : MailEvents.Made("feed " + whose.Id), whose is null ? L($"Samsyn {county?.Name}", $"Samsyn {county?.Name}").TrimEnd() : $"Samsyn: {whose.Name}",
            whose is null ? L("Nyheter och beslut om avtalen", "News and decisions on the agreements") : L($"Vad {whose.Name} har beslutat", $"What {whose.Name} has decided"), "/avtal", whose is null ? "/atom.xml" : "/atom.xml?huvudman=" + whose.Id, entries);
    }

    private async Task<IResult> One(HttpContext context, string slug)
    {
        if (await publications.Of(slug) is not { } agreement) return Results.NotFound();
        var entries = await Lines(context, agreement, null);
        entries.AddRange(await News(context, agreement));
        var exercise = agreement.Settings.Demonstration ? L("Övning: ", "Exercise: ") : "";
        return Write(context, MailEvents.Made("feed " + agreement.Id), exercise + agreement.Settings.Title,
            agreement.Settings.Demonstration ? L("Övning: uppgifterna är påhittade.", "Exercise: the facts are invented.") : L("Nyheter och beslut", "News and decisions"), "/avtal/" + slug, $"/avtal/{slug}/atom.xml", entries);
    }

    private IResult Write(HttpContext context, Guid id, string title, string subtitle, string page, string self, List<AtomEntry> entries)
    {
        var feed = new AtomFeed
        {
            Id = English ? MailEvents.Made($"{id} en") : id, Title = title, Subtitle = subtitle, Self = At(context, self), Page = At(context, page), Language = Tag, Author = settings.RunBy ?? "Samsyn", Since = Began,
            Entries = [.. entries.OrderByDescending(e => e.Updated).ThenBy(e => e.Id).Take(Most)],
        };
        PageCache.Allow(context);
        return Results.Bytes(feed.Write(), "application/atom+xml; charset=utf-8");
    }

    /// <summary>What was recorded, but what a news item tells instead.</summary>
    private async Task<List<AtomEntry>> Lines(HttpContext context, Agreement? agreement, Principal? whose)
    {
        var agreements = (await publications.Agreements()).Where(a => agreement is null ? !a.Settings.Demonstration : a.Id == agreement.Id).ToDictionary(a => a.Id);
        var ids = agreements.Keys.ToList();
        var told = (await db.Articles.AsNoTracking().Include(a => a.Versions).Where(a => a.Source != null && a.Source.StartsWith("history:")).ToListAsync()).Where(a => a.At(clock.Now) is not null).Select(a => a.Source!["history:".Length..]).ToHashSet(StringComparer.Ordinal);
        var kinds = Enum.GetValues<HistoryKind>().Where(k => MailEvents.KindOf(k) != Telling.None).ToList();
        var entries = new List<AtomEntry>();
        var decided = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in await db.History.AsNoTracking().Where(h => ids.Contains(h.AgreementId) && kinds.Contains(h.Kind)).OrderByDescending(h => h.Number).Take(LookedAt).ToListAsync())
        {
            if (entries.Count == Most) break;
            var of = agreements[line.AgreementId];
            if (told.Contains(line.Id.ToString()) || MailEvents.IsOld(of, line.Facts, line.At)) continue;
            if (whose is not null && (line.Facts.Body is not { } body || await Party(body) != whose.Id)) continue;
            var kind = MailEvents.KindOf(line.Kind);
            // A decision stands once, with what is known of it now and since when.
            if (kind == Telling.Decisions && !decided.Add($"{line.AgreementId} {line.Facts.Body} {line.Facts.On}")) continue;
            var first = kind == Telling.Decisions ? await First(line) : line;
            if (await words.Of(new MailEvent { Id = first.Id, Kind = kind, Happened = first.Kind, AgreementId = first.AgreementId, Body = first.Facts.Body?.Value, Facts = first.Facts, At = first.At, DueAt = first.At, ActId = Guid.Empty }) is not { } said) continue;
            entries.Add(new AtomEntry(first.Id, Mark(of) + said.Headline, At(context, said.Path), first.At, line.At, said.Text, null, settings.RunBy ?? "Samsyn", StoredWords.Of(first.Kind), Label(kind)));
        }

        return entries;
    }

    /// <summary>The line that first told of a decision: its id is the entry's, whatever is found out later.</summary>
    private async Task<AgreementEvent> First(AgreementEvent line)
    {
        var all = await db.History.AsNoTracking().Where(h => h.AgreementId == line.AgreementId && h.Number <= line.Number).OrderBy(h => h.Number).ToListAsync();
        return all.First(h => MailEvents.KindOf(h.Kind) == Telling.Decisions && h.Facts.Body == line.Facts.Body && h.Facts.On == line.Facts.On);
    }

    private async Task<List<AtomEntry>> News(HttpContext context, Agreement? agreement)
    {
        var root = At(context, "/").AbsoluteUri.TrimEnd('/');
        var shown = (await publications.Shown(ArticleKind.NewsItem, agreement?.Id)).Where(n => agreement is not null || !n.IsExercise).Take(Most);
        return [.. shown.Select(n => new AtomEntry(
            n.Article.Id, (n.Agreement is { } of ? Mark(of) : "") + n.Text.Title, At(context, n.Path), n.ShownAt, n.UpdatedAt, n.Text.Lead,
            Markup.Render(ArticleContent.Html(ArticleContent.Read(null, n.Text.Body), root)), n.Text.Byline, "news", Label(Telling.News)))];
    }

    private async Task<PrincipalId?> Party(BodyId body) => await records.County() is { } county && county.TryFind(body, out var found) ? MailEvents.PartyOf(found, county) : null;

    private static string Mark(Agreement agreement) => agreement.Settings.Demonstration ? L("Övning: ", "Exercise: ") : "";

    private static string Label(Telling kind) => kind switch
    {
        Telling.Decisions => L("Beslut", "Decision"),
        Telling.News => L("Nyhet", "News"),
        Telling.Consultations => L("Remiss", "Consultation"),
        Telling.Agreement => L("Avtalet", "The agreement"),
        Telling.Documents => L("Dokument", "Document"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>A page of this site, at the address it is known by, or else was asked at; in the language that is spoken.</summary>
    private Uri At(HttpContext context, string path) =>
        new((settings.SiteUrl?.AbsoluteUri.TrimEnd('/') ?? $"{context.Request.Scheme}://{context.Request.Host}") + (English ? "/en" : "") + path);
}
