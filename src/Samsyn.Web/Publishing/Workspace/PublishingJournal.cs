using Samsyn.Web.Decisions.Workspace;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Publishing.Workspace;

/// <summary>Journal rows of publishing in words. What readers have asked is not repeated there.</summary>
internal static class PublishingJournal
{
    public static string? ActTitle(string act) => act switch
    {
        "article.write" => L("Skrev ett utkast", "Wrote a draft"),
        "article.publish" => L("Publicerade en nyhet eller ett svar", "Published news or an answer"),
        "article.take_down" => L("Tog ned en text", "Took a text down"),
        "article.restore" => L("Hämtade tillbaka en äldre version", "Brought back an earlier version"),
        "article.discard" => L("Tog bort ett utkast", "Removed a draft"),
        "article.review" => L("Läste igenom en text som stämmer", "Read a text that still holds"),
        "document.add" => L("Lade till ett dokument", "Added a document"),
        "document.edit" => L("Ändrade ett dokument", "Changed a document"),
        "document.withdraw" => L("Tog ned ett dokument", "Took a document down"),
        "document.discard" => L("Tog bort ett utkast till dokument", "Removed the draft of a document"),
        "question.ask" => L("Ställde en fråga till redaktionen", "Asked the editors a question"),
        "question.answer" => L("Svarade på en läsares fråga", "Answered a reader’s question"),
        "question.put_aside" => L("Lade en läsares fråga åt sidan utan svar", "Put a reader’s question aside without an answer"),
        "question.erase" => L("Raderade adressen till den som frågat", "Erased the address of who asked"),
        "site.import" => L("Läste in sidor från en tidigare webbplats", "Read in pages of an earlier site"),
        "outbox" => L("Gjorde det som följer av en registrering", "Did what follows from a record"),
        _ => null,
    };

    public static IEnumerable<JournalChange> Changes(JournalEntry entry)
    {
        if (entry.Subject.StartsWith("dokument ", StringComparison.Ordinal) && (entry.After ?? entry.Before) is { } of)
        {
            var document = StoredText.Read<DocumentTrace>(of);
            yield return new(L("Dokument", "Document"), null, document.Title) { AfterLang = DataLang };
            if (document.Version is { } version) yield return new("Version", null, version.Label);
            if (document.Version?.Changed is { } what) yield return new(L("Vad som är ändrat", "What changed"), null, what) { AfterLang = DataLang };
        }
        else if ((entry.Act.StartsWith("article.", StringComparison.Ordinal) || entry.Subject.StartsWith("nyhet ", StringComparison.Ordinal)) && (entry.After ?? entry.Before) is { } text)
        {
            var article = StoredText.Read<ArticleTrace>(text);
            var name = article.Draft?.Title is { Length: > 0 } title ? title : entry.Subject.Split(' ', 2)[^1];
            yield return new(entry.Subject.StartsWith("nyhet ", StringComparison.Ordinal) ? ArticleKind.NewsItem.Label() : ArticleKind.FaqEntry.Label(), null, name) { AfterLang = DataLang };
            if (article.From is { } from) yield return new(L("Visas från", "Shown from"), null, Dates.Instant(from));
            if (article.Until is { } until) yield return new(L("Visas till", "Shown until"), null, Dates.Instant(until));
            if (article.ReviewOn is { } day) yield return new(L("Läs igenom igen", "Read it again"), null, Dates.Full(day));
            if (article.Changed is { } what) yield return new(L("Vad som är ändrat", "What changed"), null, what) { AfterLang = DataLang };
        }
    }
}
