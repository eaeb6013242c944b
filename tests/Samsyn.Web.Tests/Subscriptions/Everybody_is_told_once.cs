using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Decisions;
using Samsyn.Web.Mail.Delivery;
using Samsyn.Web.Outbox;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Subscriptions;

/// <summary>An event reaches who follows it, once, in the letter of the pace they chose. Source: issue 6: a decision corrected within the day sends one mail, a digest never repeats an item.</summary>
[Rule("R49")]
public sealed class Everybody_is_told_once
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_follows_it_and_nobody_else(Engine engine)
    {
        await using var site = await MailSite.Start(engine);
        await site.Follower("avtal@boras.se");
        await site.Follower("allt@boras.se", MailSite.Wishes(topics: Topic.Everything));
        await site.Follower("tibro@boras.se", MailSite.Wishes(topics: new Topic(TopicKind.Principal, "1472")));
        await site.Follower("organ@boras.se", MailSite.Wishes(topics: new Topic(TopicKind.Body, "KF:1472")));
        await site.Follower("annan@boras.se", MailSite.Wishes(topics: new Topic(TopicKind.Principal, "1480")));
        await site.Follower("nyheter@boras.se", MailSite.Wishes(kinds: Telling.News | Telling.Consultations));

        await site.Decide("KF:1472");
        await site.HourComes();
        await site.Sent(3);

        // An exercise is told who asked for it, not who follows everything.
        Assert.Equal(["avtal@boras.se", "organ@boras.se", "tibro@boras.se"], await Told(site));
        var letter = Assert.Single(site.Letters("avtal@boras.se"), l => l.Contains("Tibro", StringComparison.Ordinal));
        Assert.Contains("Subject: Övning: Kommunfullmäktige i Tibro", letter, StringComparison.Ordinal);
        Assert.Contains("Övning: uppgifterna är påhittade.", letter, StringComparison.Ordinal);
        Assert.Contains("Godkände (version 1.0), 28\u00A0november 2022, § 121.", letter.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", letter, StringComparison.Ordinal);
        Assert.Contains($"List-Id: <{MailSite.Exercise}.samsyn.vgregion.se>", letter, StringComparison.Ordinal);
        Assert.Contains("https://samsyn.vgregion.se/avtal/ovning-digitala-hjalpmedel/beslut", letter, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task With_one_letter_when_a_decision_is_corrected_within_the_day(Engine engine)
    {
        await using var site = await MailSite.Start(engine);
        await site.Follower("anna@boras.se");
        await site.Decide("KF:1472");
        await Correct(site, "KF:1472", new Correction(Outcome.Rejected, null, null, null, null));
        await site.HourComes();
        await site.Sent(1);

        var letter = Assert.Single(site.Letters(), l => l.Contains("Tibro", StringComparison.Ordinal));
        Assert.Contains("Avslog", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("Godkände", letter, StringComparison.Ordinal);
        Assert.Single(await site.Site.Store.List("select id from mail_event where body = 'KF:1472'"));

        // What is corrected after it was told is told.
        await site.Site.Store.Do("delete from letter_item");
        await site.Site.Store.Do("delete from mail_event");
        await Correct(site, "KF:1472", new Correction(Outcome.Approved, null, null, null, null));
        await site.HourComes();
        await site.Sent(2);
        Assert.Contains("Rättat. Så här är det: Godkände", Assert.Single(site.Letters(), l => l.Contains("Ändrad uppgift", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_no_letter_when_it_was_recorded_by_mistake()
    {
        await using var site = await MailSite.Start(Engine.Sqlite);
        await site.Follower("anna@boras.se");
        await site.Decide("KF:1472");
        await Correct(site, "KF:1472", null);
        await site.HourComes();
        Assert.Equal(LetterState.Unneeded, (await site.Sent(1)).Single(l => l.Kind == LetterKind.Told).State);
        Assert.Empty(site.Letters());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task In_one_letter_with_everything_of_the_hour(Engine engine)
    {
        await using var site = await MailSite.Start(engine);
        await site.Follower("anna@boras.se");
        await site.Follower("bo@boras.se", MailSite.Wishes(Pace.Daily, language: "en"));
        foreach (var body in new[] { "KF:1472", "KF:1492", "KF:1441" }) await site.Decide(body);
        await site.HourComes();
        await site.Sent(2);

        var letter = Assert.Single(site.Letters("anna@boras.se"), l => l.Contains("Tibro", StringComparison.Ordinal));
        Assert.Contains("3 nyheter om", letter, StringComparison.Ordinal);
        foreach (var name in new[] { "Tibro", "Åmål", "Lerum" }) Assert.Contains(name, letter, StringComparison.Ordinal);
        var english = Assert.Single(site.Letters("bo@boras.se"), l => l.Contains("Tibro", StringComparison.Ordinal));
        Assert.Contains("3 news of", english, StringComparison.Ordinal);
        Assert.Contains("https://samsyn.vgregion.se/en/avtal/", english, StringComparison.Ordinal);

        // A digest never repeats an item, and none is sent when nothing has happened.
        await site.Decide("KF:1447");
        await site.HourComes();
        await site.Sent(4);
        Assert.DoesNotContain("Tibro", Assert.Single(site.Letters("bo@boras.se"), l => l.Contains("Gullspång", StringComparison.Ordinal)), StringComparison.Ordinal);
        await site.Site.Store.Do("update outbox_message set done_at = null, claimed_by = null, claimed_until = null where kind like 'mail.%'");
        await MailSite.Until(async () => await site.Site.Store.Ask<long>("select count(*) from outbox_message where done_at is null") == 0);
        Assert.Equal(4, await site.Site.Store.Count("letter"));
    }

    [Fact]
    public async Task Not_who_has_left_or_said_yes_later()
    {
        await using var site = await MailSite.Start(Engine.Sqlite);
        var gone = await site.Follower("gick@boras.se");
        await site.Follower("kvar@boras.se");
        await site.Decide("KF:1472");
        await MailSite.Until(async () => (await site.Site.Store.List("select id from mail_event where body = 'KF:1472'")).Count == 1);
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "subscription.leave", new Actor(null, "reader")), act => act.Leave(gone.Key), Cancel);
        await site.Follower("sen@boras.se");
        await site.Site.Store.Do("update subscriber set confirmed_at = '2099-01-01 00:00:00.000' where address = 'sen@boras.se'");
        await site.HourComes();
        await site.Sent(1);
        Assert.Equal(["kvar@boras.se"], await Told(site));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_news_made_of_an_event_not_once_more(Engine engine)
    {
        await using var site = await MailSite.Start(engine);
        await site.Follower("anna@boras.se");
        await site.Follower("bara-nyheter@boras.se", MailSite.Wishes(kinds: Telling.News));
        var leader = await site.Site.Account("process_leader");
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "publishing.set", new Actor(leader.Id, "process_leader")), act => act.Set(MailSite.Exercise, null, [new NewsRule(HistoryKind.DecisionRecorded, NewsAction.Publish)], 0), Cancel);
        await site.ShowToday();
        await site.Decide("KF:1472", on: DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-1)));
        await site.HourComes();
        await site.HourComes();
        await site.Sent(2);
        Assert.Equal(["anna@boras.se", "bara-nyheter@boras.se"], await Told(site));
        Assert.Equal(2, await site.Site.Store.Count("letter"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_news_with_the_name_of_the_agreement_and_what_is_attached(Engine engine)
    {
        await using var site = await MailSite.Start(engine);
        await site.Follower("anna@boras.se");
        await site.Follower("bo@boras.se", MailSite.Wishes(language: "en"));
        var text = new ArticleText("Mötet flyttas", "", "## När\n\nVi ses i Borås.\n\n| Kommun | Dag |\n|---|---|\n| Borås | 3 maj |\n\n- Ta med protokollet\n- Anmäl dig", "Processledningen");
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "article.publish", Actor.Import), async act =>
        {
            var bytes = new byte[73_900];
            var kept = await act.Keep(bytes);
            var article = await act.Begin(Guid.CreateVersion7(), ArticleKind.NewsItem, (await act.Agreement(MailSite.Exercise))!.Id, text with { Files = [new AttachedFile("dagordning å.pdf", "Dagordning", "application/pdf", kept, bytes.Length)] }, null);
            act.AddVersion(article, new DateTime(2022, 11, 28, 9, 0, 0, DateTimeKind.Utc), null, null, MailSite.Exercise);
        }, Cancel);
        await site.Sent(2);

        var letter = Assert.Single(site.Letters("anna@boras.se"));
        var (plain, html) = (letter[..letter.IndexOf("<!doctype", StringComparison.Ordinal)], System.Net.WebUtility.HtmlDecode(letter[letter.IndexOf("<!doctype", StringComparison.Ordinal)..]));
        foreach (var part in new[] { plain, html })
        {
            Assert.Contains("Avtal: Samverkansavtal digitala hjälpmedel (övning)", part, StringComparison.Ordinal);
            Assert.Contains("Vi ses i Borås. Ta med protokollet; Anmäl dig", part, StringComparison.Ordinal);
            Assert.DoesNotContain("3 maj", part, StringComparison.Ordinal);
            Assert.Contains("Bilagor", part, StringComparison.Ordinal);
            Assert.Contains("Dagordning (PDF, 74\u00A0kB)", part, StringComparison.Ordinal);
        }

        // The link is that of the page, and leads to the file.
        var link = System.Text.RegularExpressions.Regex.Match(plain, "https://samsyn\\.vgregion\\.se(/fil/[0-9a-f]{64}/\\S+)").Groups[1].Value;
        Assert.Contains($"href=\"https://samsyn.vgregion.se{link}\"", html, StringComparison.Ordinal);
        using var client = new HttpClient { BaseAddress = site.Site.Address };
        Assert.Equal(73_900, (await client.GetByteArrayAsync(new Uri(link, UriKind.Relative), Cancel)).Length);
        var english = Assert.Single(site.Letters("bo@boras.se"));
        Assert.Contains("Agreement: Samverkansavtal digitala hjälpmedel (övning)", english, StringComparison.Ordinal);
        Assert.Contains("Attachments", english, StringComparison.Ordinal);
        Assert.Contains("You get this email because", english, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_the_regions_decision_by_the_body_that_decides_for_it_in_the_agreement(Engine engine)
    {
        await using var site = await MailSite.Start(engine);
        await site.Follower("region@boras.se", MailSite.Wishes(topics: new Topic(TopicKind.Principal, "VGR")));
        await site.Follower("bara-sro@boras.se", MailSite.Wishes(topics: new Topic(TopicKind.Body, "SRO")));
        await site.Decide("HSS", "§ 200");
        await site.Decide("SRO", "§ 40", Outcome.Recommended);
        await site.HourComes();
        await site.Sent(2);
        Assert.Equal(["VGR", ""], await site.Site.Store.List("select coalesce(principal, '') from mail_event where body in ('HSS', 'SRO') order by body"));
        Assert.Contains("Hälso- och sjukvårdsstyrelsen har beslutat", Assert.Single(site.Letters("region@boras.se")), StringComparison.Ordinal);
        Assert.DoesNotContain("sjukvårdsstyrelsen har beslutat", Assert.Single(site.Letters("bara-sro@boras.se")), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task At_the_hours_that_the_installation_has_set(Engine engine)
    {
        await using var site = await MailSite.Start(engine, with: s => s with { Hours = new MailHours(new(20, 30), new(6, 15)) });
        await site.Follower("anna@boras.se");
        await site.Follower("bo@boras.se", MailSite.Wishes(Pace.Daily));
        await site.Decide("KF:1472");
        await MailSite.Until(async () => await site.Site.Store.Ask<long>("select count(*) from mail_event where body = 'KF:1472'") == 1);
        await using var db = site.Db();
        var told = await db.MailEvents.AsNoTracking().SingleAsync(e => e.Body == "KF:1472", Cancel);
        Assert.Equal((20, 30), (Hour(told.DueAt).Hour, Hour(told.DueAt).Minute));
        // The message to find out who is told is due at that hour; then those of the digest wait for theirs.
        await site.Site.Store.Do($"update outbox_message set due_at = {(engine == Engine.Sqlite ? "'2020-01-01 00:00:00.000'" : "timestamptz '2020-01-01 00:00:00Z'")} where kind = 'mail.tell'");
        await MailSite.Until(async () => await db.LetterItems.CountAsync(i => i.EventId == told.Id, Cancel) == 2);
        var hours = (await db.LetterItems.AsNoTracking().Where(i => i.EventId == told.Id).Select(i => i.DueAt).ToListAsync(Cancel)).ConvertAll(due => Hour(due).ToString("HH.mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(["06.15", "20.30"], hours.Order(StringComparer.Ordinal));

        using var visitor = await site.Site.Visit().Go("/prenumerera");
        Assert.Contains("klockan 20.30", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Klockan 6.15. Inget mejl", visitor.Text, StringComparison.Ordinal);
        await visitor.Go("/en/prenumerera");
        Assert.Contains("they come gathered, at 20:30.", visitor.Text, StringComparison.Ordinal);
    }

    private static DateTime Hour(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm"));

    [Fact]
    public async Task Of_what_a_county_has_done_long_ago_nobody_is_told()
    {
        await using var site = await MailSite.Start(Engine.Sqlite);
        await site.Follower("anna@boras.se");
        await site.Decide("KF:1472", on: new DateOnly(2022, 10, 3));
        await site.HourComes();
        Assert.Empty(await site.Site.Store.List("select id from mail_event where body = 'KF:1472'"));
    }

    [Theory]
    [InlineData("2026-11-27T10:00:00Z", "2026-11-27T17:00:00Z")] // before 18 in Stockholm: the same evening
    [InlineData("2026-11-27T17:00:00Z", "2026-11-27T17:00:00Z")]
    [InlineData("2026-11-27T17:00:00.001Z", "2026-11-28T17:00:00Z")]
    [InlineData("2027-03-27T18:00:00Z", "2027-03-28T16:00:00Z")] // the clock is moved in the night
    public void Decisions_wait_for_the_evening(string recorded, string told) => Assert.Equal(At(told), MailHours.Usual.FirstFor(Telling.Decisions, At(recorded)));

    [Theory]
    [InlineData("2026-11-27T17:00:00Z", "2026-11-28T06:00:00Z", "2026-11-30T06:00:00Z")]
    [InlineData("2026-11-30T05:59:00Z", "2026-11-30T06:00:00Z", "2026-11-30T06:00:00Z")]
    [InlineData("2026-11-30T06:01:00Z", "2026-12-01T06:00:00Z", "2026-12-07T06:00:00Z")]
    public void Digests_come_at_seven_and_on_Mondays(string from, string daily, string weekly)
    {
        Assert.Equal((At(daily), At(weekly)), (MailHours.Usual.Daily(At(from)), MailHours.Usual.Weekly(At(from))));
        Assert.Equal(At(from), MailHours.Usual.FirstFor(Telling.News, At(from)));
    }

    private static DateTime At(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal | System.Globalization.DateTimeStyles.AssumeUniversal);

    private static async Task Correct(MailSite site, string body, Correction? to) =>
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "decision.correct", Actor.Import) { AgreementSlug = MailSite.Exercise }, async act =>
        {
            var cascade = (await act.Cascade(MailSite.Exercise))!;
            await act.Record(cascade, new Decision { Id = Guid.CreateVersion7(), AgreementId = cascade.Agreement.Id, Body = new BodyId(body), On = new DateOnly(2022, 11, 29), Outcome = Outcome.Corrected, Corrects = new DateOnly(2022, 11, 28), To = to, Paragraph = "", RecordedAt = act.At, Place = 0 }, new DateOnly(2022, 11, 29));
        }, Cancel);

    private static Task<List<string>> Told(MailSite site) => site.Site.Store.List("select s.address from letter l join subscriber s on s.id = l.person_id where l.kind = 'told' and l.state = 'sent' order by s.address");
}
