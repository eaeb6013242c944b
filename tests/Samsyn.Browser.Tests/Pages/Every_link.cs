using System.Net;
using System.Text.RegularExpressions;
using Samsyn.Browser.Tests.Site;
using Samsyn.Browser.Tests.Visits;
using Samsyn.Web.Design;

namespace Samsyn.Browser.Tests.Pages;

/// <summary>
/// Follows every link of our own from every registered visit, and from every page found so, until there are no more: each address
/// answers, each anchor is there, and each page says where it is in both languages.
/// </summary>
public sealed partial class Every_link(Sites sites)
{
    /// <summary>More addresses than this means that some link makes new ones for ever. With everything filled in there were 3,282 of them in November 2026.</summary>
    private const int Most = 6000;

    [GeneratedRegex("""<(?:a|link|script|img|area)\b[^>]*?\s(?:href|src)="([^"]*)""", RegexOptions.Singleline)]
    private static partial Regex Link();

    [GeneratedRegex("""\sid="([^"]*)""")]
    private static partial Regex Id();

    [GeneratedRegex("""<link rel="alternate" hreflang="(sv|en)" href="([^"]*)">""")]
    private static partial Regex Alternate();

    [GeneratedRegex("""<link rel="canonical" href="([^"]*)">""")]
    private static partial Regex Canonical();

    private sealed record Found(HttpStatusCode Status, bool IsPage, string Body, HashSet<string> Anchors, string? LeadsOn);

    [Theory, InlineData(Filling.Everything), InlineData(Filling.Exercises), InlineData(Filling.County), InlineData(Filling.Nothing)]
    public async Task Leads_somewhere(Filling filling)
    {
        var server = await sites.Of(filling);
        var answers = new Dictionary<string, Found>(StringComparer.Ordinal);
        var waiting = new Queue<(string Address, string From)>();
        var broken = new List<string>();
        foreach (var visit in RegisteredVisits.ByName.Values.Where(v => v.On == filling && v.As is null && v.Does is null))
            foreach (var language in Enum.GetValues<Language>())
                waiting.Enqueue((visit.Address(language), ""));
        while (waiting.TryDequeue(out var next))
        {
            var (address, anchor) = Split(next.Address);
            if (!answers.TryGetValue(address, out var found))
            {
                answers[address] = found = await Get(server, address);
                Assert.True(answers.Count < Most, $"more than {Most} addresses; the last: {address}, from {next.From}");
                // A permanent address leads on to where the thing is now, with its anchor.
                if (found.LeadsOn is { } on) waiting.Enqueue((on, address));
                if (found.IsPage)
                    foreach (var link in OwnLinks(server, address, found.Body)) waiting.Enqueue((link, address));
                if (found is { IsPage: true, Status: HttpStatusCode.OK }) broken.AddRange(OtherLanguage(server, address, found.Body));
            }
            if (next.From.Length == 0) continue;
            if (anchor.Length > 0 && !found.Anchors.Contains(anchor)) broken.Add($"{next.From} links to {next.Address}: no such place on the page");
            if (found.Status != HttpStatusCode.OK && found.LeadsOn is null && address != next.From && !IsOwnLanguageOf(next)) broken.Add($"{next.From} links to {next.Address}: {(int)found.Status}");
        }
        Assert.True(broken.Count == 0, string.Join("\n", broken.Distinct()));
    }

    /// <summary>An error page links to itself in the other language, and that is an error page too.</summary>
    private static bool IsOwnLanguageOf((string Address, string From) link) =>
        link.Address == "/en" + link.From || link.From == "/en" + link.Address;

    private static async Task<Found> Get(SamsynServer server, string address)
    {
        using var answer = await server.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
        var body = isPage ? await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) : "";
        return new Found(answer.StatusCode, isPage, body, [.. Id().Matches(body).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))],
            // Who must sign in is sent there by a whole address.
            answer.StatusCode == HttpStatusCode.Found ? answer.Headers.Location?.OriginalString.Replace(server.Origin, "", StringComparison.Ordinal) : null);
    }

    private static IEnumerable<string> OwnLinks(SamsynServer server, string page, string body)
    {
        foreach (Match match in Link().Matches(body))
        {
            var link = WebUtility.HtmlDecode(match.Groups[1].Value);
            if (link.StartsWith(server.Origin, StringComparison.Ordinal)) link = link[server.Origin.Length..];
            if (link.Length == 0 || link.StartsWith('#')) yield return page + link;
            else if (link.StartsWith('/')) yield return link;
            else if (!Uri.TryCreate(link, UriKind.Absolute, out _)) yield return new Uri(new Uri(server.Origin + page), link).PathAndQuery;
        }
    }

    private static (string Address, string Anchor) Split(string link)
    {
        var hash = link.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (link, "") : (link[..hash], Uri.UnescapeDataString(link[(hash + 1)..]));
    }

    /// <summary>Search engines are told the page's own address and the pair of languages, or to keep out. The two addresses are links and followed.</summary>
    private static IEnumerable<string> OtherLanguage(SamsynServer server, string address, string body)
    {
        if (body.Contains("""<meta name="robots" content="noindex">""", StringComparison.Ordinal)) yield break;
        var path = address.Split('?')[0] is "/en/" ? "/en" : address.Split('?')[0];
        var swedish = path == "/en" ? "/" : path.StartsWith("/en/", StringComparison.Ordinal) ? path[3..] : path;
        var english = swedish == "/" ? "/en" : "/en" + swedish;
        var pair = Alternate().Matches(body).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        if (pair.GetValueOrDefault("sv") != server.Origin + swedish || pair.GetValueOrDefault("en") != server.Origin + english)
            yield return $"{address} has hreflang {string.Join(", ", pair)}";
        if (WebUtility.HtmlDecode(Canonical().Match(body).Groups[1].Value) != server.Origin + path) yield return $"{address} has another canonical address";
    }
}
