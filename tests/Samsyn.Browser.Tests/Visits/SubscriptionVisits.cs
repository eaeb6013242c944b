using Microsoft.Playwright;
using Samsyn.Browser.Tests.Journeys;
using Samsyn.Browser.Tests.Site;
using static Samsyn.Browser.Tests.Visits.RegisteredVisits;
using static Samsyn.Browser.Tests.Visits.VisitState;

namespace Samsyn.Browser.Tests.Visits;

/// <summary>Subscribing, choosing, leaving; the pages of who sees to mail; the trace of an act; feeds. On the desk a mail server is set that nobody answers for.</summary>
public static class SubscriptionVisits
{
    private const string Leader = "processledare";
    private const string Officer = "handlaggare-mellerud";
    private const string Nobody = "ingensnyckel";

    public static IReadOnlyList<PageRoute> Pages =>
    [
        new("/prenumerera",
        [
            new(Empty, "/prenumerera"),
            new(Full, "/prenumerera") { On = Filling.Desk, HasCookies = true },
            new(Full, "/prenumerera?avtal=hos-2023&huvudman=1480") { On = Filling.Desk, HasCookies = true },
            new(Full, "/prenumerera") { On = Filling.Desk, HasCookies = true, Doing = "subscribes", Does = async page => { await page.Locator("[name=Email]").FillAsync($"prov{ActForms.Next()}@example.org"); await Send(page); } },
            new(Error, "/prenumerera") { On = Filling.Desk, HasCookies = true, Status = 422, Doing = "sends nothing", Does = async page => { await Untick(page); await Send(page); } },
        ])
        { Without = Because((Refused, OpenToAll), (Demonstration, NoFacts)) },
        new("/prenumerera/bekrafta/{key}",
        [
            new(Full, "/prenumerera/bekrafta/" + DeskMail.Asked) { On = Filling.Desk, HasCookies = true },
            new(Full, "/prenumerera/bekrafta/" + DeskMail.AskedMore) { On = Filling.Desk, HasCookies = true },
            new(Refused, "/prenumerera/bekrafta/" + Nobody) { On = Filling.Desk, Status = 404 },
        ])
        { Without = Because((Empty, NeverEmpty), (Error, NotAskedAnything), (Demonstration, NoFacts)) },
        new("/prenumerera/val/{key}",
        [
            new(Full, "/prenumerera/val/" + DeskMail.Follower) { On = Filling.Desk, HasCookies = true },
            new(Full, $"/prenumerera/val/{DeskMail.Follower}?tack=1") { On = Filling.Desk, HasCookies = true },
            new(Error, "/prenumerera/val/" + DeskMail.Follower) { On = Filling.Desk, HasCookies = true, Status = 422, Doing = "chooses nothing", Does = async page => { await Untick(page); await Send(page); } },
            new(Refused, "/prenumerera/val/" + Nobody) { On = Filling.Desk, Status = 404 },
        ])
        { Without = Because((Empty, "who subscribes has chosen something"), (Demonstration, NoFacts)) },
        new("/prenumerera/avsluta/{key}",
        [
            new(Full, "/prenumerera/avsluta/" + DeskMail.Follower) { On = Filling.Desk },
            new(Empty, "/prenumerera/avsluta/" + Nobody) { On = Filling.Desk },
        ])
        { Without = Because((Refused, "who has left is told so"), (Error, NotAskedAnything), (Demonstration, NoFacts)) },
        new("/arbete/mejl",
        [
            As(Leader, Full, "/arbete/mejl"),
            As(Leader, Error, "/arbete/mejl") with { Status = 422, Doing = "lets nobody in", Does = page => page.Locator("main form.question button[type=submit]").Leave() },
            As(Officer, Refused, "/arbete/mejl") with { Status = 404 },
        ])
        { Without = Because((Empty, "what waits and what failed changes by the minute"), (Demonstration, NoFacts)) },
        new("/arbete/mejl/adresser",
        [
            As(Leader, Full, "/arbete/mejl/adresser"),
            As(Leader, Error, "/arbete/mejl/adresser") with { Status = 422, Doing = "adds nothing", Does = page => page.Locator("main form.question button[type=submit]").Leave() },
            As(Officer, Refused, "/arbete/mejl/adresser") with { Status = 404 },
        ])
        { Without = Because((Empty, "one address is there"), (Demonstration, NoFacts)) },
        new("/arbete/spar/{act:guid?}",
        [
            As(Leader, Full, "/arbete/spar"),
            As(Leader, Error, "/arbete/spar?nummer=R-2026-AAAAAAA"),
            As(Leader, Full, "/arbete/spar/" + DeskMail.Act),
            As(Leader, Refused, "/arbete/spar/01980000-0000-7000-8000-000000000009") with { Status = 404 },
            As(Officer, Refused, "/arbete/spar/" + DeskMail.Act) with { Status = 404 },
        ])
        { Without = Because((Empty, "an act did something"), (Demonstration, NoFacts)) },
    ];

    private static Task Untick(IPage page) => page.EvaluateAsync("document.querySelectorAll('main input[type=checkbox]').forEach(box => box.checked = false)");

    private static Task Send(IPage page) => page.Locator("main form.question button[type=submit]").First.Leave();
}
