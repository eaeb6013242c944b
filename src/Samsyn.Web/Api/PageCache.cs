using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Samsyn.Domain.Calendars;

namespace Samsyn.Web.Api;

/// <summary>
/// Whole answers for readers who are not signed in, kept until anything is recorded by any process or the day changes.
/// </summary>
/// <remarks>
/// A public page depends on its address, the data and the day, and on nothing else, so an answer is kept under the request's
/// own target and thrown away with all others when the data's version moves. Readers' browsers ask again each time
/// (<c>no-cache</c>) and get 304 while nothing has changed: a recorded decision is on every reader's page within a second.
/// Memory is bounded; when it is full everything is dropped, which costs one rendering per page.
/// Source: DESIGN.md 8, issue "The fifty decide", Speed.
/// </remarks>
public sealed class PageCache(Func<long> dataVersion, Clock clock, bool keeps = true)
{
    private const long MostBytes = 12L * 1024 * 1024;
    private const int LargestPage = 4 * 1024 * 1024;

    private volatile Kept _kept = new(long.MinValue, DateTime.MinValue);

    private sealed record Page(int Status, string ContentType, string ETag, byte[] Body, KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>[] Headers)
    {
        private byte[]? _brotli;

        public byte[] Brotli => _brotli ??= Compress(Body);

        private static byte[] Compress(byte[] body)
        {
            using var packed = new MemoryStream();
            using (var stream = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)) stream.Write(body);
            return packed.ToArray();
        }
    }

    /// <summary>What the request asked for, as it was written: one page may be asked for by several names of the host.</summary>
    private readonly record struct Address(bool IsHttps, string Host, string Target);

    /// <param name="version">Of the data.</param>
    /// <param name="until">The last instant of the day, so that no request needs to look the day up.</param>
    private sealed class Kept(long version, DateTime until)
    {
        public long Version { get; } = version;
        public DateTime Until { get; } = until;
        public ConcurrentDictionary<Address, Page> Pages { get; } = new();
        public long Bytes;
    }

    /// <summary>How many requests were answered from memory: read by tests and by the benchmark.</summary>
    public long Hits => Interlocked.Read(ref _hits);

    private long _hits;

    /// <remarks>Not <c>async</c>, and neither is <see cref="Send"/>: an answer from memory waits for nothing but the network, so nothing is kept for later.</remarks>
    public Task Invoke(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!keeps) return Whole(context, next, (_, _) => false);
        if ((!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) || IsSignedIn(request)) return next(context);
        var kept = Current();
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var key = new Address(request.IsHttps, request.Host.Value ?? "", target);
        if (kept.Pages.TryGetValue(key, out var page))
        {
            Interlocked.Increment(ref _hits);
            return Send(context, page);
        }
        return RenderAndKeep(context, next, kept, key);
    }

    /// <summary>The store for the data as it is now; an older one is left to those who still read from it.</summary>
    private Kept Current()
    {
        var (kept, version, now) = (_kept, dataVersion(), clock.Now);
        if (kept.Version == version && now <= kept.Until) return kept;
        var fresh = new Kept(version, Stockholm.EndOf(Stockholm.DayOf(now)));
        _kept = fresh;
        return fresh;
    }

    private async Task RenderAndKeep(HttpContext context, RequestDelegate next, Kept kept, Address key)
    {
        Page? page = null;
        await Whole(context, next, (response, written) =>
        {
            if (!CanKeep(context, written.Length)) return false;
            var body = written.ToArray();
            var etag = "\"" + Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12)) + "\"";
            var headers = response.Headers.Where(h => h.Key is not ("Content-Type" or "Content-Length" or "Date" or "Server")).ToArray();
            page = new Page(response.StatusCode, response.ContentType ?? "", etag, body, headers);
            if (Interlocked.Add(ref kept.Bytes, body.Length + key.Target.Length * 2 + 512) > MostBytes) _kept = new Kept(long.MinValue, DateTime.MinValue);
            else kept.Pages[key] = page;
            foreach (var (name, _) in headers) response.Headers.Remove(name);
            return true;
        });
        if (page is not null) await Send(context, page);
    }

    /// <summary>Writes the answer to memory and sends it in one piece, unless somebody else takes it.</summary>
    private static async Task Whole(HttpContext context, RequestDelegate next, Func<HttpResponse, ReadOnlyMemory<byte>, bool> take)
    {
        var response = context.Response;
        var original = response.Body;
        using var buffer = new PageBuffer();
        response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = original;
        }
        var written = buffer.Written;
        if (take(response, written) || written.Length == 0 || HttpMethods.IsHead(context.Request.Method)) return;
        if (!response.HasStarted) response.ContentLength ??= written.Length;
        await original.WriteAsync(written, context.RequestAborted);
    }

    private static bool CanKeep(HttpContext context, int length)
    {
        var response = context.Response;
        return response.StatusCode == StatusCodes.Status200OK && HttpMethods.IsGet(context.Request.Method)
            && length is > 0 and <= LargestPage
            && response.Headers.SetCookie.Count == 0 && response.Headers.ContentEncoding.Count == 0
            && context.Items.ContainsKey(MayBeKept);
    }

    private static Task Send(HttpContext context, Page page)
    {
        var response = context.Response;
        foreach (var (name, value) in page.Headers) response.Headers[name] = value;
        response.Headers.ETag = page.ETag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (context.Request.Headers.IfNoneMatch.Count > 0 && context.Request.Headers.IfNoneMatch.ToString().Contains(page.ETag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.StatusCode = page.Status;
        response.ContentType = page.ContentType;
        var body = page.Body;
        if (context.Request.Headers.AcceptEncoding.Count > 0 && context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            body = page.Brotli;
            response.Headers.ContentEncoding = "br";
        }
        response.ContentLength = body.Length;
        if (HttpMethods.IsHead(context.Request.Method)) return Task.CompletedTask;
        var sent = response.BodyWriter.WriteAsync(body);
        return sent.IsCompletedSuccessfully ? Task.CompletedTask : sent.AsTask();
    }

    private static readonly object MayBeKept = new();

    /// <summary>Said by a public page or data address whose answer depends on address, data and day alone.</summary>
    public static void Allow(HttpContext context) => context.Items[MayBeKept] = true;

    /// <summary>Any cookie of ours means a person's own page: sign-in, a form's token or a message.</summary>
    private static bool IsSignedIn(HttpRequest request) =>
        request.Headers.Cookie.Count > 0 && request.Headers.Cookie.ToString().Contains("samsyn", StringComparison.OrdinalIgnoreCase);
}
