using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Samsyn.Web.Tests.Feeds;

/// <summary>
/// Everything the feed validator of W3C holds against an Atom feed that can be judged without a network, each under the name the validator gives it, and RFC 4287 behind it. Errors and
/// warnings are the same here: a feed that makes somebody's program hesitate is faulty.
/// </summary>
/// <remarks>Source: github.com/w3c/feedvalidator, <c>src/feedvalidator</c> (feed.py, entry.py, link.py, content.py, author.py, category.py, validators.py); RFC 4287, RFC 3339, RFC 3987.</remarks>
internal static partial class AtomJudge
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XName Lang = XNamespace.Xml + "lang";

    /// <summary>validators.py, <c>HTMLValidator.acceptable_elements</c>: those that our texts can have; every other is SecurityRisk or NotHtml.</summary>
    private static readonly HashSet<string> Elements = new("a b br code div em h1 h2 h3 h4 h5 h6 hr i li ol p pre span strong sub sup table tbody td th thead tr ul".Split(' '), StringComparer.Ordinal);

    /// <summary>validators.py, <c>HTMLValidator.acceptable_attributes</c>: those that our texts can have. <c>role</c>, <c>aria-*</c> and every <c>on…</c> are SecurityRiskAttr.</summary>
    private static readonly HashSet<string> Attributes = new("href hreflang lang scope start title class colspan rowspan".Split(' '), StringComparer.Ordinal);

    private static readonly string[] FeedOnce = ["id", "title", "subtitle", "updated", "generator", "icon", "logo", "rights"];
    private static readonly string[] EntryOnce = ["id", "title", "summary", "content", "published", "updated", "rights", "source"];

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$")]
    private static partial Regex Rfc3339();

    [GeneratedRegex("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
    private static partial Regex UuidUrn();

    [GeneratedRegex(@"^[^\s()<>,;:\\""/\[\]?=]+/[^\s()<>,;:\\""/\[\]?=]+$")]
    private static partial Regex Mime();

    [GeneratedRegex(@"</\w+>|&#?\w+;")]
    private static partial Regex Markup();

    [GeneratedRegex("[\u0080-\u009f\ufffd]")]
    private static partial Regex Bad();

    /// <param name="fetchedFrom">The address the bytes came from.</param>
    /// <returns>Each fault as <c>Name: what</c>; empty when there is none.</returns>
    public static IReadOnlyList<string> Faults(byte[] bytes, string? contentType, string fetchedFrom, DateTime now)
    {
        var faults = new List<string>();
        void Fault(string name, string what) => faults.Add($"{name}: {what}");

        // UnexpectedContentType, NonSpecificMediaType, EncodingMismatch: what is said of the bytes is true of them.
        if (contentType != "application/atom+xml; charset=utf-8") Fault("UnexpectedContentType", contentType ?? "none");
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (ArgumentException)
        {
            Fault("UnicodeError", "not UTF-8");
            return faults;
        }

        if (!text.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", StringComparison.Ordinal)) Fault("EncodingMismatch", "the declaration");
        XDocument document;
        try
        {
            // ContainsSystemEntity: no document type at all.
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
            document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException broken)
        {
            Fault("SAXError", broken.Message);
            return faults;
        }

        var feed = document.Root!;
        if (feed.Name != Atom + "feed") Fault("UndefinedElement", feed.Name.ToString());
        if (Bad().IsMatch(text)) Fault("BadCharacters", "C1 or U+FFFD");
        var known = new HashSet<string>("feed entry id title subtitle updated published author name uri email link category summary content generator".Split(' '), StringComparer.Ordinal);
        foreach (var odd in feed.DescendantsAndSelf().Where(e => e.Name.Namespace != Atom || !known.Contains(e.Name.LocalName))) Fault("UndefinedElement", odd.Name.ToString());
        foreach (var spaced in feed.Descendants().Where(e => e.Name.LocalName is "id" or "updated" or "published" or "name" && e.Value != e.Value.Trim())) Fault("UnexpectedWhitespace", spaced.Name.LocalName);
        // MissingDCLanguage, InvalidLanguage.
        if (feed.Attribute(Lang)?.Value is not ("sv" or "en")) Fault("InvalidLanguage", "the feed");
        foreach (var odd in feed.Descendants().Attributes(Lang).Where(a => a.Value is not ("sv" or "en"))) Fault("InvalidLanguage", odd.Value);
        // MisplacedMetadata: all that is about the feed stands before its entries (also what RFC 4287 4.1.1 recommends).
        if (feed.Elements(Atom + "entry").FirstOrDefault() is { } first && first.ElementsAfterSelf().Any(e => e.Name != Atom + "entry")) Fault("MisplacedMetadata", "after an entry");

        Common(feed, ["id", "title", "updated", "author"], FeedOnce, now, Fault);
        var links = feed.Elements(Atom + "link").ToList();
        // MissingSelf, SelfDoesntMatchLocation, SelfNotAtom.
        if (links.Where(l => l.Attribute("rel")?.Value == "self").ToList() is not [var self]) Fault("MissingSelf", "no or several");
        else
        {
            if (self.Attribute("href")?.Value != fetchedFrom) Fault("SelfDoesntMatchLocation", $"{self.Attribute("href")?.Value} is not {fetchedFrom}");
            if (self.Attribute("type")?.Value != "application/atom+xml") Fault("SelfNotAtom", "type");
        }

        var entries = feed.Elements(Atom + "entry").ToList();
        foreach (var entry in entries)
        {
            Common(entry, ["id", "title", "updated", "published", "author", "summary", "content", "category"], EntryOnce, now, Fault);
            // MissingContentOrAlternate.
            if (!entry.Elements(Atom + "link").Any(l => l.Attribute("rel")?.Value == "alternate")) Fault("MissingContentOrAlternate", "no page");
            if (Of(entry, "published") is { } published && Of(entry, "updated") is { } updated && updated < published) Fault("ImplausibleDate", "updated before published");
        }

        // DuplicateEntries, DuplicateIds, DuplicateUpdated; RFC 4287 4.1.1 about id and updated together.
        foreach (var id in feed.Descendants(Atom + "id").GroupBy(e => e.Value).Where(g => g.Count() > 1)) Fault("DuplicateIds", id.Key);
        foreach (var instant in entries.GroupBy(e => e.Element(Atom + "updated")?.Value).Where(g => g.Count() > 1)) Fault("DuplicateUpdated", instant.Key ?? "none");
        // No entry is newer than its feed.
        if (Of(feed, "updated") is { } whole && entries.Exists(e => Of(e, "updated") > whole)) Fault("ImplausibleDate", "the feed is older than an entry");
        return faults;
    }

    private static DateTimeOffset? Of(XElement parent, string name) =>
        DateTimeOffset.TryParse(parent.Element(Atom + name)?.Value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant) ? instant : null;

    /// <summary>What holds for a feed and for an entry.</summary>
    private static void Common(XElement parent, string[] required, string[] once, DateTime now, Action<string, string> fault)
    {
        foreach (var name in required.Where(name => parent.Element(Atom + name) is null)) fault("MissingElement", $"{parent.Name.LocalName} without {name}");
        foreach (var name in once.Where(name => parent.Elements(Atom + name).Skip(1).Any())) fault("DuplicateElement", name);
        // InvalidFullLink, InvalidURN, InvalidUUID; NotCanonical: small letters, nothing around.
        if (parent.Element(Atom + "id")?.Value is { } id && !UuidUrn().IsMatch(id)) fault("InvalidURN", id);
        foreach (var date in parent.Elements().Where(e => e.Name.LocalName is "updated" or "published"))
        {
            // InvalidRFC3339Date, ImplausibleDate (1990 until ten minutes from now).
            if (!Rfc3339().IsMatch(date.Value) || !DateTimeOffset.TryParse(date.Value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant)) fault("InvalidRFC3339Date", date.Value);
            else if (instant.Year < 1990 || instant > now.AddMinutes(10)) fault("ImplausibleDate", date.Value);
        }

        foreach (var construct in parent.Elements().Where(e => e.Name.LocalName is "title" or "subtitle" or "summary")) TextOf(construct, fault);
        if (parent.Element(Atom + "content") is { } content)
        {
            if (content.Attribute("type")?.Value != "html") fault("InvalidTextType", "content is not html");
            if (content.HasElements) fault("UndefinedElement", "markup in content is not escaped");
            HtmlOf(content.Value, fault);
        }

        foreach (var author in parent.Elements(Atom + "author"))
        {
            // author.py: a name, not blank; RFC 4287 3.2.1.
            if (string.IsNullOrWhiteSpace(author.Element(Atom + "name")?.Value)) fault("MissingElement", "author without name");
            foreach (var odd in author.Elements().Where(e => e.Name.LocalName != "name")) fault("UndefinedElement", "author/" + odd.Name.LocalName);
        }

        foreach (var category in parent.Elements(Atom + "category"))
        {
            // category.py: MissingAttribute, AttrNotBlank, AtomLinkNotEmpty.
            if (string.IsNullOrEmpty(category.Attribute("term")?.Value)) fault("MissingAttribute", "category without term");
            if (category.Attribute("label") is { Value: "" }) fault("AttrNotBlank", "label");
            if (!category.IsEmpty) fault("NotEmpty", "category");
        }

        Links(parent, fault);
    }

    private static void Links(XElement parent, Action<string, string> fault)
    {
        var links = parent.Elements(Atom + "link").ToList();
        foreach (var link in links)
        {
            var (rel, type, href) = (link.Attribute("rel")?.Value, link.Attribute("type")?.Value, link.Attribute("href")?.Value);
            if (rel is not ("self" or "alternate" or "enclosure" or "related")) fault("UnregisteredAtomLinkRel", rel ?? "none");
            if (type is null || !Mime().IsMatch(type)) fault("InvalidMIMEType", type ?? "none");
            if (href is null) fault("MissingHref", rel ?? "");
            // InvalidLink, RelativeSelf: whole, http or https, and nothing in it that must be encoded.
            else if (!Uri.TryCreate(href, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || href.Any(c => c <= ' ' || c > '~' || "<>\"{}|\\^`".Contains(c, StringComparison.Ordinal))) fault("InvalidLink", href);
            if (link.Attribute("title") is { } title && (title.Value.Trim().Length == 0 || Markup().IsMatch(title.Value))) fault("ContainsHTML", title.Value);
            if (link.Attribute("hreflang")?.Value is not (null or "sv" or "en")) fault("InvalidLanguage", "hreflang");
            if (rel == "enclosure" && !(long.TryParse(link.Attribute("length")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length > 0)) fault("InvalidInteger", "length");
            if (!link.IsEmpty && link.Value.Trim().Length > 0) fault("AtomLinkNotEmpty", rel ?? "");
            foreach (var odd in link.Attributes().Where(a => a.Name.LocalName is not ("rel" or "type" or "href" or "hreflang" or "title" or "length"))) fault("UnexpectedAttribute", odd.Name.LocalName);
        }

        // DuplicateAtomLink: one alternate for each type and language (RFC 4287 4.1.1 and 4.1.2).
        foreach (var twice in links.Where(l => l.Attribute("rel")?.Value is "alternate" or "self").GroupBy(l => (l.Attribute("rel")?.Value, l.Attribute("type")?.Value, l.Attribute("hreflang")?.Value)).Where(g => g.Count() > 1)) fault("DuplicateAtomLink", twice.Key.ToString());
    }

    /// <summary>A text construct (content.py, textConstruct; RFC 4287 3.1).</summary>
    private static void TextOf(XElement construct, Action<string, string> fault)
    {
        if (construct.HasElements) fault("UndefinedElement", "markup in " + construct.Name.LocalName);
        if (construct.Value.Trim().Length == 0) fault("NotBlank", construct.Name.LocalName);
        switch (construct.Attribute("type")?.Value)
        {
            case "text" when Markup().IsMatch(construct.Value): fault("ContainsUndeclaredHTML", construct.Value); break;
            case "html": HtmlOf(construct.Value, fault); break;
            case null or "text": break;
            case var other: fault("InvalidTextType", other); break;
        }
    }

    /// <summary>HTML that another site may show among its own (validators.py, HTMLValidator; ContainsRelRef).</summary>
    private static void HtmlOf(string html, Action<string, string> fault)
    {
        if (html.Trim().Length == 0) fault("NotBlank", "html");
        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = true });
        using var page = new HtmlParser().ParseDocument("<!doctype html><title>x</title><body>");
        INodeList nodes;
        try
        {
            nodes = parser.ParseFragment(html, page.Body!);
        }
        catch (HtmlParseException broken)
        {
            fault("NotHtml", broken.Message);
            return;
        }

        foreach (var element in nodes.SelectMany(node => node.DescendantsAndSelf<IElement>()))
        {
            if (!Elements.Contains(element.LocalName)) fault("SecurityRisk", element.LocalName);
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name == "style") fault("DangerousStyleAttr", attribute.Value);
                else if (!Attributes.Contains(attribute.Name)) fault("SecurityRiskAttr", attribute.Name);
            }

            if (element.GetAttribute("href") is { } href && (!Uri.TryCreate(href, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https" or "mailto"))) fault("ContainsRelRef", href);
        }
    }
}
