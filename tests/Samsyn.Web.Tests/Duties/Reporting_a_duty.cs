using System.Net;
using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Duties;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Duties;

/// <summary>An officer reports what the agreement demands, sees it on the public page, and takes it back: without a script.</summary>
[Collection(WorkspaceTests.Name)]
public sealed class Reporting_a_duty(WorkspaceSites sites)
{
    private const string Root = $"/arbete/avtal/{WorkspaceSite.Exercise}/";
    private const string Volumes = $"/avtal/{WorkspaceSite.Exercise}/ataganden?atagande=takvolymer";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines)), Rule("R56", "R59")]
    public async Task Ends_in_a_receipt_and_can_be_taken_back(Engine engine)
    {
        var site = await sites.On(engine);
        using var officer = await site.SignedIn("officer-1463");
        await officer.Go("/arbete");
        Assert.Contains("Rapportera takvolymer, 2022", officer.Text, StringComparison.Ordinal);

        await officer.Go($"{Root}atagande?atagande=takvolymer%202022");
        Assert.Equal("Vilken dag blev det gjort?", officer.Heading);
        await officer.Fill("Dag", "2022-11-28").Press("Fortsätt");
        await officer.Fill("Anteckning", "Inskickat av enheten för inköp.").Fill("Länk till underlaget", "https://exempel.se/volymer").Press("Fortsätt");
        Assert.Equal("Kontrollera innan du registrerar", officer.Heading);
        await officer.Press("Redovisa");

        Assert.Equal("Marks redovisning är registrerad", officer.Heading);
        using var reader = await site.Visit().Go(Volumes);
        Assert.Contains("Gjort 28 november 2022", Row(reader, "Mark"), StringComparison.Ordinal);
        Assert.Contains("Inskickat av enheten för inköp.", Row(reader, "Mark"), StringComparison.Ordinal);
        await officer.Go("/arbete");
        Assert.DoesNotContain("Rapportera takvolymer, 2022", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Rapportera takvolymer, 2022", (await officer.Go("/arbete/klart")).Text, StringComparison.Ordinal);

        await using var db = site.Store.Context();
        var stored = await db.DutyReports.SingleAsync(r => r.By == "1463", TestContext.Current.CancellationToken);
        var row = await db.Journal.SingleAsync(e => e.Subject == "1463 takvolymer 2022", TestContext.Current.CancellationToken);
        Assert.Equal(("duty.report", "officer:1463", (string?)null), (row.Act, row.ByFunction, row.Before));
        Assert.Equal(stored, StoredText.Read<DutyReport>(row.After!));

        await officer.Go($"{Root}aterta-redovisning?redovisning={stored.Id}");
        Assert.Equal("Varför tas den tillbaka?", officer.Heading);
        await officer.Fill("Skäl", "Volymerna gällde ett annat år.").Press("Fortsätt");
        await officer.Press("Ta tillbaka redovisningen");

        Assert.Equal("Marks redovisning är tillbakatagen", officer.Heading);
        Assert.Contains("Mark", Visitor.Words((await reader.Go(Volumes)).Page.QuerySelectorAll("h3").Single(h => Visitor.Words(h).StartsWith("Går att göra nu", StringComparison.Ordinal)).NextElementSibling), StringComparison.Ordinal);
        Assert.Equal(2, await db.DutyReports.CountAsync(r => r.By == "1463", TestContext.Current.CancellationToken));
        Assert.Contains("Tog tillbaka en redovisning", (await officer.Go($"{Root}journal")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Refuses_what_cannot_be_at_the_field_and_never_a_late_one(Engine engine)
    {
        var site = await sites.On(engine);
        using var officer = await site.SignedIn("officer-1470");
        await officer.Go($"{Root}atagande?atagande=takvolymer%202022");

        await officer.Fill("Dag", "2022-12-01").Press("Fortsätt");
        Assert.Equal(["Ange en dag som har varit. 1 december 2022 ligger i framtiden."], officer.Errors.Select(e => e.Replace('\u00a0', ' ')));
        await officer.Fill("Dag", "2022-11-28").Press("Fortsätt");
        await officer.Fill("Länk till underlaget", "mappen").Press("Fortsätt");
        Assert.Equal(["”mappen” är ingen webbadress. Skriv en som börjar med https://"], officer.Errors);
        await officer.Fill("Länk till underlaget", "").Press("Fortsätt");
        await officer.Press("Redovisa");
        Assert.Equal("Varas redovisning är registrerad", officer.Heading);

        // Once more, by an address from yesterday: it stands already.
        await officer.Go($"{Root}atagande?atagande=takvolymer%202022");
        Assert.Equal("Vad har ni gjort?", officer.Heading);
    }

    [Fact, Rule("R59")]
    public async Task Stops_an_officer_at_the_border_of_the_own_principal()
    {
        var site = await sites.On(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1421");
        await using var db = site.Store.Context();
        var others = await db.DutyReports.FirstAsync(r => r.By == "1480", TestContext.Current.CancellationToken);
        var before = await db.DutyReports.CountAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, (await officer.Go($"{Root}aterta-redovisning?redovisning={others.Id}")).Status);
        // Only the own party's: nothing to choose, and nobody else's list.
        await officer.Go($"{Root}atagande?atagande=takvolymer%202022");
        Assert.Equal("Vilken dag blev det gjort?", officer.Heading);
        Assert.Equal(before, await db.DutyReports.CountAsync(TestContext.Current.CancellationToken));
    }

    private static string Row(Visitor page, string party) => Visitor.Words(page.Page.QuerySelectorAll("table tbody tr").Single(r => Visitor.Words(r.QuerySelector("th")) == party)).Replace('\u00a0', ' ');
}
