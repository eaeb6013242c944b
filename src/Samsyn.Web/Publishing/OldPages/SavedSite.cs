using System.Security.Cryptography;
using AngleSharp.Dom;
using Samsyn.Web.Consultations.Answering;
using Samsyn.Web.Files;
using Samsyn.Web.Publishing.Workspace;

namespace Samsyn.Web.Publishing.OldPages;

/// <summary>A folder of saved pages with the files that lie beside them (en sparad webbplats).</summary>
internal sealed class SavedSite
{
    private static readonly string[] PageEndings = [".html", ".htm", ".xhtml"];

    private readonly string root;
    private readonly HashSet<string> paths;
    private readonly ILookup<string, string> byName;
    private readonly Dictionary<string, (AttachedFile? File, Fault? Fault)> read = new(StringComparer.Ordinal);

    /// <param name="shown">The folder as it was written, for those who are told.</param>
    private SavedSite(string shown, DateOnly today)
    {
        (root, Shown, Today) = (System.IO.Path.GetFullPath(shown), shown.TrimEnd('/', '\\'), today);
        // A link out of the folder is not followed.
        Paths = [.. Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System }).Select(file => System.IO.Path.GetRelativePath(root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        paths = Paths.ToHashSet(StringComparer.Ordinal);
        byName = Paths.Where(path => !IsPage(path)).ToLookup(path => path.Split('/')[^1], StringComparer.Ordinal);
    }

    public string Shown { get; }

    public DateOnly Today { get; }

    /// <summary>Every file, from the folder.</summary>
    public IReadOnlyList<string> Paths { get; }

    public IEnumerable<string> PagePaths => Paths.Where(IsPage);

    public static SavedSite Of(string folder, DateOnly today) => new(folder, today);

    public static bool IsPage(string path) => PageEndings.Contains(System.IO.Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    public string Full(string path) => System.IO.Path.Combine(root, path);

    /// <summary>As people write it: with the folder.</summary>
    public string Named(string path) => $"{Shown}/{path}";

    /// <summary>The file in the folder that a link of a page leads to: beside the page, at the address's path, or the only one of that name.</summary>
    public string? Find(string page, string href, Uri? address)
    {
        var written = Uri.UnescapeDataString(href.Split('?', '#')[0]);
        if (!href.Contains("://", StringComparison.Ordinal) && !written.StartsWith('/'))
        {
            var beside = System.IO.Path.GetRelativePath(root, System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Full(page))!, written))).Replace('\\', '/');
            if (paths.Contains(beside)) return beside;
        }

        if (address is null) return null;
        var path = Uri.UnescapeDataString(address.AbsolutePath).TrimStart('/');
        if (path.Length == 0) return null;
        foreach (var candidate in new[] { path, $"{address.Host}/{path}" }) if (paths.Contains(candidate)) return candidate;
        var name = path.Split('/')[^1];
        return name.Length > 0 && byName[name].Take(2).ToList() is [var only] ? only : null;
    }

    /// <summary>A file that can be published, judged by its name and its first bytes as one that is handed in by hand; else why not.</summary>
    public (AttachedFile? File, Fault? Fault) FileAt(string path, string title)
    {
        if (!read.TryGetValue(path, out var known)) known = read[path] = Judge(path);
        return known.File is null ? known : (known.File with { Title = title.Length is 0 or > 200 ? known.File.Title : title }, null);
    }

    private (AttachedFile? File, Fault? Fault) Judge(string path)
    {
        Fault Of(string what, string mend) => new(Place.StartOf(Named(path)), what, mend);
        var size = new FileInfo(Full(path)).Length;
        if (size > UploadedFile.MostBytes) return (null, Of($"bilagan är {FileWords.Size(size)}", $"spara den med mindre bilder eller dela upp den; högst {FileWords.Size(UploadedFile.MostBytes)}"));
        if (size == 0) return (null, Of("bilagan är tom", "hämta den på nytt från den gamla webbplatsen"));
        var bytes = File.ReadAllBytes(Full(path));
        if (!UploadedFile.IsWhatItSays(path, bytes)) return (null, Of($"filen heter {System.IO.Path.GetExtension(path)} men är något annat", "hämta den på nytt från den gamla webbplatsen"));
        var name = UploadedAttachment.SafeName(path);
        return (new AttachedFile(name, System.IO.Path.GetFileNameWithoutExtension(name), UploadedFile.MediaTypeOf(name)!, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length), null);
    }
}

/// <summary>The links of one page: to other sites as they are, to files that lie in the folder at their new place, and none that no reader may be sent to.</summary>
internal sealed class SavedLinks(SavedSite site, string page, Uri address, Place start, List<Fault> notes)
{
    private readonly List<SavedFile> files = [];

    public IReadOnlyList<SavedFile> Files => files;

    /// <summary>Where a link is to lead; null leaves its words without one.</summary>
    public string? Target(IElement anchor)
    {
        if (anchor.GetAttribute("href")?.Trim() is not { Length: > 0 } href || href[0] == '#') return null;
        var words = string.Join(' ', anchor.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!Uri.TryCreate(address, href, out var target) || target.Scheme is not ("http" or "https" or "mailto"))
        {
            // A telephone number needs no link; everything else that is no address somebody must see to.
            if (target?.Scheme != "tel") notes.Add(new Fault(start, $"länken {Short(href)} vid ”{Short(words)}” går inte att använda, och är bara text", "skriv en adress som börjar med https:// i utkastet, om den behövs"));
            return null;
        }

        if (target.Scheme == "mailto") return ArticleContent.SafeLink(target.AbsoluteUri);
        if (Shown(words) is { } claimed && !SameHost(claimed, target.Host))
        {
            notes.Add(new Fault(start, $"länken säger {Short(words)} men leder till {target.Host}, och är bara text", "ta reda på vilken som är rätt, och skriv den i utkastet"));
            return null;
        }

        if (site.Find(page, href, target) is { } found && !SavedSite.IsPage(found)) return FileLink(found, words, target) ?? target.AbsoluteUri;
        if (UploadedFile.MediaTypeOf(target.AbsolutePath) is not null && SameHost(target.Host, address.Host))
            notes.Add(new Fault(start, $"filen {Short(target.AbsolutePath.Split('/')[^1])} finns inte i mappen; länken leder till den gamla adressen", "hämta filen och lägg till den i utkastet"));
        return ArticleContent.SafeLink(target.AbsoluteUri);
    }

    private string? FileLink(string found, string words, Uri old)
    {
        if (UploadedFile.MediaTypeOf(found) is null) return null;
        var (file, fault) = site.FileAt(found, words);
        if (fault is not null) notes.Add(fault);
        if (file is null) return null;
        if (files.Find(f => f.File.Sha256 == file.Sha256) is { } same) file = same.File;
        else if (files.Count == UploadedFile.MostFiles)
        {
            notes.Add(new Fault(start, $"sidan har fler än {UploadedFile.MostFiles} filer; {file.Name} följer inte med", "lägg till den i biblioteket för hand"));
            return null;
        }
        else files.Add(new SavedFile(file, found, SameHost(old.Host, address.Host) ? old : null));
        return $"/fil/{file.Sha256}/{Uri.EscapeDataString(file.Name)}";
    }

    /// <summary>The host that the words of a link show, when they are an address themselves.</summary>
    private static string? Shown(string words)
    {
        if (words.Contains(' ', StringComparison.Ordinal) || words.Contains('@', StringComparison.Ordinal) || !words.Contains('.', StringComparison.Ordinal)) return null;
        var whole = words.Contains("://", StringComparison.Ordinal) ? words : words.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? "https://" + words : null;
        return whole is not null && Uri.TryCreate(whole.TrimEnd('.', ','), UriKind.Absolute, out var shown) ? shown.Host : null;
    }

    private static bool SameHost(string one, string other)
    {
        static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
        return Bare(one).Equals(Bare(other), StringComparison.OrdinalIgnoreCase);
    }

    private static string Short(string text) => text.ReplaceLineEndings(" ") is { Length: > 60 } line ? line[..59] + "…" : text.ReplaceLineEndings(" ");
}
