using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Design;
using Samsyn.Web.Outbox;
using Samsyn.Web.Publishing;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Consultations;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Publishing;

/// <summary>What is recorded becomes a draft of news, made from the state; published by a person or by rule.</summary>
[Rule("R49")]
public sealed class When_something_happens
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_round_that_opens_is_proposed_once_and_by_rule_published(Engine engine)
    {
        await using var site = await WorkspaceSite.Start(engine);
        var leader = await site.Account("process_leader");
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "publishing.set", new Actor(leader.Id, "process_leader")), act => act.Set(RoundSite.Slug, null, [new NewsRule(HistoryKind.RoundExtended, NewsAction.Publish)], 0), Cancel);
        using var visitor = await site.SignedIn("process_leader");
        await RoundSite.SendOut(visitor, "2022-11-01", "2022-12-20");
        var proposed = await Waited(site, articles => articles.Exists(a => a.Draft?.Title.StartsWith("Remiss: ", StringComparison.Ordinal) == true));
        var draft = Assert.Single(proposed, a => a.Source?.StartsWith("history:", StringComparison.Ordinal) == true);
        Assert.Empty(draft.Versions);
        Assert.Contains("{{remiss |", draft.Draft!.Lead, StringComparison.Ordinal);
        using var reader = site.Visit();
        await reader.Go("/nyheter/" + draft.Slug);
        Assert.Equal(404, (int)reader.Status);

        await visitor.Go($"/arbete/avtal/{RoundSite.Slug}/forlang-remiss");
        await visitor.Fill("Sista dag att svara", "2022-12-31").Press("Fortsätt");
        await visitor.Fill("Skäl", "Flera nämnder möts sent.").Press("Fortsätt");
        await visitor.Press("Förläng remissen");
        var published = await Waited(site, articles => articles.Exists(a => a.Versions.Count == 1 && a.Versions[0].Text.Title.StartsWith("Längre tid", StringComparison.Ordinal)));
        Assert.Equal(2, published.Count(a => a.Source?.StartsWith("history:", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void Every_possible_event_has_words_that_can_be_published()
    {
        var agreement = new Domain.Agreements.Agreement { Id = Guid.CreateVersion7(), Slug = "prov", Settings = new() { Title = "Provavtalet", Form = Domain.Agreements.AgreementForm.Multilateral, EntryIntoForce = new() { Rule = Domain.Agreements.EntryRule.All } } };
        var facts = new TenseFacts(new(2022, 3, 1), (new(2022, 1, 20), new(2022, 4, 18)), (new(2023, 1, 1), new(2026, 12, 31)), (31, 50));
        foreach (var happened in NewsRule.Possible)
        {
            var text = Languages.In(Language.Swedish, () => NewsProposals.Words(happened, agreement, new HistoryFacts { Version = "1.0", On = new(2022, 2, 1), Outcome = Outcome.Approved }, "Kommunfullmäktige i Skara"));
            Assert.NotNull(text);
            Assert.Null(PublishingActs.WhyNotShow(text, facts));
            Assert.Contains("/avtal/prov", text.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_nobody_has_said_follows_the_usual_rules()
    {
        Assert.Equal(NewsAction.Propose, NewsRule.For(HistoryKind.RoundOpened, []));
        Assert.Equal(NewsAction.Nothing, NewsRule.For(HistoryKind.DecisionRecorded, []));
        Assert.Equal(NewsAction.Nothing, NewsRule.For(HistoryKind.SettingsChanged, []));
        Assert.Equal(NewsAction.Publish, NewsRule.For(HistoryKind.RoundOpened, [new(HistoryKind.RoundOpened, NewsAction.Nothing), new(HistoryKind.RoundOpened, NewsAction.Publish)]));
    }

    private static async Task<List<Article>> Waited(WorkspaceSite site, Predicate<List<Article>> until)
    {
        for (var i = 0; i < 200; i++)
        {
            await using var db = site.Store.Context();
            var articles = await db.Articles.AsNoTracking().Include(a => a.Versions).Where(a => a.AgreementId == db.Agreements.Single(g => g.Slug == RoundSite.Slug).Id).ToListAsync(Cancel);
            if (until(articles)) return articles;
            await Task.Delay(50, Cancel);
        }

        throw new InvalidOperationException("Nothing was proposed.");
    }
}
