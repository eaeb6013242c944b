using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Access;
using Samsyn.Web.Tests.Api;

namespace Samsyn.Web.Tests.Decisions;

/// <summary>Who has not decided is shown like everybody else: in alphabetical order, in neutral words, whoever was first or last.</summary>
[Rule("R19")]
public sealed partial class Nobody_is_ranked
{
    private const string Tracker = $"/avtal/{OpenSite.Exercise}/beslut";

    /// <summary>Before the first decision, in the middle, after a no, when all have decided.</summary>
    private static readonly string[] Days = ["2022-03-01", "2022-11-29", "2022-12-19", "2024-01-01"];

    [Fact]
    public async Task Parties_and_federations_stand_in_the_same_order_whoever_has_decided()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        var (parties, groups) = (new List<string>(), new List<string>());
        var states = new HashSet<string>(StringComparer.Ordinal);
        foreach (var day in Days)
        {
            using var page = await Open(site, $"{Tracker}?den={day}");
            var names = page.QuerySelectorAll("th[id^=part-]").Select(Visitor.Words).ToList();
            states.Add(string.Join(',', page.QuerySelectorAll("td.badge").Select(Visitor.Words)));

            Assert.Equal(50, names.Count);
            Assert.Equal(names.Order(StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true)), names);
            parties.Add(string.Join(',', names));
            groups.Add(string.Join(',', page.QuerySelectorAll(".group-name b").Select(Visitor.Words)));
        }

        // The states differ from day to day, the order does not.
        Assert.Equal(Days.Length, states.Count);
        Assert.Single(parties.Distinct());
        Assert.Single(groups.Distinct());
        Assert.StartsWith("Göteborgsregionen,", groups[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_word_blames_or_compares()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        foreach (var page in new[] { "", "/beslut", "/tidplan" })
            foreach (var day in Days)
                foreach (var language in new[] { "", "/en" })
                {
                    using var open = await Open(site, $"{language}/avtal/{OpenSite.Exercise}{page}?den={day}");
                    var text = Visitor.Words(open.QuerySelector("main"));
                    Assert.True(text.Length > 500);
                    Assert.DoesNotMatch(Blame(), text);
                }

        Assert.Matches(Blame(), "Skövde släpar efter");
        Assert.Matches(Blame(), "Ale was fastest");
    }

    [Fact]
    public async Task An_undecided_party_has_the_mark_of_an_open_field_and_not_of_a_no()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        using var page = await Open(site, $"{Tracker}?den=2022-12-19");
        string Mark(string words) => page.QuerySelectorAll("td.badge").First(cell => Visitor.Words(cell) == words).InnerHtml.Replace(words, "", StringComparison.Ordinal);

        Assert.NotEqual(Mark("Avslag"), Mark("Inget beslut ännu"));
        var badge = page.QuerySelectorAll("td.badge").First(cell => Visitor.Words(cell) == "Inget beslut ännu");
        Assert.DoesNotContain("rejected", badge.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("danger", badge.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", badge.InnerHtml, StringComparison.Ordinal);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Open(OpenSite site, string path) => new HtmlParser().ParseDocument(await site.Text(path));

    [GeneratedRegex(@"släp|försen|eftersläng|eftersläntr|sölar|sölig|långsam|snabb|först i länet|sist i länet|ligger efter|ligger sist|sämst|bäst|topplista|ranking|rangordn|\boverdue\b|\blagging\b|\bbehind\b|\bslow|\bfastest|\bworst\b|\bbest\b|\branked\b|\blate\b", RegexOptions.IgnoreCase)]
    private static partial Regex Blame();
}
