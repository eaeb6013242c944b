using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Principals;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;
using Samsyn.Web.Tests.Commands;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Subscriptions;

/// <summary>Notices to the parties with their receipts, answers to readers, and letters that come back.</summary>
[Rule("R49")]
public sealed class Letters_that_cannot_be_left
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Func<MailSettings, MailSettings> Trial(params string[] team) => s => s with { Trial = team.ToHashSet() };

    private static async Task Notify(MailSite site, string key, PrincipalId? to = null) =>
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "signing.plan", Actor.Import) { AgreementSlug = MailSite.Exercise }, async act =>
        {
            var agreement = (await act.Agreement(MailSite.Exercise))!;
            await act.Notify(agreement.Id, Web.Signing.Wording.Signed, to, key, new NotificationFacts { Party = new PrincipalId("1472"), On = new DateOnly(2022, 11, 28) });
            act.Journal<string>("prov", null, key);
        }, Cancel);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Go_to_every_party_with_an_address_and_keep_the_relays_receipt(Engine engine)
    {
        await using var site = await MailSite.Start(engine, with: Trial("kommun@tibro.example", "kommun@skara.example", "ny@skara.example"));
        using var leader = await site.Site.SignedIn("process_leader");
        await leader.Go("/arbete/mejl/adresser");
        await leader.Fill("Part", "Tibro").Fill("E-post", "kommun@tibro.example").Press("Lägg till adressen");
        await leader.Fill("Part", "Skara").Fill("E-post", "kommun@skara.example").Press("Lägg till adressen");
        Assert.Contains("2 av 50 har en adress", leader.Text, StringComparison.Ordinal);

        await Notify(site, "ett");
        await Notify(site, "två", new PrincipalId("1472"));
        await Notify(site, "två", new PrincipalId("1472"));
        await MailSite.Until(async () => await site.Site.Store.Ask<long>("select count(*) from letter where kind = 'notice' and state = 'sent'") == 3);
        var letter = Assert.Single(site.Letters("kommun@skara.example"));
        Assert.Contains("Subject: Meddelande 1 om Samverkansavtal digitala hjälpmedel (övning)", letter, StringComparison.Ordinal);
        Assert.Contains("Tibro har skrivit under", letter, StringComparison.Ordinal);
        Assert.Contains("Det går inte att avstå.", letter.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("List-Unsubscribe", letter, StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.All(await db.Letters.AsNoTracking().ToListAsync(Cancel), l => Assert.Contains("250 2.0.0 Ok: queued as 4F3A", l.Reply, StringComparison.Ordinal));
        await MailSite.Until(async () => await site.Site.Store.Ask<long>("select count(*) from notification where delivered_at is not null") == 2);
        await leader.Go("/arbete/mejl");
        Assert.Contains("2 mottagna", leader.Text, StringComparison.Ordinal);
        Assert.Contains("queued as 4F3A", leader.Text, StringComparison.Ordinal);

        // Another reader cannot add; an address that is ended gets nothing, and the page says who is without.
        await leader.Go("/arbete/mejl/adresser");
        await leader.Press("Ta bort");
        await Notify(site, "tre", null);
        await MailSite.Until(async () => await site.Site.Store.Ask<long>("select count(*) from letter where kind = 'notice'") == 4);
    }

    [Fact]
    public async Task Reach_a_party_whose_address_came_later()
    {
        await using var site = await MailSite.Start(Engine.Sqlite, with: Trial("kommun@tibro.example"));
        await Notify(site, "ett", new PrincipalId("1472"));
        await MailSite.Until(async () => await site.Site.Store.Ask<long>("select count(*) from outbox_message where kind = 'mail.notice' and done_at is not null") == 1);
        using var leader = await site.Site.SignedIn("process_leader");
        await leader.Go("/arbete/mejl");
        Assert.Contains("Tibro har ingen adress", leader.Text, StringComparison.Ordinal);
        await leader.Go("/arbete/mejl/adresser");
        await leader.Fill("Part", "Tibro").Fill("E-post", "kommun@tibro.example").Press("Lägg till adressen");
        await MailSite.Until(async () => await site.Site.Store.Ask<long>("select count(*) from letter where kind = 'notice' and state = 'sent'") == 1);
        Assert.Single(site.Letters("kommun@tibro.example"));
    }

    [Fact]
    public async Task Of_an_exercise_leave_nobody_but_the_team()
    {
        await using var site = await MailSite.Start(Engine.Sqlite);
        using var leader = await site.Site.SignedIn("process_leader");
        await leader.Go("/arbete/mejl/adresser");
        await leader.Fill("Part", "Tibro").Fill("E-post", "kommun@tibro.example").Press("Lägg till adressen");
        await Notify(site, "ett");
        await MailSite.Until(async () => await site.Site.Store.Ask<long>("select count(*) from outbox_message where kind = 'mail.notice' and done_at is not null") == 1);
        Assert.Equal(0, await site.Site.Store.Count("letter"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_answer_to_a_question_goes_to_whoever_asked_once(Engine engine)
    {
        await using var site = await MailSite.Start(engine);
        using var reader = await site.Site.Visit().Go("/en/stall-en-fraga");
        await reader.Fill("Your question", "Who pays?\n.\nAnd when?").Fill("E-mail (optional)", "kim@example.org").Press("Ask the question");
        using var leader = await site.Site.SignedIn("process_leader");
        var id = (await site.Site.Store.List("select id from reader_question"))[0];
        await leader.Go("/arbete/publicering/fraga/" + id);
        Assert.Contains("Samsyn skickar svaret dit", leader.Text, StringComparison.Ordinal);
        await leader.Fill("Svar", "The **municipality** pays.").Press("Spara svaret");
        await leader.Go("/arbete/publicering/fraga/" + id);
        await leader.Fill("Svar", "The municipality pays, each month.").Press("Spara svaret");
        await MailSite.Until(async () => await site.Site.Store.Ask<long>("select count(*) from letter where kind = 'answer' and state = 'sent'") == 1);
        var letter = Assert.Single(site.Letters("kim@example.org"));
        Assert.Contains("Subject: The answer to your question", letter, StringComparison.Ordinal);
        Assert.Contains("> Who pays?", letter, StringComparison.Ordinal);
        Assert.Equal(1, await site.Site.Store.Count("letter"));
    }

    private static string Bounce(string address, string messageId, string status) => $"""
        From: MAILER-DAEMON@mx.example
        To: samsyn@vgregion.se
        Subject: Undelivered
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        No.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Final-Recipient: rfc822; {address}
        Action: failed
        Status: {status}
        Diagnostic-Code: smtp; 550 {status} No such user

        --b
        Content-Type: text/rfc822-headers

        Message-ID: <{messageId}>
        --b--
        """.ReplaceLineEndings("\r\n");

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_comes_back_stops_the_address_and_marks_the_letter_once(Engine engine)
    {
        await using var site = await MailSite.Start(engine);
        await site.Follower("anna@boras.se");
        await site.Follower("bo@boras.se");
        await site.Decide("KF:1472");
        await site.HourComes();
        await site.Sent(2);
        await using var db = site.Db();
        var ids = (await db.Letters.AsNoTracking().Join(db.Subscribers, l => l.PersonId, s => s.Id, (l, s) => new { s.Address, l.MessageId }).ToListAsync(Cancel)).ToDictionary(x => x.Address, x => x.MessageId!);
        using var folder = new Folder();
        await File.WriteAllTextAsync(folder["anna.eml"], Bounce("anna@boras.se", ids["anna@boras.se"], "5.1.1"), Cancel);
        await File.WriteAllTextAsync(folder["bo.eml"], Bounce("bo@boras.se", ids["bo@boras.se"], "4.2.2"), Cancel);

        var first = (await Executable.Run("import-bounces", folder["anna.eml"], folder["bo.eml"], "--database", site.Site.Store.Setting)).AssertDone();
        Assert.Contains("anna.eml: 1 mejl kom inte fram, 1 adress får inga fler mejl.", first, StringComparison.Ordinal);
        Assert.Contains("bo.eml: inget att göra.", first, StringComparison.Ordinal);
        var again = (await Executable.Run("import-bounces", folder["anna.eml"], "--database", site.Site.Store.Setting)).AssertDone();
        Assert.Contains("inget att göra", again, StringComparison.Ordinal);
        Assert.Equal(["anna@boras.se"], await site.Site.Store.List("select address from subscriber where suppressed_at is not null"));
        Assert.Equal(SuppressionReason.Bounced, (await db.Suppressions.AsNoTracking().SingleAsync(Cancel)).Reason);
        Assert.Equal(1, await site.Site.Store.Ask<long>("select count(*) from letter where state = 'failed'"));

        // A file that is none stops all of them.
        await File.WriteAllTextAsync(folder["fel.eml"], "Hej!", Cancel);
        await File.WriteAllTextAsync(folder["bo2.eml"], Bounce("bo@boras.se", ids["bo@boras.se"], "5.1.1"), Cancel);
        var refused = await Executable.Run("import-bounces", folder["bo2.eml"], folder["fel.eml"], "--database", site.Site.Store.Setting);
        Assert.Equal(1, refused.Code);
        Assert.Contains("fel.eml", refused.Error, StringComparison.Ordinal);
        Assert.Equal(1, await site.Site.Store.Ask<long>("select count(*) from subscriber where suppressed_at is not null"));
    }
}
