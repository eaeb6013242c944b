using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Calendars;
using Samsyn.Web.Outbox;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Commands;
using Samsyn.Web.Tests.Feeds;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Publishing;

/// <summary>Nobody records that an agreement is in force: it follows from the decisions, and readers are told on its day, once.</summary>
[Rule("R49")]
public sealed class When_an_agreement_enters_into_force
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DateOnly Today => Stockholm.DayOf(DateTime.UtcNow);

    private static string Write(Folder folder, string entry, params (string Party, DateOnly On)[] decided)
    {
        folder.Put("text.md", "# Provavtal\n\n## 1 Parter\n\n1.1 Avtalet gäller mellan kommunerna.\n");
        return folder.Put("agreement.yaml", $$"""
            samsyn: 1
            agreement:
              slug: prov
              title: Provavtal
              form: multilateral
              parties: ["1442", "1443", "1452"]
              entry_into_force: {{entry}}
              versions:
                - { id: "1.0", on: {{Today.AddDays(-60):yyyy-MM-dd}}, file: text.md }
            cascade:
              - { step: councils, bodies: [each KF], act: decides, planned: "{{Today:yyyy-MM-dd}}" }

            """ + (decided.Length == 0 ? "" : "decisions:\n") + string.Concat(decided.Select(d => $"  - {{ body: \"KF:{d.Party}\", on: {d.On:yyyy-MM-dd}, outcome: approved, version: \"1.0\", paragraph: \"§ 1\" }}\n")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Readers_are_told_once_and_a_draft_of_news_is_made(Engine engine)
    {
        using var folder = new Folder();
        const string Entry = "{ rule: quorum, parties: 2 }";
        await using var site = await FeedSite.Start(engine, "data/county-14", Write(folder, Entry, ("1442", Today.AddDays(-3))));
        await site.Settled();
        Assert.DoesNotContain(await Lines(site), line => line.Kind == HistoryKind.EnteredIntoForce);

        await site.Import(Write(folder, Entry, ("1442", Today.AddDays(-3)), ("1443", Today.AddDays(-1))));
        // What the act left leaves more for the outbox.
        await site.Settled();
        var line = Assert.Single(await Lines(site), line => line.Kind == HistoryKind.EnteredIntoForce);
        Assert.Equal(Today.AddDays(-1), line.Facts.On);
        await using (var db = site.Store.Context())
        {
            var draft = await db.Articles.AsNoTracking().SingleAsync(a => a.Source == $"history:{line.Id}", Cancel);
            Assert.Equal("Nu gäller Provavtal", draft.Draft!.Title);
        }

        Assert.Contains(await Titles(site), title => title.StartsWith("Provavtal: Avtalet började gälla ", StringComparison.Ordinal));
        Assert.Contains("Avtalet började gälla", System.Text.Encoding.UTF8.GetString(await site.Bytes("/avtal/prov/historik")), StringComparison.Ordinal);

        // A third yes changes nothing of that, nor does the message of somebody who saw the day coming.
        await site.Import(Write(folder, Entry, ("1442", Today.AddDays(-3)), ("1443", Today.AddDays(-1)), ("1452", Today.AddDays(-1))));
        await site.Store.Acts.Run(new ActOrder(Guid.CreateVersion7(), "test", Actor.Import), act =>
        {
            act.Later(EntryAwaited.Kind, new EntryMessage(line.AgreementId, Today.AddDays(-1)));
            act.Later(EntryAwaited.Kind, new EntryMessage(line.AgreementId, Today.AddDays(-2)));
            act.Journal<ArticleTrace>("x", null, new(null, null, null, null, null, null, null));
            return Task.CompletedTask;
        }, Cancel);
        await site.Settled();
        Assert.Single(await Lines(site), line => line.Kind == HistoryKind.EnteredIntoForce);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_day_that_has_not_come_is_waited_for_and_looked_at_again(Engine engine)
    {
        using var folder = new Folder();
        var begins = Today.AddDays(40);
        var entry = $"{{ rule: quorum, parties: 2, not_before: {begins:yyyy-MM-dd} }}";
        await using var site = await FeedSite.Start(engine, "data/county-14", Write(folder, entry, ("1442", Today.AddDays(-3)), ("1443", Today.AddDays(-1))));
        await using (var db = site.Store.Context())
        {
            var waiting = await db.Outbox.AsNoTracking().SingleAsync(m => m.Kind == EntryAwaited.Kind, Cancel);
            Assert.Equal(Stockholm.EndOf(begins.AddDays(-1)).AddMilliseconds(1), waiting.DueAt);
            Assert.Null(waiting.DoneAt);
            await db.Outbox.Where(m => m.Id == waiting.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, Instants.Now(TimeProvider.System).AddMinutes(-1)), Cancel);
        }

        // Woken too early, it tells nobody.
        await site.Settled();
        await site.Import(Write(folder, entry, ("1442", Today.AddDays(-3)), ("1443", Today.AddDays(-1)), ("1452", Today.AddDays(-1))));
        Assert.DoesNotContain(await Lines(site), line => line.Kind == HistoryKind.EnteredIntoForce);
        Assert.DoesNotContain("Avtalet började gälla", System.Text.Encoding.UTF8.GetString(await site.Bytes("/avtal/prov/historik")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-40, false)]
    [InlineData(-20, true)]
    public async Task What_began_long_ago_is_no_news(int began, bool told)
    {
        using var folder = new Folder();
        var on = Today.AddDays(began);
        // Two councils' yes, or what a source says: the same to readers.
        await using var computed = await FeedSite.Start(Engine.Sqlite, "data/county-14", Write(folder, "{ rule: quorum, parties: 2 }", ("1442", on), ("1443", on)));
        await using var stated = await FeedSite.Start(Engine.Sqlite, "data/county-14", Write(folder, $"{{ rule: quorum, parties: 2, stated: {{ on: {on:yyyy-MM-dd}, source: prov }} }}"));
        foreach (var site in new[] { computed, stated })
        {
            await site.Settled();
            Assert.Equal(told ? [on] : [], (await Lines(site)).Where(line => line.Kind == HistoryKind.EnteredIntoForce).Select(line => line.Facts.On!.Value));
            Assert.Contains("Avtalet började gälla", System.Text.Encoding.UTF8.GetString(await site.Bytes("/avtal/prov/historik")), StringComparison.Ordinal);
        }
    }

    private static async Task<List<AgreementEvent>> Lines(FeedSite site)
    {
        await using var db = site.Store.Context();
        return await db.History.AsNoTracking().ToListAsync(Cancel);
    }

    private static async Task<List<string>> Titles(FeedSite site) => [.. (await site.Feed("/atom.xml")).Elements(FeedSite.Atom + "entry").Select(e => e.Element(FeedSite.Atom + "title")!.Value)];
}
