using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;
using Microsoft.Net.Http.Headers;
using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design;

/// <summary>What Program.cs calls for the look: services once, static files once.</summary>
public static class DesignSetup
{
    /// <summary>
    /// Swedish letters are written as they are, model-binding messages speak both languages, and the antiforgery cookie
    /// holds for both language roots.
    /// </summary>
    public static IServiceCollection AddDesign(this IServiceCollection services)
    {
        services.AddSingleton<SiteIdentity>();
        services.AddSingleton<AssetVersions>();
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            // Files of wwwroot alone: PageCache keeps answers whole and compresses them itself.
            o.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(o => o.Cookie.Path = "/");
        services.Configure<MvcViewOptions>(o => o.HtmlHelperOptions.ClientValidationEnabled = false);
        services.Configure<MvcOptions>(o =>
        {
            var words = o.ModelBindingMessageProvider;
            words.SetAttemptedValueIsInvalidAccessor((value, _) => L($"”{value}” går inte att läsa här. Följ exemplet ovanför fältet.", $"“{value}” cannot be read here. Follow the example above the field."));
            words.SetNonPropertyAttemptedValueIsInvalidAccessor(value => L($"”{value}” går inte att läsa här. Följ exemplet ovanför fältet.", $"“{value}” cannot be read here. Follow the example above the field."));
            words.SetValueIsInvalidAccessor(value => L($"”{value}” går inte att läsa här.", $"“{value}” cannot be read here."));
            words.SetValueMustNotBeNullAccessor(_ => L("Fyll i fältet.", "Fill in this field."));
            words.SetMissingBindRequiredValueAccessor(_ => L("Fyll i fältet.", "Fill in this field."));
            words.SetMissingKeyOrValueAccessor(() => L("Fyll i fältet.", "Fill in this field."));
            words.SetValueMustBeANumberAccessor(_ => L("Skriv ett tal med siffror.", "Write a number in figures."));
            words.SetNonPropertyValueMustBeANumberAccessor(() => L("Skriv ett tal med siffror.", "Write a number in figures."));
        });
        return services;
    }

    /// <summary>
    /// Serves <c>wwwroot</c>, compressed. An address with a version (<c>?v=…</c>, made by <c>Asset()</c>) or under
    /// <c>/lib/name-version/</c> may be kept for a year; the rest is asked for again each hour.
    /// </summary>
    /// <remarks>Only addresses with a file's ending are compressed here: pages may carry a secret beside what somebody else wrote.</remarks>
    public static IApplicationBuilder UseDesignFiles(this IApplicationBuilder app) => app.UseWhen(
        context => Path.HasExtension(context.Request.Path.Value),
        files => files.UseResponseCompression().UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file =>
            {
                var request = file.Context.Request;
                var versioned = request.Query.ContainsKey("v") || request.Path.StartsWithSegments("/lib", StringComparison.Ordinal);
                file.Context.Response.Headers[HeaderNames.CacheControl] =
                    versioned ? "public, max-age=31536000, immutable" : "public, max-age=3600";
            },
        }));

    /// <summary>The address of a file in <c>wwwroot</c>, the same in both languages, with its content hash as version.</summary>
    public static string Asset(this HttpContext context, string path) =>
        context.Request.SiteRoot().Add("/" + path).ToUriComponent() + context.RequestServices.GetRequiredService<AssetVersions>().Of(path);
}

/// <summary>
/// What is added to a file's address so that a new file has a new address. Read once: files come with the program and change when it starts anew.
/// The framework's own way watches each file, and a machine has few watchers (128 inotify instances a user on many).
/// </summary>
public sealed class AssetVersions(IWebHostEnvironment host)
{
    private readonly ConcurrentDictionary<string, string> _versions = new(StringComparer.Ordinal);

    /// <summary><c>?v=…</c>; nothing for a file that is not there.</summary>
    public string Of(string path) => _versions.GetOrAdd(path, asked =>
    {
        var file = host.WebRootFileProvider.GetFileInfo(asked);
        if (!file.Exists) return "";
        using var stream = file.CreateReadStream();
        return "?v=" + System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(stream));
    });
}
