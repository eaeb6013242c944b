using Microsoft.Playwright;
using Samsyn.Browser.Tests.Journeys;
using Samsyn.Browser.Tests.Site;
using static Samsyn.Browser.Tests.Visits.RegisteredVisits;
using static Samsyn.Browser.Tests.Visits.VisitState;

namespace Samsyn.Browser.Tests.Visits;

/// <summary>News, questions and answers, documents, and the pages of who publishes them.</summary>
public static class PublishingVisits
{
    private const string Leader = "processledare";
    private const string Officer = "handlaggare-mellerud";
    private const string Nothing = "01980000-0000-7000-8000-000000000001";
    private const string OneForm = "the form is the same for a real agreement and an exercise";

    public static IReadOnlyList<PageRoute> Pages =>
    [
        new("/nyheter",
        [
            new(Full, "/nyheter?avtal=digitala-hjalpmedel-2022"),
            new(Demonstration, "/nyheter") { Invented = true },
            new(Empty, "/nyheter") { On = Filling.County },
            new(Refused, "/nyheter?avtal=finns-inte") { Status = 404 },
        ])
        { Without = Because((Error, NotAskedAnything)) },
        new("/nyheter/{slug}/{version:int?}",
        [
            new(Full, "/nyheter/samarbetet-om-hjalpmedel-fortsatter"),
            new(Full, "/nyheter/remiss-om-digitala-hjalpmedel"),
            new(Full, "/nyheter/remiss-om-digitala-hjalpmedel/1"),
            new(Demonstration, "/nyheter/ovning-remissvaren-ar-sammanstallda") { Invented = true },
            new(Demonstration, "/nyheter/ovning-halva-vagen-till-ett-avtal") { Invented = true },
            new(Refused, "/nyheter/finns-inte") { Status = 404 },
            new(Refused, "/nyheter/remiss-om-digitala-hjalpmedel/9") { Status = 404 },
        ])
        { Without = Because((Error, NotAskedAnything), (Empty, "a news item says something")) },
        new("/fragor-och-svar",
        [
            new(Full, "/fragor-och-svar?avtal=digitala-hjalpmedel-2022"),
            new(Demonstration, "/fragor-och-svar") { Invented = true },
            new(Empty, "/fragor-och-svar") { On = Filling.County },
            new(Refused, "/fragor-och-svar?avtal=finns-inte") { Status = 404 },
        ])
        { Without = Because((Error, NotAskedAnything)) },
        new("/dokument",
        [
            new(Demonstration, "/dokument") { Invented = true },
            new(Empty, "/dokument") { On = Filling.County },
        ])
        { Without = Because((Full, "real ones are listed among those of the exercises"), (Error, NotAskedAnything), (Refused, OpenToAll)) },
        new("/avtal/{slug}/dokument",
        [
            new(Full, "/avtal/digitala-hjalpmedel-2022/dokument"),
            new(Demonstration, $"/avtal/{Exercise}/dokument") { Invented = true },
            new(Empty, "/avtal/hos-2023/dokument"),
            new(Error, $"/avtal/{Exercise}/dokument?den=x") { Invented = true },
            new(Refused, "/avtal/finns-inte/dokument") { Status = 404 },
        ]),
        new("/dokument/{slug}",
        [
            new(Full, "/dokument/digitala-hjalpmedel-avtalstext"),
            new(Demonstration, "/dokument/ovning-hallpunkter") { Invented = true },
            new(Demonstration, "/dokument/ovning-inspelning-konferens") { Invented = true },
            new(Refused, "/dokument/finns-inte") { Status = 404 },
        ])
        { Without = Because((Empty, "a document has a version"), (Error, NotAskedAnything)) },
        new("/stall-en-fraga",
        [
            new(Full, "/stall-en-fraga") { HasCookies = true },
            new(Error, "/stall-en-fraga") { On = Filling.Desk, HasCookies = true, Status = 422, Doing = "sends nothing", Does = page => page.Locator("main form button").Leave() },
            new(Full, "/stall-en-fraga") { On = Filling.Desk, HasCookies = true, Doing = "asks", Does = async page => { await page.Locator("[name=Text]").FillAsync("Budget 2027?"); await page.Locator("[name=Email]").FillAsync("kim@example.org"); await page.Locator("main form button").Leave(); } },
        ])
        { Without = Because((Empty, NeverEmpty), (Refused, OpenToAll), (Demonstration, NoFacts)) },
        new("/arbete/publicering",
        [
            As(Leader, Full, "/arbete/publicering"),
            As(Leader, Full, "/arbete/publicering/ny?sort=nyhet") with { Doing = "saves a draft and removes it", Does = async page => { await Draft(page, "Blev inget", "Text."); await Fold(page, "ta-bort"); } },
            As(Leader, Full, "/stall-en-fraga") with { Doing = "asks and puts it aside", Does = async page => { await Asked(page); await Fold(page, "at-sidan"); } },
            As(Officer, Refused, "/arbete/publicering") with { Status = 404 },
        ])
        { Without = Because((Empty, "the exercises have news"), (Error, NotAskedAnything), (Demonstration, NoFacts)) },
        new("/arbete/publicering/kontroll",
        [
            As(Leader, Full, "/arbete/publicering/ny?sort=nyhet") with { Doing = "publishes a day that has passed and looks", Does = Stale },
            As(Leader, Full, "/arbete/publicering/ny?sort=nyhet") with { Doing = "publishes what was to be read again, and says that it holds", Does = Holds },
            As(Leader, Error, "/arbete/publicering/ny?sort=nyhet") with { Status = 409, Doing = "says that it holds, of a text that has been changed", Does = async page => { await Remind(page); await page.EvaluateAsync("document.querySelectorAll('main input[name=seen]').forEach(seen => seen.value = 999)"); await page.Locator("main button.link").First.Leave(); } },
            As(Officer, Refused, "/arbete/publicering/kontroll") with { Status = 404 },
        ])
        { Without = Because((Empty, "whether a text is stale depends on the day"), (Demonstration, NoFacts)) },
        new("/arbete/publicering/{id}",
        [
            As(Leader, Empty, "/arbete/publicering/ny?sort=nyhet"),
            As(Leader, Empty, "/arbete/publicering/ny?sort=fraga"),
            As(Leader, Full, "/arbete/publicering/ny?sort=nyhet") with { Doing = "saves a draft", Does = page => Draft(page, "Ny tid för samrådet", "Samrådet flyttas.\n\n- Ny dag\n- Ny plats\n\nLäs [mer](/avtal).") },
            As(Leader, Error, "/arbete/publicering/ny?sort=nyhet") with { Status = 422, Doing = "saves nothing", Does = page => Press(page, "spara") },
            As(Leader, Error, "/arbete/publicering/ny?sort=nyhet") with { Status = 422, Doing = "publishes a broken block", Does = async page => { await Draft(page, "Trasig text", "{{remiss | bara en}}"); await Press(page, "publicera"); } },
            As(Leader, Full, "/arbete/publicering/ny?sort=fraga") with { Doing = "publishes an answer", Does = async page => { await Draft(page, "Kan vi vänta?", "Ja. Ingen bestämmer tiden åt er."); await Press(page, "publicera"); } },
            As(Officer, Refused, "/arbete/publicering/ny") with { Status = 404 },
            As(Leader, Refused, $"/arbete/publicering/{Nothing}") with { Status = 404 },
        ])
        { Without = Because((Demonstration, OneForm)) },
        new("/arbete/publicering/fraga/{id:guid}",
        [
            As(Leader, Full, "/stall-en-fraga") with { Doing = "asks and opens it", Does = Asked },
            As(Leader, Error, "/stall-en-fraga") with { Status = 422, Doing = "asks and answers nothing", Does = async page => { await Asked(page); await page.Locator("main form.question button[type=submit]").Leave(); } },
            As(Officer, Refused, $"/arbete/publicering/fraga/{Nothing}") with { Status = 404 },
        ])
        { Without = Because((Empty, "a question has words"), (Demonstration, NoFacts)) },
        new("/arbete/dokument/{slug}",
        [
            As(Leader, Empty, "/arbete/dokument/nytt"),
            As(Leader, Full, "/arbete/dokument/ovning-hallpunkter"),
            As(Leader, Error, "/arbete/dokument/nytt") with { Status = 422, Doing = "adds nothing", Does = page => Press(page, "spara") },
            As(Officer, Refused, "/arbete/dokument/nytt") with { Status = 404 },
            As(Leader, Refused, "/arbete/dokument/finns-inte") with { Status = 404 },
        ])
        { Without = Because((Demonstration, OneForm)) },
    ];

    private static Task Press(IPage page, string act) => page.Locator($"button[name=act][value={act}]").Leave();

    private static async Task Draft(IPage page, string title, string body)
    {
        await page.Locator("[name=Title]").FillAsync(title);
        await page.Locator("[name=Body]").FillAsync(body);
        await Press(page, "spara");
    }

    /// <summary>Presses a button that is folded in under its question.</summary>
    private static async Task Fold(IPage page, string act)
    {
        await page.Locator($"details:has(button[value={act}]) > summary").ClickAsync();
        await Press(page, act);
    }

    /// <summary>A text that was to be read again long ago, and the page that says so.</summary>
    private static async Task Remind(IPage page)
    {
        await page.Locator("[name=Title]").FillAsync("Läs igenom mig");
        await page.Locator("[name=Body]").FillAsync("Texten stämmer.");
        await page.Locator("details:has([name=ReviewOn]) > summary").ClickAsync();
        await page.Locator("[name=ReviewOn]").FillAsync("2022-12-01");
        await Press(page, "spara");
        await Press(page, "publicera");
        await page.GotoAsync(new Uri(new Uri(page.Url), page.Url.Contains("/en/", StringComparison.Ordinal) ? "/en/arbete/publicering/kontroll" : "/arbete/publicering/kontroll").ToString());
    }

    private static async Task Holds(IPage page)
    {
        await Remind(page);
        await page.Locator("main button.link").First.Leave();
    }

    /// <summary>A text that time has left behind, and the page that says so.</summary>
    private static async Task Stale(IPage page)
    {
        await Draft(page, "Remissen stänger snart", "Remissen stänger den 18 april 2022.");
        await Press(page, "publicera");
        await page.GotoAsync(new Uri(new Uri(page.Url), page.Url.Contains("/en/", StringComparison.Ordinal) ? "/en/arbete/publicering/kontroll" : "/arbete/publicering/kontroll").ToString());
    }

    private static async Task Asked(IPage page)
    {
        await page.Locator("[name=Text]").FillAsync("Support?");
        await page.Locator("main form button[type=submit]").Last.Leave();
        await page.GotoAsync(new Uri(new Uri(page.Url), page.Url.Contains("/en/", StringComparison.Ordinal) ? "/en/arbete/publicering" : "/arbete/publicering").ToString());
        await page.Locator("main a[href*='/publicering/fraga/']").First.Leave();
    }

    /// <summary>Files of news and of the library.</summary>
    public static IReadOnlyList<DataRoute> Data =>
    [
        new("/fil/{sha256:length(64)}/{name}", [new($"/fil/{new string('0', 64)}/x.pdf", 404, "text/html")]),
        new("/nyheter/{slug}.pdf", [new("/nyheter/samarbetet-om-hjalpmedel-fortsatter.pdf", 200, "application/pdf"), new("/nyheter/finns-inte.pdf", 404, "text/html")]),
        new("/nyheter/{slug}/{version:int}.pdf", [new("/nyheter/remiss-om-digitala-hjalpmedel/1.pdf", 200, "application/pdf"), new("/nyheter/remiss-om-digitala-hjalpmedel/9.pdf", 404, "text/html")]),
        new("/dokument/{slug}/{number:int}/{name}",
        [
            new("/dokument/ovning-hallpunkter/1/hallpunkter.csv", 200, "text/csv"),
            new("/dokument/ovning-hallpunkter/9/hallpunkter.csv", 404, "text/html"),
        ]),
    ];
}
