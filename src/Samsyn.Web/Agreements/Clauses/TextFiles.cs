using Samsyn.Domain.Agreements;
using Samsyn.Web.Api;
using Samsyn.Web.Design;
using Samsyn.Web.Files;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Agreements.Clauses;

/// <summary>A version's text as a file, and the address of a clause that holds for ever.</summary>
public static class TextFiles
{
    public static void MapTextFiles(this WebApplication app)
    {
        app.MapGet("/avtal/{slug}/text/{version}.md", Markdown).ExcludeFromDescription();
        app.MapGet("/avtal/{slug}/text/{version}.docx", Word).ExcludeFromDescription();
        app.MapGet("/avtal/{slug}/text/{version}.pdf", Printed).ExcludeFromDescription();
        app.MapGet("/avtal/{slug}/text/{version}.csv", Clauses).ExcludeFromDescription();
        app.MapGet("/avtal/{slug}/text/{version}/fil", Original).ExcludeFromDescription();
        app.MapGet("/avtal/{slug}/punkt/{id}", Permanent).ExcludeFromDescription();
    }

    private static async Task<IResult> Markdown(HttpContext context, string slug, string version, Records records, Texts texts) =>
        await Find(slug, version, records, texts) is { } text ? File(context, text, text.Bytes, "text/markdown; charset=utf-8", "md") : Results.NotFound();

    private static async Task<IResult> Word(HttpContext context, string slug, string version, Records records, Texts texts) =>
        await Find(slug, version, records, texts) is { } text
            ? File(context, text, OfficeText.Write(text.Text), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx") : Results.NotFound();

    private static async Task<IResult> Printed(HttpContext context, string slug, string version, Records records, Texts texts, SiteIdentity site)
    {
        if (await records.Cascade(slug) is not { } cascade || Version(cascade.Agreement, version) is not { } found || await texts.Of(cascade.Agreement, found) is not { } text) return Results.NotFound();
        var address = $"{context.Request.Host.ToUriComponent()}{context.Request.SiteRoot().ToUriComponent()}/avtal/{slug}/text/{Uri.EscapeDataString(found.Id)}";
        return File(context, text, PrintedText.Write(text, cascade.Agreement.Settings, site, address), "application/pdf", "pdf");
    }

    /// <summary>Ids and responsibilities, as an import takes them.</summary>
    private static async Task<IResult> Clauses(HttpContext context, string slug, string version, Records records, Texts texts)
    {
        if (await Find(slug, version, records, texts) is not { } text) return Results.NotFound();
        await using var csv = new StringWriter();
        ClauseFile.Write(csv, text.Text, text.Entries, forSpreadsheets: true);
        return File(context, text, System.Text.Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", "csv");
    }

    /// <summary>The file as it was read in.</summary>
    private static async Task<IResult> Original(HttpContext context, string slug, string version, Records records)
    {
        if (await records.Cascade(slug) is not { } cascade || Version(cascade.Agreement, version) is not { Sha256: { } hash, File: var name }) return Results.NotFound();
        if (await records.Blob(hash) is not { } bytes) return Results.NotFound();
        PageCache.Allow(context);
        var extension = Path.GetExtension(name ?? "") is { Length: > 1 and <= 6 } e && e.Skip(1).All(char.IsAsciiLetterOrDigit) ? e : "";
        return Results.File(bytes, "application/octet-stream", $"{slug}-{Safe(version)}{extension}");
    }

    /// <summary>To the clause in the text that is current on the day, or in the last that had it.</summary>
    private static async Task<IResult> Permanent(HttpContext context, string slug, string id, string? den, Records records, Texts texts, Clock clock)
    {
        if (await records.Cascade(slug) is not { } cascade) return Results.NotFound();
        var agreement = cascade.Agreement;
        var day = Dates.TryRead(den, out var asked) ? asked : clock.DayFor(agreement.Settings);
        var current = agreement.CurrentVersion(day);
        // The current one first, then those before it, the newest first, then later ones.
        var order = agreement.Versions.Take(current + 1).Reverse().Concat(agreement.Versions.Skip(current + 1));
        foreach (var version in order)
        {
            if (await texts.Of(agreement, version) is not { } text) continue;
            for (var i = 0; i < text.Ids.Count; i++)
                if (text.Ids[i].Text == id) return Results.Redirect($"{context.Request.PathBase}/avtal/{slug}/text/{Uri.EscapeDataString(version.Id)}#{text.Anchors[i]}");
        }

        return Results.NotFound();
    }

    private static async Task<ReadableText?> Find(string slug, string version, Records records, Texts texts) =>
        await records.Cascade(slug) is { } cascade && Version(cascade.Agreement, version) is { } found ? await texts.Of(cascade.Agreement, found) : null;

    private static AgreementVersion? Version(Agreement agreement, string id) => agreement.Versions.Find(v => string.Equals(v.Id, id, StringComparison.Ordinal));

    internal static IResult File(HttpContext context, ReadableText text, byte[] bytes, string type, string extension)
    {
        PageCache.Allow(context);
        return Results.File(bytes, type, $"{text.Slug}-{Safe(text.Version.Id)}.{extension}");
    }

    private static string Safe(string version) => string.Concat(version.Take(40).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '-'));
}
