using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Samsyn.Web.Storage;
using Samsyn.Web.Subscriptions;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Subscriptions;

/// <summary>An address is asked, says yes, chooses and leaves, with keys from its letters and without an account. Source: R49, RFC 8058.</summary>
[Rule("R49")]
public sealed class Subscribing_by_mail
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<Visitor> Asked(MailSite site, string address)
    {
        var visitor = site.Site.Visit();
        await visitor.Go("/prenumerera");
        await visitor.Fill("E-post", address).Press("Prenumerera");
        return visitor;
    }

    private static string Link(string letter, string page) => System.Text.RegularExpressions.Regex.Match(letter, $@"https://samsyn\.vgregion\.se(/{page}/[A-Za-z0-9_-]+)").Groups[1].Value;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Begins_only_when_the_address_itself_has_said_yes(Engine engine)
    {
        await using var site = await MailSite.Start(engine);
        using var visitor = await Asked(site, "Anna.Andersson+avtal@Räksmörgås.se");
        Assert.Equal("Titta i din inkorg", visitor.Heading);
        await site.Sent(1);
        var letter = Assert.Single(site.Letters());
        Assert.Contains("To: Anna.Andersson+avtal@xn--rksmrgs-5wao1o.se", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("List-Unsubscribe", letter, StringComparison.Ordinal);

        // Opening the link does nothing: programs that look at letters do.
        await visitor.Go(Link(letter, "prenumerera/bekrafta"));
        Assert.Equal("Vill du ha mejl från Samsyn?", visitor.Heading);
        await using var db = site.Db();
        Assert.Null((await db.Subscribers.AsNoTracking().SingleAsync(Cancel)).ConfirmedAt);

        await visitor.Press("Ja, jag vill ha mejl");
        Assert.Equal("Dina val", visitor.Heading);
        Assert.Contains("Mejl till An…@räksmörgås.se.", visitor.Text, StringComparison.Ordinal);
        var subscriber = await db.Subscribers.AsNoTracking().Include(s => s.Topics).SingleAsync(Cancel);
        Assert.NotNull(subscriber.ConfirmedAt);
        Assert.Equal(SubscribeModel.ConsentWords, subscriber.ConsentWords);
        Assert.Equal(Topic.Everything, Assert.Single(subscriber.Topics).Topic);
        Assert.All(await db.Journal.AsNoTracking().Where(e => e.Act.StartsWith("subscription.")).ToListAsync(Cancel), e => Assert.DoesNotContain("nna", e.Subject + e.Before + e.After, StringComparison.Ordinal));

        // The key of the question is used up.
        using var other = site.Site.Visit();
        await other.Go(Link(letter, "prenumerera/bekrafta"));
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_asked_once_a_day_however_often_somebody_gives_the_address(Engine engine)
    {
        await using var site = await MailSite.Start(engine);
        for (var i = 0; i < 1000; i++) await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "subscription.ask", new Actor(null, "reader")), act => act.AskToSubscribe(Web.Mail.EmailAddress.Parse(i % 2 == 0 ? "anna@boras.se" : "Anna@BORAS.se"), MailSite.Wishes(i % 3 == 0 ? Pace.Daily : Pace.Weekly)), Cancel);
        await site.Sent(1);
        await using var db = site.Db();
        var pending = await db.Subscribers.AsNoTracking().SingleAsync(Cancel);
        Assert.Equal((Pace.Daily, (DateTime?)null), (pending.Pace, pending.ConfirmedAt));
        Assert.Single(await db.Letters.ToListAsync(Cancel));
        Assert.Single(site.Letters());
    }

    [Fact]
    public async Task Answers_the_same_whether_the_address_follows_already_or_not()
    {
        await using var site = await MailSite.Start(Engine.Sqlite);
        await site.Follower("anna@boras.se");
        using var again = await Asked(site, "anna@boras.se");
        using var first = await Asked(site, "bo@boras.se");
        Assert.Equal((first.Path, first.Text), (again.Path, again.Text));
        await site.Sent(2);
        var reminder = Assert.Single(site.Letters("anna@boras.se"), l => l.Contains("Du prenumererar redan", StringComparison.Ordinal));
        await again.Go(Link(reminder, "prenumerera/val"));
        Assert.Equal("Dina val", again.Heading);
        Assert.True(((IHtmlInputElement)again.Page.QuerySelector($"input[value='agreement:{MailSite.Exercise}']")!).IsChecked);
    }

    private static Task<ActReceipt> Ask(MailSite site, string address, Wishes wishes) =>
        site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "subscription.ask", new Actor(null, "reader")), act => act.AskToSubscribe(Web.Mail.EmailAddress.Parse(address), wishes), Cancel);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Says_yes_once_to_all_that_was_asked_before_and_sees_what_it_is(Engine engine)
    {
        await using var site = await MailSite.Start(engine);
        await Ask(site, "anna@boras.se", MailSite.Wishes(Pace.Daily, Telling.Decisions));
        await Ask(site, "Anna@boras.se", MailSite.Wishes(Pace.Weekly, Telling.News | Telling.Consultations, "sv", new Topic(TopicKind.Principal, "1490"), new Topic(TopicKind.Body, "SRO")));
        await site.Sent(1);
        using var visitor = site.Site.Visit();
        await visitor.Go(Link(Assert.Single(site.Letters()), "prenumerera/bekrafta"));
        foreach (var line in new[] { "Övningar Samverkansavtal digitala hjälpmedel (övning)", "Kommuner och regionen Borås", "Organ Politiskt samrådsorgan", "Du får veta Beslut, nyheter, remisser", "Hur ofta En gång i veckan, måndagar klockan 7" })
            Assert.Contains(line, visitor.Text, StringComparison.Ordinal);
        await visitor.Press("Ja, jag vill ha mejl");
        await using var db = site.Db();
        var follows = await db.Subscribers.AsNoTracking().Include(s => s.Topics).SingleAsync(Cancel);
        Assert.Equal((Pace.Weekly, Telling.Decisions | Telling.News | Telling.Consultations), (follows.Pace, follows.Kinds));
        Assert.Equal(["agreement:" + MailSite.Exercise, "body:SRO", "principal:1490"], follows.Topics.Select(t => t.Topic.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("sv", "Vill du ha mejl från Samsyn?", "Övningar: Samverkansavtal digitala hjälpmedel (övning)", "Kommuner och regionen: Borås", "Du får veta: Beslut, dokument", "Hur ofta: Genast. Beslut samlat en gång om dagen, klockan 18")]
    [InlineData("en", "Do you want emails from Samsyn?", "Exercises: Samverkansavtal digitala hjälpmedel (övning)", "Municipalities and the region: Borås", "You are told of: Decisions, documents", "How often: At once. Decisions gathered once a day, at 18:00")]
    public async Task Is_told_in_the_letter_and_in_its_language_what_was_asked_for(string language, params string[] said)
    {
        await using var site = await MailSite.Start(Engine.Sqlite);
        await Ask(site, "anna@boras.se", MailSite.Wishes(Pace.Immediately, Telling.Decisions | Telling.Documents, language, new Topic(TopicKind.Agreement, MailSite.Exercise), new Topic(TopicKind.Principal, "1490")));
        await site.Sent(1);
        var letter = Assert.Single(site.Letters());
        var at = letter.IndexOf("<!doctype", StringComparison.Ordinal);
        foreach (var words in said) Assert.All([letter[..at], letter[at..]], part => Assert.Contains(words, part, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_asked_whether_it_wants_more_when_it_follows_already(Engine engine)
    {
        await using var site = await MailSite.Start(engine);
        using var visitor = await Asked(site, "anna@boras.se");
        await site.Sent(1);
        await visitor.Go(Link(Assert.Single(site.Letters()), "prenumerera/bekrafta"));
        await visitor.Press("Ja, jag vill ha mejl");

        // The same day somebody asks for a municipality too, in another language and at another pace.
        using var again = site.Site.Visit();
        await again.Go("/en/prenumerera?huvudman=1490");
        await again.Fill("E-mail", "anna@boras.se").Choose("Once a week").Press("Subscribe");
        Assert.Equal("Look in your inbox", again.Heading);
        await site.Sent(2);
        var letter = Assert.Single(site.Letters(), l => l.Contains("Du prenumererar redan", StringComparison.Ordinal));
        Assert.Contains("Kommuner och regionen: Borås", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("Hur ofta:", letter, StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.Equal(Topic.Everything, Assert.Single((await db.Subscribers.AsNoTracking().Include(s => s.Topics).SingleAsync(Cancel)).Topics).Topic);

        await again.Go(Link(letter, "prenumerera/bekrafta"));
        Assert.Equal("Vill du följa mer?", again.Heading);
        Assert.DoesNotContain("Alla avtal", again.Text, StringComparison.Ordinal);
        await again.Press("Ja, lägg till det");
        Assert.Equal("Dina val", again.Heading);
        var follows = await db.Subscribers.AsNoTracking().Include(s => s.Topics).SingleAsync(Cancel);
        Assert.Equal((Pace.Immediately, "sv", null, null), (follows.Pace, follows.Language, follows.Asked, follows.ConfirmKey));
        Assert.Equal(["everything", "principal:1490"], follows.Topics.Select(t => t.Topic.ToString()).Order(StringComparer.Ordinal));

        // The key is used up; and the next question is asked the same day, since this one has its answer.
        await again.Go(Link(letter, "prenumerera/bekrafta"));
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        await again.Go(Link(letter, "prenumerera/val"));
        Assert.Equal("Dina val", again.Heading);
        await Ask(site, "anna@boras.se", MailSite.Wishes(topics: new Topic(TopicKind.Body, "SRO")));
        Assert.Equal(3, (await site.Sent(3)).Count);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Gets_one_letter_and_keeps_its_choices_when_a_thousand_strangers_ask_for_more(Engine engine)
    {
        await using var site = await MailSite.Start(engine);
        var follower = await site.Follower("anna@boras.se");
        for (var i = 0; i < 1000; i++) await Ask(site, "anna@boras.se", MailSite.Wishes(Pace.Weekly, topics: new Topic(TopicKind.Principal, i % 2 == 0 ? "1490" : "1480")));
        Assert.Single(await site.Sent(1));
        await using var db = site.Db();
        var kept = await db.Subscribers.AsNoTracking().Include(s => s.Topics).SingleAsync(Cancel);
        Assert.Equal((follower.Revision, Pace.Immediately, new Topic(TopicKind.Agreement, MailSite.Exercise)), (kept.Revision, kept.Pace, Assert.Single(kept.Topics).Topic));
        Assert.Equal(2, kept.Asked!.Topics.Count);

        // Unanswered for a week it is forgotten, and who follows goes on following.
        await site.Site.Store.Do($"update subscriber set asked_at = {(engine == Engine.Sqlite ? "'2020-01-01 00:00:00.000'" : "timestamptz '2020-01-01 00:00:00Z'")}");
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "subscription.erase", new Actor(null, "rule")), act => act.EraseSubscribers(), Cancel);
        kept = await db.Subscribers.AsNoTracking().SingleAsync(Cancel);
        Assert.Equal((null, null), (kept.Asked, kept.ConfirmKey));
        Assert.NotNull(kept.ConfirmedAt);
    }

    [Fact]
    public async Task Begins_anew_when_it_was_dead_for_a_month_and_is_not_erased_yet()
    {
        await using var site = await MailSite.Start(Engine.Sqlite);
        var dead = await site.Follower("anna@boras.se");
        await site.Site.Store.Do("update subscriber set suppressed_at = '2020-01-01 00:00:00.000'");
        await Ask(site, "anna@boras.se", MailSite.Wishes(topics: Topic.Everything));
        await using var db = site.Db();
        var asked = await db.Subscribers.AsNoTracking().Include(s => s.Topics).SingleAsync(Cancel);
        Assert.NotEqual(dead.Id, asked.Id);
        Assert.Equal((null, null, Topic.Everything), (asked.ConfirmedAt, asked.SuppressedAt, Assert.Single(asked.Topics).Topic));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Ends_with_a_POST_without_cookies_and_never_with_a_GET(Engine engine)
    {
        await using var site = await MailSite.Start(engine);
        var subscriber = await site.Follower("anna@boras.se");
        using var client = new HttpClient { BaseAddress = site.Site.Address };
        var address = new Uri($"/prenumerera/avsluta/{subscriber.Key}", UriKind.Relative);

        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(address, Cancel)).StatusCode);
        using (var head = new HttpRequestMessage(HttpMethod.Head, address)) await client.SendAsync(head, Cancel);
        await using var db = site.Db();
        Assert.Equal(1, await db.Subscribers.CountAsync(Cancel));

        // RFC 8058 3.2: the body is the one pair.
        using var body = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        var answer = await client.PostAsync(address, body, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, await db.Subscribers.CountAsync(Cancel));
        Assert.Equal(0, await site.Site.Store.Count("subscribed_topic"));
        var hash = await db.Suppressions.AsNoTracking().SingleAsync(Cancel);
        Assert.Equal(SuppressionReason.Left, hash.Reason);
        Assert.Matches("^[0-9a-f]{64}$", hash.Hash);

        // Again is no error; and the address may say yes anew, which lifts the hash.
        using var once = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(address, once, Cancel)).StatusCode);
        await site.SaysYes("anna@boras.se");
        Assert.Equal(0, await site.Site.Store.Count("mail_suppression"));
    }

    [Fact]
    public async Task Keeps_new_choices_and_tells_when_another_window_was_first()
    {
        await using var site = await MailSite.Start(Engine.Sqlite);
        var subscriber = await site.Follower("anna@boras.se");
        using var one = await site.Site.Visit().Go("/prenumerera/val/" + subscriber.Key);
        using var two = await site.Site.Visit().Go("/prenumerera/val/" + subscriber.Key);
        await one.Choose("En gång i veckan").Choose("Nyheter", false).Choose("English").Choose("Borås").Press("Spara valen");
        Assert.Contains("Valen är sparade", one.Text, StringComparison.Ordinal);
        await two.Choose("En gång om dagen").Press("Spara valen");
        Assert.Equal(422, (int)two.Status);
        Assert.Contains("ett annat fönster", two.Text, StringComparison.Ordinal);
        await using var db = site.Db();
        var kept = await db.Subscribers.AsNoTracking().Include(s => s.Topics).SingleAsync(Cancel);
        Assert.Equal((Pace.Weekly, Telling.All & ~Telling.News, "en"), (kept.Pace, kept.Kinds, kept.Language));
        Assert.Contains(new Topic(TopicKind.Principal, "1490"), kept.Topics.Select(t => t.Topic));

        foreach (var tick in one.Page.QuerySelectorAll<IHtmlInputElement>("input[type=checkbox]")) tick.IsChecked = false;
        await one.Press("Spara valen");
        Assert.Equal(422, (int)one.Status);
        Assert.Equal(2, one.Errors.Count);
    }

    [Theory]
    [InlineData("", "E-post")]
    [InlineData("anna", "E-post")]
    [InlineData("anna@boras.se\r\nBcc: alla@example.org", "E-post")]
    [InlineData("anna@boras.se, bo@boras.se", "E-post")]
    public async Task Refuses_what_is_no_address_and_keeps_the_choices(string address, string field)
    {
        await using var site = await MailSite.Start(Engine.Sqlite);
        using var visitor = site.Site.Visit();
        await visitor.Go("/prenumerera?avtal=" + MailSite.Exercise);
        await visitor.Fill(field, address).Choose("En gång i veckan").Press("Prenumerera");
        Assert.Equal(422, (int)visitor.Status);
        Assert.NotEmpty(visitor.Errors);
        Assert.True(((IHtmlInputElement)visitor.Page.QuerySelector("input[value=weekly]")!).IsChecked);
        Assert.Equal(0, await site.Site.Store.Count("subscriber"));
        Assert.Equal(0, await site.Site.Store.Count("letter"));
    }

    [Fact]
    public async Task Is_slowed_down_from_one_network_address()
    {
        await using var site = await MailSite.Start(Engine.Sqlite);
        for (var i = 0; i < 10; i++)
            using (var one = await Asked(site, $"person{i}@boras.se")) Assert.Equal(200, (int)one.Status);
        using var late = await Asked(site, "person11@boras.se");
        Assert.Equal(429, (int)late.Status);
        Assert.Equal("person11@boras.se", late.ValueOf("E-post"));
        Assert.Equal(10, await site.Site.Store.Count("subscriber"));
    }

    [Fact]
    public async Task Erases_who_never_answered_and_who_is_dead()
    {
        await using var site = await MailSite.Start(Engine.Sqlite);
        await site.Follower("kvar@boras.se");
        var dead = await site.Follower("dod@boras.se");
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "subscription.ask", new Actor(null, "reader")), act => act.AskToSubscribe(Web.Mail.EmailAddress.Parse("tyst@boras.se"), MailSite.Wishes()), Cancel);
        await site.Site.Store.Do("update subscriber set asked_at = '2020-01-01 00:00:00.000' where confirmed_at is null");
        await site.Site.Store.Do($"update subscriber set suppressed_at = '2020-01-01 00:00:00.000' where address_key = '{dead.AddressKey}'");
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "subscription.erase", new Actor(null, "rule")), act => act.EraseSubscribers(), Cancel);
        Assert.Equal(["kvar@boras.se"], await site.Site.Store.List("select address from subscriber"));
    }

    [Fact]
    public async Task Offers_feed_and_calendar_when_no_mail_is_sent()
    {
        await using var site = await WorkspaceSite.Start(Engine.Sqlite);
        using var visitor = site.Visit();
        await visitor.Go("/prenumerera");
        Assert.Contains("skickar inga mejl ännu", visitor.Text, StringComparison.Ordinal);
        Assert.Empty(visitor.Page.QuerySelectorAll("main form"));
        Assert.NotNull(visitor.Page.QuerySelector("main a[href='/atom.xml']"));
        Assert.NotNull(visitor.Page.QuerySelector("main a[href='/kalender.ics']"));
    }
}
