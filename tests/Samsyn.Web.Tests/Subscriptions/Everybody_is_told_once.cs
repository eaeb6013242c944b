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
    public void Decisions_wait_for_the_evening(string recorded, string told) => Assert.Equal(At(told), MailHours.FirstFor(Telling.Decisions, At(recorded)));

    [Theory]
    [InlineData("2026-11-27T17:00:00Z", "2026-11-28T06:00:00Z", "2026-11-30T06:00:00Z")]
    [InlineData("2026-11-30T05:59:00Z", "2026-11-30T06:00:00Z", "2026-11-30T06:00:00Z")]
    [InlineData("2026-11-30T06:01:00Z", "2026-12-01T06:00:00Z", "2026-12-07T06:00:00Z")]
    public void Digests_come_at_seven_and_on_Mondays(string from, string daily, string weekly)
    {
        Assert.Equal((At(daily), At(weekly)), (MailHours.Daily(At(from)), MailHours.Weekly(At(from))));
        Assert.Equal(At(from), MailHours.FirstFor(Telling.News, At(from)));
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
