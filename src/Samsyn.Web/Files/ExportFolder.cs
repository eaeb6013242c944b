using System.Text;
using Samsyn.Domain.Agreements;
using Samsyn.Web.Agreements.Clauses;

namespace Samsyn.Web.Files;

/// <summary>
/// Writes what is recorded as the files another county could start from: <c>county/</c>, <c>agreements/&lt;slug&gt;/</c> and <c>publishing/</c>. The same
/// facts give the same bytes, so an export of an import of an export is the same files. Source: CONTRACT.md General, <c>samsyn export</c>.
/// </summary>
public static class ExportFolder
{
    private static readonly string[] Parts = ["county", "agreements", "publishing"];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Every file of an export with its bytes, by its path with slashes; agreements in ordinal order of their slugs.</summary>
    /// <param name="blob">Finds the bytes of a map or a text by its SHA-256.</param>
    public static IEnumerable<(string Path, byte[] Bytes)> Files(Recorded recorded, Func<string, byte[]> blob)
    {
        if (recorded.County is { } county)
        {
            foreach (var (name, text) in CountyWriter.Files(county))
            {
                yield return ($"county/{name}", Utf8.GetBytes(text));
            }

            if (county.MapSha256 is { } map)
            {
                yield return ($"county/{CountyWriter.MapName}", blob(map));
            }
        }

        foreach (var agreement in recorded.Agreements.OrderBy(one => one.Agreement.Slug, StringComparer.Ordinal))
        {
            var folder = $"agreements/{agreement.Agreement.Slug}";
            var names = TextNames(agreement.Agreement);
            using var text = new StringWriter();
            string? ClausesName(AgreementVersion version) => agreement.Clauses.ContainsKey(version.Id) ? names.GetValueOrDefault(version.Id) + ".csv" : null;
            AgreementWriter.Write(text, agreement, version => names.GetValueOrDefault(version.Id), ClausesName);
            yield return ($"{folder}/agreement.yaml", Utf8.GetBytes(text.ToString()));
            foreach (var version in agreement.Agreement.Versions)
            {
                if (names.TryGetValue(version.Id, out var name))
                {
                    yield return ($"{folder}/{name}", blob(version.Sha256!));
                }

                if (agreement.Clauses.GetValueOrDefault(version.Id) is { } entries)
                {
                    using var csv = new StringWriter();
                    ClauseFile.Write(csv, VersionText.Of(blob(version.TextSha256!)), entries);
                    yield return ($"{folder}/{ClausesName(version)}", Utf8.GetBytes(csv.ToString()));
                }
            }

            var signed = (agreement.SigningPlan?.Masters.Select(master => master.Sha256) ?? []).Concat(agreement.Signatures.Select(signature => signature.FileSha256).OfType<string>());
            foreach (var hash in signed.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                yield return ($"{folder}/{AgreementWriter.SignedFileName(hash)}", blob(hash));
            }

            foreach (var (path, bytes) in ConsultationWriter.Files(agreement, blob))
            {
                yield return ($"{folder}/{path}", bytes);
            }
        }

        foreach (var file in Published(recorded, blob))
        {
            yield return file;
        }
    }

    private static IEnumerable<(string Path, byte[] Bytes)> Published(Recorded recorded, Func<string, byte[]> blob) =>
        PublishingWriter.Files(recorded.Publishing, blob).Select(file => ($"publishing/{file.Path}", file.Bytes));

    /// <summary>
    /// Writes an export to a folder that is new or empty, or holds an earlier export, which is replaced. Other files in the way are refused.
    /// </summary>
    /// <remarks>
    /// Everything is written in a folder beside it that then takes its name: whenever the writing is cut short, the folder is as it was or
    /// is not there, and never holds half an export.
    /// </remarks>
    /// <exception cref="FaultyFileException">The folder holds something else, or cannot be written.</exception>
    public static void Write(Recorded recorded, Func<string, byte[]> blob, string folder)
    {
        string? written = null;
        try
        {
            var target = Target(folder);
            written = $"{target}.{Path.GetRandomFileName()}";
            Directory.CreateDirectory(written);
            foreach (var (path, bytes) in Files(recorded, blob))
            {
                var full = Path.Combine(written, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                File.WriteAllBytes(full, bytes);
            }

            Replace(target, written);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SourceText.Fail(folder, "mappen går inte att skriva till", "ange en mapp som du har rätt att skriva i, i en mapp där du har rätt att skapa nya");
        }
        finally
        {
            if (Directory.Exists(written))
            {
                Directory.Delete(written, recursive: true);
            }
        }
    }

    /// <summary>The folder in full, links followed; refused when it holds anything that no export wrote.</summary>
    private static string Target(string folder)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Directory.Exists(target))
        {
            target = new DirectoryInfo(target).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? target;
            if (Directory.EnumerateFileSystemEntries(target).Select(Path.GetFileName).FirstOrDefault(name => !Parts.Contains(name, StringComparer.Ordinal)) is { } other)
            {
                throw SourceText.Fail(folder, $"mappen innehåller redan något annat ({other})", "ange en ny eller tom mapp med --out");
            }
        }
        else if (File.Exists(target))
        {
            throw SourceText.Fail(folder, "det finns redan en fil med det namnet", "ange en ny eller tom mapp med --out");
        }

        return target;
    }

    private static void Replace(string target, string written)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(written, target);
            return;
        }

        var old = $"{target}.{Path.GetRandomFileName()}";
        Directory.Move(target, old);
        Directory.Move(written, target);
        Directory.Delete(old, recursive: true);
    }

    /// <summary>
    /// Where each text stands: <c>text/&lt;slug&gt;-&lt;version&gt;.md</c>. Made of the version's id and not of the name it once had, so that no
    /// two collide and every system can hold them.
    /// </summary>
    private static Dictionary<string, string> TextNames(Agreement agreement)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var version in agreement.Versions.Where(version => version.Sha256 is not null))
        {
            var id = string.Concat(version.Id.Take(64).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-'));
            var name = $"text/{agreement.Slug}-{id}{Extension(version.File)}";
            for (var n = 2; !taken.Add(name); n++)
            {
                name = $"text/{agreement.Slug}-{id}-{n}{Extension(version.File)}";
            }

            names.Add(version.Id, name);
        }

        return names;
    }

    private static string Extension(string? file) =>
        file is not null && Path.GetExtension(file) is { Length: > 1 and <= 10 } extension && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension : ".md";
}
