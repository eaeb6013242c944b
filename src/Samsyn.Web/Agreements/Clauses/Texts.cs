using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Clauses;
using Samsyn.Web.Design;
using Samsyn.Web.Storage;

namespace Samsyn.Web.Agreements.Clauses;

/// <summary>The texts of agreements as readers get them: tree, ids, responsibilities, and the finished HTML.</summary>
/// <remarks>
/// A published text never changes, so what was made of it is kept in memory under its hash and the revision of what stands beside it; only that revision
/// is asked of the database for each reader.
/// </remarks>
public sealed class Texts(Records records)
{
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<(Guid Agreement, string Version, string Text, int Revision), ReadableText> kept = new();

    /// <summary>The text of a version; null when it has none that can be read.</summary>
    public async ValueTask<ReadableText?> Of(Agreement agreement, AgreementVersion version)
    {
        if (version.TextSha256 is not { } hash) return null;
        if (await records.ClauseRevision(agreement.Id, version.Id) is not { } revision) return null;
        var key = (agreement.Id, version.Id, hash, revision);
        if (kept.TryGetValue(key, out var found)) return found;
        if (await records.Blob(hash) is not { } bytes || await records.Clauses(agreement.Id, version.Id) is not { } clauses) return null;
        var text = VersionText.Of(bytes);
        if (text.InOrder.Count != clauses.Entries.Count) throw new InvalidOperationException($"Version {version.Id} of {agreement.Slug} has {text.InOrder.Count} clauses and {clauses.Entries.Count} ids.");
        if (kept.Count >= MostKept) kept.Clear();
        return kept[key] = new ReadableText(agreement.Slug, version, text, clauses.Entries, bytes);
    }
}

/// <summary>One version's text, ready to be read.</summary>
/// <param name="Bytes">The text in its one form, UTF-8.</param>
public sealed record ReadableText(string Slug, AgreementVersion Version, ClauseText Text, IReadOnlyList<ClauseEntry> Entries, byte[] Bytes)
{
    private readonly ConcurrentDictionary<(Language Language, string Root, string Day), IHtmlContent> written = new();

    /// <summary>The ids in reading order.</summary>
    public IReadOnlyList<ClauseId> Ids { get; } = [.. Entries.Select(entry => entry.Id)];

    /// <summary>Where each clause stands in the page, in reading order: <c>punkt-4.2</c>.</summary>
    public IReadOnlyList<string> Anchors { get; } = ClauseAnchors.Of(Text);

    public bool HasResponsibilities => Entries.Any(entry => entry.Responsibilities.Count > 0);

    /// <summary>The whole text as HTML, in the language of the request.</summary>
    /// <param name="root">What stands before <c>/avtal</c> in addresses.</param>
    /// <param name="isCurrent">The clauses' addresses then lead to the text of the day they are followed; else they stay with this version.</param>
    public IHtmlContent Html(string root, bool isCurrent) =>
        written.GetOrAdd((Languages.Current, root, isCurrent ? "" : "?den=" + Dates.Iso(Version.On)), key => TextMarkup.Whole(this, key.Root, key.Day));
}

/// <summary>Addresses of clauses within a page.</summary>
public static class ClauseAnchors
{
    /// <summary>
    /// <c>punkt-4.2</c> for a numbered clause, <c>rubrik-3</c> for the third without a number. The first of two with one number gets the plain address.
    /// </summary>
    public static IReadOnlyList<string> Of(ClauseText text)
    {
        var anchors = new List<string>(text.InOrder.Count);
        var given = new HashSet<string>(StringComparer.Ordinal);
        var headings = 0;
        foreach (var placed in text.InOrder)
        {
            if (placed.Clause.Heading is not null) headings++;
            var plain = placed.Clause.Number is { } number ? "punkt-" + number.Replace(" ", "", StringComparison.Ordinal).Replace("§", "par", StringComparison.Ordinal) : $"rubrik-{headings}";
            var anchor = plain;
            for (var n = 2; !given.Add(anchor); n++) anchor = $"{plain}-{n}";
            anchors.Add(anchor);
        }

        return anchors;
    }
}
