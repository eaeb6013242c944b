using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design;

/// <summary>One link of the frame, with its name in both languages. <c>Path</c> begins with <c>~/</c> and so keeps the language.</summary>
public sealed record SiteLink(string Path, string Swedish, string English)
{
    /// <summary>The name in the language of the page.</summary>
    public string Name => L(Swedish, English);
}

/// <summary>
/// Every link of header and footer, in one place. A feature that brings a page adds its line here, when the page exists.
/// </summary>
public static class SiteLinks
{
    public static readonly SiteLink Agreements = new("~/avtal", "Avtal", "Agreements");
    public static readonly SiteLink News = new("~/nyheter", "Nyheter", "News");
    public static readonly SiteLink Faq = new("~/fragor-och-svar", "Frågor och svar", "Questions and answers");
    public static readonly SiteLink Documents = new("~/dokument", "Dokument", "Documents");
    public static readonly SiteLink HowStatusIsCounted = new("~/sa-raknas-laget", "Så räknas läget", "How status is counted");
    public static readonly SiteLink OpenData = new("~/oppna-data", "Öppna data", "Open data");
    public static readonly SiteLink About = new("~/om", "Om Samsyn", "About Samsyn");
    public static readonly SiteLink Accessibility = new("~/tillganglighet", "Tillgänglighet", "Accessibility");
    public static readonly SiteLink ExerciseData = new("~/ovningsdata", "Övningsdata", "Exercise data");
    public static readonly SiteLink Calendar = new("/kalender.ics", "Kalender", "Calendar");
    public static readonly SiteLink Feed = new("~/atom.xml", "Nyheter och beslut", "News and decisions");
    public static readonly SiteLink Subscribe = new("~/prenumerera", "Prenumerera", "Subscribe");
    public static readonly SiteLink Search = new("~/sok", "Sök", "Search");
    public static readonly SiteLink SignIn = new("~/logga-in", "Logga in", "Sign in");
    public static readonly SiteLink SignOut = new("~/logga-ut", "Logga ut", "Sign out");
    public static readonly SiteLink ToDo = new("~/arbete", "Att göra", "To do");
    public static readonly SiteLink Publishing = new("~/arbete/publicering", "Publicering", "Publishing");

    /// <summary>The feed of one agreement, by its title.</summary>
    public static SiteLink FeedOf(string slug, string title) => new($"~/avtal/{slug}/atom.xml", $"{Feed.Swedish}: {title}", $"{Feed.English}: {title}");

    /// <summary>Row 2 of the header on public pages.</summary>
    public static readonly IReadOnlyList<SiteLink> Header = [Agreements, News, Documents, Faq, About];

    /// <summary>Row 2 of the header in the workspace; <see cref="Publishing"/> only for who may publish.</summary>
    public static readonly IReadOnlyList<SiteLink> Workspace = [ToDo, Publishing, Agreements];

    /// <summary>Row 1, before the language and sign-in: search, and help once it exists.</summary>
    public static readonly IReadOnlyList<SiteLink> Tools = [Search];

    /// <summary>The footer's last column. The column before it is the header's own links: the menu of a phone.</summary>
    public static readonly IReadOnlyList<SiteLink> Footer = [Subscribe, Calendar, HowStatusIsCounted, OpenData, Accessibility, ExerciseData];

    /// <summary>
    /// The pages of one agreement, in the order of the row under its h1. <c>Path</c> is what follows <c>/avtal/{slug}</c>.
    /// </summary>
    public static readonly IReadOnlyList<SiteLink> AgreementPages =
    [
        new("", "Översikt", "Overview"),
        new("/text", "Text", "Text"),
        new("/remiss", "Remiss", "Consultation"),
        new("/beslut", "Beslut", "Decisions"),
        new("/tidplan", "Tidplan", "Timetable"),
        new("/underskrifter", "Underskrifter", "Signatures"),
        new("/ataganden", "Åtaganden", "Duties"),
        new("/grupper", "Grupper", "Groups"),
        new("/dokument", "Dokument", "Documents"),
        new("/historik", "Historik", "History"),
    ];
}

/// <summary>Whose site this is: the name beside the mark. Set once at start, from the county that was imported.</summary>
public sealed class SiteIdentity
{
    /// <summary>The county (län), for example <c>Västra Götaland</c>; null until one is imported.</summary>
    public string? County { get; set; }

    /// <summary>The day that <c>serve --today</c> has set, said on every page; null when the clock runs free.</summary>
    public DateOnly? SetDay { get; set; }

    /// <summary>Who runs the site, for the footer: <c>VästKom och Västra Götalandsregionen</c>; null leaves the sentence out.</summary>
    public string? RunBy { get; set; }
}
