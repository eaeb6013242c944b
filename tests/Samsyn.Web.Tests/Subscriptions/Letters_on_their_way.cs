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
        Assert.Contains("Inga mejl har misslyckats.", leader.Text, StringComparison.Ordinal);
        Assert.Equal(1, await site.Site.Store.Ask<long>("select count(*) from journal_entry where act = 'mail.retry'"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_address_that_was_stopped_is_sent_to_again_when_a_person_says_why(Engine engine)
    {
        await using var site = await MailSite.Start(engine);
        foreach (var address in new[] { "anna@boras.se", "bo@boras.se" })
        {
            var follower = await site.Follower(address);
            await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "mail.dead", new Actor(null, "mail")), async act =>
            {
                await act.StopDead(await act.Db.Subscribers.SingleAsync(s => s.Id == follower.Id, Cancel), SuppressionReason.Bounced);
                act.Journal<string>("prov", null, "prov");
            }, Cancel);
        }

        using var leader = await site.Site.SignedIn("process_leader");
        await leader.Go("/arbete/mejl");
        Assert.Contains("bo…@boras.se sedan", leader.Text, StringComparison.Ordinal);

        // Without a reason, or to an address that nothing keeps letters from, nothing is changed and what was typed stays.
        await leader.Fill("Adressen", "Anna@BORAS.se").Press("Börja skicka dit igen");
        Assert.Equal((422, "Anna@BORAS.se"), ((int)leader.Status, leader.ValueOf("Adressen")));
        Assert.Equal(["Skriv varför, med högst 500 tecken."], leader.Errors);
        await leader.Fill("Adressen", "cia@boras.se").Fill("Varför?", "Brevlådan är lagad").Press("Börja skicka dit igen");
        Assert.StartsWith("Den adressen är inte stoppad.", Assert.Single(leader.Errors), StringComparison.Ordinal);
        Assert.Equal(2, await site.Site.Store.Count("mail_suppression"));

        await leader.Fill("Adressen", "Anna@BORAS.se").Fill("Varför?", "Brevlådan är lagad").Press("Börja skicka dit igen");
        Assert.Equal("/arbete/mejl", leader.Path);
        await using var db = site.Db();
        Assert.Null((await db.Subscribers.AsNoTracking().SingleAsync(s => s.Address == "anna@boras.se", Cancel)).SuppressedAt);
        Assert.NotNull((await db.Subscribers.AsNoTracking().SingleAsync(s => s.Address == "bo@boras.se", Cancel)).SuppressedAt);
        Assert.Equal(1, await site.Site.Store.Count("mail_suppression"));
        var row = await db.Journal.AsNoTracking().SingleAsync(e => e.Act == "mail.let_in", Cancel);
        Assert.Equal(("Brevlådan är lagad", "process_leader"), (row.Reason, row.ByFunction));
        Assert.Contains("bounced", row.Before, StringComparison.Ordinal);
        Assert.DoesNotContain("boras", row.Subject + row.Before + row.After, StringComparison.OrdinalIgnoreCase);

        // What happens now is told, and nobody else may do it.
        await site.Decide("KF:1472");
        await site.HourComes();
        await site.Sent(1);
        Assert.Single(site.Letters("anna@boras.se"));
        Assert.Empty(site.Letters("bo@boras.se"));
        var officer = await site.Site.Account("officer-1461");
        await Assert.ThrowsAsync<Web.Access.NotPermittedException>(() => site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "mail.let_in", new Actor(officer.Id, "officer:1461")), act => act.LetIn(EmailAddress.Parse("bo@boras.se")), Cancel));
    }

    [Fact]
    public async Task Who_has_left_is_not_brought_back_by_another()
    {
        await using var site = await MailSite.Start(Engine.Sqlite);
        var follower = await site.Follower("anna@boras.se");
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "subscription.leave", new Actor(null, "reader")), act => act.Leave(follower.Key), Cancel);
        using var leader = await site.Site.SignedIn("process_leader");
        await leader.Go("/arbete/mejl");
        await leader.Fill("Adressen", "anna@boras.se").Fill("Varför?", "Hon ringde").Press("Börja skicka dit igen");
        Assert.Contains("Den som själv har slutat prenumererar på nytt.", Assert.Single(leader.Errors), StringComparison.Ordinal);
        Assert.Equal(1, await site.Site.Store.Count("mail_suppression"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_page_counts_those_of_a_month(Engine engine)
    {
        await using var site = await MailSite.Start(engine, script: async (d, _) => await d.Begin(), with: s => s with { Connections = 1 });
        await using var db = site.Db();
        void Letters(int count, LetterState state, int daysAgo)
        {
            for (var i = 0; i < count; i++) db.Add(new OutgoingLetter { BatchId = Guid.CreateVersion7(), PersonId = Guid.CreateVersion7(), Kind = LetterKind.Told, State = state, WrittenAt = Instants.Now(TimeProvider.System).AddDays(-daysAgo), DueAt = new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc), EndedAt = state == LetterState.Waiting ? null : Instants.Now(TimeProvider.System).AddDays(-daysAgo) });
        }

        Letters(7, LetterState.Sent, 31);
        Letters(3, LetterState.Sent, 29);
        Letters(2, LetterState.Waiting, 1);
        Letters(Web.Subscriptions.Workspace.MailDeskModel.Most + 5, LetterState.Failed, 400);
        Letters(1, LetterState.Uncertain, 1);
        await db.SaveChangesAsync(Cancel);
        using var leader = await site.Site.SignedIn("process_leader");
        await leader.Go("/arbete/mejl");
        Assert.Matches(@"Mejl som väntar\D*2 Mejl som mejlservern har tagit emot de senaste 30 dagarna\W*3 Mejl som inte kom fram\D*106", leader.Text);
        Assert.Contains("De 100 senaste visas.", leader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counting_them_reads_an_index_and_not_all_that_were_ever_sent()
    {
        await using var store = await Engines.Fresh(Engine.Sqlite);
        await using var db = store.Context();
        var (waiting, sent, notArrived) = Web.Subscriptions.Workspace.MailDeskModel.Counted(db, Written);
        foreach (var (query, index) in new[] { (waiting, "ix_letter_waiting"), (sent, "ix_letter_sent"), (notArrived, "ix_letter_not_arrived") })
        {
            await using var command = query.CreateDbCommand();
            command.CommandText = $"explain query plan select count(*) {command.CommandText[command.CommandText.IndexOf("FROM", StringComparison.Ordinal)..]}";
            await db.Database.OpenConnectionAsync(Cancel);
            await using var plan = await command.ExecuteReaderAsync(Cancel);
            Assert.True(await plan.ReadAsync(Cancel));
            Assert.Matches($"USING (COVERING )?INDEX {index}", plan.GetString(3));
        }
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
