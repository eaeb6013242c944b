using Samsyn.Browser.Tests.Site;
using Samsyn.Web.About;
using Samsyn.Web.Design;
using static Samsyn.Browser.Tests.Visits.VisitState;

namespace Samsyn.Browser.Tests.Visits;

/// <summary>
/// Every address of the site with the states it may be in. A page that is not here fails a test, as does a page that lacks a state
/// without saying why: whoever adds a page adds its line.
/// </summary>
/// <remarks>Source: DESIGN.md 7. What of this <c>./test</c> samples stands in docs/testing.md.</remarks>
public static class RegisteredVisits
{
    internal const string Exercise = "ovning-digitala-hjalpmedel";
    internal const string NotAskedAnything = "the page asks the reader for nothing";
    internal const string OpenToAll = "the page is there for everybody";
    internal const string NoFacts = "the page shows no facts that could be invented";
    internal const string NoRealText = "no source gives the text of a real agreement; texts of exercises are loaded";
    internal const string NeverEmpty = "the page's words do not depend on data";

    public static readonly IReadOnlyList<PageRoute> Pages =
    [
        new("/",
        [
            new(Full, "/") { Invented = true },
            new(Empty, "/") { On = Filling.County },
            new(Empty, "/") { On = Filling.Nothing },
            new(Demonstration, "/") { On = Filling.Exercises, Invented = true },
        ])
        { Without = Because((Error, NotAskedAnything), (Refused, OpenToAll)) },
        new("/avtal",
        [
            new(Full, "/avtal") { Invented = true },
            new(Empty, "/avtal") { On = Filling.County },
            new(Demonstration, "/avtal") { On = Filling.Exercises, Invented = true },
        ])
        { Without = Because((Error, NotAskedAnything), (Refused, OpenToAll)) },
        new("/avtal/{slug}",
        [
            new(Full, "/avtal/hos-2023"),
            new(Full, "/avtal/digitala-hjalpmedel-2022"),
            new(Empty, "/avtal/hos-nasta"),
            new(Error, "/avtal/hos-2023?den=2022-02-30"),
            new(Refused, "/avtal/finns-inte") { Status = 404 },
            new(Demonstration, $"/avtal/{Exercise}") { Invented = true },
            new(Demonstration, "/avtal/ovning-nattillsyn-skaraborg") { Invented = true },
            new(Demonstration, "/avtal/ovning-trygghetslarm-sjuharad") { Invented = true },
        ]),
        new("/avtal/{slug}/beslut",
        [
            new(Full, "/avtal/digitala-hjalpmedel-2022/beslut"),
            new(Empty, "/avtal/hos-nasta/beslut"),
            new(Empty, $"/avtal/{Exercise}/beslut?den=2022-01-15") { Invented = true },
            new(Empty, $"/avtal/{Exercise}/beslut?forbund=FY&lage=rejected") { Invented = true },
            new(Error, $"/avtal/{Exercise}/beslut?den=i+fjol") { Invented = true },
            new(Refused, "/avtal/finns-inte/beslut") { Status = 404 },
            new(Demonstration, $"/avtal/{Exercise}/beslut") { Invented = true },
            new(Demonstration, $"/avtal/{Exercise}/beslut?forbund=GR&den=2022-10-15") { Invented = true },
            new(Demonstration, "/avtal/ovning-nattillsyn-skaraborg/beslut") { Invented = true },
            new(Demonstration, "/avtal/ovning-trygghetslarm-sjuharad/beslut") { Invented = true },
        ]),
        new("/avtal/{slug}/tidplan",
        [
            new(Full, "/avtal/digitala-hjalpmedel-2022/tidplan"),
            new(Full, "/avtal/hos-nasta/tidplan"),
            new(Empty, "/avtal/hos-2012/tidplan"),
            new(Error, $"/avtal/{Exercise}/tidplan?den=2022-13-01") { Invented = true },
            new(Refused, "/avtal/finns-inte/tidplan") { Status = 404 },
            new(Demonstration, $"/avtal/{Exercise}/tidplan") { Invented = true },
            new(Demonstration, "/avtal/ovning-nattillsyn-skaraborg/tidplan") { Invented = true },
        ]),
        new("/avtal/{slug}/ataganden",
        [
            new(Empty, "/avtal/hos-2023/ataganden"),
            new(Error, $"/avtal/{Exercise}/ataganden?den=x") { Invented = true },
            new(Refused, "/avtal/finns-inte/ataganden") { Status = 404 },
            new(Refused, $"/avtal/{Exercise}/ataganden?atagande=finns-inte") { Status = 404 },
            new(Demonstration, $"/avtal/{Exercise}/ataganden") { Invented = true },
            new(Demonstration, $"/avtal/{Exercise}/ataganden?atagande=takvolymer") { Invented = true },
            new(Demonstration, $"/avtal/{Exercise}/ataganden?atagande=kontaktperson&den=2022-12-20") { Invented = true },
        ])
        { Without = Because((Full, "no source gives the duties of a real agreement clause by clause")) },
        new("/avtal/{slug}/historik",
        [
            new(Full, "/avtal/hos-2012/historik"),
            new(Empty, "/avtal/hos-2023/historik?den=1999-12-31"),
            new(Error, "/avtal/hos-2012/historik?den=x"),
            new(Refused, "/avtal/finns-inte/historik") { Status = 404 },
            new(Demonstration, $"/avtal/{Exercise}/historik") { Invented = true },
        ]),
        new("/avtal/{slug}/text/{version?}",
        [
            new(Empty, "/avtal/hos-2023/text"),
            new(Empty, $"/avtal/{Exercise}/text?den=2021-12-31") { Invented = true },
            new(Error, $"/avtal/{Exercise}/text?den=x") { Invented = true },
            new(Refused, "/avtal/hos-2023/text/1.0") { Status = 404 },
            new(Refused, $"/avtal/{Exercise}/text/9.9") { Status = 404 },
            new(Demonstration, $"/avtal/{Exercise}/text/1.1") { Invented = true },
            new(Demonstration, $"/avtal/{Exercise}/text/0.9") { Invented = true },
            new(Demonstration, $"/avtal/{Exercise}/text") { Invented = true },
        ])
        { Without = Because((Full, NoRealText)) },
        new("/avtal/{slug}/giltighet",
        [
            new(Full, "/avtal/hos-2012/giltighet"),
            new(Full, "/avtal/hos-2023-munhalsa/giltighet"),
            new(Empty, "/avtal/digitala-hjalpmedel-2022/giltighet"),
            new(Error, "/avtal/hos-2012/giltighet?den=x"),
            new(Refused, "/avtal/finns-inte/giltighet") { Status = 404 },
            new(Demonstration, $"/avtal/{Exercise}/giltighet?den=2028-02-01") { Invented = true },
            new(Demonstration, "/avtal/ovning-hos/giltighet") { Invented = true },
            new(Demonstration, "/avtal/ovning-trygghetslarm-sjuharad/giltighet?den=2023-08-01") { Invented = true },
        ]),
        new("/avtal/{slug}/grupper",
        [
            new(Full, "/avtal/hos-2017/grupper"),
            new(Empty, "/avtal/hos-2023/grupper"),
            new(Error, $"/avtal/{Exercise}/grupper?den=x") { Invented = true },
            new(Refused, "/avtal/finns-inte/grupper") { Status = 404 },
            new(Demonstration, $"/avtal/{Exercise}/grupper") { Invented = true },
            new(Demonstration, $"/avtal/{Exercise}/grupper?den=2022-03-01") { Invented = true },
        ]),
        new("/avtal/{slug}/familj",
        [
            new(Full, "/avtal/hos-2023/familj"),
            new(Full, "/avtal/hos-2023-munhalsa/familj"),
            new(Empty, "/avtal/digitala-hjalpmedel-2022/familj"),
            new(Error, "/avtal/hos-2012/familj?den=x"),
            new(Refused, "/avtal/finns-inte/familj") { Status = 404 },
            new(Demonstration, "/avtal/ovning-hos/familj") { Invented = true },
            new(Demonstration, "/avtal/ovning-hos-specifikation/familj") { Invented = true },
        ]),
        new("/avtal/{slug}/uppdrag",
        [
            new(Full, "/avtal/hos-nasta/uppdrag"),
            new(Empty, "/avtal/hos-2023/uppdrag"),
            new(Error, "/avtal/ovning-hos/uppdrag?den=x") { Invented = true },
            new(Refused, "/avtal/finns-inte/uppdrag") { Status = 404 },
            new(Demonstration, "/avtal/ovning-hos/uppdrag") { Invented = true },
            new(Demonstration, "/avtal/ovning-hos/uppdrag?den=2021-01-01") { Invented = true },
        ]),
        new("/avtal/{slug}/underskrifter",
        [
            new(Empty, "/avtal/hos-2023/underskrifter"),
            new(Error, "/avtal/ovning-nattillsyn-skaraborg/underskrifter?den=x") { Invented = true },
            new(Refused, "/avtal/finns-inte/underskrifter") { Status = 404 },
            new(Demonstration, "/avtal/ovning-nattillsyn-skaraborg/underskrifter") { Invented = true },
            new(Demonstration, "/avtal/ovning-nattillsyn-skaraborg/underskrifter?den=2022-08-01") { Invented = true },
        ])
        { Without = Because((Full, "no source gives a real agreement's signatures")) },
        new("/avtal/{slug}/oenighet",
        [
            new(Empty, "/avtal/hos-2023/oenighet"),
            new(Error, "/avtal/ovning-hos/oenighet?den=x") { Invented = true },
            new(Refused, "/avtal/finns-inte/oenighet") { Status = 404 },
            new(Demonstration, "/avtal/ovning-hos/oenighet") { Invented = true },
        ])
        { Without = Because((Full, "no source gives the ladder of a real agreement")) },
        new("/lagrum", [new(Full, "/lagrum"), new(Empty, "/lagrum") { On = Filling.Nothing }])
        { Without = Because((Error, NotAskedAnything), (Refused, OpenToAll), (Demonstration, NoFacts)) },
        new("/avtal/{slug}/jamfor",
        [
            new(Empty, "/avtal/hos-2023/jamfor"),
            new(Empty, $"/avtal/{Exercise}/jamfor?fran=1.0&till=1.0") { Invented = true },
            new(Refused, $"/avtal/{Exercise}/jamfor?fran=9&till=1.0") { Status = 404 },
            new(Demonstration, $"/avtal/{Exercise}/jamfor?fran=0.9&till=1.0") { Invented = true },
            new(Demonstration, $"/avtal/{Exercise}/jamfor?fran=0.9&till=1.0&visa=lopande") { Invented = true },
        ])
        { Without = Because((Full, NoRealText), (Error, NotAskedAnything)) },
        new("/avtal/{slug}/lattlast",
        [
            new(Full, "/avtal/hos-2023/lattlast"),
            new(Empty, "/avtal/hos-2012/lattlast"),
            new(Refused, "/avtal/finns-inte/lattlast") { Status = 404 },
            new(Demonstration, $"/avtal/{Exercise}/lattlast") { Invented = true },
        ])
        { Without = Because((Error, NotAskedAnything)) },
        new("/avtal/{slug}/ansvar",
        [
            new(Empty, "/avtal/hos-2023/ansvar"),
            new(Empty, $"/avtal/{Exercise}/ansvar?q=rymdraket") { Invented = true },
            new(Error, $"/avtal/{Exercise}/ansvar?den=x") { Invented = true },
            new(Refused, "/avtal/finns-inte/ansvar") { Status = 404 },
            new(Demonstration, $"/avtal/{Exercise}/ansvar") { Invented = true },
            new(Demonstration, $"/avtal/{Exercise}/ansvar?vem=both&q=upphandling") { Invented = true },
        ])
        { Without = Because((Full, NoRealText)) },
        new("/sok",
        [
            new(Empty, "/sok"),
            new(Empty, "/sok?q=rymdraket"),
            new(Empty, "/sok?q=naturbruksavtlaet"),
            new(Empty, "/sok") { On = Filling.Nothing },
            new(Full, "/sok?q=naturbruk&avtal=naturbruk-2023"),
            new(Full, "/sok?q=h%C3%A4lpmedel&typ=consultation&avtal=digitala-hjalpmedel-2022"),
            new(Error, "/sok?q=avtal&typ=page&ar=i+fjol"),
            new(Demonstration, "/sok?q=takvolymer") { Invented = true },
            new(Demonstration, "/sok?q=kommun&typ=answer&sida=2") { Invented = true },
        ])
        { Without = Because((Refused, OpenToAll)) },
        new("/om", [new(Full, "/om"), new(Empty, "/om") { On = Filling.Nothing }])
        { Without = Because((Error, NotAskedAnything), (Refused, OpenToAll), (Demonstration, NoFacts)) },
        new("/sa-raknas-laget", [new(Full, "/sa-raknas-laget"), new(Empty, "/sa-raknas-laget") { On = Filling.Nothing }])
        { Without = Because((Error, NotAskedAnything), (Refused, OpenToAll), (Demonstration, "its examples are rules at work, not facts")) },
        new("/oppna-data", [new(Full, "/oppna-data"), new(Empty, "/oppna-data") { On = Filling.Nothing }])
        { Without = Because((Error, NotAskedAnything), (Refused, OpenToAll), (Demonstration, NoFacts)) },
        new("/ovningsdata", [new(Full, "/ovningsdata"), new(Empty, "/ovningsdata") { On = Filling.Nothing }])
        { Without = Because((Error, NotAskedAnything), (Refused, OpenToAll), (Demonstration, "it says what an exercise is and shows none")) },
        new("/tillganglighet",
        [
            new(Full, "/tillganglighet"),
            new(Full, "/tillganglighet?sida=/avtal/hos-2023"),
            new(Error, "/tillganglighet")
            {
                Status = 422, Doing = "sends the form empty", Does = page => page.Locator("main form button[type=submit]").ClickAsync(),
            },
        ])
        { Without = Because((Empty, NeverEmpty), (Refused, OpenToAll), (Demonstration, NoFacts)) },
        new("/tillganglighet/tack/{number}",
        [
            new(Full, "/tillganglighet/tack/T-7F3K2Q9M"),
            new(Refused, "/tillganglighet/tack/alla") { Status = 404 },
        ])
        { Without = Because((Empty, NeverEmpty), (Error, NotAskedAnything), (Demonstration, NoFacts)) },
        new("/fel/{code:int}",
        [
            .. ErrorModel.Codes.Select(code => new Visit(Error, $"/fel/{code}") { Status = code }),
            new(Refused, "/fel/403") { Status = 404 },
        ])
        { Without = Because((Full, "the page is there for errors"), (Empty, NeverEmpty), (Demonstration, NoFacts)) },
        .. ConsultationVisits.Pages,
        .. PublishingVisits.Pages,
        .. SubscriptionVisits.Pages,
        .. WorkspaceVisits.Pages,
        new("/byggstenar",
        [
            new(Full, "/byggstenar") { Invented = true },
            new(Error, "/byggstenar?fel=1") { Invented = true },
        ])
        { Without = Because((Empty, NeverEmpty), (Refused, OpenToAll), (Demonstration, NoFacts)) },
    ];

    /// <summary>Open data, the health address, and what a page can only be sent to.</summary>
    public static readonly IReadOnlyList<DataRoute> Data =
    [
        new("/api/v1/agreements", [new("/api/v1/agreements", 200, "application/json")]),
        new("/api/v1/agreements/{slug}/status",
        [
            new($"/api/v1/agreements/{Exercise}/status", 200, "application/json"),
            new($"/api/v1/agreements/{Exercise}/status?as_of=2022-11-29", 200, "application/json"),
            new($"/api/v1/agreements/{Exercise}/status?as_of=29/11", 400, "application/problem+json"),
            new("/api/v1/agreements/finns-inte/status", 404, "application/problem+json"),
        ]),
        new("/api/v1/principals", [new("/api/v1/principals", 200, "application/json")]),
        new("/api/v1/{*path:nonfile}", [new("/api/v1/finns-inte", 404, "application/problem+json")]),
        new("/api/v1/openapi.json", [new("/api/v1/openapi.json", 200, "application/json")]),
        new("/avtal/{slug}/beslut.csv",
        [
            new($"/avtal/{Exercise}/beslut.csv", 200, "text/csv"),
            new("/avtal/finns-inte/beslut.csv", 404, "text/html"),
        ]),
        new("/kalender.ics",
        [
            new("/kalender.ics", 200, "text/calendar"),
            new("/kalender.ics?huvudman=1480", 200, "text/calendar"),
            new("/kalender.ics?huvudman=9999", 404, "text/html"),
        ]),
        new("/avtal/{slug}/kalender.ics",
        [
            new($"/avtal/{Exercise}/kalender.ics", 200, "text/calendar"),
            new("/avtal/finns-inte/kalender.ics", 404, "text/html"),
        ]),
        new("/atom.xml", [new("/atom.xml", 200, "application/atom+xml"), new("/en/atom.xml", 200, "application/atom+xml")]),
        new("/avtal/{slug}/atom.xml",
        [
            new($"/avtal/{Exercise}/atom.xml", 200, "application/atom+xml"),
            new("/avtal/hos-2023/atom.xml", 200, "application/atom+xml"),
            new("/avtal/finns-inte/atom.xml", 404, "text/html"),
        ]),
        new("/huvudman/{id}/atom.xml",
        [
            new("/huvudman/1480/atom.xml", 200, "application/atom+xml"),
            new("/huvudman/9999/atom.xml", 404, "text/html"),
        ]),
        new("/sitemap.xml", [new("/sitemap.xml", 200, "application/xml")]),
        new("/robots.txt", [new("/robots.txt", 200, "text/plain")]),
        new("/avtal/{slug}/text/{version}.md",
        [
            new($"/avtal/{Exercise}/text/1.0.md", 200, "text/markdown"),
            new($"/avtal/{Exercise}/text/9.9.md", 404, "text/html"),
        ]),
        new("/avtal/{slug}/text/{version}.docx",
        [
            new($"/avtal/{Exercise}/text/1.0.docx", 200, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            new("/avtal/finns-inte/text/1.0.docx", 404, "text/html"),
        ]),
        new("/avtal/{slug}/text/{version}.pdf",
        [
            new($"/avtal/{Exercise}/text/1.0.pdf", 200, "application/pdf"),
            new("/avtal/finns-inte/text/1.0.pdf", 404, "text/html"),
        ]),
        new("/avtal/{slug}/text/{version}.csv",
        [
            new($"/avtal/{Exercise}/text/1.0.csv", 200, "text/csv"),
            new("/avtal/hos-2023/text/1.0.csv", 404, "text/html"),
        ]),
        new("/avtal/{slug}/text/{version}/fil",
        [
            new($"/avtal/{Exercise}/text/1.0/fil", 200, "application/octet-stream"),
            new("/avtal/hos-2023/text/1.0/fil", 404, "text/html"),
        ]),
        new("/avtal/{slug}/underskrifter/original/{version}",
        [
            new("/avtal/ovning-nattillsyn-skaraborg/underskrifter/original/1.0", 200, "application/pdf"),
            new("/avtal/hos-2023/underskrifter/original/1.0", 404, "text/html"),
        ]),
        new("/avtal/{slug}/remiss/sammanstallning.xlsx",
        [
            new($"/avtal/{Exercise}/remiss/sammanstallning.xlsx", 200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            new("/avtal/ovning-egenmonitorering/remiss/sammanstallning.xlsx", 404, "text/html"),
        ]),
        new("/avtal/{slug}/remiss/underlag/{body}.docx",
        [
            new($"/avtal/{Exercise}/remiss/underlag/KF-1480.docx", 200, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            new($"/avtal/{Exercise}/remiss/underlag/KF-9999.docx", 404, "text/html"),
        ]),
        new("/avtal/{slug}/minne.docx",
        [
            new($"/avtal/{Exercise}/minne.docx", 200, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            new("/avtal/finns-inte/minne.docx", 404, "text/html"),
        ]),
        new("/avtal/{slug}/remiss/sammanstallning.csv",
        [
            new($"/avtal/{Exercise}/remiss/sammanstallning.csv", 200, "text/csv"),
            new("/avtal/hos-2023/remiss/sammanstallning.csv", 404, "text/html"),
        ]),
        new("/avtal/{slug}/punkt/{id}", [new($"/avtal/{Exercise}/punkt/bbbbbbbb", 404, "text/html")]),
        new("/halsa", [new("/halsa", 200, "text/plain")]),
        .. PublishingVisits.Data,
    ];

    /// <summary>Files and errors that belong to no route.</summary>
    public static readonly IReadOnlyList<DataVisit> Others =
    [
        new("/css/samsyn.css", 200, "text/css"),
        new("/js/samsyn.js", 200, "text/javascript"),
        new("/favicon.ico", 200, "image/x-icon"),
        new("/img/favicon.svg", 200, "image/svg+xml"),
        new("/lib/inter-5.3.0/inter-latin-opsz-normal.woff2", 200, "font/woff2"),
        new("/css/finns-inte.css", 404, "text/html"),
        new("/finns-inte", 404, "text/html"),
        new("/en/finns-inte", 404, "text/html"),
    ];

    /// <summary>Every visit of every page, by name.</summary>
    public static readonly IReadOnlyDictionary<string, Visit> ByName = Pages.SelectMany(page => page.Visits).ToDictionary(visit => visit.Name);

    /// <summary>The names, for a test with one case a visit.</summary>
    public static TheoryData<string> Names => [.. ByName.Keys.Where(IsWanted)];

    /// <summary><c>SAMSYN_TEST_VISITS=/arbete</c>, or <c>'/nyheter|/sok'</c>, leaves only those with one of these in their name: while one works on a page.</summary>
    public static bool IsWanted(string name) => (Environment.GetEnvironmentVariable("SAMSYN_TEST_VISITS") ?? "").Split('|').Any(part => name.Contains(part, StringComparison.Ordinal));

    private static readonly Dictionary<Visit, string> Routes = Pages.SelectMany(page => page.Visits.Select(visit => (visit, page.Route))).ToDictionary(p => p.visit, p => p.Route);

    /// <summary>The route a visit is registered under; null for a stop on a journey.</summary>
    public static string? RouteOf(Visit visit) => Routes.GetValueOrDefault(visit);

    /// <summary>Whether an address is one of the route's: <c>/en/avtal/hos-2023</c> of <c>/avtal/{slug}</c>.</summary>
    public static bool Fits(string route, string path, Language language)
    {
        if (language == Language.English && path is "/en" or "/en/") path = "/en/";
        if (language == Language.English && path.StartsWith("/en/", StringComparison.Ordinal)) path = path[3..];
        var (pattern, asked) = (route.Split('/'), path.Split('/'));
        if (pattern[^1].EndsWith("?}", StringComparison.Ordinal) && asked.Length == pattern.Length - 1) pattern = pattern[..^1];
        return pattern.Length == asked.Length && pattern.Zip(asked).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }

    /// <summary>A visit by somebody who is signed in, on the site where such visits may change things.</summary>
    internal static Visit As(string account, VisitState state, string path) => new(state, path) { As = account, On = Filling.Desk, HasCookies = true };

    internal static Dictionary<VisitState, string> Because(params (VisitState State, string Reason)[] lacking) =>
        lacking.ToDictionary(l => l.State, l => l.Reason);
}
