using System.Globalization;
using System.Text;
using System.Xml;

namespace Samsyn.Web.Feeds;

/// <summary>One entry of a feed.</summary>
/// <param name="Id">Never another, never somebody else's.</param>
/// <param name="Address">The page it is about, absolute.</param>
/// <param name="Summary">A sentence or two, plain.</param>
/// <param name="Html">The whole text with absolute addresses; null when the summary is all.</param>
/// <param name="Author">A function, never a person: "Processledningen".</param>
public sealed record AtomEntry(Guid Id, string Title, Uri Address, DateTime Published, DateTime Updated, string Summary, string? Html, string Author, string Category, string CategoryLabel);

/// <summary>A feed (flöde) by RFC 4287: what somebody's feed reader asks for some times a day.</summary>
/// <remarks>The same entries are the same octets. Characters that XML 1.0 cannot hold are left out, and what is a character or a tag is decided by <see cref="XmlWriter"/> alone.</remarks>
public sealed record AtomFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    /// <summary>Where the feed itself is.</summary>
    public required Uri Self { get; init; }

    /// <summary>The page it follows.</summary>
    public required Uri Page { get; init; }

    public required string Language { get; init; }

    public required string Author { get; init; }

    /// <summary>When there is no entry yet: since when the feed is.</summary>
    public required DateTime Since { get; init; }

    /// <summary>The latest first.</summary>
    public required IReadOnlyList<AtomEntry> Entries { get; init; }

    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, Language);
            Text(xml, "id", $"urn:uuid:{Id}");
            Text(xml, "title", Title);
            if (Subtitle is not null) Text(xml, "subtitle", Subtitle);
            Text(xml, "updated", Instant(Entries.Count > 0 ? Entries.Max(e => e.Updated) : Since));
            Person(xml, Author);
            Link(xml, "self", Self, "application/atom+xml");
            Link(xml, "alternate", Page, "text/html");
            xml.WriteStartElement("generator", Atom);
            xml.WriteString("Samsyn");
            xml.WriteEndElement();
            foreach (var entry in Entries) Write(xml, entry);
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Write(XmlWriter xml, AtomEntry entry)
    {
        xml.WriteStartElement("entry", Atom);
        Text(xml, "id", $"urn:uuid:{entry.Id}");
        Text(xml, "title", entry.Title);
        Text(xml, "published", Instant(entry.Published));
        Text(xml, "updated", Instant(entry.Updated));
        Person(xml, entry.Author);
        Link(xml, "alternate", entry.Address, "text/html");
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", entry.Category);
        xml.WriteAttributeString("label", entry.CategoryLabel);
        xml.WriteEndElement();
        // One without words of its own must have a summary (RFC 4287 4.1.2), so the title stands in.
        if (entry.Summary.Length > 0 || entry.Html is null) Text(xml, "summary", entry.Summary.Length > 0 ? entry.Summary : entry.Title);
        if (entry.Html is { } html)
        {
            xml.WriteStartElement("content", Atom);
            xml.WriteAttributeString("type", "html");
            xml.WriteString(Allowed(html));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Person(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Atom);
        Text(xml, "name", name);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, Uri address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address.AbsoluteUri);
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string text)
    {
        xml.WriteStartElement(name, Atom);
        xml.WriteString(Allowed(text));
        xml.WriteEndElement();
    }

    /// <summary>RFC 3339, UTC.</summary>
    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>XML 1.0 2.2: no control characters, no half surrogate pairs.</summary>
    internal static string Allowed(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) kept.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i])) kept.Append(text[i]);
        return kept.ToString();
    }
}
