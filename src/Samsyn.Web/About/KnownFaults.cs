using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.About;

/// <summary>
/// One known fault in accessibility (känd brist): what does not work, which criterion it breaks, what to do meanwhile.
/// </summary>
/// <param name="Criterion">Of WCAG, with its level: <c>1.4.12 (AA)</c>.</param>
/// <param name="Since">The day we learned of it.</param>
public sealed record KnownFault(string Criterion, DateOnly Since, string What, string Meanwhile, string Mending);

/// <summary>
/// What we know is not accessible, and when the site was last tested. The accessibility statement lists it; whoever finds or
/// mends a fault edits this file and nothing else.
/// </summary>
/// <remarks>The statement must be kept up to date: DOS Act section 13, DOMAIN.md 98. How we test: docs/accessibility.md.</remarks>
public static class KnownFaults
{
    /// <summary>The last time somebody went through every page by hand.</summary>
    public static readonly DateOnly TestedOn = new(2026, 11, 22);

    /// <summary>The last time this list or the statement was changed.</summary>
    public static readonly DateOnly UpdatedOn = new(2026, 11, 22);

    public static IReadOnlyList<KnownFault> All =>
    [
        new("1.4.12 (AA)", new DateOnly(2026, 11, 22),
            L("Ökar du avståndet mellan bokstäver i din webbläsare kan ord i diagram och tidslinjer gå utanför sina rutor.",
              "If you widen the space between letters in your browser, words in diagrams and timelines may run out of their boxes."),
            L("Samma uppgifter finns i en tabell eller lista intill varje bild. De följer din inställning.",
              "The same facts are in a table or list beside each picture. They follow your setting."),
            L("Bilderna ritas om så att rutorna ger plats åt texten.", "The pictures will be redrawn so that boxes leave room for the text.")),
        new("3.1.2 (AA)", new DateOnly(2026, 11, 22),
            L("På engelska sidor kan en skärmläsare läsa svenska ord ur källor med engelskt uttal i bildernas beskrivningar.",
              "On English pages a screen reader may read Swedish words from sources with English pronunciation in the descriptions of pictures."),
            L("Samma ord står i tabellen intill och är märkta som svenska där.", "The same words stand in the table beside it and are marked as Swedish there."),
            L("Bildernas beskrivningar delas upp per språk.", "The descriptions will be split by language.")),
    ];
}
