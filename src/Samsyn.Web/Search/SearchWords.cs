using Samsyn.Web.Design;
using Samsyn.Web.Storage;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Search;

/// <summary>The words of the search page.</summary>
internal static class SearchWords
{
    public static string Label(this SearchKind kind) => kind switch
    {
        SearchKind.Agreement => L("Avtal", "Agreement"),
        SearchKind.Clause => L("Punkt i ett avtal", "Clause of an agreement"),
        SearchKind.Decision => L("Beslut", "Decision"),
        SearchKind.Consultation => L("Remiss", "Consultation"),
        SearchKind.Answer => L("Remissvar", "Answer to a consultation"),
        SearchKind.News => L("Nyhet", "News"),
        SearchKind.Faq => L("Fråga och svar", "Question and answer"),
        SearchKind.Document => L("Dokument", "Document"),
        SearchKind.Digest => L("Sammandrag från en grupp", "Digest of a group"),
        SearchKind.Party => L("Part", "Party"),
        SearchKind.Page => L("Sida", "Page"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without words."),
    };

    /// <summary>That it does not hold now; null when it does, or when that means nothing.</summary>
    public static string? NotNow(this SearchDocument document) => document.Standing switch
    {
        Standing.Past when document.Kind == SearchKind.Clause => L("Äldre version", "Older version"),
        Standing.Past when document.Kind == SearchKind.Decision => L("Gäller inte", "Does not stand"),
        Standing.Past => L("Gäller inte längre", "No longer in force"),
        Standing.Replaced => L("Ett senare beslut finns", "There is a later decision"),
        Standing.Coming => L("Kommande version", "Coming version"),
        _ => null,
    };

    /// <summary>"12 träffar", "Fler än 400 träffar".</summary>
    public static string Count(this Found found) => found switch
    {
        { Count: 0 } => L("Inga träffar", "No hits"),
        { More: true } => L($"Fler än {Numbers.Whole(found.Count)} träffar", $"More than {Numbers.Whole(found.Count)} hits"),
        { Count: 1 } => L("1 träff", "1 hit"),
        _ => L($"{Numbers.Whole(found.Count)} träffar", $"{Numbers.Whole(found.Count)} hits"),
    };
}
