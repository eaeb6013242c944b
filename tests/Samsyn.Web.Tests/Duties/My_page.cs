using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Duties;

/// <summary>What awaits us: one list by day from every source, what lies further ahead, what it costs; and a politician's one screen.</summary>
[Collection(WorkspaceTests.Name)]
public sealed class My_page(WorkspaceSites sites)
{
    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');

    [Fact]
    public async Task Of_an_officer_is_one_list_by_day_with_detail()
    {
        var site = await sites.On(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1402");
        await officer.Go("/arbete");
        var days = officer.Page.QuerySelectorAll("ul.duties time").Select(t => t.GetAttribute("datetime")!).ToList();

        Assert.Equal(days.Order(StringComparer.Ordinal), days);
        Assert.Contains("2022-12-09", days);
        Assert.Contains("Punkt 4.2 i avtalet. Ungefär 20 minuter.", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Utan volym kan ni inte avropa ur ramavtalet.", officer.Text, StringComparison.Ordinal);
        var later = officer.Page.QuerySelectorAll("section.later tbody tr").Select(r => Plain(Visitor.Words(r))).ToList();
        Assert.StartsWith("31 januari 2023 Betala del av gemensam investering", later[0], StringComparison.Ordinal);
        Assert.Contains(later, row => row.StartsWith("preliminärt mars 2023", StringComparison.Ordinal));
        Assert.Equal(later.Count, later.Select(row => row.Split(',')[0]).Distinct().Count());
    }

    /// <summary>Nobody's sum is invented: it is the duty's, divided by inhabitants to the öre, and the parts make the whole.</summary>
    [Fact, Rule("R57")]
    public async Task Tells_what_it_costs_us_and_how_the_sum_came_to_be()
    {
        var site = await sites.On(Engine.Sqlite);
        using var officer = await site.SignedIn("officer-1461");
        await officer.Go("/arbete");
        var panel = Plain(Visitor.Words(officer.Page.QuerySelectorAll(".panel, .facts-panel, section, div").First(p => p.QuerySelector(":scope > .sum") is not null)));

        Assert.Contains("6 000 000,00 kr", panel, StringComparison.Ordinal);
        Assert.Contains("32 410,25 kr", panel, StringComparison.Ordinal);
        Assert.Contains("Övningsdata", panel, StringComparison.Ordinal);
        using var region = await site.SignedIn("officer-VGR");
        Assert.Null((await region.Go("/arbete")).Page.QuerySelector(".sum"));
    }

    [Fact]
    public async Task Of_a_politician_is_what_is_asked_by_when_what_it_costs_what_others_did_and_what_waiting_does()
    {
        var site = await sites.On(Engine.Sqlite);
        using var politician = await site.SignedIn("reader-1492");
        await politician.Go("/arbete");
        var asked = politician.Page.QuerySelectorAll("section.asked").ToList();
        var decide = asked.First(a => Visitor.Words(a.QuerySelector("h2")).StartsWith("Besluta i", StringComparison.Ordinal));
        var words = Plain(Visitor.Words(decide));

        Assert.Contains("onsdag 14 december 2022", words, StringComparison.Ordinal);
        Assert.Matches("Kostar oss [0-9 ]+,[0-9]{2} kr", words);
        Assert.Matches("[0-9]+ av 50 har sagt ja", words);
        Assert.Contains("Avtalet börjar gälla först när alla parter har sagt ja.", words, StringComparison.Ordinal);
        Assert.All(asked, a => Assert.Single(a.QuerySelectorAll("a")));
        Assert.Contains(asked, a => Visitor.Words(a.QuerySelector("h2")) == "Rapportera takvolymer, 2022");
        Assert.Null(politician.Page.QuerySelector("main .ds-button"));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await politician.Go(decide.QuerySelector("a")!.GetAttribute("href")!)).Status);
    }
}
