using Microsoft.Playwright;
using Samsyn.Browser.Tests.Journeys;
using Samsyn.Browser.Tests.Site;
using static Samsyn.Browser.Tests.Visits.RegisteredVisits;
using static Samsyn.Browser.Tests.Visits.VisitState;

namespace Samsyn.Browser.Tests.Visits;

/// <summary>The pages behind sign-in. They are visited in an exercise, on a server where nothing else is read.</summary>
public static class WorkspaceVisits
{
    private const string Officer = "handlaggare-mellerud";
    private const string Politician = "fortroendevald-mellerud";
    private const string Leader = "processledare";
    private const string SideLeader = "processledare-vastkom";
    private const string Reader = "lasare";
    private const string Administrator = "administrator";
    private const string LeadsOn = "the address leads on to the first question";
    private const string OnlyExercises = "the tests record in an exercise: a form about a real agreement is the same without the banner";
    private const string NoDraft = "01980000-0000-7000-8000-000000000001";

    private static readonly string Root = $"/arbete/avtal/{Exercise}";

    public static IReadOnlyList<PageRoute> Pages =>
    [
        new("/logga-in",
        [
            new(Full, "/logga-in") { On = Filling.Desk, HasCookies = true },
            new(Error, "/logga-in") { On = Filling.Desk, HasCookies = true, Status = 422, Doing = "sends the form empty", Does = ActForms.Continue },
        ])
        { Without = Because((Empty, NeverEmpty), (Refused, OpenToAll), (Demonstration, NoFacts)) },
        new("/logga-ut", [As(Reader, Full, "/logga-ut")])
        { Without = Because((Empty, NeverEmpty), (Error, NotAskedAnything), (Refused, "who is not signed in is sent to the start page"), (Demonstration, NoFacts)) },
        new("/inbjudan/{id:guid}/{token}",
        [
            As(Administrator, Full, "/arbete/konton/bjud-in") with { Doing = "opens the link of an invitation", Does = OpenInvitation },
            As(Administrator, Error, "/arbete/konton/bjud-in") with
            {
                Status = 422, Doing = "chooses no password",
                Does = async page =>
                {
                    await OpenInvitation(page);
                    await ActForms.Continue(page);
                },
            },
            new(Refused, $"/inbjudan/{NoDraft}/finns-inte") { On = Filling.Desk, Status = 404 },
        ])
        { Without = Because((Empty, NeverEmpty), (Demonstration, NoFacts)) },
        .. Accounts,
        new("/arbete",
        [
            As(Reader, Empty, "/arbete") with { Invented = true },
            As(Officer, Demonstration, "/arbete") with { Invented = true },
            As(Leader, Demonstration, "/arbete") with { Invented = true },
            As(Politician, Demonstration, "/arbete") with { Invented = true },
        ])
        { Without = Because((Full, OnlyExercises), (Error, NotAskedAnything), (Refused, "who is not signed in is sent to sign in")) },
        new("/arbete/klart",
        [
            As(Leader, Empty, "/arbete/klart"),
            As("registrator-mark", Demonstration, "/arbete/klart") with { Invented = true },
        ])
        { Without = Because((Full, OnlyExercises), (Error, NotAskedAnything), (Refused, "who is not signed in is sent to sign in")) },
        new("/arbete/rapporter",
        [
            As(Administrator, Full, "/arbete/rapporter") with { Doing = "after a report", Does = Report },
            As(Reader, Refused, "/arbete/rapporter") with { Status = 404 },
        ])
        { Without = Because((Empty, "another visit on the same server reports"), (Error, NotAskedAnything), (Demonstration, NoFacts)) },
        new("/arbete/avtal/{slug}/inte-beslutat",
        [
            As(Leader, Demonstration, $"{Root}/inte-beslutat") with { Invented = true },
            As(Leader, Full, "/arbete/avtal/digitala-hjalpmedel-2022/inte-beslutat"),
            As(Officer, Demonstration, $"{Root}/inte-beslutat") with { Invented = true },
            new(Refused, $"{Root}/inte-beslutat") { On = Filling.Desk, Status = 404 },
        ])
        { Without = Because((Empty, "somebody has always yet to decide in the agreements that come along"), (Error, NotAskedAnything)) },
        new("/arbete/avtal/{slug}/journal",
        [
            As(Leader, Demonstration, $"{Root}/journal") with { Invented = true },
            As(Leader, Full, "/arbete/avtal/hos-2012/journal"),
            As("registrator-mark", Empty, $"{Root}/journal") with { Invented = true },
            new(Refused, $"{Root}/journal") { On = Filling.Desk, Status = 404 },
        ])
        { Without = Because((Error, NotAskedAnything)) },
        .. Texts,
        .. Groups,
        .. Agreements,
        .. Signing,
        .. Forms,
    ];

    private static IReadOnlyList<PageRoute> Groups =>
    [
        new("/arbete/avtal/{slug}/grupper",
        [
            As(Leader, Empty, "/arbete/avtal/hos-2023/grupper"),
            As(Leader, Full, "/arbete/avtal/hos-2017/grupper"),
            As(Leader, Demonstration, $"{Root}/grupper") with { Invented = true },
            As(Officer, Demonstration, $"{Root}/grupper") with { Invented = true },
            As(Reader, Refused, $"{Root}/grupper") with { Status = 404 },
        ])
        { Without = Because((Error, NotAskedAnything)) },
        new("/arbete/avtal/{slug}/standpunkter",
        [
            As(SideLeader, Empty, "/arbete/avtal/hos-2023/standpunkter"),
            As("handlaggare-hss", Empty, $"{Root}/standpunkter") with { Invented = true },
            As(SideLeader, Demonstration, "/arbete/avtal/ovning-nattillsyn-skaraborg/standpunkt") with { Invented = true, Doing = "after a position and a scenario", Does = WritePositions },
            As(Leader, Refused, $"{Root}/standpunkter") with { Status = 404 },
        ])
        { Without = Because((Full, OnlyExercises), (Error, NotAskedAnything)) },
    ];

    private static async Task WritePositions(IPage page)
    {
        var form = page.Url[..page.Url.IndexOf("/standpunkt", StringComparison.Ordinal)];
        await ActForms.ToReceipt(page);
        await page.GotoAsync(form + "/scenario");
        await ActForms.ToReceipt(page);
        await page.GotoAsync(form + "/standpunkter");
    }

    private static IReadOnlyList<PageRoute> Texts =>
    [
        new("/arbete/avtal/{slug}/text",
        [
            As(Leader, Empty, "/arbete/avtal/hos-2023/text"),
            As(Leader, Demonstration, $"{Root}/text") with { Invented = true, Doing = "after one was begun", Does = async page => { var list = page.Url; await Begin(page); await page.GotoAsync(list); } },
            As(Leader, Error, $"{Root}/text") with { Invented = true, Status = 422, Doing = "sends the form empty", Does = ActForms.Continue },
            new(Refused, $"{Root}/text") { On = Filling.Desk, Status = 404 },
        ])
        { Without = Because((Full, OnlyExercises)) },
        new("/arbete/avtal/{slug}/text/{id:guid}",
        [
            As(Leader, Demonstration, $"{Root}/text") with { Invented = true, Doing = "begins a draft", Does = Begin },
            As(Leader, Empty, $"{Root}/text") with { Invented = true, Doing = "begins an empty draft", Does = page => Begin(page, "") },
            As(Leader, Error, $"{Root}/text") with { Invented = true, Status = 422, Doing = "hands in nothing", Does = async page => { await Begin(page); await Press(page, "replace"); } },
            As(Leader, Refused, $"{Root}/text/{NoDraft}") with { Status = 404 },
        ])
        { Without = Because((Full, OnlyExercises)) },
        new("/arbete/avtal/{slug}/text/{id:guid}/{clause}",
        [
            As(Leader, Demonstration, $"{Root}/text") with { Invented = true, Doing = "opens a clause", Does = page => Open(page, "4.2") },
            As(Leader, Demonstration, $"{Root}/text") with { Invented = true, Doing = "adds a chapter", Does = async page => { await Begin(page); await page.GotoAsync(page.Url + "/ny?rubrik=ja"); } },
            As(Leader, Error, $"{Root}/text") with
            {
                Invented = true, Status = 422, Doing = "empties a clause",
                Does = async page => { await Open(page, "4.2"); await page.Locator("[name=Body]").FillAsync(""); await ActForms.Continue(page); },
            },
            As(Leader, Error, $"{Root}/text") with { Invented = true, Status = 422, Doing = "gives no responsibility", Does = async page => { await Open(page, "4.2"); await Press(page, "who"); } },
            As(Leader, Refused, $"{Root}/text/{NoDraft}/ny") with { Status = 404 },
        ])
        { Without = Because((Full, OnlyExercises), (Empty, NeverEmpty)) },
    ];

    /// <summary>What the exercise in families needs: answers to a mandate, deviations and disagreements.</summary>
    private const string Families = "/arbete/avtal/ovning-hos";

    private static IReadOnlyList<PageRoute> Agreements =>
    [
        new("/arbete/avtal/{slug}/text/{id:guid}/krav",
        [
            As(Leader, Demonstration, $"{Families}/text") with { Invented = true, Doing = "begins a draft and opens the requirements", Does = OpenRequirements },
            As(Leader, Error, $"{Families}/text") with
            {
                Invented = true, Status = 422, Doing = "says how without saying whether",
                Does = async page => { await OpenRequirements(page); await page.Locator("[name=hur-1]").FillAsync("Kortare kapitel."); await ActForms.Continue(page); },
            },
            As(Leader, Refused, $"{Families}/text/{NoDraft}/krav") with { Status = 404 },
        ])
        { Without = Because((Full, OnlyExercises), (Empty, "the exercise's mandate asks something of the text")) },
        new("/arbete/avtal/{slug}/oenigheter",
        [
            As(Leader, Demonstration, $"{Families}/oenigheter") with { Invented = true },
            As(Officer, Empty, $"{Families}/oenigheter") with { Invented = true },
            As(Leader, Empty, "/arbete/avtal/hos-2023/oenigheter"),
            As(Reader, Refused, $"{Families}/oenigheter") with { Status = 404 },
        ])
        { Without = Because((Full, OnlyExercises), (Error, NotAskedAnything)) },
    ];

    private const string Signed = "/arbete/avtal/ovning-nattillsyn-skaraborg/underskrifter";

    private static IReadOnlyList<PageRoute> Signing =>
    [
        new("/arbete/avtal/{slug}/underskrifter",
        [
            As(Leader, Demonstration, Signed) with { Invented = true },
            As(Leader, Full, "/arbete/avtal/hos-2023/underskrifter"),
            As(Leader, Error, Signed) with { Invented = true, Status = 422, Doing = "hands in no original", Does = HandInNothing },
            As(Reader, Refused, Signed) with { Status = 404 },
        ])
        { Without = Because((Empty, "an agreement has parties, and each stands here")) },
        new("/arbete/avtal/{slug}/underskrifter/lamna",
        [
            As(Leader, Demonstration, Signed + "/lamna?part=1470") with { Invented = true },
            As(Leader, Demonstration, Signed + "/lamna") with { Invented = true },
            As(Leader, Error, Signed + "/lamna?part=1470") with { Invented = true, Status = 422, Doing = "hands in nothing", Does = ActForms.Continue },
            As(Reader, Refused, Signed + "/lamna") with { Status = 404 },
        ])
        { Without = Because((Full, OnlyExercises), (Empty, NeverEmpty)) },
    ];

    private static async Task OpenRequirements(IPage page)
    {
        await Begin(page);
        await page.Locator("main a[href$='/krav']").Leave();
    }

    private static Task Begin(IPage page) => Begin(page, "1.0");

    private static async Task Begin(IPage page, string from)
    {
        await page.Locator("[name=Name]").FillAsync("Utkast efter remissen");
        await page.Locator("[name=From]").SelectOptionAsync(from);
        await ActForms.Continue(page);
    }

    private static async Task Open(IPage page, string number)
    {
        await Begin(page);
        await page.Locator($".draft li:has(.num:text-is('{number}')) > a").Leave();
    }

    /// <summary>Where an original stands already, the form that replaces it is folded away.</summary>
    private static async Task HandInNothing(IPage page)
    {
        await page.Locator("details:has(form[action$='handler=master']) > summary").ClickAsync();
        await Press(page, "master");
    }

    private static Task Press(IPage page, string handler) => page.Locator($"main form[action$='handler={handler}'] button[type=submit]").Last.Leave();

    private static IReadOnlyList<PageRoute> Accounts =>
    [
        new("/arbete/konton",
        [
            As(Administrator, Full, "/arbete/konton"),
            As(Reader, Refused, "/arbete/konton") with { Status = 404 },
        ])
        { Without = Because((Empty, "whoever reads the list is on it"), (Error, NotAskedAnything), (Demonstration, NoFacts)) },
        new("/arbete/konton/bjud-in",
        [
            As(Administrator, Full, "/arbete/konton/bjud-in"),
            As("administrator-mark", Full, "/arbete/konton/bjud-in"),
            As(Administrator, Full, "/arbete/konton/bjud-in") with { Doing = "invites", Does = Invite },
            As(Administrator, Error, "/arbete/konton/bjud-in") with { Status = 422, Doing = "sends the form empty", Does = ActForms.Continue },
            As(Reader, Refused, "/arbete/konton/bjud-in") with { Status = 404 },
        ])
        { Without = Because((Empty, NeverEmpty), (Demonstration, NoFacts)) },
        new("/arbete/konton/{id:guid}",
        [
            As(Administrator, Full, "/arbete/konton") with { Doing = "opens an account", Does = page => page.Locator("main tbody a").First.Leave() },
            As(Administrator, Refused, $"/arbete/konton/{NoDraft}") with { Status = 404 },
        ])
        { Without = Because((Empty, NeverEmpty), (Error, NotAskedAnything), (Demonstration, NoFacts)) },
    ];

    private static IReadOnlyList<PageRoute> Forms =>
    [
        new("/arbete/avtal/{slug}/{form}",
        [
            new(Refused, $"{Root}/beslut") { On = Filling.Desk, Status = 404 },
            As(Leader, Refused, $"{Root}/finns-inte") with { Status = 404 },
        ])
        { Without = Because((Full, LeadsOn), (Empty, LeadsOn), (Error, LeadsOn), (Demonstration, LeadsOn)) },
        new("/arbete/avtal/{slug}/{form}/{draft:guid}",
        [
            Form(Officer, "beslut", "throws away what was begun", async page =>
            {
                await ActForms.To("utfall")(page);
                await page.GotoAsync(page.Url.Replace("/utfall", "?ta-bort", StringComparison.Ordinal));
            }),
            new(Refused, $"{Root}/beslut/{NoDraft}") { On = Filling.Desk, Status = 404 },
        ])
        { Without = Because((Full, OnlyExercises), (Empty, NeverEmpty), (Error, NotAskedAnything)) },
        new("/arbete/avtal/{slug}/{form}/{draft:guid}/{question}",
        [
            .. Questions(Officer, "beslut", "dag", "utfall", "version", "paragraf", "roster", "protokoll"),
            Form(Officer, "beslut", "villkor", ActForms.To("villkor", ("utfall", "approved_with_condition"))),
            Form(Officer, "beslut", "minoritet", ActForms.To("minoritet", ("utfall", "tabled"))),
            .. Questions(Leader, "beslut", "organ"),
            .. Questions(Leader, "rattelse", "beslut", "fel", "anslaget", "skal"),
            .. Questions(Leader, "bedomning", "beslut", "raknas", "dag", "skal"),
            .. Questions(Leader, "upphavande", "beslut", "dag", "dom"),
            .. Questions(Leader, "omplanering", "steg", "plan", "tid", "kalla", "skal"),
            .. Questions(Officer, "atagande", "atagande", "dag", "underlag"),
            .. Questions(Leader, "atagande", "part"),
            .. Questions(Leader, "aterta-redovisning", "redovisning", "skal"),
            Faulty(Officer, "atagande", "underlag", ("lank", "www.example.org")),
            .. Questions(Leader, "grupp", "grupp", "vad", "uppdrag", "nominerar", "tid"),
            .. Questions(Leader, "plats", "grupp", "plats", "av", "vem", "tid"),
            Form(Leader, "plats", "lamnar", ActForms.To("lamnar", ("plats", "avsluta"))),
            .. Questions(Leader, "gruppmote", "grupp", "mote", "nar", "hur"),
            Form(Leader, "gruppmote", "hallet", ActForms.To("hallet", ("mote", "mote-3"), ("hande", "hallet"))),
            Form(Leader, "gruppmote", "installt", ActForms.To("installt", ("mote", "mote-3"), ("hande", "installt"))),
            .. Questions(Leader, "gruppmaterial", "avser", "dokument", "innehall", "till"),
            Form(Leader, "gruppmaterial", "avstamning", ActForms.To("avstamning", ("avser", "avstamning"))),
            .. Questions(Officer, "inspel", "material", "grupp", "inspel"),
            .. Questions(SideLeader, "standpunkt", "punkt", "standpunkt"),
            .. Questions(SideLeader, "scenario", "utgang", "kraver", "foljd"),
            .. Questions(Leader, "sammandrag", "grupp", "text", "av"),
            Faulty(Leader, "grupp", "nominerar", ("nominerar", "Ingenstans 2")),
            Faulty(Officer, "plats", "vem", ("funktion", "")),
            Faulty(SideLeader, "scenario", "foljd", ("kostnad", "mycket")),
            .. Round("skicka-remiss", "version", "tid", "vilka", "villkor"),
            .. Round("forlang-remiss", "tid", "skal"),
            .. Round("remisskonferens", "konferens", "nar", "efterat"),
            .. Round("forankring", "var", "andrat"),
            .. Round("utredning", "utredning"),
            .. Round("radera-uppgifter", "svar", "grund"),
            .. Round("synpunkt", "fran", "synpunkt", "val"),
            .. Round("svara-pa-fraga", "fraga", "svar"),
            .. Round("publicera-sammanstallning", "granskat"),
            .. Questions(Leader, "uppdrag", "organ", "beslut", "krav"),
            .. Questions(Officer, "avtalstid", "dag", "kalla"),
            As(Leader, Demonstration, $"{Families}/avtalstid") with { Invented = true, Doing = "vad" },
            .. Questions(Leader, "underskriftsplan", "form", "ordning", "tid", "lagakraft"),
            .. Questions(Officer, "avbojande", "dag", "skal"),
            .. Questions(Officer, "ersattare", "gammal", "ny", "skal"),
            Faulty(Leader, "underskriftsplan", "tid", ("paminn", "sju")),
            .. Questions(Officer, "oenighet", "motpart", "punkt", "dag", "text"),
            As(Leader, Demonstration, $"{Families}/oenighet") with { Invented = true, Doing = "slag" },
            As(Leader, Demonstration, $"{Families}/oenighet-vidare") with { Invented = true, Doing = "arende" },
            As(Leader, Demonstration, $"{Families}/oenighet-vidare") with { Invented = true, Doing = "vad", Does = ActForms.To("vad") },
            Faulty(Officer, "oenighet", "text"),
            Faulty(Officer, "beslut", "dag", ("dag", "2031-01-01")),
            Faulty(Officer, "beslut", "utfall"),
            Faulty(Officer, "beslut", "paragraf"),
            Faulty(Leader, "rattelse", "fel"),
            Faulty(Leader, "omplanering", "tid", ("tid", "v. 50")),
            new(Refused, $"{Root}/beslut/{NoDraft}/dag") { On = Filling.Desk, Status = 404 },
        ])
        { Without = Because((Full, OnlyExercises), (Empty, NeverEmpty)) },
        new("/arbete/avtal/{slug}/{form}/{draft:guid}/kontrollera",
        [
            .. Questions(Officer, "beslut", "kontrollera"), .. Questions(Leader, "rattelse", "kontrollera"), .. Questions(Leader, "bedomning", "kontrollera"),
            .. Questions(Leader, "upphavande", "kontrollera"), .. Questions(Leader, "omplanering", "kontrollera"),
            .. Questions(Leader, "atagande", "kontrollera"), .. Questions(Leader, "aterta-redovisning", "kontrollera"),
            .. Questions(Leader, "grupp", "kontrollera"), .. Questions(Officer, "plats", "kontrollera"), .. Questions(Leader, "gruppmote", "kontrollera"), .. Questions(SideLeader, "standpunkt", "kontrollera"),
            .. Round("skicka-remiss", "kontrollera"), .. Round("forlang-remiss", "kontrollera"), .. Round("remisskonferens", "kontrollera"), .. Round("forankring", "kontrollera"), .. Round("utredning", "kontrollera"), .. Round("radera-uppgifter", "kontrollera"), .. Round("synpunkt", "kontrollera"), .. Round("svara-pa-fraga", "kontrollera"),
            .. Questions(Leader, "uppdrag", "kontrollera"), .. Questions(Officer, "avtalstid", "kontrollera"), .. Questions(Leader, "underskriftsplan", "kontrollera"), .. Questions(Officer, "ersattare", "kontrollera"), .. Questions(Officer, "oenighet", "kontrollera"),
            new(Refused, $"{Root}/beslut/{NoDraft}/kontrollera") { On = Filling.Desk, Status = 404 },
        ])
        { Without = Because((Full, OnlyExercises), (Empty, NeverEmpty), (Error, "no question lets a faulty answer by")) },
        new("/arbete/avtal/{slug}/{form}/{draft:guid}/kvitto",
        [
            Form(Officer, "beslut", "kvitto", ActForms.ToReceipt),
            Form(Leader, "omplanering", "kvitto", ActForms.ToReceipt),
            Form(Leader, "atagande", "kvitto", ActForms.ToReceipt),
            Form(Leader, "aterta-redovisning", "kvitto", ActForms.ToReceipt),
            Form(Leader, "gruppmaterial", "kvitto", ActForms.ToReceipt),
            Form(Leader, "uppdrag", "kvitto", ActForms.ToReceipt),
            Form(Leader, "underskriftsplan", "kvitto", ActForms.ToReceipt),
            Form(Officer, "avbojande", "kvitto", ActForms.ToReceipt),
            Form(Officer, "oenighet", "kvitto", ActForms.ToReceipt),
            new(Refused, $"{Root}/beslut/{NoDraft}/kvitto") { On = Filling.Desk, Status = 404 },
        ])
        { Without = Because((Full, OnlyExercises), (Empty, NeverEmpty), (Error, NotAskedAnything)) },
    ];


    /// <summary>A page of a form, as the account gets there from the form's first address.</summary>
    private static Visit Form(string account, string form, string doing, Func<IPage, Task> does) =>
        As(account, Demonstration, $"{Root}/{form}") with { Invented = true, Doing = doing, Does = does };

    private static IEnumerable<Visit> Questions(string account, string form, params string[] questions) =>
        questions.Select(question => Form(account, form, question, ActForms.To(question)));

    /// <summary>Questions about the exercise's open round.</summary>
    private static IEnumerable<Visit> Round(string form, params string[] questions) => questions.Select(question =>
        As(Leader, Demonstration, $"/arbete/avtal/ovning-egenmonitorering/{form}") with { Invented = true, Doing = question, Does = ActForms.To(question) });

    /// <summary>A question sent back: with what is named filled in, or nothing.</summary>
    private static Visit Faulty(string account, string form, string question, params (string Field, string Answer)[] wrong) =>
        Form(account, form, $"{question} with a fault", async page =>
        {
            await ActForms.To(question)(page);
            if (wrong.Length > 0) await ActForms.Answer(page, wrong);
            await ActForms.Continue(page);
        }) with { State = Error, Status = 422 };

    private static async Task Report(IPage page)
    {
        var list = page.Url;
        await page.GotoAsync(list.Replace("/arbete/rapporter", "/tillganglighet?sida=/avtal", StringComparison.Ordinal));
        await page.Locator("[name=Message]").FillAsync("Zoom 400 % fungerar inte.");
        await ActForms.Continue(page);
        await page.GotoAsync(list);
    }

    private static async Task Invite(IPage page)
    {
        await ActForms.Answer(page);
        await ActForms.Continue(page);
    }

    private static async Task OpenInvitation(IPage page)
    {
        await Invite(page);
        // The link leads to the Swedish page, whoever made it; the other language is one press away.
        var link = await page.Locator(".handover").InnerTextAsync();
        await page.GotoAsync(page.Url.Contains("/en/", StringComparison.Ordinal) ? link.Replace("/inbjudan/", "/en/inbjudan/", StringComparison.Ordinal) : link);
    }
}
