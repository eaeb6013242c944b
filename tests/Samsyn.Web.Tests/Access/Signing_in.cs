using System.Net;
using Microsoft.Extensions.Logging;
using Samsyn.Web.Access;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Access;

/// <summary>Sign-in: who gets in, what is said to those who do not, and what a session leaves behind.</summary>
[Collection(WorkspaceTests.Name)]
public sealed class Signing_in(WorkspaceSites sites)
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Leads_to_what_awaits(Engine engine)
    {
        var site = await sites.On(engine);
        using var visitor = await site.SignedIn("officer-1461");

        Assert.Equal("Vad väntar på oss", visitor.Heading);
        Assert.True(visitor.Answer.Headers.CacheControl?.NoStore);
        var session = Assert.Single(visitor.Cookies.GetAllCookies(), c => c.Name == "samsyn-session");
        Assert.Equal(("/", true), (session.Path, session.HttpOnly));
    }

    [Fact]
    public async Task Says_the_same_of_a_wrong_name_and_a_wrong_password()
    {
        var site = await sites.On(Engine.Sqlite);
        using var nobody = await site.Visit().SignIn("nobody-1461", "fel lösenord här");
        using var somebody = await site.Visit().SignIn("reader", "fel lösenord här");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.Status);
        Assert.Equal(nobody.Errors, somebody.Errors);
        Assert.Single(nobody.Errors);
        Assert.StartsWith("Fel: Logga in", nobody.Page.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(somebody.Cookies.GetAllCookies(), c => c.Name == "samsyn-session");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Rests_an_account_after_five_failures_in_a_row(Engine engine)
    {
        var site = await sites.On(engine);
        await site.Acts.Run(new ActOrder(Guid.CreateVersion7(), "account.add", new Actor(null, "command")),
            act => act.AddAccount(new NewAccount("vilar", "vilar@example.se", "Vilar", Role.Reader), WorkspaceSite.Password));
        using (var fine = await site.Visit().SignIn("vilar@example.se")) Assert.Equal("/arbete", fine.Path);

        for (var n = 0; n < AccessSetup.MostFailures; n++)
            using (var wrong = await site.Visit().SignIn("vilar", "fel lösenord här")) Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        using var right = await site.Visit().SignIn("vilar");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.Status);
        Assert.True((await site.Account("vilar")).LockoutEnd > DateTimeOffset.UtcNow.AddMinutes(10));
    }

    [Fact]
    public async Task Is_throttled()
    {
        await using var store = await Engines.Fresh(Engine.Sqlite);
        await using var app = Server.Build(new Settings { Urls = "http://127.0.0.1:0" }, store.Database, builder => builder.Logging.ClearProviders());
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var visitor = await new Visitor(new Uri(app.Urls.First())).Go("/logga-in");
        var answers = new List<HttpStatusCode>();

        for (var n = 0; n < 31; n++)
        {
            await visitor.Post("/logga-in", ("UserName", ""), ("Password", ""));
            answers.Add(visitor.Status);
            if (visitor.Status == HttpStatusCode.UnprocessableEntity) continue;
            Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        }

        Assert.Equal(30, answers.Count(a => a == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Go("/logga-in")).Status);
    }

    [Fact]
    public async Task Returns_only_to_our_own_pages()
    {
        var site = await sites.On(Engine.Sqlite);
        using var visitor = await site.Visit().Go("/logga-in?till=https://example.com/");
        await visitor.Fill("Användarnamn eller e-postadress", "reader").Fill("Lösenord", WorkspaceSite.Password).Press("Logga in");
        Assert.Equal("/arbete", visitor.Path);

        using var asked = await site.Visit().Go("/en/arbete");
        Assert.Equal("/en/logga-in?till=%2Fen%2Farbete", asked.Path);
        await asked.Post(asked.Path, ("UserName", "reader"), ("Password", WorkspaceSite.Password));
        Assert.Equal("/en/arbete", asked.Path);
    }

    [Fact]
    public async Task Ends_by_signing_out_and_only_by_post()
    {
        var site = await sites.On(Engine.Sqlite);
        using var visitor = await site.SignedIn("reader");

        await visitor.Go("/logga-ut");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Go("/arbete")).Status);
        Assert.Equal("/arbete", visitor.Path);
        await visitor.Go("/logga-ut");
        await visitor.Press("Logga ut");
        Assert.Equal("/", visitor.Path);
        await visitor.Go("/arbete");

        Assert.StartsWith("/logga-in", visitor.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_needed_to_read_and_reading_sets_no_cookie()
    {
        var site = await sites.On(Engine.Sqlite);
        using var visitor = site.Visit();

        foreach (var path in new[] { "/", "/avtal", $"/avtal/{WorkspaceSite.Exercise}", $"/avtal/{WorkspaceSite.Exercise}/beslut", $"/en/avtal/{WorkspaceSite.Exercise}/tidplan", "/tillganglighet", "/om", "/finns-inte" })
        {
            await visitor.Go(path);
            Assert.False(visitor.Answer.Headers.Contains("Set-Cookie"), $"{path} sets a cookie.");
        }
    }

    [Fact]
    public async Task Shows_a_person_the_page_as_it_is_now_and_keeps_it_from_others()
    {
        var site = await sites.On(Engine.Sqlite);
        using var reader = await site.SignedIn("reader");
        using var visitor = site.Visit();

        await reader.Go("/avtal");
        await visitor.Go("/avtal");

        Assert.True(reader.Answer.Headers.CacheControl?.NoStore);
        Assert.Contains("Reader", Visitor.Words(reader.Page.QuerySelector("header")), StringComparison.Ordinal);
        Assert.DoesNotContain("Reader", Visitor.Words(visitor.Page.QuerySelector("header")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/arbete/konton")]
    [InlineData($"/arbete/avtal/{WorkspaceSite.Exercise}/beslut")]
    [InlineData($"/arbete/avtal/{WorkspaceSite.Exercise}/journal")]
    [InlineData($"/arbete/avtal/{WorkspaceSite.Exercise}/inte-beslutat")]
    [InlineData("/arbete/finns-inte")]
    public async Task Is_not_hinted_at_where_one_may_not_be(string path)
    {
        var site = await sites.On(Engine.Sqlite);
        using var visitor = await site.Visit().Go(path);

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }
}
