using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Decisions;
using Samsyn.Web.Design;
using Samsyn.Web.Outbox;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Subscriptions;

/// <summary>An event in words, in one language: what is true when the letter is sent.</summary>
/// <param name="Path">The page it is on, from the site's root: <c>/avtal/hos-2023/beslut</c>.</param>
/// <param name="LinkWords">Says where the link leads.</param>
public sealed record ToldWords(string Headline, string Text, string Path, string LinkWords, Agreement? Agreement)
{
    /// <summary>What stands under a news item (bilagor).</summary>
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];
}

/// <summary>Says events in words.</summary>
public sealed class EventWords(Publications publications, Records records, SamsynDb db)
{
    private readonly Dictionary<string, Cascade?> cascades = new(StringComparer.Ordinal);

    /// <summary>The event in the language of the running culture; null when there is nothing (any more) to tell: recorded by mistake, taken down.</summary>
    public async Task<ToldWords?> Of(MailEvent told)
    {
        var agreement = await publications.Of(told.AgreementId);
        if (told.ArticleId is { } article) return await Of(article);
        if (told.DocumentId is { } document) return await OfDocument(document);
        if (agreement is null || told.Happened is not { } happened) return null;
        var (title, home) = (agreement.Settings.Title, "/avtal/" + agreement.Slug);
        string Day(DateOnly? day) => day is { } known ? Dates.Full(known) : "";
        return happened switch
        {
            HistoryKind.DecisionRecorded or HistoryKind.DecisionCorrected or HistoryKind.DecisionAnnulled or HistoryKind.DecisionAssessed => await Decided(told, agreement, home),
            HistoryKind.RoundOpened => new(L($"Remiss: {title}", $"Consultation: {title}"), L("Förslaget är ute på remiss. Läs det, och svara senast den dag som står på sidan.", "The proposal is out for consultation. Read it, and answer by the day on the page."), home + "/remiss", L("Till remissen", "To the consultation"), agreement),
            HistoryKind.RoundExtended => new(L($"Längre tid att svara: {title}", $"More time to answer: {title}"), L($"Sista dag att svara på remissen är nu {Day(told.Facts.On)}.", $"The last day to answer the consultation is now {Day(told.Facts.On)}."), home + "/remiss", L("Till remissen", "To the consultation"), agreement),
            HistoryKind.CompilationReleased => new(L($"Remissvaren är sammanställda: {title}", $"The answers are compiled: {title}"), L("Alla synpunkter finns på en sida, med vad som blev av var och en.", "All remarks are on one page, with what became of each."), home + "/remiss/sammanstallning", L("Läs sammanställningen", "Read the compilation"), agreement),
            HistoryKind.VersionPublished => new(L($"Ny text: {title}", $"New text: {title}"), L($"Version {told.Facts.Version} är den aktuella texten sedan {Day(told.Facts.On)}.", $"Version {told.Facts.Version} is the current text since {Day(told.Facts.On)}."), home + "/text", L("Läs texten", "Read the text"), agreement),
            HistoryKind.TermChanged => new(L($"Avtalstiden är ändrad: {title}", $"The term has changed: {title}"), L("Se hur länge avtalet gäller nu, och hur dagarna är räknade.", "See how long the agreement is valid now, and how the days are counted."), home + "/giltighet", L("Se avtalstiden", "See the term"), agreement),
            HistoryKind.EnteredIntoForce => new(L($"Nu gäller avtalet: {title}", $"The agreement is in force: {title}"), L($"Avtalet gäller från och med {Day(told.Facts.On)}.", $"The agreement is in force from {Day(told.Facts.On)}."), home + "/giltighet", L("Se hur länge det gäller", "See how long it is valid"), agreement),
            HistoryKind.StepReplanned => new(L($"Ny tidplan: {title}", $"New timetable: {title}"), L("Ett steg i beslutsgången har fått en ny tid.", "A step of the decisions has a new time."), home + "/tidplan", L("Se tidplanen", "See the timetable"), agreement),
            HistoryKind.DigestPublished => new(L($"Så går arbetet: {title}", $"How the work goes: {title}"), L("Ett sammandrag av arbetet är publicerat.", "A digest of the work is published."), home + "/grupper", L("Läs sammandraget", "Read the digest"), agreement),
            _ => null,
        };
    }

    private async Task<ToldWords?> Of(Guid id)
    {
        if (await db.Articles.AsNoTracking().Include(a => a.Versions).SingleOrDefaultAsync(a => a.Id == id) is not { } article || await publications.Read(article) is not { } shown) return null;
        var lead = shown.Text.Lead.Length > 0 ? shown.Text.Lead : Start(ArticleContent.Running(ArticleContent.Read(null, shown.Text.Body)));
        return new ToldWords(shown.Text.Title, lead, shown.Path, article.Kind == ArticleKind.NewsItem ? L("Läs nyheten", "Read the news") : L("Läs svaret", "Read the answer"), shown.Agreement) { Files = shown.Text.Files };
    }

    private async Task<ToldWords?> OfDocument(Guid id)
    {
        if ((await publications.Documents()).FirstOrDefault(d => d.Document.Id == id) is not { } offered) return null;
        var newest = offered.Document.Newest;
        return new ToldWords(
            newest.Number == 1 ? L($"Nytt dokument: {offered.Document.Title}", $"New document: {offered.Document.Title}") : L($"Ny version av dokumentet {offered.Document.Title}", $"New version of the document {offered.Document.Title}"),
            newest.Changed ?? offered.Document.Description, offered.Path, L("Till dokumentet", "To the document"), offered.Agreement);
    }

    /// <summary>What a body decided on a day, as it is known now: corrections have been taken in, and what never was is left out.</summary>
    private async Task<ToldWords?> Decided(MailEvent told, Agreement agreement, string home)
    {
        if (told.Facts.Body is not { } id || told.Facts.On is not { } on || await Cascade(agreement.Slug) is not { } cascade) return null;
        var name = Name(cascade.County, id);
        var lines = new List<string>();
        foreach (var decision in cascade.Decisions.Where(d => d.Body == id && d.On == on && !d.IsLaterFact))
        {
            var later = cascade.Decisions.Where(d => d.IsLaterFact && d.Body == id && d.Corrects == on && (d.CorrectsParagraph is null || d.CorrectsParagraph == decision.Paragraph)).OrderBy(d => d.Place).ToList();
            if (later.Exists(d => d.Outcome == Outcome.Corrected && d.To is null))
            {
                // Told before and struck now is told; never told is not.
                if (told.Happened != HistoryKind.DecisionRecorded) lines.Add(L($"Registrerat av misstag: beslutet {Dates.Full(on)} har inte fattats.", $"Recorded by mistake: the decision of {Dates.Full(on)} was not taken."));
                continue;
            }

            var corrections = later.Where(d => d.Outcome == Outcome.Corrected).Select(d => d.To!).ToList();
            var outcome = corrections.LastOrDefault(c => c.Outcome is not null)?.Outcome ?? decision.Outcome;
            var day = corrections.LastOrDefault(c => c.On is not null)?.On ?? on;
            var version = corrections.LastOrDefault(c => c.Version is not null)?.Version ?? decision.Version;
            var about = decision.Concerns == Concerns.Text ? version is null ? "" : $" (version {version})" : L(" (gäller inte texten)", " (not about the text)");
            var line = $"{outcome.Label()}{about}, {Dates.Full(day)}{(decision.Paragraph.Length > 0 ? ", " + decision.Paragraph : "")}.";
            if (told.Happened == HistoryKind.DecisionCorrected) line = L("Rättat. Så här är det: ", "Corrected. This is right: ") + line;
            if (later.Exists(d => d.Outcome == Outcome.Annulled)) line += " " + L("En domstol har upphävt beslutet.", "A court has annulled the decision.");
            if (later.FindLast(d => d.Outcome == Outcome.Assessed) is { } assessed) line += " " + (assessed.Assessed == Assessment.Counts ? L("Villkoret är bedömt: det räknas som ja.", "The condition has been assessed: it counts as a yes.") : L("Villkoret är bedömt: det räknas inte som ja.", "The condition has been assessed: it does not count as a yes."));
            lines.Add(line);
        }

        if (lines.Count == 0) return null;
        var headline = told.Happened == HistoryKind.DecisionRecorded ? L($"{name} har beslutat om {agreement.Settings.Title}", $"{name} has decided on {agreement.Settings.Title}") : L($"Ändrad uppgift om ett beslut: {name}, {agreement.Settings.Title}", $"A changed fact of a decision: {name}, {agreement.Settings.Title}");
        return new ToldWords(headline, string.Join(" ", lines), home + "/beslut", L("Se vem som har beslutat", "See who has decided"), agreement);
    }

    private async Task<Cascade?> Cascade(string slug) => cascades.TryGetValue(slug, out var known) ? known : cascades[slug] = await records.Cascade(slug);

    internal static string Name(County county, BodyId id) => !county.TryFind(id, out var body) ? id.Value : body.Of is { } of ? $"{body.Name} {L("i", "in")} {of.Name}" : body.Name;

    private static string Start(string text) => text.Length <= 300 ? text : text[..(text.LastIndexOf(' ', 298) is > 200 and var space ? space : 298)] + " …";
}
