using System.Net;
using System.Text;
using System.Text.Json;
using Samsyn.Domain.Decisions;
using Samsyn.Web.Decisions;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Api;

/// <summary>The open data of an agreement: the same JSON as the command, for any day and any instant.</summary>
[Rule("C3.shape", "C3.times")]
public sealed class The_status_at_its_address
{
    private const string Status = $"/api/v1/agreements/{OpenSite.Exercise}/status";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Is_what_the_command_prints(Engine engine)
    {
        await using var site = await OpenSite.Start(engine);
        var cascade = (await site.Store.Records.Cascade(OpenSite.Exercise))!;
        foreach (var day in new[] { new DateOnly(2022, 3, 1), new DateOnly(2022, 11, 29), new DateOnly(2024, 1, 1) })
            Assert.Equal(
                Encoding.UTF8.GetString(StatusJson.Of(AgreementStatus.Of(cascade, day, DateTime.UtcNow)).Span),
                await site.Text($"{Status}?as_of={day:yyyy-MM-dd}"));
    }

    [Fact]
    public async Task Without_a_day_is_about_today_also_for_an_exercise()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        using var json = JsonDocument.Parse(await site.Text(Status));
        Assert.Equal($"{new Clock(TimeProvider.System).Today:yyyy-MM-dd}", json.RootElement.GetProperty("as_of").GetString());
    }

    [Fact]
    public async Task Before_anything_was_recorded_nothing_is_known()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        using var then = JsonDocument.Parse(await site.Text($"{Status}?as_of=2022-11-29&known_at=2021-01-01T00:00:00Z"));
        Assert.Equal(0, then.RootElement.GetProperty("counts").GetProperty("approved").GetInt32());
        using var now = JsonDocument.Parse(await site.Text($"{Status}?as_of=2022-11-29"));
        Assert.Equal(31, now.RootElement.GetProperty("counts").GetProperty("approved").GetInt32());
    }

    [Theory]
    [InlineData(Status + "?as_of=2022-02-30", HttpStatusCode.BadRequest, "2022-02-30", "åååå-mm-dd")]
    [InlineData(Status + "?as_of=i+g%C3%A5r", HttpStatusCode.BadRequest, "i går", "åååå-mm-dd")]
    [InlineData(Status + "?known_at=2022-11-29T09:15:00", HttpStatusCode.BadRequest, "2022-11-29T09:15:00", "2022-11-29T09:15:00Z")]
    [InlineData(Status + "?known_at=nu", HttpStatusCode.BadRequest, "nu", "2022-11-29T09:15:00Z")]
    [InlineData("/api/v1/agreements/finns-inte/status", HttpStatusCode.NotFound, "finns-inte", "/api/v1/agreements")]
    [InlineData("/api/v1/finns-inte", HttpStatusCode.NotFound, "Adressen finns inte", "/api/v1/openapi.json")]
    public async Task What_cannot_be_answered_says_why_and_how_to_mend_it(string address, HttpStatusCode status, string why, string mend)
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        using var answer = await site.Get(address);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(why, problem.RootElement.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Contains(mend, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_described_with_its_parameters()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        using var description = JsonDocument.Parse(await site.Text("/api/v1/openapi.json"));
        var paths = description.RootElement.GetProperty("paths");

        Assert.Equal(["/api/v1/agreements", "/api/v1/agreements/{slug}/status", "/api/v1/principals"], paths.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        var parameters = paths.GetProperty("/api/v1/agreements/{slug}/status").GetProperty("get").GetProperty("parameters");
        Assert.Equal(["as_of", "known_at", "slug"], parameters.EnumerateArray().Select(p => p.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
    }
}
