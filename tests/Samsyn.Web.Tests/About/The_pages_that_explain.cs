using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Samsyn.Web.About;
using Samsyn.Web.Design;
using Samsyn.Web.Tests.Files.Schemas;

namespace Samsyn.Web.Tests.About;

/// <summary>Every page that explains is whole in both languages, and what it says of addresses, columns and keys is true.</summary>
[Rule("R51")]
public sealed partial class The_pages_that_explain(ExplainingSite site) : IClassFixture<ExplainingSite>
{
    public static TheoryData<string> Pages => ["/om", "/sa-raknas-laget", "/ovningsdata", "/oppna-data", "/tillganglighet", "/tillganglighet/tack/T-7F3K2Q9M"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Are_there_in_both_languages(string path)
    {
        var (swedish, english) = (await site.Page(path), await site.Page("/en" + path));

        foreach (var (page, language) in new[] { (swedish, "sv"), (english, "en") })
        {
            Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
            Assert.Single(Heading1().Matches(page));
            Assert.DoesNotContain(" only=\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain(" style=\"", page, StringComparison.Ordinal);
            var ids = Ids().Matches(page).Select(m => m.Groups[1].Value).ToList();
            Assert.Equal(ids.Distinct().Count(), ids.Count);
        }

        Assert.NotEqual(Heading1().Match(swedish).Value, Heading1().Match(english).Value);
        Assert.Equal(Ids().Count(swedish), Ids().Count(english));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Link_only_to_pages_and_places_that_exist(string path)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var start in new[] { path, "/en" + path })
        {
            foreach (var link in Links().Matches(await site.Page(start)).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct())
            {
                if (link.StartsWith("http", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal) || link.Contains("/logga-in", StringComparison.Ordinal)) continue;
                var (address, place) = link.Split('#') is [var a, var p] ? (a.Length == 0 ? start : a, p) : (link, "");
                if (!known.TryGetValue(address, out var page))
                {
                    using var answer = await site.Get(address);
                    Assert.True(answer.IsSuccessStatusCode, $"{start} links to {link}: {answer.StatusCode}");
                    known[address] = page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                }

                if (place.Length > 0) Assert.True(page.Contains($"id=\"{place}\"", StringComparison.Ordinal), $"{start} links to {link}, and there is no such place.");
            }
        }
    }

    [Fact]
    public void Say_everything_in_both_languages()
    {
        var views = Directory.EnumerateFiles(Path.Combine(Examples.Root, "src", "Samsyn.Web"), "*.cshtml", SearchOption.AllDirectories);

        Assert.All(views, view =>
        {
            var text = File.ReadAllText(view);
            Assert.Equal(Regex.Count(text, " only=\"sv\""), Regex.Count(text, " only=\"en\""));
        });
    }

    [Fact]
    public async Task Have_a_place_for_every_rule_of_status()
    {
        var page = await site.Page("/sa-raknas-laget");

        Assert.All(StatusRules.All, rule => Assert.Contains($"<h2 id=\"{rule.Anchor}\">{rule.Swedish}</h2>", WebUtility.HtmlDecode(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Name_the_columns_of_the_file_as_they_are()
    {
        var header = (await site.Page("/avtal/ovning-digitala-hjalpmedel/beslut.csv")).TrimStart('\uFEFF').Split('\n')[0].TrimEnd('\r');

        Assert.Equal(header.Split(','), OpenDataModel.CsvColumns.Select(c => c.Column));
    }

    [Fact]
    public async Task Name_every_key_of_the_status()
    {
        using var status = JsonDocument.Parse(await site.Page("/api/v1/agreements/ovning-digitala-hjalpmedel/status?as_of=2022-11-29"));
        var named = OpenDataModel.StatusKeys.SelectMany(key => Names().Matches(key.Key).Select(m => m.Value)).ToHashSet(StringComparer.Ordinal);

        Assert.All(status.RootElement.EnumerateObject().Where(p => p.Name != "term_lacks"), p => Assert.Contains(p.Name, named));
        Assert.All(status.RootElement.GetProperty("entry_into_force").EnumerateObject(), p => Assert.Contains(p.Name, named));
        Assert.All(status.RootElement.GetProperty("parties")[0].EnumerateObject(), p => Assert.Contains(p.Name, named));
    }

    [Fact]
    public async Task List_the_exercises_and_every_known_fault()
    {
        Assert.Contains("href=\"/avtal/ovning-digitala-hjalpmedel\"", await site.Page("/ovningsdata"), StringComparison.Ordinal);
        var statement = WebUtility.HtmlDecode(await site.Page("/tillganglighet"));
        Languages.Speak(Language.Swedish);
        Assert.All(KnownFaults.All, fault => Assert.Contains(fault.What, statement, StringComparison.Ordinal));
        Assert.Contains("tillganglighet@example.org", statement, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, 400)]
    [InlineData(401, 404)]
    [InlineData(403, 404)]
    [InlineData(404, 404)]
    [InlineData(405, 405)]
    [InlineData(409, 409)]
    [InlineData(413, 413)]
    [InlineData(418, 400)]
    [InlineData(422, 422)]
    [InlineData(429, 429)]
    [InlineData(500, 500)]
    [InlineData(503, 503)]
    [InlineData(599, 500)]
    public async Task Tell_a_fault_with_its_status_and_a_case_number(int code, int told)
    {
        using var swedish = await site.Get($"/fel/{code}");
        using var english = await site.Get($"/en/fel/{code}");

        Assert.Equal(told, (int)swedish.StatusCode);
        Assert.Equal(told, (int)english.StatusCode);
        var page = await swedish.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Matches("Ärendenummer <b class=\"tabular\">[2-9A-Z]{6}</b>", page);
        Assert.Contains("noindex", page, StringComparison.Ordinal);
        Assert.Matches("<title>.+ – Samsyn</title>", page);
        Assert.DoesNotContain("logga in", Regex.Match(page, "<main.*</main>", RegexOptions.Singleline).Value, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(Heading1().Match(page).Value, Heading1().Match(await english.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Value);
    }

    [Fact]
    public async Task Tell_that_a_page_does_not_exist_at_its_own_address()
    {
        using var answer = await site.Get("/en/finns-inte");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("The page does not exist", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [GeneratedRegex("<h1[^>]*>.*?</h1>", RegexOptions.Singleline)]
    private static partial Regex Heading1();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Ids();

    [GeneratedRegex("<a [^>]*href=\"([^\"]+)\"")]
    private static partial Regex Links();

    [GeneratedRegex("[a-z_]+")]
    private static partial Regex Names();
}
