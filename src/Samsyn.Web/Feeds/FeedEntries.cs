using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Calendars;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Agreements;
using Samsyn.Web.Design;
using Samsyn.Web.Outbox;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Feeds;

/// <summary>
/// Gathers what feeds tell: published news as readers see it, and what was recorded in the public history, in the words of its page. A news item that was made of a line of the
/// history takes that line's place and keeps its id, so that nothing is told twice: who has read the line sees it become the news item.
/// </summary>
/// <param name="site">Before a page here: <c>https://samsyn.example</c>, in English with <c>/en</c>.</param>
/// <param name="files">Before a file, which has no language.</param>
/// <param name="author">Who tells what has no author of its own.</param>
internal sealed class FeedEntries(SamsynDb db, Publications publications, Clock clock, string site, string files, string author)
{
    /// <summary>What a line made a news item begins with (<see cref="NewsProposals"/>).</summary>
    private const string OfLine = "history:";

    private static string Invented => L("Övning: påhittade uppgifter.", "Exercise: invented facts.");

    /// <summary>Everything about these agreements, with the county's own news when it is asked for.</summary>
    /// <param name="whose">Only what concerns this principal: other principals' own decisions are left out.</param>
    public async Task<IReadOnlyList<FeedEntry>> Of(IReadOnlyList<Cascade> cascades, bool countyToo, PrincipalId? whose)
    {
        var byId = cascades.ToDictionary(c => c.Agreement.Id);
        var ids = byId.Keys.ToList();
        var lines = (await db.History.AsNoTracking().Where(line => ids.Contains(line.AgreementId)).ToListAsync()).OrderBy(line => line.Number).ToList();
        var entries = new List<FeedEntry>();
        var told = new HashSet<Guid>();
        foreach (var news in await publications.Shown(ArticleKind.NewsItem, ids.Count == 1 && !countyToo ? ids[0] : null))
        {
            if (news.Agreement is { } about ? !byId.ContainsKey(about.Id) : !countyToo) continue;
            var line = LineOf(news.Article);
            if (line is { } replaced) told.Add(replaced);
            entries.Add(Of(news, line, await ChangedAt(news, lines)));
        }

        foreach (var line in lines.Where(line => !told.Contains(line.Id)))
        {
            var cascade = byId[line.AgreementId];
            if (whose is { } own && line.Facts.Body is { } body && OwnerOf(body, cascade) is { } owner && owner != own) continue;
            if (Of(line, cascade) is { } entry) entries.Add(entry);
        }

        return entries;
    }

    private static Guid? LineOf(Article article) =>
        article.Source?.StartsWith(OfLine, StringComparison.Ordinal) == true && Guid.TryParse(article.Source.AsSpan(OfLine.Length), out var line) ? line : null;

    /// <summary>The principal a body decides for, or belongs to; null for a joint one.</summary>
    private static PrincipalId? OwnerOf(BodyId id, Cascade cascade) =>
        (cascade.County.TryFind(id, out var body) ? body.Of?.Id : null) ?? cascade.Steps.FirstOrDefault(s => s.Bodies.Any(b => b.Id == id))?.Step.For;

    private FeedEntry Of(ShownArticle news, Guid? line, DateTime changed)
    {
        var text = news.Text;
        var address = site + news.Path;
        var content = Whole(ArticleContent.Read(null, text.Body), address);
        var attached = text.Files.Select(f => new FeedFile($"{files}/fil/{f.Sha256}/{Uri.EscapeDataString(f.Name)}", f.Title, f.MediaType.Split(';')[0], f.Size)).ToList();
        var summary = text.Lead.Length > 0 ? text.Lead : Start(ArticleContent.Running(content));
        // What is written is Swedish; what the site says of it follows the language of the feed.
        var html = Markup.Of($"{Markup.When(text.Lead.Length > 0, $"<p><strong>{text.Lead}</strong></p>")}{ArticleContent.Html(content, "", bare: true)}{Markup.When(attached.Count > 0, $"<h2>{L("Bilagor", "Attachments")}</h2><ul>{Markup.Join(attached.Select(f => Markup.Of($"<li><a href=\"{f.Address}\">{f.Title}</a></li>")))}</ul>")}");
        return Marked(new FeedEntry(line ?? news.Article.Id, text.Title, news.ShownAt, changed < news.ShownAt ? news.ShownAt : changed, address, text.Byline.Length > 0 ? text.Byline : author, "news", L("Nyhet", "News"), summary, Markup.Render(html))
        {
            Files = attached, Language = DataLang,
        }, news.IsExercise);
    }

    /// <summary>A line of the history in words; null when it is no news, when it is about a day that has not come, and when what it told of is not there any more.</summary>
    private FeedEntry? Of(AgreementEvent line, Cascade cascade)
    {
        var (agreement, facts) = (cascade.Agreement, line.Facts);
        var (today, home) = (clock.DayFor(agreement.Settings), "/avtal/" + agreement.Slug);
        var about = line.Kind == HistoryKind.RoundExtended ? null : facts.On;
        if (about > today) return null;
        // A round that was over long ago when it was read in is the county's past, and no news.
        if (line.Kind is HistoryKind.RoundOpened or HistoryKind.RoundExtended or HistoryKind.CompilationReleased && NewsProposals.IsOld(agreement, facts, line.At)) return null;
        (string What, IEnumerable<string> Details, string Path, string Term, string Name)? told = line.Kind switch
        {
            HistoryKind.DecisionRecorded or HistoryKind.DecisionCorrected or HistoryKind.DecisionAnnulled or HistoryKind.DecisionAssessed =>
                cascade.Decisions.FirstOrDefault(d => d.Id == facts.DecisionId) is { } decision ? (HistoryWords.Of(decision, cascade.County), Details(decision), "/beslut", "decision", L("Beslut", "Decision")) : null,
            HistoryKind.VersionPublished => agreement.Versions.FirstOrDefault(v => v.Id == facts.Version) is { } version ? (HistoryWords.Of(version), [], "/text", "text", L("Avtalstext", "Agreement text")) : null,
            HistoryKind.TermChanged => agreement.TermChanges.FirstOrDefault(c => c.On == facts.On) is { } change
                ? (HistoryWords.Of(change), change.By.Select(by => HistoryWords.By(by, cascade.County)), "/giltighet", "term", L("Giltighet", "Term")) : null,
            HistoryKind.StepReplanned => Plan(facts, cascade) is var (step, plan)
                ? (HistoryWords.Of(step, plan, cascade.County), plan.Reason is { } reason ? [reason] : [], "/tidplan", "timetable", L("Tidplan", "Timetable")) : null,
            HistoryKind.RoundOpened or HistoryKind.RoundExtended => (HistoryWords.Of(line.Kind, facts)!, [], "/remiss", "consultation", L("Remiss", "Consultation")),
            HistoryKind.CompilationReleased => (HistoryWords.Of(line.Kind, facts)!, [], "/remiss/sammanstallning", "consultation", L("Remiss", "Consultation")),
            HistoryKind.EnteredIntoForce => (HistoryWords.Of(line.Kind, facts)!, [], "/giltighet", "term", L("Giltighet", "Term")),
            HistoryKind.DigestPublished => (HistoryWords.Of(line.Kind, facts)!, [], "/grupper", "groups", L("Grupper", "Groups")),
            // Settings, groups' seats and answers change pages and calendars, and tell themselves there.
            _ => null,
        };
        if (told is not { } words) return null;
        var sentences = new[] { words.What }.Concat(words.Details).Select(s => s.TrimEnd('.') + ".");
        var said = string.Join(' ', about is { } day && line.Kind is not (HistoryKind.RoundOpened or HistoryKind.EnteredIntoForce) ? sentences.Prepend(Dates.Full(day) + ":") : sentences);
        // Lines of one commit have one instant. Their numbers as thousandths keep their order, also in a reader's program; no line is a second late.
        var at = line.At.AddMilliseconds(line.Number % 1000);
        if (about is { } on && StartOf(on) is var begins && begins > at) at = begins;
        var title = $"{agreement.Settings.Title}: {words.What}";
        var html = Markup.Of($"<p>{said}</p><p><a href=\"{site + home + words.Path}\">{agreement.Settings.Title}</a></p>");
        return Marked(new FeedEntry(line.Id, title, at, at, site + home + words.Path, author, words.Term, words.Name, said, Markup.Render(html)), agreement.Settings.Demonstration);
    }

    private static IEnumerable<string> Details(Decision d)
    {
        if (d.To is { } to) yield return HistoryWords.Change(to);
        if (d.Condition is { Length: > 0 } condition) yield return $"{L("Villkor", "Condition")}: {condition}";
        if (d.Note is { Length: > 0 } note) yield return note;
    }

    private (StepStatus Step, Replanning Plan)? Plan(HistoryFacts facts, Cascade cascade)
    {
        var status = AgreementStatus.Of(cascade, clock.DayFor(cascade.Agreement.Settings), clock.Now);
        return status.Steps.FirstOrDefault(s => s.Step.Step.Name == facts.Step) is { } step && step.Step.Step.Replanned.LastOrDefault(p => p.KnownOn == facts.On && p.Planned?.Text == facts.Planned) is { } plan ? (step, plan) : null;
    }

    private static FeedEntry Marked(FeedEntry entry, bool isExercise) => !isExercise ? entry : entry with
    {
        IsExercise = true, Title = L("Övning: ", "Exercise: ") + entry.Title, Summary = $"{Invented} {entry.Summary}", Html = Markup.Render(Markup.Of($"<p><strong>{Invented}</strong></p>")) + entry.Html,
    };

    /// <summary>When the words last changed: a new version, a day that chose other words, or a fact that they follow (<see cref="TensedText"/>).</summary>
    private async Task<DateTime> ChangedAt(ShownArticle news, IReadOnlyList<AgreementEvent> lines)
    {
        var written = news.Version.Text;
        var (changed, whole) = (news.UpdatedAt, $"{written.Title}\n{written.Lead}\n{written.Body}");
        if (!TensedText.HasBlocks(whole)) return changed;
        if (TensedText.ChangedOn(whole, await publications.Facts(news.Agreement)) is { } day && StartOf(day) is var begins && begins > changed) changed = begins;
        return lines.Where(line => line.AgreementId == news.Agreement?.Id && Moves(line.Kind)).Select(line => line.At).Append(changed).Max();
    }

    /// <summary>What a block of words may be bound to: rounds, the term, decisions.</summary>
    private static bool Moves(HistoryKind kind) => kind is HistoryKind.RoundOpened or HistoryKind.RoundExtended or HistoryKind.TermChanged or HistoryKind.EnteredIntoForce or HistoryKind.VersionPublished or HistoryKind.SettingsChanged
        or HistoryKind.DecisionRecorded or HistoryKind.DecisionCorrected or HistoryKind.DecisionAnnulled or HistoryKind.DecisionAssessed;

    /// <summary>Every address whole: a feed is read far from here. A place on the page itself leads to the page.</summary>
    private Documents.Texts.TextContent Whole(Documents.Texts.TextContent content, string page) => ArticleContent.WithLinks(content, link => link[0] == '/' ? site + link : link[0] == '#' ? page + link : link);

    private static DateTime StartOf(DateOnly day) => Stockholm.EndOf(day.AddDays(-1)).AddMilliseconds(1);

    private static string Start(string text) => text.Length <= 300 ? text : text[..(text.LastIndexOf(' ', 298) is > 200 and var space ? space : 298)] + " …";
}
