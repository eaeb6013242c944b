using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Mail;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Mail.Smtp;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;
using Samsyn.Web.Tests.Mail;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Subscriptions;

/// <summary>What becomes of letters when the relay does what relays do. Source: issue 6, Bad input.</summary>
[Rule("R49")]
public sealed class Letters_on_their_way
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly DateTime Written = new(2026, 11, 27, 10, 0, 0, DateTimeKind.Utc);

    /// <summary>One follower, one decision, and a relay that does as it is told with its letter.</summary>
    private static async Task<(MailSite Site, OutgoingLetter Letter)> AfterOne(Engine engine, Func<Dialogue, int, Task> script, Func<OutgoingLetter, bool> until, Func<MailSettings, MailSettings>? with = null)
    {
        var site = await MailSite.Start(engine, script: script, with: with);
        await site.Follower("anna@boras.se");
        await site.Decide("KF:1472");
        await site.HourComes();
        OutgoingLetter? letter = null;
        await MailSite.Until(async () =>
        {
            await using var db = site.Db();
            letter = await db.Letters.AsNoTracking().SingleOrDefaultAsync(l => l.Kind == LetterKind.Told, Cancel);
            return letter is not null && until(letter);
        });
        return (site, letter!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_busy_relay_gets_it_again_after_a_pause_and_a_person_need_not_know(Engine engine)
    {
        var (site, letter) = await AfterOne(engine, async (d, n) =>
        {
            await d.Begin();
            while (await d.TakeLetter(n == 1 ? "450 4.2.1 Mailbox busy" : null))
            {
            }
        }, l => l.Attempts == 1);
        await using var _ = site;
        Assert.Equal((LetterState.Waiting, "Mejlservern tar inte emot just nu: 450 4.2.1 Mailbox busy"), (letter.State, letter.Reply));
        Assert.InRange(letter.DueAt - DateTime.UtcNow, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(61));
        Assert.Null(letter.ClaimedBy);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_dead_address_stops_and_a_person_can_have_it_tried_again(Engine engine)
    {
        var dead = true;
        var (site, letter) = await AfterOne(engine, async (d, _) =>
        {
            await d.Begin();
            while (await d.TakeLetter(() => (dead ? "550 5.1.1 No such user" : null, "250 2.0.0 Ok")))
            {
            }
        }, l => l.State == LetterState.Failed);
        await using var _ = site;
        await MailSite.Until(async () => await site.Site.Store.Count("mail_suppression") == 1);
        await using var db = site.Db();
        Assert.NotNull((await db.Subscribers.AsNoTracking().SingleAsync(Cancel)).SuppressedAt);
        Assert.Equal(SuppressionReason.Refused, (await db.Suppressions.AsNoTracking().SingleAsync(Cancel)).Reason);

        // Nothing more is written to it.
        await site.Decide("KF:1492");
        await site.HourComes();
        Assert.Equal(1, await site.Site.Store.Ask<long>("select count(*) from letter where kind = 'told'"));

        dead = false;
        using var leader = await site.Site.SignedIn("process_leader");
        await leader.Go("/arbete/mejl");
        Assert.Contains("an…@boras.se", leader.Text, StringComparison.Ordinal);
        Assert.Contains("550 5.1.1 No such user", leader.Text, StringComparison.Ordinal);
        await leader.Press("Försök igen");
        await MailSite.Until(async () => await site.Site.Store.Ask<long>("select count(*) from letter where kind = 'told' and state = 'sent'") == 1);
        Assert.Null((await db.Subscribers.AsNoTracking().SingleAsync(Cancel)).SuppressedAt);
        Assert.Equal(0, await site.Site.Store.Count("mail_suppression"));
        await leader.Go("/arbete/mejl");
        Assert.Contains("Alla mejl har kommit fram", leader.Text, StringComparison.Ordinal);
        Assert.Equal(1, await site.Site.Store.Ask<long>("select count(*) from journal_entry where act = 'mail.retry'"));
    }

    [Theory]
    [InlineData("421 at greeting")]
    [InlineData("hangs up in DATA")]
    [InlineData("450 to the message")]
    public async Task What_goes_wrong_on_the_way_is_tried_again(string how)
    {
        var letters = 0;
        var (site, letter) = await AfterOne(Engine.Sqlite, async (d, n) =>
        {
            if (n == 1 && how[0] == '4' && how[2] == '1')
            {
                await d.Say("421 4.3.2 Closing\r\n");
                return;
            }

            await d.Begin();
            if (n == 1 && how[0] == 'h')
            {
                await d.Hear();
                await d.Say("250 Ok\r\n");
                await d.Hear();
                await d.Say("250 Ok\r\n");
                await d.Hear();
                await d.Say("354 Go ahead\r\n");
                await d.Hear();
                d.HangUp();
                return;
            }

            while (await d.TakeLetter(() => (null, how[^1] == 'e' && letters++ == 0 ? "450 4.7.1 Try again" : "250 2.0.0 Ok")))
            {
            }
        }, l => l.Attempts > 0);
        await using var _ = site;
        Assert.Equal(LetterState.Waiting, letter.State);
        await site.Site.Store.Do("update letter set due_at = '2020-01-01 00:00:00.000' where state = 'waiting'");
        await MailSite.Until(async () => await site.Site.Store.Ask<long>("select count(*) from letter where kind = 'told' and state = 'sent'") == 1);
        Assert.Equal(how[^1] == 'e' ? 2 : 1, site.Letters("anna@boras.se").Count);
    }

    [Fact]
    public async Task What_may_have_arrived_is_sent_again_with_the_same_name_and_then_left_to_a_person()
    {
        var heard = new System.Collections.Concurrent.ConcurrentBag<string>();
        var (site, _) = await AfterOne(Engine.Sqlite, async (d, _) =>
        {
            await d.Begin();
            await d.Hear();
            await d.Say("250 Ok\r\n");
            await d.Hear();
            await d.Say("250 Ok\r\n");
            await d.Hear();
            await d.Say("354 Go ahead\r\n");
            heard.Add(await d.HearMessage());
            d.HangUp();
        }, l => l.Attempts == 1);
        await using var closes = site;
        for (var i = 0; i < 2; i++)
        {
            await site.Site.Store.Do("update letter set due_at = '2020-01-01 00:00:00.000' where state = 'waiting'");
            var tries = i + 2;
            await MailSite.Until(async () => await site.Site.Store.Ask<long>($"select count(*) from letter where attempts = {tries}") == 1);
        }

        Assert.Equal(1, await site.Site.Store.Ask<long>("select count(*) from letter where state = 'uncertain'"));
        Assert.Equal(3, heard.Count);
        Assert.Single(heard.Select(m => System.Text.RegularExpressions.Regex.Match(m, "Message-ID: <[^>]+>").Value).Distinct());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task In_a_trial_only_the_team_gets_letters(Engine engine)
    {
        await using var site = await MailSite.Start(engine, with: s => s with { Trial = new HashSet<string> { "team@boras.se" } });
        await site.Follower("anna@boras.se");
        await site.Follower("team@boras.se");
        await site.Decide("KF:1472");
        await site.HourComes();
        await MailSite.Until(async () => await site.Site.Store.Ask<long>("select count(*) from letter where kind = 'told' and state in ('sent', 'withheld')") == 2);
        Assert.Empty(site.Letters("anna@boras.se"));
        Assert.Single(site.Letters("team@boras.se"));
        using var leader = await site.Site.SignedIn("process_leader");
        await leader.Go("/arbete/mejl");
        Assert.Contains("bara teamet får mejl", leader.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_a_process_that_died_they_are_sent_by_another_when_the_lease_has_run_out(Engine engine)
    {
        await using var store = await Engines.Fresh(engine);
        var batch = Guid.CreateVersion7();
        await using (var db = store.Context())
        {
            for (var i = 0; i < 5; i++) db.Add(new OutgoingLetter { BatchId = batch, PersonId = Guid.CreateVersion7(), Kind = LetterKind.Told, State = LetterState.Waiting, WrittenAt = Written, DueAt = Written });
            await db.SaveChangesAsync(Cancel);
        }

        var (dead, alive) = (new LetterLease(store.Database, "dead", TimeSpan.FromSeconds(30)), new LetterLease(store.Database, "alive", TimeSpan.FromSeconds(30)));
        Assert.Equal(3, (await dead.Claim([LetterKind.Told], 3, Written, Cancel)).Count);
        Assert.Equal(2, (await alive.Claim([LetterKind.Told], 9, Written.AddSeconds(1), Cancel)).Count);
        Assert.Empty(await alive.Claim([LetterKind.Told], 9, Written.AddSeconds(29), Cancel));
        await alive.Renew(Written.AddSeconds(29), Cancel);
        Assert.Equal(3, (await alive.Claim([LetterKind.Told], 9, Written.AddSeconds(31), Cancel)).Count);
        Assert.Empty(await dead.Claim([LetterKind.Told], 9, Written.AddSeconds(45), Cancel));
        await alive.LetGo();
        Assert.Equal(5, (await dead.Claim([LetterKind.Told], 9, Written.AddSeconds(46), Cancel)).Count);
        Assert.Empty(await dead.Claim([LetterKind.Notice], 9, Written.AddHours(1), Cancel));
    }

    [Fact]
    public void Each_outcome_has_its_verdict()
    {
        static LetterVerdict Of(SendOutcome outcome, int attempts = 0, double days = 0) => LetterVerdict.Of(outcome, attempts, Written, Written.AddDays(days));
        Assert.Equal((LetterState.Sent, (DateTime?)null, true), (Of(new SendOutcome.Accepted()).State, Of(new SendOutcome.Accepted()).DueAt, Of(new SendOutcome.Accepted()).Counts));
        Assert.Equal((LetterState.Failed, true), (Of(new SendOutcome.RecipientRefused()).State, Of(new SendOutcome.RecipientRefused()).StopsPerson));
        Assert.Equal((LetterState.Failed, false), (Of(new SendOutcome.MessageRefused()).State, Of(new SendOutcome.MessageRefused()).StopsPerson));
        Assert.Equal(LetterState.Withheld, Of(new SendOutcome.Withheld()).State);
        // The relay's settings are no fault of the letter, however long they are wrong.
        Assert.Equal((LetterState.Waiting, false), (Of(new SendOutcome.RelayRefused(), days: 30).State, Of(new SendOutcome.RelayRefused(), days: 30).Counts));
        Assert.Equal([1, 5, 15, 60, 180, 360, 360], Enumerable.Range(0, 7).Select(n => (int)(Of(new SendOutcome.TryLater(), n).DueAt!.Value - Written).TotalMinutes));
        Assert.Equal((LetterState.Waiting, LetterState.Failed), (Of(new SendOutcome.TryLater(), 20, 4.9).State, Of(new SendOutcome.TryLater(), 20, 5.1).State));
        Assert.Equal([LetterState.Waiting, LetterState.Waiting, LetterState.Uncertain], Enumerable.Range(0, 3).Select(n => Of(new SendOutcome.Uncertain(), n).State));
    }
}
