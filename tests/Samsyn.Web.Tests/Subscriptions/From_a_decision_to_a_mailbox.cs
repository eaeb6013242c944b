using System.Text.Json;
using System.Text.RegularExpressions;
using Samsyn.Web.Mail;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Commands;
using Samsyn.Web.Tests.Mail;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Subscriptions;

/// <summary>
/// One act followed all the way: recorded in the workspace by an officer, on the public page, in the feed, in the mailbox of a real mail server, and told by <c>samsyn trace</c>. Source: issue 6, Done when 2.
/// </summary>
[Rule("R49"), Rule("R18"), Rule("R19")]
public sealed class From_a_decision_to_a_mailbox
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Everything_that_became_of_it_is_there_and_can_be_traced(Engine engine)
    {
        await using var server = await RealServer.Start(secure: false, starttls: true, "PLAIN");
        await using var site = await MailSite.Start(engine, server.Settings with { FromName = "Samsyn Västra Götaland", Connections = 2 });
        await site.Follower("anna@boras.se");
        await site.Follower("bo@boras.se", MailSite.Wishes(Web.Subscriptions.Pace.Weekly));

        using var officer = await site.Site.SignedIn("officer-1461");
        await officer.Go($"/arbete/avtal/{MailSite.Exercise}/beslut?organ=KF:1461");
        await officer.Fill("Sammanträdesdag", "28 november 2022").Press("Fortsätt");
        await officer.Choose("Godkände avtalet").Press("Fortsätt");
        await officer.Press("Fortsätt");
        await officer.Fill("Paragraf", "§ 121").Press("Fortsätt");
        await officer.Press("Fortsätt");
        await officer.Press("Fortsätt");
        if (officer.Heading == "Gällde beslutet fler avtal?") await officer.Press("Fortsätt");
        await officer.Press("Registrera beslutet");
        var receipt = Regex.Match(officer.Text, @"R-\d{4}-[2-9A-Z]{7}").Value;
        Assert.NotEmpty(receipt);

        using var reader = await site.Site.Visit().Go($"/avtal/{MailSite.Exercise}/beslut");
        Assert.Contains("Mellerud", reader.Text, StringComparison.Ordinal);
        await MailSite.Until(async () => await site.Site.Store.Count("mail_event") > 0);
        using var client = new HttpClient { BaseAddress = site.Site.Address };
        Assert.Contains("Mellerud", await client.GetStringAsync(new Uri($"/avtal/{MailSite.Exercise}/atom.xml", UriKind.Relative), Cancel), StringComparison.Ordinal);

        Assert.Contains("Mellerud", await client.GetStringAsync(new Uri($"/avtal/{MailSite.Exercise}/beslut.csv", UriKind.Relative), Cancel), StringComparison.Ordinal);

        // Before its hour the trace says what waits, and until when.
        var early = await Trace(site, receipt);
        Assert.Contains(early, s => s.Place == "Prenumeranter" && s.At is null && s.What.StartsWith("Beslut: väntar till", StringComparison.Ordinal));
        await site.HourComes();
        await site.Sent(2);

        var mailbox = await server.Mailbox();
        var (mail, envelope) = mailbox.Single(m => m.Envelope.GetProperty("to")[0].GetString() == "anna@boras.se");
        Assert.Equal("Övning: Kommunfullmäktige i Mellerud har beslutat om Samverkansavtal digitala hjälpmedel (övning)", mail.GetProperty("headers").GetProperty("Subject").GetString());
        Assert.Contains("§ 121", mail.GetProperty("text").GetString()!, StringComparison.Ordinal);
        // Who has not decided is neither named nor counted against anybody (R19).
        Assert.DoesNotMatch("(?i)inte beslutat|har inte|väntar på|sist |återstår|Grästorp", mail.GetProperty("text").GetString()!);
        Assert.True(envelope.GetProperty("secure").GetBoolean());
        Assert.Empty(mail.GetProperty("defects").EnumerateArray());

        var steps = await Trace(site, receipt);
        Assert.Contains(steps, s => s.Place == "Journal" && s.What.StartsWith("Registrerade ett beslut: KF:1461 2022-11-28 § 121", StringComparison.Ordinal));
        Assert.Contains(steps, s => s.Place == "Historik" && s.Path == $"/avtal/{MailSite.Exercise}/historik");
        Assert.Contains(steps, s => s.Place == "Flöde" && s.What.StartsWith("urn:uuid:", StringComparison.Ordinal));
        Assert.Contains(steps, s => s.Place == "Prenumeranter" && s.What.Contains("2 ska få veta det", StringComparison.Ordinal));
        var letters = Assert.Single(steps, s => s.Place == "Mejl");
        Assert.Matches(@"^2 mottagna av mejlservern \(told/2 layout/2\): .*queued as", letters.What);
        Assert.NotNull(letters.At);
        Assert.DoesNotContain(steps, s => s.What.Contains("anna", StringComparison.OrdinalIgnoreCase));

        // The same on a page, for who may read the journal; for others it does not exist.
        var act = (await site.Site.Store.List("select act_id from mail_event where body = 'KF:1461'"))[0];
        using var leader = await site.Site.SignedIn("process_leader");
        await leader.Go("/arbete/spar/" + act);
        Assert.Contains("2 mottagna av mejlservern", leader.Text, StringComparison.Ordinal);
        await officer.Go("/arbete/spar/" + act);
        Assert.Equal(404, (int)officer.Status);

        // Without an act: the number on the receipt, or one of the latest.
        await officer.Go("/arbete/spar");
        Assert.Equal(404, (int)officer.Status);
        await leader.Go("/arbete/spar");
        Assert.Contains($"/arbete/spar/{act}".ToLowerInvariant(), leader.Page.QuerySelectorAll("main a").Where(a => Visitor.Words(a).StartsWith("Registrerade ett beslut", StringComparison.Ordinal)).Select(a => a.GetAttribute("href")!.ToLowerInvariant()));
        await leader.Go("/arbete/spar?nummer=" + receipt);
        Assert.Contains("2 mottagna av mejlservern", leader.Text, StringComparison.Ordinal);
        await leader.Go("/arbete/spar?nummer=R-2026-AAAAAAA");
        Assert.Contains("Ingen registrering har det numret.", Assert.Single(leader.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("R-2026-AAAAAAA")]
    [InlineData("nonsens")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task What_nobody_has_done_is_said_to_be_unknown(string number)
    {
        await using var store = await Engines.Fresh(Engine.Sqlite);
        var run = await Executable.Run("trace", number, "--database", store.Setting);
        Assert.Equal(1, run.Code);
        Assert.Contains($"{number}: ingen registrering har det numret.", run.Error, StringComparison.Ordinal);
    }

    private sealed record Step(string Place, string? At, string What, string? Path);

    private static async Task<List<Step>> Trace(MailSite site, string receipt)
    {
        var run = await Executable.Run("trace", receipt, "--json", "--database", site.Site.Store.Setting);
        run.AssertDone();
        return [.. JsonDocument.Parse(run.Output).RootElement.GetProperty("steps").EnumerateArray().Select(s => new Step(s.GetProperty("place").GetString()!, s.GetProperty("at").GetString(), s.GetProperty("what").GetString()!, s.GetProperty("path").GetString()))];
    }
}
