using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Decisions;
using Samsyn.Tests;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Decisions.Workspace;

/// <summary>One question per page, check answers, one act, a receipt: without a script.</summary>
[Collection(WorkspaceTests.Name)]
public sealed class Recording_a_decision(WorkspaceSites sites)
{
    private const string Begin = $"/arbete/avtal/{WorkspaceSite.Exercise}/beslut";
    private const string Tracker = $"/avtal/{WorkspaceSite.Exercise}/beslut";

    /// <summary>Up to check answers, with a day of its own.</summary>
    private static async Task<Visitor> Answered(WorkspaceSite site, string who, string body, string day, string outcome = "Godkände avtalet", string paragraph = "§ 121")
    {
        var visitor = await site.SignedIn(who);
        await visitor.Go($"{Begin}?organ={body}");
        await visitor.Fill("Sammanträdesdag", day).Press("Fortsätt");
        await visitor.Choose(outcome).Press("Fortsätt");
        if (outcome == "Godkände med villkor") await visitor.Fill("Villkoret, ordagrant", "Kostnaden får vara högst 400 000 kr.").Press("Fortsätt");
        await visitor.Press("Fortsätt"); // the version that was current
        await visitor.Fill("Paragraf", paragraph).Press("Fortsätt");
        await visitor.Press("Fortsätt"); // no vote
        await visitor.Press("Fortsätt"); // nothing known of the minutes
        if (visitor.Heading == "Gällde beslutet fler avtal?") await visitor.Press("Fortsätt");
        Assert.Equal("Kontrollera innan du registrerar", visitor.Heading);
        return visitor;
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Ends_in_a_receipt_and_stands_on_the_public_page(Engine engine)
    {
        var site = await sites.On(engine);
        using var reader = await site.Visit().Go(Tracker);
        var before = Approved(reader);
        using var officer = await Answered(site, "officer-1461", "KF:1461", "28 november 2022");
        Assert.Contains("Melleruds kommun", officer.Text, StringComparison.Ordinal);
        Assert.Contains("måndag 28 november 2022", officer.Text, StringComparison.Ordinal);

        await officer.Press("Registrera beslutet");

        Assert.Equal("Melleruds beslut är registrerat", officer.Heading);
        Assert.Contains($"Nu är {before + 1} av 50 klara.", officer.Text, StringComparison.Ordinal);
        Assert.Matches(@"nummer R-\d{4}-[2-9A-Z]{7}\.", officer.Text);
        await reader.Go(Tracker);
        Assert.Equal(before + 1, Approved(reader));
        await using var db = site.Store.Context();
        var decision = await site.DecisionOf("KF:1461", d => d.On == new DateOnly(2022, 11, 28));
        var row = await db.Journal.SingleAsync(e => e.Subject == "KF:1461 2022-11-28 § 121", TestContext.Current.CancellationToken);
        Assert.Equal(("decision.record", "officer:1461", (string?)null), (row.Act, row.ByFunction, row.Before));
        Assert.Equal(decision, StoredText.Read<Decision>(row.After!), SameText);
        Assert.Contains(row.ActId.ToString(), officer.Path, StringComparison.Ordinal);
        Assert.Equal((await site.Account("officer-1461")).Id, row.AccountId);
        Assert.Equal(1, await db.Outbox.CountAsync(m => m.ActId == row.ActId, TestContext.Current.CancellationToken));
        Assert.Equal(0, await db.FormDrafts.CountAsync(d => d.Id == row.ActId, TestContext.Current.CancellationToken));
    }

    private static int Approved(Visitor page) =>
        page.Page.QuerySelectorAll<IHtmlTableRowElement>("table.rows tbody tr").Count(r => Visitor.Words(r.QuerySelector("td.badge")) == "Godkänt");

    private static bool SameText(Decision a, Decision b) => StoredText.Write(a) == StoredText.Write(b);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Sent_twice_is_one_decision_with_one_receipt(Engine engine)
    {
        var site = await sites.On(engine);
        using var leader = await Answered(site, "process_leader", "KF:1421", "2022-11-02");
        var (check, form) = (leader.Path, leader.Form);
        var before = await site.Rows();

        // A double click: both are on their way before either is answered.
        using var first = Twin(site, leader);
        using var second = Twin(site, leader);
        await Task.WhenAll(first.Send(leader.Sent(form)), second.Send(leader.Sent(form)));
        // And a retry much later, by somebody who never saw an answer.
        await leader.Send(leader.Sent(form));

        Assert.All([first, second, leader], v => Assert.Equal(("Orusts beslut är registrerat", HttpStatusCode.OK), (v.Heading, v.Status)));
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Text, leader.Text);
        var after = await site.Rows();
        Assert.Equal((before.Decisions + 1, before.Journal + 1, before.Outbox + 1, before.Drafts - 1), after);
        Assert.EndsWith("/kvitto", (await leader.Go(check)).Path, StringComparison.Ordinal);
        Assert.EndsWith("/kvitto", (await leader.Go(check.Replace("kontrollera", "dag", StringComparison.Ordinal))).Path, StringComparison.Ordinal);
    }

    /// <summary>The same person in another window.</summary>
    private static Visitor Twin(WorkspaceSite site, Visitor of)
    {
        var twin = site.Visit();
        twin.Cookies.Add(of.Cookies.GetAllCookies());
        return twin;
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Records_what_was_read_and_nothing_else(Engine engine)
    {
        var site = await sites.On(engine);
        using var window = await Answered(site, "officer-1402", "KF:1402", "2022-11-03");
        using var other = Twin(site, window);
        var before = await site.Rows();
        var read = window.Sent(window.Form);

        await other.Go(window.Path.Replace("kontrollera", "utfall", StringComparison.Ordinal));
        await other.Choose("Avslog").Press("Fortsätt");
        await window.Send(read);

        Assert.Equal(HttpStatusCode.Conflict, window.Status);
        Assert.Equal(["Svaren har ändrats i ett annat fönster. Läs dem en gång till."], window.Errors);
        Assert.Contains("Avslog", window.Text, StringComparison.Ordinal);
        Assert.Equal(before, await site.Rows());
        await window.Go(window.Path.Replace("kontrollera", "utfall", StringComparison.Ordinal));
        await window.Choose("Bordlade").Press("Fortsätt");
        await window.Choose("Nej").Press("Fortsätt");
        await window.Press("Registrera beslutet");
        Assert.Equal("Partilles beslut är registrerat", window.Heading);
        Assert.Equal(Outcome.Tabled, (await site.DecisionOf("KF:1402", d => d.On == new DateOnly(2022, 11, 3))).Outcome);
    }

    [Fact, Rule("R13")]
    public async Task Refuses_what_cannot_be_at_the_field()
    {
        var site = await sites.On(Engine.Sqlite);
        using var visitor = await site.SignedIn("officer-1470");
        await visitor.Go(Begin);

        await visitor.Press("Fortsätt");
        Assert.Equal(["Ange vilken dag beslutet fattades."], visitor.Errors);
        Assert.StartsWith("Fel: ", visitor.Page.Title, StringComparison.Ordinal);
        await visitor.Fill("Sammanträdesdag", "14 december 2022").Press("Fortsätt");
        Assert.Equal(["Ange en beslutsdag som har varit. 14 december 2022 ligger i framtiden."], visitor.Errors);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Equal("14 december 2022", visitor.ValueOf("Sammanträdesdag"));
        await visitor.Fill("Sammanträdesdag", "30 februari 2022").Press("Fortsätt");
        Assert.Single(visitor.Errors);
        await visitor.Fill("Sammanträdesdag", "2022-11-04").Press("Fortsätt");
        await visitor.Press("Fortsätt");
        Assert.Equal(["Välj vad kommunfullmäktige beslutade."], visitor.Errors);
        await visitor.Choose("Godkände avtalet").Press("Fortsätt");
        await visitor.Press("Fortsätt");
        await visitor.Press("Fortsätt");
        Assert.StartsWith("Ange paragrafen i protokollet", Assert.Single(visitor.Errors), StringComparison.Ordinal);
        await visitor.Choose("Paragrafen är inte känd").Press("Fortsätt");
        await visitor.Fill("Ja-röster", "många").Press("Fortsätt");
        Assert.Equal(["Skriv ett antal med siffror, till exempel 41."], visitor.Errors);
        await visitor.Fill("Ja-röster", "41").Fill("Nej-röster", "40").Fill("Närvarande ledamöter", "80").Press("Fortsätt");
        await visitor.Fill("Anslaget på anslagstavlan", "2022-11-01").Press("Fortsätt");
        Assert.StartsWith("Beslutet kan inte ha anslagits", Assert.Single(visitor.Errors), StringComparison.Ordinal);
        await visitor.Fill("Anslaget på anslagstavlan", "2022-11-07").Press("Fortsätt");
        await visitor.Press("Fortsätt");

        Assert.Contains("Rösterna är fler än de närvarande", visitor.Text, StringComparison.Ordinal);
        Assert.Empty(visitor.Errors);
    }

    [Fact]
    public async Task Finds_out_what_others_have_recorded_meanwhile()
    {
        var site = await sites.On(Engine.Sqlite);
        using var late = await Answered(site, "process_leader", "KF:1496", "2022-11-07", paragraph: "§ 9");
        using (var first = await Answered(site, "process_leader", "KF:1496", "2022-11-07", paragraph: "§ 9")) await first.Press("Registrera beslutet");
        var before = await site.Rows();

        await late.Press("Registrera beslutet");

        Assert.StartsWith("Ett beslut den 7 november 2022, § 9 är redan registrerat.", Assert.Single(late.Errors), StringComparison.Ordinal);
        Assert.Equal("#paragraf", late.Page.QuerySelector(".ds-error-summary a")!.GetAttribute("href"));
        Assert.NotNull(late.Page.QuerySelector("#paragraf.faulty"));
        Assert.Equal(before, await site.Rows());
        Assert.True(late.Status is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity);
    }

    [Fact, Rule("R17")]
    public async Task Warns_of_an_older_text_and_records_it_all_the_same()
    {
        var site = await sites.On(Engine.Sqlite);
        using var visitor = await Answered(site, "process_leader", "KF:1435", "2022-11-08");

        await visitor.Go(visitor.Path.Replace("kontrollera", "version", StringComparison.Ordinal));
        Assert.Equal("1.0", ((IHtmlInputElement)visitor.Page.QuerySelector("input[type=radio]:checked")!).Value);
        await visitor.Choose("0.9").Press("Fortsätt");
        Assert.Contains("Beslutet gäller en äldre text", visitor.Text, StringComparison.Ordinal);
        await visitor.Press("Registrera beslutet");

        Assert.Equal("Tanums beslut är registrerat", visitor.Heading);
        Assert.Equal("0.9", (await site.DecisionOf("KF:1435", d => d.On == new DateOnly(2022, 11, 8))).Version);
    }

    [Fact]
    public async Task Can_be_left_and_taken_up_again()
    {
        var site = await sites.On(Engine.Sqlite);
        using var visitor = await site.SignedIn("officer-1470");
        await visitor.Go(Begin);
        await visitor.Fill("Sammanträdesdag", "2022-11-09").Press("Fortsätt");
        await visitor.Choose("Avslog").Press("Spara och gör klart senare");
        Assert.Equal("/arbete", visitor.Path);

        var link = visitor.Page.QuerySelectorAll<IHtmlAnchorElement>(".upcoming a").First(a => Visitor.Words(a).StartsWith("Fortsätt", StringComparison.Ordinal));
        await visitor.Go(link.GetAttribute("href")!);

        Assert.EndsWith("/version", visitor.Path, StringComparison.Ordinal);
        await visitor.Go(visitor.Path.Replace("version", "utfall", StringComparison.Ordinal));
        Assert.Equal("rejected", ((IHtmlInputElement)visitor.Page.QuerySelector("input[type=radio]:checked")!).Value);
    }

    [Fact, Rule("R16")]
    public async Task May_be_about_several_agreements()
    {
        var site = await sites.On(Engine.Sqlite);
        using var visitor = await Answered2(site);

        await visitor.Choose("Digital nattillsyn i Skaraborg (övning)").Press("Fortsätt");
        Assert.Contains("Gäller även Digital nattillsyn i Skaraborg (övning)", visitor.Text, StringComparison.Ordinal);
        await visitor.Press("Registrera beslutet");

        Assert.Equal("Västra Götalandsregionens beslut är registrerat", visitor.Heading);
        Assert.Equal([WorkspaceSite.NightWatch], (await site.DecisionOf("HSS", d => d.On == new DateOnly(2022, 11, 10))).Also);
    }

    private static async Task<Visitor> Answered2(WorkspaceSite site)
    {
        var visitor = await site.SignedIn("officer-HSS");
        await visitor.Go(Begin);
        await visitor.Fill("Sammanträdesdag", "2022-11-10").Press("Fortsätt");
        await visitor.Choose("Godkände avtalet").Press("Fortsätt");
        await visitor.Press("Fortsätt");
        await visitor.Fill("Paragraf", "§ 210").Press("Fortsätt");
        await visitor.Press("Fortsätt");
        await visitor.Press("Fortsätt");
        Assert.Equal("Gällde beslutet fler avtal?", visitor.Heading);
        return visitor;
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_on_every_readers_page_within_a_second(Engine engine)
    {
        var site = await sites.On(engine);
        using var node = new Database(site.Store.Setting);
        await using var other = WorkspaceSite.Serve(node);
        await other.StartAsync(TestContext.Current.CancellationToken);
        using var reader = await new Visitor(new Uri(other.Urls.First())).Go(Tracker);
        Assert.DoesNotContain("§ 777", reader.Text, StringComparison.Ordinal);
        using var leader = await Answered(site, "process_leader", "KF:1430", "2022-11-11", paragraph: "§ 777");

        await leader.Press("Registrera beslutet");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!(await reader.Go(Tracker)).Text.Contains("§ 777", StringComparison.Ordinal))
        {
            Assert.True(clock.ElapsedMilliseconds < 1000, "The other node still shows the old page after a second.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        Assert.False(reader.Answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Speaks_English()
    {
        var site = await sites.On(Engine.Sqlite);
        using var visitor = await site.SignedIn("officer-1470");
        await visitor.Go("/en" + Begin);
        Assert.Equal("On which day did kommunfullmäktige decide?", visitor.Heading);

        await visitor.Fill("Day of the meeting", "14 November 2022").Press("Continue");

        Assert.Equal("What did kommunfullmäktige decide?", visitor.Heading);
        Assert.StartsWith("/en/arbete/", visitor.Path, StringComparison.Ordinal);
    }
}
