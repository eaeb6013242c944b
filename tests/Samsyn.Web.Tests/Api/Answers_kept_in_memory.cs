using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Samsyn.Domain.Decisions;
using Samsyn.Domain.Principals;
using Samsyn.Web.Api;
using Samsyn.Web.Decisions;
using Samsyn.Web.Storage;
using Samsyn.Web.Tests.Storage;

namespace Samsyn.Web.Tests.Api;

/// <summary>A page that is kept is the page that would have been drawn: for every reader, in every encoding, until something changes.</summary>
public sealed class Answers_kept_in_memory
{
    private const string Tracker = $"/avtal/{OpenSite.Exercise}/beslut";
    private const string Csv = $"/avtal/{OpenSite.Exercise}/beslut.csv";
    private const string Json = $"/api/v1/agreements/{OpenSite.Exercise}/status?as_of=2022-11-29";

    public static TheoryData<string> Addresses => ["/", "/avtal", Tracker, "/en" + Tracker, $"/avtal/{OpenSite.Exercise}/tidplan", Csv, Json, "/api/v1/agreements", "/api/v1/principals", "/api/v1/openapi.json"];

    [Theory, MemberData(nameof(Addresses))]
    public async Task Are_compressed_only_for_those_who_ask_for_it_whoever_came_first(string address)
    {
        foreach (var compressedFirst in new[] { true, false })
        {
            await using var site = await OpenSite.Start(Engine.Sqlite);
            if (compressedFirst) (await site.Get(address, ("Accept-Encoding", "gzip, br"))).Dispose();

            using var plain = await site.Get(address);
            var text = await plain.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
            Assert.Empty(plain.Content.Headers.ContentEncoding);

            using var packed = await site.Get(address, ("Accept-Encoding", "gzip, br"));
            await using var body = await packed.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            using var unpacked = new MemoryStream();
            if (packed.Content.Headers.ContentEncoding.Count == 0) await body.CopyToAsync(unpacked, TestContext.Current.CancellationToken);
            else
            {
                Assert.Equal(["br"], packed.Content.Headers.ContentEncoding);
                await using var brotli = new BrotliStream(body, CompressionMode.Decompress);
                await brotli.CopyToAsync(unpacked, TestContext.Current.CancellationToken);
            }
            Assert.Equal(Encoding.UTF8.GetString(text), Encoding.UTF8.GetString(unpacked.ToArray()));
        }
    }

    [Fact]
    public async Task Are_not_sent_again_to_somebody_who_has_them()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        using var first = await site.Get(Tracker);
        using var again = await site.Get(Tracker, ("If-None-Match", first.Headers.ETag!.Tag));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        await Approve(site.Store.Acts);
        using var after = await site.Get(Tracker, ("If-None-Match", first.Headers.ETag.Tag));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Show_within_a_second_what_another_process_recorded(Engine engine)
    {
        await using var site = await OpenSite.Start(engine);
        Assert.Contains("\n", await site.Text(Csv), StringComparison.Ordinal);
        Assert.Equal(31, await Approved(site));
        using var other = new Database(site.Store.Setting); // shares nothing with the server but the database
        await Approve(new Acts(other, TimeProvider.System));

        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (await Approved(site) != 32)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(1), $"Not seen after {waited.Elapsed}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Tell_addresses_languages_and_days_apart()
    {
        await using var site = await OpenSite.Start(Engine.Sqlite);
        var now = await site.Text(Tracker);

        Assert.NotEqual(now, await site.Text("/en" + Tracker));
        Assert.NotEqual(now, await site.Text(Tracker + "?den=2022-10-10"));
        Assert.NotEqual(now, await site.Text(Tracker + "?forbund=FY"));
        Assert.Equal(now, await site.Text(Tracker));
    }

    [Fact]
    public async Task Are_drawn_anew_when_the_day_begins_in_Sweden()
    {
        var time = new SetTime { Now = new DateTimeOffset(2026, 11, 22, 22, 30, 0, TimeSpan.Zero) };
        var cache = new PageCache(() => 1, new Clock(time));
        var drawn = 0;

        await Ask();
        time.Now = new DateTimeOffset(2026, 11, 22, 22, 59, 59, 999, TimeSpan.Zero);
        await Ask();
        Assert.Equal((1, 1), (drawn, (int)cache.Hits));
        time.Now = new DateTimeOffset(2026, 11, 22, 23, 0, 0, TimeSpan.Zero);
        await Ask();
        Assert.Equal((2, 1), (drawn, (int)cache.Hits));

        Task Ask()
        {
            var context = new DefaultHttpContext();
            context.Request.Method = "GET";
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = "/avtal";
            return cache.Invoke(context, async drawing =>
            {
                drawn++;
                PageCache.Allow(drawing);
                drawing.Response.ContentType = "text/html";
                await drawing.Response.Body.WriteAsync("<p>I dag</p>"u8.ToArray());
            });
        }
    }

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private static async Task<int> Approved(OpenSite site) =>
        (await site.Text(Csv)).Split('\n').Count(line => line.Contains(",approved,", StringComparison.Ordinal));

    private static Task Approve(Acts acts) => acts.Run(new ActOrder(Guid.CreateVersion7(), "decision.record", Actor.Import), async act =>
    {
        var cascade = (await act.Cascade(OpenSite.Exercise))!;
        var decision = new Decision
        {
            Id = Guid.CreateVersion7(), AgreementId = cascade.Agreement.Id, Body = new BodyId("KF:1461"), Outcome = Outcome.Approved, On = new DateOnly(2022, 11, 28),
            Paragraph = "§ 1", RecordedAt = default, Place = 0,
        };
        await act.Record(cascade, decision, new DateOnly(2026, 11, 22));
    });
}
