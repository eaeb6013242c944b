using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Parser;

namespace Samsyn.Web.Tests.Feeds;

/// <summary>
/// What the public W3C feed validator holds against an Atom feed, errors and warnings, as rules of our own; each names the validator's message and where the RFC says it.
/// </summary>
/// <remarks>Messages: validator.w3.org/feed/docs. RFC 4287 (Atom), RFC 3339 (instants), RFC 3987 (IRI).</remarks>
internal static partial class AtomRules
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly string[] Known = ["author", "category", "content", "contributor", "entry", "feed", "generator", "icon", "id", "link", "logo", "name", "published", "rights", "source", "subtitle", "summary", "title", "updated", "uri", "email"];

    private static readonly string[] Safe = ["a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "li", "ol", "p", "pre", "q", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul", "html", "head", "body"];

    /// <summary>Every rule that is broken.</summary>
    public static List<string> Broken(byte[] bytes, string mediaType, Uri fetchedFrom, DateTime now)
    {
        var broken = new List<string>();
        if (mediaType != "application/atom+xml; charset=utf-8") broken.Add("UnexpectedContentType: " + mediaType);
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
            document = XDocument.Load(reader);
        }
        catch (XmlException wrong)
        {
            return [.. broken, "SAXError: " + wrong.Message];
        }

        var feed = document.Root!;
        if (feed.Name != Atom + "feed") return [.. broken, "UndefinedElement: the root is no atom:feed"];
        foreach (var element in feed.DescendantsAndSelf().Where(e => e.Name.Namespace != Atom || !Known.Contains(e.Name.LocalName))) broken.Add("UndefinedElement: " + element.Name);
        if (feed.Attribute(XNamespace.Xml + "lang")?.Value is not ("sv" or "en")) broken.Add("InvalidLanguage: xml:lang");
        foreach (var name in new[] { "id", "title", "updated", "author" }) ExactlyOne(feed, name);
        foreach (var name in new[] { "subtitle", "rights", "generator", "icon", "logo" }) AtMostOne(feed, name);
        var entries = feed.Elements(Atom + "entry").ToList();
        if (entries.Count > 0 && entries[^1].ElementsAfterSelf().Any() | entries[0].ElementsAfterSelf().Any(e => e.Name != Atom + "entry")) broken.Add("MisplacedMetadata: something other than entries follows an entry");
        Ids(feed);
        Links(feed);
        if (feed.Elements(Atom + "link").SingleOrDefault(l => (string?)l.Attribute("rel") == "self") is not { } self) broken.Add("MissingSelf");
        else if (self.Attribute("href")!.Value != fetchedFrom.AbsoluteUri) broken.Add($"SelfDoesntMatchLocation: {self.Attribute("href")!.Value} is not {fetchedFrom.AbsoluteUri}");
        Instant(feed, "updated");
        Person(feed);
        foreach (var entry in entries)
        {
            foreach (var name in new[] { "id", "title", "updated" }) ExactlyOne(entry, name);
            foreach (var name in new[] { "content", "summary", "published", "rights", "source" }) AtMostOne(entry, name);
            Ids(entry);
            Links(entry);
            Person(entry);
            Instant(entry, "updated");
            if (entry.Element(Atom + "published") is not null) Instant(entry, "published");
            if (entry.Element(Atom + "summary") is null && entry.Element(Atom + "content") is null) broken.Add("MissingTextualContent");
            if (entry.Element(Atom + "content") is null && entry.Elements(Atom + "link").All(l => (string?)l.Attribute("rel") is not ("alternate" or null))) broken.Add("MissingContentOrAlternate");
            if (entry.Element(Atom + "content") is { } content) Html(content);
            foreach (var category in entry.Elements(Atom + "category"))
                if (string.IsNullOrEmpty((string?)category.Attribute("term"))) broken.Add("MissingAttribute: category term");
        }

        foreach (var same in entries.GroupBy(e => e.Element(Atom + "id")?.Value).Where(g => g.Count() > 1)) broken.Add("DuplicateEntries: " + same.Key);
        if (entries.Count > 0 && feed.Element(Atom + "updated")?.Value is { } all && entries.Max(e => e.Element(Atom + "updated")!.Value) is { } latest && string.CompareOrdinal(latest, all) > 0) broken.Add("the feed's updated is older than an entry's (4.2.15)");
        foreach (var text in feed.Descendants().Where(e => e.Name.LocalName is "title" or "subtitle" or "summary"))
        {
            if (text.Attribute("type") is not null) broken.Add("a text construct that we write is plain");
            if (text.HasElements) broken.Add("UndefinedElement in a text construct (3.1.1.1)");
            if (HtmlInPlain().IsMatch(text.Value)) broken.Add("ContainsHTML: " + text.Value);
            if (string.IsNullOrWhiteSpace(text.Value)) broken.Add("NotBlank: " + text.Name.LocalName);
        }

        return broken;

        void ExactlyOne(XElement parent, string name)
        {
            var count = parent.Elements(Atom + name).Count();
            if (count == 0) broken.Add($"MissingElement: {parent.Name.LocalName} without {name}");
            if (count > 1 && name != "author") broken.Add($"DuplicateElement: {name}");
        }

        void AtMostOne(XElement parent, string name)
        {
            if (parent.Elements(Atom + name).Count() > 1) broken.Add($"DuplicateElement: {name}");
        }

        void Ids(XElement of)
        {
            var id = of.Element(Atom + "id")?.Value ?? "";
            if (!Urn().IsMatch(id)) broken.Add("InvalidFullLink: id is no canonical urn:uuid: " + id);
        }

        void Links(XElement of)
        {
            var links = of.Elements(Atom + "link").ToList();
            foreach (var link in links)
            {
                if (!Uri.TryCreate((string?)link.Attribute("href"), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.AbsoluteUri != (string?)link.Attribute("href")) broken.Add("InvalidURI: " + link);
                if ((string?)link.Attribute("type") is { } type && !Mime().IsMatch(type)) broken.Add("InvalidMIMEType: " + type);
                if ((string?)link.Attribute("rel") is not ("alternate" or "self" or "enclosure" or "related" or "via" or null)) broken.Add("UnregisteredAtomLinkRel: " + link);
            }

            foreach (var same in links.GroupBy(l => ((string?)l.Attribute("rel") ?? "alternate", (string?)l.Attribute("type"), (string?)l.Attribute("hreflang"))).Where(g => g.Count() > 1)) broken.Add("DuplicateAtomLink: " + same.Key);
        }

        void Person(XElement of)
        {
            foreach (var author in of.Elements(Atom + "author"))
                if (string.IsNullOrWhiteSpace(author.Element(Atom + "name")?.Value)) broken.Add("MissingElement: author without name");
        }

        void Instant(XElement of, string name)
        {
            var text = of.Element(Atom + name)?.Value ?? "";
            if (!Rfc3339().IsMatch(text) || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at)) broken.Add("InvalidRFC3339Date: " + text);
            else if (at > now.AddMinutes(1)) broken.Add("ImplausibleDate: " + text);
        }

        void Html(XElement content)
        {
            if ((string?)content.Attribute("type") != "html") broken.Add("InvalidContentMode");
            var page = new HtmlParser().ParseDocument(content.Value);
            foreach (var element in page.All)
            {
                if (!Safe.Contains(element.LocalName)) broken.Add("SecurityRisk or NotHtml: <" + element.LocalName + ">");
                foreach (var attribute in element.Attributes)
                {
                    if (attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name is "style") broken.Add("SecurityRiskAttr: " + attribute.Name);
                    if (attribute.Name is "href" or "src" && !(Uri.TryCreate(attribute.Value, UriKind.Absolute, out var to) && to.Scheme is "http" or "https" or "mailto" or "tel")) broken.Add("ContainsRelRef: " + attribute.Value);
                }
            }
        }
    }

    [GeneratedRegex("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
    private static partial Regex Urn();

    [GeneratedRegex(@"^[a-z]+/[a-z0-9.+-]+$")]
    private static partial Regex Mime();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Rfc3339();

    [GeneratedRegex(@"</?(p|a|b|i|br|em|strong|div|span|ul|li|img|table)\b|&(amp|lt|gt|quot|nbsp|#\d+);", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlInPlain();
}
