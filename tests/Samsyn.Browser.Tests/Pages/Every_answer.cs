using Samsyn.Browser.Tests.Checks;
using Samsyn.Browser.Tests.Site;
using Samsyn.Browser.Tests.Visits;
using Samsyn.Web.Design;

namespace Samsyn.Browser.Tests.Pages;

/// <summary>Headers, status and kind of every answer that is not a page: data, files and errors.</summary>
public sealed class Every_answer(Sites sites)
{
    private static readonly Dictionary<string, DataVisit> All =
        RegisteredVisits.Data.SelectMany(data => data.Visits).Concat(RegisteredVisits.Others).ToDictionary(visit => $"{visit.Method} {visit.Path}");

    public static TheoryData<string> Answers => [.. All.Keys];

    [Theory, MemberData(nameof(Answers))]
    public async Task Is_of_the_kind_it_says_and_carries_the_headers(string name)
    {
        var visit = All[name];
        var server = await sites.Of(Filling.Everything);
        using var request = new HttpRequestMessage(new HttpMethod(visit.Method), visit.Path);
        using var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(visit.Status, (int)answer.StatusCode);
        Assert.Equal(visit.ContentType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Empty(AnswerChecks.Headers(All_headers(answer)));
    }

    [Fact]
    public async Task Not_changed_carries_them_too()
    {
        var server = await sites.Of(Filling.Everything);
        var cancel = TestContext.Current.CancellationToken;
        using var first = await server.Client.GetAsync(new Uri("/avtal", UriKind.Relative), cancel);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/avtal");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await server.Client.SendAsync(again, cancel);

        Assert.Equal(System.Net.HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(AnswerChecks.Headers(All_headers(second)));
    }

    private static Dictionary<string, string> All_headers(HttpResponseMessage answer) =>
        answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
}
