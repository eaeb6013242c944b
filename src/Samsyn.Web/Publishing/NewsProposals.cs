using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Design;
using Samsyn.Web.Outbox;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing;

/// <summary>Makes news of what is recorded: a draft for a person to publish, or a published item where a rule says so.</summary>
/// <remarks>
/// What was recorded long after its day is no news, as when a county's past is read in: see <see cref="NewsFor"/>. The words are made of the state and follow it (<see cref="TensedText"/>): a draft that waits a month is still true. Swedish: the site's first language.
/// </remarks>
public static class NewsProposals
{
    /// <summary>How many days something is news.</summary>
    private const int NewsFor = 31;

    /// <summary>What was recorded long after its day: no news for a draft or a letter, and if it is a round, none for a feed.</summary>
    internal static bool IsOld(Agreement agreement, HistoryFacts facts, DateTime recorded) => facts.On is { } on && on < (agreement.Settings.ShownAsOf ?? Domain.Calendars.Stockholm.DayOf(recorded)).AddDays(-NewsFor);

    /// <summary>Proposes or publishes what a line of the history says. The line's id makes it once.</summary>
    public static async Task ProposeNews(this Act act, Guid line, HistoryKind happened, Guid agreementId, HistoryFacts facts)
    {
        if (!NewsRule.Possible.Contains(happened)) return;
        if (await act.Db.Agreements.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agreementId) is not { } agreement) return;
        if (IsOld(agreement, facts, act.At)) return;
        var rules = await act.Db.PublishingSettings.AsNoTracking().Where(s => s.Scope == "" || s.Scope == agreement.Slug).OrderBy(s => s.Scope).ToListAsync();
        var action = NewsRule.For(happened, rules.SelectMany(r => r.Rules));
        if (action == NewsAction.Nothing) return;
        var source = $"history:{line}";
        if (await act.Db.Articles.AnyAsync(a => a.Source == source)) return;
        var county = await act.County();
        var body = facts.Body is { } id && county is not null && county.TryFind(id, out var found) ? found.Of is { } of ? $"{found.Name} i {of.Name}" : found.Name : null;
        if (In(Language.Swedish, () => Words(happened, agreement, facts, body)) is not { } text) return;
        var article = await act.Begin(Guid.CreateVersion7(), ArticleKind.NewsItem, agreement.Id, text, source);
        act.Journal<ArticleTrace>("nyhet " + article.Slug, null, new(agreement.Slug, text, null, null, null, null, null), agreement.Slug);
        if (action == NewsAction.Publish) act.AddVersion(article, act.At, null, null, agreement.Slug);
    }

    /// <summary>What is said; null when there is too little to say.</summary>
    internal static ArticleText? Words(HistoryKind happened, Agreement agreement, HistoryFacts facts, string? body)
    {
        var (title, home) = (agreement.Settings.Title, "/avtal/" + agreement.Slug);
        string Day() => facts.On is { } day ? Dates.Full(day) : "";
        ArticleText Text(string heading, string lead, string more) => new(heading.Length > ArticleText.LongestTitle ? heading[..(ArticleText.LongestTitle - 2)] + " …" : heading, lead, more, "Processledningen");
        return happened switch
        {
            HistoryKind.RoundOpened => Text($"Remiss: {title}", "{{remiss | Remissen öppnar {första}. | Remissen är öppen till och med {sista}. | Remissen stängde {sista}.}}",
                $"Läs förslaget och svara på [remissens sida]({home}/remiss). Där står också när konferenserna hålls och vad som händer sedan."),
            HistoryKind.RoundExtended => Text($"Längre tid att svara på remissen av {title}", "{{remiss | Remissen öppnar {första}. | Sista dag att svara är nu {sista}. | Remissen stängde {sista}.}}", $"Skälet står på [remissens sida]({home}/remiss)."),
            HistoryKind.CompilationReleased => Text($"Remissvaren på {title} är sammanställda", "Alla synpunkter har samlats, med vad som blev av var och en.", $"[Läs sammanställningen]({home}/remiss/sammanstallning), punkt för punkt eller svar för svar. Den finns också som Excel och CSV."),
            HistoryKind.VersionPublished when facts.Version is { } version => Text($"Ny version av {title}", $"Version {version} är den aktuella texten sedan {Day()}.", $"[Läs texten]({home}/text) eller [se vad som är ändrat]({home}/jamfor)."),
            HistoryKind.DecisionRecorded when body is not null && facts.Outcome is { } outcome => Text($"{body} har beslutat om {title}", $"Beslutet den {Day()}: {Web.Decisions.Wording.Label(outcome).ToLowerInvariant()}.", $"{{{{beslut | {{ja}} av {{alla}} parter har sagt ja. | Alla {{alla}} parter har sagt ja.}}}} [Se vem som har beslutat]({home}/beslut)."),
            HistoryKind.EnteredIntoForce => Text($"Nu gäller {title}", "{{avtalet | Avtalet börjar gälla {första}. | Avtalet gäller från och med {första}. | Avtalet gällde till och med {sista}.}}", $"[Läs avtalets text]({home}/text), [vad var och en ansvarar för]({home}/ansvar) och [vad som ska göras och när]({home}/ataganden)."),
            HistoryKind.TermChanged => Text($"Avtalstiden är ändrad: {title}", "{{avtalet | Avtalet börjar gälla {första}. | Avtalet gäller till och med {sista}. | Avtalet gällde till och med {sista}.}}", $"[Så är dagarna räknade]({home}/giltighet)."),
            HistoryKind.DigestPublished => Text($"Så går arbetet med {title}", "Ett sammandrag av arbetet är publicerat.", $"[Läs om grupperna och deras arbete]({home}/grupper)."),
            _ => null,
        };
    }
}
