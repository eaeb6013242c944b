using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using System.Xml;

namespace Samsyn.Web.Feeds;

/// <summary>A file that comes with an entry (bilaga).</summary>
/// <param name="Address">Whole.</param>
public sealed record FeedFile(string Address, string Title, string MediaType, long Size);

/// <summary>One thing that is told in a feed (inlägg).</summary>
/// <param name="Id">The same for ever, whatever is changed: it becomes <c>urn:uuid:…</c>.</param>
/// <param name="Published">When it was first told, UTC.</param>
/// <param name="Updated">When what it says last changed, UTC; never before <paramref name="Published"/>.</param>
/// <param name="Address">The page it is on, whole.</param>
/// <param name="Author">A function or an organisation, never a person.</param>
/// <param name="Category">A word for programs, <c>decision</c>, and <paramref name="CategoryName"/> for people.</param>
/// <param name="Summary">In plain words.</param>
/// <param name="Html">All of it; every address in it is whole.</param>
public sealed record FeedEntry(Guid Id, string Title, DateTime Published, DateTime Updated, string Address, string Author, string Category, string CategoryName, string Summary, string Html)
{
    /// <summary>The language of title, summary and text when it is another than the feed's: Swedish news in an English feed.</summary>
    public string? Language { get; init; }

    /// <summary>All of it is invented, and title, summary and text say so.</summary>
    public bool IsExercise { get; init; }

    public IReadOnlyList<FeedFile> Files { get; init; } = [];
}

/// <summary>Writes a feed as Atom, for feed readers, the press's monitoring and other public bodies' sites to subscribe to.</summary>
/// <remarks>
/// RFC 4287. The bytes depend on what is told and nothing else: no clock, no order that may vary. Instants are UTC with milliseconds (RFC 3339). What XML 1.0 cannot carry is left out
/// wherever it comes from, also C1 controls and U+FFFD, which the validator of W3C warns of (BadCharacters). A title or summary that looks like markup is written as escaped HTML, since
/// some readers take markup for markup whatever the type says (ContainsUndeclaredHTML). Own code: what the platform has is not in the shared framework.
/// </remarks>
/// <param name="Id">The feed's own, for ever.</param>
/// <param name="Language"><c>sv</c> or <c>en</c>.</param>
/// <param name="Self">Where it was fetched from.</param>
/// <param name="Alternate">The page about the same.</param>
/// <param name="Author">Who runs the site.</param>
/// <param name="Since">What <c>updated</c> is while nothing has been told.</param>
public sealed partial record AtomFeed(Guid Id, string Language, string Title, string Subtitle, string Self, string Alternate, string Author, DateTime Since)
{
    public const string MediaType = "application/atom+xml";

    /// <summary>How many entries a reader gets: enough for one who looks once a month, small enough for a telephone.</summary>
    public const int Most = 50;

    private const string Atom = "http://www.w3.org/2005/Atom";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    [GeneratedRegex("<|&#?[A-Za-z0-9]+;")]
    private static partial Regex LooksLikeMarkup();

    [GeneratedRegex("&#x([0-9A-Fa-f]{1,6});")]
    private static partial Regex Reference();

    /// <summary>The latest entries as a document in UTF-8.</summary>
    public byte[] Write(IEnumerable<FeedEntry> entries)
    {
        var latest = Apart(entries.OrderByDescending(e => e.Updated).ThenBy(e => e.Id).Take(Most));
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.None }))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, Language);
            xml.WriteElementString("id", Atom, Urn(Id));
            Text(xml, "title", Title, null);
            Text(xml, "subtitle", Subtitle, null);
            xml.WriteElementString("updated", Atom, Instant(latest.Count > 0 ? latest[0].Updated : Since));
            Link(xml, "self", Self, MediaType, Language);
            Link(xml, "alternate", Alternate, "text/html", Language);
            Person(xml, Author);
            xml.WriteElementString("generator", Atom, "Samsyn");
            foreach (var entry in latest) Entry(xml, entry);
            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>
    /// Entries that changed in the same instant, as when the words of two follow the same day, are told a millisecond apart: readers and the public validator take equal instants for a machine's mistake. The same entries
    /// are told apart the same way each time.
    /// </summary>
    private static List<FeedEntry> Apart(IEnumerable<FeedEntry> entries)
    {
        var apart = entries.ToList();
        for (var i = apart.Count - 2; i >= 0; i--)
            if (apart[i].Updated <= apart[i + 1].Updated) apart[i] = apart[i] with { Updated = apart[i + 1].Updated.AddMilliseconds(1) };
        return apart;
    }

    private void Entry(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, Urn(entry.Id));
        Text(xml, "title", entry.Title, entry.Language);
        xml.WriteElementString("published", Atom, Instant(entry.Published));
        xml.WriteElementString("updated", Atom, Instant(entry.Updated));
        Person(xml, entry.Author);
        Link(xml, "alternate", entry.Address, "text/html", Language);
        foreach (var file in entry.Files)
        {
            xml.WriteStartElement("link", Atom);
            xml.WriteAttributeString("rel", "enclosure");
            xml.WriteAttributeString("type", file.MediaType);
            xml.WriteAttributeString("title", Said(file.Title));
            xml.WriteAttributeString("length", file.Size.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("href", file.Address);
            xml.WriteEndElement();
        }

        Category(xml, entry.Category, entry.CategoryName);
        if (entry.IsExercise) Category(xml, "exercise", Design.Languages.L("Övning", "Exercise"));
        Text(xml, "summary", entry.Summary, entry.Language);
        xml.WriteStartElement("content", Atom);
        if (entry.Language is { } other) xml.WriteAttributeString("xml", "lang", null, other);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(CleanHtml(entry.Html));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>A text construct (RFC 4287 3.1) that is never empty: the reader's program has nothing else to show.</summary>
    private static void Text(XmlWriter xml, string name, string text, string? language)
    {
        var said = Said(text);
        xml.WriteStartElement(name, Atom);
        if (language is not null) xml.WriteAttributeString("xml", "lang", null, language);
        xml.WriteAttributeString("type", LooksLikeMarkup().IsMatch(said) ? "html" : "text");
        xml.WriteString(LooksLikeMarkup().IsMatch(said) ? CleanHtml(Encoder.Encode(said)) : said);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string mediaType, string language)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", mediaType);
        xml.WriteAttributeString("hreflang", language);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static void Person(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, Said(name));
        xml.WriteEndElement();
    }

    private static void Category(XmlWriter xml, string term, string label)
    {
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", term);
        xml.WriteAttributeString("label", label);
        xml.WriteEndElement();
    }

    private static string Urn(Guid id) => "urn:uuid:" + id.ToString("D");

    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>On one line; an ellipsis when nothing is left.</summary>
    private static string Said(string text) => string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } said ? said : "…";

    /// <summary>Also without references to such characters: what escapes text writes a control character as one, and HTML may hold it no more than XML.</summary>
    private static string CleanHtml(string html) =>
        Reference().Replace(Clean(html), match => Clean(char.ConvertFromUtf32(Math.Min(Convert.ToInt32(match.Groups[1].Value, 16), 0x10FFFF) is var code && code is >= 0xD800 and <= 0xDFFF ? 0xFFFD : code)).Length > 0 ? match.Value : "");

    /// <summary>Without what XML 1.0 cannot carry (2.2 Char), halves of characters, C1 controls and the replacement character.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) clean.Append(c).Append(text[++i]);
            else if (!char.IsSurrogate(c) && (c is '\n' or '\t' || !char.IsControl(c)) && c is not ('\ufffd' or '\ufffe' or '\uffff')) clean.Append(c);
        }

        return clean.ToString();
    }
}
