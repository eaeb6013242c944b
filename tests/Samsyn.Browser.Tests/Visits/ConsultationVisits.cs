using Microsoft.Playwright;
using Samsyn.Browser.Tests.Journeys;
using Samsyn.Browser.Tests.Site;
using static Samsyn.Browser.Tests.Visits.RegisteredVisits;
using static Samsyn.Browser.Tests.Visits.VisitState;

namespace Samsyn.Browser.Tests.Visits;

/// <summary>The pages of consultations: the round, answering with and without an account, the compilation, and the pages of who leads it.</summary>
public static class ConsultationVisits
{
    private const string Open = "ovning-egenmonitorering";
    private const string Officer = "handlaggare-mellerud";
    private const string Leader = "processledare";
    private const string Reader = "lasare";
    private const string Nothing = "01980000-0000-7000-8000-000000000001";
    private const string NotPreserved = "the answers of the real round are not preserved";
    private const string OnlyExercises = "the tests answer in an exercise: a real round is the same without the banner";

    private const string Public = $"/avtal/{Exercise}/remiss";
    private const string Begin = $"/arbete/avtal/{Open}/remissvar";
    private const string Conference = $"/avtal/{Open}/remiss/konferens/remisskonferens";
    private const string Registered = $"/arbete/avtal/{Open}/remiss/anmalda?namn=Remisskonferens&omgang=0.8";
    private const string Work = $"/arbete/avtal/{Exercise}/remiss";

    public static IReadOnlyList<PageRoute> Pages =>
    [
        new("/avtal/{slug}/remiss",
        [
            new(Full, "/avtal/digitala-hjalpmedel-2022/remiss"),
            new(Full, "/avtal/digitala-hjalpmedel-2022/remiss?den=2022-03-01"),
            new(Empty, "/avtal/hos-2023/remiss"),
            new(Error, $"{Public}?den=x") { Invented = true },
            new(Refused, "/avtal/finns-inte/remiss") { Status = 404 },
            new(Demonstration, Public) { Invented = true },
            new(Demonstration, $"/avtal/{Open}/remiss") { Invented = true },
        ]),
        new("/avtal/{slug}/remiss/svara",
        [
            new(Demonstration, $"/avtal/{Open}/remiss/svara") { Invented = true, HasCookies = true },
            new(Empty, $"{Public}/svara") { Invented = true },
            new(Refused, "/avtal/hos-2023/remiss/svara") { Status = 404 },
        ])
        { Without = Because((Full, OnlyExercises), (Error, NotAskedAnything)) },
        new("/avtal/{slug}/remiss/sammanstallning",
        [
            new(Demonstration, $"{Public}/sammanstallning") { Invented = true },
            new(Demonstration, $"{Public}/sammanstallning?visa=svarande") { Invented = true },
            new(Refused, $"/avtal/{Open}/remiss/sammanstallning") { Status = 404 },
        ])
        { Without = Because((Full, NotPreserved), (Empty, NotPreserved), (Error, NotAskedAnything)) },
        new("/avtal/{slug}/remiss/svar/{nr:int}",
        [
            new(Demonstration, $"{Public}/svar/2") { Invented = true },
            new(Refused, $"{Public}/svar/999") { Status = 404 },
        ])
        { Without = Because((Full, NotPreserved), (Empty, "an answer says something"), (Error, NotAskedAnything)) },
        new("/avtal/{slug}/remiss/spar",
        [
            new(Demonstration, $"{Public}/spar") { Invented = true },
            new(Demonstration, $"{Public}/spar?version=1.0&punkt=4.2") { Invented = true },
            new(Demonstration, $"{Public}/spar?version=1.0&punkt=1.1") { Invented = true },
            new(Refused, $"{Public}/spar?version=9") { Status = 404 },
        ])
        { Without = Because((Full, NotPreserved), (Empty, "the exercise's text changed"), (Error, NotAskedAnything)) },
        new("/avtal/{slug}/remiss/konferens/{namn}",
        [
            new(Demonstration, Conference) { Invented = true, HasCookies = true },
            new(Full, "/avtal/digitala-hjalpmedel-2022/remiss/konferens/digital-remisskonferens-1") { HasCookies = true },
            new(Demonstration, $"{Public}/konferens/digital-remisskonferens-1") { Invented = true, HasCookies = true },
            new(Demonstration, Conference) { On = Filling.Desk, HasCookies = true, Invented = true, Doing = "asks a question", Does = async page => { await page.Locator("[name=Question]").FillAsync("Vem svarar när mätaren går sönder?"); await page.Locator("form[action*='handler=Ask'] button").Leave(); } },
            new(Error, Conference) { On = Filling.Desk, HasCookies = true, Invented = true, Status = 422, Doing = "registers without a name", Does = page => page.Locator("form[action*='handler=Register'] button").Leave() },
            new(Refused, $"{Public}/konferens/ingen") { Status = 404 },
        ])
        { Without = Because((Empty, "a conference has a day")) },
        new("/avtal/{slug}/remiss/anmalan/{id:guid}/{secret}",
        [
            new(Demonstration, Conference) { On = Filling.Desk, HasCookies = true, Invented = true, Doing = "registers", Does = async page => { await page.Locator("[name=Name]").FillAsync("Kim Exempel"); await page.Locator("form[action*='handler=Register'] button").Leave(); } },
            new(Empty, $"/avtal/{Open}/remiss/anmalan/{Nothing}/x") { Invented = true },
            new(Refused, $"/avtal/finns-inte/remiss/anmalan/{Nothing}/x") { Status = 404 },
        ])
        { Without = Because((Full, OnlyExercises), (Error, NotAskedAnything)) },
        new("/avtal/{slug}/remiss/underlag",
        [
            new(Demonstration, $"{Public}/underlag") { Invented = true },
            new(Demonstration, $"{Public}/underlag?organ=KF:1480") { Invented = true },
            new(Refused, $"{Public}/underlag?organ=KF:9999") { Status = 404 },
        ])
        { Without = Because((Full, NotPreserved), (Empty, NotPreserved), (Error, NotAskedAnything)) },
        new("/avtal/{slug}/minne",
        [
            new(Demonstration, $"/avtal/{Exercise}/minne") { Invented = true },
            new(Demonstration, $"/avtal/{Exercise}/minne?visa=loften") { Invented = true },
            new(Empty, "/avtal/hos-2023/minne"),
            new(Error, $"/avtal/{Exercise}/minne?den=x") { Invented = true },
            new(Refused, $"/avtal/{Exercise}/minne?visa=allt") { Status = 404 },
        ])
        { Without = Because((Full, NotPreserved)) },
        .. Answering("/avtal/{slug}/remiss/svar/{draft:guid}/{secret}", $"/avtal/{Open}/remiss/svara", null, page => page.Locator("main form button[type=submit]").First.Leave()),
        new("/arbete/avtal/{slug}/remissvar",
        [
            As(Officer, Demonstration, Begin) with { Invented = true },
            As(Leader, Demonstration, Begin) with { Invented = true },
            As(Officer, Demonstration, $"/arbete/avtal/{Exercise}/remissvar") with { Invented = true },
            As(Leader, Empty, "/arbete/avtal/hos-2023/remissvar"),
            As(Leader, Error, Begin) with { Invented = true, Status = 422, Doing = "chooses nobody", Does = page => page.Locator("main form.question button").Leave() },
            As(Reader, Refused, Begin) with { Status = 404 },
        ])
        { Without = Because((Full, OnlyExercises)) },
        .. Answering("/arbete/avtal/{slug}/remissvar/{draft:guid}", Begin, Leader, async page =>
        {
            await page.Locator("[name=for]").Last.SelectOptionAsync("oppet");
            await page.Locator("main form.question button").Leave();
        }),
        new("/arbete/avtal/{slug}/remiss",
        [
            As(Leader, Demonstration, Work) with { Invented = true },
            As(Leader, Demonstration, $"/arbete/avtal/{Open}/remiss") with { Invented = true },
            As(Leader, Full, "/arbete/avtal/digitala-hjalpmedel-2022/remiss"),
            As(Leader, Empty, "/arbete/avtal/hos-2023/remiss"),
            As(Officer, Refused, Work) with { Status = 404 },
        ])
        { Without = Because((Error, NotAskedAnything)) },
        new("/arbete/avtal/{slug}/remiss/anmalda",
        [
            As(Leader, Demonstration, Registered) with { Invented = true },
            As(Officer, Refused, Registered) with { Status = 404 },
        ])
        { Without = Because((Full, OnlyExercises), (Empty, "the visit before may have registered somebody"), (Error, NotAskedAnything)) },
        new("/arbete/avtal/{slug}/remiss/synpunkter",
        [
            As(Leader, Demonstration, $"{Work}/synpunkter") with { Invented = true },
            As(Leader, Demonstration, $"/arbete/avtal/{Open}/remiss/synpunkter?visa=utan") with { Invented = true },
            As(Leader, Empty, $"{Work}/synpunkter?visa=utan") with { Invented = true },
            As(Officer, Refused, $"{Work}/synpunkter") with { Status = 404 },
        ])
        { Without = Because((Full, NotPreserved), (Error, NotAskedAnything)) },
        new("/arbete/avtal/{slug}/remiss/synpunkter/{answer:guid}",
        [
            As(Leader, Demonstration, $"/arbete/avtal/{Open}/remiss/synpunkter") with { Invented = true, Doing = "opens a remark", Does = OpenRemark },
            As(Leader, Error, $"/arbete/avtal/{Open}/remiss/synpunkter") with
            {
                Invented = true, Status = 422, Doing = "gives no reason",
                Does = async page => { await OpenRemark(page); await page.Locator("[name=Disposition]").First.CheckAsync(new() { Force = true }); await ActForms.Continue(page); },
            },
            As(Leader, Refused, $"{Work}/synpunkter/{Nothing}") with { Status = 404 },
        ])
        { Without = Because((Full, NotPreserved), (Empty, "a remark says something")) },
    ];

    private static Task OpenRemark(IPage page) => page.Locator("main tbody a").First.Leave();

    /// <summary>The pages of an answer, which have one address for those with an account and one for those without.</summary>
    private static IEnumerable<PageRoute> Answering(string route, string from, string? account, Func<IPage, Task> begin)
    {
        Visit Does(VisitState state, string doing, Func<IPage, Task> then, int status = 200) => new(state, from)
        {
            As = account, On = Filling.Desk, HasCookies = true, Invented = true, Status = status, Doing = $"{(account is null ? "without an account, " : "")}{doing}",
            Does = async page => { await begin(page); await then(page); },
        };
        async Task Section(IPage page) => await page.Locator("main tbody th a").Nth(2).Leave();
        async Task Written(IPage page)
        {
            await Section(page);
            await page.Locator("[name=Stance]").First.CheckAsync(new() { Force = true });
            await page.Locator("[name=Text]").FillAsync("Bra. Skriv också vem som svarar när något går sönder.");
            await ActForms.Continue(page);
        }

        async Task Review(IPage page)
        {
            await Written(page);
            await page.Locator("main a[href$='/granska']").Leave();
        }

        var refused = account is null ? new Visit(Refused, $"/avtal/{Open}/remiss/svar/{Nothing}/x") { On = Filling.Desk, Status = 404 } : As(Leader, Refused, $"{Begin}/{Nothing}") with { Status = 404 };
        var without = Because((Full, OnlyExercises), (Empty, NeverEmpty));
        yield return new(route, [Does(Demonstration, "begins an answer", _ => Task.CompletedTask), Does(Demonstration, "has saved a section", Written),
            Does(Error, "attaches nothing", page => page.Locator("form[action$='handler=attach'] button").Leave(), 422), refused]) { Without = without };
        yield return new(route + "/avsnitt", [Does(Demonstration, "opens a section", Section), Does(Demonstration, "opens the whole", page => page.Locator("main tbody th a").First.Leave()),
            Does(Error, "writes too much", async page =>
            {
                await Section(page);
                await page.Locator("[name=Text]").EvaluateAsync("field => field.value = 'Långt svar. '.repeat(2600)");
                await ActForms.Continue(page);
            }, 422), refused with { Path = refused.Path + "/avsnitt" }]) { Without = without };
        yield return new(route + "/granska", [Does(Demonstration, "reviews", Review), Does(Empty, "reviews nothing", page => page.Locator("main a[href$='/granska']").Leave()),
            Does(Error, "hands in without a name", async page => { await Review(page); await ActForms.Continue(page); }, 422), refused with { Path = refused.Path + "/granska" }]) { Without = Because((Full, OnlyExercises)) };
        yield return new(route + "/kvitto", [Does(Demonstration, "hands in", async page =>
            {
                await Review(page);
                await page.Locator("[name=Name]").FillAsync("Kim Övning");
                await page.Locator("[name=Publish]").First.CheckAsync(new() { Force = true });
                await ActForms.Continue(page);
            }), refused with { Path = refused.Path + "/kvitto" }]) { Without = Because((Full, OnlyExercises), (Empty, NeverEmpty), (Error, "the board's form stands only on answers of consultees")) };
    }

}
