using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Samsyn.Web.Design;
using Samsyn.Web.Files;

namespace Samsyn.Web.Publishing.OldPages;

/// <summary>A file that a saved page leads to and that lies in the same folder.</summary>
/// <param name="OldAddress">Where it was; null when only the folder knows it.</param>
internal sealed record SavedFile(AttachedFile File, string Path, Uri? OldAddress);

/// <summary>A saved page of an earlier site as it was read: what becomes a draft.</summary>
/// <param name="Path">In the folder, for those who are told.</param>
/// <param name="On">The day it was published, or last changed; null when nothing says.</param>
/// <param name="Notes">What did not come along, with what to do about it.</param>
internal sealed partial record SavedPage(string Path, Uri Address, string Title, string Lead, string Body, DateOnly? On, IReadOnlyList<SavedFile> Files, IReadOnlyList<Fault> Notes)
{
    /// <summary>What an article that was made of an old page has before its address, as its source.</summary>
    public const string Source = "page:";

    /// <summary>Larger than any page that people wrote.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    private const int Deepest = 256;

    /// <summary>Where the text is, the surest first.</summary>
    private static readonly string[] MainParts = ["main", "[role=main]", "#innehall, #content, #main, #main-content", "article"];

    /// <summary>What systems call the day in their meta elements: published before changed.</summary>
    private static readonly string[] DateNames = ["article:published_time", "date", "dcterms.issued", "dcterms.date", "dcterms.created", "dc.date.issued", "dc.date", "article:modified_time", "dcterms.modified", "last-modified"];

    /// <summary>Shorter than this, a page with files is there for its files: they become documents of the library.</summary>
    private const int ShortText = 200;

    public bool IsOfDocuments => Files.Count > 0 && Remark.Length < ShortText;

    /// <summary>What a document of the page is described by: its lead and what else the page says, without the links to its files.</summary>
    public string Description => string.Join("\n\n", new[] { Lead, Remark }.Where(text => text.Length > 0));

    private string Remark => ArticleContent.Plain(ArticleContent.Read(null, FileLink().Replace(Body, ""))).Trim(' ', '\n', '-', ':');

    [GeneratedRegex(@"\[(?:\\.|[^\]\\])*\]\(<?/fil/[^)]*\)")]
    private static partial Regex FileLink();

    /// <summary>Reads a page.</summary>
    /// <returns>Null when it cannot be read; <paramref name="faults"/> then says why.</returns>
    public static SavedPage? Read(SavedSite site, string path, FaultList faults)
    {
        var start = Place.StartOf(site.Named(path));
        SavedPage? Refuse(string what, string mend)
        {
            faults.Add(start, what, mend);
            return null;
        }

        var size = new FileInfo(site.Full(path)).Length;
        if (size > MostBytes) return Refuse($"sidan är {FileWords.Size(size)}", $"spara den utan inbakade bilder; högst {FileWords.Size(MostBytes)}");
        var notes = new List<Fault>();
        if (SavedEncoding.Text(File.ReadAllBytes(site.Full(path)), start, notes, out var unreadable) is not { } html) return Refuse(unreadable!, "öppna sidan i en webbläsare och spara den på nytt");
        if (!SavedEncoding.IsHtml(html)) return Refuse("filen är ingen webbsida (HTML)", "spara sidan på nytt från webbläsaren, som hela sidan eller bara HTML");
        using var document = new HtmlParser().ParseDocument(html);
        if (DepthOf(document) > Deepest) return Refuse($"sidan är djupare än {Deepest} nivåer", "spara den på nytt från webbläsaren");
        if (AddressOf(document, html, out var wrong) is not { } address) return Refuse(wrong, "skriv sidans gamla adress i filen: <link rel=\"canonical\" href=\"https://…\">");

        var main = MainOf(document);
        if (TitleOf(document, main) is not { Length: > 0 } title) return Refuse("sidan har ingen rubrik", "skriv en rubrik i filen: <h1>…</h1>");
        if (title.Length > ArticleText.LongestTitle)
        {
            notes.Add(new Fault(start, $"rubriken har {title.Length} tecken och är avkortad", $"korta den till högst {ArticleText.LongestTitle} när du läser igenom utkastet"));
            title = title[..(ArticleText.LongestTitle - 2)] + " …";
        }

        var lead = LeadOf(document, main, out var leadElement);
        if (lead.Length > ArticleText.LongestLead) (lead, leadElement) = ("", null);
        var links = new SavedLinks(site, path, address, start, notes);
        var text = new SavedText(links.Target);
        var body = text.Markdown(main, element => element == leadElement || (element.LocalName == "h1" && Words(element) == title));
        if (body.Length == 0 && lead.Length > 0) (lead, body) = ("", text.Markdown(main, element => element.LocalName == "h1" && Words(element) == title));
        if (body.Length == 0) return Refuse("sidan har ingen text", "spara den på nytt när den har hunnit visas, eller klistra in texten i en nyhet");
        if (body.Length > ArticleText.LongestBody - 200) return Refuse($"texten har {body.Length} tecken", $"dela upp sidan; högst {ArticleText.LongestBody - 200} får plats");
        foreach (var (kind, count) in text.Missing.OrderBy(m => m.Key, StringComparer.Ordinal)) notes.Add(new Fault(start, $"{kind} ({count}) följer inte med", "lägg in det som behövs för hand"));
        var on = DateOf(document, site.Today, start, notes);
        return new SavedPage(site.Named(path), address, title, lead, body, on, links.Files, notes);
    }

    /// <summary>Without recursion: the page may be made to be deep.</summary>
    private static int DepthOf(INode root)
    {
        var (node, depth, deepest) = (root.FirstChild, 1, 0);
        while (node is not null)
        {
            deepest = Math.Max(deepest, depth);
            if (node.FirstChild is { } child)
            {
                (node, depth) = (child, depth + 1);
                continue;
            }

            while (node is not null && node != root && node.NextSibling is null) (node, depth) = (node.Parent, depth - 1);
            node = node == root ? null : node?.NextSibling;
        }

        return deepest;
    }

    /// <summary>Where it was: what the page says of itself, else what the browser wrote when it saved it.</summary>
    private static Uri? AddressOf(IHtmlDocument document, string html, out string wrong)
    {
        wrong = "sidans gamla adress står ingenstans";
        static Uri? Whole(string? text) => Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0 ? new UriBuilder(address) { Fragment = "" }.Uri : null;
        var saved = SavedEncoding.SavedFrom().Match(html[..Math.Min(html.Length, 4096)]) is { Success: true } comment ? Whole(comment.Groups[1].Value) : null;
        var said = new[] { Whole(document.QuerySelector("link[rel~=canonical]")?.GetAttribute("href")), Whole(Meta(document, "og:url")), saved, Whole(document.QuerySelector("base")?.GetAttribute("href")) }.OfType<Uri>().ToList();
        static string Host(Uri address) => address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host;
        if (said.Count > 1 && said.FirstOrDefault(other => Host(other) != Host(said[0])) is { } liar)
        {
            wrong = $"sidan säger att den stod både på {said[0].Host} och på {liar.Host}";
            return null;
        }

        return said.FirstOrDefault();
    }

    private static string? Meta(IHtmlDocument document, string name) =>
        document.QuerySelectorAll("meta").FirstOrDefault(m => name.Equals(m.GetAttribute("property") ?? m.GetAttribute("name"), StringComparison.OrdinalIgnoreCase))?.GetAttribute("content") is { } content && content.Trim().Length > 0 ? content.Trim() : null;

    private static IElement MainOf(IHtmlDocument document)
    {
        foreach (var where in MainParts)
            if (document.QuerySelectorAll(where).ToList() is { Count: > 0 } found && (where != "article" || found.Count == 1) && Words(found[0]).Length > 0) return found[0];
        return document.Body!;
    }

    private static string? TitleOf(IHtmlDocument document, IElement main)
    {
        if ((main.QuerySelector("h1") ?? document.QuerySelector("h1")) is { } heading && Words(heading) is { Length: > 0 } title) return title;
        if (Meta(document, "og:title") is { } shared) return Words(shared);
        var name = Words(document.Title ?? "");
        // "Nytt avtal | VästKom": the site's own name stands last.
        return name.LastIndexOf(" | ", StringComparison.Ordinal) is > 0 and var bar ? name[..bar] : name.LastIndexOf(" - ", StringComparison.Ordinal) is > 0 and var dash ? name[..dash] : name;
    }

    private static string LeadOf(IHtmlDocument document, IElement main, out IElement? element)
    {
        element = main.QuerySelector(".ingress, .lead, .preamble, .introduction, .intro, .entry-summary");
        if (element is null && Meta(document, "description") is { } description)
            element = main.QuerySelectorAll("p").FirstOrDefault(p => Words(p) is { Length: > 0 } words && words == Words(description));
        return element is null ? "" : Words(element);
    }

    private static DateOnly? DateOf(IHtmlDocument document, DateOnly today, Place start, List<Fault> notes)
    {
        var said = DateNames.Select(name => Meta(document, name))
            .Concat(document.QuerySelectorAll("time[itemprop=datePublished], time[pubdate], time[datetime]").Select(time => time.GetAttribute("datetime")))
            .Concat(SavedEncoding.SaidDate().Matches(Words(document.Body?.TextContent ?? "")).Select(match => match.Groups[1].Value)).OfType<string>();
        const string Mend = "skriv rätt dag i utkastet; annars får det dagens datum";
        foreach (var text in said)
        {
            if (!Dates.TryRead(text.Length > 10 && text[4] == '-' ? text[..10] : text, out var day)) continue;
            if (day <= today && day.Year >= 1990) return day;
            notes.Add(new Fault(start, $"dagen {text} kan inte stämma", Mend));
            return null;
        }

        notes.Add(new Fault(start, "ingen dag står på sidan", Mend));
        return null;
    }

    private static string Words(IElement element) => Words(element.TextContent);

    private static string Words(string text) => ArticleContent.Clean(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}

/// <summary>The characters of a saved page, whatever they were saved in.</summary>
internal static partial class SavedEncoding
{
    [GeneratedRegex(@"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", RegexOptions.IgnoreCase)]
    internal static partial Regex SavedFrom();

    [GeneratedRegex(@"(?:publicerad|publicerat|senast (?:uppdaterad|ändrad|publicerad|granskad)|uppdaterad)(?: den)?:? {0,2}(\d{4}-\d\d-\d\d|\d{1,2} \p{L}{3,9} \d{4})", RegexOptions.IgnoreCase)]
    internal static partial Regex SaidDate();

    [GeneratedRegex("""charset\s*=\s*["']?\s*([A-Za-z0-9_:-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    [GeneratedRegex(@"<(!doctype html|html|head|body|main|article|h1|p|div)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    public static bool IsHtml(string text) => !text.Contains('\0', StringComparison.Ordinal) && Tag().IsMatch(text);

    /// <summary>UTF-8 where the bytes are; else Windows-1252, which Latin-1 is a part of, unless the page names another.</summary>
    public static string? Text(byte[] bytes, Place start, List<Fault> notes, out string? wrong)
    {
        wrong = null;
        if (bytes.AsSpan().StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode.GetString(bytes.AsSpan(2));
        if (bytes.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble)) return Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2));
        var said = Charset().Match(Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 2048)))) is { Success: true } match ? match.Groups[1].Value.ToLowerInvariant() : null;
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes);
            if (said is not (null or "utf-8" or "utf8") && text.Any(c => c > 127)) notes.Add(new Fault(start, $"sidan säger {said} men är UTF-8, och är läst så", "se efter att å, ä och ö är rätt i utkastet"));
            return text;
        }
        catch (ArgumentException)
        {
            if (said is not (null or "utf-8" or "utf8" or "iso-8859-1" or "latin1" or "latin-1" or "windows-1252" or "cp1252" or "us-ascii" or "iso-8859-15"))
            {
                wrong = $"teckenkodningen {said} går inte att läsa";
                return null;
            }

            notes.Add(new Fault(start, "sidan är läst som Windows-1252 (Latin-1)", "se efter att å, ä och ö är rätt i utkastet"));
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }
}
